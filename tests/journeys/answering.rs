//! Answers questions of every kind as a reader does, by mouse or touch, or by keyboard alone.

use serde_json::json;
use stage::reader::Reader;

/// A question of the quiz, from the document beside the page.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Its id.
    pub(crate) id: String,
    /// Its kind.
    pub(crate) task: String,
}

/// How a reader answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// Rightly.
    Right,
    /// Wrongly.
    Wrong,
    /// With "I don't know".
    Unknown,
}

impl How {
    /// The value of `data-result` for such an answer.
    pub(crate) fn result(self) -> &'static str {
        match self {
            How::Right => "right",
            How::Wrong => "wrong",
            How::Unknown => "unknown",
        }
    }
}

/// The questions that have a right answer (all but predictions), in the order of the quiz.
pub(crate) async fn judged(reader: &Reader) -> Vec<Asked> {
    let graded = "content().questions.filter((it) => it.task !== 'predict').map((it) => `${it.task} ${it.id}`)";
    let split = |graded: String| {
        let (task, id) = graded.split_once(' ').expect("it is a task and an id");
        Asked { id: id.to_owned(), task: task.to_owned() }
    };
    reader.list(graded).await.into_iter().map(split).collect()
}

/// Goes to a question by its address, if questions are shown one at a time and another one is current.
pub(crate) async fn turn_to(reader: &Reader, question: &str) {
    let shows = format!("rendered(one('#quiz [data-question={question}]'))");
    if reader.ask(&shows).await != true {
        reader.ask(&format!("location.hash = 'question={question}'")).await;
        reader.will_see(&format!("{question} is the current question"), &shows).await;
        reader.settle().await;
    }
}

impl Asked {
    /// The selector of the question in the quiz.
    pub(crate) fn selector(&self) -> String {
        format!("#quiz [data-question={}]", self.id)
    }

    /// The selector of something within the question in the quiz.
    pub(crate) fn has(&self, selector: &str) -> String {
        format!("{} {selector}", self.selector())
    }

    /// A right or a wrong answer: options, pairs as `option=pair`, steps from first to last, an actor, a tie, or a tie and its
    /// sign. It is read from the document, since the page does not say beforehand what is right.
    pub(crate) async fn answer(&self, reader: &Reader, is_right: bool) -> Vec<String> {
        let options = format!("content().questions.find((it) => it.id === '{}').options", self.id);
        let answer = match (&*self.task, is_right) {
            ("choice" | "actor" | "tie", _) => format!("[{options}.find((it) => it.right === {is_right}).id]"),
            ("fill", true) => format!("{options}.map((it) => it.text).slice(0, 1)"),
            ("fill", false) => "['something else']".to_owned(),
            ("several", true) => format!("{options}.filter((it) => it.right).map((it) => it.id)"),
            ("several", false) => format!("{options}.filter((it) => !it.right).map((it) => it.id)"),
            ("match", true) => format!("{options}.map((it) => `${{it.id}}=${{it.id}}`)"),
            ("match", false) => {
                format!("{options}.map((it, place, all) => `${{it.id}}=${{all[(place + 1) % all.length].id}}`)")
            }
            ("order", true) => format!("{options}.map((it) => it.id)"),
            ("order", false) => format!("{options}.map((it) => it.id).reverse()"),
            // The document does not list the changes that reach the goal; the page computes them for its solution.
            ("change", _) => {
                let which = if is_right { "[data-solves]" } else { ":not([data-solves])" };
                format!("[one(`{}`).dataset.row]", self.has(&format!("[data-row]{which}")))
            }
            (task, _) => panic!("no kind {task}"),
        };
        reader.list(&answer).await
    }

    /// The steps of an ordering question in their current order.
    async fn steps(&self, reader: &Reader) -> Vec<String> {
        reader.list(&format!("all('{}').map((it) => it.dataset.key)", self.has("[data-key]"))).await
    }

    /// The step that has to move up next to bring the steps into this order; nothing if they are in it.
    async fn next_move(&self, reader: &Reader, order: &[String]) -> Option<String> {
        let steps = self.steps(reader).await;
        let wrong = steps.iter().zip(order).position(|(is, should)| is != should)?;
        Some(order[wrong].clone())
    }

    /// Answers by mouse or touch, and asserts that the answer is judged as expected.
    pub(crate) async fn press(&self, reader: &Reader, how: How) {
        turn_to(reader, &self.id).await;
        if how == How::Unknown {
            reader.press(&self.has("[data-do=give-up]")).await;
            return self.is_judged(reader, how).await;
        }
        let answer = self.answer(reader, how == How::Right).await;
        match &*self.task {
            "choice" => reader.press(&self.has(&format!("[data-option={}]", answer[0]))).await,
            "several" => {
                for option in &answer {
                    reader.press(&self.has(&format!("[data-tick={option}]"))).await;
                }
            }
            "match" => {
                for pair in &answer {
                    let (option, pair) = pair.split_once('=').expect("it is a pair");
                    reader.choose(&self.has(&format!("[data-pair={option}]")), pair).await;
                }
            }
            "order" => {
                for _ in 0..20 {
                    let Some(step) = self.next_move(reader, &answer).await else { break };
                    reader.press(&self.has(&format!("[data-do=earlier][data-step={step}]"))).await;
                    reader.settle().await;
                }
            }
            "actor" | "tie" => {
                reader.press(&self.has("[data-do=ask]")).await;
                self.is_asked_on_the_map(reader).await;
                reader.press(&format!(".map .{}[data-{}={}]", self.task, self.task, answer[0])).await;
                self.is_picked(reader, &answer[0]).await;
            }
            "change" => {
                let (tie, sign) = answer[0].split_once(' ').expect("it is a tie and a sign");
                reader.press(&self.has("[data-do=ask]")).await;
                self.is_asked_on_the_map(reader).await;
                reader.press(&format!(".map .tie[data-tie={tie}]")).await;
                reader.will_see("the tie's card opens", "rendered(one('[data-open] select[data-assume]'))").await;
                reader.choose("[data-open] select[data-assume]", sign).await;
                reader.press("[data-open] .close").await;
                reader.will_see("the card closes", "!one('[data-open]')").await;
                reader.press("[data-do=asked]").await;
                self.is_picked(reader, &answer[0]).await;
            }
            "fill" => {
                reader.press(&self.has("[data-type]")).await;
                reader.write(&answer[0]).await;
            }
            task => panic!("no kind {task}"),
        }
        if self.task != "choice" {
            reader.press(&self.has("[data-do=submit]")).await;
        }
        self.is_judged(reader, how).await;
    }

    /// Asserts that the question is shown above the map, and that the map is in view.
    pub(crate) async fn is_asked_on_the_map(&self, reader: &Reader) {
        let prompt = format!("content().questions.find((it) => it.id === '{}').prompt", self.id);
        let is_asked =
            format!("rendered(one('.asking[data-asking]')) && one('.asking .prompt').innerText === {prompt}");
        reader.will_see(&format!("{} is asked on the map", self.id), &is_asked).await;
        reader.settle().await;
        reader.sees("the map is in view", "one('.map .drawing').getBoundingClientRect().top < innerHeight * 0.9 && one('.map .drawing').getBoundingClientRect().bottom > 0").await;
    }

    /// Asserts that the choice on the map is filled into the question, which is in view again and has focus.
    pub(crate) async fn is_picked(&self, reader: &Reader, answer: &str) {
        let list = self.has("[data-pick]");
        reader
            .will_see(&format!("{answer} is put into {}", self.id), &format!("one('{list}').value === '{answer}'"))
            .await;
        reader.will_see("nothing is asked on the map any more", "!one('[data-asking]')").await;
        reader.settle().await;
        let list = format!("one('{list}').getBoundingClientRect()");
        reader
            .will_see("the question is in view again", &format!("{list}.bottom > 0 && {list}.top < innerHeight"))
            .await;
        let focus = format!("!!document.activeElement.closest('{}')", self.selector());
        reader.will_see("focus is in the question", &focus).await;
    }

    /// Asserts that the answer has that result wherever the question stands, and that a reason and the outcome are shown.
    pub(crate) async fn is_judged(&self, reader: &Reader, how: How) {
        let Asked { id, task } = self;
        let everywhere = format!("all('[data-question={id}]').every((it) => it.dataset.result === '{}')", how.result());
        reader.will_see(&format!("{how:?} is what {id} is found, a {task}"), &everywhere).await;
        let shows = if task == "choice" { ".option[open] .reason" } else { ".answer .reason" };
        reader.will_see("a reason shows", &format!("rendered(one('{}'))", self.has(shows))).await;
        reader.sees("the outcome shows", &format!("rendered(one('{}'))", self.has(".outcome:not(:empty)"))).await;
    }

    /// Answers by keyboard alone: Tab, arrow keys, Space and Enter.
    pub(crate) async fn type_in(&self, reader: &Reader, how: How) {
        if how == How::Unknown {
            reader.tab_to(&self.has("[data-do=give-up]")).await;
            reader.key("Enter").await;
            return self.is_judged(reader, how).await;
        }
        let answer = self.answer(reader, how == How::Right).await;
        match &*self.task {
            "choice" => {
                reader.tab_to(&self.has(&format!("[data-option={}]", answer[0]))).await;
                reader.key("Enter").await;
                return self.is_judged(reader, how).await;
            }
            "several" => {
                // Tab reaches the options in the page's order, which may differ from the document's.
                let ticks =
                    reader.list(&format!("all('{}').map((it) => it.dataset.tick)", self.has("[data-tick]"))).await;
                for option in ticks.iter().filter(|option| answer.contains(option)) {
                    reader.tab_to(&self.has(&format!("[data-tick={option}]"))).await;
                    reader.key(" ").await;
                }
            }
            "match" => {
                for pair in &answer {
                    let (option, pair) = pair.split_once('=').expect("it is a pair");
                    reader.tab_to(&self.has(&format!("[data-pair={option}]"))).await;
                    select_by_arrows(reader, pair).await;
                }
            }
            "order" => {
                for _ in 0..20 {
                    let Some(step) = self.next_move(reader, &answer).await else { break };
                    let button = self.has(&format!("[data-do=earlier][data-step={step}]"));
                    let is_there = format!("document.activeElement === one('{button}')");
                    if reader.ask(&is_there).await != true {
                        let ahead = format!(
                            "!!(document.activeElement.compareDocumentPosition(one('{button}')) & Node.DOCUMENT_POSITION_FOLLOWING)"
                        );
                        let key = if reader.ask(&ahead).await == true { "Tab" } else { "Shift+Tab" };
                        reader.walk_to(key, &button).await;
                    }
                    reader.key("Enter").await;
                    reader.settle().await;
                    reader.sees("focus moves with the step", &is_there).await;
                }
            }
            "fill" => {
                reader.tab_to(&self.has("[data-type]")).await;
                reader.write(&answer[0]).await;
                reader.key("Enter").await;
                return self.is_judged(reader, how).await;
            }
            "actor" | "tie" | "change" => {
                let (chosen, sign) = answer[0].split_once(' ').unwrap_or((&answer[0], ""));
                reader.tab_to(&self.has("[data-do=ask]")).await;
                reader.key("Enter").await;
                self.is_asked_on_the_map(reader).await;
                let kind = if self.task == "actor" { "actor" } else { "tie" };
                reader.tab_to(".map .drawing > a").await;
                reader.stray_to(&format!(".map .{kind}[data-{kind}={chosen}]")).await;
                reader.key("Enter").await;
                if self.task == "change" {
                    reader.will_see("focus is in the card", "!!document.activeElement.closest('[data-open]')").await;
                    reader.tab_to("[data-open] select[data-assume]").await;
                    select_by_arrows(reader, sign).await;
                    reader.key("Escape").await;
                    reader.will_see("the card closes", "!one('[data-open]')").await;
                    reader.walk_to("Shift+Tab", "[data-do=asked]").await;
                    reader.key("Enter").await;
                }
                self.is_picked(reader, &answer[0]).await;
            }
            task => panic!("no kind {task}"),
        }
        reader.tab_to(&self.has("[data-do=submit]")).await;
        reader.key("Enter").await;
        self.is_judged(reader, how).await;
        let focus = format!("document.activeElement.matches('{}')", self.has(".outcome"));
        reader.will_see("focus is on the outcome", &focus).await;
    }
}

/// Presses arrow keys until the focused `<select>` has this value.
async fn select_by_arrows(reader: &Reader, value: &str) {
    let distance = format!(
        "(() => {{
            const list = document.activeElement;
            return [...list.options].findIndex((it) => it.value === {}) - list.selectedIndex;
        }})()",
        json!(value)
    );
    let steps = reader.number(&distance).await;
    for _ in 0..steps.abs() as u32 {
        reader.key(if steps > 0.0 { "ArrowDown" } else { "ArrowUp" }).await;
    }
    reader
        .will_see(&format!("the list says {value}"), &format!("document.activeElement.value === {}", json!(value)))
        .await;
}
