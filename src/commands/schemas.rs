//! `explainer schemas`: writes JSON Schemas, by which editors complete and check the files.

use anyhow::Result;
use clap::Args;
use explainer::author::schemas;
use std::path::PathBuf;

/// Arguments of `explainer schemas`.
#[derive(Args)]
pub(crate) struct Schemas {
    /// The folder of an explainer; they are written into the folder `schemas` in it
    folder: PathBuf,
}

/// Writes the schemas, and prints which files do not refer to theirs yet.
pub(crate) fn run(Schemas { folder }: &Schemas) -> Result<bool> {
    let unnamed = schemas::write(folder)?;
    println!("wrote {} schemas to {}", schemas::files().len(), folder.join(schemas::FOLDER).display());
    for (file, line) in unnamed {
        println!("for your editor, put this line at the start of {file}: {line}");
    }
    Ok(true)
}
