//! The words of the interface: the built-in locale of the language, and the content's own locale, which adds to it.

use super::assets::Assets;
use super::diagnostic::{Code, Fault, Faults};
use super::texts::{File, Span, Text, Texts};
use super::toml_reader::Tree;
use crate::document::Words;
use std::collections::{BTreeMap, BTreeSet};

/// The locale that all others are compared with: it has every word of the interface.
const REFERENCE: &str = "en";

/// The words by key, with their spans.
type Locale = BTreeMap<String, Text>;

/// Every word of the interface in the language.
pub(super) fn words(lang: Option<&Text>, assets: &Assets, texts: &mut Texts, faults: &Faults) -> Words {
    let has_own = texts.get(File::Locale).is_some();
    let built_in = lang.and_then(|lang| built_in(&lang.value, assets));
    match (lang, &built_in) {
        (Some(_), Some((tag, text))) => texts.add_locale(tag, text),
        (Some(lang), None) if !has_own || !is_tag(&lang.value) => report_unknown(lang, assets, faults),
        _ => {}
    }
    let mut words = read_locale(File::BuiltIn, texts, faults);
    words.extend(read_locale(File::Locale, texts, faults));

    if built_in.is_some() || has_own {
        let home = Span::whole(if has_own { File::Locale } else { File::BuiltIn });
        compare(&words, &reference(assets), home, faults);
    }
    words.into_iter().map(|(key, word)| (key, word.value)).collect()
}

/// The built-in locale of a language, or of the language without its region.
fn built_in<'a>(lang: &str, assets: &'a Assets) -> Option<(&'a String, &'a String)> {
    let primary = lang.split('-').next().unwrap_or(lang);
    assets.locales.get_key_value(lang).or_else(|| assets.locales.get_key_value(primary))
}

/// Whether a string has the form of a language tag (BCP 47).
fn is_tag(lang: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|it| it.is_ascii_alphanumeric());
    lang.split('-').all(part) && lang.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn report_unknown(lang: &Text, assets: &Assets, faults: &Faults) {
    let known: Vec<&str> = assets.locales.keys().map(String::as_str).collect();
    let message = format!("there are no words of the interface in the language `{}`", lang.value);
    let fault = Fault::new(Code::UnknownLanguage, lang.span, message).label("no locale of this language");
    let help = format!("the tool has {}; for another language, put a locale.toml into the folder", known.join(", "));
    faults.add(fault.help(help));
}

/// The words of one locale file.
fn read_locale(file: File, texts: &Texts, faults: &Faults) -> Locale {
    Tree::parse(file, texts, faults)
        .map(|tree| tree.root().entries())
        .unwrap_or_default()
        .into_iter()
        .map(|(key, word)| (key.value, word))
        .collect()
}

/// The words of the reference locale. Its faults are not reported here, only where it is the locale of the content.
fn reference(assets: &Assets) -> Locale {
    let mut texts = Texts::default();
    if let Some(text) = assets.locales.get(REFERENCE) {
        texts.add_locale(REFERENCE, text);
    }
    read_locale(File::BuiltIn, &texts, &Faults::default())
}

/// Reports the words and placeholders that differ between a locale and the reference.
fn compare(words: &Locale, reference: &Locale, home: Span, faults: &Faults) {
    for (key, original) in reference {
        let Some(word) = words.get(key) else {
            let message = format!("the locale lacks the word `{key}`");
            let help = format!("in English it is {:?}", original.value);
            faults.add(Fault::new(Code::MissingWord, home, message).help(help));
            continue;
        };
        let (expected, given) = (placeholders(&original.value), placeholders(&word.value));
        for name in expected.difference(&given) {
            let message = format!("the word `{key}` lacks the placeholder `{{{name}}}`");
            let fault = Fault::new(Code::MissingPlaceholder, word.span, message).label("says less than the English");
            faults.add(fault.help(format!("in English it is {:?}", original.value)));
        }
        for name in given.difference(&expected) {
            let message = format!("nothing fills the placeholder `{{{name}}}` of the word `{key}`");
            let fault = Fault::new(Code::UnknownPlaceholder, word.span, message).label("readers would see the braces");
            let fault = fault.suggest(name, expected.iter().copied());
            faults.add(fault.help(format!("in English it is {:?}", original.value)));
        }
    }
    for (key, word) in words.iter().filter(|(key, _)| !reference.contains_key(*key)) {
        let fault = Fault::new(Code::UnknownWord, word.span, format!("the interface never says the word `{key}`"));
        let fault = fault.label("never said").suggest(key, reference.keys().map(String::as_str));
        faults.add(fault.help("delete it"));
    }
}

/// The names of the placeholders, which stand in braces.
fn placeholders(word: &str) -> BTreeSet<&str> {
    word.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
