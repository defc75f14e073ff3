//! Reads files whose paths the user gives, with a limit on their size.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// The largest file of another program that is read, in bytes: packages of questions and Word documents may contain pictures
/// and films.
pub const LARGEST_FOREIGN: usize = 256 << 20;

/// The content of a file.
///
/// # Errors
/// When it cannot be read; when it is not a regular file, since a pipe or a device may never end; and, as
/// [`ErrorKind::FileTooLarge`], when it holds more than `limit` bytes, of which no more than that are read.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(Error::other("it is no regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(Error::new(ErrorKind::FileTooLarge, format!("it is larger than {} MiB", limit >> 20)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_regular_file_is_read_and_no_more_of_it_than_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, vec![b'a'; 1 << 20]).unwrap();
        assert_eq!(read(&file, 1 << 20).unwrap().len(), 1 << 20);
        let refusal = read(&file, (1 << 20) - 1).unwrap_err();
        assert_eq!(refusal.kind(), ErrorKind::FileTooLarge);
        assert_eq!(read(&folder.path().join("none"), 1).unwrap_err().kind(), ErrorKind::NotFound);
        assert!(read(folder.path(), 1).unwrap_err().to_string().contains("no regular file"));
        if cfg!(unix) {
            assert!(read(Path::new("/dev/zero"), 1).unwrap_err().to_string().contains("no regular file"));
        }
    }
}
