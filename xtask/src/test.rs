//! Runs all checks, in the order in which a fault is found soonest.

use crate::build::{self, Player, dist};
use crate::setup::{self, WASM};
use crate::step::{READ_ABOVE, cargo, run, run_held, step};
use crate::timing::{longest, run_stories, run_tests, unsteady};
use crate::{package, root, sizes};
use anyhow::{Result, bail, ensure};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, available_parallelism};
use std::time::{Duration, Instant};

/// A check: its title, a hint for when it fails, and the function that runs it.
type Check = (&'static str, &'static str, fn() -> Result<()>);

/// Checks that run one after the other.
type Row = &'static [Check];

/// The checks, in groups. The rows of a group run beside each other, since none of them keeps all cores busy all the time. Nothing
/// that the checks of one row write is read by those of another.
const GROUPS: [&[Row]; 5] = [
    &[&[
        ("Setting up", "What is missing stands above.", setup::everything),
        ("Checking the format", "`cargo fmt --all` mends it.", || run(&mut cargo(&["fmt", "--all", "--check"]))),
        ("Linting the bare core", READ_ABOVE, lint_core),
        ("Linting the author tool", READ_ABOVE, lint_native),
        ("Linting the player", READ_ABOVE, lint_wasm),
    ]],
    &[
        &[("Testing natively", READ_ABOVE, test_native)],
        &[
            ("Testing in a browser", READ_ABOVE, test_wasm),
            ("Compiling what readers get", READ_ABOVE, || run(&mut Player::Small.compile())),
        ],
    ],
    &[&[("Building what readers get", READ_ABOVE, || build::explainer(&dist()))]],
    &[
        &[("Holding the size budget", "`cargo xtask bench` shows every file.", || sizes::hold_budget(&dist()))],
        &[
            (
                "Building it again: the same byte for byte",
                "Something that differs from build to build got in.",
                same_again,
            ),
            (PROJECTS, READ_ABOVE, projects),
        ],
    ],
    &[&[("Walking the readers' journeys", READ_ABOVE, journeys), ("Visiting pages of other hosts", READ_ABOVE, hosts)]],
];

/// Cargo's arguments that compile the player.
const PLAYER: [&str; 5] = ["--target", WASM, "--no-default-features", "--features", "browser"];

/// How many seconds the whole suite in the browser may take. This only ends a browser that no longer responds: two cores need
/// little more than a minute if they do nothing else, and a test that waits for something has a limit of its own.
const SUITE_SECONDS: &str = "3600";

/// The package of the core: document, graph and reader.
const CORE: &str = "explainer-core";

/// The package of the tests and measurements in browsers.
pub const STORIES: &str = "stories";

const PROJECTS: &str = "Building projects that use the element's package";

/// What became of a check: its title, whether it failed, and how long it took.
type Outcome = (&'static str, bool, Duration);

/// Runs the checks until one fails, or all of them with `keep_going`, and prints the result of each.
pub fn test(keep_going: bool) -> Result<()> {
    let start = Instant::now();
    let outcomes = run_groups(&GROUPS, keep_going);
    print(&outcomes, start.elapsed());
    if outcomes.iter().any(|(_, failed, _)| *failed) {
        bail!("not everything holds");
    }
    Ok(())
}

/// Runs groups one after the other, and the rows of each beside each other. Once a check has failed none begins, unless with
/// `keep_going`.
fn run_groups(groups: &[&[Row]], keep_going: bool) -> Vec<Outcome> {
    let failed = AtomicBool::new(false);
    let goes_on = || keep_going || !failed.load(Ordering::Relaxed);
    let check = |&(what, hint, check): &Check| {
        let start = Instant::now();
        let outcome = step(what, hint, check);
        if let Err(error) = &outcome {
            eprintln!("\nerror: {error:#}\n");
            failed.store(true, Ordering::Relaxed);
        }
        (what, outcome.is_err(), start.elapsed())
    };
    let run_row = |row: Row| row.iter().take_while(|_| goes_on()).map(check).collect::<Vec<Outcome>>();
    let run_beside = |rows: &[Row]| {
        thread::scope(|scope| {
            let running: Vec<_> = rows.iter().map(|&row| scope.spawn(move || run_row(row))).collect();
            let rows = running.into_iter().map(|row| row.join().unwrap_or_else(|panic| resume_unwind(panic)));
            rows.collect::<Vec<_>>().concat()
        })
    };
    groups.iter().flat_map(|rows| run_beside(rows)).collect()
}

/// Builds the explainer, and runs the tests of it in browsers: the readers' journeys, and pages of other hosts that embed it.
pub fn e2e() -> Result<()> {
    setup::for_stories()?;
    build::explainer(&dist())?;
    step("Walking the readers' journeys", READ_ABOVE, journeys)?;
    step(PROJECTS, READ_ABOVE, projects)?;
    step("Visiting pages of other hosts", READ_ABOVE, hosts)
}

/// Lints the core alone, as the player has it: without the schema of documents.
fn lint_core() -> Result<()> {
    run(&mut cargo(&["clippy", "--package", CORE, "--", "-D", "warnings"]))
}

fn lint_native() -> Result<()> {
    // The runner of tests is three lines, for which seventy more dependencies would be checked.
    run(&mut cargo(&["clippy", "--workspace", "--exclude", "runner", "--all-targets", "--", "-D", "warnings"]))
}

fn lint_wasm() -> Result<()> {
    run(cargo(&["clippy", "--all-targets"]).args(PLAYER).args(["--", "-D", "warnings"]))
}

fn test_native() -> Result<()> {
    // The chores by themselves: tested together, their dependencies would have the features of all, and be compiled again.
    let ours = ["test", "--package", CORE, "--package", "explainer"];
    run_tests(cargo(&ours).args(["--lib", "--bins", "--tests"]))?;
    run_tests(&mut cargo(&["test", "--package", "xtask"]))?;
    run(cargo(&ours).arg("--doc"))
}

fn test_wasm() -> Result<()> {
    run_held(cargo(&["test", "--tests"]).args(PLAYER).env("WASM_BINDGEN_TEST_TIMEOUT", SUITE_SECONDS))
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
    run_stories(|| stories("journeys"))
}

/// The command that runs tests of the built explainer in browsers.
fn stories(name: &str) -> Command {
    let mut stories = cargo(&["test", "--package", STORIES, "--test", name]);
    stories.env("EXPLAINER_DIST", dist()).env("EXPLAINER_TOOL", build::tool());
    // A test waits for its browser a third of its time, in which one more test can run.
    let cores = available_parallelism().map_or(1, NonZero::get);
    stories.env("RUST_TEST_THREADS", (cores + 1).to_string());
    stories
}

fn projects() -> Result<()> {
    package::projects(&dist())
}

fn hosts() -> Result<()> {
    if !setup::has_firefox() {
        eprintln!("  The stories in Firefox are skipped: it or geckodriver is not here; `cargo xtask setup` says why.");
    }
    run_stories(|| stories("hosts"))
}

fn print(outcomes: &[Outcome], total: Duration) {
    let width = outcomes.iter().map(|(what, ..)| what.len()).max().unwrap_or_default();
    println!();
    for (what, failed, time) in outcomes {
        let outcome = if *failed { "FAILED" } else { "ok" };
        println!("  {what:width$}  {:>7.1} s  {outcome}", time.as_secs_f32());
    }
    let left = GROUPS.iter().copied().flatten().map(|row| row.len()).sum::<usize>() - outcomes.len();
    if left > 0 {
        println!("  (and {left} that were not reached; `--keep-going` goes on after a failure)");
    }
    println!("  {:width$}  {:>7.1} s, some of them beside each other", "", total.as_secs_f32());
    for (index, (seconds, name)) in longest(5).iter().enumerate() {
        let what = if index == 0 { "the tests that took longest" } else { "" };
        println!("  {what:width$}  {seconds:>7.1} s  {name}");
    }
    for name in unsteady() {
        println!("  {:width$}  failed at first, and passed alone: {name}", "UNSTEADY");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::step::{host, try_output};
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;
    use std::sync::Barrier;

    #[test]
    fn rows_run_beside_each_other_and_after_a_failure_no_check_begins_unless_told_to_go_on() {
        static BOTH: Barrier = Barrier::new(2);
        fn meet() -> Result<()> {
            BOTH.wait();
            Ok(())
        }
        const GROUPS: [&[Row]; 2] = [
            &[&[("one", "", meet), ("fails", "", || bail!("so")), ("after it", "", || Ok(()))], &[("other", "", meet)]],
            &[&[("last", "", || Ok(()))]],
        ];
        let ran = |keep_going| {
            let outcomes = run_groups(&GROUPS, keep_going);
            outcomes.into_iter().map(|(what, failed, _)| (what, failed)).collect::<Vec<_>>()
        };
        assert_eq!(ran(false), [("one", false), ("fails", true), ("other", false)]);
        let all = [("one", false), ("fails", true), ("after it", false), ("other", false), ("last", false)];
        assert_eq!(ran(true), all);
    }

    /// The features of every package that the author tool depends on, over dependencies of the kinds `edges`.
    fn features(edges: &str) -> BTreeMap<String, BTreeSet<String>> {
        let host = host().unwrap();
        let tree = ["tree", "--locked", "--package", "explainer", "--target", &host, "--edges", edges];
        let lines = try_output(cargo(&tree).args(["--prefix", "none", "--format", "{p}|{f}|"])).unwrap();
        let mut features: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for line in lines.lines() {
            let (package, rest) = line.split_once('|').unwrap();
            let list = rest.split('|').next().unwrap().split(',').filter(|it| !it.is_empty()).map(str::to_owned);
            features.entry(package.to_owned()).or_default().extend(list);
        }
        features
    }

    #[test]
    fn the_author_tool_and_its_tests_are_compiled_with_the_same_features_and_so_once() {
        let (tool, tests) = (features("normal,no-proc-macro"), features("normal,dev,no-proc-macro"));
        for (package, features) in tool {
            let added: Vec<_> = tests[&package].difference(&features).collect();
            assert!(
                added.is_empty(),
                "with {added:?}, which only tests ask for, {package} is compiled twice, and all that is built upon it: \
                 give it to the author tool in Cargo.toml, as `rustix` is given `fs`, or do without it in tests"
            );
        }
    }

    #[test]
    fn the_readme_gives_the_cargo_test_commands_that_are_run() {
        let readme = fs::read_to_string(root().join("README.md")).unwrap();
        let part = readme.split_once("plain cargo works too:\n").expect("the README says how to use plain cargo").1;
        let lines = part.lines().skip(1).map_while(|line| line.strip_prefix("    cargo test"));
        let arguments: Vec<_> = lines.map(|line| line.split(" #").next().unwrap().trim().to_owned()).collect();
        assert_eq!(arguments, [format!("-p {CORE} -p explainer"), PLAYER.join(" ")]);
    }

    /// The names of the tests or benchmarks in a folder: its Rust files, and its folders that have a `main.rs`.
    fn programs(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let is_program = |path: &Path| path.extension().is_some_and(|it| it == "rs") || path.join("main.rs").is_file();
        entries.filter(|path| is_program(path)).map(|path| path.file_stem().unwrap().display().to_string()).collect()
    }

    #[test]
    fn every_file_of_tests_and_benches_is_run() {
        let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
        let (listed, native) = ([read("Cargo.toml"), read("tests/Cargo.toml")].concat(), read("tests/native.rs"));
        for (folder, kind) in [("tests", "test"), ("benches", "bench")] {
            for name in programs(&root().join(folder)) {
                let is_listed = listed.contains(&format!("[[{kind}]]\nname = \"{name}\"\n"));
                let is_native = kind == "test" && native.contains(&format!("\nmod {name};\n"));
                assert!(
                    is_listed || is_native,
                    "no Cargo.toml lists {folder}/{name}, nor does native.rs: it is never run"
                );
            }
        }
    }
}
