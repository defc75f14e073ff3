//! Reads an article from a web page: its main text, and the metadata of the page.

use super::markdown;
use super::original::{Block, Original, Piece, clean, day, text};
use dom_smoothie::{Config, Readability, TextMode};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use serde_json::Value;

/// Reads the page.
///
/// # Errors
/// That no article was found in the page.
pub(super) fn read(html: &str) -> Result<Original, String> {
    let config = Config { text_mode: TextMode::Markdown, ..Config::default() };
    let not_found =
        |_| "no article was found in the page; copy its text into a file that ends in .txt or .md".to_owned();
    if let Some(excess) = excess(html) {
        return Err(format!("{excess}; copy its text into a file that ends in .txt or .md"));
    }
    let page = without_captions(html);
    let mut reader = Readability::new(page.as_str(), None, Some(config)).map_err(not_found)?;
    let data = linked_data(html);
    let data_at = |path: &[&str]| data.as_ref().and_then(|data| text_at(data, path));
    let found = reader.parse().map_err(not_found)?;
    let some = |text: Option<String>| text.map(|text| clean(&text)).filter(|text| !text.is_empty());
    let moment = data_at(&["datePublished"]).or(found.published_time).or_else(|| meta(html, "date"));
    let author = [data_at(&["author", "name"]), found.byline, meta(html, "author")].into_iter().flatten();
    let url = some(canonical(html).or_else(|| meta(html, "og:url")).or(data_at(&["url"])).or(found.url));
    let mut blocks = markdown::blocks(&found.text_content);
    remove_boilerplate(&mut blocks, url.as_deref());
    Ok(Original {
        title: some(data_at(&["headline"]).or(Some(found.title))),
        author: author.filter_map(|name| some(Some(name))).find_map(|name| person(&name)),
        publisher: some(data_at(&["publisher", "name"]).or(found.site_name)).or_else(|| host(url.as_deref()?)),
        url,
        published: moment.and_then(|moment| day(&moment)),
        lang: some(found.lang),
        licence: some(licence(html).or_else(|| {
            let paths: [&[&str]; 4] = [&["license"], &["license", "url"], &["license", "@id"], &["license", "name"]];
            paths.into_iter().find_map(data_at)
        })),
        blocks,
    })
}

/// The page without the captions of pictures, which are not sentences of the article.
fn without_captions(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let (mut page, mut from) = (String::new(), 0);
    while let Some(start) = lower[from..].find("<figcaption").map(|at| from + at) {
        let Some(end) = lower[start..].find("</figcaption>").map(|at| start + at + "</figcaption>".len()) else {
            break;
        };
        page.push_str(&html[from..start]);
        from = end;
    }
    page + &html[from..]
}

/// Removes blocks between the paragraphs that are not part of the text: links to the page itself, short texts that occur twice,
/// and a few words that are no sentence.
fn remove_boilerplate(blocks: &mut Vec<Block>, url: Option<&str>) {
    let page = |link: &str| link.split('#').next().unwrap_or_default().trim_end_matches('/').to_owned();
    let links_here = |piece: &Piece| {
        let link = piece.link.as_deref().unwrap_or_default();
        link.starts_with('#') || link.contains('#') && url.is_some_and(|url| page(url) == page(link))
    };
    let texts: Vec<String> = blocks.iter().map(words_of).collect();
    let mut index = 0;
    blocks.retain(|block| {
        let text = &texts[index];
        index += 1;
        let Block::Paragraph(pieces) = block else { return true };
        let is_sentence = text.ends_with(['.', '!', '?', ':', ';', '…', '”', '"', '’', ')']);
        let is_boilerplate = pieces.iter().all(links_here)
            || text.split(' ').count() < 4 && !is_sentence
            || text.chars().count() < 80 && texts.iter().filter(|it| *it == text).count() > 1;
        !is_boilerplate
    });
}

fn words_of(block: &Block) -> String {
    match block {
        Block::Heading(_, heading) => heading.clone(),
        Block::Paragraph(pieces) | Block::Item(pieces) => text(pieces),
    }
}

/// A name without a preceding `By`; a text with digits is a date rather than a name.
fn person(byline: &str) -> Option<String> {
    let name = byline.strip_prefix("By ").or(byline.strip_prefix("by ")).unwrap_or(byline).trim();
    (!name.is_empty() && !name.contains(|letter: char| letter.is_ascii_digit())).then(|| name.to_owned())
}

/// The host of the page's address, in place of an unknown publisher.
fn host(url: &str) -> Option<String> {
    let host = url::Url::parse(url).ok()?.host_str()?.to_owned();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// The deepest nesting of elements, like Chromium's limit. The article extractor takes too long on deeper pages.
const MAX_DEPTH: usize = 512;

/// Void elements, and elements that the next one of their kind closes.
const NEVER_NESTED: [&[u8]; 38] = [
    b"a",
    b"area",
    b"base",
    b"body",
    b"br",
    b"caption",
    b"col",
    b"colgroup",
    b"dd",
    b"dt",
    b"embed",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"hr",
    b"html",
    b"img",
    b"input",
    b"li",
    b"link",
    b"meta",
    b"nobr",
    b"option",
    b"p",
    b"param",
    b"source",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
    b"track",
    b"wbr",
];

/// The most formatting elements that may close out of order. Each one slows the article extractor down more than the one
/// before; sloppy pages have a few dozen.
const MAX_MISNESTED: usize = 1000;

/// The formatting elements of the HTML standard, which parsers reopen where they are closed out of order.
const REOPENED: [&[u8]; 12] =
    [b"b", b"big", b"code", b"em", b"font", b"i", b"s", b"small", b"strike", b"strong", b"tt", b"u"];

/// Why the page would take the article extractor too long: it nests too deeply or has too many misnested elements.
fn excess(html: &str) -> Option<String> {
    let (mut open, mut misnested): (Vec<Vec<u8>>, usize) = (Vec::new(), 0);
    let mut emitter = DefaultEmitter::default();
    // Markup within scripts is text, not elements.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) if !tag.self_closing && !NEVER_NESTED.contains(&&**tag.name) => {
                open.push(tag.name.to_vec());
            }
            // An end tag closes the elements that are open within its element as well.
            Token::EndTag(tag) => {
                if let Some(index) = open.iter().rposition(|name| **name == **tag.name) {
                    misnested += usize::from(index + 1 < open.len() && REOPENED.contains(&&**tag.name));
                    open.truncate(index);
                }
            }
            _ => {}
        }
        if open.len() > MAX_DEPTH {
            return Some(format!("more than {MAX_DEPTH} elements are nested in the page"));
        }
        if misnested > MAX_MISNESTED {
            return Some(format!("more than {MAX_MISNESTED} elements of the page end within others"));
        }
    }
    None
}

/// The page's linked data on the article: the first object of one of schema.org's types for articles.
fn linked_data(html: &str) -> Option<Value> {
    let lower = html.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = lower[from..].find("application/ld+json") {
        let start = from + at + lower[from + at..].find('>')? + 1;
        let end = start + lower[start..].find("</script")?;
        if let Ok(value) = serde_json::from_str::<Value>(&html[start..end])
            && let Some(article) = article(&value)
        {
            return Some(article.clone());
        }
        from = end;
    }
    None
}

fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(list) => list.iter().find_map(article),
        Value::Object(object) => {
            let kinds = match object.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
                Some(Value::String(kind)) => vec![kind.as_str()],
                _ => Vec::new(),
            };
            let is_article = kinds.iter().any(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"));
            if is_article { Some(value) } else { article(object.get("@graph")?) }
        }
        _ => None,
    }
}

/// The text at a path of keys; of an array the texts of its items, joined by commas.
fn text_at(value: &Value, path: &[&str]) -> Option<String> {
    match (value, path) {
        (Value::String(text), _) => Some(text.clone()),
        (Value::Array(list), _) => {
            let all: Vec<String> = list.iter().filter_map(|value| text_at(value, path)).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        (value, [key, rest @ ..]) => text_at(value.get(key)?, rest),
        _ => None,
    }
}

/// The content of a `meta` element, by its name or property.
fn meta(html: &str, name: &str) -> Option<String> {
    element(html, b"meta", |key, value| matches!(key, b"name" | b"property" | b"itemprop") && value == name, b"content")
}

fn canonical(html: &str) -> Option<String> {
    element(html, b"link", |key, value| key == b"rel" && value == "canonical", b"href")
}

/// The address of the licence that the page links to.
fn licence(html: &str) -> Option<String> {
    let is_licence = |key: &[u8], value: &str| {
        key == b"rel" && value.split_whitespace().any(|it| it.eq_ignore_ascii_case("license"))
    };
    let url = element(html, b"link", is_licence, b"href").or_else(|| element(html, b"a", is_licence, b"href"))?;
    let url = if url.starts_with("//") { ["https:", &url].concat() } else { url };
    url.starts_with("http").then_some(url)
}

/// The attribute `wanted` of the first element of that name with an attribute for which `has` holds.
fn element(html: &str, name: &[u8], matches: impl Fn(&[u8], &str) -> bool, wanted: &[u8]) -> Option<String> {
    Tokenizer::new(html).flatten().find_map(|token| match token {
        Token::StartTag(tag) if *tag.name == name => {
            let mut pairs = tag.attributes.iter();
            let is_match = pairs.any(|(key, value)| matches(key, &String::from_utf8_lossy(value)));
            let value = tag.attributes.get(wanted).filter(|_| is_match)?;
            Some(String::from_utf8_lossy(value).into_owned())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_nested_deeper_than_browsers_allow_are_refused_at_once() {
        let paragraph = "<p>Ada Moor met Ben Hall, and both said that the Water Board had failed.</p>";
        for open in [
            "<div>",
            "<table><tr><td>",
            "<b>",
            "<ul><li>",
            "<blockquote>",
            "<svg><g>",
            "<x-y>",
            "<div></b>",
            "<font color=a>",
        ] {
            let refusal = read(&[&open.repeat(20_000), paragraph].concat()).unwrap_err();
            assert!(refusal.contains("nested"), "{open}: {refusal}");
        }
        // Elements that the next of their kind closes are not nested, nor are closed elements.
        let flat = format!("<article><h1>A</h1>{}</article>", paragraph.replace("</p>", "").repeat(2000));
        assert!(read(&flat).is_ok());
        let sloppy = format!("<article><h1>A</h1>{}</article>", format!("<div><span>{paragraph}</div>").repeat(2000));
        assert!(read(&sloppy).is_ok());
        let script = format!("<article><h1>A</h1>{paragraph}<script>'{}'</script></article>", "<div>".repeat(2000));
        assert!(read(&script).is_ok());
        let closed =
            format!("<article><h1>A</h1>{}</article>", format!("<div><span>{paragraph}</span></div>").repeat(2000));
        assert!(read(&closed).is_ok());
    }

    #[test]
    fn a_page_of_very_many_misnested_elements_is_refused_and_a_sloppy_one_is_read() {
        let page = |part: &str, count: usize| {
            let article =
                "<p>Ada Moor met Ben Hall at the river, and both said so to the board of the town.</p>".repeat(9);
            read(&format!("<title>A river</title><article><h1>A river</h1>{article}{}</article>", part.repeat(count)))
        };
        for (part, few, many) in
            [("<b><i></b></i>", 40, 20_000), ("<a><b><font></b></a>", 40, 20_000), ("<div>", 40, 600)]
        {
            assert!(page(part, few).is_ok(), "{part}");
            assert!(page(part, many).is_err_and(|why| why.starts_with("more than")), "{part}");
        }
    }
}
