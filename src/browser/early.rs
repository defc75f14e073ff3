//! What the reader did before the player was there: the page answers natively by then, and nothing of it is lost.

use crate::reader::{Action, Scheme, Step};
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

/// The options that stand open, of several to one question the first; and what the reader expects.
fn steps(root: &Element) -> Vec<Step> {
    let mut steps = Vec::new();
    // Where several options are right, to open one is to look it up and no answer.
    let selector = "[data-task='choice'] [open] > [data-option], [data-task='predict'] :checked";
    let Ok(chosen) = root.query_selector_all(selector) else { return steps };
    for index in 0..chosen.length() {
        let Some(element) = chosen.item(index).and_then(|it| it.dyn_into::<Element>().ok()) else { continue };
        let question = element.closest("[data-question]").ok().flatten();
        let Some(question) = question.and_then(|it| it.get_attribute("data-question")) else { continue };
        steps.push(match (element.get_attribute("data-option"), element.get_attribute("data-expect")) {
            (Some(option), _) => Step::Choose(question, option),
            (None, moment) => {
                let option = element.get_attribute("value").unwrap_or_default();
                Step::Expect(question, option, moment.as_deref() == Some("late"))
            }
        });
    }
    steps
}
