//! `explainer passages`: lists the passages with their ids.

use super::content::Content;
use anyhow::Result;
use explainer::author::passages::passages;

/// Prints the list.
pub(crate) fn run(content: &Content) -> Result<bool> {
    print!("{}", passages(&content.folder, &content.assets()?));
    Ok(true)
}
