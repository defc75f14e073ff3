//! Events, methods and properties between the element and its host, and which of them handles keys.

use crate::host::Host;
use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL};

#[test]
fn the_element_dispatches_events_in_order_and_its_methods_work() {
    Host::element("id=it").visited(async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        let names = "received.splice(0).map((it) => it.name)";
        assert_eq!(page.list(names).await, ["ready", "progress"]);
        element.press(".map .actor[data-actor=russia]").await;
        visit.will_hear("it.name === 'select' && it.by === 'it' && it.detail.kind === 'actor' && it.detail.id === 'russia'").await;
        page.ask("one('#it').select('tie=russia-china')").await;
        visit.will_hear("it.detail?.kind === 'tie' && it.detail.id === 'russia-china'").await;
        page.ask("one('#it').setScenario('deal')").await;
        visit.will_hear("it.name === 'scenario' && it.detail?.kind === 'scenario' && it.detail.id === 'deal'").await;
        page.ask("one('#it').setScenario('russia-china:+')").await;
        visit.will_hear("it.name === 'scenario' && it.detail?.kind === 's' && it.detail.id === 'russia-china:+'").await;
        page.ask("one('#it').select(null)").await;
        visit.will_hear("it.name === 'select' && it.detail === null").await;
        page.ask("one('#it').setScenario()").await;
        visit.will_hear("it.name === 'scenario' && it.detail === null").await;
        assert_eq!(page.list(names).await, ["select", "select", "scenario", "scenario", "select", "scenario"]);

        element.press("#quiz [data-option=limits]").await;
        visit.will_hear("it.name === 'progress' && it.detail.right === 1 && it.detail.of === 15 && it.detail.progress.answers.length === 1").await;
        let place = "it.name === 'answer' && it.detail.object.id.endsWith('#question=unlimited')";
        visit.will_hear(&format!("{place} && !it.detail.actor && it.detail.result.success === true")).await;
        page.sees("the statement names the explainer's own address", &format!("received.some((it) => {place} && it.detail.object.id.startsWith(one('#it').src))")).await;
        let mut received = page.list(names).await;
        received.sort();
        assert_eq!(received, ["answer", "attempt", "progress"]);

        page.ask("(window.progress = one('#it').getProgress()) && null").await;
        page.ask("one('#it').reset()").await;
        visit.will_hear("it.name === 'progress' && it.detail.right === 0").await;
        element.sees("nothing is answered", "!one('.question[data-result]')").await;
        page.ask("one('#it').setProgress(progress)").await;
        visit.will_hear("it.name === 'progress' && it.detail.right === 1").await;
        let foreign = "(() => { try { one('#it').setProgress({ explainer: 'another' }) } catch (error) { return error.message } })()";
        assert_eq!(page.text(foreign).await, "foreign progress");
        page.ask("(window.progress.answers.length = 0) || null").await;
        page.sees("`getProgress` gives a copy", "one('#it').getProgress().answers.length === 1").await;
    });
}

#[test]
fn reading_in_short_is_no_place_and_stays_when_the_host_goes_elsewhere_and_resets() {
    Host::element("id=it").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        let is_short = "one('[data-do=read-short]').ariaPressed === 'true'";
        element.press("[data-do=read-short]").await;
        visit.will_hear("it.name === 'progress' && it.detail.progress.read === 'short'").await;
        for command in ["setScenario('deal')", "select('actor=china')", "select(null)"] {
            page.ask(&format!("one('#it').{command}")).await;
            element.settle().await;
            element.sees(&format!("the text is still in short after {command}"), is_short).await;
        }
        page.sees("the host hears of places only", "!received.some((it) => it.detail?.kind === 'read')").await;

        element.press("#quiz [data-option=limits]").await;
        visit.will_hear("it.name === 'progress' && it.detail.right === 1").await;
        page.ask("one('#it').setProgress({ ...one('#it').getProgress(), scheme: 'dark', map: 'away' })").await;
        visit.will_hear("it.name === 'progress' && it.detail.progress.map === 'away'").await;
        page.ask("(received.length = 0, one('#it').reset())").await;
        let is_reset = "it.name === 'progress' && it.detail.progress.answers.length === 0";
        let settings = "((it) => it.scheme === 'dark' && it.map === 'away' && it.read === 'short')(it.detail.progress)";
        visit.will_hear(&format!("{is_reset} && {settings}")).await;
        element.sees("the text is still in short", is_short).await;
    });
}

#[test]
fn progress_that_the_host_sets_before_the_start_is_restored_unless_it_is_of_another_explainer() {
    Host::element("hidden").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        for (given, view) in [
            ("null", ""),
            ("'garbage'", ""),
            ("{ explainer: 'another', answers: [], view: 'Elsewhere.' }", ""),
            ("{ explainer: 'unraveling-alliance', answers: [], view: 'It depends.' }", "It depends."),
        ] {
            visit.page.open("").await;
            visit.page.ask(&format!("one('interactive-explainer').setProgress({given})")).await;
            visit.page.ask("(one('interactive-explainer').hidden = false)").await;
            let element = visit.element_at("interactive-explainer").await;
            element
                .will_see("the opinion is that of valid progress", &format!("one('[data-view]').value === '{view}'"))
                .await;
        }
    });
}

#[test]
fn keys_in_the_host_s_page_are_left_to_the_host_and_focus_stays_where_the_reader_is() {
    Host::page("talking.html").visited(async |visit| {
        let page = &visit.page;
        page.open("").await;
        let element = visit.element_at("#it").await;
        let open = |place: &str| format!("{OPEN_PANEL} === {place}");
        element.will_see("the host's actor is open", &open("'actor=china'")).await;
        page.sees("focus has not moved", "document.activeElement.id === 'first'").await;
        page.sees("the page has not scrolled", "scrollY === 0").await;

        page.key("Tab").await;
        page.will_see("Tab moves focus into the element", "document.activeElement.id === 'it'").await;
        element.press("[data-search]").await;
        page.ask("(keys.length = 0) || null").await;
        element.write("rus").await;
        element.will_see("a suggestion shows", "all('.search [role=option]').length > 0").await;
        element.key("Enter").await;
        element.will_see("the actor's card opens", &open("'actor=russia'")).await;
        page.sees(
            "the host does not receive keys typed in the explainer",
            "!keys.some((it) => /^keydown (r|u|s|Enter)$/.test(it))",
        )
        .await;
        element.key("Escape").await;
        element.will_see("Escape closes the card", &open("null")).await;
        page.sees("the host's dialog stays open", "one('#dialog').open && !keys.includes('keydown Escape')").await;
        element.key("Escape").await;
        page.will_see("without an open card, Escape closes the host's dialog", "!one('#dialog').open").await;

        page.ask("one('#dialog').show()").await;
        page.press("#before").await;
        page.ask("(keys.length = 0) || null").await;
        for key in ["ArrowLeft", "Enter"] {
            page.key(key).await;
        }
        page.write("plain").await;
        page.sees(
            "keys typed in the host's field reach the host",
            "one('#before').value === 'plain' && keys.includes('keydown Enter')",
        )
        .await;
        page.ask("one('#last').focus()").await;
        page.key("Shift+Tab").await;
        page.will_see("Shift+Tab moves focus into the element from behind", "document.activeElement.id === 'it'").await;
        page.key("Tab").await;
        page.will_see("Tab moves focus out of the element", "document.activeElement.id === 'last'").await;
    });
}

#[test]
fn an_actor_chosen_by_the_host_is_visible_on_the_map_beside_the_card() {
    Host::element("view=\"map\"").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let element = visit.element().await;
        visit.page.size(640).await;
        visit.page.ask("document.querySelector('interactive-explainer').scrollIntoView()").await;
        visit.page.ask("document.querySelector('interactive-explainer').select('actor=iran')").await;
        element.will_see("the card is open", &format!("{OPEN_PANEL} === 'actor=iran'")).await;
        let apart = "(([actor, card]) => actor.bottom <= card.top && actor.top >= 0)(
            ['.map .actor[data-actor=iran]', '[data-open]'].map((it) => one(it).getBoundingClientRect()))";
        element.will_see("the actor is above the card", apart).await;
    });
}
