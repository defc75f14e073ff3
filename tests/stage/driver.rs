//! The programs between us and the browsers: chromedriver and geckodriver.

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
    /// By DevTools and WebDriver.
    Chromium,
    /// By WebDriver alone.
    Firefox,
}

/// How Chromium is started: no window, no first-run work, no talk with anyone but the page.
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

    /// What a session with it is asked for.
    pub fn wanted(self) -> Capabilities {
        match self {
            Kind::Chromium => {
                let mut wanted = DesiredCapabilities::chrome();
                for flag in FLAGS {
                    wanted.add_arg(flag).expect("it is a string");
                }
                for log in ["browser", "performance"] {
                    wanted.set_logging_prefs(log, LoggingPrefsLogLevel::All).expect("it is a string");
                }
                wanted.into()
            }
            Kind::Firefox => {
                let mut wanted = DesiredCapabilities::firefox();
                let [firefox, _] = FIREFOX.as_ref().expect("Firefox is here");
                wanted.set_firefox_binary(&firefox.to_string_lossy()).expect("it is a string");
                wanted.add_arg("-headless").expect("it is a string");
                wanted.into()
            }
        }
    }
}

/// A driver, and with it its browser. One for each browser, so that nobody waits for another.
pub struct Driver {
    process: Child,
    /// Where it listens.
    pub url: String,
}

impl Driver {
    /// Starts one on a free port.
    pub fn start(kind: Kind) -> Driver {
        // It picks a free port in two steps, and another program may come between.
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
        let mut said = BufReader::new(process.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
        let mut driver = Driver { process, url: String::new() };
        driver.url = said.find_map(|line| {
            let (_, port) = line.split_once(before_port)?;
            Some(format!("http://127.0.0.1:{}", port.trim_end_matches('.')))
        })?;
        // It goes on talking, and would end where nobody listens.
        thread::spawn(move || said.for_each(drop));
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

/// A program that ends, with all that it has started, when its input does: at the latest with us, who may be given no time
/// to end it.
#[cfg(unix)]
fn watched(program: &Path) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("sh");
    // Where the program ends by itself, nothing may hold its output open: whoever reads it would wait for ever.
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
