//! The map as tables: the same actors and ties, in words.

use super::link;
use super::map::ends;
use super::part::PartProps;
use crate::document::{Actor, Document, Id, Passage, Place, Sign};
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    let ties = document.ties.iter().map(|tie| {
        let sign = props.reader.sign(document, &tie.id).unwrap_or(tie.sign);
        let place = Place::Tie(tie.id.clone());
        html! {
            <tr data-sign={sign.name()}>
                <th scope="row">{ link::html(&place, "inner", html! { { ends(document, tie) } }) }</th>
                <td><span class="sign" key={sign.name()}>{ words.get(sign.name()) }</span></td>
                <td>{ tie.what.clone() }</td>
                <td>{ evidence(document, &tie.evidence) }</td>
            </tr>
        }
    });
    let actors = document.actors.iter().map(|actor| {
        let place = Place::Actor(actor.id.clone());
        html! {
            <tr>
                <th scope="row">{ link::html(&place, "inner", html! { { actor.name.clone() } }) }</th>
                <td>{ standing(document, actor) }</td>
            </tr>
        }
    });
    html! {
        <section class="part tables" id="table" aria-label={words.get("table-title").to_owned()}>
            <h2>{ words.get("table-title") }</h2>
            <div class="scroller" tabindex="0" role="group" aria-label={words.get("ties").to_owned()}>
                <table>
                    <caption>{ words.get("ties") }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words.get("tie") }</th>
                            <th scope="col">{ words.get("sign") }</th>
                            <th scope="col">{ words.get("what") }</th>
                            <th scope="col">{ words.get("evidence") }</th>
                        </tr>
                    </thead>
                    <tbody>{ for ties }</tbody>
                </table>
            </div>
            <div class="scroller" tabindex="0" role="group" aria-label={words.get("actors").to_owned()}>
                <table>
                    <caption>{ words.get("actors") }</caption>
                    <thead>
                        <tr><th scope="col">{ words.get("actor") }</th><th scope="col">{ words.get("standing") }</th></tr>
                    </thead>
                    <tbody>{ for actors }</tbody>
                </table>
            </div>
        </section>
    }
}

/// Links to passages, by their numbers.
pub(super) fn evidence(document: &Document, passages: &[Id]) -> Html {
    let passages = passages.iter().filter_map(|id| document.passage(id));
    passages.map(|(_, passage)| html! { <>{ to_passage(passage) }{ " " }</> }).collect()
}

/// A link to a passage, by its number.
pub(super) fn to_passage(passage: &Passage) -> Html {
    link::html(&Place::Passage(passage.id.clone()), "goto", html! { { passage.number.clone() } })
}

/// What an actor is, and how many ties of each sign it has.
pub(super) fn standing(document: &Document, actor: &Actor) -> String {
    let words = &document.words;
    let counts = Sign::ALL.into_iter().filter_map(|sign| {
        let count = document.ties_of(&actor.id).filter(|tie| tie.sign == sign).count();
        (count > 0).then(|| format!("{count} {}", words.get(sign.name())))
    });
    let counts: Vec<String> = counts.collect();
    let kind = words.get(actor.kind.name());
    if counts.is_empty() {
        kind.to_owned()
    } else {
        words.fill("standing-is", &[("kind", kind), ("ties", &counts.join(", "))])
    }
}
