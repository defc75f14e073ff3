//! Measures how well actors and ties are proposed. `gold/` lists, for some real articles, the actors and ties that a reader of
//! the article would put on its map, written before the proposals were seen. The articles may not be published here: save them
//! from their addresses as `NAME.html` or `NAME.md`, with the NAME of the list, and
//!
//! ```text
//! ARTICLES=FOLDER cargo test --test native begin -- --ignored --nocapture
//! ```
//!
//! prints the table that docs/authoring.md has.

use explainer::author::begin::{self, Options};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};
use toml::Value;

/// The list for an article: the names of each actor, and the pairs of actors that a sentence relates, as indices.
struct Gold {
    actors: Vec<Vec<String>>,
    pairs: BTreeSet<[usize; 2]>,
    is_aside: bool,
}

/// How many actors or ties were proposed, how many of those are right, and how many the list has.
#[derive(Clone, Copy, Default)]
struct Count {
    proposed: usize,
    right: usize,
    listed: usize,
}

impl Count {
    fn add(&mut self, other: Count) {
        self.proposed += other.proposed;
        self.right += other.right;
        self.listed += other.listed;
    }

    fn row(&self) -> String {
        let share = |of: usize| if of == 0 { 0.0 } else { self.right as f64 / of as f64 };
        format!("{:>3} of {:>3} | {:.2} | {:.2}", self.right, self.proposed, share(self.proposed), share(self.listed))
    }
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn gold(path: &Path) -> Gold {
    let text = fs::read_to_string(path).unwrap();
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let actors: Vec<Vec<String>> = table["actors"].as_array().unwrap().iter().map(strings).collect();
    let place = |name: &String| {
        actors
            .iter()
            .position(|names| names[0] == *name)
            .unwrap_or_else(|| panic!("{}: no actor {name}", path.display()))
    };
    let pair = |pair: &Value| {
        let [one, other] = strings(pair).try_into().unwrap();
        ordered(place(&one), place(&other))
    };
    let pairs = table["pairs"].as_array().unwrap().iter().map(pair).collect();
    Gold { actors, pairs, is_aside: table.contains_key("aside") }
}

fn ordered(one: usize, other: usize) -> [usize; 2] {
    [one.min(other), one.max(other)]
}

/// The counts of actors and of ties that are proposed for an article, compared with those of the list.
fn compared(map: &str, gold: &Gold) -> [Count; 2] {
    let table: toml::Table = map.parse().unwrap();
    let list = |key: &str| table.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    let which = |name: &str| gold.actors.iter().position(|names| names.iter().any(|it| same(it, name)));
    let actors: Vec<(String, Option<usize>)> = list("actor")
        .iter()
        .map(|actor| (actor["id"].as_str().unwrap().to_owned(), which(actor["name"].as_str().unwrap())))
        .collect();
    let known = |id: &Value| actors.iter().find(|(it, _)| it == id.as_str().unwrap()).and_then(|(_, which)| *which);
    let found: BTreeSet<usize> = actors.iter().filter_map(|(_, which)| *which).collect();
    let ties = list("tie");
    let pairs: BTreeSet<[usize; 2]> = ties
        .iter()
        .filter_map(|tie| Some(ordered(known(&tie["from"])?, known(&tie["to"])?)))
        .filter(|pair| gold.pairs.contains(pair))
        .collect();
    [
        Count { proposed: actors.len(), right: found.len(), listed: gold.actors.len() },
        Count { proposed: ties.len(), right: pairs.len(), listed: gold.pairs.len() },
    ]
}

fn lists() -> Vec<(String, Gold)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/begin/gold");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), gold(path))).collect()
}

#[test]
fn every_list_names_its_pairs_by_its_actors() {
    let lists = lists();
    assert!(lists.iter().filter(|(_, gold)| gold.is_aside).count() >= 2);
    for (name, gold) in lists {
        let names: Vec<&String> = gold.actors.iter().flatten().collect();
        let different: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(names.len(), different.len(), "{name}: a name stands for two");
    }
}

#[test]
#[ignore = "needs the articles, in the folder ARTICLES"]
fn actors_and_ties_are_measured() {
    let folder = PathBuf::from(env::var_os("ARTICLES").expect("ARTICLES names the folder of the articles"));
    for with_list in [false, true] {
        println!("{}", if with_list { "\nThe author names the actors:\n" } else { "All is proposed:\n" });
        println!("| article | actors right | precision | recall | ties right | precision | recall |");
        println!("| --- | --- | --- | --- | --- | --- | --- |");
        let mut sums = [[Count::default(); 2]; 2];
        for (name, gold) in lists() {
            let file = ["html", "md"]
                .map(|ending| folder.join(format!("{name}.{ending}")))
                .into_iter()
                .find(|it| it.is_file());
            let Some(file) = file else { continue };
            let lines: String =
                gold.actors.iter().map(|all| format!("{} = {}\n", all[0], all[1..].join(", "))).collect();
            let actors = if with_list { begin::named(&lines).unwrap() } else { Vec::new() };
            let begun = begin::from(&fs::read(&file).unwrap(), &file, &Options { own: false, actors }).unwrap();
            let map = &begun.files.iter().find(|(name, _)| *name == "map.toml").unwrap().1;
            let [actors, ties] = compared(map, &gold);
            println!("| {name} | {} | {} |", actors.row(), ties.row());
            for (sum, count) in sums[usize::from(gold.is_aside)].iter_mut().zip([actors, ties]) {
                sum.add(count);
            }
        }
        for (name, [actors, ties]) in ["all five", "the two kept aside"].iter().zip(sums) {
            println!("| {name} | {} | {} |", actors.row(), ties.row());
        }
    }
}
