//! Measures how fast the built explainer responds on a phone, compared with the same page without the player.
//!
//! `cargo xtask bench` builds the explainer and runs this. Each round opens both pages in a fresh tab with nothing cached, and
//! taps an actor as soon as the map is painted; once the player runs, it taps more actors, scenarios and answers. Without the
//! player the static page responds. Times are measured in the page, so that they do not include the commands to the browser.

mod phone;

use phone::median;
use serde_json::{Value, json};
use stage::browser::{Browser, with_browser};
use stage::site::Site;

const ROUNDS: usize = 5;

/// The measurements: the label of each, its name in `window.measured`, and its number of decimals.
const MEASURES: [(&str, &str, usize); 13] = [
    ("first contentful paint, ms", "painted", 0),
    ("an actor can be pressed, ms", "ready", 0),
    ("the first tap is answered, ms", "answered", 0),
    ("the player is up, ms", "live", 0),
    ("an actor, from tap to frame, median, ms", "actor.median", 0),
    ("… 95 %, ms", "actor.most", 0),
    ("a scenario, median, ms", "scenario.median", 0),
    ("… 95 %, ms", "scenario.most", 0),
    ("an answer, median, ms", "answer.median", 0),
    ("… 95 %, ms", "answer.most", 0),
    ("longest task, ms", "longest", 0),
    ("layout shift", "shift", 3),
    ("elements at load", "elements", 0),
];

/// The elements that are tapped once the player runs, by kind. The answers are of questions that work without the player too.
const TAPS: [(&str, &[&str]); 3] = [
    (
        "actor",
        &[
            ".map .actor[data-actor=china]",
            ".map .actor[data-actor=united-states]",
            ".map .actor[data-actor=iran]",
            ".map .actor[data-actor=russia]",
            ".map .actor[data-actor=syria]",
            ".map .actor[data-actor=venezuela]",
        ],
    ),
    (
        "scenario",
        &[".chip[data-chip=thaw]", ".chip[data-chip=deal]", ".chip[data-chip=wedge]", ".chip[data-chip=thaw]"],
    ),
    (
        "answer",
        &[
            ".quiz [data-question=unlimited] [data-option=limits]",
            ".quiz [data-question=machtpolitik] [data-option=practice]",
            ".quiz [data-question=agreement] [data-option=possible]",
            ".quiz [data-question=risk] [data-option=clash]",
        ],
    ),
];

/// A script that runs in the page before its own scripts, and records times in `window.measured`.
const CLOCK: &str = r#"
const measured = (window.measured = { longest: 0, shift: 0, taps: [] });
const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
observe("paint", (it) => { if (it.name === "first-contentful-paint") measured.painted = it.startTime; });
observe("longtask", (it) => { measured.longest = Math.max(measured.longest, it.duration); });
observe("layout-shift", (it) => { if (!it.hadRecentInput) measured.shift += it.value; });
document.addEventListener("DOMContentLoaded", () => { measured.elements = document.querySelectorAll("*").length; });
new MutationObserver(() => {
    if (measured.live === undefined && document.querySelector("[data-live]")) measured.live = performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-live"] });
const afterPaint = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
});
// As a reader would: scroll to it, below the bar and above a card, and aim.
window.aim = (selector) => {
    const e = [...document.querySelectorAll(selector)].find((it) => it.checkVisibility());
    if (!e) return null;
    e.scrollIntoView({ block: "start", behavior: "instant" });
    scrollBy({ top: -140, behavior: "instant" });
    const box = (e.querySelector(".mark") ?? e).getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
};
const wait = () => {
    const point = measured.painted === undefined ? null : aim(".map .actor[data-actor=russia]");
    if (!point) return requestAnimationFrame(wait);
    afterPaint(() => { measured.ready = performance.now(); measured.point = point; });
};
requestAnimationFrame(wait);
const look = () => {
    if (!document.querySelector('[data-panel="actor=russia"]')?.checkVisibility()) return requestAnimationFrame(look);
    afterPaint(() => { measured.answered = performance.now(); });
};
requestAnimationFrame(look);
addEventListener("click", (event) => {
    const early = measured.live === undefined;
    afterPaint(() => measured.taps.push({ early, took: performance.now() - event.timeStamp }));
}, { capture: true });
"#;

fn main() {
    let whole = Site::built();
    let bare = whole.clone().with_page(|page| {
        let player =
            |line: &&str| line.starts_with("<link rel=\"preload\"") || line.starts_with("<script type=\"module\"");
        assert_eq!(page.lines().filter(player).count(), 3, "the player stands on three lines of the page");
        page.lines().filter(|line| !player(line)).map(|line| format!("{line}\n")).collect()
    });
    let sites = [(whole.compressed(), true), (bare.compressed(), false)];
    let mut measured: [Vec<Value>; 2] = Default::default();
    for round in 1..=ROUNDS {
        eprint!("\r  round {round} of {ROUNDS}");
        for ((site, has_player), measured) in sites.iter().zip(&mut measured) {
            measured.push(with_browser(async |browser| visit(&browser, site.clone(), *has_player).await));
        }
    }
    eprintln!();
    let early = measured[0].iter().filter(|it| it["taps"][0]["early"] == true).count();
    println!("On {}; medians of {ROUNDS}.", phone::WHAT);
    println!("The first tap came before the player was up in {early} of {ROUNDS} rounds.\n");
    println!("{:40}{:>12}{:>16}{:>8}", "", "the page", "without player", "ratio");
    for (what, name, decimals) in MEASURES {
        let [whole, bare] = measured.each_ref().map(|rounds| median(rounds, name));
        let shown = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.decimals$}"));
        let ratio = whole.zip(bare).filter(|(_, bare)| *bare > 0.0).map(|(whole, bare)| format!("{:.2}", whole / bare));
        println!("{what:40}{:>12}{:>16}{:>8}", shown(whole), shown(bare), ratio.unwrap_or_default());
    }
}

/// Opens the page and taps; the measurements of the page.
async fn visit(browser: &Browser, site: Site, has_player: bool) -> Value {
    let served = site.serve().await;
    phone::take(browser, CLOCK).await;
    browser.set_out(&served.url).await;
    let point = browser.until("the map is painted", "window.measured?.point").await;
    tap(browser, &point, 1).await;
    browser.until("the details show", "window.measured.answered").await;
    if has_player {
        browser.until("the player is up", "window.measured.live").await;
    }
    let mut taps = 1;
    let mut measured = json!({});
    for (kind, selectors) in TAPS {
        let first = taps;
        for selector in selectors {
            let aim = format!("window.aim({})", json!(selector));
            browser.ask(&aim).await;
            // A reader looks before they tap; meanwhile the browser lays out what has come near the viewport.
            browser.ask("new Promise((rest) => setTimeout(rest, 400))").await;
            let point = browser.ask(&aim).await;
            taps += 1;
            tap(browser, &point, taps).await;
        }
        let took = format!("window.measured.taps.slice({first}).map((it) => it.took).sort((a, b) => a - b)");
        let took: Vec<f64> =
            browser.ask(&took).await.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        measured[kind] = json!({ "median": took.get(took.len() / 2), "most": took.last() });
    }
    let mut all = browser.ask("window.measured").await;
    for (kind, _) in TAPS {
        all[kind] = measured[kind].take();
    }
    all
}

/// Taps a point, and waits until the page has painted the effects of `taps` taps in all.
async fn tap(browser: &Browser, point: &Value, taps: usize) {
    let [x, y] = [0, 1].map(|axis| point[axis].as_f64().expect("there is something to tap"));
    browser.press_at(x, y, true).await;
    browser.until("the tap is painted", &format!("window.measured.taps.length >= {taps}")).await;
}
