//! The arguments that the commands which build a page share, and the build itself.

use super::content::{Content, folder};
use super::progress::Progress;
use anyhow::{Result, bail};
use clap::Args;
use explainer::author::address;
use explainer::author::assets::Assets;
use explainer::author::layout::Network;
use explainer::author::serve::Failure;
use explainer::document::{Document, Layout};
use std::env;
use std::path::PathBuf;

/// Where the page will be published, and which player makes it interactive.
#[derive(Args, Clone)]
pub(crate) struct Page {
    /// The address of the folder that the page will be published in, in place of `canonical` in explainer.toml: with it
    /// the page has a picture and an embed where it is shared
    #[arg(long, value_name = "URL", value_parser = address::folder)]
    url: Option<String>,
    /// A folder with another player, the program that makes the page interactive, than the one built in. Where none is, it is
    /// looked for next to this tool and where `cargo xtask build` leaves it
    #[arg(long, value_name = "DIR", env = "EXPLAINER_PLAYER", value_parser = folder)]
    player: Option<PathBuf>,
    /// Make a page without the player: complete to read, not interactive
    #[arg(long)]
    r#static: bool,
}

/// Where the player is read from.
enum Player {
    /// Nowhere: the page is static.
    None,
    /// From this program's own binary.
    BuiltIn,
    /// From a folder.
    Folder(PathBuf),
}

impl Page {
    /// The folder that the player is read from, unless it is built in or the page is to be static.
    pub(super) fn player_folder(&self) -> Result<Option<PathBuf>> {
        match self.player()? {
            Player::Folder(folder) => Ok(Some(folder)),
            Player::None | Player::BuiltIn => Ok(None),
        }
    }

    /// The document with `--url` in place of its canonical address, if given.
    pub(super) fn published(&self, document: Document) -> Document {
        Document { canonical: self.url.clone().or(document.canonical), ..document }
    }

    /// Whether the page is built without the player.
    pub(super) fn is_static(&self) -> bool {
        self.r#static
    }

    fn player(&self) -> Result<Player> {
        if self.r#static {
            return Ok(Player::None);
        }
        if let Some(folder) = &self.player {
            return Ok(Player::Folder(folder.clone()));
        }
        if Assets::has_built_in_player() {
            return Ok(Player::BuiltIn);
        }
        let next_to_tool = env::current_exe().ok().and_then(|tool| Some(tool.parent()?.join("player")));
        match next_to_tool
            .into_iter()
            .chain([PathBuf::from("target/wasm-bindgen/player")])
            .find(|folder| folder.is_dir())
        {
            Some(folder) => Ok(Player::Folder(folder)),
            None => bail!(
                "this program was built without the player, which makes the page interactive: in its checkout, run \
                 `cargo xtask build` and then `cargo install --path .` again; or say by `--player DIR` where one is, or by \
                 `--static` that the page is to do without"
            ),
        }
    }

    /// Adds the player to the assets.
    fn with_player(&self, assets: Assets) -> Result<Assets> {
        match self.player()? {
            Player::None => Ok(assets),
            Player::BuiltIn => Ok(assets.with_built_in_player()),
            Player::Folder(folder) => assets.with_player(&folder),
        }
    }
}

/// Compiles the folder with the layouts that `draw` makes, prints the report, and passes the document to `assemble`. The inner
/// error holds the report and its fixes, where faults keep the page from being built.
pub(super) fn make<T>(
    content: &Content,
    page: &Page,
    colour: bool,
    progress: &Progress,
    draw: impl FnOnce(Network) -> Vec<Layout>,
    assemble: impl AsyncFnOnce(Document, &Assets) -> Result<T>,
    draft: bool,
) -> Result<Result<T, Failure>> {
    let mut assets = page.with_player(content.assets()?)?;
    progress.step(&format!("Checking {}", content.folder.display()));
    let draw = |network: Network| {
        progress.step("Laying out the map");
        draw(network)
    };
    let (document, report) = content.compile(&assets, draw, colour);
    let Some(document) = document else {
        return Ok(Err(Failure::of(&report, &content.folder)));
    };
    if report.to_dos() > 0 && !draft {
        eprintln!(
            "what is still to decide keeps the page from being made; `--draft` makes it meanwhile, with a ribbon that says so"
        );
        return Ok(Err(Failure::of(&report, &content.folder)));
    }
    assets.to_decide = report.to_dos();
    let document = page.published(document);
    progress.step("Drawing the page and its picture");
    // Yew components are not `Send`, so they are rendered on one thread.
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let made = tokio::task::LocalSet::new().block_on(&runtime, assemble(document, &assets))?;
    Ok(Ok(made))
}
