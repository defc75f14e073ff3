//! Questions that are answered on the map by choosing an actor or a tie.

use super::option;
use crate::author::check::context::Context;
use crate::author::check::names::Kind;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::map::Tie;
use crate::author::draft::quiz::{self as draft, Question};
use crate::author::texts::Span;
use crate::document::{Inline, QuestionOption, Task};
use crate::reader::wording::tie_name as name_of_tie;
use std::collections::BTreeMap;

/// The right place, and the wrong places with a reason of their own.
pub(super) fn options(context: &Context, question: &Question) -> Vec<QuestionOption> {
    let task = question.task;
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for (index, option) in question.options.iter().enumerate() {
        if let Some(right) = option.right.filter(|right| right.value && index > 0) {
            let message = format!("a question has a second right {}", task.name());
            let fault = Fault::new(Code::AmbiguousPlace, right.span, message).label("right as well");
            let fault = fault.also(question.options[0].id.span, "this is right");
            context.faults.add(fault.help("delete `right`, and ask so that only one place can be meant"));
        }
        if let Some(other) = first.get(option.id.value.as_str()) {
            let message = format!("a question lists the {} `{}` twice", task.name(), option.id.value);
            let fault = Fault::new(Code::EqualOptions, option.id.span, message).label("again");
            let help = "what is right needs no option, and any other place one at the most: delete one of the two";
            context.faults.add(fault.also(*other, "first here").help(help));
        } else {
            first.insert(&option.id.value, option.id.span);
        }
    }
    if task == Task::Tie {
        report_parallel_ties(context, question);
    }
    question.options.iter().filter_map(|option| place(context, option, task)).collect()
}

/// The reason why all other places are wrong, which is required since readers may choose any.
pub(super) fn otherwise(context: &Context, question: &Question) -> Vec<Inline> {
    if !question.task.chooses_place() {
        return Vec::new();
    }
    if question.otherwise.is_none() {
        let message = "a question does not say why all other places on the map are wrong";
        let fault = Fault::new(Code::QuestionWithoutOtherwise, question.span, message);
        context.faults.add(
            fault.label("no `otherwise` in here").help("add `otherwise = \"...\"`: a hint at where to look will do"),
        );
    }
    question.otherwise.iter().flatten().flat_map(|prose| context.prose(prose)).collect()
}

/// Reports another tie between the same two actors that no option excludes: readers may mean it just as well.
fn report_parallel_ties(context: &Context, question: &Question) {
    let Some(right) = question.options.first().filter(|it| it.right.is_some_and(|right| right.value)) else { return };
    let ties = &context.draft.map.ties;
    let Some(ends) = ties.iter().find(|tie| has_id(tie, &right.id.value)).and_then(ends) else { return };
    for tie in ties.iter().filter(|tie| self::ends(tie) == Some(ends)) {
        let Some(id) = &tie.id else { continue };
        if !question.options.iter().any(|option| option.id.value == id.value) {
            let message = format!("the tie `{}` joins the same two actors as `{}`", id.value, right.id.value);
            let fault = Fault::new(Code::AmbiguousPlace, right.id.span, message).label("not the only one between them");
            let fault = fault.also(tie.span, "the other");
            let help = "say why it is not meant: a `[[question.option]]` with that `tie` and a `reason`";
            context.faults.add(fault.help(help));
        }
    }
}

fn has_id(tie: &Tie, id: &str) -> bool {
    tie.id.as_ref().is_some_and(|it| it.value == id)
}

/// The two actors that a tie joins, in alphabetical order.
fn ends(tie: &Tie) -> Option<(&str, &str)> {
    let (from, to) = (tie.from.as_ref()?.value.as_str(), tie.to.as_ref()?.value.as_str());
    Some((from.min(to), from.max(to)))
}

fn place(context: &Context, option: &draft::QuestionOption, task: Task) -> Option<QuestionOption> {
    let right = option.right.is_some_and(|right| right.value);
    let verdict = if right { "right" } else { "wrong" };
    let message = format!("a question does not say why the {} `{}` is {verdict}", task.name(), option.id.value);
    let reason = option::reason(context, option, &message);
    let kind = if task == Task::Actor { Kind::Actor } else { Kind::Tie };
    let id = context.resolve(kind, &option.id);
    let text = if task == Task::Actor { actor_name(context, &id) } else { tie_name(context, &id) };
    Some(QuestionOption { id, text: text?, right, pair: None, reason: reason? })
}

fn actor_name(context: &Context, id: &str) -> Option<String> {
    let has_actor_id =
        |id: &str, it: &crate::author::draft::map::Actor| it.id.as_ref().is_some_and(|it| it.value == id);
    let actor = context.draft.map.actors.iter().find(|actor| has_actor_id(id, actor))?;
    Some(actor.name.as_ref()?.value.clone())
}

/// The name of a tie: the names of its two actors.
fn tie_name(context: &Context, id: &str) -> Option<String> {
    let tie = context.draft.map.ties.iter().find(|tie| has_id(tie, id))?;
    let name = |end: &Option<crate::author::texts::Text>| actor_name(context, &end.as_ref()?.value);
    Some(name_of_tie(context.words, &name(&tie.from)?, &name(&tie.to)?, tie.directed))
}
