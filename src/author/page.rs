//! Assembles the static page: the document rendered by the view, with the player beside it.

use super::assets::{Assets, Player};
use super::script::{Kind, minified};
use super::{frame, head, headers, oembed, paper, preview, sharing, theme};
use crate::document::{Document, Layout};
use crate::view::island::{Alone, AloneProps, Draw, ISLANDS, Islands, SHEETS};
use crate::view::session::Shared;
use crate::view::{App, AppProps, fingerprint};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use yew::AttrValue;

/// The files of a built explainer by their path in the output folder.
pub type Site = BTreeMap<String, Vec<u8>>;

/// What a page may do: run, fetch and show its own files, and nothing else.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; \
                      connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// Makes every file of the built explainer. The same input makes the same bytes.
///
/// # Errors
/// When the shell lacks a place for something, or the style sheets are out of order.
pub async fn assemble(document: Document, assets: &Assets) -> Result<Site> {
    let mut site = Site::new();
    let style = put(&mut site, "style", "css", style(assets)?.into_bytes());
    let icon = put(&mut site, "icon", "svg", include_bytes!("icon.svg").to_vec());
    let scheme = script(&mut site, "scheme", Kind::Classic, &assets.script(&["scheme.js"])?)?;
    let frame = in_block(&assets.script(&["part.js", "frame.js"])?);
    let frame = script(&mut site, "frame", Kind::Classic, &frame)?;
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
    let html = draw(document.clone()).await;
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

/// Draws the document as HTML: the islands first, each by itself, then what is around them, which the player takes over.
async fn draw(document: Document) -> String {
    let document = Shared::from(document);
    let mut islands = Vec::new();
    for draw in ISLANDS {
        islands.push(AttrValue::from(alone(document.clone(), draw).await));
    }
    let props = AppProps { document, host: None, islands: Islands::Written(islands.into()) };
    yew::LocalServerRenderer::<App>::with_props(props).render().await
}

/// One of the map's drawings, as the page has it.
pub(super) async fn drawing(document: &Document, layout: &Layout) -> String {
    alone(Shared::from(Document { layouts: vec![layout.clone()], ..document.clone() }), SHEETS).await
}

async fn alone(document: Shared, draw: Draw) -> String {
    let props = AloneProps { document, draw };
    yew::LocalServerRenderer::<Alone>::with_props(props).hydratable(false).render().await
}

/// The elements of a head that load the icon and a style sheet.
pub(super) fn links(icon: &str, style: &str) -> String {
    format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">\n<link rel=\"stylesheet\" href=\"{style}\">\n")
}

/// Puts a file whose name tells its content, so that it may be cached for ever; the path to it.
pub(super) fn put(site: &mut Site, name: &str, ending: &str, bytes: Vec<u8>) -> String {
    let digest = Sha256::digest(&bytes);
    let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let path = format!("assets/{name}-{hash}.{ending}");
    site.insert(path.clone(), bytes);
    path
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

/// Puts a script into the site, made small; the path to it.
pub(super) fn script(site: &mut Site, name: &str, kind: Kind, source: &str) -> Result<String> {
    Ok(put(site, name, "js", minified(source, kind)?.into_bytes()))
}

/// Puts a player into the site, with what loads it; the paths to its script and its module.
fn load(site: &mut Site, name: &str, player: &Player, start: &str) -> Result<(String, String)> {
    let module = put(site, name, "wasm", player.module.clone());
    let beside = module.trim_start_matches("assets/");
    let request = format!("const request = () => fetch(new URL(\"{beside}\", import.meta.url));");
    let source = [&player.script, &*request, start].join("\n");
    Ok((script(site, name, Kind::Module, &source)?, module))
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

/// A page of the document: what its head says, what that loads, and its body.
///
/// # Errors
/// When the shell lacks a place for something.
pub(super) fn in_shell(document: &Document, assets: &Assets, [head, links, body]: [&str; 3]) -> Result<Vec<u8>> {
    let (lang, id) = (escape(&document.lang), escape(&document.id));
    let values = [("lang", &*lang), ("id", &id), ("policy", POLICY), ("head", head), ("links", links), ("body", body)];
    Ok(fill(&assets.shell, &values)?.into_bytes())
}

/// Fills the places of the shell, each of which must be there.
fn fill(shell: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut parts = vec![shell];
    let mut filled = String::new();
    for (name, value) in values {
        let rest = parts.pop().unwrap_or_default();
        let place = format!("{{{{{name}}}}}");
        let (before, after) = rest.split_once(&place).with_context(|| format!("index.html has no place {place}"))?;
        filled.push_str(before);
        filled.push_str(value);
        parts.push(after);
    }
    filled.push_str(parts.pop().unwrap_or_default());
    Ok(filled)
}

/// JSON that cannot end the script element it stands in.
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Text for an attribute in double quotes, or between tags.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
