//! The explainer as one file, to be saved, sent, and put into learning systems: the page with all inside that it loads, so
//! that it runs from a disk and asks nobody for anything.

use super::assets::Assets;
use super::html::{POLICY, escape, in_script};
use super::page;
use super::script::{Kind, minified};
use super::site::Site;
use crate::document::Document;
use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;

/// The pages that are opened from the file, if they are there.
const PAGES: [&str; 2] = ["worksheet.html", "answer-key.html"];

/// The links to them, which only a script can follow.
const WITHOUT_SCRIPT: &str = "@media (scripting:none){.sheets-of-paper{display:none}}";

/// Makes the file. The same input makes the same bytes.
///
/// # Errors
/// When the page cannot be made, or loads what cannot stand in it.
pub async fn assemble(document: Document, assets: &Assets) -> Result<Vec<u8>> {
    let home = document.canonical.clone();
    let site = page::assemble(document, assets).await?;
    let mut file = File { site: &site, assets, scripts: Vec::new(), styles: Vec::new(), data: String::new() };
    let index = without_dialog(&file.page("index.html")?, home.as_deref());
    let pages = PAGES.into_iter().filter(|path| site.contains_key(*path));
    let pages = pages.map(|path| Ok((path, led_home(&file.page(path)?, home.as_deref()))));
    let pages = pages.collect::<Result<BTreeMap<&str, String>>>()?;
    let mut head = String::new();
    if !pages.is_empty() {
        let carry = minified(&assets.script(&["carry.js"])?, Kind::Classic)?;
        head = [file.style(WITHOUT_SCRIPT)?, file.script("", &carry)?].concat();
        file.hold("application/json", "explainer-pages", &in_script(&json!(pages).to_string()));
    }
    let html = index.replacen("</head>", &[&*head, "</head>"].concat(), 1);
    let html = html.replacen("</body>", &[&*file.data, "</body>"].concat(), 1);
    // What is opened from a page is held to that page's policy besides its own: one for all.
    Ok(html.replace(POLICY, &file.policy()).into_bytes())
}

/// The file on the way.
struct File<'a> {
    site: &'a Site,
    assets: &'a Assets,
    /// The hashes of the scripts in it.
    scripts: Vec<String>,
    /// The hashes of the style sheets.
    styles: Vec<String>,
    /// What scripts find in it.
    data: String,
}

impl<'a> File<'a> {
    /// A page with all inside that its head loads. Of what is loaded each has a line.
    fn page(&mut self, path: &str) -> Result<String> {
        let (head, body) = self.text(path)?.split_once("</head>").context("a page has a head")?;
        let lines = head.lines().map(|line| self.line(line)).collect::<Result<Vec<String>>>()?;
        Ok([&lines.concat(), "</head>", body].concat())
    }

    /// A line of a head, with what it loads in place of the address.
    fn line(&mut self, line: &str) -> Result<String> {
        let path = ["href=\"", "src=\""].into_iter().find_map(|it| line.split_once(it)?.1.split_once('"'));
        let Some((path, content)) = path.and_then(|(path, _)| Some((path, self.site.get(path)?))) else {
            return Ok([line, "\n"].concat());
        };
        match line.split(['"', ' ']).nth(2).unwrap_or_default() {
            "icon" => {
                let data = ["data:image/svg+xml;base64,", &BASE64_STANDARD.encode(content)].concat();
                Ok([&line.replacen(path, &data, 1), "\n"].concat())
            }
            "stylesheet" => self.style(self.text(path)?),
            "preload" => {
                let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
                packed.write_all(content)?;
                self.hold("application/wasm", "explainer-module", &BASE64_STANDARD.encode(packed.finish()?));
                Ok(String::new())
            }
            _ if line.starts_with("<script ") => {
                let module = if line.contains("type=\"module\"") { " type=\"module\"" } else { "" };
                match self.assets.player.as_ref().filter(|_| path.starts_with("assets/player-")) {
                    Some(player) => self.script(module, &self.packed(&player.script)?),
                    None => self.script(module, self.text(path)?),
                }
            }
            _ => bail!("{path} cannot stand in a page"),
        }
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

    fn style(&mut self, style: &str) -> Result<String> {
        ensure!(!style.contains("</style"), "a style sheet would end itself");
        self.styles.push(hash(style));
        Ok(format!("<style>{style}</style>\n"))
    }

    fn script(&mut self, module: &str, script: &str) -> Result<String> {
        ensure!(!script.contains("</script") && !script.contains("<!--"), "a script would end itself");
        self.scripts.push(hash(script));
        Ok(format!("<script{module}>{script}</script>\n"))
    }

    /// Puts what a script finds by its id at the end of the page, where nothing waits for it.
    fn hold(&mut self, kind: &str, id: &str, content: &str) {
        self.data.push_str(&format!("<script type=\"{kind}\" id=\"{id}\">{content}</script>\n"));
    }

    /// What the file may do: run what is in it, and fetch nothing.
    fn policy(&self) -> String {
        let (scripts, styles) = (self.scripts.join(" "), self.styles.join(" "));
        format!(
            "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {styles}; img-src data: blob:; \
             base-uri 'none'; form-action 'none'"
        )
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

/// A source as a policy knows it.
fn hash(source: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(source)))
}
