//! The page, as the view knows it: all that the view reads from the page or does to it goes through [`Node`].

use js_sys::Reflect;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AddEventListenerOptions, DomRect, Element, EventTarget, FocusOptions, HtmlElement, HtmlInputElement,
    HtmlSelectElement, HtmlTemplateElement, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot, Window,
};
use yew::NodeRef;

/// The namespace of SVG.
pub(super) const SVG: &str = "http://www.w3.org/2000/svg";

/// An element of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Node(Element);

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node(element)
    }
}

impl Node {
    /// The element that an event is about.
    pub(super) fn target(event: &web_sys::Event) -> Option<Node> {
        event.target()?.dyn_into().ok().map(Node)
    }

    /// The element that Yew has drawn for a reference.
    pub(super) fn drawn(reference: &NodeRef) -> Option<Node> {
        reference.cast().map(Node)
    }

    /// A new element of the same page, which is nowhere yet.
    pub(super) fn make(&self, tag: &str, attributes: &[(&str, &str)], text: &str) -> Node {
        let page = self.0.owner_document().expect("an element is of a document");
        let element = page.create_element(tag).expect("the name of an element");
        Node::made(element, attributes, text)
    }

    /// The same in a drawing.
    pub(super) fn make_svg(&self, tag: &str, attributes: &[(&str, &str)], text: &str) -> Node {
        let page = self.0.owner_document().expect("an element is of a document");
        let element = page.create_element_ns(Some(SVG), tag).expect("the name of an element");
        Node::made(element, attributes, text)
    }

    fn made(element: Element, attributes: &[(&str, &str)], text: &str) -> Node {
        let node = Node(element);
        for (name, value) in attributes {
            node.set(name, value);
        }
        if !text.is_empty() {
            node.0.set_text_content(Some(text));
        }
        node
    }

    /// The element itself, for what makes apps of it.
    pub fn element(&self) -> &Element {
        &self.0
    }

    // Finding.

    /// The element inside that a hook finds. The author tool has drawn it: that it is missing is a fault, which tests do not
    /// pass over. On a page that someone else has changed, another element, which is nowhere, takes its place; a test that
    /// has changed one says so by `data-tampered`.
    pub(super) fn find(&self, hook: &str) -> Node {
        self.look(hook).unwrap_or_else(|| {
            let is_tampered = || !self.0.is_connected() || self.around("[data-tampered]").is_some();
            debug_assert!(is_tampered(), "nothing on the page is {hook}");
            self.make("i", &[], "")
        })
    }

    /// The element of an id in the tree that this one is in: the page, or a shadow root.
    pub(super) fn by_id(&self, id: &str) -> Option<Node> {
        let tree = self.0.get_root_node();
        let found = match tree.dyn_ref::<web_sys::Document>() {
            Some(page) => page.get_element_by_id(id),
            None => tree.dyn_ref::<ShadowRoot>()?.get_element_by_id(id),
        };
        found.map(Node)
    }

    /// The first element inside that a selector finds, if there is one.
    pub(super) fn look(&self, selector: &str) -> Option<Node> {
        self.0.query_selector(selector).ok().flatten().map(Node)
    }

    /// Every element inside that a selector finds. A vector, since each kind of closure would be code of its own.
    pub(super) fn all(&self, selector: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        if let Ok(found) = self.0.query_selector_all(selector) {
            for index in 0..found.length() {
                // A selector finds elements, and nothing else.
                nodes.extend(found.item(index).map(|it| Node(it.unchecked_into())));
            }
        }
        nodes
    }

    /// The nearest element that a selector finds, of this one and those around it.
    pub(super) fn around(&self, selector: &str) -> Option<Node> {
        self.0.closest(selector).ok().flatten().map(Node)
    }

    /// Whether another element is inside.
    pub(super) fn holds(&self, other: &Node) -> bool {
        self.0.contains(Some(&other.0))
    }

    /// Whether a selector finds this element.
    pub(super) fn is(&self, selector: &str) -> bool {
        self.0.matches(selector).unwrap_or(false)
    }

    /// The element around it.
    pub(super) fn parent(&self) -> Option<Node> {
        self.0.parent_element().map(Node)
    }

    /// The child at a place.
    pub(super) fn child(&self, place: usize) -> Option<Node> {
        self.0.children().item(place as u32).map(Node)
    }

    /// The first element that a template holds: of what the author tool has written, in its content; of what Yew has drawn,
    /// in the element itself.
    pub(super) fn held(&self) -> Option<Node> {
        let content = self.0.unchecked_ref::<HtmlTemplateElement>().content();
        content.first_element_child().map(Node).or_else(|| self.child(0))
    }

    /// The last child.
    pub(super) fn last(&self) -> Option<Node> {
        self.0.last_element_child().map(Node)
    }

    /// The element behind it.
    pub(super) fn next(&self) -> Option<Node> {
        self.0.next_element_sibling().map(Node)
    }

    // Attributes and words.

    /// The name of its element, in small letters in a page of HTML.
    pub(super) fn tag(&self) -> String {
        self.0.local_name()
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Whether it has an attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.has_attribute(name)
    }

    /// Sets an attribute; an empty value removes it.
    pub(super) fn set(&self, name: &str, value: &str) {
        let _ = if value.is_empty() { self.0.remove_attribute(name) } else { self.0.set_attribute(name, value) };
    }

    /// Sets an attribute, also to an empty value.
    pub(super) fn set_whatever(&self, name: &str, value: &str) {
        let _ = self.0.set_attribute(name, value);
    }

    /// Sets an attribute, or removes it.
    pub(super) fn flag(&self, name: &str, holds: bool) {
        // HTML's own have their name for a value, those of ARIA and ours a word.
        let value = if name.contains('-') { "true" } else { name };
        self.set(name, if holds { value } else { "" });
    }

    /// What it says.
    pub(super) fn words(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// Has it say something, if that is something else: what is said again is read out again. Whatever is in it goes, also
    /// what a translator has put there.
    pub(super) fn say(&self, says: &str) {
        if self.0.text_content().as_deref() != Some(says) {
            self.0.set_text_content(Some(says));
        }
    }

    // What it holds.

    /// Puts an element into it, behind all others.
    pub(super) fn append(&self, child: &Node) {
        let _ = self.0.append_child(&child.0);
    }

    /// Puts an element into it, ahead of all others, with some text behind, if there is any.
    pub(super) fn begin_with(&self, child: &Node, text: &str) {
        if !text.is_empty() {
            let _ = self.0.prepend_with_str_1(text);
        }
        let _ = self.0.prepend_with_node_1(&child.0);
    }

    /// Puts an element into the page ahead of it.
    pub(super) fn before(&self, other: &Node) {
        let _ = self.0.before_with_node_1(&other.0);
    }

    /// Takes everything out of it.
    pub(super) fn clear(&self) {
        self.0.set_text_content(None);
    }

    /// Takes it out of the page.
    pub(super) fn remove(&self) {
        self.0.remove();
    }

    /// A copy with all that is in it.
    pub(super) fn copy(&self) -> Option<Node> {
        self.0.clone_node_with_deep(true).ok().map(|copy| Node(copy.unchecked_into()))
    }

    /// Has it hold these elements in this order, and takes out all others. What is moved loses the focus: an element that
    /// stands where it is to be stays.
    pub(super) fn order(&self, children: &[Node]) {
        let mut next = self.0.first_element_child();
        for Node(child) in children {
            if next.as_ref() == Some(child) {
                next = child.next_element_sibling();
            } else {
                let _ = self.0.insert_before(child, next.as_deref());
            }
        }
        while let Some(rest) = next {
            next = rest.next_element_sibling();
            rest.remove();
        }
    }

    // Controls.

    /// What stands in a field, or is chosen in a list.
    pub(super) fn value(&self) -> String {
        // All of them know it by this name, and whatever else is asked has none.
        property(&self.0, "value").as_string().unwrap_or_default()
    }

    /// Has a field or a list show something. To set what stands in a field already would move the cursor.
    pub(super) fn set_value(&self, value: &str) {
        if self.value() != value {
            let _ = Reflect::set(&self.0, &"value".into(), &value.into());
        }
    }

    /// Which option of a list is chosen, by its place.
    pub(super) fn selected(&self) -> usize {
        usize::try_from(self.0.unchecked_ref::<HtmlSelectElement>().selected_index()).unwrap_or(usize::MAX)
    }

    /// Has a list show the option at a place.
    pub(super) fn select(&self, place: usize) {
        self.0.unchecked_ref::<HtmlSelectElement>().set_selected_index(place as i32);
    }

    /// Whether a box is ticked.
    pub(super) fn is_ticked(&self) -> bool {
        self.0.unchecked_ref::<HtmlInputElement>().checked()
    }

    /// Ticks a box, or not.
    pub(super) fn tick(&self, on: bool) {
        self.0.unchecked_ref::<HtmlInputElement>().set_checked(on);
    }

    /// As a field for files.
    pub(super) fn input(&self) -> &HtmlInputElement {
        self.0.unchecked_ref()
    }

    // Where it is, and focus. The browser lays out the page to answer: ask only when all is written.

    /// Sets a property of its own style.
    pub(super) fn style(&self, name: &str, value: &str) {
        let _ = self.0.unchecked_ref::<HtmlElement>().style().set_property(name, value);
    }

    /// Where it is in the view, in px.
    pub(super) fn rect(&self) -> DomRect {
        self.0.get_bounding_client_rect()
    }

    /// Scrolls to it: its start, its middle, or as little as it takes. What is far from the view has the height that
    /// the browser remembers of it, until it comes near; where that is another by then, as on a screen that was turned, the
    /// element is moved. So this is done again for as long as it is.
    pub(super) fn scroll_to(&self, block: ScrollLogicalPosition) {
        self.scroll_once(block);
        self.hold(block, self.tops(), FRAMES);
    }

    fn hold(&self, block: ScrollLogicalPosition, place: [f64; 2], frames: u32) {
        let node = self.clone();
        next_frame(move || {
            let [top, from_start] = node.tops();
            // The reader's own scroll moves it in the view, but not in the page.
            if (top - place[0]).abs() > 1.0 && (from_start - place[1]).abs() > 1.0 {
                node.scroll_once(block);
            }
            if frames > 0 {
                node.hold(block, node.tops(), frames - 1);
            }
        });
    }

    /// How far below the upper edge of the view it is, and how far below the start of the page, in px.
    fn tops(&self) -> [f64; 2] {
        let top = self.rect().top();
        [top, top + window().scroll_y().unwrap_or_default()]
    }

    fn scroll_once(&self, block: ScrollLogicalPosition) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(block);
        self.0.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// How far what is in it is scrolled across, in px.
    pub(super) fn scroll_left(&self) -> i32 {
        self.0.scroll_left()
    }

    /// Scrolls what is in it across.
    pub(super) fn set_scroll_left(&self, px: i32) {
        self.0.set_scroll_left(px);
    }

    /// How far what is in it is scrolled down, in px.
    pub(super) fn scroll_top(&self) -> i32 {
        self.0.scroll_top()
    }

    /// Scrolls what is in it down.
    pub(super) fn set_scroll_top(&self, px: i32) {
        self.0.set_scroll_top(px);
    }

    /// Gives it focus, without a scroll.
    pub(super) fn focus(&self) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Links in an SVG have `focus` too, but are not `HtmlElement`s.
        if let Ok(focus) = property(&self.0, "focus").dyn_into::<js_sys::Function>() {
            let _ = focus.call1(&self.0, &options);
        }
    }

    /// Presses it.
    pub(super) fn press(&self) {
        self.0.unchecked_ref::<HtmlElement>().click();
    }

    /// Has it fill the screen, or no more, where the browser lets it.
    pub(super) fn toggle_full_screen(&self) {
        if self.is(":fullscreen") {
            self.0.owner_document().iter().for_each(web_sys::Document::exit_fullscreen);
        } else {
            let _ = self.0.request_fullscreen();
        }
    }

    /// Whether the browser lets elements of this page fill the screen.
    pub(super) fn may_fill_screen(&self) -> bool {
        self.0.owner_document().is_some_and(|page| page.fullscreen_enabled())
    }

    /// What had focus before the card in it was opened, where a script did that before the player was there.
    pub(super) fn opener(&self) -> Option<Node> {
        property(&self.0, "opener").dyn_into().ok().map(Node).filter(|opener| opener.tag() != "body")
    }

    /// What has focus in the tree that it is in: the page, or a shadow root.
    pub(super) fn focused(&self) -> Option<Node> {
        // A document knows this by the same name.
        let tree: ShadowRoot = self.0.get_root_node().unchecked_into();
        tree.active_element().filter(|focused| focused.tag_name() != "BODY").map(Node)
    }

    // Events.

    /// Listens to what happens in it, ahead of whoever listens further in. What the host has put into a slot is its own.
    /// Yew would listen by itself, but never removes what it has added, and explainers come and go.
    pub(super) fn listen(&self, name: &'static str, act: impl Fn(web_sys::Event) + 'static) -> Listener {
        let within = self.0.clone();
        let handler = Handler::new(move |event: JsValue| {
            let event: web_sys::Event = event.unchecked_into();
            let target = event.target();
            if within.contains(target.as_ref().and_then(|target| target.dyn_ref())) {
                act(event);
            }
        });
        Listener::add(&self.0, name, handler)
    }
}

fn property(element: &Element, name: &str) -> JsValue {
    Reflect::get(element, &JsValue::from_str(name)).unwrap_or_default()
}

/// What the browser calls, with whatever it has to say. One kind for all: each would be code of its own.
pub(super) type Handler = Closure<dyn Fn(JsValue)>;

/// A listener of an event, removed when it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    handler: Handler,
}

impl Listener {
    /// Adds a listener to whatever tells of events. It hears them first, on their way in, and may prevent what would follow.
    pub(super) fn add(target: &EventTarget, name: &'static str, handler: Handler) -> Listener {
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(false);
        let function = handler.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(name, function, &options);
        Listener { target: target.clone(), name, handler }
    }

    /// Adds a listener to the window.
    pub fn of_window(name: &'static str, act: impl Fn(JsValue) + 'static) -> Listener {
        Listener::add(&window(), name, Handler::new(act))
    }

    /// Adds a listener to an element, whoever the event is about.
    pub fn of(element: &Element, name: &'static str, act: impl Fn(JsValue) + 'static) -> Listener {
        Listener::add(element, name, Handler::new(act))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.handler.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.name, function, true);
    }
}

/// For how many frames an element that was scrolled to is held in its place.
const FRAMES: u32 = 8;

/// Does something before the browser paints next.
pub(super) fn next_frame(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let _ = window().request_animation_frame(act.unchecked_ref());
}

/// Does something after so many milliseconds.
pub(super) fn after(milliseconds: i32, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds);
}

/// How long a frame may take to come, in milliseconds. A page that nobody sees has none.
const NO_FRAME: i32 = 250;

/// Does something once the browser has painted what is written by now.
pub(super) fn after_paint(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    let waiting = Rc::new(Cell::new(Some(act)));
    let run = |waiting: &Cell<Option<Box<dyn FnOnce()>>>| waiting.take().into_iter().for_each(|act| act());
    let late = waiting.clone();
    after(NO_FRAME, move || run(&late));
    // The callbacks of a frame run ahead of its paint, in the same task: what they ask for comes behind it.
    next_frame(move || after(0, move || run(&waiting)));
}

/// The outermost element of the page that the window shows.
pub(super) fn page() -> Option<Node> {
    window().document()?.document_element().map(Node)
}

/// The window that the page is in.
pub(super) fn window() -> Window {
    web_sys::window().expect("a page is in a window")
}
