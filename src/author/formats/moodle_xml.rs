//! Moodle XML, the format in which Moodle exports all properties of a question
//! (<https://docs.moodle.org/en/Moodle_XML_format>; the importer is `question/format/xml/format.php`).
//!
//! Properties without a place in it stand in comments with keys of `quiz.toml`, so that an import of an export restores them.

mod import;

pub(super) use import::import;

use super::exercise::{Exercise, Exercises, Form};
use super::graded::share;
use super::known;
use super::line::Line;
use super::markup::{self, escape};
use super::remark::About;
use std::fmt::Write;

/// Writes the questions.
pub(super) fn write(exercises: &Exercises) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    xml.push_str(&comment(&Line::of(&exercises.document.title)));
    let remarks = |about: &About| exercises.remarks_about(about).map(|line| comment(&line)).collect::<String>();
    xml.push_str(&remarks(&About::All));
    for question in &exercises.document.questions {
        xml.push_str(&remarks(&About::Question(question.id.clone())));
        if let Some(exercise) = exercises.taken.iter().find(|exercise| exercise.id == question.id) {
            write_question(exercise, &mut xml);
        }
    }
    xml.push_str("</quiz>\n");
    xml
}

fn comment(text: &Line) -> String {
    format!("  {}", markup::comment(text))
}

fn write_question(exercise: &Exercise, xml: &mut String) {
    known::comments(exercise).iter().for_each(|line| xml.push_str(&comment(line)));
    let kind = match exercise.form {
        Form::One | Form::Several | Form::Open => "multichoice",
        Form::Match => "matching",
        Form::Order => "ordering",
        Form::Number => "numerical",
        Form::Fill => "shortanswer",
    };
    let _ = writeln!(xml, "  <question type=\"{kind}\">");
    let _ = writeln!(xml, "    <name>\n      <text>{}</text>\n    </name>", escape(exercise.id));
    xml.push_str(&html("    ", "questiontext", &escape(&exercise.prompt)));
    xml.push_str(&html("    ", "generalfeedback", &exercise.general_feedback()));
    xml.push_str("    <defaultgrade>1</defaultgrade>\n");
    let _ = writeln!(xml, "    <idnumber>{}</idnumber>", escape(exercise.id));
    match exercise.form {
        Form::One | Form::Several | Form::Open => {
            let single = exercise.form != Form::Several;
            let _ = writeln!(xml, "    <single>{single}</single>\n    <shuffleanswers>true</shuffleanswers>");
        }
        Form::Number => {}
        Form::Fill => xml.push_str("    <usecase>0</usecase>\n"),
        Form::Match => xml.push_str("    <shuffleanswers>true</shuffleanswers>\n"),
        Form::Order => xml.push_str(
            "    <layouttype>VERTICAL</layouttype>\n    <selecttype>ALL</selecttype>\n    \
             <selectcount>2</selectcount>\n    <gradingtype>ALL_OR_NOTHING</gradingtype>\n    \
             <showgrading>SHOW</showgrading>\n    <numberingstyle>none</numberingstyle>\n",
        ),
    }
    let rights = exercise.options.iter().filter(|option| option.right).count();
    for (position, option) in (1..).zip(&exercise.options) {
        let (words, tolerance) = match (&exercise.question.number, exercise.form) {
            (Some(number), _) => {
                let tolerance = format!("      <tolerance>{}</tolerance>\n", number.within.write());
                (number.value.write(), tolerance)
            }
            // An unescaped asterisk would stand for any letters.
            (None, Form::Fill) => (option.text.replace('*', "\\*"), String::new()),
            (None, _) => (escape(&option.text), String::new()),
        };
        let is_typed = matches!(exercise.form, Form::Number | Form::Fill);
        let format = if is_typed { "moodle_auto_format" } else { "html" };
        let text = text(&words);
        let fraction = match (exercise.form, option.right) {
            (Form::Order, _) => position.to_string(),
            (Form::Several, true) => share(rights),
            (Form::Several, false) => "-100".to_owned(),
            (_, right) => if right { "100" } else { "0" }.to_owned(),
        };
        let _ = match exercise.form {
            // The right side has no markup, but Moodle shows it as HTML.
            Form::Match => writeln!(
                xml,
                "    <subquestion format=\"html\">\n      {text}\n      <answer>\n        {}\n      </answer>\n    \
                 </subquestion>",
                self::text(&escape(option.pair.as_deref().unwrap_or_default()))
            ),
            Form::Order => {
                writeln!(xml, "    <answer fraction=\"{fraction}\" format=\"html\">\n      {text}\n    </answer>")
            }
            _ => writeln!(
                xml,
                "    <answer fraction=\"{fraction}\" format=\"{format}\">\n      {text}\n{}{tolerance}    </answer>",
                html("      ", "feedback", &option.reason)
            ),
        };
    }
    xml.push_str("  </question>\n");
}

/// A field that contains HTML.
fn html(indent: &str, name: &str, html: &str) -> String {
    format!("{indent}<{name} format=\"html\">\n{indent}  {}\n{indent}</{name}>\n", text(html))
}

fn text(html: &str) -> String {
    format!("<text>{}</text>", escape(html))
}
