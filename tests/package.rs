//! Tests that the element's package (its types and `custom-elements.json`) and docs/embedding.md describe the element as it is
//! implemented.

use explainer::document::Document;
use explainer::reader::Progress;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn manifest() -> Value {
    let manifest: Value = serde_json::from_str(&read("package/custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

/// The names in one of the manifest's lists.
fn listed(list: &str) -> Names {
    let manifest = manifest();
    let items = manifest[list].as_array().unwrap_or_else(|| panic!("the manifest has no {list}"));
    items.iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

/// The names of the manifest's members of a kind.
fn members(kind: &str) -> Names {
    let manifest = manifest();
    let members = manifest["members"].as_array().unwrap().iter().filter(|it| it["kind"] == kind);
    members.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
    names.into_iter().map(str::to_owned).collect()
}

/// Every text between `start` and the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0)).collect()
}

/// Every text between pairs of the same mark, such as backquotes.
fn marked(text: &str, mark: char) -> impl Iterator<Item = &str> {
    text.split(mark).skip(1).step_by(2)
}

/// A name at the start of a text.
fn name(text: &str) -> &str {
    text.split(|it: char| !it.is_ascii_alphanumeric() && it != '-').next().unwrap_or_default()
}

/// The code in the first column of the table with that header in docs/embedding.md.
fn table(head: &str) -> Names {
    let page = embedding();
    let (_, rest) = page.split_once(&format!("| {head} |")).expect("the table is there");
    let rows = rest.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.flat_map(|row| set(marked(row.split('|').nth(1).unwrap(), '`').map(name))).collect()
}

/// The documentation of embedding.
fn embedding() -> String {
    read("docs/embedding.md")
}

/// The first lines of the public methods, accessors and fields of the element's class.
fn public_lines() -> Vec<String> {
    let script = read("src/browser/embed.js");
    let (_, class) = script.split_once("class InteractiveExplainer").unwrap();
    let (class, _) = class.split_once("\n}\n").unwrap();
    let of_class = |line: &&str| line.starts_with("  ") && line[2..].starts_with(|it: char| it.is_ascii_lowercase());
    class.lines().filter(of_class).map(|line| line.trim().to_owned()).collect()
}

/// The names that follow a word at the start of a line in the types of the element's class.
fn typed(word: &str) -> Names {
    let types = read("package/index.d.ts");
    let (_, class) = types.split_once("class InteractiveExplainer").unwrap();
    let (class, _) = class.split_once("\n}\n").unwrap();
    class.lines().filter_map(|line| line.trim().strip_prefix(word)).map(|rest| name(rest).to_owned()).collect()
}

#[test]
fn all_attributes_are_documented() {
    let script = read("src/browser/kinds.js") + &read("src/browser/embed.js");
    let quoted = |constant: &str| set(marked(between(&script, &format!("const {constant} = ["), "]")[0], '"'));
    let attributes: Names = quoted("ATTRIBUTES").union(&quoted("KINDS")).cloned().collect();
    assert_eq!(listed("attributes"), attributes);
    assert_eq!(table("attribute, and property"), attributes);
    let fields: Names = attributes.union(&set(["data"])).cloned().collect();
    assert_eq!(members("field"), fields);
    // `lang` is a property of every element, so that the types need not add it.
    let own: Names = attributes.into_iter().filter(|it| it != "lang").collect();
    assert_eq!(typed("get "), own);
    assert_eq!(typed("set "), own);
    let types = read("package/react.d.ts");
    let for_react = set(between(&types, "\n  ", "?: ").into_iter().filter(|it| !it.contains(char::is_whitespace)));
    assert_eq!(for_react, own.union(&set(["data"])).cloned().collect());
}

#[test]
fn all_methods_are_documented() {
    let methods = public_lines().into_iter().filter_map(|line| Some(line.split_once('(')?.0.to_owned()));
    let methods: Names = methods.filter(|it| !it.contains([' ', '=']) && !it.ends_with("Callback")).collect();
    assert_eq!(members("method"), methods);
    assert_eq!(table("method"), methods);
    for method in methods {
        assert!(!typed(&format!("{method}(")).is_empty(), "the types have no {method}");
    }
    assert_eq!(public_lines().iter().filter(|it| it.starts_with("get ")).count(), 1, "data alone is no attribute");
}

#[test]
fn all_events_are_documented() {
    let events = listed("events");
    let typed = read("package/index.d.ts");
    let typed = set(between(&typed, "\n  \"explainer:", "\": CustomEvent<"));
    let names = set(events.iter().map(|it| it.strip_prefix("explainer:").expect("it begins so")));
    assert_eq!(typed, names);
    assert_eq!(set(between(&embedding(), "`explainer:", "`")), names);
    let (element, quiz) = (read("src/browser/embed.js"), read("core/src/reader/quiz/event.rs"));
    let of_quiz = set(between(&quiz, "\"explainer:", "\""));
    for name in names.difference(&of_quiz) {
        assert!(element.contains(&format!("\"{name}\"")), "the element tells nothing of {name}");
    }
    assert!(of_quiz.is_subset(&names), "{of_quiz:?}");
}

#[test]
fn all_slots_parts_and_custom_properties_are_documented() {
    let slots = listed("slots");
    let page = embedding();
    let mut documented = set(between(&page, "slot=\"", "\""));
    // The default slot, which has no name, holds the fallback.
    documented.insert(String::new());
    assert_eq!(slots, documented);
    let parts = between(&page, "`::part()`: ", ".")[0].to_owned();
    assert_eq!(listed("cssParts"), set(marked(&parts, '`')));
    let views = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view")).unwrap();
    let views = views.map(|it| it.unwrap().path()).filter(|it| it.is_file());
    let drawn: Names =
        views.flat_map(|it| set(between(&fs::read_to_string(it).unwrap(), "(\"part\", \"", "\")"))).collect();
    assert_eq!(listed("cssParts"), drawn);
    let tokens = read("styles/tokens.css");
    let tokens: Names =
        between(&tokens, "var(--explainer-", ",").iter().map(|it| format!("--explainer-{it}")).collect();
    assert_eq!(listed("cssProperties"), tokens);
}

#[test]
fn the_types_of_progress_and_documents_have_their_fields() {
    let types = read("package/index.d.ts");
    let typed = |interface: &str| between(&types, &format!("export interface {interface} {{"), "\n}")[0].to_owned();
    let whole = r#"{"answers": [{}], "known": [{ "day": 1 }], "map": "away", "read": "short"}"#;
    let progress: Value = serde_json::from_str(&Progress::from_json(whole).to_json()).unwrap();
    let objects = [&progress, &progress["answers"][0], &progress["known"][0]].map(|it| it.as_object().unwrap());
    for field in objects.into_iter().flat_map(|it| it.keys()) {
        let is_typed = [": ", "?: "].iter().any(|end| typed("Progress").contains(&format!(" {field}{end}")));
        assert!(is_typed, "{field}");
    }
    let schema = schemars::schema_for!(Document);
    let required = schema.get("required").and_then(Value::as_array).unwrap();
    let fields: Vec<String> =
        between(&typed("ExplainerDocument"), "\n  ", ": ").into_iter().map(str::to_owned).collect();
    let fields: Vec<&String> = fields.iter().filter(|it| it.chars().all(char::is_alphabetic)).collect();
    assert_eq!(fields, ["format", "id", "lang", "title"]);
    assert!(fields.iter().all(|field| required.contains(&Value::from(field.as_str()))));
}
