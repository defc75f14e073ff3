//! Prose as HTML for other programs, and as Markdown for the content.

use super::line::Line;
use crate::document::{Inline, Style};

/// HTML that is valid XML as well. Links into the explainer lead to `page`, if there is one.
pub(super) fn html(text: &[Inline], page: Option<&str>) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Text(text) => escape(text),
        Inline::Styled(Style::Emphasis, inner) => format!("<em>{}</em>", html(inner, page)),
        Inline::Styled(Style::Strong, inner) => format!("<strong>{}</strong>", html(inner, page)),
        Inline::Web(url, inner) => format!("<a href=\"{}\">{}</a>", escape(url), html(inner, page)),
        Inline::Link(place, inner) => match page {
            Some(page) => {
                let address = format!("{page}#{}={}", place.kind(), place.id());
                format!("<a href=\"{}\">{}</a>", escape(&address), html(inner, Some(page)))
            }
            None => html(inner, None),
        },
    };
    text.iter().map(piece).collect()
}

/// Escapes plain text for an element's content, or for an attribute in double quotes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An XML comment, in which `--` is not allowed.
pub(super) fn comment(text: &Line) -> String {
    let mut comment = String::from("<!-- ");
    for letter in text.chars() {
        if letter == '-' && comment.ends_with('-') {
            comment.push(' ');
        }
        comment.push(letter);
    }
    comment + " -->\n"
}

/// Prose as Markdown; only what is markup in the prose is markup in it.
pub(super) fn prose(text: &[Inline]) -> String {
    let markdown = inline(text);
    // At the start of a line these would begin a list, a heading or a quotation.
    let digits = markdown.chars().take_while(char::is_ascii_digit).count();
    let numbered = digits > 0 && markdown[digits..].starts_with(['.', ')']);
    match markdown.chars().next() {
        Some('-' | '+' | '#' | '>' | '=' | '~') => format!("\\{markdown}"),
        _ if numbered => format!("{}\\{}", &markdown[..digits], &markdown[digits..]),
        _ => markdown,
    }
}

fn inline(text: &[Inline]) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Text(text) => escape_markdown(text),
        Inline::Styled(style, inner) => {
            let mark = if *style == Style::Emphasis { "*" } else { "**" };
            // A delimiter next to white space would not be read as markup.
            let markdown = self::inline(inner);
            let (core, start) = (markdown.trim(), markdown.len() - markdown.trim_start().len());
            if core.is_empty() {
                return markdown;
            }
            format!("{}{mark}{core}{mark}{}", &markdown[..start], &markdown[start + core.len()..])
        }
        Inline::Web(url, inner) => {
            let url = url.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
            format!("[{}]({url})", self::inline(inner))
        }
        Inline::Link(place, inner) => format!("[{}]({}:{})", self::inline(inner), place.kind(), place.id()),
    };
    text.iter().map(piece).collect()
}

/// Escapes text for Markdown.
fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '&') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_comment() {
        for text in ["a -- b", "--->", "a-", "----", "-"] {
            let xml = format!("{}<a/>", comment(&Line::of(text)));
            assert_eq!(xml.matches("--").count(), 2, "{xml}");
        }
    }
}
