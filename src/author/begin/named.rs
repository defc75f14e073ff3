//! Actors that the author lists: one a line, other names after `=`.

use super::actors::{Actor, Mention};
use super::words::{Word, words};
use crate::document::ActorKind;

/// An actor that the author lists: its name, then other names that are looked for as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named(Vec<String>);

/// Parses the list. Empty lines and those that begin with `#` are skipped.
///
/// # Errors
/// Which line has no name, or that no line has one.
pub fn list(text: &str) -> Result<Vec<Named>, String> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let named: Vec<Named> = lines
        .map(|(number, line)| {
            let (name, others) = line.split_once('=').unwrap_or((line, ""));
            let names = std::iter::once(name).chain(others.split(','));
            let names: Vec<String> = names.map(super::original::clean).filter(|name| !name.is_empty()).collect();
            let has_name = name.contains(char::is_alphanumeric);
            has_name.then_some(Named(names)).ok_or_else(|| format!("line {number} has no name before `=`: `{line}`"))
        })
        .collect::<Result<_, _>>()?;
    if named.is_empty() { Err("it names no actor; write one a line".to_owned()) } else { Ok(named) }
}

/// Finds the mentions of the listed actors in the passages, including the mentions in `found` of an actor with the same name.
/// Actors without a mention are left out; the second value has their names.
pub(super) fn actors(passages: &[String], named: &[Named], found: &[Actor]) -> (Vec<Actor>, Vec<String>) {
    let mut actors: Vec<Actor> = Vec::new();
    let mut missing = Vec::new();
    let texts: Vec<Vec<Word>> = passages.iter().map(|text| words(text)).collect();
    // The longest names come first, so that `sea urchins` is found before `urchins`.
    let mut names: Vec<(usize, Vec<Word>)> = named
        .iter()
        .enumerate()
        .flat_map(|(actor, Named(names))| names.iter().map(move |name| (actor, words(name))))
        .collect();
    names.sort_by_key(|(actor, name)| (std::cmp::Reverse(name.len()), *actor));
    let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); named.len()];
    let mut taken: Vec<Mention> = Vec::new();
    let proposed = |named: &Named| found.iter().find(|actor| is_called(named, actor));
    let kinds: Vec<Option<ActorKind>> = named.iter().map(|it| proposed(it).and_then(|actor| actor.kind)).collect();
    for (actor, it) in named.iter().enumerate() {
        let proposed = proposed(it).into_iter().flat_map(|it| &it.mentions);
        proposed.for_each(|it| add_free(it.clone(), &mut mentions[actor], &mut taken));
    }
    // A mention of a longer name that is not listed, such as `Academy of Allergy`, contains no mention of `allergy`.
    let others = found.iter().filter(|actor| actor.name.contains(' ') && !named.iter().any(|it| is_called(it, actor)));
    taken.extend(others.flat_map(|actor| actor.mentions.iter().cloned()));
    for (actor, name) in names.iter().filter(|(_, name)| !name.is_empty()) {
        for (passage, text) in texts.iter().enumerate() {
            for window in text.windows(name.len()).filter(|window| is_named(window, name)) {
                let range = window[0].range.start..window[name.len() - 1].range.end;
                let mention = Mention { passage, sentence: window[0].sentence, range };
                add_free(mention, &mut mentions[*actor], &mut taken);
            }
        }
    }
    for ((Named(names), mut mentions), kind) in named.iter().zip(mentions).zip(kinds) {
        mentions.sort_by_key(|it| (it.passage, it.range.start));
        if mentions.is_empty() {
            missing.push(names[0].clone());
        } else {
            actors.push(Actor { name: names[0].clone(), kind, mentions });
        }
    }
    (actors, missing)
}

/// Adds a mention to an actor, unless it overlaps one that is taken.
fn add_free(mention: Mention, mentions: &mut Vec<Mention>, taken: &mut Vec<Mention>) {
    let overlaps = |other: &Mention| {
        mention.passage == other.passage
            && mention.range.start < other.range.end
            && other.range.start < mention.range.end
    };
    if !taken.iter().any(overlaps) {
        taken.push(mention.clone());
        mentions.push(mention);
    }
}

/// Whether a proposed actor has a name that the author lists.
fn is_called(Named(all): &Named, actor: &Actor) -> bool {
    all.iter().any(|name| name.to_lowercase() == actor.name.to_lowercase())
}

/// Whether the words are the name. Its case is ignored unless the name is an acronym, and the last word may be singular or
/// plural.
fn is_named(words: &[Word], name: &[Word]) -> bool {
    let is_connected = words[1..].iter().all(|word| word.follows || word.after_comma);
    let last = name.len() - 1;
    let fits = |index: usize| {
        let (found, expected) = (&words[index].text, &name[index].text);
        if expected.chars().all(char::is_uppercase) && expected.len() > 1 {
            return found == expected;
        }
        let (found, expected) = (found.to_lowercase(), expected.to_lowercase());
        found == expected || index == last && singular(&found) == singular(&expected)
    };
    is_connected && (0..name.len()).all(fits)
}

/// The word in the singular, by the regular endings of English plurals.
pub(super) fn singular(word: &str) -> String {
    let stem = match word {
        _ if word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => word,
        _ => word.strip_suffix('s').unwrap_or(word),
    };
    let is_sibilant = |stem: &&str| ["x", "ss", "sh", "ch"].iter().any(|end| stem.ends_with(end));
    match (stem.strip_suffix("ie"), stem.strip_suffix('e').filter(is_sibilant)) {
        (Some(rest), _) if stem.len() < word.len() && rest.len() > 2 => format!("{rest}y"),
        (_, Some(rest)) if stem.len() < word.len() => rest.to_owned(),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_actor_is_found_in_every_form() {
        let text =
            "Sea otters eat urchins. A sea urchin eats kelp; Kelp’s friend is the otter, says Estes. Dr. Estes dives.";
        let named = list("# whom\nSea otters = otters\n\nSea urchins = urchins\nKelp\nEstes\nSharks\n").unwrap();
        let (actors, missing) = actors(&[text.to_owned()], &named, &[]);
        let said =
            |actor: &Actor| actor.mentions.iter().map(|it| text[it.range.clone()].to_owned()).collect::<Vec<_>>();
        assert_eq!(said(&actors[0]), ["Sea otters", "otter"]);
        assert_eq!(said(&actors[1]), ["urchins", "sea urchin"]);
        assert_eq!(said(&actors[2]), ["kelp", "Kelp"]);
        assert_eq!(said(&actors[3]), ["Estes", "Estes"]);
        assert_eq!(missing, ["Sharks"]);
    }

    #[test]
    fn a_word_within_another_name_is_no_mention() {
        let text = "The Allergy Board met. Its view of each allergy is new, said the Allergy Board.";
        let found = super::super::actors::actors(&[text.to_owned()]);
        let (actors, _) = actors(&[text.to_owned()], &list("Allergies").unwrap(), &found);
        assert_eq!(actors[0].mentions.len(), 1, "{:?}", actors[0]);
    }

    #[test]
    fn a_line_without_a_name_is_refused() {
        assert_eq!(list("Kelp\n = weed").unwrap_err(), "line 2 has no name before `=`: `= weed`");
        assert_eq!(list("# Kelp\n").unwrap_err(), "it names no actor; write one a line");
    }

    #[test]
    fn singular_and_plural_are_the_same_word() {
        for (many, single) in
            [("crabs", "crab"), ("fisheries", "fishery"), ("foxes", "fox"), ("grass", "grass"), ("wolves", "wolve")]
        {
            assert_eq!(singular(many), single);
        }
    }
}
