//! The text: sections of numbered passages, with the notes at the passages they are on.

use super::link;
use super::notes;
use super::part::PartProps;
use super::prose::prose;
use crate::document::{Block, Document, Passage, Place, Section};
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

pub(super) fn draw(props: &PartProps) -> Html {
    let document = &props.document;
    let mut number = 0;
    let sections = document.sections.iter().map(|section| {
        let marked = props.reader.place();
        if section.title.is_empty() {
            return html! {
                <div class="section" data-section={section.id.clone()} id={place(section).fragment()}>
                    { blocks(document, section, marked) }
                </div>
            };
        }
        number += 1;
        html! {
            <section class="section" data-section={section.id.clone()} id={place(section).fragment()} aria-label={section.title.clone()}>
                <h2><span class="ordinal">{ number }</span>{ section.title.clone() }</h2>
                { blocks(document, section, marked) }
            </section>
        }
    });
    html! { <div class="text" id="text">{ for sections }</div> }
}

fn place(section: &Section) -> Place {
    Place::Section(section.id.clone())
}

fn blocks(document: &Document, section: &Section, marked: Option<&Place>) -> Html {
    section.blocks.iter().map(|block| self::block(document, section, block, marked)).collect()
}

fn block(document: &Document, section: &Section, block: &Block, marked: Option<&Place>) -> Html {
    let heading = (!section.title.is_empty()).then_some(section.title.as_str());
    let passage = |tag, it| passage(document, heading, tag, it, marked);
    match block {
        Block::Heading(title) => html! { <h3>{ title.clone() }</h3> },
        Block::Passage(it) => html! { <>{ passage("p", it) }{ notes::at(document, it) }</> },
        Block::Callout { title, passage: it } => html! {
            <>
                <aside class="callout" aria-label={title.clone()}>
                    <p class="callout-title">{ title.clone() }</p>
                    { passage("p", it) }
                </aside>
                { notes::at(document, it) }
            </>
        },
        Block::List { ordered, items } => {
            let notes: Html = items.iter().map(|it| notes::at(document, it)).collect();
            let items = items.iter().map(|it| passage("li", it));
            if *ordered {
                html! { <><ol>{ for items }</ol>{ notes }</> }
            } else {
                html! { <><ul>{ for items }</ul>{ notes }</> }
            }
        }
    }
}

/// A passage: its number, its text, the claims that it retells, and where the original says it.
/// `heading` is the heading of the original's section, for passages whose words there are not known.
pub(super) fn passage(
    document: &Document,
    heading: Option<&str>,
    tag: &'static str,
    passage: &Passage,
    marked: Option<&Place>,
) -> Html {
    let words = &document.words;
    let place = Place::Passage(passage.id.clone());
    let mut element = VTag::new(tag);
    link::set(&mut element, "class", "passage");
    link::set(&mut element, "id", &place.fragment());
    link::set(&mut element, "data-passage", &passage.id.clone());
    link::set(&mut element, "tabindex", "-1");
    if marked == Some(&place) {
        link::set(&mut element, "data-marked", "true");
    }
    if !passage.number.is_empty() {
        let label = words.fill("passage", &[("number", &passage.number)]);
        let mut number = link::to(&place, "number", html! { { passage.number.clone() } });
        link::set(&mut number, "aria-label", &label);
        element.add_child(VNode::from(number));
    }
    element.add_child(html! { <span class="words">{ prose(&passage.text) }</span> });
    let noted = document.notes_on(&passage.id).filter(|note| note.passages.first() != Some(&passage.id));
    for note in noted {
        element.add_child(html! {
            <>{ " " }{ link::html(&Place::Note(note.id.clone()), "noted", html! { { words.get("see-note") } }) }</>
        });
    }
    let original = passage.original.as_ref().map(|quote| {
        let label = match heading {
            Some(heading) => words.fill("original-of", &[("title", heading)]),
            None => words.get("original-here").to_owned(),
        };
        let address = quote.address(&document.original.url);
        link::web(&address, "original", Some(label), html! { { words.get("original") } })
    });
    let claims = passage.claims.iter().map(|claim| {
        html! { <><a href={format!("#claim={claim}")}>{ claim.clone() }</a>{ " " }</> }
    });
    element.add_child(html! {
        <span class="evidence">
            { for claims }
            { original }
        </span>
    });
    VNode::from(element)
}
