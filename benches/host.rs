//! Measures what an explainer costs the page that embeds it, compared with the same page without it.
//!
//! `cargo xtask bench` builds the explainer and runs this. Each round opens each page in a fresh tab, at an address of which
//! nothing is cached, waits until the page requests nothing more, and then scrolls to the explainer as a reader would.

mod phone;

use serde_json::Value;
use stage::browser::{Browser, with_browser};
use stage::site::Site;
use std::collections::BTreeMap;

const ROUNDS: usize = 5;

/// The page's own text; 60 of these paragraphs fill five viewports of a phone.
const TEXT: &str =
    "<p>What the page itself has to say, line after line, as pages do that are read from top to bottom.</p>";

/// The measurements: the label of each, and its name in `window.measured`.
const MEASURES: [(&str, &str); 6] = [
    ("first contentful paint, ms", "painted"),
    ("total blocking time, ms", "blocked"),
    ("longest task, ms", "longest"),
    ("loaded of the explainer, KB", "loaded"),
    ("coming near: its text shows, ms", "shown"),
    ("… its player is up, ms", "live"),
];

/// A script that runs in the page before its own scripts. The time of a task beyond 50 ms counts as blocking time; tasks after
/// the call of `rest` do not count for the page.
const CLOCK: &str = r#"
const measured = (window.measured = { blocked: 0, longest: 0 });
const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
observe("paint", (it) => { if (it.name === "first-contentful-paint") measured.painted = it.startTime; });
observe("longtask", (it) => {
    if (measured.rests) return;
    measured.longest = Math.max(measured.longest, it.duration);
    measured.blocked += Math.max(0, it.duration - 50);
});
window.rest = () => {
    const ours = performance.getEntriesByType("resource").filter((it) => !it.name.startsWith(location.origin));
    measured.loaded = ours.reduce((sum, it) => sum + it.encodedBodySize, 0) / 1000;
    measured.rests = true;
};
// From a jump to the explainer to what shows there.
window.come = async () => {
    const element = document.querySelector("interactive-explainer");
    const find = (selector) => element.shadowRoot.querySelector(selector);
    const when = async (what) => {
        while (!what()) await new Promise(requestAnimationFrame);
        return performance.now() - start;
    };
    const start = performance.now();
    element.scrollIntoView();
    measured.shown = await when(() => find(".article")?.checkVisibility());
    measured.live = await when(() => find("[data-live]"));
};
"#;

/// The page with HTML before its text and after it.
fn page(before: &str, after: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>A page</title><link rel=icon href='data:,'></head><body><h1>A page</h1>{before}{}{after}</body></html>",
        TEXT.repeat(60)
    )
}

fn main() {
    let rounds = (1..=ROUNDS).map(|round| {
        eprint!("\r  round {round} of {ROUNDS}");
        [("", ""), ("", ELEMENT), (ELEMENT, ""), ("", FRAME), (FRAME, "")].map(|(before, after)| visit(before, after))
    });
    let rounds: Vec<[Value; 5]> = rounds.collect();
    eprintln!();
    println!("On {}; medians of {ROUNDS}.\n", phone::WHAT);
    println!(
        "{:34}{:>10}{:>14}{:>14}{:>14}{:>14}",
        "a page", "without", "element far", "element near", "frame far", "frame near"
    );
    for (what, name) in MEASURES {
        print!("{what:34}");
        for (index, width) in [10, 14, 14, 14, 14].into_iter().enumerate() {
            let visits: Vec<Value> = rounds.iter().map(|round| round[index].clone()).collect();
            let value = phone::median(&visits, name).map_or("–".to_owned(), |value| format!("{value:.0}"));
            print!("{value:>width$}");
        }
        println!();
    }
    println!(
        "\nFar is below the page's own text, near above it; both as the README has them, a frame with loading=\"lazy\"."
    );
}

const ELEMENT: &str = "<interactive-explainer src='{{explainer}}'><a href='{{explainer}}'>The explainer</a></interactive-explainer>\
                       <script type=module src='{{explainer}}embed.js'></script>";
const FRAME: &str =
    "<iframe src='{{explainer}}embed.html' title='The explainer' width='100%' height=800 loading=lazy></iframe>";

/// Opens the page with the explainer before or after its text; the measurements of the page.
fn visit(before: &str, after: &str) -> Value {
    with_browser(async |browser| {
        let explainer = Site::built().compressed().shared().sending("timing-allow-origin", "*").serve().await;
        let page = page(before, after).replace("{{explainer}}", &explainer.url);
        let files = BTreeMap::from([("index.html".to_owned(), page.into_bytes())]);
        let host = Site::holding(files).compressed().serve().await.by_its_other_name();
        phone::take(&browser, CLOCK).await;
        browser.go(&host.url).await;
        rest(&browser).await;
        browser.ask("rest()").await;
        if after == ELEMENT {
            browser.ask("come()").await;
        }
        browser.ask("measured").await
    })
}

/// Waits until the page is painted and has requested nothing more for 1.5 seconds.
async fn rest(browser: &Browser) {
    let rests = "(async () => {
        const requests = () => performance.getEntriesByType('resource').length;
        const before = requests();
        await new Promise((done) => setTimeout(done, 1500));
        return !!window.measured.painted && requests() === before;
    })()";
    browser.until("the page is at rest", rests).await;
}
