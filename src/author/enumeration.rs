//! Enumerations in a sentence.

/// The things as an enumeration: `1, 2 and 3`, with `last` before the last one. Of more than `most` only the first, and how
/// many more there are.
pub(super) fn enumerated(things: &[String], last: &str, most: usize) -> String {
    match things {
        [] => String::new(),
        [thing] => thing.clone(),
        [all @ .., end] if all.len() < most => format!("{}{last}{end}", all.join(", ")),
        _ => format!("{} and {} more", things[..most].join(", "), things.len() - most),
    }
}
