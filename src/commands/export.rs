//! `explainer export`: the questions for another program, the explainer for a learning system, or the whole document.

use super::content::Content;
use super::page::{Page, make};
use super::progress::Progress;
use super::transfer::{possible, sum_up, write};
use anyhow::{Result, bail};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use explainer::author::formats::{ExportFormat, export};
use explainer::author::learning::{Standard, package};
use explainer::author::texts::File;
use explainer::author::{layout, original, output, page};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

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

/// A form to write.
#[derive(Clone, Copy)]
enum Form {
    /// The questions alone.
    Questions(ExportFormat),
    /// The page, in a package for learning systems.
    Package(Standard),
    /// The whole document.
    Document,
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Form] {
        static ALL: LazyLock<Vec<Form>> = LazyLock::new(|| {
            let questions = ExportFormat::ALL.into_iter().map(Form::Questions);
            questions.chain(Standard::ALL.into_iter().map(Form::Package)).chain([Form::Document]).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Form::Questions(format) => possible(format.words()),
            Form::Package(standard) => possible(standard.words()),
            Form::Document => PossibleValue::new("document")
                .help("The document as JSON, which `<interactive-explainer>` takes as its `data`"),
        })
    }
}

impl Form {
    /// Whether the file is a zip file.
    fn is_package(self) -> bool {
        match self {
            Form::Questions(format) => format.is_package(),
            Form::Package(_) => true,
            Form::Document => false,
        }
    }
}

/// Writes the questions, the page in a package, or the document; false when the content has faults.
pub(crate) fn run(Export { content, page, to, out }: Export, colour: bool) -> Result<bool> {
    if out.is_none() && to.is_package() && io::stdout().is_terminal() {
        bail!("a package is not for a screen; `--out package.zip` writes it to a file");
    }
    refuse_to_overwrite_sources(&content, out.as_deref())?;
    match to {
        Form::Questions(format) => export_questions(&content, &page, format, out.as_deref(), colour),
        Form::Package(standard) => export_package(&content, &page, standard, out.as_deref(), colour),
        Form::Document => export_document(&content, &page, out.as_deref(), colour),
    }
}

fn export_questions(
    content: &Content,
    page: &Page,
    format: ExportFormat,
    out: Option<&Path>,
    colour: bool,
) -> Result<bool> {
    let (document, report) = content.check(&content.assets()?, colour);
    let Some(document) = document.filter(|_| report.to_dos() == 0) else { return Ok(false) };
    let exported = export(&page.published(document), format);
    write(out, &exported.bytes, output::replace)?;
    sum_up(&exported.remarks, exported.taken, exported.left_out, out);
    Ok(true)
}

fn export_package(
    content: &Content,
    page: &Page,
    standard: Standard,
    out: Option<&Path>,
    colour: bool,
) -> Result<bool> {
    if page.is_static() {
        bail!("without the player nothing is answered, and a learning system is told nothing; leave out `--static`");
    }
    let assemble = async |document, assets: &_| package(document, assets, standard).await;
    let made = make(content, page, colour, &Progress::on_terminal(), layout::full, assemble, false)?;
    let Ok(bytes) = made else { return Ok(false) };
    write(out, &bytes, output::replace)?;
    Ok(true)
}

fn export_document(content: &Content, page: &Page, out: Option<&Path>, colour: bool) -> Result<bool> {
    let (document, report) = content.compile(&content.assets()?, layout::full, colour);
    let Some(document) = document.filter(|_| report.to_dos() == 0) else { return Ok(false) };
    let json = [&*page::for_player(page.published(document)).to_json(), "\n"].concat();
    write(out, json.as_bytes(), output::replace)?;
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
