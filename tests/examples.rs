//! Tests that the explainers in `content/` compile without errors and warnings, and use the words of their fields.

use explainer::author::assets::Assets;
use explainer::author::compile;
use explainer::document::Document;
use explainer::reader::search::{names, rank};
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

#[test]
fn every_explainer_compiles_without_faults() {
    let folders = folders();
    assert!(folders.len() >= 2, "{folders:?}");
    for folder in folders {
        let document = document(&folder);
        assert!((3..=5).contains(&document.points.len()), "{}", folder.display());
        let kinds: BTreeSet<String> = document.questions.iter().map(|it| format!("{:?}", it.task)).collect();
        assert!(kinds.len() >= 5, "{}: {kinds:?}", folder.display());
        assert!(
            !folder.join("original.html").exists() && !folder.join("original.md").exists(),
            "others' texts stay out"
        );
    }
}

#[test]
fn a_map_of_nature_speaks_of_help_and_harm_and_not_of_states() {
    let document = serde_json::to_value(document(&root().join("content/sea-otters"))).unwrap();
    let words = document["words"].as_object().unwrap();
    for (key, said) in words.iter().filter(|(key, _)| !["state", "bloc"].contains(&key.as_str())) {
        let said = said.as_str().unwrap().replace("{hostile}", "").to_lowercase();
        for word in
            ["hostile", "strained", "cooperative", "states", "gets on", "get on", "friend", "enemy", "great powers"]
        {
            assert!(!said.contains(word), "{key}: “{word}” is a word for states: {said}");
        }
    }
    assert_eq!((words["cooperative"].as_str(), words["adversarial"].as_str()), (Some("helpful"), Some("harmful")));
}

#[test]
fn the_scenarios_of_the_article_come_before_ours_and_their_names_are_short() {
    for folder in folders() {
        let document = document(&folder);
        assert!(document.scenarios.iter().is_sorted_by_key(|it| it.passages.is_empty()), "{}", folder.display());
        let long: Vec<&str> =
            document.scenarios.iter().map(|it| &*it.name).filter(|it| it.chars().count() > 20).collect();
        assert!(long.is_empty(), "{}: {long:?}", folder.display());
    }
}

#[test]
fn the_search_has_a_name_for_whom_the_notes_correct_the_article() {
    let document = document(&root().join("content/unraveling-alliance"));
    let find = |query: &str| {
        let found = document.actors.iter().filter(|actor| rank(query, &names(actor).to_lowercase()).is_some());
        found.map(|actor| actor.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(find("kal"), ["borrell"]);
    assert_eq!(find("usa"), ["united-states"]);
    assert_eq!(find("eu")[0], "europe");
    for tie in document.ties.iter().filter(|it| [&it.from, &it.to].contains(&&"borrell".to_owned())) {
        assert!(tie.what.contains("wrong") && tie.what.contains("Kallas"), "{}: {}", tie.id, tie.what);
    }
}
