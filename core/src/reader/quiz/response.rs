//! The response to a question, and the edits of its draft.

use crate::document::Id;

/// The response to a question: ids of options in the order of the [`Task`](crate::document::Task), an actor or a tie, a tie and
/// its new sign, a number, or the text that was filled in and the same text folded. Empty: "I don't know".
pub type Response = Vec<Id>;

/// An edit of a draft.
pub(in crate::reader) enum Edit {
    /// Puts an option into the draft, or takes it out.
    Toggle(Id),
    /// Matches an option with the pair of another.
    Pair(Id, Id),
    /// Exchanges an option with the one before it (`true`), or after it.
    Move(Id, bool),
    /// Sets the draft to what was chosen on the map, or typed.
    Pick(Response),
}
