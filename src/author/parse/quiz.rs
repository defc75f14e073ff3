//! Reads `quiz.toml`: questions, and the pass mark.

use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::draft::quiz::{Goal, Number, Question, QuestionOption, Quiz, letter};
use crate::author::markdown;
use crate::author::texts::{Span, Spanned, Text};
use crate::author::toml_reader::Table;
use crate::document::Task;

pub(super) fn read(root: &mut Table, faults: &Faults) -> Quiz {
    Quiz {
        pass: root.number("pass"),
        solutions: root.text("solutions"),
        questions: root.tables("question").into_iter().map(|table| question(table, faults)).collect(),
    }
}

fn question(mut table: Table, faults: &Faults) -> Question {
    let id = table.need("id", Table::text);
    let prompt = table.need("prompt", Table::text);
    let passage = table.given("passage", Table::text);
    let section = table.text("section");
    let task = task(&mut table, faults);
    // The answer is required for a change of the map: readers cannot see the consequences by themselves.
    let answer = if task == Task::Change { table.need("answer", Table::source) } else { table.source("answer") };
    let generated_id = id.as_ref().map_or_else(|| "answer".to_owned(), |id| format!("answer-{}", id.value));
    let answer = answer.map(|source| markdown::passage(&source, faults).with_id_or(generated_id));
    let mut question = Question {
        span: table.span,
        id,
        prompt,
        passage,
        section,
        answer,
        task,
        options: Vec::new(),
        otherwise: None,
        goal: None,
        number: None,
        core: task.is_judged() && table.flag("core").is_some_and(|core| core.value),
    };
    match task {
        Task::Choice | Task::Several | Task::Predict => {
            question.options = table.listed("option", |index, table| choice(task, index, table));
        }
        // Pairs and steps are in tables named like the task.
        Task::Match | Task::Order => {
            question.options = table.listed(task.name(), |index, table| choice(task, index, table));
        }
        Task::Actor | Task::Tie => {
            question.options.extend(right_place(&mut table, task.name()));
            question.otherwise = table.given("otherwise", Table::prose);
            let others = table.tables("option").into_iter();
            question.options.extend(others.filter_map(|other| other_place(other, task.name())));
        }
        Task::Change => question.goal = table.table("change").map(goal),
        Task::Number => {
            question.number = table.table("number").map(number);
            let reason = table.given("reason", Table::prose);
            let id = Spanned { value: letter(0), span: table.span };
            question.options.push(QuestionOption { span: table.span, id, text: None, pair: None, right: None, reason });
        }
        Task::Fill => question.options = accepted_answers(&mut table),
    }
    table.end();
    question
}

/// The kind of a question, by its keys. Keys of several kinds are a fault; the first kind whose options are present counts, and
/// the keys of the others are skipped.
fn task(table: &mut Table, faults: &Faults) -> Task {
    let mut given: Vec<(Span, &'static str, Task)> = Vec::new();
    for (key, task) in [("several", Task::Several), ("predict", Task::Predict)] {
        let span = table.key(key);
        if let (Some(span), Some(Spanned { value: true, .. })) = (span, table.flag(key)) {
            given.push((span, key, task));
        }
    }
    for task in [Task::Match, Task::Order, Task::Actor, Task::Tie, Task::Change, Task::Number, Task::Fill] {
        given.extend(table.key(task.name()).map(|span| (span, task.name(), task)));
    }
    if !given.is_empty() && !given.iter().any(|(.., task)| companions(*task).contains(&"option")) {
        given.extend(table.key("option").map(|span| (span, "option", Task::Choice)));
    }
    given.sort_by_key(|(span, ..)| *span);
    let Some(((first, key, _), others)) = given.split_first() else { return Task::Choice };
    for (span, other, _) in others {
        let message = format!("a question asks two things at once: `{key}` and `{other}`");
        let fault = Fault::new(Code::TwoTasks, *span, message).label("asks something else").also(*first, "asks this");
        faults.add(fault.help("make two questions of it, each with an `id` of its own, or delete one of the two"));
    }
    let can_choose = table.has("option");
    let has_options = |(.., task): &&(Span, &str, Task)| can_choose || !matches!(task, Task::Several | Task::Predict);
    let (_, kept, task) = given.iter().find(has_options).unwrap_or(&given[0]);
    for (_, other, other_task) in given.iter().filter(|(_, other, _)| other != kept) {
        table.skip(other);
        for &key in companions(*other_task).iter().filter(|key| !companions(*task).contains(key)) {
            table.skip(key);
        }
    }
    *task
}

/// The keys that belong to a kind of question besides its own.
fn companions(task: Task) -> &'static [&'static str] {
    match task {
        Task::Choice | Task::Several | Task::Predict => &["option"],
        Task::Match | Task::Order | Task::Change => &[],
        Task::Number | Task::Fill => &["reason"],
        Task::Actor | Task::Tie => &["option", "reason", "otherwise"],
    }
}

/// An option, a pair to match, or a step to put in order.
fn choice(task: Task, index: usize, mut table: Table) -> QuestionOption {
    let choice = QuestionOption {
        span: table.span,
        id: own_id(index, &mut table),
        text: table.need("text", Table::text),
        pair: if task == Task::Match { table.need("with", Table::text) } else { None },
        right: if matches!(task, Task::Match | Task::Order) { None } else { table.flag("right") },
        reason: table.given("reason", Table::prose),
    };
    table.end();
    choice
}

fn own_id(index: usize, table: &mut Table) -> Text {
    table.text("id").unwrap_or(Spanned { value: letter(index), span: table.span })
}

/// The place on the map that is the right answer.
fn right_place(question: &mut Table, key: &'static str) -> Option<QuestionOption> {
    let place = question.text(key);
    let reason = question.given("reason", Table::prose);
    let id = place?;
    let right = Some(Spanned { value: true, span: id.span });
    Some(QuestionOption { span: question.span, id, text: None, pair: None, right, reason })
}

/// Another place on the map, with the reason why it is wrong.
fn other_place(mut table: Table, key: &'static str) -> Option<QuestionOption> {
    let id = table.need(key, Table::text);
    let right = table.flag("right");
    let reason = table.given("reason", Table::prose);
    let span = table.span;
    table.end();
    Some(QuestionOption { span, id: id?, text: None, pair: None, right, reason })
}

/// The accepted answers, with one reason for all.
fn accepted_answers(question: &mut Table) -> Vec<QuestionOption> {
    let answers = question.texts("fill");
    let reason = question.given("reason", Table::prose);
    let mut reason = Some(reason);
    let choice = |(index, text): (usize, Text)| QuestionOption {
        span: question.span,
        id: Spanned { value: letter(index), span: text.span },
        text: Some(text),
        pair: None,
        right: None,
        reason: reason.take().flatten(),
    };
    answers.into_iter().enumerate().map(choice).collect()
}

fn number(mut table: Table) -> Number {
    let number = Number {
        span: table.span,
        value: table.need("value", Table::number),
        within: table.number("within"),
        from: table.need("from", Table::number),
        to: table.need("to", Table::number),
        step: table.number("step"),
        unit: table.text("unit"),
    };
    table.end();
    number
}

fn goal(mut table: Table) -> Goal {
    let goal = Goal {
        span: table.span,
        goal: table.need("goal", Table::text),
        from: table.text("from"),
        alone: table.text("alone"),
    };
    table.end();
    goal
}
