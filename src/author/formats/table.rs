//! Tables of questions in CSV, Excel or LibreOffice, with a row for each question.
//!
//! The header is the first row with a column for the prompt. Column names are the usual ones, and those of the tables of Kahoot
//! and Quizizz; docs/formats.md lists them.

mod columns;
mod options;
pub(super) mod rows;
mod words;

use super::graded::{self, Graded};
use super::quiz::{Entry, Offer, Quiz};
use super::remark::Weight;
use super::rich::{Rich, from_html, from_plain};
use super::typed;
use crate::author::typed_answer::MAX_WORDS;
use crate::document::Task;
use columns::{Cell, Column, column};
use options::{Notation, Options, mark_right};
use rows::Row;
use std::collections::BTreeMap;
use std::ops::Range;

/// Reads CSV.
///
/// # Errors
/// What is missing, if no row is a header.
pub(super) fn import_text(text: &str) -> Result<Quiz, String> {
    let mut quiz = Quiz::default();
    if text.matches('"').count() % 2 == 1 {
        quiz.say(1, Weight::Changed, "a quotation mark in the file has no counterpart; rows may run into each other");
    }
    read(rows::of_text(text), &mut quiz)?;
    Ok(quiz)
}

/// Reads a file of Excel or LibreOffice.
///
/// # Errors
/// What is broken; or what is missing, if no row is a header.
pub(super) fn import_workbook(bytes: &[u8]) -> Result<Quiz, String> {
    let mut quiz = Quiz::default();
    let mut failed = None;
    let mut has_read = false;
    for (name, rows) in rows::of_workbook(bytes)? {
        if rows.is_empty() {
            continue;
        }
        match read(rows, &mut quiz) {
            Ok(()) => has_read = true,
            Err(why) => {
                quiz.detail(1, Weight::Lost, "a sheet that names no column for the question is left out", Some(&name));
                failed = Some(why);
            }
        }
    }
    match failed {
        Some(why) if !has_read => Err(why),
        _ => Ok(quiz),
    }
}

/// The number of rows among which the header is searched.
const HEADER_ROWS: usize = 20;

fn read(rows: Vec<Row>, quiz: &mut Quiz) -> Result<(), String> {
    let columns_of = |row: &Row| {
        let columns: Vec<Column> = row.cells.iter().map(|cell| column(cell)).collect();
        columns.contains(&Column::Prompt).then_some(columns)
    };
    let head = rows.iter().take(HEADER_ROWS).enumerate().find_map(|(index, row)| Some((index, columns_of(row)?)));
    let Some((index, mut columns)) = head else {
        let first = rows.first().map(|row| row.cells.join(", ")).unwrap_or_default();
        return Err(format!(
            "no row names the columns; the first says `{first}`. Put a row on top such as \
             `question, option 1, option 2, option 3, correct, explanation`"
        ));
    };
    let names = rows[index].cells.clone();
    let has_options = columns.iter().any(|column| matches!(column, Column::Option(_) | Column::Options));
    for column in &mut columns {
        // With options, `answer` says which of them is right; without options it is the right answer.
        if *column == Column::Answer {
            *column = if has_options { Column::Correct } else { Column::Right };
        }
    }
    let has_index_column = columns.contains(&Column::Index);
    let groups = groups(&columns);
    for group in &groups {
        mark_duplicates(&mut columns[group.clone()]);
    }
    let mut questions = Vec::new();
    for row in rows.iter().skip(index + 1) {
        for (group, columns) in groups.iter().map(|group| (group, &columns[group.clone()])) {
            let end = if group.end == names.len() { row.cells.len() } else { group.end.min(row.cells.len()) };
            let source = row.cells.get(group.start..end).unwrap_or_default();
            let cells: Vec<Cell> = (columns.iter().copied())
                .chain(std::iter::repeat(Column::Other))
                .zip(source)
                .zip(names.iter().skip(group.start).map(String::as_str).chain(std::iter::repeat("")))
                .map(|((column, cell), name)| (column, name, cell.trim()))
                .filter(|(.., cell)| !cell.is_empty())
                .collect();
            if !cells.is_empty() {
                questions.push((row.line, source, cells));
            }
        }
    }
    let notation = Notation::of(questions.iter().map(|(.., cells)| cells.as_slice()), has_index_column);
    if notation.first == 0 {
        let text = "the numbers of right options are counted from 0, as programs count";
        quiz.say(rows[index].line, Weight::Changed, text);
    }
    for (line, source, cells) in questions {
        add(line, &cells, &source.join(" | "), notation, quiz);
    }
    Ok(())
}

/// The groups of columns that hold a question each: one group of all columns, or several where the same columns are repeated
/// side by side.
fn groups(columns: &[Column]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = (0..columns.len()).filter(|at| columns[*at] == Column::Prompt).collect();
    // The columns before the first prompt belong to the first group.
    starts.iter_mut().take(1).for_each(|first| *first = 0);
    let ends = starts.iter().skip(1).copied().chain([columns.len()]);
    let groups: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    let known = |group: &Range<usize>| {
        let known = columns[group.clone()].iter().filter(|column| !matches!(column, Column::Other | Column::Id));
        known.copied().collect::<Vec<_>>()
    };
    let is_repeated =
        groups.len() > 1 && groups.iter().all(|group| known(group).len() > 1 && known(group) == known(&groups[0]));
    if is_repeated { groups } else { std::iter::once(0..columns.len()).collect() }
}

/// Keeps the first column of each content that a question has only once, and marks the others as duplicates.
fn mark_duplicates(columns: &mut [Column]) {
    for at in 1..columns.len() {
        let is_single = matches!(
            columns[at],
            Column::Prompt
                | Column::Type
                | Column::Id
                | Column::Passage
                | Column::Section
                | Column::Correct
                | Column::Index
                | Column::Reason(_)
                | Column::Within
                | Column::Explanation
        );
        if is_single && columns[..at].contains(&columns[at]) {
            columns[at] = Column::Duplicate;
        }
    }
}

/// The prose of a cell.
fn rich(cell: &str, line: usize, quiz: &mut Quiz) -> Rich {
    let is_html = cell.contains("</") || ["<br", "<img", "&nbsp;", "<p>"].iter().any(|tag| cell.contains(tag));
    if is_html {
        quiz.say(line, Weight::Changed, "a cell has HTML in it, and is read as such");
        return from_html(cell);
    }
    from_plain(cell)
}

fn add(line: usize, cells: &[Cell], source: &str, notation: Notation, quiz: &mut Quiz) {
    let cell_of = |kind: Column| cells.iter().find(|(column, ..)| *column == kind).map(|(.., cell)| *cell);
    let converted = options(line, cells, notation, quiz);
    let (task, options) = match (cell_of(Column::Prompt), converted) {
        (None, _) => return quiz.leave_out(line, "a row without a question", source),
        (_, Err(why)) => return quiz.leave_out(line, why, source),
        (_, Ok(converted)) => converted,
    };
    for (column, name, cell) in cells {
        match column {
            Column::Picture => {
                quiz.detail(line, Weight::Lost, "a picture is left out, of which nothing is said in words", Some(cell));
            }
            Column::Other => {
                let text = "a column that is not known is left out";
                quiz.detail(line, Weight::Noted, text, Some(if name.is_empty() { cell } else { name }));
            }
            Column::Duplicate => {
                quiz.detail(line, Weight::Lost, "of several columns that hold the same the first is kept", Some(name));
            }
            _ => {}
        }
    }
    let prompt = rich(cell_of(Column::Prompt).unwrap_or_default(), line, quiz);
    let answer = cell_of(Column::Explanation).map(|cell| rich(cell, line, quiz));
    quiz.add(&Entry {
        line,
        title: cell_of(Column::Id).map(str::to_owned),
        prompt,
        task,
        options,
        slider: Default::default(),
        passage: cell_of(Column::Passage).map(str::to_owned),
        section: cell_of(Column::Section).map(str::to_owned),
        answer,
        attributes: None,
    });
}

fn options(
    line: usize,
    cells: &[Cell],
    notation: Notation,
    quiz: &mut Quiz,
) -> Result<(Task, Vec<Offer>), &'static str> {
    let cell_of = |wanted: Column| cells.iter().find(|(column, ..)| *column == wanted).map(|(.., cell)| *cell);
    let kind = cell_of(Column::Type).unwrap_or_default().to_lowercase();
    for (unknown, why) in [
        ("essay", "an essay, which nobody here could judge"),
        ("poll", "a poll, of which nothing is right"),
        ("match", "pairs in a table, which are not read"),
        ("order", "an order in a table, which is not read"),
    ] {
        if kind.contains(unknown) {
            return Err(why);
        }
    }
    let is_number = kind.contains("numb") || kind.contains("numeric");
    if is_number || ["fill", "short", "open"].iter().any(|typed| kind.contains(typed)) {
        return typed_in(line, cells, is_number, quiz);
    }
    let options = Options::of(cells);
    let indexes: BTreeMap<usize, usize> = options.by_index.iter().map(|(index, at)| (*at, *index)).collect();
    let mut texts = options.texts.clone();
    let mut rights: Vec<bool> = vec![false; texts.len()];
    if let Some(correct) = cell_of(Column::Correct).or(cell_of(Column::Index)) {
        let has_wrong = cells.iter().any(|(column, ..)| *column == Column::Wrong);
        if texts.is_empty() && has_wrong {
            // With a column of wrong answers this is the right answer.
            texts.push(correct);
            rights.push(true);
        } else if texts.is_empty() {
            return single_answer(correct, line, quiz);
        } else {
            mark_right(correct, &options, &mut rights, notation, line, quiz)?;
        }
    }
    for (column, _, cell) in cells {
        if matches!(column, Column::Right | Column::Wrong) {
            texts.push(cell);
            rights.push(*column == Column::Right);
        }
    }
    if let ([text], [true], []) = (texts.as_slice(), rights.as_slice(), options.texts.as_slice()) {
        return single_answer(text, line, quiz);
    }
    if texts.len() < 2 {
        return Err("fewer than two answers to choose from");
    }
    let right = rights.iter().filter(|right| **right).count();
    if right == 0 {
        return Err("no answer is right");
    }
    let mut reasons = BTreeMap::new();
    for (column, _, cell) in cells {
        if let Column::Reason(index) = column {
            reasons.entry(*index).or_insert(*cell);
        }
    }
    let mut offers = Vec::new();
    for ((at, text), right) in texts.into_iter().enumerate().zip(rights) {
        let reason = indexes.get(&at).and_then(|index| reasons.get(index));
        let reason = reason.map(|cell| rich(cell, line, quiz));
        offers.push(Offer { line, text: rich(text, line, quiz), right, pair: None, reason });
    }
    let several = right > 1
        || ["several", "multi-select", "checkbox", "multiple answer", "multiple response"]
            .iter()
            .any(|it| kind.contains(it));
    Ok((if several { Task::Several } else { Task::Choice }, offers))
}

/// A question whose right answer is given without other options: true or false, or a typed answer if it is short.
fn single_answer(right: &str, line: usize, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    match right.to_lowercase().as_str() {
        "true" | "t" | "yes" => Ok(graded::true_false(line, true, None, None)),
        "false" | "f" | "no" => Ok(graded::true_false(line, false, None, None)),
        _ if right.split_whitespace().count() > MAX_WORDS => Err("an answer in many words, and nothing to choose from"),
        _ => {
            quiz.say(line, Weight::Changed, "there is nothing to choose from; here the answer is typed in");
            let answer = Graded { line, points: 100.0, text: from_plain(&right.replace('*', "\\*")), feedback: None };
            typed::fill(vec![answer], line, quiz)
        }
    }
}

/// The accepted typed answers: all options, and the right answers.
fn typed_in(line: usize, cells: &[Cell], is_number: bool, quiz: &mut Quiz) -> Result<(Task, Vec<Offer>), &'static str> {
    let cell_of = |wanted: Column| cells.iter().find(|(column, ..)| *column == wanted).map(|(.., cell)| *cell);
    let is_answer = |column: Column| matches!(column, Column::Option(_) | Column::Options | Column::Right);
    let mut answers: Vec<&str> =
        cells.iter().filter(|(column, ..)| is_answer(*column)).map(|(.., cell)| *cell).collect();
    if answers.is_empty() {
        answers.extend(cell_of(Column::Correct));
    }
    let answers =
        answers.into_iter().flat_map(|cell| cell.split(['|', '\n'])).map(str::trim).filter(|answer| !answer.is_empty());
    let graded = |answer: &str| Graded { line, points: 100.0, text: from_plain(answer), feedback: None };
    if is_number {
        let within = cell_of(Column::Within).unwrap_or("0");
        return typed::number(
            answers.map(|answer| (typed::measure(answer, within), graded(answer))).collect(),
            line,
            quiz,
        );
    }
    typed::fill(answers.map(graded).collect(), line, quiz)
}
