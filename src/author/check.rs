//! Makes a document of a draft. What keeps it from being one is a fault; the document is then not to be used.

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

/// The document that the draft makes, and what its map's drawing is to keep to; `None` if too little of it is there.
pub(super) fn document(draft: &Draft, name: &str, words: Words, faults: &Faults) -> Option<(Document, Pins)> {
    examine(draft, name, words, faults).0
}

/// Every place of the draft where something has its name, or is named.
pub(super) fn mentions(draft: &Draft, name: &str, words: Words, faults: &Faults) -> Vec<Mention> {
    examine(draft, name, words, faults).1
}

fn examine(draft: &Draft, name: &str, words: Words, faults: &Faults) -> (Option<(Document, Pins)>, Vec<Mention>) {
    let names = Names::collect(draft, faults);
    let context = Context { draft, names, faults };
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

    let said = &draft.explainer;
    let canonical = context.folder(said.canonical.as_ref());
    let original = explainer::work(&context, said.original.as_ref());
    let behind = explainer::work(&context, said.behind.as_ref());
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
    let (lang, title, standfirst) = (text(&said.lang), text(&said.title), text(&said.standfirst));
    let is_complete = lang.is_some() && title.is_some() && standfirst.is_some();
    let is_complete = is_complete && said.published.is_some() && original.is_some();
    // What is missing has been told; the rest is held to the map nevertheless.
    let document = Document {
        format: FORMAT,
        id: name.to_owned(),
        lang: lang.unwrap_or_default(),
        title: title.unwrap_or_default(),
        standfirst: standfirst.unwrap_or_default(),
        canonical,
        author: text(&said.author),
        published: said.published.clone().unwrap_or_default(),
        minutes: article::minutes(&sections),
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
        reflection: text(&said.reflection),
        words,
    };
    quiz::goals(&context, &document);
    (is_complete.then_some((document, pins)), context.names.into_mentions())
}
