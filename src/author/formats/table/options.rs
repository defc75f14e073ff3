//! The options of a row, and which of them are right.

use super::columns::{self, Cell, Column};
use crate::author::formats::quiz::Quiz;
use crate::author::formats::remark::Weight;
use std::collections::BTreeMap;

/// How a table refers to right options, where a number or a letter is ambiguous: among the options 4, 2 and 8, `1` may be the
/// first one, or the text of an option.
#[derive(Clone, Copy)]
pub(super) struct Notation {
    /// Whether by index rather than by text: at least one reference makes sense only as an index, or the column is one of
    /// indexes, and no reference makes sense only as a text.
    by_index: bool,
    /// The number of the first option, 0 or 1. It is 0 if no reference is the number of options, and either some reference is 0
    /// or the column is one of indexes.
    pub(super) first: usize,
}

impl Notation {
    pub(super) fn of<'a>(questions: impl Iterator<Item = &'a [Cell<'a>]>, has_index_column: bool) -> Notation {
        let references: Vec<(Options, &str)> = questions
            .filter_map(|cells| {
                let mut correct = cells.iter().filter(|(column, ..)| matches!(column, Column::Correct | Column::Index));
                correct.next().map(|(.., cell)| (Options::of(cells), *cell))
            })
            .collect();
        let (mut has_number, mut has_zero, mut has_last) = (false, false, false);
        for (options, correct) in references.iter().filter(|(options, correct)| options.with_text(correct).is_none()) {
            for number in split_names(correct).filter_map(|name| name.parse::<usize>().ok()) {
                has_number = true;
                has_zero |= number == 0;
                has_last |= number == options.texts.len();
            }
        }
        let is_from_0 = !has_last && (has_zero || has_index_column && has_number);
        let first = usize::from(!is_from_0);
        let (mut indexes, mut texts) = (false, false);
        for (options, correct) in &references {
            let is_text = options.with_text(correct).is_some();
            let is_index = split_names(correct).all(|name| options.at_index(name, first).is_some());
            indexes |= is_index && !is_text;
            texts |= is_text && !is_index;
        }
        Notation { by_index: (indexes || has_index_column) && !texts, first }
    }
}

/// The options of a row in order, with the ways to refer to them: by a letter or number, counted from 1, and by text.
pub(super) struct Options<'a> {
    pub(super) texts: Vec<&'a str>,
    pub(super) by_index: BTreeMap<usize, usize>,
    by_text: BTreeMap<String, usize>,
}

impl<'a> Options<'a> {
    pub(super) fn of(cells: &[(Column, &str, &'a str)]) -> Options<'a> {
        let mut options = Options { texts: Vec::new(), by_index: BTreeMap::new(), by_text: BTreeMap::new() };
        for (column, _, cell) in cells {
            match column {
                Column::Option(index) => options.add(*index, cell),
                Column::Options => {
                    (1..).zip(split_options(cell)).for_each(|(index, text)| options.add(index, text));
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

    /// The option with that letter or number, where the number of the first option is `first`.
    fn at_index(&self, name: &str, first: usize) -> Option<usize> {
        let option_name = columns::option_name(name);
        let name = option_name.as_deref().unwrap_or(name);
        let index = match name.parse::<usize>() {
            Ok(number) => number.checked_add(1)?.checked_sub(first),
            Err(_) => columns::index(name),
        };
        index.and_then(|index| self.by_index.get(&index).copied())
    }
}

/// The texts in a cell of all options: the items of a list as programs write it, `["a", "b"]`, or else the parts between the
/// first of these separators that occurs: `|`, a line break, `;`, `,`.
fn split_options(cell: &str) -> Vec<&str> {
    if let Some(list) = cell.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return list_items(list);
    }
    let split = |separator: char| {
        let texts = cell.split(separator).map(str::trim).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>()
    };
    ['|', '\n', ';', ','].into_iter().map(split).find(|texts| texts.len() > 1).unwrap_or_else(|| vec![cell.trim()])
}

/// The items of a list, which commas separate. Each may stand in quotation marks.
fn list_items(list: &str) -> Vec<&str> {
    let (mut texts, mut rest) = (Vec::new(), list.trim());
    while let Some(first) = rest.chars().next() {
        let (text, after) = match rest.strip_prefix(['"', '\'']) {
            Some(inner) => {
                // The closing mark is the first one before a comma or the end of the list, so that the text itself may contain marks.
                let is_closing = |at: &usize| matches!(inner[at + 1..].trim_start().chars().next(), None | Some(','));
                let end = inner.match_indices(first).map(|(at, _)| at).find(is_closing).unwrap_or(inner.len());
                (&inner[..end], inner.get(end + 1..).unwrap_or_default())
            }
            None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
        };
        texts.extend(Some(text.trim()).filter(|text| !text.is_empty()));
        rest = after.trim_start_matches([',', ' ', '\n', '\t']);
    }
    texts
}

/// The references in a cell.
fn split_names(correct: &str) -> impl Iterator<Item = &str> {
    correct.split(['|', ';', ',', '&', '/', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

/// Marks the right options, which are referred to by text, or by letter or number.
pub(super) fn mark_right(
    correct: &str,
    options: &Options,
    rights: &mut [bool],
    notation: Notation,
    line: usize,
    quiz: &mut Quiz,
) -> Result<(), &'static str> {
    let mut choose = |name: &str| {
        let (text, index) = (options.with_text(name), options.at_index(name, notation.first));
        if let (Some(text), Some(index)) = (text, index)
            && text != index
        {
            let interpretation = if notation.by_index {
                "here it is the place, as elsewhere in the table"
            } else {
                "here it is what the option says"
            };
            let message = "which option is right can be meant in two ways, by its place or by what it says";
            quiz.detail(line, Weight::Changed, message, Some(&format!("`{name}`: {interpretation}")));
        }
        if notation.by_index { index.or(text) } else { text.or(index) }
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
