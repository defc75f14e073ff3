//! Runs Node programs, which use npm packages as independent readers and validators.

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a program, given by its path below `tests/`, with an input; its output as JSON.
pub(crate) fn node(program: &str, input: &str) -> Value {
    // `setup` installs a newer Node where the system's is too old.
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node/node_modules/.bin/node");
    let mut node = Command::new(if own.is_file() { own.as_path() } else { Path::new("node") })
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(program))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node starts: `cargo xtask setup` installs it");
    node.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "{}\n{input}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
