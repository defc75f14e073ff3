//! Reads an article of a web page: what of the page is its text, and what its head says of it.

use super::markdown;
use super::original::{Original, clean, day};
use dom_smoothie::{Config, Readability, TextMode};
use serde_json::Value;

/// Reads the page.
///
/// # Errors
/// Says that there is no article in it.
pub(super) fn read(html: &str) -> Result<Original, String> {
    let config = Config { text_mode: TextMode::Markdown, ..Config::default() };
    let none = |_| "no article was found in the page; copy its text into a file that ends in .txt or .md".to_owned();
    let mut reader = Readability::new(html, None, Some(config)).map_err(none)?;
    let data = linked_data(html);
    let said = |path: &[&str]| data.as_ref().and_then(|data| find(data, path));
    let found = reader.parse().map_err(none)?;
    let some = |text: Option<String>| text.map(|text| clean(&text)).filter(|text| !text.is_empty());
    let moment = said(&["datePublished"]).or(found.published_time).or_else(|| meta(html, "date"));
    Ok(Original {
        title: some(said(&["headline"]).or(Some(found.title))),
        author: some(said(&["author", "name"]).or(found.byline).or_else(|| meta(html, "author"))),
        publisher: some(said(&["publisher", "name"]).or(found.site_name)),
        url: some(canonical(html).or_else(|| meta(html, "og:url")).or(said(&["url"])).or(found.url)),
        published: moment.and_then(|moment| day(&moment)),
        lang: some(found.lang),
        licence: some(licence(html).or_else(|| {
            let paths: [&[&str]; 4] = [&["license"], &["license", "url"], &["license", "@id"], &["license", "name"]];
            paths.into_iter().find_map(said)
        })),
        blocks: markdown::blocks(&found.text_content),
    })
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
    html5gum::Tokenizer::new(html).flatten().find_map(|token| match token {
        html5gum::Token::StartTag(tag) if *tag.name == name => {
            let mut pairs = tag.attributes.iter();
            let is_it = pairs.any(|(key, value)| has(key, &String::from_utf8_lossy(value)));
            let value = tag.attributes.get(wanted).filter(|_| is_it)?;
            Some(String::from_utf8_lossy(value).into_owned())
        }
        _ => None,
    })
}
