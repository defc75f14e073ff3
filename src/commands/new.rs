//! `explainer new`: the folder that an explainer begins with.

use super::count::counted;
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use explainer::author::begin::{self, Begun};
use explainer::author::folder::name_of;
use explainer::author::regular_file::{self, LARGEST_FOREIGN};
use explainer::document::is_id;
use std::path::PathBuf;

/// What to begin with, and where.
#[derive(Args)]
pub(crate) struct New {
    /// The folder to make, which must not be there yet or be empty; its name is the explainer's id
    folder: PathBuf,
    /// An article to begin with: Markdown, a web page that was saved, a text of Word (.docx), or plain text
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The article is your own: its text stands as it is, in place of comments to retell
    #[arg(long, requires = "from")]
    own: bool,
}

/// Writes the folder, and says what comes next.
pub(crate) fn run(New { folder, from, own }: New) -> Result<bool> {
    if !is_id(&name_of(&folder).to_string_lossy()) {
        bail!("{}: the folder's name is the explainer's id: lower-case letters, digits and hyphens", folder.display());
    }
    let Some(article) = from else {
        begin::write(&begin::example(), &folder)?;
        println!("made {0}, a small example to change; `explainer serve {0}` shows it", folder.display());
        return Ok(true);
    };
    let bytes =
        regular_file::read(&article, LARGEST_FOREIGN).with_context(|| format!("cannot read {}", article.display()))?;
    let begun = begin::from(&bytes, &article, own).map_err(|why| anyhow!("{}: {why}", article.display()))?;
    let Begun { files, counts: [passages, actors, ties], said } = begun;
    begin::write(&files, &folder)?;
    if let Some(said) = said {
        eprintln!("note: {}: {said}", article.display());
    }
    let found = [counted(passages, "passage"), counted(actors, "actor"), counted(ties, "tie")].join(", ");
    println!(
        "made {0} with {found}; `explainer check {0}` lists what is to decide, `explainer serve {0}` shows it",
        folder.display()
    );
    Ok(true)
}
