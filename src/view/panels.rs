//! The details of every actor, tie and term. All are in the page from the start; one is open at a time.
//!
//! Before the player runs, a link to `#actor=russia` opens its panel natively: the id sits on an anchor
//! that is fixed to the view, so that the page does not scroll, and `:target` shows what follows it.

use super::link;
use super::map::ends;
use super::notes::number;
use super::part::PartProps;
use super::prose::{excerpt, prose};
use super::tables::{evidence, standing};
use crate::document::{Actor, Document, Id, Note, Place, Term, Tie, article};
use crate::reader::Reader;
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let open = props.reader.place();
    let actors = document.actors.iter().map(|actor| {
        panel(
            document,
            open,
            Place::Actor(actor.id.clone()),
            &actor.name,
            actor_details(document, &props.reader, actor),
        )
    });
    let ties = document.ties.iter().map(|tie| {
        panel(
            document,
            open,
            Place::Tie(tie.id.clone()),
            &ends(document, tie),
            tie_details(document, &props.reader, tie),
        )
    });
    let terms = document
        .terms
        .iter()
        .map(|term| panel(document, open, Place::Term(term.id.clone()), &term.name, term_details(document, term)));
    html! { <div class="panels">{ for actors }{ for ties }{ for terms }</div> }
}

fn panel(document: &Document, open: Option<&Place>, place: Place, title: &str, details: Html) -> Html {
    let words = &document.words;
    let is_open = open == Some(&place);
    html! {
        <>
            <span class="anchor" id={place.fragment()}></span>
            <section
                class="panel"
                data-panel={place.fragment()}
                data-open={is_open.then_some("true")}
                aria-label={title.to_owned()}
                tabindex="-1"
            >
                <a class="close" href="#closed" aria-label={words.get("close").to_owned()}>{ "×" }</a>
                <h3>{ title.to_owned() }</h3>
                { details }
            </section>
        </>
    }
}

fn actor_details(document: &Document, reader: &Reader, actor: &Actor) -> Html {
    let words = &document.words;
    let ties = document.ties_of(&actor.id).map(|tie| {
        let sign = reader.sign(document, &tie.id).unwrap_or(tie.sign);
        let other = document.actor(tie.other(&actor.id)).map_or("", |other| &other.name);
        let direction = match (tie.directed, tie.from == actor.id) {
            (false, _) => "with",
            (true, true) => "to",
            (true, false) => "from",
        };
        let name = words.fill(direction, &[("name", other)]);
        html! {
            <li data-sign={sign.name()}>
                <span class="sign"><span key={sign.name()}>{ words.get(sign.name()) }</span></span>{ " " }
                { link::html(&Place::Tie(tie.id.clone()), "inner", html! { { name } }) }
                { ": " }{ tie.what.clone() }{ " " }
                <span class="evidence">{ evidence(document, &tie.evidence) }</span>
            </li>
        }
    });
    let place = Place::Actor(actor.id.clone());
    let mentions: Vec<Id> = document
        .passages()
        .filter(|(section, passage)| section.is_some() && article::links(&passage.text).contains(&&place))
        .map(|(_, passage)| passage.id.clone())
        .collect();
    html! {
        <>
            <p class="kind">{ standing(document, actor) }</p>
            <p class="about">{ prose(&actor.about) }</p>
            <ul class="ties">{ for ties }</ul>
            <p class="read">{ words.get("read-it") }{ " " }{ evidence(document, &mentions) }</p>
            { notes(document, &mentions) }
            <p class="on-map"><a href="#map">{ words.get("show-on-map") }</a></p>
        </>
    }
}

fn tie_details(document: &Document, reader: &Reader, tie: &Tie) -> Html {
    let words = &document.words;
    let sign = reader.sign(document, &tie.id).unwrap_or(tie.sign);
    let passages = tie.evidence.iter().filter_map(|id| document.passage(id)).map(|(section, passage)| {
        let place = Place::Passage(passage.id.clone());
        let label = words.fill("read-at", &[("number", &number(document, section.is_none(), passage))]);
        let original = passage.original.address(&document.original.url);
        html! {
            <li>
                <q>{ excerpt(&passage.text, 150) }</q>
                { link::html(&place, "goto", html! { { label } }) }
                { " · " }
                { link::web(&original, "original", None, html! { { words.get("original") } }) }
            </li>
        }
    });
    html! {
        <>
            <p class="kind" data-sign={sign.name()}>
                <span class="sign"><span key={sign.name()}>{ words.get(sign.name()) }</span></span>{ ": " }{ tie.what.clone() }
            </p>
            <p class="assumed" key={sign.name()}>
                { (sign != tie.sign).then(|| words.fill("assumed", &[("sign", words.get(tie.sign.name()))])) }
            </p>
            <p class="between">
                { for [&tie.from, &tie.to].into_iter().filter_map(|id| document.actor(id)).map(|actor| html! {
                    <>{ link::html(&Place::Actor(actor.id.clone()), "inner", html! { { actor.name.clone() } }) }{ " " }</>
                }) }
            </p>
            <h4>{ words.get("evidence") }</h4>
            <ul class="ties">{ for passages }</ul>
            { notes(document, &tie.evidence) }
            <p class="on-map"><a href="#map">{ words.get("show-on-map") }</a></p>
        </>
    }
}

fn term_details(document: &Document, term: &Term) -> Html {
    let words = &document.words;
    let place = Place::Term(term.id.clone());
    let uses: Vec<Id> = document
        .passages()
        .filter(|(_, passage)| article::links(&passage.text).contains(&&place))
        .map(|(_, passage)| passage.id.clone())
        .collect();
    html! {
        <>
            <p class="kind">{ words.get("term") }</p>
            <p class="about">{ prose(&term.text) }</p>
            if !uses.is_empty() {
                <p class="read">{ words.get("read-it") }{ " " }{ evidence(document, &uses) }</p>
            }
            { notes(document, &uses) }
        </>
    }
}

/// Links to the notes on these passages, marked as ours.
fn notes(document: &Document, passages: &[Id]) -> Html {
    let words = &document.words;
    let on = |note: &&Note| note.passages.iter().any(|id| passages.contains(id));
    let notes: Vec<Html> = document
        .notes
        .iter()
        .filter(on)
        .map(|note| {
            let place = Place::Note(note.id.clone());
            let title = format!("{} · {}", words.get("editors-note"), words.get(note.kind.name()));
            html! { <li>{ link::html(&place, "inner", html! { { title } }) }{ ": " }{ excerpt(&note.text, 90) }</li> }
        })
        .collect();
    if notes.is_empty() {
        Html::default()
    } else {
        html! { <ul class="notes-on">{ notes }</ul> }
    }
}
