//! The quiz on paper: a worksheet to fill in, and a key to it with what is right, and why. Two more pages beside the
//! explainer, without any script. What is linked leads there; on paper a number says where.

mod element;
mod key;
mod map;
mod needed;
mod prose;
mod questions;
mod worksheet;

use super::assets::Assets;
use super::head::unlisted;
use super::html::{Inline, escape, in_shell, links};
use super::site::{Site, put};
use crate::document::{Document, article};
use anyhow::{Context, Result};
use element::said;

/// What the keys of all words begin with that only paper says. The player does without them.
pub(super) const WORDS: &str = "paper-";

/// Puts both pages into the site, if there are questions. `icon` is the path to the icon.
///
/// # Errors
/// When the shell lacks a place for something, or there is no style sheet for paper.
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
    for (name, what, body) in pages {
        let title = [what, ": ", &document.title].concat();
        let head = unlisted(&title, &document.standfirst);
        let links = links(icon, &style);
        let body = [self::head(document, name, what).as_str(), &body, "</main>"].concat();
        site.insert([name, ".html"].concat(), in_shell(document, assets, &Inline::default(), [&head, &links, &body])?);
    }
    Ok(())
}

/// The way back, what this is, and what it is about. It opens the page's main part.
fn head(document: &Document, name: &str, what: &str) -> String {
    let words = &document.words;
    let original = &document.original;
    let licence = article::plain(&original.licence);
    let licence = if licence.is_empty() { licence } else { [", ", &licence].concat() };
    let mut head = format!(
        "<main class=\"{name}\">\n<p class=\"back\"><a href=\"index.html\">{}</a></p>\n\
         <header>\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n\
         <p class=\"source\">{} <cite>{}</cite>, {}{}</p>\n",
        escape(words.get("paper-back")),
        escape(what),
        escape(&document.title),
        escape(words.get("retold-from")),
        escape(&original.title),
        escape(&original.publisher),
        escape(&licence),
    );
    if let Some(canonical) = &document.canonical {
        head.push_str(&said("p", "source", canonical));
    }
    head.push_str("</header>\n");
    head
}
