//! A QTI 1.2 package as Canvas exports and imports it, for both of its quiz engines: the manifest and one assessment.
//!
//! The format is QTI 1.2.1 (<https://www.imsglobal.org/question/qtiv1p2/imsqti_litev1p2.html>) with Canvas's metadata fields in
//! each item, one of which states the kind of question.

use super::exercise::{Answer, Exercise, Exercises, Form};
use super::graded::share;
use super::line::Line;
use super::markup::{comment, escape};
use super::package::pack;
use super::remark::About;
use std::fmt::Write;

const SPACE: &str = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2";
const SCHEMA: &str = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd";
const PACKAGE_SPACE: &str = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1";
const PACKAGE_SCHEMA: &str = "http://www.imsglobal.org/xsd/imscp_v1p1.xsd";

/// Writes the package.
pub(super) fn write(exercises: &Exercises) -> Vec<u8> {
    let path = format!("{0}/{0}.xml", exercises.document.id);
    let manifest = manifest(&path);
    pack([("imsmanifest.xml".to_owned(), manifest), (path, assessment(exercises))].into_iter())
}

fn manifest(path: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest xmlns=\"{PACKAGE_SPACE}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n    \
         xsi:schemaLocation=\"{PACKAGE_SPACE} {PACKAGE_SCHEMA}\" identifier=\"manifest\">\n  \
         <metadata>\n    <schema>IMS Content</schema>\n    <schemaversion>1.1.3</schemaversion>\n  </metadata>\n  \
         <organizations/>\n  <resources>\n    \
         <resource identifier=\"assessment\" type=\"imsqti_xmlv1p2\" href=\"{path}\">\n      <file href=\"{path}\"/>\n    \
         </resource>\n  </resources>\n</manifest>\n"
    )
}

fn assessment(exercises: &Exercises) -> String {
    let document = exercises.document;
    let remarks = |about: &About| exercises.remarks_about(about).map(|line| comment(&line)).collect::<String>();
    let mut items = String::new();
    for question in &document.questions {
        items.push_str(&remarks(&About::Question(question.id.clone())));
        if let Some(exercise) = exercises.taken.iter().find(|exercise| exercise.id == question.id) {
            items.push_str(&item(exercise));
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\
         <questestinterop xmlns=\"{SPACE}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n    \
         xsi:schemaLocation=\"{SPACE} {SCHEMA}\">\n<assessment ident=\"{}\" title=\"{}\">\n\
         <section ident=\"root_section\">\n{items}</section>\n</assessment>\n</questestinterop>\n",
        remarks(&About::All),
        document.id,
        escape(&Line::of(&document.title)),
    )
}

/// The identifier of an option: Canvas uses numbers from 1001.
fn option_number(index: usize) -> String {
    (1001 + index).to_string()
}

/// The two sides of each pair; the left side of a step is its position.
fn pairs<'a>(exercise: &'a Exercise) -> Vec<(String, &'a str)> {
    let pair = |(index, option): (usize, &'a Answer)| match &option.pair {
        Some(pair) => (option.text.to_string(), &**pair),
        None => ((index + 1).to_string(), &*option.text),
    };
    exercise.options.iter().enumerate().map(pair).collect()
}

fn item(exercise: &Exercise) -> String {
    let kind = match exercise.form {
        Form::One | Form::Open => "multiple_choice_question",
        Form::Several => "multiple_answers_question",
        Form::Match | Form::Order => "matching_question",
        Form::Number => "numerical_question",
        Form::Fill => "short_answer_question",
    };
    let answers = (0..exercise.options.len()).map(option_number).collect::<Vec<_>>().join(",");
    let fields = [("question_type", kind), ("points_possible", "1"), ("original_answer_ids", &answers)];
    let fields = fields.iter().fold(String::new(), |mut xml, (name, value)| {
        let _ = writeln!(
            xml,
            "<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{value}</fieldentry></qtimetadatafield>"
        );
        xml
    });
    let general = exercise.general_feedback();
    let mut feedbacks = feedback("general", &general);
    let mut conditions =
        if general.is_empty() { String::new() } else { condition("Yes", "<other/>", &show("general")) };
    if let Form::One | Form::Several | Form::Open = exercise.form {
        for (index, option) in exercise.options.iter().enumerate().filter(|(_, option)| !option.reason.is_empty()) {
            conditions.push_str(&condition(
                "Yes",
                &equals("response1", &option_number(index)),
                &show(&option_number(index)),
            ));
            feedbacks.push_str(&feedback(&option_number(index), &option.reason));
        }
    }
    if let (Form::Number | Form::Fill, Some(option)) = (exercise.form, exercise.options.first()) {
        // Typed answers have one reason, which is shown after right and wrong ones.
        if !option.reason.is_empty() {
            conditions.push_str(&condition("Yes", "<other/>", &show("reason")));
            feedbacks.push_str(&feedback("reason", &option.reason));
        }
    }
    format!(
        "<item ident=\"{id}\" title=\"{id}\">\n<itemmetadata>\n<qtimetadata>\n{fields}</qtimetadata>\n</itemmetadata>\n\
         <presentation>\n{}{}</presentation>\n\
         <resprocessing>\n<outcomes><decvar maxvalue=\"100\" minvalue=\"0\" varname=\"SCORE\" vartype=\"Decimal\"/></outcomes>\n\
         {conditions}{}</resprocessing>\n{feedbacks}</item>\n",
        material("text/html", &escape(&exercise.prompt)),
        presentation(exercise),
        scores(exercise),
        id = exercise.id,
    )
}

/// What readers choose from, match, or type into.
fn presentation(exercise: &Exercise) -> String {
    let choices = |texts: &mut dyn Iterator<Item = &str>| {
        let labels = texts.enumerate().fold(String::new(), |mut xml, (index, text)| {
            let text = material("text/plain", text);
            let _ = writeln!(xml, "<response_label ident=\"{}\">{text}</response_label>", option_number(index));
            xml
        });
        format!("<render_choice shuffle=\"Yes\">\n{labels}</render_choice>\n")
    };
    let mut texts = exercise.options.iter().map(|option| &*option.text);
    match exercise.form {
        Form::One | Form::Open => response_lid("Single", "response1", &choices(&mut texts)),
        Form::Several => response_lid("Multiple", "response1", &choices(&mut texts)),
        Form::Match | Form::Order => {
            let pairs = pairs(exercise);
            let right = choices(&mut pairs.iter().map(|(_, right)| *right));
            let response_to = |(index, (left, _)): (usize, &(String, &str))| {
                response_lid("Single", &response(index), &(material("text/plain", left) + &right))
            };
            pairs.iter().enumerate().map(response_to).collect()
        }
        Form::Number | Form::Fill => {
            let kind = if exercise.form == Form::Number { " fibtype=\"Decimal\"" } else { "" };
            format!(
                "<response_str ident=\"response1\" rcardinality=\"Single\">\n<render_fib{kind}>\
                 <response_label ident=\"answer1\"/></render_fib>\n</response_str>\n"
            )
        }
    }
}

fn response_lid(cardinality: &str, id: &str, content: &str) -> String {
    format!("<response_lid ident=\"{id}\" rcardinality=\"{cardinality}\">\n{content}</response_lid>\n")
}

/// The identifier of the response for an item to match: Canvas uses numbers from 2001.
fn response(index: usize) -> String {
    format!("response_{}", 2001 + index)
}

/// The scoring: 100 for a right answer; in a match an equal share for each right pair.
fn scores(exercise: &Exercise) -> String {
    let all = "<setvar action=\"Set\" varname=\"SCORE\">100</setvar>";
    let options = || exercise.options.iter().enumerate();
    let right = || options().filter(|(_, option)| option.right);
    let chosen = |index: usize| equals("response1", &option_number(index));
    match exercise.form {
        Form::One | Form::Open => right().map(|(index, _)| condition("No", &chosen(index), all)).collect(),
        Form::Several => {
            let each = options().map(|(index, option)| match option.right {
                true => chosen(index),
                false => format!("<not>{}</not>", chosen(index)),
            });
            condition("No", &format!("<and>{}</and>", each.collect::<String>()), all)
        }
        Form::Match | Form::Order => {
            let points = share(exercise.options.len());
            let points = format!("<setvar action=\"Add\" varname=\"SCORE\">{points}</setvar>");
            options().map(|(index, _)| condition("No", &equals(&response(index), &option_number(index)), &points)).collect()
        }
        Form::Fill => {
            let answers = options().map(|(_, option)| equals("response1", &escape(&option.text)));
            condition("No", &answers.collect::<String>(), all)
        }
        Form::Number => exercise.question.number.as_ref().map_or_else(String::new, |number| {
            let (lowest, highest) = (number.value.minus(number.within).write(), number.value.plus(number.within).write());
            let in_range = format!(
                "<or>{}<and><vargte respident=\"response1\">{lowest}</vargte><varlte respident=\"response1\">{highest}</varlte></and></or>",
                equals("response1", &number.value.write())
            );
            condition("No", &in_range, all)
        }),
    }
}

fn equals(response: &str, value: &str) -> String {
    format!("<varequal respident=\"{response}\">{value}</varequal>")
}

fn condition(continues: &str, when: &str, then: &str) -> String {
    format!("<respcondition continue=\"{continues}\"><conditionvar>{when}</conditionvar>{then}</respcondition>\n")
}

fn show(feedback: &str) -> String {
    format!("<displayfeedback feedbacktype=\"Response\" linkrefid=\"{feedback}_fb\"/>")
}

fn feedback(name: &str, html: &str) -> String {
    if html.is_empty() {
        return String::new();
    }
    let material = material("text/html", html);
    format!("<itemfeedback ident=\"{name}_fb\"><flow_mat>{}</flow_mat></itemfeedback>\n", material.trim_end())
}

/// A `material` element with text, or with HTML as escaped text.
fn material(kind: &str, text: &str) -> String {
    format!("<material><mattext texttype=\"{kind}\">{}</mattext></material>\n", escape(text))
}
