//! Tests of the worksheet and the answer key: all questions are on both, the solutions only on the answer key.

use explainer::author::assets::Assets;
use explainer::author::compile;
use explainer::author::page::assemble;
use explainer::author::site::Site;
use explainer::document::article::plain;
use explainer::document::{Document, Question, Task};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// The base case with its questions replaced by one of every kind.
fn document() -> Document {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (document, report) = compile(&root.join("tests/content/base"), &Assets::from_checkout(root).unwrap());
    let document = document.unwrap_or_else(|| panic!("{}", report.render(false)));
    let mut document: Value = serde_json::from_str(&document.to_json()).unwrap();
    document["questions"] = Task::ALL.map(question).to_vec().into();
    Document::from_json(&document.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

/// A question of a kind, in which every text is unique.
fn question(task: Task) -> Value {
    let name = task.name();
    let said = |what: &str| format!("{name}-{what} & more");
    let text = |what: &str| json!([{ "text": said(what) }]);
    let option = |id: &str, right: bool, pair: Value| json!({ "id": id, "text": said(id), "right": right, "pair": pair, "reason": text(&format!("reason-{id}")) });
    let ids: &[&str] = match task {
        Task::Actor => &["mill", "southmoor"],
        Task::Tie => &["mill-southmoor", "mill-northwood"],
        Task::Change => &[],
        Task::Number => &["one"],
        _ => &["one", "two", "three"],
    };
    let right = |place: usize| match task {
        Task::Choice | Task::Actor | Task::Tie => place == 0,
        Task::Several => place < 2,
        Task::Match | Task::Order | Task::Number | Task::Fill => true,
        Task::Change | Task::Predict => false,
    };
    let has_pair = matches!(task, Task::Match | Task::Fill);
    let pair = |id: &str| if has_pair { json!(said(&format!("pair-{id}"))) } else { Value::Null };
    let options: Vec<Value> = ids.iter().enumerate().map(|(at, id)| option(id, right(at), pair(id))).collect();
    let on_map = matches!(task, Task::Actor | Task::Tie);
    let answer = json!({
        "id": format!("answer-{name}"), "number": "Q9", "text": text("answer"), "claims": [], "original": null,
    });
    let predicts = task == Task::Predict;
    let unless = |none: bool, value: Value| if none { Value::Null } else { value };
    json!({
        "id": name,
        "prompt": said("prompt"),
        "task": name,
        "section": unless(!predicts, json!("buckets")),
        "options": options,
        "otherwise": if on_map { text("otherwise") } else { json!([]) },
        "goal": unless(task != Task::Change, json!({ "from": "plan", "whole": false, "alone": "northwood" })),
        "number": unless(task != Task::Number, json!({ "value": "7", "within": "1", "from": "0", "to": "9000", "step": "1", "unit": "buckets" })),
        "passage": unless(predicts, json!("days")),
        "answer": unless(predicts, answer),
    })
}

fn site(document: Document) -> Site {
    let assets = Assets::from_checkout(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, assemble(document, &assets)).unwrap()
}

fn page<'a>(site: &'a Site, name: &str) -> &'a str {
    str::from_utf8(&site[name]).unwrap()
}

/// The position of the first occurrence of each text in the page.
fn places(page: &str, texts: impl IntoIterator<Item = String>) -> Vec<usize> {
    let found = |text: String| page.find(&escape(&text)).unwrap_or_else(|| panic!("{text} is not there"));
    texts.into_iter().map(found).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
}

/// The texts that give the answer to a question away.
fn secrets(document: &Document, question: &Question) -> Vec<String> {
    let reasons = question.options.iter().map(|option| plain(&option.reason));
    let answer = question.answer.iter().map(|answer| plain(&answer.text));
    let settles = question.passage.iter().map(|id| plain(&document.passage(id).unwrap().1.text));
    let is_typed = matches!(question.task, Task::Number | Task::Fill);
    let typed = question.options.iter().filter(|_| is_typed).map(|option| option.text.clone());
    let reasons = reasons.chain(typed);
    let otherwise = (!question.otherwise.is_empty()).then(|| plain(&question.otherwise));
    reasons.chain(answer).chain(settles).chain(otherwise).collect()
}

#[test]
fn both_pages_have_every_question_in_the_same_order_and_with_the_same_number() {
    let (document, site) = (document(), site(document()));
    for name in ["worksheet.html", "answer-key.html"] {
        let judged = document.questions.iter().filter(|question| question.task != Task::Predict);
        let heads = (1..).zip(judged).map(|(number, it)| {
            let heads = format!("<span class=\"number\">{number}.</span> {}", escape(&it.prompt));
            page(&site, name).find(&heads).unwrap_or_else(|| panic!("{heads} is not in {name}"))
        });
        assert!(heads.is_sorted(), "{name}");
        places(page(&site, name), document.questions.iter().map(|it| it.prompt.clone()));
    }
}

#[test]
fn the_key_has_all_solutions_and_the_worksheet_has_none() {
    let (document, site) = (document(), site(document()));
    let (sheet, key) = (page(&site, "worksheet.html"), page(&site, "answer-key.html"));
    // The text of the key without links, since a passage has one.
    let bare = key.replace("<a href=\"index.html#term=turn-day\">", "").replace("</a>", "");
    for question in &document.questions {
        for secret in secrets(&document, question) {
            places(&bare, [secret.clone()]);
            assert!(!sheet.contains(&escape(&secret)), "the worksheet says {secret}");
        }
        // Questions whose answer is to be written by hand show no options, since those are the answer.
        if !matches!(question.task, Task::Actor | Task::Tie | Task::Number | Task::Fill) {
            places(sheet, question.options.iter().map(|option| option.text.clone()));
        }
    }
    for mark in ["data-right", "✓", "✗", document.words.get("paper-right"), document.words.get("paper-wrong")] {
        assert!(key.contains(mark) && !sheet.contains(mark), "{mark}");
    }
    assert!(key.contains("The mill – Northwood becomes hostile"), "the one change that leaves Northwood alone");
}

#[test]
fn the_map_and_its_explanations_stand_before_the_first_question_on_the_map() {
    let document = document();
    let site = site(document.clone());
    let sheet = page(&site, "worksheet.html");
    let at = |what: &str| sheet.find(what).unwrap_or_else(|| panic!("{what} is not on the worksheet"));
    let asks = |task: &str| at(&format!("data-task=\"{task}\""));
    let needed = at("class=\"needed\"");
    assert!([asks("order"), at("class=\"map\""), needed, asks("actor"), asks("tie")].is_sorted());
    let needed = &sheet[needed..asks("actor")];
    assert!(needed.contains("The miller's plan") && needed.contains(document.words.get("paper-balanced")));
    assert!(
        !needed.contains("Concord") && !needed.contains(document.words.get("paper-balanced-map")),
        "none asks for it"
    );
}

#[test]
fn the_key_explains_every_change_of_the_triad() {
    let site = site(document());
    let key = page(&site, "answer-key.html");
    let changes = &key[key.find("data-task=\"change\"").unwrap()..];
    let changes = &changes[..changes.find("</section>").unwrap()];
    // Three ties, each with two signs that it does not have.
    assert_eq!(changes.matches("<li").count(), 6);
    assert_eq!(changes.matches("class=\"reason\"").count(), 6);
    assert_eq!(changes.matches("data-right").count(), 1);
    assert!(
        changes.contains("Balanced: likely to stay so, good or bad. All three get on")
            && changes.contains("against Northwood, which stands alone")
    );
}

#[test]
fn on_the_worksheet_options_to_match_or_order_are_shuffled() {
    let (document, site) = (document(), site(document()));
    let sheet = page(&site, "worksheet.html");
    let options = |id: &str| document.question(id).unwrap().options.clone();
    assert!(!places(sheet, options("order").into_iter().map(|it| it.text)).is_sorted());
    assert!(!places(sheet, options("match").into_iter().filter_map(|it| it.pair)).is_sorted());
    assert!(places(sheet, options("match").into_iter().map(|it| it.text)).is_sorted());
    assert!(places(page(&site, "answer-key.html"), options("order").into_iter().map(|it| it.text)).is_sorted());
}

#[test]
fn both_pages_have_no_script_and_are_not_indexed_by_search_engines() {
    let site = site(document());
    for name in ["worksheet.html", "answer-key.html"] {
        let page = page(&site, name).replace("assets/paper-", "");
        assert!(!page.contains("<script") && !page.contains(" style=") && !page.contains("paper-"), "{name}");
        assert!(page.contains("<html lang=\"en\""), "{name}");
        assert!(page.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"), "{name}");
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{name}");
        assert_eq!(page.matches("<meta name=\"description\" content=\"").count(), 1, "{name} says what it is");
    }
}

#[test]
fn every_link_of_the_pages_leads_to_the_explainer() {
    let site = site(document());
    let index = page(&site, "index.html");
    for name in ["worksheet.html", "answer-key.html"] {
        let links: BTreeSet<&str> = page(&site, name)
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|link| !link.starts_with("assets/"))
            .collect();
        assert!(links.len() > 1, "{links:?}");
        for link in links {
            let place = link.strip_prefix("index.html").unwrap_or_else(|| panic!("{name} links to {link}"));
            let id = place.trim_start_matches('#');
            assert!(id.is_empty() || index.contains(&format!(" id=\"{id}\"")), "{name} links to {link}");
        }
    }
}

#[test]
fn words_that_only_the_printed_pages_use_are_not_in_the_page() {
    let site = site(document());
    assert!(!page(&site, "index.html").contains("paper-"));
}

#[test]
fn without_questions_there_is_nothing_to_print() {
    let site = site(Document { questions: Vec::new(), ..document() });
    assert!(site.keys().all(|path| !path.starts_with("worksheet") && !path.starts_with("answer-key")));
}

#[test]
fn the_printed_page_has_numbers_and_hides_all_that_gives_answers_away() {
    let style = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("styles/print.css")).unwrap();
    let page = &style[style.find("@page").unwrap()..];
    assert!(page[..page.find(":root").unwrap()].contains("content: counter(page)"));
    let hiding = style.split('}').filter(|rule| rule.contains("display: none"));
    let hidden: BTreeSet<&str> = hiding.flat_map(|rule| rule.split([',', ' ', '(', ')', '\n'])).collect();
    // The answers of a question are in `.after`, its reasons at the options, and the verdict on the reader's answer above.
    for class in [".reason", ".after", ".outcome", ".score", ".pick", ".typed"] {
        assert!(hidden.contains(class), "{class} is printed");
    }
    // Outcomes of scenarios, under the map, have the class, too, and are printed.
    assert!(style.contains(".question .outcome") && !style.contains(", .outcome"));
    assert!(!hidden.contains(".sheets-of-paper"), "the note where the answers are is printed");
}

#[test]
fn on_the_printed_page_every_question_has_options_or_a_line_to_write_on() {
    let page = page(&site(document()), "index.html").to_owned();
    let style = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("styles/print.css")).unwrap();
    assert!(style.contains(":is(.typed, .pick)::after") && style.contains(".options .pairs"));
    for task in Task::ALL {
        let start = page.rfind(&format!("data-task=\"{}\"", task.name())).unwrap();
        let question = &page[start..start + page[start..].find("class=\"after\"").unwrap()];
        let has = |what: &str| question.contains(what);
        let can_answer = match task {
            Task::Actor | Task::Tie | Task::Change => has("class=\"options pick\""),
            Task::Number | Task::Fill => has("class=\"options typed\""),
            Task::Match => has("class=\"pairs\"") && has("class=\"pair\""),
            Task::Choice | Task::Several | Task::Order | Task::Predict => has("class=\"option"),
        };
        assert!(can_answer, "{question}");
        // What is written by hand has no instruction for the screen, and the accepted words do not stand there.
        assert_eq!(has("<noscript"), has("options pick") || has("options typed"), "{question}");
    }
    let quiz = &page[page.find("id=\"quiz\"").unwrap()..];
    assert!(quiz.find("sheets-of-paper") > quiz.rfind("class=\"question\""), "the answers stand behind all questions");
}
