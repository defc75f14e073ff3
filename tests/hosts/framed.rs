//! The explainer's page in a frame.

use crate::host::Host;
use crate::stage::reader::OPEN_PANEL;

#[test]
fn the_page_answers_in_a_frame_and_leaves_the_host_alone() {
    Host::page("frame.html").with("place", "").visited(async |visit| {
        let frame = visit.frame().await;
        frame.press(".map .actor[data-actor=russia]").await;
        frame.will_see("an actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        frame.sees("it is in view", "within(one('[data-open]').getBoundingClientRect())").await;
        frame.key("Escape").await;
        frame.will_see("it closes by keyboard", &format!("{OPEN_PANEL} === null")).await;
        frame.press("#quiz [data-option=limits]").await;
        frame
            .will_see("an answer is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'")
            .await;
        assert_eq!(visit.page.fragment().await, "", "the host's address is as it was");
    });
}

#[test]
fn a_place_in_the_address_of_a_frame_is_open_in_it() {
    Host::page("frame.html").with("place", "#actor=china&scenario=thaw").visited(async |visit| {
        let frame = visit.frame().await;
        frame.will_see("the card is open", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        frame
            .will_see(
                "the scenario is in force",
                "one('.map .tie[data-tie=united-states-china]').dataset.sign === 'cooperative'",
            )
            .await;
    });
}
