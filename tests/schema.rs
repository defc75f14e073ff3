//! Tests of the JSON Schemas: the schema of documents is that of the Rust types, and the schemas of content files refuse the
//! same keys and types as the author tool.
//!
//! `UPDATE=1 cargo test --test native schema` writes the schemas anew.

use crate::programs::node;
use explainer::author::assets::Assets;
use explainer::author::{begin, check, schemas};
use explainer::document::Document;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Asserts that a file of the repository has the schema, in any order of keys.
fn hold(file: &Path, schema: &Value) {
    let is_current =
        || fs::read(file).is_ok_and(|bytes| serde_json::from_slice::<Value>(&bytes).ok().as_ref() == Some(schema));
    if std::env::var_os("UPDATE").is_some() && !is_current() {
        fs::write(file, serde_json::to_string_pretty(schema).unwrap() + "\n").unwrap();
    }
    assert!(is_current(), "{}: run `UPDATE=1 cargo test --test native schema`", file.display());
}

#[test]
fn the_schemas_in_the_repository_are_current() {
    let document = serde_json::to_value(schemars::schema_for!(Document)).unwrap();
    hold(&root().join("schema/document.schema.json"), &document);
    for (name, text) in schemas::files() {
        hold(&root().join(name.replace("schemas/", "schema/")), &serde_json::from_str(&text).unwrap());
    }
}

/// The schemas by the names of the TOML files that they describe.
fn schemas_by_file() -> BTreeMap<String, Value> {
    let schema = |(name, text): (&str, String)| {
        let file = name.trim_start_matches("schemas/").replace(".schema.json", ".toml");
        (file, serde_json::from_str(&text).unwrap())
    };
    schemas::files().into_iter().map(schema).collect()
}

/// The errors that Ajv, an independent validator, finds in each value by the schema of the file with that name.
fn errors(values: &[(&str, Value)]) -> Vec<Vec<String>> {
    let input = json!({ "schemas": schemas_by_file(), "values": values });
    serde_json::from_value(node("schema/schema.mjs", &input.to_string())).unwrap()
}

/// A TOML file as JSON, as editors validate it: dates are strings. `None` if it is not TOML.
fn value_of(text: &str) -> Option<Value> {
    fn to_json(value: &toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(items) => items.iter().map(to_json).collect(),
            toml::Value::Table(table) => table.iter().map(|(key, it)| (key.clone(), to_json(it))).collect(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    let text = text.trim_start_matches('\u{feff}');
    Some(to_json(&toml::Value::Table(text.parse().ok()?)))
}

/// A folder called `well` with these texts.
fn folder(texts: &BTreeMap<String, Vec<u8>>) -> (TempDir, PathBuf) {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("well");
    for (name, bytes) in texts {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    (temporary, folder)
}

/// The files of a folder.
fn texts(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    paths.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())).collect()
}

#[test]
fn valid_content_is_valid_by_the_schemas() {
    let content =
        ["content/unraveling-alliance", "tests/content/base", "tests/content/kinds", "tests/content/treaty-of-40"];
    let mut files: Vec<(String, String)> = Vec::new();
    for folder in content {
        let read = texts(&root().join(folder)).into_iter();
        files.extend(read.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())));
    }
    files.extend(begin::example().into_iter().map(|(name, text)| (name.to_owned(), text)));
    let article = b"# A River\n\nAda Moor met Ben Hall. Moor said that the Water Board of Northwood had failed Hall.\n";
    let begun = begin::from(article, Path::new("river.md"), &begin::Options::default()).unwrap();
    files.extend(begun.files.into_iter().map(|(name, text)| (name.to_owned(), text)));
    let short = r#"
kind = { actor = "group" }
[[actor]]
id = "a"
name = "A"
about = "It."
[ties]
a-b = { sign = "?", what = "?", evidence = ["p"] }
[ties.other]
from = "a"
to = "b"
sign = "+"
what = "meet"
"#;
    files.push(("map.toml".to_owned(), short.to_owned()));
    let known = schemas_by_file();
    let files: Vec<_> = files.iter().filter(|(name, _)| known.contains_key(name)).collect();
    let values: Vec<(&str, Value)> =
        files.iter().map(|(name, text)| (name.as_str(), value_of(text).unwrap())).collect();
    for ((name, text), errors) in files.iter().zip(errors(&values)) {
        assert!(errors.is_empty(), "{name}: {errors:#?}\n{text}");
    }
    assert!(values.len() >= 21, "{} files", values.len());
}

/// Codes of the faults that a schema must find.
const SHAPES: [&str; 3] = ["unknown-key", "missing-key", "wrong-type"];
/// Codes of the faults that a schema may find or not: wrong values, and syntax errors.
const VALUES: [&str; 17] = [
    "bad-address",
    "bad-date",
    "bad-id",
    "bad-number",
    "bad-pass",
    "bad-pin",
    "empty-text",
    "link-scheme",
    "not-on-map",
    "settled-prediction",
    "toml-syntax",
    "two-tasks",
    "unknown-goal",
    "unknown-kind",
    "unknown-sign",
    "unknown-solutions",
    "scenario-signs",
];

#[test]
fn a_schema_refuses_the_same_keys_and_types_as_the_author_tool() {
    let known = schemas_by_file();
    let (mut cases, mut values) = (Vec::new(), Vec::new());
    for case in fs::read_dir(root().join("tests/content/faults")).unwrap() {
        let case = case.unwrap().path();
        let mut files = texts(&root().join("tests/content/base"));
        files.extend(texts(&case));
        let (_kept, folder) = folder(&files);
        let (_, report) = check(&folder, &Assets::embedded());
        for name in known.keys() {
            let Some(value) = files.get(name).and_then(|bytes| value_of(str::from_utf8(bytes).ok()?)) else { continue };
            let faults = report.faults().iter().filter(|fault| fault.span().file.name() == name);
            let codes: BTreeSet<&str> = faults.map(|fault| fault.code().name()).collect();
            cases.push((format!("{}: {name}", case.display()), codes));
            values.push((name.as_str(), value));
        }
    }
    let (mut refused, mut accepted, mut wrong) = (0, 0, Vec::new());
    for ((case, codes), errors) in cases.iter().zip(errors(&values)) {
        if codes.iter().any(|code| SHAPES.contains(code)) {
            refused += 1;
            if errors.is_empty() {
                wrong.push(format!("{case} is not refused: {codes:?}"));
            }
        } else if !codes.iter().any(|code| VALUES.contains(code)) {
            accepted += 1;
            if !errors.is_empty() {
                wrong.push(format!("{case} is refused: {errors:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(refused >= 10 && accepted >= 500, "{refused} refused, {accepted} accepted");
}

/// The names of all properties in a schema.
fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            for (key, value) in fields {
                if let (true, Value::Object(names)) = (key == "properties", value) {
                    found.extend(names.keys().cloned());
                }
                properties(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| properties(item, found)),
        _ => {}
    }
}

#[test]
fn a_schema_has_the_keys_that_the_author_tool_knows() {
    let mut files = texts(&root().join("tests/content/base"));
    files.extend(texts(&root().join("tests/content/kinds")));
    let map = "[kind]\nactor = \"group\"\n\n[[actor]]\npin = { tall = [0.5, 0.5] }\n\n[ties.northwood-mill]\nsign = \"+\"\nwhat = \"meet\"\nevidence = [\"days\"]\n";
    files.get_mut("map.toml").unwrap().extend_from_slice(map.as_bytes());
    let explainer = String::from_utf8(files["explainer.toml"].clone()).unwrap();
    let licensed =
        explainer.replace("[behind]", "licence = { name = \"Ours\", url = \"https://example.org/\" }\n\n[behind]");
    files.insert("explainer.toml".to_owned(), licensed.into_bytes());
    // For an unknown key in a table the author tool lists the known ones in its help.
    for (name, bytes) in files.iter_mut().filter(|(name, _)| name.ends_with(".toml")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let lines = text.lines().map(|line| match line.trim_start() {
            header if header.starts_with('[') && header.ends_with(']') && header != "[claims]" => {
                format!("{line}\nzzz = 1\n")
            }
            _ => format!("{}\n", line.replace("{ ", "{ zzz = 1, ")),
        });
        *bytes = format!("zzz = 1\n{}", lines.collect::<String>()).into_bytes();
        assert!(value_of(str::from_utf8(bytes).unwrap()).is_some(), "{name}");
    }
    let (_kept, folder) = folder(&files);
    let (_, report) = check(&folder, &Assets::embedded());
    for (name, text) in schemas::files() {
        let file = name.trim_start_matches("schemas/").replace(".schema.json", ".toml");
        let faults = report
            .faults()
            .iter()
            .filter(|fault| fault.span().file.name() == file && fault.code().name() == "unknown-key");
        let helps: Vec<String> =
            faults.flat_map(|fault| fault.helps().to_vec()).filter(|it| it.starts_with("it may have")).collect();
        let read: BTreeSet<String> =
            helps.iter().flat_map(|it| it.split('`').skip(1).step_by(2)).map(str::to_owned).collect();
        let mut described = BTreeSet::new();
        properties(&serde_json::from_str(&text).unwrap(), &mut described);
        assert_eq!(described, read, "{file}");
    }
}

#[test]
fn new_files_name_their_schemas_and_the_schemas_can_be_written_again() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("well");
    begin::write(&begin::example(), &folder).unwrap();
    for file in ["explainer.toml", "map.toml", "quiz.toml", "notes.toml"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let named = text.lines().next().unwrap().strip_prefix("#:schema ./").unwrap();
        assert!(folder.join(named).is_file(), "{named}");
    }
    assert_eq!(check(&folder, &Assets::embedded()).1.render(false), "no faults\n", "schemas are no content");
    fs::write(folder.join("schemas/map.schema.json"), "old").unwrap();
    let map = fs::read_to_string(folder.join("map.toml")).unwrap();
    fs::write(folder.join("map.toml"), map.split_once('\n').unwrap().1).unwrap();
    let unnamed = schemas::write(&folder).unwrap();
    assert_eq!(unnamed, [("map.toml", "#:schema ./schemas/map.schema.json".to_owned())]);
    assert_ne!(fs::read_to_string(folder.join("schemas/map.schema.json")).unwrap(), "old");
    assert!(schemas::write(&temporary.path().join("nowhere")).is_err());
}
