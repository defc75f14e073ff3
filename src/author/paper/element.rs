//! The elements that the pages on paper are made of.

use crate::author::html::escape;
use crate::document::Question;

/// A question: its prompt, numbered if it is judged, and what belongs to it.
pub(super) fn question(number: Option<usize>, question: &Question, parts: &[String]) -> String {
    let number = number.map_or_else(String::new, |number| format!("<span class=\"number\">{number}.</span> "));
    let prompt = escape(&question.prompt);
    let task = question.task.name();
    let parts = parts.concat();
    format!("<section class=\"question\" data-task=\"{task}\">\n<h2>{number}{prompt}</h2>\n{parts}</section>\n")
}

/// An element that holds nothing but text.
pub(super) fn said(tag: &str, class: &str, text: &str) -> String {
    format!("<{tag} class=\"{class}\">{}</{tag}>\n", escape(text))
}

/// A row of a table, of cells that are HTML already.
pub(super) fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
    format!("<tr>{cells}</tr>\n")
}

/// A row of such cells, with what the row is about at its end: to who listens to it, the head of its cells.
pub(super) fn row_of(cells: &[&str], head: &str) -> String {
    let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
    format!("<tr>{cells}<th scope=\"row\">{head}</th></tr>\n")
}

/// A table of such rows, under the heads of its columns; an empty one heads nothing.
pub(super) fn table(class: &str, heads: &[&str], rows: &str) -> String {
    let head = |head: &&str| match *head {
        "" => "<td></td>".to_owned(),
        head => format!("<th scope=\"col\">{}</th>", escape(head)),
    };
    let heads: String = heads.iter().map(head).collect();
    let heads = if heads.is_empty() { heads } else { format!("<thead><tr>{heads}</tr></thead>\n") };
    format!("<table class=\"{class}\">\n{heads}<tbody>\n{rows}</tbody>\n</table>\n")
}
