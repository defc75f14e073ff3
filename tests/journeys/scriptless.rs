//! Without a script: everything can be read, and details, notes and answers open natively.

use stage::reader::{Device, OPEN_ROW, Reader, journey};
use stage::site::Site;

async fn open(reader: &Reader) {
    reader.without_scripts().await;
    reader.open("").await;
    reader.sees("no script has run", "!document.documentElement.dataset.scheme && !one('[data-live]')").await;
}

#[test]
fn all_content_is_there() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            open(reader).await;
            let faults = "(() => {
                const it = content();
                const faults = [];
                const plain = (parts) => parts.map((part) => part.text ?? plain(Object.values(part)[0].at(-1))).join('');
                const squeeze = (text) => text.replace(/\\s+/g, ' ').trim();
                const page = squeeze(document.body.textContent);
                const has = (what, text) => { if (!page.includes(squeeze(text))) faults.push(`${what} is missing: ${text}`); };
                it.sections.forEach((section) => has('a heading', section.title));
                it.points.forEach((point) => has('a point', plain(point.text)));
                it.questions.forEach((question) => {
                    has('a question', question.prompt);
                    if (question.answer) has('an answer', plain(question.answer.text));
                    has('a reason', plain(question.otherwise));
                    question.options.forEach((option) => {
                        has('an option', option.text);
                        has('a pair', option.pair ?? '');
                        has('a reason', plain(option.reason));
                    });
                });
                it.notes.forEach((note) => has('a note', plain(note.text)));
                it.claims.forEach((claim) => has('a claim', claim.text));
                it.ties.forEach((tie) => has('a tie', tie.what));
                it.actors.forEach((actor) => { has('an actor', actor.name); has('what is told of an actor', plain(actor.about)); });
                if (!all('.text .passage').every(rendered)) faults.push('a passage does not show');
                const rows = all('#table tbody').map((body) => [...body.rows].filter(rendered).length);
                if (rows.join() !== [it.ties.length, it.actors.length].join()) faults.push(`the tables have ${rows} rows`);
                const drawn = all('.map .actor').filter(rendered).length;
                if (drawn !== it.actors.length) faults.push(`${drawn} actors are drawn`);
                return faults;
            })()";
            reader.finds_no_fault("without a script", faults).await;
            // Lists and boxes of questions may show, since readers can fill them in and compare with the solution.
            let dead = "all(\"button, input:not(.question *), select:not([data-scheme-switch], .question *), .handle, .map .search, .map .controls, .map .options, .map .save, [href^='#s=']\").filter(rendered).map(name)";
            reader.finds_no_fault("visible controls without effect", dead).await;
            reader
                .sees("the page does not overflow sideways", "document.documentElement.scrollWidth <= innerWidth")
                .await;
        });
    }
}

#[test]
fn the_map_shows_within_its_column_and_each_of_its_links_leads_to_a_row() {
    for (device, width) in [(Device::Phone, 360), (Device::Desk, 768), (Device::Desk, 1280), (Device::Desk, 2000)] {
        journey(Site::built(), device, async |reader| {
            reader.size(width).await;
            open(reader).await;
            reader
                .sees(
                    "one drawing shows, no wider than the page",
                    "(([drawing, ...others]) => {
                        const [inner, outer] = [drawing, one('#explainer')].map((it) => it.getBoundingClientRect());
                        return !others.length && inner.width > 250 && inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
                    })(all('.map .drawing').filter(rendered))",
                )
                .await;
            reader
                .finds_no_fault(
                    "links of the map without a target",
                    "all('.map .drawing a').filter(rendered).filter((it) => !document.getElementById(it.getAttribute('href').slice(1))?.matches('.tables tr')).map(name)",
                )
                .await;
            reader.sees("every actor and tie is a link", "all('.map .drawing a').filter(rendered).length === content().actors.length + content().ties.length").await;
        });
    }
}

#[test]
fn the_findings_of_balance_theory_can_be_read() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            open(reader).await;
            reader.press(".theory > summary").await;
            reader.will_see("the analysis opens", "rendered(one('.theory [data-findings]'))").await;
            reader
                .sees(
                    "the analysis says how far the map is from balance",
                    "/\\d/.test(one('.theory').innerText) && one('.theory').innerText.length > 400",
                )
                .await;
            reader
                .sees(
                    "the analysis says how it is computed",
                    "!!document.getElementById('method') && all(\".theory [href='#method']\").some(rendered)",
                )
                .await;
            reader.press(".theory [href='#method']").await;
            reader.will_see("the link leads to the method", "within(one('#method summary, #method').getBoundingClientRect()) || one('#method').getBoundingClientRect().top < innerHeight").await;
            reader
                .sees(
                    "the triangle in the text is judged",
                    "one('.triangle .finding').innerText.length > 40 && rendered(one('.triangle .close-up'))",
                )
                .await;
        });
    }
}

#[test]
fn questions_and_notes_open_natively() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            open(reader).await;
            for (press, shows) in [
                ("[data-option=limits]", "details:has(> [data-option=limits]) .reason"),
                ("[data-question=unlimited] .answer > summary", "[data-question=unlimited] .answer .passage"),
                ("[data-note=n1]", "details:has(> [data-note=n1]) .note-text"),
                (".claims > summary", ".claims li"),
            ] {
                reader.sees(&format!("{shows} is closed"), &format!("!rendered(one('{shows}'))")).await;
                reader.press(press).await;
                reader.will_see(&format!("{press} opens it"), &format!("rendered(one('{shows}'))")).await;
                reader.press(press).await;
                reader.will_see(&format!("{press} closes it"), &format!("!rendered(one('{shows}'))")).await;
            }
        });
    }
}

#[test]
fn every_question_has_its_solution_and_no_control_that_needs_the_player() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            open(reader).await;
            let closed =
                reader.list("content().questions.filter((it) => it.task !== 'predict').map((it) => it.id)").await;
            assert_eq!(closed.len(), 15);
            for id in closed {
                let question = format!("#quiz [data-question={id}]");
                let is_choice = reader.text(&format!("one('{question}').dataset.task")).await == "choice";
                let (press, shows) = if is_choice {
                    ("summary[data-option]", ".option .reason")
                } else {
                    (".answer > summary", ".answer .reason")
                };
                reader
                    .sees(
                        &format!("{id} does not show its solution"),
                        &format!("!all('{question} :is(.reason, .answer .passage, .answer .says)').some(rendered)"),
                    )
                    .await;
                let asks = format!("one('{question}').innerText");
                let is_possible = format!("!/from the list|slider|^type/im.test({asks})");
                reader.sees(&format!("{id} asks for nothing that needs the player"), &is_possible).await;
                let says_what_to_do = format!("!one('{question} noscript') || /Think of your answer/.test({asks})");
                reader.sees(&format!("{id} says what to do instead"), &says_what_to_do).await;
                reader.press(&format!("{question} {press}")).await;
                reader
                    .will_see(&format!("{id} shows its reason"), &format!("rendered(one('{question} {shows}'))"))
                    .await;
                reader
                    .sees(&format!("{id} leads to its passage"), &format!("rendered(one('{question} .where'))"))
                    .await;
                let has_mark = "[data-task=match], [data-task=order], [data-task=fill], [data-task=number]";
                reader.sees(&format!("{id} says in words what is right"), &format!("one('{question}').matches('{has_mark}') || /right/i.test(one('{question} {shows} b').innerText)")).await;
            }
            reader
                .finds_no_fault(
                    "visible controls that need the player",
                    "all('[data-needs-player], .way, .score, .end, .asking, [data-load]').filter(rendered).map(name)",
                )
                .await;
        });
    }
}

#[test]
fn a_pressed_actor_tie_or_term_shows_its_row_like_a_card_without_scrolling() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            open(reader).await;
            for (press, place) in [
                (".map .actor[data-actor=russia]", "actor=russia"),
                (".map .tie[data-tie=russia-china]", "tie=russia-china"),
                (".text .mention[data-actor=europe]", "actor=europe"),
                (".text .mention[data-tie=russia-china]", "tie=russia-china"),
                (".text .term", "term=machtpolitik"),
                ("#table a[data-actor=iran]", "actor=iran"),
            ] {
                reader.ask(&format!("one('{press}').scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
                let before = reader.scrolled().await;
                reader.press(press).await;
                reader.will_see(&format!("{press} shows {place}"), &format!("{OPEN_ROW} === '{place}'")).await;
                assert_eq!(reader.scrolled().await, before, "{device:?}: {press} scrolled the page");
                let row = format!("document.getElementById('{place}')");
                reader
                    .sees(
                        "the row is at the lower edge of the view",
                        &format!("within({row}.getBoundingClientRect()) && {row}.getBoundingClientRect().bottom >= innerHeight - 1"),
                    )
                    .await;
                reader.sees("the row can be read", &format!("inView({row}.firstElementChild)")).await;
                reader.sees("the row's text can be read", &format!("inView({row}.lastElementChild)")).await;
                reader.press("#table > .close").await;
                reader.will_see("the close link hides it", &format!("{OPEN_ROW} === null")).await;
                assert_eq!(reader.scrolled().await, before, "{device:?}: closing the row scrolled the page");
                reader.press(press).await;
                reader.will_see("the row shows again", &format!("{OPEN_ROW} === '{place}'")).await;
                reader.browser.back().await;
                reader.will_see("Back hides it", &format!("{OPEN_ROW} === null")).await;
                assert_eq!(reader.scrolled().await, before, "{device:?}: Back scrolled the page");
            }
        });
    }
}

#[test]
fn a_link_from_elsewhere_to_an_actor_a_tie_or_a_term_shows_it_at_the_top_of_the_page() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.without_scripts().await;
            for place in ["actor=russia", "tie=russia-china", "term=machtpolitik"] {
                reader.open(&format!("#{place}")).await;
                reader.will_see(&format!("{place} shows"), &format!("{OPEN_ROW} === '{place}'")).await;
                assert_eq!(reader.scrolled().await, 0.0, "{device:?}: {place} scrolled the page");
            }
        });
    }
}

#[test]
fn the_mark_of_a_passage_leads_to_its_claims_and_to_the_original() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            open(reader).await;
            reader.press("[data-passage=ceiling] .number").await;
            let entry = "document.getElementById('origin=ceiling')";
            reader.will_see("the entry of the passage is in view", &format!("inView({entry})")).await;
            let says = format!(
                "{entry}.innerText.includes(content().claims.find((it) => it.id === 'C09').text) && {entry}.querySelector('.original').href.startsWith(content().original.url)"
            );
            reader.sees("the entry has the original's claims and a link to them", &says).await;
            reader.press("[id='origin=ceiling'] [data-goto]").await;
            reader
                .will_see("the entry links back to the passage", "inView(one('[data-passage=ceiling] .words'))")
                .await;
        });
    }
}

#[test]
fn a_scenario_shows_its_verdict() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            open(reader).await;
            let shown = "all('.verdict').filter(rendered).map((it) => it.querySelector('[data-triangle]').dataset.triangle).join()";
            assert_eq!(reader.text(shown).await, "open", "the triad has not the article's signs at first");
            for (scenario, triangle) in [("thaw", "romantic-triangle"), ("each-alone", "unit-veto")] {
                reader.press(&format!(".scenarios [data-scenario={scenario}]")).await;
                reader.will_see(&format!("{scenario} is a {triangle}"), &format!("{shown} === '{triangle}'")).await;
            }
        });
    }
}

#[test]
fn a_link_to_a_passage_leads_there() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            open(reader).await;
            reader.press("[data-question=unlimited] .answer > summary").await;
            reader.press("[data-question=unlimited] .where").await;
            reader.will_see("the passage is in view", "inView(one('[data-passage=ceiling] .words'))").await;
        });
    }
}
