//! What comments of our own exports say, in the forms of others that have no place for it.

use super::exercise::{Exercise, Form};
use super::line::Line;

/// What comments say that a quiz has a place for, and what else they say.
#[derive(Default)]
pub(super) struct Known {
    pub(super) passage: Option<String>,
    pub(super) section: Option<String>,
    pub(super) ordered: bool,
    /// Of the answer, without their braces.
    pub(super) attributes: Option<String>,
    pub(super) others: Vec<String>,
}

impl Known {
    /// Reads comments.
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
            } else if value("task").is_some_and(|task| task == "order") {
                known.ordered = true;
            } else if !(comment.starts_with("[id:") && comment.ends_with(']')) {
                known.others.push((*comment).to_owned());
            }
        }
        known
    }
}

/// The comments, as keys of `quiz.toml`, for what these forms have no place for.
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
    if let Some(answer) = &exercise.question.answer {
        let id = (answer.id != format!("answer-{}", exercise.id)).then(|| format!("#{}", answer.id));
        let attributes: Vec<String> = id.into_iter().chain(answer.claims.iter().cloned()).collect();
        if !attributes.is_empty() {
            comment("attributes", &attributes.join(" "));
        }
    }
    comments
}
