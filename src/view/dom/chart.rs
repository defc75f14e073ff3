//! The map on the page: kept up to date without drawing it again, magnified, and walked by arrow keys.
//!
//! A map may have thousands of elements, of which a choice concerns a few. So nothing here asks for all of them: what
//! changes is set on the elements it concerns, what comes forward is drawn once more above the rest, and the rest
//! steps back as one picture.

use super::super::lens::{Lens, within};
use super::super::session::Shared;
use super::super::sheets::{Change, changes};
use super::super::walk::{Standing, direction, step};
use super::{Handler, attributes, focus, window};
use crate::document::Layout;
use crate::graph::layout::{LABEL_SIZE, VIEW};
use crate::reader::Picture;
use crate::reader::picture::Mark;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AddEventListenerOptions, Element, Event, EventTarget, KeyboardEvent, MouseEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition, TouchEvent, WheelEvent,
};

/// How much closer one press goes.
const STEP: f64 = 1.5;

/// The map on the page, until it is dropped.
pub(in crate::view) struct Chart {
    state: Rc<RefCell<State>>,
    handler: Handler,
}

/// What the reader is about to do with the pointer.
enum Hold {
    /// Dragging the map by the mouse: where it was last, and whether it has moved by more than a tremble.
    Drag([f64; 2], bool),
    /// Two fingers: where they are, and how far apart.
    Pinch([f64; 2], f64),
}

struct State {
    document: Shared,
    area: Element,
    sheets: Vec<Sheet>,
    picture: Picture,
    standing: Option<Standing>,
    hold: Option<Hold>,
}

/// One drawing, and what lies over it.
struct Sheet {
    base: Element,
    front: Element,
    lens: Lens,
    big: bool,
}

const EVENTS: [&str; 10] = [
    "wheel",
    "mousedown",
    "touchstart",
    "touchmove",
    "touchend",
    "focusin",
    "focusout",
    "mouseover",
    "mouseout",
    "keydown",
];

/// Where the mouse may go while it holds the map is not up to the map; and the click that ends a drag must be caught
/// before anyone else has it, which is at the window.
const OUTSIDE: [&str; 4] = ["mousemove", "mouseup", "click", "resize"];

impl Chart {
    /// Takes charge of the map in `root`, which shows the document as the article has it.
    pub(in crate::view) fn start(root: &Element, document: &Shared) -> Option<Chart> {
        let area = root.query_selector(".sheets").ok()??;
        let layouts = document.layouts.iter().enumerate();
        let sheets = layouts.filter_map(|(place, layout)| Sheet::find(&area.children().item(place as u32)?, layout));
        let mut state = State {
            document: document.clone(),
            sheets: sheets.collect(),
            picture: Picture::of(document, document.neighbours(), &Default::default()),
            standing: None,
            hold: None,
            area: area.clone(),
        };
        state.refresh();
        let state = Rc::new(RefCell::new(state));
        let handler = {
            let state = state.clone();
            // What an event leads to may be an event in turn, focus above all; that one is for nobody. `Fn`, since a
            // `FnMut` that is called while it runs throws.
            Handler::new(move |event: JsValue| {
                if let Ok(mut state) = state.try_borrow_mut() {
                    state.handle(event.unchecked_ref());
                }
            })
        };
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        options.set_capture(true);
        let listen = |target: &EventTarget, name| {
            let handler = handler.as_ref().unchecked_ref();
            let _ = target.add_event_listener_with_callback_and_add_event_listener_options(name, handler, &options);
        };
        EVENTS.iter().for_each(|name| listen(&area, name));
        if let Some(window) = window() {
            OUTSIDE.iter().for_each(|name| listen(&window, name));
        }
        Some(Chart { state, handler })
    }

    /// Shows another picture.
    pub(in crate::view) fn paint(&self, picture: Picture) {
        self.state.borrow_mut().paint(picture);
    }

    /// Magnifies, in so many steps.
    pub(in crate::view) fn zoom(&self, steps: i32) {
        self.state.borrow_mut().zoom(steps);
    }

    /// Shows the whole map.
    pub(in crate::view) fn fit(&self) {
        self.state.borrow_mut().fit();
    }

    /// The drawing that shows, as an element.
    pub(in crate::view) fn drawing(&self) -> Option<Element> {
        let state = self.state.borrow();
        state.shown().map(|place| state.sheets[place].base.clone())
    }
}

impl Drop for Chart {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        if let Some(window) = window() {
            for name in OUTSIDE {
                let _ = window.remove_event_listener_with_callback_and_bool(name, handler, true);
            }
        }
        let area = &self.state.borrow().area;
        for name in EVENTS {
            let _ = area.remove_event_listener_with_callback_and_bool(name, handler, true);
        }
    }
}

impl Sheet {
    fn find(sheet: &Element, layout: &Layout) -> Option<Sheet> {
        Some(Sheet {
            base: sheet.first_element_child()?,
            front: sheet.last_element_child()?,
            lens: Lens::whole(f64::from(layout.width), f64::from(layout.height)),
            big: sheet.has_attribute("data-big"),
        })
    }

    /// Shows the part of the map that the lens has.
    fn refresh(&self) {
        let view_box = self.lens.view_box();
        for svg in [&self.base, &self.front] {
            let _ = svg.set_attribute("viewBox", &view_box);
            if self.big {
                let width = self.base.get_bounding_client_rect().width().max(1.0);
                // Labels are this many px high on the screen, whatever the magnification.
                let size = (LABEL_SIZE * self.lens.size()[0] / width).ceil();
                let _ = svg.set_attribute("font-size", &(size as i32).to_string());
                let _ = svg.set_attribute("data-zoom", &self.lens.level(width / VIEW).to_string());
            }
        }
    }

    /// Where a point of the view is, as shares of the part of the map that shows.
    fn share(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let (frame, [width, height]) = (self.base.get_bounding_client_rect(), self.lens.size());
        let scale = (frame.width() / width).min(frame.height() / height);
        let side = |point: f64, start: f64, length: f64, size: f64| {
            let shown = size * scale;
            (point - start - (length - shown) / 2.0) / shown.max(1.0)
        };
        [side(x, frame.x(), frame.width(), width), side(y, frame.y(), frame.height(), height)]
    }
}

impl State {
    /// The element of an actor or a tie in a drawing: the ties come first.
    fn element(&self, sheet: &Sheet, mark: Mark) -> Option<Element> {
        let place = match mark {
            Mark::Tie(place) => place,
            Mark::Actor(place) => self.document.ties.len() + place,
        };
        sheet.base.children().item(place as u32)
    }

    /// What an element of a drawing stands for.
    fn mark(&self, target: &Element) -> Option<Mark> {
        let link = target.closest(".drawing > a").ok()??;
        let document = &self.document;
        if let Some(id) = link.get_attribute("data-actor") {
            return document.actors.iter().position(|it| it.id == id).map(Mark::Actor);
        }
        let id = link.get_attribute("data-tie")?;
        document.ties.iter().position(|it| it.id == id).map(Mark::Tie)
    }

    /// The drawing that shows: the others are for containers of other shapes.
    fn shown(&self) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.base.get_bounding_client_rect().width() > 0.0)
    }

    fn paint(&mut self, picture: Picture) {
        let before = std::mem::replace(&mut self.picture, picture);
        let changes = changes(&self.document, &before, &self.picture);
        let after = &self.picture;
        for sheet in &self.sheets {
            for Change { mark, name, value } in &changes {
                let Some(element) = self.element(sheet, *mark) else { continue };
                let _ = match value {
                    Some(value) => element.set_attribute(name, value),
                    None => element.remove_attribute(name),
                };
            }
        }
        if before.front != after.front || before.signs != after.signs || before.current != after.current {
            let reason = after.front.as_ref().map(|front| front.reason.name());
            let _ = match reason {
                Some(reason) => self.area.set_attribute("data-front", reason),
                None => self.area.remove_attribute("data-front"),
            };
            self.bring_forward();
        }
        if let (Some(mark), true) = (self.picture.current, before.current != self.picture.current) {
            self.show(mark);
        }
    }

    /// Draws what comes forward once more, over the rest.
    fn bring_forward(&self) {
        for sheet in &self.sheets {
            sheet.front.set_text_content(None);
            let Some(front) = &self.picture.front else { continue };
            let ties = front.ties.iter().map(|&tie| Mark::Tie(tie));
            for mark in ties.chain(front.actors.iter().map(|&actor| Mark::Actor(actor))) {
                self.draw_again(sheet, mark, "");
            }
            if let Some(Mark::Tie(tie)) = self.picture.current {
                self.draw_handle(sheet, tie);
            }
        }
    }

    /// Draws an element once more, as a picture: what can be pressed is the one below.
    fn draw_again(&self, sheet: &Sheet, mark: Mark, lit: &str) {
        let Some(copy) = self.element(sheet, mark).and_then(|it| it.clone_node_with_deep(true).ok()) else { return };
        let copy: Element = copy.unchecked_into();
        let current = copy.has_attribute("aria-current");
        for name in ["href", "tabindex", "data-actor", "data-tie", "aria-label", "aria-current"] {
            let _ = copy.remove_attribute(name);
        }
        attributes(&copy, &[("data-current", if current { "true" } else { "" }), ("data-lit", lit)]);
        let _ = sheet.front.append_child(&copy);
    }

    /// A handle in the middle of a tie that turns its sign; by keyboard the panel has the same.
    fn draw_handle(&self, sheet: &Sheet, tie: usize) {
        let sign = self.picture.signs[tie];
        let place = self.sheets.iter().position(|it| it.base == sheet.base).unwrap_or(0);
        let [x, y] = self.point(place, Mark::Tie(tie)).map(|at| (at.round() as i32).to_string());
        let make = |name: &str| {
            let document = window().and_then(|window| window.document());
            document.and_then(|it| it.create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok())
        };
        let (Some(handle), Some(circle), Some(text)) = (make("g"), make("circle"), make("text")) else { return };
        let id = &self.document.ties[tie].id;
        attributes(
            &handle,
            &[("class", "handle"), ("data-turn", id), ("data-to", sign.next().name()), ("data-sign", sign.name())],
        );
        attributes(&circle, &[("cx", &x), ("cy", &y), ("r", "0.95em")]);
        attributes(&text, &[("x", &x), ("y", &y), ("dy", "0.35em")]);
        text.set_text_content(Some(sign.face()));
        let _ = handle.append_child(&circle);
        let _ = handle.append_child(&text);
        let _ = sheet.front.append_child(&handle);
    }

    /// Lights up what the pointer or focus is on.
    fn light(&self, mark: Option<Mark>) {
        for sheet in &self.sheets {
            if let Ok(Some(lit)) = sheet.front.query_selector("[data-lit]") {
                lit.remove();
            }
            if let Some(mark) = mark {
                self.draw_again(sheet, mark, "true");
            }
        }
    }

    /// A point of the map where something stands: the centre of an actor, the middle of a tie.
    fn point(&self, sheet: usize, mark: Mark) -> [f64; 2] {
        let layout = &self.document.layouts[sheet];
        match mark {
            Mark::Actor(actor) => {
                let spot = &layout.spots[actor];
                [spot.x, spot.y].map(f64::from)
            }
            Mark::Tie(tie) => {
                let route = &layout.routes[tie];
                [0, 1].map(|axis| f64::from(route.start[axis] + 2 * route.control[axis] + route.end[axis]) / 4.0)
            }
        }
    }

    /// Moves the lens so that something is in view.
    fn show(&mut self, mark: Mark) {
        for place in 0..self.sheets.len() {
            if self.sheets[place].lens.zoom > 1.0 {
                let point = self.point(place, mark);
                let sheet = &mut self.sheets[place];
                sheet.lens = sheet.lens.showing(point);
                sheet.refresh();
            }
        }
    }

    fn refresh(&mut self) {
        self.sheets.iter().for_each(Sheet::refresh);
    }

    /// Magnifies around what is selected, or else around the middle.
    fn zoom(&mut self, steps: i32) {
        let factor = if steps > 0 { STEP } else { 1.0 / STEP };
        for sheet in &mut self.sheets {
            sheet.lens = sheet.lens.zoomed(factor, [0.5, 0.5]);
        }
        self.refresh();
        if let Some(mark) = self.picture.current {
            self.show(mark);
        }
    }

    fn fit(&mut self) {
        for sheet in &mut self.sheets {
            sheet.lens = sheet.lens.zoomed(0.0, [0.5, 0.5]);
        }
        self.refresh();
    }

    /// Changes the lens of the drawing that shows.
    fn turn(&mut self, change: impl FnOnce(&Sheet, Lens) -> Lens) {
        if let Some(place) = self.shown() {
            let sheet = &mut self.sheets[place];
            sheet.lens = change(sheet, sheet.lens);
            sheet.refresh();
        }
    }

    /// Moves the map by so many px.
    fn pull(&mut self, from: [f64; 2], to: [f64; 2]) {
        self.turn(|sheet, lens| {
            let (from, to) = (sheet.share(from), sheet.share(to));
            lens.moved([from[0] - to[0], from[1] - to[1]])
        });
    }

    fn handle(&mut self, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let mark = target.as_ref().and_then(|target| self.mark(target));
        match event.type_().as_str() {
            "mouseover" => self.light(mark),
            "focusin" => {
                self.light(mark);
                // Only keys and the closing of a panel give focus on the magnified map: a press is for dragging it.
                if let Some(mark) = mark {
                    self.show(mark);
                }
            }
            "focusout" | "mouseout" => self.light(None),
            "wheel" => self.wheel(event.unchecked_ref()),
            "keydown" => self.key(event.unchecked_ref(), mark),
            "touchstart" | "touchmove" | "touchend" => self.touch(event.unchecked_ref()),
            "resize" => self.refresh(),
            "click" => {
                // A drag ends in a click, which is not meant.
                if let Some(Hold::Drag(_, true)) = self.hold.take() {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }
            _ => self.mouse(event.unchecked_ref()),
        }
    }

    /// The plain wheel is the page's.
    fn wheel(&mut self, event: &WheelEvent) {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let factor = within(1.0 - event.delta_y() * 0.004, 0.5, 2.0);
            let at = [f64::from(event.client_x()), f64::from(event.client_y())];
            self.turn(|sheet, lens| lens.zoomed(factor, sheet.share(at)));
        }
    }

    fn mouse(&mut self, event: &MouseEvent) {
        let at = [f64::from(event.client_x()), f64::from(event.client_y())];
        let magnified = || self.shown().is_some_and(|place| self.sheets[place].lens.zoom > 1.0);
        match (event.type_().as_str(), &self.hold) {
            ("mousedown", _) => {
                self.hold = (event.button() == 0 && magnified()).then_some(Hold::Drag(at, false));
                // Else the browser would drag the link.
                if self.hold.is_some() {
                    event.prevent_default();
                }
            }
            ("mousemove", Some(Hold::Drag(from, moved))) => {
                let (from, moved) = (*from, *moved);
                if event.buttons() == 0 {
                    self.hold = None;
                } else if moved || (at[0] - from[0]).abs() + (at[1] - from[1]).abs() > 5.0 {
                    self.pull(from, at);
                    self.hold = Some(Hold::Drag(at, true));
                }
            }
            _ => {}
        }
    }

    /// One finger is the page's, two are the map's.
    fn touch(&mut self, event: &TouchEvent) {
        let touches = event.touches();
        let (Some(one), Some(two), None) = (touches.get(0), touches.get(1), touches.get(2)) else {
            self.hold = None;
            return;
        };
        event.prevent_default();
        let [one, two] = [one, two].map(|it| [f64::from(it.client_x()), f64::from(it.client_y())]);
        let apart = [0, 1].map(|axis| one[axis] - two[axis]);
        let distance = (apart[0] * apart[0] + apart[1] * apart[1]).sqrt().max(1.0);
        let middle = [0, 1].map(|axis| (one[axis] + two[axis]) / 2.0);
        if let Some(Hold::Pinch(before, was)) = self.hold {
            self.pull(before, middle);
            self.turn(|sheet, lens| lens.zoomed(distance / was, sheet.share(middle)));
        }
        self.hold = Some(Hold::Pinch(middle, distance));
    }

    fn key(&mut self, event: &KeyboardEvent, mark: Option<Mark>) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        match (key.as_str(), direction(&key)) {
            ("+" | "=", _) => self.zoom(1),
            ("-", _) => self.zoom(-1),
            ("0", _) => self.fit(),
            (_, Some(way)) if event.shift_key() => {
                self.turn(|_, lens| lens.moved(way.map(|it| f64::from(it) * 0.15)));
            }
            (_, Some(way)) => {
                let Some(mark) = mark else { return };
                self.walk(mark, way);
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// Gives focus to what an arrow key leads to.
    fn walk(&mut self, mark: Mark, way: [i32; 2]) {
        let Some(place) = self.shown() else { return };
        let standing = self.standing.filter(|standing| standing.mark() == mark).unwrap_or(match mark {
            Mark::Actor(actor) => Standing::At(actor),
            Mark::Tie(tie) => Standing::On { tie, from: self.document.neighbours().ends(tie)[0] },
        });
        let shown = |tie: usize| !self.picture.ties_hidden[tie];
        let layout = &self.document.layouts[place];
        let next = step(layout, self.document.neighbours(), shown, standing, way);
        self.standing = Some(next.unwrap_or(standing));
        let Some(next) = next.map(Standing::mark) else { return };
        if let Some(element) = self.element(&self.sheets[place], next) {
            focus(&element);
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
            self.light(Some(next));
            self.show(next);
        }
    }
}
