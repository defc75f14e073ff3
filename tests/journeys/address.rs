//! Addresses: each state can be linked to, and the Back button goes one step back.

use serde_json::{Value, json};
use stage::reader::{Device, OPEN_PANEL, TRIAD, journey};
use stage::site::Site;

#[test]
fn a_link_leads_to_its_state() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            for (fragment, what) in [
                ("#actor=russia", &*format!("{OPEN_PANEL} === 'actor=russia'")),
                ("#tie=russia-china", &*format!("{OPEN_PANEL} === 'tie=russia-china'")),
                ("#term=machtpolitik", &*format!("{OPEN_PANEL} === 'term=machtpolitik'")),
                ("#origin=ceiling", &*format!("{OPEN_PANEL} === 'origin=ceiling'")),
                ("#scenario=thaw", "one('.tie[data-tie=united-states-china]').dataset.sign === 'cooperative'"),
                (
                    "#tie=united-states-china&scenario=thaw",
                    "rendered(one(\"[data-panel='tie=united-states-china']\")) && one('.tie[data-tie=united-states-china]').dataset.sign === 'cooperative'",
                ),
                (
                    "#passage=visit",
                    "!!one('[data-passage=visit]').dataset.marked && inView(one('[data-passage=visit] .words'))",
                ),
                (
                    "#passage=visit&scenario=thaw",
                    "inView(one('[data-passage=visit] .words')) && one('.tie[data-tie=united-states-china]').dataset.sign === 'cooperative'",
                ),
                (
                    "#note=n1",
                    "rendered(document.getElementById('note=n1')) && within(document.getElementById('note=n1').getBoundingClientRect())",
                ),
                ("#question=agreement", "inView(one('[data-question=agreement] h3'))"),
                ("#section=shift", "inView(one('[data-section=shift] h2'))"),
            ] {
                reader.arrive(fragment).await;
                reader.will_see(fragment, what).await;
                assert_eq!(reader.fragment().await, fragment, "{device:?}: the address has changed");
            }
        });
    }
}

/// Addresses of what ifs, with the signs of the triad, the current chip, and the open panel.
const WHAT_IFS: [(&str, &str, &str, Option<&str>); 7] = [
    // Signs that are those of a scenario make that scenario current.
    ("#s=russia-china:-,united-states-china:+", "-+-", "deal", None),
    ("#s=russia-china:-", "-~-", "", None),
    ("#tie=russia-china&s=russia-china:+", "+~-", "", Some("tie=russia-china")),
    ("#scenario=deal", "-+-", "deal", None),
    ("#s=", "~~-", "as written", None),
    // Unknown ids and invalid signs are ignored, and the rest counts.
    ("#s=russia-china:+,atlantis:-,united-states-china:x,,:,::", "+~-", "", None),
    ("#tie=atlantis&s=united-states-russia:~&planet=mars", "~~~", "", None),
];

/// An expression for the current chip.
const CURRENT: &str = "all('.scenarios [aria-current]').map((it) => it.dataset.scenario ?? 'as written').join()";

#[test]
fn what_ifs_can_be_linked_to() {
    journey(Site::built(), Device::Desk, async |reader| {
        for later in [false, true] {
            for (fragment, signs, scenario, open) in WHAT_IFS {
                if later {
                    // The reader edits the address of the open page.
                    reader.ask(&format!("(location.hash = '{fragment}')")).await;
                } else {
                    reader.arrive(fragment).await;
                }
                reader.will_see(&format!("the signs at {fragment}"), &format!("{TRIAD} === '{signs}'")).await;
                reader.will_see(&format!("the chip at {fragment}"), &format!("{CURRENT} === '{scenario}'")).await;
                reader.will_see("the open panel at {fragment}", &format!("{OPEN_PANEL} === {}", json!(open))).await;
                reader.sees("the lists of signs agree", "all('#table [data-assume]').every((it) => it.value === one(`.map .drawing [data-tie=${it.dataset.assume}]`).dataset.sign)").await;
                reader.sees("the triangle in the text agrees", "all('.triangle select').map((it) => it.value).join() === ['russia-china', 'united-states-china', 'united-states-russia'].map((it) => one(`.map .drawing [data-tie=${it}]`).dataset.sign).join()").await;
                assert_eq!(reader.fragment().await, fragment, "the address has changed");
            }
        }
        reader.browser.back().await;
        let (fragment, signs, ..) = WHAT_IFS[WHAT_IFS.len() - 2];
        reader.will_see("Back leads to the address before", &format!("{TRIAD} === '{signs}'")).await;
        assert_eq!(reader.fragment().await, fragment);
    });
}

#[test]
fn an_address_that_leads_nowhere_opens_the_page_as_it_is() {
    journey(Site::built(), Device::Desk, async |reader| {
        for (index, fragment) in NOWHERE.into_iter().enumerate() {
            // Each address is entered on the open page; every fourth one is loaded as well, which takes longer.
            if index % 4 == 0 {
                reader.arrive(fragment).await;
                assert_eq!(reader.ask(OPEN_PANEL).await, Value::Null, "{fragment} opens something");
                reader.sees(&format!("the text is there at {fragment}"), "all('.text .passage').every(rendered)").await;
                reader.press(".text .mention[data-actor]").await;
                reader.will_see(&format!("the page still answers after {fragment}"), OPEN_PANEL).await;
            }
            reader.ask(&format!("(location.hash = {})", json!(fragment))).await;
            reader.settle().await;
            let (mention, kind) = if index % 2 == 0 { ("tie", "tie=") } else { ("actor", "actor=") };
            reader.press(&format!(".text .mention[data-{mention}]")).await;
            reader
                .will_see(
                    &format!("it answers after {fragment}"),
                    &format!("({OPEN_PANEL} ?? '').startsWith('{kind}')"),
                )
                .await;
        }
    });
}

/// Addresses of places that do not exist.
const NOWHERE: [&str; 12] = [
    "#actor=atlantis",
    "#planet=mars",
    "#=",
    "#&&=&",
    "#actor=",
    "#%F0%9F%92%A9",
    "#actor=%3Cb%3E",
    "#scenario=thaw&&&",
    "#scenario=atlantis",
    "#s=atlantis:+",
    "#s=%E0%A4%A",
    "#s=russia-china:--",
];

#[test]
fn back_and_forward_go_through_what_the_reader_opened() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let history = reader.number("history.length").await;
            reader.press(".map .actor[data-actor=iran]").await;
            reader.will_see("Iran opens", &format!("{OPEN_PANEL} === 'actor=iran'")).await;
            reader.press("[data-open] .ties [data-tie=russia-iran]").await;
            reader.will_see("the tie opens", &format!("{OPEN_PANEL} === 'tie=russia-iran'")).await;
            reader.press("[data-open] [data-actor=russia]").await;
            reader.will_see("Russia opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
            let steps = reader.number("history.length").await - history;
            assert!((steps - 3.0).abs() < 0.5, "{device:?}: three selections made {steps} steps");
            reader.browser.back().await;
            reader
                .will_see(
                    "Back: the tie",
                    &format!("{OPEN_PANEL} === 'tie=russia-iran' && location.hash === '#tie=russia-iran'"),
                )
                .await;
            reader.browser.back().await;
            reader
                .will_see("Back: Iran", &format!("{OPEN_PANEL} === 'actor=iran' && location.hash === '#actor=iran'"))
                .await;
            reader.browser.back().await;
            reader.will_see("Back: nothing open", &format!("{OPEN_PANEL} === null && location.hash === ''")).await;
            reader
                .sees(
                    "the page was not loaded again",
                    "performance.getEntriesByType('navigation')[0].type === 'navigate'",
                )
                .await;
            reader.browser.forward().await;
            reader.will_see("Forward: Iran", &format!("{OPEN_PANEL} === 'actor=iran'")).await;
        });
    }
}

#[test]
fn choosing_the_same_actor_twice_is_one_step_for_back() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        let history = reader.number("history.length").await;
        reader.press(".map .actor[data-actor=iran]").await;
        reader.will_see("Iran opens", OPEN_PANEL).await;
        reader.press(".map .actor[data-actor=iran]").await;
        reader.settle().await;
        reader.browser.back().await;
        reader.will_see("after one step back nothing is open", &format!("{OPEN_PANEL} === null")).await;
        assert_eq!(reader.number("history.length").await, history + 1.0);
    });
}

#[test]
fn the_page_works_at_any_address_of_a_host_that_compresses() {
    for base in ["/", "/some/sub/path/"] {
        journey(Site::built().under(base).compressed(), Device::Desk, async |reader| {
            reader.arrive("#actor=russia").await;
            reader.sees("the player takes over the page", "one('#explainer').dataset.start === 'hydrated'").await;
            reader.sees("the page has its styles", "getComputedStyle(one('.bar')).position === 'sticky'").await;
            reader.press(".text .mention[data-actor=china]").await;
            reader.will_see("a press opens a card", &format!("{OPEN_PANEL} === 'actor=china'")).await;
            assert_eq!(reader.text("location.pathname").await, base);
        });
    }
}
