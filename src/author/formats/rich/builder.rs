//! Running text, built of the elements of another markup as they start and end.

use super::script::{lowered, raised};
use super::text::{Lost, Rich};
use crate::document::article::plain;
use crate::document::{Inline, Style};
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

/// So many elements whose text becomes another one may lie within each other; what lies deeper is kept as it stands.
const DEEPEST: usize = 16;

/// Builds running text. It takes time in proportion to what it is told: text is held back by few elements at a time, and
/// what would end no element is known at once.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Open>,
    /// How many elements of each name are open.
    names: BTreeMap<String, usize>,
    text: Vec<Inline>,
    pub(super) lists: Vec<List>,
    lost: BTreeSet<Lost>,
    /// Places of those open elements that hold text back, at most [`DEEPEST`].
    held: Vec<usize>,
    /// Whether no row of the table, and no cell of the row, has begun.
    fresh: [bool; 2],
}

/// An element that is open.
struct Open {
    name: String,
    around: Around,
    /// The text before it, where its own is held back.
    before: Vec<Inline>,
}

/// What becomes of the text of an element.
pub(super) enum Around {
    Style(Style),
    Web(String),
    Raised,
    Lowered,
    /// Part of a formula, with the text of its children so far.
    Formula(Formula, Vec<String>),
    /// Its text is kept as it is.
    Nothing,
    /// Not even its text is kept.
    Hidden,
}

/// How the children of an element of MathML stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Formula {
    Fraction,
    Raised,
    Lowered,
    LoweredAndRaised,
    Root,
    RootOf,
}

/// A list that is open.
pub(super) enum List {
    /// Items have a sign in front.
    Plain,
    /// Items have a number in front, of this kind (`1`, `a`, `A`, `i`, `I`), the next of them this, going on by this step.
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

    /// Notes what is lost.
    pub(super) fn lose(&mut self, what: Lost) {
        self.lost.insert(what);
    }

    /// Starts an element. Emphasis in emphasis, and a link in a link, are one.
    pub(super) fn start(&mut self, name: &str, around: Around) {
        let again = |open: &Open| match (&open.around, &around) {
            (Around::Style(outer), Around::Style(inner)) => outer == inner,
            (Around::Web(_), Around::Web(_)) | (Around::Hidden, _) => true,
            _ => false,
        };
        let holds = !matches!(around, Around::Nothing)
            && self.held.len() < DEEPEST
            && !self.held.iter().any(|place| again(&self.open[*place]));
        let (around, before) = if holds { (around, mem::take(&mut self.text)) } else { (Around::Nothing, Vec::new()) };
        if holds {
            self.held.push(self.open.len());
        }
        *self.names.entry(name.to_owned()).or_default() += 1;
        self.open.push(Open { name: name.to_owned(), around, before });
    }

    /// Whether an element of that name is open.
    pub(super) fn is_open(&self, name: &str) -> bool {
        self.names.get(name).is_some_and(|count| *count > 0)
    }

    /// Begins a table.
    pub(super) fn table(&mut self) {
        self.fresh = [true, true];
    }

    /// Begins a row, set apart from the one before.
    pub(super) fn row(&mut self) {
        if let Some(Inline::Text(text)) = self.text.last_mut() {
            text.truncate(text.trim_end().len());
        }
        self.push(if self.fresh[0] { " " } else { "; " });
        self.fresh = [false, true];
    }

    /// Begins a cell, set apart from the one before.
    pub(super) fn cell(&mut self) {
        self.push(if self.fresh[1] { " " } else { " | " });
        self.fresh[1] = false;
    }

    /// Ends the innermost element of that name, and those in it that were never ended.
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
        if !matches!(open.around, Around::Nothing) {
            self.held.pop();
            let inner = mem::replace(&mut self.text, open.before);
            match open.around {
                Around::Style(style) => self.text.push(Inline::Styled(style, inner)),
                Around::Web(url) => self.text.push(Inline::Web(url, inner)),
                Around::Raised => self.push(&raised(&plain(&inner))),
                Around::Lowered => self.push(&lowered(&plain(&inner))),
                Around::Formula(formula, mut parts) => {
                    parts.push(plain(&inner).trim().to_owned());
                    self.push(&formula.written(&parts));
                }
                Around::Nothing | Around::Hidden => {}
            }
        }
        // What ends within a formula is a child of it.
        if let Some(Open { around: Around::Formula(_, parts), .. }) = self.open.last_mut() {
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
    /// The formula in one line.
    fn written(self, parts: &[String]) -> String {
        let part = |place: usize| parts.get(place).map_or("", String::as_str);
        let whole = |text: &str| {
            let simple = text.chars().all(char::is_alphanumeric) || text.chars().count() < 2;
            if simple { text.to_owned() } else { format!("({text})") }
        };
        match self {
            Formula::Fraction => format!("{}/{}", whole(part(0)), whole(part(1))),
            Formula::Raised => part(0).to_owned() + &raised(part(1)),
            Formula::Lowered => part(0).to_owned() + &lowered(part(1)),
            Formula::LoweredAndRaised => part(0).to_owned() + &lowered(part(1)) + &raised(part(2)),
            Formula::Root => format!("√{}", whole(&parts.concat())),
            Formula::RootOf => format!("{}√{}", raised(part(1)), whole(part(0))),
        }
    }
}

impl List {
    /// What stands in front of the next item, which may have a number of its own.
    pub(super) fn mark(&mut self, own: Option<i64>) -> String {
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

/// A number as lists have it; what letters cannot say stays a number.
fn numeral(kind: char, number: i64) -> String {
    let small = match kind {
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
            let signs = [
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
            for (worth, sign) in signs {
                while rest >= worth {
                    letters.push_str(sign);
                    rest -= worth;
                }
            }
            letters
        }
        _ => number.to_string(),
    };
    if kind.is_ascii_uppercase() { small.to_uppercase() } else { small }
}

/// Each run of white space as one blank, also where it runs over the edges of elements; none at the ends.
///
/// Elements lie in each other three deep at most: emphasis, strong emphasis and a link.
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
