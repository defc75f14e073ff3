//! What export and import share: the formats to choose from, where the file goes, and the summary of what is in it.

use super::count::counted;
use anyhow::Result;
use clap::builder::PossibleValue;
use explainer::author::formats::{FormatWords, ImportedMap, Remark, notes};
use std::io::{self, Write};
use std::path::Path;

/// A format as a value on the command line.
pub(super) fn possible(FormatWords { option, about, .. }: FormatWords) -> PossibleValue {
    PossibleValue::new(option).help(about)
}

/// Writes the bytes to standard output, or by `to_file` to the file that the author has named.
pub(super) fn write(out: Option<&Path>, bytes: &[u8], to_file: fn(&Path, &[u8]) -> Result<()>) -> Result<()> {
    match out {
        Some(path) => to_file(path, bytes),
        None => Ok(io::stdout().write_all(bytes)?),
    }
}

/// Prints what was lost or changed, and how many questions were written. It goes to standard error, since standard output may
/// be the exported file.
pub(super) fn sum_up(remarks: &[Remark], taken: usize, left_out: usize, out: Option<&Path>) {
    print_summary(remarks, &counted(taken, "question"), left_out, out);
}

/// Prints the same for an imported network.
pub(super) fn sum_up_map(map: &ImportedMap, out: Option<&Path>) {
    let what = format!("{} and {}", counted(map.actors, "actor"), counted(map.ties, "tie"));
    print_summary(&map.remarks, &what, map.left_out, out);
}

fn print_summary(remarks: &[Remark], what: &str, left_out: usize, out: Option<&Path>) {
    for note in notes(remarks) {
        eprintln!("note: {note}");
    }
    let to = out.map_or(String::new(), |path| format!(" to {}", path.display()));
    let rest = if left_out == 0 { "none left out".to_owned() } else { format!("{left_out} left out") };
    eprintln!("wrote {what}{to}, {rest}");
}
