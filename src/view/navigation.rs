//! Going to places: focus and scrolling, after the page shows where the reader is.
//!
//! The browser lays the page out whenever it is asked where something is, and when it gives focus. So all of this comes
//! after everything is written, once for each change.

use super::dom::{Node, page, window};
use super::link::is_card;
use crate::document::Place;
use crate::reader::{Action, Aspects, Dock, Reader, Step};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use web_sys::ScrollLogicalPosition;

/// Goes where the reader goes.
pub(super) struct Navigation {
    root: Node,
    /// Where cards are.
    panels: Node,
    /// The drawing of the map, if there is one.
    drawing: Option<Node>,
    /// Whether the page has shown where its address led to.
    has_arrived: Cell<bool>,
    /// What the browser has scrolled to as the page came, and how far below the upper edge of the view it was then, in px.
    target: Option<(Node, f64)>,
    /// Where focus returns to when a card is closed.
    opener: RefCell<Option<Node>>,
    /// What is to have focus once the page shows the next answer.
    next: RefCell<Option<Node>>,
}

impl Navigation {
    pub(super) fn new(root: Node) -> Navigation {
        let target = root.look(":target").map(|target| (target.rect().top(), target));
        let target = target.filter(|(top, _)| seen(&root).contains(top)).map(|(top, target)| (target, top));
        Navigation {
            panels: root.find(".panels"),
            drawing: root.look(".sheets"),
            root,
            has_arrived: Cell::default(),
            target,
            opener: RefCell::default(),
            next: RefCell::default(),
        }
    }

    /// Whether the page has shown where its address led to.
    pub(super) fn has_arrived(&self) -> bool {
        self.has_arrived.get()
    }

    /// Has something get focus once the page shows the next answer.
    pub(super) fn focus_next(&self, node: Option<Node>) {
        self.next.replace(node);
    }

    /// Where the map is to be raised to, for an action that is to be seen on it and that an element was pressed for; if the
    /// map is not beside the text.
    pub(super) fn raises(&self, action: &Action, pressed: &Node) -> Option<Dock> {
        let dock = match action {
            Action::Quiz(Step::Ask(Some(_))) => Dock::Whole,
            Action::Go(Place::Actor(_) | Place::Tie(_)) if pressed.is(".points .shown") => Dock::Whole,
            Action::Go(Place::Scenario(_)) | Action::Suppose(_) if pressed.around(".map").is_none() => Dock::Half,
            _ => return None,
        };
        self.is_docked().then_some(dock)
    }

    /// Whether the map is at hand at the lower edge, as it is not beside the text.
    pub(super) fn is_docked(&self) -> bool {
        self.root.look(".dock").is_some_and(|dock| dock.rect().width() > 0.0)
    }

    /// Whether it is the explainer's own page. What is in someone else's does not draw their readers to itself.
    pub(super) fn is_ours(&self) -> bool {
        self.root.around("[data-embedded]").is_none()
    }

    /// Readies for an action that an element was pressed for.
    pub(super) fn before(&self, action: &Action, reader: &Reader, pressed: &Node) {
        // Whether the map is docked is asked last, and only where it matters: the browser may have to lay the page out for it.
        if matches!(action, Action::Quiz(Step::Ask(Some(_)))) && !self.is_docked() {
            self.show_map(true);
        }
        let Action::Go(place) = action else { return };
        if matches!(place, Place::Scenario(_)) && !self.is_docked() {
            self.show_map(false);
        }
        // The same place again changes nothing, but the reader asked to see it.
        if reader.place() == Some(place) {
            self.show(place, Some(pressed));
        }
        let mut opener = self.opener.borrow_mut();
        if !is_card(place) {
            opener.take();
        } else if opener.is_none() || !is_in_card(pressed) {
            // From card to card, focus returns to where the first was opened.
            *opener = Some(pressed.clone());
        }
    }

    /// Goes where the reader went.
    pub(super) fn follow(&self, before: &Reader, reader: &Reader, what: Aspects) {
        if what.meets(Aspects::SECTION) {
            self.show_in_row(".sections");
        }
        if what.meets(Aspects::SIGNS) {
            self.show_in_row(".scenarios ul");
        }
        if before.dock != reader.dock {
            self.follow_dock(before.dock, reader.dock);
        }
        let is_first = !self.has_arrived.replace(true);
        if is_first {
            self.keep_target();
        }
        if reader.address.review && !before.address.review {
            self.root.look(".quiz .turn").or_else(|| self.root.look(".end .final")).iter().for_each(bring);
        }
        if is_first || before.place() != reader.place() {
            self.go(is_first, reader);
        }
        if before.quiz != reader.quiz
            && let Some(next) = self.next.take()
        {
            bring(&next);
        }
    }

    /// What the browser has scrolled to stays where it was, also if what is above it shows only in part now: one question of
    /// many, say. Not every browser sees to that.
    fn keep_target(&self) {
        if let Some((target, top)) = &self.target
            && (target.rect().top() - top).abs() > 1.0
        {
            target.scroll_to(ScrollLogicalPosition::Start);
        }
    }

    /// Focus goes along with the map: to its ways when it is raised, and back to the strip.
    fn follow_dock(&self, before: Dock, now: Dock) {
        let focused = self.root.focused();
        let was_there = |hook: &str| focused.as_ref().is_some_and(|focused| focused.around(hook).is_some());
        match (before.is_raised(), now.is_raised()) {
            (false, true) => {
                self.root.find(".map-head button").focus();
                // What is chosen is in view where the map begins above it.
                self.uncover_again();
            }
            (true, false) if was_there(".map") || focused.is_none() => {
                self.root.look(".dock button").iter().for_each(Node::focus);
            }
            _ => {}
        }
    }

    fn go(&self, is_first: bool, reader: &Reader) {
        match reader.place() {
            Some(place) if is_first => self.arrive(place, reader.address.choice.is_some() || reader.address.short),
            // What the reader saw there the browser shows again, but focus is where they come from.
            Some(place) if reader.returned && !is_card(place) => self.reveal(place).iter().for_each(Node::focus),
            Some(place) => {
                // What was chosen without a press, in the search, say, was chosen where focus is.
                if is_card(place) && self.opener.borrow().is_none() {
                    self.opener.replace(self.root.focused().filter(|focused| !is_in_card(focused)));
                }
                self.show(place, self.opener.borrow().as_ref());
            }
            None if is_first => {}
            None => {
                if let Some(opener) = self.opener.take() {
                    opener.focus();
                }
            }
        }
    }

    /// Brings a place to the reader: opens what it is inside of, scrolls to it, and gives it focus. A card does not scroll,
    /// unless it would cover the element that opened it.
    fn show(&self, place: &Place, opener: Option<&Node>) {
        let Some(node) = self.reveal(place) else { return };
        if !is_card(place) {
            // What begins there is read from its start, and may be higher than the view.
            let begins = matches!(place, Place::Section(_) | Place::Question(_));
            node.scroll_to(if begins { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Center });
        }
        if is_card(place) {
            // What nothing here has opened, the host has: who it is, is to be seen on the map, if that is in view.
            let current = || self.current().filter(|it| seen(&self.root).contains(&it.rect().top()));
            let opener = opener.cloned().or_else(current);
            self.uncover(opener.as_ref(), &node);
        }
        node.focus();
    }

    /// The same where the page was opened at the place: the browser has scrolled already, unless the address says more
    /// (`besides`), which it takes for no place; and a reader who has begun to write or to choose keeps the focus.
    fn arrive(&self, place: &Place, besides: bool) {
        let Some(node) = self.reveal(place) else { return };
        let is_ours = self.is_ours();
        // But who has opened the card before the player came is in it.
        let opener = self.panels.opener().filter(|_| is_card(place));
        let is_in_it = opener.is_some();
        if is_card(place) {
            self.opener.replace(opener);
            self.uncover(None, &node);
        } else if besides && is_ours && window().scroll_y() == Ok(0.0) {
            node.scroll_to(ScrollLogicalPosition::Start);
        }
        if has_no_focus() && (is_ours || is_in_it) {
            node.focus();
        }
    }

    /// Opens what a place is inside of, so that it can be seen.
    fn reveal(&self, place: &Place) -> Option<Node> {
        if is_card(place) {
            return self.panels.look("[data-panel]");
        }
        let fragment = place.fragment();
        // The same explainer may be on a page twice. Ids within a document are letters, digits and hyphens: nothing to escape.
        let by_id = self.root.by_id(&fragment).filter(|node| self.root.holds(node));
        let node = by_id.or_else(|| self.root.look(&["[id='", &fragment, "']"].concat()))?;
        let mut around = node.parent();
        while let Some(parent) = around {
            if parent.tag() == "details" && !parent.has("open") {
                parent.flag("open", true);
            }
            around = parent.parent();
        }
        Some(node)
    }

    /// What is chosen, on the drawing of the map that shows.
    fn current(&self) -> Option<Node> {
        let marks = self.drawing.as_ref()?.all(".front [data-current]");
        marks.into_iter().find(|mark| mark.rect().width() > 0.0)
    }

    /// Uncovers once more what the card covers: its second half, which is drawn after the browser has painted, may have made
    /// it higher.
    pub(super) fn uncover_again(&self) {
        if let Some(card) = self.panels.look("[data-panel]") {
            self.uncover(self.opener.borrow().as_ref(), &card);
        }
    }

    /// Scrolls by what a card covers of its opener, and a little more. Beside the text it is the map that it may cover.
    fn uncover(&self, opener: Option<&Node>, card: &Node) {
        let current = self.current();
        let card = card.rect();
        if card.width() < 0.7 * self.root.rect().width() {
            return current.iter().for_each(|current| self.put_card_apart(current, card.height()));
        }
        // Who was chosen beside the map, in the search, say, is to be seen on it.
        let on_map = opener.filter(|opener| opener.around(".map").is_some()).and(current.as_ref());
        let covered = on_map.or(opener).map_or(0.0, |opener| opener.rect().bottom() + 12.0 - card.top());
        if covered > 0.0 {
            match self.root.look(".map[data-raised]") {
                Some(map) => map.set_scroll_top(map.scroll_top() + covered as i32),
                None => window().scroll_by_with_x_and_y(0.0, covered),
            }
        }
    }

    /// Puts a card of this height to the lower edge of the map, or to the upper one where it would cover what is chosen.
    /// Nothing on the map moves.
    fn put_card_apart(&self, current: &Node, height: f64) {
        let lower = seen(&self.root).end - height - 16.0;
        self.panels.flag("data-top", current.rect().bottom() > lower);
    }

    /// Brings the map into view, if none of it is; or if its top is not, where one is to begin there.
    pub(super) fn show_map(&self, from_top: bool) {
        let Some(map) = self.root.look(".map") else { return };
        let (seen, rect) = (seen(&self.root), map.rect());
        let end = if from_top { rect.top() } else { rect.bottom() };
        if end < seen.start || rect.top() > seen.end {
            map.scroll_to(ScrollLogicalPosition::Start);
        }
    }

    /// Scrolls a row that is too narrow for all of its links to the current one: the section in view, in the bar, or the
    /// scenario in force, above the map.
    fn show_in_row(&self, row: &str) {
        let Some(row) = self.root.look(row) else { return };
        // The row does not move under whoever goes through it by Tab, or has pressed in it.
        if row.is(":focus-within") {
            return;
        }
        // Where no link is current, the row shows its start.
        let ahead = row.look("[aria-current]").map(|current| current.rect().left() - row.rect().left());
        row.set_scroll_left(ahead.map_or(0, |ahead| row.scroll_left() + ahead as i32 - 40));
    }
}

/// Whether an element is in a card, and goes out of sight with it.
fn is_in_card(node: &Node) -> bool {
    node.around("[data-panel]").is_some()
}

/// Whether nothing on the page has focus.
pub(super) fn has_no_focus() -> bool {
    page().is_none_or(|page| page.focused().is_none())
}

/// Gives focus to an element, and scrolls to it if it is not in view.
fn bring(node: &Node) {
    node.focus();
    let (seen, rect) = (seen(node), node.rect());
    if rect.top() < seen.start || rect.bottom().min(rect.top() + 100.0) > seen.end {
        node.scroll_to(ScrollLogicalPosition::Start);
    }
}

/// From where to where the reader sees what an element is in, in px of the view: all of it, but in a frame that says
/// otherwise.
pub(super) fn seen(node: &Node) -> Range<f64> {
    let edges = node.around("[data-seen]").and_then(|frame| frame.get("data-seen"));
    let edges = edges.as_deref().and_then(|seen| seen.split_once(' '));
    let edges = edges.map(|(start, end)| js_sys::parse_float(start)..js_sys::parse_float(end));
    edges.unwrap_or_else(|| {
        let height = window().inner_height().ok().and_then(|height| height.as_f64());
        0.0..height.unwrap_or_default()
    })
}
