//! Spaced repetition: after how many days a question is asked again. The interval grows each time that the answer is right.

use crate::document::Id;

/// The intervals in days after a question was right once, twice in a row, and so on.
const INTERVALS: [u32; 4] = [5, 14, 40, 120];

/// When a question was answered, and how often in a row rightly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recall {
    /// Id of the question.
    pub question: Id,
    /// The day from which the interval counts, in days since the first of January 1970.
    pub day: u32,
    /// How often in a row the answer was right when the question was due; 0 after a wrong answer.
    pub right: u32,
}

impl Recall {
    /// The day on which the question is due; none after a wrong answer: it is due at once.
    fn due(&self) -> Option<u32> {
        let index = self.right.checked_sub(1)? as usize;
        Some(self.day + INTERVALS[index.min(INTERVALS.len() - 1)])
    }

    /// Whether the question is due on a day.
    pub(super) fn is_due(&self, today: u32) -> bool {
        self.due().is_none_or(|due| due <= today)
    }

    /// In how many days to remind the reader of the question, at least one.
    pub(super) fn days(&self, today: u32) -> u32 {
        self.due().map_or(INTERVALS[0], |due| due.saturating_sub(today).max(1))
    }

    /// Records an answer. A right answer before the question is due changes nothing, because it does not show that the reader
    /// remembers for longer.
    pub(super) fn answered(&mut self, is_right: bool, today: u32) {
        if !is_right {
            (self.right, self.day) = (0, today);
        } else if self.is_due(today) {
            (self.right, self.day) = ((self.right + 1).min(INTERVALS.len() as u32), today);
        }
    }
}

/// In how many days the next question is due, at least one.
pub(super) fn next<'a>(recalls: impl Iterator<Item = &'a Recall>, today: u32) -> u32 {
    recalls.map(|recall| recall.days(today)).min().unwrap_or(INTERVALS[0])
}

#[cfg(test)]
mod tests {
    use super::{Recall, next};

    #[test]
    fn a_question_answered_rightly_is_due_after_5_14_40_and_120_days_and_then_every_120() {
        let mut recall = Recall { question: "q".into(), day: 1000, right: 0 };
        recall.answered(true, 1000);
        let mut today = 1000;
        for days in [5, 14, 40, 120, 120, 120] {
            assert_eq!(recall.days(today), days);
            assert!(!recall.is_due(today + days - 1));
            today += days;
            assert!(recall.is_due(today));
            recall.answered(true, today);
        }
    }

    #[test]
    fn a_missed_question_is_due_at_once_and_its_intervals_begin_anew() {
        let mut recall = Recall { question: "q".into(), day: 1000, right: 3 };
        recall.answered(false, 1100);
        assert!(recall.is_due(1100));
        assert_eq!(recall.days(1100), 5);
        recall.answered(true, 1102);
        assert_eq!((recall.day, recall.right), (1102, 1));
    }

    #[test]
    fn a_right_answer_before_the_question_is_due_changes_nothing() {
        let mut recall = Recall { question: "q".into(), day: 1000, right: 2 };
        recall.answered(true, 1013);
        assert_eq!((recall.day, recall.right), (1000, 2));
    }

    #[test]
    fn the_next_reminder_is_for_the_soonest_question_and_never_for_today() {
        let of = |day, right| Recall { question: "q".into(), day, right };
        assert_eq!(next([of(1000, 2), of(1000, 1)].iter(), 1002), 3);
        assert_eq!(next([of(900, 1)].iter(), 1002), 1);
        assert_eq!(next([].iter(), 1002), 5);
    }
}
