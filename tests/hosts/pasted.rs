//! The HTML that "Share" makes, pasted into another page.

use crate::host::Host;
use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL, TRIAD, journey_in};
use stage::site::Site;

/// The HTML that "Share" makes for the map alone, with an actor and a scenario chosen, as an element or a frame. The explainer's
/// address in it is replaced by `{{explainer}}`, as in the pages of hosts.
fn offered(kind: Kind, form: &str) -> String {
    let mut html = String::new();
    journey_in(kind, Site::built(), Device::Desk, async |reader| {
        reader.arrive("#actor=china&scenario=deal").await;
        reader.press("[data-do=share]").await;
        reader.will_see("the dialog opens", "rendered(one('.sharing'))").await;
        reader.press(".sharing [name=way][value=embed]").await;
        reader.choose(".sharing [name=view]", "map").await;
        reader.press(&format!(".sharing [name=form][value={form}]")).await;
        reader.frame(".sharing iframe").player().await;
        html = reader.text("one('.sharing form textarea').value").await.replace(&reader.served.url, "{{explainer}}");
    });
    html
}

#[test]
fn copied_html_shows_in_another_page_what_the_reader_saw() {
    for kind in Kind::here() {
        for form in ["element", "frame"] {
            let host = Host::page("pasted.html").with("html", &offered(kind, form));
            host.visited_in(kind, Device::Desk, async |visit| {
                let explainer = if form == "frame" { visit.frame().await } else { visit.element().await };
                explainer.will_see("the actor is open", &format!("{OPEN_PANEL} === 'actor=china'")).await;
                explainer.sees("the scenario is shown", &format!("{TRIAD} === '-+-'")).await;
                explainer.sees("only the map shows", "rendered(one('.map')) && !rendered(one('.article'))").await;
            });
        }
    }
}
