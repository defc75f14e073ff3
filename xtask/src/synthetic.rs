//! Writes synthetic explainers of any size, as ordinary content folders, to measure how the map scales. The same numbers of
//! actors and ties give the same files.

use anyhow::{Context, Result};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Actors that one passage mentions. The passage is the evidence of their ties.
const ACTORS_PER_PASSAGE: usize = 5;

/// Passages in a section.
const PASSAGES_PER_SECTION: usize = 20;

/// Writes the folder of an explainer with that many actors, and that many ties between random pairs of them.
pub fn write(folder: &Path, actors: usize, ties: usize) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let points = "\n[[point]]\ntext = \"There are many.\"\npassages = [\"p0\"]\n".repeat(3);
    let explainer = format!(
        "title = \"{actors} actors\"\nstandfirst = \"A network that nobody would write, of {actors} actors and {ties} \
         ties.\"\nlang = \"en\"\npublished = 2026-01-01\n\n[original]\ntitle = \"Nothing\"\npublisher = \"Nobody\"\nurl \
         = \"https://example.org/\"\n{points}"
    );
    let names = names(actors);
    let files = [
        ("explainer.toml", explainer),
        ("article.md", article(&names)),
        ("map.toml", map(&names, ties)),
        ("quiz.toml", String::new()),
        ("notes.toml", String::new()),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(())
}

fn names(count: usize) -> Vec<String> {
    const FIRST: [&str; 10] = ["Al", "Ber", "Cor", "Da", "El", "Fen", "Gor", "Ha", "Is", "Jo"];
    const MIDDLE: [&str; 10] = ["ba", "di", "fo", "gu", "la", "mi", "no", "ru", "sta", "ve"];
    const LAST: [&str; 10] = ["burg", "den", "fell", "land", "mar", "nia", "ria", "stan", "ton", "wick"];
    let name = |index: usize| [FIRST[index % 10], MIDDLE[index / 10 % 10], LAST[index / 100 % 10]].concat();
    let suffix = |index: usize| if index < 1000 { String::new() } else { format!(" {}", index / 1000 + 1) };
    (0..count).map(|index| name(index) + &suffix(index)).collect()
}

fn article(names: &[String]) -> String {
    let mut text = "There are many.\n".to_owned();
    for (passage, actors) in names.chunks(ACTORS_PER_PASSAGE).enumerate() {
        if passage % PASSAGES_PER_SECTION == 0 {
            let _ = write!(text, "\n## Part {} {{#part-{0}}}\n", passage / PASSAGES_PER_SECTION + 1);
        }
        let mention = |(index, name)| format!("[{name}](actor:a{})", passage * ACTORS_PER_PASSAGE + index);
        let mentions: Vec<String> = actors.iter().enumerate().map(mention).collect();
        let _ = write!(
            text,
            "\nThen come {}, and what they have to do with each other and with others. {{#p{passage}}}\n",
            mentions.join(", ")
        );
    }
    text
}

fn map(names: &[String], ties: usize) -> String {
    const KINDS: [&str; 5] = ["state", "bloc", "group", "person", "organisation"];
    const TIES: [&str; 4] = ["Trade", "War", "Talks", "Aid"];
    let mut random = Random(7);
    let mut text = "triad = [\"a0-a1\", \"a1-a2\", \"a0-a2\"]\n".to_owned();
    for (index, name) in names.iter().enumerate() {
        let kind = KINDS[if index < 3 { 0 } else { random.below(KINDS.len()) }];
        let _ = write!(
            text,
            "\n[[actor]]\nid = \"a{index}\"\nname = \"{name}\"\nkind = \"{kind}\"\nabout = \"One of many.\"\n"
        );
    }
    let mut pairs = vec![[0, 1], [1, 2], [0, 2]];
    let mut taken: std::collections::BTreeSet<[usize; 2]> = pairs.iter().copied().collect();
    while pairs.len() < ties {
        let (one, other) = (random.below(names.len()), random.below(names.len()));
        let pair = [one.min(other), one.max(other)];
        if one != other && taken.insert(pair) {
            pairs.push(pair);
        }
    }
    for [from, to] in pairs {
        let (sign, kind) = (["+", "-", "~"][random.below(3)], TIES[random.below(4)]);
        let directed = random.below(2) == 0;
        let _ = write!(
            text,
            "\n[[tie]]\nfrom = \"a{from}\"\nto = \"a{to}\"\nsign = \"{sign}\"\nkind = \"{kind}\"\ndirected = {directed}\n\
             what = \"something\"\nevidence = [\"p{}\"]\n",
            from / ACTORS_PER_PASSAGE
        );
    }
    text
}

/// Pseudo-random numbers, the same on every machine: a linear congruential generator with Knuth's constants for MMIX.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}
