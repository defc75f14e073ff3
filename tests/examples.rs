//! The explainers in `content/`: each is made without a word of complaint, and speaks in the words of its field.

use explainer::author::assets::Assets;
use explainer::author::compile;
use explainer::author::page::assemble;
use explainer::document::{Document, Task};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn assets() -> Assets {
    Assets::from_checkout(root()).unwrap()
}

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("content"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn document(folder: &Path) -> Document {
    let (document, report) = compile(folder, &assets());
    assert!(report.faults().is_empty(), "{}: {}", folder.display(), report.render(false));
    document.unwrap_or_else(|| panic!("{} is not made", folder.display()))
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let made = tokio::task::LocalSet::new().block_on(&runtime, assemble(document(folder), &assets())).unwrap();
    made.into_iter().collect()
}

#[test]
fn every_explainer_is_made_without_a_complaint() {
    let folders = folders();
    assert!(folders.len() >= 2, "{folders:?}");
    for folder in folders {
        let document = document(&folder);
        assert!((3..=5).contains(&document.points.len()), "{}", folder.display());
        let kinds: BTreeSet<String> = document.quiz.questions.iter().map(|it| kind(&it.task)).collect();
        assert!(kinds.len() >= 5, "{}: {kinds:?}", folder.display());
        assert!(
            !folder.join("original.html").exists() && !folder.join("original.md").exists(),
            "others' texts stay out"
        );
    }
}

fn kind(task: &Task) -> String {
    let said = format!("{task:?}");
    said.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
}

#[test]
fn a_map_of_nature_speaks_of_help_and_harm_and_not_of_states() {
    for (name, bytes) in files(&root().join("content/sea-otters")) {
        let is_shown = name == "index.html" || name.ends_with(".json") && name.contains("document");
        if !is_shown {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap().to_lowercase();
        for word in
            ["hostile", "strained", "group of states", "gets on", "get on", "my friend", "my enemy", "great powers"]
        {
            let found = text.find(word).map(|at| text.get(at.saturating_sub(80)..at + 80).unwrap_or(word).to_owned());
            assert_eq!(found, None, "{name}: “{word}” is a word for states");
        }
        assert!(text.contains("helpful") && text.contains("harmful"), "{name}");
    }
}
