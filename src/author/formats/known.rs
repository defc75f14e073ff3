//! The comments that our exports put into other formats for properties which these have no place for, and their reading.

use super::exercise::{Exercise, Form};
use super::line::Line;
use super::rich::Rich;
use crate::document::{Inline, Task};

/// The keys for a slider.
const SLIDER: [&str; 4] = ["from", "to", "step", "unit"];

/// The properties read from comments, and the other comments.
#[derive(Default)]
pub(super) struct Known {
    pub(super) passage: Option<String>,
    pub(super) section: Option<String>,
    pub(super) ordered: bool,
    /// The start and end of the slider, its step, and the unit.
    pub(super) slider: [Option<String>; 4],
    /// The attributes of the answer, without braces.
    pub(super) attributes: Option<String>,
    pub(super) others: Vec<String>,
}

impl Known {
    /// Reads the comments.
    pub(super) fn read(comments: &[&str]) -> Known {
        let mut known = Known::default();
        for comment in comments {
            let value = |key: &str| {
                let value = comment.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim();
                value.strip_prefix('"')?.strip_suffix('"').map(str::to_owned)
            };
            if let Some(passage) = value("passage") {
                known.passage = Some(passage);
            } else if let Some(section) = value("section") {
                known.section = Some(section);
            } else if let Some(attributes) = value("attributes") {
                known.attributes = Some(attributes);
            } else if let Some((index, value_of_key)) =
                (0..).zip(SLIDER).find_map(|(index, key)| Some((index, value(key)?)))
            {
                known.slider[index] = Some(value_of_key);
            } else if value("task").is_some_and(|task| task == "order") {
                known.ordered = true;
            } else if !(comment.starts_with("[id:") && comment.ends_with(']')) {
                known.others.push((*comment).to_owned());
            }
        }
        known
    }

    /// The prompt of a numeric question without the unit, which our exports append to it.
    pub(super) fn prompt(&self, task: Task, mut prompt: Rich) -> Rich {
        if let (Task::Number, Some(unit), Some(Inline::Text(last))) = (task, &self.slider[3], prompt.text.last_mut()) {
            let kept = last.strip_suffix(&*format!(" ({})", Line::of(unit))).map(str::len);
            last.truncate(kept.unwrap_or(last.len()));
        }
        prompt
    }
}

/// The properties of a question that other formats have no place for, as comments with keys of `quiz.toml`.
pub(super) fn comments(exercise: &Exercise) -> Vec<Line> {
    let mut comments = Vec::new();
    let mut comment = |key: &str, value: &str| comments.push(Line::of(&format!("{key} = \"{value}\"")));
    if let Some(passage) = exercise.passage {
        comment("passage", &passage.id);
    }
    if let Some(section) = exercise.section {
        comment("section", section);
    }
    if exercise.form == Form::Order {
        comment("task", "order");
    }
    if let Some(number) = &exercise.question.number {
        for (key, amount) in [("from", number.from), ("to", number.to), ("step", number.step)] {
            comment(key, &amount.write());
        }
        number.unit.iter().for_each(|unit| comment("unit", unit));
    }
    if let Some(answer) = &exercise.question.answer {
        let id = (answer.id != format!("answer-{}", exercise.id)).then(|| format!("#{}", answer.id));
        let attributes: Vec<String> = id.into_iter().chain(answer.claims.iter().cloned()).collect();
        if !attributes.is_empty() {
            comment("attributes", &attributes.join(" "));
        }
    }
    comments
}
