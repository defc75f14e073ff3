//! Several explainers on one page share nothing, and one that is removed leaves nothing behind.

use crate::harness::{
    Explainer, all, clean, click, find, html_without_copies, json, option_of, put, question_of, settle,
};
use explainer::document::Document;
use explainer::graph::Shared;
use explainer::reader::{Action, Aspects, Reader};
use explainer::view::{Host, Node, Store};
use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::KeyboardEventInit;
use yew::Callback;

/// A host that ignores everything.
struct Nobody;

impl Host for Nobody {
    fn mounted(&self, _: Callback<Action>) {}

    fn changed(&self, _: &Reader, _: Aspects, _: &Reader) {}

    fn now(&self) -> u32 {
        0
    }

    fn shares(&self, _: &str) -> bool {
        false
    }
}

/// A host that ends the explainer when the reader shares what they see.
#[derive(Default)]
struct Ending {
    store: RefCell<Option<Rc<Store>>>,
}

impl Host for Ending {
    fn mounted(&self, _: Callback<Action>) {}

    fn changed(&self, _: &Reader, _: Aspects, _: &Reader) {}

    fn now(&self) -> u32 {
        0
    }

    fn shares(&self, _: &str) -> bool {
        self.store.take().unwrap().end();
        true
    }
}

/// Counts the listeners that are added to the window, from now on until it is dropped.
struct Listeners {
    ask: Function,
    restore: Function,
}

impl Listeners {
    fn count() -> Listeners {
        let set = Function::new_no_args(
            "const { addEventListener: add, removeEventListener: remove } = window, all = [];
             const capture = options => Boolean(typeof options === 'object' ? options?.capture : options);
             const find = (type, f, o) => all.findIndex(it => it[0] === type && it[1] === f && it[2] === capture(o));
             window.addEventListener = function (type, f, o) {
                 if (find(type, f, o) < 0) all.push([type, f, capture(o)]);
                 return add.call(this, type, f, o);
             };
             window.removeEventListener = function (type, f, o) {
                 const at = find(type, f, o);
                 if (at >= 0) all.splice(at, 1);
                 return remove.call(this, type, f, o);
             };
             return [() => all.map(it => it[0]).sort().join(' '),
                     () => { window.addEventListener = add; window.removeEventListener = remove }]",
        );
        let pair: js_sys::Array = set.call0(&JsValue::NULL).unwrap().unchecked_into();
        Listeners { ask: pair.get(0).unchecked_into(), restore: pair.get(1).unchecked_into() }
    }

    /// The names of the events that have listeners.
    fn now(&self) -> String {
        self.ask.call0(&JsValue::NULL).unwrap().as_string().unwrap()
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        self.restore.call0(&JsValue::NULL).unwrap();
    }
}

#[wasm_bindgen_test]
async fn a_removed_explainer_has_no_listeners_left() {
    clean();
    let listeners = Listeners::count();
    let document = Shared::from(Document::from_json(json()).unwrap());
    for _ in 0..3 {
        let root = put("<div></div>");
        let store = Store::draw(&Node::from(root.clone()), document.clone(), Rc::new(Nobody));
        settle().await;
        click(&find(&root, ".drawing [data-actor='russia']")).await;
        assert_eq!(all(&root, "[data-open]").len(), 1);
        for name in ["scroll", "keydown", "click", "mousemove"] {
            assert!(listeners.now().contains(name), "{}", listeners.now());
        }
        // Questions in several states: answered, partly answered, being answered on the map.
        click(&find(&root, &option_of("risk", "clash"))).await;
        click(&find(&root, "[data-tick='transit']")).await;
        click(&find(&root, &format!("{} [data-do='ask']", question_of("russia-alone")))).await;
        assert_eq!(all(&root, ".asking[data-asking]").len(), 1);
        let (map, quiz) = (find(&root, ".sheets"), find(&root, ".quiz"));
        store.end();
        settle().await;
        assert_eq!((listeners.now().as_str(), Rc::strong_count(&store)), ("", 1));
        assert_eq!(root.inner_html(), "");
        // The remaining elements of quiz and map no longer respond.
        let before = find(&quiz, "[data-score]").outer_html();
        click(&find(&quiz, "[data-question='unlimited'] [data-option='limits']")).await;
        click(&find(&quiz, "[data-do='retry-all']")).await;
        assert_eq!(find(&quiz, "[data-score]").outer_html(), before);
        let view = find(&map, ".drawing").get_attribute("viewBox");
        crate::harness::press_with(&find(&map, "a"), "+", &KeyboardEventInit::new()).await;
        assert_eq!(find(&map, ".drawing").get_attribute("viewBox"), view);
    }
}

#[wasm_bindgen_test]
async fn a_host_may_end_the_explainer_while_it_handles_an_event_of_it() {
    clean();
    let document = Shared::from(Document::from_json(json()).unwrap());
    // When the reader shares what they see, and when focus moves to the passage that a link leads to.
    for pressed in ["[data-do='share']", ".points [data-goto]"] {
        let root = put("<div></div>");
        let host = Rc::new(Ending::default());
        let store = Store::draw(&Node::from(root.clone()), document.clone(), host.clone());
        host.store.replace(Some(store.clone()));
        settle().await;
        let (ending, of_page) = (host.clone(), find(&root, ".explainer"));
        let _listener = gloo::events::EventListener::new(&of_page, "focusin", move |_| {
            ending.store.take().iter().for_each(|store| store.end());
        });
        click(&find(&root, pressed)).await;
        assert_eq!(root.inner_html(), "", "{pressed}");
        assert_eq!(Rc::strong_count(&store), 1, "{pressed}");
    }
}

#[wasm_bindgen_test]
async fn two_explainers_on_one_page_share_no_choice_no_view_and_no_step() {
    let one = Explainer::alone().await;
    // The second explainer has another document, since two of the same document would follow the same address.
    let document = json().replace("\"unraveling-alliance\"", "\"other\"");
    let other = Explainer::at(put("<div></div>"), &document).await;
    one.unfold().await;
    let before = html_without_copies(&other.root);
    one.select("[data-reach]", "two").await;
    one.click("[data-facet='sign=strained']").await;
    one.click("[data-facet='actor=person']").await;
    one.click("[data-do='zoom-in']").await;
    one.click("[data-follow]").await;
    one.click("[data-sort='ties 0']").await;
    one.select(".tables [data-assume='russia-china']", "cooperative").await;
    one.click(".drawing [data-tie='russia-china']").await;
    one.click(".front [data-turn]").await;
    one.click("[data-do='undo']").await;
    one.click(".scenarios [data-scenario='thaw']").await;
    one.click("[data-tense]").await;
    one.press_on(&one.find(".drawing [data-actor='russia']"), "ArrowUp").await;
    crate::harness::assert_same(&html_without_copies(&other.root), &before, "the other one");
    other.unfold().await;
    assert_eq!(other.value("[data-reach]"), "one");
    assert!(other.is_ticked("[data-follow]") && other.is_ticked("[data-facet='sign=strained']"));
    other.click(".drawing [data-actor='xi']").await;
    assert_eq!(other.open(), ["actor=xi"]);
    assert_eq!(one.front().unwrap().reason, "tense");
}
