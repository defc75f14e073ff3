//! Runs the tests in a browser: cargo starts this program with the compiled tests.
//!
//! `webdriver.json` has the browser's arguments. By `--remote-debugging-pipe` the browser ends with its driver; without it, a
//! Chromium without a window would go on, because closing the last tab does not end it.

use anyhow::Context;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

/// The variable that names the file with the capabilities that are asked of the browser.
const CAPABILITIES: &str = "WASM_BINDGEN_TEST_WEBDRIVER_JSON";

/// Chromium without a window, which ChromeDriver does not find by itself. The tests take two thirds of the processor's time in it.
const SHELL: &str = "chromium-headless-shell";

fn main() -> anyhow::Result<()> {
    let path = env::var_os("PATH").unwrap_or_default();
    let shell = env::split_paths(&path).map(|folder| folder.join(SHELL)).find(|file| file.is_file());
    match shell {
        Some(shell) if env::var_os(CAPABILITIES).is_none() => again_with(&shell),
        _ => wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os()),
    }
}

/// Starts this program again, with capabilities that name the browser: an environment variable of a running program cannot be set
/// safely.
fn again_with(shell: &Path) -> anyhow::Result<()> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = fs::read_to_string(root.join("webdriver.json")).context("cannot read webdriver.json")?;
    let mut capabilities: serde_json::Value = serde_json::from_str(&text).context("webdriver.json")?;
    capabilities["goog:chromeOptions"]["binary"] = shell.to_string_lossy().into();
    let file = env::temp_dir().join(format!("explainer-webdriver-{}.json", process::id()));
    fs::write(&file, capabilities.to_string()).with_context(|| format!("cannot write {}", file.display()))?;
    let status = Command::new(env::current_exe()?).args(env::args_os().skip(1)).env(CAPABILITIES, &file).status();
    let _ = fs::remove_file(&file);
    process::exit(status?.code().unwrap_or(1))
}
