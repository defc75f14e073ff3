//! The explainer as one HTML file, to be saved, sent, or put into a learning system: the page with every file inlined that it
//! loads, so that it runs from a disk and makes no request.

use super::assets::Assets;
use super::html::{Inline, escape, in_script};
use super::page;
use super::script::{ScriptKind, in_block, minified};
use super::site::Site;
use crate::document::Document;
use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write;

/// The pages that can be opened from the file, as far as the site has them.
const PAGES: [&str; 2] = ["worksheet.html", "answer-key.html"];

/// Hides the links to those pages where there is no script, since only a script can open them.
const HIDE_WITHOUT_SCRIPT: &str = "@media (scripting:none){.sheets-of-paper{display:none}}";

/// Additional content of the file, such as the script of a learning package.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ExtraContent {
    /// Scripts of `src/browser/`, concatenated and run in the head.
    pub(super) scripts: &'static [&'static str],
    /// Whether the scripts make requests to hosts that are not known when the file is built.
    pub(super) makes_requests: bool,
}

/// Builds the file. The same input gives the same bytes.
///
/// # Errors
/// When the page cannot be built, or loads a file that cannot be inlined.
pub async fn assemble(document: Document, assets: &Assets) -> Result<Vec<u8>> {
    assemble_with(document, assets, ExtraContent::default()).await
}

/// Builds the file with additional content.
///
/// # Errors
/// As [`assemble`].
pub(super) async fn assemble_with(document: Document, assets: &Assets, extra: ExtraContent) -> Result<Vec<u8>> {
    let home = document.canonical.clone();
    let site = page::assemble(document, assets).await?;
    let mut file = File { site: &site, assets, inline: Inline::default(), data: String::new() };
    let index = without_dialog(&file.page("index.html")?, home.as_deref());
    let pages = PAGES.into_iter().filter(|path| site.contains_key(*path));
    let pages = pages.map(|path| Ok((path, with_published_links(&file.page(path)?, home.as_deref()))));
    let mut pages = pages.collect::<Result<BTreeMap<&str, String>>>()?;
    let mut head = String::new();
    if !pages.is_empty() {
        let carry = minified(&in_block(&assets.script(&["carry.js"])?), ScriptKind::Classic)?;
        head = [file.inline.style(HIDE_WITHOUT_SCRIPT)?, file.inline.script("", &carry)?].concat();
    }
    if !extra.scripts.is_empty() {
        let script = minified(&in_block(&assets.script(extra.scripts)?), ScriptKind::Classic)?;
        head.push_str(&file.inline.script("", &script)?);
    }
    // A page that is opened from another inherits that page's policy in addition to its own, so all have the same one.
    let mut policy = file.inline.single_file_policy();
    if extra.makes_requests {
        policy.push_str("; connect-src https: http:");
    }
    if !pages.is_empty() {
        for page in pages.values_mut() {
            *page = with_policy(page, &policy)?;
        }
        file.add_data("application/json", "explainer-pages", &in_script(&json!(pages).to_string()));
    }
    let html = with_policy(&index, &policy)?.replacen("</head>", &[&*head, "</head>"].concat(), 1);
    // Scripts of a page run in order, so the data stands before the module that reads it.
    let (before, after) = html.rsplit_once("<script type=\"module\"").unwrap_or((&html, ""));
    let module = if after.is_empty() { String::new() } else { format!("<script type=\"module\"{after}") };
    Ok([before, &file.data, &module].concat().into_bytes())
}

/// The page without the attribute that begins with `start`.
fn without_attribute(page: &str, start: &str) -> String {
    let Some((before, rest)) = page.split_once(start) else { return page.to_owned() };
    [before, rest.split_once('"').unwrap_or_default().1].concat()
}

/// The page with another Content-Security-Policy.
fn with_policy(page: &str, policy: &str) -> Result<String> {
    let (before, rest) = page.split_once(" content=\"default-src ").context("a page has a policy")?;
    let (_, after) = rest.split_once('"').context("a policy ends")?;
    Ok([before, " content=\"", policy, "\"", after].concat())
}

/// The file while it is assembled.
struct File<'a> {
    site: &'a Site,
    assets: &'a Assets,
    /// The inline scripts and style sheets.
    inline: Inline,
    /// Script elements that hold data.
    data: String,
}

impl<'a> File<'a> {
    /// A page with every file inlined that it loads. In the site's pages each element that loads a file, and each inline script
    /// or style, stands on a line of its own.
    fn page(&mut self, path: &str) -> Result<String> {
        let page = without_attribute(self.text(path)?, " data-document=\"");
        let lines = page.lines().map(|line| self.line(line)).collect::<Result<Vec<String>>>()?;
        Ok(lines.concat())
    }

    /// A line of a page, with the file inlined that it loads, if any.
    fn line(&mut self, line: &str) -> Result<String> {
        if let Some(style) = line.strip_prefix("<style>").and_then(|it| it.strip_suffix("</style>")) {
            return self.inline.style(style);
        }
        let path = ["href=\"", "src=\""].into_iter().find_map(|it| line.split_once(it)?.1.split_once('"'));
        let content = path.and_then(|(path, _)| Some((path, self.site.get(path)?)));
        let is_link = line.starts_with("<link ") || line.starts_with("<script ");
        let Some((path, content)) = content.filter(|_| is_link) else {
            self.record_scripts(line)?;
            return Ok([line, "\n"].concat());
        };
        match line.split(['"', ' ']).nth(2).unwrap_or_default() {
            "icon" => {
                let data = ["data:image/svg+xml;base64,", &BASE64_STANDARD.encode(content)].concat();
                Ok([&line.replacen(path, &data, 1), "\n"].concat())
            }
            "stylesheet" => self.inline.style(self.text(path)?),
            "preload" if path.ends_with(".json") => {
                self.add_data("application/json", "explainer-data", &in_script(self.text(path)?));
                Ok(String::new())
            }
            "preload" => {
                let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
                packed.write_all(content)?;
                self.add_data("application/wasm", "explainer-module", &BASE64_STANDARD.encode(packed.finish()?));
                Ok(String::new())
            }
            _ if line.starts_with("<script ") => {
                let module = if line.contains("type=\"module\"") { " type=\"module\"" } else { "" };
                let script = match self.assets.player.as_ref().filter(|_| path.starts_with("assets/player-")) {
                    Some(player) => self.inline.script(module, &self.with_unpacking(&player.script)?)?,
                    None => self.inline.script(module, self.text(path)?)?,
                };
                // What follows the script element on the line.
                let (_, after) = line.split_once("</script>").unwrap_or_default();
                Ok([script.trim_end(), after, "\n"].concat())
            }
            _ => bail!("{path} cannot stand in a page"),
        }
    }

    /// Records the inline scripts of a line, for the policy.
    fn record_scripts(&mut self, line: &str) -> Result<()> {
        for rest in line.split("<script>").skip(1) {
            let (script, _) = rest.split_once("</script>").context("a script ends on its line")?;
            self.inline.script("", script)?;
        }
        Ok(())
    }

    /// A player's script with the code that unpacks its module from the file.
    fn with_unpacking(&self, player: &str) -> Result<String> {
        let start = self.assets.script(&["kinds.js", "entries.js", "unpack.js", "start.js"])?;
        minified(&[player, "\n", &start].concat(), ScriptKind::Module)
    }

    fn text(&self, path: &str) -> Result<&'a str> {
        let bytes = self.site.get(path).with_context(|| format!("{path} is missing"))?;
        Ok(str::from_utf8(bytes)?)
    }

    /// Adds a data element, which a script finds by its id, after everything that is painted.
    fn add_data(&mut self, kind: &str, id: &str, content: &str) {
        self.data.push_str(&format!("<script type=\"{kind}\" id=\"{id}\">{content}</script>\n"));
    }
}

/// The page without the sharing dialog, which is a separate file. The player can still share the address at which the explainer
/// is published; without one the button is hidden.
fn without_dialog(page: &str, home: Option<&str>) -> String {
    let (before, rest) = page.split_once(" data-share=\"").unwrap_or((page, "\""));
    let (_, after) = rest.split_once('"').unwrap_or_default();
    match home {
        Some(home) => [before, " data-src=\"", &escape(home), "\"", after].concat(),
        None => [before, &after.replacen(" data-do=\"share\"", " data-do=\"share\" hidden", 1)].concat(),
    }
}

/// A page that is opened from the file, with its links into the explainer leading to the published address, or removed if there
/// is none: browsers let no such page navigate to a file on the disk.
fn with_published_links(page: &str, home: Option<&str>) -> String {
    let mut parts = page.split(" href=\"index.html");
    let mut html = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (fragment, rest) = part.split_once('"').unwrap_or_default();
        if let Some(home) = home {
            html.push_str(&format!(" href=\"{}{fragment}\"", escape(home)));
        }
        html.push_str(rest);
    }
    html
}
