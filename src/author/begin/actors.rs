//! Proposes actors: the names in a text, with their mentions.
//!
//! A name is a capitalised phrase whose capital is not due to the beginning of a sentence. A surname stands for the full name,
//! the adjective of a state for the state, and an acronym for the name that it abbreviates.

use super::phrase::{self, is_body, is_in};
use super::places::{
    BLOCS, BODIES, COMPANY, DIRECTIONS, LAND_AND_WATER, LOCATING, MAY_BEGIN, NO_NAMES, PLACES, TITLES,
};
use super::words::{Word, words};
use crate::document::ActorKind;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The most actors proposed, since readers cannot take in a larger map; those mentioned least are left out.
const MAX_ACTORS: usize = 20;

/// A proposed actor.
#[derive(Clone, Debug)]
pub(super) struct Actor {
    pub(super) name: String,
    /// The kind, where the text leaves no doubt.
    pub(super) kind: Option<ActorKind>,
    pub(super) mentions: Vec<Mention>,
}

/// A place where an actor is named: the passage, the sentence in it, and the bytes in its text.
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
    /// Whether it only says where something is: `in Tokyo`.
    locates: bool,
    mention: Mention,
}

/// The actors of the passages, sorted by the number of mentions plus the number of passages with one, highest first.
pub(super) fn actors(passages: &[String]) -> Vec<Actor> {
    let texts: Vec<Vec<Word>> = passages.iter().map(|text| words(text)).collect();
    let lower_case: BTreeSet<&str> =
        texts.iter().flatten().filter(|word| !word.is_capital()).map(|word| word.text.as_str()).collect();
    let mid_sentence: BTreeSet<&str> =
        texts.iter().flatten().filter(|word| word.is_capital() && !word.begins).map(|it| it.text.as_str()).collect();
    let places = places(&texts);
    let mut phrases = Vec::new();
    for (passage, words) in texts.iter().enumerate() {
        find_phrases(passage, words, &lower_case, &mid_sentence, &places, &mut phrases);
    }
    let names = full_names(&phrases);
    let mut actors: BTreeMap<String, Actor> = BTreeMap::new();
    let (mut persons, mut acting) = (BTreeSet::new(), BTreeSet::new());
    for phrase in phrases {
        let (name, by_surname) = names.get(&phrase.name).cloned().unwrap_or((phrase.name, false));
        if phrase.titled || by_surname {
            persons.insert(name.clone());
        }
        if !phrase.locates {
            acting.insert(name.clone());
        }
        let known = actors.entry(name.clone()).or_insert(Actor { name, kind: None, mentions: Vec::new() });
        known.mentions.push(phrase.mention);
    }
    let mut actors: Vec<Actor> = actors.into_values().collect();
    for actor in &mut actors {
        actor.mentions.sort_by_key(|it| (it.passage, it.range.start));
        actor.kind = kind(&actor.name, persons.contains(&actor.name));
    }
    // A place where something happens is not an actor.
    actors.retain(|it| {
        let acts = acting.contains(&it.name);
        let is_certain = it.kind.is_some_and(|kind| kind != ActorKind::State || acts || it.mentions.len() > 1);
        is_certain || acts && (it.mentions.len() > 3 || !is_landscape(&it.name))
    });
    let spread = |actor: &Actor| actor.mentions.iter().map(|it| it.passage).collect::<BTreeSet<_>>().len();
    actors.sort_by_key(|actor| {
        (
            std::cmp::Reverse(actor.mentions.len() + spread(actor)),
            actor.mentions.first().map(|it| (it.passage, it.range.start)),
            actor.name.clone(),
        )
    });
    actors.truncate(MAX_ACTORS);
    actors
}

/// The words that stand for a state in this text, in lower case, each with the state.
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

/// Adds the phrases of a passage that may be names. `lower_case` has the words that the article also writes in lower case,
/// `mid_sentence` those that have a capital within a sentence.
fn find_phrases(
    passage: usize,
    words: &[Word],
    lower_case: &BTreeSet<&str>,
    mid_sentence: &BTreeSet<&str>,
    places: &BTreeMap<String, &'static str>,
    phrases: &mut Vec<Phrase>,
) {
    let mention = |range: Range<usize>| Mention {
        passage,
        sentence: words[range.start].sentence,
        range: words[range.start].range.start..words[range.end - 1].range.end,
    };
    let locates = |start: usize| {
        let before = |steps: usize| start.checked_sub(steps).map_or("", |index| words[index].text.as_str());
        words[start].follows && is_in(LOCATING, if before(1) == "the" { before(2) } else { before(1) })
    };
    let mut index = 0;
    while index < words.len() {
        let mut run = index..phrase::end(words, index);
        if run.is_empty() {
            index += 1;
            continue;
        }
        index = run.end;
        while !run.is_empty() {
            let first = &words[run.start];
            if let Some((length, state)) = state_at(&words[run.clone()], places) {
                let rest = run.start + length..run.end;
                let is_whole = rest.is_empty() || is_title(&words[rest.start]) || first.is_possessive;
                // `European Commission` and `Bank of China` are names of their own, not mentions of the state.
                if is_whole || !is_body(&words[run.clone()]) {
                    phrases.push(Phrase {
                        name: state.to_owned(),
                        titled: false,
                        locates: locates(run.start),
                        mention: mention(run.start..run.start + length),
                    });
                    run.start += length;
                    continue;
                }
            }
            let lower = first.text.to_lowercase();
            let may_begin = !first.begins && run.len() > 1 && is_in(MAY_BEGIN, &lower);
            // `North Yorkshire Council` begins with a direction also where a sentence does.
            let is_direction = is_in(DIRECTIONS, &lower) && words[run.clone()].get(1).is_some_and(Word::is_capital);
            let is_common = is_in(NO_NAMES, &lower) && !may_begin
                || first.begins
                    && !is_direction
                    && lower_case.contains(lower.as_str())
                    && !mid_sentence.contains(first.text.as_str());
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
            // In `President Ben Hall of Ruritania` the person's name ends before `of`.
            let of = name.clone().find(|index| titles > 0 && !has_body && words[*index].text == "of");
            name.end = of.unwrap_or(name.end);
            if !name.is_empty() && (name.len() > 1 || words[name.start].text.chars().count() > 1) {
                let first = &words[name.start];
                // `Building 24` and `Apollo 11` are members of a series, not names of actors.
                let is_numbered = name.len() == 1
                    && words
                        .get(name.end)
                        .is_some_and(|it| it.follows && it.text.starts_with(|it: char| it.is_ascii_digit()));
                // The first word of a sentence always has a capital, so the capital is no sign of a name.
                let doubtful = name.len() == 1 && first.begins && !mid_sentence.contains(first.text.as_str());
                let titled = titles > 0 && !has_body;
                if !is_numbered && (!doubtful || titled || first.text.chars().all(char::is_uppercase)) {
                    let locates = locates(name.start);
                    phrases.push(Phrase {
                        name: spelling(&words[name.clone()]),
                        titled,
                        locates,
                        mention: mention(name),
                    });
                }
            }
            run.start =
                of.map_or(run.end, |of| (of + 1..run.end).find(|index| words[*index].is_capital()).unwrap_or(run.end));
        }
    }
}

/// The words as a name; only the last one loses its `’s`.
fn spelling(words: &[Word]) -> String {
    let mut name = String::new();
    for (index, word) in words.iter().enumerate() {
        let separator = if index > 0 && word.after_comma {
            ", "
        } else if index > 0 {
            " "
        } else {
            ""
        };
        let possessive = match index + 1 < words.len() {
            true if word.is_possessive => "’s",
            true if word.is_plural_possessive => "’",
            _ => "",
        };
        name = [&name, separator, &word.text, possessive].concat();
    }
    name
}

/// Whether the name is of a piece of land or water.
fn is_landscape(name: &str) -> bool {
    // `Friends of the Lake` is an organisation, so only the words before `of` count.
    name.split(" of ").next().is_some_and(|head| head.split(' ').any(|word| is_in(LAND_AND_WATER, word)))
}

/// The state that the words begin with, and how many words name it.
fn state_at(words: &[Word], places: &BTreeMap<String, &'static str>) -> Option<(usize, &'static str)> {
    (1..=words.len().min(5)).rev().find_map(|length| {
        let text: Vec<&str> = words[..length].iter().map(|word| word.text.as_str()).collect();
        // `us` is a pronoun, `US` a state.
        let text = text.join(" ").replace('\'', "’");
        (text != "Us").then_some(())?;
        Some((length, *places.get(&text.to_lowercase())?))
    })
}

fn is_title(word: &Word) -> bool {
    TITLES.contains(&word.text.trim_end_matches('.'))
}

/// The full name that each shorter name stands for, and whether the shorter one is a surname: a surname for a full name, an
/// acronym for the name that it abbreviates, an organisation without its state or without the `of ...` at its end for one with
/// it, a company with `Group` or `Inc` for the one without, and a name in capitals for the same name in mixed case.
fn full_names(phrases: &[Phrase]) -> BTreeMap<String, (String, bool)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for phrase in phrases {
        *counts.entry(&phrase.name).or_default() += 1;
    }
    let located: BTreeSet<&str> = phrases.iter().filter(|it| it.locates).map(|it| it.name.as_str()).collect();
    // Pairs of names with two characters between them, such as a space and a bracket: `Water Board (WB)`.
    let adjacent: BTreeSet<(&str, &str)> = phrases
        .windows(2)
        .filter(|pair| {
            pair[0].mention.passage == pair[1].mention.passage
                && pair[0].mention.range.end + 2 == pair[1].mention.range.start
        })
        .map(|pair| (pair[0].name.as_str(), pair[1].name.as_str()))
        .collect();
    let has_lower_case = |name: &str| name.contains(char::is_lowercase);
    // The name of a company without its suffix, where the text has that name, too.
    let without_suffix = |name: &str| {
        let (without_suffix, last) = name.rsplit_once(' ')?;
        (is_in(COMPANY, last) && counts.contains_key(without_suffix)).then(|| without_suffix.to_owned())
    };
    let long: Vec<&str> =
        counts.keys().copied().filter(|name| name.contains(' ') && without_suffix(name).is_none()).collect();
    let (mut full_names, mut spellings) = (BTreeMap::new(), Vec::new());
    for name in counts.keys() {
        if let Some(without_suffix) = without_suffix(name) {
            full_names.insert((*name).to_owned(), (without_suffix, false));
            continue;
        }
        // Of spellings that differ only in their capitals, the most frequent one stands for the others.
        let rank = |name: &str| (counts[name], has_lower_case(name), name.to_owned());
        let is_preferred = |other: &&&str| other.to_uppercase() == name.to_uppercase() && rank(other) > rank(name);
        if let Some(preferred) = counts.keys().filter(is_preferred).max_by_key(|other| rank(other)) {
            spellings.push((*name, *preferred));
            continue;
        }
        let is_acronym = name.len() > 1 && name.chars().all(char::is_uppercase);
        let is_body = name.split(' ').any(|word| BODIES.contains(&word));
        let fits = |long: &str| match long.strip_suffix(name).and_then(|rest| rest.strip_suffix(' ')) {
            _ if is_acronym => {
                let initials = initials(long);
                initials == **name || name.len() > 2 && initials.ends_with(name) && adjacent.contains(&(long, *name))
            }
            Some(before) => {
                let is_whole = !long.contains(" of ") || name.contains(" of ");
                is_body || !located.contains(name) && is_whole && !before.is_empty()
            }
            None if name.contains(' ') => !is_body && long.starts_with(&format!("{name} ")),
            // `the Friends` stands for `Friends of the Lake`.
            None => !located.contains(name) && long.starts_with(&format!("{name} of ")),
        };
        let mut candidates: Vec<&str> = long.iter().copied().filter(|long| fits(long)).collect();
        candidates.sort_by_key(|long| std::cmp::Reverse(counts[long]));
        // Where two full names fit, the one counts that occurs at least twice as often; otherwise the reference is ambiguous.
        let is_clear = candidates
            .get(1)
            .is_none_or(|second| counts[candidates[0]] > 1 && counts[candidates[0]] >= 2 * counts[second]);
        if let Some(only) = candidates.first().filter(|_| is_clear) {
            let is_surname = !is_acronym && !is_body && !name.contains(' ') && only.ends_with(name);
            full_names.insert((*name).to_owned(), ((*only).to_owned(), is_surname));
        }
    }
    // A spelling may stand for a short name: `MOOR` for `Moor`, and so for `Ada Moor`.
    for (name, preferred) in spellings {
        let full_name = full_names.get(preferred).cloned().unwrap_or_else(|| (preferred.to_owned(), false));
        full_names.insert(name.to_owned(), full_name);
    }
    full_names
}

fn initials(name: &str) -> String {
    let words = name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
    words.filter_map(|word| word.chars().next()).collect()
}

/// The kind of an actor, where it is certain.
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
    fn a_surname_an_adjective_and_an_acronym_count_as_mentions_of_the_full_name() {
        let text = "Ada Moor met President Ben Hall. Moor said that Chinese dams help China. \
                    The Water Board of Northwood, WBN, agreed with Hall.";
        let names = found(text);
        assert!(names.contains(&("Ada Moor".to_owned(), 2)), "{names:?}");
        assert!(names.contains(&("Ben Hall".to_owned(), 2)), "{names:?}");
        assert!(names.contains(&("China".to_owned(), 2)), "{names:?}");
        assert!(names.contains(&("Water Board of Northwood".to_owned(), 2)), "{names:?}");
    }

    #[test]
    fn all_forms_of_a_name_count_as_mentions_of_one_actor() {
        let text = "MOORTON, Monday. The Moorton Educators’ Association (MEA) and the Ruritanian Public Works Board (PWB) met. \
                    Moorton waits, said MEA and PWB. Moorton agreed. The Friends of Moorton Lake object; the Friends will sue. \
                    They live in the north of the valley. North Moor Council gave the Friends a hall, and the Moor Chamber of \
                    Trade a key. The Chamber of Trade thanked it.";
        let names = found(text);
        for (name, count) in [
            ("Moorton", 3),
            ("Moorton Educators’ Association", 3),
            ("Ruritanian Public Works Board", 3),
            ("Friends of Moorton Lake", 3),
            ("North Moor Council", 1),
            ("Moor Chamber of Trade", 2),
        ] {
            assert!(names.contains(&(name.to_owned(), count)), "{name}: {names:?}");
        }
        assert_eq!(names.len(), 6, "{names:?}");
    }

    #[test]
    fn a_state_that_is_only_a_location_is_no_actor() {
        assert_eq!(found("A company near China builds ships across Japan and in Ukraine."), []);
        assert_eq!(found("A company in China asked Japan."), [("Japan".to_owned(), 1)]);
    }

    #[test]
    fn the_capital_at_the_beginning_of_a_sentence_makes_no_name() {
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
