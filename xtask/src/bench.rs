//! Measures the built explainer: the sizes of its files, and how fast the page responds.

use crate::step::{READ_ABOVE, cargo, run, step};
use crate::test::STORIES;
use crate::{build, root, setup, sizes, synthetic};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Builds the explainer, prints its sizes and times its page.
pub fn bench() -> Result<()> {
    setup::for_stories()?;
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

/// The command that runs a benchmark in a browser. Its own code is not what is timed, so it is compiled without optimisation.
fn timer(name: &str) -> Command {
    cargo(&["bench", "--package", STORIES, "--bench", name, "--profile", "dev"])
}

/// Sizes of the synthetic maps: numbers of actors and of ties.
const SIZES: [(usize, usize); 2] = [(300, 900), (1000, 3000)];

/// Builds the synthetic explainers; the built folders, that of the built-in explainer first, separated by commas.
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
