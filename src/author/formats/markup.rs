//! Running text: to HTML for other programs, and from their HTML and Markdown back to prose of the content folder.

use crate::document::{Inline, Style};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::mem;

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

/// What was read of another program's text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rich {
    pub(super) text: Vec<Inline>,
    /// What prose does not have, by its name in HTML or Markdown.
    pub(super) lost: BTreeSet<String>,
}

/// An element that is open, and the text before it.
type Open = (String, Around, Vec<Inline>);

enum Around {
    Style(Style),
    Web(String),
    /// Its content alone is kept.
    Nothing,
    /// Not even its content is kept.
    Hidden,
}

/// Builds running text from the elements of another markup.
#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    text: Vec<Inline>,
    lost: BTreeSet<String>,
}

impl Builder {
    fn push(&mut self, piece: &str) {
        match self.text.last_mut() {
            _ if piece.is_empty() => {}
            Some(Inline::Text(text)) => text.push_str(piece),
            _ => self.text.push(Inline::Text(piece.to_owned())),
        }
    }

    fn start(&mut self, name: &str, around: Around) {
        self.open.push((name.to_owned(), around, mem::take(&mut self.text)));
    }

    /// Ends the innermost element of that name, and those in it that were never ended.
    fn end(&mut self, name: &str) {
        if !self.open.iter().any(|(open, ..)| open == name) {
            return;
        }
        while let Some((open, around, before)) = self.open.pop() {
            let inner = mem::replace(&mut self.text, before);
            match around {
                Around::Style(style) => self.text.push(Inline::Styled(style, inner)),
                Around::Web(url) => self.text.push(Inline::Web(url, inner)),
                Around::Nothing => self.text.extend(inner),
                Around::Hidden => {}
            }
            if open == name {
                break;
            }
        }
    }

    fn lose(&mut self, what: &str) {
        self.lost.insert(what.to_owned());
    }

    fn finish(mut self) -> Rich {
        while let Some((name, ..)) = self.open.last() {
            let name = name.clone();
            self.end(&name);
        }
        Rich { text: tidy(self.text), lost: self.lost }
    }
}

/// Plain text.
pub(super) fn from_plain(text: &str) -> Rich {
    Rich { text: tidy(vec![Inline::Text(text.to_owned())]), lost: BTreeSet::new() }
}

/// HTML, also where it is not well-formed.
pub(super) fn from_html(html: &str) -> Rich {
    let mut builder = Builder::default();
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tag, after) = next_tag(rest);
        builder.push(&html_escape::decode_html_entities(text));
        rest = after;
        let Some(tag) = tag else { continue };
        let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "" => {}
            "p" | "br" | "div" | "li" | "ul" | "ol" => builder.push(" "),
            "img" | "hr" | "input" | "iframe" | "object" | "audio" | "video" | "source" | "embed" => {
                builder.lose(&name);
                builder.push(" ");
            }
            _ if closing => builder.end(&name),
            "em" | "i" => builder.start(&name, Around::Style(Style::Emphasis)),
            "strong" | "b" => builder.start(&name, Around::Style(Style::Strong)),
            "span" => builder.start(&name, Around::Nothing),
            // Where our own export has the number of the passage.
            "cite" => builder.start(&name, Around::Hidden),
            "a" => {
                let url = attribute(tag, "href").unwrap_or_default();
                let is_web = url.starts_with("https://") || url.starts_with("http://");
                if !is_web {
                    builder.lose("a");
                }
                builder.start("a", if is_web { Around::Web(url) } else { Around::Nothing });
            }
            "script" | "style" => {
                builder.lose(&name);
                builder.start(&name, Around::Hidden);
            }
            _ => {
                builder.lose(&name);
                builder.start(&name, Around::Nothing);
            }
        }
    }
    builder.finish()
}

/// The text before the next tag, what is between its angle brackets, and what comes after it.
fn next_tag(html: &str) -> (&str, Option<&str>, &str) {
    let begins = |at: &usize| {
        let next = html[at + 1..].chars().next();
        next.is_some_and(|next| next.is_ascii_alphabetic() || next == '/' || next == '!')
    };
    let Some(start) = html.match_indices('<').map(|(at, _)| at).find(begins) else { return (html, None, "") };
    let inside = &html[start + 1..];
    let end = if inside.starts_with("!--") { inside.find("-->").map(|at| at + 2) } else { inside.find('>') };
    match end {
        Some(end) if inside.starts_with('!') => (&html[..start], Some(""), &inside[end + 1..]),
        Some(end) => (&html[..start], Some(&inside[..end]), &inside[end + 1..]),
        None => (html, None, ""),
    }
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, after) = tag.split_once(&format!("{name}="))?;
    let value = match after.chars().next()? {
        quote @ ('"' | '\'') => after[1..].split(quote).next()?,
        _ => after.split([' ', '>']).next()?,
    };
    Some(html_escape::decode_html_entities(value).into_owned())
}

/// Markdown.
pub(super) fn from_markdown(markdown: &str) -> Rich {
    let mut builder = Builder::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => builder.push(&text),
            Event::Code(code) => {
                builder.lose("code");
                builder.push(&code);
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                builder.lose("HTML");
                builder.push(&html);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => builder.push(" "),
            Event::Start(Tag::Emphasis) => builder.start("em", Around::Style(Style::Emphasis)),
            Event::Start(Tag::Strong) => builder.start("strong", Around::Style(Style::Strong)),
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with("http") => {
                builder.start("a", Around::Web(dest_url.into_string()));
            }
            Event::Start(Tag::Link { .. }) => {
                builder.lose("link");
                builder.start("a", Around::Nothing);
            }
            Event::Start(Tag::Image { .. }) => builder.lose("image"),
            Event::Start(Tag::CodeBlock(_)) => builder.lose("code"),
            Event::Start(Tag::Table(_)) => builder.lose("table"),
            Event::Start(_) => builder.push(" "),
            Event::End(TagEnd::Emphasis) => builder.end("em"),
            Event::End(TagEnd::Strong) => builder.end("strong"),
            Event::End(TagEnd::Link) => builder.end("a"),
            Event::End(_) => builder.push(" "),
            _ => {}
        }
    }
    builder.finish()
}

/// Each run of white space as one blank, also where it runs over the edges of elements; none at the ends.
fn tidy(text: Vec<Inline>) -> Vec<Inline> {
    fn walk(text: Vec<Inline>, after_space: &mut bool) -> Vec<Inline> {
        let mut tidied = Vec::new();
        for inline in text {
            match inline {
                Inline::Text(text) => {
                    let mut kept = String::with_capacity(text.len());
                    for letter in text.chars() {
                        let space = letter.is_whitespace();
                        if !(space && *after_space) {
                            kept.push(if space { ' ' } else { letter });
                        }
                        *after_space = space;
                    }
                    tidied.push(Inline::Text(kept));
                }
                Inline::Styled(style, inner) => tidied.push(Inline::Styled(style, walk(inner, after_space))),
                Inline::Web(url, inner) => tidied.push(Inline::Web(url, walk(inner, after_space))),
                Inline::Link(place, inner) => tidied.push(Inline::Link(place, walk(inner, after_space))),
            }
        }
        tidied
    }
    let mut text = walk(text, &mut true);
    while let Some(Inline::Text(last)) = text.last_mut() {
        last.truncate(last.trim_end().len());
        if !last.is_empty() {
            break;
        }
        text.pop();
    }
    text.retain(|inline| *inline != Inline::Text(String::new()));
    text
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

/// A text on one line, each run of white space one blank.
pub(super) fn single_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
