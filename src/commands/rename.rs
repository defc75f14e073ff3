//! `explainer rename`: changes an id in all files.

use super::content::Content;
use anyhow::Result;
use clap::Args;
use explainer::author::rename::rename;

/// Arguments of `explainer rename`.
#[derive(Args)]
pub(crate) struct Rename {
    #[command(flatten)]
    content: Content,
    /// The id; where two kinds of things share it, with its kind, as in `actor:russia`; of an option with its question, as in
    /// `trust.yes`
    id: String,
    /// The new id
    new: String,
}

/// Changes the id, and prints how many places were changed.
pub(crate) fn run(Rename { content, id, new }: &Rename) -> Result<bool> {
    println!("{}", rename(&content.folder, &content.assets()?, id, new)?);
    Ok(true)
}
