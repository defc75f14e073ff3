//! The row of a possible answer, with its mark and its reason.

use super::super::element::{el, of_class, text, text_el};
use yew::prelude::*;

/// The row of a possible answer. `key` is the answer, `mark` the words for whether it is right, before the reader has answered.
pub(super) fn draw(key: &str, text: &str, mark: &str, reason: Html) -> Html {
    let line = text_el("p", "says", text);
    el("div", &[("class", "option"), ("data-row", key)], vec![line, self::reason(mark, reason)])
}

/// The reason why an answer is right or wrong, after its mark.
pub(super) fn reason(mark: &str, reason: Html) -> Html {
    let mark = if mark.is_empty() { Vec::new() } else { vec![text_el("b", "", mark), text(" ")] };
    of_class("p", "reason", mark.into_iter().chain([reason]).collect())
}
