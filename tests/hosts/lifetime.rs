//! Elements that are added, moved, changed and removed.

use crate::host::Host;
use serde_json::json;
use stage::PATIENCE;
use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL, Reader};
use stage::site::Site;
use std::time::Instant;

/// The DOM nodes and the listeners that Chromium has.
type Counts = [f64; 2];

const COUNTED: [&str; 2] = ["Nodes", "JSEventListeners"];

/// Collects garbage once, and counts the remaining nodes and listeners.
async fn collect(page: &Reader) -> Counts {
    page.browser.tell("HeapProfiler.collectGarbage", json!({})).await;
    page.settle().await;
    let metrics = page.browser.tell("Performance.getMetrics", json!({})).await;
    let metrics = metrics["metrics"].as_array().expect("the metrics are a list");
    COUNTED.map(|name| metrics.iter().find(|it| it["name"] == name).and_then(|it| it["value"].as_f64()).expect(name))
}

/// Collects garbage until five collections in a row free nothing. One is not enough: JavaScript and the module refer to each
/// other, and such cycles are freed one after the other.
async fn collect_all(page: &Reader) -> Counts {
    let (mut counts, mut unchanged) = (collect(page).await, 0);
    while unchanged < 5 {
        let now = collect(page).await;
        unchanged = if now == counts { unchanged + 1 } else { 0 };
        counts = now;
    }
    counts
}

#[test]
fn an_element_added_and_removed_fifty_times_leaves_no_nodes_listeners_or_memory() {
    Host::page("app.html").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let page = &visit.page;
        page.open("").await;
        page.browser.tell("Performance.enable", json!({})).await;
        let rounds =
            "(async (from, to) => { for (let round = from; round < to; round++) await visit(round); return true; })";
        let memory = "memories.map((it) => it.buffer.byteLength).join()";
        page.sees("elements are added and removed", &format!("{rounds}(0, 10)")).await;
        let (before, memory_before) = (collect_all(page).await, page.text(memory).await);
        page.sees("elements are added and removed", &format!("{rounds}(10, 60)")).await;
        let is_freed = |counts: Counts| counts.iter().zip(before).all(|(now, before)| *now <= before + 5.0);
        // A timer or a request that is under way holds its closure until it ends, which takes long on a busy machine.
        let start = Instant::now();
        let mut after = collect_all(page).await;
        while !is_freed(after) && start.elapsed() < PATIENCE {
            after = collect_all(page).await;
        }
        assert!(is_freed(after), "{COUNTED:?}: {before:?} before, {after:?} after");
        let memory_after = page.text(memory).await;
        assert_eq!(memory_after, memory_before, "the memory of the one player has grown");
        page.sees("no element is left on the page", "!one('interactive-explainer')").await;
    });
}

#[test]
fn an_element_can_be_defined_twice_moved_removed_and_added_again_with_its_answers() {
    for progress in ["device", "none"] {
        Host::element(&format!("progress={progress}")).visited(async |visit| {
            let (page, element) = (&visit.page, visit.element().await);
            page.sees(
                "the script can be loaded a second time",
                "define(`${one('script[type=module]').src}?again`).then(() => true)",
            )
            .await;
            element.press("#quiz [data-option=limits]").await;
            element.press(".map .actor[data-actor=russia]").await;
            let open = format!("{OPEN_PANEL} === 'actor=russia'");
            element.will_see("a card is open", &open).await;
            page.ask("(window.before = one('interactive-explainer').shadowRoot.getElementById('explainer')) && null")
                .await;
            page.ask("document.body.append(one('interactive-explainer'))").await;
            element.settle().await;
            element
                .sees(
                    "a moved element keeps its content and its player",
                    "one('#explainer') === window.before && !!one('[data-live]')",
                )
                .await;
            element.sees("the card is still open", &open).await;
            page.ask("(window.away = one('interactive-explainer')).remove()").await;
            page.settle().await;
            page.sees("the removed element's player has stopped", "!before.querySelector('[data-live]')").await;
            page.ask("(received.length = 0, one('h1').after(away))").await;
            element.player().await;
            let right = "one('#quiz [data-question=unlimited]').dataset.result === 'right'";
            element.will_see("the answer is restored", right).await;
            visit.will_hear("it.name === 'progress' && it.detail.right === 1").await;
            element.will_see("the card is open again", &open).await;
            let saved = page.ask("localStorage.getItem('explainer:unraveling-alliance')").await;
            assert_eq!(saved.is_null(), progress == "none", "answers are saved only if `progress` allows it: {saved}");
        });
    }
}

#[test]
fn an_element_removed_before_the_observer_reports_it_near_does_not_start() {
    let (shown, started) = ("it.shadowRoot.querySelector('#explainer')", "it.shadowRoot.querySelector('[data-live]')");
    // Too far away to load anything; and near enough to show the page, but not to start the player.
    for (margin, before, begins) in [("9000px", "true", shown), ("1500px", shown, started)] {
        Host::element(&format!("style=\"margin-top: {margin}\"")).visited(async |visit| {
            visit.page.open("").await;
            visit
                .page
                .will_see("the element has not started", &format!("((it) => {before})(one('interactive-explainer'))"))
                .await;
            visit.page.settle().await;
            // Observers report in a task after the frame; a message that was posted before is delivered first.
            let vanish = format!(
                "new Promise((done) => {{
                    const it = one('interactive-explainer');
                    const {{ port1, port2 }} = new MessageChannel();
                    port1.onmessage = () => (it.remove(), setTimeout(() => done(!{begins}), 400));
                    it.style.marginTop = 0;
                    requestAnimationFrame(() => port2.postMessage(0));
                }})"
            );
            visit.page.sees("the removed element does not start", &vanish).await;
            visit.page.sees("no event was dispatched", "received.length === 0").await;
        });
    }
}

#[test]
fn every_attribute_may_change_at_any_time_and_invalid_values_count_as_missing() {
    Host::element("").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        let part = "one('#explainer').dataset.part ?? 'all'";
        let scheme = "getComputedStyle(one('.explainer')).colorScheme";
        let has_height = "(one('#explainer').clientHeight === 400)";
        let sign = "one('.map .tie[data-tie=russia-china]').dataset.sign";
        let place = OPEN_PANEL;
        for (name, values, question) in [
            (
                "view",
                &[
                    ("map", "map"),
                    ("nonsense", "all"),
                    ("quiz", "quiz"),
                    ("actor=nobody", "all"),
                    ("passage=china-aims", "passage"),
                    ("actor=china", "card"),
                    ("", "all"),
                ][..],
                part,
            ),
            ("theme", &[("dark", "dark"), ("pink", "normal"), ("light", "light"), ("auto", "normal")], scheme),
            (
                "height",
                &[
                    ("400", "true"),
                    ("auto", "false"),
                    ("400px", "true"),
                    ("inherit", "false"),
                    ("25em", "true"),
                    ("12 bananas", "false"),
                    ("-3", "false"),
                    ("calc(300px + 100px)", "true"),
                    ("", "false"),
                ],
                has_height,
            ),
            (
                "scenario",
                &[
                    ("deal", "adversarial"),
                    ("nonsense", "strained"),
                    ("russia-china:+", "cooperative"),
                    ("russia-china:?", "strained"),
                    ("", "strained"),
                ],
                sign,
            ),
            ("view", &[("actor=china", "actor=china"), ("tie=trump-xi", "tie=trump-xi"), ("", "")], place),
            ("actor", &[("china", "actor=china"), ("nobody", ""), ("russia", "actor=russia"), ("", "")], place),
            ("tie", &[("russia-china", "tie=russia-china"), ("]'\"", "")], place),
            ("lang", &[("xx", "en"), ("]'\"", "en"), ("", "en")], "one('#explainer').lang"),
            (
                "progress",
                &[("none", "true"), ("nonsense", "false"), ("device", "false")],
                "one('#explainer').hasAttribute('data-unsaved')",
            ),
        ] {
            for (value, expected) in values {
                let by_property = format!("(one('interactive-explainer').{name} = {})", json!(value));
                page.ask(&by_property).await;
                let holds =
                    format!("one('.explainer[data-live]') && String(({question}) ?? '') === {}", json!(expected));
                element.will_see(&format!("{name}={value}"), &holds).await;
            }
            page.ask(&format!("one('interactive-explainer').removeAttribute('{name}')")).await;
        }
        page.ask("(one('interactive-explainer').lang = 'de')").await;
        element.player().await;
        page.sees("no error event was dispatched", "!received.some((it) => it.name === 'error')").await;
    });
}

#[test]
fn src_may_change_to_another_explainer_to_a_broken_one_and_back() {
    let with_another_id = |json: &str| json.replace("\"id\":\"unraveling-alliance\"", "\"id\":\"another\"");
    let site = Site::built().again_in(&["another"]).with_document("another/", with_another_id);
    Host::element("actor=china").showing(site).visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        let turn_to = async |src: &str| {
            page.ask(&format!("(received.length = 0, one('interactive-explainer').src = {})", json!(src))).await
        };
        let here = visit.explainer.url.as_str();
        element.press("#quiz [data-option=limits]").await;
        visit.will_hear("it.name === 'answer'").await;
        turn_to(&format!("{here}another/")).await;
        visit.will_hear("it.name === 'ready'").await;
        element.sees("the other explainer has no answers", "!one('.question[data-result]')").await;
        element.will_see("the host's actor is open there too", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        for (src, message) in [("nowhere/", "is no explainer (404)"), ("http://[", "http://[")] {
            turn_to(src).await;
            visit
                .will_hear(&format!(
                    "it.name === 'error' && it.detail.stage === 'page' && it.detail.message.includes('{message}')"
                ))
                .await;
            page.sees("the fallback shows", "rendered(one('#fallback'))").await;
        }
        turn_to("").await;
        page.settle().await;
        page.sees(
            "without `src` the fallback shows and no event is dispatched",
            "received.length === 0 && rendered(one('#fallback'))",
        )
        .await;
        page.sees(
            "nothing links to the host's own page",
            "!one('interactive-explainer').shadowRoot.querySelector('a')",
        )
        .await;
        turn_to(here).await;
        element.player().await;
        let right = "one('#quiz [data-question=unlimited]').dataset.result === 'right'";
        element.will_see("the answer is restored", right).await;
        let complaints = page.complaints().await;
        assert!(
            !complaints
                .iter()
                .any(|it| it.contains("Uncaught") || it.starts_with("error:") || it.starts_with("unhandled")),
            "{complaints:?}"
        );
    });
}
