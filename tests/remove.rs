//! `explainer remove` removes an item with the items that depend on it and nothing else, and refuses where that would leave a fault.

use crate::well::{copies, texts, well};
use explainer::author::assets::Assets;
use explainer::author::check;
use explainer::author::remove::remove;
use explainer::document::Document;
use std::fs;
use std::path::Path;

fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
}

fn checked(folder: &Path) -> Document {
    let (document, report) = check(folder, &Assets::embedded());
    document.unwrap_or_else(|| panic!("{}", report.render(false)))
}

fn removed(folder: &Path, id: &str) -> String {
    remove(folder, &Assets::embedded(), id).unwrap_or_else(|why| panic!("{id}: {why:#}"))
}

#[test]
fn an_actor_is_removed_with_its_ties_and_their_dependents_and_its_words_stay() {
    let (_temporary, folder) = well("kinds");
    let message = removed(&folder, "mill");
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "the actor `mill` (The mill) is gone",
            "and with it the tie `mill-northwood`, the tie `mill-southmoor`, the scenario `drought` and the triad",
            "2 links are plain text now, in article.md and quiz.toml",
            "to write anew, or to remove: the questions `apart`, `calm`, `seller`, `trade`",
        ]
    );
    assert!(lines[4].starts_with("still named in words, for you to judge: explainer.toml:2,"), "{message}");
    assert!(lines[4].contains("article.md:13,18,"), "{message}");
    let document = checked(&folder);
    assert_eq!(document.actors.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["northwood", "southmoor"]);
    assert_eq!(document.ties.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["northwood-southmoor"]);
    assert_eq!(document.scenarios.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["plan", "concord"]);
    assert!(document.triad.is_none() && document.question("seller").is_none());
    let all = texts(&folder).into_values().collect::<String>();
    assert!(all.contains("- The mill sells water to Southmoor. {#sale C02}"), "{all}");
    assert!(all.contains("signs = { northwood-southmoor = \"-\" }"), "{all}");
    assert!(all.contains("prompt = \"?\" # before: \"Choose on the map: who sells?\""), "{all}");
    assert!(!all.contains("{triangle}") && !all.contains("map = \"actor=mill\""), "{all}");
}

#[test]
fn after_each_removal_the_folder_can_be_built_and_no_link_names_the_item() {
    for (id, with) in [
        ("northwood", "the tie `mill-northwood`, the tie `northwood-southmoor`"),
        ("southmoor", "the triad"),
        ("mill-southmoor", "the triad"),
        ("scenario:plan", ""),
        ("concord", ""),
        ("drought", ""),
        ("turn-day", ""),
        ("n1", "the source `register`"),
        ("trust", ""),
        ("true", ""),
        ("buyers", ""),
        ("wants", ""),
        ("course", ""),
        ("seller", ""),
        ("apart", ""),
        ("depth", ""),
        ("word", ""),
        ("future", ""),
    ] {
        let (_temporary, folder) = well("kinds");
        let passages = |folder: &Path| checked(folder).sections.iter().flat_map(|it| it.passages()).count();
        let before = passages(&folder);
        let message = removed(&folder, id);
        assert!(message.contains(with), "{id}: {message}");
        // All passages stay, and no link leads to the removed item.
        assert_eq!(passages(&folder), before, "{id}");
        let kind_and_id = message.split('`').nth(1).unwrap().to_owned();
        let all = texts(&folder).into_values().collect::<String>();
        assert!(!all.contains(&format!(":{kind_and_id})")) || id == "scenario:plan", "{id}: {all}");
        let again = remove(&folder, &Assets::embedded(), id).unwrap_err().to_string();
        assert!(again.contains("nothing has the id"), "{id}: {again}");
    }
}

#[test]
fn links_in_comments_are_removed_with_their_actor() {
    let (_temporary, folder) = copies("ferry", &["tests/begin/expected/md"]);
    let all = || {
        texts(&folder)
            .into_iter()
            .filter(|(path, _)| !path.contains("original"))
            .map(|(_, text)| text)
            .collect::<String>()
    };
    let map: toml::Table = fs::read_to_string(folder.join("map.toml")).unwrap().parse().unwrap();
    let actors = map["actor"].as_array().unwrap();
    let ids: Vec<&str> = actors.iter().map(|actor| actor["id"].as_str().unwrap()).collect();
    for (index, id) in ids[1..].iter().enumerate() {
        removed(&folder, id);
        assert!(!all().contains(&format!("(actor:{id})")), "{id}");
        assert!(!all().contains(&format!("id = \"{id}\"")), "{id}");
        let left = fs::read_to_string(folder.join("map.toml")).unwrap();
        assert_eq!(left.matches("# Named ").count(), ids.len() - index - 1, "{left}");
    }
    assert!(!all().contains("[[tie]]"));
}

#[test]
fn other_inline_ties_and_line_endings_are_unchanged() {
    let (_temporary, folder) = well("base");
    let map = fs::read_to_string(folder.join("map.toml")).unwrap();
    let (before, rest) = map.split_once("[[tie]]").unwrap();
    let ties = "[ties]\nnorthwood-southmoor = { sign = \"~\", what = \"share a well\", evidence = [\"days\"] }\n\
                mill-southmoor = { sign = \"+\", what = \"sells\", evidence = [\"sale\", \"front\"] } # by the bucket\n\
                mill-northwood = { sign = \"-\", what = \"has no buyer there\", evidence = [\"buckets-3\"] }\n";
    let after = rest.split_once("[[scenario]]").unwrap().1;
    let map = format!("{before}{ties}\n[[scenario]]{after}").replace('\n', "\r\n");
    fs::write(folder.join("map.toml"), &map).unwrap();
    removed(&folder, "mill-southmoor");
    let left = fs::read_to_string(folder.join("map.toml")).unwrap();
    assert_eq!(left.matches('\n').count(), left.matches("\r\n").count());
    assert!(!left.contains("by the bucket") && !left.contains("triad = "), "{left}");
    assert!(left.contains("signs = { mill-northwood = \"~\" }"), "{left}");
    assert!(left.contains("signs = { northwood-southmoor = \"-\", mill-northwood = \"+\" }"), "{left}");
    checked(&folder);
}

#[test]
fn a_refusal_says_why_and_changes_nothing() {
    let (_temporary, folder) = well("kinds");
    let before = texts(&folder);
    for (id, reason) in [
        ("nobody", "nothing has the id `nobody`"),
        ("droght", "nothing has the id `droght`; did you mean `drought`?"),
        ("plan", "`plan` is the id of two things: say which, `scenario:plan` or `passage:plan`"),
        ("days", "rests on the passage `days` alone: name another one there, or remove that first"),
        (
            "passage:sale",
            "the passage `sale` is no paragraph of article.md with an id of its own: delete it by hand; it is named in ",
        ),
        ("buckets", "a section is more than one thing"),
        ("C01", "`remove` does not know claims"),
        ("draw", "the question `draw` is a check list of article.md: delete it there"),
        ("register", "notes.toml:6: what stands there rests on the source `register` alone"),
    ] {
        let error = format!("{:#}", remove(&folder, &Assets::embedded(), id).unwrap_err());
        assert!(error.contains(reason), "{id}: {error}");
        assert_eq!(texts(&folder), before, "{id}");
    }
    change(&folder, "notes.toml", "kind = \"context\"", "kind = \"rumour\"");
    assert!(remove(&folder, &Assets::embedded(), "mill").unwrap_err().to_string().contains("has faults"));
}

#[test]
fn a_passage_to_retell_is_removed_with_its_original_and_its_undecided_ties() {
    let (_temporary, folder) = copies("ferry", &["tests/begin/expected/md"]);
    let article = || fs::read_to_string(folder.join("article.md")).unwrap();
    let before = article();
    assert!(before.contains("{#the-quarrel-1 "), "{before}");
    let message = removed(&folder, "the-quarrel-1");
    assert!(
        message.starts_with("the passage `the-quarrel-1` is gone\nand with it the actor `northwood`, the tie `"),
        "{message}"
    );
    let is_shorter = article().lines().count() < before.lines().count();
    assert!(!article().contains("the-quarrel-1") && is_shorter && before.contains(article().lines().last().unwrap()));
    assert_eq!(before.matches("<!--").count(), article().matches("<!--").count() + 1);
    let map = fs::read_to_string(folder.join("map.toml")).unwrap();
    assert!(!map.contains("the-quarrel-1") && map.contains("[[tie]]"), "{map}");
    assert_eq!(check(&folder, &Assets::embedded()).1.errors(), 0);
}
