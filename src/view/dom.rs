//! The DOM: parts of the view read and change elements of the page by [`Node`] only. What else they ask of the browser
//! (events, files, observers, the share sheet) they ask by web-sys.

use js_sys::Reflect;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AddEventListenerOptions, CssStyleDeclaration, DomRect, Element, EventTarget, FocusOptions, HtmlElement,
    HtmlInputElement, HtmlProgressElement, HtmlSelectElement, HtmlTemplateElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, ShadowRoot, Window,
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
    /// The target of an event.
    pub(super) fn target(event: &web_sys::Event) -> Option<Node> {
        event.target()?.dyn_into().ok().map(Node)
    }

    /// The element that Yew has drawn for a reference.
    pub(super) fn drawn(reference: &NodeRef) -> Option<Node> {
        reference.cast().map(Node)
    }

    /// Creates an element, which is not in the page yet.
    pub(super) fn create(&self, tag: &str, attributes: &[(&str, &str)], text: &str) -> Node {
        let page = self.0.owner_document().expect("an element is of a document");
        let element = page.create_element(tag).expect("the name of an element");
        Node::completed(element, attributes, text)
    }

    /// Creates an element of SVG.
    pub(super) fn create_svg(&self, tag: &str, attributes: &[(&str, &str)], text: &str) -> Node {
        let page = self.0.owner_document().expect("an element is of a document");
        let element = page.create_element_ns(Some(SVG), tag).expect("the name of an element");
        Node::completed(element, attributes, text)
    }

    fn completed(element: Element, attributes: &[(&str, &str)], text: &str) -> Node {
        let node = Node(element);
        for (name, value) in attributes {
            node.set(name, value);
        }
        if !text.is_empty() {
            node.0.set_text_content(Some(text));
        }
        node
    }

    /// The DOM element.
    pub fn element(&self) -> &Element {
        &self.0
    }

    // Finding.

    /// The first descendant that matches a selector, which the author tool has drawn. If another script has removed it, a new
    /// element that is not in the page is returned, so that updates of it have no effect. In debug builds a missing element
    /// panics, unless the test has changed the page and marked it by `data-tampered`.
    pub(super) fn find(&self, selector: &str) -> Node {
        self.query(selector).unwrap_or_else(|| {
            let is_tampered = || !self.0.is_connected() || self.enclosing("[data-tampered]").is_some();
            debug_assert!(is_tampered(), "nothing on the page is {selector}");
            self.create("i", &[], "")
        })
    }

    /// The element with an id in the tree of this one: the document, or a shadow root.
    pub(super) fn by_id(&self, id: &str) -> Option<Node> {
        let tree = self.0.get_root_node();
        let found = match tree.dyn_ref::<web_sys::Document>() {
            Some(page) => page.get_element_by_id(id),
            None => tree.dyn_ref::<ShadowRoot>()?.get_element_by_id(id),
        };
        found.map(Node)
    }

    /// The first descendant that matches a selector.
    pub(super) fn query(&self, selector: &str) -> Option<Node> {
        self.0.query_selector(selector).ok().flatten().map(Node)
    }

    /// All descendants that match a selector. This returns a vector and no iterator, because the code that uses an iterator would
    /// be compiled once more for each closure.
    pub(super) fn all(&self, selector: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        if let Ok(found) = self.0.query_selector_all(selector) {
            for index in 0..found.length() {
                // `query_selector_all` returns elements only, so the cast is safe.
                nodes.extend(found.item(index).map(|it| Node(it.unchecked_into())));
            }
        }
        nodes
    }

    /// The nearest element that matches a selector, among this one and its ancestors.
    pub(super) fn enclosing(&self, selector: &str) -> Option<Node> {
        self.0.closest(selector).ok().flatten().map(Node)
    }

    /// Whether another element is this one or a descendant.
    pub(super) fn contains(&self, other: &Node) -> bool {
        self.0.contains(Some(&other.0))
    }

    /// Whether this element matches a selector.
    pub(super) fn matches(&self, selector: &str) -> bool {
        self.0.matches(selector).unwrap_or(false)
    }

    /// The parent element.
    pub(super) fn parent(&self) -> Option<Node> {
        self.0.parent_element().map(Node)
    }

    /// The child element at an index.
    pub(super) fn child(&self, index: usize) -> Option<Node> {
        self.0.children().item(index as u32).map(Node)
    }

    /// The first element of a template: in the template's content where the browser has parsed it, among its children where Yew
    /// has drawn it.
    pub(super) fn template_content(&self) -> Option<Node> {
        let content = self.0.unchecked_ref::<HtmlTemplateElement>().content();
        content.first_element_child().map(Node).or_else(|| self.child(0))
    }

    /// The last child element.
    pub(super) fn last(&self) -> Option<Node> {
        self.0.last_element_child().map(Node)
    }

    /// The next sibling element.
    pub(super) fn next(&self) -> Option<Node> {
        self.0.next_element_sibling().map(Node)
    }

    // Attributes and text.

    /// The name of the element, in lower case in an HTML document.
    pub(super) fn tag(&self) -> String {
        self.0.local_name()
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Whether the element has an attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.has_attribute(name)
    }

    /// Sets an attribute; an empty value removes it.
    pub(super) fn set(&self, name: &str, value: &str) {
        let _ = if value.is_empty() { self.0.remove_attribute(name) } else { self.0.set_attribute(name, value) };
    }

    /// Sets an attribute, even to an empty value.
    pub(super) fn set_even_empty(&self, name: &str, value: &str) {
        let _ = self.0.set_attribute(name, value);
    }

    /// Sets a boolean attribute, or removes it.
    pub(super) fn flag(&self, name: &str, holds: bool) {
        // The value of an HTML attribute is its name; that of an ARIA or a data attribute is `true`.
        let value = if name.contains('-') { "true" } else { name };
        self.set(name, if holds { value } else { "" });
    }

    /// Sets a property of the element's inline style.
    pub(super) fn set_style(&self, name: &str, value: &str) {
        let _ = self.0.unchecked_ref::<HtmlElement>().style().set_property(name, value);
    }

    /// The text of the element.
    pub(super) fn text(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// Sets the text of the element, unless it has that text already, because screen readers would read it out again. All child
    /// nodes are replaced, including those of a translator.
    pub(super) fn set_text(&self, text: &str) {
        if self.0.text_content().as_deref() != Some(text) {
            self.0.set_text_content(Some(text));
        }
    }

    // Children.

    /// Appends a child.
    pub(super) fn append(&self, child: &Node) {
        let _ = self.0.append_child(&child.0);
    }

    /// Inserts a child before all others, followed by a text unless that is empty.
    pub(super) fn prepend(&self, child: &Node, text: &str) {
        if !text.is_empty() {
            let _ = self.0.prepend_with_str_1(text);
        }
        let _ = self.0.prepend_with_node_1(&child.0);
    }

    /// Inserts an element before this one.
    pub(super) fn before(&self, other: &Node) {
        let _ = self.0.before_with_node_1(&other.0);
    }

    /// Removes all children.
    pub(super) fn clear(&self) {
        self.0.set_text_content(None);
    }

    /// Removes the element from the page.
    pub(super) fn remove(&self) {
        self.0.remove();
    }

    /// A deep copy.
    pub(super) fn copy(&self) -> Option<Node> {
        self.0.clone_node_with_deep(true).ok().map(|copy| Node(copy.unchecked_into()))
    }

    /// Makes these elements the children in this order, and removes all others. An element that is in its position already is not
    /// moved, because it would lose focus.
    pub(super) fn set_children(&self, children: &[Node]) {
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

    /// The value of a field or a list; empty for other elements.
    pub(super) fn value(&self) -> String {
        // Inputs, text areas and lists are different types in `web_sys`, but all have this property.
        property(&self.0, "value").as_string().unwrap_or_default()
    }

    /// Sets the value of a field or a list, unless it has that value already, because that would move the cursor.
    pub(super) fn set_value(&self, value: &str) {
        if self.value() != value {
            let _ = Reflect::set(&self.0, &"value".into(), &value.into());
        }
    }

    /// The index of the chosen option of a list.
    pub(super) fn selected(&self) -> usize {
        usize::try_from(self.0.unchecked_ref::<HtmlSelectElement>().selected_index()).unwrap_or(usize::MAX)
    }

    /// Chooses the option of a list at an index.
    pub(super) fn select(&self, index: usize) {
        self.0.unchecked_ref::<HtmlSelectElement>().set_selected_index(index as i32);
    }

    /// Whether a checkbox is checked.
    pub(super) fn is_checked(&self) -> bool {
        self.0.unchecked_ref::<HtmlInputElement>().checked()
    }

    /// Checks a checkbox, or unchecks it.
    pub(super) fn set_checked(&self, on: bool) {
        self.0.unchecked_ref::<HtmlInputElement>().set_checked(on);
    }

    /// Sets the value of a progress bar.
    pub(super) fn set_progress(&self, value: f64) {
        self.0.unchecked_ref::<HtmlProgressElement>().set_value(value);
    }

    /// The element as an input, for its files.
    pub(super) fn input(&self) -> &HtmlInputElement {
        self.0.unchecked_ref()
    }

    // Geometry, scrolling and focus. The browser lays out the page for these, so they come only after all updates.

    /// The computed style.
    pub(super) fn computed_style(&self) -> Option<CssStyleDeclaration> {
        window().get_computed_style(&self.0).ok().flatten()
    }

    /// The width of the content and its padding, in px.
    pub(super) fn client_width(&self) -> i32 {
        self.0.client_width()
    }

    /// The bounding box in the view, in px.
    pub(super) fn rect(&self) -> DomRect {
        self.0.get_bounding_client_rect()
    }

    /// Scrolls to the element. Content far from the view has an estimated height (`content-visibility`), and when it comes near,
    /// its real height may move the element, for example after a phone was turned. So the position is checked for some frames,
    /// and corrected.
    pub(super) fn scroll_to(&self, block: ScrollLogicalPosition) {
        self.scroll_once(block);
        self.start_holding(Some(block), self.tops());
    }

    /// Scrolls so that the top of the element is at this distance from the top of the view, in px, once the browser has restored
    /// the scroll position after Back. That position is a distance from the start of the page, and fits no longer if content
    /// above has got its real height since. The position is held as in `scroll_to`.
    pub(super) fn scroll_back_to(&self, top: f64) {
        // Whatever the browser has restored, the first check corrects it.
        self.start_holding(None, [top, f64::INFINITY]);
    }

    /// Holds the position of the element from now on, and no other one.
    fn start_holding(&self, block: Option<ScrollLogicalPosition>, before: [f64; 2]) {
        stop_holding();
        self.hold(block, before, FRAMES, HELD.get());
    }

    /// Corrects the position of the element if it has moved on the page since `before`: to `block` of the view, or by default to
    /// where it was in the view. `number` is what `HELD` was at the start.
    fn hold(&self, block: Option<ScrollLogicalPosition>, before: [f64; 2], frames: u32, number: u32) {
        let node = self.clone();
        next_frame(move || {
            if HELD.get() != number {
                return;
            }
            let [top, from_start] = node.tops();
            // If only the position in the view has changed, the reader has scrolled, which is not corrected.
            if (top - before[0]).abs() > 1.0 && (from_start - before[1]).abs() > 1.0 {
                match block {
                    Some(block) => node.scroll_once(block),
                    None => window().scroll_by_with_x_and_y(0.0, top - before[0]),
                }
            }
            if frames > 0 {
                node.hold(block, node.tops(), frames - 1, number);
            }
        });
    }

    /// The top of the element, in px from the top of the view, and from the start of the page.
    fn tops(&self) -> [f64; 2] {
        let top = self.rect().top();
        [top, top + window().scroll_y().unwrap_or_default()]
    }

    fn scroll_once(&self, block: ScrollLogicalPosition) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(block);
        self.0.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// How far the content is scrolled horizontally, in px.
    pub(super) fn scroll_left(&self) -> i32 {
        self.0.scroll_left()
    }

    /// Scrolls the content horizontally.
    pub(super) fn set_scroll_left(&self, px: i32) {
        self.0.set_scroll_left(px);
    }

    /// How far the content is scrolled vertically, in px.
    pub(super) fn scroll_top(&self) -> i32 {
        self.0.scroll_top()
    }

    /// Scrolls the content vertically.
    pub(super) fn set_scroll_top(&self, px: i32) {
        self.0.set_scroll_top(px);
    }

    /// Focuses the element without scrolling.
    pub(super) fn focus(&self) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Links in an SVG have `focus` too, but are no `HtmlElement`s.
        if let Ok(focus) = property(&self.0, "focus").dyn_into::<js_sys::Function>() {
            let _ = focus.call1(&self.0, &options);
        }
    }

    /// Clicks the element.
    pub(super) fn click(&self) {
        self.0.unchecked_ref::<HtmlElement>().click();
    }

    /// Shows the element in full screen, or leaves full screen.
    pub(super) fn toggle_full_screen(&self) {
        if self.matches(":fullscreen") {
            self.0.owner_document().iter().for_each(web_sys::Document::exit_fullscreen);
        } else {
            let _ = self.0.request_fullscreen();
        }
    }

    /// Whether the browser allows full screen on this page.
    pub(super) fn may_fill_screen(&self) -> bool {
        self.0.owner_document().is_some_and(|page| page.fullscreen_enabled())
    }

    /// The element that had focus before `entry.js` opened the card in this element, which it does until the player starts.
    pub(super) fn opener(&self) -> Option<Node> {
        property(&self.0, "opener").dyn_into().ok().map(Node).filter(|opener| opener.tag() != "body")
    }

    /// The focused element in the tree of this one: the document, or a shadow root.
    pub(super) fn focused(&self) -> Option<Node> {
        // A document has `activeElement`, too, so the cast is safe.
        let tree: ShadowRoot = self.0.get_root_node().unchecked_into();
        tree.active_element().filter(|focused| focused.tag_name() != "BODY").map(Node)
    }

    // Events.

    /// Adds a listener for events in this element, in the capture phase. Events from slotted content of the host are ignored.
    /// Yew's own listeners are not used, because Yew never removes them, and explainers come and go.
    pub(super) fn listen(&self, name: &'static str, act: impl Fn(web_sys::Event) + 'static) -> Listener {
        let element = self.0.clone();
        let handler = Handler::new(move |event: JsValue| {
            let event: web_sys::Event = event.unchecked_into();
            let target = event.target();
            if element.contains(target.as_ref().and_then(|target| target.dyn_ref())) {
                act(event);
            }
        });
        Listener::add(&self.0, name, handler)
    }
}

fn property(element: &Element, name: &str) -> JsValue {
    Reflect::get(element, &JsValue::from_str(name)).unwrap_or_default()
}

/// A function that the browser calls. All handlers have this one type, because each type of closure adds code.
pub(super) type Handler = Closure<dyn Fn(JsValue)>;

/// A listener of an event, removed when it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    handler: Handler,
}

impl Listener {
    /// Adds a listener in the capture phase, which may prevent the event's default.
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

    /// Adds a listener to an element, whatever the target of the event is.
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

/// For how many frames the position of an element is corrected after scrolling to it.
const FRAMES: u32 = 8;

thread_local! {
    /// Counts the positions that were held. A check that was scheduled for an earlier one sees another number, and ends: it would
    /// scroll the reader away from where they have gone since.
    static HELD: Cell<u32> = const { Cell::new(0) };
}

/// Ends the correction of the position that was held until now.
pub(super) fn stop_holding() {
    HELD.set(HELD.get().wrapping_add(1));
}

/// Makes a JavaScript function that can be called once. The closure is boxed, because wasm-bindgen generates code for every
/// type of closure.
fn once(act: Box<dyn FnOnce()>) -> JsValue {
    Closure::once_into_js(act)
}

/// Calls a function in the next frame, before the browser paints.
pub(super) fn next_frame(act: impl FnOnce() + 'static) {
    let _ = window().request_animation_frame(once(Box::new(act)).unchecked_ref());
}

/// Calls a function after so many milliseconds.
pub(super) fn after(milliseconds: i32, act: impl FnOnce() + 'static) {
    let act = once(Box::new(act));
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds);
}

/// How long to wait for a frame, in milliseconds. A hidden page has no frames.
const NO_FRAME: i32 = 250;

/// Calls a function once the browser has painted the updates so far, or after [`NO_FRAME`].
pub(super) fn after_paint(act: impl FnOnce() + 'static) {
    follow_paint(Box::new(act));
}

/// A separate function, so that its code is not compiled for each type of closure.
fn follow_paint(act: Box<dyn FnOnce()>) {
    let waiting = Rc::new(Cell::new(Some(act)));
    let run = |waiting: &Cell<Option<Box<dyn FnOnce()>>>| waiting.take().into_iter().for_each(|act| act());
    let late = waiting.clone();
    after(NO_FRAME, move || run(&late));
    // Callbacks of a frame run before its paint, in the same task; a timeout that they set fires after the paint.
    next_frame(move || after(0, move || run(&waiting)));
}

/// The root element of the document.
pub(super) fn page() -> Option<Node> {
    window().document()?.document_element().map(Node)
}

/// The window.
pub(super) fn window() -> Window {
    web_sys::window().expect("a page is in a window")
}
