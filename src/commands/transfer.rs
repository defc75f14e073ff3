//! What is said of questions and networks that go from program to program.

use super::count::counted;
use explainer::author::formats::{ImportedMap, Remark, notes};
use std::path::Path;

/// Says what did not get across as it was, and how much did; not on standard output, which may be the file.
pub(super) fn sum_up(remarks: &[Remark], taken: usize, left_out: usize, out: Option<&Path>) {
    say(remarks, &counted(taken, "question"), left_out, out);
}

/// Says the same of a network.
pub(super) fn sum_up_map(map: &ImportedMap, out: Option<&Path>) {
    let what = format!("{} and {}", counted(map.actors, "actor"), counted(map.ties, "tie"));
    say(&map.remarks, &what, map.left_out, out);
}

fn say(remarks: &[Remark], what: &str, left_out: usize, out: Option<&Path>) {
    for note in notes(remarks) {
        eprintln!("note: {note}");
    }
    let to = out.map_or(String::new(), |path| format!(" to {}", path.display()));
    let rest = if left_out == 0 { "none left out".to_owned() } else { format!("{left_out} left out") };
    eprintln!("wrote {what}{to}, {rest}");
}
