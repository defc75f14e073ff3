//! Makes npm and PyPI packages of the released program.
//!
//! For npm there is a package with the program for each platform, and one for all platforms, which has those as optional
//! dependencies (npm installs the one for the platform) and starts its program. For PyPI there is a wheel for each platform,
//! with the program as a script.

use crate::release;
use crate::step::{READ_ABOVE, output, program, step, try_output};
use crate::{root, setup};
use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The platforms: the start of Rust's target triple, npm's `os` and `cpu`, and the platform tag of the wheel. The program for
/// Linux is linked statically with its C library, so that one wheel is for systems with glibc and with musl.
const PLATFORMS: [(&str, [&str; 2], &str); 5] = [
    ("x86_64-unknown-linux-musl", ["linux", "x64"], "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64"),
    (
        "aarch64-unknown-linux-musl",
        ["linux", "arm64"],
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
    ),
    ("x86_64-apple-darwin", ["darwin", "x64"], "macosx_10_12_x86_64"),
    ("aarch64-apple-darwin", ["darwin", "arm64"], "macosx_11_0_arm64"),
    ("x86_64-pc-windows-", ["win32", "x64"], "win_amd64"),
];

/// Makes the packages of the released program, and tries them in an empty folder.
pub fn wrap() -> Result<()> {
    let executable = release::executable();
    ensure!(executable.is_file(), "there is no program yet; `cargo xtask release` makes it");
    let target = release::target()?;
    let platform = PLATFORMS.iter().find(|(start, ..)| target.starts_with(start));
    let (_, npm, tag) = platform.with_context(|| format!("there are no packages for {target}"))?;
    if folder().exists() {
        fs::remove_dir_all(folder())?;
    }
    fs::create_dir_all(folder())?;
    let version = setup::locked("explainer")?;
    let packages = step("Making the npm packages", READ_ABOVE, || for_npm(&executable, npm, &version))?;
    let wheel = step("Making the wheel", READ_ABOVE, || wheel(&executable, tag, &version))?;
    step("Trying them in an empty folder", "The packages do not work.", || {
        let empty = env::temp_dir().join(format!("explainer-packages-{}", process::id()));
        fs::create_dir_all(&empty)?;
        let result = try_npm(&empty, &packages, &version).and_then(|()| try_wheel(&empty, &wheel, &version));
        fs::remove_dir_all(&empty)?;
        result
    })?;
    for package in packages.iter().chain([&wheel]) {
        println!(
            "made {}, {} bytes",
            package.strip_prefix(root()).unwrap_or(package).display(),
            fs::metadata(package)?.len()
        );
    }
    Ok(())
}

fn folder() -> PathBuf {
    root().join("target/wrappers")
}

/// Packs the npm packages; the files of the one for all platforms and of the one for this platform.
fn for_npm(executable: &Path, [system, processor]: &[&str; 2], version: &str) -> Result<Vec<PathBuf>> {
    let (all, own) = (folder().join("npm"), folder().join("npm-platform"));
    fs::create_dir_all(&all)?;
    fs::create_dir_all(&own)?;
    for file in ["package.json", "explainer.js", "README.md"] {
        fs::write(all.join(file), template(&format!("npm/{file}"), version)?)?;
    }
    let manifest = serde_json::json!({
        "name": format!("interactive-explainer-cli-{system}-{processor}"),
        "version": version,
        "description": format!("The program of interactive-explainer-cli for {system} on {processor}"),
        "license": "MIT OR Apache-2.0",
        "os": [system],
        "cpu": [processor],
        "files": [format!("explainer{EXE_SUFFIX}"), "LICENSE-*"],
    });
    fs::write(own.join("package.json"), format!("{manifest:#}\n"))?;
    // `fs::copy` keeps the permission to execute.
    fs::copy(executable, own.join(format!("explainer{EXE_SUFFIX}")))?;
    let pack = |package: &Path| {
        for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
            fs::copy(root().join(licence), package.join(licence))?;
        }
        let mut npm = npm();
        npm.arg("pack").arg(package).arg("--pack-destination").arg(folder()).arg("--silent");
        Ok(folder().join(output(&mut npm).context("npm cannot pack it")?))
    };
    [all, own].iter().map(|package| pack(package)).collect()
}

/// Makes the wheel: a zip with the program, its metadata, and a list of the digests of all files
/// (<https://packaging.python.org/specifications/binary-distribution-format/>).
fn wheel(executable: &Path, tag: &str, version: &str) -> Result<PathBuf> {
    let stem = format!("interactive_explainer-{version}");
    let tags: String = tag.split('.').map(|tag| format!("Tag: py3-none-{tag}\n")).collect();
    let metadata = format!("Wheel-Version: 1.0\nGenerator: explainer\nRoot-Is-Purelib: false\n{tags}");
    let mut files = vec![(format!("{stem}.data/scripts/explainer{EXE_SUFFIX}"), fs::read(executable)?, 0o755)];
    files.push((format!("{stem}.dist-info/METADATA"), template("pypi/METADATA", version)?.into_bytes(), 0o644));
    files.push((format!("{stem}.dist-info/WHEEL"), metadata.into_bytes(), 0o644));
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files.push((format!("{stem}.dist-info/licenses/{licence}"), fs::read(root().join(licence))?, 0o644));
    }
    let record = format!("{stem}.dist-info/RECORD");
    let line = |(path, bytes, _): &(String, Vec<u8>, u32)| {
        format!("{path},sha256={},{}\n", BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(bytes)), bytes.len())
    };
    let lines: String = files.iter().map(line).chain([format!("{record},,\n")]).collect();
    files.push((record, lines.into_bytes(), 0o644));

    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes, mode) in &files {
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored).unix_permissions(*mode);
        zip.start_file(path.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    let file = folder().join(format!("{stem}-py3-none-{tag}.whl"));
    fs::write(&file, zip.finish()?.into_inner())?;
    Ok(file)
}

/// The text of a file of `wrappers/`, with the version filled in.
fn template(path: &str, version: &str) -> Result<String> {
    let text = fs::read_to_string(root().join("wrappers").join(path)).with_context(|| format!("cannot read {path}"))?;
    Ok(text.replace("{{version}}", version))
}

/// Installs the packed npm packages, without optional ones of other platforms, and starts the program through them.
fn try_npm(empty: &Path, packages: &[PathBuf], version: &str) -> Result<()> {
    let project = empty.join("npm");
    fs::create_dir_all(&project)?;
    fs::write(project.join("package.json"), "{ \"private\": true }\n")?;
    let install = ["install", "--offline", "--omit=optional", "--no-audit", "--no-fund", "--silent"];
    try_output(npm().current_dir(&project).args(install).args(packages))?;
    let command = project.join("node_modules/.bin").join(if cfg!(windows) { "explainer.cmd" } else { "explainer" });
    check_version(Command::new(&command).current_dir(&project), version)?;
    let wrong = Command::new(command).current_dir(&project).args(["check", "nowhere"]).output()?;
    ensure!(wrong.status.code() == Some(2), "by npm the program's status is lost: {}", wrong.status);
    println!("  npm: it starts, and its status is passed on");
    Ok(())
}

/// Installs the wheel into a virtual environment of Python, and starts the program there.
fn try_wheel(empty: &Path, wheel: &Path, version: &str) -> Result<()> {
    let python = empty.join("python");
    try_output(Command::new("python3").args(["-m", "venv"]).arg(&python))?;
    let programs = python.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let install = ["-m", "pip", "install", "--quiet", "--no-index", "--disable-pip-version-check"];
    try_output(Command::new(programs.join(format!("python{EXE_SUFFIX}"))).args(install).arg(wheel))?;
    check_version(Command::new(programs.join(format!("explainer{EXE_SUFFIX}"))).env_clear(), version)?;
    println!("  pip: it starts");
    Ok(())
}

fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn check_version(command: &mut Command, version: &str) -> Result<()> {
    let output = try_output(command.arg("--version"))?;
    ensure!(output.trim() == format!("explainer {version}"), "it says it is {output}");
    Ok(())
}
