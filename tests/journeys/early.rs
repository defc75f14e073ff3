//! The page before the player is loaded: it responds, and when the player takes over, nothing that the reader did is lost and
//! nothing moves.

use serde_json::json;
use stage::reader::{Device, OPEN_PANEL, Reader, journey};
use stage::site::Site;
use std::time::Duration;

/// A script that adds up layout shifts without recent input in `window.shift`.
const SHIFT: &str = "window.shift = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });";

/// Opens the page before the player is loaded.
async fn open_early(reader: &Reader) {
    open_early_at(reader, "").await;
}

/// The same at a fragment, which begins with `#` or is empty.
async fn open_early_at(reader: &Reader, fragment: &str) {
    reader.browser.watch(SHIFT).await;
    reader.browser.go("about:blank").await;
    // Does not wait for the load event, which waits for the player that the server holds back.
    reader.browser.set_out(&format!("{}{fragment}", reader.served.url)).await;
    reader.will_see("the page is painted", "document.readyState !== 'loading' && performance.getEntriesByName('first-contentful-paint').length && !!one('.map .actor')").await;
    reader.sees("no player runs", "!one('[data-live]')").await;
}

/// Lets the player load, and asserts that it takes over without scrolling or a layout shift.
async fn let_player_take_over(reader: &Reader) {
    let before = reader.scrolled().await;
    reader.served.let_player_go();
    reader.player().await;
    reader.sees("the player takes over the page", "one('#explainer').dataset.start === 'hydrated'").await;
    // Layout shifts are reported some frames later.
    reader.ask("frames(10)").await;
    // Heights are fractions of pixels, and the browser rounds the scroll position.
    let moved = (reader.scrolled().await - before).abs();
    assert!(moved <= 1.0, "the page scrolled by {moved} px when the player started");
    let shift = reader.number("window.shift").await;
    assert!(shift < 0.01, "layout shifts when the player started: {shift}");
}

#[test]
fn details_opened_early_stay_open() {
    for device in Device::ALL {
        for (press, panel) in [
            (".map .actor[data-actor=russia]", "actor=russia"),
            (".map .tie[data-tie=russia-china]", "tie=russia-china"),
            // A mention outside of the sections with scenarios, whose signs the card would name once the map follows the text.
            (".text [data-section=strain] .mention[data-actor]", "actor="),
        ] {
            journey(Site::built().with_player_held(), device, async |reader| {
                open_early(reader).await;
                reader.press(press).await;
                let open = format!("({OPEN_PANEL} ?? '').startsWith('{panel}')");
                reader.will_see(&format!("{press} opens {panel} before the player runs"), &open).await;
                let place =
                    "one('[data-panel=\"' + OPEN + '\"]').getBoundingClientRect().bottom".replace("OPEN", OPEN_PANEL);
                let before = reader.number(&place).await;
                let_player_take_over(reader).await;
                reader.sees("the same panel is open", &open).await;
                assert_eq!(reader.number(&place).await, before, "{device:?}: the panel has moved");
                reader
                    .sees(
                        "the player has opened the same place",
                        "!!one('[data-open]') && !!one('.map [aria-current=true]')",
                    )
                    .await;
                reader.press("[data-open] .close").await;
                reader.will_see("the panel closes", &format!("{OPEN_PANEL} === null")).await;
            });
        }
    }
}

/// An expression for whether focus is in the open card.
const IN_CARD: &str = "!!document.activeElement.closest('[data-open]')";

#[test]
fn a_card_opened_early_does_not_scroll_sets_the_address_and_closes_like_others() {
    for device in Device::ALL {
        journey(Site::built().with_player_held(), device, async |reader| {
            open_early(reader).await;
            for (press, place) in [
                (".map .actor[data-actor=russia]", "actor=russia"),
                (".map .tie[data-tie=russia-china]", "tie=russia-china"),
                (".text .mention[data-tie=russia-china]", "tie=russia-china"),
                (".text .term", "term=machtpolitik"),
                ("[data-passage=ceiling] .number", "origin=ceiling"),
            ] {
                reader.ask(&format!("one('{press}').scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
                reader.settle().await;
                let before = reader.scrolled().await;
                let is_open = format!("{OPEN_PANEL} === '{place}' && location.hash === '#{place}'");
                let is_closed = format!("{OPEN_PANEL} === null && location.hash === ''");
                for closes in ["Escape", "the link", "Back"] {
                    reader.press(press).await;
                    reader.will_see(&format!("{press} opens {place}"), &is_open).await;
                    reader.sees("focus is in the card", IN_CARD).await;
                    match closes {
                        "Escape" => reader.key("Escape").await,
                        "the link" => reader.press("[data-open] .close").await,
                        _ => drop(reader.ask("history.back()").await),
                    }
                    reader.will_see(&format!("{closes} closes it"), &is_closed).await;
                    reader
                        .sees("focus is on the opener again", &format!("document.activeElement === one('{press}')"))
                        .await;
                    assert_eq!(reader.scrolled().await, before, "{device:?}: {press} scrolled the page");
                }
            }
        });
    }
}

#[test]
fn a_link_to_a_card_opens_it_before_the_player_is_loaded_without_scrolling() {
    for device in Device::ALL {
        journey(Site::built().with_player_held(), device, async |reader| {
            for fragment in [
                "#actor=russia",
                "#tie=russia-china",
                "#term=machtpolitik",
                "#origin=ceiling",
                "#tie=russia-china&scenario=deal",
            ] {
                reader.served.hold_player();
                open_early_at(reader, fragment).await;
                let place = fragment[1..].split('&').next().unwrap_or_default();
                let is_open = format!("{OPEN_PANEL} === '{place}' && location.hash === '{fragment}'");
                reader.will_see(&format!("{fragment} is open before the player runs"), &is_open).await;
                reader.sees("focus is in the card", IN_CARD).await;
                assert_eq!(reader.scrolled().await, 0.0, "{device:?}: {fragment} scrolled the page");
                let_player_take_over(reader).await;
                reader.sees("the card is still open", &is_open).await;
                reader.sees("focus is still in the card", IN_CARD).await;
            }
        });
    }
}

#[test]
fn actions_before_the_player_runs_count() {
    for device in Device::ALL {
        journey(Site::built().with_player_held(), device, async |reader| {
            open_early(reader).await;
            reader.press(".text [data-note=n1]").await;
            reader.will_see("a note opens", "rendered(document.getElementById('note=n1'))").await;
            reader.press("[data-option=limits]").await;
            reader.will_see("a reason opens", "rendered(one('details:has(> [data-option=limits]) .reason'))").await;
            reader.press("[data-view]").await;
            reader.write("written early").await;
            reader.ask("one('[data-scheme-switch]').value = 'dark'").await;
            reader.served.let_player_go();
            reader.player().await;
            reader
                .sees("the option counts as the answer", "one('[data-question=unlimited]').dataset.result === 'right'")
                .await;
            reader.sees("the note is still open", "rendered(document.getElementById('note=n1'))").await;
            reader.sees("the opinion is still there", "one('[data-view]').value === 'written early'").await;
            reader.will_see("the scheme is in force", "document.documentElement.dataset.scheme === 'dark'").await;
            reader
                .will_see(
                    "the answers and the scheme are saved",
                    "(() => {
                const kept = Object.values(localStorage).join();
                return kept.includes('limits') && kept.includes('written early') && kept.includes('dark');
            })()",
                )
                .await;
        });
    }
}

#[test]
fn the_player_takes_over_in_the_middle_of_the_page_without_a_jump() {
    for device in Device::ALL {
        for place in ["[data-section=calculations] h2", "#quiz", "#table", "#notes"] {
            journey(Site::built().with_player_held(), device, async |reader| {
                open_early(reader).await;
                reader.ask(&format!("one({}).scrollIntoView({{ behavior: 'instant' }})", json!(place))).await;
                let_player_take_over(reader).await;
            });
        }
    }
}

#[test]
fn the_player_waits_for_the_end_of_the_page() {
    let mut files = Site::built().files();
    files.insert("late.js".to_owned(), Vec::new());
    // The parser waits for a script at the end of the page, and the player is loaded before.
    let last = |page: &str| page.replace("</body>", "<script src=\"late.js\"></script></body>");
    let site = Site::holding(files).with_page(last).late("late.js", Duration::from_secs(3));
    journey(site, Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.will_see("the page is whole", "document.readyState === 'complete'").await;
        reader.settle().await;
        reader.sees("the player runs", "!!one('.explainer[data-live]')").await;
        reader.press(".map .actor[data-actor=russia]").await;
        reader.will_see("it opens a card", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        reader.sees("buttons that need the player show", "rendered(one('.bar .share'))").await;
    });
}

#[test]
fn a_scenario_chosen_early_stays_in_force() {
    for device in Device::ALL {
        journey(Site::built().with_player_held(), device, async |reader| {
            open_early(reader).await;
            reader.press(".scenarios [data-scenario=thaw]").await;
            let verdict = "all('.verdict').filter(rendered).map((it) => it.querySelector('[data-triangle]').dataset.triangle).join() === 'romantic-triangle'";
            reader.will_see("the scenario's verdict shows before the player runs", verdict).await;
            let_player_take_over(reader).await;
            reader.sees("the scenario's verdict still shows", verdict).await;
            reader
                .sees(
                    "the triad has the scenario's signs",
                    "one('.map .tie[data-tie=united-states-china]').dataset.sign === 'cooperative'",
                )
                .await;
        });
    }
}
