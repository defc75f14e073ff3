//! Addresses: each state can be linked to, and Back takes one step back.

use crate::reader::{Device, OPEN_PANEL, journey};
use crate::site::Site;
use serde_json::Value;

#[test]
fn a_link_leads_to_its_state() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            for (fragment, what) in [
                ("#actor=russia", &*format!("{OPEN_PANEL} === 'actor=russia'")),
                ("#tie=russia-china", &*format!("{OPEN_PANEL} === 'tie=russia-china'")),
                ("#term=machtpolitik", &*format!("{OPEN_PANEL} === 'term=machtpolitik'")),
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
                    "#note=n1",
                    "rendered(document.getElementById('note=n1')) && within(document.getElementById('note=n1').getBoundingClientRect())",
                ),
                ("#question=agreement", "inView(one('[data-question=agreement] h3'))"),
                ("#section=shift", "inView(one('[data-section=shift] h2'))"),
            ] {
                reader.arrive(fragment).await;
                reader.will_see(fragment, what).await;
                assert_eq!(reader.fragment().await, fragment, "{device:?}: the address stays as it was");
            }
        });
    }
}

#[test]
fn an_address_that_leads_nowhere_opens_the_page_as_it_is() {
    journey(Site::built(), Device::Desk, async |reader| {
        for fragment in [
            "#actor=atlantis",
            "#planet=mars",
            "#=",
            "#&&=&",
            "#actor=",
            "#%F0%9F%92%A9",
            "#actor=%3Cb%3E",
            "#scenario=thaw&&&",
        ] {
            reader.arrive(fragment).await;
            assert_eq!(reader.ask(OPEN_PANEL).await, Value::Null, "{fragment} opens something");
            reader.sees(&format!("the text is there at {fragment}"), "all('.text .passage').every(rendered)").await;
            reader.press(".text .mention[data-actor]").await;
            reader.will_see(&format!("the page still answers after {fragment}"), OPEN_PANEL).await;
        }
    });
}

#[test]
fn back_and_forward_retrace_what_one_opened() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let history = reader.number("history.length").await;
            reader.press(".map .actor[data-actor=iran]").await;
            reader.will_see("Iran opens", &format!("{OPEN_PANEL} === 'actor=iran'")).await;
            reader.press("[data-open] [data-tie=russia-iran]").await;
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
                    "still the same page, not loaded anew",
                    "performance.getEntriesByType('navigation')[0].type === 'navigate'",
                )
                .await;
            reader.browser.forward().await;
            reader.will_see("Forward: Iran", &format!("{OPEN_PANEL} === 'actor=iran'")).await;
        });
    }
}

#[test]
fn choosing_the_same_twice_is_one_step() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        let history = reader.number("history.length").await;
        reader.press(".map .actor[data-actor=iran]").await;
        reader.will_see("Iran opens", OPEN_PANEL).await;
        reader.press(".map .actor[data-actor=iran]").await;
        reader.settle().await;
        reader.browser.back().await;
        reader.will_see("one step back, nothing is open", &format!("{OPEN_PANEL} === null")).await;
        assert_eq!(reader.number("history.length").await, history + 1.0);
    });
}

#[test]
fn the_page_works_at_any_address_of_a_host_that_compresses() {
    for base in ["/", "/some/sub/path/"] {
        journey(Site::built().under(base).compressed(), Device::Desk, async |reader| {
            reader.arrive("#actor=russia").await;
            reader.sees("it was taken over", "one('#explainer').dataset.start === 'hydrated'").await;
            reader.sees("it is styled", "getComputedStyle(one('.bar')).position === 'sticky'").await;
            reader.press(".text .mention[data-actor=china]").await;
            reader.will_see("it answers", &format!("{OPEN_PANEL} === 'actor=china'")).await;
            assert_eq!(reader.text("location.pathname").await, base);
        });
    }
}
