//! The map on a phone: a picture in the first viewport, a strip at the lower edge while the reader reads, and the map raised
//! over the text on demand.

use stage::reader::{Device, OPEN_PANEL, TRIAD, journey};
use stage::site::Site;

/// An expression for whether all of an element is in the viewport.
fn in_view(selector: &str) -> String {
    format!(
        "(({{ top, bottom, height }}) => height > 0 && top >= 0 && bottom <= innerHeight)(one('{selector}').getBoundingClientRect())"
    )
}

/// Names in a small picture that lie over each other.
const NAMES_THAT_MEET: &str = "all('.strip text').filter(rendered).map((it) => [it.textContent, it.getBoundingClientRect(), it.closest('svg')]).flatMap(([name, one, svg], at, names) => names.slice(at + 1).filter(([, other, its]) => its === svg && one.right > other.left && other.right > one.left).map(([other]) => `${name} and ${other}`))";

#[test]
fn the_first_view_of_a_phone_has_a_picture_to_press() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        reader.sees("the triad is in the first view", &in_view(".opening-picture")).await;
        reader.sees("nothing covers the text yet", "one('.dock').getBoundingClientRect().top >= innerHeight").await;
        reader.press(".opening-picture [data-actor=china] .mark").await;
        reader.will_see("the pressed actor's card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
    });
}

#[test]
fn a_scenario_pressed_below_the_opening_picture_shows_there_what_follows() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        reader.press(".opening [data-scenario=deal]").await;
        reader
            .will_see(
                "the picture shows the scenario",
                "one('.opening-picture [data-tie=russia-china]').dataset.sign === 'adversarial'",
            )
            .await;
        let consequence = ".opening .consequence";
        reader.will_see("what follows stands below", &in_view(consequence)).await;
        reader.sees("it names the scenario", &format!("one('{consequence}').innerText.includes('A deal')")).await;
        reader.sees("nothing covers the picture", "!one('.map').dataset.raised").await;
        reader.press(&format!("{consequence} [href=\"#as-written\"]")).await;
        reader
            .will_see(
                "the article's signs are back",
                "one('.opening-picture [data-tie=russia-china]').dataset.sign === 'strained'",
            )
            .await;
        reader.press(&format!("{consequence} [href=\"#map\"]")).await;
        reader.will_see("the map lies over the text", "one('.map').dataset.raised === 'half'").await;
    });
}

#[test]
fn every_line_of_the_opening_picture_can_be_pressed_between_its_dashes() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        let missed = "all('.opening-picture .tie').filter((tie) => {
            const line = tie.querySelector('.line'), length = line.getTotalLength(), matrix = line.getScreenCTM();
            return [...Array(40).keys()].some((at) => {
                const { x, y } = line.getPointAtLength(length * (0.25 + at / 80)).matrixTransform(matrix);
                return !document.elementFromPoint(x, y + 4)?.closest('a');
            });
        }).map(name)";
        reader.finds_no_fault("a press on these falls through", missed).await;
    });
}

#[test]
fn the_raised_map_begins_with_its_scenarios_however_far_it_was_scrolled() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("#section=strain").await;
        for _ in 0..2 {
            reader.press(".dock [data-do=map-half]").await;
            reader.will_see("the scenarios are in view", &in_view(".map .scenarios")).await;
            reader.ask("one('.map').scrollTop = 10000").await;
            reader.press(".map-head [data-do=map-strip]").await;
            reader.will_see("the map is lowered", "!one('.map').dataset.raised").await;
        }
    });
}

#[test]
fn a_card_can_be_made_higher_and_lower_again() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("#tie=russia-china").await;
            let height = "one('[data-open]').getBoundingClientRect().height";
            let low = reader.number(height).await;
            reader.press(".taller").await;
            reader.will_see("the card is much higher", &format!("{height} > {low} * 1.5")).await;
            reader.sees("all of it is in view", "within(one('[data-open]').getBoundingClientRect())").await;
            reader.sees("the button says so", "one('.taller').ariaPressed === 'true'").await;
            reader.press(".taller").await;
            reader.will_see("it is as before", &format!("Math.abs({height} - {low}) < 2")).await;
        });
    }
}

#[test]
fn a_scenario_pressed_in_the_text_raises_the_map_and_scrolls_nothing() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        let link = ".text [data-scenario=thaw]";
        reader.ask(&format!("one('{link}').scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
        reader.will_see("the strip shows", &in_view(".dock .strip")).await;
        let scrolled = reader.scrolled().await;
        reader.press(link).await;
        reader.will_see("the map lies over the text", "one('.map').dataset.raised === 'half'").await;
        reader.will_see("the scenario is shown", &format!("{TRIAD} === '++-'")).await;
        reader
            .sees(
                "the map is at the lower edge",
                "Math.abs(one('.map').getBoundingClientRect().bottom - innerHeight) < 2",
            )
            .await;
        assert!((reader.scrolled().await - scrolled).abs() < 2.0, "the page was scrolled");
        let place = format!("one('{link}').getBoundingClientRect().top");
        assert!(reader.number(&place).await > 0.0, "the pressed element is no longer in view");
        reader.press(".map-head [data-do=map-whole]").await;
        reader
            .will_see(
                "the map can be raised up to the bar",
                "one('.map').getBoundingClientRect().height > innerHeight * 0.8",
            )
            .await;
        reader.press(".map .actor[data-actor=china]").await;
        reader.will_see("the actor's card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        reader.settle().await;
        reader.sees("the card does not cover the actor", "!!aim(one('.map .drawing .actor[data-actor=china]'))").await;
        reader.key("Escape").await;
        reader.key("Escape").await;
        reader.will_see("the map is lowered", "!one('.map').dataset.raised").await;
        assert!((reader.scrolled().await - scrolled).abs() < 2.0, "the page was scrolled");
    });
}

#[test]
fn at_a_desk_the_map_has_a_third_of_the_screen_and_labels_of_12_px_and_does_not_move() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.ask("scrollTo({ top: 2000, behavior: 'instant' })").await;
        reader.settle().await;
        let share = "(({ width, height }) => width * height / (innerWidth * innerHeight))(one('.map .drawing').getBoundingClientRect())";
        let share = reader.number(share).await;
        assert!(share > 0.35, "the map has {share} of the screen");
        reader
            .finds_no_fault(
                "smaller than 12 px",
                "all('.map .drawing text').filter(rendered).filter((it) => parseFloat(getComputedStyle(it).fontSize) * it.getScreenCTM().a < 12).map(name)",
            )
            .await;
        for actor in ["russia", "china", "khodorkovsky"] {
            let place = format!(
                "(({{ x, y }}) => `${{x}} ${{y}}`)(one('.map .drawing [data-actor={actor}] .mark').getBoundingClientRect())"
            );
            let before = reader.text(&place).await;
            reader.press(&format!(".map .actor[data-actor={actor}]")).await;
            reader.will_see("the actor's card opens", &format!("{OPEN_PANEL} === 'actor={actor}'")).await;
            reader.settle().await;
            assert_eq!(reader.text(&place).await, before, "{actor} moved");
            reader
                .sees(
                    "the card does not cover the actor",
                    &format!("!!aim(one('.map .drawing .actor[data-actor={actor}]'))"),
                )
                .await;
            reader.press("[data-open] .close").await;
            reader.will_see("the card closes", &format!("{OPEN_PANEL} === null")).await;
        }
    });
}

#[test]
fn a_link_to_a_scenario_shows_the_map_with_it_on_a_phone_too() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("#scenario=deal").await;
        reader.will_see("the map lies over the page", "one('.map').dataset.raised === 'half'").await;
        reader.sees("the scenario is shown", &format!("{TRIAD} === '-+-'")).await;
    });
}

#[test]
fn a_link_to_a_scenario_shows_all_that_it_changes_on_the_half_raised_map() {
    journey(Site::built(), Device::Phone, async |reader| {
        for (width, scenario) in
            [(360, "deal"), (360, "thaw"), (414, "premise"), (360, "wedge"), (414, "concert"), (360, "each-alone")]
        {
            reader.size(width).await;
            reader.arrive(&format!("#scenario={scenario}")).await;
            reader.will_see("the map lies over the page", "one('.map').dataset.raised === 'half'").await;
            reader.settle().await;
            reader.sees("ties have other signs", "all('.map .drawing [data-assumed]').some(rendered)").await;
            let hidden = "(({ bottom }) => all('.map .drawing .tie[data-assumed], .map .drawing [data-major] :is(.mark, text)').filter(rendered).filter((it) => ((box) => box.top < bottom || box.bottom > innerHeight)(it.getBoundingClientRect())).map(name))(one('.map-head').getBoundingClientRect())";
            reader.finds_no_fault(&format!("{width} px, {scenario}: not in view"), hidden).await;
        }
    });
}

#[test]
fn the_strip_shows_with_the_text_and_nothing_covers_it() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        reader.ask("one('.points li:last-child').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        reader.will_see("the strip shows before the first section", &in_view(".dock .strip svg")).await;
        reader.press(".section[data-section=strain] .mention[data-actor=china]").await;
        reader.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        let is_below = "one('[data-open]').getBoundingClientRect().top > innerHeight / 2 + 24";
        reader.sees("the card leaves a mark in the middle of the view free", is_below).await;
        reader.press("[data-open] .read .goto").await;
        reader.will_see("the link back shows", "rendered(one('.way-back a'))").await;
        reader.settle().await;
        reader
            .sees(
                "the link back is above the strip",
                "one('.way-back a').getBoundingClientRect().bottom <= one('.dock').getBoundingClientRect().top",
            )
            .await;
        reader.press(".dock [data-do=map-away]").await;
        reader
            .will_see(
                "focus moves to the button that lowers the map",
                "document.activeElement.matches('.dock [data-do=map-strip]')",
            )
            .await;
        reader.press(".dock [data-do=map-strip]").await;
        reader
            .will_see(
                "focus moves to the button that raises the map",
                "document.activeElement.matches('.dock [data-do=map-half]')",
            )
            .await;
    });
}

#[test]
fn the_caption_of_the_strip_is_whole_and_its_grip_crosses_no_letter() {
    journey(Site::built(), Device::Phone, async |reader| {
        for width in [320, 360, 414] {
            reader.size(width).await;
            reader.arrive("").await;
            for passage in ["opposed", "complication", "silence", "exposed", "readers"] {
                let to_passage = format!(
                    "one('.article [id=\"passage={passage}\"]').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
                );
                reader.ask(&to_passage).await;
                reader
                    .will_see(
                        "the strip is about the section",
                        "one('.strip-head p').textContent.includes('in this section')",
                    )
                    .await;
                let letters = "((words) => (words.selectNodeContents(one('.strip-head p')), words.getBoundingClientRect()))(document.createRange())";
                reader.sees(
                    &format!("{width} px, {passage}: all of the caption shows"),
                    &format!("{letters}.height <= one('.strip-head p').getBoundingClientRect().height + 1 && {letters}.bottom <= one('.strip svg').getBoundingClientRect().top + 1"),
                ).await;
                reader.sees(
                    &format!("{width} px, {passage}: the grip is above the caption"),
                    &format!("((grip) => one('.dock').getBoundingClientRect().top + parseFloat(grip.top) + parseFloat(grip.height) <= {letters}.top + 1)(getComputedStyle(one('.dock .strip'), '::before'))"),
                ).await;
            }
        }
    });
}

#[test]
fn points_link_to_the_map_with_their_actor_in_view_and_to_the_text_and_back() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        reader.press(".points .shown").await;
        reader.will_see("the map lies over the text", "one('.map').dataset.raised === 'whole'").await;
        reader.will_see("a card opens", &format!("{OPEN_PANEL} !== null")).await;
        reader.settle().await;
        reader.sees("the card does not cover its actor", "!!aim(one('.map .handle'))").await;
        reader.key("Escape").await;
        reader.key("Escape").await;
        reader.will_see("the map is lowered", "!one('.map').dataset.raised").await;
        reader.press(".points .goto").await;
        reader.will_see("the link back shows", "rendered(one('.way-back a'))").await;
        reader.settle().await;
        reader.finds_no_fault("names that overlap another name", NAMES_THAT_MEET).await;
        reader.press(".way-back a").await;
        reader.will_see("the point is in view again", "one('.points').getBoundingClientRect().bottom > 100").await;
        reader.will_see("the link back is gone", "!rendered(one('.way-back a'))").await;
    });
}

#[test]
fn no_letter_in_the_small_pictures_is_smaller_than_twelve_px() {
    journey(Site::built(), Device::Phone, async |reader| {
        for width in [280, 320, 360, 768] {
            reader.size(width).await;
            reader.arrive("").await;
            reader.ask("one('.section[data-section=strain] .passage').scrollIntoView()").await;
            reader.press(".section[data-section=strain] .mention[data-actor=china]").await;
            reader.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
            reader.will_see("the card has its picture", "rendered(one('.nearest text'))").await;
            reader.finds_no_fault("names that overlap another name", NAMES_THAT_MEET).await;
            reader
                .finds_no_fault(
                    "smaller than 12 px",
                    "all('.opening-picture text, .strip text').filter(rendered).filter((it) => parseFloat(getComputedStyle(it).fontSize) * it.getScreenCTM().a < 12).map((it) => `${it.textContent} of ${name(it)}`)",
                )
                .await;
        }
    });
}

#[test]
fn no_letter_of_the_map_is_smaller_than_twelve_px_in_any_column() {
    journey(Site::built(), Device::Phone, async |reader| {
        for width in [280, 304, 320, 360, 430, 480, 530, 768] {
            reader.size(width).await;
            reader.arrive("#map").await;
            reader
                .finds_no_fault(
                    "smaller than 12 px",
                    "all('.map .drawing text').filter(rendered).filter((it) => parseFloat(getComputedStyle(it).fontSize) * it.getScreenCTM().a < 12).map(name)",
                )
                .await;
        }
    });
}

#[test]
fn bar_and_strip_cover_less_than_a_fifth_of_low_viewports_and_with_large_text() {
    journey(Site::built(), Device::Phone, async |reader| {
        // A laptop's screen zoomed to 400 %, a phone on its side, and a phone with text twice as large.
        for (width, height, letters) in [(320, 256, "100%"), (740, 360, "100%"), (360, 740, "200%")] {
            reader.browser.size(width, height, true).await;
            reader.arrive("").await;
            reader.ask(&format!("document.documentElement.style.fontSize = '{letters}'")).await;
            reader.ask("one('[data-passage=ceiling]').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
            reader.will_see("the strip shows", &in_view(".dock .strip")).await;
            let covered = "all('.bar, .dock').map((it) => it.getBoundingClientRect()).reduce((sum, it) => sum + Math.max(0, Math.min(it.bottom, innerHeight) - Math.max(it.top, 0)), 0) / innerHeight";
            let covered = reader.number(covered).await;
            assert!(covered < 0.2, "{width} by {height} px, letters of {letters}: {covered} of the view is covered");
            let sideways = reader.number("document.documentElement.scrollWidth - innerWidth").await;
            assert!(sideways <= 0.0, "{width} by {height} px: the page is {sideways} px too wide");
        }
    });
}
