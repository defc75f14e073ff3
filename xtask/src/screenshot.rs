//! Takes the screenshot for the README, so that it can be taken again whenever the design changes.

use crate::build::{self, CONTENT};
use crate::step::{program, run, step};
use crate::{root, setup};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;

/// The file of the screenshot.
const PICTURE: &str = "docs/screenshot.png";

/// Serves the explainer as readers get it, opens it with a tie and a scenario chosen, so that text, map and card are seen together,
/// and takes the screenshot.
pub fn screenshot() -> Result<()> {
    setup::for_stories()?;
    build::explainer(&build::dist())?;
    step("Taking the picture", "Chromium must be able to start.", || {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut server = program(&build::tool().to_string_lossy());
        server.args(["serve", CONTENT, "--checkout", ".", "--port", &port.to_string(), "--until-input-ends"]);
        server.arg("--player").arg(build::Player::Small.folder());
        let mut server = server.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let output = BufReader::new(server.stdout.take().context("the server has no output")?);
        // The server prints its address once it listens. Its output is read to the end, since a closed pipe would end it.
        let mut lines = output.lines().map_while(Result::ok);
        lines.find(|line| line.contains("127.0.0.1"));
        std::thread::spawn(move || lines.for_each(drop));
        let taken = run(program("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"])
            .args(["--disable-background-networking", "--window-size=1280,860", "--timeout=5000"])
            .arg(format!("--screenshot={}", root().join(PICTURE).display()))
            .arg(format!("http://127.0.0.1:{port}/#tie=russia-china&scenario=thaw")));
        server.kill()?;
        server.wait()?;
        taken
    })
}
