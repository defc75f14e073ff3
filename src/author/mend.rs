//! Changes the files of a folder as fixes say: all of a fix or nothing, and only files that are still what was read.

use super::fix::{Change, Edit, Fix, edited};
use super::output;
use super::texts::{File, Texts};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What some editors put before a text; it is no part of it, and stays.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Changes the files as the fixes say, and gives how many of them were taken: one that changes what an earlier one has changed is
/// left for the next time.
///
/// # Errors
/// When a file is no longer what was read, so that something else would be changed, or the disk refuses. All files are as they
/// were then.
pub fn apply(folder: &Path, texts: &Texts, fixes: &[&Fix]) -> Result<usize> {
    let (mut taken, mut renamed) = (Vec::<&Edit>::new(), Vec::new());
    let mut count = 0;
    for fix in fixes {
        match &fix.change {
            Change::Rename { from, to } => {
                if !renamed.iter().any(|(_, other)| other == to) {
                    renamed.push((from, *to));
                    count += 1;
                }
            }
            Change::Edits(edits) => {
                let meets = |edit: &Edit| taken.iter().any(|other| meet(edit, other));
                if !edits.iter().any(meets) && edits.iter().all(|edit| edit.span.file != File::BuiltIn) {
                    taken.extend(edits);
                    count += 1;
                }
            }
        }
    }
    change(folder, texts, &taken)?;
    for (from, to) in renamed {
        let (from, to) = (folder.join(from), folder.join(to.name()));
        if to.symlink_metadata().is_ok() {
            bail!("{} is there by now; nothing was renamed", to.display());
        }
        fs::rename(&from, &to).with_context(|| format!("cannot rename {}", from.display()))?;
    }
    Ok(count)
}

/// Makes all of the edits, of which no two may meet.
///
/// # Errors
/// Like [`apply`].
pub fn change(folder: &Path, texts: &Texts, edits: &[&Edit]) -> Result<()> {
    let mut files: BTreeMap<File, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        files.entry(edit.span.file).or_default().push(edit);
    }
    let mut written = Vec::new();
    for (file, mut edits) in files {
        edits.sort();
        let path = folder.join(file.name());
        let before = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let mark = if before.starts_with(MARK) { MARK } else { &[] };
        let Some(text) = texts.get(file).filter(|text| text.as_bytes() == &before[mark.len()..]) else {
            bail!("{} has changed since it was read; nothing was written: check once more", path.display());
        };
        let after = [mark, edited(text, &edits).as_bytes()].concat();
        written.push((path, before, after));
    }
    for (index, (path, _, after)) in written.iter().enumerate() {
        if let Err(error) = output::replace(path, after) {
            for (path, before, _) in &written[..index] {
                output::replace(path, before)
                    .with_context(|| format!("{} is changed, others are not", path.display()))?;
            }
            return Err(error);
        }
    }
    Ok(())
}

/// Whether two edits change the same stretch, or put something in at the same place.
fn meet(a: &Edit, b: &Edit) -> bool {
    let (a, b) = (a.span, b.span);
    a.file == b.file
        && (a.start < b.end && b.start < a.end || a.start == b.start || a.end == b.start || b.end == a.start)
}
