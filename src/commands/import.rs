//! `explainer import`: a quiz.toml of another program's questions.

use super::transfer::sum_up;
use anyhow::{Context, Result, anyhow};
use clap::{Args, ValueEnum};
use explainer::author::formats::{Origin, import};
use explainer::author::output;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

/// What to read, and in which form it is.
#[derive(Args)]
pub(crate) struct Import {
    /// The form to read
    #[arg(long, value_enum, value_name = "FORM")]
    from: Form,
    /// The file to read
    file: PathBuf,
    /// The file to write, which must not be there yet; else it goes to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// Text that Moodle and others export
    Gift,
    /// The XML that Moodle exports
    MoodleXml,
    /// Text that Moodle imports: a question, options with letters, the answer
    Aiken,
    /// A table with a row for each question: CSV, or a file of Excel or LibreOffice
    Table,
    /// The TOML of mdbook-quiz
    MdbookQuiz,
    /// A package of H5P: a Question Set, or a question alone
    H5p,
}

/// Reads the questions and writes them as a quiz.toml.
pub(crate) fn run(Import { from, file, out }: Import) -> Result<bool> {
    let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let imported = import(&bytes, from.origin()).map_err(|why| anyhow!("{}: {why}", file.display()))?;
    match &out {
        Some(path) => output::create(path, imported.text.as_bytes())?,
        None => io::stdout().write_all(imported.text.as_bytes())?,
    }
    sum_up(&imported.remarks, imported.taken, imported.left_out, out.as_deref());
    Ok(true)
}

impl Form {
    fn origin(self) -> Origin {
        match self {
            Form::Gift => Origin::Gift,
            Form::MoodleXml => Origin::MoodleXml,
            Form::Aiken => Origin::Aiken,
            Form::Table => Origin::Table,
            Form::MdbookQuiz => Origin::MdbookQuiz,
            Form::H5p => Origin::H5p,
        }
    }
}
