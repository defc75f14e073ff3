//! What the reader did before the player was there: the page answers natively by then, and nothing of it is lost.

use crate::reader::{Action, Scheme, Step};
use crate::view::dom::answered;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement, HtmlTextAreaElement};

/// What the reader did before the player was there.
pub(super) struct Early {
    steps: Vec<Step>,
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
            steps: steps(root),
            scheme: scheme.unwrap_or_default(),
            view: view.map(|it| it.value()).unwrap_or_default(),
        }
    }

    /// The same as actions, to be done before what was kept from earlier visits is taken up.
    pub(super) fn actions(&self) -> impl Iterator<Item = Action> {
        let steps = self.steps.iter().cloned().map(Action::Quiz);
        let view = (!self.view.is_empty()).then(|| Action::Write(self.view.clone()));
        steps.chain([Action::Paint(self.scheme)]).chain(view)
    }
}

/// What the reader has opened, ticked and chosen in lists; of several options to one question the first counts.
fn steps(root: &Element) -> Vec<Step> {
    let mut steps = Vec::new();
    let selector = "details[open] > [data-option], [data-question] :checked, [data-question] select";
    let Ok(found) = root.query_selector_all(selector) else { return steps };
    for index in 0..found.length() {
        let Some(element) = found.item(index).and_then(|it| it.dyn_into::<Element>().ok()) else { continue };
        let question = element.closest("[data-question]").ok().flatten();
        let Some(question) = question.and_then(|it| it.get_attribute("data-question")) else { continue };
        steps.extend(match element.get_attribute("data-option") {
            Some(option) => Some(Step::Choose(question, option)),
            None => answered(&element, question),
        });
    }
    steps
}
