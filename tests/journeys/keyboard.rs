//! No mouse, no finger: the keyboard alone.

use crate::reader::{Device, OPEN_PANEL, Reader, journey};
use crate::site::Site;
use std::collections::BTreeSet;

/// What has focus, as the harness names elements.
const FOCUSED: &str = "name(document.activeElement)";

/// Presses Tab until what has focus matches.
async fn tab_to(reader: &Reader, selector: &str) {
    for _ in 0..400 {
        if reader.ask(&format!("document.activeElement.matches(\"{selector}\")")).await == true {
            return;
        }
        reader.key("Tab").await;
    }
    panic!("Tab does not reach {selector}; it ends at {}", reader.text(FOCUSED).await);
}

#[test]
fn tab_goes_through_the_whole_page_and_focus_is_always_in_sight() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let mut stops = Vec::new();
            let mut hidden = Vec::new();
            for _ in 0..600 {
                reader.key("Tab").await;
                // Something of what has focus can be seen: WCAG 2.2, 2.4.11.
                let stop = reader.ask("(() => {
                    const e = document.activeElement;
                    if (e === document.body) return null;
                    const boxes = e.matches('.actor') ? [e.querySelector('.mark').getBoundingClientRect()] : [...e.getClientRects()];
                    const shown = boxes.some((box) => [0.05, 0.5, 0.95].some((x) => [0.05, 0.5, 0.95].some((y) =>
                        hits(e, { x: box.left + box.width * x, y: box.top + box.height * y }))));
                    const at = boxes[0];
                    const over = at && document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
                    return { name: name(e), shown, over: name(over), box: at && [at.left, at.top, at.width, at.height].map(Math.round).join() };
                })()").await;
                let Some(name) = stop["name"].as_str() else { break };
                if stop["shown"] != true {
                    hidden.push(format!("{name} at {} is under {}", stop["box"], stop["over"]));
                }
                stops.push(name.to_owned());
            }
            assert!(stops.len() < 600, "{device:?}: Tab never leaves the page: a trap, around {:?}", stops.last());
            assert!(
                hidden.is_empty(),
                "{device:?}: focus is out of sight at {} of {} stops:\n  {}",
                hidden.len(),
                stops.len(),
                hidden.join("\n  ")
            );
            let first = stops.first().map(String::as_str).unwrap_or_default();
            assert!(first.contains("skip"), "{device:?}: the first stop is {first}, not the link to skip to the text");
            for (what, mark) in [
                ("the bar", "href=\"#quiz\""),
                ("the switch of schemes", "data-scheme-switch"),
                ("mentions", "class=\"mention\""),
                ("actors on the map", "class=\"actor\" href=\"#actor=russia\""),
                ("scenarios", "data-scenario=\"thaw\""),
                ("notes", "<summary data-note=\"n1\""),
                ("options", "<summary data-option"),
                ("the field for one's view", "data-view"),
                ("the tables", "class=\"scroller\""),
            ] {
                assert!(stops.iter().any(|stop| stop.contains(mark)), "{device:?}: Tab never stops at {what} ({mark})");
            }
        });
    }
}

#[test]
fn shift_tab_comes_back_the_same_way() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        let mut there = Vec::new();
        for _ in 0..40 {
            reader.key("Tab").await;
            there.push(reader.text(FOCUSED).await);
        }
        for stop in there.iter().rev().skip(1) {
            reader.key("Shift+Tab").await;
            assert_eq!(&reader.text(FOCUSED).await, stop);
        }
        let different: BTreeSet<&String> = there.iter().collect();
        assert!(different.len() > 20, "Tab goes on");
    });
}

#[test]
fn the_skip_link_leads_to_the_text() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.key("Tab").await;
        reader.sees("the skip link shows when it has focus", "within(document.activeElement.getBoundingClientRect()) && document.activeElement.getBoundingClientRect().width > 50").await;
        reader.key("Enter").await;
        reader.will_see("the text is reached", "location.hash === '#text'").await;
        reader.key("Tab").await;
        reader.sees("the next stop is in the text", "!!document.activeElement.closest('#text')").await;
    });
}

#[test]
fn enter_opens_a_card_with_focus_and_escape_gives_focus_back() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            for opener in [".text .mention[data-actor]", ".text .term", ".map .actor"] {
                // From the top each time: the order in which they come is the page's business.
                reader.ask("(document.activeElement.blur(), scrollTo({ top: 0, behavior: 'instant' }))").await;
                tab_to(reader, opener).await;
                let left = reader.text(FOCUSED).await;
                reader.key("Enter").await;
                reader.will_see(&format!("{left} opens a card"), OPEN_PANEL).await;
                reader.will_see("focus is in the card", "!!document.activeElement.closest('[data-open]')").await;
                reader.key("Tab").await;
                reader.sees("the next stop is in the card", "!!document.activeElement.closest('[data-open]')").await;
                reader.key("Escape").await;
                reader.will_see("Escape closes it", &format!("{OPEN_PANEL} === null")).await;
                reader.settle().await;
                let back = reader.text("name(document.activeElement)").await;
                let bare = |name: &str| {
                    name.split(" data-distance").next().unwrap_or_default().trim_end_matches('>').to_owned()
                };
                assert_eq!(bare(&back), bare(&left), "{device:?}: where focus returns to");
            }
        });
    }
}

#[test]
fn a_question_is_answered_by_enter_and_by_space() {
    for key in ["Enter", " "] {
        journey(Site::built(), Device::Desk, async |reader| {
            reader.arrive("").await;
            reader.ask("one('[data-option]').focus()").await;
            reader.key("Shift+Tab").await;
            tab_to(reader, "[data-option=limits]").await;
            reader.key(key).await;
            reader.will_see(&format!("{key:?} answers"), "one('.question').dataset.result === 'right'").await;
            reader.sees("focus stays on the option", "document.activeElement.dataset.option === 'limits'").await;
            reader.key("Tab").await;
            reader.sees("and goes on from there", "document.activeElement !== document.body").await;
        });
    }
}
