//! The task to change a tie of the map, judged by balance theory.

use super::judgement::{Judgement, QuestionKind};
use super::pick::picked;
use super::{Edit, Response};
use crate::document::{Document, Goal, Id, Question, Sign};
use crate::graph::Neighbours;
use crate::graph::balance::{Ties, Triangle, is_balanced};
use crate::reader::WhatIf;

/// The task to give one tie another sign. The answer is the tie's id and the sign's name.
pub(super) struct Change;

impl QuestionKind for Change {
    fn accepts(&self, document: &Document, question: &Question, response: &[Id]) -> bool {
        read(document, question, response).is_some()
    }

    fn judge(&self, document: &Document, question: &Question, response: &[Id]) -> Judgement {
        let change = read(document, question, response);
        Judgement::whole(change.is_some_and(|(goal, tie, sign)| solves(document, goal, tie, sign)))
    }

    fn edit(&self, document: &Document, question: &Question, draft: Response, edit: &Edit) -> Response {
        picked(self, document, question, draft, edit)
    }
}

/// The change that an answer names: the goal, the index of a tie in the document, and its new sign.
fn read<'a>(document: &Document, question: &'a Question, response: &[Id]) -> Option<(&'a Goal, usize, Sign)> {
    let goal = question.goal.as_ref()?;
    let [tie, sign] = response else { return None };
    let tie = document.ties.iter().position(|it| it.id == *tie)?;
    let sign = Sign::ALL.into_iter().find(|it| it.name() == sign)?;
    changes(document, goal).contains(&(tie, sign)).then_some((goal, tie, sign))
}

/// The signs that are assumed before the change.
pub fn start(document: &Document, goal: &Goal) -> WhatIf {
    let scenario = goal.from.as_ref().and_then(|id| document.scenario(id));
    scenario.map_or_else(WhatIf::default, |scenario| WhatIf::of(document, scenario))
}

/// All changes of one tie that a goal allows, in the document's order: indices of ties, and signs that they do not have at the
/// start.
pub fn changes(document: &Document, goal: &Goal) -> Vec<(usize, Sign)> {
    let signs = start(document, goal).signs(document);
    let mut changes = Vec::new();
    for (index, tie) in document.ties.iter().enumerate() {
        if goal.whole || document.is_in_triad(&tie.id) {
            changes.extend(Sign::ALL.into_iter().filter(|sign| *sign != signs[index]).map(|sign| (index, sign)));
        }
    }
    changes
}

/// The change that leads from the start to the assumed signs, as an answer; empty unless exactly one tie has changed.
pub fn changed(document: &Document, goal: &Goal, what_if: &WhatIf) -> Response {
    let (before, after) = (start(document, goal).signs(document), what_if.signs(document));
    let mut changed = (0..document.ties.len()).filter(|&tie| before[tie] != after[tie]);
    match (changed.next(), changed.next()) {
        (Some(tie), None) => vec![document.ties[tie].id.clone(), after[tie].name().to_owned()],
        _ => Response::new(),
    }
}

/// Whether a new sign of one tie, by its index in the document, reaches the goal.
pub fn solves(document: &Document, goal: &Goal, tie: usize, sign: Sign) -> bool {
    let mut signs = start(document, goal).signs(document);
    if let Some(changed) = signs.get_mut(tie) {
        *changed = sign;
    }
    is_met(document, goal, &signs)
}

/// Whether a goal is met by these signs of all ties, in the document's order.
pub fn is_met(document: &Document, goal: &Goal, signs: &[Sign]) -> bool {
    if goal.whole {
        let neighbours = Neighbours::of(document);
        return is_balanced(Ties { actors: document.actors.len(), ends: neighbours.all_ends(), signs });
    }
    let Some(triad) = &document.triad else { return false };
    let index = |side: &Id| document.ties.iter().position(|tie| tie.id == *side).unwrap_or_default();
    let triangle = Triangle::of(triad.each_ref().map(|side| signs[index(side)]));
    let stands_alone = |actor: &Id| {
        let holds = triangle.odd_side().and_then(|side| document.tie(&triad[side]));
        holds.is_some_and(|tie| tie.from != *actor && tie.to != *actor)
    };
    triangle.is_balanced() == Some(true) && goal.alone.iter().all(stands_alone)
}
