//! Packages: several files in one zip.

use std::io::{Cursor, Read as _, Write as _};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A zip of texts.
pub(super) fn pack(files: impl Iterator<Item = (String, String)>) -> Vec<u8> {
    // Writing to memory does not fail; names are short, and there are less than 65,536 of them in a text of 1 MiB.
    zip(files).unwrap_or_default()
}

/// A zip of the files. The same files are the same bytes: no time is told, and nothing is compressed, for a
/// compressor may change.
///
/// # Errors
/// When a file or all of them are too large for a zip.
pub(in crate::author) fn zip(files: impl Iterator<Item = (String, impl AsRef<[u8]>)>) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).unix_permissions(0o644);
    for (name, content) in files {
        zip.start_file(name, stored)?;
        zip.write_all(content.as_ref())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// No text in a package is longer, in bytes: a small zip may hold a very long one.
const LONGEST_TEXT: u64 = 1 << 24;

/// The text of one file in a zip; nothing is unpacked to a disk, whatever the names in it.
///
/// # Errors
/// Says what is wrong with the zip, or with that file in it.
pub(super) fn text(bytes: &[u8], name: &str) -> Result<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("its zip is broken: {error}"))?;
    let file = archive.by_name(name).map_err(|error| format!("`{name}` in it cannot be read: {error}"))?;
    let mut text = Vec::new();
    file.take(LONGEST_TEXT + 1).read_to_end(&mut text).map_err(|error| format!("`{name}` in it is broken: {error}"))?;
    if text.len() as u64 > LONGEST_TEXT {
        return Err(format!("`{name}` in it is longer than 16 MiB"));
    }
    let text = String::from_utf8(text).map_err(|_| format!("`{name}` in it is no UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
