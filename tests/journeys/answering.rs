//! How a reader answers the questions, whatever their kind: by what the device is used with, or by keyboard alone.

use serde_json::json;
use stage::reader::Reader;

/// A question of the quiz, as the document beside the page has it.
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
    /// With what is right.
    Right,
    /// With something else.
    Wrong,
    /// Not knowing, and saying so.
    Unknown,
}

impl How {
    /// What the page says became of such an answer.
    pub(crate) fn result(self) -> &'static str {
        match self {
            How::Right => "right",
            How::Wrong => "wrong",
            How::Unknown => "unknown",
        }
    }
}

/// The questions of which something is right, in the order of the quiz.
pub(crate) async fn judged(reader: &Reader) -> Vec<Asked> {
    let asked = "content().questions.filter((it) => it.task !== 'predict').map((it) => `${it.task} ${it.id}`)";
    let split = |asked: String| {
        let (task, id) = asked.split_once(' ').expect("it is a task and an id");
        Asked { id: id.to_owned(), task: task.to_owned() }
    };
    reader.list(asked).await.into_iter().map(split).collect()
}

/// Turns to a question, where one shows at a time and it is another's turn: by its address.
pub(crate) async fn turn_to(reader: &Reader, question: &str) {
    let shows = format!("rendered(one('#quiz [data-question={question}]'))");
    if reader.ask(&shows).await != true {
        reader.ask(&format!("location.hash = 'question={question}'")).await;
        reader.will_see(&format!("it is the turn of {question}"), &shows).await;
        reader.settle().await;
    }
}

impl Asked {
    /// The question in the quiz.
    pub(crate) fn selector(&self) -> String {
        format!("#quiz [data-question={}]", self.id)
    }

    /// Something in the question in the quiz.
    pub(crate) fn has(&self, selector: &str) -> String {
        format!("{} {selector}", self.selector())
    }

    /// What to choose, so that the answer is right or is not: options, pairs as `option=pair`, steps from first to last, an
    /// actor, a tie, a tie and its sign. The page does not say beforehand which is right; the document beside it does.
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
            // Which changes do it is worked out, and stands in the solution.
            ("change", _) => {
                let which = if is_right { "[data-solves]" } else { ":not([data-solves])" };
                format!("[one(`{}`).dataset.row]", self.has(&format!("[data-row]{which}")))
            }
            (task, _) => panic!("no kind {task}"),
        };
        reader.list(&answer).await
    }

    /// The steps in the order in which they stand.
    async fn steps(&self, reader: &Reader) -> Vec<String> {
        reader.list(&format!("all('{}').map((it) => it.dataset.key)", self.has("[data-key]"))).await
    }

    /// Where a step is to go next, so that the steps come into this order: a step, and the one move it needs.
    async fn next_move(&self, reader: &Reader, order: &[String]) -> Option<String> {
        let steps = self.steps(reader).await;
        let wrong = steps.iter().zip(order).position(|(is, should)| is != should)?;
        Some(order[wrong].clone())
    }

    /// Answers by pressing, and holds how that is judged.
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
                reader.will_see("its card opens", "rendered(one('[data-open] select[data-assume]'))").await;
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

    /// The question stands above the map.
    pub(crate) async fn is_asked_on_the_map(&self, reader: &Reader) {
        let prompt = format!("content().questions.find((it) => it.id === '{}').prompt", self.id);
        let asked = format!("rendered(one('.asking[data-asking]')) && one('.asking .prompt').innerText === {prompt}");
        reader.will_see(&format!("{} is asked on the map", self.id), &asked).await;
        reader.settle().await;
        reader.sees("the map is in view", "one('.map .drawing').getBoundingClientRect().top < innerHeight * 0.9 && one('.map .drawing').getBoundingClientRect().bottom > 0").await;
    }

    /// What was chosen on the map has come into the question, which is in view again, with focus.
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

    /// The answer is judged so, everywhere where the question stands; what is right shows, and why.
    pub(crate) async fn is_judged(&self, reader: &Reader, how: How) {
        let Asked { id, task } = self;
        let everywhere = format!("all('[data-question={id}]').every((it) => it.dataset.result === '{}')", how.result());
        reader.will_see(&format!("{how:?} is what {id} is found, a {task}"), &everywhere).await;
        let shows = if task == "choice" { ".option[open] .reason" } else { ".answer .reason" };
        reader.will_see("a reason shows", &format!("rendered(one('{}'))", self.has(shows))).await;
        reader
            .sees("so does what is said of it", &format!("rendered(one('{}'))", self.has(".outcome:not(:empty)")))
            .await;
    }

    /// Answers by keyboard alone: Tab to it, arrows within it, Space and Enter.
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
                // In the order in which they stand, which may be another than the document's.
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
                    roll_to(reader, pair).await;
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
                        let way = if reader.ask(&ahead).await == true { "Tab" } else { "Shift+Tab" };
                        reader.walk_to(way, &button).await;
                    }
                    reader.key("Enter").await;
                    reader.settle().await;
                    reader.sees("focus moves with it", &is_there).await;
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
                    roll_to(reader, sign).await;
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
        reader.will_see("focus is on what is said of it", &focus).await;
    }
}

/// Goes through the list that has focus by arrow keys until it has this value.
async fn roll_to(reader: &Reader, value: &str) {
    let places = format!(
        "(() => {{
            const list = document.activeElement;
            return [...list.options].findIndex((it) => it.value === {}) - list.selectedIndex;
        }})()",
        json!(value)
    );
    let steps = reader.number(&places).await;
    for _ in 0..steps.abs() as u32 {
        reader.key(if steps > 0.0 { "ArrowDown" } else { "ArrowUp" }).await;
    }
    reader
        .will_see(&format!("the list says {value}"), &format!("document.activeElement.value === {}", json!(value)))
        .await;
}
