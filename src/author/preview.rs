//! The picture by which the explainer is shown where someone shares it: its title, and its map as the page draws it, in
//! the colours of the light. The letters are of a font that comes along: the same input makes the same bytes.

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

/// The name of the picture's file.
pub(super) const FILE: &str = "preview.png";
/// How wide the picture is, in px: with its height the shape that services show whole.
pub(super) const WIDTH: u32 = 1200;
/// How high the picture is, in px.
pub(super) const HEIGHT: u32 = 630;

/// Where words begin, from the left.
const LEFT: f32 = 56.0;
/// Where they begin from the top: the baseline of the first line.
const TOP: f32 = 92.0;
/// How far words may go; the rest is the map's.
const COLUMN: f32 = 374.0;
/// What is left free around the map.
const MARGIN: f32 = 22.0;
/// How much larger than on a page the map may be, so that it does not outdo the title.
const LARGEST: f32 = 2.0;
/// The sizes that the title may have, each with the lines that there is room for. The biggest that fits is taken.
const SIZES: [(f32, usize); 5] = [(56.0, 4), (48.0, 4), (41.0, 5), (35.0, 6), (29.0, 7)];

/// Draws the picture, as PNG; nothing where the font lacks a letter of what there is to say.
///
/// # Errors
/// When there is no style sheet for it, or a colour is missing.
pub(super) async fn draw(document: &Document, assets: &Assets) -> Result<Option<Vec<u8>>> {
    let typesetter = Typesetter::new(assets)?;
    let ground = format!("<rect class=\"paper\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>");
    let tree =
        typesetter.tree(&[ground, map(document).await, typesetter.words(document)?, legend(document)].concat())?;
    if lacks_letters(tree.root()) {
        return Ok(None);
    }
    let mut picture = Pixmap::new(WIDTH, HEIGHT).context("a picture has two sides")?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    Ok(Some(picture.encode_png()?))
}

/// Sets text in the one font, in the styles of the picture.
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

    /// A drawing of the picture's size.
    fn tree(&self, inner: &str) -> Result<Tree> {
        let svg =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">{inner}</svg>");
        Tree::from_str(&svg, &self.0).context("the picture for previews cannot be drawn")
    }

    /// Whether a line is short enough for the column.
    fn fits(&self, class: &str, size: f32, line: &str) -> Result<bool> {
        Ok(self.tree(&said(class, size, 0.0, line))?.root().abs_bounding_box().width() <= COLUMN)
    }

    /// A text in lines that are short enough, as far as its words are.
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

    /// The title in lines, and its size. What there is no room for even in the smallest is left out.
    fn title(&self, title: &str) -> Result<(f32, Vec<String>)> {
        let mut smallest = (0.0, Vec::new());
        for (size, room) in SIZES {
            let mut lines = self.wrapped("title", size, title)?;
            let has_room = lines.len() <= room;
            let fits = lines.iter().map(|line| self.fits("title", size, line)).collect::<Result<Vec<bool>>>()?;
            if has_room && !fits.contains(&false) {
                return Ok((size, lines));
            }
            lines.truncate(room);
            if let Some(last) = lines.last_mut().filter(|_| !has_room) {
                last.push('…');
            }
            smallest = (size, lines);
        }
        Ok(smallest)
    }

    /// What stands beside the map: what this is, its title, and what it retells.
    fn words(&self, document: &Document) -> Result<String> {
        let words = &document.words;
        let mut drawn = said("kicker", 21.0, TOP, words.get("kicker"));
        let (size, lines) = self.title(&document.title)?;
        let mut baseline = TOP + 14.0;
        for line in lines {
            baseline += size * 1.18;
            drawn.push_str(&said("title", size, baseline, &line));
        }
        baseline += 22.0;
        let source = [words.get("retold-from"), " ", &document.original.publisher].concat();
        for line in self.wrapped("source", 23.0, &source)?.iter().take(2) {
            baseline += 31.0;
            drawn.push_str(&said("source", 23.0, baseline, line));
        }
        Ok(drawn)
    }
}

/// A line of text in the column.
fn said(class: &str, size: f32, baseline: f32, line: &str) -> String {
    let line = escape(line);
    format!("<text class=\"{class}\" font-size=\"{size}\" x=\"{LEFT}\" y=\"{baseline}\">{line}</text>")
}

/// What the lines mean, at the foot of the column.
fn legend(document: &Document) -> String {
    let entry = |(place, sign): (usize, Sign)| {
        let baseline = HEIGHT as f32 - 123.0 + 34.0 * place as f32;
        let (name, word) = (sign.name(), escape(document.words.get(sign.name())));
        let (end, text, middle) = (LEFT + 52.0, LEFT + 68.0, baseline - 7.0);
        format!(
            "<g class=\"tie\" data-sign=\"{name}\" data-triad=\"true\"><path class=\"line\" d=\"M{LEFT} {middle}H{end}\"/></g>\
             <text class=\"word\" x=\"{text}\" y=\"{baseline}\">{word}</text>"
        )
    };
    Sign::ALL.into_iter().enumerate().map(entry).collect()
}

/// The map as the page has it, as big as there is room for: for a wide place, or the one drawing of a big map.
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
    // Letters of a big map are as big as where it fills the smallest view; there those of the first level have room.
    let big = layout.spots.iter().any(|spot| spot.level > 0);
    let size = if big { LABEL_SIZE / VIEW * f64::from(layout.width.max(layout.height)) } else { 0.0 };
    let class = if big { "big" } else { "" };
    format!(
        "<g class=\"{class}\" font-size=\"{size}\" transform=\"translate({x} {y}) scale({scale})\">\
         <g class=\"marks\">{inner}</g><g class=\"names\">{inner}</g></g>"
    )
}

/// Whether something is written in it that the font has no letters for.
fn lacks_letters(group: &Group) -> bool {
    group.children().iter().any(|node| match node {
        Node::Group(group) => lacks_letters(group),
        Node::Text(text) => {
            text.layouted().iter().flat_map(|span| &span.positioned_glyphs).any(|glyph| glyph.id.0 == 0)
        }
        Node::Path(_) | Node::Image(_) => false,
    })
}

/// The style sheet for it, with the colours of the light in place of the custom properties.
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
