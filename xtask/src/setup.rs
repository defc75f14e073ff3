//! Installs what is missing, and only that.
//!
//! What can live in the project's folder does: `wasm-bindgen` in `.tools/`, the Node packages in
//! `tests/node_modules/`. The browser, its driver and Node come from the system's packages.

use crate::root;
use crate::step::{cargo, output, program, run, step};
use anyhow::{Context, Result, bail};
use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};

/// The target of the player.
pub const WASM: &str = "wasm32-unknown-unknown";

/// What the wasm tests need besides the compiler comes with `wasm-bindgen` itself.
const WASM_BINDGEN: [&str; 2] = ["wasm-bindgen", "wasm-bindgen-test-runner"];

/// Installs everything.
pub fn everything() -> Result<()> {
    for_player()?;
    for_tests()?;
    crate::build::fixture()
}

/// Installs what building the player needs.
pub fn for_player() -> Result<()> {
    wasm_target()?;
    standard_library_source()?;
    wasm_bindgen()
}

/// Installs what the tests in a browser need.
pub fn for_tests() -> Result<()> {
    system_packages()?;
    node_packages()
}

/// Where a tool of this project's own is.
pub fn tool(name: &str) -> PathBuf {
    root().join(".tools/bin").join(format!("{name}{EXE_SUFFIX}"))
}

fn wasm_target() -> Result<()> {
    let libraries = output(program("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    step(
        "Installing the WebAssembly target of Rust",
        &format!("Without rustup, install the standard library for {WASM} as your system does it."),
        || run(program("rustup").args(["target", "add", WASM])),
    )
}

/// Where the source of the standard library is, once it is installed.
pub fn standard_library() -> PathBuf {
    let sysroot = output(program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    Path::new(&sysroot).join("lib/rustlib/src/rust")
}

/// The player is compiled together with the standard library, see `build.rs`.
fn standard_library_source() -> Result<()> {
    if standard_library().join("library/Cargo.lock").is_file() {
        return Ok(());
    }
    step(
        "Installing the source of Rust's standard library",
        "Without rustup, install the source of the standard library as your system does it.",
        || run(program("rustup").args(["component", "add", "rust-src"])),
    )
}

/// The tool and the crate of the same name must be of exactly one version.
fn wasm_bindgen() -> Result<()> {
    let version = locked("wasm-bindgen")?;
    let current = |path: &Path| {
        output(program(&path.to_string_lossy()).arg("--version"))
            .is_some_and(|said| said.rsplit(' ').next() == Some(&version))
    };
    if WASM_BINDGEN.iter().all(|name| current(&tool(name))) {
        return Ok(());
    }
    let installed = WASM_BINDGEN.map(|name| on_path(&[name]).filter(|path| current(path)));
    if let [Some(bindgen), Some(runner)] = installed {
        fs::create_dir_all(root().join(".tools/bin"))?;
        for (name, path) in WASM_BINDGEN.iter().zip([bindgen, runner]) {
            fs::copy(&path, tool(name)).with_context(|| format!("cannot copy {}", path.display()))?;
        }
        return Ok(());
    }
    step(
        &format!("Installing wasm-bindgen {version} into .tools/ (some minutes, once)"),
        "Is the registry of crates reached from here?",
        || {
            run(cargo(&["install", "wasm-bindgen-cli", "--locked", "--force", "--version", &version])
                .args(["--root", ".tools", "--target-dir", "target/tools"])
                // It runs for a second at a time: building it fast is worth more than its speed.
                .envs([("CARGO_PROFILE_RELEASE_LTO", "off"), ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")]))
        },
    )
}

/// The version of a package that Cargo.lock holds.
fn locked(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let entry = format!("name = \"{package}\"\nversion = \"");
    let version = lock.split_once(&entry).and_then(|(_, rest)| rest.split_once('"')).map(|(version, _)| version);
    Ok(version.with_context(|| format!("Cargo.lock holds no {package}"))?.to_owned())
}

/// A program of the system, under the names it goes by, and the Debian package that has it.
const SYSTEM: [(&[&str], &str); 4] = [
    (&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], "chromium"),
    (&["chromedriver"], "chromium-driver"),
    (&["node"], "nodejs"),
    (&["npm"], "npm"),
];

fn system_packages() -> Result<()> {
    let missing: Vec<&str> =
        SYSTEM.iter().filter(|(names, _)| on_path(names).is_none()).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if on_path(&["apt-get"]).is_none() {
        bail!("the tests need what Debian calls `{packages}`; install it as your system does, then start again");
    }
    let root = output(program("id").arg("-u")).as_deref() == Some("0");
    if !root && output(program("sudo").args(["-n", "true"])).is_none() {
        bail!(
            "the tests need {packages}; run this, then start again:\n\n    \
             sudo apt-get update && sudo apt-get install {packages}\n"
        );
    }
    let apt = |arguments: &[&str]| {
        let mut command = program(if root { "env" } else { "sudo" });
        run(command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"]).args(arguments))
    };
    step(&format!("Installing {packages} from the system's packages"), "apt-get said why, above.", || {
        apt(&["update"])?;
        apt(&[&["install", "--no-install-recommends"], missing.as_slice()].concat())
    })
}

/// Installs the Node packages that the tests use, when the list of them is another than the one installed.
fn node_packages() -> Result<()> {
    let tests = root().join("tests");
    let Ok(wanted) = fs::read(tests.join("package-lock.json")) else {
        return Ok(());
    };
    let stamp = tests.join("node_modules/.installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("Installing the Node packages of the tests", "Is the npm registry reached from here?", || {
        run(program("npm").current_dir(&tests).args(["ci", "--no-audit", "--no-fund"]))?;
        fs::write(&stamp, &wanted).with_context(|| format!("cannot write {}", stamp.display()))
    })
}

/// Where a program is found under one of its names.
fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let files = |folder: PathBuf| names.iter().map(move |name| folder.join(format!("{name}{EXE_SUFFIX}")));
    env::split_paths(&path).flat_map(files).find(|file| file.is_file())
}
