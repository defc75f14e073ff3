//! Compares the HTML that the author tool draws with the expected files in `parts/`, one for each part of the page.
//! `UPDATE=1 cargo test --test native parts` writes them anew; read the difference before you commit it.

use crate::kinds;
use explainer::view::{Static, StaticProps, draw};

/// The name and the opening tag of each part. A part within another comes before it.
const PARTS: [(&str, &str); 13] = [
    ("question", "<div class=\"question\""),
    ("triangle", "<aside class=\"triangle\""),
    ("drawing", "<svg class=\"drawing\""),
    ("verdicts", "<div class=\"verdicts\""),
    ("theory", "<details class=\"more theory\""),
    ("search", "<div class=\"search\""),
    ("bar", "<header class=\"bar\""),
    ("header", "<header class=\"header\""),
    ("article", "<div class=\"article\""),
    ("map", "<section class=\"map\""),
    ("quiz", "<section class=\"part quiz\""),
    ("tables", "<section class=\"part tables\""),
    ("notes", "<section class=\"part notes\""),
];

fn page() -> String {
    let props = StaticProps { document: kinds::shared(), draw };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let render = yew::LocalServerRenderer::<Static>::with_props(props).hydratable(false).render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

/// The end of the element that begins at `start`.
fn end(html: &str, start: usize) -> usize {
    let name: String = html[start + 1..].chars().take_while(|it| it.is_ascii_alphanumeric()).collect();
    let (opening, closing) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (0, start);
    loop {
        let rest = &html[at..];
        if rest.starts_with(&closing) {
            depth -= 1;
            if depth == 0 {
                return at + closing.len();
            }
        } else if rest.starts_with(&opening) && !rest[opening.len()..].starts_with(|it: char| it.is_alphanumeric()) {
            depth += 1;
        }
        at += rest.char_indices().nth(1).expect("it ends").0;
    }
}

/// The HTML with a line for each element that is not inline, so that differences can be read.
fn by_line(html: &str) -> String {
    let mut lines = String::new();
    for part in html.split_inclusive('>') {
        let is_inline = ["<b>", "<q", "<em", "<span", "<cite", "</"].iter().any(|it| part.starts_with(it));
        if part.starts_with('<') && !is_inline && !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(part);
    }
    lines.push('\n');
    lines
}

#[test]
fn every_part_is_drawn_as_in_the_expected_file() {
    let mut rest = page();
    let mut parts = Vec::new();
    for (name, opening) in PARTS {
        let mut all = String::new();
        while let Some(start) = rest.find(opening) {
            let end = end(&rest, start);
            all.push_str(&by_line(&rest[start..end]));
            rest.replace_range(start..end, &format!("<!--{name}-->"));
        }
        assert!(!all.is_empty(), "nothing begins with {opening}");
        parts.push((name, all));
    }
    parts.push(("page", by_line(&rest)));
    for (name, html) in parts {
        kinds::hold(&format!("tests/parts/{name}.html"), &html);
    }
}

#[test]
fn the_page_has_no_attributes_that_only_the_player_sets() {
    let page = page();
    for drawn_later in ["data-live", "data-panel", "data-island", "data-fingerprint", "data-do=\"submit\"", "aria-sort"]
    {
        assert!(!page.contains(drawn_later), "{drawn_later}");
    }
}

/// A screen reader says the name of a control, and then a title or a label that repeats it.
#[test]
fn no_control_has_its_name_twice() {
    let page = page();
    assert!(!page.contains(" title="), "a title is read after the name");
    for control in page.split("<button").skip(1).chain(page.split("<a ").skip(1)) {
        let (attributes, content) = control.split_once('>').unwrap();
        let content = content.split('<').next().unwrap().trim();
        let label = attributes.split_once("aria-label=\"").map(|(_, label)| label.split('"').next().unwrap());
        assert_ne!(label, Some(content), "{attributes}");
    }
}
