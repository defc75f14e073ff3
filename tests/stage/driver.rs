//! The WebDriver servers of the browsers: chromedriver and geckodriver.

use super::checkout;
use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::thread;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Driven over DevTools and WebDriver.
    Chromium,
    /// Driven over WebDriver alone.
    Firefox,
}

/// Chromium's command line: no window, no first-run work, no requests of the browser's own.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Where Firefox and its driver are, if both are there.
static FIREFOX: LazyLock<Option<[PathBuf; 2]>> = LazyLock::new(|| {
    let own = checkout().join(".tools/bin/geckodriver");
    let driver = Some(own).filter(|it| it.is_file()).or_else(|| on_path("geckodriver"))?;
    Some([on_path("firefox-esr").or_else(|| on_path("firefox"))?, driver])
});

impl Kind {
    /// The browsers that are here: Chromium, and Firefox where it and its driver are installed; where they are not, `xtask`
    /// says so.
    pub fn here() -> Vec<Kind> {
        let firefox = FIREFOX.is_some().then_some(Kind::Firefox);
        [Some(Kind::Chromium), firefox].into_iter().flatten().collect()
    }

    /// The capabilities with which a session is requested.
    pub fn capabilities(self) -> Capabilities {
        match self {
            Kind::Chromium => {
                let mut capabilities = DesiredCapabilities::chrome();
                // ChromeDriver finds any other Chromium by itself.
                if let Some(shell) = on_path("chromium-headless-shell") {
                    capabilities.set_binary(&shell.to_string_lossy()).expect("it is a string");
                }
                for flag in FLAGS {
                    capabilities.add_arg(flag).expect("it is a string");
                }
                for log in ["browser", "performance"] {
                    capabilities.set_logging_prefs(log, LoggingPrefsLogLevel::All).expect("it is a string");
                }
                capabilities.into()
            }
            Kind::Firefox => {
                let mut capabilities = DesiredCapabilities::firefox();
                let [firefox, _] = FIREFOX.as_ref().expect("Firefox is here");
                capabilities.set_firefox_binary(&firefox.to_string_lossy()).expect("it is a string");
                capabilities.add_arg("-headless").expect("it is a string");
                capabilities.into()
            }
        }
    }
}

/// A running WebDriver server and its browser. Each browser has a server of its own, so that no test waits for another's
/// commands.
pub struct Driver {
    process: Child,
    /// The address at which the server listens.
    pub url: String,
}

impl Driver {
    /// Starts one on a free port.
    pub fn start(kind: Kind) -> Driver {
        // The driver looks for a free port and then binds it; another program may bind it in between.
        (0..5).find_map(|_| Driver::try_start(kind)).expect("the driver says on which port it listens")
    }

    fn try_start(kind: Kind) -> Option<Driver> {
        let (program, before_port) = match kind {
            Kind::Chromium => (Path::new("chromedriver"), "started successfully on port "),
            Kind::Firefox => (FIREFOX.as_ref().expect("Firefox is here")[1].as_path(), "Listening on 127.0.0.1:"),
        };
        let mut process = watched(program)
            .arg("--port=0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the driver starts: `cargo xtask setup` installs it");
        let mut output = BufReader::new(process.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
        let mut driver = Driver { process, url: String::new() };
        driver.url = output.find_map(|line| {
            let (_, port) = line.split_once(before_port)?;
            Some(format!("http://127.0.0.1:{}", port.trim_end_matches('.')))
        })?;
        // The driver goes on writing, and would end by a broken pipe if its output were no longer read.
        thread::spawn(move || output.for_each(drop));
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        if cfg!(not(unix)) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// A command whose process group is killed when its standard input closes. That happens at the latest when the test process
/// ends, even if it is killed and cannot end the driver itself.
#[cfg(unix)]
fn watched(program: &Path) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("sh");
    // When the program ends by itself, the shell and `cat` end too: they hold its output open, and its reader would wait.
    command
        .args(["-c", "{ \"$@\"; kill -KILL 0; } & cat > /dev/null; kill -KILL 0", "sh"])
        .arg(program)
        .process_group(0);
    command
}

#[cfg(not(unix))]
fn watched(program: &Path) -> Command {
    Command::new(program)
}

fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}
