//! Builds the player and the author tool, and with them the built-in explainer.

use crate::setup::{self, WASM};
use crate::step::{READ_ABOVE, cargo, program, run, step};
use crate::{names, root};
use anyhow::{Context, Result};
use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The built-in explainer.
pub const CONTENT: &str = "content/unraveling-alliance";

/// How the player is built.
#[derive(Clone, Copy, PartialEq)]
pub enum Player {
    /// Compiled quickly, without optimisation.
    Quick,
    /// Compiled for size, as readers get it.
    Small,
}

impl Player {
    /// The folder that the player is put into.
    pub fn folder(self) -> PathBuf {
        bindgen_folder(match self {
            Player::Quick => "player-quick",
            Player::Small => "player",
        })
    }

    /// The command that compiles it.
    pub fn compile(self) -> Command {
        let mut command = cargo(&["build", "--no-default-features", "--features", "browser", "--target", WASM]);
        // `Quick` leaves out the program for hosts, which `cargo xtask serve` does not show.
        command.args(self.programs().iter().flat_map(|(program, _)| ["--bin", program]));
        if self == Player::Small {
            // The download is an eighth smaller if the standard library is compiled too, optimised for size, and if panics are
            // traps without a message. Both options are still unstable; `RUSTC_BOOTSTRAP` allows them in the stable compiler,
            // as the builds of Firefox and Linux do.
            command.args(["--profile", "player"]).env("CARGO_ENCODED_RUSTFLAGS", flags()).env("RUSTC_BOOTSTRAP", "1");
            command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        }
        command
    }

    /// Writes the scripts and WebAssembly modules that a page loads into the folder `out`, from the compiled programs.
    pub fn bind(self, out: &Path) -> Result<()> {
        let profile = match self {
            Player::Quick => "debug",
            Player::Small => "player",
        };
        for (name, out_name) in self.programs() {
            let compiled = target().join(WASM).join(profile).join(format!("{name}.wasm"));
            let (mut bindgen, is_small) = (Bindgen::new(), self == Player::Small);
            bindgen.input_path(compiled).out_name(out_name).typescript(false).omit_default_module_path(true);
            bindgen.remove_name_section(is_small).remove_producers_section(is_small);
            bindgen.web(true)?.generate(out)?;
            if self == Player::Small {
                let (script, module) = (out.join(format!("{out_name}.js")), out.join(format!("{out_name}_bg.wasm")));
                let (text, code) = names::shorten(&fs::read_to_string(&script)?, &fs::read(&module)?)?;
                fs::write(&script, text)?;
                fs::write(&module, code)?;
            }
        }
        Ok(())
    }

    /// The browser programs: the name of each binary, and the name of the files that are made from it.
    fn programs(self) -> &'static [(&'static str, &'static str)] {
        const ALL: [(&str, &str); 2] = [("web", "player"), ("whole", "whole")];
        match self {
            Player::Quick => &ALL[..1],
            Player::Small => &ALL,
        }
    }
}

/// The folder of that name for the output of wasm-bindgen.
pub fn bindgen_folder(name: &str) -> PathBuf {
    root().join("target/wasm-bindgen").join(name)
}

/// Builds the built-in explainer into `dist/`, or into another folder.
pub fn build(out: Option<PathBuf>) -> Result<()> {
    let out = out.map_or_else(|| Ok(dist()), std::path::absolute)?;
    explainer(&out)
}

/// Where the built-in explainer is built.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the built-in explainer as readers get it.
pub fn explainer(out: &Path) -> Result<()> {
    setup::for_player()?;
    step("Building the player (release, for size)", READ_ABOVE, || {
        run(&mut Player::Small.compile())?;
        Player::Small.bind(&Player::Small.folder())
    })?;
    page("Building the explainer", Path::new(CONTENT), out)
}

/// Builds the explainer again, from the same compiled programs, into another folder, so that the two can be compared.
pub fn explainer_again(out: &Path) -> Result<()> {
    let player = bindgen_folder("player-again");
    Player::Small.bind(&player)?;
    write("Building the explainer once more", Path::new(CONTENT), out, &["--player", &player.to_string_lossy()])
}

/// Builds the page that the wasm tests hydrate. It has no player, since the tests contain the player's code. Its document is
/// written beside it, under a name that the tests know.
pub fn fixture() -> Result<()> {
    let out = Path::new("target/fixture");
    write("Building the page for the tests in a browser", Path::new(CONTENT), &out.join("page"), &["--static"])?;
    let export = ["export", CONTENT, "--to", "document", "--out", "target/fixture/document.json"];
    run(program(&tool().to_string_lossy()).args(export))
}

/// Makes the page of a content folder, with the player that was built for readers.
pub fn page(what: &str, content: &Path, out: &Path) -> Result<()> {
    write(what, content, out, &["--player", &Player::Small.folder().to_string_lossy()])
}

fn write(what: &str, content: &Path, out: &Path, player: &[&str]) -> Result<()> {
    step(what, READ_ABOVE, || {
        run(&mut compile_tool())?;
        // The tool overwrites only a folder that it recognises as a build, and may not recognise one of an earlier version.
        if root().join(out).starts_with(root().join("target")) && out.exists() {
            fs::remove_dir_all(out)?;
        }
        run(program(&tool().to_string_lossy())
            .arg("build")
            .arg(content)
            .args(["--checkout", ".", "--out"])
            .arg(out)
            .args(player))
    })
}

/// The command that compiles the author tool.
pub fn compile_tool() -> Command {
    cargo(&["build", "--bin", "explainer"])
}

/// The author tool.
pub fn tool() -> PathBuf {
    target().join("debug").join(format!("explainer{EXE_SUFFIX}"))
}

/// Cargo's target folder, found from the path of this program, which is in `debug/` there.
pub fn target() -> PathBuf {
    let program = env::current_exe().expect("a running program has a path");
    program.ancestors().nth(2).expect("cargo put this program two folders deep").to_owned()
}

/// Compiler flags for the player as readers get it: panics are traps, and messages hold no paths of this machine.
fn flags() -> String {
    let flags = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zinline-mir=no", "-Zfmt-debug=none"];
    let flags = flags.map(str::to_owned);
    flags.into_iter().chain(neutral_paths()).collect::<Vec<_>>().join("\u{1f}")
}

/// Compiler flags that keep this machine's paths out of messages, so that builds on different machines are the same byte for
/// byte, and reveal nothing of the machine.
pub fn neutral_paths() -> impl Iterator<Item = String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut neutral: Vec<(PathBuf, &str)> = registries.map(|folder| (folder, "")).collect();
    neutral.push((root().to_owned(), ""));
    neutral.push((setup::standard_library(), "/std"));
    neutral.sort();
    neutral.into_iter().map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()))
}

/// The paths of the files that only one of the two lists has, or whose content differs.
pub fn differing<'a>(first: &'a [(String, Vec<u8>)], second: &'a [(String, Vec<u8>)]) -> Vec<&'a str> {
    let only_first = first.iter().filter(|file| !second.contains(file));
    only_first.chain(second.iter().filter(|file| !first.contains(file))).map(|(path, _)| path.as_str()).collect()
}

/// Every file of a built folder, sorted by its path there.
pub fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
                files.push((name, fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?));
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use crate::setup::locked;

    #[test]
    fn wasm_bindgens_library_and_its_runner_of_tests_have_the_version_of_the_wasm_bindgen_crate() {
        for package in ["wasm-bindgen-cli-support", "wasm-bindgen-cli"] {
            assert_eq!(locked(package).unwrap(), locked("wasm-bindgen").unwrap(), "{package}");
        }
    }
}
