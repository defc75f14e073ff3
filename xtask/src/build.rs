//! Builds the player, the author tool, and with both the built-in explainer.

use crate::setup::{self, WASM};
use crate::step::{cargo, program, run, step};
use crate::{names, root};
use anyhow::{Context, Result};
use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The built-in explainer.
pub const CONTENT: &str = "content/unraveling-alliance";

const READ_ABOVE: &str = "What is wrong stands above.";

/// How the player is built.
#[derive(Clone, Copy, PartialEq)]
pub enum Player {
    /// Soon.
    Quick,
    /// As readers get it: small.
    Small,
}

impl Player {
    /// The folder that the player is put into.
    pub fn folder(self) -> PathBuf {
        bound(match self {
            Player::Quick => "player-quick",
            Player::Small => "player",
        })
    }

    /// The command that compiles it.
    pub fn compile(self) -> Command {
        let mut command = cargo(&["build", "--no-default-features", "--features", "browser", "--target", WASM]);
        // While one works on it, without the one that only hosts need.
        command.args(self.programs().iter().flat_map(|(program, _)| ["--bin", program]));
        if self == Player::Small {
            // With the standard library compiled along, made for size, and a panic that is a trap and says nothing, the
            // download is an eighth smaller. Both are there, but not stable yet; the compiler is let do it as Firefox
            // and Linux have it do.
            command.args(["--profile", "player"]).env("CARGO_ENCODED_RUSTFLAGS", flags()).env("RUSTC_BOOTSTRAP", "1");
            command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        }
        command
    }

    /// Makes of what was compiled what a page loads, in the folder `out`.
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

    /// The browser programs, and what the files are called that are made of each.
    fn programs(self) -> &'static [(&'static str, &'static str)] {
        const ALL: [(&str, &str); 2] = [("web", "player"), ("whole", "whole")];
        match self {
            Player::Quick => &ALL[..1],
            Player::Small => &ALL,
        }
    }
}

/// Where what wasm-bindgen makes is put.
pub fn bound(name: &str) -> PathBuf {
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

/// Builds it once more from what is compiled, beside, so that the two can be compared.
pub fn explainer_again(out: &Path) -> Result<()> {
    let player = bound("player-again");
    Player::Small.bind(&player)?;
    write("Building the explainer once more", Path::new(CONTENT), out, &["--player", &player.to_string_lossy()])
}

/// Builds the page that the wasm tests make interactive: it has no player, they are it. Beside it is its document, under a
/// name that they know.
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

fn write(what: &str, content: &Path, out: &Path, script: &[&str]) -> Result<()> {
    step(what, READ_ABOVE, || {
        run(&mut compile_tool())?;
        // What an earlier version of the tool has built there, this one may not know for a build's.
        if root().join(out).starts_with(root().join("target")) && out.exists() {
            fs::remove_dir_all(out)?;
        }
        run(program(&tool().to_string_lossy())
            .arg("build")
            .arg(content)
            .args(["--checkout", ".", "--out"])
            .arg(out)
            .args(script))
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

/// Where cargo puts what it builds: this program is in `debug/` there.
pub fn target() -> PathBuf {
    let program = env::current_exe().expect("a running program has a path");
    program.ancestors().nth(2).expect("cargo put this program two folders deep").to_owned()
}

/// Flags for the player as readers get it: panics that are traps, and none of this machine's paths in messages.
fn flags() -> String {
    let flags = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zinline-mir=no", "-Zfmt-debug=none"];
    let flags = flags.map(str::to_owned);
    flags.into_iter().chain(neutral_paths()).collect::<Vec<_>>().join("\u{1f}")
}

/// Flags that keep this machine's paths out of messages, so that what is built comes out the same, byte for byte, wherever
/// that is done, and tells nothing of it.
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

/// The paths of the files that are not in both, or not the same in both.
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
    fn what_binds_the_player_is_of_the_version_that_it_was_written_with() {
        assert_eq!(locked("wasm-bindgen-cli-support").unwrap(), locked("wasm-bindgen").unwrap());
    }
}
