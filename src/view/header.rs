//! The title, what the explainer retells, and from where.

use super::link;
use super::part::PartProps;
use super::prose::date;
use crate::document::{Document, Work};
use yew::prelude::*;

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let words = &document.words;
    html! {
        <header class="header">
            <p class="kicker">{ words.get("kicker") }</p>
            <h1>{ document.title.clone() }</h1>
            <p class="standfirst">{ document.standfirst.clone() }</p>
            <dl class="meta">
                <div><dt>{ words.get("retold-from") }</dt><dd>{ work(document, &document.original) }</dd></div>
                if let Some(behind) = &document.behind {
                    <div><dt>{ words.get("based-on") }</dt><dd>{ work(document, behind) }</dd></div>
                }
                <div>
                    <dt>{ words.get("here") }</dt>
                    <dd>
                        { words.count("minutes", document.minutes) }{ " · " }
                        <a href="#notes">{ words.count("notes-count", document.notes.len() as u32) }</a>
                        { " · " }{ words.get("private") }
                    </dd>
                </div>
            </dl>
        </header>
    }
}

fn work(document: &Document, work: &Work) -> Html {
    let by =
        [work.author.clone(), Some(work.publisher.clone()), work.published.as_ref().map(|iso| date(document, iso))];
    let by: Vec<String> = by.into_iter().flatten().collect();
    html! {
        <>{ link::web(&work.url, "web", None, html! { <cite>{ work.title.clone() }</cite> }) }{ ", " }{ by.join(", ") }</>
    }
}
