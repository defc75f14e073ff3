//! Finds the range of a paragraph of article.md, with the comment that quotes its original.

use std::ops::Range;

/// The range of the paragraph at a position, with the blank lines below it, and with the comment above it if the paragraph is
/// not yet retold.
pub(super) fn range_at(text: &str, position: usize) -> Range<usize> {
    let (mut start, mut end, mut offset) = (0, text.len(), 0);
    for line in text.split_inclusive('\n') {
        let next = offset + line.len();
        if line.trim().is_empty() && next <= position {
            start = next;
        } else if line.trim().is_empty() && offset > position {
            end = offset;
            break;
        }
        offset = next;
    }
    let above = text[..start].trim_end();
    if text[start..].starts_with('?') && above.ends_with("-->") {
        start = above.rfind("<!--").unwrap_or(start);
    }
    let below = text[end..].len() - text[end..].trim_start().len();
    start..end + below
}

#[cfg(test)]
mod tests {
    use super::range_at;

    #[test]
    fn a_paragraph_is_removed_alone_and_one_to_retell_with_its_original() {
        let text = "<!-- How it is done. -->\n\n<!-- One\nlong. -->\n\n? {#one}\n\n## Two\n\nTwo\nlines. {#two}\r\n\r\nThree. {#three}\n";
        let cut = |id: &str| text[range_at(text, text.find(id).unwrap())].to_owned();
        assert_eq!(cut("{#one"), "<!-- One\nlong. -->\n\n? {#one}\n\n");
        assert_eq!(cut("{#two"), "Two\nlines. {#two}\r\n\r\n");
        assert_eq!(cut("{#three"), "Three. {#three}\n");
    }
}
