//! The folder that a command works on, and its report.

use anyhow::Result;
use clap::Args;
use explainer::author::assets::Assets;
use explainer::author::diagnostic::Report;
use explainer::author::folder::name_of;
use explainer::author::layout::Network;
use explainer::author::{check, compile_with};
use explainer::document::{Document, Layout};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The explainer's folder, an argument of most commands.
#[derive(Args, Clone)]
pub(crate) struct Content {
    /// The explainer's folder
    #[arg(value_parser = folder)]
    pub(super) folder: PathBuf,
    /// Take shell, styles and words from a checkout of this project instead of those built in
    #[arg(long, hide = true, value_name = "DIR", value_parser = folder)]
    checkout: Option<PathBuf>,
}

impl Content {
    /// Compiles the folder, with the layouts that `draw` makes, and prints the report.
    pub(super) fn compile(
        &self,
        assets: &Assets,
        draw: impl FnOnce(Network) -> Vec<Layout>,
        colour: bool,
    ) -> (Option<Document>, Report) {
        let (document, report) = compile_with(&self.folder, assets, draw);
        print(&report, colour);
        (document, report)
    }

    /// Checks the folder and prints the report. The document has no layouts.
    pub(super) fn check(&self, assets: &Assets, colour: bool) -> (Option<Document>, Report) {
        let (document, report) = check(&self.folder, assets);
        print(&report, colour);
        (document, report)
    }

    /// The shell, the styles and the words.
    pub(super) fn assets(&self) -> Result<Assets> {
        self.checkout.as_deref().map_or_else(|| Ok(Assets::embedded()), Assets::from_checkout)
    }

    /// The default name of the single file: the folder's name with `.html`.
    pub(super) fn single_file_name(&self) -> PathBuf {
        [name_of(&self.folder), ".html".into()].into_iter().collect::<OsString>().into()
    }

    /// Every file and folder that the page is built from, for `serve` to watch.
    pub(super) fn watched_paths(&self, player: Option<&Path>) -> Vec<PathBuf> {
        let shared = self
            .checkout
            .iter()
            .flat_map(|root| ["index.html", "locales", "styles", "src/browser"].map(|name| root.join(name)));
        [self.folder.clone()].into_iter().chain(shared).chain(player.map(Path::to_owned)).collect()
    }
}

fn print(report: &Report, colour: bool) {
    if report.errors() + report.warnings() + report.to_dos() > 0 {
        eprint!("{}", report.render(colour));
    }
}

/// Parses an argument that must be an existing folder.
pub(super) fn folder(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    if path.is_dir() {
        return Ok(path);
    }
    Err(if path.exists() {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        format!("that is a file; name the folder that it is in: `{}`", parent.display())
    } else {
        "there is no such folder".to_owned()
    })
}
