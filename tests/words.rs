//! Tests that all words of the interface are in `locales/` and none in the code, and that every word there is used.

mod mute;
mod placeholders;

use explainer::author;
use explainer::author::assets::Assets;
use explainer::author::page::assemble;
use explainer::document::{ActorKind, Document, NoteKind, Sign, Stance, Task};
use explainer::graph::Shared;
use explainer::graph::balance::Triangle;
use explainer::reader::Scheme;
use explainer::view::{Static, StaticProps, draw};
use mute::{has_letters, mute};
use placeholders::fills;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The path and the code of a module's file and of all Rust files in its folder, without comments and tests.
fn sources(below: &str) -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = vec![root().join(format!("{below}.rs")), root().join(below)];
    let mut sources = Vec::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") && path.is_file() {
            let text = fs::read_to_string(&path).unwrap();
            let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
            let code: Vec<&str> = lines.filter(|line| !line.trim_start().starts_with("//")).collect();
            sources.push((path.strip_prefix(root()).unwrap().display().to_string(), code.join("\n")));
        }
    }
    assert!(!sources.is_empty(), "{below}");
    sources
}

/// The built-in words of a language.
fn locale(lang: &str) -> Map<String, Value> {
    let text = fs::read_to_string(root().join(format!("locales/{lang}.toml"))).unwrap();
    toml::from_str(&text).unwrap()
}

/// Keys that the code makes from the names of enum variants and the like.
fn named() -> BTreeSet<String> {
    let notes = [NoteKind::Correction, NoteKind::Context, NoteKind::Update];
    let triangles = [
        Triangle::AllFriends,
        Triangle::StableMarriage(0),
        Triangle::RomanticTriangle(0),
        Triangle::UnitVeto,
        Triangle::Open,
    ];
    let mut names: BTreeSet<String> = triangles.iter().map(|it| format!("triangle-{}", it.name())).collect();
    names.extend(triangles.iter().map(|it| format!("outcome-{}", it.name())));
    let forms = |key: String| ["one", "other"].map(|form| format!("{key}-{form}"));
    names.extend(["balanced", "unbalanced", "open"].into_iter().flat_map(|it| forms(format!("triads-{it}"))));
    names.extend(["triads", "triangle", "index", "alone"].map(|it| format!("method-{it}-text")));
    names.extend(Stance::ALL.into_iter().flat_map(|it| forms(it.name().to_owned())));
    names.extend(Task::ALL.into_iter().filter(|it| *it != Task::Choice).map(|it| format!("task-{}", it.name())));
    names.extend([Task::Actor, Task::Tie, Task::Change].map(|it| format!("ask-{}", it.name())));
    let tokens = fs::read_to_string(root().join("styles/tokens.css")).unwrap();
    names.extend(tokens.split("var(--explainer-").skip(1).map(|it| format!("theme-{}", it.split(',').next().unwrap())));
    names.extend(["bar", "map", "quiz", "tables", "notes", "panel"].map(|part| format!("theme-part-{part}")));
    names.extend(Sign::ALL.map(|it| it.name().to_owned()));
    names.extend(Scheme::ALL.map(|it| it.name().to_owned()));
    names.extend(ActorKind::ALL.map(|it| it.name().to_owned()));
    names.extend(notes.map(|it| it.name().to_owned()));
    names
}

/// Keys that are literals in calls of `Words`, with both plural forms for `count`, and those that the share dialog's script uses.
fn called() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (_, code) in [sources("src/view"), sources("core/src/reader"), sources("src/author")].concat() {
        for (call, forms) in [("get(", &[""][..]), ("fill(", &[""]), ("count(", &["-one", "-other"])] {
            for (_, rest) in split_all(&code, &format!("words.{call}")) {
                if let Some(key) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                    keys.extend(forms.iter().map(|form| format!("{key}{form}")));
                }
            }
        }
    }
    let dialog = fs::read_to_string(root().join("src/browser/share.js")).unwrap();
    let asked = split_all(&dialog, "word(\"");
    keys.extend(asked.iter().filter_map(|(_, rest)| rest.split('"').next()).map(str::to_owned));
    keys
}

fn split_all<'a>(text: &'a str, at: &str) -> Vec<(&'a str, &'a str)> {
    text.match_indices(at).map(|(index, found)| (&text[..index], &text[index + found.len()..])).collect()
}

/// Every string literal, with the code before and after it.
fn literals(code: &str) -> Vec<(&str, &str, &str)> {
    let mut literals = Vec::new();
    let mut start = None;
    let mut escaped = false;
    for (at, letter) in code.char_indices() {
        match (letter, start) {
            (_, Some(_)) if escaped => escaped = false,
            ('\\', Some(_)) => escaped = true,
            ('"', Some(from)) => {
                literals.push((&code[..from], &code[from + 1..at], &code[at + 1..]));
                start = None;
            }
            // A quotation mark in a character literal begins no string.
            ('"', None) if !code[..at].ends_with('\'') => start = Some(at),
            _ => {}
        }
    }
    literals
}

/// The built-in document as JSON.
fn document() -> Value {
    let assets = Assets::from_checkout(root()).unwrap();
    let (document, report) = author::compile(&root().join("content/unraveling-alliance"), &assets);
    let document = document.unwrap_or_else(|| panic!("{}", report.render(false)));
    serde_json::from_str(&document.to_json()).unwrap()
}

/// The page of a document.
fn page(document: &Value) -> String {
    let document = Document::from_json(&document.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let props = StaticProps { document: Shared::from(document), draw };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let render = yew::LocalServerRenderer::<Static>::with_props(props).hydratable(false).render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

/// The texts of a page: its text nodes, and the attributes that are read out or shown.
fn texts(page: &str) -> Vec<String> {
    const SPOKEN: [&str; 6] = ["aria-label=", "aria-description=", "title=", "alt=", "placeholder=", "label="];
    let mut texts = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        texts.push(rest[..start].to_owned());
        let tag = &rest[start..];
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = &comment[comment.find("-->").unwrap() + 3..];
            continue;
        }
        let mut end = 0;
        for (index, part) in tag.split('"').enumerate() {
            let inside = index % 2 == 1;
            if inside && SPOKEN.iter().any(|name| tag[..end - 1].ends_with(&format!(" {name}"))) {
                texts.push(part.to_owned());
            }
            match part.find('>').filter(|_| !inside) {
                Some(at) => {
                    end += at + 1;
                    break;
                }
                None => end += part.len() + 1,
            }
        }
        rest = &tag[end..];
    }
    texts.push(rest.to_owned());
    texts
}

#[test]
fn a_page_whose_content_and_words_have_no_letters_has_none() {
    let with_letters: BTreeSet<String> = texts(&page(&mute(document())))
        .into_iter()
        .filter(|text| has_letters(text) && !text.starts_with("http://") && !text.starts_with("https://"))
        .collect();
    assert!(with_letters.is_empty(), "{with_letters:#?}");
}

#[test]
fn no_component_has_a_literal_that_is_shown_or_read_out() {
    const SPOKEN: [&str; 5] = ["aria-label=", "aria-description=", "title=", "placeholder=", "alt="];
    let mut faults = Vec::new();
    for (path, code) in sources("src/view") {
        for (before, literal, after) in literals(&code) {
            let (before, after) = (before.trim_end(), after.trim_start());
            let attribute = SPOKEN.iter().any(|name| before.ends_with(name));
            let bare = before.ends_with('>') && !before.ends_with("=>") && after.starts_with('<');
            // A literal in braces after a tag or after other braces is text of the page.
            let holder = before.strip_suffix('{').map(str::trim_end);
            let braced = holder.is_some_and(|it| it.ends_with(['>', '}', '{'])) && after.starts_with('}');
            if has_letters(literal) && (attribute || bare || braced) {
                faults.push(format!("{path}: {literal:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn arrows_to_a_side_are_words_because_some_languages_are_written_from_right_to_left() {
    for (path, code) in ["src/view", "core/src/reader"].into_iter().flat_map(sources) {
        assert!(!code.contains(['→', '←']), "{path}");
    }
}

#[test]
fn every_key_that_is_used_is_in_the_locale() {
    let locale = locale("en");
    let used = called();
    assert!(used.len() > 50, "{used:?}");
    let missing: Vec<_> = used.union(&named()).filter(|key| !locale.contains_key(*key)).cloned().collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_key_of_the_locale_is_used() {
    let code: String = ["src/view", "core/src/reader", "src/author", "src/browser"]
        .map(sources)
        .concat()
        .into_iter()
        .map(|(_, code)| code)
        .collect();
    let (named, called) = (named(), called());
    let unused: Vec<_> = locale("en")
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| !named.contains(key) && !called.contains(key) && !code.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn words_of_the_share_dialog_are_in_its_script_and_not_in_the_page() {
    let assets = Assets::from_checkout(root()).unwrap();
    let document = Document::from_json(&document().to_string()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let site = tokio::task::LocalSet::new().block_on(&runtime, assemble(document, &assets)).unwrap();
    let file = |beginning: &str| site.iter().find(|(path, _)| path.starts_with(beginning)).unwrap().1;
    let [page, script] = ["index.html", "assets/share-"].map(|it| str::from_utf8(file(it)).unwrap());
    let words = locale("en").into_iter().filter(|(key, _)| key.starts_with("share-"));
    for (key, word) in words {
        assert!(!page.contains(&format!("\"{key}\"")), "the page has {key}");
        assert!(script.contains(word.as_str().unwrap()), "the script does not say {key}");
    }
}

/// Keys with placeholders that the code gets from the page, from a list or from a function, so that no call says which they are.
const FROM_ELSEWHERE: [&str; 14] = [
    "count-right",
    "count-missed",
    "count-todo",
    "count-more",
    "earlier",
    "later",
    "paper-order",
    "paper-number",
    "supports-one",
    "supports-other",
    "contradicts-one",
    "contradicts-other",
    "context-one",
    "context-other",
];

/// `Words::fill` leaves out what it has no value for, so that a wrong name would go unnoticed.
#[test]
fn the_values_that_are_filled_in_have_the_names_of_the_placeholders() {
    let (locale, named) = (locale("en"), named());
    let placeholders = |key: &String| -> BTreeSet<String> {
        let text = locale.get(key).and_then(Value::as_str).unwrap_or_default();
        let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        names.map(|(name, _)| name.to_owned()).collect()
    };
    let mut filled: BTreeSet<String> = FROM_ELSEWHERE.map(str::to_owned).into();
    let mut faults = Vec::new();
    for (path, code) in [sources("src/view"), sources("core/src/reader"), sources("src/author")].concat() {
        for fill in fills(&code) {
            let keys = fill.keys.iter().flat_map(|key| match key.strip_suffix('*') {
                Some(beginning) => named.iter().filter(|it| it.starts_with(beginning)).collect(),
                None => vec![key],
            });
            let keys: Vec<&String> = keys.collect();
            let wanted: BTreeSet<String> = keys.iter().flat_map(|key| placeholders(key)).collect();
            if !keys.is_empty() && wanted != fill.names {
                faults.push(format!("{path}: {keys:?} want {wanted:?} and get {:?}", fill.names));
            }
            filled.extend(keys.into_iter().cloned());
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    // The dialog to share has a script of its own.
    let of_dialog = |key: &String| key.starts_with("share-");
    let unfilled = locale.keys().filter(|key| !placeholders(key).is_empty() && !filled.contains(*key));
    assert_eq!(
        unfilled.filter(|key| !of_dialog(key)).collect::<Vec<_>>(),
        [""; 0],
        "no call was found that fills these"
    );
}

#[test]
fn every_placeholder_in_the_page_is_filled() {
    let page = page(&document());
    let open: Vec<_> = texts(&page).into_iter().filter(|text| text.contains(['{', '}'])).collect();
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn no_word_calls_the_paragraphs_of_one_article_evidence() {
    let words = locale("en").into_iter().filter_map(|(key, said)| Some((key, said.as_str()?.to_lowercase())));
    let wrong: Vec<_> = words.filter(|(_, said)| said.contains("evidence") || said.contains("proof")).collect();
    assert!(
        wrong.is_empty(),
        "what one article says is no evidence, and many of its paragraphs are one source: {wrong:?}"
    );
}
