//! `explainer import`: a quiz.toml of another program's questions, or a map.toml of its network.

use super::transfer::{possible, sum_up, sum_up_map, write};
use anyhow::{Context, Result, anyhow, bail};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use explainer::author::formats::{ImportFormat, NetworkFormat, import, import_network};
use explainer::author::output;
use explainer::author::regular_file::{self, LARGEST_FOREIGN};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Arguments of `explainer import`.
#[derive(Args)]
pub(crate) struct Import {
    /// The form to read
    #[arg(long, value_enum, value_name = "FORM")]
    from: Form,
    /// The file to read
    file: PathBuf,
    /// Of `csv` and `kumu`: a second table, with a row for each actor, where the first one has the ties
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
    /// The file to write, which must not be there yet; else it goes to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// A form to read.
#[derive(Clone, Copy)]
enum Form {
    Questions(ImportFormat),
    Network(NetworkFormat),
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Form] {
        static ALL: LazyLock<Vec<Form>> = LazyLock::new(|| {
            let questions = ImportFormat::ALL.into_iter().map(Form::Questions);
            questions.chain(NetworkFormat::ALL.into_iter().map(Form::Network)).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(possible(match self {
            Form::Questions(format) => format.words(),
            Form::Network(format) => format.words(),
        }))
    }
}

/// Reads the questions and writes them as a quiz.toml, or the network and writes it as a map.toml.
pub(crate) fn run(Import { from, file, actors, out }: Import) -> Result<bool> {
    let bytes = read(&file)?;
    let in_file = |why: String| anyhow!("{}: {why}", file.display());
    match from {
        Form::Questions(_) if actors.is_some() => bail!("questions have no actors: leave out `--actors`"),
        Form::Questions(format) => {
            let imported = import(&bytes, format).map_err(in_file)?;
            write(out.as_deref(), imported.text.as_bytes(), output::create)?;
            sum_up(&imported.remarks, imported.taken, imported.left_out, out.as_deref());
        }
        Form::Network(format) => {
            let actors = actors.as_deref().map(read).transpose()?;
            let imported = import_network(&bytes, actors.as_deref(), format).map_err(in_file)?;
            write(out.as_deref(), imported.text.as_bytes(), output::create)?;
            sum_up_map(&imported, out.as_deref());
        }
    }
    Ok(true)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    regular_file::read(file, LARGEST_FOREIGN).with_context(|| format!("cannot read {}", file.display()))
}
