//! The quiz on paper: a worksheet to fill in, and an answer key with reasons. Both are pages beside the explainer, without
//! scripts. Their links lead into the explainer; in print the number of a link's target is shown.

mod element;
mod key;
mod map;
mod needed;
mod prose;
mod worksheet;

use super::assets::Assets;
use super::head::unlisted;
use super::html::{Inline, escape, in_shell, links};
use super::site::{Site, put};
use crate::document::{Document, article};
use anyhow::{Context, Result};
use element::text_element;

/// The prefix of the keys of the words that only these pages use; the player's document omits them.
pub(super) const WORDS: &str = "paper-";

/// Adds both pages to the site, if there are questions. `icon` is the path of the icon.
///
/// # Errors
/// When the shell lacks a placeholder, or the style sheet for paper is missing.
pub(super) async fn print(site: &mut Site, document: &Document, assets: &Assets, icon: &str) -> Result<()> {
    if document.questions.is_empty() {
        return Ok(());
    }
    let style = assets.styles.get("paper.css").context("styles/paper.css is missing")?;
    let style = put(site, "paper", "css", style.clone().into_bytes());
    let map = map::draw(document).await;
    let pages = [
        ("worksheet", document.words.get("paper-worksheet"), worksheet::draw(document, &map)),
        ("answer-key", document.words.get("paper-key"), key::draw(document)),
    ];
    for (name, kind, body) in pages {
        let title = [kind, ": ", &document.title].concat();
        let head = unlisted(&title, &document.standfirst);
        let links = links(icon, &style);
        let body = [self::head(document, name, kind).as_str(), &body, "</main>"].concat();
        site.insert([name, ".html"].concat(), in_shell(document, assets, &Inline::default(), [&head, &links, &body])?);
    }
    Ok(())
}

/// The link back, the kind of page, the title and the source. It opens the page's `main` element.
fn head(document: &Document, name: &str, kind: &str) -> String {
    let words = &document.words;
    let original = &document.original;
    let licence = article::plain(&original.licence);
    let licence = if licence.is_empty() { licence } else { [", ", &licence].concat() };
    let mut head = format!(
        "<main class=\"{name}\">\n<p class=\"back\"><a href=\"index.html\">{}</a></p>\n\
         <header>\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n\
         <p class=\"source\">{} <cite>{}</cite>, {}{}</p>\n",
        escape(words.get("paper-back")),
        escape(kind),
        escape(&document.title),
        escape(words.get("retold-from")),
        escape(&original.title),
        escape(&original.publisher),
        escape(&licence),
    );
    if let Some(canonical) = &document.canonical {
        head.push_str(&text_element("p", "source", canonical));
    }
    head.push_str("</header>\n");
    head
}
