//! A `quiz.toml` made from the questions of another program, laid out as one writes it by hand.

use super::markup::{Rich, prose};
use super::remark::{About, Remark};
use crate::document::article::plain;
use crate::document::{Amount, Inline, Task};
use std::collections::BTreeSet;
use std::fmt::Write;
use toml::Value;

/// What was read.
#[derive(Debug)]
pub struct Imported {
    /// The text of a `quiz.toml`; what could not be taken stands in it as a comment.
    pub text: String,
    /// What could not be taken, or was taken in another way.
    pub remarks: Vec<Remark>,
    /// How many questions are in it.
    pub taken: usize,
    /// How many are only in its comments.
    pub left_out: usize,
}

/// A quiz that grows.
#[derive(Default)]
pub(super) struct Quiz {
    text: String,
    remarks: Vec<Remark>,
    ids: BTreeSet<String>,
    taken: usize,
    left_out: usize,
}

/// A question that was read; what is `None` the author has still to write.
#[derive(Debug, PartialEq)]
pub(super) struct Entry {
    /// Where it begins in the file that was read.
    pub(super) line: usize,
    /// What it is called there; an id is made of it.
    pub(super) title: Option<String>,
    pub(super) prompt: Rich,
    /// [`Task::Choice`], [`Task::Several`], [`Task::Match`], [`Task::Order`], [`Task::Number`] or [`Task::Fill`].
    pub(super) task: Task,
    pub(super) options: Vec<Offer>,
    /// Of a number: the ends of its slider, how far that moves at a time, and the unit.
    pub(super) slider: [Option<String>; 4],
    pub(super) passage: Option<String>,
    pub(super) section: Option<String>,
    pub(super) answer: Option<Rich>,
    /// What the answer is called, and what it retells, as its braces have it.
    pub(super) attributes: Option<String>,
}

/// An option that was read.
#[derive(Debug, PartialEq)]
pub(super) struct Offer {
    pub(super) text: Rich,
    pub(super) right: bool,
    /// What belongs to it; of a number, how far off one may be.
    pub(super) pair: Option<String>,
    pub(super) reason: Option<Rich>,
}

impl Quiz {
    /// Says something of what begins in that line.
    pub(super) fn say(&mut self, line: usize, text: impl Into<String>) {
        self.remarks.push(Remark { about: About::Line(line), text: text.into() });
    }

    /// Keeps lines as a comment.
    pub(super) fn comment(&mut self, text: &str) {
        self.gap();
        for line in text.lines() {
            let _ = writeln!(self.text, "{}", format!("# {}", visible(line)).trim_end());
        }
    }

    /// Leaves a question out, but keeps its source as a comment.
    pub(super) fn leave_out(&mut self, line: usize, why: &str, source: &str) {
        self.left_out += 1;
        self.say(line, format!("{why}; left out, its source stands in a comment"));
        let source: String = source.trim_end().lines().map(|line| format!("    {line}\n")).collect();
        self.comment(&format!("Line {line}: {why}. Its source:\n\n{source}"));
    }

    /// Adds a question.
    pub(super) fn add(&mut self, entry: &Entry) {
        self.taken += 1;
        self.lose(entry);
        let id = self.id(entry);
        self.gap();
        self.text.push_str("[[question]]\n");
        self.pair("id", &id);
        self.pair("prompt", &plain(&entry.prompt.text));
        match &entry.passage {
            Some(passage) => self.pair("passage", passage),
            None => self.missing("passage", "the id of the passage that settles it"),
        }
        if let Some(section) = &entry.section {
            self.pair("section", section);
        }
        if let Some(answer) = &entry.answer {
            let attributes = entry.attributes.as_ref().map_or(String::new(), |all| format!(" {{{all}}}"));
            self.pair("answer", &(prose(&answer.text) + &attributes));
        }
        if entry.task == Task::Several {
            self.text.push_str("several = true\n");
        }
        if matches!(entry.task, Task::Number | Task::Fill) {
            return self.typed(entry);
        }
        let table = match entry.task {
            Task::Match => "match",
            Task::Order => "order",
            _ => "option",
        };
        for option in &entry.options {
            let _ = write!(self.text, "\n[[question.{table}]]\n");
            self.pair("text", &plain(&option.text.text));
            if let Some(with) = &option.pair {
                self.pair("with", with);
            }
            if option.right && table == "option" {
                self.text.push_str("right = true\n");
            }
            match &option.reason {
                Some(reason) => self.pair("reason", &prose(&reason.text)),
                None => self.missing("reason", if option.right { "why it is right" } else { "why it is wrong" }),
            }
        }
    }

    /// A number or words to type, and why.
    fn typed(&mut self, entry: &Entry) {
        let texts = entry.options.iter().map(|option| plain(&option.text.text));
        if entry.task == Task::Fill {
            let ways = texts.map(|text| Value::String(visible(&text)).to_string()).collect::<Vec<_>>().join(", ");
            let _ = writeln!(self.text, "fill = [{ways}]");
        }
        let reasons = entry.options.iter().filter_map(|option| option.reason.as_ref());
        match reasons.map(|reason| prose(&reason.text)).next() {
            Some(reason) => self.pair("reason", &reason),
            None => self.missing("reason", "why it is right"),
        }
        if let (Task::Number, Some(number)) = (entry.task, entry.options.first()) {
            let _ = write!(self.text, "\n[question.number]\nvalue = {}\n", plain(&number.text.text));
            if let Some(within) = number.pair.as_ref().filter(|within| *within != "0") {
                let _ = writeln!(self.text, "within = {within}");
            }
            let [from, to, step, unit] = &entry.slider;
            for (key, given, what) in [("from", from, "lower"), ("to", to, "upper")] {
                // What stands in a comment of theirs may be anything.
                match given.as_deref().and_then(Amount::parse) {
                    Some(end) => drop(writeln!(self.text, "{key} = {}", end.write())),
                    None => drop(writeln!(self.text, "# {key} =    # to do: the {what} end of the slider")),
                }
            }
            if let Some(step) = step.as_deref().and_then(Amount::parse).filter(|step| *step != Amount::ONE) {
                let _ = writeln!(self.text, "step = {}", step.write());
            }
            unit.iter().for_each(|unit| self.pair("unit", unit));
        }
    }

    /// Says what of the markup is not kept: of prompts and options all, of prose what prose does not have.
    fn lose(&mut self, entry: &Entry) {
        let whole = |rich: &Rich| rich.text.iter().any(|inline| !matches!(inline, Inline::Text(_)));
        let lines = || [&entry.prompt].into_iter().chain(entry.options.iter().map(|option| &option.text));
        let proses = entry.answer.iter().chain(entry.options.iter().filter_map(|option| option.reason.as_ref()));
        let lost: BTreeSet<&str> = lines().chain(proses).flat_map(|rich| &rich.lost).map(String::as_str).collect();
        if !lost.is_empty() {
            let lost = lost.into_iter().map(|what| format!("`{what}`")).collect::<Vec<_>>().join(", ");
            self.say(entry.line, format!("a quiz has no {lost}; the text in it, if any, is kept"));
        }
        if lines().any(whole) {
            self.say(entry.line, "prompts and options are plain text here; their emphasis and links are left out");
        }
    }

    /// An id that no other question has.
    fn id(&mut self, entry: &Entry) -> String {
        let made = entry.title.as_deref().map(slug).filter(|id| !id.is_empty());
        let made = made.unwrap_or_else(|| slug(&plain(&entry.prompt.text)));
        let made = if made.is_empty() { format!("question-{}", self.taken) } else { made };
        let id = (1..)
            .map(|count| if count == 1 { made.clone() } else { format!("{made}-{count}") })
            .find(|id| !self.ids.contains(id))
            .unwrap_or_default();
        if entry.title.as_deref().is_some_and(|title| title.trim() != id) {
            self.say(entry.line, format!("its title is not fit for an id; its id is `{id}`"));
            let title = entry.title.as_deref().unwrap_or_default();
            self.comment(&format!("Its title was: {title}"));
        }
        self.ids.insert(id.clone());
        id
    }

    fn pair(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.text, "{key} = {}", Value::String(visible(value)));
    }

    fn missing(&mut self, key: &str, what: &str) {
        let _ = writeln!(self.text, "# {key} = \"\"    # to do: {what}");
    }

    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// The text and what there is to say of it.
    pub(super) fn finish(self) -> Imported {
        Imported { text: self.text, remarks: self.remarks, taken: self.taken, left_out: self.left_out }
    }
}

/// The text without control characters, which TOML does not have in comments and the check not in texts.
fn visible(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// Lower-case letters, digits and hyphens; at most six words.
fn slug(title: &str) -> String {
    let plain = title.to_ascii_lowercase().replace(['\'', '’'], "");
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.take(6).collect::<Vec<_>>().join("-")
}
