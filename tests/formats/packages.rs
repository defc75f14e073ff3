//! Tests of the packages of QTI 1.2 and QTI 3.0.

use super::*;

fn file<'a>(files: &'a [(String, String)], name: &str) -> &'a str {
    &files.iter().find(|(path, _)| path == name).unwrap_or_else(|| panic!("{name} is not in the package")).1
}

/// An element with its attributes sorted, and without differences that mean nothing: namespaces, white space, and the element
/// around feedback.
fn bare(element: &Value) -> Value {
    let Some(children) = element["children"].as_array() else {
        let text = element.as_str().unwrap();
        return text.split_whitespace().collect::<Vec<_>>().join(" ").into();
    };
    let mut attributes = element["attributes"].as_object().unwrap().clone();
    attributes.retain(|name, _| !name.starts_with("xmlns") && !name.starts_with("xsi:"));
    let children: Vec<Value> = children
        .iter()
        // The content of `qti-content-body` means the same without that element.
        .flat_map(|child| match &child["name"] {
            name if name == "qti-content-body" => child["children"].as_array().unwrap().clone(),
            _ => vec![child.clone()],
        })
        .map(|child| bare(&child))
        .collect();
    serde_json::json!([element["name"], attributes, children])
}

#[test]
fn qti_convert_makes_the_exported_qti_3_of_the_exported_qti_2_1() {
    let document = every_kind();
    let old = unpacked(&export(&document, ExportFormat::Qti21).bytes);
    let new = unpacked(&export(&document, ExportFormat::Qti3).bytes);
    let names = |files: &[(String, String)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&old), names(&new));
    let is_item = |(name, _): &&(String, String)| name.starts_with("items/");
    // The converter may drop comments, which the test of remarks compares.
    let items: Vec<&str> = old.iter().filter(is_item).map(|(_, text)| &**text).collect();
    assert_eq!(items.len(), 8);
    let converted = node("qti3.mjs", &serde_json::to_string(&items).unwrap());
    for ((name, ours), theirs) in new.iter().filter(is_item).zip(converted.as_array().unwrap()) {
        let (ours, theirs) = (node("xml.mjs", ours), node("xml.mjs", theirs.as_str().unwrap()));
        assert_eq!(ours["space"], "http://www.imsglobal.org/xsd/imsqtiasi_v3p0");
        assert_eq!(theirs["space"], ours["space"]);
        assert_eq!(bare(&ours), bare(&theirs), "{name}");
        for feedback in elements(&ours, "qti-modal-feedback") {
            assert_eq!(feedback["children"][0]["name"], "qti-content-body", "{name}: 3.0 asks for it");
        }
    }
    let manifest = node("xml.mjs", file(&new, "imsmanifest.xml"));
    assert_eq!(manifest["space"], "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1");
    let resources = elements(&manifest, "resource");
    let kinds: Vec<&str> = resources.iter().map(|resource| attribute(resource, "type")).collect();
    assert_eq!(kinds[..2], ["imsqti_test_xmlv3p0", "imsqti_item_xmlv3p0"]);
    let test = node("xml.mjs", file(&new, "test.xml"));
    let items = elements(&test, "qti-assessment-item-ref");
    let hrefs: Vec<&str> = resources[1..].iter().map(|resource| attribute(resource, "href")).collect();
    assert_eq!(items.iter().map(|item| attribute(item, "href")).collect::<Vec<_>>(), hrefs);
}

/// The value of a metadata field of an item.
fn field(item: &Value, name: &str) -> String {
    let fields = elements(item, "qtimetadatafield");
    let found = fields.iter().find(|field| content(elements(field, "fieldlabel")[0]) == name);
    content(elements(found.unwrap_or_else(|| panic!("no {name}")), "fieldentry")[0])
}

#[test]
fn xmldom_reads_in_qti_1_2_what_the_document_says() {
    let document = every_kind();
    let package = export(&document, ExportFormat::Qti12).bytes;
    assert_eq!(package, export(&document, ExportFormat::Qti12).bytes, "the same document, the same bytes");
    let files = unpacked(&package);
    let manifest = node("xml.mjs", file(&files, "imsmanifest.xml"));
    let resource = elements(&manifest, "resource")[0];
    assert_eq!(attribute(resource, "type"), "imsqti_xmlv1p2");
    let assessment = node("xml.mjs", file(&files, attribute(resource, "href")));
    assert_eq!((&assessment["name"], files.len()), (&"questestinterop".into(), 2));
    let items = elements(&assessment, "item");
    assert_eq!(items.len(), 8);
    for item in items {
        let question = document.question(attribute(item, "ident")).unwrap();
        let kind = match question.task {
            Task::Several => "multiple_answers_question",
            Task::Match | Task::Order => "matching_question",
            Task::Number => "numerical_question",
            Task::Fill => "short_answer_question",
            _ => "multiple_choice_question",
        };
        assert_eq!(field(item, "question_type"), kind);
        let presentation = elements(item, "presentation")[0];
        let prompt = content(elements(presentation, "mattext")[0]);
        assert!(prompt.starts_with(&escaped(&question.prompt)), "{prompt}");
        // Every feedback that is referenced exists, and no other.
        let shown = elements(item, "displayfeedback");
        let feedback = elements(item, "itemfeedback");
        let ids = |of: &[&Value], name: &str| of.iter().map(|it| attribute(it, name).to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(&shown, "linkrefid"), ids(&feedback, "ident"), "{}", question.id);
        assert!(content(feedback[0]).starts_with(&html("The answer")), "{}", content(feedback[0]));
        let labels = elements(presentation, "response_label");
        let text_of = |id: &str| {
            content(labels.iter().find(|label| attribute(label, "ident") == id).unwrap_or_else(|| panic!("no {id}")))
        };
        let conditions: Vec<&Value> = elements(item, "respcondition")
            .into_iter()
            .filter(|condition| !elements(condition, "setvar").is_empty())
            .collect();
        match question.task {
            Task::Match | Task::Order => {
                let lists = elements(presentation, "response_lid");
                assert_eq!((lists.len(), conditions.len()), (question.options.len(), question.options.len()));
                for (((number, option), list), condition) in (1..).zip(&question.options).zip(lists).zip(conditions) {
                    let (left, right) = match &option.pair {
                        Some(right) => (option.text.clone(), right.clone()),
                        None => (number.to_string(), option.text.clone()),
                    };
                    assert_eq!(content(elements(list, "mattext")[0]), left);
                    let equal = elements(condition, "varequal")[0];
                    assert_eq!(attribute(equal, "respident"), attribute(list, "ident"));
                    assert_eq!(text_of(&content(equal)), right);
                    assert!(content(feedback[0]).contains(&html(&option.text)));
                }
            }
            Task::Number => {
                let ends = ["varequal", "vargte", "varlte"].map(|name| content(elements(conditions[0], name)[0]));
                assert_eq!(ends, ["12.5", "12.25", "12.75"]);
                assert_eq!(content(feedback[1]), html(&question.options[0].text));
            }
            Task::Fill => {
                let accepted: Vec<String> = elements(conditions[0], "varequal").into_iter().map(content).collect();
                assert_eq!(accepted, question.options.iter().map(|it| it.text.clone()).collect::<Vec<_>>());
            }
            _ => {
                // A question on the map becomes a choice of one among three.
                let count = if matches!(question.task, Task::Actor | Task::Tie) { 3 } else { question.options.len() };
                assert_eq!(labels.len(), count, "{}", question.id);
                let not: Vec<String> = elements(conditions[0], "not").into_iter().map(content).collect();
                let rights =
                    elements(conditions[0], "varequal").into_iter().map(content).filter(|id| !not.contains(id));
                let rights: Vec<String> = rights.map(|id| text_of(&id)).collect();
                let expected = question.options.iter().filter(|option| option.right).map(|option| option.text.clone());
                assert_eq!(rights, expected.collect::<Vec<_>>(), "{}", question.id);
                for option in &question.options {
                    let reason = feedback.iter().find(|feedback| {
                        let id = attribute(feedback, "ident").trim_end_matches("_fb");
                        id != "general" && text_of(id) == option.text
                    });
                    assert_eq!(content(reason.unwrap()), html(&option.text));
                }
            }
        }
    }
}
