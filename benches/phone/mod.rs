//! The emulated phone on which pages are timed, and the median of several rounds.

use serde_json::{Value, json};
use stage::browser::Browser;

/// Describes the phone that [`take`] emulates.
pub(crate) const WHAT: &str = "a phone of 360 x 740 px, 4 times slower than this machine, at 1.6 Mbit/s and 150 ms";

/// Lets the browser emulate a phone, and run a script before those of the page.
pub(crate) async fn take(browser: &Browser, script: &str) {
    browser.size(360, 740, true).await;
    browser.watch(script).await;
    browser.tell("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
    let network =
        json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000 });
    browser.tell("Network.emulateNetworkConditions", network).await;
}

/// The median of a measurement, given by its path such as `actor.median`, over the rounds; none if it was not measured.
pub(crate) fn median(rounds: &[Value], name: &str) -> Option<f64> {
    let find = |round: &Value| name.split('.').try_fold(round.clone(), |value, key| value.get(key).cloned())?.as_f64();
    let mut values: Vec<f64> = rounds.iter().filter_map(find).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
