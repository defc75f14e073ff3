//! Running text as HTML for other programs, and as prose of the content folder.

use super::line::Line;
use crate::document::{Inline, Style};

/// HTML that is XML as well. Links into the explainer lead to the page of that address, if there is one.
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

/// Plain text for the content of an element, or for an attribute in double quotation marks.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A comment of XML. Two hyphens would end it.
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

/// Prose as content folders have it: Markdown, in which nothing is markup that was not.
pub(super) fn prose(text: &[Inline]) -> String {
    let written = inline(text);
    // What would begin a list, a heading or a quotation.
    let digits = written.chars().take_while(char::is_ascii_digit).count();
    let numbered = digits > 0 && written[digits..].starts_with(['.', ')']);
    match written.chars().next() {
        Some('-' | '+' | '#' | '>' | '=' | '~') => format!("\\{written}"),
        _ if numbered => format!("{}\\{}", &written[..digits], &written[digits..]),
        _ => written,
    }
}

fn inline(text: &[Inline]) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Text(text) => literal(text),
        Inline::Styled(style, inner) => {
            let mark = if *style == Style::Emphasis { "*" } else { "**" };
            // A mark beside a blank is no mark.
            let written = self::inline(inner);
            let (core, start) = (written.trim(), written.len() - written.trim_start().len());
            if core.is_empty() {
                return written;
            }
            format!("{}{mark}{core}{mark}{}", &written[..start], &written[start + core.len()..])
        }
        Inline::Web(url, inner) => {
            let url = url.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
            format!("[{}]({url})", self::inline(inner))
        }
        Inline::Link(place, inner) => format!("[{}]({}:{})", self::inline(inner), place.kind(), place.id()),
    };
    text.iter().map(piece).collect()
}

/// Text that Markdown reads as it stands.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '&') {
            literal.push('\\');
        }
        literal.push(letter);
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_comment_ends_within() {
        for text in ["a -- b", "--->", "a-", "----", "-"] {
            let xml = format!("{}<a/>", comment(&Line::of(text)));
            assert_eq!(xml.matches("--").count(), 2, "{xml}");
        }
    }
}
