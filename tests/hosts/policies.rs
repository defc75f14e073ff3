//! Hosts with strict Content Security Policies, and isolated pages.

use crate::host::{Host, Visit};
use stage::PATIENCE;
use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL};
use stage::site::Site;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// A page under a policy, without scripts or styles of its own.
fn under(policy: &str) -> Host {
    Host::page("bare.html").sending("content-security-policy", policy)
}

/// The policy of docs/embedding.md, with Trusted Types enforced and nothing else allowed.
const STRICT: &str = "default-src 'none'; script-src {{explainer}} 'wasm-unsafe-eval'; connect-src {{explainer}}; \
                      img-src blob:; require-trusted-types-for 'script'; trusted-types 'none'";

#[test]
fn under_the_documented_policy_and_enforced_trusted_types_everything_works() {
    under(STRICT).visited(async |visit| {
        let element = visit.element().await;
        element.sees("the player takes over the prerendered page", "one('#explainer').dataset.start === 'hydrated'").await;
        element.press("#quiz [data-option=limits]").await;
        element
            .will_see("an answer is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'")
            .await;
        element.press(".map .actor[data-actor=russia]").await;
        element.will_see("an actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        if element.browser.kind() == Kind::Chromium {
            save_a_picture(visit).await;
        }
        let give = "documentOf(one('interactive-explainer').src).then((it) => (one('interactive-explainer').data = it) && null)";
        visit.page.ask(give).await;
        element.will_see("the host's document is rendered", "one('.explainer[data-live]') && !one('#explainer')").await;
        // Firefox requests an icon by itself, which the policy refuses. Chromium reports the inline style of the page that the
        // element reads, which the element adopts as a constructed style sheet instead.
        let of_no_consequence = |it: &String| ["favicon", "Applying inline style", "style-src-elem inline"].iter().any(|of| it.contains(of));
        let complaints = visit.page.complaints().await;
        assert!(complaints.iter().all(of_no_consequence), "{complaints:?}");
    });
}

async fn save_a_picture(visit: &Visit) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures-of-a-host");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    visit.page.browser.save_to(&folder).await;
    let element = visit.page.shadow("interactive-explainer");
    element.press(".save > summary").await;
    element.press("[data-do=save-png]").await;
    let picture = folder.join("unraveling-alliance.png");
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if fs::metadata(&picture).is_ok_and(|it| it.len() > 10_000) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the map is not kept as a picture");
}

#[test]
fn where_the_policy_refuses_a_file_the_static_page_or_the_fallback_shows_and_the_host_gets_an_error_event() {
    let cases = [
        ("script-src {{explainer}} 'wasm-unsafe-eval'; connect-src 'none'", "page", "one('#fallback')"),
        ("script-src {{explainer}}", "player", "one('interactive-explainer').shadowRoot.querySelector('.passage')"),
    ];
    for (policy, stage, shown) in cases {
        under(policy).visited_in(Kind::Chromium, Device::Desk, async |visit| {
            visit.page.open("").await;
            visit.will_hear(&format!("it.name === 'error' && it.detail.stage === '{stage}'")).await;
            visit.page.sees("the text or the fallback can be read", &format!("rendered({shown})")).await;
            let complaints = visit.page.complaints().await;
            let uncaught: Vec<&String> = complaints.iter().filter(|it| !is_of_the_policy(it)).collect();
            assert!(uncaught.is_empty(), "{uncaught:?}");
        });
    }
}

#[test]
fn a_policy_that_names_hosts_allows_their_explainers_and_no_others() {
    under("connect-src {{explainer}}").visited(async |visit| {
        visit.element().await.press("#quiz [data-option=limits]").await;
        visit.will_hear("it.name === 'answer'").await;
        visit.page.complaints().await;
    });
    under("connect-src https://elsewhere.example").visited(async |visit| {
        visit.page.open("").await;
        visit.will_hear("it.name === 'error' && it.detail.stage === 'page'").await;
        visit.page.sees("the fallback shows", "rendered(one('#fallback'))").await;
        assert_eq!(
            visit.explainer.asked(),
            ["/embed.js"],
            "more than `embed.js` was requested from the explainer's host"
        );
        let complaints = visit.page.complaints().await;
        let others: Vec<&String> = complaints.iter().filter(|it| !is_of_the_policy(it)).collect();
        assert!(others.is_empty(), "{others:?}");
    });
}

#[test]
fn in_pages_that_are_isolated_from_others_the_element_and_the_frame_show() {
    for policy in ["require-corp", "credentialless"] {
        let isolated =
            |host: Host| host.showing(Site::built().heeding_headers()).sending("cross-origin-embedder-policy", policy);
        isolated(Host::element("")).visited(async |visit| {
            visit.element().await;
        });
        let frame = "<iframe src=\"{{explainer}}embed.html\" title=\"The explainer\"></iframe>";
        let page = Host::page("frame.html").with("frame", frame).with("style", "").with("script", "");
        isolated(page).visited(async |visit| {
            let frame = visit.frame().await;
            frame.press(".map .actor[data-actor=russia]").await;
            frame.will_see("a press opens a card", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        });
    }
}

fn is_of_the_policy(complaint: &str) -> bool {
    ["policy", "Policy", "interactive-explainer", "favicon"].iter().any(|it| complaint.contains(it))
}
