//! The files of a built explainer, and the names that they get.

use super::script::{Kind, minified};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The files of a built explainer by their path in the output folder.
pub type Site = BTreeMap<String, Vec<u8>>;

/// Puts a file whose name tells its content, so that it may be cached for ever; the path to it.
pub(super) fn put(site: &mut Site, name: &str, ending: &str, bytes: Vec<u8>) -> String {
    let digest = Sha256::digest(&bytes);
    let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let path = format!("assets/{name}-{hash}.{ending}");
    site.insert(path.clone(), bytes);
    path
}

/// Puts a script into the site, made small; the path to it.
pub(super) fn put_script(site: &mut Site, name: &str, kind: Kind, source: &str) -> Result<String> {
    Ok(put(site, name, "js", minified(source, kind)?.into_bytes()))
}
