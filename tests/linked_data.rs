//! What the page tells machines of its questions, in the words of schema.org.

#![cfg(feature = "author")]

use explainer::author::assets::Assets;
use explainer::author::compile;
use explainer::author::page::assemble;
use explainer::document::article::plain;
use explainer::document::{Document, Question, Task};
use serde_json::Value;
use std::path::Path;

/// The built-in document, and what its page says of itself.
fn told() -> (Document, Vec<Value>) {
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

#[test]
fn questions_that_are_answered_by_choosing_are_a_quiz_with_all_options() {
    let (document, graph) = told();
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
    let (document, graph) = told();
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
