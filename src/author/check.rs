//! Makes a document from a draft. Whatever prevents that is a fault; a document with such a fault must not be used.

mod article;
mod context;
mod explainer;
mod map;
mod names;
mod notes;
mod quiz;
mod scenarios;

use super::diagnostic::Faults;
use super::draft::Draft;
use super::texts::Text;
use crate::document::{Document, FORMAT, Words};
use context::Context;
use names::Names;

pub(super) use map::Pins;
pub(super) use names::{Kind, Mention};

/// The document that the draft makes, and the pins that its map's layout must respect; `None` if a part is missing that every
/// document has.
pub(super) fn document(draft: &Draft, name: &str, words: Words, faults: &Faults) -> Option<(Document, Pins)> {
    check(draft, name, words, faults).0
}

/// Every definition and use of a name in the draft.
pub(super) fn mentions(draft: &Draft, name: &str, words: Words, faults: &Faults) -> Vec<Mention> {
    check(draft, name, words, faults).1
}

fn check(draft: &Draft, name: &str, words: Words, faults: &Faults) -> (Option<(Document, Pins)>, Vec<Mention>) {
    let names = Names::collect(draft, faults);
    let context = Context { draft, names, faults, words: &words };
    explainer::folder_name(&context, name);

    let sections = article::sections(&context);
    let points = explainer::points(&context);
    let (terms, claims) = (explainer::terms(&context), explainer::claims(&context));
    let (actors, ties) = (map::actors(&context), map::ties(&context));
    let (triad, pins) = (map::triad(&context), map::pins(&context));
    let scenarios = scenarios::scenarios(&context, &ties, triad.as_ref());
    let questions = quiz::questions(&context);
    let core = quiz::core(&context, &questions);
    let (pass, solutions) = (quiz::pass(&context), quiz::solutions(&context));
    let (notes, sources) = (notes::notes(&context), notes::sources(&context));

    let explainer = &draft.explainer;
    let canonical = context.folder(explainer.canonical.as_ref());
    let original = explainer::work(&context, explainer.original.as_ref());
    let behind = explainer::work(&context, explainer.behind.as_ref());
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
    let (lang, title, standfirst) = (text(&explainer.lang), text(&explainer.title), text(&explainer.standfirst));
    let is_complete = lang.is_some() && title.is_some() && standfirst.is_some();
    let is_complete = is_complete && explainer.published.is_some() && original.is_some();
    // A missing part has been reported. The document is made without it, so that the goals of questions can still be checked
    // against the map.
    let mut document = Document {
        format: FORMAT,
        id: name.to_owned(),
        lang: lang.unwrap_or_default(),
        title: title.unwrap_or_default(),
        standfirst: standfirst.unwrap_or_default(),
        canonical,
        author: text(&explainer.author),
        published: explainer.published.clone().unwrap_or_default(),
        minutes: 0,
        original: original.unwrap_or_default(),
        behind,
        points,
        sections,
        terms,
        claims,
        actors,
        ties,
        triad,
        scenarios,
        layouts: Vec::new(),
        questions,
        core,
        pass,
        solutions,
        notes,
        sources,
        reflection: text(&explainer.reflection),
        words: words.clone(),
    };
    document.minutes = article::minutes(&document);
    quiz::goals(&context, &document);
    (is_complete.then_some((document, pins)), context.names.into_mentions())
}
