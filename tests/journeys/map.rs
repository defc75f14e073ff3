//! The map: choosing on it, what comes forward, the scenarios, and legibility.

use serde_json::json;
use stage::reader::{Device, OPEN_PANEL, Reader, TRIAD, journey};
use stage::site::Site;

#[test]
fn an_actor_and_a_tie_open_their_details() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            for (place, selector) in [
                ("actor=russia", ".map .actor[data-actor=russia]"),
                ("tie=united-states-china", ".map .tie[data-tie=united-states-china]"),
                ("actor=putin", ".map .actor[data-actor=putin]"),
                ("tie=russia-china", ".map .tie[data-tie=russia-china]"),
            ] {
                reader.press(selector).await;
                reader.will_see(&format!("{selector} opens {place}"), &format!("{OPEN_PANEL} === '{place}'")).await;
                reader.settle().await;
                reader.sees("the panel is in view", "within(one('[data-open]').getBoundingClientRect())").await;
                reader
                    .sees("the place is marked on the map", &format!("one({}).ariaCurrent === 'true'", json!(selector)))
                    .await;
                reader.sees("the panel links to the evidence", "!!one('[data-open] [data-goto]')").await;
                assert_eq!(reader.fragment().await, format!("#{place}"));
            }
        });
    }
}

#[test]
fn leaving_full_screen_leads_back_to_where_the_reader_was() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.ask("scrollTo({ top: 3000, behavior: 'instant' })").await;
        reader.settle().await;
        reader.ask("addEventListener('click', () => (window.pressedAt ??= scrollY), true)").await;
        reader.press("[data-do=full-screen]").await;
        reader.will_see("the map fills the screen", "!!document.fullscreenElement").await;
        let is_named = "one('[data-do=full-screen]').getAttribute('aria-label').startsWith";
        reader.will_see("the button is named for leaving", &format!("{is_named}('Leave full screen')")).await;
        reader.press("[data-do=full-screen]").await;
        reader.will_see("the text is there again", "!document.fullscreenElement && rendered(one('.text'))").await;
        reader.will_see("the button is named for filling it", &format!("{is_named}('Fill the screen')")).await;
        reader.settle().await;
        let moved = reader.scrolled().await - reader.number("window.pressedAt").await;
        assert!(moved.abs() < 2.0, "the page has moved by {moved} px");
    });
}

#[test]
fn every_actor_and_every_tie_can_be_pressed() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let question = "all('.map .drawing :is(.actor, .tie)').filter(rendered).filter((it) => {
                it.scrollIntoView({ block: 'center', behavior: 'instant' });
                return !aim(it);
            }).map(name)";
            reader.finds_no_fault("no point of these can be pressed", question).await;
        });
    }
}

#[test]
fn a_chosen_actor_is_highlighted_with_its_ties_and_the_rest_fades() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.sees("nothing is highlighted before a choice", NOTHING_IN_FRONT).await;
        reader.press(".map .actor[data-actor=iran]").await;
        reader.will_see("the map highlights the choice", "one('.sheets').dataset.front === 'chosen'").await;
        assert_eq!(in_front(reader).await, ["Iran", "Russia", "a tie"]);
        reader.will_see("the rest is faded", "+getComputedStyle(one('.map .drawing')).opacity < 0.8").await;
        reader.sees("highlighted elements are not faded", "+getComputedStyle(one('.map .front')).opacity === 1").await;
        reader
            .finds_no_fault(
                "these highlighted copies cover their originals, so that a press misses them",
                "all('.map .drawing [data-actor]').filter(rendered).filter((it) => !aim(it)).filter((it) => {
                    const [mark, card] = [it, one('[data-open]')].map((it) => it.getBoundingClientRect());
                    return mark.bottom < card.top || mark.top > card.bottom || mark.right < card.left;
                }).map(name)",
            )
            .await;
        reader.press(".map .options > summary").await;
        reader.will_see("the options show", "rendered(one('.map [data-reach]'))").await;
        reader.choose(".map [data-reach]", "two").await;
        reader
            .will_see(
                "neighbours of neighbours can be highlighted",
                "all('.map .front .actor').filter(rendered).length > 5",
            )
            .await;
        reader.choose(".map [data-reach]", "one").await;
        reader.press("[data-open] .close").await;
        reader.ask("scrollTo({ top: 0, behavior: 'instant' })").await;
        reader.will_see("everything is shown again", NOTHING_IN_FRONT).await;
    });
}

/// An expression for whether nothing is in front.
const NOTHING_IN_FRONT: &str = "!one('.sheets').dataset.front && +getComputedStyle(one('.map .drawing')).opacity === 1";

/// The names of the actors in front, and `a tie` for each tie.
async fn in_front(reader: &Reader) -> Vec<String> {
    let front = "all('.map .front [data-near]').filter(rendered).map((it) => it.matches('.tie') ? 'a tie' : it.textContent).sort()";
    reader.list(front).await
}

#[test]
fn kinds_unticked_in_the_legend_are_hidden_on_the_map() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let strained = "content().ties.filter((it) => it.sign === 'strained').length";
            let shown = "all('.map .drawing .tie[data-sign=strained]').filter(rendered).length";
            reader.sees("strained ties are shown", &format!("{strained} > 2 && {shown} === {strained}")).await;
            reader.press(".legend [data-facet='sign=strained']").await;
            reader.will_see("strained ties are hidden", &format!("{shown} === 0")).await;
            reader.sees("other ties are shown", "rendered(one('.map .tie[data-sign=adversarial]'))").await;
            reader.press(".options > summary").await;
            reader.will_see("the options show", "rendered(one('.options [data-facet]'))").await;
            reader.press(".options [data-facet='actor=person']").await;
            reader.will_see("persons and their ties are hidden", "!rendered(one('.map .actor[data-actor=xi]')) && !all('.map .drawing .tie').filter(rendered).some((it) => /putin|xi|trump/.test(it.dataset.tie))").await;
            reader.sees("the table keeps all of them", "rendered(one('#table [data-actor=xi]'))").await;
            reader.press("[data-do=show-all]").await;
            reader
                .will_see(
                    "everything is shown again",
                    &format!("{shown} === {strained} && all('[data-hidden]').length === 0"),
                )
                .await;
            reader.sees("the ticks agree", "all('.map [data-facet]').every((it) => it.checked)").await;
        });
    }
}

#[test]
fn an_assumed_sign_can_be_undone_and_redone() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("#tie=russia-china").await;
            let is = |signs: &str| format!("{TRIAD} === '{signs}'");
            reader.sees("there is nothing to undo", "one('[data-do=undo]').ariaDisabled === 'true'").await;
            reader.choose("[data-open] [data-assume]", "adversarial").await;
            reader.will_see("the map has the sign", &is("-~-")).await;
            reader
                .sees(
                    "the sign is marked as the reader's own",
                    "!!one('.map .tie[data-tie=russia-china]').dataset.assumed",
                )
                .await;
            reader
                .sees(
                    "the panel names the article's sign",
                    "one('[data-open] .assumed').innerText.includes('strained')",
                )
                .await;
            reader.press(".map .front .handle[data-turn=russia-china]").await;
            reader
                .will_see(
                    "the handle on the tie turns its sign",
                    "one('.map .tie[data-tie=russia-china]').dataset.sign !== 'adversarial'",
                )
                .await;
            let turned = reader.text(TRIAD).await;
            for (press, signs) in
                [("undo", "-~-"), ("undo", "~~-"), ("redo", "-~-"), ("redo", &*turned), ("undo", "-~-")]
            {
                reader.press(&format!("[data-do={press}]")).await;
                reader.will_see(&format!("{press} leads to {signs}"), &is(signs)).await;
                reader
                    .will_see("every list agrees", "all('[data-assume=russia-china]').every((it) => it.value === one('.map .tie[data-tie=russia-china]').dataset.sign)")
                    .await;
            }
            reader.press(".scenarios [href='#as-written']").await;
            reader.will_see("the article's own signs come back", &is("~~-")).await;
        });
    }
}

#[test]
fn each_scenario_changes_the_signs_of_the_triad_and_its_verdict() {
    let scenarios = [
        ("premise", "+--", "stable-marriage", "balanced"),
        ("thaw", "++-", "romantic-triangle", "unbalanced"),
        ("deal", "-+-", "stable-marriage", "balanced"),
        ("wedge", "--+", "stable-marriage", "balanced"),
        ("concert", "+++", "all-friends", "balanced"),
        ("each-alone", "---", "unit-veto", "unbalanced"),
    ];
    let ties = ["russia-china", "united-states-china", "united-states-russia"];
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let signs = |signs: &[&str]| {
                let each = ties.iter().zip(signs);
                each.map(|(tie, sign)| format!("one('.map .tie[data-tie={tie}]').dataset.sign === '{sign}'"))
                    .collect::<Vec<_>>()
                    .join(" && ")
            };
            let as_written = signs(&["strained", "strained", "adversarial"]);
            reader.sees("the article's own signs are drawn at first", &as_written).await;
            for (scenario, code, triangle, balance) in scenarios {
                reader.press(&format!(".scenarios [data-scenario={scenario}]")).await;
                let expected: Vec<&str> =
                    code.chars().map(|sign| if sign == '+' { "cooperative" } else { "adversarial" }).collect();
                reader.will_see(&format!("{scenario} signs the triad {code}"), &signs(&expected)).await;
                reader.will_see(
                    &format!("{scenario} is a {triangle}, {balance}"),
                    &format!(
                        "all('.verdict [data-triangle]').filter(rendered).map((it) => it.dataset.triangle + ' ' + it.dataset.balance).join() === '{triangle} {balance}'"
                    ),
                ).await;
                reader
                    .sees(
                        "the scenario is the current one",
                        &format!(
                            "all('.scenarios [aria-current]').map((it) => it.dataset.scenario).join() === '{scenario}'"
                        ),
                    )
                    .await;
                reader
                    .sees(
                        "the table agrees",
                        &format!("one('#table tr:has([data-tie=russia-china])').dataset.sign === '{}'", expected[0]),
                    )
                    .await;
                assert_eq!(reader.fragment().await, format!("#scenario={scenario}"));
            }
            reader.press(".scenarios [href='#as-written']").await;
            reader.will_see("the article's own signs come back", &as_written).await;
        });
    }
}

#[test]
fn labels_do_not_overlap_in_the_fonts_of_this_machine() {
    for (device, width) in
        [(Device::Phone, 320), (Device::Phone, 360), (Device::Desk, 768), (Device::Desk, 1280), (Device::Desk, 2000)]
    {
        journey(Site::built(), device, async |reader| {
            reader.size(width).await;
            reader.arrive("").await;
            let faults = "(() => {
                const drawing = all('.map .drawing').filter(rendered);
                if (drawing.length !== 1) return [`${drawing.length} drawings are shown`];
                const frame = drawing[0].getBoundingClientRect();
                const actors = [...drawing[0].querySelectorAll('.actor')].map((it) => ({
                    name: it.dataset.actor,
                    mark: it.querySelector('.mark').getBoundingClientRect(),
                    label: it.querySelector('text').getBoundingClientRect(),
                    // A line of text is a little less tall than its box.
                    lines: [...it.querySelectorAll('tspan')].map((line) => line.getBoundingClientRect()),
                    size: parseFloat(getComputedStyle(it.querySelector('text')).fontSize) * frame.width / drawing[0].viewBox.baseVal.width,
                }));
                const slack = 1;
                const cross = (a, b) => a.left < b.right - slack && b.left < a.right - slack
                    && a.top < b.bottom - slack && b.top < a.bottom - slack;
                const faults = [];
                for (const [index, one] of actors.entries()) {
                    const box = one.label;
                    if (box.left < frame.left - slack || box.right > frame.right + slack || box.top < frame.top - slack || box.bottom > frame.bottom + slack)
                        faults.push(`the label of ${one.name} leaves the drawing`);
                    if (one.size < 9.5) faults.push(`the label of ${one.name} is set in ${one.size.toFixed(1)} px`);
                    for (const [other, two] of actors.entries()) {
                        if (other > index && cross(box, two.label)) faults.push(`the labels of ${one.name} and ${two.name} overlap`);
                        if (other !== index && cross(box, two.mark)) faults.push(`the label of ${one.name} lies over the mark of ${two.name}`);
                    }
                }
                return faults;
            })()";
            reader.finds_no_fault(&format!("the map at {width} px"), faults).await;
        });
    }
}

#[test]
fn the_wheel_over_the_map_scrolls_the_page_and_not_the_map() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.ask("scrollTo({ top: 1500, behavior: 'instant' })").await;
        reader.settle().await;
        let place = "(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 3 }))(one('.map .drawing').getBoundingClientRect())";
        let top = "one('.map .drawing').getBoundingClientRect().top";
        let (at, before) = (reader.ask(place).await, reader.number(top).await);
        let wheel = |kind: &str| json!({ "type": kind, "x": at["x"], "y": at["y"], "deltaX": 0, "deltaY": 240 });
        reader.browser.tell("Input.dispatchMouseEvent", wheel("mouseMoved")).await;
        reader.browser.tell("Input.dispatchMouseEvent", wheel("mouseWheel")).await;
        reader.will_see("the page is scrolled", "scrollY > 1600").await;
        reader.settle().await;
        assert_eq!(reader.number(top).await, before, "the map moved");
    });
}
