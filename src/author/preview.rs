//! The preview picture, which services show where someone shares the explainer: its title, and its map as on the page, in the
//! light theme's colours. The fonts are built in, so the same input gives the same bytes.

use super::assets::Assets;
use super::html::escape;
use super::prerender::drawing;
use super::tokens::{colours, properties};
use crate::document::{Document, Shape, Sign};
use crate::graph::layout::{LABEL_SIZE, VIEW};
use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Group, Node, Options, Tree, fontdb};
use std::sync::Arc;

/// The file name of the picture.
pub(super) const FILE: &str = "preview.png";
/// The width of the picture in px. Services show the ratio of 1200 to 630 without cropping.
pub(super) const WIDTH: u32 = 1200;
/// The height of the picture in px.
pub(super) const HEIGHT: u32 = 630;

/// The x coordinate at which text begins, in px.
const LEFT: f32 = 56.0;
/// The baseline of the first line of text, in px from the top.
const TOP: f32 = 92.0;
/// The width of the text column, in px; the rest of the picture is the map's.
const COLUMN: f32 = 374.0;
/// The margin around the map, in px.
const MARGIN: f32 = 22.0;
/// The largest scale of the map relative to its size on a page; a larger map would dominate the title.
const LARGEST: f32 = 2.0;
/// Font sizes for the title in px, each with the most lines that there is room for. The first that fits is used.
const SIZES: [(f32, usize); 5] = [(56.0, 4), (48.0, 4), (41.0, 5), (35.0, 6), (29.0, 7)];

/// Draws the picture as PNG; `None` where the font lacks a letter of the text.
///
/// # Errors
/// When the style sheet or a colour is missing.
pub(super) async fn draw(document: &Document, assets: &Assets) -> Result<Option<Vec<u8>>> {
    let typesetter = Typesetter::new(assets)?;
    let ground = format!("<rect class=\"paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>");
    let tree =
        typesetter.tree(&[ground, map(document).await, typesetter.text(document)?, legend(document)].concat())?;
    if lacks_letters(tree.root()) {
        return Ok(None);
    }
    let mut picture = Pixmap::new(WIDTH, HEIGHT).context("a picture has two sides")?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    Ok(Some(picture.encode_png()?))
}

/// Sets text in the built-in font with the picture's style sheet.
struct Typesetter(Options<'static>);

impl Typesetter {
    fn new(assets: &Assets) -> Result<Typesetter> {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
        fonts.load_font_data(notosans::BOLD_TTF.to_vec());
        Ok(Typesetter(Options {
            font_family: "Noto Sans".to_owned(),
            fontdb: Arc::new(fonts),
            style_sheet: Some(style(assets)?),
            ..Options::default()
        }))
    }

    /// An SVG of the picture's size.
    fn tree(&self, inner: &str) -> Result<Tree> {
        let svg =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">{inner}</svg>");
        Tree::from_str(&svg, &self.0).context("the picture for previews cannot be drawn")
    }

    /// Whether a line fits the column's width.
    fn fits(&self, class: &str, size: f32, line: &str) -> Result<bool> {
        Ok(self.tree(&text_line(class, size, 0.0, line))?.root().abs_bounding_box().width() <= COLUMN)
    }

    /// The text broken into lines that fit the column; a single word may be too long.
    fn wrapped(&self, class: &str, size: f32, text: &str) -> Result<Vec<String>> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = [&line, " ", word].concat();
            if line.is_empty() {
                word.clone_into(&mut line);
            } else if self.fits(class, size, &longer)? {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
        }
        lines.push(line);
        Ok(lines)
    }

    /// The title broken into lines, and its font size. At the smallest size it is cut off with `…` if it still does not fit.
    fn title(&self, title: &str) -> Result<(f32, Vec<String>)> {
        let mut smallest = (0.0, Vec::new());
        for (size, max_lines) in SIZES {
            let mut lines = self.wrapped("title", size, title)?;
            let is_complete = lines.len() <= max_lines;
            let fits = lines.iter().map(|line| self.fits("title", size, line)).collect::<Result<Vec<bool>>>()?;
            if is_complete && !fits.contains(&false) {
                return Ok((size, lines));
            }
            lines.truncate(max_lines);
            if let Some(last) = lines.last_mut().filter(|_| !is_complete) {
                last.push('…');
            }
            smallest = (size, lines);
        }
        Ok(smallest)
    }

    /// The text beside the map: the kicker, the title, and the source.
    fn text(&self, document: &Document) -> Result<String> {
        let words = &document.words;
        let mut drawn = text_line("kicker", 21.0, TOP, words.get("kicker"));
        let (size, lines) = self.title(&document.title)?;
        let mut baseline = TOP + 14.0;
        for line in lines {
            baseline += size * 1.18;
            drawn.push_str(&text_line("title", size, baseline, &line));
        }
        baseline += 22.0;
        let source = [words.get("retold-from"), " ", &document.original.publisher].concat();
        for line in self.wrapped("source", 23.0, &source)?.iter().take(2) {
            baseline += 31.0;
            drawn.push_str(&text_line("source", 23.0, baseline, line));
        }
        Ok(drawn)
    }
}

/// A line of text in the column, as SVG.
fn text_line(class: &str, size: f32, baseline: f32, line: &str) -> String {
    let line = escape(line);
    format!("<text class=\"{class}\" font-size=\"{size}\" x=\"{LEFT}\" y=\"{baseline}\">{line}</text>")
}

/// The legend of the line styles, at the foot of the column.
fn legend(document: &Document) -> String {
    let entry = |(index, sign): (usize, Sign)| {
        let baseline = HEIGHT as f32 - 123.0 + 34.0 * index as f32;
        let (name, word) = (sign.name(), escape(document.words.get(sign.name())));
        let (end, text, middle) = (LEFT + 52.0, LEFT + 68.0, baseline - 7.0);
        format!(
            "<g class=\"tie\" data-sign=\"{name}\" data-triad=\"true\"><path class=\"line\" d=\"M{LEFT} {middle}H{end}\"/></g>\
             <text class=\"word\" x=\"{text}\" y=\"{baseline}\">{word}</text>"
        )
    };
    Sign::ALL.into_iter().enumerate().map(entry).collect()
}

/// The map as SVG, as large as there is room for: the wide layout, or the only layout of a big map.
async fn map(document: &Document) -> String {
    let wide = document.layouts.iter().find(|layout| layout.shape == Shape::Wide);
    let Some(layout) = wide.or(document.layouts.first()) else { return String::new() };
    let drawn = drawing(document, layout).await;
    let inner = drawn.split_once("<svg ").and_then(|(_, rest)| rest.split_once('>'));
    let inner = inner.and_then(|(_, rest)| rest.split_once("</svg>")).map_or("", |(inner, _)| inner);
    let [width, height] = [layout.width, layout.height].map(|side| side as f32);
    let left = LEFT + COLUMN;
    let room = [WIDTH as f32 - MARGIN - left, HEIGHT as f32 - 2.0 * MARGIN];
    let scale = (room[0] / width).min(room[1] / height).min(LARGEST);
    let [x, y] = [left + (room[0] - width * scale) / 2.0, (HEIGHT as f32 - height * scale) / 2.0];
    // The labels of a big map have the size at which they are legible when the map fills the smallest view, where those of the
    // first level have room.
    let is_big = layout.spots.iter().any(|spot| spot.level > 0);
    let size = if is_big { LABEL_SIZE / VIEW * f64::from(layout.width.max(layout.height)) } else { 0.0 };
    let class = if is_big { "big" } else { "" };
    format!(
        "<g class=\"{class}\" font-size=\"{size}\" transform=\"translate({x} {y}) scale({scale})\">\
         <g class=\"marks\">{inner}</g><g class=\"names\">{inner}</g></g>"
    )
}

/// Whether the text has a letter that the font lacks: it is set as glyph 0.
fn lacks_letters(group: &Group) -> bool {
    group.children().iter().any(|node| match node {
        Node::Group(group) => lacks_letters(group),
        Node::Text(text) => {
            text.layouted().iter().flat_map(|span| &span.positioned_glyphs).any(|glyph| glyph.id.0 == 0)
        }
        Node::Path(_) | Node::Image(_) => false,
    })
}

/// The style sheet of the picture, with the colours of the light theme in place of custom properties.
fn style(assets: &Assets) -> Result<String> {
    let find = |name: &str| assets.styles.get(name).with_context(|| format!("styles/{name} is missing"));
    let tokens = find("tokens.css")?;
    let mut parts = find("preview.css")?.split("var(--_");
    let mut style = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').context("styles/preview.css does not close a var()")?;
        let value = properties(tokens).find_map(|(it, value)| (it == name).then_some(value));
        let (light, _) =
            value.and_then(colours).with_context(|| format!("styles/tokens.css has no colour --_{name}"))?;
        style.push_str(light);
        style.push_str(rest);
    }
    Ok(style)
}
