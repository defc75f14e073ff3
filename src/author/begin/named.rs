//! Actors whom the author names: by a list, one a line, in which the first name is followed by others after `=`.

use super::actors::{Actor, Mention};
use super::words::{Word, words};
use crate::document::ActorKind;

/// An actor as the author has named it: the first is its name, all are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named(Vec<String>);

/// The actors of a list. Empty lines, and those that begin with `#`, are left out.
///
/// # Errors
/// Says which line names nobody.
pub fn list(text: &str) -> Result<Vec<Named>, String> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let named: Vec<Named> = lines
        .map(|(number, line)| {
            let (name, others) = line.split_once('=').unwrap_or((line, ""));
            let all = std::iter::once(name).chain(others.split(','));
            let all: Vec<String> = all.map(super::original::clean).filter(|name| !name.is_empty()).collect();
            let is_named = name.contains(char::is_alphanumeric);
            is_named.then_some(Named(all)).ok_or_else(|| format!("line {number} has no name before `=`: `{line}`"))
        })
        .collect::<Result<_, _>>()?;
    if named.is_empty() { Err("it names no actor; write one a line".to_owned()) } else { Ok(named) }
}

/// The actors that the author names, with all their mentions, also those that were found of an actor with that name. Whom the
/// text does not name is left out; the second value has their names.
pub(super) fn actors(passages: &[String], named: &[Named], found: &[Actor]) -> (Vec<Actor>, Vec<String>) {
    let mut actors: Vec<Actor> = Vec::new();
    let mut missing = Vec::new();
    let texts: Vec<Vec<Word>> = passages.iter().map(|text| words(text)).collect();
    // The longest name is looked for first: `sea urchins` before `urchins`.
    let mut names: Vec<(usize, Vec<Word>)> = named
        .iter()
        .enumerate()
        .flat_map(|(actor, Named(all))| all.iter().map(move |name| (actor, words(name))))
        .collect();
    names.sort_by_key(|(actor, name)| (std::cmp::Reverse(name.len()), *actor));
    let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); named.len()];
    let mut taken: Vec<Mention> = Vec::new();
    let known = |named: &Named| found.iter().find(|actor| is_called(named, actor));
    let kinds: Vec<Option<ActorKind>> = named.iter().map(|it| known(it).and_then(|actor| actor.kind)).collect();
    for (actor, it) in named.iter().enumerate() {
        let known = known(it).into_iter().flat_map(|it| &it.mentions);
        known.for_each(|it| take(it.clone(), &mut mentions[actor], &mut taken));
    }
    // `allergy` is no mention within `Academy of Allergy`, of whom the author has not spoken.
    let others = found.iter().filter(|actor| actor.name.contains(' ') && !named.iter().any(|it| is_called(it, actor)));
    taken.extend(others.flat_map(|actor| actor.mentions.iter().cloned()));
    for (actor, name) in names.iter().filter(|(_, name)| !name.is_empty()) {
        for (passage, text) in texts.iter().enumerate() {
            for stretch in text.windows(name.len()).filter(|stretch| is_named(stretch, name)) {
                let range = stretch[0].range.start..stretch[name.len() - 1].range.end;
                let mention = Mention { passage, sentence: stretch[0].sentence, range };
                take(mention, &mut mentions[*actor], &mut taken);
            }
        }
    }
    for ((Named(all), mut mentions), kind) in named.iter().zip(mentions).zip(kinds) {
        mentions.sort_by_key(|it| (it.passage, it.range.start));
        if mentions.is_empty() {
            missing.push(all[0].clone());
        } else {
            actors.push(Actor { name: all[0].clone(), kind, mentions });
        }
    }
    (actors, missing)
}

/// Takes a mention for an actor, unless one that is taken meets it.
fn take(mention: Mention, mentions: &mut Vec<Mention>, taken: &mut Vec<Mention>) {
    let meets = |other: &Mention| {
        mention.passage == other.passage
            && mention.range.start < other.range.end
            && other.range.start < mention.range.end
    };
    if !taken.iter().any(meets) {
        taken.push(mention.clone());
        mentions.push(mention);
    }
}

/// Whether an actor that was found is one that the author names.
fn is_called(Named(all): &Named, actor: &Actor) -> bool {
    all.iter().any(|name| name.to_lowercase() == actor.name.to_lowercase())
}

/// Whether a stretch of words is the name: in small letters it may begin a sentence, and be one or many.
fn is_named(stretch: &[Word], name: &[Word]) -> bool {
    let follow = stretch[1..].iter().all(|word| word.follows || word.after_comma);
    let last = name.len() - 1;
    let fits = |index: usize| {
        let (said, meant) = (&stretch[index].text, &name[index].text);
        if meant.chars().all(char::is_uppercase) && meant.len() > 1 {
            return said == meant;
        }
        let (said, meant) = (said.to_lowercase(), meant.to_lowercase());
        said == meant || index == last && one(&said) == one(&meant)
    };
    follow && (0..name.len()).all(fits)
}

/// A word without the ending of many.
pub(super) fn one(word: &str) -> String {
    let stem = match word {
        _ if word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => word,
        _ => word.strip_suffix('s').unwrap_or(word),
    };
    let hisses = |stem: &&str| ["x", "ss", "sh", "ch"].iter().any(|end| stem.ends_with(end));
    match (stem.strip_suffix("ie"), stem.strip_suffix('e').filter(hisses)) {
        (Some(rest), _) if stem.len() < word.len() && rest.len() > 2 => format!("{rest}y"),
        (_, Some(rest)) if stem.len() < word.len() => rest.to_owned(),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_the_author_names_is_found_in_any_form() {
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
    fn a_word_within_the_name_of_another_is_no_mention() {
        let text = "The Allergy Board met. Its view of each allergy is new, said the Allergy Board.";
        let found = super::super::actors::actors(&[text.to_owned()]);
        let (actors, _) = actors(&[text.to_owned()], &list("Allergies").unwrap(), &found);
        assert_eq!(actors[0].mentions.len(), 1, "{:?}", actors[0]);
    }

    #[test]
    fn a_line_that_names_nobody_is_told() {
        assert_eq!(list("Kelp\n = weed").unwrap_err(), "line 2 has no name before `=`: `= weed`");
        assert_eq!(list("# Kelp\n").unwrap_err(), "it names no actor; write one a line");
    }

    #[test]
    fn one_and_many_are_the_same_word() {
        for (many, single) in
            [("crabs", "crab"), ("fisheries", "fishery"), ("foxes", "fox"), ("grass", "grass"), ("wolves", "wolve")]
        {
            assert_eq!(one(many), single);
        }
    }
}
