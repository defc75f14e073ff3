//! Proposes actors: who is named in a text, how often, and where.
//!
//! A name is a phrase with capitals that does not owe them to the beginning of a sentence. Surnames belong to the full name, the
//! adjective of a state to the state, and an acronym to what it is short for.

use super::places::{BLOCS, BODIES, NO_NAMES, PLACES, TITLES};
use super::words::{Word, words};
use crate::document::ActorKind;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A map with more is not read; those who are named least are left out.
const MOST: usize = 20;

/// An actor that is proposed.
#[derive(Clone, Debug)]
pub(super) struct Actor {
    pub(super) name: String,
    /// What it is, where the text leaves no doubt.
    pub(super) kind: Option<ActorKind>,
    pub(super) mentions: Vec<Mention>,
}

/// Where an actor is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) passage: usize,
    pub(super) sentence: usize,
    pub(super) range: Range<usize>,
}

/// A phrase that may be a name.
struct Phrase {
    name: String,
    titled: bool,
    mention: Mention,
}

/// The actors of the passages, those named most and in most passages first.
pub(super) fn actors(passages: &[String]) -> Vec<Actor> {
    let texts: Vec<Vec<Word>> = passages.iter().map(|text| words(text)).collect();
    let small: BTreeSet<&str> =
        texts.iter().flatten().filter(|word| !word.is_capital()).map(|word| word.text.as_str()).collect();
    let inside: BTreeSet<&str> =
        texts.iter().flatten().filter(|word| word.is_capital() && !word.begins).map(|it| it.text.as_str()).collect();
    let places = places(&texts);
    let mut phrases = Vec::new();
    for (passage, words) in texts.iter().enumerate() {
        find(passage, words, &small, &inside, &places, &mut phrases);
    }
    let names = joined(&phrases);
    let mut actors: BTreeMap<String, Actor> = BTreeMap::new();
    let mut titled = BTreeSet::new();
    for phrase in phrases {
        let name = names.get(&phrase.name).cloned().unwrap_or(phrase.name);
        if phrase.titled {
            titled.insert(name.clone());
        }
        let known = actors.entry(name.clone()).or_insert(Actor { name, kind: None, mentions: Vec::new() });
        known.mentions.push(phrase.mention);
    }
    let short: BTreeSet<&String> =
        names.iter().filter(|(short, _)| !short.contains(' ')).map(|(_, long)| long).collect();
    let mut actors: Vec<Actor> = actors.into_values().collect();
    for actor in &mut actors {
        actor.mentions.sort_by_key(|it| (it.passage, it.range.start));
        let is_person = titled.contains(&actor.name) || short.contains(&actor.name) && actor.name.contains(' ');
        actor.kind = kind(&actor.name, is_person);
    }
    // Who is named once only, and by one word only, is most often a place or a slip of this list.
    actors.retain(|it| it.mentions.len() > 1 || it.name.contains(' ') || it.kind.is_some());
    let spread = |actor: &Actor| actor.mentions.iter().map(|it| it.passage).collect::<BTreeSet<_>>().len();
    actors.sort_by_key(|actor| {
        (
            std::cmp::Reverse(actor.mentions.len() + spread(actor)),
            actor.mentions.first().map(|it| (it.passage, it.range.start)),
            actor.name.clone(),
        )
    });
    actors.truncate(MOST);
    actors
}

/// What stands for a state in this text, in small letters, and the state.
fn places(texts: &[Vec<Word>]) -> BTreeMap<String, &'static str> {
    let mut places = BTreeMap::new();
    let all: BTreeSet<&str> = texts.iter().flatten().map(|word| word.text.as_str()).collect();
    for names in PLACES {
        let named = names.iter().any(|name| name.split(' ').all(|part| all.contains(part)));
        for name in names.iter().filter(|name| named || name.starts_with(char::is_uppercase)) {
            places.insert(name.to_lowercase(), names[0]);
        }
    }
    places
}

/// Adds the phrases of a passage that may be names.
fn find(
    passage: usize,
    words: &[Word],
    small: &BTreeSet<&str>,
    inside: &BTreeSet<&str>,
    places: &BTreeMap<String, &'static str>,
    phrases: &mut Vec<Phrase>,
) {
    let mention = |range: Range<usize>| Mention {
        passage,
        sentence: words[range.start].sentence,
        range: words[range.start].range.start..words[range.end - 1].range.end,
    };
    let mut index = 0;
    while index < words.len() {
        let mut run = index..run_end(words, index);
        if run.is_empty() {
            index += 1;
            continue;
        }
        index = run.end;
        while !run.is_empty() {
            let first = &words[run.start];
            if let Some((length, place)) = place(&words[run.clone()], places) {
                let rest = run.start + length..run.end;
                let is_whole = rest.is_empty() || is_title(&words[rest.start]) || first.owns;
                // `European Commission` and `Bank of China` are names of their own.
                if is_whole || !is_body(&words[run.clone()]) {
                    phrases.push(Phrase {
                        name: place.to_owned(),
                        titled: false,
                        mention: mention(run.start..run.start + length),
                    });
                    run.start += length;
                    continue;
                }
            }
            let lower = first.text.to_lowercase();
            let is_common = NO_NAMES.contains(&format!(" {lower} "))
                || first.begins && small.contains(lower.as_str()) && !inside.contains(first.text.as_str());
            if is_common || !first.text.contains(char::is_alphabetic) {
                run.start += 1;
                while run.start < run.end && !words[run.start].is_capital() {
                    run.start += 1;
                }
                continue;
            }
            let titles = words[run.clone()].iter().take_while(|word| is_title(word)).count();
            let has_body = is_body(&words[run.clone()]);
            let mut name = if has_body { run.clone() } else { run.start + titles..run.end };
            // `President Ben Hall of Ruritania` names a person first.
            let of = name.clone().find(|index| titles > 0 && !has_body && words[*index].text == "of");
            name.end = of.unwrap_or(name.end);
            if !name.is_empty() && (name.len() > 1 || words[name.start].text.chars().count() > 1) {
                let text: Vec<&str> = words[name.clone()].iter().map(|word| word.text.as_str()).collect();
                let first = &words[name.start];
                // A capital that the beginning of a sentence asks for is no sign of a name.
                let doubtful = name.len() == 1 && first.begins && !inside.contains(first.text.as_str());
                let titled = titles > 0 && !has_body;
                if !doubtful || titled || first.text.chars().all(char::is_uppercase) {
                    phrases.push(Phrase { name: text.join(" "), titled, mention: mention(name) });
                }
            }
            run.start =
                of.map_or(run.end, |of| (of + 1..run.end).find(|index| words[*index].is_capital()).unwrap_or(run.end));
        }
    }
}

/// Where a phrase with capitals ends that begins here.
fn run_end(words: &[Word], start: usize) -> usize {
    const LINKS: [&str; 13] = ["of", "for", "the", "de", "la", "du", "van", "von", "der", "den", "bin", "al", "di"];
    if !words[start].is_capital() {
        return start;
    }
    let (mut end, mut next) = (start + 1, start + 1);
    while next < words.len() && words[next].follows && !words[end - 1].owns {
        if words[next].is_capital() {
            end = next + 1;
        } else if !LINKS.contains(&words[next].text.as_str()) || next - end >= 2 {
            break;
        }
        next += 1;
    }
    end
}

/// The state that the words begin with, and how many words its name has.
fn place(words: &[Word], places: &BTreeMap<String, &'static str>) -> Option<(usize, &'static str)> {
    (1..=words.len().min(5)).rev().find_map(|length| {
        let text: Vec<&str> = words[..length].iter().map(|word| word.text.as_str()).collect();
        // `us` is a word, and `US` a state.
        let text = text.join(" ").replace('\'', "’");
        (text != "Us").then_some(())?;
        Some((length, *places.get(&text.to_lowercase())?))
    })
}

fn is_title(word: &Word) -> bool {
    TITLES.contains(&word.text.trim_end_matches('.'))
}

fn is_body(words: &[Word]) -> bool {
    words.iter().any(|word| BODIES.contains(&word.text.as_str()))
}

/// The longer name that a shorter one stands for: a surname for a full name, an acronym for what it is short for.
fn joined(phrases: &[Phrase]) -> BTreeMap<String, String> {
    let all: BTreeSet<&str> = phrases.iter().map(|phrase| phrase.name.as_str()).collect();
    let long: Vec<&str> = all.iter().copied().filter(|name| name.contains(' ')).collect();
    let mut joined = BTreeMap::new();
    for name in &all {
        let is_acronym = name.len() > 1 && name.chars().all(char::is_uppercase);
        let mut fits = long.iter().filter(|long| match is_acronym {
            true => initials(long) == **name,
            false => *long != name && long.ends_with(&format!(" {name}")) && !long.contains(" of "),
        });
        // Where two have the surname, nobody knows who is meant.
        if let (Some(only), None) = (fits.next(), fits.next()) {
            joined.insert((*name).to_owned(), (*only).to_owned());
        }
    }
    joined
}

fn initials(name: &str) -> String {
    let words = name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
    words.filter_map(|word| word.chars().next()).collect()
}

/// What an actor is, where that is plain.
fn kind(name: &str, is_person: bool) -> Option<ActorKind> {
    if BLOCS.contains(&name) {
        return Some(ActorKind::Bloc);
    }
    if PLACES.iter().any(|names| names[0] == name) {
        return Some(ActorKind::State);
    }
    if name.split(' ').any(|word| BODIES.contains(&word)) {
        return Some(ActorKind::Organisation);
    }
    is_person.then_some(ActorKind::Person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, usize)> {
        actors(&[text.to_owned()]).into_iter().map(|it| (it.name, it.mentions.len())).collect()
    }

    #[test]
    fn a_surname_an_adjective_and_an_acronym_belong_to_the_name() {
        let text = "Ada Moor met President Ben Hall. Moor said that Chinese dams help China. \
                    The Water Board of Northwood, WBN, agreed with Hall.";
        let names = found(text);
        assert!(names.contains(&("Ada Moor".to_owned(), 2)), "{names:?}");
        assert!(names.contains(&("Ben Hall".to_owned(), 2)), "{names:?}");
        assert!(names.contains(&("China".to_owned(), 2)), "{names:?}");
        assert!(names.contains(&("Water Board of Northwood".to_owned(), 2)), "{names:?}");
    }

    #[test]
    fn a_capital_that_begins_a_sentence_makes_no_name() {
        assert_eq!(found("Rivers rise. Villages wait. When rivers rise, villages wait. On Monday it rained."), []);
    }

    #[test]
    fn every_mention_is_a_stretch_of_its_passage() {
        let text = "In 1990, Ørsted–Lund’s plan—“Ålesund” first—reached Ålesund. US-China talks began.";
        for actor in actors(&[text.to_owned()]) {
            actor.mentions.iter().for_each(|it| assert!(text.get(it.range.clone()).is_some_and(|it| !it.is_empty())));
        }
    }
}
