//! What the reader did before the player was there: the page answers natively by then, and nothing of it is lost.

use crate::document::Id;
use crate::reader::{Action, Scheme};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement, HtmlTextAreaElement};

/// What the reader did before the player was there.
pub(super) struct Early {
    answers: Vec<(Id, Id)>,
    scheme: Scheme,
    view: String,
}

impl Early {
    /// Reads it off the prerendered page.
    pub(super) fn read(root: &Element) -> Early {
        let find = |selector| root.query_selector(selector).ok().flatten();
        let scheme = find("[data-scheme-switch]").and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        let scheme = scheme.and_then(|it| Scheme::ALL.get(usize::try_from(it.selected_index()).ok()?).copied());
        let view = find("[data-view]").and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
        Early {
            answers: answers(root),
            scheme: scheme.unwrap_or_default(),
            view: view.map(|it| it.value()).unwrap_or_default(),
        }
    }

    /// The same as actions, to be done before what was kept from earlier visits is taken up.
    pub(super) fn actions(&self) -> impl Iterator<Item = Action> {
        let answers = self.answers.iter().cloned().map(|(question, option)| Action::Answer(question, option));
        let view = (!self.view.is_empty()).then(|| Action::Write(self.view.clone()));
        answers.chain([Action::Paint(self.scheme)]).chain(view)
    }
}

/// The options that stand open; of several to one question the first counts.
fn answers(root: &Element) -> Vec<(Id, Id)> {
    let mut answers = Vec::new();
    let Ok(open) = root.query_selector_all("details[open] > summary[data-option]") else { return answers };
    for index in 0..open.length() {
        let Some(option) = open.item(index).and_then(|it| it.dyn_into::<Element>().ok()) else { continue };
        let question = option.closest("[data-question]").ok().flatten();
        let question = question.and_then(|it| it.get_attribute("data-question"));
        if let (Some(question), Some(option)) = (question, option.get_attribute("data-option")) {
            answers.push((question, option));
        }
    }
    answers
}
