//! Converts texts of other programs from HTML and Markdown to prose.
//!
//! An explainer has plain text for prompts and options, and prose with emphasis and links for reasons and answers. Other markup
//! is converted to text where text can express it: the numbers of a list, superscripts and subscripts, the alternative text of
//! a picture. Everything that is lost is recorded.

mod builder;
mod html;
mod script;
mod text;

pub(super) use text::{Lost, Rich};

use pulldown_cmark::{Options, Parser};

/// The longest Markdown that is parsed, in bytes; longer text is taken as plain, since parsing may take quadratic time.
const MAX_MARKDOWN_BYTES: usize = 1 << 14;

/// Converts plain text.
pub(super) fn from_plain(text: &str) -> Rich {
    let mut builder = builder::Builder::default();
    builder.push(text);
    builder.finish()
}

/// Converts HTML, also if it is not well-formed.
pub(super) fn from_html(html: &str) -> Rich {
    let mut builder = builder::Builder::default();
    html::read(html, &mut builder);
    builder.finish()
}

/// Converts Markdown, including HTML in it.
pub(super) fn from_markdown(markdown: &str) -> Rich {
    if markdown.len() > MAX_MARKDOWN_BYTES {
        let mut rich = from_plain(markdown);
        rich.lost.insert(Lost::Length);
        return rich;
    }
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(markdown, Options::ENABLE_TABLES));
    from_html(&html)
}

#[cfg(test)]
mod tests;
