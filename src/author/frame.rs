//! Content of `embed.html` besides the explainer: a line that credits the explainer which a part is from, and a dialog that
//! shows addresses, for hosts whose frames may not open links.

use super::html::escape;
use crate::document::Document;

/// The prefix of the keys of the words that only this page uses; the page's data omits them.
pub(super) const WORDS: &str = "frame-";

/// The elements after the explainer.
pub(super) fn elements_after(document: &Document) -> String {
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

/// The rendered explainer with external links opening outside of the frame, since few pages allow being framed.
pub(super) fn opening_links_outside(html: &str) -> String {
    html.replace(" rel=\"external noopener\"", " rel=\"external noopener\" target=\"_blank\"")
}
