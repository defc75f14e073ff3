//! What a page is besides its content, and how one is made.

use super::content::{Content, folder};
use anyhow::{Result, bail};
use clap::Args;
use explainer::author::address;
use explainer::author::assets::Assets;
use explainer::document::Document;
use std::env;
use std::path::PathBuf;

/// What the page is besides its content: where it will be, and what makes it interactive.
#[derive(Args, Clone)]
pub(crate) struct Page {
    /// The address of the folder that the page will be published in, in place of `canonical` in explainer.toml: with it
    /// the page has a picture and an embed where it is shared
    #[arg(long, value_name = "URL", value_parser = address::folder)]
    url: Option<String>,
    /// The folder with the player, the program that makes the page interactive; looked for next to this tool
    /// and where `cargo xtask build` leaves it
    #[arg(long, value_name = "DIR", env = "EXPLAINER_PLAYER", value_parser = folder)]
    player: Option<PathBuf>,
    /// Make a page without the player: complete to read, not interactive
    #[arg(long)]
    r#static: bool,
}

impl Page {
    /// The player's folder, unless the page is to be static.
    pub(super) fn player(&self) -> Result<Option<PathBuf>> {
        if self.r#static {
            return Ok(None);
        }
        if let Some(folder) = &self.player {
            return Ok(Some(folder.clone()));
        }
        let beside = env::current_exe().ok().and_then(|tool| Some(tool.parent()?.join("player")));
        match beside.into_iter().chain([PathBuf::from("target/wasm-bindgen/player")]).find(|folder| folder.is_dir()) {
            Some(folder) => Ok(Some(folder)),
            None => bail!(
                "the player, which makes the page interactive, was not found; `--player DIR` says where it is \
                 (in a checkout, `cargo xtask build` makes it), `--static` makes a page without it"
            ),
        }
    }
}

/// Compiles the folder and makes something of it, printing the report; where there are faults, gives it as plain text.
pub(super) fn make<T>(
    content: &Content,
    page: &Page,
    colour: bool,
    assemble: impl AsyncFnOnce(Document, &Assets) -> Result<T>,
) -> Result<Result<T, String>> {
    let player = page.player()?;
    let mut assets = content.assets()?;
    if let Some(player) = player {
        assets = assets.with_player(&player)?;
    }
    let (document, report) = content.compile(&assets, colour);
    let Some(document) = document else {
        return Ok(Err(report.render(false)));
    };
    let document = Document { canonical: page.url.clone().or(document.canonical), ..document };
    // Components are rendered on one thread: they are not made to be sent to another.
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let made = tokio::task::LocalSet::new().block_on(&runtime, assemble(document, &assets))?;
    Ok(Ok(made))
}
