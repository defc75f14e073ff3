//! Goals of questions that ask for a change of the map: a goal must be reachable by one change, and not be met already.

use crate::author::check::context::Context;
use crate::author::check::names::Kind;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::quiz as draft;
use crate::author::texts::File;
use crate::document::{Document, Goal, Question};
use crate::reader::quiz::{changes, is_met, solves, start};

/// The values of `goal`.
const TRIAD: &str = "balanced";
const WHOLE: &str = "map-balanced";

/// The goal of a change.
pub(super) fn goal(context: &Context, goal: &draft::Goal) -> Goal {
    let whole = goal.goal.as_ref().is_some_and(|word| word.value == WHOLE);
    if let Some(word) = &goal.goal
        && ![TRIAD, WHOLE].contains(&word.value.as_str())
    {
        let fault = Fault::new(Code::UnknownGoal, word.span, format!("there is no goal `{}`", word.value));
        let help = format!("write `{TRIAD}` for the triad, `{WHOLE}` for the whole map");
        context.faults.add(fault.label("not a goal").suggest(&word.value, [TRIAD, WHOLE]).help(help));
    }
    if context.draft.map.triad.is_none() && !whole && context.draft.is_complete(File::Map) {
        let span = goal.goal.as_ref().map_or(goal.span, |word| word.span);
        let fault = Fault::new(Code::GoalWithoutTriad, span, "there is no triad to balance").label("of which ties?");
        let help = format!("name three ties at the top of map.toml, `triad = [...]`, or write `goal = \"{WHOLE}\"`");
        context.faults.add(fault.help(help));
    }
    Goal {
        from: goal.from.as_ref().map(|from| context.resolve(Kind::Scenario, from)),
        whole,
        alone: goal.alone.as_ref().map(|alone| context.resolve(Kind::Actor, alone)),
    }
}

/// Checks the goals against the document's map, if the map is complete.
pub(in crate::author::check) fn goals(context: &Context, document: &Document) {
    let map = &context.draft.map;
    let is_known = |end: &str| document.actor(end).is_some();
    let is_whole =
        document.ties.len() == map.ties.len() && document.ties.iter().all(|it| is_known(&it.from) && is_known(&it.to));
    if !is_whole || document.triad.is_some() != map.triad.is_some() || !context.draft.is_complete(File::Map) {
        return;
    }
    for question in &document.questions {
        let has_id = |it: &&draft::Question| it.id.as_ref().is_some_and(|id| id.value == question.id);
        let draft = context.draft.quiz.questions.iter().find(has_id).and_then(|it| it.goal.as_ref());
        if let (Some(goal), Some(draft)) = (&question.goal, draft) {
            check_goal(context, document, question, goal, draft);
        }
    }
}

fn check_goal(context: &Context, document: &Document, question: &Question, goal: &Goal, draft: &draft::Goal) {
    if let (Some(alone), Some(text)) = (&goal.alone, &draft.alone)
        && document.actor(alone).is_some()
        && (goal.whole || (document.triad.is_some() && !document.is_major(alone)))
    {
        let (message, help) = if goal.whole {
            (
                "nobody can be asked to stand alone in the whole map".to_owned(),
                format!("delete `alone`, or write `goal = \"{TRIAD}\"`"),
            )
        } else {
            (
                format!("the actor `{alone}` is not of the triad"),
                "name one that the ties of `triad` in map.toml join".to_owned(),
            )
        };
        context.faults.add(Fault::new(Code::GoalAlone, text.span, message).label("cannot stand alone").help(help));
        return;
    }
    if draft.goal.as_ref().is_none_or(|word| ![TRIAD, WHOLE].contains(&word.value.as_str())) {
        return;
    }
    let is_known = goal.from.as_ref().is_none_or(|from| document.scenario(from).is_some());
    if !is_known
        || (!goal.whole && document.triad.is_none())
        || goal.alone.as_ref().is_some_and(|it| document.actor(it).is_none())
    {
        return;
    }
    let span = draft.goal.as_ref().map_or(draft.span, |word| word.span);
    let beginning = match &goal.from {
        Some(from) => format!("the scenario `{from}`"),
        None => "the map as the article has it".to_owned(),
    };
    if is_met(document, goal, &start(document, goal).signs(document)) {
        let message = format!("what the question `{}` asks for is so from the start", question.id);
        let fault = Fault::new(Code::GoalMet, span, message).label(format!("{beginning} is like this already"));
        context.faults.add(fault.help("begin elsewhere, `from = \"id-of-a-scenario\"`, or ask for something else"));
    } else if !changes(document, goal).into_iter().any(|(tie, sign)| solves(document, goal, tie, sign)) {
        let message = format!("no change of one tie brings about what the question `{}` asks for", question.id);
        let fault = Fault::new(Code::GoalOutOfReach, span, message).label(format!("out of reach from {beginning}"));
        context.faults.add(fault.help("begin nearer to it, `from = \"id-of-a-scenario\"`, or ask for less"));
    }
}
