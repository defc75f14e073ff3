//! Embeds the player in the author tool if that is built with a profile that inherits from `release`. The player has to be
//! built before, by `cargo xtask build`. In debug builds the author tool reads the player from its files instead.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The names under which wasm-bindgen has put each browser program: the player, and the one that draws the whole explainer
/// itself.
const PROGRAMS: [&str; 2] = ["player", "whole"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = |name: &str| PathBuf::from(env::var_os(name).expect("cargo says where it builds"));
    let is_release =
        env::var_os("CARGO_FEATURE_AUTHOR").is_some() && env::var("PROFILE").is_ok_and(|it| it == "release");
    let player =
        is_release.then(|| built_in(&folder("CARGO_MANIFEST_DIR").join("target/wasm-bindgen/player"))).flatten();
    assert!(
        player.is_some() || !is_packed(&folder("OUT_DIR")),
        "there is no player to pack with the program: `cargo xtask release` makes it, and then `dist build` packs the program"
    );
    let player = player.map_or("None".to_owned(), |programs| format!("Some({programs})"));
    let source = format!("const BUILT_IN: Option<[(&str, &[u8]); {}]> = {player};\n", PROGRAMS.len());
    fs::write(folder("OUT_DIR").join("player.rs"), source).expect("cargo's own folder can be written");
}

/// Whether the program is compiled with the profile `dist`, to be packed for others. Cargo tells a build script only which
/// built-in profile that one inherits from; its name is that of the folder under `target`.
fn is_packed(out: &Path) -> bool {
    out.ancestors().nth(3).and_then(Path::file_name).is_some_and(|profile| profile == "dist")
}

/// A Rust expression of the programs' scripts and WebAssembly modules, if all of these files exist.
fn built_in(folder: &Path) -> Option<String> {
    let mut programs = String::new();
    for name in PROGRAMS {
        let [script, module] = [".js", "_bg.wasm"].map(|ending| folder.join([name, ending].concat()));
        for file in [&script, &module] {
            println!("cargo::rerun-if-changed={}", file.display());
        }
        if !script.is_file() || !module.is_file() {
            return None;
        }
        programs.push_str(&format!("(include_str!({script:?}), include_bytes!({module:?})), "));
    }
    Some(format!("[{programs}]"))
}
