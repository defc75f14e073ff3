//! Tests of the page's JSON-LD, which describes article and questions with the vocabulary of schema.org.

use explainer::author::assets::Assets;
use explainer::author::begin;
use explainer::author::compile;
use explainer::author::page::assemble;
use explainer::document::article::plain;
use explainer::document::{Document, Question, Task};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The built-in document, and the `@graph` of its page's JSON-LD.
fn built_in() -> (Document, Vec<Value>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = Assets::from_checkout(root).unwrap();
    let (document, report) = compile(&root.join("content/unraveling-alliance"), &assets);
    let document = document.unwrap_or_else(|| panic!("{}", report.render(false)));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let site = tokio::task::LocalSet::new().block_on(&runtime, assemble(document.clone(), &assets)).unwrap();
    let page = str::from_utf8(&site["index.html"]).unwrap();
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let data: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    (document, data["@graph"].as_array().unwrap().clone())
}

fn of_type<'a>(graph: &'a [Value], kind: &str) -> &'a Value {
    graph.iter().find(|it| it["@type"] == kind).unwrap_or_else(|| panic!("no {kind}"))
}

fn texts(answers: &Value) -> Vec<&str> {
    answers.as_array().unwrap().iter().map(|answer| answer["text"].as_str().unwrap()).collect()
}

/// The example of `new` with a line of explainer.toml replaced: the document, the page, and the article of the page's JSON-LD.
fn page_with(line: &str, other: &str) -> (Document, String, Value) {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("light");
    begin::write(&begin::example(), &folder).unwrap();
    let text = fs::read_to_string(folder.join("explainer.toml")).unwrap();
    assert!(text.contains(line), "{line}");
    fs::write(folder.join("explainer.toml"), text.replace(line, other)).unwrap();
    let assets = Assets::from_checkout(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (document, report) = compile(&folder, &assets);
    let document = document.unwrap_or_else(|| panic!("{}", report.render(false)));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let site = tokio::task::LocalSet::new().block_on(&runtime, assemble(document.clone(), &assets)).unwrap();
    let page = str::from_utf8(&site["index.html"]).unwrap().to_owned();
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let data: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    let article = data["@graph"][0].clone();
    (document, page, article)
}

#[test]
fn a_date_of_a_month_or_a_year_stays_without_a_day() {
    for (written, shown, data) in [
        ("2026-11-23", "23 November 2026", "2026-11-23"),
        ("\"2026-03\"", "March 2026", "2026-03"),
        ("1972", "1972", "1972"),
    ] {
        let (_, page, article) = page_with("published = 2026-11-23", &format!("published = {written}"));
        let by = page.split_once("class=\"about\"").unwrap().1.split_once("</summary>").unwrap().0;
        assert!(by.contains(&format!(" {shown} ·")), "{by}");
        assert_eq!(article["datePublished"], data);
        let meta = format!("<meta property=\"article:published_time\" content=\"{data}\">");
        assert_eq!(page.contains(&meta), data.len() == 10, "{data}");
        assert_eq!(page.contains("article:published_time"), data.len() == 10, "{data}");
    }
}

#[test]
fn the_licence_of_the_original_is_shown_beside_its_title_and_in_the_linked_data() {
    let line = "url = \"https://example.org/a-light-for-sale\"";
    let (_, page, article) = page_with(line, line);
    assert!(!page.contains("licence") && article["isBasedOn"].get("license").is_none());
    let by = "https://creativecommons.org/licenses/by/4.0/";
    for (written, name, data) in [
        ("\"cc-by-4.0\"", "CC BY 4.0", Value::from(by)),
        ("{ name = \"Open\", url = \"https://example.org/terms\" }", "Open", "https://example.org/terms".into()),
        (
            "\"With kind permission\"",
            "With kind permission",
            json!({ "@type": "CreativeWork", "name": "With kind permission" }),
        ),
    ] {
        let (document, page, article) = page_with(line, &format!("{line}\nlicence = {written}"));
        let source = page.split_once("class=\"meta\"").unwrap().1.split_once("</dd>").unwrap().0;
        let shown = match data.as_str() {
            Some(url) => source.contains(&format!("href=\"{url}\"")) && source.ends_with(&format!(">{name}</a>")),
            None => source.ends_with(&format!(", {name}")),
        };
        assert!(shown, "{source}");
        assert_eq!(article["isBasedOn"]["license"], data);
        assert_eq!(Document::from_json(&document.to_json()), Ok(document));
    }
}

#[test]
fn multiple_choice_questions_are_a_quiz_with_all_options() {
    let (document, graph) = built_in();
    let chosen: Vec<&Question> =
        document.questions.iter().filter(|it| matches!(it.task, Task::Choice | Task::Several)).collect();
    let parts = of_type(&graph, "Quiz")["hasPart"].as_array().unwrap();
    assert_eq!(parts.len(), chosen.len());
    for (part, question) in parts.iter().zip(chosen) {
        let options = |right: bool| -> Vec<&str> {
            question.options.iter().filter(|it| it.right == right).map(|it| it.text.as_str()).collect()
        };
        assert_eq!(part["text"], question.prompt.as_str());
        assert_eq!(part["eduQuestionType"], "Multiple choice");
        assert_eq!(texts(&part["acceptedAnswer"]), options(true));
        assert_eq!(texts(&part["suggestedAnswer"]), options(false));
    }
}

#[test]
fn questions_that_have_an_answer_are_an_faq() {
    let (document, graph) = built_in();
    let asked = of_type(&graph, "FAQPage")["mainEntity"].as_array().unwrap();
    let asked: Vec<(&str, &str)> =
        asked.iter().map(|it| (it["name"].as_str().unwrap(), it["acceptedAnswer"]["text"].as_str().unwrap())).collect();
    let answered: Vec<(&str, String)> = document
        .questions
        .iter()
        .filter_map(|it| Some((it.prompt.as_str(), plain(&it.answer.as_ref()?.text))))
        .collect();
    let answered: Vec<(&str, &str)> = answered.iter().map(|(prompt, answer)| (*prompt, answer.as_str())).collect();
    assert_eq!(asked, answered);
}
