//! The content of `explainer.toml`: the original, points, terms, claims.

use super::context::Context;
use super::names::Kind;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::explainer as draft;
use crate::author::draft::quiz::Question;
use crate::author::licence;
use crate::author::texts::{File, Span, Spanned, Text};
use crate::author::toml_reader::is_undecided;
use crate::document::{Claim, Inline, Place, Point, Term, Work, is_id};
use std::ops::RangeInclusive;

/// The number of points that readers take in within a minute.
const POINTS: RangeInclusive<usize> = 3..=5;

/// Reports a folder name that is no id: readers' progress is stored under it.
pub(super) fn folder_name(context: &Context, name: &str) {
    if !is_id(name) {
        let message = format!("the folder's name `{name}` cannot be an id");
        let fault = Fault::new(Code::BadFolderName, Span::whole(File::Explainer), message);
        context
            .faults
            .add(fault.help("rename it: lower-case letters, digits and hyphens; readers' progress is kept under it"));
    }
}

/// A published text, if everything required of it is there.
pub(super) fn work(context: &Context, work: Option<&draft::Work>) -> Option<Work> {
    let work = work?;
    let url = context.address(work.url.as_ref());
    Some(Work {
        title: work.title.as_ref()?.value.clone(),
        author: work.author.as_ref().map(|author| author.value.clone()),
        publisher: work.publisher.as_ref()?.value.clone(),
        published: work.published.clone(),
        url: url?,
        licence: work.licence.as_ref().map(|it| licence(context, it)).unwrap_or_default(),
    })
}

/// A licence as it is shown: its name, linked to its text where the address is known.
fn licence(context: &Context, licence: &draft::Licence) -> Vec<Inline> {
    let url = context.address(licence.url.as_ref());
    // An undecided name has been reported as a to-do; the draft shows none.
    let Some(name) = licence.name.as_ref().filter(|name| !is_undecided(&name.value)) else { return Vec::new() };
    let known = licence::named(&name.value);
    if known.is_none() && url.is_none() && licence::is_of_creative_commons(&name.value) {
        let message = format!("`{}` does not say which licence of Creative Commons", name.value);
        let fault = Fault::new(Code::UnknownLicence, name.span, message).label("which, and in which version?");
        let help = "write it as in `CC BY-SA 4.0`; for another text, `{ name = \"...\", url = \"https://...\" }`";
        context.faults.add(fault.help(help));
    }
    let (name, known) = known.map_or_else(|| (name.value.clone(), None), |it| (it.name, Some(it.url)));
    match url.or(known) {
        Some(url) => vec![Inline::Web(url, vec![Inline::Text(name)])],
        None => vec![Inline::Text(name)],
    }
}

/// The points; another number than three to five is reported.
pub(super) fn points(context: &Context) -> Vec<Point> {
    let points = &context.draft.explainer.points;
    if !POINTS.contains(&points.len()) && context.draft.is_complete(File::Explainer) {
        // The fault is at the sixth point, or at the last one of too few.
        let at = points.get(*POINTS.end()).or(points.last()).map_or(Span::whole(File::Explainer), |it| it.span);
        let (message, label) = match points.len() {
            0 => ("there are no points for readers who have a minute", ""),
            count if count < *POINTS.start() => ("there are fewer than three points", "the last of them"),
            _ => ("there are more than five points", "the sixth"),
        };
        let fault = Fault::new(Code::NumberOfPoints, at, message).label(label);
        context
            .faults
            .add(fault.help("say in three to five `[[point]]` what the article argues, and what the notes add"));
    }
    points.iter().filter_map(|point| self::point(context, point)).collect()
}

fn point(context: &Context, point: &draft::Point) -> Option<Point> {
    let text = point.text.as_ref().map(|text| context.prose(text));
    let passages = context.resolve_some(Kind::Passage, &point.passages, point.span, |span| {
        let fault = Fault::new(Code::PointWithoutPassage, span, "a point rests on no passage");
        let fault = fault.label("no passage is named");
        fault.help("name the passages that say so: `passages = [\"id-of-a-passage\"]`")
    });
    let map = point.map.as_ref().and_then(|map| on_map(context, map));
    Some(Point { text: text?, passages, map })
}

/// The place on the map that the fragment refers to.
fn on_map(context: &Context, fragment: &Text) -> Option<Place> {
    let place = fragment.value.split_once('=').and_then(|(kind, id)| Place::new(kind, id)).filter(Place::is_on_map);
    match &place {
        Some(place) => {
            let id = Spanned { value: place.id().clone(), span: fragment.span };
            context.resolve(Kind::of(place), &id);
        }
        None => {
            let message = format!("`{}` is not on the map", fragment.value);
            let fault = Fault::new(Code::NotOnMap, fragment.span, message).label("not a place on the map");
            context.faults.add(fault.help("write `actor=`, `tie=` or `scenario=` and an id of map.toml"));
        }
    }
    place
}

/// The terms; one that no text links to is reported.
pub(super) fn terms(context: &Context) -> Vec<Term> {
    let linked: Vec<&Place> = links(context).collect();
    let term = |term: &draft::Term| {
        let text = term.text.as_ref().map(|text| context.prose(text));
        let id = term.id.as_ref()?;
        let all_texts = [File::Article, File::Map, File::Quiz, File::Notes].map(|file| context.draft.is_complete(file));
        if !linked.contains(&&Place::Term(id.value.clone())) && !all_texts.contains(&false) {
            let fault = Fault::new(Code::TermNeverLinked, id.span, format!("no text links to the term `{}`", id.value));
            let help = format!("link to it where readers meet it: `[{0}](term:{0})`", id.value);
            context.faults.add(fault.label("no reader will see it").help(help));
        }
        Some(Term { id: id.value.clone(), name: term.name.as_ref()?.value.clone(), text: text? })
    };
    context.draft.explainer.terms.iter().filter_map(term).collect()
}

/// The claims; one that no passage retells is reported.
pub(super) fn claims(context: &Context) -> Vec<Claim> {
    let retold: Vec<&str> = context.draft.passages().flat_map(|it| &it.claims).map(|it| it.value.as_str()).collect();
    let all_texts = context.draft.is_complete(File::Article) && context.draft.is_complete(File::Quiz);
    let claim = |(id, text): &(Text, Text)| {
        if all_texts && !retold.contains(&id.value.as_str()) {
            let fault =
                Fault::new(Code::ClaimNotRetold, id.span, format!("no passage retells the claim `{}`", id.value));
            let help = format!("name it in the braces of the passage that does: `{{{}}}`", id.value);
            context.faults.add(fault.label("never retold").help(help));
        }
        Claim { id: id.value.clone(), text: text.value.clone() }
    };
    context.draft.explainer.claims.iter().map(claim).collect()
}

/// Every link in the prose of the draft.
fn links<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Place> {
    let draft = context.draft;
    let proses = draft
        .passages()
        .map(|passage| &passage.prose)
        .chain(draft.explainer.points.iter().filter_map(|it| it.text.as_ref()))
        .chain(draft.explainer.terms.iter().filter_map(|it| it.text.as_ref()))
        .chain(draft.map.actors.iter().filter_map(|it| it.about.as_ref()))
        .chain(draft.map.scenarios.iter().filter_map(|it| it.text.as_ref()))
        .chain(draft.quiz.questions.iter().flat_map(Question::proses))
        .chain(draft.notes.notes.iter().filter_map(|it| it.text.as_ref()));
    proses.flat_map(|prose| &prose.links).map(|link| &link.value)
}
