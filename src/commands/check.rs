//! `explainer check`: everything that is wrong with an explainer.

use super::content::Content;
use anyhow::Result;

/// Prints all that is wrong; false when that keeps the page from being made.
pub(crate) fn run(content: &Content, colour: bool) -> Result<bool> {
    let (_, report) = content.check(&content.assets()?, colour);
    if report.errors() == 0 {
        println!("{} can be built", content.folder.display());
    }
    Ok(report.errors() == 0)
}
