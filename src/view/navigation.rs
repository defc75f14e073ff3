//! Navigation: moves focus and scrolls, after the page shows the reader's new place.
//!
//! The browser has to lay out the page for every question about geometry, and for focus. So all of this runs after all updates of
//! the page, once for each change.

use super::dom::{Node, after_paint, page, stop_holding, window};
use crate::document::Place;
use crate::graph::Shared;
use crate::reader::{Action, Aspects, Departure, Dock, Reader, Step};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use web_sys::ScrollLogicalPosition;

/// The height that the bar covers at the top of the view, and some room, in px.
const HEADROOM: f64 = 64.0;

/// A card at least this wide, as a share of the page, lies at the lower edge over the text; a narrower one lies over the map, which
/// is beside the text then.
const FULL_WIDTH: f64 = 0.7;

/// Moves focus and scrolls.
pub(super) struct Navigation {
    root: Node,
    document: Shared,
    /// The container of the cards.
    panels: Node,
    /// The element with the drawings of the map, if there is a map.
    sheets: Option<Node>,
    /// Whether the page has gone to the place of its first address.
    has_arrived: Cell<bool>,
    /// The element that the browser has scrolled to when the page loaded, and its top in the view then, in px.
    target: Option<(Node, f64)>,
    /// The element that gets focus when a card is closed.
    opener: RefCell<Option<Node>>,
    /// The element that gets focus once the page shows the next answer.
    next: RefCell<Option<Node>>,
    /// The link that was pressed last, until the page shows its effect.
    pressed: RefCell<Option<Node>>,
    /// The link that has led to where the reader is; the way back leads to it.
    last_followed: RefCell<Option<FollowedLink>>,
    /// The links that have led from one place to another; Back leads to them.
    transitions: RefCell<Vec<Transition>>,
    /// Where the target of the link was in the view when the reader came to it, in px. None until it is known.
    arrival: Cell<Option<f64>>,
    /// The pressed option of a question, and its top in the view then, in px, until the page shows the answer.
    anchor: RefCell<Option<(Node, f64)>>,
    /// Whether the last press was on a scenario below the opening picture.
    pressed_in_opening: Cell<bool>,
    /// How far the page was scrolled when the map was shown in full screen, in px.
    before_full_screen: Cell<Option<f64>>,
}

/// A change from one place to another, and the link that has led there.
struct Transition {
    from: Option<Place>,
    to: Place,
    by: FollowedLink,
}

/// A link that the reader has followed, and where it was.
#[derive(Clone)]
struct FollowedLink {
    link: Node,
    /// The top of the link in the view, in px. None for a link that does not scroll with the text.
    top: Option<f64>,
}

impl FollowedLink {
    fn of(link: Node) -> FollowedLink {
        let scrolls = link.enclosing(".map, .panels, .bar, .dock").is_none();
        FollowedLink { top: scrolls.then(|| link.rect().top()), link }
    }

    /// Focuses the link after Back, and shows it where it was.
    fn restore(&self) {
        self.link.focus();
        self.top.into_iter().for_each(|top| self.link.scroll_back_to(top));
    }
}

impl Navigation {
    pub(super) fn new(root: Node, document: Shared) -> Navigation {
        let target = root.query(":target").map(|target| (target.rect().top(), target));
        let target = target.filter(|(top, _)| visible_range(&root).contains(top)).map(|(top, target)| (target, top));
        Navigation {
            panels: root.find(".panels"),
            sheets: root.query(".sheets"),
            root,
            document,
            has_arrived: Cell::default(),
            target,
            opener: RefCell::default(),
            next: RefCell::default(),
            pressed: RefCell::default(),
            last_followed: RefCell::default(),
            transitions: RefCell::default(),
            arrival: Cell::default(),
            anchor: RefCell::default(),
            pressed_in_opening: Cell::default(),
            before_full_screen: Cell::default(),
        }
    }

    /// Whether the page has gone to the place of its first address.
    pub(super) fn has_arrived(&self) -> bool {
        self.has_arrived.get()
    }

    /// Sets the element that gets focus once the page shows the next answer.
    pub(super) fn focus_next(&self, node: Option<Node>) {
        self.next.replace(node);
    }

    /// Makes a pressed option the anchor that keeps its place in the view: reasons open above it, too.
    pub(super) fn set_anchor(&self, option: &Node) {
        self.anchor.replace(Some((option.clone(), option.rect().top())));
    }

    /// Scrolls by as much as the anchor has moved, now that all reasons show, and on if its own is below the view.
    pub(super) fn restore_anchor(&self) {
        let Some((option, top)) = self.anchor.take() else { return };
        let row = option.parent().unwrap_or_else(|| option.clone()).rect();
        let below = (row.bottom() + 8.0 - visible_range(&self.root).end).min(row.top() - HEADROOM);
        let by = (option.rect().top() - top).max(below);
        if by.abs() > 1.0 {
            window().scroll_by_with_x_and_y(0.0, by);
        }
    }

    /// Whether the last press was on a scenario below the opening picture; false from the second call on.
    pub(super) fn take_press_in_opening(&self) -> bool {
        self.pressed_in_opening.take()
    }

    /// Scrolls by as much of an element as is below the view, and 12 px more.
    pub(super) fn scroll_bottom_into_view(&self, node: &Node) {
        let below = node.rect().bottom() + 12.0 - visible_range(&self.root).end;
        if below > 0.0 {
            window().scroll_by_with_x_and_y(0.0, below);
        }
    }

    /// Shows the map in full screen, or leaves it.
    pub(super) fn toggle_full_screen(&self) {
        if !self.root.matches(":fullscreen") {
            self.before_full_screen.set(window().scroll_y().ok());
        }
        self.root.toggle_full_screen();
    }

    /// After full screen the page is as long as before, and is scrolled to where the reader was: browsers forget it, because a
    /// page in full screen is short.
    pub(super) fn leave_full_screen(&self) {
        if !self.root.matches(":fullscreen")
            && let Some(px) = self.before_full_screen.take()
        {
            window().scroll_to_with_x_and_y(0.0, px);
        }
    }

    /// How far a docked map is raised for an action whose effect is on the map; `pressed` is the element that was pressed.
    pub(super) fn raises(&self, action: &Action, pressed: &Node) -> Option<Dock> {
        let dock = match action {
            Action::Quiz(Step::Ask(Some(_))) => Dock::Whole,
            Action::Go(Place::Actor(_) | Place::Tie(_)) if pressed.matches(".points .shown") => Dock::Whole,
            // The opening picture shows by itself what its scenarios change.
            Action::Go(Place::Scenario(_)) | Action::Suppose(_) if pressed.enclosing(".map, .opening").is_none() => {
                Dock::Half
            }
            _ => return None,
        };
        self.is_docked().then_some(dock)
    }

    /// Whether the map is docked at the lower edge, because the page is too narrow to show it beside the text.
    pub(super) fn is_docked(&self) -> bool {
        self.root.query(".dock").is_some_and(|dock| dock.rect().width() > 0.0)
    }

    /// Whether the page is the explainer's own. An embedded explainer must not scroll the host's page or take its focus by
    /// itself.
    pub(super) fn is_ours(&self) -> bool {
        self.root.enclosing("[data-embedded]").is_none()
    }

    /// Remembers which link was pressed, so that focus comes back to it when the reader does.
    pub(super) fn remember_pressed(&self, pressed: &Node) {
        self.pressed.replace(Some(pressed.clone()));
    }

    /// Scrolls back to where a link of the bar was pressed, and focuses that link.
    pub(super) fn scroll_back(&self, px: i32) {
        window().scroll_to_with_x_and_y(0.0, px.into());
        self.last_followed.borrow().iter().for_each(|followed| followed.link.focus());
    }

    /// Whether the reader has scrolled on for more than a view from where a link has led. This asks where the link's target is in
    /// the view (or the explainer, if it has no such element), and not how far the page is scrolled: content above the target may
    /// get its real height after the jump.
    pub(super) fn has_read_on(&self) -> bool {
        let target = self.last_followed.borrow().as_ref().and_then(|followed| {
            let href = followed.link.get("href")?;
            self.root.by_id(href.strip_prefix('#')?)
        });
        let now = target.as_ref().unwrap_or(&self.root).rect().top();
        let start = self.arrival.get().unwrap_or(now);
        self.arrival.set(Some(start));
        (now - start).abs() > visible_range(&self.root).end
    }

    /// Prepares for an action; `pressed` is the element that was pressed.
    pub(super) fn before(&self, action: &Action, reader: &Reader, pressed: &Node) {
        self.remember_pressed(pressed);
        let assumes = matches!(action, Action::Go(Place::Scenario(_)) | Action::AsWritten);
        self.pressed_in_opening.set(assumes && pressed.enclosing(".opening").is_some());
        // `is_docked` comes last in the conditions, because it may make the browser lay out the page.
        if matches!(action, Action::Quiz(Step::Ask(Some(_)))) && !self.is_docked() {
            self.show_map(true);
        }
        let Action::Go(place) = action else { return };
        if matches!(place, Place::Scenario(_)) && !self.is_docked() && pressed.enclosing(".opening").is_none() {
            self.show_map(false);
        }
        // Going to the current place again changes no state, so it is shown here.
        if reader.place() == Some(place) {
            self.show(place, Some(pressed));
        }
        let mut opener = self.opener.borrow_mut();
        if !place.opens_card() {
            opener.take();
        } else if opener.is_none() || !is_in_card(pressed) {
            // When a card opens another one, focus later returns to the opener of the first.
            *opener = Some(pressed.clone());
        }
    }

    /// Moves focus and scrolls for a change of the reader's state.
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
        let is_changed = before.dock.is_raised() != reader.dock.is_raised() || what.meets(Aspects::SIGNS);
        if is_changed && reader.dock.is_raised() {
            self.show_assumed(reader);
        }
        let is_first = !self.has_arrived.replace(true);
        if is_first {
            self.keep_target();
        }
        if reader.address.review && !before.address.review {
            self.root.query(".quiz .turn").or_else(|| self.root.query(".end .final")).iter().for_each(bring);
        }
        let back_to = self.update_followed(before, reader, what);
        if is_first || before.place() != reader.place() {
            self.go(is_first, reader);
        }
        if let Some(followed) = back_to.filter(|followed| followed.link.element().is_connected()) {
            match reader.returned {
                true => followed.restore(),
                false => bring(&followed.link),
            }
        }
        if before.quiz != reader.quiz
            && let Some(next) = self.next.take()
        {
            bring(&next);
        }
    }

    /// Remembers the link that was pressed, if it has led elsewhere. Returns the link to which the reader comes back, by Back or by
    /// the way back.
    fn update_followed(&self, before: &Reader, reader: &Reader, what: Aspects) -> Option<FollowedLink> {
        let pressed = self.pressed.take();
        let goes_back = pressed.as_ref().is_some_and(|link| link.matches(".way-back > a"));
        let back_to = match reader.returned {
            true => self.link_for_back(before, reader),
            false if goes_back => self.last_followed.take(),
            false => None,
        };
        if reader.returned && before.place() != reader.place() {
            stop_holding();
        }
        if what.meets(Aspects::FROM.union(Aspects::PLACE)) {
            self.arrival.take();
        }
        let leads_elsewhere = !goes_back && (scrolls(before, reader) || what.meets(Aspects::FROM));
        if let Some(pressed) = pressed.filter(|_| leads_elsewhere) {
            self.remember_followed(before, reader, pressed);
        }
        back_to
    }

    /// Remembers the link by which the reader has gone elsewhere.
    fn remember_followed(&self, before: &Reader, reader: &Reader, link: Node) {
        let followed = FollowedLink::of(link);
        if let Some(to) = reader.place() {
            let (from, to) = (before.place().cloned(), to.clone());
            let mut transitions = self.transitions.borrow_mut();
            transitions.retain(|it| (&it.from, &it.to) != (&from, &to));
            transitions.push(Transition { from, to, by: followed.clone() });
        }
        self.last_followed.replace(Some(followed));
    }

    /// The link that the reader comes back to by Back.
    fn link_for_back(&self, before: &Reader, reader: &Reader) -> Option<FollowedLink> {
        if matches!(before.from, Some(Departure::Scrolled(_))) && reader.from.is_none() {
            return self.last_followed.take();
        }
        let transitions = self.transitions.borrow();
        let led = |it: &&Transition| Some(&it.to) == before.place() && it.from.as_ref() == reader.place();
        transitions.iter().find(led).map(|it| it.by.clone())
    }

    /// Keeps the position of the element that the browser has scrolled to, if content above it is hidden now, for example all
    /// questions but one. Not every browser has scroll anchoring, which would do this.
    fn keep_target(&self) {
        if let Some((target, top)) = &self.target
            && (target.rect().top() - top).abs() > 1.0
        {
            target.scroll_to(ScrollLogicalPosition::Start);
        }
    }

    /// Moves focus with the map: to the buttons in its head when it is raised, and back to the strip when it is lowered.
    fn follow_dock(&self, before: Dock, now: Dock) {
        let focused = self.root.focused();
        let was_there = |selector: &str| focused.as_ref().is_some_and(|focused| focused.enclosing(selector).is_some());
        match (before.is_raised(), now.is_raised()) {
            (false, true) => {
                self.root.find(".map-head button").focus();
                // The card may cover the selected actor on the raised map.
                self.uncover_again();
            }
            (true, false) if was_there(".map") || focused.is_none() => {
                self.root.query(".dock button").iter().for_each(Node::focus);
            }
            _ => {}
        }
    }

    /// Scrolls the raised map down to the ties with an assumed sign and their actors, as far as the uppermost stays in view. It stays
    /// where it is after a press on the map itself, so that what was pressed does not move.
    fn show_assumed(&self, reader: &Reader) {
        let is_pressed = |link: &Node| link.enclosing(".map").is_some();
        let (Some(map), Some(sheets)) = (self.root.query(".map[data-raised]"), &self.sheets) else { return };
        if self.pressed.borrow().as_ref().is_some_and(is_pressed) {
            return;
        }
        let mut shown = ".drawing [data-assumed]".to_owned();
        let assumed = reader.what_if(&self.document);
        for tie in assumed.assumptions().iter().filter_map(|it| self.document.tie(&it.tie)) {
            for end in [&tie.from, &tie.to] {
                shown.push_str(&[", .drawing [data-actor='", end, "']"].concat());
            }
        }
        let rects = sheets.all(&shown).into_iter().map(|it| it.rect()).filter(|it| it.height() > 0.0);
        let edges = rects.fold((f64::MAX, 0.0_f64), |(top, end), it| (it.top().min(top), it.bottom().max(end)));
        let below = edges.1 + 12.0 - visible_range(&self.root).end.min(map.rect().bottom());
        let by = below.min(edges.0 - 12.0 - self.root.find(".map-head").rect().bottom());
        if by > 0.0 {
            map.set_scroll_top(map.scroll_top() + by as i32 + 1);
        }
    }

    fn go(&self, is_first: bool, reader: &Reader) {
        match reader.place() {
            Some(place) if is_first => self.arrive(place, reader.address.choice.is_some() || reader.address.short),
            // After Back or Forward the browser restores the scroll position, but not focus.
            Some(place) if reader.returned && !place.opens_card() => self.reveal(place).iter().for_each(Node::focus),
            Some(place) => {
                // A place that was chosen without a press, for example in the search, has the focused element as its opener.
                if place.opens_card() && self.opener.borrow().is_none() {
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

    /// Shows a place: opens the `details` around it, scrolls to it, and focuses it. For a card the page scrolls only if the card
    /// would cover its opener.
    fn show(&self, place: &Place, opener: Option<&Node>) {
        let Some(node) = self.reveal(place) else { return };
        if !place.opens_card() {
            // A section or a question is read from its start, and may be higher than the view.
            let begins = matches!(place, Place::Section(_) | Place::Question(_));
            node.scroll_to(if begins { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Center });
            return node.focus();
        }
        // A card without an opener was opened by the host; its actor must stay visible on the map, if that is in view.
        let current = || self.current().filter(|it| visible_range(&self.root).contains(&it.rect().top()));
        let opener = opener.cloned().or_else(current);
        self.uncover(opener.as_ref(), &node);
        // The card gets focus after the paint, because `focus` makes the browser recalculate styles. On a card that was closed in the
        // meantime the call has no effect.
        after_paint(move || node.focus());
    }

    /// Shows the place of the first address. The browser has scrolled there already, unless the address has other parts
    /// (`has_more`), because the fragment is no element's id then. Focus stays if the reader has focused something already.
    fn arrive(&self, place: &Place, has_more: bool) {
        let Some(node) = self.reveal(place) else { return };
        let is_ours = self.is_ours();
        // If the reader has opened the card before the player started, focus goes to the card.
        let opener = self.panels.opener().filter(|_| place.opens_card());
        let has_opened = opener.is_some();
        if place.opens_card() {
            self.opener.replace(opener);
            self.uncover(None, &node);
        } else if has_more && is_ours && window().scroll_y() == Ok(0.0) {
            node.scroll_to(ScrollLogicalPosition::Start);
        }
        if has_no_focus() && (is_ours || has_opened) {
            node.focus();
        }
    }

    /// Finds the element of a place, and opens the `details` around it.
    fn reveal(&self, place: &Place) -> Option<Node> {
        if place.opens_card() {
            return self.panels.query("[data-panel]");
        }
        let fragment = place.fragment();
        // The same explainer may be on a page twice, so that the id may belong to the other one. Ids need no escaping in a
        // selector, because they are letters, digits and hyphens.
        let by_id = self.root.by_id(&fragment).filter(|node| self.root.contains(node));
        let node = by_id.or_else(|| self.root.query(&["[id='", &fragment, "']"].concat()))?;
        let mut around = node.parent();
        while let Some(parent) = around {
            if parent.tag() == "details" && !parent.has("open") {
                parent.flag("open", true);
            }
            around = parent.parent();
        }
        Some(node)
    }

    /// The selected actor or tie on the visible drawing of the map.
    fn current(&self) -> Option<Node> {
        let copies = self.sheets.as_ref()?.all(".front [data-current]");
        copies.into_iter().find(|copy| copy.rect().width() > 0.0)
    }

    /// Scrolls again if the card covers its opener, because the second half of the card, which is drawn after the browser has
    /// painted, may have made it higher.
    pub(super) fn uncover_again(&self) {
        if let Some(card) = self.panels.query("[data-panel]") {
            self.uncover(self.opener.borrow().as_ref(), &card);
        }
    }

    /// Scrolls by the height that a card covers of its opener, and 12 px more. On a wide page the card covers the map instead,
    /// and is moved to its other edge.
    fn uncover(&self, opener: Option<&Node>, card: &Node) {
        let current = self.current();
        let card = card.rect();
        if card.width() < FULL_WIDTH * self.root.rect().width() {
            return current.iter().for_each(|current| self.put_card_apart(current, card.height()));
        }
        // If the map is raised, or the opener is one of its controls, such as the search, what is selected must be visible on the
        // drawing. A link in the text that raises the map is behind the map then.
        let raised = self.root.query(".map[data-raised]");
        let is_on_map = raised.is_some() || opener.is_some_and(|opener| opener.enclosing(".map").is_some());
        let visible = current.as_ref().filter(|_| is_on_map).or(opener);
        let covered = visible.map_or(0.0, |visible| visible.rect().bottom() + 12.0 - card.top());
        if covered > 0.0 {
            match raised {
                Some(map) => map.set_scroll_top(map.scroll_top() + covered as i32),
                None => window().scroll_by_with_x_and_y(0.0, covered),
            }
        }
    }

    /// Places a card of this height at the lower edge of the map, or at the upper one if it would cover the selected actor. The
    /// map does not move.
    fn put_card_apart(&self, current: &Node, height: f64) {
        let lower = visible_range(&self.root).end - height - 16.0;
        self.panels.flag("data-top", current.rect().bottom() > lower);
    }

    /// Makes the cards higher, so that more of the evidence shows at once, or as low as before; `button` is the pressed button.
    pub(super) fn toggle_card_height(&self, button: &Node) {
        let is_tall = !self.panels.has("data-tall");
        self.panels.flag("data-tall", is_tall);
        button.set("aria-pressed", if is_tall { "true" } else { "false" });
    }

    /// Scrolls to the map if no part of it is in view; with `from_top`, if its top is not in view.
    pub(super) fn show_map(&self, from_top: bool) {
        let Some(map) = self.root.query(".map") else { return };
        let (visible, rect) = (visible_range(&self.root), map.rect());
        let end = if from_top { rect.top() } else { rect.bottom() };
        if end < visible.start || rect.top() > visible.end {
            map.scroll_to(ScrollLogicalPosition::Start);
        }
    }

    /// Scrolls a row of links horizontally to the current one: the section in view in the bar, or the scenario in force above the
    /// map.
    fn show_in_row(&self, row: &str) {
        let Some(row) = self.root.query(row) else { return };
        // The row stays while focus is in it, so that it does not move under the reader's pointer or Tab.
        if row.matches(":focus-within") {
            return;
        }
        // If no link is current, the row shows its start.
        let ahead = row.query("[aria-current]").map(|current| current.rect().left() - row.rect().left());
        row.set_scroll_left(ahead.map_or(0, |ahead| row.scroll_left() + ahead as i32 - 40));
    }
}

/// Whether the page scrolls for a change of the reader's state: to another place, which is not shown in a card.
pub(super) fn scrolls(before: &Reader, now: &Reader) -> bool {
    before.place() != now.place() && now.place().is_some_and(|place| !place.opens_card())
}

/// Whether an element is in a card, and so disappears with it.
fn is_in_card(node: &Node) -> bool {
    node.enclosing("[data-panel]").is_some()
}

/// Whether no element of the page has focus.
pub(super) fn has_no_focus() -> bool {
    page().is_none_or(|page| page.focused().is_none())
}

/// Focuses an element, and scrolls to it if it is not in view.
fn bring(node: &Node) {
    node.focus();
    let (visible, rect) = (visible_range(node), node.rect());
    if rect.top() < visible.start || rect.bottom().min(rect.top() + 100.0) > visible.end {
        node.scroll_to(ScrollLogicalPosition::Start);
    }
}

/// The visible range around an element, in px from the top of the view: the whole view, or in a frame the part of it that the
/// embedding page reports in `data-seen`.
pub(super) fn visible_range(node: &Node) -> Range<f64> {
    let edges = node.enclosing("[data-seen]").and_then(|frame| frame.get("data-seen"));
    let edges = edges.as_deref().and_then(|seen| seen.split_once(' '));
    let edges = edges.map(|(start, end)| js_sys::parse_float(start)..js_sys::parse_float(end));
    edges.unwrap_or_else(|| {
        let height = window().inner_height().ok().and_then(|height| height.as_f64());
        0.0..height.unwrap_or_default()
    })
}
