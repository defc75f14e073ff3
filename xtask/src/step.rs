//! Long steps say what they do, show what their programs say, and tell how long they took.

use crate::root;
use anyhow::{Context, Result, anyhow, bail, ensure};
use std::env;
use std::process::Command;
use std::time::Instant;

/// Does one step of a chore. `way_out` is said when it fails.
pub fn step<T>(what: &str, way_out: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▸ {what} …");
    let start = Instant::now();
    let done = work().map_err(|error| anyhow!("{what} failed: {error:#}\n  {way_out}"))?;
    eprintln!("  {:.1} s", start.elapsed().as_secs_f32());
    Ok(done)
}

/// A program to run in the project's folder.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs this.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = program(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(arguments);
    command
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", command.get_program().display()))?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// What a program prints, or nothing where it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What a program says on standard output.
///
/// # Errors
/// When it cannot be started or fails: then with what it says on standard error.
pub fn said(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {}", command.get_program().display()))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "`{}` ended with {}:\n{errors}", shown(command), output.status);
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What this machine is to Rust, such as `x86_64-unknown-linux-gnu`.
pub fn host() -> Option<String> {
    let said = output(program("rustc").arg("-vV"))?;
    Some(said.lines().find_map(|line| line.strip_prefix("host: "))?.to_owned())
}

/// The command line as one would type it.
fn shown(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
