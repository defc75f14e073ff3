//! Questions in a table: CSV, or a file of Excel or LibreOffice, a row for each question.
//!
//! The first row that names a column for the question names all others, too. The names are those that people use, and those
//! of the tables that Kahoot and Quizizz give out; docs/formats.md has them all.

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

/// Reads CSV into a quiz.
///
/// # Errors
/// Says what is missing where no row names the columns.
pub(super) fn import_text(text: &str) -> Result<Quiz, String> {
    let mut quiz = Quiz::default();
    if text.matches('"').count() % 2 == 1 {
        quiz.say(1, Weight::Changed, "a quotation mark in the file has no counterpart; rows may run into each other");
    }
    read(rows::of_text(text), &mut quiz)?;
    Ok(quiz)
}

/// Reads a file of Excel or LibreOffice into a quiz.
///
/// # Errors
/// Says what is broken, or missing where no row names the columns.
pub(super) fn import_workbook(bytes: &[u8]) -> Result<Quiz, String> {
    let mut quiz = Quiz::default();
    let mut failed = None;
    let mut read_one = false;
    for (name, rows) in rows::of_workbook(bytes)? {
        if rows.is_empty() {
            continue;
        }
        match read(rows, &mut quiz) {
            Ok(()) => read_one = true,
            Err(why) => {
                quiz.detail(1, Weight::Lost, "a sheet that names no column for the question is left out", Some(&name));
                failed = Some(why);
            }
        }
    }
    match failed {
        Some(why) if !read_one => Err(why),
        _ => Ok(quiz),
    }
}

/// The row that names the columns stands among so many.
const HEAD: usize = 20;

fn read(rows: Vec<Row>, quiz: &mut Quiz) -> Result<(), String> {
    let named = |row: &Row| {
        let columns: Vec<Column> = row.cells.iter().map(|cell| column(cell)).collect();
        columns.contains(&Column::Prompt).then_some(columns)
    };
    let head = rows.iter().take(HEAD).enumerate().find_map(|(place, row)| Some((place, named(row)?)));
    let Some((place, mut columns)) = head else {
        let first = rows.first().map(|row| row.cells.join(", ")).unwrap_or_default();
        return Err(format!(
            "no row names the columns; the first says `{first}`. Put a row on top such as \
             `question, option 1, option 2, option 3, correct, explanation`"
        ));
    };
    let names = rows[place].cells.clone();
    let has_options = columns.iter().any(|column| matches!(column, Column::Option(_) | Column::Options));
    for column in &mut columns {
        // Beside options it says which of them is right; without them it is what is right.
        if *column == Column::Answer {
            *column = if has_options { Column::Correct } else { Column::Right };
        }
    }
    let mut questions = Vec::new();
    for row in rows.iter().skip(place + 1) {
        let cells = row.cells.iter().map(|cell| cell.trim());
        let cells: Vec<(Column, &str, &str)> = (columns.iter().copied())
            .chain(std::iter::repeat(Column::Other))
            .zip(cells)
            .enumerate()
            .map(|(place, (column, cell))| (column, names.get(place).map_or("", String::as_str), cell))
            .filter(|(.., cell)| !cell.is_empty())
            .collect();
        if !cells.is_empty() {
            questions.push((row, cells));
        }
    }
    let meant = Meant::of(questions.iter().map(|(_, cells)| cells.as_slice()));
    for (row, cells) in questions {
        add(row.line, &cells, &row.cells.join(" | "), meant, quiz);
    }
    Ok(())
}

/// What a table says of the options that are right, where a figure or a letter may be meant in two ways: of the options 4, 2 and 8
/// it is the first, or the one that says 1.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// Their places: somewhere in the table that alone makes sense, and nowhere what they say alone.
    Places,
    /// What they say.
    Texts,
}

impl Meant {
    fn of<'a>(questions: impl Iterator<Item = &'a [(Column, &'a str, &'a str)]>) -> Meant {
        let (mut places, mut texts) = (false, false);
        for cells in questions {
            let options = Listed::of(cells);
            for (_, _, correct) in cells.iter().filter(|(column, ..)| *column == Column::Correct) {
                let is_text = options.said_by(correct).is_some();
                let is_place = parted(correct).all(|name| options.placed(name).is_some());
                places |= is_place && !is_text;
                texts |= is_text && !is_place;
            }
        }
        if places && !texts { Meant::Places } else { Meant::Texts }
    }
}

/// What a cell says.
fn rich(cell: &str, line: usize, quiz: &mut Quiz) -> Rich {
    let is_html = cell.contains("</") || ["<br", "<img", "&nbsp;", "<p>"].iter().any(|tag| cell.contains(tag));
    if is_html {
        quiz.say(line, Weight::Changed, "a cell has HTML in it, and is read as such");
        return from_html(cell);
    }
    from_plain(cell)
}

fn add(line: usize, cells: &[(Column, &str, &str)], source: &str, meant: Meant, quiz: &mut Quiz) {
    let of = |wanted: Column| cells.iter().find(|(column, ..)| *column == wanted).map(|(.., cell)| *cell);
    let taken = options(line, cells, meant, quiz);
    let (task, options) = match (of(Column::Prompt), taken) {
        (None, _) => return quiz.leave_out(line, "a row without a question", source),
        (_, Err(why)) => return quiz.leave_out(line, why, source),
        (_, Ok(taken)) => taken,
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
    let prompt = rich(of(Column::Prompt).unwrap_or_default(), line, quiz);
    let answer = of(Column::Explanation).map(|cell| rich(cell, line, quiz));
    quiz.add(&Entry {
        line,
        title: of(Column::Id).map(str::to_owned),
        prompt,
        task,
        options,
        slider: Default::default(),
        passage: of(Column::Passage).map(str::to_owned),
        section: of(Column::Section).map(str::to_owned),
        answer,
        attributes: None,
    });
}

fn options(
    line: usize,
    cells: &[(Column, &str, &str)],
    meant: Meant,
    quiz: &mut Quiz,
) -> Result<(Task, Vec<Offer>), &'static str> {
    let of = |wanted: Column| cells.iter().find(|(column, ..)| *column == wanted).map(|(.., cell)| *cell);
    let kind = of(Column::Type).unwrap_or_default().to_lowercase();
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
    let listed = Listed::of(cells);
    let places: BTreeMap<usize, usize> = listed.by_place.iter().map(|(place, at)| (*at, *place)).collect();
    let mut texts = listed.texts.clone();
    let mut rights: Vec<bool> = vec![false; texts.len()];
    if let Some(correct) = of(Column::Correct) {
        let has_wrong = cells.iter().any(|(column, ..)| *column == Column::Wrong);
        if texts.is_empty() && has_wrong {
            // Beside what is wrong it is what is right.
            texts.push(correct);
            rights.push(true);
        } else if texts.is_empty() {
            return match correct.to_lowercase().as_str() {
                "true" | "t" | "yes" => Ok(graded::true_false(line, true, None, None)),
                "false" | "f" | "no" => Ok(graded::true_false(line, false, None, None)),
                _ => Err("fewer than two answers to choose from"),
            };
        } else {
            mark(correct, &listed, &mut rights, meant, line, quiz)?;
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
        if let Column::Reason(place) = column {
            reasons.entry(*place).or_insert(*cell);
        }
    }
    let mut offers = Vec::new();
    for ((at, text), right) in texts.into_iter().enumerate().zip(rights) {
        let reason = places.get(&at).and_then(|place| reasons.get(place));
        let reason = reason.map(|cell| rich(cell, line, quiz));
        offers.push(Offer { line, text: rich(text, line, quiz), right, pair: None, reason });
    }
    let several = right > 1
        || ["several", "multi-select", "checkbox", "multiple answer", "multiple response"]
            .iter()
            .any(|it| kind.contains(it));
    Ok((if several { Task::Several } else { Task::Choice }, offers))
}

/// What is accepted when it is typed in: all options, and what is said to be right.
fn typed_in(
    line: usize,
    cells: &[(Column, &str, &str)],
    is_number: bool,
    quiz: &mut Quiz,
) -> Result<(Task, Vec<Offer>), &'static str> {
    let of = |wanted: Column| cells.iter().find(|(column, ..)| *column == wanted).map(|(.., cell)| *cell);
    let is_way = |column: Column| matches!(column, Column::Option(_) | Column::Options | Column::Right);
    let mut ways: Vec<&str> = cells.iter().filter(|(column, ..)| is_way(*column)).map(|(.., cell)| *cell).collect();
    if ways.is_empty() {
        ways.extend(of(Column::Correct));
    }
    let ways = ways.into_iter().flat_map(|cell| cell.split(['|', '\n'])).map(str::trim).filter(|way| !way.is_empty());
    let graded = |way: &str| Graded { line, points: 100.0, text: from_plain(way), feedback: None };
    if is_number {
        let within = of(Column::Within).unwrap_or("0");
        return typed::number(ways.map(|way| (typed::measure(way, within), graded(way))).collect(), line, quiz);
    }
    typed::fill(ways.map(graded).collect(), line, quiz)
}

/// The options of a row, in their order, as they can be named: by a letter or a number, counted from 1, and by what they say.
struct Listed<'a> {
    texts: Vec<&'a str>,
    by_place: BTreeMap<usize, usize>,
    by_text: BTreeMap<String, usize>,
}

impl<'a> Listed<'a> {
    fn of(cells: &[(Column, &str, &'a str)]) -> Listed<'a> {
        let mut listed = Listed { texts: Vec::new(), by_place: BTreeMap::new(), by_text: BTreeMap::new() };
        for (column, _, cell) in cells {
            match column {
                Column::Option(place) => listed.add(*place, cell),
                Column::Options => {
                    let said = cell.split(['|', '\n']).map(str::trim).filter(|said| !said.is_empty());
                    (1..).zip(said).for_each(|(place, said)| listed.add(place, said));
                }
                _ => {}
            }
        }
        listed
    }

    fn add(&mut self, place: usize, said: &'a str) {
        self.by_place.entry(place).or_insert(self.texts.len());
        self.by_text.entry(said.to_ascii_lowercase()).or_insert(self.texts.len());
        self.texts.push(said);
    }

    /// The option that says so.
    fn said_by(&self, name: &str) -> Option<usize> {
        self.by_text.get(&name.trim().to_ascii_lowercase()).copied()
    }

    /// The option of that letter or number.
    fn placed(&self, name: &str) -> Option<usize> {
        columns::place(name).and_then(|place| self.by_place.get(&place).copied())
    }
}

/// What a cell names, one by one.
fn parted(correct: &str) -> impl Iterator<Item = &str> {
    correct.split(['|', ';', ',', '&', '/', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

/// Marks the options that are right: by what they say, or by their letters or numbers.
fn mark(
    correct: &str,
    listed: &Listed,
    rights: &mut [bool],
    meant: Meant,
    line: usize,
    quiz: &mut Quiz,
) -> Result<(), &'static str> {
    let mut choose = |name: &str| {
        let (text, place) = (listed.said_by(name), listed.placed(name));
        if let (Some(text), Some(place)) = (text, place)
            && text != place
        {
            let how = match meant {
                Meant::Places => "here it is the place, as elsewhere in the table",
                Meant::Texts => "here it is what the option says",
            };
            let said = "which option is right can be meant in two ways, by its place or by what it says";
            quiz.detail(line, Weight::Changed, said, Some(&format!("`{name}`: {how}")));
        }
        if meant == Meant::Places { place.or(text) } else { text.or(place) }
    };
    if let Some(place) = listed.said_by(correct).and_then(|_| choose(correct)) {
        rights[place] = true;
        return Ok(());
    }
    for name in parted(correct) {
        rights[choose(name).ok_or("the answer that is right is not among the options")?] = true;
    }
    Ok(())
}
