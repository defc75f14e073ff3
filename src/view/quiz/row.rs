//! A thing that one could have answered, with what became of it and why.

use super::super::element::{el, of_class, said, text};
use yew::prelude::*;

/// A thing that one could have answered. `key` is the answer, `mark` what became of it in a few words, as long as nobody
/// has answered.
pub(super) fn draw(key: &str, says: &str, mark: &str, reason: Html) -> Html {
    let says = said("p", "says", says);
    el("div", &[("class", "option"), ("data-row", key)], vec![says, self::reason(mark, reason)])
}

/// Why it is right or wrong.
pub(super) fn reason(mark: &str, reason: Html) -> Html {
    let mark = if mark.is_empty() { Vec::new() } else { vec![said("b", "", mark), text(" ")] };
    of_class("p", "reason", mark.into_iter().chain([reason]).collect())
}
