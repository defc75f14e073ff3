//! Writes a built explainer so that whoever looks sees the old one or the new one, never half of each, and
//! so that a mistyped `--out` destroys nothing.

use super::site::Site;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Lists, in the output folder, what this tool wrote there.
const MANIFEST: &str = ".explainer";

/// Writes the site as the folder `out`, in place of what an earlier build left there.
///
/// # Errors
/// When the folder holds a file that no build made, or the disk refuses.
pub fn write(site: &Site, out: &Path) -> Result<()> {
    let out = std::path::absolute(out).with_context(|| format!("cannot find {}", out.display()))?;
    let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
        bail!("{} cannot be replaced; name a folder in it", out.display());
    };
    let beside = |state: &str| parent.join(format!(".{}.{state}", name.to_string_lossy()));
    let (next, last) = (beside("next"), beside("last"));

    if last.exists() && !out.exists() {
        // A build was stopped between its two renames.
        fs::rename(&last, &out).with_context(|| format!("cannot bring back {}", out.display()))?;
    }
    refuse_foreign(&out)?;
    remove(&next)?;
    remove(&last)?;
    fill(&next, site)?;
    if out.exists() {
        fs::rename(&out, &last).with_context(|| format!("cannot replace {}", out.display()))?;
    }
    if let Err(error) = fs::rename(&next, &out) {
        if last.exists() {
            fs::rename(&last, &out).with_context(|| format!("cannot bring back {}", out.display()))?;
        }
        return Err(error).with_context(|| format!("cannot write {}", out.display()));
    }
    remove(&last)
}

/// Writes a page that holds everything as the file `out`, in place of an earlier one.
///
/// # Errors
/// When another file, or a folder, is there, or the disk refuses.
pub fn write_file(page: &[u8], out: &Path) -> Result<()> {
    if out.is_dir() {
        bail!("{} is a folder; name a file in it with --out", out.display());
    }
    if out.exists() {
        let before = fs::read(out).with_context(|| format!("cannot read {}", out.display()))?;
        // The shell marks every page that it makes.
        if !String::from_utf8_lossy(&before).contains(" data-explainer=\"") {
            bail!("{} is no explainer and would be lost; choose another name with --out", out.display());
        }
    }
    let next = out.with_extension("html.next");
    put(&next, page)?;
    fs::rename(&next, out).with_context(|| format!("cannot write {}", out.display()))
}

/// Writes every file, and the list of them.
fn fill(folder: &Path, site: &Site) -> Result<()> {
    let mut manifest = String::new();
    for (path, bytes) in site {
        put(&folder.join(path), bytes)?;
        manifest.push_str(path);
        manifest.push('\n');
    }
    put(&folder.join(MANIFEST), manifest.as_bytes())
}

/// Writes one file and the folders that lead to it.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, bytes)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

/// Removes a folder, if it is there.
fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Stops where the folder holds something that no build put there: replacing it would destroy that.
fn refuse_foreign(out: &Path) -> Result<()> {
    if !out.exists() {
        return Ok(());
    }
    if !out.is_dir() {
        bail!("{} is not a folder; choose another with --out", out.display());
    }
    let manifest = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    let mut ours: BTreeSet<PathBuf> = manifest.lines().map(|path| out.join(path)).collect();
    ours.insert(out.join(MANIFEST));
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if !ours.contains(&entry.path()) {
                bail!(
                    "{} holds {}, which no build put there and a build would remove; \
                     move it away, or choose another folder with --out",
                    out.display(),
                    entry.path().strip_prefix(out).unwrap_or(&entry.path()).display()
                );
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_build_replaces_the_last_one_whole() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        write(&site(&[("index.html", "one"), ("player-1.js", "1")]), &out).unwrap();
        write(&site(&[("index.html", "two"), ("assets/player-2.js", "2")]), &out).unwrap();
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "two");
        assert_eq!(fs::read_to_string(out.join("assets/player-2.js")).unwrap(), "2");
        assert!(!out.join("player-1.js").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the output");
    }

    #[test]
    fn an_empty_folder_is_filled() {
        let folder = tempfile::tempdir().unwrap();
        write(&site(&[("index.html", "one")]), folder.path()).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("index.html")).unwrap(), "one");
    }

    #[test]
    fn a_foreign_file_is_never_destroyed() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.txt"), "years of work").unwrap();
        let refusal = write(&site(&[("index.html", "one")]), &out).unwrap_err().to_string();
        assert!(refusal.contains("thesis.txt"), "{refusal}");
        assert_eq!(fs::read_to_string(out.join("thesis.txt")).unwrap(), "years of work");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
    }

    #[test]
    fn a_file_added_to_a_build_is_never_destroyed() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        write(&site(&[("index.html", "one")]), &out).unwrap();
        fs::write(out.join("CNAME"), "example.org").unwrap();
        assert!(write(&site(&[("index.html", "two")]), &out).is_err());
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "one");
    }

    #[test]
    fn a_build_stopped_halfway_is_brought_back() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        write(&site(&[("index.html", "one")]), &out).unwrap();
        fs::rename(&out, folder.path().join(".dist.last")).unwrap();
        fs::create_dir(folder.path().join(".dist.next")).unwrap();
        write(&site(&[("index.html", "two")]), &out).unwrap();
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_single_file_replaces_an_earlier_one_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("well.html");
        let page = b"<html lang=\"en\" data-explainer=\"well\">";
        write_file(page, &out).unwrap();
        write_file(page, &out).unwrap();
        assert_eq!(fs::read(&out).unwrap(), page);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        let thesis = folder.path().join("thesis.txt");
        fs::write(&thesis, "years of work").unwrap();
        assert!(write_file(page, &thesis).unwrap_err().to_string().contains("is no explainer"));
        assert_eq!(fs::read_to_string(&thesis).unwrap(), "years of work");
        assert!(write_file(page, folder.path()).unwrap_err().to_string().contains("is a folder"));
    }

    #[test]
    fn a_file_in_the_way_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        fs::write(&out, "").unwrap();
        assert!(write(&Site::new(), &out).unwrap_err().to_string().contains("not a folder"));
    }
}
