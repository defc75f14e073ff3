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
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::JsCast;
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
    /// States that the host was not notified of yet, each with the aspects that have changed.
    unreported: RefCell<Vec<(Rc<Reader>, Aspects)>>,
    /// The interactive page, once it is mounted.
    page: RefCell<Option<Page>>,
    /// The island that holds the page, where the store has drawn the page itself.
    drawn: RefCell<Option<Island>>,
}

/// An interactive page.
struct Page {
    root: Node,
    parts: Parts,
    navigation: Rc<Navigation>,
    chart: Option<Rc<Chart>>,
    _listeners: Vec<Listener>,
    _watch: Watch,
}

impl Store {
    fn new(document: Shared, host: Rc<dyn Host>) -> Rc<Store> {
        Rc::new(Store {
            scene: Scene::first(&document).into(),
            document,
            host,
            reader: RefCell::default(),
            is_scheduled: Cell::default(),
            drag_start: Cell::default(),
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
            page.root.flag("data-live", false);
        }
        self.drawn.take();
    }

    fn mount(self: &Rc<Store>, root: &Node) {
        let chart = Chart::start(root, &self.document).map(Rc::new);
        let navigation = Rc::new(Navigation::new(root.clone()));
        let context = PartContext {
            root: root.clone(),
            document: self.document.clone(),
            chart: chart.clone(),
            navigation: navigation.clone(),
        };
        let parts = Parts::start(&context, self.scene.borrow().clone());
        let act = self.act();
        let page = Page {
            parts,
            chart,
            _listeners: self.listeners(root),
            _watch: Watch::start(root, navigation.clone(), act.clone()),
            navigation,
            root: root.clone(),
        };
        *self.page.borrow_mut() = Some(page);
        root.flag("data-live", true);
        command::actions_before_start(root).into_iter().for_each(|action| self.dispatch(action));
        self.host.mounted(act);
        // The host is notified of the first state even if no action has changed it.
        self.schedule();
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
                    // Islands are drawn during the pause, so that the browser lays out the page once, for focus and scrolling.
                    pause().await;
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
        let is_first = self.navigation().is_some_and(|navigation| !navigation.has_arrived());
        self.unreported.borrow_mut().push((now.clone(), if is_first { Aspects::ALL } else { what }));
        if is_first || scrolls(before, &now) {
            self.finish();
        } else {
            let store = self.clone();
            after_paint(move || store.finish());
        }
        let Some(navigation) = self.navigation() else { return };
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
            page.navigation.restore_anchor();
        }
        let unreported = self.unreported.take();
        let Some((latest, _)) = unreported.last() else { return };
        for (reader, what) in &unreported {
            self.host.changed(reader, *what, latest);
        }
    }

    /// The listeners of the explainer's element, for presses, keys and input. They are added once, and read the state that is
    /// current when an event comes.
    fn listeners(self: &Rc<Store>, root: &Node) -> Vec<Listener> {
        let listen = |name, handle: fn(&Rc<Store>, &Node, &web_sys::Event)| {
            let (weak, root_of_handler) = (Rc::downgrade(self), root.clone());
            root.listen(name, move |event| {
                if let Some(store) = weak.upgrade() {
                    handle(&store, &root_of_handler, &event);
                }
            })
        };
        // When the reader leaves the page or goes to another tab right after a press, the change must be saved at once: a hidden
        // page has no frames and slow timers, and the same explainer may be open in the other tab.
        let leaves = |name| {
            let weak = Rc::downgrade(self);
            Listener::of_window(name, move |_| {
                if let Some(store) = weak.upgrade() {
                    store.finish();
                }
            })
        };
        // While nothing has focus, keys are not events of the explainer's element.
        let escapes = {
            let (weak, root) = (Rc::downgrade(self), root.clone());
            Listener::of_window("keydown", move |event| {
                if let Some(store) = weak.upgrade().filter(|_| has_no_focus()) {
                    store.escape(&root, event.unchecked_ref());
                }
            })
        };
        vec![
            leaves("pagehide"),
            leaves("visibilitychange"),
            escapes,
            listen("click", |store, root, event| {
                if let Some(opens) = command::opens_theory(event) {
                    store.dispatch(Action::Analyse(opens));
                } else if let Some((node, command)) = store.pressed(event, root) {
                    event.prevent_default();
                    store.perform(command, node);
                } else if let Some(link) = command::leaves_for_a_part(event) {
                    store.navigation().iter().for_each(|navigation| navigation.note(&link));
                    store.dispatch(Action::Close);
                    command::departure(&link).into_iter().for_each(|from| store.dispatch(Action::Depart(from)));
                    if store.reader.borrow().dock.is_raised() {
                        store.dispatch(Action::Dock(Dock::Strip));
                    }
                }
            }),
            listen("change", |store, _, event| {
                if command::opens_file(event) {
                    return download::open_progress(event, &store.document, store.act());
                }
                command::changed(event, &store.document).into_iter().for_each(|action| store.dispatch(action));
            }),
            listen("input", |store, _, event| {
                command::typed(event, &store.document).into_iter().for_each(|action| store.dispatch(action));
            }),
            listen("mousedown", |store, _, event| {
                if let Some(action) = command::suggested(event) {
                    event.prevent_default();
                    store.dispatch(action);
                }
            }),
            listen("pointerdown", |store, _, event| store.drag_start.set(command::drag_start(event.unchecked_ref()))),
            listen("pointerup", |store, root, event| {
                if let Some(start) = store.drag_start.take() {
                    let by = command::drag_distance(event.unchecked_ref(), start, root);
                    let dock = store.reader.borrow().dock.pulled(by);
                    store.dispatch(Action::Dock(dock));
                }
            }),
            listen("focusout", |store, _, event| {
                if command::leaves_search(event) {
                    store.dispatch(Action::Leave);
                }
            }),
            listen("fullscreenchange", |store, root, _| {
                map::name_full_screen(root, &store.document.words);
                store.navigation().iter().for_each(|navigation| navigation.leave_full_screen());
            }),
            listen("keydown", |store, root, event| {
                if command::is_for_input_method(event.unchecked_ref()) {
                    return;
                }
                if command::fills_screen(event.unchecked_ref()) {
                    event.prevent_default();
                    return store.navigation().iter().for_each(|navigation| navigation.toggle_full_screen());
                }
                if let Some(button) = command::submits(event.unchecked_ref()) {
                    event.prevent_default();
                    return button.press();
                }
                let reader = store.reader.borrow().clone();
                if let Some(action) = command::keyed_in_search(event.unchecked_ref(), &reader.search) {
                    event.prevent_default();
                    return store.dispatch(action);
                }
                store.escape(root, event);
            }),
        ]
    }

    /// Handles a key if it is Escape.
    fn escape(self: &Rc<Store>, root: &Node, event: &web_sys::Event) {
        let reader = self.reader.borrow().clone();
        match command::escape(event.unchecked_ref(), &reader, root) {
            Some(Escape::Act(action)) => {
                event.prevent_default();
                self.dispatch(action);
            }
            Some(Escape::Press(link)) => link.press(),
            None => {}
        }
    }

    /// Focus and scrolling of the page, once it is mounted. The handle is cloned, so that the page is not borrowed while it is used:
    /// moving focus calls listeners of the host, which may end the explainer.
    fn navigation(&self) -> Option<Rc<Navigation>> {
        self.page.borrow().as_ref().map(|page| page.navigation.clone())
    }

    /// The command of a press, and its element. A press on the map's background next to an actor counts as one on that actor.
    fn pressed(&self, event: &web_sys::Event, root: &Node) -> Option<(Node, Command)> {
        let (event, target) = (event.unchecked_ref(), Node::target(event)?);
        let nearest = || self.page.borrow().as_ref()?.chart.as_ref()?.nearest(event);
        let target = if target.matches(".drawing") { nearest().unwrap_or(target) } else { target };
        command::pressed(event, &target, root, &self.document)
    }

    /// Executes the command of a press on an element.
    fn perform(self: &Rc<Store>, command: Command, node: Node) {
        let reader = self.reader.borrow().clone();
        // These are cloned, because the host may end the explainer while it handles what follows.
        let page = self.page.borrow().as_ref().map(|page| (page.root.clone(), page.chart.clone()));
        let (Some((root, chart)), Some(navigation)) = (page, self.navigation()) else { return };
        let act = self.act();
        let action = match command {
            Command::Act(action) => action,
            Command::Answer(step, focus) => {
                navigation.focus_next(focus);
                if matches!(step, Step::Choose(..)) {
                    navigation.set_anchor(&node);
                }
                Action::Quiz(step)
            }
            Command::Zoom(steps) => return chart.iter().for_each(|chart| chart.zoom(steps)),
            Command::Fit => return chart.iter().for_each(|chart| chart.fit()),
            Command::ShowMap if navigation.is_docked() => {
                // A card would fill the half-raised map, so the map is raised over the whole view.
                let whole = reader.place().is_some_and(Place::opens_card);
                Action::Dock(if whole { Dock::Whole } else { Dock::Half })
            }
            Command::ShowMap => return navigation.show_map(true),
            Command::ToggleCardHeight => return navigation.toggle_card_height(&node),
            Command::FullScreen => return navigation.toggle_full_screen(),
            Command::ScrollBack(px) => {
                navigation.scroll_back(px);
                Action::Stay
            }
            Command::Print => return share::print(),
            Command::Share => {
                let seen = share::seen(&self.document, &reader, &self.scene.borrow());
                if !self.host.shares(&seen) {
                    share::share(&root, &self.document.title, None, &seen, act.reform(Action::Say));
                }
                return;
            }
            Command::Remind => {
                return download::remind(&self.document, &reader, &share::address(&root), self.host.now());
            }
            Command::CopyOpinion => return share::copy(&reader.opinion, act.reform(Action::Say)),
            Command::ShareOpinion => {
                let here = reader.address.fragment(&self.document);
                let (title, text) = (&self.document.title, Some(&*reader.opinion));
                return share::share(&root, title, text, &here, act.reform(Action::Say));
            }
            Command::Download(what) => {
                let drawing = chart.as_ref().and_then(|chart| chart.drawing());
                return download::download(&self.document, &self.scene.borrow(), drawing, what);
            }
        };
        if let Some(dock) = navigation.raises(&action, &node) {
            self.dispatch(Action::Raise(dock));
        }
        navigation.before(&action, &reader, &node);
        self.dispatch(match action {
            // A link that scrolls away from its place offers a way back there.
            Action::Go(place) if !place.opens_card() && !place.is_on_map() => match command::departure(&node) {
                Some(from) if from != Departure::Place(place.clone()) => Action::Jump(place, from),
                _ => Action::Go(place),
            },
            action => action,
        });
    }
}

/// Waits until the tasks that were spawned earlier in this turn of the event loop have run.
async fn pause() {
    let mut has_waited = false;
    poll_fn(|context| {
        if std::mem::replace(&mut has_waited, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
