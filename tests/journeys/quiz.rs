//! The quiz, the reader's own view, and what stays on the device.

use crate::reader::{Device, Reader, journey};
use crate::site::Site;

/// Chooses a right or a wrong option, and waits for the verdict.
async fn answer(reader: &Reader, question: &str, right: bool) {
    // The page does not say beforehand which is which; the document beside it does.
    let options = format!("content().questions.find((it) => it.id === '{question}').options");
    let option = reader.text(&format!("{options}.find((it) => it.right === {right}).id")).await;
    reader.press(&format!("[data-question={question}] [data-option={option}]")).await;
    let verdict = if right { "right" } else { "wrong" };
    let judged = format!("all('[data-question={question}]').every((it) => it.dataset.result === '{verdict}')");
    reader.will_see(&format!("{option} is judged {verdict} for {question}"), &judged).await;
}

/// What is judged of each question that is answered, and the score.
const STANDING: &str = "[...all('#quiz .question[data-result]').map((it) => `${it.dataset.question} ${it.dataset.result}`),
    one('[data-score]').dataset.score]";

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
                .sees(
                    "every reason shows",
                    &format!("all('{question} .reason').length === 4 && all('{question} .reason').every(rendered)"),
                )
                .await;
            reader.sees("so does the answer", &format!("rendered(one('{question} .answer .passage'))")).await;
            reader
                .sees(
                    "other questions stay open",
                    "all('.question:not([data-question=unlimited]) .reason').every((it) => !rendered(it))",
                )
                .await;
            reader.sees("the verdict is said", &format!("one('{question} .outcome').innerText.length > 3")).await;
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
            reader.sees("and in view", "inView(one('[data-passage=ceiling] .words'))").await;
            reader.press(&format!("{question} [data-do=retry]")).await;
            reader.will_see("it can be tried again", &format!("!one('{question}').dataset.result")).await;
            reader
                .will_see("with the reasons away", &format!("all('{question} .reason').every((it) => !rendered(it))"))
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
            assert_eq!(reader.list(STANDING).await, ["0/14"]);
            for (question, right) in [("unlimited", true), ("machtpolitik", false), ("agreement", true), ("risk", true)]
            {
                answer(reader, question, right).await;
            }
            let standing = ["unlimited right", "machtpolitik wrong", "agreement right", "risk right", "3/14"];
            assert_eq!(reader.list(STANDING).await, standing);
            let said = reader.text("one('[data-score]').innerText").await;
            reader.browser.reload().await;
            reader.player().await;
            assert_eq!(reader.list(STANDING).await, standing, "after a reload");
            assert_eq!(reader.text("one('[data-score]').innerText").await, said);
            reader
                .sees("the reasons show again", "all('.question[data-result] .reason').length === 16 && all('.question[data-result] .reason').every(rendered)")
                .await;
            reader.press(".score [data-do=retry-all]").await;
            reader.will_see("all begins anew", "one('[data-score]').dataset.score === '0/14'").await;
            reader.browser.reload().await;
            reader.player().await;
            assert_eq!(reader.list(STANDING).await, ["0/14"], "after another reload");
        });
    }
}

#[test]
fn an_answer_survives_an_edit_elsewhere_and_not_one_of_its_own_question() {
    // What was kept is made to look as if one question had been reworded since, and another taken out.
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        answer(reader, "unlimited", true).await;
        answer(reader, "risk", true).await;
        let kept = "Object.entries(localStorage).find(([key]) => key.startsWith('explainer:'))";
        reader
            .ask(&format!(
                "(() => {{
                const [key, kept] = {kept};
                const progress = JSON.parse(kept);
                progress.answers.find((it) => it.question === 'risk').fingerprint = '0'.repeat(16);
                progress.answers.push({{ question: 'removed-since', option: 'x', fingerprint: 'y' }});
                localStorage.setItem(key, JSON.stringify(progress));
            }})()"
            ))
            .await;
        reader.browser.reload().await;
        reader.player().await;
        assert_eq!(reader.list(STANDING).await, ["unlimited right", "1/14"]);
    });
}

#[test]
fn ones_own_view_is_kept() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            reader.press("[data-view]").await;
            reader.write("It rests on interests, not on friendship. <b>&\"'").await;
            reader.will_see("it can be copied", "!one('#reflection button').disabled").await;
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
fn the_scheme_that_one_chose_is_there_before_the_player() {
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
        // A native list: what a reader's arrow keys do there is to choose and to tell.
        reader.ask("(() => { const it = one('[data-scheme-switch]'); it.value = 'dark'; it.dispatchEvent(new Event('change', { bubbles: true })); })()").await;
        reader
            .will_see(
                "it turns dark",
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
        reader.sees("the switch says so", "one('[data-scheme-switch]').value === 'dark'").await;
        let order = "(() => {
            const head = [...document.head.children];
            const scheme = head.findIndex((it) => it.src?.includes('scheme-'));
            return scheme >= 0 && !head[scheme].defer && !head[scheme].async && head[scheme].type !== 'module'
                && scheme < head.findIndex((it) => it.rel === 'stylesheet');
        })()";
        reader.sees("the script that sets it runs before anything can be painted", order).await;
    });
}

#[test]
fn a_device_that_keeps_nothing_still_lets_one_play() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.browser.watch(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });",
        ).await;
        reader.arrive("").await;
        reader
            .sees("nothing can be kept", "(() => { try { localStorage; return false; } catch { return true; } })()")
            .await;
        answer(reader, "unlimited", true).await;
        assert_eq!(reader.list(STANDING).await, ["unlimited right", "1/14"]);
    });
}
