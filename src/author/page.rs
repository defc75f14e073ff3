//! Assembles the static page: the document rendered by the view, with the player beside it.

use super::assets::{Assets, Player};
use super::html::{Inline, escape, icon_link, in_shell};
use super::script::{Kind, minified};
use super::site::{Site, put, put_script};
use super::{frame, head, headers, oembed, paper, prerender, preview, sharing, style, theme};
use crate::document::Document;
use anyhow::Result;

/// Makes every file of the built explainer. The same input makes the same bytes.
///
/// # Errors
/// When the shell lacks a place for something, or the style sheets are out of order.
pub async fn assemble(document: Document, assets: &Assets) -> Result<Site> {
    let mut site = Site::new();
    let sheet = style::sheet(assets)?;
    let style = put(&mut site, "style", "css", sheet.clone().into_bytes());
    let icon = put(&mut site, "icon", "svg", include_bytes!("icon.svg").to_vec());
    let start = assets.script(&["start.js"])?;
    let player = assets.player.as_ref().map(|player| load(&mut site, "player", player, &start)).transpose()?;
    let start = [&*start, "export const beside = (file) => new URL(file, import.meta.url).href;\n"].concat();
    let whole = assets.whole.as_ref().map(|player| load(&mut site, "whole", player, &start)).transpose()?;
    let whole = whole.map_or(String::new(), |(script, _)| script);
    let embed = [known(&style, &whole), assets.script(&["entry.js", "shape.js", "part.js", "embed.js"])?].concat();
    // A classic script, too: what makes pages quicker often loads all scripts as one, or forgets what kind they are of.
    site.insert("embed.js".to_owned(), minified(&in_block(&embed), Kind::Classic)?.into_bytes());
    paper::print(&mut site, &document, assets, &icon).await?;
    let share = sharing::dialog(&mut site, &document.words, assets)?;
    let preview = preview::draw(&document, assets).await?;
    let shown = preview.is_some();
    site.extend(preview.map(|picture| (preview::FILE.to_owned(), picture)));
    site.extend(oembed::answer(&document, shown).map(|answer| (oembed::FILE.to_owned(), answer.into_bytes())));
    let html = prerender::explainer(document.clone()).await;
    theme::show(&mut site, &document, assets, [&style, &icon], [&html, &sheet])?;

    // What is needed before the first paint stands in the page, so that nothing is waited for. What the player needs is asked
    // for at its end, when all of the page is here.
    let json = put(&mut site, "document", "json", for_player(document.clone()).to_json().into_bytes());
    let player = player.map_or(String::new(), |(script, module)| {
        format!(
            "<link rel=\"preload\" href=\"{module}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
             <link rel=\"preload\" href=\"{json}\" as=\"fetch\" crossorigin>\n\
             <script type=\"module\" src=\"{script}\" async></script>"
        )
    });
    let failed = escape(document.words.get("player-failed"));
    let shape = minified(&in_block(&assets.script(&["shape.js", "shape-now.js"])?), Kind::Classic)?;
    let early = minified(&in_block(&assets.script(&["entry.js", "early.js"])?), Kind::Classic)?;
    let framed = minified(&in_block(&assets.script(&["entry.js", "shape.js", "part.js", "frame.js"])?), Kind::Classic)?;
    for (name, head, script, attributes, around) in [
        ("index.html", head::head(&document, shown), early, format!(" data-share=\"{share}\""), String::new()),
        ("embed.html", head::framed(&document), framed, " data-embedded".to_owned(), frame::around(&document)),
    ] {
        let mut inline = Inline::default();
        let links = [inline.script("", &script)?, icon_link(&icon), inline.style(&sheet)?].concat();
        let (html, shape) = match name {
            // In a frame the script in the head does so.
            "embed.html" => (frame::leading_out(&html), String::new()),
            _ => (html.clone(), inline.script("", &shape)?),
        };
        let html = html.replacen(BEHIND_MAP, shape.trim_end(), 1);
        let body = format!(
            "<div id=\"explainer\" data-document=\"{json}\" data-failed=\"{failed}\"{attributes}>{html}</div>\n{around}{player}"
        );
        site.insert(name.to_owned(), in_shell(&document, assets, &inline, [&head, &links, &body])?);
    }
    site.insert(headers::FILE.to_owned(), headers::of(&site).into_bytes());
    Ok(site)
}

/// What the view leaves behind the map for the script that chooses its drawing.
const BEHIND_MAP: &str = "<template data-behind=\"map\"></template>";

/// The document as players get it: without the words that they never say.
pub fn for_player(document: Document) -> Document {
    let words = [paper::WORDS, frame::WORDS, sharing::WORDS, theme::WORDS].into_iter();
    Document { words: words.fold(document.words.clone(), |words, of_others| words.without(of_others)), ..document }
}

/// Puts a player into the site, with what loads it; the paths to its script and its module.
fn load(site: &mut Site, name: &str, player: &Player, start: &str) -> Result<(String, String)> {
    let module = put(site, name, "wasm", player.module.clone());
    let beside = module.trim_start_matches("assets/");
    let request = format!("const request = () => fetch(new URL(\"{beside}\", import.meta.url));");
    let source = [&player.script, &*request, start].join("\n");
    Ok((put_script(site, name, Kind::Module, &source)?, module))
}

/// What the script of the custom element knows of the site: the player for documents that hosts have themselves, the style
/// beside it, and how scripts are loaded. A path that a module imports is one from the module; a classic script of another host
/// has to know where it is. For bundlers, `package/index.js` says the same in their way.
fn known(style: &str, whole: &str) -> String {
    let style = style.trim_start_matches("assets/");
    format!(
        "const own = document.currentScript?.src;\n\
         const WHOLE = own ? new URL(\"{whole}\", own).href : \"./{whole}\";\nconst scriptOf = (url) => import(url);\n\
         const styleOf = async () => (await scriptOf(WHOLE)).beside(\"{style}\");\n"
    )
}

/// A classic script that leaves no names behind.
fn in_block(script: &str) -> String {
    format!("{{\n{script}\n}}")
}
