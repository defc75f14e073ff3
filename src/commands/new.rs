//! `explainer new`: creates the folder of a new explainer.

use super::count::counted;
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use explainer::author::begin::{self, Begun, Options};
use explainer::author::folder::name_of;
use explainer::author::regular_file::{self, LARGEST_FOREIGN};
use explainer::document::is_id;
use std::path::{Path, PathBuf};

/// Arguments of `explainer new`.
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
    /// Make nothing, and list whom the article names, to be changed and given to --actors
    #[arg(long, requires = "from", conflicts_with_all = ["own", "actors"])]
    list: bool,
    /// The actors, in a file as `--list` makes it: one a line, other names of theirs after `=`
    #[arg(long, requires = "from", value_name = "LIST")]
    actors: Option<PathBuf>,
}

/// Writes the folder, and prints the next steps.
pub(crate) fn run(New { folder, from, own, list, actors }: New) -> Result<bool> {
    if !is_id(&name_of(&folder).to_string_lossy()) {
        bail!("{}: the folder's name is the explainer's id: lower-case letters, digits and hyphens", folder.display());
    }
    let Some(article) = from else {
        begin::write(&begin::example(), &folder)?;
        println!("made {0}, a small example to change; `explainer serve {0}` shows it", folder.display());
        return Ok(true);
    };
    if ["http://", "https://"].iter().any(|scheme| article.to_string_lossy().starts_with(scheme)) {
        bail!(
            "{}: that is an address; open it in a browser, save the page as HTML, and name that file",
            article.display()
        );
    }
    let bytes =
        regular_file::read(&article, LARGEST_FOREIGN).with_context(|| format!("cannot read {}", article.display()))?;
    let in_article = |why: String| anyhow!("{}: {why}", article.display());
    if list {
        print!("{}", begin::actors_of(&bytes, &article).map_err(in_article)?);
        return Ok(true);
    }
    let has_list = actors.is_some();
    let actors = actors.map(|list| listed_actors(&list)).transpose()?.unwrap_or_default();
    let begun = begin::from(&bytes, &article, &Options { own, actors }).map_err(in_article)?;
    let Begun { files, counts: [passages, actors, ties], notes } = begun;
    begin::write(&files, &folder)?;
    for note in notes {
        eprintln!("note: {}: {note}", article.display());
    }
    let found = [counted(passages, "passage"), counted(actors, "actor"), counted(ties, "tie")].join(", ");
    println!(
        "made {0} with {found}; `explainer check {0}` lists what is to decide, `explainer serve {0}` shows it",
        folder.display()
    );
    if !has_list {
        println!(
            "are these not the actors? `explainer new {0} --from {1} --list > actors.txt` lists them; change the list, delete {0}, and \
             begin anew with `--actors actors.txt`",
            folder.display(),
            article.display()
        );
    }
    Ok(true)
}

/// Reads the actors from the file of `--actors`.
fn listed_actors(list: &Path) -> Result<Vec<begin::Named>> {
    let context = || format!("cannot read {}", list.display());
    let bytes = regular_file::read(list, LARGEST_FOREIGN).with_context(context)?;
    let text = String::from_utf8(bytes).with_context(context)?;
    begin::named(text.trim_start_matches('\u{feff}')).map_err(|why| anyhow!("{}: {why}", list.display()))
}
