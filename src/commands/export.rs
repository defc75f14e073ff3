//! `explainer export`: the questions for another program, or the whole document.

use super::content::Content;
use super::transfer::sum_up;
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use explainer::author::formats::{Target, export};
use explainer::author::{layout, output, page};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// What to write, and in which form.
#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    content: Content,
    /// The form to write
    #[arg(long, value_enum, value_name = "FORM")]
    to: Form,
    /// The file to write, replacing what is there; else it goes to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// Text that Moodle and others import
    Gift,
    /// Moodle XML, with all that Moodle keeps of a question
    MoodleXml,
    /// QTI 2.1, a package (zip) for learning systems
    Qti21,
    /// Text that Anki imports as cards
    Anki,
    /// The document as JSON, which `<interactive-explainer>` takes as its `data`
    Document,
}

/// Writes the questions or the document; false when the content has faults.
pub(crate) fn run(Export { content, to, out }: Export, colour: bool) -> Result<bool> {
    let assets = content.assets()?;
    let Some(target) = to.target() else {
        let (document, report) = content.compile(&assets, layout::full, colour);
        let Some(document) = document.filter(|_| report.to_dos() == 0) else { return Ok(false) };
        let json = [&*page::for_player(document).to_json(), "\n"].concat();
        write(out.as_deref(), json.as_bytes())?;
        return Ok(true);
    };
    if out.is_none() && target.is_package() && io::stdout().is_terminal() {
        bail!("a package is not for a screen; `--out questions.zip` writes it to a file");
    }
    let (document, report) = content.check(&assets, colour);
    let Some(document) = document.filter(|_| report.to_dos() == 0) else { return Ok(false) };
    let exported = export(&document, target);
    write(out.as_deref(), &exported.bytes)?;
    sum_up(&exported.remarks, exported.taken, exported.left_out, out.as_deref());
    Ok(true)
}

/// Writes to a file, or to standard output.
fn write(out: Option<&Path>, bytes: &[u8]) -> Result<()> {
    match out {
        Some(path) => output::replace(path, bytes),
        None => Ok(io::stdout().write_all(bytes)?),
    }
}

impl Form {
    /// The form of questions, unless it is all of the document.
    fn target(self) -> Option<Target> {
        match self {
            Form::Gift => Some(Target::Gift),
            Form::MoodleXml => Some(Target::MoodleXml),
            Form::Qti21 => Some(Target::Qti21),
            Form::Anki => Some(Target::Anki),
            Form::Document => None,
        }
    }
}
