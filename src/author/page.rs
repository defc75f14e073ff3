//! Assembles the static page: the document rendered by the view, with the player beside it.

use super::assets::Assets;
use super::{head, paper};
use crate::document::Document;
use crate::view::island::{Alone, AloneProps, ISLANDS, Islands};
use crate::view::session::Shared;
use crate::view::{App, AppProps, fingerprint};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use yew::AttrValue;

/// The files of a built explainer by their path in the output folder.
pub type Site = BTreeMap<String, Vec<u8>>;

/// What a page may do: run and fetch its own files, and nothing else.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'";

/// Makes every file of the built explainer. The same input makes the same bytes.
///
/// # Errors
/// When the shell lacks a place for something, or the style sheets are out of order.
pub async fn assemble(document: Document, assets: &Assets) -> Result<Site> {
    let mut site = Site::new();
    let style = put(&mut site, "style", "css", style(assets)?.into_bytes());
    let icon = put(&mut site, "icon", "svg", include_bytes!("icon.svg").to_vec());
    let scheme = put(&mut site, "scheme", "js", code(include_str!("../browser/scheme.js")).into_bytes());

    let mut links = format!(
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">\n<script src=\"{scheme}\"></script>\n\
         <link rel=\"stylesheet\" href=\"{style}\">\n"
    );
    if let Some(player) = &assets.player {
        let module = put(&mut site, "player", "wasm", player.module.clone());
        let script = start(&player.script, &module);
        let script = put(&mut site, "player", "js", script.into_bytes());
        // The module is fetched at once and not only when the script asks for it; but what paints goes first.
        write!(
            links,
            "<link rel=\"preload\" href=\"{module}\" as=\"fetch\" type=\"application/wasm\" crossorigin fetchpriority=\"low\">\n\
             <script type=\"module\" src=\"{script}\" fetchpriority=\"low\"></script>\n"
        )?;
    }

    paper::print(&mut site, &document, assets, &icon).await?;
    let document = Document { words: document.words.without(paper::WORDS), ..document };

    let json = in_script(&document.to_json());
    let lang = document.lang.clone();
    let id = document.id.clone();
    let failed = document.words.get("player-failed").to_owned();
    let head = head::head(&document);
    let document = Shared::from(document);
    let mut islands = Vec::new();
    for draw in ISLANDS {
        let props = AloneProps { document: document.clone(), draw };
        let html = yew::LocalServerRenderer::<Alone>::with_props(props).hydratable(false).render().await;
        islands.push(AttrValue::from(html));
    }
    let props = AppProps { document, host: None, islands: Islands::Written(islands.into()) };
    let page = yew::LocalServerRenderer::<App>::with_props(props).render().await;
    let fingerprint = fingerprint::of_html(&page);

    let body = format!(
        "<div id=\"explainer\" data-fingerprint=\"{fingerprint}\" data-failed=\"{}\">{page}</div>\n\
         <script type=\"application/json\" id=\"explainer-data\">{json}</script>",
        escape(&failed)
    );
    let html = fill(
        &assets.shell,
        &[
            ("lang", &escape(&lang)),
            ("id", &escape(&id)),
            ("policy", POLICY),
            ("head", &head),
            ("links", &links),
            ("body", &body),
        ],
    )?;
    site.insert("index.html".to_owned(), html.into_bytes());
    Ok(site)
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

/// Loads the module at `address` and starts the player with it.
const START: &str = include_str!("start.js");

/// The player's script, which starts itself with the module beside it.
fn start(script: &str, module: &str) -> String {
    let name = module.trim_start_matches("assets/");
    format!("{}\nconst address = new URL(\"{name}\", import.meta.url);\n{}", code(script), code(START))
}

/// A script without indentation and comments of their own line: those are for whoever reads the source.
fn code(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Fills the places of the shell, each of which must be there.
pub(super) fn fill(shell: &str, values: &[(&str, &str)]) -> Result<String> {
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
