//! Makes the npm package of the custom element, for people who use bundlers, and builds the test projects that use it.
//!
//! `package/` has the files that are written by hand. The style and the player are those of the built explainer; the element's
//! scripts are copied as they are written, since bundlers read some of their comments.

use crate::build::{self, files};
use crate::step::{output, program, run};
use crate::{root, setup};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Makes `target/package/`, ready for `npm publish`.
pub fn package() -> Result<()> {
    build::explainer(&build::dist())?;
    write(&build::dist())?;
    println!("made target/package; `npm publish ./target/package` publishes it");
    Ok(())
}

/// Makes the package of a built explainer, installs it as npm does it, and builds the projects of `tests/hosts/` that use it
/// into `target/hosts/`.
pub fn projects(dist: &Path) -> Result<()> {
    write(dist)?;
    install()?;
    check("vite")?;
    vite("vite", "vite", &[])?;
    check("react")?;
    vite("react", "react", &[])?;
    vite("react", "react-server", &["--ssr", "server.tsx"])
}

fn folder() -> PathBuf {
    root().join("target/package")
}

/// Writes the package anew, with the version of this project.
fn write(dist: &Path) -> Result<()> {
    if folder().exists() {
        fs::remove_dir_all(folder())?;
    }
    let (mut style, mut whole) = (String::new(), String::new());
    for (path, bytes) in files(dist)? {
        let of = |beginning: &str| path.starts_with(&format!("assets/{beginning}-"));
        if of("style") {
            // Bundlers would convert a `.css` file into a script; a `.txt` file they copy.
            style = path.replace(".css", ".txt");
            put(&style, &bytes)?;
        } else if of("whole") {
            put(&path, &bytes)?;
            if path.ends_with(".js") {
                whole = path;
            }
        }
    }
    let version = setup::locked("explainer")?;
    for (path, bytes) in files(&root().join("package"))? {
        let mut text = String::from_utf8(bytes).with_context(|| format!("package/{path} is no text"))?;
        for (placeholder, value) in [("{{version}}", &version), ("{{style}}", &style), ("{{whole}}", &whole)] {
            text = text.replace(placeholder, value);
        }
        if path == "index.js" {
            for script in ["kinds.js", "fragment.js", "entry.js", "shape.js", "part.js", "embed.js"] {
                text.push_str(&read(&format!("src/browser/{script}"))?);
            }
            text.push_str("\nexport { InteractiveExplainer };\n");
        }
        put(&path, text.as_bytes())?;
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "schema/document.schema.json"] {
        put(file.trim_start_matches("schema/"), read(file)?.as_bytes())?;
    }
    Ok(())
}

/// Installs the packed package into the `node_modules` of the tests.
fn install() -> Result<()> {
    let pack = ["pack", "./target/package", "--pack-destination", "target", "--silent"];
    let packed = output(program("npm").args(pack)).context("npm cannot pack it")?;
    let installed = "tests/node_modules/interactive-explainer";
    if root().join(installed).exists() {
        fs::remove_dir_all(root().join(installed))?;
    }
    fs::create_dir_all(root().join(installed))?;
    run(program("tar").args(["-xzf", &format!("target/{packed}"), "--strip-components=1", "-C", installed]))
}

/// Checks the types of a project.
fn check(project: &str) -> Result<()> {
    run(program("node").args(["tests/node_modules/typescript/bin/tsc", "--project", &format!("tests/hosts/{project}")]))
}

/// Builds a project into a folder of `target/hosts/`.
fn vite(project: &str, out: &str, options: &[&str]) -> Result<()> {
    let (project, out) = (format!("tests/hosts/{project}"), root().join("target/hosts").join(out));
    let mut vite = program("node");
    vite.args(["tests/node_modules/vite/bin/vite.js", "build", &project, "--logLevel", "warn", "--emptyOutDir"]);
    run(vite.arg("--outDir").arg(out).args(options))
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))
}

fn put(path: &str, bytes: &[u8]) -> Result<()> {
    let file = folder().join(path);
    fs::create_dir_all(file.parent().unwrap_or(&file))?;
    fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
}
