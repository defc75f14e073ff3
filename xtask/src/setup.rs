//! Installs the tools that are missing, and only those.
//!
//! What can be installed into the project's folder is: `geckodriver` into `.tools/`, and a newer Node where the system's is too
//! old; the Node packages into `tests/node_modules/`. The browsers, ChromeDriver and Node come from the system's packages.

use crate::root;
use crate::step::{OWN_NODE, cargo, output, program, run, step};
use anyhow::{Context, Result, bail, ensure};
use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

/// The target of the player.
pub const WASM: &str = "wasm32-unknown-unknown";

const OF_CRATES: &str = "Is the registry of crates reached from here?";

/// Installs everything. Packages are fetched and unpacked while programs are compiled: the one waits for network and disk, the
/// other for the processor.
pub fn everything() -> Result<()> {
    thread::scope(|scope| {
        let packages = scope.spawn(for_stories);
        for_player()?;
        test_runner()?;
        crate::build::fixture()?;
        packages.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// Installs what building the player needs.
pub fn for_player() -> Result<()> {
    target(WASM)?;
    standard_library_source()
}

/// Installs what the tests of the built explainer need.
pub fn for_stories() -> Result<()> {
    system_packages()?;
    newer_node()?;
    node_packages()?;
    if let Err(why) = firefox() {
        eprintln!("▸ The stories in Firefox are skipped: {why:#}");
    }
    Ok(())
}

/// The path of a tool that is installed into the project's folder.
pub fn tool(name: &str) -> PathBuf {
    root().join(".tools/bin").join(format!("{name}{EXE_SUFFIX}"))
}

/// Installs Rust's standard library for a target.
pub fn target(name: &str) -> Result<()> {
    let libraries = output(program("rustc").args(["--print", "target-libdir", "--target", name]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    step(
        &format!("Installing Rust's standard library for {name}"),
        "Without rustup, install it as your system does it.",
        || run(program("rustup").args(["target", "add", name])),
    )
}

/// The folder of the standard library's source, once that is installed.
pub fn standard_library() -> PathBuf {
    let sysroot = output(program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    Path::new(&sysroot).join("lib/rustlib/src/rust")
}

/// Installs the source of the standard library, which is compiled together with the player, see `build.rs`.
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

/// Compiles the runner of the tests in a browser, with which cargo starts them: `.cargo/config.toml`.
fn test_runner() -> Result<()> {
    step("Compiling the runner of the tests in a browser (half a minute, once)", OF_CRATES, || {
        // Quietly, since cargo would say each time which of its dependencies a later compiler will refuse.
        run(&mut cargo(&["build", "--quiet", "--package", "runner"]))
    })
}

/// The version of a package that Cargo.lock holds.
pub fn locked(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let entry = format!("name = \"{package}\"\nversion = \"");
    let version = lock.split_once(&entry).and_then(|(_, rest)| rest.split_once('"')).map(|(version, _)| version);
    Ok(version.with_context(|| format!("Cargo.lock holds no {package}"))?.to_owned())
}

/// The names under which Chromium may be found. The first is the one without a window, with which the tests take two thirds of the
/// processor's time.
pub const CHROMIUM: [&str; 5] =
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The programs that the system must have: the names under which each may be found, and the Debian package that has it.
const SYSTEM: [(&[&str], &str); 4] = [
    (&CHROMIUM, "chromium-headless-shell"),
    (&["chromedriver"], "chromium-driver"),
    (&["node"], "nodejs"),
    (&["npm"], "npm"),
];

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

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
    let Some(privilege) = privilege() else {
        bail!(
            "the tests need {packages}; run this, then start again:\n\n    \
             sudo apt-get update && sudo apt-get install {packages}\n"
        );
    };
    debian_packages(privilege, &missing)
}

/// The program through which a command runs as root without a password: `env` for root, else `sudo`; nothing if there is none.
fn privilege() -> Option<&'static str> {
    let root = output(program("id").arg("-u")).as_deref() == Some("0");
    let sudo = || output(program("sudo").args(["-n", "true"])).map(|_| "sudo");
    if root { Some("env") } else { sudo() }
}

fn debian_packages(privilege: &str, packages: &[&str]) -> Result<()> {
    let apt = |arguments: &[&str]| {
        run(program(privilege).args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"]).args(arguments))
    };
    step(&format!("Installing {} from the system's packages", packages.join(" ")), "apt-get said why, above.", || {
        apt(&["update"])?;
        apt(&[&["install", "--no-install-recommends"], packages].concat())
    })
}

/// Installs Firefox from the system's packages, and geckodriver, which Debian does not package, from crates.io. The tests in
/// Firefox run in Chromium too, so that they are skipped where Firefox or geckodriver cannot be installed.
fn firefox() -> Result<()> {
    if on_path(&FIREFOX).is_none() {
        let why = "Firefox is missing, and can be installed";
        ensure!(on_path(&["apt-get"]).is_some(), "{why} as your system does it");
        let privilege = privilege().with_context(|| format!("{why} by `sudo apt-get install firefox-esr`"))?;
        debian_packages(privilege, &["firefox-esr"])?;
    }
    if has_geckodriver() {
        return Ok(());
    }
    step("Installing geckodriver into .tools/ (a minute, once)", OF_CRATES, || {
        let folders = ["--root", ".tools", "--target-dir", "target/tools"];
        // geckodriver mostly waits for Firefox, so it needs no optimisation, without which it is compiled in half the time.
        let profile = [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "0")];
        let profile = profile.map(|(name, value)| (format!("CARGO_PROFILE_RELEASE_{name}"), value));
        run(cargo(&["install", "--locked", "geckodriver"]).args(folders).envs(profile))
    })
}

fn has_geckodriver() -> bool {
    tool("geckodriver").is_file() || on_path(&["geckodriver"]).is_some()
}

/// Whether Firefox and geckodriver are installed, so that the tests in Firefox run.
pub fn has_firefox() -> bool {
    on_path(&FIREFOX).is_some() && has_geckodriver()
}

/// The oldest version of Node that the packages of the tests run in, of which Vite asks for the newest; major and minor.
const NODE: [u32; 2] = [20, 19];

/// The major and minor number of a version such as `v20.19.5`.
fn version(printed: &str) -> Option<[u32; 2]> {
    let mut numbers = printed.strip_prefix('v')?.split('.').map_while(|number| number.parse().ok());
    Some([numbers.next()?, numbers.next()?])
}

/// Installs a newer Node from npm where the system's is too old, as that of Debian 12 is.
fn newer_node() -> Result<()> {
    let printed = output(program("node").arg("--version")).unwrap_or_default();
    if version(&printed).is_some_and(|version| version >= NODE) {
        return Ok(());
    }
    let what = format!("Installing Node 22 into {OWN_NODE}/, since {printed} is older than {}.{}", NODE[0], NODE[1]);
    step(&what, "Is the npm registry reached from here?", || {
        fs::create_dir_all(root().join(OWN_NODE))?;
        run(program("npm").args(["install", "--prefix", OWN_NODE, "--no-audit", "--no-fund", "node@22"]))
    })
}

/// Installs the Node packages of the tests, unless those of the current `package-lock.json` are installed.
fn node_packages() -> Result<()> {
    let tests = root().join("tests");
    let Ok(lock) = fs::read(tests.join("package-lock.json")) else {
        return Ok(());
    };
    let stamp = tests.join("node_modules/.installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("Installing the Node packages of the tests", "Is the npm registry reached from here?", || {
        run(program("npm").current_dir(&tests).args(["ci", "--no-audit", "--no-fund"]))?;
        fs::write(&stamp, &lock).with_context(|| format!("cannot write {}", stamp.display()))
    })
}

/// The path of a program, searched on `PATH` under each of its names.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let files = |folder: PathBuf| names.iter().map(move |name| folder.join(format!("{name}{EXE_SUFFIX}")));
    env::split_paths(&path).flat_map(files).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_new_enough_by_its_major_and_minor_number() {
        assert!(version("v20.19.5").unwrap() >= NODE && version("v22.1.0").unwrap() >= NODE);
        assert!(version("v18.20.4").unwrap() < NODE && version("v20.9.0").unwrap() < NODE);
        assert_eq!(version(""), None);
    }
}
