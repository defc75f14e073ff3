//! The analysis of the whole map by balance theory: how far the map is from balance, its camps, the changes that would bring it
//! nearer, and how alone each actor stands. It is computed when the reader opens it, in slices, so that the page stays responsive
//! while a big map is analysed.

use super::super::dom::after;
use super::super::element::{all, el, keyed, of_class, tag_of, text, text_el};
use super::super::island::Island;
use super::super::link::{self, suppose};
use super::super::part::{PartContext, Show};
use super::legend::switch;
use crate::document::sort::by_key;
use crate::document::{Place, Sign, Words};
use crate::graph::Shared;
use crate::graph::balance::{Analysis, Frustration, STEPS, Standing, Survey, Ties, is_weakly_balanced, standings};
use crate::reader::picture::ascending_unique;
use crate::reader::table::most_first;
use crate::reader::wording::{ends, is_belonging, turns};
use crate::reader::{Scene, WhatIf};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// Up to how many actors the static page has the findings; for bigger maps they are computed only when the reader opens them.
const FEW: usize = 60;

/// How many rows of a list show at most.
const ROWS: usize = 8;

/// How many steps a slice has: some 10 ms on a slow phone, so that few frames are dropped.
const SLICE: usize = STEPS / 8;

/// Draws the findings under the article's signs in brief. The player draws all findings when the reader opens them.
pub(super) fn draw(document: &Shared) -> Html {
    if document.ties.is_empty() {
        return Html::default();
    }
    let mut parts = Vec::new();
    if document.actors.len() <= FEW {
        let premises = Premises::of(&Scene::first(document));
        let mut analysis = analyse(document, &premises);
        while !analysis.step(STEPS) {}
        parts.push(VNode::from(findings(document, &premises, &analysis, true)));
    }
    let summary = text_el("summary", "", document.words.get("theory"));
    of_class("details", "more theory", vec![summary, of_class("div", "findings", parts)])
}

/// Shows the findings under the signs in force while the analysis is open: first those of one slice, the others later.
pub(in super::super) fn start(context: &PartContext) -> Show {
    let Some(container) = context.root.query(".theory .findings") else { return Box::new(|_| ()) };
    let (document, island) = (context.document.clone(), Island::at(container));
    let panel = Panel { document, island, shown: None, analysis: None, is_scheduled: false };
    let panel = Rc::new(RefCell::new(panel));
    Box::new(move |change| {
        let mut it = panel.borrow_mut();
        if !change.now.reader.analysed {
            // When the reader closes the analysis, unfinished work is dropped.
            if it.analysis.take().is_some() {
                it.shown = None;
            }
            return;
        }
        let premises = Premises::of(change.now);
        let is_new = it.shown.as_ref().is_none_or(|shown| shown.what_if != premises.what_if);
        // The switch for triads changes nothing that is computed, and the legend sets it.
        if is_new {
            it.analysis = Some(analyse(&it.document, &premises));
        }
        it.shown = Some(premises);
        drop(it);
        if is_new {
            go_on(&panel);
        }
    })
}

/// What the findings follow from, and what is switched on in them.
struct Premises {
    what_if: WhatIf,
    /// The signs that are in force by it.
    signs: Rc<[Sign]>,
    /// Whether the map highlights triads out of balance.
    tense: bool,
}

impl Premises {
    fn of(scene: &Scene) -> Premises {
        Premises { what_if: scene.what_if.clone(), signs: scene.signs.clone(), tense: scene.reader.tense }
    }
}

/// The findings on the page, and the running analysis.
struct Panel {
    document: Shared,
    island: Island,
    /// The premises of the findings that show.
    shown: Option<Premises>,
    /// The analysis under these premises, until it is done.
    analysis: Option<Analysis>,
    /// Whether the next slice is scheduled.
    is_scheduled: bool,
}

/// Runs the analysis for one slice, shows its findings so far, and schedules the next slice.
fn go_on(panel: &Rc<RefCell<Panel>>) {
    let it = &mut *panel.borrow_mut();
    let (Some(premises), Some(analysis)) = (&it.shown, &mut it.analysis) else { return };
    let before = (analysis.bounds(), analysis.has_triads());
    let is_done = analysis.step(SLICE);
    if is_done || before != (analysis.bounds(), analysis.has_triads()) {
        it.island.draw(Some(findings(&it.document, premises, analysis, false)));
    }
    if is_done {
        it.analysis = None;
    } else if !it.is_scheduled {
        it.is_scheduled = true;
        let panel = Rc::downgrade(panel);
        after(0, move || {
            if let Some(panel) = panel.upgrade() {
                panel.borrow_mut().is_scheduled = false;
                go_on(&panel);
            }
        });
    }
}

/// The ties under the signs of the premises.
fn ties<'a>(document: &'a Shared, premises: &'a Premises) -> Ties<'a> {
    Ties { actors: document.actors.len(), ends: document.neighbours().all_ends(), signs: &premises.signs }
}

fn analyse(document: &Shared, premises: &Premises) -> Analysis {
    Analysis::new(ties(document, premises), ROWS, STEPS)
}

/// The findings of an analysis so far.
fn findings(document: &Shared, premises: &Premises, analysis: &Analysis, in_brief: bool) -> VTag {
    let words = &document.words;
    let what_if = &premises.what_if;
    let belongings: Vec<bool> = (0..document.ties.len()).map(|tie| is_belonging(document, tie)).collect();
    let ties = ties(document, premises);
    let lens = vec![
        text(words.get("theory-lens")),
        text(" "),
        el("a", &[("href", "#method")], vec![text(words.get("theory-how"))]),
    ];
    let mut parts = vec![of_class("p", "lens", lens)];
    if let Some(survey) = analysis.triads() {
        parts.push(triads(document, &survey, premises.tense));
    }
    let mut key = what_if.write();
    let frustration = analysis.frustration();
    match &frustration {
        Some(frustration) => parts.push(index(document, frustration, ties)),
        None => {
            let bounds = [analysis.bounds().least, analysis.bounds().most].map(|bound| bound.to_string());
            let so_far = words.fill("index-so-far", &[("least", &bounds[0]), ("most", &bounds[1])]);
            parts.extend([head(document, "index-title"), text_el("p", "", &so_far)]);
            let has_triads = if analysis.has_triads() { "+" } else { "" };
            key = [&key, " ", &bounds[0], " ", &bounds[1], has_triads].concat();
        }
    }
    if !in_brief {
        if let Some(frustration) = &frustration {
            parts.push(relief(document, what_if, frustration, ties, &belongings));
            parts.push(falls(document, what_if, frustration));
        }
        parts.push(alone(document, &standings(ties, &belongings)));
    }
    // The key makes Yew replace the element as a whole, because a translator may have replaced its text nodes.
    keyed(&key, tag_of("div", &[("data-findings", "true")], parts))
}

fn head(document: &Shared, key: &str) -> Html {
    text_el("h3", "", document.words.get(key))
}

fn triads(document: &Shared, survey: &Survey, tense: bool) -> Html {
    let words = &document.words;
    let tally = survey.tally;
    let counts = [("balanced", tally.balanced), ("unbalanced", tally.unbalanced), ("open", tally.open)];
    let counts = counts.map(|(kind, count)| words.count(&["triads-", kind].concat(), count));
    let mut parts = vec![head(document, "triads"), text_el("p", "", &counts.join(" · "))];
    if tally.unbalanced > 0 {
        parts.push(switch("data-tense", tense, words.get("show-tense")));
        let rows = survey.unbalanced.iter().map(|triad| {
            let names = triad.actors.map(|actor| &*document.actors[actor].name);
            let mut row = vec![text_el("b", "", &names.join(", "))];
            for (index, &tie) in triad.ties.iter().enumerate() {
                row.push(text(if index > 0 { ", " } else { ": " }));
                let place = Place::Tie(document.ties[tie].id.clone());
                row.push(link::html(&place, "inner", vec![text(&names_of(document, tie))]));
            }
            el("li", &[], row)
        });
        parts.push(list(document, "rows", rows.collect(), tally.unbalanced as usize));
    }
    all(parts)
}

/// A list, which says how many more rows there are if some are left out.
fn list(document: &Shared, class: &'static str, mut rows: Vec<Html>, all: usize) -> Html {
    if all > rows.len() {
        let count = (all - rows.len()).to_string();
        rows.push(text_el("li", "", &document.words.fill("and-more", &[("count", &count)])));
    }
    of_class("ul", class, rows)
}

fn names_of(document: &Shared, tie: usize) -> String {
    ends(document, &document.ties[tie])
}

/// How many ties would have to change for the map to be balanced, in words.
pub(in super::super) fn distance(words: &Words, frustration: &Frustration) -> String {
    let (least, most) = (frustration.least, frustration.most);
    match frustration.index() {
        Some(0) => words.get("index-none").to_owned(),
        Some(index) => words.count("index", index),
        None => words.fill("index-between", &[("least", &least.to_string()), ("most", &most.to_string())]),
    }
}

/// The frustration index, and the camps.
fn index(document: &Shared, frustration: &Frustration, ties: Ties) -> Html {
    let words = &document.words;
    let mut parts = vec![head(document, "index-title"), text_el("p", "", &distance(words, frustration))];
    let names = |actors: &mut dyn Iterator<Item = usize>| {
        actors.map(|actor| &*document.actors[actor].name).collect::<Vec<&str>>().join(", ")
    };
    let is_few = document.actors.len() <= FEW;
    let groups = if is_few { groups(document, ties) } else { Vec::new() };
    // A group that is not divided is in neither camp, because nothing relates it to the others.
    let divided = |group: &&Vec<usize>| group.iter().any(|&actor| frustration.camps[actor] == Some(true));
    let divided: Vec<&Vec<usize>> = groups.iter().filter(divided).collect();
    for (place, group) in divided.iter().enumerate() {
        let key = match frustration.only {
            _ if place > 0 => "camps-apart",
            Some(true) => "camps",
            _ => "camps-one-way",
        };
        parts.push(text_el("p", "", words.get(key)));
        let camps = [false, true].map(|which| {
            let mut members = group.iter().copied().filter(|&actor| frustration.camps[actor] == Some(which));
            text_el("li", "", &names(&mut members))
        });
        parts.push(of_class("ul", "rows camps", camps.into()));
    }
    if !divided.is_empty() {
        if !frustration.against.is_empty() {
            let against: Vec<String> = frustration.against.iter().map(|&tie| names_of(document, tie)).collect();
            parts.push(text_el("p", "", &words.fill("against", &[("ties", &against.join("; "))])));
        }
        let is_outside = |actor: &usize| !divided.iter().any(|group| group.contains(actor));
        let outside = names(&mut (0..document.actors.len()).filter(is_outside));
        if !outside.is_empty() {
            parts.push(text_el("p", "", &words.fill("outside", &[("names", &outside)])));
        }
    }
    if frustration.most > 0 && is_weakly_balanced(ties) {
        parts.push(text_el("p", "", words.get("weakly")));
    }
    all(parts)
}

/// The components of the map that are connected by ties which are not strained, in the order of their first actors. Camps are
/// told for each component alone, because no tie relates them to those of another.
fn groups(document: &Shared, ties: Ties) -> Vec<Vec<usize>> {
    let is_sided = |tie: usize| ties.signs[tie] != Sign::Strained;
    let mut groups = Vec::new();
    for actor in 0..document.actors.len() {
        let group = document.neighbours().around(actor, usize::MAX, is_sided).0;
        let group = ascending_unique(document.actors.len(), group);
        if group.len() > 1 && group[0] == actor {
            groups.push(group);
        }
    }
    groups
}

/// Single changes of signs that would lower the index. Ties between an actor and its side are left out, because their signs are
/// not in question.
fn relief(document: &Shared, what_if: &WhatIf, frustration: &Frustration, ties: Ties, belongings: &[bool]) -> Html {
    let relief = frustration.relief.iter().flatten().copied().filter(|&tie| !belongings[tie]);
    let (mut rows, mut all_rows) = (Vec::new(), 0);
    for tie in relief {
        all_rows += 1;
        if all_rows <= ROWS {
            let sign = if ties.signs[tie] == Sign::Cooperative { Sign::Adversarial } else { Sign::Cooperative };
            let tie = &document.ties[tie];
            let next = what_if.with(document, &tie.id, sign);
            rows.push(el("li", &[], vec![suppose(&next, &turns(document, tie, sign))]));
        }
    }
    if rows.is_empty() {
        return Html::default();
    }
    all(vec![head(document, "relief"), list(document, "rows", rows, all_rows)])
}

/// The index if a strained tie became cooperative or adversarial.
fn falls(document: &Shared, what_if: &WhatIf, frustration: &Frustration) -> Html {
    let words = &document.words;
    let most = frustration.most;
    let (mut rows, mut all_rows) = (Vec::new(), 0);
    for fall in frustration.falls.iter().filter(|fall| fall.cooperative != fall.adversarial) {
        all_rows += 1;
        if all_rows <= ROWS {
            let way = |sign: Sign, index: Option<u32>| {
                let index = index.map_or("?".to_owned(), |index| index.to_string());
                let label = [words.get(sign.name()), ": ", &index].concat();
                suppose(&what_if.with(document, &document.ties[fall.tie].id, sign), &label)
            };
            let ways =
                [way(Sign::Cooperative, fall.cooperative), text(" · "), way(Sign::Adversarial, fall.adversarial)];
            let name = text_el("span", "ends", &names_of(document, fall.tie));
            rows.push(el("li", &[], [name, text(" ")].into_iter().chain(ways).collect()));
        }
    }
    if rows.is_empty() {
        return Html::default();
    }
    let lead = words.fill("falls-lead", &[("index", &most.to_string())]);
    all(vec![head(document, "falls"), text_el("p", "", &lead), list(document, "rows", rows, all_rows)])
}

/// How alone each actor stands, those with the largest share of hostile ties first.
fn alone(document: &Shared, standings: &[Standing]) -> Html {
    let words = &document.words;
    let sided = |actor: &usize| standings[*actor].hostile > 0;
    // Sorted by the share of hostile ties, then by their number, then in the document's order.
    let actors: Vec<usize> = (0..document.actors.len()).filter(sided).collect();
    let keys = actors.iter().map(|&actor| {
        let standing = standings[actor];
        let share = 1000 * standing.hostile / (standing.hostile + standing.friendly).max(1);
        [share, standing.hostile].map(most_first).concat()
    });
    let ranked = by_key(keys.collect());
    let rows: Vec<Html> = ranked
        .iter()
        .take(ROWS)
        .map(|&index| {
            let actor = actors[index];
            let standing = standings[actor];
            let (hostile, all) = (standing.hostile.to_string(), (standing.hostile + standing.friendly).to_string());
            let name = &document.actors[actor].name;
            let meter = [("min", "0"), ("max", &all), ("value", &hostile), ("aria-label", name)];
            let share = words.fill("part-of", &[("part", &hostile), ("all", &all)]);
            el(
                "li",
                &[],
                vec![text_el("span", "ends", name), el("meter", &meter, Vec::new()), text_el("span", "", &share)],
            )
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let list = list(document, "rows alone", rows, ranked.len());
    all(vec![head(document, "alone"), text_el("p", "", words.get("alone-lead")), list])
}
