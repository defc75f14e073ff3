//! The element in projects that install its npm package and are built with Vite.

use crate::host::{Host, Visit, projects};
use stage::reader::{OPEN_PANEL, Reader};
use std::process::Command;

/// The standard output of Node.
fn node(arguments: &[&str]) -> String {
    let output = Command::new("node").args(arguments).current_dir(stage::tests()).output().expect("node starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

/// Whether the player of the package was requested.
fn own_player_came(visit: &Visit) -> bool {
    visit.page.served.asked().iter().any(|path| path.ends_with(".wasm"))
}

/// Answers a question rightly.
async fn answer(element: &Reader) {
    element.press("#quiz [data-question=unlimited] [data-option=limits]").await;
    element.will_see("the answer is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'").await;
}

#[test]
fn an_element_of_the_package_uses_the_published_player_for_src_and_its_own_for_data() {
    Host::project("vite").visited(async |visit| {
        let element = visit.element().await;
        element
            .sees("the player takes over the prerendered page", "one('#explainer').dataset.start === 'hydrated'")
            .await;
        assert!(!own_player_came(visit), "the package's own player was requested without a need");
        visit.page.ask("document.querySelector('#own').scrollIntoView()").await;
        let own = visit.page.shadow("#own");
        own.player().await;
        own.press(".map .actor[data-actor=russia]").await;
        own.will_see("an actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        visit.page.will_see("the host receives the event", "document.title === 'actor: russia'").await;
        element.sees("the other element is unchanged", &format!("{OPEN_PANEL} === null")).await;
        assert!(own_player_came(visit));
        let requested = visit.explainer.asked();
        assert!(requested.iter().all(|path| !path.contains("whole")), "{requested:?}");
    });
}

#[test]
fn react_sets_properties_receives_events_and_removes_and_adds_the_element() {
    Host::project("react").with("root", "").visited(async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        page.will_see("the host receives the first state", "one('output').textContent === '0 right'").await;
        answer(&element).await;
        page.will_see("an answer reaches React's state", "one('output').textContent === '1 right'").await;
        page.press("#dark").await;
        element.will_see("a property reaches the element", "one('#explainer').dataset.scheme === 'dark'").await;
        for _ in 0..3 {
            page.press("#toggle").await;
            page.will_see("the element is gone", "all('interactive-explainer').length === 0").await;
            page.press("#toggle").await;
            element.player().await;
        }
        page.sees("there is one element", "all('interactive-explainer').length === 1").await;
        element.sees("one explainer runs", "all('[data-live]').length === 1").await;
        element.sees("the explainer is still dark", "one('#explainer').dataset.scheme === 'dark'").await;
        element.sees("the answer is restored", "one('[data-score]').dataset.score.startsWith('1/')").await;
        assert!(!own_player_came(visit));
        page.press("#own").await;
        element.will_see("a document is drawn", "one('.explainer[data-live]') && !one('#explainer')").await;
        assert!(own_player_came(visit));
        page.press("#theirs").await;
        element.will_see("without a document the address counts", "one('[data-start=hydrated] [data-live]')").await;
    });
}

#[test]
fn react_hydrates_server_rendered_markup() {
    let written = node(&[&projects().join("react-server/server.mjs").to_string_lossy()]);
    Host::project("react").with("root", written.trim()).visited(async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        element
            .sees("the player takes over the prerendered page", "one('#explainer').dataset.start === 'hydrated'")
            .await;
        // After hydration React adds its listeners to the element only with the first change.
        page.press("#dark").await;
        element.will_see("a property reaches the element", "one('#explainer').dataset.scheme === 'dark'").await;
        answer(&element).await;
        page.will_see("an answer reaches React's state", "one('output').textContent === '1 right'").await;
    });
}

#[test]
fn on_a_server_the_package_can_be_imported_and_does_nothing() {
    let script = "import { InteractiveExplainer } from 'interactive-explainer';
        import * as react from 'interactive-explainer/react';
        console.log(InteractiveExplainer === react.InteractiveExplainer, typeof customElements)";
    assert_eq!(node(&["--input-type=module", "--eval", script]).trim(), "true undefined");
}
