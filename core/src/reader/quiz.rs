//! The quiz as plain data: the answers, the drafts of answers, and the answers that were taken back.
//!
//! [`Quiz::step`] is total: any step in any state gives a state, and a step that names an id which the document does not have
//! changes nothing. This module uses no screen and no clock; the shuffle of a question depends only on its id and its try.

mod change;
mod choice;
mod event;
pub(super) mod fill;
mod judgement;
pub(super) mod number;
mod order;
mod pairs;
mod pick;
mod prediction;
mod recall;
mod response;
mod round;
mod several;
mod shuffle;
mod statement;

use crate::document::{Document, Id, Question, Task};
pub use change::{changed, changes, is_met, solves, start};
pub use event::{Event, Verb};
pub use judgement::Judgement;
use judgement::QuestionKind;
pub use recall::Recall;
use response::Edit;
pub use response::Response;
pub use round::Round;
use round::Turns;
pub use shuffle::shuffled;
pub use statement::{Timing, statement};

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Id of the question.
    pub question: Id,
    /// The answer.
    pub response: Response,
}

/// The state of the quiz of one reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quiz {
    /// The answers, in the order of answering.
    answers: Vec<Answer>,
    /// Drafts: answers that are being put together and are not submitted yet.
    drafts: Vec<Answer>,
    /// How often each question was begun anew, by its id.
    tries: Vec<(Id, u32)>,
    /// Answers that were taken back and can be restored by undo: one item for each time, the last time last.
    taken: Vec<Vec<Answer>>,
    /// Ids of questions that have been edited since they were answered.
    changed: Vec<Id>,
    /// Id of the question that is being answered on the map.
    asking: Option<Id>,
    /// Id of the question from which the reader went to its passage; the way back leads to it.
    looked_up: Option<Id>,
    /// Which questions are asked in a row, and which of them is the current one.
    turns: Turns,
    /// The current day, in days since the first of January 1970; 0 where it is not known.
    today: u32,
    /// When each question was answered, and how often in a row rightly.
    recalls: Vec<Recall>,
    /// Whether an attempt has begun.
    begun: bool,
    /// The events of this visit, for listeners on the page.
    log: Vec<Event>,
}

/// The score of the quiz. Predictions do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// How many answers are right.
    pub right: u32,
    /// How many questions are answered.
    pub answered: u32,
    /// How many questions there are.
    pub all: u32,
}

impl Score {
    /// Whether at least `percent` of all questions are answered rightly.
    pub fn passes(self, percent: u32) -> bool {
        u64::from(self.right) * 100 >= u64::from(self.all) * u64::from(percent)
    }
}

/// A step that a reader takes in the quiz. The first id is that of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Chooses an option: as the answer, where one is to be chosen; else puts it into the draft or takes it out.
    Choose(Id, Id),
    /// Matches an option, by its id, with the pair of another option.
    Pair(Id, Id, Id),
    /// Exchanges an option with the one before it (`true`), or after it.
    Move(Id, Id, bool),
    /// Sets the draft: an actor, a tie, or a tie and its sign; or a number; or words, and the same words folded.
    Pick(Id, Response),
    /// Submits the draft as the answer.
    Submit(Id),
    /// Answers "I don't know", or asks for the solution after a wrong answer.
    GiveUp(Id),
    /// Predicts an option: before reading, or after it (`true`).
    Expect(Id, Id, bool),
    /// Begins one question anew.
    Retry(Id),
    /// Ends the round without the questions that are not answered.
    Leave,
    /// Goes on beyond the core.
    GoOn,
    /// Shows all questions at once, or one at a time.
    ShowAll(bool),
    /// Begins those questions anew that were missed, or are due to be asked again.
    Review,
    /// Begins the missed questions anew.
    RetryMissed,
    /// Begins all questions anew but predictions.
    RetryAll,
    /// Restores the answers that were taken back last.
    Undo,
    /// Goes to the map to answer a question there, or comes back from it.
    Ask(Option<Id>),
    /// Goes to the passage that a question is about.
    LookUp(Id),
}

impl Quiz {
    /// The answer to a question.
    pub fn response(&self, question: &str) -> Option<&Response> {
        find(&self.answers, question)
    }

    /// The judgement of the answer to a question; none where there is no answer, and for a prediction.
    pub fn judgement(&self, document: &Document, question: &Question) -> Option<Judgement> {
        let response = self.response(&question.id)?;
        question.task.is_judged().then(|| judge(document, question, response))
    }

    /// The draft of the answer, which may be empty or incomplete.
    pub fn draft(&self, question: &Question) -> Response {
        match find(&self.drafts, &question.id) {
            Some(draft) => draft.clone(),
            None if question.task == Task::Order => {
                self.order(question).into_iter().map(|index| question.options[index].id.clone()).collect()
            }
            None => Response::new(),
        }
    }

    /// Whether the draft is complete, so that it can be submitted.
    pub fn is_ready(&self, document: &Document, question: &Question) -> bool {
        kind(question.task).accepts(document, question, &self.draft(question))
    }

    /// The indices of the options of a question, or of their pairs where they are matched, in their order on this try. On the
    /// first try this is the author's order, unless that order is the solution.
    pub fn order(&self, question: &Question) -> Vec<usize> {
        let tries = self.tries(&question.id);
        let is_solution = matches!(question.task, Task::Order | Task::Match);
        if tries == 0 && !is_solution {
            return (0..question.options.len()).collect();
        }
        shuffled(&question.id, tries, question.options.len())
    }

    /// How often a question was begun anew.
    pub fn tries(&self, question: &str) -> u32 {
        self.tries.iter().find(|(id, _)| id == question).map_or(0, |(_, tries)| *tries)
    }

    /// Whether a question has been edited since it was answered.
    pub fn has_changed(&self, question: &str) -> bool {
        self.changed.iter().any(|id| id == question)
    }

    /// Whether a question has the same answer, draft and number of tries in both states.
    pub fn is_same(&self, other: &Quiz, question: &str) -> bool {
        let of = |quiz: &Quiz| (quiz.tries(question), quiz.has_changed(question));
        of(self) == of(other)
            && self.response(question) == other.response(question)
            && find(&self.drafts, question) == find(&other.drafts, question)
    }

    /// Whether answers that were taken back can be restored.
    pub fn can_undo(&self) -> bool {
        !self.taken.is_empty()
    }

    /// The question that is being answered on the map.
    pub fn asking<'a>(&self, document: &'a Document) -> Option<&'a Question> {
        document.question(self.asking.as_ref()?)
    }

    /// Id of the question from which the reader went to its passage.
    pub fn looked_up(&self) -> Option<&Id> {
        self.looked_up.as_ref()
    }

    /// Forgets from which question the reader went to its passage.
    pub(super) fn forget_looked_up(&mut self) {
        self.looked_up = None;
    }

    /// The events of this visit, in their order.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// Id of the question that was answered last.
    pub fn last(&self) -> Option<&Id> {
        self.answers.last().map(|answer| &answer.question)
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// The answers whose questions are in the document, in the document's order.
    pub fn answers<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = (&'a Question, &'a Response)> {
        document.questions.iter().filter_map(|question| Some((question, self.response(&question.id)?)))
    }

    /// The score of the quiz.
    pub fn score(&self, document: &Document) -> Score {
        let mut score = Score { right: 0, answered: 0, all: 0 };
        for question in document.judged() {
            score.all += 1;
            if let Some(judgement) = self.judgement(document, question) {
                score.answered += 1;
                score.right += u32::from(judgement.is_right());
            }
        }
        score
    }

    /// The round of questions that are asked now: the core, then all; or those that are asked again.
    pub fn round<'a>(&self, document: &'a Document) -> Round<'a> {
        self.turns.round(document, &|question| self.response(&question.id).is_some())
    }

    /// Whether all questions show at once.
    pub fn shows_all(&self) -> bool {
        self.turns.shows_all
    }

    /// Makes a question the current one.
    pub(super) fn turn_to(&mut self, document: &Document, id: &str) {
        self.turns.turn_to(document, id);
    }

    /// Takes back the answers to these questions, and makes them the round.
    fn ask_again(&mut self, ids: Vec<Id>) {
        let _ = self.take_back(|answer| ids.contains(&answer.question));
        self.turns.begin_again(ids);
    }

    /// The next state.
    pub(super) fn step(&mut self, document: &Document, step: Step) {
        match step {
            Step::Choose(id, option) => {
                let Some(question) = self.open(document, &id) else { return };
                if question.task == Task::Choice {
                    return self.give(document, question, vec![option]);
                }
                self.edit(document, &id, &Edit::Toggle(option));
            }
            Step::Pair(id, option, pair) => self.edit(document, &id, &Edit::Pair(option, pair)),
            Step::Move(id, option, earlier) => self.edit(document, &id, &Edit::Move(option, earlier)),
            Step::Pick(id, picked) => self.edit(document, &id, &Edit::Pick(picked)),
            Step::Submit(id) => {
                let Some(question) = self.open(document, &id) else { return };
                let draft = self.draft(question);
                self.give(document, question, draft);
            }
            Step::GiveUp(id) => self.give_up(document, &id),
            Step::Expect(id, option, late) => {
                let Some(question) = document.question(&id) else { return };
                let before = self.response(&id).cloned().unwrap_or_default();
                if let Some(response) = prediction::expect(question, &before, &option, late) {
                    self.answers.retain(|answer| answer.question != id);
                    self.record(document, question, response);
                }
            }
            Step::Retry(id) => {
                if self.take_back(|answer| answer.question == id) {
                    self.answers_at(document, &id);
                }
            }
            Step::Leave => self.turns.leave(),
            Step::GoOn => self.turns.begin(true),
            Step::ShowAll(shows_all) => self.turns.shows_all = shows_all,
            Step::Review => {
                let ids = self.due(document);
                self.ask_again(ids);
            }
            Step::RetryMissed => self.retry_missed(document),
            Step::RetryAll => self.retry_all(document),
            Step::Undo => self.undo(),
            Step::LookUp(id) => self.looked_up = document.question(&id).map(|question| question.id.clone()),
            Step::Ask(id) => {
                let on_map = |question: &Question| question.task.is_answered_on_map();
                self.asking = id.filter(|id| self.open(document, id).is_some_and(on_map));
            }
        }
    }

    /// Shows the solution of a question, which counts as an empty response.
    fn give_up(&mut self, document: &Document, id: &str) {
        let Some(question) = document.question(id).filter(|it| it.task.is_judged()) else { return };
        match self.judgement(document, question) {
            None => self.record(document, question, Response::new()),
            // The reader asks for the solution after a wrong answer.
            Some(judgement) if !document.solutions && !judgement.is_right() => {
                let given = self.answers.iter_mut().filter(|answer| answer.question == id);
                given.for_each(|answer| answer.response.clear());
            }
            Some(_) => {}
        }
    }

    /// Takes back the answers that are not right, and asks those questions again.
    fn retry_missed(&mut self, document: &Document) {
        let missed =
            |question: &&Question| self.judgement(document, question).is_some_and(|judgement| !judgement.is_right());
        let ids: Vec<Id> = document.judged().filter(missed).map(|question| question.id.clone()).collect();
        if !ids.is_empty() {
            self.ask_again(ids);
        }
    }

    /// Takes back all answers. Predictions stay, because they are neither right nor wrong.
    fn retry_all(&mut self, document: &Document) {
        let is_judged =
            |answer: &Answer| document.question(&answer.question).is_none_or(|question| question.task.is_judged());
        if self.take_back(is_judged) {
            self.turns.begin(false);
        }
    }

    /// Gives back the answers that were taken back last, to the questions that have no other answer by now.
    fn undo(&mut self) {
        let Some(taken) = self.taken.pop() else { return };
        self.turns.begin_at_first();
        for answer in taken {
            if self.response(&answer.question).is_none() {
                if let Some((_, tries)) = self.tries.iter_mut().find(|(id, _)| *id == answer.question) {
                    *tries -= 1;
                }
                self.put(answer);
            }
        }
        self.tries.retain(|(_, tries)| *tries > 0);
    }

    /// A question of the document that has no answer yet. An answer cannot be changed, only taken back, because the reasons
    /// show once it is given.
    fn open<'a>(&self, document: &'a Document, id: &str) -> Option<&'a Question> {
        document.question(id).filter(|_| self.response(id).is_none())
    }

    fn edit(&mut self, document: &Document, id: &str, edit: &Edit) {
        let Some(question) = self.open(document, id) else { return };
        let before = self.draft(question);
        let after = kind(question.task).edit(document, question, before.clone(), edit);
        if after != before {
            self.begin();
            self.answers_at(document, id);
            self.drafts.retain(|draft| draft.question != question.id);
            if !after.is_empty() {
                self.drafts.push(Answer { question: question.id.clone(), response: after });
            }
        }
    }

    fn give(&mut self, document: &Document, question: &Question, response: Response) {
        if kind(question.task).accepts(document, question, &response) {
            self.record(document, question, response);
        }
    }

    /// Records an answer, and the events that follow from it.
    fn record(&mut self, document: &Document, question: &Question, response: Response) {
        let id = &question.id;
        if question.task.is_judged() {
            self.begin();
        }
        self.put(Answer { question: id.clone(), response: response.clone() });
        self.changed.retain(|changed| changed != id);
        self.forget_taken();
        self.answers_at(document, id);
        if self.asking.as_ref() == Some(id) {
            self.asking = None;
        }
        let judgement = question.task.is_judged().then(|| judge(document, question, &response));
        if let Some(judgement) = judgement {
            self.recall(id, judgement.is_right());
        }
        self.log.push(Event { verb: Verb::Answered, question: Some(id.clone()), response, judgement });
        let score = self.score(document);
        if score.answered == score.all && self.begun {
            self.begun = false;
            self.end(Verb::Completed, score);
            if let Some(pass) = document.pass {
                self.end(if score.passes(pass) { Verb::Passed } else { Verb::Failed }, score);
            }
        }
    }

    /// Makes the question that the reader answers the current one, unless it stands in the text, where it is answered.
    fn answers_at(&mut self, document: &Document, id: &str) {
        if document.question(id).is_some_and(|question| question.section.is_none()) {
            self.turn_to(document, id);
        }
    }

    /// Records on which day a question was answered.
    fn recall(&mut self, id: &Id, is_right: bool) {
        if self.today == 0 {
            return;
        }
        let today = self.today;
        match self.recalls.iter_mut().find(|recall| recall.question == *id) {
            Some(recall) => recall.answered(is_right, today),
            None => self.recalls.push(Recall { question: id.clone(), day: today, right: u32::from(is_right) }),
        }
    }

    /// The recalls of the questions that are in the document.
    fn recalls_of<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = &'a Recall> {
        let find = |question: &Question| self.recalls.iter().find(|recall| recall.question == question.id);
        document.judged().filter_map(find)
    }

    /// Ids of the questions that are missed, or due today.
    fn due(&self, document: &Document) -> Vec<Id> {
        let due = self.recalls_of(document).filter(|recall| recall.is_due(self.today));
        due.map(|recall| recall.question.clone()).collect()
    }

    /// In how many days the next question is due, at least one.
    pub fn days(&self, document: &Document) -> u32 {
        recall::next(self.recalls_of(document), self.today)
    }

    /// When each question was answered, and how often in a row rightly.
    pub fn recalls(&self) -> &[Recall] {
        &self.recalls
    }

    /// The current day, in days since the first of January 1970; 0 where it is not known.
    pub fn today(&self) -> u32 {
        self.today
    }

    /// Sets the current day, in days since the first of January 1970.
    pub(super) fn set_today(&mut self, document: &Document, today: u32) {
        self.today = today;
        self.date_answers(document);
    }

    /// Adds saved recalls of questions that have none yet.
    pub(super) fn remember(&mut self, recalls: Vec<Recall>) {
        for recall in recalls {
            if self.recalls.iter().all(|it| it.question != recall.question) {
                self.recalls.push(recall);
            }
        }
    }

    /// Dates answers that were saved without a day as of today.
    pub(super) fn date_answers(&mut self, document: &Document) {
        for question in document.judged() {
            let is_known = self.recalls.iter().any(|it| it.question == question.id);
            if let Some(judgement) = self.judgement(document, question).filter(|_| !is_known) {
                self.recall(&question.id, judgement.is_right());
            }
        }
    }

    fn begin(&mut self) {
        if !self.begun {
            self.begun = true;
            self.log.push(Event { verb: Verb::Attempted, question: None, response: Response::new(), judgement: None });
        }
    }

    fn end(&mut self, verb: Verb, score: Score) {
        let judgement = Some(Judgement { right: score.right, of: score.all });
        self.log.push(Event { verb, question: None, response: Response::new(), judgement });
    }

    /// Takes back the answers for which `which` is true. Says whether there were any.
    fn take_back(&mut self, which: impl Fn(&Answer) -> bool) -> bool {
        let (taken, kept): (Vec<Answer>, Vec<Answer>) = std::mem::take(&mut self.answers).into_iter().partition(which);
        self.answers = kept;
        if taken.is_empty() {
            return false;
        }
        for answer in &taken {
            match self.tries.iter_mut().find(|(id, _)| *id == answer.question) {
                Some((_, tries)) => *tries += 1,
                None => self.tries.push((answer.question.clone(), 1)),
            }
        }
        self.taken.push(taken);
        true
    }

    /// Restores a saved answer if it is valid and the question is not answered yet. `same` says whether the question is
    /// unchanged since the answer was saved; if it has changed, it is asked again.
    pub(super) fn restore(&mut self, document: &Document, answer: Answer, tries: u32, same: bool) {
        let Some(question) = self.open(document, &answer.question) else { return };
        if !same {
            if !self.has_changed(&question.id) {
                self.changed.push(question.id.clone());
            }
            return;
        }
        let unknown = answer.response.is_empty() && question.task.is_judged();
        if !unknown && !kind(question.task).accepts(document, question, &answer.response) {
            return;
        }
        if tries > 0 && self.tries(&question.id) == 0 {
            self.tries.push((question.id.clone(), tries));
        }
        self.put(answer);
    }

    /// Adds an answer, in the place of its draft.
    fn put(&mut self, answer: Answer) {
        self.drafts.retain(|draft| draft.question != answer.question);
        self.answers.push(answer);
    }

    /// Replaces all answers by those that `restore` adds. Answers that are not replaced can be restored by undo.
    pub(super) fn replace(&mut self, restore: impl FnOnce(&mut Quiz)) {
        self.take_back(|_| true);
        self.tries.clear();
        self.changed.clear();
        self.recalls.clear();
        restore(self);
        self.forget_taken();
    }

    /// Drops those taken answers whose questions are answered again, because undo must not replace an answer.
    fn forget_taken(&mut self) {
        let answers = &self.answers;
        for taken in &mut self.taken {
            taken.retain(|answer| find(answers, &answer.question).is_none());
        }
        self.taken.retain(|taken| !taken.is_empty());
    }
}

fn find<'a>(answers: &'a [Answer], question: &str) -> Option<&'a Response> {
    answers.iter().find(|answer| answer.question == question).map(|answer| &answer.response)
}

/// Judges an answer to a question.
pub fn judge(document: &Document, question: &Question, response: &[Id]) -> Judgement {
    kind(question.task).judge(document, question, response)
}

fn kind(task: Task) -> &'static dyn QuestionKind {
    match task {
        Task::Choice => &choice::Single,
        Task::Several => &several::Several,
        Task::Match => &pairs::Pairs,
        Task::Order => &order::Order,
        Task::Actor => &pick::Actor,
        Task::Tie => &pick::Tie,
        Task::Change => &change::Change,
        Task::Number => &number::Guess,
        Task::Fill => &fill::Words,
        Task::Predict => &prediction::Prediction,
    }
}
