//! Tables of questions in CSV, Excel or LibreOffice, with a row for each question.
//!
//! The header is the first row with a column for the prompt. Column names are the usual ones, and those of the tables of Kahoot
//! and Quizizz; docs/formats.md lists them.

mod columns;
pub(super) mod rows;

use super::graded::{self, Graded};
use super::quiz::{Entry, Offer, Quiz};
use super::remark::Weight;
use super::rich::{Rich, from_html, from_plain};
use super::typed;
use crate::document::Task;
use columns::{Column, column};
use rows::Row;
use std::collections::BTreeMap;

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
    let mut questions = Vec::new();
    for row in rows.iter().skip(index + 1) {
        let cells = row.cells.iter().map(|cell| cell.trim());
        let cells: Vec<(Column, &str, &str)> = (columns.iter().copied())
            .chain(std::iter::repeat(Column::Other))
            .zip(cells)
            .enumerate()
            .map(|(index, (column, cell))| (column, names.get(index).map_or("", String::as_str), cell))
            .filter(|(.., cell)| !cell.is_empty())
            .collect();
        if !cells.is_empty() {
            questions.push((row, cells));
        }
    }
    let notation = Notation::of(questions.iter().map(|(_, cells)| cells.as_slice()));
    for (row, cells) in questions {
        add(row.line, &cells, &row.cells.join(" | "), notation, quiz);
    }
    Ok(())
}

/// How a table refers to right options, where a number or a letter is ambiguous: among the options 4, 2 and 8, `1` may be the
/// first one, or the text of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notation {
    /// By index: at least one reference makes sense only as an index, and none only as a text.
    Indexes,
    /// By text.
    Texts,
}

impl Notation {
    fn of<'a>(questions: impl Iterator<Item = &'a [(Column, &'a str, &'a str)]>) -> Notation {
        let (mut indexes, mut texts) = (false, false);
        for cells in questions {
            let options = Options::of(cells);
            for (_, _, correct) in cells.iter().filter(|(column, ..)| *column == Column::Correct) {
                let is_text = options.with_text(correct).is_some();
                let is_index = split_names(correct).all(|name| options.at_index(name).is_some());
                indexes |= is_index && !is_text;
                texts |= is_text && !is_index;
            }
        }
        if indexes && !texts { Notation::Indexes } else { Notation::Texts }
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

fn add(line: usize, cells: &[(Column, &str, &str)], source: &str, notation: Notation, quiz: &mut Quiz) {
    let cell_of = |kind: Column| cells.iter().find(|(column, ..)| *column == kind).map(|(.., cell)| *cell);
    let converted = options(line, cells, notation, quiz);
    let (task, options) = match (cell_of(Column::Prompt), converted) {
        (None, _) => return quiz.leave_out(line, "a row without a question", source),
        (_, Err(why)) => return quiz.leave_out(line, why, source),
        (_, Ok(converted)) => converted,
    };
    for (column, name, cell) in cells {
        let picture = name.to_lowercase().contains("image") || name.to_lowercase().contains("picture");
        match column {
            Column::Other if picture => {
                quiz.detail(line, Weight::Lost, "a picture is left out, of which nothing is said in words", Some(cell));
            }
            Column::Other => {
                let text = "a column that is not known is left out";
                quiz.detail(line, Weight::Noted, text, Some(if name.is_empty() { cell } else { name }));
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
    cells: &[(Column, &str, &str)],
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
    if let Some(correct) = cell_of(Column::Correct) {
        let has_wrong = cells.iter().any(|(column, ..)| *column == Column::Wrong);
        if texts.is_empty() && has_wrong {
            // With a column of wrong answers this is the right answer.
            texts.push(correct);
            rights.push(true);
        } else if texts.is_empty() {
            return match correct.to_lowercase().as_str() {
                "true" | "t" | "yes" => Ok(graded::true_false(line, true, None, None)),
                "false" | "f" | "no" => Ok(graded::true_false(line, false, None, None)),
                _ => Err("fewer than two answers to choose from"),
            };
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

/// The accepted typed answers: all options, and the right answers.
fn typed_in(
    line: usize,
    cells: &[(Column, &str, &str)],
    is_number: bool,
    quiz: &mut Quiz,
) -> Result<(Task, Vec<Offer>), &'static str> {
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

/// The options of a row in order, with the ways to refer to them: by a letter or number, counted from 1, and by text.
struct Options<'a> {
    texts: Vec<&'a str>,
    by_index: BTreeMap<usize, usize>,
    by_text: BTreeMap<String, usize>,
}

impl<'a> Options<'a> {
    fn of(cells: &[(Column, &str, &'a str)]) -> Options<'a> {
        let mut options = Options { texts: Vec::new(), by_index: BTreeMap::new(), by_text: BTreeMap::new() };
        for (column, _, cell) in cells {
            match column {
                Column::Option(index) => options.add(*index, cell),
                Column::Options => {
                    let texts = cell.split(['|', '\n']).map(str::trim).filter(|text| !text.is_empty());
                    (1..).zip(texts).for_each(|(index, text)| options.add(index, text));
                }
                _ => {}
            }
        }
        options
    }

    fn add(&mut self, index: usize, text: &'a str) {
        self.by_index.entry(index).or_insert(self.texts.len());
        self.by_text.entry(text.to_ascii_lowercase()).or_insert(self.texts.len());
        self.texts.push(text);
    }

    /// The option with that text.
    fn with_text(&self, name: &str) -> Option<usize> {
        self.by_text.get(&name.trim().to_ascii_lowercase()).copied()
    }

    /// The option with that letter or number.
    fn at_index(&self, name: &str) -> Option<usize> {
        columns::index(name).and_then(|index| self.by_index.get(&index).copied())
    }
}

/// The references in a cell.
fn split_names(correct: &str) -> impl Iterator<Item = &str> {
    correct.split(['|', ';', ',', '&', '/', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

/// Marks the right options, which are referred to by text, or by letter or number.
fn mark_right(
    correct: &str,
    options: &Options,
    rights: &mut [bool],
    notation: Notation,
    line: usize,
    quiz: &mut Quiz,
) -> Result<(), &'static str> {
    let mut choose = |name: &str| {
        let (text, index) = (options.with_text(name), options.at_index(name));
        if let (Some(text), Some(index)) = (text, index)
            && text != index
        {
            let interpretation = match notation {
                Notation::Indexes => "here it is the place, as elsewhere in the table",
                Notation::Texts => "here it is what the option says",
            };
            let message = "which option is right can be meant in two ways, by its place or by what it says";
            quiz.detail(line, Weight::Changed, message, Some(&format!("`{name}`: {interpretation}")));
        }
        if notation == Notation::Indexes { index.or(text) } else { text.or(index) }
    };
    if let Some(index) = options.with_text(correct).and_then(|_| choose(correct)) {
        rights[index] = true;
        return Ok(());
    }
    for name in split_names(correct) {
        rights[choose(name).ok_or("the answer that is right is not among the options")?] = true;
    }
    Ok(())
}
