//! What one expects, before reading and after, and whether one has changed one's mind.

use super::super::element::{changing, el, keyed, of_class, said, tag_of, text, when};
use super::super::prose::prose;
use super::question::{Asked, apart, frame, prompt};
use crate::document::{Choice, Id};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Before reading, in the text.
pub(super) fn early(asked: &Asked) -> Html {
    let mut parts = prompt(asked);
    parts.push(options(asked, false));
    let noted = if said_before(asked, false).is_some() { asked.word("noted-early") } else { "" };
    parts.push(el("div", &[("class", "outcome"), ("role", "status")], vec![changing("p", "", noted)]));
    frame(asked, "", false, parts)
}

/// After reading, at the end.
pub(super) fn late(asked: &Asked) -> Html {
    let mut parts = vec![said("h3", "", &asked.question.prompt), options(asked, true)];
    let (early, late) = (said_before(asked, false), said_before(asked, true));
    let said_of = match (early, late) {
        (_, None) => String::new(),
        (None, Some(_)) => asked.word("noted-late").to_owned(),
        (Some(early), Some(late)) if early.id == late.id => asked.word("same-mind").to_owned(),
        (Some(early), Some(late)) => {
            asked.document.words.fill("other-mind", &[("before", &early.text), ("now", &late.text)])
        }
    };
    let mut outcome = vec![said("p", "", &said_of)];
    if let Some(late) = late.filter(|late| !late.reason.is_empty()) {
        outcome.push(of_class(
            "p",
            "reason",
            vec![said("b", "", asked.word("says-to-it")), text(" "), prose(&late.reason)],
        ));
    }
    let key = late.map_or("", |late| &late.id);
    let outcome = keyed(key, tag_of("div", &[], outcome));
    parts.push(el("div", &[("class", "outcome"), ("role", "status")], vec![outcome]));
    apart(asked, "after-reading", frame(asked, "", true, parts))
}

/// What was expected, before reading or after.
fn said_before<'a>(asked: &Asked<'a>, late: bool) -> Option<&'a Choice> {
    let response: &'a [Id] = asked.quiz.response(&asked.question.id)?;
    let id = response.get(usize::from(late))?;
    asked.question.options.iter().find(|option| option.id == *id)
}

/// One thing to expect of several.
pub(super) fn options(asked: &Asked, late: bool) -> Html {
    let chosen = said_before(asked, late).map(|option| &option.id);
    let locked = !late && said_before(asked, true).is_some();
    let moment = if late { "late" } else { "early" };
    let name = [&asked.question.id, "-", moment].concat();
    let options = asked.question.options.iter().map(|option| {
        let attributes = [
            ("type", "radio"),
            ("name", &*name),
            ("value", &*option.id),
            ("data-expect", moment),
            ("disabled", when(locked, "disabled")),
        ];
        let mut radio = tag_of("input", &attributes, Vec::new());
        radio.set_checked(chosen == Some(&option.id));
        el("label", &[("class", "option tick")], vec![VNode::from(radio), said("span", "", &option.text)])
    });
    let attributes = [("class", "options"), ("role", "radiogroup"), ("aria-label", &*asked.question.prompt)];
    el("div", &attributes, options.collect())
}
