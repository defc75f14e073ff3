//! Measures what readers get: how large it is, how fast it answers.

use crate::step::{cargo, run, step};
use crate::{build, root, setup, sizes};
use anyhow::Result;

/// Builds the explainer, prints its sizes and times its page.
pub fn bench() -> Result<()> {
    setup::for_tests()?;
    let dist = build::dist();
    build::explainer(&dist)?;
    println!();
    sizes::print(&dist)?;
    println!();
    if !root().join("benches/page.rs").is_file() {
        return Ok(());
    }
    step("Timing the page in a browser", "What is wrong stands above.", || {
        // The browser is what is timed, not the program that drives it: that need not be optimised.
        run(cargo(&["bench", "--bench", "page", "--profile", "dev"]).env("EXPLAINER_DIST", &dist))
    })
}
