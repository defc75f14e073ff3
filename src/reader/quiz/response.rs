//! What one answers, and what changes that while it is put together.

use crate::document::Id;

/// What one answers: ids of options in the order of the [`Task`](crate::document::Task), an actor or a tie, a tie and its new sign, a number, or
/// what was filled in and the same folded. Empty: "I don't know".
pub type Response = Vec<Id>;

/// What changes an answer that is being put together.
pub(in crate::reader) enum Edit {
    /// An option is in, or out.
    Toggle(Id),
    /// An option is matched with the pair of another.
    Pair(Id, Id),
    /// An option goes to the place of the one before, or after.
    Move(Id, bool),
    /// Something on the map is picked, or typed.
    Pick(Response),
}
