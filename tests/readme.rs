//! Runs the commands that the README gives to users, as written and in their order.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The start and the end of the README's section for users.
const FROM: &str = "\n## Use it\n";
const TO: &str = "\n## ";

/// The commands without their comments, and without those that make the program, which is there already.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let part = readme.split_once(FROM).expect("the README says how to use it").1;
    let part = part.split_once(TO).unwrap().0;
    let commands = part.lines().filter_map(|line| line.strip_prefix("    "));
    let commands = commands.map(|line| line.split(" #").next().unwrap().trim().to_owned());
    commands.filter(|line| line != "cargo xtask release" && !line.starts_with("export PATH=")).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the example as in a checkout, and a player that does nothing.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let example = "content/unraveling-alliance";
    fs::create_dir_all(folder.path().join(example)).unwrap();
    for entry in fs::read_dir(root().join(example)).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.path().join(example).join(entry.file_name())).unwrap();
    }
    fs::create_dir(folder.path().join("player")).unwrap();
    fs::write(folder.path().join("player/player.js"), "export default async () => {};").unwrap();
    fs::write(folder.path().join("player/player_bg.wasm"), b"\0asm\x01\0\0\0").unwrap();
    folder
}

/// A command that runs the line in a shell, with the program on `PATH`.
fn shell(folder: &Path, line: &str) -> Command {
    let programs = Path::new(env!("CARGO_BIN_EXE_explainer")).parent().unwrap();
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([programs.to_owned()].into_iter().chain(env::split_paths(&path))).unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-ec", line]).current_dir(folder).env("PATH", path).env("EXPLAINER_PLAYER", folder.join("player"));
    shell
}

/// Runs a `serve` command at a free port until the test ends; whether it prints its address.
fn serves(folder: &Path, line: &str) -> bool {
    let mut server = shell(folder, &format!("exec {line} --port 0 --until-input-ends"));
    let mut server: Child = server.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut output = BufReader::new(server.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    line.contains(" is at http://127.0.0.1:")
}

#[test]
fn the_commands_for_users_work() {
    let folder = folder();
    let commands = commands();
    for command in ["serve", "check", "build", "export", "import"] {
        let is_documented = commands.iter().any(|line| line.starts_with(&format!("explainer {command} ")));
        assert!(is_documented, "the README no longer says `explainer {command}`: {commands:?}");
    }
    for line in commands {
        if line.starts_with("explainer serve ") {
            assert!(serves(folder.path(), &line), "`{line}` serves nothing");
            continue;
        }
        let output = shell(folder.path(), &line).stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "`{line}`: {}", String::from_utf8_lossy(&output.stderr));
    }
    for made in ["public/index.html", "our-example.html", "questions.gift", "quiz.toml"] {
        assert!(folder.path().join(made).is_file(), "{made} was not made");
    }
}
