//! What the tests share. They run in one page, which is cleaned before each test, and is given an explainer that the test uses
//! as a reader does.

use explainer::browser::{Start, draw, mount};
use gloo::utils::{body, document, window};
use js_sys::{Function, Promise};
use serde_json::Value;
use std::cell::RefCell;
use std::fmt::Debug;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
    KeyboardEventInit, MouseEvent, MouseEventInit, Node, Storage,
};

/// The page that the author tool made of the built-in content.
const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/target/fixture/page/index.html"));

/// The key of the built-in explainer's progress in `localStorage`.
pub(crate) const KEY: &str = "explainer:unraveling-alliance";

/// The document of that page.
const DOCUMENT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/target/fixture/document.json"));

/// The HTML of the explainer's root in that page.
pub(crate) fn prerendered() -> &'static str {
    let (start, end) = (PAGE.find("<div id=\"explainer\"").unwrap(), PAGE.find("</body>").unwrap());
    PAGE[start..end].trim_end()
}

/// The built-in document as JSON.
pub(crate) fn json() -> &'static str {
    DOCUMENT
}

/// Removes all explainers, the address's fragment and all saved progress.
pub(crate) fn clean() {
    FRAME.with(|_| ());
    leave();
    let location = window().location();
    let here = format!("{}{}", location.pathname().unwrap(), location.search().unwrap());
    window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some(&here)).unwrap();
    device().clear().unwrap();
    document().document_element().unwrap().remove_attribute("data-scheme").unwrap();
}

/// Removes what the test has put into the page, as if the reader left it, and all listeners of the window; otherwise every
/// explainer of the suite would respond to every Back. Saved progress stays.
pub(crate) fn leave() {
    while let Some(ground) = document().query_selector("[data-ground]").unwrap() {
        ground.remove();
    }
    FORGET.with(|forget| forget.call0(&JsValue::NULL).unwrap());
}

thread_local! {
    /// Removes every listener that was added to the window since the last call.
    static FORGET: Function = Function::new_no_args(
        "const add = EventTarget.prototype.addEventListener, all = [];
         window.addEventListener = function (type, f, o) { all.push([type, f, o]); return add.call(this, type, f, o) };
         return () => { while (all.length) window.removeEventListener(...all.pop()) }",
    )
    .call0(&JsValue::NULL)
    .unwrap()
    .unchecked_into();
}

/// The built-in document as a JSON value.
pub(crate) fn content() -> Value {
    serde_json::from_str(json()).unwrap()
}

/// Puts HTML outside of the viewport; its first element. No section of it is ever in view, so that the map follows no text.
pub(crate) fn put(html: &str) -> Element {
    put_at(html, "position: absolute; left: -10000px; top: 0; width: 60em")
}

/// Puts HTML into the viewport, below what is in the page already; its first element.
pub(crate) fn put_in_view(html: &str) -> Element {
    put_at(html, "")
}

fn put_at(html: &str, style: &str) -> Element {
    let ground = document().create_element("div").unwrap();
    ground.set_attribute("data-ground", "").unwrap();
    ground.set_attribute("style", style).unwrap();
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

/// Goes back in the history, and waits until the browser has done so.
pub(crate) async fn back() {
    travel(-1).await;
}

/// Goes forward in the history, and waits until the browser has done so.
pub(crate) async fn forward() {
    travel(1).await;
}

async fn travel(steps: i32) {
    let popped = Promise::new(&mut |resolve, _| {
        let once = web_sys::AddEventListenerOptions::new();
        once.set_once(true);
        window().add_event_listener_with_callback_and_add_event_listener_options("popstate", &resolve, &once).unwrap();
    });
    window().history().unwrap().go_with_delta(steps).unwrap();
    JsFuture::from(popped).await.unwrap();
    settle().await;
}

/// The `localStorage` of the page.
pub(crate) fn device() -> Storage {
    window().local_storage().unwrap().unwrap()
}

thread_local! {
    /// Calls a function in another task of the event loop. It uses no timer, since browsers throttle timers when there are many.
    static TURN: Function = Function::new_with_args(
        "then",
        "const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port1.close(); then() }; port2.postMessage(0)",
    );
}

thread_local! {
    /// Calls a function before the browser's next paint. All other calls of `requestAnimationFrame` run in the next task instead,
    /// since most tests need no real paint, and waiting for frames would take most of their time.
    static FRAME: Function = Function::new_no_args(
        "const frame = window.requestAnimationFrame.bind(window);
         window.requestAnimationFrame = (then) => {
             const { port1, port2 } = new MessageChannel();
             port1.onmessage = () => { port1.close(); then(performance.now()) };
             port2.postMessage(0);
         };
         return frame",
    )
    .call0(&JsValue::NULL)
    .unwrap()
    .unchecked_into();
    /// Calls a function after all that is scheduled to follow the paint.
    static PAINTED: Function =
        Function::new_with_args("then", "window.requestAnimationFrame(() => setTimeout(then, 0))");
}

async fn wait(wait: &'static std::thread::LocalKey<Function>) {
    let done = Promise::new(&mut |resolve, _| wait.with(|wait| drop(wait.call1(&JsValue::NULL, &resolve))));
    JsFuture::from(done).await.unwrap();
}

/// Waits until microtasks have run, in which the page shows what the same frame should paint, but no other task.
pub(crate) async fn microtasks() {
    // A microtask may schedule another one.
    for _ in 0..8 {
        JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    }
}

/// Waits until everything is drawn, including what is scheduled to follow the paint.
pub(crate) async fn settle() {
    // Several rounds: drawing may request frames, the host gets events after the paint, and these may let another explainer draw.
    yew::scheduler::flush().await;
    wait(&PAINTED).await;
    for _ in 0..4 {
        yew::scheduler::flush().await;
        wait(&TURN).await;
    }
    yew::scheduler::flush().await;
}

/// Waits until a condition is true, for at most 600 frames, which are ten seconds on an idle machine; whether it became true.
pub(crate) async fn until(holds: impl Fn() -> bool) -> bool {
    for _ in 0..600 {
        if holds() {
            return true;
        }
        wait(&FRAME).await;
        settle().await;
    }
    holds()
}

/// Asserts that two long texts are the same, and otherwise shows only the surroundings of the first difference.
#[track_caller]
pub(crate) fn assert_same(one: &str, other: &str, what: impl Debug) {
    let at = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    if at < one.len().max(other.len()) {
        let around = |text: &str| -> String {
            let bytes = &text.as_bytes()[at.saturating_sub(60)..(at + 60).min(text.len())];
            String::from_utf8_lossy(bytes).into_owned()
        };
        panic!("{what:?} differ:\n  …{}…\n  …{}…", around(one), around(other));
    }
}

/// The page as HTML without the copies of highlighted elements of the map, since those are made in idle time.
pub(crate) fn html_without_copies(root: &Element) -> String {
    let copy: Element = root.clone_node_with_deep(true).unwrap().unchecked_into();
    any(&copy, ".front > g:not(.handle)").iter().for_each(|layer| layer.set_text_content(None));
    copy.outer_html()
}

/// The first characters of an element's HTML, for messages.
pub(crate) fn brief(element: &Element) -> String {
    element.outer_html().chars().take(120).collect()
}

/// Records the uncaught errors of the page, from now on.
pub(crate) struct PageErrors {
    seen: Rc<RefCell<Vec<String>>>,
    _listener: gloo::events::EventListener,
}

impl PageErrors {
    pub(crate) fn watch() -> PageErrors {
        let seen = Rc::<RefCell<Vec<String>>>::default();
        let listener = {
            let seen = seen.clone();
            gloo::events::EventListener::new(&window(), "error", move |event| {
                let message = js_sys::Reflect::get(event, &"message".into()).unwrap().as_string().unwrap_or_default();
                // This error only says that a resize observer is called in the next frame.
                if !message.starts_with("ResizeObserver loop") {
                    seen.borrow_mut().push(message);
                }
            })
        };
        PageErrors { seen, _listener: listener }
    }

    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.borrow().clone()
    }
}

/// The drawings that are in the page, without those in templates.
pub(crate) const SHEET: &str = ".sheets > .sheet";

/// The switches of the map, which the player draws when they are opened.
pub(crate) const OPTIONS: &str = ".map > .options";

/// The downloads of the map, which the player draws when they are opened.
pub(crate) const SAVE: &str = ".map > .save";

/// The findings of balance theory, which the player draws when they are opened.
pub(crate) const THEORY: &str = ".map > .theory";

/// The actors and ties that are highlighted on the map.
#[derive(Debug, PartialEq)]
pub(crate) struct Front {
    /// The value of `data-front`.
    pub(crate) reason: String,
    /// Ids of actors, sorted.
    pub(crate) actors: Vec<String>,
    /// Ids of ties, sorted.
    pub(crate) ties: Vec<String>,
}

/// A running explainer.
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

    /// The same, with all parts opened that the player draws only when they are opened.
    pub(crate) async fn unfolded() -> Explainer {
        let explainer = Explainer::alone().await;
        explainer.unfold().await;
        explainer
    }

    /// The same, once a resize observer has reported the container's width and the map shows the drawing for it.
    pub(crate) async fn fitted() -> Explainer {
        let explainer = Explainer::alone().await;
        assert!(until(|| explainer.has(".sheets[data-shape]")).await);
        explainer
    }

    /// Opens all parts that the player draws only when they are opened: the switches and the downloads of the map, and the
    /// findings of balance theory.
    pub(crate) async fn unfold(&self) {
        for details in [OPTIONS, SAVE, THEORY] {
            self.open_details(details).await;
        }
    }

    /// Opens a `<details>` by its summary, as a reader does, if it is not open.
    pub(crate) async fn open_details(&self, details: &str) {
        let details = self.find(details);
        if !details.has_attribute("open") {
            click(&find(&details, "summary")).await;
        }
        assert!(details.has_attribute("open"), "{} stays closed", brief(&details));
    }

    /// The built-in explainer, hydrated in the page as it is.
    pub(crate) async fn hydrated() -> Explainer {
        let explainer = Explainer::at(put(prerendered()), json()).await;
        assert_eq!(explainer.start, Start::Hydrated);
        explainer
    }

    /// An explainer of a document in an element.
    pub(crate) async fn at(root: Element, json: &str) -> Explainer {
        let is_there = root.query_selector(".explainer").unwrap().is_some();
        let start = if is_there { mount(&root, json) } else { draw(&root, json) };
        let start = start.unwrap_or_else(|error| panic!("{error}"));
        settle().await;
        Explainer { root, start }
    }

    #[track_caller]
    pub(crate) fn find(&self, selector: &str) -> Element {
        find(&self.root, selector)
    }

    #[track_caller]
    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        all(&self.root, selector)
    }

    pub(crate) fn any(&self, selector: &str) -> Vec<Element> {
        any(&self.root, selector)
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

    /// The names of the open panels.
    pub(crate) fn open(&self) -> Vec<String> {
        self.any("[data-panel][data-open]").iter().map(|panel| panel.get_attribute("data-panel").unwrap()).collect()
    }

    /// How many answers are right by the page's score.
    pub(crate) fn right(&self) -> u32 {
        let score = self.attribute("[data-score]", "data-score").unwrap();
        score.split_once('/').unwrap().0.parse().unwrap()
    }

    /// The value of `data-result` of a question in the quiz.
    pub(crate) fn result(&self, question: &str) -> Option<String> {
        self.attribute(&question_of(question), "data-result")
    }

    /// The text of a question's outcome in the quiz.
    pub(crate) fn outcome(&self, question: &str) -> String {
        self.text(&format!("{} .outcome", question_of(question)))
    }

    /// Presses a button of a question in the quiz.
    pub(crate) async fn act(&self, question: &str, does: &str) {
        self.click(&format!("{} [data-do='{does}']", question_of(question))).await;
    }

    /// The shape of the drawing that shows, which is the one that fits the container.
    pub(crate) fn sheet(&self) -> String {
        match self.attribute(".sheets", "data-shape") {
            Some(shape) => format!("{SHEET}[data-shape='{shape}']"),
            None => SHEET.to_owned(),
        }
    }

    /// The sign of a tie as the map draws it; all drawings in the page must agree.
    pub(crate) fn drawn(&self, tie: &str) -> String {
        let signs: Vec<_> = self
            .all(&format!("{SHEET} > .drawing [data-tie='{tie}']"))
            .iter()
            .map(|tie| tie.get_attribute("data-sign"))
            .collect();
        assert!(signs.iter().all(|sign| sign == &signs[0]), "{signs:?}");
        signs[0].clone().unwrap()
    }

    /// The sign of a tie in the table: the attribute of its row, and the value of its list.
    pub(crate) fn listed(&self, tie: &str) -> (String, String) {
        let row = self.find(&format!(".tables tr:has(> th [data-tie='{tie}'])"));
        (row.get_attribute("data-sign").unwrap(), value(&find(&row, "select")))
    }

    /// The highlighted actors and ties, if any. The copies must look like the originals, and all drawings must agree.
    pub(crate) fn front(&self) -> Option<Front> {
        let reason = self.attribute(".sheets", "data-front");
        let fronts = self.all(SHEET).into_iter().map(|sheet| {
            let below = all(&sheet, ".drawing > a");
            let above = any(&sheet, ".front a[data-near]");
            let ids = |name: &str| {
                let with_name = below.iter().filter(|it| it.has_attribute(name));
                let drawn = |it: &&Element| above.iter().any(|copy| copy.inner_html() == html_of_copy(it));
                let mut ids: Vec<String> = with_name.filter(drawn).map(|it| it.get_attribute(name).unwrap()).collect();
                ids.sort();
                ids
            };
            let (actors, ties) = (ids("data-actor"), ids("data-tie"));
            assert_eq!(above.len(), actors.len() + ties.len(), "each element is highlighted once");
            (actors, ties)
        });
        let fronts: Vec<_> = fronts.collect();
        assert!(fronts.iter().all(|front| front == &fronts[0]), "{fronts:?}");
        let (actors, ties) = fronts.into_iter().next()?;
        match reason {
            Some(reason) => Some(Front { reason, actors, ties }),
            None => {
                assert!(actors.is_empty() && ties.is_empty(), "{actors:?} {ties:?}");
                None
            }
        }
    }

    /// Chooses from a list, as a reader does.
    pub(crate) async fn select(&self, selector: &str, value: &str) {
        let list = self.find(selector);
        list.unchecked_ref::<HtmlSelectElement>().set_value(value);
        fire(&list, "change").await;
    }

    /// Whether a box is ticked.
    pub(crate) fn is_ticked(&self, selector: &str) -> bool {
        self.find(selector).unchecked_into::<HtmlInputElement>().checked()
    }

    /// The value of a list.
    pub(crate) fn value(&self, selector: &str) -> String {
        value(&self.find(selector))
    }

    pub(crate) async fn click(&self, selector: &str) {
        click(&self.find(selector)).await;
    }

    /// Chooses an option of a question.
    pub(crate) async fn choose(&self, question: &str, option: &str) {
        self.click(&option_of(question, option)).await;
    }

    /// Presses a key on the focused element.
    pub(crate) async fn press(&self, key: &str) {
        self.press_on(&focused(), key).await;
    }

    /// Presses a key on an element.
    pub(crate) async fn press_on(&self, element: &Element, key: &str) {
        press_with(element, key, &KeyboardEventInit::new()).await;
    }

    /// Writes the reader's own view into its field.
    pub(crate) async fn write(&self, view: &str) {
        write_into(&self.root, view);
        fire(&self.find("textarea"), "input").await;
    }

    pub(crate) fn written(&self) -> String {
        self.find("textarea").unchecked_into::<HtmlTextAreaElement>().value()
    }

    /// Chooses a scheme by its index in the switch.
    pub(crate) async fn choose_scheme(&self, index: i32) {
        set_scheme_in(&self.root, index);
        fire(&self.find("[data-scheme-switch]"), "change").await;
    }

    /// The index of the scheme that the switch shows.
    pub(crate) fn shown_scheme(&self) -> i32 {
        self.find("[data-scheme-switch]").unchecked_into::<HtmlSelectElement>().selected_index()
    }

    /// Whether the explainer still responds: opens an actor that is not open, and closes it again.
    pub(crate) async fn responds(&self) -> bool {
        self.click(".drawing [data-actor='europe']").await;
        let opened = self.open() == ["actor=europe"];
        self.click("[data-panel='actor=europe'] .close").await;
        opened && self.open().is_empty()
    }
}

/// The HTML inside the copy of an element of the map. A copy is not pressed, so it lacks the wide invisible line.
pub(crate) fn html_of_copy(element: &Element) -> String {
    let copy: Element = element.clone_node_with_deep(true).unwrap().unchecked_into();
    copy.query_selector(".reach").unwrap().iter().for_each(Element::remove);
    copy.inner_html()
}

/// The selector of a question in the quiz.
pub(crate) fn question_of(question: &str) -> String {
    format!(".quiz [data-question='{question}']")
}

/// How the reader operates controls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Hand {
    /// By mouse, pen or touch.
    Pointer,
    /// By keyboard: the control gets focus and a key is pressed, which the browser turns into a click, or in a list into a
    /// change.
    Keyboard,
}

impl Hand {
    /// All of them.
    pub(crate) const ALL: [Hand; 2] = [Hand::Pointer, Hand::Keyboard];

    /// Presses a control.
    pub(crate) async fn press(self, control: &Element) {
        match self {
            // A pointer presses the control's label.
            Hand::Pointer => click(&control.closest("label").unwrap().unwrap_or_else(|| control.clone())).await,
            Hand::Keyboard => {
                self.reach(control);
                control.unchecked_ref::<HtmlElement>().click();
                settle().await;
            }
        }
    }

    /// Chooses in a list.
    pub(crate) async fn select(self, list: &Element, value: &str) {
        self.reach(list);
        list.unchecked_ref::<HtmlSelectElement>().set_value(value);
        fire(list, "input").await;
        fire(list, "change").await;
    }

    /// Types into a field, replacing its value.
    pub(crate) async fn write(self, field: &Element, text: &str) {
        self.reach(field);
        field.unchecked_ref::<HtmlInputElement>().set_value(text);
        fire(field, "input").await;
    }

    fn reach(self, control: &Element) {
        if self == Hand::Keyboard {
            focus(control);
            assert!(focused().is_same_node(Some(control)), "{} gets no focus", brief(control));
        }
    }
}

/// One of each kind of question in the built-in explainer, with its kind, but for the prediction.
pub(crate) const KINDS: [(&str, &str); 8] = [
    ("risk", "choice"),
    ("supplies", "several"),
    ("aims-of-each", "match"),
    ("steps-to-isolation", "order"),
    ("in-the-middle", "actor"),
    ("premise-in-question", "tie"),
    ("russia-alone", "change"),
    ("marriage", "fill"),
];

/// Fills in an answer to an open question of [`KINDS`]. A single choice is answered by that; other kinds have to be submitted.
pub(crate) async fn put_together(question: &Element, hand: Hand, right: bool) {
    let id = question.get_attribute("data-question").unwrap();
    match id.as_str() {
        "risk" => {
            let option = if right { "isolation" } else { "clash" };
            hand.press(&find(question, &format!("[data-option='{option}']"))).await;
        }
        "supplies" => {
            let ticks = if right { &["equipment", "machinery", "transit"][..] } else { &["machinery", "soldiers"] };
            for option in ticks {
                hand.press(&find(question, &format!("[data-tick='{option}']"))).await;
            }
        }
        "aims-of-each" => {
            let (one, other) = if right { ("russia", "china") } else { ("china", "russia") };
            for (option, pair) in
                [("russia", one), ("china", other), ("united-states", "united-states"), ("europe", "europe")]
            {
                hand.select(&find(question, &format!("[data-pair='{option}']")), pair).await;
            }
        }
        "steps-to-isolation" => {
            // The right order is made from the top. The first order is a wrong one already.
            let order = ["decouple", "apart", "closer", "secondary"];
            for (place, step) in order.iter().enumerate().filter(|_| right) {
                while keys(question).iter().position(|it| it == step).unwrap() > place {
                    hand.press(&find(question, &format!("[data-do='earlier'][data-step='{step}']"))).await;
                }
            }
        }
        "in-the-middle" => hand.select(&find(question, "select"), if right { "china" } else { "russia" }).await,
        "premise-in-question" => {
            hand.select(&find(question, "select"), if right { "russia-china" } else { "china-russia" }).await;
        }
        "russia-alone" => {
            let change = if right { "russia-china adversarial" } else { "united-states-china adversarial" };
            hand.select(&find(question, "select"), change).await;
        }
        "marriage" => hand.write(&find(question, "[data-type]"), if right { "convenience" } else { "love" }).await,
        _ => panic!("{id} is not of these"),
    }
}

/// Fills in and submits an answer to an open question of [`KINDS`].
pub(crate) async fn answer(question: &Element, hand: Hand, right: bool) {
    put_together(question, hand, right).await;
    if let Some(submit) = question.query_selector("[data-do='submit']").unwrap() {
        hand.press(&submit).await;
    }
}

/// The keys of the options, steps or pairs of a question in the order in which they are shown.
pub(crate) fn keys(question: &Element) -> Vec<String> {
    let (selector, name) = match question.query_selector("[data-pair]").unwrap() {
        Some(_) => (".pair:first-child option:not([value=''])", "value"),
        None => ("[data-key]", "data-key"),
    };
    any(question, selector).iter().map(|it| it.get_attribute(name).unwrap()).collect()
}

/// The selector of the element that chooses an option of a question in the quiz.
pub(crate) fn option_of(question: &str, option: &str) -> String {
    format!("{} [data-option='{option}']", question_of(question))
}

#[track_caller]
pub(crate) fn find(within: &Element, selector: &str) -> Element {
    within.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no element matches {selector}"))
}

/// All elements that a selector matches, of which there must be one, since a claim about all elements is true if there are none.
#[track_caller]
pub(crate) fn all(within: &Element, selector: &str) -> Vec<Element> {
    let found = any(within, selector);
    assert!(!found.is_empty(), "no element matches {selector}");
    found
}

/// All elements that a selector matches; there may be none.
pub(crate) fn any(within: &Element, selector: &str) -> Vec<Element> {
    let found = within.query_selector_all(selector).unwrap();
    (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
}

/// Types into the text area before the player listens.
pub(crate) fn write_into(root: &Element, view: &str) {
    find(root, "textarea").unchecked_into::<HtmlTextAreaElement>().set_value(view);
}

/// Sets the switch of schemes before the player listens.
pub(crate) fn set_scheme_in(root: &Element, index: i32) {
    find(root, "[data-scheme-switch]").unchecked_into::<HtmlSelectElement>().set_selected_index(index);
}

/// Clicks an element as a mouse does, or as Enter does on a focused link or summary, with the browser's default action.
pub(crate) async fn click(element: &Element) {
    click_with(element, &MouseEventInit::new()).await;
}

/// Clicks with modifier keys or another button; whether the default action was not prevented.
pub(crate) async fn click_with(element: &Element, init: &MouseEventInit) -> bool {
    let left = dispatch_click(element, init);
    settle().await;
    left
}

/// The same without waiting for anything.
pub(crate) fn dispatch_click(element: &Element, init: &MouseEventInit) -> bool {
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    let event = MouseEvent::new_with_mouse_event_init_dict("click", init).unwrap();
    element.dispatch_event(&event).unwrap()
}

/// Presses a key with modifier keys; whether the default action was not prevented.
pub(crate) async fn press_with(element: &Element, key: &str, init: &KeyboardEventInit) -> bool {
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", init).unwrap();
    let left = element.dispatch_event(&event).unwrap();
    settle().await;
    left
}

/// The value of a list.
pub(crate) fn value(list: &Element) -> String {
    list.unchecked_ref::<HtmlSelectElement>().value()
}

pub(crate) async fn fire(element: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    element.dispatch_event(&web_sys::Event::new_with_event_init_dict(name, &init).unwrap()).unwrap();
    settle().await;
}

/// Gives focus, as clicking or tabbing there does.
pub(crate) fn focus(element: &Element) {
    let focus = js_sys::Reflect::get(element, &"focus".into()).unwrap();
    focus.unchecked_into::<Function>().call0(element).unwrap();
}

/// The focused element.
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
