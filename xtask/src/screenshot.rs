//! Takes the screenshot for the README, so that it can be taken again whenever the design changes.

use crate::build::{self, CONTENT};
use crate::step::{program, run, served_address, step};
use crate::{root, setup};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// The file of the screenshot.
const PICTURE: &str = "docs/screenshot.png";

/// Serves the explainer as readers get it, opens it with a tie and a scenario chosen, so that text, map and card are seen together,
/// and takes the screenshot.
pub fn screenshot() -> Result<()> {
    setup::for_stories()?;
    build::explainer(&build::dist())?;
    step("Taking the picture", "Chromium must be able to start.", || {
        let mut server = program(&build::tool().to_string_lossy());
        server.args(["serve", CONTENT, "--checkout", ".", "--port", "0", "--until-input-ends"]);
        server.arg("--player").arg(build::Player::Small.folder());
        let mut server = server.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut output = BufReader::new(server.stdout.take().context("the server has no output")?);
        let address = served_address(&mut output)?;
        std::thread::spawn(move || output.lines().map_while(Result::ok).for_each(drop));
        let chromium = setup::on_path(&setup::CHROMIUM).context("there is no Chromium")?;
        let taken = run(program(&chromium.to_string_lossy())
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"])
            .args(["--disable-background-networking", "--window-size=1280,860", "--timeout=5000"])
            .arg(format!("--screenshot={}", root().join(PICTURE).display()))
            .arg(format!("http://{address}/#tie=russia-china&scenario=thaw")));
        server.kill()?;
        server.wait()?;
        taken
    })
}
