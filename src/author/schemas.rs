//! JSON Schemas of the TOML files, by which editors complete and check what an author writes.
//!
//! The author tool reads these files key by key, so that each fault says what is wrong, where, and how to mend it; the schemas
//! list the keys a second time. Tests check that both refuse the same shapes.

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

/// The folder within the content for the schemas.
pub const FOLDER: &str = "schemas";

/// A function that makes a schema.
type Make = fn() -> Value;

/// The TOML files, each with the path of its schema in the content's folder, and the function that makes the schema.
const FILES: [(&str, &str, Make); 4] = [
    ("explainer.toml", "schemas/explainer.schema.json", explainer::schema),
    ("map.toml", "schemas/map.schema.json", map::schema),
    ("quiz.toml", "schemas/quiz.schema.json", quiz::schema),
    ("notes.toml", "schemas/notes.schema.json", notes::schema),
];

/// The schemas by their paths in the content's folder.
pub fn files() -> Vec<(&'static str, String)> {
    FILES.iter().map(|(_, name, make)| (*name, format!("{:#}\n", make()))).collect()
}

/// The line that refers to a file's schema, for the start of the file; `None` for files other than TOML. Taplo, Even Better
/// TOML and Tombi understand it.
pub fn line(file: &str) -> Option<String> {
    let (_, name, _) = FILES.iter().find(|(toml, ..)| *toml == file)?;
    Some(format!("#:schema ./{name}"))
}

/// Writes the schemas into the content's folder, and returns the files that do not refer to their schemas yet, with the line to
/// insert.
///
/// When there is no such folder, or a file cannot be written.
pub fn write(folder: &Path) -> Result<Vec<(&'static str, String)>> {
    let schemas = folder.join(FOLDER);
    let is_folder = fs::metadata(folder).with_context(|| format!("cannot read {}", folder.display()))?.is_dir();
    anyhow::ensure!(is_folder, "{} is no folder", folder.display());
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
