//! What the browser tests in `journeys` and `hosts` share: a web server, a browser, and a reader who uses it.

pub mod browser;
mod driver;
pub mod reader;
pub mod site;

use std::env;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// How long a test waits for something before it fails: longer than anything takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// The folder of the whole project.
pub fn checkout() -> &'static Path {
    tests().parent().expect("the tests are a folder of the project")
}

/// The folder with the tests, and the packages from npm that they use.
pub fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The author tool that `cargo xtask` has built, named by `EXPLAINER_TOOL`, run in the project's folder.
pub fn author_tool() -> Command {
    let program = env::var_os("EXPLAINER_TOOL").expect("EXPLAINER_TOOL is the author tool: run `cargo xtask e2e`");
    let mut tool = Command::new(program);
    tool.current_dir(checkout());
    tool
}
