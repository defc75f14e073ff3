//! `explainer import`: a quiz.toml of another program's questions, or a map.toml of its network.

use super::transfer::{sum_up, sum_up_map, write};
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, ValueEnum};
use explainer::author::formats::{NetworkOrigin, Origin, import, import_network};
use explainer::author::output;
use explainer::author::regular_file::{self, LARGEST_FOREIGN};
use std::path::{Path, PathBuf};

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
    /// Actors and ties: a table (CSV, Excel, LibreOffice) with a row for each tie, such as `from,to,sign,what`
    Csv,
    /// Actors and ties: GraphML, as yEd, Gephi and NetworkX write it
    Graphml,
    /// Actors and ties: GEXF, as Gephi writes it
    Gexf,
    /// Actors and ties: what Kumu exports, JSON or tables
    Kumu,
    /// A package of H5P: a Question Set, or a question alone
    H5p,
}

/// What a format holds.
enum Contents {
    Questions(Origin),
    Network(NetworkOrigin),
}

/// Reads the questions and writes them as a quiz.toml, or the network and writes it as a map.toml.
pub(crate) fn run(Import { from, file, actors, out }: Import) -> Result<bool> {
    let bytes = read(&file)?;
    let in_file = |why: String| anyhow!("{}: {why}", file.display());
    match from.contents() {
        Contents::Questions(_) if actors.is_some() => bail!("questions have no actors: leave out `--actors`"),
        Contents::Questions(origin) => {
            let imported = import(&bytes, origin).map_err(in_file)?;
            write(out.as_deref(), imported.text.as_bytes(), output::create)?;
            sum_up(&imported.remarks, imported.taken, imported.left_out, out.as_deref());
        }
        Contents::Network(origin) => {
            let actors = actors.as_deref().map(read).transpose()?;
            let imported = import_network(&bytes, actors.as_deref(), origin).map_err(in_file)?;
            write(out.as_deref(), imported.text.as_bytes(), output::create)?;
            sum_up_map(&imported, out.as_deref());
        }
    }
    Ok(true)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    regular_file::read(file, LARGEST_FOREIGN).with_context(|| format!("cannot read {}", file.display()))
}

impl Form {
    fn contents(self) -> Contents {
        match self {
            Form::Gift => Contents::Questions(Origin::Gift),
            Form::MoodleXml => Contents::Questions(Origin::MoodleXml),
            Form::Aiken => Contents::Questions(Origin::Aiken),
            Form::Table => Contents::Questions(Origin::Table),
            Form::MdbookQuiz => Contents::Questions(Origin::MdbookQuiz),
            Form::Csv => Contents::Network(NetworkOrigin::Csv),
            Form::Graphml => Contents::Network(NetworkOrigin::Graphml),
            Form::Gexf => Contents::Network(NetworkOrigin::Gexf),
            Form::Kumu => Contents::Network(NetworkOrigin::Kumu),
            Form::H5p => Contents::Questions(Origin::H5p),
        }
    }
}
