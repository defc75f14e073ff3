//! Reads an article of a web page: what of the page is its text, and what its head says of it.

use super::markdown;
use super::original::{Block, Original, Piece, clean, day, text};
use dom_smoothie::{Config, Readability, TextMode};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use serde_json::Value;

/// Reads the page.
///
/// # Errors
/// Says that there is no article in it.
pub(super) fn read(html: &str) -> Result<Original, String> {
    let config = Config { text_mode: TextMode::Markdown, ..Config::default() };
    let none = |_| "no article was found in the page; copy its text into a file that ends in .txt or .md".to_owned();
    if let Some(excess) = excess(html) {
        return Err(format!("{excess}; copy its text into a file that ends in .txt or .md"));
    }
    let plain = without_captions(html);
    let mut reader = Readability::new(plain.as_str(), None, Some(config)).map_err(none)?;
    let data = linked_data(html);
    let said = |path: &[&str]| data.as_ref().and_then(|data| find(data, path));
    let found = reader.parse().map_err(none)?;
    let some = |text: Option<String>| text.map(|text| clean(&text)).filter(|text| !text.is_empty());
    let moment = said(&["datePublished"]).or(found.published_time).or_else(|| meta(html, "date"));
    let author = [said(&["author", "name"]), found.byline, meta(html, "author")].into_iter().flatten();
    let url = some(canonical(html).or_else(|| meta(html, "og:url")).or(said(&["url"])).or(found.url));
    let mut blocks = markdown::blocks(&found.text_content);
    drop_furniture(&mut blocks, url.as_deref());
    Ok(Original {
        title: some(said(&["headline"]).or(Some(found.title))),
        author: author.filter_map(|name| some(Some(name))).find_map(|name| person(&name)),
        publisher: some(said(&["publisher", "name"]).or(found.site_name)).or_else(|| host(url.as_deref()?)),
        url,
        published: moment.and_then(|moment| day(&moment)),
        lang: some(found.lang),
        licence: some(licence(html).or_else(|| {
            let paths: [&[&str]; 4] = [&["license"], &["license", "url"], &["license", "@id"], &["license", "name"]];
            paths.into_iter().find_map(said)
        })),
        blocks,
    })
}

/// The page without what stands below its pictures: that is no sentence of the article.
fn without_captions(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let (mut plain, mut from) = (String::new(), 0);
    while let Some(start) = lower[from..].find("<figcaption").map(|at| from + at) {
        let Some(end) = lower[start..].find("</figcaption>").map(|at| start + at + "</figcaption>".len()) else {
            break;
        };
        plain.push_str(&html[from..start]);
        from = end;
    }
    plain + &html[from..]
}

/// Takes away what stands between the paragraphs of a page and is none of them: what links to the page itself, what is said twice
/// in the same words, and a few words that make no sentence.
fn drop_furniture(blocks: &mut Vec<Block>, url: Option<&str>) {
    let page = |link: &str| link.split('#').next().unwrap_or_default().trim_end_matches('/').to_owned();
    let leads_here = |piece: &Piece| {
        let link = piece.link.as_deref().unwrap_or_default();
        link.starts_with('#') || link.contains('#') && url.is_some_and(|url| page(url) == page(link))
    };
    let said: Vec<String> = blocks.iter().map(words_of).collect();
    let mut index = 0;
    blocks.retain(|block| {
        let text = &said[index];
        index += 1;
        let Block::Paragraph(pieces) = block else { return true };
        let ends = text.ends_with(['.', '!', '?', ':', ';', '…', '”', '"', '’', ')']);
        let is_furniture = pieces.iter().all(leads_here)
            || text.split(' ').count() < 4 && !ends
            || text.chars().count() < 80 && said.iter().filter(|it| *it == text).count() > 1;
        !is_furniture
    });
}

fn words_of(block: &Block) -> String {
    match block {
        Block::Heading(_, heading) => heading.clone(),
        Block::Paragraph(pieces) | Block::Item(pieces) => text(pieces),
    }
}

/// A name without the `By` before it; a day and an hour are nobody's name.
fn person(said: &str) -> Option<String> {
    let name = said.strip_prefix("By ").or(said.strip_prefix("by ")).unwrap_or(said).trim();
    (!name.is_empty() && !name.contains(|letter: char| letter.is_ascii_digit())).then(|| name.to_owned())
}

/// Whose page it is, as far as its address says so.
fn host(url: &str) -> Option<String> {
    let host = url::Url::parse(url).ok()?.host_str()?.to_owned();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// As deep as Chromium nests elements; what is nested deeper takes the reader of articles too long.
const DEEPEST: usize = 512;

/// Elements that hold nothing, or that the next of their kind ends.
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

/// So many elements of those that HTML begins anew may end within others. Each takes the reader of articles the longer, the more
/// there were, and sloppy pages have a few dozen.
const MOST_MISNESTED: usize = 1000;

/// Elements that HTML begins anew where they are not closed in order, as browsers do: the formatting elements of its standard.
const BEGUN_ANEW: [&[u8]; 12] =
    [b"b", b"big", b"code", b"em", b"font", b"i", b"s", b"small", b"strike", b"strong", b"tt", b"u"];

/// What the page has too much of for the reader of articles, which would take too long, if anything.
fn excess(html: &str) -> Option<String> {
    let (mut open, mut misnested): (Vec<Vec<u8>>, usize) = (Vec::new(), 0);
    let mut emitter = DefaultEmitter::default();
    // Scripts and the like hold no elements.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) if !tag.self_closing && !NEVER_NESTED.contains(&&**tag.name) => {
                open.push(tag.name.to_vec());
            }
            // It ends what is open in the element, too.
            Token::EndTag(tag) => {
                if let Some(place) = open.iter().rposition(|name| **name == **tag.name) {
                    misnested += usize::from(place + 1 < open.len() && BEGUN_ANEW.contains(&&**tag.name));
                    open.truncate(place);
                }
            }
            _ => {}
        }
        if open.len() > DEEPEST {
            return Some(format!("more than {DEEPEST} elements are nested in the page"));
        }
        if misnested > MOST_MISNESTED {
            return Some(format!("more than {MOST_MISNESTED} elements of the page end within others"));
        }
    }
    None
}

/// What a page says of its article as linked data, by the types that schema.org has for articles.
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

/// The text at the end of a path; of a list the texts of all, and of a thing its name.
fn find(value: &Value, path: &[&str]) -> Option<String> {
    match (value, path) {
        (Value::String(text), _) => Some(text.clone()),
        (Value::Array(list), _) => {
            let all: Vec<String> = list.iter().filter_map(|value| find(value, path)).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        (value, [key, rest @ ..]) => find(value.get(key)?, rest),
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

/// The address of the licence that the page says it stands under.
fn licence(html: &str) -> Option<String> {
    let is_it = |key: &[u8], value: &str| {
        key == b"rel" && value.split_whitespace().any(|it| it.eq_ignore_ascii_case("license"))
    };
    let url = element(html, b"link", is_it, b"href").or_else(|| element(html, b"a", is_it, b"href"))?;
    let url = if url.starts_with("//") { ["https:", &url].concat() } else { url };
    url.starts_with("http").then_some(url)
}

/// An attribute of the first element of that name that has another one.
fn element(html: &str, name: &[u8], has: impl Fn(&[u8], &str) -> bool, wanted: &[u8]) -> Option<String> {
    Tokenizer::new(html).flatten().find_map(|token| match token {
        Token::StartTag(tag) if *tag.name == name => {
            let mut pairs = tag.attributes.iter();
            let is_it = pairs.any(|(key, value)| has(key, &String::from_utf8_lossy(value)));
            let value = tag.attributes.get(wanted).filter(|_| is_it)?;
            Some(String::from_utf8_lossy(value).into_owned())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_are_nested_deeper_than_browsers_go_are_refused_at_once() {
        let said = "<p>Ada Moor met Ben Hall, and both said that the Water Board had failed.</p>";
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
            let refusal = read(&[&open.repeat(20_000), said].concat()).unwrap_err();
            assert!(refusal.contains("nested"), "{open}: {refusal}");
        }
        // What closes by itself is not nested, and what is closed neither.
        let flat = format!("<article><h1>A</h1>{}</article>", said.replace("</p>", "").repeat(2000));
        assert!(read(&flat).is_ok());
        let sloppy = format!("<article><h1>A</h1>{}</article>", format!("<div><span>{said}</div>").repeat(2000));
        assert!(read(&sloppy).is_ok());
        let script = format!("<article><h1>A</h1>{said}<script>'{}'</script></article>", "<div>".repeat(2000));
        assert!(read(&script).is_ok());
        let closed = format!("<article><h1>A</h1>{}</article>", format!("<div><span>{said}</span></div>").repeat(2000));
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
