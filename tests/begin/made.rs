//! Compares the folders that are made from the articles in `articles/` with those in `expected/`.
//!
//! `UPDATE=1 cargo test --test native begin` writes the expected folders anew; read the difference before you commit it.

use explainer::author::assets::Assets;
use explainer::author::begin::{self, Begun, Options};
use explainer::author::check;
use explainer::author::diagnostic::Severity;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/begin")
}

fn article(name: &str) -> (Vec<u8>, PathBuf) {
    let file = here().join("articles").join(name);
    (fs::read(&file).unwrap(), file)
}

/// The errors and warnings, without the to-dos, of the files in a folder called `ferry`.
fn errors(begun: &Begun) -> String {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("ferry");
    begin::write(&begun.files, &folder).unwrap();
    let report = check(&folder, &Assets::embedded()).1;
    let faults = report.faults().iter().filter(|fault| fault.code().severity() != Severity::ToDo);
    faults.map(|fault| report.render_one(fault, false)).collect()
}

#[test]
fn an_article_in_any_format_makes_the_expected_folder() {
    let list = fs::read_to_string(here().join("articles/ferry.txt")).unwrap();
    for (name, made, own, actors) in [
        ("ferry.md", "md", false, ""),
        ("ferry.html", "html", false, ""),
        ("ferry.docx", "docx", false, ""),
        ("ferry.md", "own", true, ""),
        ("ferry.html", "named", false, list.as_str()),
    ] {
        let (bytes, file) = article(name);
        let actors = if actors.is_empty() { Vec::new() } else { begin::named(actors).unwrap() };
        let begun = begin::from(&bytes, &file, &Options { own, actors }).unwrap();
        assert_eq!(errors(&begun), "", "{made}");
        let folder = here().join("expected").join(made);
        // The schemas are the same in each folder, and have a test of their own.
        for (name, text) in begun.files.iter().filter(|(name, _)| !name.starts_with("schemas/")) {
            let path = folder.join(name);
            if env::var_os("UPDATE").is_some() {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, text).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            assert!(*text == expected, "{} is not what is expected; UPDATE=1 writes it anew:\n{text}", path.display());
        }
    }
}

#[test]
fn the_list_of_actors_has_names_and_frequent_nouns_of_the_article() {
    let (bytes, file) = article("ferry.md");
    let list = begin::actors_of(&bytes, &file).unwrap();
    let lines: Vec<&str> = list.lines().collect();
    for name in
        ["Ada Moor", "Ben Hall", "Alder Transport Board", "Department of Fish and River Life", "# eels", "# ferry"]
    {
        assert!(lines.contains(&name), "{name}: {list}");
    }
    // `--actors` can read the list, and gives the same numbers of actors and ties.
    let named = Options { own: false, actors: begin::named(&list).unwrap() };
    let [proposed, listed] = [Options::default(), named].map(|options| begin::from(&bytes, &file, &options).unwrap());
    assert_eq!((proposed.counts, listed.notes), (listed.counts, Vec::<String>::new()));
}

#[test]
fn a_named_actor_who_is_not_in_the_article_is_reported_and_left_out() {
    let (bytes, file) = article("ferry.md");
    let options = Options { own: false, actors: begin::named("Eels\nOtters").unwrap() };
    let begun = begin::from(&bytes, &file, &options).unwrap();
    assert_eq!((begun.counts[1], begun.notes.len()), (1, 1));
    assert!(begun.notes[0].contains("Otters"), "{:?}", begun.notes);
}

/// Pieces of text that mean something in an input format or in the files that are written.
const PIECES: [&str; 40] = [
    "Ada Moor",
    "Moor",
    " said that ",
    "the Water Board of Northwood",
    "China’s ",
    "sea otters",
    ". ",
    ", ",
    " and ",
    "\n\n",
    "\n",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "*",
    "**",
    "[",
    "](",
    ")",
    "<b>",
    "</p><p>",
    "<p>",
    "{#a}",
    "{",
    "}",
    "\"",
    "'",
    "“",
    "” (",
    "\\",
    "-->",
    "<!--",
    "?",
    "=",
    "called the ",
    "---\n",
    "\u{200b}",
    "é",
];

fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(&PIECES[..]).prop_map(str::to_owned);
    let piece = prop_oneof![8 => known, 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 1..80).prop_map(|pieces| pieces.concat())
}

fn config() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let is_chosen = |name: &str| env::var_os(name).is_some();
    ProptestConfig {
        cases: if is_chosen("PROPTEST_CASES") { default.cases } else { 96 },
        rng_seed: if is_chosen("PROPTEST_RNG_SEED") { default.rng_seed } else { RngSeed::Fixed(16) },
        ..default
    }
}

proptest! {
    // The same texts every time; `PROPTEST_RNG_SEED=2` and `PROPTEST_CASES=10000` try others.
    #![proptest_config(config())]

    #[test]
    fn any_text_makes_a_folder_without_errors(
        text in text(), ending in prop::sample::select(&["md", "txt", "html"][..]), own in any::<bool>(), is_named in any::<bool>(),
    ) {
        let actors = if is_named { begin::named("Ada Moor = Moor\nSea otters = the\nNorthwood").unwrap() } else { Vec::new() };
        if let Ok(begun) = begin::from(text.as_bytes(), Path::new(&format!("a.{ending}")), &Options { own, actors }) {
            let errors = errors(&begun);
            prop_assert!(errors.is_empty(), "{}\n{}\n{}", text, begun.files[1].1, errors);
        }
    }
}
