//! Accessibility: axe-core in every state of the page, and requirements that axe-core does not check.

use serde_json::json;
use stage::reader::{Device, OPEN_PANEL, Reader, journey};
use stage::site::Site;
use std::collections::BTreeMap;
use std::fs;

/// Violations, each with the states in which it was found.
pub(crate) type Found = BTreeMap<String, Vec<String>>;

/// Runs axe-core on the page as it is now, with the rules of WCAG 2.2 AA and those for best practice.
pub(crate) async fn axe(reader: &Reader, state: &str, found: &mut Found) {
    axe_in(reader, "document", state, found).await;
}

/// The same for a part of the page, given as a selector in quotes, which saves time where only that part changes.
async fn axe_in(reader: &Reader, part: &str, state: &str, found: &mut Found) {
    if reader.ask("!!window.axe").await != true {
        let file = stage::tests().join("node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(&file).expect("axe-core is there: `cargo xtask setup` installs it");
        reader.browser.tell("Runtime.evaluate", json!({ "expression": source })).await;
    }
    // Wait for transitions, since axe-core measures colours. Animations on scroll timelines never finish, so they are left out.
    reader.ask("Promise.all(document.getAnimations().filter((it) => it.timeline === document.timeline).map((it) => it.finished.catch(() => {})))").await;
    let run = format!("axe.run({part}, ");
    let violations = "{
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
    }).then(({ violations }) => violations.map((it) => {
        // A target that a card or the map's strip covers can be scrolled out from under it, so that it counts as large enough.
        const covered = ({ any }) => it.id === 'target-size' && any.some(({ message }) => message.includes('obscured'));
        return { ...it, nodes: it.nodes.filter((node) => !covered(node)) };
    }).filter(({ nodes }) => nodes.length).map(({ id, impact, help, nodes }) => {
        const why = ({ any, all, none }) => [...any, ...all, ...none][0]?.message ?? '';
        const some = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${why(node)})`);
        return `${id}, ${impact}: ${help}; ${nodes.length} times, as ${some.join('; ')}`;
    }))";
    for violation in reader.list(&(run + violations)).await {
        found.entry(violation).or_default().push(state.to_owned());
    }
}

/// Asserts that no violation was found. `context` says in which view, for the message.
pub(crate) fn finds_nothing(found: &Found, context: &str) {
    let faults: Vec<String> =
        found.iter().map(|(violation, states)| format!("{violation}\n    in: {}", states.join("; "))).collect();
    assert!(faults.is_empty(), "axe-core finds, {context}:\n  {}", faults.join("\n  "));
}

/// Runs axe-core in the main states of the page.
async fn check_every_state(reader: &Reader, scheme: &str) {
    reader.prefers("", &[("prefers-color-scheme", scheme)]).await;
    let mut found = Found::new();
    for (fragment, state) in [
        ("", "as it opens"),
        ("#actor=russia", "an actor's details open"),
        ("#tie=russia-china", "a tie's details open"),
        ("#term=machtpolitik", "a term open"),
        ("#origin=ceiling", "where a passage comes from"),
        ("#passage=ceiling", "a passage marked"),
        ("#scenario=thaw", "a scenario in force"),
    ] {
        reader.arrive(fragment).await;
        axe(reader, state, &mut found).await;
    }
    reader.ask("all('details:not(.option)').forEach((it) => { it.open = true; })").await;
    axe(reader, "notes, answers and claims open", &mut found).await;
    // The address without a fragment lowers the map; on a phone the questions are shown all at once, instead of one at a time.
    reader.arrive("").await;
    reader.ask("all('[data-do=all-at-once]').forEach((it) => it.click())").await;
    reader.settle().await;
    for option in ["limits", "force", "reached"] {
        reader.press(&format!("[data-option={option}]")).await;
    }
    reader.will_see("the answer is judged", "all('.question[data-result]').length === 3").await;
    axe(reader, "the quiz answered", &mut found).await;
    finds_nothing(&found, scheme);
}

// Each state is checked in a light and a dark scheme and in a narrow and a wide viewport, but not in all four combinations:
// colours do not depend on the width, and the structure does not depend on the scheme.
#[test]
fn axe_finds_nothing_at_a_desk_in_the_dark() {
    journey(Site::built(), Device::Desk, async |reader| check_every_state(reader, "dark").await);
}

#[test]
fn axe_finds_nothing_on_a_phone_in_the_light() {
    journey(Site::built(), Device::Phone, async |reader| check_every_state(reader, "light").await);
}

/// Opens everything that can be open at the same time, with the card of an actor or a tie, and the suggestions of the search.
async fn open_everything(reader: &Reader, card: &str) {
    reader.arrive(card).await;
    reader.ask("all('details:not(.option)').forEach((it) => { it.open = true; })").await;
    reader.press("[data-search]").await;
    reader.write("s").await;
    reader.will_see("suggestions show", "all('[role=option]').filter(rendered).length > 3").await;
    reader.key("ArrowDown").await;
    reader.sees("the card is still open", &format!("!!{OPEN_PANEL}")).await;
}

/// Runs axe-core with everything open, at a width in CSS px.
fn check_everything_open(device: Device, width: u32, card: &str, scheme: &str) {
    journey(Site::built(), device, async |reader| {
        reader.prefers("", &[("prefers-color-scheme", scheme)]).await;
        let mut found = Found::new();
        reader.size(width).await;
        open_everything(reader, card).await;
        let mut state = format!("{width} px, {card}");
        if width == 320 {
            reader.ask("document.documentElement.style.fontSize = '200%'").await;
            state.push_str(", text twice as large");
        }
        axe(reader, &state, &mut found).await;
        let sideways = reader.number("document.documentElement.scrollWidth - innerWidth").await;
        assert!(sideways <= 0.0, "{state}: the page is {sideways} px too wide");
        finds_nothing(&found, scheme);
    });
}

#[test]
fn axe_finds_nothing_with_everything_open_on_small_screens() {
    check_everything_open(Device::Phone, 320, "#actor=russia", "dark");
    check_everything_open(Device::Phone, 360, "#tie=russia-china", "light");
}

#[test]
fn axe_finds_nothing_with_everything_open_on_large_screens() {
    check_everything_open(Device::Desk, 768, "#tie=russia-china", "dark");
    check_everything_open(Device::Desk, 1280, "#actor=russia", "light");
}

#[test]
fn axe_finds_nothing_without_a_script() {
    journey(Site::built().without(".js"), Device::Phone, async |reader| {
        reader.open("#actor=russia").await;
        let mut found = Found::new();
        axe(reader, "an actor's details open", &mut found).await;
        finds_nothing(&found, "without a script");
        // The browser logs the missing scripts.
        reader.complaints().await;
    });
}

#[test]
fn text_twice_as_large_does_not_overflow_the_page() {
    for width in [640, 1280] {
        journey(Site::built(), Device::Desk, async |reader| {
            reader.size(width).await;
            reader.arrive("#actor=russia").await;
            let before = reader.number("one('.text .words').getBoundingClientRect().height").await;
            reader.ask("document.documentElement.style.fontSize = '200%'").await;
            reader.settle().await;
            let after = reader.number("one('.text .words').getBoundingClientRect().height").await;
            assert!(after > before * 1.5, "the text grows with the reader's setting: {before} to {after}");
            let sideways = reader.number("document.documentElement.scrollWidth - innerWidth").await;
            assert!(sideways <= 0.0, "at {width} px and 200 % text the page is {sideways} px too wide");
            reader.sees("the panel's heading can be read", "inView(one('[data-open] h3'))").await;
            reader
                .sees(
                    "the panel leaves room for the text",
                    "one('[data-open]').getBoundingClientRect().height < innerHeight * 0.8",
                )
                .await;
        });
    }
}

#[test]
fn forced_colours_keep_marks_signs_and_states_apart() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.prefers("", &[("forced-colors", "active")]).await;
        reader.arrive("").await;
        reader.sees("forced colours are on", "matchMedia('(forced-colors: active)').matches").await;
        reader.finds_no_fault(
            "these do not stand out from their background",
            "(() => {
                const paper = getComputedStyle(one('.explainer')).backgroundColor;
                return all('.map .drawing').filter(rendered).flatMap((it) => [...it.querySelectorAll('.mark, .line')])
                    .filter((it) => [getComputedStyle(it).stroke, getComputedStyle(it).fill].every((color) => color === paper || color === 'none'))
                    .map((it) => name(it.closest('a')));
            })()",
        ).await;
        let dashes = "['cooperative', 'strained', 'adversarial'].map((sign) => getComputedStyle(one(`.map .tie[data-sign=${sign}] .line`)).strokeDasharray)";
        let dashes = reader.list(dashes).await;
        assert!(
            dashes[0] != dashes[1] && dashes[1] != dashes[2] && dashes[0] != dashes[2],
            "the lines of the signs differ: {dashes:?}"
        );
        reader.sees(
            "the marks of the triangle in the text and of the legend stand out",
            "['.triangle select', '.legend .sample'].every((it) => all(it).length === 3)
                && new Set(all('.legend .sample .line').map((it) => getComputedStyle(it).strokeDasharray)).size === 3
                && new Set(all('.triangle .close-up .line').map((it) => getComputedStyle(it).strokeDasharray)).size === 2",
        ).await;
        reader.press(".map .actor[data-actor=iran]").await;
        reader.will_see(
            "the chosen element differs from the others",
            "getComputedStyle(one('.map .front [data-current] .mark')).stroke !== getComputedStyle(one('.map .front .actor:not([data-current]) .mark')).stroke",
        ).await;
        reader.arrive("#tie=russia-china").await;
        reader
            .sees(
                "the handle on a tie shows its sign",
                "rendered(one('.map .front .handle')) && one('.map .front .handle').textContent.length === 1",
            )
            .await;
    });
}

#[test]
fn nothing_is_animated_for_readers_who_prefer_reduced_motion() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.prefers("", &[("prefers-reduced-motion", "reduce")]).await;
        reader.arrive("").await;
        reader.finds_no_fault(
            "these still move",
            "all('*').filter((it) => {
                const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(it);
                return transitionDuration.split(', ').some((time) => parseFloat(time) > 0.01) || animationName !== 'none' || scrollBehavior === 'smooth';
            }).map(name)",
        ).await;
        reader.press(".map .actor[data-actor=iran]").await;
        reader.will_see("a panel opens", OPEN_PANEL).await;
        reader.sees("the panel is visible at once", "document.getAnimations().length === 0").await;
    });
}

#[test]
fn targets_are_at_least_24_px_large() {
    // WCAG 2.2, 2.5.8, which axe-core leaves undecided for many elements: 24 by 24 CSS px; links in text are exempt.
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        reader.ask("all('details').forEach((it) => { it.open = true; })").await;
        reader.finds_no_fault(
            "smaller than 24 px",
            "all('button, select, summary, .chip, .bar a, .close, textarea').filter(rendered).filter((it) => {
                const box = it.getBoundingClientRect();
                return box.width < 24 || box.height < 24;
            }).map((it) => `${name(it)} ${Math.round(it.getBoundingClientRect().width)}x${Math.round(it.getBoundingClientRect().height)}`)",
        ).await;
    });
}

/// A script that answers all questions, rightly, wrongly or with "I don't know". It sets controls directly, since how a reader
/// uses them is tested elsewhere.
const ANSWER_ALL: &str = "(async (how) => {
    const choose = (list, value) => { list.value = value; list.dispatchEvent(new Event('change', { bubbles: true })); };
    for (const { id, task, options } of content().questions) {
        const question = one(`#quiz [data-question=${id}]`);
        const find = (selector) => question.querySelector(selector);
        const right = options.filter((it) => it.right), other = options.filter((it) => !it.right);
        if (task === 'predict') { find('[data-expect]').click(); continue; }
        if (how === 'unknown') { find('[data-do=give-up]').click(); continue; }
        const given = how === 'right' ? right : other;
        if (task === 'choice') find(`[data-option=${given[0].id}]`).click();
        if (task === 'several') for (const it of given) find(`[data-tick=${it.id}]`).click();
        if (task === 'fill') {
            find('[data-type]').value = how === 'right' ? options[0].text : 'something else';
            find('[data-type]').dispatchEvent(new Event('input', { bubbles: true }));
        }
        if (task === 'match') options.forEach((it, place) => choose(find(`[data-pair=${it.id}]`), options[how === 'right' ? place : (place + 1) % options.length].id));
        if (task === 'order' && how === 'right') for (const [place, { id }] of options.entries()) {
            const at = [...question.querySelectorAll('[data-key]')].findIndex((step) => step.dataset.key === id);
            for (let moves = at - place; moves > 0; moves--) {
                find(`[data-do=earlier][data-step=${id}]`).click();
                await frames(1);
            }
        }
        if (task === 'actor' || task === 'tie') choose(find('[data-pick]'), given[0].id);
        if (task === 'change') choose(find('[data-pick]'), find(how === 'right' ? '[data-solves]' : '[data-row]:not([data-solves])').dataset.row);
        // The player handles the events before the answer is submitted.
        await frames(1);
        if (task !== 'choice') find('[data-do=submit]').click();
    }
})";

/// Runs axe-core on every question in every state, on the end of the round, and on questions that are answered on the map.
fn check_every_answer(width: u32, scheme: &str) {
    let device = if width < 700 { Device::Phone } else { Device::Desk };
    journey(Site::built(), device, async |reader| {
        reader.size(width).await;
        reader.prefers("", &[("prefers-color-scheme", scheme)]).await;
        reader.arrive("").await;
        // Show all questions, also where they are shown one at a time.
        reader.ask("one('[data-do=all-at-once]').click()").await;
        let mut found = Found::new();
        for how in ["right", "wrong", "unknown"] {
            reader.ask(&format!("{ANSWER_ALL}('{how}')")).await;
            reader
                .will_see(
                    &format!("all questions are answered {how}"),
                    &format!("all('#quiz .question[data-result={how}]').length === 15"),
                )
                .await;
            reader.sees("the end of the round shows", "rendered(one('.end'))").await;
            axe_in(reader, "'#quiz'", &format!("all questions are answered {how}"), &mut found).await;
            let sideways = reader.number("document.documentElement.scrollWidth - innerWidth").await;
            assert!(sideways <= 0.0, "all is {how}: the page is {sideways} px too wide");
            reader.ask("one('[data-do=retry-all]').click()").await;
            reader.will_see("all questions are open again", "!one('.question[data-result]')").await;
        }
        for task in ["actor", "tie", "change"] {
            reader.ask(&format!("one('#quiz [data-task={task}] [data-do=ask]').click()")).await;
            reader.will_see("the question is asked on the map", "rendered(one('.asking'))").await;
            axe_in(reader, "'.map'", &format!("a question of the kind {task} is asked on the map"), &mut found).await;
        }
        finds_nothing(&found, &format!("{width} px, {scheme}"));
    });
}

#[test]
fn axe_finds_nothing_in_any_state_of_any_question_on_the_smallest_screen() {
    check_every_answer(320, "dark");
}

#[test]
fn axe_finds_nothing_in_any_state_of_any_question_at_a_desk() {
    check_every_answer(1280, "light");
}

#[test]
fn axe_finds_nothing_on_the_printed_pages() {
    for (page, scheme) in [("worksheet.html", "light"), ("answer-key.html", "dark")] {
        journey(Site::built(), Device::Phone, async |reader| {
            reader.prefers("", &[("prefers-color-scheme", scheme)]).await;
            reader.browser.go(&format!("{}{page}", reader.served.url)).await;
            let mut found = Found::new();
            axe(reader, page, &mut found).await;
            finds_nothing(&found, scheme);
        });
    }
}

#[test]
fn parts_with_content_visibility_hold_no_hidden_elements_that_screen_readers_would_read() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            for address in ["", "#read=short"] {
                reader.arrive(address).await;
                reader.will_see("some content is marked as far", "all('[data-far]').length > 10").await;
                // The content of a closed `details` is left out here, since browsers never expose that.
                reader
                    .finds_no_fault(
                        "hidden elements within content marked as far",
                        "all('[data-far] :not(details:not([open]) *)').filter((it) => getComputedStyle(it).display === 'none' || getComputedStyle(it).visibility === 'hidden').map(name)",
                    )
                    .await;
            }
        });
    }
}
