//! The files of a built site, and their names.

use super::script::{ScriptKind, minified};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The files of a built site by their path in the output folder.
pub type Site = BTreeMap<String, Vec<u8>>;

/// Adds a file with a hash of its content in its name, so that it can be cached for ever, and returns its path.
pub(super) fn put(site: &mut Site, name: &str, extension: &str, bytes: Vec<u8>) -> String {
    let digest = Sha256::digest(&bytes);
    let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let path = format!("assets/{name}-{hash}.{extension}");
    site.insert(path.clone(), bytes);
    path
}

/// Adds a minified script to the site, and returns its path.
pub(super) fn put_script(site: &mut Site, name: &str, kind: ScriptKind, source: &str) -> Result<String> {
    Ok(put(site, name, "js", minified(source, kind)?.into_bytes()))
}
