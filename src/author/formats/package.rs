//! Packages: several files in one zip file.

use std::io::{Cursor, Read as _, Write as _};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A zip file of texts.
pub(super) fn pack(files: impl Iterator<Item = (String, String)>) -> Vec<u8> {
    // Writing to memory does not fail, and an export has far fewer files and bytes than a zip file can hold.
    zip(files).unwrap_or_default()
}

/// A zip file. The same files give the same bytes: no time is stored, and nothing is compressed, since a compressor may change.
///
/// # Errors
/// When a file, or all files together, are too large for a zip file.
pub(in crate::author) fn zip(files: impl Iterator<Item = (String, impl AsRef<[u8]>)>) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).unix_permissions(0o644);
    for (name, content) in files {
        zip.start_file(name, stored)?;
        zip.write_all(content.as_ref())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The longest text that is read, in bytes, since a small zip file may unpack to a very long one.
const MAX_TEXT_BYTES: u64 = 1 << 24;

/// Reads the text of one file in a zip file into memory. Nothing is written to disk, so the names in the zip file can do no
/// harm.
///
/// # Errors
/// What is wrong with the zip file, or with the file in it.
pub(super) fn text(bytes: &[u8], name: &str) -> Result<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("its zip is broken: {error}"))?;
    let file = archive.by_name(name).map_err(|error| format!("`{name}` in it cannot be read: {error}"))?;
    let mut text = Vec::new();
    file.take(MAX_TEXT_BYTES + 1)
        .read_to_end(&mut text)
        .map_err(|error| format!("`{name}` in it is broken: {error}"))?;
    if text.len() as u64 > MAX_TEXT_BYTES {
        return Err(format!("`{name}` in it is longer than 16 MiB"));
    }
    let text = String::from_utf8(text).map_err(|_| format!("`{name}` in it is no UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
