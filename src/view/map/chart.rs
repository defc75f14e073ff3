//! The map on the page: kept up to date without drawing it again, magnified, and walked by arrow keys.
//!
//! A map may have thousands of elements, of which a choice concerns a few. So nothing here asks for all of them: what
//! changes is set on the elements it concerns, what comes forward is drawn once more above the rest, and the rest
//! steps back as one picture. What was drawn once more stays there and is hidden: to show it again has nothing laid out.

use super::super::dom::{Handler, Listener, Node, after, next_frame, window};
use super::drawing::{Change, changes, from_width};
use super::lens::{Lens, within};
use super::walk::{Standing, direction, step};
use crate::document::Layout;
use crate::graph::Shared;
use crate::graph::layout::{LABEL_SIZE, VIEW};
use crate::reader::Picture;
use crate::reader::picture::Mark;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    Event, KeyboardEvent, MouseEvent, PointerEvent, ResizeObserver, ScrollLogicalPosition, TouchEvent, WheelEvent,
};

/// How much closer one press goes.
const STEP: f64 = 1.5;

/// The map on the page, until it is dropped.
pub(in super::super) struct Chart {
    state: Rc<RefCell<State>>,
    observer: Option<ResizeObserver>,
    _resized: Handler,
    _listeners: Vec<Listener>,
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
    area: Node,
    /// The drawings that are in the page, each with the place of its layout in the document.
    sheets: Vec<Sheet>,
    /// The place of the layout whose drawing shows: the others are for containers of other shapes.
    shown: usize,
    picture: Picture,
    standing: Option<Standing>,
    hold: Option<Hold>,
}

/// One drawing, and what lies over it.
struct Sheet {
    layout: usize,
    base: Node,
    front: Node,
    /// What holds the copies of ties, and above them those of actors.
    layers: [Node; 2],
    /// The copy of each element of the drawing that has ever come forward.
    copies: Vec<Option<Node>>,
    /// What is in front, by its place in the drawing.
    near: Vec<usize>,
    /// What the pointer or focus is on, by its place in the drawing.
    lit: Option<usize>,
    /// Where Tab stops, by its place in the drawing; at every actor as long as nobody has come by Tab.
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

/// How far from a mark a press still means it, in px: a fingertip covers as much.
const REACH: f64 = 16.0;

/// What an element of the drawing has, and its copy in front has not.
const ONLY_BELOW: [&str; 6] = ["href", "tabindex", "data-actor", "data-tie", "aria-label", "aria-current"];

/// Of a map of so many elements all copies are made before they are wanted.
const FEW: usize = 100;

/// How long after the start, in milliseconds.
const AHEAD: i32 = 400;

/// Where the mouse may go while it holds the map is not up to the map; and the click that ends a drag must be caught
/// before anyone else has it, which is at the window.
const OUTSIDE: [&str; 3] = ["mousemove", "mouseup", "click"];

impl Chart {
    /// Takes charge of the map in `root`, which shows the document as the article has it.
    pub(in super::super) fn start(root: &Node, document: &Shared) -> Option<Chart> {
        let area = root.look(".sheets")?;
        let state = State {
            document: document.clone(),
            sheets: Vec::new(),
            shown: 0,
            picture: Picture::first(document),
            standing: None,
            hold: None,
            area: area.clone(),
        };
        let state = Rc::new(RefCell::new(state));
        let handle = |name, target: Option<&Node>| {
            let state = state.clone();
            // What an event leads to may be an event in turn, focus above all; that one is for nobody.
            let act = move |event: wasm_bindgen::JsValue| {
                if let Ok(mut state) = state.try_borrow_mut() {
                    state.handle(event.unchecked_ref());
                }
            };
            match target {
                Some(node) => Listener::of(node.element(), name, act),
                None => Listener::of_window(name, act),
            }
        };
        let inside = EVENTS.map(|name| handle(name, Some(&area)));
        let listeners = inside.into_iter().chain(OUTSIDE.map(|name| handle(name, None))).collect();
        {
            let mut state = state.borrow_mut();
            // How wide the container is, the observer tells as soon as that is known.
            let shape = area.get("data-shape");
            let fits = |layout: &Layout| shape.as_deref() == Some(layout.shape.name());
            let shown = document.layouts.iter().position(fits).unwrap_or(0);
            state.shown = shown;
            (0..=shown).filter(|place| document.layouts.len() > *place).for_each(|place| {
                if place == 0 || place == shown {
                    state.take(place);
                }
            });
            state.refresh();
        }
        let resized = {
            let state = state.clone();
            Handler::new(move |_| {
                let weak = Rc::downgrade(&state);
                // Another drawing has another height. Where that is changed while the browser tells of sizes, it cannot tell
                // of all of them, and complains to the page.
                next_frame(move || {
                    if let Some(state) = weak.upgrade()
                        && let Ok(mut state) = state.try_borrow_mut()
                    {
                        state.fit_shape();
                        state.refresh();
                    }
                });
            })
        };
        let weak = Rc::downgrade(&state);
        after(AHEAD, move || {
            if let Some(state) = weak.upgrade()
                && let Ok(mut state) = state.try_borrow_mut()
            {
                state.make_copies();
            }
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        observer.iter().for_each(|observer| observer.observe(area.element()));
        Some(Chart { state, observer, _resized: resized, _listeners: listeners })
    }

    /// Magnifies, in so many steps.
    pub(in super::super) fn zoom(&self, steps: i32) {
        self.state.borrow_mut().zoom(steps);
    }

    /// Shows the whole map.
    pub(in super::super) fn fit(&self) {
        self.state.borrow_mut().fit();
    }

    /// The actor next to where a press met nothing, if it is within a finger's reach.
    pub(in super::super) fn nearest(&self, press: &MouseEvent) -> Option<Node> {
        let state = self.state.borrow();
        let sheet = &state.sheets[state.shown()?];
        let at = sheet.point([f64::from(press.client_x()), f64::from(press.client_y())]);
        let layout = &state.document.layouts[sheet.layout];
        let actors = layout.spots.iter().enumerate().filter(|(actor, _)| !state.picture.actors_hidden[*actor]);
        let distances = actors.map(|(actor, spot)| {
            let [x, y] = [at[0] - f64::from(spot.x), at[1] - f64::from(spot.y)];
            ((x * x + y * y).sqrt() - f64::from(spot.radius), actor)
        });
        let (distance, actor) = distances.min_by(|one, other| one.0.total_cmp(&other.0))?;
        if distance * sheet.scale() > REACH {
            return None;
        }
        sheet.base.child(state.place(Mark::Actor(actor)))
    }

    /// Shows another picture.
    pub(in super::super) fn show(&self, picture: &Rc<Picture>) {
        self.state.borrow_mut().paint(picture);
    }

    /// The drawing that shows, as an element.
    pub(in super::super) fn drawing(&self) -> Option<Node> {
        let state = self.state.borrow();
        state.shown().map(|place| state.sheets[place].base.clone())
    }
}

impl Drop for Chart {
    fn drop(&mut self) {
        self.observer.iter().for_each(ResizeObserver::disconnect);
    }
}

impl Sheet {
    /// The copy of an element of the drawing, as a picture: what can be pressed is the one below.
    fn copy(&mut self, place: usize) -> Option<&Node> {
        if self.copies[place].is_none() {
            let copy = self.base.child(place)?.copy()?;
            ONLY_BELOW.iter().for_each(|name| copy.set(name, ""));
            self.layers[usize::from(copy.is(".actor"))].append(&copy);
            self.copies[place] = Some(copy);
        }
        self.copies[place].as_ref()
    }

    /// Shows the part of the map that the lens has.
    fn refresh(&self) {
        let view_box = self.lens.view_box();
        for svg in [&self.base, &self.front] {
            svg.set("viewBox", &view_box);
        }
        if self.big {
            let width = self.base.rect().width().max(1.0);
            // Labels are this many px high on the screen, whatever the magnification.
            let size = ((LABEL_SIZE * self.lens.size()[0] / width).ceil() as i32).to_string();
            let zoom = self.lens.level(width / VIEW).to_string();
            for svg in [&self.base, &self.front] {
                svg.set("font-size", &size);
                svg.set("data-zoom", &zoom);
            }
        }
    }

    /// How many px a unit of the map is.
    fn scale(&self) -> f64 {
        let (frame, [width, height]) = (self.base.rect(), self.lens.size());
        (frame.width() / width).min(frame.height() / height)
    }

    /// Where a point of the view is on the map.
    fn point(&self, at: [f64; 2]) -> [f64; 2] {
        let (share, start, size) = (self.share(at), self.lens.start(), self.lens.size());
        [0, 1].map(|axis| start[axis] + share[axis] * size[axis])
    }

    /// Where a point of the view is, as shares of the part of the map that shows.
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
    /// Takes charge of a drawing that is in the page, or in a template there; of one that is in neither, of none.
    fn take(&mut self, layout: usize) {
        let Some(shape) = self.document.layouts.get(layout) else { return };
        let name = if self.document.layouts.len() == 1 { "any" } else { shape.shape.name() };
        let hook = |tag: &str| [tag, "[data-shape='", name, "']"].concat();
        let template = || {
            let template = self.area.look(&hook("template"))?;
            let sheet = template.held()?;
            template.before(&sheet);
            Some(sheet)
        };
        // What Yew has drawn into a template is found there, too, but is not in the page yet.
        let in_page = self.area.look(&hook(":scope > .sheet"));
        let Some(sheet) = in_page.or_else(template) else { return };
        let (Some(base), Some(front)) = (sheet.child(0), sheet.last()) else { return };
        let lens = Lens::whole(f64::from(shape.width), f64::from(shape.height));
        let layers = [(), ()].map(|()| front.make_svg("g", &[], ""));
        layers.iter().for_each(|layer| front.append(layer));
        let copies = vec![None; self.document.ties.len() + self.document.actors.len()];
        let big = sheet.has("data-big");
        self.sheets.push(Sheet {
            layout,
            base,
            front,
            layers,
            copies,
            near: Vec::new(),
            lit: None,
            stop: None,
            lens,
            big,
        });
        // It shows what the article has, until it is told otherwise.
        let picture = std::mem::replace(&mut self.picture, Picture::first(&self.document));
        self.paint(&picture);
    }

    fn is_taken(&self, layout: usize) -> bool {
        self.sheets.iter().any(|sheet| sheet.layout == layout)
    }

    /// Has the drawing show whose shape fits the width of the container.
    fn fit_shape(&mut self) {
        let style = window().get_computed_style(self.area.element()).ok().flatten();
        let size = style.and_then(|style| style.get_property_value("font-size").ok()).unwrap_or_default();
        let em = f64::from(self.area.element().client_width()) / js_sys::parse_float(&size).max(1.0);
        let fits = |layout: &Layout| f64::from(from_width(layout.shape)) <= em;
        let fitting = self.document.layouts.iter().rposition(fits).unwrap_or(0);
        if !self.is_taken(fitting) {
            self.take(fitting);
        }
        if fitting != self.shown && self.is_taken(fitting) {
            self.shown = fitting;
            self.area.set("data-shape", self.document.layouts[fitting].shape.name());
        }
    }

    /// The place of an actor or a tie in a drawing: the ties come first.
    fn place(&self, mark: Mark) -> usize {
        match mark {
            Mark::Tie(place) => place,
            Mark::Actor(place) => self.document.ties.len() + place,
        }
    }

    /// What an element of a drawing stands for.
    fn mark(&self, target: &Node) -> Option<Mark> {
        let link = target.around(".drawing > a")?;
        let document = &self.document;
        if let Some(id) = link.get("data-actor") {
            return document.actors.iter().position(|it| it.id == id).map(Mark::Actor);
        }
        let id = link.get("data-tie")?;
        document.ties.iter().position(|it| it.id == id).map(Mark::Tie)
    }

    /// The drawing that shows.
    fn shown(&self) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.layout == self.shown)
    }

    fn paint(&mut self, picture: &Picture) {
        let before = std::mem::replace(&mut self.picture, picture.clone());
        let changes = changes(&self.document, &before, &self.picture);
        for sheet in &self.sheets {
            for Change { mark, name, value } in &changes {
                let place = self.place(*mark);
                let value = value.as_deref().unwrap_or_default();
                sheet.base.child(place).iter().for_each(|node| node.set(name, value));
                if let (Some(copy), false) = (&sheet.copies[place], ONLY_BELOW.contains(name)) {
                    copy.set(name, value);
                }
            }
        }
        let after = &self.picture;
        if before.front != after.front || before.signs != after.signs || before.current != after.current {
            self.area.set("data-front", after.front.as_ref().map_or("", |front| front.reason.name()));
            self.bring_forward();
        }
        if let (Some(mark), true) = (self.picture.current, before.current != self.picture.current) {
            self.show(mark);
        }
    }

    /// Brings forward what the picture has in front, and nothing else.
    fn bring_forward(&mut self) {
        let front = self.picture.front.as_ref();
        let ties = front.into_iter().flat_map(|front| front.ties.iter().map(|&tie| Mark::Tie(tie)));
        let actors = front.into_iter().flat_map(|front| front.actors.iter().map(|&actor| Mark::Actor(actor)));
        let near: Vec<usize> = ties.chain(actors).map(|mark| self.place(mark)).collect();
        let current = self.picture.current.map(|mark| self.place(mark));
        let mut stays = vec![false; self.document.ties.len() + self.document.actors.len()];
        near.iter().for_each(|&place| stays[place] = true);
        for sheet in &mut self.sheets {
            for place in std::mem::take(&mut sheet.near) {
                if let (Some(copy), false) = (&sheet.copies[place], stays[place]) {
                    copy.flag("data-near", false);
                    copy.flag("data-current", false);
                }
            }
            for &place in &near {
                if let Some(copy) = sheet.copy(place) {
                    copy.flag("data-near", true);
                    copy.flag("data-current", current == Some(place));
                }
            }
            sheet.near.clone_from(&near);
            sheet.front.look(".handle").iter().for_each(Node::remove);
        }
        if let (Some(Mark::Tie(tie)), false) = (self.picture.current, near.is_empty()) {
            self.sheets.iter().for_each(|sheet| self.draw_handle(sheet, tie));
        }
    }

    /// A handle in the middle of a tie that turns its sign; by keyboard the card has the same.
    fn draw_handle(&self, sheet: &Sheet, tie: usize) {
        let sign = self.picture.signs[tie];
        let [x, y] = self.point(sheet.layout, Mark::Tie(tie)).map(|at| (at.round() as i32).to_string());
        let id = &self.document.ties[tie].id;
        let turn =
            [("class", "handle"), ("data-turn", id), ("data-to", sign.next().name()), ("data-sign", sign.name())];
        let handle = sheet.front.make_svg("g", &turn, "");
        handle.append(&handle.make_svg("circle", &[("cx", &x), ("cy", &y), ("r", "0.95em")], ""));
        handle.append(&handle.make_svg("text", &[("x", &x), ("y", &y), ("dy", "0.35em")], sign.face()));
        sheet.front.append(&handle);
    }

    /// Lights up what the pointer or focus is on.
    fn light(&mut self, mark: Option<Mark>) {
        let lit = mark.map(|mark| self.place(mark));
        for sheet in &mut self.sheets {
            if let Some(copy) = sheet.lit.take().and_then(|place| sheet.copies[place].as_ref()) {
                copy.flag("data-lit", false);
            }
            sheet.lit = lit;
            if let Some(copy) = lit.and_then(|place| sheet.copy(place)) {
                copy.flag("data-lit", true);
            }
        }
    }

    /// Makes the copies of a map of few elements ahead, while nothing else is to be done.
    fn make_copies(&mut self) {
        for sheet in self.sheets.iter_mut().filter(|sheet| sheet.copies.len() <= FEW) {
            for place in 0..sheet.copies.len() {
                sheet.copy(place);
            }
        }
    }

    /// A point of the map where something stands: the centre of an actor, the middle of a tie.
    fn point(&self, layout: usize, mark: Mark) -> [f64; 2] {
        let layout = &self.document.layouts[layout];
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
                let point = self.point(self.sheets[place].layout, mark);
                let sheet = &mut self.sheets[place];
                sheet.lens = sheet.lens.showing(point);
                sheet.refresh();
            }
        }
    }

    /// Makes the map one stop for Tab, where one was last (a roving tabindex, <https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/>);
    /// arrows lead on from there. Without the player Tab goes from actor to actor.
    fn rove(&mut self, mark: Mark) {
        let (Some(shown), place) = (self.shown(), self.place(mark)) else { return };
        let ties = self.document.ties.len();
        let sheet = &mut self.sheets[shown];
        let others = match sheet.stop.replace(place) {
            Some(before) => before..before + 1,
            None => ties..ties + self.document.actors.len(),
        };
        for other in others {
            sheet.base.child(other).iter().for_each(|node| node.set("tabindex", "-1"));
        }
        sheet.base.child(place).iter().for_each(|node| node.set("tabindex", "0"));
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
        let mark = Node::target(event).and_then(|target| self.mark(&target));
        match event.type_().as_str() {
            // A finger hovers over nothing: what it touches is about to be chosen.
            "pointerover" if event.unchecked_ref::<PointerEvent>().pointer_type() == "mouse" => self.light(mark),
            "pointerover" => {}
            "focusin" => {
                // Only keys and the closing of a card give focus that shows; a press is for choosing, or for dragging.
                let shows = Node::target(event).is_some_and(|target| target.is(":focus-visible"));
                if let Some(mark) = mark.filter(|_| shows) {
                    self.rove(mark);
                    self.light(Some(mark));
                    self.show(mark);
                }
            }
            "focusout" | "pointerout" => self.light(None),
            "wheel" => self.wheel(event.unchecked_ref()),
            "keydown" => self.key(event.unchecked_ref(), mark),
            "touchstart" | "touchmove" | "touchend" => self.touch(event.unchecked_ref()),
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
        let layout = &self.document.layouts[self.sheets[place].layout];
        let next = step(layout, self.document.neighbours(), shown, standing, way);
        self.standing = Some(next.unwrap_or(standing));
        let Some(next) = next.map(Standing::mark) else { return };
        if let Some(node) = self.sheets[place].base.child(self.place(next)) {
            node.focus();
            node.scroll_to(ScrollLogicalPosition::Nearest);
            // This is not told of the focus that it gives itself.
            self.rove(next);
            self.light(Some(next));
            self.show(next);
        }
    }
}
