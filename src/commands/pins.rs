//! `explainer pins`: everybody where the map has them, for the author to move.

use super::build::{draw, keep};
use super::content::Content;
use super::count::counted;
use anyhow::Result;
use clap::Args;
use explainer::author::layout;
use explainer::author::pins;

/// Whose places to write, or to take back.
#[derive(Args)]
pub(crate) struct Pins {
    #[command(flatten)]
    content: Content,
    /// Take all pins away instead, so that the program finds the places again
    #[arg(long)]
    clear: bool,
}

/// Writes the places into map.toml, or takes them away; false where the content has faults.
pub(crate) fn run(Pins { content, clear }: &Pins, colour: bool) -> Result<bool> {
    let assets = content.assets()?;
    if *clear {
        let count = pins::clear(&content.folder, &assets)?;
        println!("{} taken out of {}", counted(count, "pin"), content.folder.join("map.toml").display());
        return Ok(true);
    }
    let (document, _) = content.compile(&assets, layout::full, colour);
    let Some(document) = document else { return Ok(false) };
    let count = pins::write(&content.folder, &assets, &document)?;
    println!("{} written into {}", counted(count, "pin"), content.folder.join("map.toml").display());
    // The drawing is the same, and pins count from its edges: it is kept as one with pins.
    let mut unsaved = None;
    let (document, _) = content.compile(&assets, |network| draw(network, &mut unsaved), colour);
    unsaved.iter().for_each(|drawings| keep(drawings, content));
    Ok(document.is_some())
}
