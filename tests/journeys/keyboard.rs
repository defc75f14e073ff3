//! The page used by keyboard alone.

use serde_json::json;
use stage::reader::{Device, FOCUSED, OPEN_PANEL, TRIAD, journey};
use stage::site::Site;
use std::collections::BTreeSet;

#[test]
fn tab_goes_through_the_whole_page_and_focus_is_always_in_sight() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let mut stops = Vec::new();
            let (mut hidden, mut backwards) = (Vec::new(), Vec::new());
            let mut last: Option<(String, f64, String)> = None;
            for _ in 0..600 {
                reader.key("Tab").await;
                // The position within the part that scrolls with it, to check that focus moves in reading order.
                let stop = reader.ask("(() => {
                    const e = document.activeElement;
                    if (e === document.body) return null;
                    const part = e.closest('.drawing, .bar, .map, .article, .rest');
                    const scrolled = part?.matches('.map') ? part.getBoundingClientRect().top - part.scrollTop : -scrollY;
                    const box = (e.matches('.actor') ? e.querySelector('.mark') : e).getBoundingClientRect();
                    return { name: name(e), fault: unseenFocus(), part: part?.matches('.bar, .drawing') || e.matches('.skip') ? null : name(part), top: box.top - scrolled, bottom: box.bottom - scrolled };
                })()").await;
                let Some(name) = stop["name"].as_str() else { break };
                hidden.extend(stop["fault"].as_str().map(str::to_owned));
                let side = |side: &str| stop[side].as_f64().unwrap_or_default();
                if let (Some(part), Some((before, top, of))) = (stop["part"].as_str(), &last)
                    && part == before
                    && side("bottom") <= *top
                {
                    backwards.push(format!("{name} stands wholly above {of}"));
                }
                last = stop["part"].as_str().map(|part| (part.to_owned(), side("top"), name.to_owned()));
                stops.push(name.to_owned());
            }
            assert!(backwards.is_empty(), "{device:?}: focus goes back up:\n  {}", backwards.join("\n  "));
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
                ("the search", "data-search"),
                ("the ways back", "data-do=\"undo\""),
                ("the legend", "data-facet=\"sign=strained\""),
                ("what balance theory sees", "<summary"),
                ("the triangle", "data-assume=\"russia-china\""),
                ("the heads of the tables", "data-sort=\"ties 0\""),
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
fn a_skip_link_leads_focus_to_a_part_with_a_name() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.key("Tab").await;
        reader.sees("the skip link shows when it has focus", "within(document.activeElement.getBoundingClientRect()) && document.activeElement.getBoundingClientRect().width > 50").await;
        // The text begins with its gist.
        for part in ["points", "map", "quiz", "notes"] {
            reader.ask(&format!("one(\".skip[href='#{part}']\").focus()")).await;
            reader.key("Enter").await;
            reader.will_see(&format!("{part} is reached"), &format!("location.hash === '#{part}'")).await;
            reader.will_see("it has focus", &format!("document.activeElement.id === '{part}'")).await;
            reader.sees("and a name", "document.activeElement.ariaLabel.length > 3").await;
            reader.key("Tab").await;
            reader.sees("the next stop is inside", &format!("!!document.activeElement.closest('#{part}')")).await;
        }
    });
}

#[test]
fn back_leads_focus_to_the_link_that_led_away_and_the_way_back_goes_when_one_reads_on() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            reader.tab_to(".points li:last-child .goto").await;
            let (link, top) = (reader.text(FOCUSED).await, reader.scrolled().await);
            for way in ["Back", "Escape"] {
                reader.key("Enter").await;
                reader.will_see("the passage is reached", "document.activeElement.matches('.passage')").await;
                reader.will_see("there is a way back", "rendered(one('.way-back a'))").await;
                reader.will_see("which is said", "one('.said').textContent.includes('Escape')").await;
                match way {
                    "Back" => reader.browser.back().await,
                    _ => reader.key("Escape").await,
                }
                reader
                    .will_see(
                        &format!("{way} leads to the link"),
                        &format!("name(document.activeElement) === {}", json!(link)),
                    )
                    .await;
                reader.settle().await;
                reader.in_sight().await;
                assert!((reader.scrolled().await - top).abs() < 700.0, "{way}");
            }
            reader.key("Enter").await;
            reader.will_see("there is a way back", "rendered(one('.way-back a'))").await;
            reader.settle().await;
            reader.ask("scrollBy({ top: innerHeight * 0.6, behavior: 'instant' })").await;
            reader.settle().await;
            reader.sees("it stays for a while", "rendered(one('.way-back a'))").await;
            reader.ask("scrollBy({ top: innerHeight * 0.6, behavior: 'instant' })").await;
            reader.will_see("and goes when one has read on", "!rendered(one('.way-back a'))").await;
        });
    }
}

#[test]
fn enter_opens_a_card_with_focus_and_escape_gives_focus_back() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            for opener in [".text .mention[data-actor]", ".text .term", ".map .actor"] {
                // Each walk starts at the top, so that the order of these elements does not matter.
                reader.ask("(document.activeElement.blur(), scrollTo({ top: 0, behavior: 'instant' }))").await;
                reader.tab_to(opener).await;
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
                // The actors of the section in view are marked, and the section changes while focus moves.
                let bare = |name: &str| name.replace(" data-read=\"true\"", "");
                assert_eq!(bare(&back), bare(&left), "{device:?}: where focus returns to");
                reader.in_sight().await;
            }
        });
    }
}

#[test]
fn a_question_is_answered_by_enter_and_by_space() {
    for key in ["Enter", " "] {
        journey(Site::built(), Device::Desk, async |reader| {
            reader.arrive("").await;
            reader.ask("one('#quiz [data-option]').focus()").await;
            reader.key("Shift+Tab").await;
            reader.tab_to("[data-option=limits]").await;
            reader.key(key).await;
            reader
                .will_see(&format!("{key:?} answers"), "one('[data-question=unlimited]').dataset.result === 'right'")
                .await;
            reader.sees("focus stays on the option", "document.activeElement.dataset.option === 'limits'").await;
            reader.key("Tab").await;
            reader.sees("Tab moves focus on from the option", "document.activeElement !== document.body").await;
        });
    }
}

#[test]
fn map_what_if_legend_search_and_tables_work_by_keyboard_alone() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.key("Tab").await;
        reader.walk_to("Tab", ".skip[href='#map']").await;
        reader.key("Enter").await;
        reader.will_see("the skip link leads to the map", "location.hash === '#map'").await;
        reader.tab_to(".map .actor").await;
        // Along a tie to another actor, and on to a side of the triangle.
        let first = reader.text("document.activeElement.dataset.actor").await;
        reader.stray_to(".map .tie").await;
        reader.stray_to(&format!(".map .actor:not([data-actor={first}])")).await;
        reader.stray_to(".map .tie[data-triad]").await;
        let tie = reader.text("document.activeElement.dataset.tie").await;
        let verdict = "one('.verdict').innerText";
        let (before, said) = (reader.text(TRIAD).await, reader.text(verdict).await);

        reader.key("Enter").await;
        reader.will_see("the tie opens", &format!("{OPEN_PANEL} === 'tie={tie}'")).await;
        reader.will_see("focus is in the card", "!!document.activeElement.closest('[data-open]')").await;
        reader.tab_to("[data-open] select[data-assume]").await;
        // The signs are listed from cooperative to adversarial; no tie of the triad is cooperative.
        reader.key("ArrowUp").await;
        reader.will_see("the map has another sign", &format!("{TRIAD} !== '{before}'")).await;
        reader
            .sees("focus stays on the list", "document.activeElement.matches('[data-open] select[data-assume]')")
            .await;
        reader.in_sight().await;
        reader.will_see("the verdict has changed", &format!("{verdict} !== {}", json!(said))).await;
        reader.key("Escape").await;
        reader.will_see("the card closes", &format!("{OPEN_PANEL} === null")).await;
        reader.will_see("focus is back on the tie", &format!("document.activeElement.dataset.tie === '{tie}'")).await;

        reader.tab_to("[data-do=undo]").await;
        reader.key("Enter").await;
        reader.will_see("the sign is undone", &format!("{TRIAD} === '{before}'")).await;
        reader.will_see("the verdict is that of the article again", &format!("{verdict} === {}", json!(said))).await;
        reader.sees("focus stays on the button", "document.activeElement.matches('[data-do=undo]')").await;

        reader.tab_to(".legend [data-facet='sign=strained']").await;
        let strained = "all('.map .drawing .tie[data-sign=strained]').some(rendered)";
        reader.key(" ").await;
        reader.will_see("strained ties leave the map", &format!("!{strained}")).await;
        reader.key(" ").await;
        reader.will_see("strained ties are shown again", strained).await;

        reader.walk_to("Shift+Tab", "[data-search]").await;
        reader.write("ira").await;
        reader.will_see("a suggestion shows", "rendered(one('[role=option]'))").await;
        reader.key("ArrowDown").await;
        reader
            .will_see("the suggestion is marked", "!!document.activeElement.getAttribute('aria-activedescendant')")
            .await;
        reader.key("Enter").await;
        reader.will_see("Iran opens", &format!("{OPEN_PANEL} === 'actor=iran'")).await;
        reader.will_see("focus is in Iran's card", "!!document.activeElement.closest('[data-open]')").await;
        reader.key("Escape").await;
        reader.will_see("focus is in the search again", "document.activeElement.matches('[data-search]')").await;
        reader.in_sight().await;

        reader.tab_to("#table [data-sort='ties 0']").await;
        reader.key("Enter").await;
        let names = "[...one('#table tbody').rows].map((it) => it.cells[0].innerText.toLowerCase())";
        reader.will_see("the table is sorted", &format!("one('#table th').ariaSort === 'ascending' && {names}.every((it, place, all) => !place || all[place - 1] <= it)")).await;
        reader.sees("focus stays on the head", "document.activeElement.matches('[data-sort]')").await;
        reader.tab_to("#table select[data-assume]").await;
        reader.walk_to("Shift+Tab", "#table [data-sort='ties 0']").await;
        reader.walk_to("Shift+Tab", ".map .drawing > a").await;
    });
}
