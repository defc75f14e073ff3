//! `explainer check`: everything that is wrong with an explainer.

use super::content::Content;
use anyhow::Result;

/// Prints all that is wrong; false when that keeps the page from being made.
pub(crate) fn run(content: &Content, colour: bool) -> Result<bool> {
    let (_, report) = content.check(&content.assets()?, colour);
    if report.errors() == 0 {
        let how = if report.to_dos() == 0 { "" } else { " as a draft: `explainer build --draft`" };
        println!("{} can be built{how}", content.folder.display());
    }
    Ok(report.errors() + report.to_dos() == 0)
}
