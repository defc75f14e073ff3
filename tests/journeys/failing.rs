//! Failures: the player does not load, or it cannot use the document or the page.

use stage::reader::{Device, OPEN_PANEL, Reader, journey};
use stage::site::Site;

/// A function that edits a text.
type Edit = fn(&str) -> String;

/// Asserts that the page works as it does without a script: it is complete, and its parts open natively.
async fn is_complete(reader: &Reader) {
    reader
        .sees("the text is there", "all('.text .passage').length > 20 && all('.text .passage').every(rendered)")
        .await;
    reader.press(".map .actor[data-actor=russia]").await;
    reader.will_see("an actor's details open", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
    reader.press("[data-open] .close").await;
    reader.will_see("the details close", &format!("{OPEN_PANEL} === null")).await;
    reader.press("[data-option=limits]").await;
    reader.will_see("a reason opens", "rendered(one('details:has(> [data-option=limits]) .reason'))").await;
    reader.sees("buttons that need the player do not show", "all('button').every((it) => !rendered(it))").await;
    reader.sees("no player runs", "!one('[data-live]')").await;
}

/// Asserts that there are warnings or errors in the log, and that each contains one of these texts.
async fn complained_only_of(reader: &Reader, about: &[&str]) {
    let complaints = reader.complaints().await;
    let others: Vec<&String> = complaints.iter().filter(|it| !about.iter().any(|about| it.contains(about))).collect();
    assert!(others.is_empty(), "the log has other entries: {others:?}");
    assert!(!complaints.is_empty(), "the log is empty");
}

#[test]
fn the_page_is_complete_when_the_webassembly_is_blocked() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.browser.tell("Network.enable", serde_json::json!({})).await;
            reader.browser.tell("Network.setBlockedURLs", serde_json::json!({ "urls": ["*.wasm"] })).await;
            reader.open("").await;
            is_complete(reader).await;
            complained_only_of(reader, &[".wasm", "Failed to fetch"]).await;
        });
    }
}

#[test]
fn the_page_is_complete_when_a_file_of_the_player_is_missing() {
    for missing in ["player-*.js", "player-*.wasm", "document-*.json"] {
        journey(Site::built().without(missing), Device::Desk, async |reader| {
            reader.open("").await;
            is_complete(reader).await;
            complained_only_of(reader, &["404", "MIME type", "preload", "HTTP status code is not ok"]).await;
        });
    }
}

#[test]
fn a_document_that_cannot_be_used_is_reported_and_the_page_stays() {
    let broken: [(&str, Edit); 4] = [
        ("cut short", |json| json.chars().take(json.len() / 2).collect()),
        ("empty", |_| String::new()),
        ("of another format", |json| json.replacen("\"format\":", "\"format\":99", 1)),
        ("with a tie to nobody", |json| json.replacen("\"from\":\"russia\"", "\"from\":\"atlantis\"", 1)),
    ];
    for (how, edit) in broken {
        let site = Site::built().with_document("", edit);
        assert_ne!(site.document(), Site::built().document(), "the edit {how} changed nothing");
        journey(site, Device::Desk, async |reader| {
            reader.open("").await;
            reader.will_see(&format!("the page reports a document {how}"), "rendered(one('[role=alert]'))").await;
            reader.sees("the report is in words", "one('[role=alert]').innerText.length > 40").await;
            is_complete(reader).await;
            complained_only_of(reader, &["console-api", "player-", "wasm"]).await;
        });
    }
}

#[test]
fn a_page_that_was_changed_on_its_way_is_hydrated_as_it_is() {
    let changed = Site::built().with_page(|page| {
        let wrapped = page.replacen("<main class=\"columns\">", "<main class=\"columns\"><font>Sponsored</font>", 1);
        wrapped.replacen("<h1>", "<h1><font>", 1).replacen("</h1>", "</font></h1>", 1)
    });
    journey(changed, Device::Desk, async |reader| {
        reader.arrive("#actor=russia").await;
        reader.sees("the player takes over the page", "one('#explainer').dataset.start === 'hydrated'").await;
        reader.sees("the inserted content stays", "all('main > font, h1 > font').length === 2").await;
        reader.will_see("the place in the address is open", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        reader.press(".text .mention[data-actor=china]").await;
        reader.will_see("a press opens a card", &format!("{OPEN_PANEL} === 'actor=china'")).await;
    });
}

#[test]
fn a_page_that_lacks_a_part_says_so_and_stays() {
    let lacking = Site::built().with_page(|page| page.replacen("<div class=\"panels\"", "<div class=\"others\"", 1));
    journey(lacking, Device::Desk, async |reader| {
        reader.open("").await;
        reader.will_see("the page reports the missing part", "rendered(one('[role=alert]'))").await;
        reader.sees("the text is there", "all('.text .passage').every(rendered)").await;
        reader.sees("no player runs", "!one('[data-live]')").await;
        complained_only_of(reader, &["console-api", "player-"]).await;
    });
}
