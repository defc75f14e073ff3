//! When a question is to be asked again, so that what one has learned lasts: days after it was answered, and longer each time
//! that it is still known.

use crate::document::Id;

/// After how many days a question is asked again: that was right once, twice in a row, and so on.
const AFTER: [u32; 4] = [5, 14, 40, 120];

/// When a question was answered, and how well it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recall {
    /// Id of the question.
    pub question: Id,
    /// The day of the answer that counts, in days since the first of January 1970.
    pub day: u32,
    /// How often in a row it was right, counting those times only that it was due; 0: missed.
    pub right: u32,
}

impl Recall {
    /// The day on which it is to be asked again; none for what was missed, which is to be asked whenever one asks.
    fn due(&self) -> Option<u32> {
        let place = self.right.checked_sub(1)? as usize;
        Some(self.day + AFTER[place.min(AFTER.len() - 1)])
    }

    /// Whether it is to be asked on a day.
    pub(super) fn is_due(&self, today: u32) -> bool {
        self.due().is_none_or(|due| due <= today)
    }

    /// In how many days it is to be asked again, one at the least.
    pub(super) fn days(&self, today: u32) -> u32 {
        self.due().map_or(AFTER[0], |due| due.saturating_sub(today).max(1))
    }

    /// Takes note of an answer. One that is right ahead of time says nothing about how long it will be known.
    pub(super) fn answered(&mut self, is_right: bool, today: u32) {
        if !is_right {
            (self.right, self.day) = (0, today);
        } else if self.is_due(today) {
            (self.right, self.day) = ((self.right + 1).min(AFTER.len() as u32), today);
        }
    }
}

/// In how many days there is something to ask again.
pub(super) fn next<'a>(recalls: impl Iterator<Item = &'a Recall>, today: u32) -> u32 {
    recalls.map(|recall| recall.days(today)).min().unwrap_or(AFTER[0])
}

#[cfg(test)]
mod tests {
    use super::{Recall, next};

    #[test]
    fn what_is_known_is_asked_after_5_14_40_and_120_days_and_then_every_120() {
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
    fn what_is_missed_begins_anew_and_is_asked_whenever_one_asks() {
        let mut recall = Recall { question: "q".into(), day: 1000, right: 3 };
        recall.answered(false, 1100);
        assert!(recall.is_due(1100));
        assert_eq!(recall.days(1100), 5);
        recall.answered(true, 1102);
        assert_eq!((recall.day, recall.right), (1102, 1));
    }

    #[test]
    fn right_ahead_of_time_changes_nothing() {
        let mut recall = Recall { question: "q".into(), day: 1000, right: 2 };
        recall.answered(true, 1013);
        assert_eq!((recall.day, recall.right), (1000, 2));
    }

    #[test]
    fn the_next_is_the_soonest_and_never_today() {
        let of = |day, right| Recall { question: "q".into(), day, right };
        assert_eq!(next([of(1000, 2), of(1000, 1)].iter(), 1002), 3);
        assert_eq!(next([of(900, 1)].iter(), 1002), 1);
        assert_eq!(next([].iter(), 1002), 5);
    }
}
