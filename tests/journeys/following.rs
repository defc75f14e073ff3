//! Following the text: the map shows the scenario of the section in view, until the reader chooses one themself.

use serde_json::Value;
use stage::reader::{Device, TRIAD, journey};
use stage::site::Site;

/// An expression for the section that counts as being read, at a third of the viewport's height.
const SECTION: &str = "all('.section[data-section]').find((it) => {
    const { top, bottom } = it.getBoundingClientRect();
    return top <= innerHeight * 0.335 && bottom > innerHeight * 0.335;
})?.dataset.section ?? null";

/// An expression for the scenario that the map marks as current.
const CURRENT: &str = "all('.scenarios [aria-current]').map((it) => it.dataset.scenario ?? 'as written').join()";

/// A script that records the elements that layout shifts move.
const SHIFTS: &str = "window.shifts = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) for (const { node } of entry.sources) shifts.push(node);
    }).observe({ type: 'layout-shift', buffered: true });";

#[test]
fn the_map_follows_the_text_and_does_not_move() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.browser.watch(SHIFTS).await;
        reader.arrive("").await;
        let scenarios = [("shift", "thaw", "++-"), ("calculations", "premise", "+--"), ("europe", "deal", "-+-")];
        let supposed = reader.list("content().sections.filter((it) => it.scenario).map((it) => it.id)").await;
        assert_eq!(supposed, scenarios.map(|(section, _, _)| section));
        let place =
            "(({ x, y, width, height }) => [x, y, width, height].join())(one('.map .drawing').getBoundingClientRect())";
        let height = "document.documentElement.scrollHeight";
        let (mut places, mut seen) = (Vec::new(), Vec::new());
        let long = reader.number(height).await;
        let end = reader.number("one('.article').getBoundingClientRect().bottom - innerHeight * 0.36").await;
        let mut scrolled = 0.0;
        while scrolled < end {
            let section = reader.ask(SECTION).await;
            let section = section.as_str().unwrap_or_default();
            let (scenario, signs) = scenarios
                .iter()
                .find(|(of, _, _)| *of == section)
                .map_or(("as written", "~~-"), |(_, scenario, signs)| (*scenario, *signs));
            reader.will_see(&format!("the signs at “{section}”"), &format!("{TRIAD} === '{signs}'")).await;
            reader.will_see(&format!("the chip at “{section}”"), &format!("{CURRENT} === '{scenario}'")).await;
            reader.sees("the triangle in the text agrees", &format!("all('.triangle .close-up .tie').map((it) => ({{ cooperative: '+', strained: '~', adversarial: '-' }})[it.dataset.sign]).join('') === '{signs}'")).await;
            places.push(reader.text(place).await);
            seen.push(section.to_owned());
            scrolled += 190.0;
            reader.ask(&format!("scrollTo({{ top: {scrolled}, behavior: 'instant' }})")).await;
            reader.settle().await;
        }
        seen.dedup();
        assert_eq!(
            seen,
            ["", "lead", "strain", "shift", "calculations", "europe", "your-view"],
            "every section was in view"
        );
        // From the first scroll on the drawing sticks under the bar.
        places.remove(0);
        places.dedup();
        assert_eq!(places.len(), 1, "the drawing moved during the scroll: {places:?}");
        assert_eq!(reader.number(height).await, long, "the page grew or shrank");
        assert_eq!(reader.fragment().await, "", "reading has changed the address");
        reader.ask("frames(10)").await;
        // The text below the drawing may have more or fewer lines; article and drawing must not move.
        reader
            .finds_no_fault(
                "these elements moved during the scroll",
                "[...new Set(shifts.map((it) => it?.nodeType === 1 ? it : it?.parentElement))].filter((it) => it && (it.matches('.sheets, .sheets *, .article, .article *, .rest, .rest *, .scenarios, .scenarios *, .state, .search, .search *'))).map(name)",
            )
            .await;
    });
}

#[test]
fn the_reader_s_own_choice_stays_until_they_let_the_map_follow_the_text() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            let read = async |section: &str| {
                reader.press(&format!(".bar [href='#section={section}']")).await;
                reader.will_see(&format!("{section} is read"), &format!("{SECTION} === '{section}'")).await;
                reader
                    .will_see(
                        "the bar marks the section",
                        &format!("one('.bar [aria-current]').hash === '#section={section}'"),
                    )
                    .await;
            };
            reader.arrive("").await;
            reader
                .sees("the button to follow the text again does not show", "!rendered(one('[data-do=let-go]'))")
                .await;
            read("shift").await;
            reader.will_see("the text's scenario", &format!("{TRIAD} === '++-'")).await;
            reader.choose(".triangle select[data-assume=russia-china]", "strained").await;
            reader.will_see("the reader's own choice", &format!("{TRIAD}[0] === '~'")).await;
            let chosen = reader.text(TRIAD).await;
            read("calculations").await;
            reader.settle().await;
            assert_eq!(reader.text(TRIAD).await, chosen, "{device:?}: the reader's own choice has changed");
            reader.press("[data-do=let-go]").await;
            reader.will_see("the button to follow the text again is gone", "!rendered(one('[data-do=let-go]'))").await;
            read("calculations").await;
            reader.will_see("the text's scenario again", &format!("{TRIAD} === '+--'")).await;
            reader.press(".options > summary").await;
            reader.will_see("the options show", "rendered(one('[data-follow]'))").await;
            reader.press("[data-follow]").await;
            read("calculations").await;
            reader.will_see("the map does not follow once that is switched off", &format!("{TRIAD} === '~~-'")).await;
            read("europe").await;
            reader.settle().await;
            assert_eq!(reader.text(TRIAD).await, "~~-");
            assert_eq!(reader.ask("one('[data-follow]').checked").await, Value::Bool(false));
        });
    }
}

#[test]
fn marks_in_the_text_of_the_followed_section_move_nothing() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let below = "all('.text .passage').at(-1).getBoundingClientRect().top + scrollY";
            let place = reader.number(below).await;
            for section in reader.list("all('.section[data-section]').map((it) => it.dataset.section)").await {
                let there =
                    format!("one('.section[data-section={section}]').scrollIntoView({{ behavior: 'instant' }})");
                reader.ask(&there).await;
                // The intersection observer reports in the next frame, and the change shows in the one after it.
                reader.ask("frames(6)").await;
                let moved = (reader.number(below).await - place).abs();
                assert!(moved < 1.0, "{device:?}: at {section} the end of the text has moved by {moved} px");
            }
        });
    }
}
