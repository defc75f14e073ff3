//! The card: the details of the open actor, tie, term or origin of a passage. It is drawn when it is opened.
//!
//! Without the player, the rows of `tables.rs` and the list of `origin.rs` take its place.

use super::dock;
use super::dom::{Node, after_paint};
use super::element::{all, button, changing, el, folded, keyed, of_class, tag_of, text, text_el};
use super::evidence;
use super::island::Island;
use super::link;
use super::navigation::Navigation;
use super::note::{on, read};
use super::origin;
use super::part::{PartContext, Show};
use super::prose::prose;
use super::sign_list;
use super::tables::linking;
use crate::document::{Document, Id, Place, Sign, Tie};
use crate::graph::Shared;
use crate::reader::Scene;
use crate::reader::wording::{alone, ends, standing, triad_signs, verdict};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// How many ties, passages or notes of a card are drawn in the first frame. The others, which hardly show before the reader
/// scrolls, are drawn after the browser has painted.
const AT_ONCE: usize = 1;

/// How many ties of an actor show before the reader opens the others.
const TIES: usize = 4;

/// The element of the card, and what is drawn in it.
struct Panel {
    document: Shared,
    navigation: Rc<Navigation>,
    island: RefCell<Island>,
    /// The number of the last drawing, so that the rest of an older card is not drawn over a newer one.
    drawn: Cell<u32>,
    /// Whether the map is docked, so that the card needs a picture of its own.
    is_docked: Cell<bool>,
}

/// Shows the card of the open place, with the signs in force.
pub(super) fn start(context: &PartContext) -> Show {
    let map = context.root.find(".map");
    let panels = context.root.find(".panels");
    // A card that `entry.js` has put there is removed; the player draws the open card before the browser paints.
    panels.clear();
    let panel = Rc::new(Panel {
        document: context.document.clone(),
        navigation: context.navigation.clone(),
        island: Island::at(panels).into(),
        drawn: Cell::default(),
        is_docked: Cell::default(),
    });
    let mut is_open = false;
    Box::new(move |change| {
        let Panel { document, navigation, island, drawn, is_docked } = &*panel;
        let place = change.now.reader.place().filter(|place| place.opens_card());
        if place.is_none() && !is_open {
            return;
        }
        // The card that the page opens with is drawn as a whole, because `entry.js` may have shown it already, and it must not
        // shrink and grow again.
        let is_new = change.before.reader.place() != change.now.reader.place() && navigation.has_arrived();
        if is_open != place.is_some() {
            is_open = place.is_some();
            map.flag("data-card", is_open);
        }
        drawn.set(drawn.get() + 1);
        let Some(place) = place else { return island.borrow_mut().draw(None) };
        if !navigation.has_arrived() {
            is_docked.set(navigation.is_docked());
        }
        let most = if is_new { AT_ONCE } else { usize::MAX };
        let Some(card) = card(document, change.now, place, most, is_docked.get()) else { return };
        let mut island = island.borrow_mut();
        // The value of a list that the reader has used is set by script, because `selected` has no effect on it any more.
        let (container, signs, document) = (island.container().clone(), change.now.signs.clone(), document.clone());
        let set_lists = move |()| set_sign_lists(&container, &signs, &document);
        island.draw_then(Html::from(card), Callback::from(set_lists));
        if is_new {
            draw_rest(&panel, change.now.clone(), place.clone());
        }
    })
}

/// Draws the whole card of a place once the browser has painted its first entries, unless another card is drawn by then.
fn draw_rest(panel: &Rc<Panel>, scene: Scene, place: Place) {
    let (panel, number) = (Rc::downgrade(panel), panel.drawn.get());
    after_paint(move || {
        let Some(panel) = panel.upgrade().filter(|panel| panel.drawn.get() == number) else { return };
        // The geometry is read only now, when the browser has laid out the page anyway.
        panel.is_docked.set(panel.navigation.is_docked());
        let whole = card(&panel.document, &scene, &place, usize::MAX, panel.is_docked.get());
        let Some(whole) = whole else { return };
        // The whole card may be higher, and cover its opener.
        let navigation = panel.navigation.clone();
        let uncover = Callback::from(move |()| navigation.uncover_again());
        panel.island.borrow_mut().draw_then(Html::from(whole), uncover);
    });
}

/// Sets the lists of signs in a card to the signs in force.
fn set_sign_lists(container: &Node, signs: &[Sign], document: &Document) {
    for list in container.all("select[data-assume]") {
        let tie = list.get("data-assume");
        if let Some(tie) = document.ties.iter().position(|it| Some(&it.id) == tie.as_ref()) {
            list.set_value(signs[tie].name());
        }
    }
}

/// The card of a place, with at most `most` entries in each list, and with a picture if the map is `docked`.
fn card(document: &Shared, scene: &Scene, place: &Place, most: usize, docked: bool) -> Option<VTag> {
    let words = &document.words;
    // The kind is part of the label, because a term and an actor may have the same name.
    let (title, kind, details) = match place {
        Place::Actor(id) => {
            let actor = document.actors.iter().position(|actor| &actor.id == id)?;
            (document.actors[actor].name.clone(), "", of_actor(document, scene, actor, most, docked))
        }
        Place::Tie(id) => {
            let tie = document.ties.iter().position(|tie| &tie.id == id)?;
            (ends(document, &document.ties[tie]), "", of_tie(document, scene, tie, most))
        }
        Place::Term(id) => {
            let term = document.term(id)?;
            (term.name.clone(), words.get("term"), of_term(document, place))
        }
        Place::Origin(id) => {
            let (_, passage) = document.passage(id)?;
            (origin::title(document, passage), "", origin::card(document, passage))
        }
        _ => return None,
    };
    let taller = button("taller", "card-taller", words.get("map-larger"), "↕", false);
    let mut parts = vec![link::close(words), taller, text_el("h3", "", &title)];
    parts.extend(details);
    let label = [&title, " ", kind].concat();
    let fragment = place.fragment();
    let attributes = [
        ("class", "panel"),
        ("part", "panel"),
        ("data-panel", &*fragment),
        ("data-open", "true"),
        ("aria-label", label.trim()),
        ("tabindex", "-1"),
    ];
    Some(keyed(&fragment, tag_of("section", &attributes, parts)))
}

/// The scenario in force, in words.
fn in_scenario(document: &Shared, scene: &Scene) -> Html {
    let scenario = scene.scenario(document);
    let said = scenario.map(|it| document.words.fill("in-scenario", &[("name", &it.name)]));
    changing("p", "in-scenario", &said.unwrap_or_default())
}

/// The sign of a tie. If it is not the article's, also the article's, which the evidence is for.
fn signed(document: &Document, tie: &Tie, sign: Sign) -> [Html; 2] {
    let words = &document.words;
    let assumed = match sign == tie.sign {
        true => String::new(),
        false => words.fill("assumed", &[("sign", words.get(tie.sign.name()))]),
    };
    [changing("span", "sign", words.get(sign.name())), changing("span", "assumed", &assumed)]
}

/// What a tie is, after its name or its sign. If another sign is assumed, the article's sign is the last word before the
/// description, and a comma joins them.
fn what(tie: &Tie, sign: Sign) -> Html {
    text(&[if sign == tie.sign { ": " } else { ", " }, &tie.what, " "].concat())
}

fn of_actor(document: &Shared, scene: &Scene, actor: usize, most: usize, docked: bool) -> Vec<Html> {
    let words = &document.words;
    let signs = &scene.signs;
    let neighbours = document.neighbours();
    let ties = neighbours.ties(actor).iter().take(most).map(|&index| {
        let tie = &document.ties[index];
        let other = &document.actors[neighbours.other(index, actor)].name;
        let direction = match (tie.directed, neighbours.ends(index)[0] == actor) {
            (false, _) => "with",
            (true, true) => "to",
            (true, false) => "from",
        };
        let name = words.fill(direction, &[("name", other)]);
        let [sign, assumed] = signed(document, tie, signs[index]);
        let item = vec![
            sign,
            text(" "),
            link::html(&Place::Tie(tie.id.clone()), "inner", vec![text(&name)]),
            assumed,
            what(tie, signs[index]),
            // The links to the evidence come with the rest of the card after the paint, because each is one more box to lay out.
            if most > AT_ONCE {
                all(vec![text(" · "), link::read(document, &mut tie.supporting())])
            } else {
                Html::default()
            },
        ];
        el("li", &[("data-sign", signs[index].name())], item)
    });
    let mut parts = vec![
        changing("p", "kind standing", &standing(document, signs, actor)),
        changing("p", "kind alone", &alone(document, signs, actor)),
        in_scenario(document, scene),
        of_class("p", "about", vec![prose(&document.actors[actor].about)]),
    ];
    if docked && most > AT_ONCE {
        parts.push(dock::around(document, &scene.picture, actor));
    }
    parts.push(folded("ties", ties.collect(), TIES, words));
    if most > AT_ONCE {
        let mentions = linking(document, &Place::Actor(document.actors[actor].id.clone()));
        parts.extend([read(document, &mentions), on(document, &mentions), to_map(document)]);
    }
    parts
}

fn of_tie(document: &Shared, scene: &Scene, index: usize, most: usize) -> Vec<Html> {
    let words = &document.words;
    let (tie, sign) = (&document.ties[index], scene.signs[index]);
    let end = |id: &Id| {
        let name = document.actor(id).map_or("", |actor| &actor.name);
        link::html(&Place::Actor(id.clone()), "inner", vec![text(name)])
    };
    let between = vec![end(&tie.from), text(" · "), end(&tie.to)];
    let [word, assumed] = signed(document, tie, sign);
    let kind = vec![word, assumed, what(tie, sign)];
    // The list to try another sign, and the verdict on the triangle, which shows before the sign is changed, so that the reader
    // sees it change.
    let assume = vec![text_el("span", "", words.get("assume")), text(" "), sign_list::draw(document, tie, sign)];
    let now = match &document.triad {
        Some(triad) if document.is_in_triad(&tie.id) => {
            verdict(document, triad, triad_signs(document, triad, &scene.what_if))
        }
        _ => String::new(),
    };
    let mut parts = vec![
        el("p", &[("class", "kind"), ("data-sign", sign.name())], kind),
        in_scenario(document, scene),
        of_class("p", "assume", assume),
        changing("p", "now", &now),
    ];
    parts.extend([of_class("p", "between", between), evidence::list(document, tie, sign, most)]);
    if most > AT_ONCE {
        parts.extend([evidence::elsewhere(document, tie), to_map(document)]);
    }
    parts
}

fn of_term(document: &Document, place: &Place) -> Vec<Html> {
    let uses = linking(document, place);
    let text = document.term(place.id()).map(|term| prose(&term.text));
    vec![
        text_el("p", "kind", document.words.get("term")),
        of_class("p", "about", text.into_iter().collect()),
        read(document, &uses),
        on(document, &uses),
    ]
}

fn to_map(document: &Document) -> Html {
    of_class("p", "on-map", vec![link::to_map(&document.words)])
}
