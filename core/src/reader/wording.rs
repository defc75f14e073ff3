//! Actors, ties and the triad in words: names, signs, and the balance of the triangle.

use super::{Departure, WhatIf};
use crate::document::{Document, Id, Place, Question, Sign, Task, Tie, Words};
use crate::graph::Shared;
use crate::graph::balance::Triangle;

/// The two ends of a tie, with an arrow where one acts on the other.
pub fn ends(document: &Document, tie: &Tie) -> String {
    let name = |id| document.actor(id).map_or(id, |actor| &actor.name);
    tie_name(&document.words, name(&tie.from), name(&tie.to), tie.directed)
}

/// The names of two actors as the name of the tie that joins them: with an arrow if the tie is directed.
pub fn tie_name(words: &Words, from: &str, to: &str, directed: bool) -> String {
    [from, " ", if directed { words.get("arrow") } else { "–" }, " ", to].concat()
}

/// The text of a link back to where the reader was.
pub fn back_to(document: &Document, to: &Departure) -> String {
    let words = &document.words;
    let name = match to {
        Departure::Points => words.get("points").to_owned(),
        Departure::Place(Place::Question(_)) => return words.get("asked").to_owned(),
        Departure::Place(place) => name(document, place),
        Departure::Scrolled(_) => String::new(),
    };
    if name.is_empty() { words.get("back").to_owned() } else { words.fill("back-to", &[("name", &name)]) }
}

/// The name of a place; empty for a place without one.
pub fn name(document: &Document, place: &Place) -> String {
    let name = match place {
        Place::Actor(id) => document.actor(id).map(|actor| actor.name.clone()),
        Place::Tie(id) => document.tie(id).map(|tie| ends(document, tie)),
        Place::Term(id) => document.term(id).map(|term| term.name.clone()),
        Place::Scenario(id) => document.scenario(id).map(|scenario| scenario.name.clone()),
        Place::Passage(id) | Place::Origin(id) => document.passage(id).map(|(_, it)| paragraph(document, &it.number)),
        Place::Section(_) | Place::Note(_) | Place::Question(_) => None,
    };
    name.unwrap_or_default()
}

/// The name of a passage, which is the same everywhere.
pub fn paragraph(document: &Document, number: &str) -> String {
    let key = if number.starts_with('Q') { "paragraph-of-answer" } else { "paragraph" };
    // The sign says "paragraph", too.
    document.words.fill(key, &[("number", number.trim_start_matches('¶'))])
}

/// A tie in words: its ends, its sign, and what it is.
pub fn tie(document: &Document, tie: &Tie, sign: Sign) -> String {
    [&ends(document, tie), ": ", document.words.get(sign.name()), ", ", &tie.what].concat()
}

/// A change of a tie to another sign, in words.
pub fn turns(document: &Document, tie: &Tie, sign: Sign) -> String {
    let words = &document.words;
    words.fill("turns", &[("tie", &ends(document, tie)), ("sign", words.get(sign.name()))])
}

/// The kind of an actor, given by its index in the document, and how many ties of each sign it has.
pub fn standing(document: &Shared, signs: &[Sign], actor: usize) -> String {
    let words = &document.words;
    let ties = document.neighbours().ties(actor);
    let counts = Sign::ALL.into_iter().filter_map(|sign| {
        let count = ties.iter().filter(|&&tie| signs[tie] == sign).count();
        (count > 0).then(|| [&count.to_string(), " ", words.get(sign.name())].concat())
    });
    let counts: Vec<String> = counts.collect();
    let kind = words.get(document.actors[actor].kind.name());
    if counts.is_empty() {
        kind.to_owned()
    } else {
        words.fill("standing-is", &[("kind", kind), ("ties", &counts.join(", "))])
    }
}

/// Whether a tie, by its index, joins an actor and its side, so that its sign is not in question.
pub fn is_belonging(document: &Shared, tie: usize) -> bool {
    let [one, other] = document.neighbours().ends(tie).map(|actor| &document.actors[actor]);
    one.side.as_ref() == Some(&other.id) || other.side.as_ref() == Some(&one.id)
}

/// In words, how many of an actor's ties are hostile, strained ties and the tie to its side left out; empty where fewer than two
/// are left.
pub fn alone(document: &Shared, signs: &[Sign], actor: usize) -> String {
    let ties = document.neighbours().ties(actor).iter().filter(|&&tie| !is_belonging(document, tie));
    let (mut hostile, mut all) = (0_u32, 0_u32);
    for &tie in ties {
        hostile += u32::from(signs[tie] == Sign::Adversarial);
        all += u32::from(signs[tie] != Sign::Strained);
    }
    if all < 2 {
        return String::new();
    }
    document.words.fill("alone-is", &[("count", &hostile.to_string()), ("all", &all.to_string())])
}

/// The signs that the task to change a tie starts from, in words.
pub fn starts_from<'a>(document: &'a Document, question: &Question) -> &'a str {
    let scenario = question.goal.as_ref().and_then(|goal| document.scenario(goal.from.as_ref()?));
    scenario.map_or(document.words.get("as-written"), |scenario| &scenario.name)
}

/// The signs of the triad's ties.
pub fn triad_signs(document: &Document, triad: &[Id; 3], what_if: &WhatIf) -> [Sign; 3] {
    triad.each_ref().map(|id| document.tie(id).map_or(Sign::Strained, |tie| what_if.sign(tie)))
}

/// Whether a triangle is balanced, as the key of its word.
pub fn balance(triangle: Triangle) -> &'static str {
    match triangle.is_balanced() {
        Some(true) => "balanced",
        Some(false) => "unbalanced",
        None => "undecided",
    }
}

/// The kind of triangle that the triad is, in words.
pub fn kind(document: &Document, triad: &[Id; 3], triangle: Triangle) -> String {
    let [one, two, odd] = corners(document, triad, triangle.odd_side().unwrap_or(0));
    let key = ["triangle-", triangle.name()].concat();
    document.words.fill(&key, &[("one", &one), ("two", &two), ("odd", &odd)])
}

/// The ids of the actors at the ends of a side of the triad.
fn ends_of_side<'a>(document: &'a Document, triad: &[Id; 3], side: usize) -> [&'a str; 2] {
    document.tie(&triad[side % 3]).map_or([""; 2], |tie| [&tie.from, &tie.to])
}

/// The id of the actor opposite a side of the triad.
pub fn opposite<'a>(document: &'a Document, triad: &[Id; 3], side: usize) -> &'a str {
    let [from, to] = ends_of_side(document, triad, side + 1);
    if ends_of_side(document, triad, side).contains(&from) { to } else { from }
}

/// The names of the actors at the ends of a side of the triad, and of the actor opposite.
pub fn corners(document: &Document, triad: &[Id; 3], side: usize) -> [String; 3] {
    let [one, two] = ends_of_side(document, triad, side);
    let name = |id: &str| document.actor(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone());
    [one, two, opposite(document, triad, side)].map(name)
}

/// The key of the words for a sign in a legend, where "strained" is explained.
pub fn in_legend(sign: Sign) -> &'static str {
    if sign == Sign::Strained { "legend-strained" } else { sign.name() }
}

/// What balance theory expects of the triangle, in a few words.
pub fn outcome(document: &Document, triad: &[Id; 3], triangle: Triangle) -> String {
    let [_, _, odd] = corners(document, triad, triangle.odd_side().unwrap_or(0));
    document.words.fill(&["outcome-", triangle.name()].concat(), &[("odd", &odd)])
}

/// What is assumed, in words, and what follows from it for the triad, with these signs.
pub fn consequence(document: &Document, triad: &[Id; 3], assumed: &str, signs: [Sign; 3]) -> String {
    [assumed, " ", document.words.get("arrow"), " ", &outcome(document, triad, Triangle::of(signs))].concat()
}

/// The balance of the triad, and its kind.
pub fn verdict(document: &Document, triad: &[Id; 3], signs: [Sign; 3]) -> String {
    let triangle = Triangle::of(signs);
    [document.words.get(balance(triangle)), " ", &kind(document, triad, triangle)].concat()
}

/// The key of the words for an option: whether it is right, and whether it was chosen.
pub fn mark(task: Task, answered: bool, chosen: bool, right: bool) -> &'static str {
    match (chosen, right) {
        (true, true) => "your-answer-right",
        (true, false) => "your-answer-wrong",
        (false, true) if answered && task == Task::Several => "option-left-out",
        (false, true) => "option-right",
        (false, false) => "option-wrong",
    }
}
