//! The original text, if its author keeps it beside the content as `original.html` or `original.md`. The explainer's references
//! to places in it are checked against it. It is never published.

mod check;
mod read;
mod words;

pub(super) use check::check;

use super::diagnostic::{Code, Fault, Faults};
use super::formats::encoding;
use super::regular_file;
use super::texts::{File, Span};
use std::path::{Path, PathBuf};
use words::Original;

/// The names of the file; the first that exists is read.
const NAMES: [&str; 2] = ["original.html", "original.md"];

/// The largest file in bytes. A page saved from a browser contains much besides its text; a larger file is most likely not a
/// page.
const MAX_BYTES: usize = 8 << 20;

/// The path of the original, if the folder has one.
pub fn file(folder: &Path) -> Option<PathBuf> {
    NAMES.map(|name| folder.join(name)).into_iter().find(|file| file.exists())
}

/// Reads the original, if the folder has one.
pub(super) fn original(folder: &Path, faults: &Faults) -> Option<Original> {
    let file = file(folder)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = text(&file).map_err(|why| {
        let message = format!("`{name}` cannot be compared with the article: {why}");
        let help =
            "save the page from the browser once more, as HTML alone, or its text as Markdown; or take the file away";
        faults.add(Fault::new(Code::UnreadableOriginal, Span::whole(File::Article), message).help(help));
    });
    let text = text.ok()?;
    Some(if name.ends_with(".html") { read::html(&text, name) } else { read::markdown(&text, name) })
}

fn text(file: &Path) -> Result<String, String> {
    let bytes = regular_file::read(file, MAX_BYTES).map_err(|error| format!("the system says: {error}"))?;
    encoding::decode(&bytes).map(|(text, _)| text)
}
