//! `explainer export`: the questions for another program, the explainer for a learning system, or the whole document.

use super::content::Content;
use super::page::{Page, make};
use super::progress::Progress;
use super::transfer::{sum_up, write};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use explainer::author::formats::{ExportFormat, export};
use explainer::author::learning::{Standard, package};
use explainer::author::texts::File;
use explainer::author::{layout, original, output, page};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// Arguments of `explainer export`.
#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    content: Content,
    #[command(flatten)]
    page: Page,
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
    /// QTI 1.2, a package (zip) that Canvas imports, into New Quizzes too
    Qti12,
    /// QTI 2.1, a package (zip) for learning systems
    Qti21,
    /// QTI 3.0, a package (zip) for learning systems
    Qti3,
    /// A Question Set of H5P, for Moodle, WordPress and others that have H5P's libraries
    H5p,
    /// Text that Anki imports as cards
    Anki,
    /// SCORM 1.2, a package (zip) of the single file, which tells a learning system score and completion
    Scorm12,
    /// cmi5, the same for learning systems that speak xAPI
    Cmi5,
    /// The document as JSON, which `<interactive-explainer>` takes as its `data`
    Document,
}

/// Writes the questions or the document; false when the content has faults.
pub(crate) fn run(Export { content, page, to, out }: Export, colour: bool) -> Result<bool> {
    if out.is_none() && to.is_package() && io::stdout().is_terminal() {
        bail!("a package is not for a screen; `--out package.zip` writes it to a file");
    }
    refuse_to_overwrite_sources(&content, out.as_deref())?;
    let format = match to.exported() {
        Exported::Questions(format) => format,
        Exported::Document => {
            let (document, report) = content.compile(&content.assets()?, layout::full, colour);
            let Some(document) = document.filter(|_| report.to_dos() == 0) else { return Ok(false) };
            let json = [&*page::for_player(page.published(document)).to_json(), "\n"].concat();
            write(out.as_deref(), json.as_bytes(), output::replace)?;
            return Ok(true);
        }
        Exported::Package(standard) => {
            if page.is_static() {
                bail!(
                    "without the player nothing is answered, and a learning system is told nothing; leave out `--static`"
                );
            }
            let assemble = async |document, assets: &_| package(document, assets, standard).await;
            let made = make(&content, &page, colour, &Progress::on_terminal(), layout::full, assemble, false)?;
            let Ok(bytes) = made else { return Ok(false) };
            write(out.as_deref(), &bytes, output::replace)?;
            return Ok(true);
        }
    };
    let (document, report) = content.check(&content.assets()?, colour);
    let Some(document) = document.filter(|_| report.to_dos() == 0) else { return Ok(false) };
    let document = page.published(document);
    let exported = export(&document, format);
    write(out.as_deref(), &exported.bytes, output::replace)?;
    sum_up(&exported.remarks, exported.taken, exported.left_out, out.as_deref());
    Ok(true)
}

/// Fails when the output file is one of the explainer's own source files.
fn refuse_to_overwrite_sources(content: &Content, out: Option<&Path>) -> Result<()> {
    let Some(out) = out.and_then(|out| out.canonicalize().ok()) else { return Ok(()) };
    let names = File::ALL.map(File::name).into_iter().chain([layout::NAME]);
    let sources = names.map(|name| content.folder.join(name)).chain(original::file(&content.folder));
    if sources.filter_map(|source| source.canonicalize().ok()).any(|source| source == out) {
        bail!("{} is a part of the explainer and would be lost; choose another name with --out", out.display());
    }
    Ok(())
}

/// What a format exports.
enum Exported {
    /// The questions alone.
    Questions(ExportFormat),
    /// The whole document.
    Document,
    /// The page, in a package for learning systems.
    Package(Standard),
}

impl Form {
    fn exported(self) -> Exported {
        match self {
            Form::Gift => Exported::Questions(ExportFormat::Gift),
            Form::MoodleXml => Exported::Questions(ExportFormat::MoodleXml),
            Form::Qti12 => Exported::Questions(ExportFormat::Qti12),
            Form::Qti21 => Exported::Questions(ExportFormat::Qti21),
            Form::Qti3 => Exported::Questions(ExportFormat::Qti3),
            Form::H5p => Exported::Questions(ExportFormat::H5p),
            Form::Anki => Exported::Questions(ExportFormat::Anki),
            Form::Scorm12 => Exported::Package(Standard::Scorm12),
            Form::Cmi5 => Exported::Package(Standard::Cmi5),
            Form::Document => Exported::Document,
        }
    }

    /// Whether the format is a zip file.
    fn is_package(self) -> bool {
        match self.exported() {
            Exported::Questions(format) => format.is_package(),
            Exported::Document => false,
            Exported::Package(_) => true,
        }
    }
}
