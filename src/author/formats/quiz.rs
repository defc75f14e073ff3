//! Writes a `quiz.toml` from another program's questions, formatted as by hand.

use super::line::Line;
use super::markup::prose;
use super::remark::{About, Remark, Weight};
use super::rich::{Lost, Rich};
use crate::author::ids::{Fresh, short_slug};
use crate::document::{Amount, Inline, Task};
use std::fmt::Write;
use toml::Value;

/// An imported quiz.
#[derive(Debug)]
pub struct Imported {
    /// The text of a `quiz.toml`; questions that were left out stand in it as comments.
    pub text: String,
    /// Losses and changes.
    pub remarks: Vec<Remark>,
    /// The number of questions in it.
    pub taken: usize,
    /// The number of questions that are only in comments.
    pub left_out: usize,
}

/// A quiz while it is imported.
#[derive(Default)]
pub(super) struct Quiz {
    positions: Positions,
    text: String,
    remarks: Vec<Remark>,
    ids: Fresh,
    taken: usize,
    left_out: usize,
    /// The number of questions left out that are of a known kind, and not merely text.
    known: usize,
}

/// The unit in which the positions of questions are counted.
#[derive(Clone, Copy, Default)]
enum Positions {
    #[default]
    Lines,
    /// Question numbers, from 1.
    Numbers,
}

/// An imported question; what is `None` is for the author to write.
#[derive(Debug, PartialEq)]
pub(super) struct Entry {
    /// The position of the question in the imported file.
    pub(super) line: usize,
    /// Its title in the file, from which the id is made.
    pub(super) title: Option<String>,
    pub(super) prompt: Rich,
    /// [`Task::Choice`], [`Task::Several`], [`Task::Match`], [`Task::Order`], [`Task::Number`] or [`Task::Fill`].
    pub(super) task: Task,
    pub(super) options: Vec<Offer>,
    /// Of a number: the start and end of its slider, the step, and the unit.
    pub(super) slider: [Option<String>; 4],
    pub(super) passage: Option<String>,
    pub(super) section: Option<String>,
    pub(super) answer: Option<Rich>,
    /// The attributes of the answer, as within braces: its id, and the claims that it retells.
    pub(super) attributes: Option<String>,
}

/// An imported option.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    /// The position of the option in the imported file.
    pub(super) line: usize,
    pub(super) text: Rich,
    pub(super) right: bool,
    /// The right side of a pair; of a number the tolerance.
    pub(super) pair: Option<Rich>,
    pub(super) reason: Option<Rich>,
}

impl Quiz {
    /// A quiz from a file in which questions are counted, since it has no meaningful lines.
    pub(super) fn numbered() -> Quiz {
        Quiz { positions: Positions::Numbers, ..Quiz::default() }
    }

    /// Adds a remark on a position.
    pub(super) fn say(&mut self, line: usize, weight: Weight, text: impl Into<String>) {
        self.detail(line, weight, text, None);
    }

    /// Adds a remark on a position, with the particular file, address or text.
    pub(super) fn detail(&mut self, line: usize, weight: Weight, text: impl Into<String>, detail: Option<&str>) {
        let detail = detail.map(|detail| shortened(&Line::of(detail)));
        let about = match self.positions {
            Positions::Lines => About::Line(line),
            Positions::Numbers => About::Number(line),
        };
        self.remarks.push(Remark { about, weight, text: text.into(), detail });
    }

    /// Adds a remark on the whole file, before all others.
    pub(super) fn say_of_all(&mut self, text: String) {
        self.remarks.insert(0, Remark { about: About::All, weight: Weight::Changed, text, detail: None });
    }

    /// Adds lines as a comment.
    pub(super) fn comment(&mut self, text: &str) {
        self.gap();
        for line in text.lines() {
            let _ = writeln!(self.text, "{}", format!("# {}", visible(line)).trim_end());
        }
    }

    /// Leaves out a question of a known kind, and keeps its source as a comment.
    pub(super) fn leave_out(&mut self, line: usize, why: &str, source: &str) {
        self.known += 1;
        self.leave_out_all(&[line], why, source);
    }

    /// Leaves out a text that is no question.
    pub(super) fn leave_out_text(&mut self, line: usize, source: &str) {
        self.leave_out_all(&[line], "a text without a question", source);
    }

    /// Leaves out all questions at these positions for one reason, and keeps their source as a comment.
    pub(super) fn leave_out_all(&mut self, lines: &[usize], why: &str, source: &str) {
        self.left_out += lines.len();
        for line in lines {
            self.say(*line, Weight::LeftOut, format!("{why}; left out, its source stands in a comment"));
        }
        let source: String = source.trim_end().lines().map(|line| format!("    {line}\n")).collect();
        let lines = lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let unit = match self.positions {
            Positions::Lines => "Line",
            Positions::Numbers => "Question",
        };
        self.comment(&format!("{unit} {lines}: {why}. Its source:\n\n{source}"));
    }

    /// Adds a question.
    pub(super) fn add(&mut self, entry: &Entry) {
        self.taken += 1;
        self.report_losses(entry);
        let id = self.id(entry);
        self.gap();
        self.text.push_str("[[question]]\n");
        self.pair("id", &id);
        self.words("prompt", &entry.prompt, "what is asked");
        match &entry.passage {
            Some(passage) => self.pair("passage", passage),
            None => self.missing("passage", "the id of the passage that settles it"),
        }
        if let Some(section) = &entry.section {
            self.pair("section", section);
        }
        if let Some(answer) = entry.answer.as_ref().filter(|answer| !answer.is_blank()) {
            let attributes = entry.attributes.as_ref().map_or(String::new(), |all| format!(" {{{all}}}"));
            self.pair("answer", &(prose(&answer.text) + &attributes));
        }
        if entry.task == Task::Several {
            self.text.push_str("several = true\n");
        }
        let table = match entry.task {
            Task::Number | Task::Fill => return self.typed(entry),
            Task::Match => "match",
            Task::Order => "order",
            // No format has the last four.
            Task::Choice | Task::Several | Task::Actor | Task::Tie | Task::Change | Task::Predict => "option",
        };
        for option in &entry.options {
            let _ = write!(self.text, "\n[[question.{table}]]\n");
            self.words("text", &option.text, "what it says");
            if let Some(with) = &option.pair {
                self.words("with", with, "what belongs to it");
            }
            if option.right && table == "option" {
                self.text.push_str("right = true\n");
            }
            match option.reason.as_ref().filter(|reason| !reason.is_blank()) {
                Some(reason) => self.pair("reason", &prose(&reason.text)),
                None => self.missing("reason", if option.right { "why it is right" } else { "why it is wrong" }),
            }
        }
    }

    /// Writes a typed number, or the accepted words, with the reason.
    fn typed(&mut self, entry: &Entry) {
        if entry.task == Task::Fill {
            let answers = entry.options.iter().map(|option| Value::String(visible(&option.text.plain())).to_string());
            let _ = writeln!(self.text, "fill = [{}]", answers.collect::<Vec<_>>().join(", "));
        }
        let mut reasons = entry.options.iter().filter_map(|option| option.reason.as_ref());
        match reasons.find(|reason| !reason.is_blank()) {
            Some(reason) => self.pair("reason", &prose(&reason.text)),
            None => self.missing("reason", "why it is right"),
        }
        if let (Task::Number, Some(number)) = (entry.task, entry.options.first()) {
            let _ = write!(self.text, "\n[question.number]\nvalue = {}\n", number.text.plain());
            if let Some(within) = number.pair.as_ref().map(Rich::plain).filter(|within| *within != "0") {
                let _ = writeln!(self.text, "within = {within}");
            }
            let [from, to, step, unit] = &entry.slider;
            for (key, given, what) in [("from", from, "lower"), ("to", to, "upper")] {
                // The value comes from a comment in the file and may be anything.
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

    /// Reports lost markup: of prompts and options all of it, of prose only what prose does not have.
    fn report_losses(&mut self, entry: &Entry) {
        let options = || entry.options.iter();
        let texts =
            options().flat_map(|option| [(option.line, Some(&option.text)), (option.line, option.pair.as_ref())]);
        let plain_texts = [(entry.line, Some(&entry.prompt))].into_iter().chain(texts);
        let proses = options().map(|option| (option.line, option.reason.as_ref()));
        let proses = proses.chain([(entry.line, entry.answer.as_ref())]);
        let mut marked = false;
        for (line, rich) in plain_texts.clone().chain(proses).filter_map(|(line, rich)| Some((line, rich?))) {
            for lost in &rich.lost {
                let (weight, text, detail) = loss(lost);
                self.detail(line, weight, text, detail);
            }
        }
        for (_, rich) in plain_texts {
            let Some(rich) = rich else { continue };
            marked |= rich.text.iter().any(|inline| !matches!(inline, Inline::Text(_)));
        }
        if marked {
            let text = "prompts and options are plain text here; their emphasis and links are left out";
            self.say(entry.line, Weight::Noted, text);
        }
    }

    /// A unique id, made from the title or else from the prompt.
    fn id(&mut self, entry: &Entry) -> String {
        let slug = |text: &str| short_slug(text, 6, 60);
        let id = entry.title.as_deref().map(slug).filter(|id| !id.is_empty());
        let id = id.unwrap_or_else(|| slug(&entry.prompt.plain()));
        let id = if id.is_empty() { format!("question-{}", self.taken) } else { id };
        let id = self.ids.id(id);
        if entry.title.as_deref().is_some_and(|title| title.trim() != id) {
            let text = "its title is not fit for an id; its id is another";
            self.detail(entry.line, Weight::Noted, text, Some(&format!("`{id}`")));
            let title = entry.title.as_deref().unwrap_or_default();
            self.comment(&format!("Its title was: {}", Line::of(title)));
        }
        id
    }

    /// Writes plain text, or a to-do comment if it is blank.
    fn words(&mut self, key: &str, words: &Rich, what: &str) {
        if words.is_blank() {
            self.missing(key, what);
        } else {
            self.pair(key, &words.plain());
        }
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

    /// Whether the file had any question.
    pub(super) fn has_questions(&self) -> bool {
        self.taken + self.known > 0
    }

    /// The imported quiz with its remarks.
    pub(super) fn finish(self) -> Imported {
        Imported { text: self.text, remarks: self.remarks, taken: self.taken, left_out: self.left_out }
    }
}

/// The remark on a loss: its weight, text and detail.
fn loss(lost: &Lost) -> (Weight, &'static str, Option<&str>) {
    match lost {
        Lost::Picture(file) => {
            (Weight::Lost, "a picture is left out; its alternative text stands in its place", Some(file))
        }
        Lost::SilentPicture(file) => {
            (Weight::Lost, "a picture is left out, of which nothing is said in words", Some(file))
        }
        Lost::Medium(what) => {
            (Weight::Lost, "sound, film, a script, a field or a page in the page is left out", Some(what))
        }
        Lost::Link(address) => {
            (Weight::Lost, "a link that does not lead to the web is left out; its text is kept", Some(address))
        }
        Lost::Markup(name) => (Weight::Noted, "a quiz has no such markup; the text in it is kept", Some(name)),
        Lost::Formula => (Weight::Noted, "a formula in TeX stands as it is written", None),
        Lost::Length => {
            (Weight::Changed, "a text of more than 16 KB is taken as it stands, without its Markdown", None)
        }
    }
}

/// The text with spaces in place of control characters, which TOML comments and content must not have.
fn visible(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// The text cut to the length of a note.
fn shortened(text: &str) -> String {
    if text.chars().count() > 60 { text.chars().take(59).chain(['…']).collect() } else { text.to_owned() }
}
