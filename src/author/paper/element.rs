//! HTML elements of the pages on paper.

use crate::author::html::escape;
use crate::document::Question;

/// A question: its prompt, numbered if it is scored, followed by its parts.
pub(super) fn question(number: Option<usize>, question: &Question, parts: &[String]) -> String {
    let number = number.map_or_else(String::new, |number| format!("<span class=\"number\">{number}.</span> "));
    let prompt = escape(&question.prompt);
    let task = question.task.name();
    let parts = parts.concat();
    format!("<section class=\"question\" data-task=\"{task}\">\n<h2>{number}{prompt}</h2>\n{parts}</section>\n")
}

/// An element that contains only text.
pub(super) fn text_element(tag: &str, class: &str, text: &str) -> String {
    format!("<{tag} class=\"{class}\">{}</{tag}>\n", escape(text))
}

/// A table row; the cells are HTML.
pub(super) fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
    format!("<tr>{cells}</tr>\n")
}

/// A table row whose last cell is the row's header, so that screen readers announce it with the other cells.
pub(super) fn row_with_header(cells: &[&str], head: &str) -> String {
    let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
    format!("<tr>{cells}<th scope=\"row\">{head}</th></tr>\n")
}

/// A table of rows, with column headers, if any; an empty one is a plain cell.
pub(super) fn table(class: &str, heads: &[&str], rows: &str) -> String {
    let head = |head: &&str| match *head {
        "" => "<td></td>".to_owned(),
        head => format!("<th scope=\"col\">{}</th>", escape(head)),
    };
    let heads: String = heads.iter().map(head).collect();
    let heads = if heads.is_empty() { heads } else { format!("<thead><tr>{heads}</tr></thead>\n") };
    format!("<table class=\"{class}\">\n{heads}<tbody>\n{rows}</tbody>\n</table>\n")
}
