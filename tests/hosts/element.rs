//! The explainer as an element of someone else's page.

use crate::host::Host;
use crate::stage::reader::OPEN_PANEL;

#[test]
fn it_takes_over_what_was_rendered_and_answers_and_the_host_keeps_its_address() {
    Host::element("").visited(async |visit| {
        let element = visit.element().await;
        element.sees("nothing was drawn afresh", "one('#explainer').dataset.start === 'hydrated'").await;
        element.press(".map .actor[data-actor=russia]").await;
        element.will_see("an actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        element.key("Escape").await;
        element.will_see("it closes", &format!("{OPEN_PANEL} === null")).await;
        assert_eq!(visit.page.fragment().await, "", "the host's address is as it was");
    });
}

#[test]
fn its_script_works_as_a_classic_one_too_and_takes_no_names() {
    let letters = ('a'..='z').map(|name| format!("{name} = 1")).collect::<Vec<_>>().join(", ");
    let script =
        format!("<script>const {letters};</script>{}", "<script src=\"{{explainer}}embed.js\"></script>".repeat(2));
    let elements = "<interactive-explainer src=\"{{explainer}}\"></interactive-explainer><interactive-explainer id=\"data\"></interactive-explainer>";
    let page = Host::page("frame.html").with("frame", elements).with("style", "").with("script", &script);
    page.visited_in(crate::stage::browser::Kind::Chromium, crate::stage::reader::Device::Desk, async |visit| {
        visit.page.open("").await;
        tokio::time::sleep(std::time::Duration::from_secs(4)).await;
        eprintln!("{:?}", visit.page.ask("[one('#place').outerHTML, one('interactive-explainer').shadowRoot.innerHTML.slice(0,300), one('interactive-explainer').getBoundingClientRect().top, innerHeight]").await);
        eprintln!("{:?}", visit.page.complaints().await);
        let element = visit.element().await;
        element.press(".map .actor[data-actor=russia]").await;
        element.will_see("an actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        let give = format!(
            "fetch(new URL(one('interactive-explainer').shadowRoot.querySelector('[data-document]').dataset.document, '{}'))
                .then((it) => it.json()).then((it) => {{ one('#data').data = it; return null; }})",
            visit.explainer.url
        );
        visit.page.ask(&give).await;
        visit.element_at("#data").await.sees("it is drawn", "all('.passage').length > 20").await;
    });
}

#[test]
fn a_part_stands_alone_under_the_scenario_that_the_host_chose() {
    Host::element("view=map scenario=deal").visited(async |visit| {
        let element = visit.element().await;
        element
            .will_see("the map shows, and not the text", "rendered(one('.map')) && !rendered(one('.article'))")
            .await;
        let sign = "one('.map .tie[data-tie=russia-china]').dataset.sign === 'adversarial'";
        element.will_see("under the scenario that the host chose", sign).await;
    });
}

#[test]
fn hostile_styles_of_the_host_do_not_reach_it() {
    let hostile =
        "* { all: unset !important; line-height: 5 !important; font: 40px cursive !important; color: red !important }";
    Host::element("").with("style", hostile).visited(async |visit| {
        let element = visit.element().await;
        element.sees("its text keeps its size", "getComputedStyle(one('.passage')).fontSize === '18px'").await;
        element.sees("and its lines", "parseFloat(getComputedStyle(one('.passage')).lineHeight) < 40").await;
    });
}

#[test]
fn where_there_is_no_explainer_the_fallback_stays_and_the_host_is_told() {
    Host::element("").with("path", "nowhere/").visited(async |visit| {
        visit.page.open("").await;
        visit.will_hear("it.detail.stage === 'page' && it.detail.message.includes('is no explainer (404)')").await;
        visit.page.will_see("the fallback shows", "rendered(one('#fallback'))").await;
        visit.page.settle().await;
        visit.page.complaints().await;
    });
}
