//! Assembles the static page.

use super::assets::Assets;
use crate::document::Document;
use anyhow::Result;
use std::collections::BTreeMap;

/// The files of a built explainer by their path in the output folder.
pub type Site = BTreeMap<String, Vec<u8>>;

/// Makes every file of the built explainer.
///
/// # Errors
/// When the page cannot be rendered.
pub async fn assemble(_document: Document, _assets: &Assets) -> Result<Site> {
    Ok(Site::new())
}
