//! GIFT, the text form of questions that Moodle and other programs read and write.
//!
//! Its grammar is described at <https://docs.moodle.org/en/GIFT_format>; where the description leaves a case
//! open, this follows what Moodle does. What GIFT has no place for stands in comments, as keys of `quiz.toml`
//! (`// passage = "aims"`), so that reading what was written gives it back.

mod import;
mod read;

pub(super) use import::import;

use super::exercise::{Answer, Exercise, Exercises, Form};
use super::graded::share;
use super::known;
use super::line::Line;
use super::markup;
use super::remark::About;
use read::SIGNS;
use std::fmt::Write;

/// Writes the questions.
pub(super) fn write(exercises: &Exercises) -> String {
    let mut gift = comment(&Line::of(&exercises.document.title));
    let told = |about: &About| exercises.remarks_about(about).map(|line| comment(&line)).collect::<String>();
    gift.push_str(&told(&About::All));
    for question in &exercises.document.questions {
        gift.push('\n');
        gift.push_str(&told(&About::Question(question.id.clone())));
        if let Some(exercise) = exercises.taken.iter().find(|exercise| exercise.id == question.id) {
            write_question(exercise, &mut gift);
        }
    }
    gift
}

/// A comment, which is a line of its own.
fn comment(text: &Line) -> String {
    format!("// {text}\n")
}

fn write_question(exercise: &Exercise, gift: &mut String) {
    known::comments(exercise).iter().for_each(|line| gift.push_str(&comment(line)));
    let _ = writeln!(gift, "// [id:{}]", exercise.id);
    let _ = writeln!(gift, "::{}::[html]{} {{", exercise.id, html(&markup::escape(&exercise.prompt)));
    if let Some(number) = &exercise.question.number {
        let (value, within) = (number.value.write(), number.within.write());
        let reason = exercise.options.iter().map(feedback).collect::<String>();
        let _ = writeln!(gift, "\t#={value}:{within}{reason}");
    }
    let rights = exercise.options.iter().filter(|option| option.right).count();
    for (place, option) in exercise.options.iter().enumerate() {
        let text = html(&markup::escape(&option.text));
        let _ = match exercise.form {
            Form::One => writeln!(gift, "\t{}{text}{}", if option.right { '=' } else { '~' }, feedback(option)),
            Form::Several => {
                let weight = if option.right { share(rights) } else { "-100".to_owned() };
                writeln!(gift, "\t~%{weight}%{text}{}", feedback(option))
            }
            // What belongs to it has no markup, but Moodle shows it as HTML: `&lt;` is what shows a `<`.
            Form::Match => writeln!(gift, "\t={text} -> {}", pair(option.pair.as_deref().unwrap_or_default())),
            Form::Order => writeln!(gift, "\t={} -> {}", place + 1, pair(&option.text)),
            // A short answer is plain text, also in Moodle.
            Form::Fill => writeln!(gift, "\t={}{}", short(&option.text), feedback(option)),
            Form::Number | Form::Open => Ok(()),
        };
    }
    let general = exercise.general_feedback();
    if !general.is_empty() {
        let _ = writeln!(gift, "\t####{}", html(&general));
    }
    gift.push_str("}\n");
}

/// What belongs to something. No markup can be named in front of it.
fn pair(text: &str) -> String {
    plain(&markup::escape(text))
}

/// What is typed in. Any letters may stand for a bare asterisk, and a percent sign in front would be read as a weight.
fn short(text: &str) -> String {
    let weight = if text.starts_with('%') { "%100%" } else { "" };
    [weight, &plain(&text.replace('*', "\\*"))].concat()
}

fn feedback(option: &Answer) -> String {
    if option.reason.is_empty() { String::new() } else { format!("#{}", html(&option.reason)) }
}

/// HTML within GIFT. A percent sign in front would be read as a weight, a bracket as the name of a markup.
fn html(html: &str) -> String {
    for (sign, name) in [("%", "&#37;"), ("[", "&#91;")] {
        if let Some(rest) = html.strip_prefix(sign) {
            return plain(&[name, rest].concat());
        }
    }
    plain(html)
}

/// Text within GIFT.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if SIGNS.contains(&letter) {
            escaped.push('\\');
        }
        escaped.push(if letter.is_control() { ' ' } else { letter });
    }
    escaped
}
