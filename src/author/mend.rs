//! Applies fixes to the files of a folder: each fix completely or not at all, and only to files that have not changed since
//! they were read.

use super::fix::{Change, Edit, Fix, edited};
use super::output;
use super::texts::{File, Texts};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The byte order mark that some editors put before a text; the parser never sees it, and edits keep it.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Applies the fixes, and returns how many were applied: a fix that overlaps an earlier one is left for the next round.
///
/// # Errors
/// When a file has changed since it was read, so that an edit would hit other text, or a file cannot be written. All files are
/// unchanged then.
pub fn apply(folder: &Path, texts: &Texts, fixes: &[&Fix]) -> Result<usize> {
    let (mut edits, mut renamed) = (Vec::<&Edit>::new(), Vec::new());
    let mut count = 0;
    for fix in fixes {
        match &fix.change {
            Change::Rename { from, to } => {
                if !renamed.iter().any(|(_, other)| other == to) {
                    renamed.push((from, *to));
                    count += 1;
                }
            }
            Change::Edits(new_edits) => {
                let overlaps_earlier = |edit: &Edit| edits.iter().any(|other| overlap(edit, other));
                if !new_edits.iter().any(overlaps_earlier)
                    && new_edits.iter().all(|edit| edit.span.file != File::BuiltIn)
                {
                    edits.extend(new_edits);
                    count += 1;
                }
            }
        }
    }
    let renamed: Vec<_> = renamed.into_iter().map(|(from, to)| (folder.join(from), folder.join(to.name()))).collect();
    // Renames are checked before the edits are made, since a rename that fails must not leave half of the changes.
    for (from, to) in &renamed {
        if to.symlink_metadata().is_ok() {
            bail!("{} is there by now; nothing was renamed", to.display());
        }
        from.symlink_metadata().with_context(|| format!("cannot rename {}", from.display()))?;
    }
    change(folder, texts, &edits)?;
    for (from, to) in &renamed {
        fs::rename(from, to).with_context(|| format!("cannot rename {}", from.display()))?;
    }
    Ok(count)
}

/// Makes all of the edits, of which no two may overlap.
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
        let mark = if before.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
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

/// Whether two edits overlap, or insert at the same position.
fn overlap(a: &Edit, b: &Edit) -> bool {
    let (a, b) = (a.span, b.span);
    a.file == b.file
        && (a.start < b.end && b.start < a.end || a.start == b.start || a.end == b.start || b.end == a.start)
}
