//! Serves an explainer of the checkout for those who work on its content or on the program.
//!
//! The author tool's own server watches content, words and styles. This watches `src/`: it rebuilds player and author tool
//! while the old server runs, and restarts the server once both are ready. When they cannot be built, the compiler's output
//! goes to the terminal and, through a file that the server watches, into the open page.

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

/// An editor writes a file in several steps; events that are no further apart than this count as one change.
const SETTLE: Duration = Duration::from_millis(80);
/// How often to check whether the server still runs.
const CHECK_INTERVAL: Duration = Duration::from_millis(300);

/// The folder that holds a new player until the author tool is built too.
const NEXT: &str = "player-next";

/// Builds and serves, and does so again whenever a source file has changed.
pub fn serve(folder: PathBuf, port: u16, open: bool, release: bool) -> Result<()> {
    // The port is checked before the build, which takes long.
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err_and(|error| error.kind() == ErrorKind::AddrInUse) {
        let other = port.wrapping_add(1);
        bail!("port {port} is busy: another program serves there; choose another, such as `--port {other}`");
    }
    setup::for_player()?;
    let player = if release { Player::Small } else { Player::Quick };
    let project = Project { player, folder, port };
    let (_watcher, changes) = watch()?;
    let Ok(()) = project.build() else {
        bail!("the program cannot be built; what is wrong stands above");
    };
    let mut server = project.start(open)?;
    loop {
        match changes.recv_timeout(CHECK_INTERVAL) {
            Ok(()) => {
                while changes.recv_timeout(SETTLE).is_ok() {}
                if let Err(fault) = project.build() {
                    fs::write(fault_file(), fault)?;
                } else {
                    server.kill()?;
                    server.wait()?;
                    server = project.start(false)?;
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

/// Which player is built, which explainer is served, and at which port.
struct Project {
    player: Player,
    /// The content folder of the explainer.
    folder: PathBuf,
    port: u16,
}

impl Project {
    /// Builds player and author tool, without replacing those in use.
    ///
    /// # Errors
    /// The output of the compiler.
    fn build(&self) -> Result<(), String> {
        compile("Building the player", self.player.compile())?;
        self.player.bind(&build::bindgen_folder(NEXT)).map_err(|error| format!("{error:#}"))?;
        compile("Building the author tool", build::compile_tool())
    }

    /// Moves the new player to where the server reads it, and starts the server of the new author tool.
    fn start(&self, open: bool) -> Result<Child> {
        if fault_file().exists() {
            fs::remove_file(fault_file())?;
        }
        let player = self.player.folder();
        fs::create_dir_all(&player)?;
        let next = build::bindgen_folder(NEXT);
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

/// Runs a compilation as a step.
///
/// # Errors
/// The output of the compiler, without the codes of colours.
fn compile(what: &str, mut command: Command) -> Result<(), String> {
    let mut output = String::new();
    let colour = if io::stderr().is_terminal() { "always" } else { "auto" };
    step(what, "The page stays as it is until it can be built.", || {
        let mut compiler = command.env("CARGO_TERM_COLOR", colour).stderr(Stdio::piped()).spawn()?;
        for line in BufReader::new(compiler.stderr.take().expect("it is piped")).lines() {
            let line = line?;
            eprintln!("{line}");
            output.push_str(&line);
            output.push('\n');
        }
        ensure!(compiler.wait()?.success(), "the compiler found faults");
        Ok(())
    })
    .map_err(|error| {
        eprintln!("\n{error:#}");
        anstream::adapter::strip_str(&output).to_string()
    })
}

/// Sends a message for every change of a source file of player or author tool.
fn watch() -> Result<(notify::RecommendedWatcher, Receiver<()>)> {
    let (signal, changes) = mpsc::channel();
    let sources = ["src", "core/src"].map(|folder| root().join(folder));
    let watched: Vec<PathBuf> = sources.iter().cloned().chain([root().join("Cargo.toml")]).collect();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let concerns = |path: &PathBuf| watched.iter().any(|source| path.starts_with(source));
        // Read events are ignored: the compiler itself reads the sources.
        if event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(concerns)) {
            let _ = signal.send(());
        }
    })?;
    for folder in &sources {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    watcher.watch(root(), RecursiveMode::NonRecursive)?;
    Ok((watcher, changes))
}

/// The file in which the running server looks for the compiler's output.
fn fault_file() -> PathBuf {
    root().join("target/fault.txt")
}
