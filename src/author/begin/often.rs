//! Finds common nouns that are frequent in a text: in articles on nature or money they are often the actors.

use super::actors::Actor;
use super::named::singular;
use super::phrase::is_in;
use super::words::{Word, words};
use std::collections::{BTreeMap, BTreeSet};

/// The most words proposed.
const MAX_WORDS: usize = 15;

/// The fewest occurrences of a word that is proposed, and the fewest passages with it.
const MIN_COUNT: usize = 3;

/// The words, the most frequent first. Two words that mostly occur together are proposed as one: `sea urchins`.
pub(super) fn often(passages: &[String], actors: &[Actor]) -> Vec<String> {
    let texts: Vec<Vec<Word>> = passages.iter().map(|text| words(text)).collect();
    let is_of_name = |passage: usize, word: &Word| {
        let mut mentions = actors.iter().flat_map(|actor| &actor.mentions);
        mentions.any(|it| it.passage == passage && it.range.contains(&word.range.start))
    };
    let mut forms: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut places: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut pairs: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (passage, words) in texts.iter().enumerate() {
        let mut previous: Option<String> = None;
        for word in words {
            let lower_case = word.text.to_lowercase();
            let is_candidate = lower_case.chars().count() > 2
                && lower_case.chars().all(char::is_alphabetic)
                && (!word.is_capital() || word.begins)
                && !is_of_name(passage, word)
                && !is_in(COMMON_WORDS, &singular(&lower_case))
                && !is_in(COMMON_WORDS, &lower_case)
                && !["ing", "ly", "ed"].iter().any(|end| lower_case.ends_with(end));
            if !is_candidate {
                previous = None;
                continue;
            }
            let stem = singular(&lower_case);
            *forms.entry(stem.clone()).or_default().entry(lower_case).or_default() += 1;
            places.entry(stem.clone()).or_default().insert(passage);
            if let Some(first) = previous.filter(|_| word.follows) {
                *pairs.entry((first, stem.clone())).or_default() += 1;
            }
            previous = Some(stem);
        }
    }
    let count = |stem: &str| forms[stem].values().sum::<usize>();
    let usual_form = |stem: &str| {
        let spellings = forms[stem].iter();
        spellings
            .max_by_key(|(form, count)| (**count, std::cmp::Reverse((*form).clone())))
            .map_or("", |(form, _)| form)
            .to_owned()
    };
    let mut merged: BTreeMap<String, String> = BTreeMap::new();
    let mut parts: BTreeMap<&String, usize> = BTreeMap::new();
    for ((first, second), together) in &pairs {
        if *together >= 2 && 3 * together >= count(second) {
            merged.insert(second.clone(), format!("{} {}", usual_form(first), usual_form(second)));
            *parts.entry(first).or_default() += together;
        }
    }
    // `sea` occurs mostly before `otters` or `urchins`, and is not proposed alone; `kelp` is, though there are `kelp forests`.
    let is_part = |stem: &String| parts.get(stem).is_some_and(|together| 2 * together >= count(stem));
    let mut often: Vec<(String, usize)> = forms
        .keys()
        .filter(|stem| count(stem) >= MIN_COUNT && places[*stem].len() >= MIN_COUNT && !is_part(stem))
        .map(|stem| (merged.get(stem).cloned().unwrap_or_else(|| usual_form(stem)), count(stem)))
        .collect();
    often.sort_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
    often.into_iter().take(MAX_WORDS).map(|(words, _)| words).collect()
}

/// Frequent words of English that name no actor.
const COMMON_WORDS: &str = " \
the and that have for not with you this but his from they say says said her she will one all would there their what out \
about who get which when make makes made can like time just him know take takes took people into year good some could \
them see saw other than then now look looks only come comes came its over think also back after use two how our work \
first well way even new want because any these give gave given most was were are been being has had did does done more \
may might must shall should such much many very own same another between through during before while where why both each \
few those here again once under never always often still too off since until against without within along among around \
however though although yet per every less least part number lot kind sort case fact point place thing things day days \
week month months years age life world man men woman women child home house hand side end ends area areas example result \
results study studies research team paper report question idea reason problem effect effects change changes level levels \
rate amount percent million billion thousand hundred half third four five six seven eight nine ten last next long short \
high low large small big little old young great best better worse able able likely possible different important several \
become becomes became began begin keep kept let left right found find finds show shows shown seem seems help helps need \
needs mean means meant put set turn turns went goes gone got getting set told tell tells ask asked call called name \
names word words story news article author photo page instead rather almost already later ago away ever far near nearly \
enough perhaps maybe likely thus therefore unless whether upon across toward towards despite according including due via \
something nothing anything everything someone anyone everyone nobody today tomorrow yesterday recent current early late \
whole others across use used uses system systems process form forms group groups member members state states country \
countries government company companies market city cities town school university professor doctor director president \
chief head leader scientists researchers experts officials expert scientist researcher ecologist biologist author writer \
reporter editor spokesman spokeswoman money price cost value sale deal plan plans step steps line lines piece bit top \
bottom front middle past future moment hour minute morning night evening true real sure clear hard easy full empty open \
free early major minor single double main key simple special general common public ";
