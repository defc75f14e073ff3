//! The explainer as one file, to be saved, sent, and put into learning systems: the page with all inside that it loads, so
//! that it runs from a disk and asks nobody for anything.

use super::assets::Assets;
use super::html::{Inline, escape, in_script};
use super::page;
use super::script::{Kind, minified};
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

/// The pages that are opened from the file, if they are there.
const PAGES: [&str; 2] = ["worksheet.html", "answer-key.html"];

/// The links to them, which only a script can follow.
const WITHOUT_SCRIPT: &str = "@media (scripting:none){.sheets-of-paper{display:none}}";

/// What stands in the file besides the page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    /// Scripts of `src/browser/`, run as one in the head.
    pub(super) scripts: &'static [&'static str],
    /// Whether they ask hosts that nobody knows beforehand.
    pub(super) asks: bool,
}

/// Makes the file. The same input makes the same bytes.
///
/// # Errors
/// When the page cannot be made, or loads what cannot stand in it.
pub async fn assemble(document: Document, assets: &Assets) -> Result<Vec<u8>> {
    assemble_with(document, assets, Beside::default()).await
}

/// Makes the file with more in it.
///
/// # Errors
/// As [`assemble`].
pub(super) async fn assemble_with(document: Document, assets: &Assets, beside: Beside) -> Result<Vec<u8>> {
    let home = document.canonical.clone();
    let site = page::assemble(document, assets).await?;
    let mut file = File { site: &site, assets, inline: Inline::default(), data: String::new() };
    let index = without_dialog(&file.page("index.html")?, home.as_deref());
    let pages = PAGES.into_iter().filter(|path| site.contains_key(*path));
    let pages = pages.map(|path| Ok((path, led_home(&file.page(path)?, home.as_deref()))));
    let mut pages = pages.collect::<Result<BTreeMap<&str, String>>>()?;
    let mut head = String::new();
    if !pages.is_empty() {
        let carry = minified(&assets.script(&["carry.js"])?, Kind::Classic)?;
        head = [file.inline.style(WITHOUT_SCRIPT)?, file.inline.script("", &carry)?].concat();
    }
    if !beside.scripts.is_empty() {
        // In a block, so that its names are its own.
        let script = minified(&["{", &assets.script(beside.scripts)?, "}"].concat(), Kind::Classic)?;
        head.push_str(&file.inline.script("", &script)?);
    }
    // What is opened from a page is held to that page's policy besides its own: one for all.
    let mut policy = file.inline.policy_alone();
    if beside.asks {
        policy.push_str("; connect-src https: http:");
    }
    if !pages.is_empty() {
        for page in pages.values_mut() {
            *page = under(page, &policy)?;
        }
        file.hold("application/json", "explainer-pages", &in_script(&json!(pages).to_string()));
    }
    let html = under(&index, &policy)?.replacen("</head>", &[&*head, "</head>"].concat(), 1);
    // The scripts of a page run in their order: the data stands before what reads it.
    let (before, after) = html.rsplit_once("<script type=\"module\"").unwrap_or((&html, ""));
    let module = if after.is_empty() { String::new() } else { format!("<script type=\"module\"{after}") };
    Ok([before, &file.data, &module].concat().into_bytes())
}

/// A page without an attribute, of which `start` is how it begins.
fn without(page: &str, start: &str) -> String {
    let Some((before, rest)) = page.split_once(start) else { return page.to_owned() };
    [before, rest.split_once('"').unwrap_or_default().1].concat()
}

/// A page under another policy.
fn under(page: &str, policy: &str) -> Result<String> {
    let (before, rest) = page.split_once(" content=\"default-src ").context("a page has a policy")?;
    let (_, after) = rest.split_once('"').context("a policy ends")?;
    Ok([before, " content=\"", policy, "\"", after].concat())
}

/// The file on the way.
struct File<'a> {
    site: &'a Site,
    assets: &'a Assets,
    /// The scripts and style sheets in it.
    inline: Inline,
    /// What scripts find in it.
    data: String,
}

impl<'a> File<'a> {
    /// A page with all inside that it loads. Whatever is loaded has a line, and so has what stands in the page and is run.
    fn page(&mut self, path: &str) -> Result<String> {
        let page = without(self.text(path)?, " data-document=\"");
        let lines = page.lines().map(|line| self.line(line)).collect::<Result<Vec<String>>>()?;
        Ok(lines.concat())
    }

    /// A line of a page, with what it loads in place of the address.
    fn line(&mut self, line: &str) -> Result<String> {
        if let Some(style) = line.strip_prefix("<style>").and_then(|it| it.strip_suffix("</style>")) {
            return self.inline.style(style);
        }
        let path = ["href=\"", "src=\""].into_iter().find_map(|it| line.split_once(it)?.1.split_once('"'));
        let content = path.and_then(|(path, _)| Some((path, self.site.get(path)?)));
        let is_link = line.starts_with("<link ") || line.starts_with("<script ");
        let Some((path, content)) = content.filter(|_| is_link) else {
            self.keep_scripts(line)?;
            return Ok([line, "\n"].concat());
        };
        match line.split(['"', ' ']).nth(2).unwrap_or_default() {
            "icon" => {
                let data = ["data:image/svg+xml;base64,", &BASE64_STANDARD.encode(content)].concat();
                Ok([&line.replacen(path, &data, 1), "\n"].concat())
            }
            "stylesheet" => self.inline.style(self.text(path)?),
            "preload" if path.ends_with(".json") => {
                self.hold("application/json", "explainer-data", &in_script(self.text(path)?));
                Ok(String::new())
            }
            "preload" => {
                let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
                packed.write_all(content)?;
                self.hold("application/wasm", "explainer-module", &BASE64_STANDARD.encode(packed.finish()?));
                Ok(String::new())
            }
            _ if line.starts_with("<script ") => {
                let module = if line.contains("type=\"module\"") { " type=\"module\"" } else { "" };
                let script = match self.assets.player.as_ref().filter(|_| path.starts_with("assets/player-")) {
                    Some(player) => self.inline.script(module, &self.packed(&player.script)?)?,
                    None => self.inline.script(module, self.text(path)?)?,
                };
                // What follows on the line.
                let (_, after) = line.split_once("</script>").unwrap_or_default();
                Ok([script.trim_end(), after, "\n"].concat())
            }
            _ => bail!("{path} cannot stand in a page"),
        }
    }

    /// Takes in the scripts that stand in a line already.
    fn keep_scripts(&mut self, line: &str) -> Result<()> {
        for rest in line.split("<script>").skip(1) {
            let (script, _) = rest.split_once("</script>").context("a script ends on its line")?;
            self.inline.script("", script)?;
        }
        Ok(())
    }

    /// A player's script that finds its module in the file.
    fn packed(&self, player: &str) -> Result<String> {
        let start = self.assets.script(&["unpack.js", "start.js"])?;
        minified(&[player, "\n", &start].concat(), Kind::Module)
    }

    fn text(&self, path: &str) -> Result<&'a str> {
        let bytes = self.site.get(path).with_context(|| format!("{path} is missing"))?;
        Ok(str::from_utf8(bytes)?)
    }

    /// Puts what a script finds by its id where nothing waits for it.
    fn hold(&mut self, kind: &str, id: &str, content: &str) {
        self.data.push_str(&format!("<script type=\"{kind}\" id=\"{id}\">{content}</script>\n"));
    }
}

/// A page that does not offer the dialog for sharing, which is a file beside it. What the player shares by itself is the
/// address at which the explainer is published; without one, the button goes.
fn without_dialog(page: &str, home: Option<&str>) -> String {
    let (before, rest) = page.split_once(" data-share=\"").unwrap_or((page, "\""));
    let (_, after) = rest.split_once('"').unwrap_or_default();
    match home {
        Some(home) => [before, " data-src=\"", &escape(home), "\"", after].concat(),
        None => [before, &after.replacen(" data-do=\"share\"", " data-do=\"share\" hidden", 1)].concat(),
    }
}

/// A page that is opened from the file, whose links into the explainer lead to where it is published. If that is nowhere they
/// lead nowhere: browsers let no such page go back to a file on the disk.
fn led_home(page: &str, home: Option<&str>) -> String {
    let mut parts = page.split(" href=\"index.html");
    let mut led = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (fragment, rest) = part.split_once('"').unwrap_or_default();
        if let Some(home) = home {
            led.push_str(&format!(" href=\"{}{fragment}\"", escape(home)));
        }
        led.push_str(rest);
    }
    led
}
