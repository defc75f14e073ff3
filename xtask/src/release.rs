//! Builds the author tool for people without Rust and without a checkout: one program with all its files embedded.

use crate::build::{self, CONTENT};
use crate::step::{READ_ABOVE, cargo, host, run, step};
use crate::{root, setup, trial};
use anyhow::{Context, Result};
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};

/// The profile with which the program is built, see `Cargo.toml`.
const PROFILE: &str = "tool";

/// Builds the program for this machine, and tries it in an empty folder.
pub fn release() -> Result<()> {
    build::explainer(&build::dist())?;
    let target = target()?;
    let compiled = step(&format!("Building the program for {target} (some minutes)"), READ_ABOVE, || {
        let flags = build::neutral_paths().collect::<Vec<_>>().join("\u{1f}");
        let mut build = cargo(&["build", "--profile", PROFILE, "--target", &target]);
        run(build.args(["--bin", "explainer"]).env("CARGO_ENCODED_RUSTFLAGS", flags))?;
        Ok(build::target().join(&target).join(PROFILE).join(format!("explainer{EXE_SUFFIX}")))
    })?;
    let program = executable();
    fs::create_dir_all(folder())?;
    fs::copy(&compiled, &program).with_context(|| format!("cannot copy {}", compiled.display()))?;
    step("Trying it in an empty folder, with nothing of this machine", "It differs from the checkout.", || {
        trial::verify(&program, Path::new(CONTENT))
    })?;
    let size = fs::metadata(&program)?.len();
    println!("made {}, {size} bytes, for {target}", program.strip_prefix(root()).unwrap_or(&program).display());
    Ok(())
}

/// Where the program is left.
pub fn executable() -> PathBuf {
    folder().join(format!("explainer{EXE_SUFFIX}"))
}

fn folder() -> PathBuf {
    root().join("target/program")
}

/// The target that the program is built for: this machine, on Linux with musl linked statically instead of the system's C
/// library, so that the program runs on every Linux.
pub fn target() -> Result<String> {
    let host = host().context("rustc does not say what it runs on")?;
    let Some(architecture) = host.strip_suffix("-unknown-linux-gnu") else { return Ok(host) };
    let musl = format!("{architecture}-unknown-linux-musl");
    match setup::target(&musl) {
        Ok(()) => Ok(musl),
        Err(why) => {
            eprintln!("▸ The program is built for {host}, and needs a Linux as recent as this one: {why:#}");
            Ok(host)
        }
    }
}
