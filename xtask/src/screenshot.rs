//! Takes the picture for the README, so that it can be taken again whenever the look changes.

use crate::build::{self, CONTENT};
use crate::step::{program, run, step};
use crate::{root, setup};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;

/// Where the picture goes.
const PICTURE: &str = "docs/screenshot.png";

/// Serves the explainer as readers get it, opens a state that shows what it can do, and takes the picture.
pub fn screenshot() -> Result<()> {
    setup::for_tests()?;
    build::explainer(&build::dist())?;
    step("Taking the picture", "Chromium must be able to start.", || {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut server = program(&build::tool().to_string_lossy());
        server.args(["serve", CONTENT, "--checkout", ".", "--port", &port.to_string(), "--until-input-ends"]);
        server.arg("--player").arg(build::Player::Small.folder());
        let mut server = server.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let said = BufReader::new(server.stdout.take().context("the server says nothing")?);
        // It says where it serves once it does. It must be heard to the end, or it would fail at its next word.
        let mut said = said.lines().map_while(Result::ok);
        said.find(|line| line.contains("127.0.0.1"));
        std::thread::spawn(move || said.for_each(drop));
        let taken = run(program("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"])
            .args(["--disable-background-networking", "--window-size=1280,860", "--timeout=5000"])
            .arg(format!("--screenshot={}", root().join(PICTURE).display()))
            .arg(format!("http://127.0.0.1:{port}/#actor=china&scenario=thaw")));
        server.kill()?;
        server.wait()?;
        taken
    })
}
