//! Tests of the export to and the import from Moodle XML.

use super::{
    attribute, content, elements, escaped, every_kind, every_kind_with_one_reason, html, node, questions, string,
    tables, typed,
};
use explainer::author::formats::{ExportFormat, ImportFormat, Imported, Weight, export, import};
use explainer::document::{Document, Task};

fn written(document: &Document) -> String {
    String::from_utf8(export(document, ExportFormat::MoodleXml).bytes).unwrap()
}

/// The text of a field.
fn text(element: &serde_json::Value, name: &str) -> String {
    content(elements(elements(element, name)[0], "text")[0])
}

#[test]
fn xmldom_reads_in_moodle_xml_what_the_document_says() {
    let document = every_kind();
    let read = node("xml.mjs", &written(&document));
    assert_eq!(read["name"], "quiz");
    let asked = document.questions.iter().filter(|it| !matches!(it.task, Task::Change | Task::Predict));
    let read = elements(&read, "question");
    assert_eq!(read.len(), 8);
    for (question, seen) in asked.zip(read) {
        let kind = match question.task {
            Task::Match => "matching",
            Task::Order => "ordering",
            Task::Number => "numerical",
            Task::Fill => "shortanswer",
            _ => "multichoice",
        };
        assert_eq!(attribute(seen, "type"), kind);
        let unit = question.number.as_ref().and_then(|number| number.unit.as_deref());
        let asked = unit.map_or_else(|| question.prompt.clone(), |unit| format!("{} ({unit})", question.prompt));
        assert_eq!((text(seen, "name"), text(seen, "questiontext")), (question.id.clone(), escaped(&asked)));
        assert_eq!(content(elements(seen, "idnumber")[0]), question.id);
        let general = text(seen, "generalfeedback");
        assert!(general.starts_with(&html("The answer")), "{general}");
        if question.task == Task::Match {
            let pairs = elements(seen, "subquestion");
            assert_eq!(pairs.len(), question.options.len());
            for (option, pair) in question.options.iter().zip(pairs) {
                let sides: Vec<String> = elements(pair, "text").into_iter().map(content).collect();
                assert_eq!(sides, [escaped(&option.text), escaped(option.pair.as_ref().unwrap())]);
                assert!(general.contains(&html(&option.text)), "its reason is in {general}");
            }
            continue;
        }
        let answers = elements(seen, "answer");
        for ((number, option), answer) in (1..).zip(&question.options).zip(&answers) {
            let points: f64 = attribute(answer, "fraction").parse().unwrap();
            let expected = match (question.task, option.right) {
                (Task::Order, _) => f64::from(number),
                (Task::Several, true) => 33.33333,
                (Task::Several, false) => -100.0,
                (_, right) => {
                    if right {
                        100.0
                    } else {
                        0.0
                    }
                }
            };
            assert_eq!(points, expected);
            let text_of_answer = content(elements(answer, "text")[0]);
            if let Some(number) = &question.number {
                let tolerance = content(elements(answer, "tolerance")[0]);
                assert_eq!((text_of_answer, tolerance), (number.value.write(), number.within.write()));
                continue;
            }
            let is_plain = question.task == Task::Fill;
            assert_eq!(text_of_answer, if is_plain { option.text.clone() } else { escaped(&option.text) });
            if is_plain {
                continue;
            }
            if question.task != Task::Order {
                assert_eq!(text(answer, "feedback"), html(&option.text));
                assert_eq!(content(elements(seen, "single")[0]), (question.task != Task::Several).to_string());
            }
        }
    }
}

#[test]
fn questions_exported_to_moodle_xml_are_the_same_when_imported() {
    let document = every_kind_with_one_reason();
    let imported = import(written(&document), ImportFormat::MoodleXml).unwrap();
    assert_eq!((imported.taken, imported.left_out), (8, 0));
    assert_eq!(imported.remarks, []);
    for table in &questions(&imported.text) {
        let question = document.question(string(table, "id")).unwrap();
        assert_eq!((string(table, "prompt"), string(table, "passage")), (question.prompt.as_str(), "days"));
        assert_eq!(table.get("section").is_some(), question.section.is_some());
        assert_eq!(table.contains_key("several"), question.task == Task::Several);
        if let Some(number) = &question.number {
            let back = &table["number"];
            let written = ["value", "within", "from", "to", "step"].map(|key| back[key].to_string());
            let amounts =
                [number.value, number.within, number.from, number.to, number.step].map(|amount| amount.write());
            assert_eq!(written, amounts);
            assert_eq!(back.get("unit").and_then(toml::Value::as_str), number.unit.as_deref());
            continue;
        }
        if question.task == Task::Fill {
            let accepted: String = question.options.iter().map(|option| format!(" ={}", option.text)).collect();
            assert!(typed(table).starts_with(&accepted), "{table}");
            continue;
        }
        let name = match question.task {
            Task::Match => "match",
            Task::Order => "order",
            _ => "option",
        };
        for (option, original) in tables(table, name).iter().zip(&question.options) {
            assert_eq!(string(option, "text"), original.text);
            assert_eq!(option.contains_key("right"), original.right && name == "option");
            assert_eq!(string(option, "with"), original.pair.as_deref().unwrap_or_default());
        }
    }
}

#[test]
fn a_title_over_two_lines_stays_in_its_comment() {
    for target in ExportFormat::ALL.into_iter().filter(|target| !target.is_package()) {
        let mut document = every_kind();
        let before = String::from_utf8(export(&document, target).bytes).unwrap().lines().count();
        document.title = "The Well\nBetween\r\nTwo\u{2028}Villages -- or ---> three".to_owned();
        let text = String::from_utf8(export(&document, target).bytes).unwrap();
        assert_eq!(text.lines().count(), before, "{target:?}");
        if target == ExportFormat::MoodleXml {
            node("xml.mjs", &text);
        }
    }
}

fn read(questions: &str) -> Imported {
    import(format!("<?xml version=\"1.0\"?>\n<quiz>\n{questions}\n</quiz>\n"), ImportFormat::MoodleXml).unwrap()
}

fn remarks(imported: &Imported) -> Vec<String> {
    let remarks = imported.remarks.iter().filter(|remark| remark.weight != Weight::Noted);
    remarks.map(|remark| remark.to_string().replace("; left out, its source stands in a comment", "")).collect()
}

/// A question as Moodle exports it, shortened.
const CHOICE: &str = r#"<question type="multichoice">
<name><text>Rivers &amp; lakes</text></name>
<questiontext format="html"><text><![CDATA[<p>Which is <b>long</b>? <img src="@@PLUGINFILE@@/m%20p.png" alt="A map"></p>]]></text>
<file name="m p.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext>
<generalfeedback format="html"><text></text></generalfeedback>
<defaultgrade>1.0000000</defaultgrade><single>SINGLE</single>
<correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
<answer fraction="100" format="html"><text>&lt;p&gt;10&lt;sup&gt;3&lt;/sup&gt;&lt;/p&gt;</text>
<feedback format="html"><text><![CDATA[<p>Yes, <a href="https://a.org">see</a>.</p>]]></text></feedback></answer>
<answer fraction="0" format="plain_text"><text>a &lt; b</text><feedback format="html"><text></text></feedback></answer>
<answer fraction="0" format="markdown"><text>*c*</text></answer>
<answer fraction="0" format="html"><text></text><feedback><text></text></feedback></answer>
</question>"#;

#[test]
fn questions_of_moodle_are_read() {
    let imported = read(&CHOICE.replace("SINGLE", "true"));
    let question = &questions(&imported.text)[0];
    assert_eq!((string(question, "id"), string(question, "prompt")), ("rivers-lakes", "Which is long? A map"));
    let options = tables(question, "option");
    let texts: Vec<&str> = options.iter().map(|option| string(option, "text")).collect();
    assert_eq!(texts, ["10³", "a < b", "c"]);
    assert!(options[0].contains_key("right") && !options[1].contains_key("right"));
    assert_eq!(string(options[0], "reason"), "Yes, [see](https://a.org).");
    assert_eq!(
        remarks(&imported),
        ["line 3: a picture is left out; its alternative text stands in its place (m%20p.png)"]
    );
    assert!(read(&CHOICE.replace("SINGLE", "false")).text.contains("several = true"));

    let truth = read(
        "<question type=\"truefalse\"><name><text>t</text></name><questiontext><text>A?</text></questiontext>\
         <answer fraction=\"0\"><text>true</text><feedback><text>no</text></feedback></answer>\
         <answer fraction=\"100\"><text>false</text><feedback><text>yes</text></feedback></answer></question>",
    );
    let options = questions(&truth.text);
    let options = tables(&options[0], "option");
    assert_eq!((string(options[0], "text"), string(options[0], "reason")), ("True", "no"));
    assert!(options[1].contains_key("right") && string(options[1], "reason") == "yes");

    let matching = read(
        "<question type=\"matching\"><name><text>m</text></name><questiontext><text>A?</text></questiontext>\
         <subquestion format=\"html\"><text>a</text><answer><text>1 &amp;lt; 2</text></answer></subquestion>\
         <subquestion><text><![CDATA[<p>b</p>]]></text><answer><text>2</text></answer></subquestion>\
         <subquestion><text></text><answer><text>3</text></answer></subquestion></question>",
    );
    let pairs = questions(&matching.text);
    let pairs = tables(&pairs[0], "match");
    let pairs: Vec<_> = pairs.iter().map(|pair| (string(pair, "text"), string(pair, "with"))).collect();
    assert_eq!(pairs, [("a", "1 < 2"), ("b", "2")]);
    assert_eq!(
        remarks(&matching),
        ["line 3: an answer that belongs to no item is left out: here each answer belongs to one (3)"]
    );

    let typed_in = read(
        "<question type=\"shortanswer\"><name><text>s</text></name><questiontext><text>A?</text></questiontext>\
         <usecase>1</usecase><answer fraction=\"100\"><text>a&lt;b&gt; \\*</text><feedback><text>yes</text></feedback></answer>\
         <answer fraction=\"100\"><text>c</text></answer></question>\n\
         <question type=\"numerical\"><name><text>n</text></name><questiontext><text>B?</text></questiontext>\
         <answer fraction=\"100\"><text>12.50</text><tolerance>0.5</tolerance></answer></question>",
    );
    let both: Vec<String> = questions(&typed_in.text).iter().map(typed).collect();
    assert_eq!(both, [" =a<b> * =c#yes", " #12.5:0.5"]);
    assert_eq!(remarks(&typed_in), ["line 3: capitals matter there; here they do not"]);

    let rounded = read(
        "<question type=\"numerical\"><name><text>n</text></name><questiontext><text>B?</text></questiontext>\
         <answer fraction=\"100\"><text>2.718281828</text><tolerance>0.0100000</tolerance></answer>\
         <units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units></question>",
    );
    assert_eq!(questions(&rounded.text).iter().map(typed).collect::<Vec<_>>(), [" #2.7183:0.01"]);
    assert_eq!(
        remarks(&rounded),
        ["line 3: a number is rounded to four places (2.718281828)", "line 3: a unit of a number is left out (km)"]
    );
    // Attributes of other namespaces do not count, whatever their names.
    let other = read(
        "<question xmlns:x=\"https://a.org/\" x:type=\"y\" type=\"truefalse\"><questiontext><text>A?</text></questiontext>\
         <answer x:fraction=\"0\" fraction=\"100\"><text>true</text></answer></question>",
    );
    assert_eq!(tables(&questions(&other.text)[0], "option")[0].get("right"), Some(&true.into()));
    // Without a tolerance, the rounded number would make other answers right.
    let exact = read(
        "<question type=\"numerical\"><name><text>n</text></name><questiontext><text>B?</text></questiontext>\
         <answer fraction=\"100\"><text>2.718281828</text><tolerance>0</tolerance></answer></question>",
    );
    assert_eq!((exact.taken, exact.left_out), (0, 1));

    let ordering = read(
        "<question type=\"ordering\"><name><text>o</text></name><questiontext><text>A?</text></questiontext>\
         <answer fraction=\"2.0000000\"><text>b</text></answer><answer fraction=\"1.0000000\"><text>a</text></answer></question>",
    );
    let items = questions(&ordering.text);
    let items: Vec<&str> = tables(&items[0], "order").into_iter().map(|item| string(item, "text")).collect();
    assert_eq!(items, ["a", "b"]);
}

#[test]
fn what_is_left_out_of_moodle_xml_is_reported_with_its_line() {
    let bare = |kind: &str, more: &str| {
        format!(
            "<question type=\"{kind}\"><name><text>x</text></name><questiontext><text>A?</text></questiontext>{more}</question>"
        )
    };
    let kinds = ["gapselect", "random", "essay", "multianswer", "description", "ddwtos", "calculated"];
    let all: String = kinds.iter().map(|kind| bare(kind, "") + "\n").collect();
    let imported = read(&all);
    assert_eq!((imported.taken, imported.left_out), (0, kinds.len()));
    let lines: Vec<String> =
        remarks(&imported).iter().map(|remarks| remarks.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(lines, ["line 3", "line 4", "line 5", "line 6", "line 7", "line 8", "line 9"]);

    let options = "<answer fraction=\"100\"><text>a</text></answer><answer fraction=\"0\"><text>b</text></answer>";
    for (more, expected) in [
        ("<hint><text>Think</text></hint>", "line 3: a hint is left out (Think)"),
        ("<hint><text></text></hint>", ""),
        (
            "<incorrectfeedback><text>Oh no</text></incorrectfeedback>",
            "line 3: what is told of all that one chose, right or wrong, is left out (Oh no)",
        ),
        ("<defaultgrade>3</defaultgrade>", "line 3: how many points it brings is left out (3)"),
        ("<image>old.gif</image>", "line 3: a picture is left out, of which nothing is said in words (old.gif)"),
        (
            "<generalfeedback><text>See</text><file name=\"a.pdf\" encoding=\"base64\">AAAA</file></generalfeedback>",
            "line 3: sound, film, a script, a field or a page in the page is left out (a.pdf)",
        ),
    ] {
        let imported = read(&bare("multichoice", &format!("{options}{more}")));
        assert_eq!(remarks(&imported).join("\n"), expected, "{more}");
        assert_eq!(imported.taken, 1);
    }
    let category = read(&format!(
        "<!-- question: 0 -->\n<question type=\"category\"><category><text>$course$/top/A</text></category></question>\n{}",
        bare("multichoice", options)
    ));
    assert!(category.text.starts_with("# Category: $course$/top/A\n"), "{}", category.text);
    let file =
        "<questiontext><text>A</text><file name=\"a.png\" encoding=\"base64\">iVBORw0KGgo=</file></questiontext>";
    let essay = read(&format!("<question type=\"essay\"><name><text>e</text></name>{file}</question>"));
    assert!(essay.text.contains("base64\">…</file>") && !essay.text.contains("iVBOR"), "{}", essay.text);
}

#[test]
fn broken_or_hostile_xml_is_refused_with_a_reason() {
    let broken = |xml: &str| import(xml, ImportFormat::MoodleXml).unwrap_err();
    let unclosed = broken("<quiz>\n<question type=\"essay\">\n</quiz>");
    assert!(unclosed.contains("broken") && unclosed.contains("3:"), "{unclosed}");
    assert!(broken("<?xml version=\"1.0\"?><quiz></quiz>").contains("there is no question of Moodle XML in it"));
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><quiz>&b;</quiz>";
    assert!(broken(entities).contains("broken"), "no entities are made");
    let many = 300_000;
    assert!(import(format!("<quiz>{}", "<a>".repeat(many)), ImportFormat::MoodleXml).is_err());
    let nested = format!("<quiz>{}{}</quiz>", "<question>".repeat(many), "</question>".repeat(many));
    assert_eq!(import(nested, ImportFormat::MoodleXml).unwrap().left_out, 1);
    let attributes: String = (0..many).map(|number| format!(" a{number}=\"\"")).collect();
    assert!(broken(&format!("<quiz{attributes}></quiz>")).contains("longer than any should be"));
    for sign in ["<", "<![CDATA[", "<!--", "&", "<a b=\"", "]]>", "</a>"] {
        let _ = import(format!("<quiz>{}", sign.repeat(many)), ImportFormat::MoodleXml);
    }
}

#[test]
fn true_and_false_are_recognised_in_any_language_and_points_may_have_a_comma() {
    let answer = |text: &str, points: &str, feedback: &str| {
        format!(
            "<answer fraction=\"{points}\"><text>{text}</text><feedback><text>{feedback}</text></feedback></answer>"
        )
    };
    let read = |kind: &str, answers: &[String]| {
        let answers = answers.concat();
        let xml = format!(
            "<quiz><question type=\"{kind}\"><name><text>q</text></name><questiontext><text>Is it?</text></questiontext><single>false</single>{answers}</question></quiz>"
        );
        let imported = import(xml, ImportFormat::MoodleXml).unwrap();
        let read = questions(&imported.text).remove(0);
        let options = tables(&read, "option");
        options
            .iter()
            .map(|it| (string(it, "text").to_owned(), it.contains_key("right"), string(it, "reason").to_owned()))
            .collect::<Vec<_>>()
    };
    let expected = |truth: bool| {
        [("True".to_owned(), truth, "of true".to_owned()), ("False".to_owned(), !truth, "of false".to_owned())]
    };
    for (of_true, of_false) in
        [("true", "false"), ("TRUE", " False "), ("Wahr", "Falsch"), ("Vrai", "Faux"), ("1", "0")]
    {
        for truth in [true, false] {
            let points = |right: bool| if right { "100" } else { "0" };
            let answers = [answer(of_true, points(truth), "of true"), answer(of_false, points(!truth), "of false")];
            assert_eq!(read("truefalse", &answers), expected(truth), "{of_true} {truth}");
        }
    }
    for truth in [true, false] {
        let points = |right: bool| if right { "100" } else { "0" };
        let answers = [answer("false", points(!truth), "of false"), answer("true", points(truth), "of true")];
        assert_eq!(read("truefalse", &answers), expected(truth), "the false one first");
    }
    let several =
        read("multichoice", &[answer("a", "33,33333", ""), answer("b", "66,66667", ""), answer("c", "-100", "")]);
    assert_eq!(several.iter().map(|(_, right, _)| *right).collect::<Vec<_>>(), [true, true, false]);
}
