//! The map on the page: it is updated without drawing it again, zoomed, dragged, and walked by arrow keys.
//!
//! A map may have thousands of elements, of which a change concerns a few. So no code here goes through all of them: changes are
//! set on the elements that they concern; highlighted elements are copied into a layer above the drawing, and the drawing is
//! dimmed as a whole. Copies stay there, hidden, so that showing them again needs no layout.

use super::super::dom::{Handler, Listener, Node, after, next_frame};
use super::drawing::{Change, changes, from_width};
use super::lens::{Lens, within};
use super::walk::{Focus, direction, step};
use crate::document::Layout;
use crate::graph::Shared;
use crate::graph::layout::{LABEL_SIZE, VIEW};
use crate::reader::Picture;
use crate::reader::picture::MapItem;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Event, KeyboardEvent, MouseEvent, PointerEvent, ResizeObserver, ScrollLogicalPosition, TouchEvent, WheelEvent,
};

/// The zoom factor of one press.
const STEP: f64 = 1.5;

/// The map on the page. Its observer and listeners are removed when it is dropped.
pub(in super::super) struct Chart {
    state: Rc<RefCell<State>>,
    observer: Option<ResizeObserver>,
    _resized: Handler,
    _listeners: Vec<Listener>,
}

/// A gesture on the map that has begun.
enum Gesture {
    /// The mouse drags the map: its last position in the view, and whether it has moved by more than 5 px.
    Drag([f64; 2], bool),
    /// Two fingers zoom and drag the map: the point between them in the view, and their distance, in px.
    Pinch([f64; 2], f64),
}

struct State {
    document: Shared,
    area: Node,
    /// The drawings that are in the page.
    sheets: Vec<Sheet>,
    /// The index of the layout whose drawing is visible; the other drawings are for containers of other shapes.
    layout: usize,
    picture: Picture,
    focus: Option<Focus>,
    gesture: Option<Gesture>,
}

/// One drawing, and the layers over it. Elements are given by their index among the children of the drawing.
struct Sheet {
    /// The index of the layout in the document.
    layout: usize,
    base: Node,
    front: Node,
    /// The layer with the copies of ties, and the one above it with those of actors.
    layers: [Node; 2],
    /// The copy of each element that was ever highlighted.
    copies: Vec<Option<Node>>,
    /// The highlighted elements.
    highlighted: Vec<usize>,
    /// Whether each element is highlighted.
    is_highlighted: Vec<bool>,
    /// The highlighted element that is chosen.
    current: Option<usize>,
    /// The element that the pointer or focus is on.
    lit: Option<usize>,
    /// The element that is the map's one stop for Tab; none as long as every actor is a stop.
    stop: Option<usize>,
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
    "pointerover",
    "pointerout",
    "keydown",
];

/// How far from an actor a press still counts as one on it, in px, because a fingertip covers that much.
const REACH: f64 = 16.0;

/// How far from the centre of an actor a finger on a tie still presses the actor, in px: half of the 44 px that a target of touch
/// should have.
const TOUCH_REACH: f64 = 22.0;

/// The attributes of an element of the drawing that its copy does not have.
const ONLY_BELOW: [&str; 6] = ["href", "tabindex", "data-actor", "data-tie", "aria-label", "aria-current"];

/// Up to how many elements all copies are made in advance.
const FEW: usize = 100;

/// How long after the start copies are made in advance, in milliseconds.
const AHEAD: i32 = 400;

/// Events that are listened to at the window, because the mouse may leave the map while it drags it, and the click that ends a
/// drag must be prevented before any other listener handles it.
const OUTSIDE: [&str; 2] = ["mousemove", "click"];

impl Chart {
    /// Starts the map in `root`, which shows the article's signs.
    pub(in super::super) fn start(root: &Node, document: &Shared) -> Option<Chart> {
        let area = root.query(".sheets")?;
        let state = Rc::new(RefCell::new(State {
            document: document.clone(),
            sheets: Vec::new(),
            layout: 0,
            picture: Picture::first(document),
            focus: None,
            gesture: None,
            area: area.clone(),
        }));
        let weak = Rc::downgrade(&state);
        let listeners = listeners(&weak, &area);
        state.borrow_mut().add_first_sheets();
        let weak_of_copies = weak.clone();
        after(AHEAD, move || with(&weak_of_copies, &mut State::make_copies));
        let resized = Handler::new(move |_| {
            let weak = weak.clone();
            // Another drawing has another height. Changing it within the observer's callback would fire the error
            // "ResizeObserver loop completed with undelivered notifications".
            next_frame(move || {
                with(&weak, &mut |state| {
                    state.fit_shape();
                    state.refresh();
                });
            });
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        observer.iter().for_each(|observer| observer.observe(area.element()));
        Some(Chart { state, observer, _resized: resized, _listeners: listeners })
    }

    /// Zooms in by a step if `closer`, or else out.
    pub(in super::super) fn zoom(&self, closer: bool) {
        self.state.borrow_mut().zoom(closer);
    }

    /// Shows the whole map.
    pub(in super::super) fn fit(&self) {
        self.state.borrow_mut().fit();
    }

    /// The actor nearest to a press on the background, if its edge is within [`REACH`]; or to one on a tie, if its centre is within
    /// [`TOUCH_REACH`].
    pub(in super::super) fn nearest(&self, press: &MouseEvent, is_on_tie: bool) -> Option<Node> {
        let state = self.state.borrow();
        let sheet = &state.sheets[state.visible_sheet()?];
        let at = sheet.point([f64::from(press.client_x()), f64::from(press.client_y())]);
        let layout = &state.document.layouts[sheet.layout];
        let actors = layout.spots.iter().enumerate().filter(|(actor, _)| !state.picture.actors_hidden[*actor]);
        let distances = actors.map(|(actor, spot)| {
            let [x, y] = [at[0] - f64::from(spot.x), at[1] - f64::from(spot.y)];
            ((x * x + y * y).sqrt() - f64::from(spot.radius), actor)
        });
        let (distance, actor) = distances.min_by(|one, other| one.0.total_cmp(&other.0))?;
        let (distance, reach) = match is_on_tie {
            true => (distance + f64::from(layout.spots[actor].radius), TOUCH_REACH),
            false => (distance, REACH),
        };
        if distance * sheet.scale() > reach {
            return None;
        }
        sheet.base.child(state.child_index(MapItem::Actor(actor)))
    }

    /// Shows another picture.
    pub(in super::super) fn show(&self, picture: &Rc<Picture>) {
        self.state.borrow_mut().paint(picture);
    }

    /// The element of the visible drawing.
    pub(in super::super) fn drawing(&self) -> Option<Node> {
        let state = self.state.borrow();
        state.visible_sheet().map(|index| state.sheets[index].base.clone())
    }
}

/// Calls a function with the state, if the map is still there and the state is not in use.
fn with(state: &Weak<RefCell<State>>, act: &mut dyn FnMut(&mut State)) {
    if let Some(state) = state.upgrade()
        && let Ok(mut state) = state.try_borrow_mut()
    {
        act(&mut state);
    }
}

/// The listeners of the map. Handling an event may fire another one, such as `focusin`, while the state is in use; that one is
/// ignored.
fn listeners(state: &Weak<RefCell<State>>, area: &Node) -> Vec<Listener> {
    let handler = || {
        let state = state.clone();
        move |event: JsValue| with(&state, &mut |state| state.handle(event.unchecked_ref()))
    };
    let mut listeners = Vec::from(EVENTS.map(|name| Listener::of(area.element(), name, handler())));
    listeners.extend(OUTSIDE.map(|name| Listener::of_window(name, handler())));
    listeners
}

impl Drop for Chart {
    fn drop(&mut self) {
        self.observer.iter().for_each(ResizeObserver::disconnect);
    }
}

impl Sheet {
    /// The copy of an element, which cannot be pressed or focused; the element below it can.
    fn copy(&mut self, index: usize) -> Option<&Node> {
        if self.copies[index].is_none() {
            let copy = self.base.child(index)?.copy()?;
            ONLY_BELOW.iter().for_each(|name| copy.set(name, ""));
            // Copies are not pressed, and each element of a copy costs time when it is shown.
            copy.query(".reach").iter().for_each(Node::remove);
            self.layers[usize::from(copy.matches(".actor"))].append(&copy);
            self.copies[index] = Some(copy);
        }
        self.copies[index].as_ref()
    }

    /// Shows the part of the map that is in the lens.
    fn refresh(&self) {
        let view_box = self.lens.view_box();
        for svg in [&self.base, &self.front] {
            svg.set("viewBox", &view_box);
        }
        if self.big {
            let width = self.base.rect().width().max(1.0);
            // Labels of a big map keep their size on the screen at any zoom.
            let size = ((LABEL_SIZE * self.lens.size()[0] / width).ceil() as i32).to_string();
            let zoom = self.lens.level(width / VIEW).to_string();
            for svg in [&self.base, &self.front] {
                svg.set("font-size", &size);
                svg.set("data-zoom", &zoom);
            }
        }
    }

    /// The size of one unit of the map, in px.
    fn scale(&self) -> f64 {
        let (frame, [width, height]) = (self.base.rect(), self.lens.size());
        (frame.width() / width).min(frame.height() / height)
    }

    /// The point of the map at a point of the view.
    fn point(&self, at: [f64; 2]) -> [f64; 2] {
        let (share, start, size) = (self.share(at), self.lens.start(), self.lens.size());
        [0, 1].map(|axis| start[axis] + share[axis] * size[axis])
    }

    /// A point of the view as shares of the visible part of the map, from 0 to 1 on each axis.
    fn share(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let (frame, [width, height], scale) = (self.base.rect(), self.lens.size(), self.scale());
        let side = |point: f64, start: f64, length: f64, size: f64| {
            let shown = size * scale;
            (point - start - (length - shown) / 2.0) / shown.max(1.0)
        };
        [side(x, frame.x(), frame.width(), width), side(y, frame.y(), frame.height(), height)]
    }
}

impl State {
    /// Adds the drawing of the page, and the one that fits the container, if that is another one.
    fn add_first_sheets(&mut self) {
        // `shape.js` has set the shape before the first paint; the observer reports the container's width later.
        let shape = self.area.get("data-shape");
        let fits = |layout: &Layout| shape.as_deref() == Some(layout.shape.name());
        self.layout = self.document.layouts.iter().position(fits).unwrap_or(0);
        self.add_sheet(0);
        if self.layout != 0 {
            self.add_sheet(self.layout);
        }
        self.refresh();
    }

    /// Adds the sheet of a layout, whose drawing is in the page or in a template; does nothing if it is in neither.
    fn add_sheet(&mut self, layout: usize) {
        let Some(shape) = self.document.layouts.get(layout) else { return };
        let name = if self.document.layouts.len() == 1 { "any" } else { shape.shape.name() };
        let selector = |tag: &str| [tag, "[data-shape='", name, "']"].concat();
        let template = || {
            let template = self.area.query(&selector("template"))?;
            let sheet = template.template_content()?;
            template.before(&sheet);
            Some(sheet)
        };
        // The content of a template that Yew has drawn are children, which selectors find; so only a direct child counts.
        let in_page = self.area.query(&selector(":scope > .sheet"));
        let Some(sheet) = in_page.or_else(template) else { return };
        let (Some(base), Some(front)) = (sheet.child(0), sheet.last()) else { return };
        let lens = Lens::whole(f64::from(shape.width), f64::from(shape.height));
        let layers = [(), ()].map(|()| front.create_svg("g", &[], ""));
        layers.iter().for_each(|layer| front.append(layer));
        let copies = vec![None; self.document.ties.len() + self.document.actors.len()];
        let is_highlighted = vec![false; copies.len()];
        let big = sheet.has("data-big");
        self.sheets.push(Sheet {
            layout,
            base,
            front,
            layers,
            copies,
            highlighted: Vec::new(),
            is_highlighted,
            current: None,
            lit: None,
            stop: None,
            lens,
            big,
        });
        // The drawing shows the first picture, so the changes to the current one are computed from there.
        let picture = std::mem::replace(&mut self.picture, Picture::first(&self.document));
        self.paint(&picture);
    }

    fn has_sheet(&self, layout: usize) -> bool {
        self.sheets.iter().any(|sheet| sheet.layout == layout)
    }

    /// Shows the drawing whose shape fits the width of the container.
    fn fit_shape(&mut self) {
        let style = self.area.computed_style();
        let size = style.and_then(|style| style.get_property_value("font-size").ok()).unwrap_or_default();
        let em = f64::from(self.area.client_width()) / js_sys::parse_float(&size).max(1.0);
        let fits = |layout: &Layout| f64::from(from_width(layout.shape)) <= em;
        let fitting = self.document.layouts.iter().rposition(fits).unwrap_or(0);
        if !self.has_sheet(fitting) {
            self.add_sheet(fitting);
        }
        if fitting != self.layout && self.has_sheet(fitting) {
            // Focus goes along, because the drawing before is hidden.
            let focused = self.area.focused().and_then(|focused| self.item(&focused));
            self.layout = fitting;
            self.area.set("data-shape", self.document.layouts[fitting].shape.name());
            if let Some((item, index)) = focused.zip(self.visible_sheet()) {
                self.sheets[index].base.child(self.child_index(item)).iter().for_each(Node::focus);
                self.rove(item);
                self.light(Some(item));
            }
        }
    }

    /// The index of an actor or a tie among the children of a drawing, where the ties come first.
    fn child_index(&self, item: MapItem) -> usize {
        match item {
            MapItem::Tie(tie) => tie,
            MapItem::Actor(actor) => self.document.ties.len() + actor,
        }
    }

    /// The actor or tie of an element of a drawing.
    fn item(&self, target: &Node) -> Option<MapItem> {
        let link = target.enclosing(".drawing > a")?;
        let document = &self.document;
        if let Some(id) = link.get("data-actor") {
            return document.actors.iter().position(|it| it.id == id).map(MapItem::Actor);
        }
        let id = link.get("data-tie")?;
        document.ties.iter().position(|it| it.id == id).map(MapItem::Tie)
    }

    /// The actor or tie that an event is on.
    fn item_of(&self, event: &Event) -> Option<MapItem> {
        self.item(&Node::target(event)?)
    }

    /// The index of the visible sheet.
    fn visible_sheet(&self) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.layout == self.layout)
    }

    fn paint(&mut self, picture: &Picture) {
        let before = std::mem::replace(&mut self.picture, picture.clone());
        let changes = changes(&self.document, &before, &self.picture);
        for sheet in &self.sheets {
            for Change { item, name, value } in &changes {
                let index = self.child_index(*item);
                let value = value.as_deref().unwrap_or_default();
                sheet.base.child(index).iter().for_each(|node| node.set(name, value));
                if let (Some(copy), false) = (&sheet.copies[index], ONLY_BELOW.contains(name)) {
                    copy.set(name, value);
                }
            }
        }
        let after = &self.picture;
        if before.front != after.front || before.signs != after.signs || before.current != after.current {
            let [old, new] = [&before, after].map(|it| it.front.as_ref().map_or("", |front| front.reason.name()));
            if old != new {
                self.area.set("data-front", new);
            }
            self.highlight();
        }
        if let (Some(item), true) = (self.picture.current, before.current != self.picture.current) {
            self.bring_into_lens(item);
        }
    }

    /// Highlights the actors and ties in front of the picture, and no others.
    fn highlight(&mut self) {
        let front = self.picture.front.as_ref();
        let ties = front.into_iter().flat_map(|front| front.ties.iter().map(|&tie| MapItem::Tie(tie)));
        let actors = front.into_iter().flat_map(|front| front.actors.iter().map(|&actor| MapItem::Actor(actor)));
        let highlighted: Vec<usize> = ties.chain(actors).map(|item| self.child_index(item)).collect();
        let current = self.picture.current.map(|item| self.child_index(item));
        let mut stays = vec![false; self.document.ties.len() + self.document.actors.len()];
        highlighted.iter().for_each(|&index| stays[index] = true);
        let current = current.filter(|&index| stays[index]);
        for sheet in &mut self.sheets {
            // Only attributes that change are written, because each write is a call from the module to JavaScript.
            for index in std::mem::replace(&mut sheet.highlighted, highlighted.clone()) {
                if let (Some(copy), false) = (&sheet.copies[index], stays[index]) {
                    copy.flag("data-near", false);
                    sheet.is_highlighted[index] = false;
                }
            }
            for &index in &highlighted {
                if !std::mem::replace(&mut sheet.is_highlighted[index], true) {
                    sheet.copy(index).iter().for_each(|copy| copy.flag("data-near", true));
                }
            }
            if let Some(copy) = sheet.current.take().and_then(|index| sheet.copies[index].as_ref()) {
                copy.flag("data-current", false);
            }
            sheet.current = current;
            if let Some(copy) = current.and_then(|index| sheet.copies[index].as_ref()) {
                copy.flag("data-current", true);
            }
            sheet.front.query(".handle").iter().for_each(Node::remove);
        }
        if let (Some(MapItem::Tie(tie)), false) = (self.picture.current, highlighted.is_empty()) {
            self.sheets.iter().for_each(|sheet| self.draw_handle(sheet, tie));
        }
    }

    /// Draws a handle in the middle of a tie that changes its sign; by keyboard the list on the card does the same.
    fn draw_handle(&self, sheet: &Sheet, tie: usize) {
        let sign = self.picture.signs[tie];
        let [x, y] = self.point(sheet.layout, MapItem::Tie(tie)).map(|at| (at.round() as i32).to_string());
        let id = &self.document.ties[tie].id;
        let turn =
            [("class", "handle"), ("data-turn", id), ("data-to", sign.next().name()), ("data-sign", sign.name())];
        let handle = sheet.front.create_svg("g", &turn, "");
        handle.append(&handle.create_svg("circle", &[("cx", &x), ("cy", &y), ("r", "0.95em")], ""));
        handle.append(&handle.create_svg("text", &[("x", &x), ("y", &y), ("dy", "0.35em")], sign.face()));
        sheet.front.append(&handle);
    }

    /// Marks the element that the pointer or focus is on.
    fn light(&mut self, item: Option<MapItem>) {
        let lit = item.map(|item| self.child_index(item));
        for sheet in &mut self.sheets {
            if let Some(copy) = sheet.lit.take().and_then(|index| sheet.copies[index].as_ref()) {
                copy.flag("data-lit", false);
            }
            sheet.lit = lit;
            if let Some(copy) = lit.and_then(|index| sheet.copy(index)) {
                copy.flag("data-lit", true);
            }
        }
    }

    /// Makes the copies of a small map in advance, so that the first highlight is quick.
    fn make_copies(&mut self) {
        for sheet in self.sheets.iter_mut().filter(|sheet| sheet.copies.len() <= FEW) {
            for index in 0..sheet.copies.len() {
                sheet.copy(index);
            }
        }
    }

    /// The point of an actor or a tie on the map: the centre of the actor, the middle of the tie.
    fn point(&self, layout: usize, item: MapItem) -> [f64; 2] {
        let layout = &self.document.layouts[layout];
        match item {
            MapItem::Actor(actor) => {
                let spot = &layout.spots[actor];
                [spot.x, spot.y].map(f64::from)
            }
            MapItem::Tie(tie) => {
                let route = &layout.routes[tie];
                [0, 1].map(|axis| f64::from(route.start[axis] + 2 * route.control[axis] + route.end[axis]) / 4.0)
            }
        }
    }

    /// Moves the lens so that an actor or a tie is in view.
    fn bring_into_lens(&mut self, item: MapItem) {
        for index in 0..self.sheets.len() {
            if self.sheets[index].lens.zoom > 1.0 {
                let point = self.point(self.sheets[index].layout, item);
                let sheet = &mut self.sheets[index];
                sheet.lens = sheet.lens.showing(point);
                sheet.refresh();
            }
        }
    }

    /// Makes the element that had focus last the map's only stop for Tab (a roving tabindex,
    /// <https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/>); arrow keys lead on from there. Without the player, Tab
    /// goes from actor to actor.
    fn rove(&mut self, item: MapItem) {
        let (Some(visible), index) = (self.visible_sheet(), self.child_index(item)) else { return };
        let ties = self.document.ties.len();
        let sheet = &mut self.sheets[visible];
        let others = match sheet.stop.replace(index) {
            Some(before) => before..before + 1,
            None => ties..ties + self.document.actors.len(),
        };
        for other in others {
            sheet.base.child(other).iter().for_each(|node| node.set("tabindex", "-1"));
        }
        sheet.base.child(index).iter().for_each(|node| node.set("tabindex", "0"));
    }

    fn refresh(&mut self) {
        self.sheets.iter().for_each(Sheet::refresh);
    }

    /// Zooms around the middle of the view, and then moves the lens so that the selected actor or tie is in it.
    fn zoom(&mut self, closer: bool) {
        let factor = if closer { STEP } else { 1.0 / STEP };
        for sheet in &mut self.sheets {
            sheet.lens = sheet.lens.zoomed(factor, [0.5, 0.5]);
        }
        self.refresh();
        if let Some(item) = self.picture.current {
            self.bring_into_lens(item);
        }
    }

    fn fit(&mut self) {
        for sheet in &mut self.sheets {
            sheet.lens = sheet.lens.zoomed(0.0, [0.5, 0.5]);
        }
        self.refresh();
    }

    /// Changes the lens of the visible drawing.
    fn change_lens(&mut self, change: impl FnOnce(&Sheet, Lens) -> Lens) {
        if let Some(index) = self.visible_sheet() {
            let sheet = &mut self.sheets[index];
            sheet.lens = change(sheet, sheet.lens);
            sheet.refresh();
        }
    }

    /// Drags the map from one point of the view to another.
    fn drag(&mut self, from: [f64; 2], to: [f64; 2]) {
        self.change_lens(|sheet, lens| {
            let (from, to) = (sheet.share(from), sheet.share(to));
            lens.moved([from[0] - to[0], from[1] - to[1]])
        });
    }

    fn handle(&mut self, event: &Event) {
        match event.type_().as_str() {
            "pointerover" => {
                // Only a mouse hovers; touching an element with a finger chooses it.
                if event.unchecked_ref::<PointerEvent>().pointer_type() == "mouse" {
                    self.light(self.item_of(event));
                }
            }
            "focusin" => {
                // A press focuses its target as well, but must not move the map: only focus from keys or a closed card counts.
                let shows = Node::target(event).is_some_and(|target| target.matches(":focus-visible"));
                if let Some(item) = self.item_of(event).filter(|_| shows) {
                    self.rove(item);
                    self.light(Some(item));
                    self.bring_into_lens(item);
                }
            }
            "focusout" | "pointerout" => self.light(None),
            "wheel" => self.wheel(event.unchecked_ref()),
            "keydown" => self.key(event.unchecked_ref()),
            "touchstart" | "touchmove" | "touchend" => self.touch(event.unchecked_ref()),
            "click" => {
                // The click that ends a drag must not choose anything.
                if let Some(Gesture::Drag(_, true)) = self.gesture.take() {
                    event.prevent_default();
                    event.stop_propagation();
                }
            }
            _ => self.mouse(event.unchecked_ref()),
        }
    }

    /// The wheel zooms only with a modifier key; without one it scrolls the page.
    fn wheel(&mut self, event: &WheelEvent) {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let factor = within(1.0 - event.delta_y() * 0.004, 0.5, 2.0);
            let at = [f64::from(event.client_x()), f64::from(event.client_y())];
            self.change_lens(|sheet, lens| lens.zoomed(factor, sheet.share(at)));
        }
    }

    fn mouse(&mut self, event: &MouseEvent) {
        let at = [f64::from(event.client_x()), f64::from(event.client_y())];
        let is_zoomed = || self.visible_sheet().is_some_and(|index| self.sheets[index].lens.zoom > 1.0);
        match (event.type_().as_str(), &self.gesture) {
            ("mousedown", _) => {
                self.gesture = (event.button() == 0 && is_zoomed()).then_some(Gesture::Drag(at, false));
                // By default the browser would drag the link.
                if self.gesture.is_some() {
                    event.prevent_default();
                }
            }
            ("mousemove", Some(Gesture::Drag(from, moved))) => {
                let (from, moved) = (*from, *moved);
                if event.buttons() == 0 {
                    self.gesture = None;
                } else if moved || (at[0] - from[0]).abs() + (at[1] - from[1]).abs() > 5.0 {
                    self.drag(from, at);
                    self.gesture = Some(Gesture::Drag(at, true));
                }
            }
            _ => {}
        }
    }

    /// One finger scrolls the page, two zoom and drag the map.
    fn touch(&mut self, event: &TouchEvent) {
        let touches = event.touches();
        let (Some(one), Some(two), None) = (touches.get(0), touches.get(1), touches.get(2)) else {
            self.gesture = None;
            return;
        };
        event.prevent_default();
        let [one, two] = [one, two].map(|it| [f64::from(it.client_x()), f64::from(it.client_y())]);
        let apart = [0, 1].map(|axis| one[axis] - two[axis]);
        let distance = (apart[0] * apart[0] + apart[1] * apart[1]).sqrt().max(1.0);
        let middle = [0, 1].map(|axis| (one[axis] + two[axis]) / 2.0);
        if let Some(Gesture::Pinch(before, was)) = self.gesture {
            self.drag(before, middle);
            self.change_lens(|sheet, lens| lens.zoomed(distance / was, sheet.share(middle)));
        }
        self.gesture = Some(Gesture::Pinch(middle, distance));
    }

    fn key(&mut self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        match (key.as_str(), direction(&key)) {
            ("+" | "=", _) => self.zoom(true),
            ("-", _) => self.zoom(false),
            ("0", _) => self.fit(),
            (_, Some(direction)) if event.shift_key() => {
                self.change_lens(|_, lens| lens.moved(direction.map(|it| f64::from(it) * 0.15)));
            }
            (_, Some(direction)) => {
                let Some(item) = self.item_of(event) else { return };
                self.walk(item, direction);
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// Focuses the actor or tie to which an arrow key leads from another.
    fn walk(&mut self, item: MapItem, direction: [i32; 2]) {
        let Some(index) = self.visible_sheet() else { return };
        let focus = self.focus.filter(|focus| focus.item() == item).unwrap_or(match item {
            MapItem::Actor(actor) => Focus::At(actor),
            MapItem::Tie(tie) => Focus::On { tie, from: self.document.neighbours().ends(tie)[0] },
        });
        let is_shown = |tie: usize| !self.picture.ties_hidden[tie];
        let layout = &self.document.layouts[self.sheets[index].layout];
        let next = step(layout, self.document.neighbours(), is_shown, focus, direction);
        self.focus = Some(next.unwrap_or(focus));
        let Some(next) = next.map(Focus::item) else { return };
        if let Some(node) = self.sheets[index].base.child(self.child_index(next)) {
            node.focus();
            node.scroll_to(ScrollLogicalPosition::Nearest);
            // `focusin` is ignored here, because the state is borrowed, so its effects are applied directly.
            self.rove(next);
            self.light(Some(next));
            self.bring_into_lens(next);
        }
    }
}
