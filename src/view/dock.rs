//! The docked map, on a page that is too narrow to show it beside the text: a strip at the lower edge, which shows the actors
//! that the section in view mentions and their ties; and the map itself, raised over the text.

use super::element::{all, button, changing, el, keyed, of_class, set, tag_of, text};
use super::island::Island;
use super::link;
use super::map::drawing::tie_link;
use super::part::{PartContext, Show};
use crate::document::{Document, Place, Tie};
use crate::graph::Shared;
use crate::reader::{Dock, Picture, Scene};
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// How many actors the strip has room for.
const MOST: usize = 4;

/// The width of the picture in the strip, in its own units, and the height and radius of its marks.
const WIDTH: i32 = 340;
const LEVEL: i32 = 58;
const RADIUS: i32 = 11;

/// How many letters have room side by side, at the font size for the narrowest screens.
const LETTERS: i32 = 38;

/// The container of the strip, which is empty on the static page.
pub(super) fn draw(document: &Document) -> Html {
    if document.actors.is_empty() {
        return Html::default();
    }
    el("div", &[("class", "dock"), ("data-needs-player", "true")], Vec::new())
}

/// Shows the strip.
pub(super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let Some(container) = context.root.query(".dock") else { return Box::new(|_| ()) };
    let mut island = Island::at(container.clone());
    // The strip is drawn at the start, because it must show before the state changes for the first time.
    island.draw(Some(strip(&document, &Scene::first(&document))));
    Box::new(move |change| {
        container.flag("data-away", change.now.reader.dock == Dock::Away);
        // Focus moves from the button that puts the strip away to the one that brings it back.
        let is_other = change.before.reader.dock != change.now.reader.dock;
        let focused =
            container.focused().filter(|focused| is_other && container.contains(focused)).map(|_| container.clone());
        let then =
            Callback::from(move |()| focused.iter().filter_map(|it| it.query("button")).for_each(|it| it.focus()));
        island.draw_then(strip(&document, change.now).into(), then);
    })
}

/// Raises the map over the text, or puts it back into the page.
pub(super) fn show_raised(context: &PartContext) -> Show {
    let (Some(map), words) = (context.root.query(".map"), &context.document.words) else { return Box::new(|_| ()) };
    let ways = [("map-half", words.get("map-smaller")), ("map-whole", words.get("map-larger")), ("map-strip", "×")];
    let head = map.create("div", &[("class", "map-head")], "");
    head.append(&head.create("span", &[], words.get("map-title")));
    for (name, face) in ways {
        let label = if face == "×" { words.get(name) } else { "" };
        let attributes = [("type", "button"), ("class", "tool"), ("data-do", name), ("aria-label", label)];
        head.append(&head.create("button", &attributes, face));
    }
    match map.child(0) {
        Some(first) => first.before(&head),
        None => map.append(&head),
    }
    Box::new(move |change| {
        let dock = change.now.reader.dock;
        let is_being_raised = dock.is_raised() && !change.before.reader.dock.is_raised();
        // The map's height is kept free in the page while the map is raised, so that nothing below it moves.
        if is_being_raised {
            map.set_style("--_held", &[&*(map.rect().height().ceil() as i32).to_string(), "px"].concat());
        }
        map.set("data-raised", if dock.is_raised() { dock.name() } else { "" });
        // The map begins with its scenarios and the drawing, however far it was scrolled when it was lowered.
        if is_being_raised {
            map.set_scroll_top(0);
        }
    })
}

/// The strip: why it shows these actors, the buttons to raise it and put it away, and the picture.
fn strip(document: &Shared, scene: &Scene) -> VTag {
    let words = &document.words;
    let way = |name: &'static str, label: &str, face: &str| button("plain", name, label, face, false);
    if scene.reader.dock == Dock::Away {
        return keyed(
            "away",
            tag_of("div", &[("class", "strip")], vec![way("map-strip", words.get("map"), words.get("map"))]),
        );
    }
    let picture = &scene.picture;
    let reason = picture.front.as_ref().map_or("map-title", |front| front.reason.key());
    let (actors, left_out) = shown(document, scene);
    // Assumed signs are always named as such, without a count, so that their name has room.
    let assumed = scene.assumed(document);
    let is_assumed = !assumed.is_empty();
    let mut caption = if is_assumed { assumed } else { words.get(reason).to_owned() };
    if left_out > 0 && !is_assumed {
        let counts = [actors.len(), actors.len() + left_out].map(|count| count.to_string());
        caption = [&caption, ": ", &words.fill("strip-part", &[("part", &counts[0]), ("all", &counts[1])])].concat();
    }
    let open = words.get("map-half");
    let ways = vec![way("map-half", open, open), way("map-away", words.get("map-away"), "▾")];
    // What the reader has assumed stays in force while they read on, so the strip has the button that ends it.
    let caption = match is_assumed && !scene.is_followed {
        true => {
            let label = [&caption, ": ", words.get("let-go")].concat();
            let attributes = [("type", "button"), ("class", "plain"), ("data-do", "let-go"), ("aria-label", &*label)];
            el("button", &attributes, vec![changing("span", "", &caption), text(" ×")])
        }
        false => changing("p", "", &caption),
    };
    let head = vec![caption, of_class("div", "", ways)];
    let parts = vec![of_class("div", "strip-head", head), VNode::from(self::picture(document, picture, &actors))];
    keyed(
        "strip",
        tag_of("div", &[("class", "strip"), ("role", "group"), ("aria-label", words.get("map-title"))], parts),
    )
}

/// The actors that the strip shows, those of the triad and of ties with an assumed sign first; and how many more the map
/// highlights.
fn shown(document: &Shared, scene: &Scene) -> (Vec<usize>, usize) {
    let picture = &scene.picture;
    let turned = (0..document.ties.len()).filter(|&tie| scene.signs[tie] != document.ties[tie].sign);
    let turned: Vec<usize> = turned.flat_map(|tie| document.neighbours().ends(tie)).collect();
    let is_shown = |actor: usize| match &picture.front {
        Some(front) => front.actors.contains(&actor) || turned.contains(&actor),
        None => true,
    };
    let all = (0..document.actors.len()).filter(|&actor| !picture.actors_hidden[actor] && is_shown(actor));
    let all: Vec<usize> = all.collect();
    let is_first = |actor: &usize| document.is_major(&document.actors[*actor].id) || turned.contains(actor);
    let [mut first, rest] = [true, false].map(|leads| {
        let those = all.iter().filter(|actor| is_first(actor) == leads);
        those.copied().collect::<Vec<usize>>()
    });
    // If nothing is highlighted, the strip shows the triad.
    if picture.front.is_some() || first.is_empty() {
        first.extend(rest);
    } else if turned.is_empty() {
        return (first, 0);
    }
    first.truncate(room(document, &first));
    let left_out = all.len() - first.len();
    (first, left_out)
}

/// The number of actors, from the first one on, that fit side by side: each word of a name fits into the actor's share of the
/// width. It is at least two; names that are too long for their share are cut off then.
fn room(document: &Document, actors: &[usize]) -> usize {
    let (mut room, mut longest) = (0, 0);
    for &actor in actors.iter().take(MOST) {
        for word in document.actors[actor].name.split(' ') {
            longest = longest.max(word.chars().count() as i32);
        }
        if room >= 2 && longest * (room + 1) > LETTERS {
            break;
        }
        room += 1;
    }
    room as usize
}

/// A picture of an actor among those that it has a tie with, those of the triad first, for its card where the map is docked.
pub(super) fn around(document: &Shared, picture: &Picture, actor: usize) -> Html {
    let neighbours = document.neighbours();
    let mut others: Vec<usize> = Vec::new();
    for &tie in neighbours.ties(actor) {
        let other = neighbours.other(tie, actor);
        if !others.contains(&other) {
            others.push(other);
        }
    }
    others.sort_by_key(|&other| !document.is_major(&document.actors[other].id));
    others.insert(0, actor);
    others.truncate(room(document, &others));
    if others.len() == 1 {
        return Html::default();
    }
    let middle = (others.len() - 1) / 2;
    others.swap(0, middle);
    of_class("div", "strip nearest", vec![VNode::from(self::picture(document, picture, &others))])
}

/// A picture of actors side by side, with the ties between them above.
fn picture(document: &Document, picture: &Picture, actors: &[usize]) -> VTag {
    let count = actors.len().max(1) as i32;
    let x = |position: usize| WIDTH * (2 * position as i32 + 1) / (2 * count);
    let position = |id: &str| actors.iter().position(|&actor| document.actors[actor].id == id);
    let mut parts = Vec::new();
    for (index, tie) in document.ties.iter().enumerate().filter(|(index, _)| !picture.ties_hidden[*index]) {
        let (Some(from), Some(to)) = (position(&tie.from), position(&tie.to)) else { continue };
        let apart = from.abs_diff(to) as i32;
        // Ties between the same two actors are drawn beside each other.
        let same = |it: &&Tie| [&it.from, &it.to].iter().all(|&end| *end == tie.from || *end == tie.to);
        let aside = 6 * document.ties[..index].iter().filter(same).count() as i32;
        let [start, end] = [x(from.min(to)), x(from.max(to))];
        let path = match apart {
            1 => path(&[("M", [start + RADIUS, LEVEL - aside]), ("L", [end - RADIUS, LEVEL - aside])]),
            _ => {
                let top = [(start + end) / 2, LEVEL - 14 - 17 * apart - aside];
                path(&[("M", [start, LEVEL - RADIUS]), ("Q", top), (" ", [end, LEVEL - RADIUS])])
            }
        };
        let line = el("path", &[("class", "line"), ("d", &path)], Vec::new());
        parts.push(VNode::from(keyed(&tie.id, tie_link(document, tie, picture.signs[index], vec![line]))));
    }
    for (index, &actor) in actors.iter().enumerate() {
        let actor = &document.actors[actor];
        let at = x(index).to_string();
        let circle = [("class", "mark"), ("cx", &*at), ("cy", &*LEVEL.to_string()), ("r", &*RADIUS.to_string())];
        let lines = lines(&actor.name, (LETTERS / count) as usize);
        let lines = lines.iter().enumerate().map(|(line, name)| {
            let y = (LEVEL + RADIUS + 15 + 14 * line as i32).to_string();
            // The space separates the lines in the text that is read out or copied.
            all(vec![el("tspan", &[("x", &at), ("y", &y)], vec![text(name)]), text(" ")])
        });
        let label = el("text", &[], lines.collect());
        let mut link =
            link::to(&Place::Actor(actor.id.clone()), "corner", vec![el("circle", &circle, Vec::new()), label]);
        set(&mut link, "data-kind", actor.kind.name());
        parts.push(VNode::from(keyed(&actor.id, link)));
    }
    let key: Vec<&str> = actors.iter().map(|&actor| &*document.actors[actor].id).collect();
    keyed(&key.concat(), tag_of("svg", &[("viewBox", "-8 0 356 102")], vec![all(parts)]))
}

/// The path data of SVG. The player draws this picture, so `format!` is not used: it would add several kilobytes to the download.
/// Parts that only the author tool draws may use it.
fn path(steps: &[(&str, [i32; 2])]) -> String {
    let mut path = String::new();
    for (step, [x, y]) in steps {
        [step, &*x.to_string(), " ", &*y.to_string()].iter().for_each(|text| path.push_str(text));
    }
    path
}

/// A name in at most two lines, each of at most `most` letters.
fn lines(name: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        let is_last = lines.len() == 2;
        match lines.last_mut() {
            Some(line) if is_last || line.chars().count() + 1 + word.chars().count() <= most => {
                line.push_str(&[" ", word].concat());
            }
            _ => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        if line.chars().count() > most {
            *line = line.chars().take(most.saturating_sub(1)).chain(['…']).collect();
        }
    }
    lines
}
