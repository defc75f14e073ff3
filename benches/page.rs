//! How fast the built explainer answers on a phone, next to the same page with the player taken out.
//!
//! `cargo xtask bench` builds the explainer and runs this. Each round opens both pages in a fresh tab
//! with nothing cached, taps an actor as soon as the map is painted, and another one when the player is up.
//! Times are the page's own, so that the way to the browser and back is in none of them.

#[path = "../tests/stage/mod.rs"]
#[allow(dead_code, reason = "the journeys use the rest")]
mod stage;

mod phone;

use phone::median;
use serde_json::Value;
use stage::browser::{Browser, with_browser};
use stage::site::Site;

const ROUNDS: usize = 5;

/// What is measured: how it is called, its name in `window.measured`, and how many decimals it has.
const MEASURES: [(&str, &str, usize); 8] = [
    ("first contentful paint, ms", "painted", 0),
    ("an actor can be pressed, ms", "ready", 0),
    ("its details show, ms", "first.shown", 0),
    ("… after the tap, ms", "first.took", 0),
    ("the player is up, ms", "live", 0),
    ("another tap then shows details in, ms", "second.took", 0),
    ("longest task, ms", "longest", 0),
    ("layout shift", "shift", 3),
];

/// Runs in the page before its own scripts, and writes down what happens when.
const CLOCK: &str = r#"
const measured = (window.measured = { longest: 0, shift: 0, taps: [] });
const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
observe("paint", (it) => { if (it.name === "first-contentful-paint") measured.painted = it.startTime; });
observe("longtask", (it) => { measured.longest = Math.max(measured.longest, it.duration); });
observe("layout-shift", (it) => { if (!it.hadRecentInput) measured.shift += it.value; });
new MutationObserver(() => {
    if (measured.live === undefined && document.querySelector("[data-live]")) measured.live = performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-live"] });
const afterPaint = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
});
// As a reader would: when the map is painted, scroll to it and aim.
const aim = (selector) => {
    const e = [...document.querySelectorAll(selector)].find((it) => it.checkVisibility());
    if (!e) return null;
    e.scrollIntoView({ block: "center", behavior: "instant" });
    const box = (e.querySelector(".mark") ?? e).getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
};
window.aim = aim;
const wait = () => {
    const point = measured.painted === undefined ? null : aim(".map .actor[data-actor=russia]");
    if (!point) return requestAnimationFrame(wait);
    afterPaint(() => { measured.ready = performance.now(); measured.point = point; });
};
requestAnimationFrame(wait);
addEventListener("click", (event) => {
    const actor = event.target.closest("[data-actor]")?.dataset.actor;
    if (!actor) return;
    const tap = { actor, early: measured.live === undefined, at: event.timeStamp };
    const look = () => {
        if (document.querySelector(`[data-panel="actor=${actor}"]`)?.checkVisibility()) {
            afterPaint(() => {
                tap.shown = performance.now();
                tap.took = tap.shown - tap.at;
                measured.taps.push(tap);
                [measured.first, measured.second] = measured.taps;
            });
        } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}, { capture: true });
"#;

fn main() {
    let whole = Site::built();
    let bare = whole.clone().with_page(|page| {
        let player =
            |line: &&str| line.starts_with("<link rel=\"preload\"") || line.starts_with("<script type=\"module\"");
        assert_eq!(page.lines().filter(player).count(), 2, "the player stands on two lines of the page");
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
    let early = measured[0].iter().filter(|it| it["first"]["early"] == true).count();
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

/// Opens the page and taps twice; what the page wrote down meanwhile.
async fn visit(browser: &Browser, site: Site, has_player: bool) -> Value {
    let served = site.serve().await;
    phone::take(browser, CLOCK).await;
    browser.set_out(&served.url).await;
    let point = browser.until("the map is painted", "window.measured?.point").await;
    tap(browser, &point).await;
    browser.until("the details show", "window.measured.first").await;
    if has_player {
        browser.until("the player is up", "window.measured.live").await;
    }
    let close = browser.ask("window.aim('[data-panel=\"actor=russia\"] .close')").await;
    tap(browser, &close).await;
    browser
        .until("the details close", "!document.querySelector('[data-panel=\"actor=russia\"]')?.checkVisibility()")
        .await;
    let point = browser.ask("window.aim('.map .actor[data-actor=china]')").await;
    tap(browser, &point).await;
    browser.until("other details show", "window.measured.second").await;
    browser.ask("window.measured").await
}

async fn tap(browser: &Browser, point: &Value) {
    let [x, y] = [0, 1].map(|axis| point[axis].as_f64().expect("there is something to tap"));
    browser.press_at(x, y, true).await;
}
