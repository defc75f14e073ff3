//! Folders for tests of commands that edit files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A copy of the test folder `base`, called `well`, in which the files of the folder `variant` replace those of the same name.
/// The copy is deleted with the returned temporary folder.
pub(crate) fn well(variant: &str) -> (TempDir, PathBuf) {
    copies("well", &["tests/content/base", &format!("tests/content/{variant}")])
}

/// A folder with copies of the files of some folders of the project, later ones over earlier ones.
pub(crate) fn copies(name: &str, sources: &[&str]) -> (TempDir, PathBuf) {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join(name);
    fs::create_dir(&folder).unwrap();
    for source in sources {
        let paths = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(source)).unwrap();
        for path in paths.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
    }
    (temporary, folder)
}

/// The texts of all files in a folder, by their paths.
pub(crate) fn texts(folder: &Path) -> BTreeMap<String, String> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    paths.map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}
