//! The explainer as a custom element in another page.

use crate::host::Host;
use stage::reader::OPEN_PANEL;

#[test]
fn the_element_hydrates_the_prerendered_page_and_leaves_the_host_s_address_alone() {
    Host::element("").visited(async |visit| {
        let element = visit.element().await;
        element.sees("the prerendered page is hydrated", "one('#explainer').dataset.start === 'hydrated'").await;
        element.press(".map .actor[data-actor=russia]").await;
        element.will_see("an actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        element.key("Escape").await;
        element.will_see("the card closes", &format!("{OPEN_PANEL} === null")).await;
        assert_eq!(visit.page.fragment().await, "", "the host's address has changed");
    });
}

#[test]
fn the_script_works_as_a_classic_script_too_and_declares_no_globals() {
    // Top-level declarations of a classic script are global, and cannot be declared again by the page.
    let scripts = "<script src=\"{{explainer}}embed.js\"></script>".repeat(2);
    Host::element("").with("children", &scripts).visited(async |visit| {
        let element = visit.element().await;
        element.press(".map .actor[data-actor=russia]").await;
        element.will_see("an actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        let give = "documentOf(one('interactive-explainer').src).then((it) => (one('interactive-explainer').data = it) && null)";
        visit.page.ask(give).await;
        element.will_see("the host's document is rendered", "one('.explainer[data-live]') && !one('#explainer')").await;
    });
}

#[test]
fn a_part_stands_alone_under_the_scenario_that_the_host_chose() {
    Host::element("view=map scenario=deal").visited(async |visit| {
        let element = visit.element().await;
        element.will_see("only the map shows", "rendered(one('.map')) && !rendered(one('.article'))").await;
        let sign = "one('.map .tie[data-tie=russia-china]').dataset.sign === 'adversarial'";
        element.will_see("the host's scenario is shown", sign).await;
    });
}

#[test]
fn hostile_styles_of_the_host_do_not_reach_the_element() {
    let hostile =
        "* { all: unset !important; line-height: 5 !important; font: 40px cursive !important; color: red !important }";
    Host::element("").with("style", hostile).visited(async |visit| {
        let element = visit.element().await;
        element.sees("the text keeps its size", "getComputedStyle(one('.passage')).fontSize === '18px'").await;
        element
            .sees("the lines keep their height", "parseFloat(getComputedStyle(one('.passage')).lineHeight) < 40")
            .await;
    });
}

#[test]
fn where_there_is_no_explainer_the_fallback_stays_and_the_host_gets_an_error_event() {
    Host::element("").with("path", "nowhere/").visited(async |visit| {
        visit.page.open("").await;
        visit.will_hear("it.detail.stage === 'page' && it.detail.message.includes('is no explainer (404)')").await;
        visit.page.will_see("the fallback shows", "rendered(one('#fallback'))").await;
        visit.page.settle().await;
        visit.page.complaints().await;
    });
}
