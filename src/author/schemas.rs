//! JSON Schemas of the files in TOML, by which editors complete and check what is being written.
//!
//! The author tool reads these files key by key, so that each fault says what, where and how to mend it; a schema says once
//! more which keys there are. Tests hold the two together: what one refuses as a shape, the other refuses.

mod explainer;
mod map;
mod notes;
mod quiz;
mod shape;

use super::output;
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The folder beside the content that the schemas stand in.
pub const FOLDER: &str = "schemas";

/// What makes a schema.
type Make = fn() -> Value;

/// The files in TOML, each with the name of its schema in a folder of content, and what makes that.
const FILES: [(&str, &str, Make); 4] = [
    ("explainer.toml", "schemas/explainer.schema.json", explainer::schema),
    ("map.toml", "schemas/map.schema.json", map::schema),
    ("quiz.toml", "schemas/quiz.schema.json", quiz::schema),
    ("notes.toml", "schemas/notes.schema.json", notes::schema),
];

/// The schemas, by their names in a folder of content.
pub fn files() -> Vec<(&'static str, String)> {
    FILES.iter().map(|(_, name, make)| (*name, format!("{:#}\n", make()))).collect()
}

/// The line that names its schema, for the start of a file of content; none for one that is not in TOML. Editors with Taplo, Even
/// Better TOML or Tombi know it.
pub fn line(file: &str) -> Option<String> {
    let (_, name, _) = FILES.iter().find(|(toml, ..)| *toml == file)?;
    Some(format!("#:schema ./{name}"))
}

/// Writes the schemas into the folder `schemas` of a folder of content, in place of those that are there, and gives the files of
/// the content that do not name theirs yet, with the line to put in.
///
/// # Errors
/// When there is no such folder, or the disk refuses.
pub fn write(folder: &Path) -> Result<Vec<(&'static str, String)>> {
    let schemas = folder.join(FOLDER);
    let is_there = fs::metadata(folder).with_context(|| format!("cannot read {}", folder.display()))?.is_dir();
    anyhow::ensure!(is_there, "{} is no folder", folder.display());
    fs::create_dir_all(&schemas).with_context(|| format!("cannot make {}", schemas.display()))?;
    for (name, text) in files() {
        output::replace(&folder.join(name), text.as_bytes())?;
    }
    let unnamed = FILES.iter().filter_map(|(toml, ..)| {
        let text = fs::read_to_string(folder.join(toml)).ok()?;
        let is_named = text.trim_start_matches('\u{feff}').starts_with("#:schema");
        Some((*toml, line(toml)?)).filter(|_| !is_named)
    });
    Ok(unnamed.collect())
}
