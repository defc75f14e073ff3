//! What the page for frames has besides the explainer: a line that tells what a part is of, and a box for addresses, where the
//! host lets no link open.

use super::html::escape;
use crate::document::Document;

/// Words that only this page says; they do not go into the page's data.
pub(super) const WORDS: &str = "frame-";

/// What stands behind the explainer.
pub(super) fn around(document: &Document) -> String {
    let words = &document.words;
    let (label, close, copy) = (words.get("frame-address"), words.get("close"), words.get("copy"));
    let (label, close, copy) = (escape(label), escape(close), escape(copy));
    let refused = escape(words.get("frame-refused"));
    let (copied, failed) = (escape(words.get("copied")), escape(words.get("copy-failed")));
    format!(
        "<a class=\"credit\" href=\"./\" target=\"_blank\" rel=\"noopener\">{title}</a>\n\
         <dialog class=\"offer\" aria-label=\"{label}\">\n<p class=\"refused\">{refused}</p>\n<blockquote></blockquote>\n\
         <label>{label} <input readonly></label>\n\
         <p><button type=\"button\">{copy}</button> <button type=\"button\">{close}</button></p>\n\
         <p role=\"status\" data-copied=\"{copied}\" data-failed=\"{failed}\"></p>\n</dialog>\n",
        title = escape(&document.title),
    )
}

/// The explainer, drawn as HTML, with links to other pages that lead out of the frame: few pages let themselves be framed.
pub(super) fn leading_out(html: &str) -> String {
    html.replace(" rel=\"external noopener\"", " rel=\"external noopener\" target=\"_blank\"")
}
