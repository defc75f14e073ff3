//! Prose on paper. A link is followed by the number of its target, since paper cannot be clicked.

use crate::author::html::escape;
use crate::document::{Document, Inline, Passage, Place, Style};

/// The prose as HTML.
pub(super) fn prose(document: &Document, text: &[Inline]) -> String {
    let inner = |text: &[Inline]| prose(document, text);
    text.iter()
        .map(|inline| match inline {
            Inline::Text(text) => escape(text),
            Inline::Styled(Style::Emphasis, text) => format!("<em>{}</em>", inner(text)),
            Inline::Styled(Style::Strong, text) => format!("<strong>{}</strong>", inner(text)),
            Inline::Link(place, text) => {
                let href = escape(&["index.html", &place.href()].concat());
                format!("<a href=\"{href}\">{}</a>{}", inner(text), number(document, place))
            }
            Inline::Web(url, text) => {
                let url = escape(url);
                format!(
                    "<a href=\"{url}\" rel=\"external noopener\">{}</a> <span class=\"at\">({url})</span>",
                    inner(text)
                )
            }
        })
        .collect()
}

/// A passage preceded by its number.
pub(super) fn passage(document: &Document, passage: &Passage) -> String {
    let number = escape(&passage.number);
    format!("<span class=\"number\">{number}</span> {}", prose(document, &passage.text))
}

/// The number of a place in print, in brackets; empty for places that are referred to by name.
fn number(document: &Document, place: &Place) -> String {
    let words = &document.words;
    let passage_number = |passage: &str| document.passage(passage).map(|(_, passage)| passage.number.clone());
    let name = match place {
        Place::Passage(id) => passage_number(id),
        Place::Note(id) => {
            let on = document.note(id).and_then(|note| passage_number(note.passages.first()?));
            on.map(|number| words.fill("paper-note", &[("number", &number)]))
        }
        Place::Question(id) => {
            let found = (1..).zip(document.judged()).find(|(_, question)| question.id == *id);
            found.map(|(number, _): (usize, _)| words.fill("paper-question", &[("number", &number.to_string())]))
        }
        _ => None,
    };
    name.map_or_else(String::new, |name| format!(" <span class=\"at\">({})</span>", escape(&name)))
}
