//! Failures of requests from the host's page to the explainer's host.

use crate::host::Host;
use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL, Reader};
use stage::site::Site;

/// A fault of the response for a file.
type Fault = fn(Site, &str) -> Site;

const GONE: Fault = Site::without;
const CUT: Fault = Site::cut;
const PRIVATE: Fault = Site::private;
const AS_TEXT: Fault = |site, file| site.sent_as(file, "text/plain");

/// A folder, the file in it that fails, and the fault; the stage and the message of the error event. Documents fail last, since
/// the page fetches the player only once for all elements.
const FAULTS: [(&str, &str, Fault, &str, &str); 15] = [
    ("page-gone", "index.html", GONE, "page", "is no explainer (404)"),
    ("page-cut", "index.html", CUT, "page", "cannot be read"),
    ("page-private", "index.html", PRIVATE, "page", "is CORS allowed?"),
    ("page-as-text", "index.html", AS_TEXT, "page", "is no explainer (200)"),
    ("script-gone", "assets/player-*.js", GONE, "player", "player"),
    ("script-cut", "assets/player-*.js", CUT, "player", "player"),
    ("script-private", "assets/player-*.js", PRIVATE, "player", "player"),
    ("script-as-text", "assets/player-*.js", AS_TEXT, "player", "player"),
    ("module-gone", "assets/player-*.wasm", GONE, "player", "404"),
    ("module-cut", "assets/player-*.wasm", CUT, "player", "player"),
    ("module-private", "assets/player-*.wasm", PRIVATE, "player", "player"),
    ("document-gone", "assets/document-*.json", GONE, "player", "404"),
    ("document-cut", "assets/document-*.json", CUT, "player", "document"),
    ("document-private", "assets/document-*.json", PRIVATE, "player", "document"),
    ("data-broken", "index.html", AS_BROKEN, "document", "tie=russia-china names actor=nobody"),
];

const AS_BROKEN: Fault = |site, file| {
    site.with_document(file.trim_end_matches("index.html"), |json| {
        json.replacen("\"from\":\"russia\",\"to\":\"china\"", "\"from\":\"nobody\",\"to\":\"china\"", 1)
    })
};

/// Asserts that no exception was thrown in the host's page. The log may have other entries about the failed requests.
async fn nothing_was_thrown(page: &Reader) {
    let thrown = |it: &&String| it.starts_with("error:") || it.starts_with("unhandled") || it.contains("Uncaught");
    let complaints = page.complaints().await;
    let thrown: Vec<&String> = complaints.iter().filter(thrown).collect();
    assert!(thrown.is_empty(), "{thrown:?}");
}

#[test]
fn whichever_file_fails_the_text_can_be_read_an_error_event_is_dispatched_and_the_next_element_works() {
    let folders: Vec<&str> = FAULTS.iter().map(|it| it.0).chain(["good"]).collect();
    let mut site = Site::built().again_in(&folders);
    for (folder, file, fault, ..) in FAULTS {
        site = fault(site, &format!("{folder}/{file}"));
    }
    // Wrong content types alone do not prevent the player from running.
    site = site.sent_as("good/assets/player-*.wasm", "text/plain").sent_as("good/assets/document-*.json", "text/plain");
    Host::element("").with("path", "page-gone/").showing(site).visited(async |visit| {
        let (page, element) = (&visit.page, visit.page.shadow("interactive-explainer"));
        page.open("").await;
        for (folder, _, _, stage, about) in FAULTS {
            let src = format!("{}{folder}/", visit.explainer.url);
            page.ask(&format!("(one('interactive-explainer').src = '{src}')")).await;
            let error = format!("it.name === 'error' && it.detail.stage === '{stage}'");
            let names_the_folder =
                if stage == "document" { String::new() } else { format!("&& it.detail.message.includes('{folder}')") };
            visit.will_hear(&format!("{error} && it.detail.message.includes('{about}') {names_the_folder}")).await;
            if stage == "page" {
                page.sees("the fallback shows", "rendered(one('#fallback'))").await;
            } else {
                element.sees("the text is there", "all('.text .passage').length > 20").await;
                element.sees("the text is visible", "all('.text .passage').every(rendered)").await;
            }
            element.sees("no player runs", "!one('[data-live]')").await;
        }
        page.ask(&format!("(one('interactive-explainer').src = '{}good/')", visit.explainer.url)).await;
        element.player().await;
        nothing_was_thrown(page).await;
    });
}

/// Addresses that are not `http` or `https`, or no addresses at all.
const NOT_OF_THE_WEB: [&str; 10] = [
    "javascript:(window.ran = 1)",
    "JavaScript:window.ran=1",
    " \\t\\u0001javascript:window.ran=1",
    "java\\nscript:window.ran=1//https://example.org/",
    "data:text/html,<div id=explainer>x</div><style></style>",
    "blob:https://example.org/1",
    "vbscript:ran=1",
    "file:///etc/passwd",
    "about:blank",
    "ftp://example.org/",
];

#[test]
fn only_http_and_https_addresses_become_links_and_are_requested() {
    Host::element("").visited(async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        page.ask("one('interactive-explainer').replaceChildren()").await;
        let links = "[...one('interactive-explainer').shadowRoot.querySelectorAll('a')]";
        // Links of the map are left out, since `href` of an SVG link is no string.
        let address = "new URL(it.getAttribute('href'), document.baseURI)";
        let harmless = format!("{links}.every((it) => /^https?:$/.test({address}.protocol))");
        for src in NOT_OF_THE_WEB {
            page.ask(&format!("((received.length = 0), (one('interactive-explainer').src = '{src}'))")).await;
            page.sees("no link leads to that address at once", &harmless).await;
            page.ask(&format!("{links}.forEach((it) => it.click?.())")).await;
            visit.will_hear("it.name === 'error' && it.detail.stage === 'page' && /is not http/.test(it.detail.message)").await;
            page.sees("no link leads to that address later", &harmless).await;
        }
        // A document that the host supplies is rendered nevertheless, without an address of its own.
        let give = format!(
            "documentOf('{}').then((it) => {{ one('interactive-explainer').data = it; received.length = 0; return null; }})",
            visit.explainer.url
        );
        page.ask(&give).await;
        for src in NOT_OF_THE_WEB {
            page.ask(&format!("((received.length = 0), (one('interactive-explainer').src = '{src}'))")).await;
            visit.will_hear("it.name === 'ready'").await;
            element.sees("the address to share is on the web", "/^https?:/.test(one('[data-src]').dataset.src)").await;
            page.sees("no link leads to that address", &harmless).await;
        }
        page.sees("no script of the address ran", "!('ran' in window)").await;
        nothing_was_thrown(page).await;
    });
}

#[test]
fn what_the_reader_does_on_a_slow_network_before_the_player_is_loaded_counts() {
    Host::element("").showing(Site::built().with_player_held()).visited_in(
        Kind::Chromium,
        Device::Phone,
        async |visit| {
            let element = visit.page.shadow("interactive-explainer");
            visit.page.open("").await;
            element.will_see("the text is there", "all('.text .passage').length > 20").await;
            element.press("#quiz [data-option=limits]").await;
            element
                .will_see("a reason opens", "rendered(one('#quiz details:has(> [data-option=limits]) .reason'))")
                .await;
            element.press(".map .actor[data-actor=russia]").await;
            element.press(".section .mention[data-actor=china]").await;
            visit.explainer.let_player_go();
            element.player().await;
            element
                .will_see("the answer is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'")
                .await;
            element
                .will_see("the card of the actor pressed last is open", &format!("{OPEN_PANEL} === 'actor=china'"))
                .await;
            element.sees("focus is still in the card", "!!root.activeElement?.closest('[data-open]')").await;
            assert_eq!(visit.page.fragment().await, "", "the host's address has changed");
        },
    );
}
