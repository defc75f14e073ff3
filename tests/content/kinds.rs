//! A small explainer with a question of every kind, about two villages, a well and a mill.

use explainer::author::assets::Assets;
use explainer::author::compile;
use explainer::document::Document;
use explainer::graph::Shared;
use std::fs;
use std::path::Path;

/// The document of that explainer, with the built-in locale.
pub(crate) fn document() -> Document {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("well");
    fs::create_dir(&folder).unwrap();
    for part in ["base", "kinds"] {
        for entry in fs::read_dir(root.join("tests/content").join(part)).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
    let (document, report) = compile(&folder, &Assets::from_checkout(root).unwrap());
    document.unwrap_or_else(|| panic!("{}", report.render(false)))
}

/// The same document with what is computed from it.
pub(crate) fn shared() -> Shared {
    Shared::from(document())
}

/// Asserts that a text is that of an expected file, which `UPDATE=1` writes anew.
#[track_caller]
pub(crate) fn hold(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        return fs::write(file, text).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    let first = text.lines().zip(expected.lines()).position(|(one, other)| one != other);
    let at = first.unwrap_or_else(|| text.lines().count().min(expected.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    assert!(
        text == expected,
        "{path}:{} is\n  {}\nand not\n  {}\nIf that is meant: UPDATE=1, and read the difference.",
        at + 1,
        line(text),
        line(&expected)
    );
}
