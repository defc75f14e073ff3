//! The questions in a form without map and article, as other programs can ask them.

use super::export_format::ExportFormat;
use super::gaps;
use super::line::Line;
use super::markup::{self, escape};
use super::remark::{About, Remark, Weight};
use crate::document::article::links;
use crate::document::{Amount, Document, Inline, Number, Passage, Place, Question, QuestionOption, Task};
use crate::reader::wording::ends;

/// The number of options that a choice on the map gets where there is no map, if the map has so many places.
const MAP_OPTIONS: usize = 4;

/// The questions of a document that another program can ask.
pub(super) struct Exercises<'a> {
    pub(super) document: &'a Document,
    pub(super) taken: Vec<Exercise<'a>>,
    /// The number of questions left out.
    pub(super) left_out: usize,
    pub(super) remarks: Vec<Remark>,
}

/// A question that needs neither map nor article. Prose is HTML that is valid XML as well.
pub(super) struct Exercise<'a> {
    /// The question of the document.
    pub(super) question: &'a Question,
    pub(super) id: &'a str,
    pub(super) prompt: Line,
    pub(super) form: Form,
    pub(super) options: Vec<Answer>,
    /// The article's answer as HTML; empty if there is none.
    pub(super) answer: String,
    /// The passage that settles it.
    pub(super) passage: Option<&'a Passage>,
    /// The id of the section after which it stands in the text.
    pub(super) section: Option<&'a str>,
    /// The number of the passage that settles it, linked if the page has an address.
    pub(super) source: Option<String>,
}

/// The kind of task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    One,
    Several,
    Match,
    Order,
    /// A typed number.
    Number,
    /// Words to fill in; every option is an accepted answer.
    Fill,
    /// A free answer, without options.
    Open,
}

/// An option.
pub(super) struct Answer {
    pub(super) id: String,
    pub(super) text: Line,
    pub(super) right: bool,
    /// The right side of a pair.
    pub(super) pair: Option<Line>,
    /// HTML.
    pub(super) reason: String,
}

impl<'a> Exercises<'a> {
    /// All questions that the format can express. Losses are in the remarks.
    pub(super) fn of(document: &'a Document, format: ExportFormat) -> Exercises<'a> {
        let mut exercises = Exercises { document, taken: Vec::new(), left_out: 0, remarks: Vec::new() };
        let name = format.words().name;
        if format == ExportFormat::H5p {
            let text = format!(
                "{name} shows what the article answers, and the number of its passage, as plain text, without links"
            );
            exercises.say(About::All, Weight::Changed, text);
        }
        // H5P's Question Set has a pass mark and can hide solutions.
        if let Some(pass) = document.pass.filter(|_| format != ExportFormat::H5p) {
            exercises.say(
                About::All,
                Weight::Changed,
                format!("{name} is not told that one passes with {pass} percent"),
            );
        }
        if !document.solutions && format != ExportFormat::H5p {
            exercises.say(
                About::All,
                Weight::Changed,
                format!("{name} is not told to keep back what is right after a wrong answer"),
            );
        }
        for question in &document.questions {
            exercises.add(question, format);
        }
        exercises.remark_on_links();
        exercises
    }

    /// Adds a remark on the questions whose links into the explainer are dropped, since the page has no address.
    fn remark_on_links(&mut self) {
        if self.document.canonical.is_some() {
            return;
        }
        let has_links = |exercise: &&Exercise| {
            let texts = exercise.question.options.iter().map(|option| &option.reason);
            let answer = exercise.question.answer.as_ref().map(|answer| &answer.text);
            texts.chain([&exercise.question.otherwise]).chain(answer).any(|text| !links(text).is_empty())
        };
        let linked = self.taken.iter().filter(has_links).map(|exercise| format!("`{}`", exercise.id));
        let linked = linked.collect::<Vec<_>>().join(", ");
        if !linked.is_empty() {
            let text = format!(
                "links into the explainer are left out of {linked}; \
                 with `canonical` in explainer.toml they lead to its page"
            );
            self.say(About::All, Weight::Changed, text);
        }
    }

    fn say(&mut self, about: About, weight: Weight, text: String) {
        self.remarks.push(Remark { about, weight, text, detail: None });
    }

    fn add(&mut self, question: &'a Question, format: ExportFormat) {
        let form = match question.task {
            Task::Choice | Task::Actor | Task::Tie => Form::One,
            Task::Several => Form::Several,
            Task::Match => Form::Match,
            Task::Order => Form::Order,
            Task::Number => Form::Number,
            Task::Fill => Form::Fill,
            Task::Change | Task::Predict => Form::Open,
        };
        let options = if question.task.chooses_place() {
            self.map_options(question)
        } else {
            question.options.iter().map(|option| self.option(option)).collect()
        };
        let taken = match question.task {
            Task::Predict => false,
            Task::Change => format == ExportFormat::Anki,
            Task::Number => {
                format != ExportFormat::H5p || question.number.as_ref().is_none_or(|number| near(number).is_some())
            }
            Task::Choice | Task::Several | Task::Match | Task::Order | Task::Actor | Task::Tie | Task::Fill => true,
        };
        let weight = if taken { Weight::Changed } else { Weight::LeftOut };
        for text in remarks_on(question, options.len(), format) {
            self.say(About::Question(question.id.clone()), weight, text);
        }
        if !taken {
            self.left_out += 1;
            return;
        }
        let passage = question.passage.as_ref().and_then(|id| self.document.passage(id)).map(|(_, passage)| passage);
        self.taken.push(Exercise {
            question,
            id: &question.id,
            prompt: prompt(question),
            form,
            options,
            answer: question.answer.as_ref().map(|answer| self.html(&answer.text)).unwrap_or_default(),
            passage,
            section: question.section.as_deref(),
            source: passage.map(|passage| {
                let number = vec![Inline::Text(passage.number.clone())];
                self.html(&[Inline::Link(Place::Passage(passage.id.clone()), number)])
            }),
        });
    }

    /// The remarks on a question, or on the whole file, each as a line.
    pub(super) fn remarks_about(&self, about: &About) -> impl Iterator<Item = Line> {
        self.remarks.iter().filter(move |remark| remark.about == *about).map(|remark| Line::of(&remark.to_string()))
    }

    /// Prose as HTML; places in the explainer are linked if the page has an address.
    pub(super) fn html(&self, text: &[Inline]) -> String {
        markup::html(text, self.document.canonical.as_deref())
    }

    fn option(&self, option: &QuestionOption) -> Answer {
        Answer {
            id: option.id.clone(),
            text: Line::of(&option.text),
            right: option.right,
            pair: option.pair.as_deref().map(Line::of),
            reason: self.html(&option.reason),
        }
    }

    /// The options of a choice on the map, filled up with wrong ones from the map.
    fn map_options(&self, question: &Question) -> Vec<Answer> {
        let all: Vec<(&str, String)> = if question.task == Task::Actor {
            self.document.actors.iter().map(|actor| (&*actor.id, actor.name.clone())).collect()
        } else {
            self.document.ties.iter().map(|tie| (&*tie.id, ends(self.document, tie))).collect()
        };
        let mut options: Vec<Answer> = question.options.iter().map(|option| self.option(option)).collect();
        for (id, text) in all {
            let text = Line::of(&text);
            let is_option = |option: &Answer| option.id == id || option.text == text;
            if options.len() < MAP_OPTIONS && !options.iter().any(is_option) {
                let reason = self.html(&question.otherwise);
                options.push(Answer { id: id.to_owned(), text, right: false, pair: None, reason });
            }
        }
        options
    }
}

/// The most numbers that are listed in a format without ranges.
const MAX_NUMBERS: usize = 200;

/// The numbers on the slider that count as right, and the exact one, sorted; `None` if there are too many to list.
pub(super) fn near(number: &Number) -> Option<Vec<Amount>> {
    let mut near = vec![number.value];
    let (lowest, highest) = (number.value.minus(number.within), number.value.plus(number.within));
    let mut next = lowest.max(number.from).nearest(number.from, number.step)?;
    while next <= highest.min(number.to) {
        if near.len() > MAX_NUMBERS {
            return None;
        }
        if next != number.value && number.is_right(next) {
            near.push(next);
        }
        next = next.plus(number.step);
    }
    near.sort();
    Some(near)
}

/// The prompt with the unit in brackets, since only the explainer shows the unit beside the field.
fn prompt(question: &Question) -> Line {
    let unit = question.number.as_ref().and_then(|number| number.unit.as_deref());
    let unit = unit.map_or_else(String::new, |unit| format!(" ({unit})"));
    Line::of(&[&*question.prompt, &unit].concat())
}

/// The texts of the remarks on a question that the format cannot express as it is.
fn remarks_on(question: &Question, options: usize, format: ExportFormat) -> Vec<String> {
    let name = format.words().name;
    let mut texts = Vec::new();
    match (question.task, format) {
        (Task::Predict, _) => {
            texts.push(format!("{name} cannot ask what one expects, where no answer is right; left out"));
            return texts;
        }
        (Task::Change, ExportFormat::Anki) => {
            texts.push(format!(
                "{name} has no map to change; written with the article’s answer, for oneself to judge by"
            ));
        }
        (Task::Change, _) => {
            texts.push(format!("{name} has no map to change; left out"));
            return texts;
        }
        (Task::Actor | Task::Tie, _) => {
            texts.push(format!("{name} has no map to choose on; written as a choice of one among {options}"));
        }
        (Task::Several, ExportFormat::Gift | ExportFormat::MoodleXml) => {
            texts.push(format!("{name} gives points for some of the right options; here one needs all of them"));
        }
        (Task::Match, ExportFormat::Gift | ExportFormat::MoodleXml | ExportFormat::Qti12) => {
            texts.push(format!("{name} has no reasons for pairs; they stand in the general feedback"));
        }
        (Task::Match, ExportFormat::H5p) => {
            texts.push(format!(
                "{name} drags what belongs to each to its place; the reasons stand in the general feedback"
            ));
        }
        (Task::Order, ExportFormat::H5p) => texts.push(format!(
            "{name} has no order in a Question Set; written as places to drag to, from 1 to {options}, \
             the reasons in the general feedback"
        )),
        (Task::Order, ExportFormat::Gift | ExportFormat::Qti12) => texts.push(format!(
            "{name} has no order; written as places to match, from 1 to {options}, \
             the reasons in the general feedback"
        )),
        (Task::Order, ExportFormat::MoodleXml) => {
            texts.push(format!("{name} has orders since Moodle 4.4; the reasons stand in the general feedback"))
        }
        (Task::Match | Task::Order, ExportFormat::Qti21 | ExportFormat::Qti3) => {
            texts.push(format!("{name} shows the reasons of all options together, not one by one"));
        }
        (Task::Number, ExportFormat::H5p) if question.number.as_ref().is_some_and(|number| near(number).is_none()) => {
            texts.push(format!(
                "{name} would have to list each of more than {MAX_NUMBERS} numbers that are right; left out"
            ));
            return texts;
        }
        (Task::Number, ExportFormat::H5p) => texts.push(format!(
            "{name} knows no range; it accepts the numbers of the slider that are near enough, as they are written here"
        )),
        (Task::Number, ExportFormat::Qti12 | ExportFormat::Qti21 | ExportFormat::Qti3 | ExportFormat::Anki) => {
            texts.push(format!("{name} has no slider; the number is typed, or said"));
        }
        (Task::Fill, ExportFormat::Anki) => {}
        (Task::Fill, _) => {
            texts.push(format!("{name} forgives capitals and no slip of the pen"));
        }
        (Task::Choice | Task::Several | Task::Match | Task::Order | Task::Number, _) => {}
    }
    let pairs = || question.options.iter().map(|option| (&*option.text, option.pair.as_deref()));
    let is_replaced = |(text, pair): (&str, Option<&str>)| {
        gaps::is_replaced(text, pair.is_none()) || pair.is_some_and(|pair| gaps::is_replaced(pair, true))
    };
    if format == ExportFormat::H5p && matches!(question.task, Task::Match | Task::Order) && pairs().any(is_replaced) {
        texts
            .push(format!("{name} reads `*`, `:` and `\\` as signs of its own; signs that look like them stand there"));
    }
    // GIFT and Moodle XML have the section in a comment, which our import reads.
    if let (Some(section), false) = (&question.section, matches!(format, ExportFormat::Gift | ExportFormat::MoodleXml))
    {
        texts.push(format!("{name} does not know that it stands in the text after the section `{section}`"));
    }
    texts
}

impl Exercise<'_> {
    /// The feedback that Moodle shows after every answer: the article's answer, the reasons of pairs or steps, which have no
    /// feedback of their own there, and the passage that settles the question.
    pub(super) fn general_feedback(&self) -> String {
        let reasons = matches!(self.form, Form::Match | Form::Order).then(|| self.reasons()).unwrap_or_default();
        let source = self.source.as_ref().map(|source| format!(" <cite class=\"passage\">{source}</cite>"));
        let feedback = [&*self.answer, &reasons, &source.unwrap_or_default()].concat();
        feedback.trim().to_owned()
    }

    /// The options with their reasons as an HTML list, for formats without feedback on each option.
    pub(super) fn reasons(&self) -> String {
        let items: String = self
            .options
            .iter()
            .filter(|option| !option.reason.is_empty())
            .map(|option| {
                let pair = option.pair.as_ref().map_or(String::new(), |pair| format!(" – {}", escape(pair)));
                format!("<li>{}{pair}: {}</li>", escape(&option.text), option.reason)
            })
            .collect();
        if items.is_empty() { items } else { format!("<ul>{items}</ul>") }
    }
}
