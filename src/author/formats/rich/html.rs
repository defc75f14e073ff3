//! HTML as running text.

use super::builder::{Around, Builder, Formula, List};
use super::text::Lost;
use crate::document::Style;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Reads HTML, also where it is not well-formed.
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
    // Scripts, style sheets and the like hold no tags.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten()
}

fn is_reversed(tag: &StartTag<()>) -> bool {
    &**tag.name == b"ol" && tag.attributes.contains_key(b"reversed".as_slice())
}

/// How many items each list has that counts down, in their order: without a `start` that is where it begins.
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
                if let Some(Some(place)) = open.last() {
                    counts[*place] += 1;
                }
            }
            Token::EndTag(tag) if matches!(&**tag.name, b"ol" | b"ul") => drop(open.pop()),
            _ => {}
        }
    }
    counts
}

/// Elements that stand on lines of their own and say nothing else.
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

/// Those that say something besides, which is lost.
const TELLING_BLOCKS: [&str; 16] = [
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

/// Elements within a line that say nothing.
const SILENT: [&str; 13] =
    ["abbr", "bdi", "bdo", "big", "data", "font", "head", "label", "math", "nobr", "noscript", "small", "wbr"];

fn start(tag: &StartTag<()>, items: &mut impl Iterator<Item = i64>, builder: &mut Builder) {
    let name = &*String::from_utf8_lossy(&tag.name);
    let value = |key: &str| tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned());
    let style = value("style").unwrap_or_default().to_ascii_lowercase();
    if style.contains("line-through") || style.contains("underline") {
        builder.lose(Lost::Markup("style".to_owned()));
    }
    let file = || value("src").or_else(|| value("data")).map_or(String::new(), |address| last(&address).to_owned());
    match name {
        "img" => {
            let mut said = ["alt", "aria-label", "title"].into_iter().filter_map(value);
            let said = said.find(|said| !said.trim().is_empty()).unwrap_or_default();
            if said.trim().is_empty() {
                builder.lose(Lost::SilentPicture(file()));
                builder.push(" ");
            } else {
                builder.lose(Lost::Picture(file()));
                builder.push(&format!(" {said} "));
            }
        }
        "svg" => {
            builder.lose(Lost::SilentPicture("svg".to_owned()));
            builder.start(name, Around::Nothing);
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
            // Our own export has the number of the passage there, which the quiz tells by itself.
            let hidden = name == "cite" && value("class").as_deref() == Some("passage");
            builder.start(name, if hidden { Around::Hidden } else { Around::Style(Style::Emphasis) });
        }
        "strong" | "b" => builder.start(name, Around::Style(Style::Strong)),
        "sup" => builder.start(name, Around::Raised),
        "sub" => builder.start(name, Around::Lowered),
        "span" if style.contains("super") => builder.start(name, Around::Raised),
        "span" if style.contains("vertical-align") && style.contains("sub") => builder.start(name, Around::Lowered),
        // Its end may be that of one of those.
        "span" => builder.start(name, Around::Nothing),
        "a" => {
            builder.end("a");
            let address = value("href");
            let web = address.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
            if let (Some(address), None) = (address, &web) {
                builder.lose(Lost::Link(address));
            }
            builder.start("a", web.map_or(Around::Nothing, Around::Web));
        }
        "q" => builder.push("“"),
        "rt" => builder.push("("),
        "rp" | "annotation" | "annotation-xml" | "style" | "template" | "title" => builder.start(name, Around::Hidden),
        "script" => {
            builder.lose(Lost::Medium("script".to_owned()));
            builder.start(name, Around::Hidden);
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
            let mark = builder.lists.last_mut().map_or_else(|| "• ".to_owned(), |list| list.mark(own));
            builder.push(&format!(" {mark}"));
        }
        "table" | "mtable" => {
            builder.lose(Lost::Markup("table".to_owned()));
            builder.table();
        }
        "tr" | "mtr" => builder.row(),
        "td" | "th" | "mtd" => builder.cell(),
        "mfrac" => builder.start(name, Around::Formula(Formula::Fraction, Vec::new())),
        "msup" | "mover" => builder.start(name, Around::Formula(Formula::Raised, Vec::new())),
        "msub" | "munder" => builder.start(name, Around::Formula(Formula::Lowered, Vec::new())),
        "msubsup" | "munderover" => builder.start(name, Around::Formula(Formula::LoweredAndRaised, Vec::new())),
        "msqrt" => builder.start(name, Around::Formula(Formula::Root, Vec::new())),
        "mroot" => builder.start(name, Around::Formula(Formula::RootOf, Vec::new())),
        "mi" | "mn" | "mo" | "mtext" | "mrow" | "mstyle" | "mfenced" | "none" | "mspace" => {
            builder.start(name, Around::Nothing);
            if tag.self_closing {
                builder.end(name);
            }
        }
        _ if BLOCKS.contains(&name) => builder.push(" "),
        _ if TELLING_BLOCKS.contains(&name) => {
            builder.lose(Lost::Markup(name.to_owned()));
            builder.push(" ");
        }
        _ if SILENT.contains(&name) || builder.is_open("svg") => {}
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
        _ if BLOCKS.contains(&name) || TELLING_BLOCKS.contains(&name) => builder.push(" "),
        _ => builder.end(name),
    }
}

/// The file's name at the end of an address.
fn last(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path.starts_with("data:") { "data:" } else { path.rsplit('/').next().unwrap_or_default() }
}
