//! The round on the page: which question is the current one, how many there are, and the link to the next.
//!
//! All questions are in the page. The current one is marked, and on narrow pages styles hide the others.

use super::super::dom::Node;
use super::super::navigation::visible_range;
use super::super::part::{PartContext, Show};
use crate::document::{Place, Words};
use crate::reader::quiz::Round;

/// What the player adds to the quiz: the number of the current question above it, and below it the link to the next.
struct Controls {
    turn: Node,
    onward: Node,
    next: Node,
    leave: Node,
}

impl Controls {
    fn create(quiz: &Node, words: &Words) -> Controls {
        let turn = quiz.create("p", &[("class", "turn"), ("tabindex", "-1")], "");
        let onward = quiz.create("p", &[("class", "onward")], "");
        let next = quiz.create("a", &[("class", "plain next")], "");
        let leave = button(quiz, "leave", words);
        onward.append(&next);
        onward.append(&leave);
        Controls { turn, onward, next, leave }
    }

    /// Shows them around the current question, which has this index in the round.
    fn show(&self, words: &Words, current: &Node, index: usize, round: &Round, is_open: bool) {
        let Controls { turn, onward, next, leave } = self;
        let [number, all] = [index + 1, round.questions.len()].map(|count| count.to_string());
        let key = if round.is_repeat { "turn-again" } else { "turn" };
        turn.set_text(&words.fill(key, &[("number", &number), ("all", &all)]));
        let href = round.next.map(|question| Place::Question(question.id.clone()).href());
        next.set("href", href.as_deref().unwrap_or_default());
        next.set_text(words.get(if is_open { "leave-out" } else { "next-question" }));
        next.flag("hidden", href.is_none());
        leave.flag("hidden", href.is_some() || !is_open);
        if turn.next().as_ref() != Some(current) {
            current.before(turn);
            current.next().iter().for_each(|behind| behind.before(onward));
        }
    }
}

fn button(quiz: &Node, name: &str, words: &Words) -> Node {
    quiz.create("button", &[("type", "button"), ("class", "plain"), ("data-do", name)], words.get(name))
}

/// Shows the current question of the round.
pub(in super::super) fn start(context: &PartContext) -> Show {
    let document = context.document.clone();
    let Some(quiz) = context.root.query(".quiz") else { return Box::new(|_| ()) };
    let end = quiz.find(".end");
    let questions = quiz.all(".question[id]").into_iter();
    let questions: Vec<(String, Node)> =
        questions.map(|question| (question.get("data-question").unwrap_or_default(), question)).collect();
    let mut shown = quiz.query(".question[data-now]");
    let controls = Controls::create(&quiz, &document.words);
    let container = quiz.find(".keeping .ways");
    ["all-at-once", "one-by-one"].iter().for_each(|name| container.append(&button(&quiz, name, &document.words)));
    // If the reader has come to the second question or beyond when the player starts, all questions stay visible, because hiding
    // some would move what they read. A link to a question leads to that question alone.
    let second = questions.get(1).filter(|_| quiz.query(":target").is_none()).map(|(_, question)| question.rect());
    let is_passed = second.is_some_and(|rect| rect.height() > 0.0 && rect.top() < visible_range(&quiz).end);
    quiz.flag("data-passed", is_passed);
    quiz.flag("data-all", is_passed);
    Box::new(move |change| {
        let quiz_now = &change.now.reader.quiz;
        let (round, score) = (quiz_now.round(&document), quiz_now.score(&document));
        let is_complete = score.answered == score.all;
        let node_of = |id: &str| questions.iter().find(|(it, _)| it == id).map(|(_, question)| question);
        let current = round.now.and_then(|index| node_of(&round.questions[index].id));
        // Only the questions that change are written, because each write is a call from the module to JavaScript.
        if shown.as_ref() != current {
            shown.iter().for_each(|question| question.flag("data-now", false));
            current.into_iter().for_each(|question| question.flag("data-now", true));
            shown = current.cloned();
        }
        quiz.flag("data-all", is_passed || quiz_now.shows_all());
        quiz.flag("data-again", round.is_repeat);
        end.flag("data-over", round.is_over);
        end.flag("data-complete", is_complete);
        if let Some((current, index)) = current.zip(round.now) {
            let is_open = quiz_now.response(&round.questions[index].id).is_none();
            controls.show(&document.words, current, index, &round, is_open);
        }
        if let Some(last) = quiz_now.last().filter(|_| is_complete).and_then(|id| node_of(id)) {
            move_end(&end, last, &controls.onward);
        }
    })
}

/// Moves the end of the complete quiz behind the question that was answered last, where the reader is.
fn move_end(end: &Node, last: &Node, onward: &Node) {
    let behind = last.next();
    let behind = if behind.as_ref() == Some(onward) { onward.next() } else { behind };
    behind.iter().filter(|behind| *behind != end).for_each(|behind| behind.before(end));
}
