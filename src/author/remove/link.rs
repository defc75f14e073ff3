//! Links to removed items, which become plain text.

use std::ops::Range;

/// The first link to a target, such as `actor:mill`, in a text: its range and the text that replaces it.
pub(super) fn first(text: &str, target: &str) -> Option<(Range<usize>, String)> {
    let end = format!("]({target})");
    text.match_indices(&end).find_map(|(at, _)| {
        let start = opening_bracket(text, at)?;
        let range = start..at + end.len();
        Some(
            list_item(text, &range)
                .map_or_else(|| (range, text[start + 1..at].to_owned()), |item| (item, String::new())),
        )
    })
}

/// The position of the bracket that matches the closing bracket at `close`.
fn opening_bracket(text: &str, close: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_escaped = |at: usize| bytes[..at].iter().rev().take_while(|it| **it == b'\\').count() % 2 == 1;
    let mut depth = 1;
    for at in (0..close).rev().filter(|at| matches!(bytes[*at], b'[' | b']') && !is_escaped(*at)) {
        depth = if bytes[at] == b'[' { depth - 1 } else { depth + 1 };
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The range of a link with one of the commas around it, if the link is in the list after the `?` of a passage that is not yet
/// retold. Such a link is a reminder of a name and no part of a sentence, so nothing of it is kept.
fn list_item(text: &str, link: &Range<usize>) -> Option<Range<usize>> {
    let line = text[..link.start].rfind('\n').map_or(0, |newline| newline + 1);
    if !text[line..].starts_with("? ") {
        return None;
    }
    let after = &text[link.end..];
    let before = &text[..link.start];
    if after.starts_with(", ") {
        Some(link.start..link.end + 2)
    } else if before.ends_with(", ") {
        Some(link.start - 2..link.end)
    } else {
        Some(link.start..link.end + usize::from(after.starts_with(' ')))
    }
}

#[cfg(test)]
mod tests {
    use super::first;

    fn unlinked(text: &str) -> String {
        let mut text = text.to_owned();
        while let Some((range, words)) = first(&text, "actor:mill") {
            text.replace_range(range, &words);
        }
        text
    }

    #[test]
    fn the_words_of_a_link_are_kept_with_their_markup() {
        assert_eq!(
            unlinked("The [*old* [mill]](actor:mill), [x](actor:mill-b)."),
            "The *old* [mill], [x](actor:mill-b)."
        );
        assert_eq!(unlinked(r"\[a\] [b\]](actor:mill)"), r"\[a\] b\]");
        assert_eq!(unlinked("no link](actor:mill)"), "no link](actor:mill)");
    }

    #[test]
    fn in_the_list_of_a_passage_to_retell_the_words_of_the_link_are_removed_too() {
        assert_eq!(unlinked("? [A](actor:a), [M](actor:mill), [B](actor:b) {#p}"), "? [A](actor:a), [B](actor:b) {#p}");
        assert_eq!(unlinked("? [A](actor:a), [M](actor:mill) {#p}"), "? [A](actor:a) {#p}");
        assert_eq!(unlinked("? [M](actor:mill) {#p}"), "? {#p}");
    }
}
