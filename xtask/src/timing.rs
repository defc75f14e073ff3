//! Runs tests, and records which took longest and which failed. libtest reports times only by an unstable option, which
//! `RUSTC_BOOTSTRAP` allows. Cargo's `runner` setting gives that variable to the test programs alone, since for the compiler it
//! would compile everything again.

use crate::step::run;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Seconds and names of the tests that have run.
static TIMES: Mutex<Vec<(f32, String)>> = Mutex::new(Vec::new());

/// The names of the browser tests that failed among others and passed alone.
static UNSTEADY: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// How many failed tests are run again. More failures than these are not due to a busy machine.
const MOST_AGAIN: usize = 3;

/// Runs a `cargo test` without doc tests, and records how long each test took.
pub fn run_tests(command: &mut Command) -> Result<()> {
    match attempt(command, &[])? {
        failed if failed.is_empty() => Ok(()),
        failed => bail!("{} tests failed: {}", failed.len(), failed.join(", ")),
    }
}

/// The same for tests in browsers. Up to three that fail are run again, one after the other, since several browsers on a busy
/// machine may keep one of them from painting for minutes. [`unsteady`] lists those that passed only then.
pub fn run_stories(command: impl Fn() -> Command) -> Result<()> {
    let failed = attempt(&mut command(), &[])?;
    if failed.is_empty() {
        return Ok(());
    }
    if failed.len() > MOST_AGAIN {
        bail!("{} stories failed: {}", failed.len(), failed.join(", "));
    }
    eprintln!("\n  Once more, one after the other: {}\n", failed.join(", "));
    let names = failed.iter().map(String::as_str);
    let again = attempt(&mut command(), &["--exact", "--test-threads=1"].into_iter().chain(names).collect::<Vec<_>>())?;
    if !again.is_empty() {
        bail!("these stories failed twice: {}", again.join(", "));
    }
    if let Ok(mut unsteady) = UNSTEADY.lock() {
        unsteady.extend(failed);
    }
    Ok(())
}

/// Runs a `cargo test` without doc tests; the names of the tests that failed.
///
/// # Errors
/// When cargo cannot be started, or ends with an error though no test failed, or when a test program ended before all of its tests
/// had run: those that did not run are not among the failed ones.
fn attempt(command: &mut Command, arguments: &[&str]) -> Result<Vec<String>> {
    command.arg("--").args(arguments);
    match runner() {
        Some(runner) => command.env(runner, "env RUSTC_BOOTSTRAP=1").args(["-Zunstable-options", "--report-time"]),
        None => return run(command).map(|()| Vec::new()),
    };
    let mut tests = command.stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
    let mut failed = Vec::new();
    let mut is_running = false;
    for line in BufReader::new(tests.stdout.take().context("cargo says nothing")?).lines() {
        let line = line?;
        println!("{line}");
        is_running = !line.starts_with("test result: ") && (is_running || line.starts_with("running "));
        let Some(test) = read(&line) else { continue };
        if test.failed {
            failed.push(test.name.clone());
        }
        if let Ok(mut times) = TIMES.lock() {
            times.push((test.seconds, test.name));
        }
    }
    let status = tests.wait()?;
    if !status.success() && (failed.is_empty() || is_running) {
        bail!("`cargo test` ended with {status}");
    }
    Ok(failed)
}

/// The names of the browser tests that failed among others and passed alone.
pub fn unsteady() -> Vec<String> {
    UNSTEADY.lock().map(|unsteady| unsteady.clone()).unwrap_or_default()
}

/// Seconds and names of the tests that took longest, the longest first.
pub fn longest(count: usize) -> Vec<(f32, String)> {
    let mut times = TIMES.lock().map(|times| times.clone()).unwrap_or_default();
    times.sort_by(|a, b| b.0.total_cmp(&a.0));
    times.truncate(count);
    times
}

/// The environment variable of cargo's `runner` setting for this machine's target; nothing where there is no program `env`.
fn runner() -> Option<String> {
    let host = crate::step::host()?;
    cfg!(unix).then(|| format!("CARGO_TARGET_{}_RUNNER", host.to_uppercase().replace('-', "_")))
}

/// A test's result in a line of libtest's output.
#[derive(Debug, PartialEq)]
struct Test {
    name: String,
    seconds: f32,
    failed: bool,
}

/// Reads `test name ... ok <1.234s>`.
fn read(line: &str) -> Option<Test> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let (outcome, seconds) = outcome.split_once(" <")?;
    let seconds = seconds.strip_suffix("s>")?.parse().ok()?;
    Some(Test { name: name.to_owned(), seconds, failed: outcome == "FAILED" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_times_and_failures_are_read_only_from_lines_about_a_test() {
        let test = |name: &str, seconds, failed| Some(Test { name: name.to_owned(), seconds, failed });
        assert_eq!(read("test quiz::a_step ... ok <1.250s>"), test("quiz::a_step", 1.25, false));
        assert_eq!(read("test slow ... FAILED <12.000s>"), test("slow", 12.0, true));
        for other in ["test quick ... ok", "test result: ok. 3 passed; finished in 1.00s", "running 3 tests", ""] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    /// A command that prints lines of libtest: `first` if it runs all tests, `alone` if tests are named.
    #[cfg(unix)]
    fn printing(first: &str, alone: &str) -> Command {
        let mut command = Command::new("sh");
        let script = format!(
            "case \"$*\" in *--exact*) out='{alone}';; *) out='{first}';; esac; echo \"$out\"; ! echo \"$out\" | grep -q FAILED"
        );
        command.args(["-c", &script, "sh"]);
        command
    }

    #[test]
    #[cfg(unix)]
    fn a_test_program_that_ends_before_all_of_its_tests_have_run_is_no_success() {
        let killed = "running 2 tests\ntest one::story ... FAILED <1.000s>";
        let error = attempt(&mut printing(killed, ""), &[]).unwrap_err();
        assert!(error.to_string().starts_with("`cargo test` ended with"), "{error}");
        let ended = format!("{killed}\ntest result: FAILED. 1 passed; 1 failed; finished in 1.00s");
        assert_eq!(attempt(&mut printing(&ended, ""), &[]).unwrap(), ["one::story"]);
    }

    #[test]
    #[cfg(unix)]
    fn a_story_that_failed_among_others_has_a_second_attempt_alone_and_is_named() {
        let (passed, failed) = ("test unsteady::story ... ok <1.000s>", "test unsteady::story ... FAILED <1.000s>");
        run_stories(|| printing(failed, passed)).unwrap();
        assert_eq!(unsteady(), ["unsteady::story"]);
        let twice = run_stories(|| printing(failed, failed)).unwrap_err();
        assert_eq!(twice.to_string(), "these stories failed twice: unsteady::story");
        let many: Vec<_> = (0..4).map(|number| format!("test story{number} ... FAILED <1.000s>")).collect();
        let many = run_stories(|| printing(&many.join("\n"), passed)).unwrap_err();
        assert_eq!(many.to_string(), "4 stories failed: story0, story1, story2, story3");
        assert_eq!(unsteady(), ["unsteady::story"]);
    }
}
