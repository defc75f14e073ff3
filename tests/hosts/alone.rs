//! The explainer's own page in Firefox: the most important of the claims that the journeys test in Chromium.

use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL, OPEN_ROW, Reader, journey_in};
use stage::site::Site;

fn in_firefox(site: Site, story: impl AsyncFnOnce(&Reader)) {
    if Kind::here().contains(&Kind::Firefox) {
        journey_in(Kind::Firefox, site, Device::Desk, story);
    }
}

#[test]
fn the_player_takes_over_in_firefox_too_and_an_actor_opens_by_mouse_and_by_keyboard() {
    in_firefox(Site::built(), async |reader| {
        reader.arrive("").await;
        reader.sees("the player takes over the page", "one('#explainer').dataset.start === 'hydrated'").await;
        reader.press(".map .actor[data-actor=russia]").await;
        reader.will_see("the actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        assert_eq!(reader.fragment().await, "#actor=russia");
        reader.key("Escape").await;
        reader.will_see("the card closes", &format!("{OPEN_PANEL} === null")).await;
        reader.arrive("").await;
        reader.tab_to(".map .actor").await;
        reader.stray_to(".map .actor[data-actor=china]").await;
        reader.key("Enter").await;
        reader.will_see("the actor's card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        reader.browser.back().await;
        reader.will_see("Back closes the card", &format!("{OPEN_PANEL} === null")).await;
    });
}

#[test]
fn an_answer_is_kept_over_a_reload_in_firefox_too() {
    in_firefox(Site::built(), async |reader| {
        reader.arrive("").await;
        reader.press("#quiz [data-question=unlimited] [data-option=limits]").await;
        let right = "one('#quiz [data-question=unlimited]').dataset.result === 'right'";
        reader.will_see("the answer is judged", right).await;
        reader.sees("the answer counts", "one('[data-score]').dataset.score === '1/15'").await;
        reader.press("[data-view]").await;
        reader.write("my own view").await;
        reader.settle().await;
        reader.browser.reload().await;
        reader.player().await;
        reader.will_see("the answer is restored", right).await;
        reader.sees("the answer still counts", "one('[data-score]').dataset.score === '1/15'").await;
        reader.sees("the opinion is restored", "one('[data-view]').value === 'my own view'").await;
    });
}

#[test]
fn the_page_opens_natively_in_firefox_too_when_its_script_does_not_come() {
    in_firefox(Site::built().without("player-*.js"), async |reader| {
        reader.open("#term=machtpolitik").await;
        reader.will_see("a link from elsewhere opens its card", &format!("{OPEN_PANEL} === 'term=machtpolitik'")).await;
        assert_eq!(reader.scrolled().await, 0.0, "the page scrolled");
        reader.sees("no player runs", "!one('[data-live]')").await;
        for press in [".map .actor[data-actor=russia]", ".text .mention[data-actor=russia]"] {
            reader.ask(&format!("one('{press}').scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
            let before = reader.scrolled().await;
            for closes in ["Escape", "the link", "Back"] {
                reader.press(press).await;
                reader.will_see("an actor's details open", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
                match closes {
                    "Escape" => reader.key("Escape").await,
                    "the link" => reader.press("[data-open] .close").await,
                    _ => reader.browser.back().await,
                }
                reader.will_see(&format!("{closes} closes them"), &format!("{OPEN_PANEL} === null")).await;
            }
            let moved = (reader.scrolled().await - before).abs();
            assert!(moved < 1.0, "{press} scrolled the page by {moved} px");
        }
        reader.press("#quiz [data-option=limits]").await;
        reader.will_see("a reason opens", "rendered(one('#quiz details:has(> [data-option=limits]) .reason'))").await;
        reader.sees("buttons that need the player do not show", "all('button').every((it) => !rendered(it))").await;
        assert!(!reader.complaints().await.is_empty(), "the log has no entry about the missing script");
    });
}

#[test]
fn without_a_script_a_pressed_actor_shows_like_a_card_in_firefox_too_without_scrolling() {
    // A sandbox without `allow-scripts` disables scripts, so that the styles of `scripting: none` apply.
    let site = Site::built().sending("content-security-policy", "sandbox allow-same-origin");
    in_firefox(site, async |reader| {
        reader.open("#term=machtpolitik").await;
        reader.will_see("a link from elsewhere shows its term", &format!("{OPEN_ROW} === 'term=machtpolitik'")).await;
        assert_eq!(reader.scrolled().await, 0.0, "the page scrolled");
        for (press, place) in [
            (".map .actor[data-actor=russia]", "actor=russia"),
            (".map .tie[data-tie=russia-china]", "tie=russia-china"),
            (".text .term", "term=machtpolitik"),
        ] {
            reader.ask(&format!("one('{press}').scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
            let before = reader.scrolled().await;
            reader.press(press).await;
            reader.will_see(&format!("{press} shows {place}"), &format!("{OPEN_ROW} === '{place}'")).await;
            reader.press("#table > .close").await;
            reader.will_see("the close link hides it", &format!("{OPEN_ROW} === null")).await;
            reader.press(press).await;
            reader.browser.back().await;
            reader.will_see("Back hides it", &format!("{OPEN_ROW} === null")).await;
            let moved = (reader.scrolled().await - before).abs();
            assert!(moved < 1.0, "{press} scrolled the page by {moved} px");
        }
        reader.press("#quiz [data-option=limits]").await;
        reader.will_see("a reason opens", "rendered(one('#quiz details:has(> [data-option=limits]) .reason'))").await;
    });
}

#[test]
fn selected_text_becomes_the_shared_quote_in_firefox_too() {
    in_firefox(Site::built(), async |reader| {
        reader.arrive("").await;
        let select = "getSelection().selectAllChildren(one('[data-passage=visit]'))";
        reader.ask(&format!("(one('[data-passage=visit]').scrollIntoView(), {select})")).await;
        reader.press("[data-do=share]").await;
        reader.will_see("the dialog opens", "rendered(one('.sharing'))").await;
        let text = reader.text("one('[data-passage=visit] .words').textContent").await;
        let quote = reader.text("one('.sharing > div textarea').value").await;
        assert!(quote.starts_with(&format!("“{text}”\n")) && quote.contains("#passage=visit"), "{quote}");
        reader.key("Escape").await;
        reader.will_see("the dialog is gone", "!one('.sharing')").await;
        reader.sees("focus is on the button again", "document.activeElement.matches('[data-do=share]')").await;
    });
}
