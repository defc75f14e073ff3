//! Converts HTML to prose.

use super::builder::{Builder, Effect, Formula, List};
use super::text::Lost;
use crate::document::Style;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Reads HTML, also if it is not well-formed.
pub(super) fn read(html: &str, builder: &mut Builder) {
    let mut items = items_of_reversed_lists(html).into_iter();
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) => start(&tag, &mut items, builder),
            Token::EndTag(tag) => end(&String::from_utf8_lossy(&tag.name), builder),
            Token::String(text) => builder.push(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
}

fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    // The content of scripts and style sheets is text, not tags.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten()
}

fn is_reversed(tag: &StartTag<()>) -> bool {
    &**tag.name == b"ol" && tag.attributes.contains_key(b"reversed".as_slice())
}

/// The number of items of each reversed list, in order; such a list counts down from there unless it has a `start`.
fn items_of_reversed_lists(html: &str) -> Vec<i64> {
    let (mut counts, mut open) = (Vec::new(), Vec::new());
    if !html.contains("reversed") && !html.to_ascii_lowercase().contains("reversed") {
        return counts;
    }
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) if matches!(&**tag.name, b"ol" | b"ul") => {
                open.push(is_reversed(&tag).then_some(counts.len()));
                counts.extend(is_reversed(&tag).then_some(0));
            }
            Token::StartTag(tag) if &**tag.name == b"li" => {
                if let Some(Some(index)) = open.last() {
                    counts[*index] += 1;
                }
            }
            Token::EndTag(tag) if matches!(&**tag.name, b"ol" | b"ul") => drop(open.pop()),
            _ => {}
        }
    }
    counts
}

/// Block elements without further meaning.
const BLOCKS: [&str; 25] = [
    "address",
    "article",
    "aside",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hgroup",
    "hr",
    "html",
    "main",
    "p",
    "section",
    "summary",
    "tbody",
    "tfoot",
    "thead",
];

/// Block elements with a meaning that is lost.
const MEANINGFUL_BLOCKS: [&str; 16] = [
    "blockquote",
    "details",
    "fieldset",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "legend",
    "menu",
    "nav",
    "pre",
    "table",
    "option",
];

/// Inline elements without a meaning to be kept.
const MEANINGLESS: [&str; 13] =
    ["abbr", "bdi", "bdo", "big", "data", "font", "head", "label", "math", "nobr", "noscript", "small", "wbr"];

fn start(tag: &StartTag<()>, items: &mut impl Iterator<Item = i64>, builder: &mut Builder) {
    let name = &*String::from_utf8_lossy(&tag.name);
    let value = |key: &str| tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned());
    let style = value("style").unwrap_or_default().to_ascii_lowercase();
    if style.contains("line-through") || style.contains("underline") {
        builder.lose(Lost::Markup("style".to_owned()));
    }
    let file =
        || value("src").or_else(|| value("data")).map_or(String::new(), |address| file_name(&address).to_owned());
    match name {
        "img" => {
            let mut text = ["alt", "aria-label", "title"].into_iter().filter_map(value);
            let text = text.find(|text| !text.trim().is_empty()).unwrap_or_default();
            if text.trim().is_empty() {
                builder.lose(Lost::SilentPicture(file()));
                builder.push(" ");
            } else {
                builder.lose(Lost::Picture(file()));
                builder.push(&format!(" {text} "));
            }
        }
        "svg" => {
            builder.lose(Lost::SilentPicture("svg".to_owned()));
            builder.start(name, Effect::Nothing);
            if tag.self_closing {
                builder.end(name);
            }
        }
        "audio" | "button" | "canvas" | "embed" | "iframe" | "input" | "object" | "select" | "textarea" | "video" => {
            builder.lose(Lost::Medium(format!("{name} {}", file()).trim_end().to_owned()));
            builder.push(" ");
        }
        "source" | "track" | "link" | "meta" | "base" => {}
        "em" | "i" | "cite" | "dfn" | "var" => {
            // Our export puts the passage's number into this element; on import the passage is known from a comment.
            let hidden = name == "cite" && value("class").as_deref() == Some("passage");
            builder.start(name, if hidden { Effect::Hidden } else { Effect::Style(Style::Emphasis) });
        }
        "strong" | "b" => builder.start(name, Effect::Style(Style::Strong)),
        "sup" => builder.start(name, Effect::Raised),
        "sub" => builder.start(name, Effect::Lowered),
        "span" if style.contains("super") => builder.start(name, Effect::Raised),
        "span" if style.contains("vertical-align") && style.contains("sub") => builder.start(name, Effect::Lowered),
        // Other spans are opened too, so that each end tag closes its own span.
        "span" => builder.start(name, Effect::Nothing),
        "a" => {
            builder.end("a");
            let address = value("href");
            let web = address.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
            if let (Some(address), None) = (address, &web) {
                builder.lose(Lost::Link(address));
            }
            builder.start("a", web.map_or(Effect::Nothing, Effect::Web));
        }
        "q" => builder.push("“"),
        "rt" => builder.push("("),
        "rp" | "annotation" | "annotation-xml" | "style" | "template" | "title" => builder.start(name, Effect::Hidden),
        "script" => {
            builder.lose(Lost::Medium("script".to_owned()));
            builder.start(name, Effect::Hidden);
        }
        "ol" | "ul" => {
            let number = |key| value(key).and_then(|value| value.trim().parse().ok());
            let (step, first) = if is_reversed(tag) { (-1, items.next().unwrap_or(1)) } else { (1, 1) };
            let kind = value("type").and_then(|kind| kind.chars().next()).unwrap_or('1');
            let numbered = List::Numbered { kind, next: number("start").unwrap_or(first), step };
            builder.lists.push(if name == "ol" { numbered } else { List::Plain });
            builder.push(" ");
        }
        "li" => {
            let own = value("value").and_then(|value| value.trim().parse().ok());
            let marker = builder.lists.last_mut().map_or_else(|| "• ".to_owned(), |list| list.marker(own));
            builder.push(&format!(" {marker}"));
        }
        "table" | "mtable" => {
            builder.lose(Lost::Markup("table".to_owned()));
            builder.table();
        }
        "tr" | "mtr" => builder.row(),
        "td" | "th" | "mtd" => builder.cell(),
        "mfrac" => builder.start(name, Effect::Formula(Formula::Fraction, Vec::new())),
        "msup" | "mover" => builder.start(name, Effect::Formula(Formula::Raised, Vec::new())),
        "msub" | "munder" => builder.start(name, Effect::Formula(Formula::Lowered, Vec::new())),
        "msubsup" | "munderover" => builder.start(name, Effect::Formula(Formula::LoweredAndRaised, Vec::new())),
        "msqrt" => builder.start(name, Effect::Formula(Formula::Root, Vec::new())),
        "mroot" => builder.start(name, Effect::Formula(Formula::RootOf, Vec::new())),
        "mi" | "mn" | "mo" | "mtext" | "mrow" | "mstyle" | "mfenced" | "none" | "mspace" => {
            builder.start(name, Effect::Nothing);
            if tag.self_closing {
                builder.end(name);
            }
        }
        _ if BLOCKS.contains(&name) => builder.push(" "),
        _ if MEANINGFUL_BLOCKS.contains(&name) => {
            builder.lose(Lost::Markup(name.to_owned()));
            builder.push(" ");
        }
        _ if MEANINGLESS.contains(&name) || builder.is_open("svg") => {}
        _ => builder.lose(Lost::Markup(name.to_owned())),
    }
}

fn end(name: &str, builder: &mut Builder) {
    match name {
        "q" => builder.push("”"),
        "rt" => builder.push(")"),
        "ol" | "ul" => {
            builder.lists.pop();
            builder.push(" ");
        }
        "li" => builder.push(" "),
        _ if BLOCKS.contains(&name) || MEANINGFUL_BLOCKS.contains(&name) => builder.push(" "),
        _ => builder.end(name),
    }
}

/// The file name at the end of an address.
fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path.starts_with("data:") { "data:" } else { path.rsplit('/').next().unwrap_or_default() }
}
