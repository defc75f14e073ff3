//! `explainer pins`: writes the actors' positions on the map into map.toml, for the author to change.

use super::build::{draw, save_drawings};
use super::content::Content;
use super::count::counted;
use anyhow::Result;
use clap::Args;
use explainer::author::layout;
use explainer::author::pins;

/// Arguments of `explainer pins`.
#[derive(Args)]
pub(crate) struct Pins {
    #[command(flatten)]
    content: Content,
    /// Take all pins away instead, so that the program finds the places again
    #[arg(long)]
    clear: bool,
}

/// Writes the positions into map.toml, or removes the pins; false where the content has faults.
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
    // Pins are shares of the drawing's width and height, so the map with pins is drawn as before; its layout is saved again,
    // with the pins in it.
    let mut unsaved = None;
    let (document, _) = content.compile(&assets, |network| draw(network, &mut unsaved), colour);
    unsaved.iter().for_each(|drawings| save_drawings(drawings, content));
    Ok(document.is_some())
}
