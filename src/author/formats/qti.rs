//! A QTI content package, version 2.1 or 3.0: an item for each question, a test with all items, and the manifest, in a zip
//! file.
//!
//! The formats are those of the implementation guides of [2.1](https://www.imsglobal.org/question/qtiv2p1/imsqti_implv2p1.html)
//! and [3.0](https://www.imsglobal.org/spec/qti/v3p0/impl). An item scores itself: its response processing sets the score and
//! chooses the feedback. Version 3.0 has the same elements under other names, which [`names`] converts.

mod names;

use super::exercise::{Exercise, Exercises, Form};
use super::line::Line;
use super::markup::{comment, escape};
use super::package::pack;
use super::remark::{About, Remark};
use std::fmt::Write as _;

/// A version of QTI.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// 2.1
    V21,
    /// 3.0
    V30,
}

impl Version {
    /// The namespace, and the address of the schema, of items and tests.
    fn space(self) -> (&'static str, &'static str) {
        match self {
            Version::V21 => {
                ("http://www.imsglobal.org/xsd/imsqti_v2p1", "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd")
            }
            Version::V30 => (
                "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
                "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
            ),
        }
    }

    /// The namespace, and the address of the schema, of the manifest.
    fn package_space(self) -> (&'static str, &'static str) {
        match self {
            Version::V21 => (
                "http://www.imsglobal.org/xsd/imscp_v1p1",
                "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
            ),
            Version::V30 => (
                "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
                "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
            ),
        }
    }

    /// The schema and schema version that the manifest states.
    fn schema(self) -> (&'static str, &'static str) {
        match self {
            Version::V21 => ("QTIv2.1 Package", "1.0.0"),
            Version::V30 => ("QTI Package", "3.0.0"),
        }
    }

    /// The suffix of resource types in the manifest.
    fn suffix(self) -> &'static str {
        match self {
            Version::V21 => "xmlv2p1",
            Version::V30 => "xmlv3p0",
        }
    }

    /// Converts XML with the names of 2.1 to the names of the version.
    fn with_names(self, xml: String) -> String {
        match self {
            Version::V21 => xml,
            Version::V30 => names::of_version_3(&xml),
        }
    }
}

/// Writes the package.
pub(super) fn write(exercises: &Exercises, version: Version) -> Vec<u8> {
    let items =
        exercises.taken.iter().map(|exercise| (path(exercise), version.with_names(item(exercise, exercises, version))));
    let test = version.with_names(test(exercises, version));
    let files = [("imsmanifest.xml".to_owned(), manifest(exercises, version)), ("test.xml".to_owned(), test)];
    pack(files.into_iter().chain(items))
}

fn path(exercise: &Exercise) -> String {
    format!("items/{}.xml", exercise.id)
}

/// A QTI identifier, which must begin with a letter or an underscore.
fn identifier(id: &str) -> String {
    if id.starts_with(|first: char| first.is_ascii_alphabetic()) { id.to_owned() } else { format!("_{id}") }
}

/// Remarks as XML comments.
fn comments<'a>(remarks: impl Iterator<Item = &'a Remark>) -> String {
    remarks.map(|remark| comment(&Line::of(&remark.to_string()))).collect()
}

fn item(exercise: &Exercise, exercises: &Exercises, version: Version) -> String {
    let (space, schema) = version.space();
    let (cardinality, kind) = match exercise.form {
        Form::One | Form::Open => ("single", "identifier"),
        Form::Several => ("multiple", "identifier"),
        Form::Match => ("multiple", "directedPair"),
        Form::Order => ("ordered", "identifier"),
        Form::Number => ("single", "float"),
        Form::Fill => ("single", "string"),
    };
    let about = About::Question(exercise.id.to_owned());
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str(&comments(exercises.remarks.iter().filter(|remark| remark.about == about)));
    let _ = writeln!(
        xml,
        "<assessmentItem xmlns=\"{space}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n    \
         xsi:schemaLocation=\"{space} {schema}\"\n    \
         identifier=\"{}\" title=\"{}\" xml:lang=\"{}\" adaptive=\"false\" timeDependent=\"false\">",
        identifier(exercise.id),
        escape(&exercise.prompt),
        escape(&exercises.document.lang),
    );
    let _ = writeln!(
        xml,
        "  <responseDeclaration identifier=\"RESPONSE\" cardinality=\"{cardinality}\" baseType=\"{kind}\">\n    \
         <correctResponse>"
    );
    // Of the accepted typed answers, `correctResponse` has only the first.
    let limit = if exercise.form == Form::Fill { 1 } else { usize::MAX };
    for (index, option) in exercise.options.iter().enumerate().filter(|(_, option)| option.right).take(limit) {
        let id = identifier(&option.id);
        let value = match (exercise.form, &exercise.question.number) {
            (Form::Match, _) => format!("{id} {}", right_side_id(index)),
            (Form::Fill, _) => escape(&option.text),
            (Form::Number, Some(number)) => number.value.write(),
            _ => id,
        };
        let _ = writeln!(xml, "      <value>{value}</value>");
    }
    xml.push_str("    </correctResponse>\n  </responseDeclaration>\n");
    xml.push_str(
        "  <outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\">\n    \
         <defaultValue>\n      <value>0</value>\n    </defaultValue>\n  </outcomeDeclaration>\n",
    );
    let by_option = matches!(exercise.form, Form::One | Form::Several);
    if by_option {
        let _ = writeln!(
            xml,
            "  <outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"{cardinality}\" baseType=\"identifier\"/>"
        );
    }
    xml.push_str("  <outcomeDeclaration identifier=\"ANSWER\" cardinality=\"single\" baseType=\"identifier\"/>\n");
    let _ = writeln!(xml, "  <itemBody>\n{}  </itemBody>", interaction(exercise));
    xml.push_str(&processing(exercise, by_option));
    if by_option {
        for option in exercise.options.iter().filter(|option| !option.reason.is_empty()) {
            xml.push_str(&feedback("FEEDBACK", &identifier(&option.id), &option.reason, version));
        }
    }
    let mut answer = exercise.answer.clone();
    if let Some(source) = &exercise.source {
        let _ = write!(answer, " <cite class=\"passage\">{source}</cite>");
    }
    let mut html = format!("<p>{}</p>", answer.trim());
    if !by_option {
        html.push_str(&exercise.reasons());
    }
    xml.push_str(&feedback("ANSWER", "answer", &html, version));
    xml.push_str("</assessmentItem>\n");
    xml
}

/// The identifier of the right side of a pair. It contains a full stop, which ids do not, so that identifiers are unique.
fn right_side_id(index: usize) -> String {
    format!("with.{}", index + 1)
}

/// The interaction: what readers choose from, match, put in order or type into.
fn interaction(exercise: &Exercise) -> String {
    let prompt = format!("      <prompt>{}</prompt>\n", escape(&exercise.prompt));
    let choices = || {
        exercise.options.iter().fold(String::new(), |mut xml, option| {
            let (id, text) = (identifier(&option.id), escape(&option.text));
            let _ = writeln!(xml, "      <simpleChoice identifier=\"{id}\">{text}</simpleChoice>");
            xml
        })
    };
    let (name, attributes, content) = match exercise.form {
        Form::One | Form::Open => ("choiceInteraction", "maxChoices=\"1\"".to_owned(), choices()),
        Form::Several => ("choiceInteraction", "maxChoices=\"0\"".to_owned(), choices()),
        Form::Order => ("orderInteraction", String::new(), choices()),
        Form::Number | Form::Fill => {
            let prompt = escape(&exercise.prompt);
            let field = "<textEntryInteraction responseIdentifier=\"RESPONSE\" expectedLength=\"20\"/>";
            return format!("    <p>{prompt}</p>\n    <p>{field}</p>\n");
        }
        Form::Match => {
            let choice = |id: &str, text: &str| {
                let text = escape(text);
                format!(
                    "        <simpleAssociableChoice identifier=\"{id}\" matchMax=\"1\">{text}\
                     </simpleAssociableChoice>\n"
                )
            };
            let set = |choices: String| format!("      <simpleMatchSet>\n{choices}      </simpleMatchSet>\n");
            let options = || exercise.options.iter();
            let texts = options().map(|option| choice(&identifier(&option.id), &option.text)).collect();
            let pairs = options().enumerate();
            let pairs = pairs.filter_map(|(index, option)| Some(choice(&right_side_id(index), option.pair.as_ref()?)));
            let attributes = format!("maxAssociations=\"{}\"", exercise.options.len());
            ("matchInteraction", attributes, set(texts) + &set(pairs.collect()))
        }
    };
    let attributes = ["responseIdentifier=\"RESPONSE\" shuffle=\"true\"", &attributes].join(" ");
    format!("    <{name} {}>\n{prompt}{content}    </{name}>\n", attributes.trim_end())
}

/// The response processing: one point if the response is right, else none; then the feedback.
fn processing(exercise: &Exercise, by_option: bool) -> String {
    let score = |points: u8| {
        format!(
            "        <setOutcomeValue identifier=\"SCORE\">\n          \
             <baseValue baseType=\"float\">{points}</baseValue>\n        </setOutcomeValue>\n"
        )
    };
    let right = score(1);
    let wrong = score(0);
    let chosen = "    <setOutcomeValue identifier=\"FEEDBACK\">\n      <variable identifier=\"RESPONSE\"/>\n    \
                  </setOutcomeValue>\n";
    format!(
        "  <responseProcessing>\n    <responseCondition>\n      <responseIf>\n{}\
         {right}      </responseIf>\n      <responseElse>\n{wrong}      </responseElse>\n    </responseCondition>\n\
         {}    <setOutcomeValue identifier=\"ANSWER\">\n      \
         <baseValue baseType=\"identifier\">answer</baseValue>\n    </setOutcomeValue>\n  </responseProcessing>\n",
        is_right(exercise),
        if by_option { chosen } else { "" }
    )
}

/// The condition under which the response is right.
fn is_right(exercise: &Exercise) -> String {
    let given = "<variable identifier=\"RESPONSE\"/>";
    let both = format!("          {given}\n          <correct identifier=\"RESPONSE\"/>\n");
    if let Some(number) = &exercise.question.number {
        let within = number.within.write();
        return format!(
            "        <equal toleranceMode=\"absolute\" tolerance=\"{within} {within}\">\n{both}        </equal>\n"
        );
    }
    if exercise.form == Form::Fill {
        let matches = exercise.options.iter().fold(String::new(), |mut xml, option| {
            let text = escape(&option.text);
            let _ = writeln!(
                xml,
                "          <stringMatch caseSensitive=\"false\">\n            {given}\n            \
                 <baseValue baseType=\"string\">{text}</baseValue>\n          </stringMatch>"
            );
            xml
        });
        return format!("        <or>\n{matches}        </or>\n");
    }
    format!("        <match>\n{both}        </match>\n")
}

fn feedback(outcome: &str, id: &str, html: &str, version: Version) -> String {
    // Version 3.0 requires an element around the content.
    let (open, close) = match version {
        Version::V21 => ("", ""),
        Version::V30 => ("<contentBody>", "</contentBody>"),
    };
    format!(
        "  <modalFeedback outcomeIdentifier=\"{outcome}\" identifier=\"{id}\" showHide=\"show\">{open}{html}{close}</modalFeedback>\n"
    )
}

/// The test: all items, in the explainer's order, which may be taken in any order.
fn test(exercises: &Exercises, version: Version) -> String {
    let (space, schema) = version.space();
    let document = exercises.document;
    let other_remarks = exercises.remarks.iter().filter(|remark| match &remark.about {
        About::Question(id) => !exercises.taken.iter().any(|exercise| exercise.id == id),
        _ => true,
    });
    let items = exercises.taken.iter().fold(String::new(), |mut xml, exercise| {
        let (id, path) = (identifier(exercise.id), path(exercise));
        let _ = writeln!(xml, "      <assessmentItemRef identifier=\"{id}\" href=\"{path}\"/>");
        xml
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\
         <assessmentTest xmlns=\"{space}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n    \
         xsi:schemaLocation=\"{space} {schema}\"\n    identifier=\"{}\" title=\"{title}\">\n  \
         <testPart identifier=\"part\" navigationMode=\"nonlinear\" submissionMode=\"individual\">\n    \
         <itemSessionControl maxAttempts=\"0\" showFeedback=\"true\"/>\n    \
         <assessmentSection identifier=\"questions\" title=\"{title}\" visible=\"true\">\n\
         {items}    </assessmentSection>\n  </testPart>\n</assessmentTest>\n",
        comments(other_remarks),
        identifier(&document.id),
        title = escape(&document.title),
    )
}

/// The manifest of the package.
fn manifest(exercises: &Exercises, version: Version) -> String {
    let ((space, address), (schema, number)) = (version.package_space(), version.schema());
    let kind = |what: &str| format!("imsqti_{what}_{}", version.suffix());
    let resource = |id: &str, kind: &str, path: &str, dependencies: &str| {
        format!(
            "    <resource identifier=\"{id}\" type=\"{kind}\" href=\"{path}\">\n      <file href=\"{path}\"/>\n\
             {dependencies}    </resource>\n"
        )
    };
    let name = |exercise: &Exercise| format!("item-{}", exercise.id);
    let (mut dependencies, mut items) = (String::new(), String::new());
    for exercise in &exercises.taken {
        let _ = writeln!(dependencies, "      <dependency identifierref=\"{}\"/>", name(exercise));
        items.push_str(&resource(&name(exercise), &kind("item"), &path(exercise), ""));
    }
    let test = resource("test", &kind("test"), "test.xml", &dependencies);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest xmlns=\"{space}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n    \
         xsi:schemaLocation=\"{space} {address}\"\n    identifier=\"manifest-{}\">\n  \
         <metadata>\n    <schema>{schema}</schema>\n    <schemaversion>{number}</schemaversion>\n  </metadata>\n  \
         <organizations/>\n  <resources>\n{test}{items}  </resources>\n</manifest>\n",
        exercises.document.id
    )
}
