//! The single file, opened from the disk, and pages that a browser has saved.

use serde_json::Value;
use stage::browser::{Kind, with};
use stage::reader::{Device, OPEN_PANEL, OPEN_ROW, Reader, journey};
use stage::site::Site;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The address of the single file, which is made once for all tests.
static SAVED: LazyLock<String> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("alliance.html");
    let mut tool = stage::author_tool();
    tool.args(["build", "content/unraveling-alliance", "--checkout", ".", "--single-file", "--out"]).arg(&file);
    let made = tool.status().expect("the author tool runs");
    assert!(made.success(), "the author tool makes the file");
    let page = fs::read(&file).expect("it is there");
    let listening = Site::holding(BTreeMap::from([("index.html".to_owned(), page)])).listening().page();
    fs::write(&file, listening).expect("there is room");
    format!("file://{}", file.display())
});

/// Runs a story of a reader with the single file, in every installed browser. Afterwards the log must be empty, and the page
/// must not have requested anything.
fn from_the_disk(story: impl AsyncFn(&Reader)) {
    let url = &*SAVED;
    for kind in Kind::here() {
        with(kind, async |browser| {
            let mut nowhere = Site::built().serve().await;
            nowhere.url.clone_from(url);
            let reader = Reader::new(browser, nowhere, Device::Desk).await;
            story(&reader).await;
            reader.has_no_complaints().await;
            let requested = reader.browser.requests().await;
            // `blob:` and `data:` addresses are those of content in the file itself.
            let inside = |it: &&String| [url, "about:", "blob:", "data:"].iter().any(|own| it.starts_with(own));
            let others: Vec<&String> = requested.iter().filter(|it| !inside(it)).collect();
            assert!(requested.iter().any(|it| it.starts_with(url)), "{kind:?}: the requests were not recorded");
            assert!(others.is_empty(), "{kind:?}: {others:?}");
        });
    }
}

#[test]
fn the_file_works_as_the_page_does_and_saves_answers() {
    from_the_disk(async |reader| {
        reader.arrive("#actor=china&scenario=thaw").await;
        reader.sees("the player takes over the page", "one('#explainer').dataset.start === 'hydrated'").await;
        reader.will_see("the link opens its place", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        reader
            .sees(
                "the link shows its scenario",
                "one('.map .tie[data-tie=united-states-china]').dataset.sign === 'cooperative'",
            )
            .await;
        reader.press("[data-open] .close").await;
        reader.press(".map .actor[data-actor=russia]").await;
        reader.will_see("a press on the map opens a card", "location.hash.startsWith('#actor=russia')").await;
        reader.press("#quiz [data-option=limits]").await;
        let right = "one('#quiz [data-question=unlimited]').dataset.result === 'right'";
        reader.will_see("an answer is judged", right).await;
        reader.browser.reload().await;
        reader.player().await;
        reader.will_see("the answer is restored", right).await;
    });
}

#[test]
fn the_printed_pages_open_from_the_file() {
    for page in ["worksheet", "answer-key"] {
        from_the_disk(async |reader| {
            reader.arrive("").await;
            reader.press(&format!(".sheets-of-paper [href='{page}.html']")).await;
            reader.browser.switch_to_tab(1).await;
            reader.will_see("the page opens", &format!("rendered(one('main.{page} h1'))")).await;
            reader.sees("the page has its styles", "getComputedStyle(one('main')).maxInlineSize !== 'none'").await;
            let links = "all('a[href]').map((it) => it.href)";
            reader
                .finds_no_fault("links that lead to no page", &format!("{links}.filter((it) => !/^https?:/.test(it))"))
                .await;
            reader.sees("no link back to the explainer shows", "!all('.back').some(rendered)").await;
        });
    }
}

#[test]
fn without_scripts_the_file_is_complete_and_shows_no_controls_that_need_them() {
    let url = &*SAVED;
    with(Kind::Chromium, async |browser| {
        let mut nowhere = Site::built().serve().await;
        nowhere.url.clone_from(url);
        let reader = Reader::new(browser, nowhere, Device::Phone).await;
        reader.without_scripts().await;
        reader.open("#actor=china").await;
        reader.sees("the text is there", "all('.text .passage').every(rendered)").await;
        reader.sees("the page has its styles", "getComputedStyle(one('.bar')).position === 'sticky'").await;
        assert_eq!(reader.ask(OPEN_ROW).await, Value::from("actor=china"), "the link opens its place");
        reader.sees("no link to pages within", "!all('.sheets-of-paper').some(rendered)").await;
        reader.has_no_complaints().await;
    });
}

#[test]

fn a_page_saved_while_the_player_ran_starts_again_or_stays_complete() {
    let saved = RefCell::default();
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("#actor=china").await;
        reader.press("[data-open] .close").await;
        reader.press("#quiz [data-option=limits]").await;
        reader.will_see("an answer is judged", "one('[data-score]').dataset.score === '1/15'").await;
        let page = reader.text("'<!doctype html>' + document.documentElement.outerHTML").await;
        *saved.borrow_mut() = page;
    });
    let saved = || Site::built().with_page(|_| saved.borrow().clone());
    journey(saved(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.sees("no question is answered yet", "one('[data-score]').dataset.score === '0/15'").await;
        reader.sees("no failure is reported", "!one('.failed')").await;
        reader.press(".section .mention[data-actor=china]").await;
        reader.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        reader.press("[data-open] .close").await;
        reader.press("#quiz [data-option=limits]").await;
        reader.will_see("an answer is judged", "one('[data-score]').dataset.score === '1/15'").await;
    });
    // Without the page that it could be restored from, and without the player.
    for file in ["embed.html", "assets/player-*.wasm"] {
        journey(saved().without(file), Device::Desk, async |reader| {
            reader.open("").await;
            reader.will_see("the page has loaded", "document.readyState === 'complete'").await;
            reader.press(".section .mention[data-actor=china]").await;
            reader.will_see("the row of the actor shows", &format!("{OPEN_PANEL} === 'actor=china'")).await;
            reader.sees("the whole text shows", "all('.text .passage').every(rendered)").await;
            reader.complaints().await;
        });
    }
}
