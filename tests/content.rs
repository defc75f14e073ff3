//! Tests of the author tool with content folders. A case is a folder with the files that differ from a sound explainer, and
//! the report that the tool must make of it.
//!
//! `UPDATE=1 cargo test --test native content` writes the reports anew; read the difference before you commit it.

use explainer::author::assets::Assets;
use explainer::author::diagnostic::{Code, Report, Severity};
use explainer::author::{self, compile, compile_with};
use explainer::document::article::plain;
use explainer::document::{
    Amount, Block, Document, Goal, Inline, Layout, Number, Place, Question, QuestionOption, Section, Shape, Sign,
    Stance, Task,
};
use explainer::graph::layout;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const FILES: [&str; 5] = ["explainer.toml", "article.md", "map.toml", "quiz.toml", "notes.toml"];

/// The files of a content folder by name.
type Content = BTreeMap<String, Vec<u8>>;

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content")
}

/// The built-in assets with a short locale, so that a change of the interface's words changes no expected report.
fn assets() -> Assets {
    let english = fs::read_to_string(cases().join("locales/en.toml")).unwrap();
    Assets { locales: BTreeMap::from([("en".to_owned(), english)]), ..Assets::embedded() }
}

fn content(folder: &Path) -> Content {
    let mut content = Content::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        content.insert(name, fs::read(&path).unwrap());
    }
    content
}

fn base() -> Content {
    content(&cases().join("base"))
}

/// The base case with questions of every kind.
fn kinds() -> Content {
    composed(&cases().join("kinds")).0
}

/// Compiles the content in a folder of that name: the document, the report, and the report as text with paths relative to the
/// folder's parent.
fn compiled(content: &Content, name: &str) -> (Option<Document>, Report, String) {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join(name);
    fs::create_dir(&folder).unwrap();
    for (file, bytes) in content {
        fs::write(folder.join(file), bytes).unwrap();
    }
    let (document, report) = compile(&folder, &assets());
    let parent = format!("{}/", temporary.path().display()).replace('\\', "/");
    let text = report.render(false).replace(&parent, "");
    (document, report, text)
}

/// The base case with the files of another case over it, and the folder's name. `case.toml` may give the folder's name
/// (`folder`), a file to remove (`absent`), a file to fill with spaces beyond the size limit (`filled`), and a file that is a
/// word many times (`repeated`).
fn composed(case: &Path) -> (Content, String) {
    let mut composed = base();
    let mut overlay = content(case);
    overlay.remove("expected.txt");
    let settings = overlay.remove("case.toml").map(|bytes| String::from_utf8(bytes).unwrap()).unwrap_or_default();
    let settings: toml::Table = settings.parse().unwrap();
    composed.extend(overlay);
    if let Some(file) = settings.get("absent") {
        composed.remove(file.as_str().unwrap());
    }
    if let Some(file) = settings.get("filled") {
        composed.get_mut(file.as_str().unwrap()).unwrap().resize((1 << 20) + 1, b' ');
    }
    if let Some(repeated) = settings.get("repeated") {
        let (word, times) = (repeated["word"].as_str().unwrap(), repeated["times"].as_integer().unwrap());
        composed.insert(repeated["file"].as_str().unwrap().to_owned(), word.repeat(times as usize).into_bytes());
    }
    let folder = settings.get("folder").map_or("well", |name| name.as_str().unwrap());
    (composed, folder.to_owned())
}

fn codes(report: &Report) -> BTreeSet<&'static str> {
    report.faults().iter().map(|fault| fault.code().name()).collect()
}

#[test]
fn sound_content_compiles_without_a_fault() {
    let (document, report, text) = compiled(&base(), "well");
    assert_eq!(text, "no faults\n");
    assert_eq!((report.errors(), report.warnings()), (0, 0));

    let document = document.unwrap();
    let numbers: Vec<&str> = document.passages().map(|(_, passage)| passage.number.as_str()).collect();
    assert_eq!(numbers, ["¶1", "1.1", "1.2", "1.3", "1.4", "1.5", "Q1"]);
    let ids: Vec<&str> = document.passages().map(|(_, passage)| passage.id.as_str()).collect();
    assert_eq!(ids, ["front", "days", "sale", "buckets-3", "age", "plan", "answer-trust"]);
    assert_eq!(document.passage("sale").unwrap().1.original.as_ref().unwrap().start, "Buckets and Days");
    assert_eq!(document.passage("buckets-3").unwrap().1.original, None, "it names no claim, so it is ours");
    assert_eq!(document.words.get("skip"), "Skip to the text");
}

#[test]
fn the_document_has_the_evidence_kinds_and_scenarios_of_the_folder() {
    let document = compiled(&base(), "well").0.unwrap();
    let stances = |tie: &str| -> Vec<(String, Stance)> {
        let evidence = &document.tie(tie).unwrap().evidence;
        evidence.iter().map(|evidence| (evidence.passage.clone(), evidence.stance)).collect()
    };
    let (days, front, plan) = ("days".to_owned(), "front".to_owned(), "plan".to_owned());
    let expected = [(days, Stance::Supports), (front, Stance::Contradicts), (plan, Stance::Context)];
    assert_eq!(stances("northwood-southmoor"), expected);
    assert_eq!(stances("mill-southmoor"), [("sale".to_owned(), Stance::Supports)]);
    let kinds: Vec<_> = document.ties.iter().map(|tie| tie.kind.as_deref()).collect();
    assert_eq!(kinds, [Some("Neighbours"), Some("Trade"), Some("Trade")]);

    let assumed = |scenario: &str| -> Vec<(&str, Sign)> {
        let signs = &document.scenario(scenario).unwrap().signs;
        signs.iter().map(|assumption| (assumption.tie.as_str(), assumption.sign)).collect()
    };
    let triad = ["northwood-southmoor", "mill-southmoor", "mill-northwood"];
    let signs = [Sign::Adversarial, Sign::Cooperative, Sign::Cooperative];
    assert_eq!(assumed("plan"), triad.into_iter().zip(signs).collect::<Vec<_>>());
    assert_eq!(assumed("drought"), [("mill-southmoor", Sign::Strained), ("mill-northwood", Sign::Strained)]);

    let scenarios: Vec<_> = document.sections.iter().map(|section| section.scenario.as_deref()).collect();
    assert_eq!(scenarios, [None, Some("plan")]);
    assert_eq!(document.sections[1].blocks.last(), Some(&Block::Triangle));
    let shapes: Vec<_> = document.layouts.iter().map(|layout| layout.shape).collect();
    assert_eq!(shapes, Shape::ALL);
}

#[test]
fn the_picture_of_the_triad_stands_where_the_article_has_its_marker() {
    let article = |text: &str| {
        let (_, report, rendered) = compiled(&with("article.md", "\n{triangle}\n", text), "well");
        assert_eq!(report.errors() + report.warnings(), 0, "{rendered}");
        let document = compiled(&with("article.md", "\n{triangle}\n", text), "well").0.unwrap();
        let place = |section: &Section| section.blocks.iter().position(|block| *block == Block::Triangle);
        document.sections.iter().map(place).collect::<Vec<_>>()
    };
    assert_eq!(article("\n  {triangle}  \n\nAnd more.\n"), [None, Some(5)]);
    assert_eq!(article("\n- A list\n\n{triangle}\n\nAnd more.\n"), [None, Some(6)], "after a list");
    assert_eq!(
        article("\n## Title {gist=\"So.\"}\n\n{ triangle }\n\nText.\n"),
        [None, None, Some(0)],
        "first in a section"
    );
    assert_eq!(
        article("\n## Title {gist=\"So.\"}\n\nText {#id}\n\n{triangle}"),
        [None, None, Some(1)],
        "after attributes"
    );
}

#[test]
fn maps_of_up_to_forty_actors_show_every_name_at_once_in_every_shape_of_container() {
    for name in ["treaty-of-28", "treaty-of-40"] {
        let (document, report, rendered) = compiled(&content(&cases().join(name)), name);
        assert_eq!(report.errors() + report.warnings(), 0, "{rendered}");
        let document = document.unwrap();
        let (marks, _) = layout::network(&document);
        assert_eq!(document.layouts.iter().map(|it| it.shape).collect::<Vec<_>>(), Shape::ALL, "{name}");
        for layout in &document.layouts {
            assert!(layout.spots.iter().all(|spot| spot.level == 0), "{name}, {:?}: a name is hidden", layout.shape);
            assert_eq!(layout::quality::overlaps(&marks, layout), 0, "{name}, {:?}", layout.shape);
        }
        // A phone's column is 340 px wide. A drawing that is hardly wider is not scaled down, so that its letters keep their size.
        let tall = document.layouts.iter().find(|it| it.shape == Shape::Tall).unwrap();
        assert!(tall.width <= 345, "{name}: {} px", tall.width);
    }
}

/// How far the actors that two documents share have moved between their drawings, as shares of the diagonal, over all shapes
/// of container, sorted.
fn moves(before: &Document, after: &Document) -> Vec<f64> {
    let mut moves = Vec::new();
    for (one, other) in before.layouts.iter().zip(&after.layouts) {
        for (actor, spot) in before.actors.iter().zip(&one.spots) {
            let Some(place) = after.actors.iter().position(|it| it.id == actor.id) else { continue };
            let share = |at: [i32; 2], from: &Layout| {
                [f64::from(at[0]) / f64::from(from.width), f64::from(at[1]) / f64::from(from.height)]
            };
            let (here, there) = (share([spot.x, spot.y], one), &other.spots[place]);
            let there = share([there.x, there.y], other);
            moves.push((here[0] - there[0]).hypot(here[1] - there[1]) / 2.0_f64.sqrt());
        }
    }
    moves.sort_by(f64::total_cmp);
    moves
}

/// The limits are those that docs/content.md promises.
#[test]
fn a_kept_map_stays_where_it_was_when_actors_and_ties_come_and_go() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["content/unraveling-alliance", "tests/content/treaty-of-28", "tests/content/treaty-of-40"] {
        let whole = content(&root.join(name));
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().join("well");
        let drawn = |content: &Content, keep: bool| {
            fs::create_dir_all(&folder).unwrap();
            content.iter().for_each(|(file, bytes)| fs::write(folder.join(file), bytes).unwrap());
            let mut kept = None;
            let (document, report) = compile_with(&folder, &Assets::embedded(), |network| {
                let layouts = author::layout::full(network.clone());
                kept = network.kept(&layouts);
                layouts
            });
            kept.iter().filter(|_| keep).for_each(|kept| author::layout::keep(kept, &folder).unwrap());
            // Every name of the first drawing can be read. A drawing that continues it may have names that cannot, with a warning.
            let crowded = report.faults().iter().any(|fault| fault.code().name() == "crowded-map");
            assert!(!keep || !crowded, "{name}: every name can be read: {}", report.render(false));
            document.unwrap_or_else(|| panic!("{name}: {}", report.render(false)))
        };
        let map: toml::Table = String::from_utf8(whole["map.toml"].clone()).unwrap().parse().unwrap();
        let article = String::from_utf8(whole["article.md"].clone()).unwrap();
        let made = |map: &toml::Table, article: String| {
            let mut content = whole.clone();
            content.remove(author::layout::NAME);
            content.insert("map.toml".to_owned(), toml::to_string(map).unwrap().into_bytes());
            content.insert("article.md".to_owned(), article.into_bytes());
            content
        };
        let with = |list: &str, table: String| {
            let mut map = map.clone();
            map[list].as_array_mut().unwrap().push(toml::Value::Table(table.parse().unwrap()));
            map
        };
        let id = |list: &str, place: usize| map[list][place]["id"].as_str().unwrap().to_owned();
        let passage = &map["tie"][0]["evidence"][0];
        let tie = |from: &str, to: &str| {
            let ends = format!("id = \"more\"\nfrom = \"{from}\"\nto = \"{to}\"");
            format!("{ends}\nsign = \"+\"\nwhat = \"know each other\"\nevidence = [{passage}]\n")
        };

        let before = drawn(&made(&map, article.clone()), true);
        assert_eq!(drawn(&made(&map, article.clone()), false), before, "{name}: nothing has changed");
        let mut changed =
            vec![("one more tie", made(&with("tie", tie(&id("actor", 3), &id("actor", 7))), article.clone()))];
        if before.actors.len() < 40 {
            let somebody = "id = \"somebody\"\nname = \"Somebody New\"\nkind = \"person\"\nabout = \"Came late.\"\n";
            let mut map = with("actor", somebody.to_owned());
            map["tie"]
                .as_array_mut()
                .unwrap()
                .push(toml::Value::Table(tie("somebody", &id("actor", 4)).parse().unwrap()));
            let article = format!("{article}\n\nThen came [somebody](actor:somebody). {{#late}}\n");
            changed.push(("one more leaf", made(&map, article)));
        } else {
            let ends =
                |tie: &toml::Value, it: &str| [&tie["from"], &tie["to"]].iter().any(|end| end.as_str() == Some(it));
            let ties = map["tie"].as_array().unwrap();
            let is_leaf = |it: &String| ties.iter().filter(|tie| ends(tie, it)).count() == 1;
            let leaf = (0..40).rev().map(|place| id("actor", place)).find(is_leaf).unwrap();
            let mut map = map.clone();
            map["actor"].as_array_mut().unwrap().retain(|actor| actor["id"].as_str() != Some(&leaf));
            map["tie"].as_array_mut().unwrap().retain(|tie| !ends(tie, &leaf));
            changed.push(("a leaf less", made(&map, article.replace(&format!("(actor:{leaf})"), "(actor:northmark)"))));
        }
        for (what, content) in changed {
            let after = drawn(&content, false);
            let moves = moves(&before, &after);
            let (median, most) = (moves[moves.len() / 2], moves[moves.len() - 1]);
            assert!(median <= 0.02 && most <= 0.2, "{name}, {what}: {median} in the middle, {most} at most");
        }
    }
}

/// The base case with the first `from` in a file replaced.
fn with(file: &str, from: &str, to: &str) -> Content {
    let mut content = base();
    let text = String::from_utf8(content[file].clone()).unwrap();
    assert!(text.contains(from), "{from}");
    content.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    content
}

#[test]
fn a_scenario_of_any_ties_needs_no_triad() {
    let mut content =
        with("map.toml", "triad = [\"northwood-southmoor\", \"mill-southmoor\", \"mill-northwood\"]\n", "");
    let map = String::from_utf8(content["map.toml"].clone()).unwrap();
    let map = map.replace("[\"-\", \"+\", \"+\"]", "{ mill-northwood = \"+\" }");
    let map = map.replace("[\"+\", \"+\", \"+\"]", "{ northwood-southmoor = \"+\", mill-southmoor = \"+\" }");
    content.insert("map.toml".to_owned(), map.into_bytes());
    let article = String::from_utf8(content["article.md"].clone()).unwrap();
    content.insert("article.md".to_owned(), article.replace("{triangle}", "").into_bytes());
    let (document, _, text) = compiled(&content, "well");
    assert_eq!(text, "no faults\n");
    assert_eq!(document.unwrap().scenarios[1].signs.len(), 2, "also what is as it is anyway");
}

/// The base case with the short forms: ties of one line each, and defaults for the kind of actors and ties.
fn in_short() -> Content {
    let mut content = base();
    let map = String::from_utf8(content["map.toml"].clone()).unwrap();
    let (before, rest) = map.split_once("[[tie]]").unwrap();
    let after = rest.split_once("[[scenario]]").unwrap().1;
    let before = before
        .replace("kind = \"group\"\n", "")
        .replace("triad", "kind = { actor = \"group\", tie = \"Trade\" }\ntriad");
    let ties = r#"[ties]
northwood-southmoor = { sign = "~", kind = "Neighbours", what = "share a well", evidence = ["days"], contradicts = ["front"], context = ["plan"] }
"mill-southmoor" = { sign = "+", directed = true, what = "sells water", evidence = ["sale"] }

[ties.mill-northwood]
from = "mill"
to = "northwood"
sign = "-"
what = "has no buyer there"
evidence = ["buckets-3"]
"#;
    content.insert("map.toml".into(), format!("{before}{ties}\n[[scenario]]{after}").into_bytes());
    let notes = String::from_utf8(content["notes.toml"].clone()).unwrap();
    content.insert("notes.toml".into(), notes.replace("kind = \"context\"\n", "").into_bytes());
    content
}

#[test]
fn short_forms_make_the_same_document_as_long_ones() {
    let (document, _, text) = compiled(&in_short(), "well");
    assert_eq!(text, "no faults\n");
    assert_eq!(document, compiled(&base(), "well").0);
    // Both forms in one file: the ties are in the order of the file.
    let mut content = in_short();
    let map = String::from_utf8(content["map.toml"].clone()).unwrap();
    let map = map.replace("[ties.mill-northwood]", "[[tie]]");
    content.insert("map.toml".into(), map.into_bytes());
    let (document, _, text) = compiled(&content, "well");
    assert_eq!(text, "no faults\n");
    assert_eq!(document, compiled(&base(), "well").0);
    // `tie` for `ties` is reported once, and the ties are read nevertheless, so that no other fault follows from it.
    let mut content = in_short();
    let map = String::from_utf8(content["map.toml"].clone()).unwrap().replace("[ties", "[tie");
    content.insert("map.toml".into(), map.into_bytes());
    let (_, report, text) = compiled(&content, "well");
    assert_eq!((codes(&report), report.errors()), (BTreeSet::from(["unknown-key"]), 1), "{text}");
}

#[test]
fn a_date_may_be_a_year_or_a_month() {
    for (written, read) in
        [("2026-02-20", "2026-02-20"), ("\"2026-02\"", "2026-02"), ("1972", "1972"), ("\"1972\"", "1972")]
    {
        let (document, _, text) =
            compiled(&with("explainer.toml", "published = 2026-02-20", &format!("published = {written}")), "well");
        assert_eq!(text, "no faults\n", "{written}");
        let document = document.unwrap();
        assert_eq!(document.original.published.as_deref(), Some(read));
        assert_eq!(Document::from_json(&document.to_json()), Ok(document));
    }
    for wrong in ["0", "72", "-1972", "19720", "1972.5", "0x7b4", "\"2026-13\"", "\"19722\"", "\"in 1972\"", "true"] {
        let (_, report, text) =
            compiled(&with("explainer.toml", "published = 2026-02-20", &format!("published = {wrong}")), "well");
        assert_eq!(codes(&report), BTreeSet::from(["bad-date"]), "{wrong}: {text}");
    }
}

#[test]
fn a_compiled_document_can_be_read_back_from_its_json() {
    let document = compiled(&base(), "well").0.unwrap();
    assert_eq!(Document::from_json(&document.to_json()), Ok(document));
}

#[test]
fn the_keys_of_a_question_decide_its_kind() {
    let (document, _, text) = compiled(&kinds(), "well");
    assert_eq!(text, "no faults\n");
    let document = document.unwrap();
    assert_eq!((document.pass, document.solutions), (Some(70), false));
    let tasks: Vec<(&str, Task)> = document.questions.iter().map(|it| (it.id.as_str(), it.task)).collect();
    let expected = [
        ("trust", Task::Choice),
        ("true", Task::Choice),
        ("buyers", Task::Several),
        ("wants", Task::Match),
        ("course", Task::Order),
        ("seller", Task::Actor),
        ("trade", Task::Tie),
        ("apart", Task::Change),
        ("calm", Task::Change),
        ("depth", Task::Number),
        ("word", Task::Fill),
        ("future", Task::Predict),
        ("count", Task::Choice),
        ("draw", Task::Several),
    ];
    assert_eq!(tasks, expected);
    let sections: Vec<_> = document.questions.iter().filter_map(|it| Some((&*it.id, it.section.as_deref()?))).collect();
    assert_eq!(sections, [("true", "buckets"), ("future", "lead"), ("count", "lead"), ("draw", "buckets")]);
    let without_passage: Vec<_> =
        document.questions.iter().filter(|it| it.passage.is_none()).map(|it| &it.id).collect();
    assert_eq!(without_passage, ["future"]);
    let answers: Vec<&str> = document.questions.iter().filter_map(|it| Some(&*it.answer.as_ref()?.number)).collect();
    assert_eq!(answers, ["Q1", "Q8", "Q9"], "numbered like the questions, of which some have none");
    assert_eq!(Document::from_json(&document.to_json()), Ok(document));
}

#[test]
fn each_kind_of_question_makes_its_options() {
    let document = compiled(&kinds(), "well").0.unwrap();
    let options = |question: &str| -> Vec<(String, String, Option<String>, bool)> {
        let options = &document.question(question).unwrap().options;
        options.iter().map(|it| (it.id.clone(), it.text.clone(), it.pair.clone(), it.right)).collect()
    };
    let option = |id: &str, text: &str, right: bool| (id.to_owned(), text.to_owned(), None, right);
    let pair = |id: &str, text: &str, pair: &str| (id.to_owned(), text.to_owned(), Some(pair.to_owned()), true);
    assert_eq!(options("trust"), [option("a", "They do not.", true), option("yes", "They do.", false)]);
    assert_eq!(options("true"), [option("a", "True", false), option("b", "False", true)], "as a list of tables");
    let buyers = [option("a", "The mill", true), option("b", "The villages", true), option("c", "The moon", false)];
    assert_eq!(options("buyers"), buyers);
    assert_eq!(options("wants"), [pair("a", "Northwood", "Its days"), pair("mill", "The mill", "Buyers")]);
    let course = [option("sells", "The mill sells to one.", true), option("b", "The mill sells to both.", true)];
    assert_eq!(options("course"), course);
    assert_eq!(options("seller"), [option("mill", "The mill", true), option("southmoor", "Southmoor", false)]);
    let trade = [
        option("mill-southmoor", "The mill arrow Southmoor", true),
        option("mill-northwood", "The mill – Northwood", false),
    ];
    assert_eq!(options("trade"), trade);
    assert_eq!(options("apart"), []);
    assert_eq!(options("depth"), [option("a", "12.5\u{a0}metres", true)]);
    let word = |id: &str, text: &str| (id.to_owned(), text.to_owned(), Some(text.to_owned()), true);
    assert_eq!(options("word"), [word("a", "turn day"), word("b", "day of the turn")]);
    let reasons = |question: &str| -> Vec<bool> {
        document.question(question).unwrap().options.iter().map(|it| it.reason.is_empty()).collect()
    };
    assert_eq!((reasons("depth"), reasons("word")), (vec![false], vec![false, true]), "one reason for all");
    assert_eq!(options("future"), [option("a", "It runs dry.", false), option("b", "It lasts.", false)]);

    let otherwise = &document.question("seller").unwrap().otherwise;
    assert!(otherwise.contains(&Inline::Link(Place::Actor("mill".into()), vec![Inline::Text("upstream".into())])));
    let goal = |question: &str| document.question(question).unwrap().goal.clone().unwrap();
    let (plan, alone) = (Some("plan".to_owned()), Some("northwood".to_owned()));
    assert_eq!(goal("apart"), Goal { from: plan.clone(), whole: false, alone });
    assert_eq!(goal("calm"), Goal { from: plan, whole: true, alone: None });
}

#[test]
fn core_questions_come_first_and_without_any_the_first_five_are_core() {
    let document = compiled(&kinds(), "well").0.unwrap();
    assert_eq!(document.core, 5);
    let named = |ids: &[&str]| {
        let mut content = kinds();
        let mut quiz = String::from_utf8(content["quiz.toml"].clone()).unwrap();
        for id in ids {
            quiz = quiz.replace(&format!("id = \"{id}\"\n"), &format!("id = \"{id}\"\ncore = true\n"));
        }
        content.insert("quiz.toml".to_owned(), quiz.into_bytes());
        let (document, _, text) = compiled(&content, "well");
        assert_eq!(text, "no faults\n");
        document.unwrap()
    };
    let document = named(&["word", "seller", "calm"]);
    let first: Vec<&str> = document.questions.iter().take(5).map(|it| &*it.id).collect();
    assert_eq!((document.core, first), (3, vec!["seller", "calm", "word", "trust", "true"]), "in their order");
    let numbers: Vec<&str> = document.questions.iter().filter_map(|it| Some(&*it.answer.as_ref()?.number)).collect();
    assert_eq!(numbers, ["Q2", "Q4", "Q10"], "answers are numbered as the questions stand");
    assert_eq!(compiled(&base(), "well").0.unwrap().core, 1, "there are no more");
}

#[test]
fn a_list_with_boxes_is_a_question_after_its_section() {
    let document = compiled(&kinds(), "well").0.unwrap();
    let count = document.question("count").unwrap();
    assert_eq!(count.prompt, "What do the two villages count?");
    assert_eq!(count.passage.as_deref(), Some("front"));
    let options = |question: &str| -> Vec<(String, String, bool, String)> {
        let options = &document.question(question).unwrap().options;
        options.iter().map(|it| (it.id.clone(), it.text.clone(), it.right, plain(&it.reason))).collect()
    };
    let option = |id: &str, text: &str, right: bool, reason: &str| (id.into(), text.into(), right, reason.into());
    let count = [
        option("a", "Buckets", true, "Each keeps an eye on what the other draws."),
        option("b", "Fish", false, "There is no mention of any."),
    ];
    assert_eq!(options("count"), count, "with reasons as paragraphs");
    let draw = [
        option("north", "Northwood", true, "On its own day."),
        option("b", "Southmoor", true, "On the other."),
        option("c", "The mill", false, "It has the brook."),
    ];
    assert_eq!(options("draw"), draw, "with reasons as lists");
    let blocks = |content: &Content| compiled(content, "well").0.unwrap().sections;
    assert_eq!(blocks(&kinds()), blocks(&base()), "and it is none of the section's blocks");
}

/// A way to break a document, and what the error must name.
type Break = (&'static str, fn(&mut Value));

/// The invariants of a document that the author tool's check ensures too; `tests/reader.rs` has the others.
const BREAKS: &[Break] = &[
    ("document=Well has an id of odd characters", |it| it["id"] = "Well".into()),
    ("term=the_well has an id of odd characters", |it| it["terms"][0]["id"] = "the_well".into()),
    ("claim=C.1 has an id of odd characters", |it| it["claims"][0]["id"] = "C.1".into()),
    ("point rests on no passage", |it| it["points"][0]["passages"] = json!([])),
    ("point names passage=nowhere", |it| it["points"][0]["passages"][0] = "nowhere".into()),
    ("point shows what is not on the map", |it| it["points"][0]["map"] = json!({ "actor": "nobody" })),
    ("point shows what is not on the map", |it| it["points"][0]["map"] = json!({ "passage": "days" })),
    ("section=buckets names scenario=nowhere", |it| it["sections"][1]["scenario"] = "nowhere".into()),
    ("section=buckets shows no triad", |it| it["triad"] = Value::Null),
    ("triad is shown twice", |it| it["sections"][0]["blocks"].as_array_mut().unwrap().push("triangle".into())),
    ("tie=mill-southmoor is of a kind without a word", |it| it["ties"][1]["kind"] = " ".into()),
    ("ties[1].kind is not text", |it| it["ties"][1]["kind"] = 1.into()),
    ("tie=northwood-southmoor has no evidence", |it| it["ties"][0]["evidence"][0]["stance"] = "context".into()),
    ("tie=northwood-southmoor names passage=nowhere", |it| it["ties"][0]["evidence"][1]["passage"] = "nowhere".into()),
    ("ties[0].evidence[2].stance is not one of", |it| it["ties"][0]["evidence"][2]["stance"] = "against".into()),
    ("two of the id evidence days", |it| it["ties"][0]["evidence"][2]["passage"] = "days".into()),
    ("scenario=drought assumes nothing", |it| it["scenarios"][2]["signs"] = json!([])),
    ("scenario=drought assumes nothing", |it| {
        it["scenarios"][2]["signs"] = json!([{ "tie": "mill-southmoor", "sign": "cooperative" }]);
    }),
    ("scenario=drought names tie=nowhere", |it| it["scenarios"][2]["signs"][1]["tie"] = "nowhere".into()),
    ("scenario=concord assumes what another does", |it| {
        it["scenarios"][1]["signs"] = it["scenarios"][0]["signs"].take();
        it["scenarios"][0]["signs"] = it["scenarios"][1]["signs"].clone();
    }),
    ("two of the id assumption mill-southmoor", |it| it["scenarios"][2]["signs"][1]["tie"] = "mill-southmoor".into()),
    ("document has an empty text", |it| it["title"] = " ".into()),
    ("document has an empty text", |it| it["standfirst"] = "".into()),
    ("document has an empty text", |it| it["lang"] = "".into()),
    ("document has a date that is none", |it| it["published"] = "yesterday".into()),
    ("document has a date that is none", |it| it["published"] = "2026-1-023".into()),
    ("original has an empty text", |it| it["original"]["title"] = "\u{a0}".into()),
    ("original has an empty text", |it| it["original"]["publisher"] = "".into()),
    ("original has a date that is none", |it| it["original"]["published"] = "2026/11/23".into()),
    ("canonical is no folder", |it| it["canonical"] = "https://example.org/well".into()),
    ("canonical links to an address that is not http", |it| it["canonical"] = "javascript:alert(1)/".into()),
    ("document has no layout", |it| it["layouts"] = json!([])),
    ("document has no section", |it| it["sections"].as_array_mut().unwrap().truncate(1)),
    ("section=more has no text", |it| {
        let section =
            json!({ "id": "more", "title": "More", "short": "More", "scenario": null, "blocks": ["heading"] });
        it["sections"].as_array_mut().unwrap().push(section);
        it["sections"].as_array_mut().unwrap().last_mut().unwrap()["blocks"] = json!([{ "heading": "Nothing" }]);
    }),
    ("passage=front has an empty text", |it| passage(it)["text"] = json!([])),
    ("passage=front has an empty text", |it| passage(it)["text"] = json!([{ "text": " " }])),
    ("passage=front has an empty text", |it| {
        passage(it)["text"] =
            json!([{ "text": "a" }, { "link": [{ "actor": "mill" }, [{ "styled": ["strong", []] }]] }]);
    }),
    ("passage=front has an empty text", |it| {
        passage(it)["text"] = json!([{ "text": "a" }, { "web": ["https://example.org/", [{ "text": "" }]] }]);
    }),
    ("document has two actors of one name", |it| it["actors"][1]["name"] = it["actors"][0]["name"].clone()),
    ("actor has an empty text", |it| it["actors"][0]["name"] = "".into()),
    ("actor=northwood has an empty text", |it| it["actors"][0]["about"] = json!([])),
    ("actor=northwood is mentioned in no passage", |it| {
        let text = it.to_string().replace("{\"actor\":\"northwood\"}", "{\"actor\":\"mill\"}");
        *it = serde_json::from_str(&text).unwrap();
    }),
    ("actor=northwood stands by itself", |it| it["actors"][0]["side"] = "northwood".into()),
    ("actor=northwood stands by itself", |it| {
        it["actors"][0]["side"] = it["actors"][1]["id"].clone();
        it["actors"][1]["side"] = it["actors"][2]["id"].clone();
        it["actors"][2]["side"] = it["actors"][0]["id"].clone();
    }),
    ("has an empty text", |it| it["ties"][0]["what"] = "".into()),
    ("term=turn-day has an empty text", |it| it["terms"][0]["name"] = "".into()),
    ("term=turn-day has an empty text", |it| it["terms"][0]["text"] = json!([])),
    ("is retold by no passage", |it| {
        let claim = json!({ "id": "C99", "text": "A claim." });
        it["claims"].as_array_mut().unwrap().push(claim);
    }),
    ("has an empty text", |it| it["claims"][0]["text"] = "".into()),
    ("scenario=drought has an empty text", |it| it["scenarios"][2]["name"] = "".into()),
    ("scenario=drought has an empty text", |it| it["scenarios"][2]["text"] = json!([])),
    ("note=n1 has an empty text", |it| it["notes"][0]["text"] = json!([])),
    ("has no date", |it| {
        it["sources"][0]["published"] = Value::Null;
        it["sources"][0]["accessed"] = Value::Null;
    }),
    ("has an empty text", |it| it["sources"][0]["title"] = "".into()),
    ("point has an empty text", |it| it["points"][0]["text"] = json!([])),
    ("question=trust has an empty text", |it| it["questions"][0]["prompt"] = " ".into()),
    ("question=trust has an empty text", |it| it["questions"][0]["options"][0]["text"] = "".into()),
    ("question=trust has two options that say the same", |it| {
        let text = it["questions"][0]["options"][0]["text"].as_str().unwrap().to_uppercase();
        it["questions"][0]["options"][1]["text"] = format!(" \u{2003}{text} ").into();
    }),
    ("question=trust is settled by what is not in the text", |it| {
        it["questions"][0]["passage"] = "answer-trust".into()
    }),
];

/// The first passage.
fn passage(document: &mut Value) -> &mut Value {
    &mut document["sections"][0]["blocks"][0]["passage"]
}

/// A kind of question, a part of the message, and a way to break a question of that kind.
type QuestionBreak = (Task, &'static str, fn(&mut Value));

/// Ways to break questions of the other kinds.
const BREAKS_OF_KINDS: &[QuestionBreak] = &[
    (Task::Change, "has no answer", |it| it["answer"] = Value::Null),
    (Task::Match, "has two options that say the same", |it| {
        it["options"][1]["text"] = it["options"][0]["text"].clone()
    }),
    (Task::Match, "has a pair twice", |it| {
        it["options"][1]["pair"] = it["options"][0]["pair"].as_str().unwrap().to_uppercase().into();
    }),
    (Task::Order, "has two options that say the same", |it| {
        it["options"][1]["text"] = it["options"][0]["text"].clone()
    }),
];

#[test]
fn a_question_of_any_kind_that_breaks_a_promise_is_refused() {
    let sound: Value = serde_json::from_str(&compiled(&kinds(), "well").0.unwrap().to_json()).unwrap();
    for (task, what, breaks) in BREAKS_OF_KINDS.iter().copied() {
        let mut document = sound.clone();
        let questions = document["questions"].as_array_mut().unwrap();
        breaks(questions.iter_mut().find(|it| it["task"] == task.name()).unwrap());
        let error = Document::from_json(&document.to_string()).expect_err(what).to_string();
        assert!(error.contains(what), "{what:?} is not in {error:?}");
    }
}

#[test]
fn a_document_that_breaks_a_promise_is_refused_with_the_place() {
    let sound: Value = serde_json::from_str(&compiled(&base(), "well").0.unwrap().to_json()).unwrap();
    let mut wrong = Vec::new();
    for (place, breaks) in BREAKS {
        let mut document = sound.clone();
        breaks(&mut document);
        let error = Document::from_json(&document.to_string()).expect_err(place).to_string();
        if !error.contains(place) {
            wrong.push(format!("{place:?} is not in {error:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_document_of_parts_is_verified_like_one_that_was_read() {
    let sound = compiled(&base(), "well").0.unwrap();
    assert_eq!(sound.clone().verified(), Ok(sound.clone()));
    let unheard_of = Document { triad: Some(["a", "b", "c"].map(str::to_owned)), ..sound };
    let error = unheard_of.verified().unwrap_err();
    assert_eq!(error.to_string(), "triad names tie=a, which is not there");
}

#[test]
fn a_document_with_an_invalid_typed_answer_is_refused() {
    let sound = compiled(&kinds(), "well").0.unwrap();
    let amount = |text: &str| Amount::parse(text).unwrap();
    let refusal = |id: &str, break_it: &dyn Fn(&mut Question)| {
        let mut document = sound.clone();
        break_it(document.questions.iter_mut().find(|it| it.id == id).unwrap());
        document.verified().unwrap_err().to_string()
    };
    let number = |change: &dyn Fn(&mut Number)| refusal("depth", &|it| change(it.number.as_mut().unwrap()));
    let reach = "question=depth has a slider that does not reach what is right";
    assert_eq!(number(&|it| it.value = amount("41")), reach);
    assert_eq!(number(&|it| it.to = it.from), reach);
    assert_eq!(number(&|it| it.step = amount("0")), reach);
    assert_eq!(number(&|it| (it.step, it.within) = (amount("10"), amount("2.4"))), reach);
    // The slider's last step is 30, since the next one would be beyond its end.
    assert_eq!(number(&|it| (it.step, it.value, it.within) = (amount("15"), amount("40"), amount("9"))), reach);
    let nothing = "question=depth has a number that is right within less than nothing";
    assert_eq!(number(&|it| it.within = amount("-0.5")), nothing);
    let lacks = "question=depth has a number where none goes, or lacks one";
    assert_eq!(refusal("depth", &|it| it.number = None), lacks);
    let twice = |it: &mut Question| it.options.push(QuestionOption { id: "b".into(), ..it.options[0].clone() });
    assert_eq!(refusal("depth", &twice), "question=depth has too few options or too many");
    assert_eq!(refusal("word", &|it| it.options.clear()), "question=word has too few options or too many");
    let same = |it: &mut Question| {
        it.options.push(QuestionOption { id: "c".into(), text: "another".into(), ..it.options[0].clone() });
    };
    assert_eq!(refusal("word", &same), "question=word has a pair twice");
    let wrong = |it: &mut Question| it.options[1].right = false;
    assert_eq!(refusal("word", &wrong), "question=word has a wrong option");
    let bare = |it: &mut Question| it.options[0].pair = None;
    assert_eq!(refusal("word", &bare), "question=word has a pair where none goes, or lacks one");
    let unreasoned = |it: &mut Question| it.options[0].reason.clear();
    assert_eq!(refusal("word", &unreasoned), "question=word has an option without a reason");
    let core = Document { core: 0, ..sound.clone() };
    assert_eq!(core.verified().unwrap_err().to_string(), "core has no question that is asked first");
    // In JSON a number is a string in decimal notation with at most four decimals.
    for odd in ["12,5", "1e3", "", "0.00001"] {
        let json = sound.to_json().replace("\"value\":\"12.5\"", &format!("\"value\":\"{odd}\""));
        let error = Document::from_json(&json).unwrap_err().to_string();
        assert!(error.ends_with("number.value is not a decimal number"), "{error}");
    }
}

#[test]
fn every_case_has_its_fault_and_the_expected_report() {
    let mut wrong = Vec::new();
    for case in fs::read_dir(cases().join("faults")).unwrap() {
        let case = case.unwrap().path();
        let name = case.file_name().unwrap().to_str().unwrap();
        let name = code_of(name);
        let (content, folder) = composed(&case);
        let (document, report, text) = compiled(&content, &folder);

        let fault = report.faults().iter().find(|fault| fault.code().name() == name);
        match fault.map(|fault| fault.code().severity()) {
            None => wrong.push(format!("{} is not in the report:\n{text}", case.display())),
            Some(Severity::Error) => assert!(report.errors() > 0 && document.is_none(), "{name}"),
            Some(Severity::ToDo) => {
                assert!(report.errors() == 0 && report.to_dos() > 0 && document.is_some(), "{name}: {text}")
            }
            Some(Severity::Warning) => assert!(report.errors() == 0 && document.is_some(), "{name}: {text}"),
        }
        let expected = case.join("expected.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &text).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("the report of {} is now:\n{text}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_code_has_a_case_and_every_case_a_code() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let cases = content_names(&cases().join("faults"));
    let cases: BTreeSet<String> = cases.iter().map(|name| code_of(name).to_owned()).collect();
    assert_eq!(cases, codes);
    assert_eq!(codes.len(), Code::ALL.len(), "two codes of one name");
}

/// The code that a case is about. Several cases of a code are named `code.way`.
fn code_of(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

fn content_names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn one_run_reports_every_fault_of_every_file() {
    let mut content = base();
    for (file, from, to) in [
        ("explainer.toml", "lang = \"en\"", "lang = \"en\"\ncolour = \"red\""),
        ("explainer.toml", "published = 2026-11-23", "published = \"today\""),
        ("article.md", "(actor:mill)", "(actor:mil)"),
        ("article.md", "*older*", "<b>older</b>"),
        ("map.toml", "sign = \"~\"", "sign = \"!\""),
        ("map.toml", "evidence = [\"sale\"]", "evidence = []"),
        ("quiz.toml", "right = true", "right = false"),
        ("notes.toml", "sources = [\"register\"]", "sources = [\"registry\"]"),
    ] {
        let text = String::from_utf8(content[file].clone()).unwrap();
        assert!(text.contains(from), "{from}");
        content.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    }
    let (document, report, _) = compiled(&content, "well");
    assert_eq!(document, None);
    let expected = [
        "unknown-key",
        "bad-date",
        "unknown-actor",
        "raw-html",
        "actor-never-mentioned",
        "unknown-sign",
        "tie-without-evidence",
        "question-without-right",
        "unknown-source",
        "source-never-used",
    ];
    assert_eq!(codes(&report), BTreeSet::from(expected));
}

#[test]
fn a_goal_is_checked_against_the_map_whatever_else_is_wrong() {
    let mut content = kinds();
    for (file, from, to) in [
        ("explainer.toml", "title = \"The Well", "tittle = \"The Well"),
        ("explainer.toml", "publisher = \"The Valley Paper\"", ""),
        ("quiz.toml", "goal = \"map-balanced\"\nfrom = \"plan\"", "goal = \"map-balanced\""),
        ("quiz.toml", "prompt = \"What comes first?\"", ""),
    ] {
        let text = String::from_utf8(content[file].clone()).unwrap();
        assert!(text.contains(from), "{from}");
        content.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    }
    let (document, report, _) = compiled(&content, "well");
    assert_eq!(document, None);
    assert_eq!(codes(&report), BTreeSet::from(["missing-key", "unknown-key", "goal-met"]));
}

#[test]
fn a_syntax_error_in_a_table_causes_no_further_faults() {
    let mut content = base();
    content.insert("map.toml".into(), b"triad = [\n[[actor]\nid = \"northwood\nname".to_vec());
    let (_, report, text) = compiled(&content, "well");
    assert_eq!(codes(&report), BTreeSet::from(["toml-syntax"]), "{text}");
}

#[test]
fn a_missing_file_causes_no_further_faults() {
    for file in FILES {
        let mut content = kinds();
        content.remove(file);
        let (_, report, text) = compiled(&content, "well");
        assert_eq!(codes(&report), BTreeSet::from(["missing-file"]), "{file}: {text}");
    }
}

#[test]
fn line_ends_of_windows_make_the_same_document() {
    let mut content = kinds();
    for bytes in content.values_mut() {
        *bytes = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n").into_bytes();
    }
    let (document, _, text) = compiled(&content, "well");
    assert_eq!(text, "no faults\n");
    assert_eq!(document, compiled(&kinds(), "well").0);
}

#[test]
fn a_byte_order_mark_is_ignored() {
    let locale = "tie-one = \"{count} tie\"\ntie-other = \"{count} ties\"";
    let mut plain = kinds();
    plain.insert("locale.toml".into(), locale.into());
    let expected = compiled(&plain, "well");
    assert!(expected.0.is_some(), "{}", expected.2);
    for file in FILES.into_iter().chain(["locale.toml"]) {
        let mut content = plain.clone();
        content.get_mut(file).unwrap().splice(0..0, *b"\xef\xbb\xbf");
        let (document, _, text) = compiled(&content, "well");
        assert_eq!((document, text), (expected.0.clone(), expected.2.clone()), "{file}");
    }
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_read_and_no_more_of_them_than_a_text_needs() {
    use std::os::unix::fs::symlink;
    use std::process::Command;
    let odd = |file: &str, make: &dyn Fn(&Path), message: &str| {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().join("well");
        fs::create_dir(&folder).unwrap();
        for (name, bytes) in kinds().iter().filter(|(name, _)| *name != file) {
            fs::write(folder.join(name), bytes).unwrap();
        }
        make(&folder.join(file));
        let (document, report) = compile(&folder, &assets());
        let text = report.render(false);
        assert!(document.is_none() && text.contains(message), "{file}: {text}");
        assert_eq!(report.errors(), 1, "{text}");
    };
    for file in FILES.into_iter().chain(["locale.toml"]) {
        let pipe = |path: &Path| {
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
            // If the tool reads the pipe nevertheless, it gets a text, so that the test fails instead of waiting for ever.
            let (path, text) = (path.to_owned(), kinds().remove(file).unwrap_or_default());
            std::thread::spawn(move || fs::write(path, text));
        };
        odd(file, &pipe, "is no regular file");
        odd(file, &|path| fs::create_dir(path).unwrap(), "is no regular file");
        odd(file, &|path| symlink("/dev/zero", path).unwrap(), "is no regular file");
        let large = |path: &Path| fs::File::create(path).unwrap().set_len(1 << 42).unwrap();
        odd(file, &large, "is larger than 1 MiB");
    }
}

#[cfg(unix)]
#[test]
fn a_symlink_to_a_folder_gives_its_own_name_and_symlinks_to_files_are_read() {
    let temporary = tempfile::tempdir().unwrap();
    let (real, link) = (temporary.path().join("Drafts, 3rd"), temporary.path().join("well"));
    fs::create_dir(&real).unwrap();
    for (name, bytes) in base() {
        fs::write(temporary.path().join(&name), bytes).unwrap();
        std::os::unix::fs::symlink(temporary.path().join(&name), real.join(name)).unwrap();
    }
    std::os::unix::fs::symlink(&real, &link).unwrap();
    for given in [link.clone(), link.join(""), link.join("."), temporary.path().join("./well/")] {
        let (document, report) = compile(&given, &assets());
        assert_eq!(document.unwrap_or_else(|| panic!("{}", report.render(false))).id, "well", "{}", given.display());
    }
}

#[test]
fn a_locale_in_the_folder_translates_the_interface() {
    let mut content = base();
    let explainer = String::from_utf8(content["explainer.toml"].clone()).unwrap();
    content.insert("explainer.toml".into(), explainer.replace("lang = \"en\"", "lang = \"de\"").into_bytes());
    let locale =
        "skip = \"Zum Text\"\nscore = \"{right} von {all}\"\ntie-one = \"{count} Band\"\ntie-other = \"{count} Bande\"";
    content.insert("locale.toml".into(), locale.into());
    let (document, _, text) = compiled(&content, "well");
    assert_eq!(text, "no faults\n");
    assert_eq!(document.unwrap().words.get("skip"), "Zum Text");
}

#[test]
fn deeply_nested_content_does_not_break_the_tool() {
    let deep = |piece: &str| piece.repeat(5_000);
    for (file, text) in [
        ("article.md", deep("> ")),
        ("article.md", deep("- ")),
        ("article.md", deep("*a ")),
        ("article.md", deep("[")),
        ("article.md", format!("{}x{}", "*a **b ".repeat(500), " b** a*".repeat(500))),
        ("map.toml", format!("a = {}", deep("["))),
        ("map.toml", format!("a = {}", deep("{a="))),
        ("map.toml", format!("a{} = 1", deep(".a"))),
    ] {
        let mut content = base();
        content.insert(file.to_owned(), text.into_bytes());
        check_report_or_document(&content).unwrap();
    }
}

#[test]
fn many_faults_in_one_long_line_do_not_take_quadratic_time() {
    for word in ["[a](<", "`a` ", "<b>", "![a](b) ", "{a} "] {
        for times in [100, 4_000] {
            let mut content = base();
            content.insert("article.md".to_owned(), word.repeat(times).into_bytes());
            let (_, report, text) = compiled(&content, "well");
            let shown = text.matches("--> well/article.md:1:").count();
            assert!(report.errors() >= times.min(1000), "{word}: {}", report.errors());
            // To show a fault, the report reads its whole line, so that the number of faults shown times the line's length is bounded.
            let line = word.len() * times;
            assert!(
                shown * line <= (1 << 18) + 2 * line || shown < 100 && times == 100,
                "{word}: {shown} of {line} bytes"
            );
            assert!(times == 100 || text.contains(" more like these"), "{word}");
        }
    }
}

#[test]
fn the_search_for_similar_names_is_bounded() {
    let passages: String =
        (0..2_000).map(|number| format!("[a](passage:unknown{number}) {{#known{number}}}\n\n")).collect();
    let mut content = base();
    content.insert("article.md".to_owned(), passages.into_bytes());
    let (_, report, _) = compiled(&content, "well");
    let suggested = format!("{:?}", report.faults()).matches("did you mean").count();
    assert!((50..=100).contains(&suggested), "{suggested} of 2,000 names were each compared with 2,000");
}

#[test]
fn each_misplaced_attribute_is_reported_once() {
    // Every passage ends with its own attributes, and holds others in the middle, which belong to nothing.
    let article: String = (0..5_000).map(|number| format!("a {{x}} b {{#p{number}}}\n\n")).collect();
    let mut content = base();
    content.insert("article.md".to_owned(), article.into_bytes());
    let (_, report, _) = compiled(&content, "well");
    let misplaced = report.faults().iter().filter(|fault| fault.code().name() == "misplaced-attributes").count();
    assert_eq!(misplaced, 5_000);
}

#[test]
fn a_code_block_that_begins_within_a_blanked_out_character_breaks_nothing() {
    let mut content = base();
    content.insert("article.md".to_owned(), "{#…} four bytes of blanks make this code".into());
    check_report_or_document(&content).unwrap();
}

#[test]
fn a_fault_that_repeats_is_shown_only_some_times() {
    let mut content = base();
    content.insert("map.toml".to_owned(), "colour = 1\n".repeat(1000).into_bytes());
    let (_, report, text) = compiled(&content, "well");
    assert!(report.errors() > 900);
    assert!(text.contains("more like these"), "{text}");
}

/// Asserts that the tool makes of any content either a report with errors or a valid document.
fn check_report_or_document(content: &Content) -> Result<(), TestCaseError> {
    let (document, report, text) = compiled(content, "well");
    prop_assert_eq!(document.is_some(), report.errors() == 0);
    prop_assert!(text.ends_with('\n'));
    prop_assert!(!report.render(true).is_empty());
    if let Some(document) = document {
        prop_assert_eq!(Document::from_json(&document.to_json()), Ok(document));
    }
    Ok(())
}

fn pieces() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "{",
        "}",
        "{#",
        "at=\"",
        "\"",
        "…",
        "\\",
        "\n",
        "\n\n",
        "\r",
        "[",
        "](",
        ")",
        "actor:mill",
        "{triangle}\n",
        "[x] ",
        "- [ ] ",
        "passage=",
        "several = ",
        "[[question.match]]\n",
        "actor = ",
        "balanced",
        "signs = {",
        "pin = [",
        "term:",
        "*",
        "**",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "#### ",
        "---",
        "`",
        "```\n",
        "<b>",
        "<!--",
        "&#x202E;",
        "|",
        "[^1]",
        "    ",
        "=",
        "[[",
        "]]",
        "'''",
        "\"\"\"",
        "\\u0000",
        "\u{202E}",
        "é",
        "2026-13-01",
        "true",
        "C01",
        ".",
        ",",
        "[x]: y\n",
        "\u{0}",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_do_not_break_the_tool(file in 0..FILES.len(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut content = base();
        content.insert(FILES[file].to_owned(), bytes);
        check_report_or_document(&content)?;
    }

    #[test]
    fn random_markup_does_not_break_the_tool(
        file in 0..FILES.len(),
        soup in prop::collection::vec(pieces(), 0..60),
    ) {
        let mut content = base();
        content.insert(FILES[file].to_owned(), soup.concat().into_bytes());
        check_report_or_document(&content)?;
    }

    #[test]
    fn random_edits_do_not_break_the_tool(
        slips in prop::collection::vec((0..FILES.len(), any::<prop::sample::Index>(), 0..12_usize, pieces()), 1..6),
    ) {
        let mut content = kinds();
        for (file, at, cut, piece) in slips {
            let bytes = content.get_mut(FILES[file]).unwrap();
            let start = at.index(bytes.len() + 1);
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
        }
        check_report_or_document(&content)?;
    }
}

#[test]
fn a_canonical_address_gets_a_slash_at_its_end() {
    let page = |address: &str| {
        let mut content = base();
        let explainer = String::from_utf8(content["explainer.toml"].clone()).unwrap();
        let others = explainer.lines().filter(|line| !line.starts_with("canonical")).collect::<Vec<_>>().join("\n");
        content.insert("explainer.toml".into(), format!("canonical = \"{address}\"\n{others}\n").into_bytes());
        let (document, _, text) = compiled(&content, "well");
        document.expect(&text).canonical
    };
    for address in ["https://example.org/well", "https://example.org/well/", " https://EXAMPLE.org/well"] {
        assert_eq!(page(address).as_deref(), Some("https://example.org/well/"), "{address}");
    }
}

#[test]
fn what_speaks_against_a_relationship_stands_in_the_second_place_and_shows_at_once() {
    let lists = "evidence = [\"days\", \"sale\"]\ncontradicts = [\"front\"]";
    let content = changed(base(), "map.toml", "evidence = [\"days\"]\ncontradicts = [\"front\"]", lists);
    let (document, _, report) = compiled(&content, "well");
    let document = document.unwrap_or_else(|| panic!("{report}"));
    let evidence: Vec<_> = document.ties[0].evidence.iter().map(|it| (&*it.passage, it.stance)).collect();
    let [days, front, sale] = [("days", Stance::Supports), ("front", Stance::Contradicts), ("sale", Stance::Supports)];
    assert_eq!(evidence[..3], [days, front, sale]);
}

#[test]
fn the_reading_time_counts_the_points_and_the_notes_as_well_as_the_text() {
    let minutes = |content: &Content| compiled(content, "well").0.expect("it compiles").minutes;
    // At 220 words a minute these are five minutes more.
    let many = ["word"; 1100].join(" ");
    let base = base();
    let before = minutes(&base);
    for (file, key) in
        [("explainer.toml", "standfirst = \""), ("explainer.toml", "text = \""), ("notes.toml", "text = \"")]
    {
        let longer = changed(base.clone(), file, key, &format!("{key}{many} "));
        assert_eq!(minutes(&longer), before + 5, "{file}, {key}");
    }
}

/// The content with the first occurrence of a text in a file replaced.
fn changed(mut content: Content, file: &str, text: &str, by: &str) -> Content {
    let before = String::from_utf8(content[file].clone()).unwrap();
    assert!(before.contains(text), "{file} has no {text}");
    content.insert(file.to_owned(), before.replacen(text, by, 1).into_bytes());
    content
}
