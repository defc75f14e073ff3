//! Which tests took longest. libtest knows, but tells only where unstable options are allowed; cargo's setting for how test
//! programs are run allows them for these alone, so that nothing is compiled anew for it.

use crate::step::run;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Seconds and names of the tests that have run.
static TIMES: Mutex<Vec<(f32, String)>> = Mutex::new(Vec::new());

/// Runs a `cargo test` without doc tests, and keeps how long each test took.
pub fn run_tests(command: &mut Command) -> Result<()> {
    let Some(runner) = runner() else { return run(command) };
    command.env(runner, "env RUSTC_BOOTSTRAP=1").args(["--", "-Zunstable-options", "--report-time"]);
    let mut tests = command.stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
    for line in BufReader::new(tests.stdout.take().context("cargo says nothing")?).lines() {
        let line = line?;
        println!("{line}");
        if let (Some(time), Ok(mut times)) = (read(&line), TIMES.lock()) {
            times.push(time);
        }
    }
    let status = tests.wait()?;
    if !status.success() {
        bail!("`cargo test` ended with {status}");
    }
    Ok(())
}

/// The tests that took longest, the longest first.
pub fn longest(count: usize) -> Vec<(f32, String)> {
    let mut times = TIMES.lock().map(|times| times.clone()).unwrap_or_default();
    times.sort_by(|a, b| b.0.total_cmp(&a.0));
    times.truncate(count);
    times
}

/// The variable by which cargo is told how to run test programs of this machine; nothing where there is no `env`.
fn runner() -> Option<String> {
    let host = crate::step::host()?;
    cfg!(unix).then(|| format!("CARGO_TARGET_{}_RUNNER", host.to_uppercase().replace('-', "_")))
}

/// How long the test took that a line of libtest's is about: `test name ... ok <1.234s>`.
fn read(line: &str) -> Option<(f32, String)> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let seconds = outcome.split_once('<')?.1.strip_suffix("s>")?;
    Some((seconds.parse().ok()?, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_off_the_lines_of_tests_alone() {
        assert_eq!(read("test quiz::a_step ... ok <1.250s>"), Some((1.25, "quiz::a_step".to_owned())));
        assert_eq!(read("test slow ... FAILED <12.000s>"), Some((12.0, "slow".to_owned())));
        for other in ["test quick ... ok", "test result: ok. 3 passed; finished in 1.00s", "running 3 tests", ""] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
