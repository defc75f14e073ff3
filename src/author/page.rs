//! Assembles the static page: the document rendered by the view, with the player beside it.

use super::assets::{Assets, Player};
use super::html::{escape, in_script, in_shell, links};
use super::script::{Kind, minified};
use super::site::{Site, put, put_script};
use super::{frame, head, headers, oembed, paper, prerender, preview, sharing, theme};
use crate::document::Document;
use crate::view::fingerprint;
use anyhow::{Context, Result};
use std::fmt::Write;

/// Makes every file of the built explainer. The same input makes the same bytes.
///
/// # Errors
/// When the shell lacks a place for something, or the style sheets are out of order.
pub async fn assemble(document: Document, assets: &Assets) -> Result<Site> {
    let mut site = Site::new();
    let style = put(&mut site, "style", "css", style(assets)?.into_bytes());
    let icon = put(&mut site, "icon", "svg", include_bytes!("icon.svg").to_vec());
    let scheme = put_script(&mut site, "scheme", Kind::Classic, &assets.script(&["scheme.js"])?)?;
    let frame = in_block(&assets.script(&["part.js", "frame.js"])?);
    let frame = put_script(&mut site, "frame", Kind::Classic, &frame)?;
    let start = assets.script(&["start.js"])?;
    let player = assets.player.as_ref().map(|player| load(&mut site, "player", player, &start)).transpose()?;
    let whole = assets.whole.as_ref().map(|player| load(&mut site, "whole", player, &start)).transpose()?;
    let whole = whole.map_or(String::new(), |(script, _)| script);
    let embed = [known(&style, &whole), assets.script(&["part.js", "embed.js"])?].concat();
    site.insert("embed.js".to_owned(), minified(&embed, Kind::Module)?.into_bytes());
    paper::print(&mut site, &document, assets, &icon).await?;
    let share = sharing::dialog(&mut site, &document.words, assets)?;
    let preview = preview::draw(&document, assets).await?;
    let shown = preview.is_some();
    site.extend(preview.map(|picture| (preview::FILE.to_owned(), picture)));
    site.extend(oembed::answer(&document, shown).map(|answer| (oembed::FILE.to_owned(), answer.into_bytes())));

    let frame_head = head::framed(&document);
    let around = frame::around(&document);
    let head = head::head(&document, shown);
    let loads = |first: &str| {
        let player = player.as_ref().map_or(String::new(), |(script, module)| {
            // The module is fetched at once and not only when the script asks for it; but what paints goes first.
            format!(
                "<link rel=\"preload\" href=\"{module}\" as=\"fetch\" type=\"application/wasm\" crossorigin fetchpriority=\"low\">\n\
                 <script type=\"module\" src=\"{script}\" fetchpriority=\"low\"></script>\n"
            )
        });
        // Before the style sheet: a script behind it would wait for it.
        [&format!("<script src=\"{first}\"></script>\n"), &*links(&icon, &style), &player].concat()
    };
    let failed = escape(document.words.get("player-failed"));
    let json = in_script(&for_player(document.clone()).to_json());
    let html = prerender::explainer(document.clone()).await;
    let fingerprint = fingerprint::of_html(&html);
    theme::show(&mut site, &document, assets, [&style, &icon], &html)?;
    // The same for whoever shows it in a frame.
    let framed = frame::leading_out(&html);
    for (name, head, links, attributes, html, around) in [
        ("index.html", head, loads(&scheme), format!(" data-share=\"{share}\""), &html, ""),
        ("embed.html", frame_head, loads(&frame), " data-embedded".to_owned(), &framed, &*around),
    ] {
        let body = format!(
            "<div id=\"explainer\" data-fingerprint=\"{fingerprint}\" data-failed=\"{failed}\"{attributes}>{html}</div>\n\
             {around}<script type=\"application/json\" id=\"explainer-data\">{json}</script>"
        );
        site.insert(name.to_owned(), in_shell(&document, assets, [&head, &links, &body])?);
    }
    site.insert(headers::FILE.to_owned(), headers::of(&site).into_bytes());
    Ok(site)
}

/// The document as players get it: without the words that they never say.
pub fn for_player(document: Document) -> Document {
    let words = [paper::WORDS, frame::WORDS, sharing::WORDS, theme::WORDS].into_iter();
    Document { words: words.fold(document.words.clone(), |words, of_others| words.without(of_others)), ..document }
}

/// All styles as one sheet, in the order that `layers.css` names: it declares the layers, one a file.
fn style(assets: &Assets) -> Result<String> {
    let layers = assets.styles.get("layers.css").context("styles/layers.css is missing")?;
    let order = layers
        .lines()
        .find_map(|line| line.strip_prefix("@layer ")?.strip_suffix(';'))
        .context("styles/layers.css declares no layers")?;
    let mut sheet = layers.clone();
    for layer in order.split(", ") {
        let name = format!("{layer}.css");
        let style =
            assets.styles.get(&name).with_context(|| format!("styles/{name} is missing; layers.css names it"))?;
        write!(sheet, "@layer {layer} {{\n{style}}}\n")?;
    }
    Ok(sheet)
}

/// Puts a player into the site, with what loads it; the paths to its script and its module.
fn load(site: &mut Site, name: &str, player: &Player, start: &str) -> Result<(String, String)> {
    let module = put(site, name, "wasm", player.module.clone());
    let beside = module.trim_start_matches("assets/");
    let request = format!("const request = () => fetch(new URL(\"{beside}\", import.meta.url));");
    let source = [&player.script, &*request, start].join("\n");
    Ok((put_script(site, name, Kind::Module, &source)?, module))
}

/// What the script of the custom element knows of the site: the style and the player for documents that hosts have
/// themselves, and how scripts are loaded. For bundlers, `package/index.js` says the same in their way.
fn known(style: &str, whole: &str) -> String {
    let files = [("STYLE", style), ("WHOLE", whole)];
    let constants = files.map(|(name, path)| format!("const {name} = new URL(\"{path}\", import.meta.url).href;\n"));
    [&constants.concat(), "const scriptOf = (url) => import(url);\n"].concat()
}

/// A classic script that leaves no names behind.
fn in_block(script: &str) -> String {
    format!("{{\n{script}\n}}")
}
