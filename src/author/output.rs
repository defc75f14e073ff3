//! Writes the tool's output so that a reader sees either the old files or the new ones, never a mixture, and so that no file is
//! lost which the tool did not write.

use super::site::Site;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process;

/// The manifest of the output folder, in the format of `sha256sum`: for each file that a build wrote, a line with its SHA-256
/// and its path. Only files that still have their listed hash may be replaced.
const MANIFEST: &str = ".explainer";

/// The folder within the output folder for the new files, used where they cannot be written beside it.
const INSIDE: &str = ".explainer.next";

/// Writes the site as the folder `out`, replacing the result of an earlier build. Where `out` is a symbolic link, its target is
/// written.
///
/// The new folder is written beside the old one and renamed into its place. Where that is impossible, since the parent is not
/// writable or `out` is a mount point, the new files are written into `out` and renamed into place one by one, assets before
/// the pages that load them.
///
/// # Errors
/// When the folder, or a temporary folder of builds beside it, holds a file that no build wrote, or a file cannot be written.
/// The old files are unchanged then, and no temporary files are left.
pub fn write(site: &Site, out: &Path) -> Result<()> {
    let out = target(out)?;
    let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
        bail!("{} cannot be replaced; name a folder in it", out.display());
    };
    let sibling =
        |state: &str| parent.join([".".as_ref(), name, ".".as_ref(), state.as_ref()].into_iter().collect::<OsString>());
    let (next, last) = (sibling("next"), sibling("last"));
    refuse_foreign(&next, Content::Partial)?;
    refuse_foreign(&last, Content::Complete)?;
    if last.exists() && !out.exists() {
        // An earlier build was stopped between its two renames.
        fs::rename(&last, &out).with_context(|| format!("cannot bring back {}", out.display()))?;
    }
    refuse_foreign(&out, Content::Complete)?;
    remove(&next)?;
    remove(&last)?;
    if let Err(error) = fs::create_dir_all(parent).and_then(|()| fs::create_dir(&next)) {
        return if out.is_dir() {
            write_inside(site, &out)
        } else {
            Err(error).with_context(|| format!("cannot write {}", out.display()))
        };
    }
    fill(&next, site)?;
    if out.exists() && fs::rename(&out, &last).is_err() {
        remove(&next)?;
        return write_inside(site, &out);
    }
    if let Err(error) = fs::rename(&next, &out) {
        remove(&next)?;
        if last.exists() {
            fs::rename(&last, &out).with_context(|| format!("cannot bring back {}", out.display()))?;
        }
        return Err(error).with_context(|| format!("cannot write {}", out.display()));
    }
    remove(&last)
}

/// Writes the site into the existing folder, file by file, and removes the other files of the earlier build.
fn write_inside(site: &Site, out: &Path) -> Result<()> {
    let next = out.join(INSIDE);
    remove(&next)?;
    fs::create_dir(&next).with_context(|| format!("cannot write {}", out.display()))?;
    fill(&next, site)?;
    // The manifest lists the files of both builds until all are written, so that a stopped build leaves no file that seems
    // foreign.
    let before = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    replace(&out.join(MANIFEST), [&*before, &manifest(site)].concat().as_bytes())?;
    let (assets, pages): (Vec<_>, Vec<_>) = site.keys().partition(|path| path.contains('/'));
    for path in assets.into_iter().chain(pages) {
        let destination = out.join(path);
        let moved = destination
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::rename(next.join(path), &destination));
        moved.with_context(|| format!("cannot write {}", destination.display()))?;
    }
    for (_, path) in lines(&before).filter(|(_, path)| !site.contains_key(*path)) {
        let destination = out.join(path);
        // A manifest that was tampered with may list paths outside the folder; no build wrote those.
        if is_within(path) && destination.is_file() {
            fs::remove_file(&destination).with_context(|| format!("cannot remove {}", destination.display()))?;
        }
    }
    fs::rename(next.join(MANIFEST), out.join(MANIFEST)).with_context(|| format!("cannot write {}", out.display()))?;
    remove(&next)
}

/// Writes the single-file page `out`, in place of an earlier one.
///
/// # Errors
/// When another file, or a folder, has that name, or the file cannot be written. What was there is unchanged then.
pub fn write_file(page: &[u8], out: &Path) -> Result<()> {
    if out.is_dir() {
        bail!("{} is a folder; name a file in it with --out", out.display());
    }
    if out.is_file() {
        let before = fs::read(out).with_context(|| format!("cannot read {}", out.display()))?;
        if !is_page(&before) {
            bail!("{} is no explainer and would be lost; choose another name with --out", out.display());
        }
    }
    replace(out, page)
}

/// Whether a build wrote that page: its `html` element has `data-explainer`. On a page that embeds an explainer another element
/// has it.
fn is_page(bytes: &[u8]) -> bool {
    const BEGINNING: usize = 4096;
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]).to_ascii_lowercase();
    let outermost = beginning.find("<html").and_then(|at| beginning[at..].split('>').next());
    outermost.is_some_and(|tag| tag.contains(" data-explainer=\""))
}

/// Writes a file atomically, replacing an existing one. Where `out` is a symbolic link, its target is written.
///
/// # Errors
/// When the file cannot be written. An existing one is unchanged then.
pub fn replace(out: &Path, bytes: &[u8]) -> Result<()> {
    let path = target(out)?;
    let context = || format!("cannot write {}", out.display());
    let existing = fs::metadata(&path).ok();
    // A pipe or a device such as `/dev/stdout` cannot be replaced, and has no content to lose.
    if existing.as_ref().is_some_and(|existing| !existing.is_file()) {
        return fs::write(&path, bytes).with_context(context);
    }
    path.parent().map_or(Ok(()), fs::create_dir_all).with_context(context)?;
    let (next, mut file) = match create_beside(&path) {
        Ok(created) => created,
        // Without permission to write to the folder, the file itself is written, though not atomically.
        Err(error) if error.kind() == ErrorKind::PermissionDenied && existing.is_some() => {
            return fs::write(&path, bytes).with_context(context);
        }
        Err(error) => return Err(error).with_context(context),
    };
    let written = file.write_all(bytes).and_then(|()| {
        // The new file keeps the permissions of the old one.
        existing.map_or(Ok(()), |existing| fs::set_permissions(&next, existing.permissions()))?;
        fs::rename(&next, &path)
    });
    written.inspect_err(|_| drop(fs::remove_file(&next))).with_context(context)
}

/// Writes a new file.
///
/// # Errors
/// When the file exists already, or cannot be written: no partial file is left then.
pub fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let created =
        File::create_new(path).and_then(|mut file| file.write_all(bytes).inspect_err(|_| drop(fs::remove_file(path))));
    created.with_context(|| format!("cannot write {}", path.display()))
}

/// Creates a temporary file in the same folder, under an unused name.
fn create_beside(path: &Path) -> std::io::Result<(PathBuf, File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut number = 0_u32;
    loop {
        let next = path.with_file_name(format!(".{name}.{}-{number}.next", process::id()));
        match File::create_new(&next) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            created => return Ok((next, created?)),
        }
    }
}

/// The path that `path` leads to through symbolic links; the last link's target need not exist yet.
fn target(path: &Path) -> Result<PathBuf> {
    /// The most links in a row that are followed, more than Linux follows (40).
    const MAX_LINKS: usize = 64;
    let mut target = std::path::absolute(path).with_context(|| format!("cannot find {}", path.display()))?;
    for _ in 0..MAX_LINKS {
        let Ok(next) = fs::read_link(&target) else { return Ok(target) };
        target = target.parent().unwrap_or(Path::new("/")).join(next);
    }
    bail!("{} is a link that leads in a circle; choose another with --out", path.display())
}

/// Writes the manifest and every file into a folder. When that fails, the folder is removed.
fn fill(folder: &Path, site: &Site) -> Result<()> {
    let write = || {
        put(&folder.join(MANIFEST), manifest(site).as_bytes())?;
        site.iter().try_for_each(|(path, bytes)| put(&folder.join(path), bytes))
    };
    write().inspect_err(|_| drop(remove(folder)))
}

/// The manifest of a site.
fn manifest(site: &Site) -> String {
    site.iter().map(|(path, bytes)| format!("{}  {path}\n", digest(bytes))).collect()
}

/// The SHA-256 and the path of each file that a manifest lists.
fn lines(manifest: &str) -> impl Iterator<Item = (&str, &str)> {
    manifest.lines().filter_map(|line| line.split_once("  "))
}

/// The SHA-256 in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes one file and creates the folders that lead to it.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, bytes)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

/// Removes a folder, if it exists.
fn remove(folder: &Path) -> Result<()> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(());
    }
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Whether a relative path stays within the folder that it is joined to.
fn is_within(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

/// How completely a folder was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Perhaps only in part: a listed file may be cut off, or missing.
    Partial,
    /// Completely: each file has its listed hash.
    Complete,
}

/// Fails where the folder holds a file that no build wrote, since replacing the folder would destroy that file.
fn refuse_foreign(folder: &Path, content: Content) -> Result<()> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(());
    }
    if !folder.is_dir() || folder.is_symlink() {
        bail!(
            "{} is not a folder, and a build would remove it; move it away, or choose another with --out",
            folder.display()
        );
    }
    let manifest = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    let ours: BTreeSet<(&str, PathBuf)> = lines(&manifest).map(|(digest, path)| (digest, folder.join(path))).collect();
    let names: BTreeSet<&PathBuf> = ours.iter().map(|(_, path)| path).collect();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).with_context(|| format!("cannot read {}", inner.display()))? {
            let (path, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
            if kind.is_dir() && path == folder.join(INSIDE) {
                refuse_foreign(&path, Content::Partial)?;
                continue;
            }
            if kind.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap_or(&path).display();
            let is_ours = path == folder.join(MANIFEST) || names.contains(&path);
            if !kind.is_file() || !is_ours {
                bail!(
                    "{} holds {name}, which no build put there and a build would remove; move it away, or choose another folder \
                     with --out",
                    folder.display()
                );
            }
            if content == Content::Complete && names.contains(&path) {
                let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
                if !ours.contains(&(&*digest(&bytes), path.clone())) {
                    bail!(
                        "{} holds {name}, which was changed after the build, and a build would replace it; move it away, or \
                         choose another folder with --out",
                        folder.display()
                    );
                }
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
        // Pages of other people: one embeds an explainer, one shows the markup of one.
        for page_of_host in
            ["<html lang=\"en\"><body data-explainer=\"well\">", "<p>&lt;html data-explainer=\"well\"></p>"]
        {
            fs::write(&thesis, page_of_host).unwrap();
            assert!(write_file(page, &thesis).unwrap_err().to_string().contains("is no explainer"));
            assert_eq!(fs::read_to_string(&thesis).unwrap(), page_of_host);
        }
        assert!(write_file(page, folder.path()).unwrap_err().to_string().contains("is a folder"));
    }

    #[test]
    fn a_file_in_the_way_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        fs::write(&out, "").unwrap();
        assert!(write(&Site::new(), &out).unwrap_err().to_string().contains("not a folder"));
    }

    /// Every file in a folder and below it, with its content.
    fn files(folder: &Path) -> Vec<(String, String)> {
        let mut files = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(inner) = folders.pop() {
            for entry in fs::read_dir(inner).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.is_symlink() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                    files.push((name, fs::read_to_string(&path).unwrap_or_default()));
                }
            }
        }
        files.sort();
        files
    }

    #[test]
    fn foreign_files_under_the_name_of_an_unfinished_build_are_never_destroyed() {
        for state in ["next", "last"] {
            for is_there in [false, true] {
                for (theirs, text) in
                    [("thesis.txt", "years of work"), ("a/b/thesis.txt", "more"), (MANIFEST, "my own")]
                {
                    let folder = tempfile::tempdir().unwrap();
                    let out = folder.path().join("site");
                    if is_there {
                        write(&site(&[("index.html", "one")]), &out).unwrap();
                    }
                    put(&folder.path().join(format!(".site.{state}")).join(theirs), text.as_bytes()).unwrap();
                    put(&folder.path().join(format!(".site.{state}")).join("index.html"), b"theirs").unwrap();
                    let before = files(folder.path());
                    let refusal = write(&site(&[("index.html", "two")]), &out).unwrap_err().to_string();
                    assert!(refusal.contains(&format!(".site.{state} holds")), "{refusal}");
                    assert!(refusal.contains("move it away"), "{refusal}");
                    assert_eq!(files(folder.path()), before);
                }
                let folder = tempfile::tempdir().unwrap();
                fs::write(folder.path().join(format!(".site.{state}")), "a file").unwrap();
                let refusal = write(&site(&[]), &folder.path().join("site")).unwrap_err().to_string();
                assert!(refusal.contains("is not a folder"), "{refusal}");
                assert_eq!(files(folder.path()), [(format!(".site.{state}"), "a file".to_owned())]);
            }
        }
    }

    #[test]
    fn a_file_of_a_build_that_was_changed_since_is_never_destroyed() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        write(&site(&[("index.html", "one"), ("_headers", "one")]), &out).unwrap();
        fs::write(out.join("_headers"), "tuned by hand").unwrap();
        let refusal = write(&site(&[("index.html", "two")]), &out).unwrap_err().to_string();
        assert!(refusal.contains("_headers, which was changed after the build"), "{refusal}");
        assert_eq!(fs::read_to_string(out.join("_headers")).unwrap(), "tuned by hand");
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "one");
    }

    #[test]
    fn a_forged_manifest_does_not_let_a_build_replace_files() {
        let other = format!("{}  thesis.txt\n", digest(b"another text"));
        for list in ["thesis.txt\n", "  thesis.txt\n", &other, "../thesis.txt\n", "thesis.txt"] {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("dist");
            put(&out.join("thesis.txt"), b"years of work").unwrap();
            put(&out.join(MANIFEST), list.as_bytes()).unwrap();
            let before = files(folder.path());
            assert!(write(&site(&[("index.html", "one")]), &out).is_err(), "{list}");
            assert_eq!(files(folder.path()), before);
        }
    }

    #[test]
    fn a_manifest_with_paths_outside_the_folder_removes_nothing_there() {
        let folder = tempfile::tempdir().unwrap();
        let (out, thesis) = (folder.path().join("dist"), folder.path().join("thesis.txt"));
        fs::create_dir(&out).unwrap();
        fs::write(&thesis, "years of work").unwrap();
        let hash = digest(b"years of work");
        put(&out.join(MANIFEST), format!("{hash}  ../thesis.txt\n{hash}  {}\n", thesis.display()).as_bytes()).unwrap();
        write_inside(&site(&[("index.html", "one")]), &out).unwrap();
        write(&site(&[("index.html", "two")]), &out).unwrap();
        assert_eq!(fs::read_to_string(&thesis).unwrap(), "years of work");
    }

    #[test]
    fn a_partial_folder_of_a_stopped_build_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let next = folder.path().join(".site.next");
        fill(&next, &site(&[("index.html", "one"), ("assets/a.js", "a long script")])).unwrap();
        fs::write(next.join("assets/a.js"), "a lo").unwrap();
        fs::remove_file(next.join("index.html")).unwrap();
        write(&site(&[("index.html", "two")]), &out).unwrap();
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the output");
    }

    #[test]
    fn a_build_that_fails_halfway_leaves_the_old_files_and_no_others() {
        // `a` cannot be both a file and a folder.
        let broken = site(&[("index.html", "two"), ("a", ""), ("a/b", "")]);
        for is_there in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("site");
            if is_there {
                write(&site(&[("index.html", "one")]), &out).unwrap();
            }
            let before = files(folder.path());
            assert!(write(&broken, &out).is_err());
            assert_eq!(files(folder.path()), before);
            if is_there {
                assert!(write_inside(&broken, &out).is_err());
                assert_eq!(files(folder.path()), before);
            }
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), usize::from(is_there));
        }
    }

    #[test]
    fn files_are_replaced_one_by_one_where_no_folder_can_be_created_beside_the_output() {
        let folder = tempfile::tempdir().unwrap();
        // A file name is limited to 255 bytes, so no temporary name fits beside this folder.
        let out = folder.path().join("o".repeat(252));
        fs::create_dir(&out).unwrap();
        write(&site(&[("index.html", "one"), ("assets/old.js", "1"), ("same.txt", "")]), &out).unwrap();
        // Leftovers of a build that was stopped while it wrote.
        put(&out.join(INSIDE).join(MANIFEST), manifest(&site(&[("index.html", "half")])).as_bytes()).unwrap();
        put(&out.join(INSIDE).join("index.html"), b"ha").unwrap();
        let new = site(&[("index.html", "two"), ("assets/new.js", "2"), ("same.txt", "")]);
        write(&new, &out).unwrap();
        let expected = [(MANIFEST, &*manifest(&new)), ("assets/new.js", "2"), ("index.html", "two"), ("same.txt", "")];
        assert_eq!(files(&out), expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
        fs::write(out.join("thesis.txt"), "years of work").unwrap();
        assert!(write(&site(&[]), &out).unwrap_err().to_string().contains("thesis.txt"));
        fs::remove_file(out.join("thesis.txt")).unwrap();
        put(&out.join(INSIDE).join("thesis.txt"), b"years of work").unwrap();
        assert!(write(&site(&[]), &out).unwrap_err().to_string().contains("thesis.txt"));
    }

    #[cfg(unix)]
    #[test]
    fn an_output_that_is_a_symbolic_link_is_written_to_its_target() {
        use std::os::unix::fs::symlink;
        for is_there in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let (link, disk) = (folder.path().join("link"), folder.path().join("disk"));
            fs::create_dir(&disk).unwrap();
            if is_there {
                write(&site(&[("index.html", "one")]), &disk.join("site")).unwrap();
            }
            symlink("disk/site", folder.path().join("second")).unwrap();
            symlink(folder.path().join("second"), &link).unwrap();
            write(&site(&[("index.html", "two")]), &link).unwrap();
            assert!(link.is_symlink());
            assert_eq!(fs::read_to_string(disk.join("site/index.html")).unwrap(), "two");
            assert_eq!(fs::read_dir(&disk).unwrap().count(), 1, "nothing is left beside the target");

            let (link, page) = (folder.path().join("one.html"), disk.join("page.html"));
            if is_there {
                fs::write(&page, "<html data-explainer=\"well\">").unwrap();
            }
            symlink(&page, &link).unwrap();
            write_file(b"new", &link).unwrap();
            assert!(link.is_symlink());
            assert_eq!(fs::read_to_string(&page).unwrap(), "new");
        }
        let folder = tempfile::tempdir().unwrap();
        symlink("circle", folder.path().join("circle")).unwrap();
        assert!(write(&site(&[]), &folder.path().join("circle")).unwrap_err().to_string().contains("in a circle"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_output_is_never_followed() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (out, theirs) = (folder.path().join("dist"), folder.path().join("theirs"));
        put(&theirs.join("a.js"), b"1").unwrap();
        write(&site(&[("index.html", "one"), ("assets/a.js", "1")]), &out).unwrap();
        fs::remove_dir_all(out.join("assets")).unwrap();
        symlink(&theirs, out.join("assets")).unwrap();
        let before = files(folder.path());
        assert!(write(&site(&[("index.html", "two")]), &out).unwrap_err().to_string().contains("assets"));
        assert_eq!(files(folder.path()), before);
    }

    #[test]
    fn writing_a_single_file_leaves_files_with_similar_names_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        let theirs = ["one.html.next", ".one.html.next", "one.next", "one"];
        for name in theirs {
            fs::write(folder.path().join(name), "theirs").unwrap();
        }
        write_file(b"page", &folder.path().join("one.html")).unwrap();
        for name in theirs {
            assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), "theirs");
        }
        assert_eq!(files(folder.path()).len(), theirs.len() + 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("questions.gift");
        fs::write(&out, "one").unwrap();
        fs::set_permissions(&out, PermissionsExt::from_mode(0o600)).unwrap();
        replace(&out, b"two").unwrap();
        assert_eq!(fs::read_to_string(&out).unwrap(), "two");
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
