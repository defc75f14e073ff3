//! The page's metadata for machines: title, description, Open Graph, schema.org.

use super::address::beside;
use super::html::{escape, in_script};
use super::{oembed, preview};
use crate::document::{ActorKind, Block, Document, Inline, Task, Work, article};
use serde_json::{Value, json};
use std::fmt::Write;

/// The metadata elements of the page's head. `has_preview`: whether there is a preview picture.
pub(super) fn head(document: &Document, has_preview: bool) -> String {
    let mut head = format!("<title>{}</title>\n", escape(&document.title));
    let mut meta = |attribute: &str, name: &str, content: &str| {
        let _ = writeln!(head, "<meta {attribute}=\"{name}\" content=\"{}\">", escape(content));
    };
    meta("name", "description", &document.standfirst);
    if let Some(author) = &document.author {
        meta("name", "author", author);
    }
    meta("property", "og:type", "article");
    meta("property", "og:title", &document.title);
    meta("property", "og:description", &document.standfirst);
    meta("property", "og:locale", &document.lang.replace('-', "_"));
    // `article:published_time` takes a day; a month or a year alone is left out rather than completed by guessing.
    if document.published.len() == 10 {
        meta("property", "article:published_time", &document.published);
    }
    // Services ignore a relative address of a picture.
    let picture = beside(document, preview::FILE).filter(|_| has_preview);
    if let Some(picture) = &picture {
        meta("property", "og:image", picture);
        meta("property", "og:image:width", &preview::WIDTH.to_string());
        meta("property", "og:image:height", &preview::HEIGHT.to_string());
        meta("property", "og:image:alt", &[document.words.get("map-title"), ": ", &document.title].concat());
        meta("name", "twitter:card", "summary_large_image");
    }
    if let Some(canonical) = &document.canonical {
        meta("property", "og:url", canonical);
        let _ = writeln!(head, "<link rel=\"canonical\" href=\"{}\">", escape(canonical));
    }
    if let Some(answer) = beside(document, oembed::FILE) {
        let (answer, title) = (escape(&answer), escape(&document.title));
        let _ = writeln!(
            head,
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{answer}\" title=\"{title}\">"
        );
    }
    let linked = in_script(&linked_data(document, picture).to_string());
    let _ = writeln!(head, "<script type=\"application/ld+json\">{linked}</script>");
    head
}

/// The metadata elements of `embed.html`, which name the page that it belongs to.
pub(super) fn framed(document: &Document) -> String {
    let canonical = document.canonical.as_deref().unwrap_or("index.html");
    let head = unlisted(&document.title, &document.standfirst);
    format!("{head}<link rel=\"canonical\" href=\"{}\">\n", escape(canonical))
}

/// The metadata elements of a page that search engines must not list.
pub(super) fn unlisted(title: &str, description: &str) -> String {
    format!(
        "<title>{}</title>\n<meta name=\"description\" content=\"{}\">\n<meta name=\"robots\" content=\"noindex\">\n",
        escape(title),
        escape(description)
    )
}

/// The page as JSON-LD with the vocabulary of schema.org: an article, with its picture, claims, terms, and questions with their
/// answers.
fn linked_data(document: &Document, picture: Option<String>) -> Value {
    let original = work(&document.original);
    let mut article = json!({
        "@type": "Article",
        "@id": "#article",
        "headline": document.title,
        "description": document.standfirst,
        "inLanguage": document.lang,
        "datePublished": document.published,
        "isBasedOn": original,
        "citation": document.sources.iter().map(|source| json!({
            "@type": "CreativeWork", "name": source.title, "url": source.url,
            "publisher": { "@type": "Organization", "name": source.publisher },
        })).collect::<Vec<_>>(),
        "mentions": document.actors.iter().map(|actor| json!({
            "@type": kind(actor.kind), "name": actor.name,
        })).collect::<Vec<_>>(),
        "articleSection": document.sections.iter().map(|it| &it.title).filter(|it| !it.is_empty()).collect::<Vec<_>>(),
        "wordCount": words(document),
    });
    if let Some(author) = &document.author {
        article["author"] = json!({ "@type": "Person", "name": author });
    }
    if let Some(canonical) = &document.canonical {
        article["mainEntityOfPage"] = json!(canonical);
    }
    if let Some(picture) = picture {
        article["image"] = json!(picture);
    }
    let questions = document.questions.iter().filter_map(|question| {
        let answer = article::plain(&question.answer.as_ref()?.text);
        Some(json!({
            "@type": "Question", "name": question.prompt,
            "acceptedAnswer": { "@type": "Answer", "text": answer },
        }))
    });
    let claims = document.ties.iter().map(|tie| {
        let name = |id: &str| document.actor(id).map_or_else(|| id.to_owned(), |actor| actor.name.clone());
        json!({
            "@type": "Claim",
            "@id": format!("#tie={}", tie.id),
            "name": format!("{} – {}: {}", name(&tie.from), name(&tie.to), tie.what),
            "appearance": { "@id": "#article" },
            "firstAppearance": { "@type": "CreativeWork", "url": document.original.url },
        })
    });
    let terms = document
        .terms
        .iter()
        .map(|term| json!({ "@type": "DefinedTerm", "name": term.name, "description": article::plain(&term.text) }));
    let mut graph = vec![article];
    graph.push(json!({ "@type": "FAQPage", "mainEntity": questions.collect::<Vec<_>>() }));
    graph.extend(quiz(document));
    graph.extend(claims);
    graph.extend(terms);
    json!({ "@context": "https://schema.org", "@graph": graph })
}

/// The multiple-choice questions as a schema.org `Quiz`, which has no vocabulary for the other kinds.
fn quiz(document: &Document) -> Option<Value> {
    let multiple_choice = document.questions.iter().filter(|it| matches!(it.task, Task::Choice | Task::Several));
    let questions: Vec<Value> = multiple_choice
        .map(|question| {
            let answers = |right: bool| -> Vec<Value> {
                let options = question.options.iter().filter(|option| option.right == right);
                options.map(|option| json!({ "@type": "Answer", "text": option.text })).collect()
            };
            json!({
                "@type": "Question",
                "eduQuestionType": "Multiple choice",
                "text": question.prompt,
                "suggestedAnswer": answers(false),
                "acceptedAnswer": answers(true),
            })
        })
        .collect();
    let about = json!({ "@id": "#article" });
    (!questions.is_empty()).then(|| json!({ "@type": "Quiz", "about": about, "hasPart": questions }))
}

fn work(work: &Work) -> Value {
    let mut value = json!({
        "@type": "Article", "headline": work.title, "url": work.url,
        "publisher": { "@type": "Organization", "name": work.publisher },
    });
    if let Some(author) = &work.author {
        value["author"] = json!({ "@type": "Person", "name": author });
    }
    if let Some(published) = &work.published {
        value["datePublished"] = json!(published);
    }
    match &work.licence[..] {
        [] => {}
        [Inline::Web(url, _)] => value["license"] = json!(url),
        licence => value["license"] = json!({ "@type": "CreativeWork", "name": article::plain(licence) }),
    }
    value
}

fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::State => "Country",
        ActorKind::Person => "Person",
        ActorKind::Organisation => "Organization",
        ActorKind::Bloc | ActorKind::Group => "Thing",
    }
}

fn words(document: &Document) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .map(|block| match block {
            Block::Heading(title) => count(title),
            Block::Triangle => 0,
            Block::Passage(passage) | Block::Callout { passage, .. } => count(&article::plain(&passage.text)),
            Block::List { items, .. } => items.iter().map(|item| count(&article::plain(&item.text))).sum(),
        })
        .sum()
}
