//! Measures how fast a map responds depending on its size: explainers of 17, 300 and 1,000 actors, on a phone that is four
//! times slower than this machine, and on a desktop.
//!
//! `cargo xtask bench` writes the big ones as ordinary content folders, builds them, and runs this with their folders in
//! `EXPLAINER_MAPS`. Times are measured in the page: from the click event to the frame that shows its effect.

use serde_json::{Value, json};
use stage::browser::{Browser, with_browser};
use stage::site::Site;
use std::path::PathBuf;

/// How many actors are chosen one after the other, spread over the map.
const CHOICES: usize = 41;

/// A script that runs in the page before its own scripts, and records times in `window.measured`.
const CLOCK: &str = r#"
const measured = (window.measured = {});
const afterPaint = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
});
const drawing = () => [...document.querySelectorAll(".drawing")].find((it) => it.checkVisibility());
const wait = () => {
    if (!drawing()?.querySelector(".actor")) return requestAnimationFrame(wait);
    afterPaint(() => { measured.painted = performance.now(); });
};
requestAnimationFrame(wait);
new MutationObserver((_, observer) => {
    if (document.querySelector("[data-live]")) { measured.live = performance.now(); observer.disconnect(); }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-live"] });
window.choose = async (count) => {
    const actors = [...drawing().querySelectorAll(".actor")];
    drawing().scrollIntoView({ block: "start", behavior: "instant" });
    const times = [];
    for (let index = 0; index < count; index++) {
        const actor = actors[Math.floor((index * actors.length) / count)];
        // A frame of rest in between, as between the presses of a reader.
        await new Promise((rest) => setTimeout(rest, 60));
        const start = performance.now();
        actor.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
        await new Promise(afterPaint);
        if (!document.querySelector(`[data-panel="actor=${actor.dataset.actor}"]`)) throw Error("no details");
        times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b);
};
"#;

fn main() {
    let folders =
        std::env::var("EXPLAINER_MAPS").expect("EXPLAINER_MAPS lists built explainers: run `cargo xtask bench`");
    println!("{CHOICES} actors chosen, from the press to the frame after it.\n");
    println!(
        "{:24}{:>16}{:>12}{:>12}{:>12}{:>12}{:>10}",
        "actors, ties", "view, slower", "painted, ms", "player, ms", "median, ms", "95 %, ms", "heap, MB"
    );
    for view in [PHONE, DESK] {
        for folder in folders.split(',').map(PathBuf::from) {
            let site = Site::of(&folder).compressed();
            let row = with_browser(async |browser| visit(&browser, site, view).await);
            println!("{row}");
        }
    }
}

/// The size of a viewport in CSS px, and how many times slower its processor is than this machine's.
type View = ([u32; 2], u32);

const PHONE: View = ([360, 740], 4);
const DESK: View = ([1280, 800], 1);

async fn visit(browser: &Browser, site: Site, ([width, height], slower): View) -> String {
    let served = site.serve().await;
    browser.size(width, height, slower > 1).await;
    browser.watch(CLOCK).await;
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": slower })).await;
    browser.set_out(&served.url).await;
    browser.until("the map is painted", "window.measured?.painted").await;
    browser.until("the player is up", "window.measured.live").await;
    // Five choices before those that count, so that the first run of the code is not measured.
    browser.ask("window.choose(5)").await;
    let times = browser.ask(&format!("window.choose({CHOICES})")).await;
    let times: Vec<f64> = times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    let of = |share: f64| times.get((times.len() as f64 * share) as usize).copied().unwrap_or(f64::NAN);
    let measured = browser.ask("window.measured").await;
    let size =
        browser.ask("[\".actor\", \".tie\"].map((it) => drawing().querySelectorAll(it).length).join(\", \")").await;
    let heap = browser.tell("Runtime.getHeapUsage", json!({})).await["usedSize"].as_f64().unwrap_or(f64::NAN);
    format!(
        "{:24}{:>15}x{:>12.0}{:>12.0}{:>12.0}{:>12.0}{:>10.1}",
        size.as_str().unwrap_or_default(),
        format!("{width} px, {slower}"),
        measured["painted"].as_f64().unwrap_or(f64::NAN),
        measured["live"].as_f64().unwrap_or(f64::NAN),
        of(0.5),
        of(0.95),
        heap / 1e6
    )
}
