//! Assembles the static page: the document rendered by the view, with the player's files.

use super::assets::{Assets, Player};
use super::html::{Inline, escape, icon_link, in_shell};
use super::script::{ScriptKind, in_block, minified};
use super::site::{Site, put, put_script};
use super::{frame, head, headers, oembed, paper, prerender, preview, sharing, style, theme};
use crate::document::Document;
use anyhow::Result;

/// Builds every file of the explainer's site. The same input gives the same bytes.
///
/// # Errors
/// When the shell lacks a placeholder, or the style sheets are incomplete or not in order.
pub async fn assemble(document: Document, assets: &Assets) -> Result<Site> {
    let mut site = Site::new();
    let sheet = style::sheet(assets)?;
    let style = put(&mut site, "style", "css", sheet.clone().into_bytes());
    let icon = put(&mut site, "icon", "svg", include_bytes!("icon.svg").to_vec());
    let start = assets.script(&["kinds.js", "entries.js", "start.js"])?;
    let player = assets.player.as_ref().map(|player| add_player(&mut site, "player", player, &start)).transpose()?;
    let start = [&*start, "export const beside = (file) => new URL(file, import.meta.url).href;\n"].concat();
    let whole = assets.whole.as_ref().map(|player| add_player(&mut site, "whole", player, &start)).transpose()?;
    let whole = whole.map_or(String::new(), |(script, _)| script);
    let embed = [
        site_constants(&style, &whole),
        assets.script(&["kinds.js", "fragment.js", "entry.js", "shape.js", "part.js", "embed.js"])?,
    ]
    .concat();
    // A classic script, because tools that speed pages up often concatenate all scripts or drop `type="module"`.
    site.insert("embed.js".to_owned(), minified(&in_block(&embed), ScriptKind::Classic)?.into_bytes());
    paper::print(&mut site, &document, assets, &icon).await?;
    let share = sharing::dialog(&mut site, &document.words, assets)?;
    let preview = preview::draw(&document, assets).await?;
    let has_preview = preview.is_some();
    site.extend(preview.map(|picture| (preview::FILE.to_owned(), picture)));
    site.extend(
        oembed::response(&document, has_preview).map(|response| (oembed::FILE.to_owned(), response.into_bytes())),
    );
    let html = prerender::explainer(document.clone()).await;
    theme::show(&mut site, &document, assets, [&style, &icon], [&html, &sheet])?;

    // Styles and scripts that are needed before the first paint are inline, so that the paint waits for no request. The
    // player's files are requested at the end of the page.
    let json = put(&mut site, "document", "json", for_player(document.clone()).to_json().into_bytes());
    let player = player.map_or(String::new(), |(script, module)| {
        format!(
            "<link rel=\"preload\" href=\"{module}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
             <link rel=\"preload\" href=\"{json}\" as=\"fetch\" crossorigin>\n\
             <script type=\"module\" src=\"{script}\" async></script>"
        )
    });
    let failed = escape(document.words.get("player-failed"));
    let shape = minified(&in_block(&assets.script(&["shape.js", "shape-now.js"])?), ScriptKind::Classic)?;
    let early =
        minified(&in_block(&assets.script(&["kinds.js", "entries.js", "entry.js", "early.js"])?), ScriptKind::Classic)?;
    let framed = minified(
        &in_block(&assets.script(&["kinds.js", "entry.js", "shape.js", "part.js", "frame.js"])?),
        ScriptKind::Classic,
    )?;
    for (name, head, script, attributes, around) in [
        ("index.html", head::head(&document, has_preview), early, format!(" data-share=\"{share}\""), String::new()),
        ("embed.html", head::framed(&document), framed, " data-embedded".to_owned(), frame::elements_after(&document)),
    ] {
        let mut inline = Inline::default();
        let links = [inline.script("", &script)?, icon_link(&icon), inline.style(&sheet)?].concat();
        let (html, shape) = match name {
            // The script in the head of `embed.html` has `shape.js` already.
            "embed.html" => (frame::opening_links_outside(&html), String::new()),
            _ => (html.clone(), inline.script("", &shape)?),
        };
        let html = html.replacen(AFTER_MAP, shape.trim_end(), 1);
        let body = format!(
            "<div id=\"explainer\" data-document=\"{json}\" data-failed=\"{failed}\"{attributes}>{html}</div>\n{around}{player}"
        );
        site.insert(name.to_owned(), in_shell(&document, assets, &inline, [&head, &links, &body])?);
    }
    site.insert(headers::FILE.to_owned(), headers::of(&site).into_bytes());
    Ok(site)
}

/// The placeholder that the view puts after the map, for the script that chooses the layout which fits.
const AFTER_MAP: &str = "<template data-behind=\"map\"></template>";

/// The document for the player, without the words of the interface that only other pages use.
pub fn for_player(document: Document) -> Document {
    let words = [paper::WORDS, frame::WORDS, sharing::WORDS, theme::WORDS].into_iter();
    Document { words: words.fold(document.words.clone(), |words, of_others| words.without(of_others)), ..document }
}

/// Adds a player to the site, and returns the paths of its script and its WebAssembly module.
fn add_player(site: &mut Site, name: &str, player: &Player, start: &str) -> Result<(String, String)> {
    let module = put(site, name, "wasm", player.module.clone());
    let beside = module.trim_start_matches("assets/");
    let request = format!("const request = () => fetch(new URL(\"{beside}\", import.meta.url));");
    let source = [&player.script, &*request, start].join("\n");
    Ok((put_script(site, name, ScriptKind::Module, &source)?, module))
}

/// Constants at the start of the custom element's script: the address of the player for documents that a host supplies, that of
/// its style sheet, and how to import a script. Modules import relative to themselves; a classic script on another host's page
/// needs its own address. `package/index.js` says the same in the form that bundlers understand.
fn site_constants(style: &str, whole: &str) -> String {
    let style = style.trim_start_matches("assets/");
    format!(
        "const own = document.currentScript?.src;\n\
         const WHOLE = own ? new URL(\"{whole}\", own).href : \"./{whole}\";\nconst scriptOf = (url) => import(url);\n\
         const styleOf = async () => (await scriptOf(WHOLE)).beside(\"{style}\");\n"
    )
}
