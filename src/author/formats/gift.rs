//! GIFT, a text format for questions that Moodle and other programs read and write.
//!
//! The grammar is described at <https://docs.moodle.org/en/GIFT_format>; where the description leaves a case open, this module
//! does what Moodle does. Properties without a place in GIFT stand in comments with keys of `quiz.toml` (`// passage =
//! "aims"`), so that an import of an export restores them.

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
    let remarks = |about: &About| exercises.remarks_about(about).map(|line| comment(&line)).collect::<String>();
    gift.push_str(&remarks(&About::All));
    for question in &exercises.document.questions {
        gift.push('\n');
        gift.push_str(&remarks(&About::Question(question.id.clone())));
        if let Some(exercise) = exercises.taken.iter().find(|exercise| exercise.id == question.id) {
            write_question(exercise, &mut gift);
        }
    }
    gift
}

/// A comment line.
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
    for (index, option) in exercise.options.iter().enumerate() {
        let text = html(&markup::escape(&option.text));
        let _ = match exercise.form {
            Form::One => writeln!(gift, "\t{}{text}{}", if option.right { '=' } else { '~' }, feedback(option)),
            Form::Several => {
                let weight = if option.right { share(rights) } else { "-100".to_owned() };
                writeln!(gift, "\t~%{weight}%{text}{}", feedback(option))
            }
            // The right side has no markup, but Moodle shows it as HTML, so `<` is written `&lt;`.
            Form::Match => writeln!(gift, "\t={text} -> {}", pair(option.pair.as_deref().unwrap_or_default())),
            Form::Order => writeln!(gift, "\t={} -> {}", index + 1, pair(&option.text)),
            // Moodle shows short answers as plain text.
            Form::Fill => writeln!(gift, "\t={}{}", short_answer(&option.text), feedback(option)),
            Form::Number | Form::Open => Ok(()),
        };
    }
    let general = exercise.general_feedback();
    if !general.is_empty() {
        let _ = writeln!(gift, "\t####{}", html(&general));
    }
    gift.push_str("}\n");
}

/// The right side of a pair, which cannot begin with the name of a markup.
fn pair(text: &str) -> String {
    escape_gift(&markup::escape(text))
}

/// A short answer. An unescaped asterisk would stand for any letters, and a leading percent sign would be read as a weight.
fn short_answer(text: &str) -> String {
    let weight = if text.starts_with('%') { "%100%" } else { "" };
    [weight, &escape_gift(&text.replace('*', "\\*"))].concat()
}

fn feedback(option: &Answer) -> String {
    if option.reason.is_empty() { String::new() } else { format!("#{}", html(&option.reason)) }
}

/// HTML escaped for GIFT. A leading percent sign would be read as a weight, a leading bracket as the name of a markup.
fn html(html: &str) -> String {
    for (sign, name) in [("%", "&#37;"), ("[", "&#91;")] {
        if let Some(rest) = html.strip_prefix(sign) {
            return escape_gift(&[name, rest].concat());
        }
    }
    escape_gift(html)
}

/// Text escaped for GIFT.
fn escape_gift(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if SIGNS.contains(&letter) {
            escaped.push('\\');
        }
        escaped.push(if letter.is_control() { ' ' } else { letter });
    }
    escaped
}
