//! Shows an explainer of the checkout while one works on it, or on the program.
//!
//! The author tool's own server sees to content, words and styles. This sees to `src/`: it builds player and
//! tool anew behind the running server, which stays up until both are ready. When they cannot be built, the
//! compiler's words go to the terminal and, through a file that the server watches, into the open page.

use crate::build::{self, Player};
use crate::step::{program, step};
use crate::{root, setup};
use anyhow::{Context, Result, bail, ensure};
use notify::{RecursiveMode, Watcher};
use std::fs;
use std::io::{self, BufRead, BufReader, ErrorKind, IsTerminal};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// An editor writes a file in several steps; they count as one change when no longer apart than this.
const SETTLE: Duration = Duration::from_millis(80);
/// How often to look whether the server still runs.
const LOOK: Duration = Duration::from_millis(300);

/// Where a new player waits until the tool is ready too.
const NEXT: &str = "player-next";

/// Builds, serves, and does it again whenever a source has changed.
pub fn serve(folder: PathBuf, port: u16, open: bool, release: bool) -> Result<()> {
    // Better said now than after the build.
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err_and(|error| error.kind() == ErrorKind::AddrInUse) {
        let other = port.wrapping_add(1);
        bail!("port {port} is busy: another program serves there; choose another, such as `--port {other}`");
    }
    setup::for_player()?;
    let player = if release { Player::Small } else { Player::Quick };
    let workshop = Workshop { player, folder, port };
    let (_watcher, changes) = watch()?;
    let Ok(()) = workshop.build() else {
        bail!("the program cannot be built; what is wrong stands above");
    };
    let mut server = workshop.start(open)?;
    loop {
        match changes.recv_timeout(LOOK) {
            Ok(()) => {
                while changes.recv_timeout(SETTLE).is_ok() {}
                if let Err(fault) = workshop.build() {
                    fs::write(fault_file(), fault)?;
                } else {
                    server.kill()?;
                    server.wait()?;
                    server = workshop.start(false)?;
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                if let Some(status) = server.try_wait()? {
                    bail!("the server ended with {status}");
                }
            }
            Err(RecvTimeoutError::Disconnected) => bail!("the sources can no longer be watched"),
        }
    }
}

/// What is built, and where it is served.
struct Workshop {
    player: Player,
    /// The explainer that is shown.
    folder: PathBuf,
    port: u16,
}

impl Workshop {
    /// Builds player and tool, leaving those in use as they are. A fault is what the compiler said of it.
    fn build(&self) -> Result<(), String> {
        compile("Building the player", self.player.compile())?;
        self.player.bind(&build::bound(NEXT)).map_err(|error| format!("{error:#}"))?;
        compile("Building the author tool", build::compile_tool())
    }

    /// Puts the new player in place and starts the new tool's server.
    fn start(&self, open: bool) -> Result<Child> {
        if fault_file().exists() {
            fs::remove_file(fault_file())?;
        }
        let player = self.player.folder();
        fs::create_dir_all(&player)?;
        let next = build::bound(NEXT);
        for (name, _) in build::files(&next)? {
            fs::rename(next.join(&name), player.join(&name)).with_context(|| format!("cannot move {name}"))?;
        }
        let mut command = program(&build::tool().to_string_lossy());
        command.arg("serve").arg(&self.folder).args(["--checkout", ".", "--until-input-ends"]);
        command.args(["--port", &self.port.to_string()]);
        command.arg("--player").arg(player).arg("--fault-file").arg(fault_file());
        if open {
            command.arg("--open");
        }
        command.stdin(Stdio::piped()).spawn().context("cannot start the author tool")
    }
}

/// Runs a compilation as a step, and keeps what it says.
fn compile(what: &str, mut command: Command) -> Result<(), String> {
    let mut said = String::new();
    let colour = if io::stderr().is_terminal() { "always" } else { "auto" };
    step(what, "The page stays as it is until it can be built.", || {
        let mut compiler = command.env("CARGO_TERM_COLOR", colour).stderr(Stdio::piped()).spawn()?;
        for line in BufReader::new(compiler.stderr.take().expect("it is piped")).lines() {
            let line = line?;
            eprintln!("{line}");
            said.push_str(&line);
            said.push('\n');
        }
        ensure!(compiler.wait()?.success(), "the compiler found faults");
        Ok(())
    })
    .map_err(|error| {
        eprintln!("\n{error:#}");
        anstream::adapter::strip_str(&said).to_string()
    })
}

/// Tells of every change in what player and tool are built from.
fn watch() -> Result<(notify::RecommendedWatcher, Receiver<()>)> {
    let (signal, changes) = mpsc::channel();
    let (sources, manifest) = (root().join("src"), root().join("Cargo.toml"));
    let watched = [sources.clone(), manifest];
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let concerns = |path: &PathBuf| watched.iter().any(|source| path.starts_with(source));
        // The compiler reads the sources, so that reading must not count.
        if event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(concerns)) {
            let _ = signal.send(());
        }
    })?;
    watcher.watch(&sources, RecursiveMode::Recursive)?;
    watcher.watch(root(), RecursiveMode::NonRecursive)?;
    Ok((watcher, changes))
}

/// Where the running server looks for what is wrong with the program.
fn fault_file() -> PathBuf {
    root().join("target/fault.txt")
}
