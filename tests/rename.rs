//! Tests of `explainer rename`: an id is changed in all files and nowhere else, or not at all if the new id cannot be used.

use crate::well::{texts, well};
use explainer::author::assets::Assets;
use explainer::author::check;
use explainer::author::passages::passages;
use explainer::author::rename::rename;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

#[test]
fn every_kind_of_id_can_be_renamed_and_back() {
    let renamed = [
        ("mill", "water-mill"),
        ("northwood", "north"),
        ("actor:southmoor", "south"),
        ("northwood-southmoor", "the-neighbours"),
        ("tie:mill-southmoor", "sale-of-water"),
        ("passage:days", "turns"),
        ("passage:sale", "selling"),
        ("buckets", "pails"),
        ("scenario:plan", "the-plan"),
        ("drought", "dry-year"),
        ("n1", "once"),
        ("register", "book"),
        ("trust", "believe"),
        ("turn-day", "day"),
        ("C01", "C91"),
        ("answer-trust", "answer-no"),
    ];
    for (old, new) in renamed {
        let (_kept, folder) = well("kinds");
        let before = check(&folder, &Assets::embedded()).0.unwrap();
        let said = rename(&folder, &Assets::embedded(), old, new).unwrap_or_else(|why| panic!("{old}: {why:#}"));
        assert!(said.contains(&format!("is now `{new}`")), "{said}");
        let (document, report) = check(&folder, &Assets::embedded());
        let document = document.unwrap_or_else(|| panic!("{old}: {}", report.render(false)));
        assert_eq!(report.warnings(), 0, "{old}: {}", report.render(false));
        // The document has as many passages and mentions as before.
        let (before, after) = (before.to_json(), document.to_json());
        let id = old.rsplit(':').next().unwrap();
        assert!(after.contains(&format!("\"{new}\"")), "{old}");
        let count = |text: &str| {
            (text.matches("\"passage\"").count(), text.matches("\"actor\"").count(), text.matches('{').count())
        };
        assert_eq!(count(&before), count(&after), "{old}");
        // Renaming back restores the files to the letter, but for ties that had no id of their own.
        if id != "northwood-southmoor" && id != "mill-southmoor" {
            let once = texts(&folder);
            rename(&folder, &Assets::embedded(), new, id).unwrap_or_else(|why| panic!("{new}: {why:#}"));
            let (_origin, base) = well("kinds");
            let of = |folder: &Path| texts(folder).into_values().collect::<Vec<_>>();
            assert_eq!(of(&folder), of(&base), "{old}");
            assert_ne!(once.into_values().collect::<Vec<_>>(), of(&base));
        }
    }
}

#[test]
fn ids_derived_from_a_renamed_id_change_too() {
    let (_kept, folder) = well("base");
    rename(&folder, &Assets::embedded(), "mill", "works").unwrap();
    let map = fs::read_to_string(folder.join("map.toml")).unwrap();
    assert!(map.contains(r#"triad = ["northwood-southmoor", "works-southmoor", "works-northwood"]"#), "{map}");
    assert!(map.contains(r#"signs = { works-southmoor = "~", works-northwood = "~" }"#), "{map}");
    assert!(map.contains(r#"name = "The mill""#), "words are no ids: {map}");
    rename(&folder, &Assets::embedded(), "buckets", "pails").unwrap();
    let map = fs::read_to_string(folder.join("map.toml")).unwrap();
    assert!(map.contains(r#"evidence = ["pails-3"]"#), "{map}");
}

/// The base case with ties of one line each.
fn in_short() -> (TempDir, PathBuf) {
    let (kept, folder) = well("base");
    let map = fs::read_to_string(folder.join("map.toml")).unwrap();
    let (before, rest) = map.split_once("[[tie]]").unwrap();
    let ties = r#"[ties]
northwood-southmoor = { sign = "~", what = "share a well", evidence = ["days"] }
mill-southmoor = { sign = "+", what = "sells water", evidence = ["sale"] }
"mill-northwood" = { sign = "-", what = "has no buyer there", evidence = ["buckets-3"] }
"#;
    let after = rest.split_once("[[scenario]]").unwrap().1;
    fs::write(folder.join("map.toml"), format!("{before}{ties}\n[[scenario]]{after}")).unwrap();
    (kept, folder)
}

#[test]
fn ties_of_one_line_follow_their_actors_names_and_get_from_and_to_when_they_are_renamed_themselves() {
    let (_kept, folder) = in_short();
    let checked = || {
        let (document, report) = check(&folder, &Assets::embedded());
        document.unwrap_or_else(|| panic!("{}", report.render(false)))
    };
    checked();
    let map = || fs::read_to_string(folder.join("map.toml")).unwrap();
    rename(&folder, &Assets::embedded(), "mill", "water-works").unwrap();
    assert!(map().contains("\nwater-works-southmoor = { sign"), "{}", map());
    assert!(map().contains("\n\"water-works-northwood\" = { sign"), "{}", map());
    assert!(map().contains(r#"signs = { water-works-southmoor = "~", water-works-northwood = "~" }"#), "{}", map());
    checked();
    rename(&folder, &Assets::embedded(), "water-works-southmoor", "sale-of-water").unwrap();
    let line = r#"sale-of-water = { from = "water-works", to = "southmoor", sign = "+""#;
    assert!(map().contains(line), "{}", map());
    assert!(
        map().contains(r#"triad = ["northwood-southmoor", "sale-of-water", "water-works-northwood"]"#),
        "{}",
        map()
    );
    let document = checked();
    assert_eq!(document.tie("sale-of-water").unwrap().from, "water-works");
    rename(&folder, &Assets::embedded(), "southmoor", "south").unwrap();
    assert!(map().contains(r#"sale-of-water = { from = "water-works", to = "south", sign"#), "{}", map());
    checked();
}

#[test]
fn an_option_is_renamed_within_its_question() {
    let (_kept, folder) = well("kinds");
    let of = |question: &str| {
        let document = check(&folder, &Assets::embedded()).0.unwrap();
        document.question(question).unwrap().options.iter().map(|it| it.id.clone()).collect::<Vec<_>>()
    };
    let change = |old: &str, new: &str| rename(&folder, &Assets::embedded(), old, new).unwrap();
    assert_eq!(of("trust"), ["a", "yes"]);
    change("trust.yes", "they-do");
    change("option:trust.a", "they-do-not");
    assert_eq!(of("trust"), ["they-do-not", "they-do"], "also one that had none of its own");
    assert_eq!(of("wants"), ["a", "mill"]);
    change("wants.a", "northwood");
    assert_eq!(of("wants"), ["northwood", "mill"], "in one line, too");
    change("draw.north", "the-north");
    assert_eq!(of("draw"), ["the-north", "b", "c"], "in article.md");
    let before = texts(&folder);
    for (old, new, said) in [
        ("trust.they-do", "they-do-not", "is taken by another option of `trust`"),
        ("trust.they-do", "They", "cannot be an id"),
        ("trust.perhaps", "x", "`trust` has no option `perhaps`; it has `they-do-not`, `they-do`"),
        ("nothing.a", "x", "there is no question `nothing`"),
        ("seller.mill", "x", "rename the actor or the tie"),
        ("depth.a", "x", "`depth` has no options that have ids"),
        ("draw.b", "x", "give it an id in article.md: `{#x}`"),
    ] {
        let why = format!("{:#}", rename(&folder, &Assets::embedded(), old, new).unwrap_err());
        assert!(why.contains(said), "{old}: {why}");
        assert_eq!(texts(&folder), before, "{old}");
    }
}

#[test]
fn an_impossible_renaming_is_refused_with_a_reason_and_changes_nothing() {
    let (_kept, folder) = well("base");
    let before = texts(&folder);
    for (old, new, said) in [
        ("nobody", "x", "nothing has the id `nobody`"),
        ("actor:days", "x", "nothing has the id `actor:days`"),
        ("mill", "northwood", "is taken by another actor"),
        ("mill", "mill", "is taken"),
        ("mill", "The Mill", "cannot be an id"),
        ("mill", "", "cannot be an id"),
        ("plan", "x", "`plan` is the id of two things: say which, `scenario:plan` or `passage:plan`"),
        ("buckets-3", "dry", "give it an id first"),
    ] {
        let why = rename(&folder, &Assets::embedded(), old, new).unwrap_err().to_string();
        assert!(why.contains(said), "{old}: {why}");
        assert_eq!(texts(&folder), before, "{old}");
    }
    let broken = before.iter().find(|(path, _)| path.ends_with("notes.toml")).unwrap();
    fs::write(broken.0, broken.1.replace("kind = \"context\"", "kind = \"rumour\"")).unwrap();
    assert!(rename(&folder, &Assets::embedded(), "mill", "works").unwrap_err().to_string().contains("has faults"));
}

#[test]
fn the_list_of_passages_has_their_ids_and_where_they_are_used() {
    let (_kept, folder) = well("base");
    let list = passages(&folder, &Assets::embedded());
    let ids: Vec<&str> =
        list.lines().filter(|line| !line.starts_with(' ')).filter_map(|it| it.split(' ').next()).collect();
    assert_eq!(ids, ["front", "days", "sale", "buckets-3", "age", "plan", "answer-trust"]);
    assert!(
        list.contains("sale  (article.md:9)  The mill sells water to Southmoor.\n    links to actor:mill\n"),
        "{list}"
    );
    assert!(list.contains("    named in explainer.toml:27, map.toml:39\n"), "{list}");
}
