//! The quiz on paper: a worksheet to fill in, and a key to it with what is right, and why. Two more pages beside the
//! explainer, without any script. What is linked leads there; on paper a number says where.

mod drawing;
mod key;
mod needed;
mod prose;
mod worksheet;

use super::assets::Assets;
use super::head::unlisted;
use super::html::{escape, in_shell, links};
use super::site::{Site, put};
use crate::document::{Document, Question, Task, Tie};
use anyhow::{Context, Result};

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
    let map = drawing::draw(document).await;
    let pages = [
        ("worksheet", document.words.get("paper-worksheet"), worksheet::draw(document, &map)),
        ("answer-key", document.words.get("paper-key"), key::draw(document)),
    ];
    for (name, what, body) in pages {
        let title = [what, ": ", &document.title].concat();
        let head = unlisted(&title);
        let links = links(icon, &style);
        let body = [self::head(document, name, what).as_str(), &body, "</main>"].concat();
        site.insert([name, ".html"].concat(), in_shell(document, assets, [&head, &links, &body])?);
    }
    Ok(())
}

/// The way back, what this is, and what it is about. It opens the page's main part.
fn head(document: &Document, name: &str, what: &str) -> String {
    let words = &document.words;
    let original = &document.original;
    let mut head = format!(
        "<main class=\"{name}\">\n<p class=\"back\"><a href=\"index.html\">{}</a></p>\n\
         <header>\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n\
         <p class=\"source\">{} <cite>{}</cite>, {}</p>\n",
        escape(words.get("paper-back")),
        escape(what),
        escape(&document.title),
        escape(words.get("retold-from")),
        escape(&original.title),
        escape(&original.publisher),
    );
    if let Some(canonical) = &document.canonical {
        head.push_str(&said("p", "source", canonical));
    }
    head.push_str("</header>\n");
    head
}

/// The questions that are right or wrong, numbered from 1.
fn judged(document: &Document) -> impl Iterator<Item = (usize, &Question)> {
    (1..).zip(document.questions.iter().filter(|question| question.task != Task::Predict))
}

/// The others, which come first: what one expects is to be said before one reads.
fn expected(document: &Document) -> impl Iterator<Item = &Question> {
    document.questions.iter().filter(|question| question.task == Task::Predict)
}

/// A question: its prompt, numbered if it is judged, and what belongs to it.
fn question(number: Option<usize>, question: &Question, parts: &[String]) -> String {
    let number = number.map_or_else(String::new, |number| format!("<span class=\"number\">{number}.</span> "));
    let prompt = escape(&question.prompt);
    let task = question.task.name();
    let parts = parts.concat();
    format!("<section class=\"question\" data-task=\"{task}\">\n<h2>{number}{prompt}</h2>\n{parts}</section>\n")
}

/// A tie by its two ends, with an arrow where one acts on the other.
fn ends(document: &Document, tie: &Tie) -> String {
    let name = |id: &str| document.actor(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone());
    [name(&tie.from).as_str(), if tie.directed { " → " } else { " – " }, &name(&tie.to)].concat()
}

/// An element that holds nothing but text.
fn said(tag: &str, class: &str, text: &str) -> String {
    format!("<{tag} class=\"{class}\">{}</{tag}>\n", escape(text))
}

/// A row of a table, of cells that are HTML already.
fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
    format!("<tr>{cells}</tr>\n")
}

/// A table of such rows, under the heads of its columns; an empty one heads nothing.
fn table(class: &str, heads: &[&str], rows: &str) -> String {
    let head = |head: &&str| match *head {
        "" => "<td></td>".to_owned(),
        head => format!("<th scope=\"col\">{}</th>", escape(head)),
    };
    let heads: String = heads.iter().map(head).collect();
    let heads = if heads.is_empty() { heads } else { format!("<thead><tr>{heads}</tr></thead>\n") };
    format!("<table class=\"{class}\">\n{heads}<tbody>\n{rows}</tbody>\n</table>\n")
}
