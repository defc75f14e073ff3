//! Plural forms in messages.

/// `counted(1, "file")` is `1 file`, `counted(2, "file")` is `2 files`.
pub(super) fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
