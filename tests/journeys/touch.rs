//! Touch on a phone: the map can be pressed and magnified, and does not prevent scrolling.

use stage::reader::{Device, OPEN_PANEL, Reader, TRIAD, journey};
use stage::site::Site;

/// An expression for the visible part of the map, as the `viewBox` of the drawing.
const PART: &str = "one('.map .drawing').getAttribute('viewBox')";

/// The middle of the drawing as a point of the viewport.
async fn middle_of_the_map(reader: &Reader) -> (f64, f64) {
    reader.ask("one('.map .drawing').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
    reader.settle().await;
    let side = async |side: &str| {
        reader
            .number(&format!("(({{ x, y, width, height }}) => {side})(one('.map .drawing').getBoundingClientRect())"))
            .await
    };
    (side("x + width / 2").await, side("y + height / 2").await)
}

#[test]
fn a_tap_opens_a_card_that_does_not_cover_what_was_tapped() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        for actor in reader.list("content().actors.map((it) => it.id)").await {
            reader.press(&format!(".map .actor[data-actor={actor}]")).await;
            reader.will_see(&format!("{actor} opens"), &format!("{OPEN_PANEL} === 'actor={actor}'")).await;
            reader.settle().await;
            reader
                .sees("the actor is not covered", &format!("!!aim(one('.map .drawing .actor[data-actor={actor}]'))"))
                .await;
            reader.press("[data-open] .close").await;
            reader.will_see("the card closes", &format!("{OPEN_PANEL} === null")).await;
        }
    });
}

#[test]
fn a_tap_on_a_tie_next_to_a_small_mark_opens_the_actor() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        middle_of_the_map(reader).await;
        // A point of a tie that is 18 px from the middle of a person's mark, where nothing else lies over the tie.
        let find = "(() => {
            for (const mark of all('.map .drawing .actor[data-kind=person]')) {
                const box = mark.querySelector('.mark').getBoundingClientRect();
                for (let turn = 0; turn < 360; turn += 3) {
                    const x = box.x + box.width / 2 + 18 * Math.cos(turn * Math.PI / 180);
                    const y = box.y + box.height / 2 + 18 * Math.sin(turn * Math.PI / 180);
                    if (document.elementFromPoint(x, y)?.closest('.drawing .tie')) return [x, y, mark.dataset.actor];
                }
            }
        })()";
        let found = reader.ask(find).await;
        let [x, y] = [0, 1].map(|side| found[side].as_f64().expect("a tie passes by a person"));
        reader.browser.press_at(x, y, true).await;
        let opens = format!("{OPEN_PANEL} === 'actor={}'", found[2].as_str().expect("it has an id"));
        reader.will_see("the person's card opens", &opens).await;
    });
}

#[test]
fn two_fingers_magnify_the_map_and_one_finger_scrolls_the_page() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        let whole = reader.text(PART).await;
        let one_finger = async || {
            let part = reader.text(PART).await;
            let (x, y) = middle_of_the_map(reader).await;
            let before = reader.scrolled().await;
            reader.swipe(&[[(x, y + 60.0), (x, y - 120.0)]]).await;
            let after = reader.scrolled().await;
            assert!(after > before + 60.0, "a swipe up over the map scrolled the page from {before} to {after}");
            assert_eq!(reader.text(PART).await, part, "one finger moved the map");
            reader.sees("the pinch opened nothing", &format!("{OPEN_PANEL} === null")).await;
        };
        one_finger().await;

        let (x, y) = middle_of_the_map(reader).await;
        let before = reader.scrolled().await;
        let apart = |from: f64, to: f64| [[(x - from, y), (x - to, y)], [(x + from, y), (x + to, y)]];
        reader.swipe(&apart(30.0, 90.0)).await;
        let width = format!("+{PART}.split(' ')[2]");
        let near = reader.number(&width).await;
        let all: f64 = whole.split(' ').nth(2).and_then(|it| it.parse().ok()).expect("the view box has a width");
        assert!((2.0..4.5).contains(&(all / near)), "fingers three times as far apart magnify {} times", all / near);
        reader.sees("the page is not magnified", "visualViewport.scale === 1").await;
        assert_eq!(reader.scrolled().await, before, "two fingers scrolled the page");
        one_finger().await;

        // A chosen actor is brought into view on the magnified map.
        reader.press("[data-search]").await;
        reader.write("Europe").await;
        reader.will_see("a suggestion shows", "rendered(one('[role=option]'))").await;
        reader.press("[role=option]").await;
        reader.will_see("Europe opens", &format!("{OPEN_PANEL} === 'actor=europe'")).await;
        reader.press("[data-open] .close").await;
        reader.press(".map .actor[data-actor=europe]").await;
        reader.will_see("the actor can be tapped there", &format!("{OPEN_PANEL} === 'actor=europe'")).await;
        reader.press("[data-open] .close").await;

        middle_of_the_map(reader).await;
        reader.swipe(&apart(90.0, 20.0)).await;
        reader.will_see("a pinch shows the whole map again", &format!("{PART} === '{whole}'")).await;
        reader.press("[data-do=zoom-in]").await;
        reader.will_see("the button magnifies the map", &format!("{PART} !== '{whole}'")).await;
        reader.press("[data-do=fit]").await;
        reader.will_see("the other button shows the whole map again", &format!("{PART} === '{whole}'")).await;
    });
}

#[test]
fn the_triangle_in_the_text_turns_by_its_handles_and_by_its_lists() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            reader.press(".triangle .handle[data-turn=united-states-russia]").await;
            let finding = "one('.triangle .finding').innerText";
            reader.will_see("the handle turns the side", &format!("{TRIAD}[2] !== '-'")).await;
            reader.sees("the picture agrees with the list", "[...all('.triangle .close-up .tie')].map((it) => it.dataset.sign).join() === all('.triangle select').map((it) => it.value).join()").await;
            for (tie, sign) in [
                ("russia-china", "cooperative"),
                ("united-states-china", "cooperative"),
                ("united-states-russia", "adversarial"),
            ] {
                reader.choose(&format!(".triangle select[data-assume={tie}]"), sign).await;
            }
            reader.will_see("the map has the signs", &format!("{TRIAD} === '++-'")).await;
            reader.will_see("the triangle names its kind", &format!("{finding}.includes('those two are against each other') && one('.triangle .finding').dataset.balance === 'unbalanced'")).await;
            // These signs are those of a scenario, so that the address names it.
            assert_eq!(reader.fragment().await, "#scenario=thaw");
            reader.choose(".triangle select[data-assume=russia-china]", "adversarial").await;
            reader.will_see("another side turns", &format!("{TRIAD} === '-+-'")).await;
            reader.choose(".triangle select[data-assume=united-states-china]", "strained").await;
            reader.will_see("a third side turns", &format!("{TRIAD} === '-~-'")).await;
            let address = reader.fragment().await;
            assert_eq!(address, "#s=russia-china:-");

            reader.browser.reload().await;
            reader.player().await;
            reader.will_see("a reload restores the signs", &format!("{TRIAD} === '-~-'")).await;
            assert_eq!(reader.fragment().await, address);
            reader
                .sees(
                    "the triangle has the signs after the reload",
                    "all('.triangle select').map((it) => it.value).join() === 'adversarial,strained,adversarial'",
                )
                .await;
            for (steps, signs) in [(1, "-+-"), (2, "++-")] {
                reader.browser.back().await;
                reader.will_see(&format!("Back {steps} times is {signs}"), &format!("{TRIAD} === '{signs}'")).await;
            }
            reader.browser.forward().await;
            reader.will_see("Forward restores the signs", &format!("{TRIAD} === '-+-'")).await;
        });
    }
}
