//! Builds prose from the start and end tags of another markup.

use super::script::{subscript, superscript};
use super::text::{Lost, Rich};
use crate::document::article::plain;
use crate::document::{Inline, Style};
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

/// The deepest nesting of elements whose text is transformed; the text of deeper ones is kept as it is.
const MAX_DEPTH: usize = 16;

/// Builds prose in linear time: only a few elements at a time buffer their text, and an end tag without an open element is
/// recognised without a search.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Open>,
    /// The number of open elements of each name.
    names: BTreeMap<String, usize>,
    text: Vec<Inline>,
    pub(super) lists: Vec<List>,
    lost: BTreeSet<Lost>,
    /// The indexes in `open` of the elements that buffer their text, at most [`MAX_DEPTH`].
    buffering: Vec<usize>,
    /// Whether no row of the table, and no cell of the row, has begun.
    is_first: [bool; 2],
}

/// An open element.
struct Open {
    name: String,
    effect: Effect,
    /// The text before the element, if it buffers its own.
    before: Vec<Inline>,
}

/// The effect of an element on its text.
pub(super) enum Effect {
    Style(Style),
    Web(String),
    Raised,
    Lowered,
    /// A part of a formula, with the texts of its children so far.
    Formula(Formula, Vec<String>),
    /// The text is kept as it is.
    Nothing,
    /// The text is dropped.
    Hidden,
}

/// The relation of a MathML element's children.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Formula {
    Fraction,
    Raised,
    Lowered,
    LoweredAndRaised,
    Root,
    RootOf,
}

/// An open list.
pub(super) enum List {
    /// Items have bullets.
    Plain,
    /// Items have numbers: their kind (`1`, `a`, `A`, `i`, `I`), the next number, and the step.
    Numbered { kind: char, next: i64, step: i64 },
}

impl Builder {
    pub(super) fn push(&mut self, piece: &str) {
        match self.text.last_mut() {
            _ if piece.is_empty() => {}
            Some(Inline::Text(text)) => text.push_str(piece),
            _ => self.text.push(Inline::Text(piece.to_owned())),
        }
    }

    /// Records a loss.
    pub(super) fn lose(&mut self, loss: Lost) {
        self.lost.insert(loss);
    }

    /// Starts an element. Nested emphasis of the same kind, and nested links, count as one.
    pub(super) fn start(&mut self, name: &str, effect: Effect) {
        let repeats = |open: &Open| match (&open.effect, &effect) {
            (Effect::Style(outer), Effect::Style(inner)) => outer == inner,
            (Effect::Web(_), Effect::Web(_)) | (Effect::Hidden, _) => true,
            _ => false,
        };
        let buffers = !matches!(effect, Effect::Nothing)
            && self.buffering.len() < MAX_DEPTH
            && !self.buffering.iter().any(|index| repeats(&self.open[*index]));
        let (effect, before) =
            if buffers { (effect, mem::take(&mut self.text)) } else { (Effect::Nothing, Vec::new()) };
        if buffers {
            self.buffering.push(self.open.len());
        }
        *self.names.entry(name.to_owned()).or_default() += 1;
        self.open.push(Open { name: name.to_owned(), effect, before });
    }

    /// Whether an element of that name is open.
    pub(super) fn is_open(&self, name: &str) -> bool {
        self.names.get(name).is_some_and(|count| *count > 0)
    }

    /// Starts a table.
    pub(super) fn table(&mut self) {
        self.is_first = [true, true];
    }

    /// Starts a row, separated from the previous one by `;`.
    pub(super) fn row(&mut self) {
        if let Some(Inline::Text(text)) = self.text.last_mut() {
            text.truncate(text.trim_end().len());
        }
        self.push(if self.is_first[0] { " " } else { "; " });
        self.is_first = [false, true];
    }

    /// Starts a cell, separated from the previous one by `|`.
    pub(super) fn cell(&mut self) {
        self.push(if self.is_first[1] { " " } else { " | " });
        self.is_first[1] = false;
    }

    /// Ends the innermost open element of that name, and the unclosed elements in it.
    pub(super) fn end(&mut self, name: &str) {
        if !self.is_open(name) {
            return;
        }
        while let Some(open) = self.open.pop() {
            if let Some(count) = self.names.get_mut(&open.name) {
                *count -= 1;
            }
            let found = open.name == name;
            self.close(open);
            if found {
                break;
            }
        }
    }

    fn close(&mut self, open: Open) {
        if !matches!(open.effect, Effect::Nothing) {
            self.buffering.pop();
            let inner = mem::replace(&mut self.text, open.before);
            match open.effect {
                Effect::Style(style) => self.text.push(Inline::Styled(style, inner)),
                Effect::Web(url) => self.text.push(Inline::Web(url, inner)),
                Effect::Raised => self.push(&superscript(&plain(&inner))),
                Effect::Lowered => self.push(&subscript(&plain(&inner))),
                Effect::Formula(formula, mut parts) => {
                    parts.push(plain(&inner).trim().to_owned());
                    self.push(&formula.to_text(&parts));
                }
                Effect::Nothing | Effect::Hidden => {}
            }
        }
        // An element that ends within a formula is a child of the formula.
        if let Some(Open { effect: Effect::Formula(_, parts), .. }) = self.open.last_mut() {
            parts.push(plain(&mem::take(&mut self.text)).trim().to_owned());
        }
    }

    pub(super) fn finish(mut self) -> Rich {
        while let Some(open) = self.open.pop() {
            self.close(open);
        }
        let text = tidy(self.text);
        let words = plain(&text);
        if words.contains("\\(") || words.contains("\\[") || words.matches("$$").nth(1).is_some() {
            self.lost.insert(Lost::Formula);
        }
        Rich { text, lost: self.lost }
    }
}

impl Formula {
    /// The formula on one line.
    fn to_text(self, parts: &[String]) -> String {
        let part = |index: usize| parts.get(index).map_or("", String::as_str);
        let operand = |text: &str| {
            let simple = text.chars().all(char::is_alphanumeric) || text.chars().count() < 2;
            if simple { text.to_owned() } else { format!("({text})") }
        };
        match self {
            Formula::Fraction => format!("{}/{}", operand(part(0)), operand(part(1))),
            Formula::Raised => part(0).to_owned() + &superscript(part(1)),
            Formula::Lowered => part(0).to_owned() + &subscript(part(1)),
            Formula::LoweredAndRaised => part(0).to_owned() + &subscript(part(1)) + &superscript(part(2)),
            Formula::Root => format!("√{}", operand(&parts.concat())),
            Formula::RootOf => format!("{}√{}", superscript(part(1)), operand(part(0))),
        }
    }
}

impl List {
    /// The marker of the next item, which may have a number of its own.
    pub(super) fn marker(&mut self, own: Option<i64>) -> String {
        match self {
            List::Plain => "• ".to_owned(),
            List::Numbered { kind, next, step } => {
                let number = own.unwrap_or(*next);
                *next = number.saturating_add(*step);
                format!("{}. ", numeral(*kind, number))
            }
        }
    }
}

/// A list number in letters or Roman numerals; numbers that these cannot express stay decimal.
fn numeral(kind: char, number: i64) -> String {
    let lower_case = match kind {
        'a' | 'A' if number > 0 => {
            let (mut rest, mut letters) = (number, Vec::new());
            while rest > 0 {
                // The remainder is below 26.
                letters.push(char::from(b'a' + ((rest - 1) % 26) as u8));
                rest = (rest - 1) / 26;
            }
            letters.into_iter().rev().collect()
        }
        'i' | 'I' if (1..4000).contains(&number) => {
            let numerals = [
                (1000, "m"),
                (900, "cm"),
                (500, "d"),
                (400, "cd"),
                (100, "c"),
                (90, "xc"),
                (50, "l"),
                (40, "xl"),
                (10, "x"),
                (9, "ix"),
                (5, "v"),
                (4, "iv"),
                (1, "i"),
            ];
            let (mut rest, mut letters) = (number, String::new());
            for (value, numeral) in numerals {
                while rest >= value {
                    letters.push_str(numeral);
                    rest -= value;
                }
            }
            letters
        }
        _ => number.to_string(),
    };
    if kind.is_ascii_uppercase() { lower_case.to_uppercase() } else { lower_case }
}

/// The text with single spaces, also across the borders of elements, and none at the ends.
///
/// The recursion is at most three deep: emphasis, strong emphasis and a link.
fn tidy(text: Vec<Inline>) -> Vec<Inline> {
    fn walk(text: Vec<Inline>, after_space: &mut bool) -> Vec<Inline> {
        let mut tidied = Vec::new();
        for inline in text {
            match inline {
                Inline::Text(text) => {
                    let mut kept = String::with_capacity(text.len());
                    for letter in text.chars() {
                        let space = letter.is_whitespace();
                        if !(space && *after_space) {
                            kept.push(if space { ' ' } else { letter });
                        }
                        *after_space = space;
                    }
                    tidied.push(Inline::Text(kept));
                }
                Inline::Styled(style, inner) => tidied.push(Inline::Styled(style, walk(inner, after_space))),
                Inline::Web(url, inner) => tidied.push(Inline::Web(url, walk(inner, after_space))),
                Inline::Link(place, inner) => tidied.push(Inline::Link(place, walk(inner, after_space))),
            }
        }
        tidied
    }
    let mut text = walk(text, &mut true);
    while let Some(Inline::Text(last)) = text.last_mut() {
        last.truncate(last.trim_end().len());
        if !last.is_empty() {
            break;
        }
        text.pop();
    }
    text.retain(|inline| *inline != Inline::Text(String::new()));
    text
}
