//! The chores of this project: `cargo xtask serve` shows the built-in explainer, `cargo xtask test` says
//! whether all is well; each installs what it needs.

mod bench;
mod build;
mod names;
mod package;
mod release;
mod screenshot;
mod serve;
mod setup;
mod sizes;
mod step;
mod synthetic;
mod test;
mod timing;
mod trial;
mod wrap;

use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The chores of this project
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Install all that the other chores need
    Setup,
    /// Show an explainer, the built-in one unless another is named, and every change in it at once
    Serve {
        /// Its folder, such as content/sea-otters
        #[arg(value_name = "FOLDER", default_value = build::CONTENT)]
        folder: PathBuf,
        /// Where on this machine to serve
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Open the page in the browser
        #[arg(long)]
        open: bool,
        /// Build the player as readers get it: smaller and faster, but slow to build
        #[arg(long)]
        release: bool,
    },
    /// Build the built-in explainer as readers get it
    Build {
        /// The folder to make, instead of dist/ in the project's folder
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Make the program that authors install, in target/program/, and try it in an empty folder
    Release,
    /// Make the npm and PyPI packages of that program, in target/wrappers/, and try them in an empty folder
    Wrap,
    /// Make the npm package of the element, in target/package/
    Package,
    /// Check everything: format, lints, tests native and in a browser, sizes, readers' journeys
    Test {
        /// Go on after a failed step
        #[arg(long)]
        keep_going: bool,
    },
    /// Walk the readers' journeys through the built explainer, in a browser
    E2e,
    /// Measure the sizes of what readers get, and how fast it answers
    Bench,
    /// Take the picture for the README
    Screenshot,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().chore {
        Chore::Setup => setup::everything(),
        Chore::Serve { folder, port, open, release } => serve::serve(folder, port, open, release),
        Chore::Build { out } => build::build(out),
        Chore::Release => release::release(),
        Chore::Wrap => wrap::wrap(),
        Chore::Package => package::package(),
        Chore::Test { keep_going } => test::test(keep_going),
        Chore::E2e => test::e2e(),
        Chore::Bench => bench::bench(),
        Chore::Screenshot => screenshot::screenshot(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The project's folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package is a folder of the project")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The `cargo xtask` commands in the README's code blocks and tables, without the text that describes them.
    fn documented() -> Vec<String> {
        let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
        let lines =
            readme.lines().filter_map(|line| line.trim_start_matches(['|', ' ', '`']).strip_prefix("cargo xtask"));
        lines.map(|rest| rest.split(['#', '`']).next().unwrap().trim().to_owned()).collect()
    }

    #[test]
    fn every_xtask_command_in_the_readme_exists() {
        let documented = documented();
        for chore in ["serve", "test", "build", "release"] {
            assert!(documented.iter().any(|it| it == chore), "README.md no longer says `cargo xtask {chore}`");
        }
        for chore in documented {
            let words = ["xtask"].into_iter().chain(chore.split_whitespace());
            assert!(Arguments::try_parse_from(words).is_ok(), "`cargo xtask {chore}` is no chore");
        }
    }
}
