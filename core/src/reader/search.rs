//! The search for an actor: the typed text, the suggestions, and which of them is marked.

use crate::document::Actor;

/// The state of the search for an actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The typed text.
    pub text: String,
    /// The suggestions: actors by their indices in the document, the best match first; at most [`MOST`].
    pub found: Vec<usize>,
    /// How many more actors match, beyond [`MOST`].
    pub more: usize,
    /// The index in `found` of the marked suggestion.
    pub marked: Option<usize>,
    /// Whether the suggestions show.
    pub open: bool,
}

/// How many suggestions show at most: as many as readers take in at a glance.
pub const MOST: usize = 8;

impl Search {
    /// The state after a text is typed that matches the actors `found`; `actors` is how many the document has.
    pub(super) fn typed(text: String, mut found: Vec<usize>, actors: usize) -> Search {
        found.retain(|&index| index < actors);
        let more = found.len().saturating_sub(MOST);
        found.truncate(MOST);
        Search { text, found, more, marked: None, open: true }
    }

    /// Marks the next suggestion, or the one before; after the last comes the first.
    pub(super) fn step(&mut self, forward: bool) {
        let count = self.found.len();
        self.open = count > 0;
        self.marked = match (self.marked, forward) {
            _ if count == 0 => None,
            (None, true) => Some(0),
            (None, false) => Some(count - 1),
            (Some(index), true) => Some((index + 1) % count),
            (Some(index), false) => Some((index + count - 1) % count),
        };
    }

    /// Hides the suggestions; if none show, clears the text.
    pub(super) fn dismiss(&mut self) {
        match self.shows() {
            true => (self.open, self.marked) = (false, None),
            false => *self = Search::default(),
        }
    }

    /// Whether suggestions show.
    pub fn shows(&self) -> bool {
        self.open && !self.found.is_empty()
    }

    /// Whether a text is typed that matches no actor.
    pub fn has_no_match(&self) -> bool {
        self.open && self.found.is_empty() && !self.text.trim().is_empty()
    }

    /// The actor that Enter chooses: the marked suggestion, or the first.
    pub fn choice(&self) -> Option<usize> {
        self.found.get(self.marked.unwrap_or(0)).copied()
    }
}

/// Characters before the first letter of a name that the search ignores.
pub const QUOTES: [char; 7] = ['“', '‘', '"', '\'', '(', '«', '„'];

/// The name of an actor, with its other names, if it has any, in brackets.
pub fn names(actor: &Actor) -> String {
    match &actor.also {
        Some(also) => [&actor.name, " (", also, ")"].concat(),
        None => actor.name.clone(),
    }
}

/// How well a name matches a typed query, both folded to one case: 0 if the name begins with it, 1 if one of its words does,
/// 2 if it contains the query anywhere; none if it does not match.
pub fn rank(query: &str, name: &str) -> Option<u32> {
    let begins = |word: &str| word.trim_start_matches(QUOTES).starts_with(query);
    if query.is_empty() {
        None
    } else if begins(name) {
        Some(0)
    } else if name.split(' ').any(begins) {
        Some(1)
    } else if query.chars().count() > 2 && name.contains(query) {
        // One or two letters occur in too many names.
        Some(2)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_with_the_query_rank_first_and_quotation_marks_are_ignored() {
        assert_eq!(rank("co", "“collective west”"), Some(0));
        assert_eq!(rank("we", "“collective west”"), Some(1));
        assert_eq!(rank("lec", "“collective west”"), Some(2));
        assert_eq!(rank("us", "russia"), None);
        assert_eq!(rank("x", "“collective west”"), None);
        assert_eq!(rank("", "china"), None);
        assert_eq!(rank("am", "united states (usa, america)"), Some(1));
        assert_eq!(rank("us", "united states (usa, america)"), Some(1));
    }

    #[test]
    fn the_mark_wraps_around_and_dismissing_first_hides_the_suggestions_then_clears_the_text() {
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
