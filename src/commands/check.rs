//! `explainer check`: everything that is wrong with an explainer.

use super::content::Content;
use anyhow::Result;
use explainer::author::original;

/// Prints all that is wrong; false when that keeps the page from being made.
pub(crate) fn run(content: &Content, colour: bool) -> Result<bool> {
    let (_, report) = content.check(&content.assets()?, colour);
    if report.errors() == 0 {
        println!("{} can be built", content.folder.display());
        if original::file(&content.folder).is_none() {
            println!(
                "where its passages lead to in the original is not checked: for that, save the original there as original.html \
                 or original.md; it is never published"
            );
        }
    }
    Ok(report.errors() == 0)
}
