//! The store: it holds the reader's state, applies actions to it, and updates the page.

use super::command::{self, Command, Escape};
use super::dom::{Listener, Node, after_paint};
use super::island::Island;
use super::map;
use super::map::chart::Chart;
use super::navigation::{Navigation, has_no_focus, scrolls};
use super::page;
use super::part::PartContext;
use super::parts::Parts;
use super::watch::Watch;
use super::{download, share};
use crate::document::Place;
use crate::graph::Shared;
use crate::reader::{Action, Aspects, Departure, Dock, Reader, Scene, Step};
use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Waker};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PointerEvent};
use yew::Callback;
use yew::platform::spawn_local;

/// The environment of the view, which the view notifies of changes.
pub trait Host {
    /// Called when the page is interactive; from now on actions may be sent by `act`.
    fn mounted(&self, act: Callback<Action>);
    /// Called when the reader's state has changed to `reader`, in these aspects. The state may have changed again since, to
    /// `latest`, which is the one to save.
    fn changed(&self, reader: &Reader, what: Aspects, latest: &Reader);
    /// The current time, in seconds since the first of January 1970 began in UTC.
    fn now(&self) -> u32;
    /// Called when the reader wants to share what they see, which has this fragment. Says whether the host offers a way to
    /// share it; if not, the view does.
    fn shares(&self, fragment: &str) -> bool;
}

/// An explainer that runs on a page.
pub struct Store {
    document: Shared,
    host: Rc<dyn Host>,
    /// The reader's state after all actions so far.
    reader: RefCell<Rc<Reader>>,
    /// The scene that the page shows.
    scene: RefCell<Scene>,
    /// Whether an update of the page is scheduled.
    is_scheduled: Cell<bool>,
    /// Where the reader began to drag the map up or down, in px from the top of the view.
    drag_start: Cell<Option<i32>>,
    /// Whether the last press was by a finger.
    is_touch: Cell<bool>,
    /// States that the host was not notified of yet, each with the aspects that have changed.
    unreported: RefCell<Vec<(Rc<Reader>, Aspects)>>,
    /// The interactive page, once it is mounted.
    page: RefCell<Option<Page>>,
    /// The island that holds the page, where the store has drawn the page itself.
    drawn: RefCell<Option<Island>>,
}

/// An interactive page.
struct Page {
    context: Rc<PartContext>,
    parts: Parts,
    _listeners: Vec<Listener>,
    _watch: Watch,
}

/// Handles an event in the explainer's element, which is given, or of the window.
type Handle = fn(&Rc<Store>, &Node, &Event);

impl Store {
    fn new(document: Shared, host: Rc<dyn Host>) -> Rc<Store> {
        Rc::new(Store {
            scene: Scene::first(&document).into(),
            document,
            host,
            reader: RefCell::default(),
            is_scheduled: Cell::default(),
            drag_start: Cell::default(),
            is_touch: Cell::default(),
            unreported: RefCell::default(),
            page: RefCell::default(),
            drawn: RefCell::default(),
        })
    }

    /// Makes the static page in a container interactive.
    pub fn start(container: &Node, document: Shared, host: Rc<dyn Host>) -> Rc<Store> {
        let store = Store::new(document, host);
        store.mount(&container.find(".explainer"));
        store
    }

    /// Draws the page into a container in the next microtask, and makes it interactive.
    pub fn draw(container: &Node, document: Shared, host: Rc<dyn Host>) -> Rc<Store> {
        let store = Store::new(document, host);
        let mut drawn = Island::at(container.clone());
        let (weak, container) = (Rc::downgrade(&store), container.clone());
        let then = move |()| {
            // The store may be dropped before the page is drawn.
            if let (Some(store), Some(root)) = (weak.upgrade(), container.query(".explainer")) {
                store.mount(&root);
            }
        };
        drawn.draw_then(page::draw(&store.document), Callback::from(then));
        *store.drawn.borrow_mut() = Some(drawn);
        store
    }

    /// Removes all listeners, and the page if the store has drawn it; a static page stays.
    pub fn end(&self) {
        if let Some(page) = self.page.take() {
            page.context.root.flag("data-live", false);
        }
        self.drawn.take();
    }

    fn mount(self: &Rc<Store>, root: &Node) {
        let context = PartContext {
            root: root.clone(),
            document: self.document.clone(),
            chart: Chart::start(root, &self.document).map(Rc::new),
            navigation: Rc::new(Navigation::new(root.clone(), self.document.clone())),
        };
        let act = self.act();
        let page = Page {
            parts: Parts::start(&context, self.scene.borrow().clone()),
            _listeners: self.listeners(root),
            _watch: Watch::start(root, context.navigation.clone(), act.clone()),
            context: Rc::new(context),
        };
        *self.page.borrow_mut() = Some(page);
        root.flag("data-live", true);
        command::actions_before_start(root).into_iter().for_each(|action| self.dispatch(action));
        self.host.mounted(act);
        // The host is notified of the first state even if no action has changed it.
        self.schedule();
    }

    /// The elements of the page, once it is mounted. The page itself is not borrowed while these are used: the host may end the
    /// explainer when it is asked to share something, or when focus moves.
    fn context(&self) -> Option<Rc<PartContext>> {
        self.page.borrow().as_ref().map(|page| page.context.clone())
    }

    /// A callback that dispatches actions to the store, as long as the store exists.
    fn act(self: &Rc<Store>) -> Callback<Action> {
        let weak = Rc::downgrade(self);
        Callback::from(move |action| {
            if let Some(store) = weak.upgrade() {
                store.dispatch(action);
            }
        })
    }

    /// Applies an action to the reader's state. The page is updated in the next microtask.
    pub fn dispatch(self: &Rc<Store>, action: Action) {
        let next = self.reader.borrow().apply(&self.document, action);
        if next != **self.reader.borrow() {
            self.reader.replace(Rc::new(next));
            self.schedule();
        }
    }

    fn schedule(self: &Rc<Store>) {
        if !self.is_scheduled.replace(true) {
            let store = self.clone();
            spawn_local(async move {
                if let Some((before, what)) = store.show() {
                    draw_islands();
                    store.follow(&before, what);
                }
            });
        }
    }

    /// Shows the reader's state on the page. Returns the state that the page showed before, and the aspects that changed.
    fn show(&self) -> Option<(Rc<Reader>, Aspects)> {
        self.is_scheduled.set(false);
        let mut page = self.page.borrow_mut();
        let page = page.as_mut()?;
        let now = Scene::of(&self.document, self.reader.borrow().clone(), Some(&self.scene.borrow()));
        let what = page.parts.show(&now);
        let before = self.scene.replace(now);
        Some((before.reader, what))
    }

    /// Moves focus and scrolls, shows the rest of the scene, and notifies the host. The last two are done after the browser has
    /// painted, because writing the address and the storage takes a while. If the page will scroll, they are done before, because
    /// the browser saves the scroll position to which Back returns when the address is written.
    fn follow(self: &Rc<Store>, before: &Reader, what: Aspects) {
        let now = self.scene.borrow().reader.clone();
        let is_first = self.context().is_some_and(|page| !page.navigation.has_arrived());
        self.unreported.borrow_mut().push((now.clone(), if is_first { Aspects::ALL } else { what }));
        if is_first || scrolls(before, &now) {
            self.finish();
        } else {
            let store = self.clone();
            after_paint(move || store.finish());
        }
        let Some(page) = self.context() else { return };
        let navigation = &page.navigation;
        navigation.follow(before, &now, what);
        // A link to a scenario shows it on the map, which is raised if it is docked.
        let comes_for_map = is_first && now.address.choice.is_some() && now.place().is_none();
        if comes_for_map && navigation.is_docked() && navigation.is_ours() {
            self.dispatch(Action::Dock(Dock::Half));
        }
    }

    /// Shows the aspects that are shown after the browser has painted, and notifies the host of all unreported changes, in
    /// their order.
    fn finish(&self) {
        if let Some(page) = &mut *self.page.borrow_mut() {
            page.parts.show_rest();
            page.context.navigation.restore_anchor();
        }
        let unreported = self.unreported.take();
        let Some((latest, _)) = unreported.last() else { return };
        for (reader, what) in &unreported {
            self.host.changed(reader, *what, latest);
        }
    }

    /// The listeners of the page: of the explainer's element and of the window. They are added once, and read the state that is
    /// current when an event comes.
    fn listeners(self: &Rc<Store>, root: &Node) -> Vec<Listener> {
        let of_element: [(&'static str, Handle); 9] = [
            ("click", Store::on_click),
            ("change", Store::on_change),
            ("input", Store::on_input),
            ("mousedown", Store::on_mouse_down),
            ("pointerdown", Store::on_pointer_down),
            ("pointerup", Store::on_pointer_up),
            ("focusout", Store::on_focus_out),
            ("fullscreenchange", Store::on_full_screen_change),
            ("keydown", Store::on_key_down),
        ];
        let of_window: [(&'static str, Handle); 3] = [
            // When the reader leaves the page or goes to another tab right after a press, the change must be saved at once: a
            // hidden page has no frames and slow timers, and the same explainer may be open in the other tab.
            ("pagehide", |store, _, _| store.finish()),
            ("visibilitychange", |store, _, _| store.finish()),
            ("keydown", Store::on_key_down_without_focus),
        ];
        let handler = |handle: Handle| {
            let (store, root) = (Rc::downgrade(self), root.clone());
            move |event: &Event| {
                if let Some(store) = store.upgrade() {
                    handle(&store, &root, event);
                }
            }
        };
        let mut listeners = Vec::new();
        for (name, handle) in of_element {
            let handler = handler(handle);
            listeners.push(root.listen(name, move |event| handler(&event)));
        }
        for (name, handle) in of_window {
            let handler = handler(handle);
            listeners.push(Listener::of_window(name, move |event| handler(event.unchecked_ref())));
        }
        listeners
    }

    fn on_click(self: &Rc<Store>, root: &Node, event: &Event) {
        if let Some(opens) = command::opens_theory(event) {
            self.dispatch(Action::Analyse(opens));
        } else if let Some((node, command)) = self.pressed(root, event) {
            event.prevent_default();
            self.perform(command, node);
        } else if let Some(link) = command::leaves_for_a_part(event) {
            self.context().iter().for_each(|page| page.navigation.remember_pressed(&link));
            self.dispatch(Action::Close);
            command::departure(&link).into_iter().for_each(|from| self.dispatch(Action::Depart(from)));
            if self.reader.borrow().dock.is_raised() {
                self.dispatch(Action::Dock(Dock::Strip));
            }
        }
    }

    fn on_change(self: &Rc<Store>, _: &Node, event: &Event) {
        if command::opens_file(event) {
            download::open_progress(event, &self.document, self.act());
        } else if let Some(action) = command::changed(event, &self.document) {
            self.dispatch(action);
        }
    }

    fn on_input(self: &Rc<Store>, _: &Node, event: &Event) {
        command::typed(event, &self.document).into_iter().for_each(|action| self.dispatch(action));
    }

    fn on_mouse_down(self: &Rc<Store>, _: &Node, event: &Event) {
        if let Some(action) = command::suggested(event) {
            event.prevent_default();
            self.dispatch(action);
        }
    }

    fn on_pointer_down(self: &Rc<Store>, _: &Node, event: &Event) {
        self.drag_start.set(command::drag_start(event.unchecked_ref()));
        self.is_touch.set(event.unchecked_ref::<PointerEvent>().pointer_type() == "touch");
    }

    fn on_pointer_up(self: &Rc<Store>, root: &Node, event: &Event) {
        if let Some(start) = self.drag_start.take() {
            let by = command::drag_distance(event.unchecked_ref(), start, root);
            let dock = self.reader.borrow().dock.pulled(by);
            self.dispatch(Action::Dock(dock));
        }
    }

    fn on_focus_out(self: &Rc<Store>, _: &Node, event: &Event) {
        if command::leaves_search(event) {
            self.dispatch(Action::Leave);
        }
    }

    fn on_full_screen_change(self: &Rc<Store>, root: &Node, _: &Event) {
        map::name_full_screen(root, &self.document.words);
        self.context().iter().for_each(|page| page.navigation.leave_full_screen());
    }

    fn on_key_down(self: &Rc<Store>, root: &Node, event: &Event) {
        let key: &KeyboardEvent = event.unchecked_ref();
        if command::is_for_input_method(key) {
            return;
        }
        if command::fills_screen(key) {
            event.prevent_default();
            return self.context().iter().for_each(|page| page.navigation.toggle_full_screen());
        }
        if let Some(button) = command::submits(key) {
            event.prevent_default();
            return button.click();
        }
        let action = command::keyed_in_search(key, &self.reader.borrow().search);
        if let Some(action) = action {
            event.prevent_default();
            return self.dispatch(action);
        }
        self.escape(root, key);
    }

    /// While nothing has focus, keys are not events of the explainer's element.
    fn on_key_down_without_focus(self: &Rc<Store>, root: &Node, event: &Event) {
        if has_no_focus() {
            self.escape(root, event.unchecked_ref());
        }
    }

    /// Handles a key if it is Escape.
    fn escape(self: &Rc<Store>, root: &Node, key: &KeyboardEvent) {
        let escape = command::escape(key, &self.reader.borrow(), root);
        match escape {
            Some(Escape::Act(action)) => {
                key.prevent_default();
                self.dispatch(action);
            }
            Some(Escape::Press(link)) => link.click(),
            None => {}
        }
    }

    /// The command of a press, and its element. A press on the map's background next to an actor counts as one on that actor; one
    /// by a finger also if it is on a tie, because the marks of people are smaller than a finger.
    fn pressed(&self, root: &Node, event: &Event) -> Option<(Node, Command)> {
        let (event, target) = (event.unchecked_ref(), Node::target(event)?);
        let is_on_tie = self.is_touch.get() && target.enclosing(".drawing .tie").is_some();
        let nearest = || self.context()?.chart.as_ref()?.nearest(event, is_on_tie);
        let target = if is_on_tie || target.matches(".drawing") { nearest().unwrap_or(target) } else { target };
        command::pressed(event, &target, root, &self.document)
    }

    /// Executes the command of a press on an element.
    fn perform(self: &Rc<Store>, command: Command, node: Node) {
        let Some(page) = self.context() else { return };
        if let Some(action) = self.carry_out(command, &page, &node) {
            self.press(action, &page, &node);
        }
    }

    /// Carries out what a command does apart from the reader's state; the action by which it changes that state.
    fn carry_out(self: &Rc<Store>, command: Command, page: &PartContext, node: &Node) -> Option<Action> {
        let PartContext { root, navigation, chart, .. } = page;
        let reader = self.reader.borrow().clone();
        let say = self.act().reform(Action::Say);
        match command {
            Command::Act(action) => return Some(action),
            Command::Quiz(step, focus) => {
                navigation.focus_next(focus);
                if matches!(step, Step::Choose(..)) {
                    navigation.set_anchor(node);
                }
                return Some(Action::Quiz(step));
            }
            Command::ShowMap if navigation.is_docked() => {
                // A card would fill the half-raised map, so the map is raised over the whole view.
                let whole = reader.place().is_some_and(Place::opens_card);
                return Some(Action::Dock(if whole { Dock::Whole } else { Dock::Half }));
            }
            Command::ScrollBack(px) => {
                navigation.scroll_back(px);
                return Some(Action::Stay);
            }
            Command::ShowMap => navigation.show_map(true),
            Command::Zoom(closer) => chart.iter().for_each(|chart| chart.zoom(closer)),
            Command::Fit => chart.iter().for_each(|chart| chart.fit()),
            Command::ToggleCardHeight => navigation.toggle_card_height(node),
            Command::FullScreen => navigation.toggle_full_screen(),
            Command::Print => share::print(),
            Command::Share => {
                let fragment = share::fragment(&self.document, &reader, &self.scene.borrow());
                if !self.host.shares(&fragment) {
                    share::share(root, &self.document.title, None, &fragment, say);
                }
            }
            Command::Remind => download::remind(&self.document, &reader, &share::address(root), self.host.now()),
            Command::CopyOpinion => share::copy(&reader.opinion, say),
            Command::ShareOpinion => {
                let here = reader.address.fragment(&self.document);
                share::share(root, &self.document.title, Some(&reader.opinion), &here, say);
            }
            Command::Download(what) => {
                let drawing = chart.as_ref().and_then(|chart| chart.drawing());
                download::download(&self.document, &self.scene.borrow(), drawing, what);
            }
        }
        None
    }

    /// Dispatches the action of a press on an element, with its effects on map, focus and scroll position.
    fn press(self: &Rc<Store>, action: Action, page: &PartContext, node: &Node) {
        let reader = self.reader.borrow().clone();
        if let Some(dock) = page.navigation.raises(&action, node) {
            self.dispatch(Action::Raise(dock));
        }
        page.navigation.before(&action, &reader, node);
        self.dispatch(match action {
            // A link that scrolls away from its place offers a way back there.
            Action::Go(place) if !place.opens_card() && !place.is_on_map() => match command::departure(node) {
                Some(from) if from != Departure::Place(place.clone()) => Action::Jump(place, from),
                _ => Action::Go(place),
            },
            action => action,
        });
    }
}

/// Draws all islands now, so that the browser lays out the page once, for focus and scrolling. By itself Yew lets the browser go on
/// after 16 ms, with islands that are not yet drawn.
///
/// Yew's `flush` draws everything when it is polled first. Later polls only wait for a task that Yew has scheduled already; two
/// explainers on a page that both waited would wake each other without an end.
fn draw_islands() {
    let _ = pin!(yew::scheduler::flush()).poll(&mut Context::from_waker(Waker::noop()));
}
