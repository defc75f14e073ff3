//! The original, where its author keeps it beside the content as `original.html` or `original.md`: what the explainer says of
//! where it stands there is held to it. It is never published.

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

/// What it may be called; the first that is there is read.
const NAMES: [&str; 2] = ["original.html", "original.md"];

/// A page saved from a browser has much besides its text; what is larger is most likely not a page.
const LARGEST: usize = 8 << 20;

/// Where the folder has the original, if it does.
pub fn file(folder: &Path) -> Option<PathBuf> {
    NAMES.map(|name| folder.join(name)).into_iter().find(|file| file.exists())
}

/// The original, if the folder has it and it can be read.
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
    let bytes = regular_file::read(file, LARGEST).map_err(|error| format!("the system says: {error}"))?;
    encoding::decode(&bytes).map(|(text, _)| text)
}
