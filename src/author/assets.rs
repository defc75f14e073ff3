//! The inputs of a page besides its content: the shell, the styles, the words, the player.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The inputs of a page besides its content.
#[derive(Clone, Debug)]
pub struct Assets {
    /// `index.html`, with placeholders.
    pub shell: String,
    /// The style sheets by file name.
    pub styles: BTreeMap<String, String>,
    /// The scripts other than the player, by file name.
    pub scripts: BTreeMap<String, String>,
    /// The locales by language tag, as TOML.
    pub locales: BTreeMap<String, String>,
    /// The player; without it the page is static.
    pub player: Option<Player>,
    /// The player for hosts that have the document and no page: it renders the page itself.
    pub whole: Option<Player>,
    /// The number of to-dos: if there are any, every page says that it is a draft.
    pub to_decide: usize,
}

/// The browser program as wasm-bindgen emits it.
#[derive(Clone, Debug)]
pub struct Player {
    /// The JavaScript.
    pub script: String,
    /// The WebAssembly module.
    pub module: Vec<u8>,
}

// Defines `BUILT_IN`: the scripts and modules of `player` and `whole`, if `build.rs` has found them.
include!(concat!(env!("OUT_DIR"), "/player.rs"));

/// A map from the names of a folder's files to their contents, built into the tool.
macro_rules! embed {
    ($folder:literal: $($name:literal),* $(,)?) => {
        BTreeMap::from([$(($name.to_owned(), include_str!(concat!("../../", $folder, "/", $name)).to_owned())),*])
    };
}

impl Assets {
    /// The assets that are built into this tool, without a player.
    pub fn embedded() -> Assets {
        Assets {
            shell: include_str!("../../index.html").to_owned(),
            styles: embed!(
                "styles": "layers.css", "tokens.css", "base.css", "bar.css", "header.css", "article.css", "map.css",
                "drawing.css", "theory.css", "panels.css", "dock.css", "quiz.css", "parts.css", "print.css", "forced.css", "embed.css", "paper.css",
                "preview.css", "sharing.css", "theme.css",
            ),
            scripts: embed!(
                "src/browser": "carry.js", "cmi5.js", "early.js", "embed.js", "entries.js", "entry.js", "fragment.js", "frame.js", "kinds.js", "learning.js", "part.js", "scorm.js", "shape.js", "shape-now.js", "share.js",
                "start.js", "theme.js", "unpack.js",
            ),
            locales: embed!("locales": "en.toml").into_iter().map(by_tag).collect(),
            player: None,
            whole: None,
            to_decide: 0,
        }
    }

    /// The assets of a checkout of this project, so that a change in them needs no new build of the tool.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn from_checkout(root: &Path) -> Result<Assets> {
        let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
        let folder = |name: &str, ending: &str| -> Result<BTreeMap<String, String>> {
            let folder = root.join(name);
            let mut files = BTreeMap::new();
            for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if name.ends_with(ending) {
                    files.insert(name, read(&path)?);
                }
            }
            Ok(files)
        };
        Ok(Assets {
            shell: read(&root.join("index.html"))?,
            styles: folder("styles", ".css")?,
            scripts: folder("src/browser", ".js")?,
            locales: folder("locales", ".toml")?.into_iter().map(by_tag).collect(),
            player: None,
            whole: None,
            to_decide: 0,
        })
    }

    /// Several scripts concatenated.
    ///
    /// # Errors
    /// When one is missing.
    pub(super) fn script(&self, names: &[&str]) -> Result<String> {
        let find = |name: &&str| {
            self.scripts.get(*name).map(String::as_str).with_context(|| format!("src/browser/{name} is missing"))
        };
        names.iter().map(find).collect()
    }

    /// Whether the player was built into this tool.
    pub fn has_built_in_player() -> bool {
        BUILT_IN.is_some()
    }

    /// Adds the player that is built into this tool, if there is one.
    pub fn with_built_in_player(self) -> Assets {
        let players = BUILT_IN.map(|players| {
            players.map(|(script, module)| Player { script: script.to_owned(), module: module.to_vec() })
        });
        let [player, whole] = players.map_or([None, None], |players| players.map(Some));
        Assets { player, whole, ..self }
    }

    /// Adds the player that `cargo xtask build` wrote to a folder as `player.js` and `player_bg.wasm`.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn with_player(self, folder: &Path) -> Result<Assets> {
        let read = |name: &str| -> Result<Player> {
            let missing = || format!("no player in {}: `cargo xtask build` makes one", folder.display());
            let script = fs::read_to_string(folder.join(format!("{name}.js"))).with_context(missing)?;
            let module = fs::read(folder.join(format!("{name}_bg.wasm"))).with_context(missing)?;
            Ok(Player { script, module })
        };
        Ok(Assets { player: Some(read("player")?), whole: read("whole").ok(), ..self })
    }
}

/// The language tag and the text of a locale's file: `en.toml` has the tag `en`.
fn by_tag((name, text): (String, String)) -> (String, String) {
    (name.trim_end_matches(".toml").to_owned(), text)
}
