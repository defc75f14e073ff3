//! Runs programs, and prints for each long step what it does and how long it took.

use crate::root;
use anyhow::{Context, Result, anyhow, bail, ensure};
use std::env;
use std::io::BufRead;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The hint of a step whose programs print what is wrong.
pub const READ_ABOVE: &str = "What is wrong stands above.";

/// Does one step of a chore. `hint` says what to do if it fails.
pub fn step<T>(what: &str, hint: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▸ {what} …");
    let start = Instant::now();
    let done = work().map_err(|error| anyhow!("{what} failed: {error:#}\n  {hint}"))?;
    eprintln!("  {what}: {:.1} s", start.elapsed().as_secs_f32());
    Ok(done)
}

/// The folder of the Node that `setup` installs where the system's is too old, below the project's folder.
pub const OWN_NODE: &str = ".tools/node";

/// A command that runs a program in the project's folder. It and the programs that it starts find the Node of `setup` first, if
/// there is one.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    let own_node = root().join(OWN_NODE).join("node_modules/.bin");
    if own_node.is_dir() {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = [own_node].into_iter().chain(env::split_paths(&path));
        // A folder whose name has a colon cannot be on the path; then the system's Node is used.
        if let Ok(path) = env::join_paths(folders) {
            command.env("PATH", path);
        }
    }
    command
}

/// A command of the cargo that runs this program.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = program(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(arguments);
    command
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", command.get_program().display()))?;
    if !status.success() {
        bail!("`{}` ended with {status}", command_line(command));
    }
    Ok(())
}

/// Runs a program to its end, and prints its output then, in one piece: what runs beside it prints as well.
pub fn run_held(command: &mut Command) -> Result<()> {
    let child = command.stdout(Stdio::piped()).spawn();
    let child = child.with_context(|| format!("cannot start `{}`", command.get_program().display()))?;
    let output = child.wait_with_output()?;
    println!("{}", String::from_utf8_lossy(&output.stdout));
    ensure!(output.status.success(), "`{}` ended with {}", command_line(command), output.status);
    Ok(())
}

/// A program's standard output without white space around it, or nothing if the program is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A program's standard output.
///
/// # Errors
/// When the program cannot be started, or when it fails: then the error holds its standard error.
pub fn try_output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {}", command.get_program().display()))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "`{}` ended with {}:\n{errors}", command_line(command), output.status);
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The address (`127.0.0.1:8080`) that the author tool's `serve` prints once it listens. Keep reading from its output as long as it
/// runs, or at least keep the pipe open, since a write into a closed pipe would end it.
///
/// # Errors
/// When it ends without one.
pub fn served_address(output: &mut impl BufRead) -> Result<String> {
    let mut printed = String::new();
    while output.read_line(&mut printed)? > 0 {
        if let Some((address, _)) = printed.split_once("http://").and_then(|(_, rest)| rest.split_once('/')) {
            return Ok(address.to_owned());
        }
    }
    bail!("`serve` prints no address: {printed}");
}

/// The target triple of this machine, such as `x86_64-unknown-linux-gnu`.
pub fn host() -> Option<String> {
    let version = output(program("rustc").arg("-vV"))?;
    Some(version.lines().find_map(|line| line.strip_prefix("host: "))?.to_owned())
}

/// The command line as it would be typed.
fn command_line(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_server_is_read_from_the_line_that_has_it() {
        let mut output = &b"Laying out the map\nthe draft is at http://127.0.0.1:8080/\nand more\n"[..];
        assert_eq!(served_address(&mut output).unwrap(), "127.0.0.1:8080");
        assert_eq!(output, b"and more\n");
        let error = served_address(&mut &b"error: the port is in use\n"[..]).unwrap_err();
        assert!(error.to_string().contains("the port is in use"), "{error}");
    }
}
