//! One page for all tests: cleaned, given an explainer, used as a reader uses it.

use explainer::browser::{Start, mount};
use gloo::utils::{body, document, window};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, EventInit, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit, MouseEvent,
    MouseEventInit, Node, Storage,
};

/// The page that the author tool made of the built-in content.
const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/target/fixture/index.html"));

/// Where the built-in explainer keeps progress.
pub(crate) const KEY: &str = "explainer:unraveling-alliance";

/// The root with all that was prerendered in it, as it stands in the page.
pub(crate) fn prerendered() -> &'static str {
    let (start, end) =
        (PAGE.find("<div id=\"explainer\"").unwrap(), PAGE.find("<script type=\"application/json\"").unwrap());
    PAGE[start..end].trim_end()
}

/// The document, as it stands in the page.
pub(crate) fn json() -> &'static str {
    let (_, rest) = PAGE.split_once("id=\"explainer-data\">").unwrap();
    rest.split_once("</script>").unwrap().0
}

/// Leaves no explainer, no address and nothing kept.
pub(crate) fn clean() {
    grounds(|ground| ground.remove());
    let location = window().location();
    let here = format!("{}{}", location.pathname().unwrap(), location.search().unwrap());
    window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some(&here)).unwrap();
    device().clear().unwrap();
    document().document_element().unwrap().remove_attribute("data-scheme").unwrap();
}

/// Removes what the test put into the page, and nothing else: as if the reader came again.
pub(crate) fn leave() {
    grounds(|ground| ground.remove());
}

fn grounds(each: impl Fn(Element)) {
    while let Some(ground) = document().query_selector("[data-ground]").unwrap() {
        each(ground);
    }
}

/// Puts HTML into the page; its first element.
pub(crate) fn put(html: &str) -> Element {
    let ground = document().create_element("div").unwrap();
    ground.set_attribute("data-ground", "").unwrap();
    ground.set_inner_html(html);
    body().append_child(&ground).unwrap();
    ground.first_element_child().unwrap()
}

/// Sets the address's fragment without a step in the history.
pub(crate) fn arrive_at(fragment: &str) {
    window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}"))).unwrap();
}

/// The address's fragment, without `#`.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap().trim_start_matches('#').to_owned()
}

/// How many steps the history has.
pub(crate) fn steps() -> u32 {
    window().history().unwrap().length().unwrap()
}

/// Presses the browser's Back button, and waits until it has gone there.
pub(crate) async fn back() {
    let popped = Promise::new(&mut |resolve, _| {
        let once = web_sys::AddEventListenerOptions::new();
        once.set_once(true);
        window().add_event_listener_with_callback_and_add_event_listener_options("popstate", &resolve, &once).unwrap();
    });
    window().history().unwrap().back().unwrap();
    JsFuture::from(popped).await.unwrap();
    settle().await;
}

/// What the device keeps.
pub(crate) fn device() -> Storage {
    window().local_storage().unwrap().unwrap()
}

/// Waits until everything is drawn.
pub(crate) async fn settle() {
    // Twice around, as what was drawn last may have asked the browser for something.
    for _ in 0..2 {
        yew::scheduler::flush().await;
        let tick = Promise::new(&mut |resolve, _| {
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0).unwrap();
        });
        JsFuture::from(tick).await.unwrap();
    }
    yew::scheduler::flush().await;
}

/// An explainer that runs.
pub(crate) struct Explainer {
    pub(crate) root: Element,
    pub(crate) start: Start,
}

impl Explainer {
    /// The built-in explainer in a page that has nothing else.
    pub(crate) async fn alone() -> Explainer {
        clean();
        Explainer::hydrated().await
    }

    /// The built-in explainer in the page as it is.
    pub(crate) async fn hydrated() -> Explainer {
        let explainer = Explainer::at(put(prerendered()), json()).await;
        assert_eq!(explainer.start, Start::Hydrated);
        explainer
    }

    /// A document shown in an element.
    pub(crate) async fn at(root: Element, json: &str) -> Explainer {
        let start = mount(&root, json).unwrap_or_else(|error| panic!("{error}"));
        settle().await;
        Explainer { root, start }
    }

    pub(crate) fn find(&self, selector: &str) -> Element {
        find(&self.root, selector)
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        all(&self.root, selector)
    }

    pub(crate) fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap()
    }

    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find(selector).get_attribute(name)
    }

    /// The panels that are open.
    pub(crate) fn open(&self) -> Vec<String> {
        self.all("[data-panel][data-open]").iter().map(|panel| panel.get_attribute("data-panel").unwrap()).collect()
    }

    /// The sign of a tie as the map draws it; both drawings must agree.
    pub(crate) fn drawn(&self, tie: &str) -> String {
        let signs: Vec<_> = self
            .all(&format!(".drawing [data-tie='{tie}']"))
            .iter()
            .map(|tie| tie.get_attribute("data-sign"))
            .collect();
        assert!(!signs.is_empty() && signs.iter().all(|sign| sign == &signs[0]), "{signs:?}");
        signs[0].clone().unwrap()
    }

    /// The sign of a tie as the table says it, in an attribute and in a word.
    pub(crate) fn listed(&self, tie: &str) -> (String, String) {
        let row = self.find(&format!(".tables [data-tie='{tie}']")).closest("tr").unwrap().unwrap();
        let word = find(&row, ".sign").text_content().unwrap();
        (row.get_attribute("data-sign").unwrap(), word)
    }

    pub(crate) async fn click(&self, selector: &str) {
        click(&self.find(selector)).await;
    }

    /// Chooses an option of a question.
    pub(crate) async fn choose(&self, question: &str, option: &str) {
        self.click(&option_of(question, option)).await;
    }

    /// Presses a key where focus is.
    pub(crate) async fn press(&self, key: &str) {
        self.press_on(&focused(), key).await;
    }

    /// Presses a key on an element.
    pub(crate) async fn press_on(&self, element: &Element, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_composed(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        element.dispatch_event(&event).unwrap();
        settle().await;
    }

    /// Writes a view of one's own.
    pub(crate) async fn write(&self, view: &str) {
        write_into(&self.root, view);
        fire(&self.find("textarea"), "input").await;
    }

    pub(crate) fn written(&self) -> String {
        self.find("textarea").unchecked_into::<HtmlTextAreaElement>().value()
    }

    /// Chooses light or dark by its place in the switch.
    pub(crate) async fn paint(&self, index: i32) {
        paint_in(&self.root, index);
        fire(&self.find("select"), "change").await;
    }

    /// The scheme that the switch shows, by its place.
    pub(crate) fn painted(&self) -> i32 {
        self.find("select").unchecked_into::<HtmlSelectElement>().selected_index()
    }

    /// That it still answers: opens an actor that is not open, and closes it again.
    pub(crate) async fn responds(&self) -> bool {
        self.click(".drawing [data-actor='europe']").await;
        let opened = self.open() == ["actor=europe"];
        self.click("[data-panel='actor=europe'] .close").await;
        opened && self.open().is_empty()
    }
}

/// The element that chooses an option.
pub(crate) fn option_of(question: &str, option: &str) -> String {
    format!("[data-question='{question}'] [data-option='{option}']")
}

pub(crate) fn find(within: &Element, selector: &str) -> Element {
    within.query_selector(selector).unwrap().unwrap_or_else(|| panic!("nothing is {selector}"))
}

pub(crate) fn all(within: &Element, selector: &str) -> Vec<Element> {
    let found = within.query_selector_all(selector).unwrap();
    (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
}

/// Types into the text area as a reader does, before anyone listens.
pub(crate) fn write_into(root: &Element, view: &str) {
    find(root, "textarea").unchecked_into::<HtmlTextAreaElement>().set_value(view);
}

/// Turns the switch as a reader does, before anyone listens.
pub(crate) fn paint_in(root: &Element, index: i32) {
    find(root, "select").unchecked_into::<HtmlSelectElement>().set_selected_index(index);
}

/// Clicks as a mouse does, and as Enter does on a link or a summary that has focus; the browser's own
/// answer to the click included.
pub(crate) async fn click(element: &Element) {
    click_with(element, &MouseEventInit::new()).await;
}

/// Clicks with keys held down, or with another button. Whether the browser was left to answer it.
pub(crate) async fn click_with(element: &Element, init: &MouseEventInit) -> bool {
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    let event = MouseEvent::new_with_mouse_event_init_dict("click", init).unwrap();
    let left = element.dispatch_event(&event).unwrap();
    settle().await;
    left
}

async fn fire(element: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    element.dispatch_event(&web_sys::Event::new_with_event_init_dict(name, &init).unwrap()).unwrap();
    settle().await;
}

/// Gives focus, as clicking or tabbing there does.
pub(crate) fn focus(element: &Element) {
    let focus = js_sys::Reflect::get(element, &"focus".into()).unwrap();
    focus.unchecked_into::<js_sys::Function>().call0(element).unwrap();
}

/// What has focus.
pub(crate) fn focused() -> Element {
    document().active_element().unwrap()
}

/// Every text node within, in order.
pub(crate) fn texts(within: &Node) -> Vec<web_sys::Text> {
    let mut found = Vec::new();
    let children = within.child_nodes();
    for index in 0..children.length() {
        let child = children.item(index).unwrap();
        match child.dyn_into::<web_sys::Text>() {
            Ok(text) => found.push(text),
            Err(child) => found.extend(texts(&child)),
        }
    }
    found
}
