//! What hosts are told that turn a pasted address into an embed, by [oEmbed](https://oembed.com). The answer is a file: there
//! is but one page that one could ask about.

use super::address::{beside, published};
use super::html::escape;
use super::preview;
use crate::document::Document;
use serde_json::json;

/// The name of the file with the answer.
pub(super) const FILE: &str = "oembed.json";

/// How wide the frame is, in px, if the host has room.
const WIDTH: u32 = 640;
/// How high the frame is, in px.
const HEIGHT: u32 = 600;
/// How long hosts may keep the answer, in seconds: a day.
const AGE: u32 = 86_400;

/// The answer, as JSON; none without an address. `shown`: there is a picture for previews.
pub(super) fn answer(document: &Document, shown: bool) -> Option<String> {
    let (frame, home) = (beside(document, "embed.html")?, published(document)?);
    let html = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" frameborder=\"0\" \
         allow=\"clipboard-write\"></iframe>",
        escape(&frame),
        escape(&document.title),
    );
    let mut answer = json!({
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
        answer["author_name"] = json!(author);
    }
    if let Some(picture) = beside(document, preview::FILE).filter(|_| shown) {
        answer["thumbnail_url"] = json!(picture);
        answer["thumbnail_width"] = json!(preview::WIDTH);
        answer["thumbnail_height"] = json!(preview::HEIGHT);
    }
    Some(answer.to_string())
}
