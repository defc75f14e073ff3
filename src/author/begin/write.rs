//! Writes the five files of an explainer that begins from an article.

use super::actors::Actor;
use super::original::{Block, Original};
use super::outline::{Outline, Part, Passage, id};
use super::terms::Term;
use super::ties::Tie;
use crate::author::calendar_date::in_toml;
use crate::author::ids::Fresh;
use crate::author::licence;
use crate::document::ActorKind;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;
use url::Url;

/// The findings in an article.
pub(super) struct Found<'a> {
    pub(super) original: &'a Original,
    pub(super) title: &'a str,
    /// The language tag (BCP 47).
    pub(super) lang: &'a str,
    pub(super) outline: &'a Outline,
    pub(super) actors: &'a [Actor],
    pub(super) ties: &'a [Tie],
    pub(super) terms: &'a [Term],
    /// Whether the text is the author's own and is kept.
    pub(super) own: bool,
}

/// A range of a passage's text that is a link, and its target as a Markdown destination.
type Link = (Range<usize>, String);

/// The files by name.
pub(super) fn files(found: &Found) -> Vec<(&'static str, String)> {
    let (mut taken, mut terms_taken) = (Fresh::default(), Fresh::default());
    let actors: Vec<String> = found.actors.iter().map(|actor| id(&actor.name, &mut taken)).collect();
    let terms: Vec<String> = found.terms.iter().map(|term| id(&term.name, &mut terms_taken)).collect();
    vec![
        ("explainer.toml", explainer(found, &terms)),
        ("article.md", article(found, &actors, &terms)),
        ("map.toml", map(found, &actors)),
        ("quiz.toml", quiz(found)),
        ("notes.toml", NOTES.to_owned()),
    ]
}

const NOTES: &str = "# Notes of yours on what the article says: [[note]] and [[source]]. There need not be any.\n";

/// A TOML string.
fn toml_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn explainer(found: &Found, ids: &[String]) -> String {
    let known = |text: &Option<String>| toml_string(text.as_deref().unwrap_or("?"));
    let original = found.original;
    let (title, lang) = (toml_string(found.title), found.lang);
    let mut text = format!(
        "# What is written `?` is still to decide: `explainer check` lists it.\n\n\
         title = {title}\n# What readers will learn, in a sentence or two.\nstandfirst = \"?\"\nlang = \"{lang}\"\n\
         # The day on which you publish the explainer, such as 2026-11-23.\npublished = \"?\"\n\n\
         [original]\ntitle = {title}\n"
    );
    if let Some(author) = &original.author {
        let _ = writeln!(text, "author = {}", toml_string(author));
    }
    let url = original.url.as_deref().filter(|url| address(url, None).is_some());
    let _ = writeln!(text, "publisher = {}\nurl = {}", known(&original.publisher), toml_string(url.unwrap_or("?")));
    if let Some(day) = &original.published {
        let _ = writeln!(text, "published = {}", in_toml(day));
    }
    if let Some(stated) = &original.licence {
        let _ = writeln!(text, "licence = {}", licence(stated));
    }
    let passages = &found.outline.passages;
    text.push_str("\n# The article in a minute: three to five points, each with the passages that it rests on.\n");
    for point in 0..3 {
        let passage = &passages[point * passages.len() / 3];
        let _ = write!(text, "\n[[point]]\ntext = \"?\"\npassages = [\"{}\"]\n", passage.id);
    }
    for (term, id) in found.terms.iter().zip(ids) {
        let explanation = if found.own { prose(&term.sentence) } else { "?".to_owned() };
        let _ = write!(text, "\n# The article says: {}\n[[term]]\nid = \"{id}\"\n", term.sentence);
        let _ = writeln!(text, "name = {}\ntext = {}", toml_string(&term.name), toml_string(&explanation));
    }
    text
}

/// The short name of a licence, if its address or name is that of a known one; else a table to fill in, or the text itself.
fn licence(stated: &str) -> String {
    match licence::at(stated).or_else(|| licence::named(stated)) {
        Some(known) => toml_string(&known.name),
        None if address(stated, None).is_some() => format!("{{ name = \"?\", url = {} }}", toml_string(stated)),
        None => toml_string(stated),
    }
}

fn article(found: &Found, actors: &[String], terms: &[String]) -> String {
    let mut text = String::new();
    if !found.own {
        text.push_str(
            "<!-- Each comment is a paragraph of the original, for you to retell in your own words in place of the `?` below\n\
             it. Comments are not shown to readers. The links are to those whom the paragraph names: keep them on the names. -->\n\n",
        );
    }
    let is_heading = |title: &str| {
        let mut headings = found.original.blocks.iter().filter_map(|it| match it {
            Block::Heading(_, heading) => Some(heading.as_str()),
            _ => None,
        });
        title != found.title && headings.any(|heading| heading == title)
    };
    for part in &found.outline.parts {
        match part {
            Part::Section { title, id, short } => {
                let _ = write!(text, "## {} {{#{id}", inline(title));
                if short != title {
                    let _ = write!(text, " short=\"{}\"", short.replace(['"', '\\'], "’"));
                }
                text.push_str(if is_heading(title) { "}\n\n" } else { " original=\"\"}\n\n" });
            }
            Part::Heading(title) => {
                let _ = write!(text, "### {}\n\n", inline(title));
            }
            Part::Passage(index) => {
                let passage = &found.outline.passages[*index];
                let links = links(found, *index, actors, terms);
                let linked = linked(passage, &links);
                let item = if passage.is_item { "- " } else { "" };
                let at = passage.at.as_ref().map_or(String::new(), |at| format!(" at=\"{at}\""));
                if found.own {
                    let _ = write!(text, "{item}{linked} {{#{}{at}}}\n\n", passage.id);
                    continue;
                }
                let mut seen = BTreeSet::new();
                let mentions = links.iter().filter(|(_, to)| !to.starts_with('<') && seen.insert(to.clone()));
                let mentions: Vec<String> =
                    mentions.map(|(range, to)| format!("[{}]({to})", inline(&passage.text[range.clone()]))).collect();
                let mentions = if mentions.is_empty() { String::new() } else { [" ", &mentions.join(", ")].concat() };
                let comment = linked.replace("-->", "-- >");
                let _ = write!(text, "<!-- {comment} -->\n\n?{mentions} {{#{}{at}}}\n\n", passage.id);
            }
        }
    }
    text
}

/// The links of a passage, in order: of the original, to actors, and to terms. No link is within another.
fn links(found: &Found, index: usize, actors: &[String], terms: &[String]) -> Vec<Link> {
    let base = found.original.url.as_deref().and_then(|url| Url::parse(url).ok());
    let mut links: Vec<Link> = Vec::new();
    for (term, id) in found.terms.iter().zip(terms).filter(|(term, _)| term.passage == index) {
        links.push((term.range.clone(), format!("term:{id}")));
    }
    for (actor, id) in found.actors.iter().zip(actors) {
        let mentions = actor.mentions.iter().filter(|mention| mention.passage == index);
        links.extend(mentions.map(|mention| (mention.range.clone(), format!("actor:{id}"))));
    }
    let mut start = 0;
    for piece in &found.outline.passages[index].pieces {
        let end = start + piece.text.len();
        let trimmed = start..start + piece.text.trim_end().len();
        if let Some(url) = piece.link.as_deref().and_then(|url| address(url, base.as_ref()))
            && piece.text.contains(char::is_alphanumeric)
        {
            links.push((trimmed, format!("<{url}>")));
        }
        start = end;
    }
    // Where links overlap, terms precede actors, and actors precede links of the original.
    let mut free: Vec<Link> = Vec::new();
    for link in links {
        if free.iter().all(|(range, _)| range.end <= link.0.start || link.0.end <= range.start) {
            free.push(link);
        }
    }
    free.sort_by_key(|(range, _)| range.start);
    free
}

/// The absolute address of a link of the original, if it leads to the web.
fn address(url: &str, base: Option<&Url>) -> Option<String> {
    let url = match base {
        Some(base) => base.join(url).ok()?,
        None => Url::parse(url).ok()?,
    };
    let is_web = matches!(url.scheme(), "http" | "https") && url.host().is_some();
    let escaped = |text: String| text.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace('*', "%2A");
    is_web.then(|| escaped(url.to_string()).replace('&', "&amp;"))
}

/// The passage as Markdown, with its links.
fn linked(passage: &Passage, links: &[Link]) -> String {
    let (mut text, mut from) = (String::new(), 0);
    for (range, to) in links {
        let label = inline(&passage.text[range.clone()]);
        text.push_str(&inline(&passage.text[from..range.start]));
        let _ = write!(text, "[{label}]({to})");
        from = range.end;
    }
    text.push_str(&inline(&passage.text[from..]));
    escape_line_start(text)
}

/// Escapes the text, so that Markdown reads every character as itself.
fn inline(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if "\\`*_[]<>{}&|~#!$^".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Escapes the start of a line, where `1.`, `-` and others would begin a block.
fn escape_line_start(text: String) -> String {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('-' | '+' | '=' | ':') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

/// A sentence as the Markdown of one paragraph.
fn prose(text: &str) -> String {
    escape_line_start(inline(text))
}

fn map(found: &Found, ids: &[String]) -> String {
    let mut text = "# Who was found in the article, those it names most first. Who is no actor goes by `explainer remove`, with its ties\n\
         # and its links in article.md.\n"
        .to_owned();
    for (actor, id) in found.actors.iter().zip(ids) {
        let kind = actor.kind.map_or("?", ActorKind::name);
        let count = actor.mentions.len();
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        let _ = write!(text, "\n# Named {times}.\n[[actor]]\nid = \"{id}\"\nname = {}\n", toml_string(&actor.name));
        let _ = writeln!(text, "kind = \"{kind}\"\nabout = \"?\"");
    }
    text.push_str(
        "\n# Who is named together in a sentence. Whether that is a tie, what it is and its sign is for you to say.\n",
    );
    for tie in found.ties {
        let [from, to] = tie.ends.map(|end| ids[end].as_str());
        let evidence: Vec<String> =
            tie.evidence.iter().map(|passage| toml_string(&found.outline.passages[*passage].id)).collect();
        let _ = write!(text, "\n[[tie]]\nfrom = \"{from}\"\nto = \"{to}\"\nsign = \"?\"\nwhat = \"?\"\n");
        let _ = writeln!(text, "evidence = [{}]", evidence.join(", "));
    }
    text
}

fn quiz(found: &Found) -> String {
    let passage = &found.outline.passages[0].id;
    format!(
        "# A question as a beginning; write as many as you like. docs/content.md has the other kinds.\n\n\
         [[question]]\nid = \"question-1\"\nprompt = \"?\"\npassage = \"{passage}\"\n\n\
         # What is right, and why.\n[[question.option]]\ntext = \"?\"\nright = true\nreason = \"?\"\n\n\
         # What one might think, and why it is wrong.\n[[question.option]]\ntext = \"?\"\nreason = \"?\"\n"
    )
}
