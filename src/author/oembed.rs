//! The [oEmbed](https://oembed.com) response, by which services turn a pasted address into an embed. It is a static file, since
//! the site has only one page to ask about.

use super::address::{beside, published};
use super::html::escape;
use super::preview;
use crate::document::Document;
use serde_json::json;

/// The name of the file.
pub(super) const FILE: &str = "oembed.json";

/// The preferred width of the frame, in px.
const WIDTH: u32 = 640;
/// The height of the frame, in px.
const HEIGHT: u32 = 600;
/// How long services may cache the response, in seconds: a day.
const AGE: u32 = 86_400;

/// The response as JSON; `None` without a published address. `has_preview`: whether there is a preview picture.
pub(super) fn response(document: &Document, has_preview: bool) -> Option<String> {
    let (frame, home) = (beside(document, "embed.html")?, published(document)?);
    let html = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" frameborder=\"0\" \
         allow=\"clipboard-write\"></iframe>",
        escape(&frame),
        escape(&document.title),
    );
    let mut response = json!({
        "version": "1.0",
        "type": "rich",
        "title": document.title,
        "provider_name": home.host_str(),
        "provider_url": home.join("/").ok()?.as_str(),
        "cache_age": AGE,
        "html": html,
        "width": WIDTH,
        "height": HEIGHT,
    });
    if let Some(author) = &document.author {
        response["author_name"] = json!(author);
    }
    if let Some(picture) = beside(document, preview::FILE).filter(|_| has_preview) {
        response["thumbnail_url"] = json!(picture);
        response["thumbnail_width"] = json!(preview::WIDTH);
        response["thumbnail_height"] = json!(preview::HEIGHT);
    }
    Some(response.to_string())
}
