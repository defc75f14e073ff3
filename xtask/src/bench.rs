//! Measures what readers get: how large it is, how fast it answers.

use crate::step::{cargo, run, step};
use crate::test::STORIES;
use crate::{build, root, setup, sizes, synthetic};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Builds the explainer, prints its sizes and times its page.
pub fn bench() -> Result<()> {
    setup::for_tests()?;
    let dist = build::dist();
    build::explainer(&dist)?;
    println!();
    sizes::print(&dist)?;
    println!();
    step("Timing the page in a browser", READ_ABOVE, || run(timer("page").env("EXPLAINER_DIST", &dist)))?;
    step("Timing pages that embed it", READ_ABOVE, || run(timer("host").env("EXPLAINER_DIST", &dist)))?;
    let maps = maps(dist)?;
    step("Timing maps of several sizes in a browser", READ_ABOVE, || run(timer("map").env("EXPLAINER_MAPS", maps)))?;
    step("Measuring layouts", READ_ABOVE, || run(&mut cargo(&["bench", "--bench", "layout"])))
}

/// The program that times something in a browser. The browser is what is timed: what drives it need not be optimised.
fn timer(name: &str) -> Command {
    cargo(&["bench", "--package", STORIES, "--bench", name, "--profile", "dev"])
}

const READ_ABOVE: &str = "What is wrong stands above.";

/// Sizes of the maps that nobody would write: actors and ties.
const SIZES: [(usize, usize); 2] = [(300, 900), (1000, 3000)];

/// Builds the big explainers; the folders of all, separated by commas.
fn maps(dist: PathBuf) -> Result<String> {
    let mut folders = vec![dist];
    for (actors, ties) in SIZES {
        let content = root().join(format!("target/synthetic/of-{actors}"));
        synthetic::write(&content, actors, ties)?;
        let out = content.with_extension("built");
        build::page(&format!("Building an explainer of {actors} actors and {ties} ties"), &content, &out)?;
        folders.push(out);
    }
    Ok(folders.iter().map(|folder| folder.to_string_lossy()).collect::<Vec<_>>().join(","))
}
