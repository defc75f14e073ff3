//! Text of other programs, read from their HTML and Markdown.
//!
//! A quiz has plain text for prompts and options, and prose with emphasis and links for reasons and answers. What
//! means something in another markup is kept in the words as far as words can have it: the numbers of a list, raised
//! and lowered figures, the alternative text of a picture. All that is lost is named.

mod builder;
mod html;
mod script;
mod text;

pub(super) use text::{Lost, Rich};

use pulldown_cmark::{Options, Parser};

/// Markdown is read in time that may grow with the square of its length; so no more than this is read as such, in bytes.
const LONGEST_MARKDOWN: usize = 1 << 14;

/// Plain text.
pub(super) fn from_plain(text: &str) -> Rich {
    let mut builder = builder::Builder::default();
    builder.push(text);
    builder.finish()
}

/// HTML, also where it is not well-formed.
pub(super) fn from_html(html: &str) -> Rich {
    let mut builder = builder::Builder::default();
    html::read(html, &mut builder);
    builder.finish()
}

/// Markdown with HTML in it.
pub(super) fn from_markdown(markdown: &str) -> Rich {
    if markdown.len() > LONGEST_MARKDOWN {
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
