//! `explainer remove`: removes an item, such as an actor, from all files.

use super::content::Content;
use anyhow::Result;
use clap::Args;
use explainer::author::remove::remove;

/// Arguments of `explainer remove`.
#[derive(Args)]
pub(crate) struct Remove {
    #[command(flatten)]
    content: Content,
    /// The id of an actor, a tie, a scenario, a passage, a term, a question, a note or a source; where two kinds of things share
    /// it, with its kind, as in `actor:russia`
    id: String,
}

/// Removes the item, and prints what was removed with it and what is left to decide.
pub(crate) fn run(Remove { content, id }: &Remove) -> Result<bool> {
    println!("{}", remove(&content.folder, &content.assets()?, id)?);
    Ok(true)
}
