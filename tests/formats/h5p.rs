//! Tests of the export to and the import from H5P.

use super::*;
use explainer::author::formats::{Imported, Weight};
use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A package of that library and content.
fn package(library: &str, content: &Value) -> Vec<u8> {
    let about = json!({"title": "A", "mainLibrary": library}).to_string();
    zipped(&[("h5p.json", about.as_bytes()), ("content/content.json", content.to_string().as_bytes())])
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, deflated).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn set(questions: &[(&str, Value)]) -> Imported {
    let questions: Vec<Value> =
        questions.iter().map(|(library, params)| json!({"library": library, "params": params})).collect();
    import(package("H5P.QuestionSet", &json!({"questions": questions})), ImportFormat::H5p).unwrap()
}

fn remarks(imported: &Imported) -> Vec<String> {
    let remarks = imported.remarks.iter().filter(|remark| remark.weight != Weight::Noted);
    remarks.map(|remark| remark.to_string().replace("; left out, its source stands in a comment", "")).collect()
}

#[test]
fn lumis_h5p_server_accepts_an_exported_package() {
    let package = export(&every_kind(), ExportFormat::H5p).bytes;
    assert_eq!(package, export(&every_kind(), ExportFormat::H5p).bytes, "the same document, the same bytes");
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in unpacked(&package) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    assert_eq!(node("h5p.mjs", folder.path().to_str().unwrap()), json!(true));
}

#[test]
fn questions_exported_to_h5p_are_the_same_when_imported_but_for_the_remarks() {
    let document = every_kind_with_one_reason();
    let imported = import(export(&document, ExportFormat::H5p).bytes, ImportFormat::H5p).unwrap();
    assert_eq!((imported.taken, imported.left_out), (8, 0));
    let read = questions(&imported.text);
    let asked = document.questions.iter().filter(|it| !matches!(it.task, Task::Change | Task::Predict));
    let like = |text: &str| text.replace(':', "∶").replace('\\', "∖");
    for (question, read) in asked.zip(&read) {
        assert_eq!(string(read, "id"), question.id);
        assert!(string(read, "prompt").starts_with(&question.prompt), "{read}");
        match question.task {
            Task::Match => {
                let pairs =
                    tables(read, "match").into_iter().map(|it| (string(it, "text"), string(it, "with").to_owned()));
                let expected = question.options.iter().map(|it| (&*it.text, like(it.pair.as_deref().unwrap())));
                assert_eq!(pairs.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
            }
            Task::Order => {
                let items = tables(read, "order").into_iter().map(|it| string(it, "text"));
                assert!(items.eq(question.options.iter().map(|it| &*it.text)));
            }
            Task::Number => assert_eq!(read["fill"].as_array().unwrap()[0].as_str(), Some("12.5")),
            Task::Fill => {
                let accepted = read["fill"].as_array().unwrap().iter().map(|word| word.as_str().unwrap());
                assert!(accepted.eq(question.options.iter().map(|it| &*it.text)), "{read}");
            }
            _ => {
                assert_eq!(read.contains_key("several"), question.task == Task::Several);
                for (option, read) in question.options.iter().zip(tables(read, "option")) {
                    assert_eq!((string(read, "text"), read.contains_key("right")), (&*option.text, option.right));
                    assert!(string(read, "reason").contains("**so**"), "{read}");
                }
            }
        }
        assert!(string(read, "answer").starts_with("The answer: "), "{read}");
    }
}

#[test]
fn questions_of_h5p_are_read() {
    let choice = json!({
        "media": {"type": {"library": "H5P.Image 1.1", "params": {"alt": "A map", "file": {"path": "images/m.png"}}}},
        "question": "<p>Which <b>one</b>?</p>\n",
        "answers": [
            {"correct": true, "text": "<div>10<sup>3</sup></div>\n", "tipsAndFeedback": {"tip": "<p>Think</p>", "chosenFeedback": "<div>Yes</div>", "notChosenFeedback": ""}},
            {"correct": false, "text": "<div>a &lt; b</div>\n"},
        ],
        "behaviour": {"type": "auto"},
        "overallFeedback": [{"from": 0, "to": 50, "feedback": "Oh"}, {"from": 51, "to": 100}],
    });
    let mut several = choice.clone();
    several["answers"][1]["correct"] = json!(true);
    several["overallFeedback"] = json!([{"from": 0, "to": 100, "feedback": "So it is."}]);
    let mut any = several.clone();
    any["behaviour"]["type"] = json!("single");
    let imported = set(&[
        ("H5P.MultiChoice 1.14", choice),
        ("H5P.MultiChoice 1.16", several),
        ("H5P.MultiChoice 1.16", any),
        (
            "H5P.TrueFalse 1.8",
            json!({"question": "<p>So?</p>", "correct": "false", "behaviour": {"feedbackOnCorrect": "yes", "feedbackOnWrong": "no"}}),
        ),
        (
            "H5P.SingleChoiceSet 1.11",
            json!({"choices": [
                {"question": "<p>A?</p>", "answers": ["<p>a</p>", "<p>b</p>"]},
                {"question": "<p>B?</p>", "answers": ["<p>c</p>", "<p>d</p>"]},
            ]}),
        ),
        (
            "H5P.Blanks 1.14",
            json!({"text": "<p>Fill in</p>", "questions": ["<p>It is *blue/dark blue:a colour* there</p>", "<p>*a* and *b*</p>"]}),
        ),
        (
            "H5P.DragText 1.10",
            json!({"taskDescription": "<p>Match</p>", "textField": "North: *cold\\+Yes\\-No*\nSouth: *warm:tip*\n", "distractors": "*wet*"}),
        ),
        ("H5P.DragText 1.10", json!({"taskDescription": "<p>Order</p>", "textField": "1. *egg*\n2. *bird*"})),
        ("H5P.Essay 1.5", json!({"taskDescription": "Write"})),
    ]);
    assert_eq!((imported.taken, imported.left_out), (9, 2), "{}", imported.text);
    let read = questions(&imported.text);
    assert_eq!(string(&read[0], "prompt"), "A map Which one?");
    let options = tables(&read[0], "option");
    assert_eq!((string(options[0], "text"), string(options[0], "reason")), ("10³", "Yes"));
    assert!(string(options[1], "text") == "a < b" && !options[1].contains_key("right"));
    assert!(read[1].contains_key("several") && string(&read[1], "answer") == "So it is.");
    assert!(read[2].contains_key("several"));
    assert!(tables(&read[3], "option")[1].contains_key("right"));
    assert_eq!(string(tables(&read[3], "option")[0], "reason"), "no");
    assert_eq!((string(&read[4], "prompt"), string(tables(&read[5], "option")[0], "text")), ("A?", "c"));
    assert_eq!(string(&read[6], "prompt"), "Fill in It is _____ there");
    assert_eq!(typed(&read[6]), " =blue =dark blue");
    let pair = tables(&read[7], "match")[0];
    assert_eq!((string(pair, "text"), string(pair, "with"), string(pair, "reason")), ("North", "cold", "Yes"));
    assert_eq!(string(tables(&read[8], "order")[1], "text"), "bird");
    let picture =
        |number| format!("question {number}: a picture is left out; its alternative text stands in its place (m.png)");
    let expected = [
        "question 1: a hint is left out (Think)".to_owned(),
        "question 1: what is told of all that one chose, right or wrong, is left out (Oh)".to_owned(),
        picture(1),
        "question 2: a hint is left out (Think)".to_owned(),
        picture(2),
        "question 3: a hint is left out (Think)".to_owned(),
        "question 3: any one of several answers is right; here all of them are to be chosen".to_owned(),
        picture(3),
        "question 6: capitals matter there; here they do not".to_owned(),
        "question 6: a hint is left out (a colour)".to_owned(),
        "question 6: a text with several gaps to fill in".to_owned(),
        "question 7: what is told of a wrong pair is left out (No)".to_owned(),
        "question 7: a hint is left out (tip)".to_owned(),
        "question 7: an answer that belongs to no item is left out: here each answer belongs to one (wet)".to_owned(),
        "question 9: an essay, which nobody here could judge".to_owned(),
    ];
    assert_eq!(remarks(&imported), expected);
}

#[test]
fn single_questions_are_imported_and_settings_of_a_set_are_reported() {
    let alone = json!({"question": "A?", "correct": "true"});
    let imported = import(package("H5P.TrueFalse", &alone), ImportFormat::H5p).unwrap();
    assert_eq!((imported.taken, imported.left_out), (1, 0));
    let imported = import(package("H5P.InteractiveBook", &json!({"chapters": []})), ImportFormat::H5p).unwrap();
    assert_eq!((imported.taken, imported.left_out), (0, 1));
    let around = json!({
        "introPage": {"introduction": "<p>Welcome</p>"}, "passPercentage": 60, "poolSize": 2,
        "questions": [{"library": "H5P.TrueFalse 1.8", "params": alone, "metadata": {"title": "Untitled True/False Question"}}],
    });
    let imported = import(package("H5P.QuestionSet", &around), ImportFormat::H5p).unwrap();
    let remarks = remarks(&imported).join("\n");
    for part in ["(Welcome)", "60 percent", "only some of the questions"] {
        assert!(remarks.contains(part), "{part}: {remarks}");
    }
    assert!(!imported.text.contains("untitled"), "{}", imported.text);
}

#[test]
fn questions_in_other_content_are_read_and_counted() {
    let text = json!({"content": {"library": "H5P.AdvancedText 1.1", "params": {"text": "Read this."}}});
    let alone = json!({"library": "H5P.TrueFalse 1.8", "params": {"question": "A?", "correct": "true"}});
    let essay = json!({"content": {"library": "H5P.Essay 1.5", "params": {}}});
    let set = json!({"library": "H5P.QuestionSet 1.20", "params": {"questions": [alone]}});
    let slides = json!({"slides": [{"elements": [{"action": alone}, {"action": set}]}]});
    let chapters = json!({"chapters": [{"params": {"content": [
        text, {"content": {"library": "H5P.CoursePresentation 1.25", "params": slides}}, essay
    ]}}]});
    let imported = import(package("H5P.InteractiveBook", &chapters), ImportFormat::H5p).unwrap();
    assert_eq!((imported.taken, imported.left_out), (2, 1), "{}", imported.text);
    assert_eq!(
        remarks(&imported),
        [
            "question 1: what stands around questions in other content is left out (H5P.InteractiveBook)",
            "question 3: an essay, which nobody here could judge"
        ]
    );
}

#[test]
fn a_broken_or_hostile_package_is_refused_with_a_reason() {
    let refused = |bytes: &[u8]| import(bytes, ImportFormat::H5p).unwrap_err();
    let about = br#"{"mainLibrary": "H5P.QuestionSet"}"#;
    assert!(refused(&zipped(&[("h5p.json", about)])).contains("`content/content.json` in it cannot be read"));
    let broken = zipped(&[("h5p.json", about), ("content/content.json", b"{\n\"a\": }")]);
    assert!(refused(&broken).contains("no JSON") && refused(&broken).contains("line 2"), "{}", refused(&broken));
    let long = vec![b' '; (1 << 24) + 1];
    let bomb = zipped(&[("h5p.json", about), ("content/content.json", &long)]);
    assert!(bomb.len() < 100_000 && refused(&bomb).contains("longer than 16 MiB"), "{}", refused(&bomb));
    let deep = "[".repeat(1_000_000);
    assert!(refused(&zipped(&[("h5p.json", about), ("content/content.json", deep.as_bytes())])).contains("no JSON"));
    assert!(refused(&zipped(&[("../h5p.json", about)])).contains("it is a zip, not a package of H5P"));
    assert!(refused(b"::a::b {=c ~d}").contains("--from gift"), "{}", refused(b"::a::b {=c ~d}"));
    let whole = package(
        "H5P.QuestionSet",
        &json!({"questions": [{"library": 3}, 4, {"library": "H5P.MultiChoice", "params": []}]}),
    );
    assert_eq!(import(&whole, ImportFormat::H5p).unwrap().left_out, 3);
    for end in (0..whole.len()).step_by(7) {
        let _ = import(&whole[..end], ImportFormat::H5p);
    }
    for sign in ["*", "**", "*a", "a:", "\\+", "/", "<b>", "&"] {
        let text = sign.repeat(1_000_000 / sign.len());
        for (library, key) in [("H5P.DragText", "textField"), ("H5P.TrueFalse", "question")] {
            let _ = import(package(library, &json!({key: text, "correct": "true"})), ImportFormat::H5p);
        }
        let blanks = json!({"questions": [text, format!("*{text}*")]});
        let _ = import(package("H5P.Blanks", &blanks), ImportFormat::H5p);
    }
}

#[test]
fn pictures_films_and_sets_without_a_question_are_reported() {
    let medium = json!({"library": "H5P.Image 1.1", "params": {"file": {"path": "images/a.png"}, "alt": "a tree"}});
    let choice = |media: Value| {
        let answers = json!([{"text": "a", "correct": true}, {"text": "b", "correct": false}]);
        ("H5P.MultiChoice 1.0", json!({"question": "What?", "media": media, "answers": answers}))
    };
    for media in [medium.clone(), json!({"type": medium})] {
        let imported = set(&[choice(media)]);
        assert_eq!(string(&questions(&imported.text)[0], "prompt"), "a tree What?");
        assert!(remarks(&imported).iter().any(|it| it.contains("a.png")), "{:?}", remarks(&imported));
    }
    let imported = set(&[choice(Value::Null), ("H5P.SingleChoiceSet 1.11", json!({"choices": []}))]);
    assert_eq!((imported.taken, imported.left_out), (1, 1));
    let (library, params) = choice(Value::Null);
    let content = json!({
        "backgroundImage": {"path": "images/behind.png"},
        "endGame": {"successVideo": [{"path": "videos/well.mp4"}], "failVideo": []},
        "questions": [{"library": library, "params": params}],
    });
    let all = remarks(&import(package("H5P.QuestionSet", &content), ImportFormat::H5p).unwrap()).join("\n");
    assert!(all.contains("images/behind.png") && all.contains("successVideo") && !all.contains("failVideo"), "{all}");
}
