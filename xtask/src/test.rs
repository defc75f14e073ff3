//! Everything that must hold, in the order in which a fault shows soonest.

use crate::build::{self, dist};
use crate::setup::{self, WASM};
use crate::step::{cargo, run, step};
use crate::timing::{longest, run_tests};
use crate::{package, root, sizes};
use anyhow::{Result, bail, ensure};
use std::time::{Duration, Instant};

/// What a test step checks, what to do when it fails, and how it checks.
type Check = (&'static str, &'static str, fn() -> Result<()>);

const CHECKS: [Check; 13] = [
    ("Setting up", "What is missing stands above.", setup::everything),
    ("Checking the format", "`cargo fmt --all` mends it.", || run(&mut cargo(&["fmt", "--all", "--check"]))),
    ("Linting the bare core", READ_ABOVE, lint_core),
    ("Linting the author tool", READ_ABOVE, lint_native),
    ("Linting the player", READ_ABOVE, lint_wasm),
    ("Testing natively", READ_ABOVE, test_native),
    ("Testing in a browser", READ_ABOVE, test_wasm),
    ("Building what readers get", READ_ABOVE, || build::explainer(&dist())),
    ("Building it again: the same byte for byte", "Something that differs from build to build got in.", same_again),
    ("Holding the size budget", "`cargo xtask bench` shows every file.", || sizes::hold_budget(&dist())),
    ("Walking the readers' journeys", READ_ABOVE, journeys),
    (PROJECTS, READ_ABOVE, projects),
    ("Visiting pages of other hosts", READ_ABOVE, hosts),
];

/// How many seconds the whole suite in the browser may take. It only ends a browser that has stopped answering: an idle
/// machine of two cores needs a tenth of it, and a test that waits for something has a limit of its own.
const SUITE_SECONDS: &str = "1200";

const READ_ABOVE: &str = "What is wrong stands above.";

const PROJECTS: &str = "Building projects that use the element's package";

/// Runs every check until one fails, or all of them; at the end tells what came of each.
pub fn test(keep_going: bool) -> Result<()> {
    let mut outcomes = Vec::new();
    for (what, way_out, check) in CHECKS {
        let start = Instant::now();
        let outcome = step(what, way_out, check);
        let failed = outcome.is_err();
        if let Err(error) = outcome {
            eprintln!("\nerror: {error:#}\n");
        }
        outcomes.push((what, failed, start.elapsed()));
        if failed && !keep_going {
            break;
        }
    }
    print(&outcomes);
    if outcomes.iter().any(|(_, failed, _)| *failed) {
        bail!("not everything holds");
    }
    Ok(())
}

/// Builds the explainer, walks the readers' journeys through it, and visits it on pages of other hosts.
pub fn e2e() -> Result<()> {
    setup::for_tests()?;
    build::explainer(&dist())?;
    step("Walking the readers' journeys", READ_ABOVE, journeys)?;
    step(PROJECTS, READ_ABOVE, projects)?;
    step("Visiting pages of other hosts", READ_ABOVE, hosts)
}

/// The document, the graph and the reader, with neither a browser nor the author tool: what others build upon.
fn lint_core() -> Result<()> {
    run(&mut cargo(&["clippy", "--lib", "--no-default-features", "--", "-D", "warnings"]))
}

fn lint_native() -> Result<()> {
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn lint_wasm() -> Result<()> {
    let player = ["--target", WASM, "--no-default-features", "--features", "browser"];
    run(cargo(&["clippy", "--all-targets"]).args(player).args(["--", "-D", "warnings"]))
}

fn test_native() -> Result<()> {
    run_tests(&mut cargo(&["test", "--workspace", "--lib", "--bins", "--tests"]))?;
    run(&mut cargo(&["test", "--workspace", "--doc"]))
}

fn test_wasm() -> Result<()> {
    let player = ["--target", WASM, "--no-default-features", "--features", "browser"];
    run(cargo(&["test", "--tests"]).args(player).env("WASM_BINDGEN_TEST_TIMEOUT", SUITE_SECONDS))
}

fn same_again() -> Result<()> {
    let again = root().join("target/dist-again");
    build::explainer_again(&again)?;
    let (first, second) = (build::files(&dist())?, build::files(&again)?);
    let differing = build::differing(&first, &second);
    ensure!(differing.is_empty(), "these files differ: {}", differing.join(", "));
    Ok(())
}

fn journeys() -> Result<()> {
    run_tests(cargo(&["test", "--test", "journeys"]).env("EXPLAINER_DIST", dist()))
}

fn projects() -> Result<()> {
    package::projects(&dist())
}

fn hosts() -> Result<()> {
    if !setup::has_firefox() {
        eprintln!("  The stories in Firefox are skipped: it or geckodriver is not here; `cargo xtask setup` says why.");
    }
    run_tests(cargo(&["test", "--test", "hosts"]).env("EXPLAINER_DIST", dist()))
}

fn print(outcomes: &[(&str, bool, Duration)]) {
    let width = outcomes.iter().map(|(what, ..)| what.len()).max().unwrap_or_default();
    println!();
    for (what, failed, time) in outcomes {
        let outcome = if *failed { "FAILED" } else { "ok" };
        println!("  {what:width$}  {:>7.1} s  {outcome}", time.as_secs_f32());
    }
    let left = CHECKS.len() - outcomes.len();
    if left > 0 {
        println!("  (and {left} that were not reached; `--keep-going` goes on after a failure)");
    }
    let total: Duration = outcomes.iter().map(|(.., time)| *time).sum();
    println!("  {:width$}  {:>7.1} s", "", total.as_secs_f32());
    for (place, (seconds, name)) in longest(5).iter().enumerate() {
        let what = if place == 0 { "the tests that took longest" } else { "" };
        println!("  {what:width$}  {seconds:>7.1} s  {name}");
    }
}
