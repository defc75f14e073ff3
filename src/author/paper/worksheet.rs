//! The worksheet: every question with space for its answer, without any hint at the solution.

use super::element::{question, row, row_with_header, table, text_element};
use super::needed;
use crate::author::html::escape;
use crate::document::{Document, Question, QuestionOption, Task};
use crate::reader::quiz::{shuffled, start};
use crate::reader::wording::{ends, starts_from};

const BOX: &str = "<span class=\"box\"></span>";
const BLANK: &str = "<span class=\"blank\"></span>";

/// The body of the worksheet, after its head; `map` is the rendered map.
pub(super) fn draw(document: &Document, map: &str) -> String {
    let words = &document.words;
    let line = |key: &str| format!("<span>{} {BLANK}</span>", escape(words.get(key)));
    let mut sheet = format!("<p class=\"who\">{}{}</p>\n", line("paper-name"), line("paper-date"));
    for it in document.predictions() {
        let parts = [text_element("p", "hint", words.get(hint(it.task))), prediction_table(document, it)];
        sheet.push_str(&question(None, it, &parts));
    }
    // The map and the box come once, before the first question that is answered on the map.
    let mut map_and_box = Some([map, &needed::draw(document)].concat());
    for (number, it) in (1..).zip(document.judged()) {
        if it.task.is_answered_on_map() {
            sheet.push_str(&map_and_box.take().unwrap_or_default());
        }
        let ends = it.number.as_ref().map(|number| [number.from, number.to].map(|end| number.shown(end)));
        let [from, to] = ends.unwrap_or_default();
        let count = it.options.len().to_string();
        let hint = words.fill(hint(it.task), &[("count", &count), ("from", &from), ("to", &to)]);
        sheet.push_str(&question(Some(number), it, &[text_element("p", "hint", &hint), answer(document, it)]));
    }
    sheet
}

/// The key of the words that say how to answer a kind of question.
fn hint(task: Task) -> &'static str {
    match task {
        Task::Choice => "paper-choice",
        Task::Several => "paper-several",
        Task::Match => "paper-match",
        Task::Order => "paper-order",
        Task::Actor => "paper-actor",
        Task::Tie => "paper-tie",
        Task::Change => "paper-change",
        Task::Number => "paper-number",
        Task::Fill => "paper-fill",
        Task::Predict => "paper-expect",
    }
}

/// The space for the answer.
fn answer(document: &Document, question: &Question) -> String {
    let options = &question.options;
    // The options are stored in the right order, so they are shuffled.
    let order = shuffled(&question.id, 0, options.len());
    let text = |option: &QuestionOption| escape(&option.text);
    match question.task {
        Task::Choice | Task::Several | Task::Predict => list(options.iter().map(|it| format!("{BOX} {}", text(it)))),
        Task::Order => list(order.iter().map(|index| format!("{BLANK} {}", text(&options[*index])))),
        Task::Match => {
            let pairs = order.iter().map(|index| escape(options[*index].pair.as_deref().unwrap_or_default()));
            let rows = options.iter().zip(pairs).map(|(it, pair)| row(&[&text(it), "• •", &pair]));
            table("match", &[], &rows.collect::<String>())
        }
        Task::Actor | Task::Fill => format!("<p class=\"line\">{BLANK}</p>\n"),
        Task::Number => {
            let unit = question.number.as_ref().and_then(|number| number.unit.as_deref()).unwrap_or_default();
            format!("<p class=\"line\">{BLANK} {}</p>\n", escape(unit))
        }
        // Ties have no names on the map, so readers write down the two actors.
        Task::Tie => format!("<p class=\"line\">{BLANK} – {BLANK}</p>\n"),
        Task::Change => changes(document, question),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    format!("<ul class=\"options\">\n{items}</ul>\n")
}

/// The options of a prediction, to be ticked before and after reading.
fn prediction_table(document: &Document, question: &Question) -> String {
    let words = &document.words;
    let rows: String = question.options.iter().map(|it| row_with_header(&[BOX, BOX], &escape(&it.text))).collect();
    table("expect", &[words.get("paper-before"), words.get("paper-after"), ""], &rows)
}

/// The ties that may be changed, of the triad or all, with their signs at the start and a blank for another sign.
fn changes(document: &Document, question: &Question) -> String {
    let words = &document.words;
    let Some(goal) = &question.goal else { return String::new() };
    let start = start(document, goal);
    let ties = document.ties.iter().filter(|tie| goal.whole || document.is_in_triad(&tie.id));
    let rows = ties.map(|tie| {
        let sign = start.sign(tie);
        let sign = [sign.face(), " ", words.get(sign.name())].concat();
        row(&[&escape(&ends(document, tie)), &escape(&sign), BLANK])
    });
    table(
        "signs",
        &[words.get("tie"), starts_from(document, question), words.get("paper-new")],
        &rows.collect::<String>(),
    )
}
