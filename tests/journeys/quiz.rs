//! The quiz, the reader's own view, and what stays on the device.

use crate::answering::{Asked, How, judged, turn_to};
use stage::reader::{Device, Reader, journey};
use stage::site::Site;
use std::time::Duration;

/// Chooses a right or a wrong option, and waits for the verdict.
async fn answer(reader: &Reader, question: &str, right: bool) {
    // The right option is read from the document, since the page does not say it beforehand.
    let options = format!("content().questions.find((it) => it.id === '{question}').options");
    let option = reader.text(&format!("{options}.find((it) => it.right === {right}).id")).await;
    turn_to(reader, question).await;
    reader.press(&format!("[data-question={question}] [data-option={option}]")).await;
    let verdict = if right { "right" } else { "wrong" };
    let judged = format!("all('[data-question={question}]').every((it) => it.dataset.result === '{verdict}')");
    reader.will_see(&format!("{option} is judged {verdict} for {question}"), &judged).await;
}

/// An expression for the result of each answered question, and the score.
const STANDING: &str =
    "[...all('#quiz .question[data-result]').map((it) => `${it.dataset.question} ${it.dataset.result}`),
    one('[data-score]').dataset.score]";

#[test]
fn a_pressed_option_stays_where_it_was_and_its_reason_is_in_view() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let chosen = "content().questions.filter((it) => it.task === 'choice').map((it) => `${it.id} ${it.options.at(-1).id}`)";
            for question in reader.list(chosen).await {
                let (question, option) =
                    question.split_once(' ').expect("an id of a question and one of its last option");
                turn_to(reader, question).await;
                let option = format!(".quiz [data-question={question}] [data-option={option}]");
                let top = format!("one('{option}').getBoundingClientRect().top");
                reader
                    .ask(&format!("one('{option}').scrollIntoView({{ block: 'center', behavior: 'instant' }})"))
                    .await;
                reader.settle().await;
                let before = reader.number(&top).await;
                reader.press(&option).await;
                reader
                    .will_see(
                        "every reason shows",
                        &format!("all('.quiz [data-question={question}] .reason').every(rendered)"),
                    )
                    .await;
                reader.settle().await;
                let moved = reader.number(&top).await - before;
                // It moves up only if its reason would be below the view otherwise.
                assert!(moved < 2.0, "{option} moved down by {moved} px");
                reader
                    .sees(
                        "the reason is in view",
                        &format!("within(one('{option} + .reason').getBoundingClientRect())"),
                    )
                    .await;
            }
        });
    }
}

#[test]
fn a_question_shows_at_once_what_is_right_and_why() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            reader.sees("no reason shows before", "all('.reason').every((it) => !rendered(it))").await;
            answer(reader, "unlimited", false).await;
            let question = "[data-question=unlimited]";
            reader.sees("the chosen option is marked", &format!("all('{question} [data-chosen]').length === 1")).await;
            reader
                .will_see(
                    "every reason shows",
                    &format!("all('{question} .reason').length === 4 && all('{question} .reason').every(rendered)"),
                )
                .await;
            reader
                .will_see("the article's answer shows", &format!("rendered(one('{question} .answer .passage'))"))
                .await;
            reader
                .sees(
                    "other questions stay open",
                    "all('.question:not([data-question=unlimited]) .reason').every((it) => !rendered(it))",
                )
                .await;
            reader.sees("the verdict is announced", &format!("one('{question} .outcome').innerText.length > 3")).await;
            reader
                .sees(
                    "the chosen option stays in view",
                    &format!("within(one('{question} [data-chosen] summary').getBoundingClientRect())"),
                )
                .await;
            reader.press(&format!("{question} [data-option=limits]")).await;
            reader.settle().await;
            reader.sees("the first answer counts", &format!("one('{question}').dataset.result === 'wrong'")).await;
            reader.press(&format!("{question} .where")).await;
            reader.will_see("the passage is shown", "!!one('[data-passage=ceiling][data-marked]')").await;
            reader.sees("the passage is in view", "inView(one('[data-passage=ceiling] .words'))").await;
            reader.press(&format!("{question} [data-do=retry]")).await;
            reader.will_see("the question can be tried again", &format!("!one('{question}').dataset.result")).await;
            reader
                .will_see(
                    "the reasons are hidden again",
                    &format!("all('{question} .reason').every((it) => !rendered(it))"),
                )
                .await;
            answer(reader, "unlimited", true).await;
        });
    }
}

#[test]
fn the_score_counts_and_a_reload_keeps_it() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            assert_eq!(reader.list(STANDING).await, ["0/15"]);
            for (question, right) in [("unlimited", true), ("machtpolitik", false), ("agreement", true), ("risk", true)]
            {
                answer(reader, question, right).await;
            }
            reader.will_see("the score", "one('[data-score]').dataset.score === '3/15'").await;
            let standing = ["unlimited right", "machtpolitik wrong", "agreement right", "risk right", "3/15"];
            assert_eq!(reader.list(STANDING).await, standing);
            let score = reader.text("one('[data-score]').innerText").await;
            reader.browser.reload().await;
            reader.player().await;
            assert_eq!(reader.list(STANDING).await, standing, "after a reload");
            assert_eq!(reader.text("one('[data-score]').innerText").await, score);
            reader.ask("one('[data-do=all-at-once]').click()").await;
            reader.settle().await;
            reader
                .will_see("the reasons show again", "all('.question[data-result] .reason').length === 16 && all('.question[data-result] .reason').every(rendered)")
                .await;
            reader.press(".keeping > summary").await;
            reader.press(".score [data-do=retry-all]").await;
            reader.will_see("all questions are open again", "one('[data-score]').dataset.score === '0/15'").await;
            reader.browser.reload().await;
            reader.player().await;
            assert_eq!(reader.list(STANDING).await, ["0/15"], "after another reload");
        });
    }
}

#[test]
fn on_a_phone_one_question_shows_at_a_time_and_the_end_follows_the_last() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        let shown = "all('#quiz > .question').filter(rendered).map((it) => it.dataset.question).join()";
        let core = reader
            .list(
                "content().questions.filter((it) => it.task !== 'predict').slice(0, content().core).map((it) => it.id)",
            )
            .await;
        assert_eq!(core.len(), 5);
        for (place, id) in core.iter().enumerate() {
            reader.will_see(&format!("only {id} shows"), &format!("{shown} === '{id}'")).await;
            reader
                .sees(
                    "the number of the question shows",
                    &format!("one('.turn').innerText === 'Question {} of 5'", place + 1),
                )
                .await;
            reader.sees("the end does not show yet", "!rendered(one('.end'))").await;
            let asked = format!("#quiz [data-question={id}]");
            reader.press(&format!("{asked} [data-do=give-up]")).await;
            reader.will_see("the question is answered", &format!("one('{asked}').dataset.result === 'unknown'")).await;
            if place < 4 {
                reader.press(".onward a").await;
                reader.will_see("the next question begins in view", "inView(one('[data-now] h3'))").await;
            }
        }
        reader.will_see("the end shows", "rendered(one('.end'))").await;
        reader
            .sees(
                "the end follows the answer directly",
                "one('.end').getBoundingClientRect().top - one('[data-now]').getBoundingClientRect().bottom < 120",
            )
            .await;
        reader
            .sees(
                "the end lists the missed questions with their passages",
                "all('.end .missed li').filter(rendered).length === 5 && all('.end .missed .goto').length === 5",
            )
            .await;
        reader.press(".end [data-do=go-on]").await;
        reader
            .will_see(
                "further questions are offered",
                "one('.turn').innerText === 'Question 9 of 15' && rendered(one('[data-now]'))",
            )
            .await;
        reader.press(".keeping > summary").await;
        reader.press("[data-do=all-at-once]").await;
        reader.will_see("all questions can be shown at once", "all('#quiz > .question').every(rendered)").await;
    });
}

#[test]
fn a_link_to_a_question_leads_there_before_the_player_and_with_it() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("#question=marriage").await;
            reader.settle().await;
            reader.sees("the question is in view", "inView(one('#quiz [data-question=marriage] h3'))").await;
        });
    }
}

#[test]
fn an_answer_survives_edits_of_other_questions_but_not_of_its_own() {
    // Edits the saved progress so that one question seems to have been reworded since, and another one removed.
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        answer(reader, "unlimited", true).await;
        answer(reader, "risk", true).await;
        let saved = "Object.entries(localStorage).find(([key]) => key.startsWith('explainer:'))";
        reader
            .will_see("both answers are restored", &format!("({saved} ?? ['', '']).at(1).includes('\"risk\"')"))
            .await;
        reader
            .ask(&format!(
                "(() => {{
                const [key, kept] = {saved};
                const progress = JSON.parse(kept);
                progress.answers.find((it) => it.question === 'risk').fingerprint = '0'.repeat(16);
                progress.answers.push({{ question: 'removed-since', option: 'x', fingerprint: 'y' }});
                localStorage.setItem(key, JSON.stringify(progress));
            }})()"
            ))
            .await;
        reader.browser.reload().await;
        reader.player().await;
        assert_eq!(reader.list(STANDING).await, ["unlimited right", "1/15"]);
    });
}

#[test]
fn the_reader_s_own_view_is_saved() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            reader.press("[data-view]").await;
            reader.write("It rests on interests, not on friendship. <b>&\"'").await;
            reader.will_see("the opinion can be copied", "!one('#reflection button').disabled").await;
            reader.browser.reload().await;
            reader.player().await;
            assert_eq!(
                reader.text("one('[data-view]').value").await,
                "It rests on interests, not on friendship. <b>&\"'"
            );
        });
    }
}

#[test]
fn the_chosen_scheme_applies_before_the_first_paint() {
    let paper = "getComputedStyle(document.body).backgroundColor";
    journey(Site::built().with_player_held(), Device::Desk, async |reader| {
        reader.prefers("", &[("prefers-color-scheme", "light")]).await;
        reader.browser.watch(
            "new PerformanceObserver((list) => {
                window.firstPaint ??= { scheme: document.documentElement.dataset.scheme, player: !!document.querySelector('[data-live]') };
            }).observe({ type: 'paint', buffered: true });",
        ).await;
        reader.served.let_player_go();
        reader.arrive("").await;
        let light = reader.text(paper).await;
        reader.ask("one('[data-scheme-switch]').focus()").await;
        // A native list: arrow keys set its value and dispatch `change`.
        reader.ask("(() => { const it = one('[data-scheme-switch]'); it.value = 'dark'; it.dispatchEvent(new Event('change', { bubbles: true })); })()").await;
        reader
            .will_see(
                "the page turns dark",
                &format!("document.documentElement.dataset.scheme === 'dark' && {paper} !== '{light}'"),
            )
            .await;
        let dark = reader.text(paper).await;
        reader.served.hold_player();
        reader.browser.reload().await;
        reader.will_see("something is painted", "window.firstPaint").await;
        reader
            .sees("the first paint is dark, with no player yet", "firstPaint.scheme === 'dark' && !firstPaint.player")
            .await;
        assert_eq!(reader.text(paper).await, dark);
        reader.served.let_player_go();
        reader.player().await;
        assert_eq!(reader.text(paper).await, dark);
        reader.sees("the switch shows the dark scheme", "one('[data-scheme-switch]').value === 'dark'").await;
        let order = "(() => {
            const head = [...document.head.children];
            const scheme = head.findIndex((it) => it.localName === 'script' && !it.src && !it.type);
            return scheme >= 0 && scheme < head.findIndex((it) => it.matches('style, link[rel=stylesheet]'));
        })()";
        reader.sees("the script that sets it runs before anything can be painted", order).await;
    });
}

#[test]
fn the_quiz_works_without_storage() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.browser.watch(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });",
        ).await;
        reader.arrive("").await;
        reader
            .sees(
                "storage is not available",
                "(() => { try { localStorage; return false; } catch { return true; } })()",
            )
            .await;
        answer(reader, "unlimited", true).await;
        assert_eq!(reader.list(STANDING).await, ["unlimited right", "1/15"]);
    });
}

/// The first question of each kind.
async fn one_of_each(reader: &Reader) -> Vec<Asked> {
    let mut kinds: Vec<Asked> = Vec::new();
    for asked in judged(reader).await {
        if kinds.iter().all(|it| it.task != asked.task) {
            kinds.push(asked);
        }
    }
    assert_eq!(kinds.len(), 8, "{kinds:?}");
    kinds
}

/// An expression for what the quiz shows of the answers: the result of each question, the marked rows, and the outcome.
const SHOWN: &str = "all('.question[data-result], .question[data-solved]').map((it) => [it.dataset.question, it.dataset.result,
    ...[...it.querySelectorAll('[data-row][data-chosen], [data-row][data-result]')].map((row) => `${row.dataset.row} ${row.dataset.chosen} ${row.dataset.result} ${row.querySelector('b')?.textContent}`),
    it.querySelector('.outcome').textContent].join('; '))";

#[test]
fn a_reload_restores_answers_of_every_kind() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.arrive("").await;
        let kinds = one_of_each(reader).await;
        for (place, asked) in kinds.iter().enumerate() {
            let how =
                [How::Wrong, How::Right, How::Wrong, How::Unknown, How::Wrong, How::Unknown, How::Right, How::Right]
                    [place];
            asked.press(reader, how).await;
        }
        // A prediction, which is noted and not judged.
        reader.press("#quiz [data-question=future] [data-expect=late][value=holds]").await;
        reader
            .will_see("the prediction is noted", "one('#quiz [data-question=future] .outcome').innerText === 'Noted.'")
            .await;
        reader.settle().await;
        let (shown, standing) = (reader.list(SHOWN).await, reader.list(STANDING).await);
        assert_eq!(standing.len(), 9, "{standing:?}");
        reader.browser.reload().await;
        reader.player().await;
        reader
            .will_see("all answers are restored", &format!("one('[data-score]').dataset.score === '{}'", standing[8]))
            .await;
        assert_eq!(reader.list(STANDING).await, standing);
        assert_eq!(reader.list(SHOWN).await, shown);
        // The quiz goes on after the reload.
        answer(reader, "risk", true).await;
    });
}

/// A script that counts how often the page says that progress is not saved.
const COUNT_SAID: &str = "window.said = 0;
    let saying = false;
    new MutationObserver(() => {
        const says = !!document.querySelector('.said')?.textContent.includes('does not keep');
        if (says && !saying) said += 1;
        saying = says;
    }).observe(document, { subtree: true, childList: true, characterData: true });";

#[test]
fn without_storage_or_space_in_it_the_page_says_so_once_and_all_works() {
    for (refuse, how) in [
        ("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };", "full"),
        (
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });",
            "blocked",
        ),
    ] {
        journey(Site::built(), Device::Phone, async |reader| {
            reader.browser.watch(refuse).await;
            reader.browser.watch(COUNT_SAID).await;
            reader.arrive("").await;
            reader.sees("no message shows on arrival", "said === 0").await;
            answer(reader, "unlimited", true).await;
            reader
                .will_see(
                    &format!("the page says that the device is {how}"),
                    "rendered(one('.said')) && one('.said').innerText.includes('does not keep')",
                )
                .await;
            for asked in one_of_each(reader).await.iter().skip(1).take(2) {
                asked.press(reader, How::Wrong).await;
            }
            answer(reader, "risk", false).await;
            reader.sees("the page says so once", "said === 1").await;
            assert_eq!(reader.list(STANDING).await.last().map(String::as_str), Some("1/15"));
            reader.press(".keeping > summary").await;
            reader.press(".score [data-do=retry-missed]").await;
            reader.will_see("the missed ones are open", "all('#quiz .question[data-result]').length === 1").await;
            reader.press("[data-do=undo-quiz]").await;
            reader
                .will_see("the missed questions are answered again", "all('#quiz .question[data-result]').length === 4")
                .await;
        });
    }
}

#[test]
fn two_tabs_at_once_agree_and_lose_nothing() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.browser.open_tab().await;
        reader.size(1280).await;
        reader.arrive("").await;
        let tab = async |place: usize| reader.browser.switch_to_tab(place).await;
        let has = async |standing: &str| {
            reader
                .will_see(&format!("this tab has {standing}"), &format!("({STANDING}).join() === '{standing}'"))
                .await;
        };

        answer(reader, "unlimited", true).await;
        tab(0).await;
        has("unlimited right,1/15").await;
        answer(reader, "machtpolitik", false).await;
        reader.press("[data-view]").await;
        reader.write("from the first tab").await;
        tab(1).await;
        has("unlimited right,machtpolitik wrong,1/15").await;
        reader.will_see("the opinion is here too", "one('[data-view]').value === 'from the first tab'").await;
        let aims = Asked { id: "aims-of-each".to_owned(), task: "match".to_owned() };
        aims.press(reader, How::Wrong).await;
        tab(0).await;
        let all = "unlimited right,machtpolitik wrong,aims-of-each wrong,1/15";
        has(all).await;

        reader.press(".keeping > summary").await;
        reader.press("[data-do=retry-all]").await;
        has("0/15").await;
        tab(1).await;
        has("0/15").await;
        tab(0).await;
        reader.press("[data-do=undo-quiz]").await;
        has(all).await;
        tab(1).await;
        has(all).await;
        for place in [0, 1] {
            tab(place).await;
            reader.browser.reload().await;
            reader.player().await;
            has(all).await;
        }
        // The tabs do not save each other's progress again and again.
        let saved = reader.ask("localStorage.getItem(`explainer:${content().id}`)").await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(reader.ask("localStorage.getItem(`explainer:${content().id}`)").await, saved);
    });
}

#[test]
fn a_draft_in_one_tab_survives_an_answer_in_another() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.browser.open_tab().await;
        reader.size(1280).await;
        reader.arrive("").await;
        reader.press("#quiz [data-tick=machinery]").await;
        reader.browser.switch_to_tab(0).await;
        answer(reader, "unlimited", true).await;
        reader.browser.switch_to_tab(1).await;
        reader.will_see("the answer is here", "one('[data-score]').dataset.score === '1/15'").await;
        reader.sees("the tick is still there", "one('#quiz [data-tick=machinery]').checked").await;
        reader.press("#quiz [data-tick=transit]").await;
        reader.press("#quiz [data-tick=equipment]").await;
        reader.press("#quiz [data-question=supplies] [data-do=submit]").await;
        reader.will_see("the answer counts", "one('#quiz [data-question=supplies]').dataset.result === 'right'").await;
    });
}

#[test]
fn a_question_in_the_text_is_the_one_in_the_quiz() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let right = reader
                .text("content().questions.find((it) => it.id === 'in-a-hurry').options.find((it) => it.right).id")
                .await;
            for (there, here) in [("#text", "#quiz"), ("#quiz", "#text")] {
                reader.press(&format!("{there} [data-question=in-a-hurry] [data-option={right}]")).await;
                reader
                    .will_see(
                        &format!("the question is answered in {there}"),
                        &format!("one('{there} [data-question=in-a-hurry]').dataset.result === 'right'"),
                    )
                    .await;
                reader
                    .sees(
                        &format!("the question is answered in {here}"),
                        &format!("one('{here} [data-question=in-a-hurry]').dataset.result === 'right'"),
                    )
                    .await;
                turn_to(reader, "in-a-hurry").await;
                reader
                    .will_see("the reason shows", &format!("rendered(one('{here} [data-row={right}] .reason'))"))
                    .await;
                reader.sees("the answer counts once", "one('[data-score]').dataset.score === '1/15'").await;
                reader.press(&format!("{here} [data-question=in-a-hurry] [data-do=retry]")).await;
                reader.will_see("the question is open in both places", "all('[data-question=in-a-hurry]').every((it) => !it.dataset.result && ![...it.querySelectorAll('.reason')].some(rendered))").await;
            }
        });
    }
}

#[test]
fn the_prediction_before_reading_is_compared_with_the_one_after() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let outcome = |part: &str| format!("one('{part} [data-question=future] .outcome').innerText");
            reader.press("#text [data-question=future] [data-expect=early][value=breaks]").await;
            reader
                .will_see(
                    "the prediction is noted",
                    &format!("{} === 'Noted. You will be asked again at the end.'", outcome("#text")),
                )
                .await;
            reader
                .sees(
                    "no comment shows before the end",
                    "!all('#text [data-question=future] [data-row]').some(rendered)",
                )
                .await;
            reader.browser.reload().await;
            reader.player().await;
            reader
                .will_see("a reload restores the prediction", "one('#text [data-expect=early][value=breaks]').checked")
                .await;
            // On narrow pages the second prediction shows once the round is over, or with all questions.
            reader.ask("one('[data-do=all-at-once]').click()").await;
            reader.press("#quiz [data-question=future] [data-expect=late][value=lasts]").await;
            reader
                .will_see(
                    "the two predictions are compared",
                    &format!("{}.includes('Before reading you chose: “It breaks: China settles')", outcome("#quiz")),
                )
                .await;
            reader.will_see("the article's comment shows", "all('#quiz [data-question=future] [data-row]').filter(rendered).map((it) => it.dataset.row).join() === 'lasts'").await;
            reader.sees("the first prediction is unchanged", "one('#text [data-expect=early][value=breaks]').checked && all('#text [data-expect=early]').every((it) => it.disabled)").await;
            reader.press("#quiz [data-question=future] [data-expect=late][value=breaks]").await;
            reader
                .will_see(
                    "the second prediction can be changed",
                    &format!("{} === 'You expected the same before reading.'", outcome("#quiz")),
                )
                .await;
            reader.sees("a prediction does not count", "one('[data-score]').dataset.score === '0/15'").await;
        });
    }
}

#[test]
fn show_me_where_leads_to_the_passage_and_back_to_the_question() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            // One kind of question that is answered natively, and one for which the player adds controls.
            for asked in one_of_each(reader).await.into_iter().take(2) {
                asked.press(reader, How::Unknown).await;
                reader.press(&asked.has(".where")).await;
                reader
                    .will_see("the passage is in view, and marked", "inView(one('.passage[data-marked] .words'))")
                    .await;
                reader.browser.back().await;
                reader
                    .will_see(
                        "Back leads to the question",
                        &format!("inView(one('{}')) && !one('.passage[data-marked]')", asked.has(".where")),
                    )
                    .await;
                reader
                    .sees(
                        "the question is unchanged",
                        &format!("one('{}').dataset.result === 'unknown'", asked.selector()),
                    )
                    .await;
            }
        });
    }
}
