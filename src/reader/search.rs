//! The search for an actor: what is typed, what it may mean, and which of that is marked.

/// What a reader types to find an actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// As typed.
    pub text: String,
    /// The actors that it may mean, by their places in the document, the likeliest first; at most [`MOST`].
    pub found: Vec<usize>,
    /// How many more were found, which there is no room for.
    pub more: usize,
    /// Which of them is marked, by its place among them.
    pub marked: Option<usize>,
    /// Whether they show.
    pub open: bool,
}

/// As many suggestions as one takes in at a glance.
pub const MOST: usize = 8;

impl Search {
    /// What follows when this is typed, and these are the actors that it may mean.
    pub(super) fn typed(text: String, mut found: Vec<usize>, actors: usize) -> Search {
        found.retain(|&place| place < actors);
        let more = found.len().saturating_sub(MOST);
        found.truncate(MOST);
        Search { text, found, more, marked: None, open: true }
    }

    /// Marks the next one, or the one before; all around.
    pub(super) fn step(&mut self, forward: bool) {
        let count = self.found.len();
        self.open = count > 0;
        self.marked = match (self.marked, forward) {
            _ if count == 0 => None,
            (None, true) => Some(0),
            (None, false) => Some(count - 1),
            (Some(place), true) => Some((place + 1) % count),
            (Some(place), false) => Some((place + count - 1) % count),
        };
    }

    /// Hides what was found; where that is hidden already, takes back what was typed.
    pub(super) fn dismiss(&mut self) {
        match self.shows() {
            true => (self.open, self.marked) = (false, None),
            false => *self = Search::default(),
        }
    }

    /// Whether there is anything to choose from.
    pub fn shows(&self) -> bool {
        self.open && !self.found.is_empty()
    }

    /// Whether nothing was found.
    pub fn is_in_vain(&self) -> bool {
        self.open && self.found.is_empty() && !self.text.trim().is_empty()
    }

    /// The actor that Enter chooses: the one that is marked, or the first.
    pub fn choice(&self) -> Option<usize> {
        self.found.get(self.marked.unwrap_or(0)).copied()
    }
}

/// What may stand before the first letter of a name, and does not count.
pub const QUOTES: [char; 7] = ['“', '‘', '"', '\'', '(', '«', '„'];

/// How well a name fits what is typed, both folded to one case; less is better. First names that begin with it, then
/// those with a word that does, then those that have it anywhere.
pub fn rank(wanted: &str, name: &str) -> Option<u32> {
    let begins = |word: &str| word.trim_start_matches(QUOTES).starts_with(wanted);
    match () {
        () if wanted.is_empty() => None,
        () if begins(name) => Some(0),
        () if name.split(' ').any(begins) => Some(1),
        // Two letters are in most names somewhere.
        () if wanted.chars().count() > 2 && name.contains(wanted) => Some(2),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_so_come_first_and_quotation_marks_do_not_count() {
        assert_eq!(rank("co", "“collective west”"), Some(0));
        assert_eq!(rank("we", "“collective west”"), Some(1));
        assert_eq!(rank("lec", "“collective west”"), Some(2));
        assert_eq!(rank("us", "russia"), None);
        assert_eq!(rank("x", "“collective west”"), None);
        assert_eq!(rank("", "china"), None);
    }

    #[test]
    fn the_mark_goes_all_around_and_dismissing_goes_in_two_steps() {
        let mut search = Search::typed("a".into(), vec![4, 2, 9], 5);
        assert_eq!((search.found.as_slice(), search.choice()), ([4, 2].as_slice(), Some(4)));
        search.step(false);
        assert_eq!(search.choice(), Some(2));
        search.step(true);
        assert_eq!(search.choice(), Some(4));
        search.dismiss();
        assert_eq!((search.shows(), search.text.as_str()), (false, "a"));
        search.dismiss();
        assert_eq!(search, Search::default());
    }
}
