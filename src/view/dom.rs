//! All that the view asks of the page it is in. The only module of the view that knows the DOM.

mod agree;
mod answers;
mod cards;
mod chart;
mod rows;
mod save;

use super::lens::within;
use super::session::{Shared, is_card};
use crate::document::{Id, Place, Sign};
use crate::reader::search::rank;
use crate::reader::{Action, Facet, Reach, Scheme, Search, Step, Table, WhatIf};
pub(super) use agree::agree;
pub(super) use cards::Cards;
pub(super) use chart::Chart;
pub(super) use rows::Rows;
pub(super) use save::{Keepsake, read_progress, save};
use std::cell::RefCell;
use std::ops::Range;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
/// A node of the page.
pub use web_sys::Node;
use web_sys::{
    Element, FocusOptions, HtmlInputElement, HtmlProgressElement, HtmlSelectElement, HtmlTextAreaElement,
    IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ScrollIntoViewOptions,
    ScrollLogicalPosition, ShadowRoot, ShareData, Window,
};
use yew::prelude::*;

/// What a reader asks of the page.
pub(super) enum Wish {
    /// An action on the reader's state.
    Act(Action),
    /// To do something with a question; and what has focus after it, unless that stays.
    Answer(Step, Option<Element>),
    /// To see the map closer, or from further away, in steps.
    Zoom(i32),
    /// To see all of the map.
    Fit,
    /// To keep something as a file.
    Save(Keepsake),
    /// To print the page.
    Print,
    /// To share the address of this state.
    Share,
    /// To share what the reader wrote, or to copy it.
    HandOver {
        /// Whether to copy.
        copies: bool,
    },
}

/// What a click asks for, and on which element: a link within the explainer, an option of a question, a button.
/// `None`: nothing of ours, or a click that asks the browser for something else (a new tab, say).
pub(super) fn clicked(event: &MouseEvent, root: &Element, document: &Shared) -> Option<(Element, Wish)> {
    if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    if let Some(option) = target.closest("summary[data-option]").ok()? {
        let question = option.closest("[data-question]").ok()??.get_attribute("data-question")?;
        // Once there is an answer, what shows may be opened and closed; what does not show stays closed.
        let shows = option.closest("[data-row][data-result]").ok()?.is_some();
        let step = Step::Choose(question, option.get_attribute("data-option")?);
        return (!shows).then_some((option, Wish::Answer(step, None)));
    }
    if let Some(heading) = target.closest("[data-sort]").ok()? {
        let sort = heading.get_attribute("data-sort")?;
        let (name, column) = sort.split_once(' ')?;
        let table = Table::ALL.into_iter().find(|table| table.name() == name)?;
        let action = column.parse().map_or(Action::ShowRows(table), |column| Action::Sort(table, column));
        return Some((heading, Wish::Act(action)));
    }
    if let Some(button) = target.closest("[data-do]").ok()? {
        let name = button.get_attribute("data-do")?;
        let wish = match answering(root, &button, &name) {
            Some(wish) => wish,
            None => command(&name)?,
        };
        return (!button.has_attribute("aria-disabled")).then_some((button, wish));
    }
    if let Some(handle) = target.closest("[data-turn]").ok()? {
        let sign = sign(&handle.get_attribute("data-to")?)?;
        let action = Action::Assume(handle.get_attribute("data-turn")?, sign);
        return Some((handle, Wish::Act(action)));
    }
    let link = target.closest("a[href^='#']").ok()??;
    // One that stands in the text has its passage near by, and no address to come back to.
    if link.matches(".question[id] .where").unwrap_or(false) {
        return Some((link.clone(), Wish::Answer(Step::LookUp(named_in(&link, "data-question")?), None)));
    }
    let href = link.get_attribute("href")?;
    let action = match href.as_str() {
        "#closed" => Action::Close,
        "#as-written" => Action::AsWritten,
        _ => {
            let (kind, id) = href.trim_start_matches('#').split_once('=')?;
            if kind == "s" {
                return Some((link, Wish::Act(Action::Suppose(WhatIf::parse(document, id)))));
            }
            Action::Go(Place::new(kind, id).filter(|place| document.has(place))?)
        }
    };
    Some((link, Wish::Act(action)))
}

/// What a button of the quiz does, by its name.
fn answering(root: &Element, button: &Element, name: &str) -> Option<Wish> {
    let find = |selector: &str| root.query_selector(selector).ok().flatten();
    // Whoever begins anew begins with the first of those questions.
    match name {
        "retry-missed" => {
            let first = find(".quiz .question:is([data-result='wrong'], [data-result='unknown'])");
            return Some(Wish::Answer(Step::RetryMissed, first));
        }
        "retry-all" => return Some(Wish::Answer(Step::RetryAll, find(".quiz .question"))),
        "undo-quiz" => return Some(Wish::Answer(Step::Undo, None)),
        "asked" => return Some(Wish::Answer(Step::Ask(None), None)),
        _ => {}
    }
    let question = button.closest("[data-question]").ok()??;
    let id = question.get_attribute("data-question")?;
    let outcome = || question.query_selector(".outcome").ok().flatten();
    // Where a button goes with the answer, focus goes to what is said of it; where it moves, with it.
    Some(match name {
        "submit" => Wish::Answer(Step::Submit(id), outcome()),
        "give-up" => Wish::Answer(Step::GiveUp(id), outcome()),
        "retry" => Wish::Answer(Step::Retry(id), Some(question)),
        "ask" => Wish::Answer(Step::Ask(Some(id)), find(".asking")),
        "earlier" | "later" => {
            let step = Step::Move(id, button.get_attribute("data-step")?, name == "earlier");
            Wish::Answer(step, Some(button.clone()))
        }
        _ => return None,
    })
}

/// The value of an attribute of the nearest element around that has it.
fn named_in(element: &Element, name: &str) -> Option<String> {
    element.closest(&["[", name, "]"].concat()).ok()??.get_attribute(name)
}

/// Whether a file is chosen.
pub(super) fn opens_file(event: &Event) -> bool {
    let target: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
    target.is_some_and(|target| target.has_attribute("data-load"))
}

/// What a button does, by its name.
fn command(name: &str) -> Option<Wish> {
    Some(match name {
        "undo" => Wish::Act(Action::Undo),
        "redo" => Wish::Act(Action::Redo),
        "let-go" => Wish::Act(Action::LetGo),
        "show-all" => Wish::Act(Action::ShowAll),
        "zoom-in" => Wish::Zoom(1),
        "zoom-out" => Wish::Zoom(-1),
        "fit" => Wish::Fit,
        "print" => Wish::Print,
        "share" => Wish::Share,
        "copy-view" => Wish::HandOver { copies: true },
        "share-view" => Wish::HandOver { copies: false },
        name => Wish::Save(Keepsake::named(name)?),
    })
}

/// Whether a click leads to another part of the page, which a card would cover.
pub(super) fn leaves_for_a_part(event: &MouseEvent) -> bool {
    let target: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
    target.is_some_and(|target| matches!(target.closest(".sections a"), Ok(Some(_))))
}

/// Whether a click opens what balance theory sees, which the browser does by itself.
pub(super) fn opens_theory(event: &MouseEvent) -> bool {
    let target: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
    target.is_some_and(|target| matches!(target.closest(".theory > summary"), Ok(Some(_))))
}

/// Whether what balance theory sees stands open.
pub(super) fn has_theory_open(root: &Element) -> bool {
    root.query_selector(".theory[open]").is_ok_and(|open| open.is_some())
}

/// What is typed asks for: into the search, or as the reader's view.
pub(super) fn typed(event: &InputEvent, document: &Shared) -> Option<Action> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if target.has_attribute("data-view") {
        return Some(Action::Write(target.unchecked_ref::<HtmlTextAreaElement>().value()));
    }
    if !target.has_attribute("data-search") {
        return None;
    }
    let field: &HtmlInputElement = target.unchecked_ref();
    let text = field.value();
    let wanted = folded(text.trim());
    let ranked = document.actors.iter().enumerate();
    let ranked = ranked.filter_map(|(place, actor)| Some((rank(&wanted, &folded(&actor.name))?, place)));
    let ranked: Vec<(u32, usize)> = ranked.collect();
    let found = (0..3).flat_map(|rank| ranked.iter().filter(move |it| it.0 == rank).map(|it| it.1)).collect();
    Some(Action::Seek(text, found))
}

/// A text without case and accents, as the browser knows them: that knowledge is a table of some size.
fn folded(text: &str) -> String {
    let apart: String = js_sys::JsString::from(text).normalize("NFD").to_lower_case().into();
    apart.chars().filter(|it| !('\u{300}'..'\u{370}').contains(it)).collect()
}

/// What a key asks of the search.
pub(super) fn keyed_in_search(event: &KeyboardEvent, search: &Search) -> Option<Action> {
    let field: Element = event.target()?.dyn_into().ok()?;
    if !field.has_attribute("data-search") {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowDown" => Action::Mark(true),
        "ArrowUp" => Action::Mark(false),
        "Enter" => Action::Find(search.choice()?),
        "Escape" if !search.text.is_empty() => Action::Dismiss,
        _ => return None,
    })
}

/// The actor whose suggestion is pressed. The press takes the focus away before a click would be.
pub(super) fn pressed(event: &MouseEvent) -> Option<Action> {
    let option = event.target()?.dyn_into::<Element>().ok()?.closest("[data-suggestion]").ok()??;
    option.get_attribute("data-suggestion")?.parse().ok().map(Action::Find)
}

/// Whether focus leaves the search.
pub(super) fn leaves_search(event: &FocusEvent) -> bool {
    let field: Option<Element> = event.target().and_then(|it| it.dyn_into().ok());
    field.is_some_and(|field| field.has_attribute("data-search"))
}

/// What another choice in a list or another tick asks for.
pub(super) fn changed(event: &Event, document: &Shared) -> Option<Action> {
    let target: Element = event.target()?.dyn_into().ok()?;
    // What has such an attribute is of that kind.
    let ticked = || target.unchecked_ref::<HtmlInputElement>().checked();
    let value = || Some(target.unchecked_ref::<HtmlSelectElement>().value());
    if let Some(question) = named_in(&target, "data-question") {
        return answered(&target, question).map(Action::Quiz);
    }
    if let Some(tie) = target.get_attribute("data-assume") {
        return Some(Action::Assume(tie, sign(&value()?)?));
    }
    if let Some(facet) = target.get_attribute("data-facet") {
        return Some(Action::Show(Facet::named(document, &facet)?, ticked()));
    }
    if target.has_attribute("data-scheme-switch") {
        let chosen = target.unchecked_ref::<HtmlSelectElement>().selected_index();
        return Scheme::ALL.get(usize::try_from(chosen).ok()?).copied().map(Action::Paint);
    }
    if target.has_attribute("data-follow") {
        return Some(Action::Follow(ticked()));
    }
    if target.has_attribute("data-tense") {
        return Some(Action::ShowTense(ticked()));
    }
    if target.has_attribute("data-reach") {
        let name = value()?;
        return Reach::ALL.into_iter().find(|it| it.name() == name).map(Action::Look);
    }
    None
}

/// What a choice within a question does, of a box or in a list, by what it shows.
pub fn answered(target: &Element, question: Id) -> Option<Step> {
    let value = || target.unchecked_ref::<HtmlSelectElement>().value();
    if let Some(option) = target.get_attribute("data-tick") {
        return Some(Step::Choose(question, option));
    }
    if let Some(option) = target.get_attribute("data-pair") {
        return Some(Step::Pair(question, option, value()));
    }
    if target.has_attribute("data-pick") {
        return Some(Step::Pick(question, value().split_whitespace().map(str::to_owned).collect()));
    }
    let late = target.get_attribute("data-expect")? == "late";
    Some(Step::Expect(question, target.get_attribute("value")?, late))
}

fn sign(name: &str) -> Option<Sign> {
    Sign::ALL.into_iter().find(|sign| sign.name() == name)
}

/// Every element that a selector finds. A vector, since each kind of closure would be code of its own.
fn found(root: &Element, selector: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    if let Ok(found) = root.query_selector_all(selector) {
        for index in 0..found.length() {
            // A selector finds elements, and nothing else.
            elements.extend(found.item(index).map(JsCast::unchecked_into::<Element>));
        }
    }
    elements
}

/// Sets attributes of an element, except empty ones.
fn attributes(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = element.set_attribute(name, value);
    }
}

/// Prints the page.
pub(super) fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Brings a place to the reader: opens what it is inside of, scrolls to it, and gives it focus. A card does
/// not scroll, unless it would cover the element that opened it.
pub(super) fn show(root: &Element, place: &Place, opener: Option<&Element>) {
    let Some(element) = reveal(root, place) else { return };
    if !is_card(place) {
        let options = ScrollIntoViewOptions::new();
        let block = if matches!(place, Place::Section(_)) {
            ScrollLogicalPosition::Start
        } else {
            ScrollLogicalPosition::Center
        };
        options.set_block(block);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    focus(&element);
    if is_card(place) {
        // What nothing here has opened, the host has: who it is, is to be seen on the map, if that is in view.
        let current = current(root).filter(|it| seen(root).contains(&it.get_bounding_client_rect().top()));
        uncover(root, opener.or(current.as_ref()), &element);
    }
}

/// What is chosen, on the map.
fn current(root: &Element) -> Option<Element> {
    root.query_selector(".front [data-current]").ok()?
}

/// Scrolls by what a card covers of its opener, and a little more. Beside the text it is the map that it may cover.
fn uncover(root: &Element, opener: Option<&Element>, card: &Element) {
    let card = card.get_bounding_client_rect();
    if card.width() < 0.7 * root.get_bounding_client_rect().width() {
        return uncover_map(root, card.top());
    }
    // Who was chosen beside the map, in the search, say, is to be seen on it.
    let on_map = opener.filter(|opener| matches!(opener.closest(".map"), Ok(Some(_))));
    let current = on_map.and_then(|_| current(root));
    let opener = current.as_ref().filter(|it| it.get_bounding_client_rect().width() > 0.0).or(opener);
    let covered = opener.map_or(0.0, |opener| opener.get_bounding_client_rect().bottom() + 12.0 - card.top());
    if let (Some(window), true) = (window(), covered > 0.0) {
        window.scroll_by_with_x_and_y(0.0, covered);
    }
}

/// Moves the drawing up in its column beside the text, as far as there is room, by what a card covers of it.
fn uncover_map(root: &Element, card: f64) {
    let find = |selector| root.query_selector(selector).ok().flatten();
    let (Some(map), Some(sheets)) = (find(".map"), find(".sheets")) else { return };
    let (column, drawing) = (map.get_bounding_client_rect(), sheets.get_bounding_client_rect());
    let covered = (drawing.bottom() + 8.0 - card).min(drawing.top() - column.top() - 8.0);
    if covered > 0.0 {
        map.set_scroll_top(map.scroll_top() + covered as i32);
    }
}

/// Brings the map into view, if none of it is; or if its top is not, where one is to begin there.
pub(super) fn show_map(root: &Element, from_top: bool) {
    let Ok(Some(map)) = root.query_selector(".map") else { return };
    let seen = seen(root);
    let rect = map.get_bounding_client_rect();
    let end = if from_top { rect.top() } else { rect.bottom() };
    if end < seen.start || rect.top() > seen.end {
        map.scroll_into_view();
    }
}

/// Brings the link to the section in view to sight, in a bar too narrow for all of its links.
pub(super) fn show_current(root: &Element) {
    let find = |selector| root.query_selector(selector).ok().flatten();
    let (Some(bar), Some(current)) = (find(".sections"), find(".sections [aria-current]")) else { return };
    // Whoever walks through the bar by Tab must not lose the link under their feet.
    if bar.matches(":focus-within").unwrap_or(false) {
        return;
    }
    let ahead = current.get_bounding_client_rect().left() - bar.get_bounding_client_rect().left();
    bar.set_scroll_left(bar.scroll_left() + ahead as i32 - 40);
}

/// The same where the page was opened at the place: the browser has scrolled already, unless the address has a `choice` of
/// signs besides, which it takes for no place; and a reader who has begun to write or to choose keeps the focus.
pub(super) fn arrive(root: &Element, place: &Place, choice: bool) {
    let Some(element) = reveal(root, place) else { return };
    // What is in someone else's page does not draw their readers to itself.
    let is_ours = !matches!(root.closest("[data-embedded]"), Ok(Some(_)));
    if has_no_focus() && is_ours {
        focus(&element);
    }
    if is_card(place) {
        uncover(root, None, &element);
    } else if choice && is_ours && window().is_some_and(|window| window.scroll_y() == Ok(0.0)) {
        element.scroll_into_view();
    }
}

/// The same where the reader came back to the place: what they saw there the browser shows again, but focus is
/// where they come from.
pub(super) fn come_back(root: &Element, place: &Place) {
    if let Some(element) = reveal(root, place) {
        focus(&element);
    }
}

/// What has focus in the tree that an element is in: the page, or a shadow root.
pub(super) fn focused(element: &Element) -> Option<Element> {
    // A document knows this by the same name.
    let tree: ShadowRoot = element.get_root_node().unchecked_into();
    tree.active_element().filter(|focused| focused.tag_name() != "BODY")
}

/// Whether nothing on the page has focus.
fn has_no_focus() -> bool {
    let page = window().and_then(|window| window.document()?.document_element());
    page.is_none_or(|page| focused(&page).is_none())
}

/// Opens what a place is inside of, so that it can be seen.
fn reveal(root: &Element, place: &Place) -> Option<Element> {
    let attribute = if is_card(place) { "data-panel" } else { "id" };
    // Ids within a document are letters, digits and hyphens: nothing to escape.
    let selector = ["[", attribute, "='", &place.fragment(), "']"].concat();
    let element = root.query_selector(&selector).ok()??;
    let mut around = element.parent_element();
    while let Some(parent) = around {
        if parent.tag_name() == "DETAILS" {
            let _ = parent.set_attribute("open", "");
        }
        around = parent.parent_element();
    }
    Some(element)
}

/// Whether an element is in a card, and goes out of sight with it.
pub(super) fn is_in_card(element: &Element) -> bool {
    element.closest("[data-panel]").is_ok_and(|card| card.is_some())
}

/// From where to where the reader sees what an element is in, in px of the view: all of it, but in a frame that says
/// otherwise.
fn seen(element: &Element) -> Range<f64> {
    let frame = element.closest("[data-seen]").ok().flatten().and_then(|frame| frame.get_attribute("data-seen"));
    let edges = frame.as_deref().and_then(|seen| seen.split_once(' '));
    let edges = edges.map(|(start, end)| js_sys::parse_float(start)..js_sys::parse_float(end));
    edges.unwrap_or_else(|| {
        let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
        0.0..height.unwrap_or_default()
    })
}

/// Gives focus to an element, and scrolls to it if it is not in view.
pub(super) fn bring(element: &Element) {
    focus(element);
    let seen = seen(element);
    let rect = element.get_bounding_client_rect();
    if rect.top() < seen.start || rect.bottom().min(rect.top() + 100.0) > seen.end {
        element.scroll_into_view();
    }
}

/// Gives focus without a scroll.
pub(super) fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Ok(focus) = js_sys::Reflect::get(element, &JsValue::from_str("focus"))
        && let Ok(focus) = focus.dyn_into::<js_sys::Function>()
    {
        // Links in an SVG have `focus` too, but are not `HtmlElement`s.
        let _ = focus.call1(element, &options);
    }
}

/// Copies the text, and says with the key of a word how it went.
pub(super) fn copy(text: &str, said: Callback<&'static str>) {
    let clipboard = window().map(|window| window.navigator().clipboard());
    // Without a secure context there is no clipboard, whatever the type says.
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
        return said.emit("copy-failed");
    };
    let copied = clipboard.write_text(text);
    yew::platform::spawn_local(async move {
        let outcome = wasm_bindgen_futures::JsFuture::from(copied).await;
        said.emit(if outcome.is_ok() { "copied" } else { "copy-failed" });
    });
}

/// The explainer's own address, without a fragment: that of its page, wherever it is shown.
pub fn address(element: &Element) -> String {
    let embedded = element.closest("[data-src]").ok().flatten();
    let address = embedded.and_then(|root| root.get_attribute("data-src"));
    let address = address.or_else(|| window()?.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Shares the text, or the address of a state of the page, by the device's own way; else copies it.
pub(super) fn share(root: &Element, title: &str, text: Option<&str>, fragment: &str, said: Callback<&'static str>) {
    let Some(window) = window() else { return };
    let address = [&*address(root), if fragment.is_empty() { "" } else { "#" }, fragment].concat();
    let navigator = window.navigator();
    let can_share = js_sys::Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false);
    if !can_share {
        return copy(text.unwrap_or(&address), said);
    }
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(&address);
    if let Some(text) = text {
        data.set_text(text);
    }
    let shared = navigator.share_with_data(&data);
    yew::platform::spawn_local(async move {
        // A reader who thinks better of it is told nothing.
        if wasm_bindgen_futures::JsFuture::from(shared).await.is_ok() {
            said.emit("shared");
        }
    });
}

/// What the browser calls, with whatever it has to say. One kind for all: each would be code of its own.
type Handler = Closure<dyn Fn(JsValue)>;

fn window() -> Option<Window> {
    web_sys::window()
}

/// Listens to an element until it is dropped.
pub(super) struct Ear {
    element: Element,
    name: &'static str,
    heard: Handler,
}

/// Listens to what happens in an element, ahead of whoever listens further in. What the host has put into a slot is its own.
/// Yew would listen by itself, but never lets go of where it has listened, and explainers come and go.
pub(super) fn listen<E: JsCast + 'static>(element: &Element, name: &'static str, to: Callback<E>) -> Ear {
    let within = element.clone();
    let heard = Handler::new(move |event: JsValue| {
        let target = event.unchecked_ref::<Event>().target();
        if within.contains(target.as_ref().and_then(|target| target.dyn_ref())) {
            to.emit(event.unchecked_into());
        }
    });
    let _ = element.add_event_listener_with_callback_and_bool(name, heard.as_ref().unchecked_ref(), true);
    Ear { element: element.clone(), name, heard }
}

impl Drop for Ear {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback_and_bool(self.name, heard, true);
    }
}

/// Watches which section is in view, how far the reader is, and keys pressed where nothing has focus, until
/// it is dropped.
pub(super) struct Watch {
    observer: Option<IntersectionObserver>,
    _seen: Handler,
    scrolled: Handler,
    pressed: Handler,
}

impl Watch {
    /// Starts to watch the sections and the progress bar in `root`.
    pub(super) fn start(root: &Element, act: Callback<Action>) -> Watch {
        let pressed = {
            let (root, act) = (root.clone(), act.clone());
            Handler::new(move |event: JsValue| {
                let event: KeyboardEvent = event.unchecked_into();
                let is_open = || root.query_selector("[data-open]").is_ok_and(|open| open.is_some());
                if event.key() == "Escape" && has_no_focus() && is_open() {
                    act.emit(Action::Close);
                }
            })
        };
        let in_view: RefCell<Vec<String>> = RefCell::default();
        let page = root.clone();
        let seen = Handler::new(move |entries: JsValue| {
            let mut in_view = in_view.borrow_mut();
            for entry in entries.unchecked_into::<js_sys::Array>().iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let Some(section) = entry.target().get_attribute("data-section") else { continue };
                in_view.retain(|it| it != &section);
                if entry.is_intersecting() {
                    in_view.push(section);
                }
            }
            // Where a part stands alone, there is no map beside the text to follow it.
            let is_alone = page.closest("[data-part]").is_ok_and(|part| part.is_some());
            act.emit(Action::Read(in_view.last().filter(|_| !is_alone).cloned()));
        });
        let options = IntersectionObserverInit::new();
        // The line that a reader's eye is on, a third down the view.
        options.set_root_margin("-33% 0px -66% 0px");
        let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok();
        if let (Some(observer), Ok(sections)) = (&observer, root.query_selector_all(".section[data-section]")) {
            for index in 0..sections.length() {
                if let Some(section) = sections.item(index).and_then(|it| it.dyn_into::<Element>().ok()) {
                    observer.observe(&section);
                }
            }
        }
        let root = root.clone();
        let scrolled = Handler::new(move |_| progress(&root));
        if let Some(window) = window() {
            // Captured, since what scrolls may be an element around, whose event does not come up here.
            let _ = window.add_event_listener_with_callback_and_bool("scroll", scrolled.as_ref().unchecked_ref(), true);
            let _ = window.add_event_listener_with_callback("keydown", pressed.as_ref().unchecked_ref());
        }
        Watch { observer, _seen: seen, scrolled, pressed }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        if let Some(window) = window() {
            let scrolled = self.scrolled.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback_and_bool("scroll", scrolled, true);
            let _ = window.remove_event_listener_with_callback("keydown", self.pressed.as_ref().unchecked_ref());
        }
    }
}

/// Shows how much of the text is above the lower edge of the view.
fn progress(root: &Element) {
    let find = |selector| root.query_selector(selector).ok().flatten();
    let (Some(text), Some(bar)) = (find(".article"), find(".progress")) else { return };
    let seen = seen(root);
    let text = text.get_bounding_client_rect();
    let hidden = (text.height() - (seen.end - seen.start)).max(1.0);
    let bar: &HtmlProgressElement = bar.unchecked_ref();
    bar.set_value(within((seen.start - text.top()) / hidden * 100.0, 0.0, 100.0).round());
}
