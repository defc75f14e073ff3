//! Hosts that give the document to the element themselves.

use crate::host::{Host, Visit};
use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL};
use stage::site::Site;

impl Visit {
    /// Opens the page, and gives the document to its elements before the element is defined: as object, text and child.
    async fn give_the_document(&self) {
        let url = &self.explainer.url;
        self.page.open("").await;
        let give = format!(
            "(async () => {{
                const it = await documentOf('{url}');
                one('#object').data = it;
                one('#text').data = JSON.stringify(it);
                one('#object').theme = 'dark';
                one('#object').actor = 'china';
                const script = document.createElement('script');
                script.type = 'application/json';
                script.textContent = JSON.stringify(it);
                one('#child').append(script);
                await define('{url}embed.js');
            }})()"
        );
        self.page.ask(&give).await;
    }
}

#[test]
fn a_document_given_as_object_text_or_child_is_drawn_and_works() {
    Host::page("data.html").visited(async |visit| {
        visit.give_the_document().await;
        for id in ["object", "text", "child"] {
            let element = visit.element_at(&format!("#{id}")).await;
            element.sees("the text is there", "all('.passage').length > 20 && all('.actor').length > 20").await;
            visit
                .will_hear(&format!("it.name === 'ready' && it.by === '{id}' && it.detail.start === 'rendered'"))
                .await;
        }
        let object = visit.page.shadow("#object");
        object
            .will_see("a place that was selected before the start is open", &format!("{OPEN_PANEL} === 'actor=china'"))
            .await;
        object
            .sees(
                "a theme that was set before the start applies",
                "getComputedStyle(one('.explainer')).colorScheme === 'dark'",
            )
            .await;
        let text = visit.page.shadow("#text");
        text.sees("only the chosen part shows", "rendered(one('.map')) && !rendered(one('.article'))").await;
        object.press("#quiz [data-option=limits]").await;
        visit.will_hear("it.name === 'answer' && it.by === 'object'").await;
        let requested = visit.explainer.asked();
        for (file, times) in [("/assets/style-", 1), ("/assets/whole-", 2), ("/assets/player-", 0)] {
            assert_eq!(requested.iter().filter(|it| it.starts_with(file)).count(), times, "{file}: {requested:?}");
        }
    });
}

#[test]
fn an_invalid_document_is_not_drawn_and_the_error_event_says_where_the_fault_is() {
    Host::page("data.html").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        visit.give_the_document().await;
        let element = visit.element_at("#object").await;
        for (what, data, message) in [
            (
                "a tie of nobody",
                "{ ...it, ties: it.ties.with(0, { ...it.ties[0], from: 'nobody' }) }",
                "tie=russia-china names actor=nobody",
            ),
            ("another format", "{ ...it, format: 99 }", "format 99, but this player reads"),
            ("no document", "({ title: 'Nothing' })", "not a document"),
            ("no JSON", "'{'", "not a document"),
            ("a number", "7", "not a document"),
        ] {
            let give = format!(
                "documentOf('{}').then((it) => {{ received.length = 0; one('#object').data = ({data}); return null; }})",
                visit.explainer.url
            );
            visit.page.ask(&give).await;
            let error = "it.name === 'error' && it.by === 'object' && it.detail.stage === 'document'";
            visit.will_hear(&format!("{error} && it.detail.message.includes('{message}')")).await;
            visit.page.will_see(&format!("{what}: the fallback shows"), "rendered(one('#object p'))").await;
        }
        visit
            .page
            .ask(&format!("documentOf('{}').then((it) => (one('#object').data = it) && null)", visit.explainer.url))
            .await;
        element.player().await;
        let complaints = visit.page.complaints().await;
        assert!(complaints.iter().all(|it| it.contains("interactive-explainer")), "{complaints:?}");
    });
}

#[test]
fn where_its_styles_cannot_be_loaded_the_fallback_stays_and_the_host_gets_an_error_event() {
    let host = Host::page("data.html").showing(Site::built().without("style-*.css"));
    host.visited_in(Kind::Chromium, Device::Desk, async |visit| {
        visit.give_the_document().await;
        visit.will_hear("it.name === 'error' && it.by === 'object' && it.detail.stage === 'page' && it.detail.message.includes('404')").await;
        visit.page.sees("the fallback shows", "rendered(one('#object p'))").await;
        let complaints = visit.page.complaints().await;
        assert!(complaints.iter().all(|it| it.contains("style-")), "{complaints:?}");
    });
}
