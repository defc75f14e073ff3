//! Running text, drawn from the document's closed tree of inlines. Content comes into the page in no other way.

use super::element::{all, el, text};
use super::link;
use crate::document::{Document, Inline, Place, Style};
use yew::prelude::*;

/// The text as elements.
pub(super) fn prose(text: &[Inline]) -> Html {
    all(text.iter().map(inline).collect())
}

fn inline(inline: &Inline) -> Html {
    match inline {
        Inline::Text(it) => text(it),
        Inline::Styled(Style::Emphasis, inner) => el("em", &[], vec![prose(inner)]),
        Inline::Styled(Style::Strong, inner) => el("strong", &[], vec![prose(inner)]),
        Inline::Link(place, inner) => link::html(place, class(place), vec![prose(inner)]),
        Inline::Web(url, inner) => link::web(url, "web", "", vec![prose(inner)]),
    }
}

fn class(place: &Place) -> &'static str {
    match place {
        Place::Actor(_) | Place::Tie(_) => "mention",
        Place::Term(_) => "term",
        _ => "inner",
    }
}

/// The beginning of the text, at most `most` characters long, cut between words.
pub(super) fn excerpt(text: &[Inline], most: usize) -> String {
    let text = crate::document::article::plain(text);
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    [words.trim_end_matches([',', ';', ':', '.']), " …"].concat()
}

/// An ISO 8601 date of a day or a month in the words of the interface; a year is returned as it is.
pub(super) fn date(document: &Document, iso: &str) -> String {
    let mut parts = iso.split('-');
    let year = parts.next().unwrap_or_default();
    let number = parts.next().and_then(|month| month.parse::<usize>().ok()).unwrap_or_default();
    let Some(month) = document.words.get("months").split(' ').nth(number.wrapping_sub(1)) else {
        return iso.to_owned();
    };
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    let word = if day.is_some() { "date" } else { "month" };
    document.words.fill(word, &[("day", day.unwrap_or_default()), ("month", month), ("year", year)])
}
