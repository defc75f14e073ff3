//! The store: it holds the reader's state, takes actions, and has the page show what comes of them.

use super::command::{self, Command};
use super::dom::{Listener, Node, after_paint};
use super::island::Island;
use super::link::is_card;
use super::map::chart::Chart;
use super::navigation::Navigation;
use super::page;
use super::part::Setting;
use super::parts::Parts;
use super::watch::Watch;
use super::{download, share};
use crate::graph::Shared;
use crate::reader::{Action, Aspects, Dock, Reader, Scene};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::JsCast;
use yew::Callback;
use yew::platform::spawn_local;

/// Where the explainer runs. The view tells it what happens, and knows no more of it.
pub trait Host {
    /// The page answers; actions may be sent from now on.
    fn mounted(&self, act: Callback<Action>);
    /// The reader's state is another, in this. By now it may be yet another, the latest: that is what is worth keeping.
    fn changed(&self, reader: &Reader, what: Aspects, latest: &Reader);
    /// What time it is, in seconds since the first of January 1970 began in UTC.
    fn now(&self) -> u32;
    /// The reader wants to share what they see, which is at this fragment of the address. Whether the host offers how; if
    /// not, the view does.
    fn shares(&self, fragment: &str) -> bool;
}

/// An explainer that runs on a page.
pub struct Store {
    document: Shared,
    host: Rc<dyn Host>,
    /// The reader's state after all actions that came so far.
    reader: RefCell<Rc<Reader>>,
    /// What the page shows.
    scene: RefCell<Scene>,
    /// Whether the page is about to show another.
    is_due: Cell<bool>,
    /// Where on the screen the reader began to pull the map up or down, in px from its top.
    pulled_from: Cell<Option<i32>>,
    /// States that the host was not told of yet, and what is another in each.
    untold: RefCell<Vec<(Rc<Reader>, Aspects)>>,
    /// What is on the page, once it answers.
    page: RefCell<Option<Page>>,
    /// The page itself, where it was drawn here.
    drawn: RefCell<Option<Island>>,
}

/// What is on the page.
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
            is_due: Cell::default(),
            pulled_from: Cell::default(),
            untold: RefCell::default(),
            page: RefCell::default(),
            drawn: RefCell::default(),
        })
    }

    /// Makes a page that stands in an element interactive.
    pub fn start(place: &Node, document: Shared, host: Rc<dyn Host>) -> Rc<Store> {
        let store = Store::new(document, host);
        store.take(&place.find(".explainer"));
        store
    }

    /// Draws the page into an element and makes it interactive, once the code that runs has ended.
    pub fn draw(place: &Node, document: Shared, host: Rc<dyn Host>) -> Rc<Store> {
        let store = Store::new(document, host);
        let mut drawn = Island::at(place.clone());
        let (weak, within) = (Rc::downgrade(&store), place.clone());
        let then = move |()| {
            // Whoever shows it may have it leave at once.
            if let (Some(store), Some(root)) = (weak.upgrade(), within.look(".explainer")) {
                store.take(&root);
            }
        };
        drawn.draw_then(page::draw(&store.document), Callback::from(then));
        *store.drawn.borrow_mut() = Some(drawn);
        store
    }

    /// Ends it: it listens to nothing any more. What it has drawn itself goes; what stood in the page stays.
    pub fn end(&self) {
        if let Some(page) = self.page.take() {
            page.root.flag("data-live", false);
        }
        self.drawn.take();
    }

    fn take(self: &Rc<Store>, root: &Node) {
        let chart = Chart::start(root, &self.document).map(Rc::new);
        let navigation = Rc::new(Navigation::new(root.clone()));
        let setting = Setting {
            root: root.clone(),
            document: self.document.clone(),
            chart: chart.clone(),
            navigation: navigation.clone(),
        };
        let parts = Parts::start(&setting, self.scene.borrow().clone());
        let act = self.act();
        let page = Page {
            parts,
            navigation,
            chart,
            _listeners: self.listeners(root),
            _watch: Watch::start(root, act.clone()),
            root: root.clone(),
        };
        *self.page.borrow_mut() = Some(page);
        root.flag("data-live", true);
        command::done_before(root).into_iter().for_each(|action| self.dispatch(action));
        self.host.mounted(act);
        // The host is told of the first state even if nothing was taken up.
        self.schedule();
    }

    /// A way to send actions here, for as long as it is there.
    fn act(self: &Rc<Store>) -> Callback<Action> {
        let weak = Rc::downgrade(self);
        Callback::from(move |action| {
            if let Some(store) = weak.upgrade() {
                store.dispatch(action);
            }
        })
    }

    /// Does what the reader does; the page shows it once the code that runs has ended.
    pub fn dispatch(self: &Rc<Store>, action: Action) {
        let next = self.reader.borrow().apply(&self.document, action);
        if next != **self.reader.borrow() {
            self.reader.replace(Rc::new(next));
            self.schedule();
        }
    }

    fn schedule(self: &Rc<Store>) {
        if !self.is_due.replace(true) {
            let store = self.clone();
            spawn_local(async move {
                if let Some((before, what)) = store.show() {
                    // Islands are drawn meanwhile: the browser lays all of it out once, for what moves the reader.
                    pause().await;
                    store.follow(&before, what);
                }
            });
        }
    }

    /// Has the page show the reader's state. In what state it showed the reader before, and what is another now.
    fn show(&self) -> Option<(Rc<Reader>, Aspects)> {
        self.is_due.set(false);
        let mut page = self.page.borrow_mut();
        let page = page.as_mut()?;
        let now = Scene::of(&self.document, self.reader.borrow().clone(), Some(&self.scene.borrow()));
        let what = page.parts.show(&now);
        let before = self.scene.replace(now);
        Some((before.reader, what))
    }

    /// Goes where the reader goes, shows the rest of the scene, and tells the host what has changed. To write that into the
    /// address and onto the device takes the browser a while, so that it paints first; but where the reader is to be
    /// scrolled to another place, the address is to have the one that Back will return to.
    fn follow(self: &Rc<Store>, before: &Reader, what: Aspects) {
        let now = self.scene.borrow().reader.clone();
        let is_first = self.page.borrow().as_ref().is_some_and(|page| !page.navigation.has_arrived());
        let scrolls = now.place().is_some_and(|place| !is_card(place));
        self.untold.borrow_mut().push((now.clone(), if is_first { Aspects::ALL } else { what }));
        if is_first || scrolls {
            self.finish();
        } else {
            let store = self.clone();
            after_paint(move || store.finish());
        }
        if let Some(page) = &*self.page.borrow() {
            page.navigation.follow(before, &now, what);
            // Whoever comes by a link to a scenario sees it on the map, wherever that is.
            let comes_for_map = is_first && now.address.choice.is_some() && now.place().is_none();
            if comes_for_map && page.navigation.is_docked() && page.navigation.is_ours() {
                self.dispatch(Action::Dock(Dock::Half));
            }
        }
    }

    /// Shows what follows when the browser has painted, and tells the host of all changes that it does not know of yet, one
    /// after the other.
    fn finish(&self) {
        if let Some(page) = &mut *self.page.borrow_mut() {
            page.parts.show_rest();
        }
        let untold = self.untold.take();
        let Some((latest, _)) = untold.last() else { return };
        for (reader, what) in &untold {
            self.host.changed(reader, *what, latest);
        }
    }

    /// What the reader presses, types and chooses, as events of the explainer's element. They are listened to once; which
    /// state there is when one comes, is asked then.
    fn listeners(self: &Rc<Store>, root: &Node) -> Vec<Listener> {
        let listen = |name, hears: fn(&Rc<Store>, &Node, &web_sys::Event)| {
            let (weak, within) = (Rc::downgrade(self), root.clone());
            root.listen(name, move |event| {
                if let Some(store) = weak.upgrade() {
                    hears(&store, &within, &event);
                }
            })
        };
        // Whoever leaves right after a press, or goes to another tab, leaves with it told and kept: a page that nobody sees has
        // no frames, and slow timers, and the same explainer may be open over there.
        let leaves = |name| {
            let weak = Rc::downgrade(self);
            Listener::of_window(name, move |_| {
                if let Some(store) = weak.upgrade() {
                    store.finish();
                }
            })
        };
        vec![
            leaves("pagehide"),
            leaves("visibilitychange"),
            listen("click", |store, root, event| {
                if let Some(opens) = command::opens_theory(event) {
                    store.dispatch(Action::Analyse(opens));
                } else if let Some((node, command)) = store.pressed(event, root) {
                    event.prevent_default();
                    store.perform(command, node);
                } else if command::leaves_for_a_part(event) {
                    store.dispatch(Action::Close);
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
            listen("pointerdown", |store, _, event| store.pulled_from.set(command::pull_begins(event.unchecked_ref()))),
            listen("pointerup", |store, root, event| {
                if let Some(from) = store.pulled_from.take() {
                    let by = command::pull_ends(event.unchecked_ref(), from, root);
                    let dock = store.reader.borrow().dock.pulled(by);
                    store.dispatch(Action::Dock(dock));
                }
            }),
            listen("focusout", |store, _, event| {
                if command::leaves_search(event) {
                    store.dispatch(Action::Leave);
                }
            }),
            listen("keydown", |store, root, event| {
                if command::fills_screen(event.unchecked_ref()) {
                    event.prevent_default();
                    return root.toggle_full_screen();
                }
                if let Some(button) = command::submits(event.unchecked_ref()) {
                    event.prevent_default();
                    return button.press();
                }
                let reader = store.reader.borrow().clone();
                if let Some(action) = command::keyed(event.unchecked_ref(), &reader) {
                    event.prevent_default();
                    store.dispatch(action);
                }
            }),
        ]
    }

    /// What a press asks for. Where it has met nothing of the map, but next to an actor, it means that one.
    fn pressed(&self, event: &web_sys::Event, root: &Node) -> Option<(Node, Command)> {
        let (event, target) = (event.unchecked_ref(), Node::target(event)?);
        let nearest = || self.page.borrow().as_ref()?.chart.as_ref()?.nearest(event);
        let target = if target.is(".drawing") { nearest().unwrap_or(target) } else { target };
        command::pressed(event, &target, root, &self.document)
    }

    /// Does what a press asks for, at an element.
    fn perform(self: &Rc<Store>, command: Command, node: Node) {
        let reader = self.reader.borrow().clone();
        let page = self.page.borrow();
        let Some(Page { root, navigation, chart, .. }) = &*page else { return };
        let act = self.act();
        let action = match command {
            Command::Act(action) => action,
            Command::Answer(step, focus) => {
                navigation.focus_next(focus);
                Action::Quiz(step)
            }
            Command::Zoom(steps) => return chart.iter().for_each(|chart| chart.zoom(steps)),
            Command::Fit => return chart.iter().for_each(|chart| chart.fit()),
            Command::ShowMap if navigation.is_docked() => {
                // A card lies over the map, which it must not fill.
                let whole = reader.place().is_some_and(is_card);
                Action::Dock(if whole { Dock::Whole } else { Dock::Half })
            }
            Command::ShowMap => return navigation.show_map(true),
            Command::FullScreen => return root.toggle_full_screen(),
            Command::Print => return share::print(),
            Command::Share => {
                let seen = share::seen(&self.document, &reader, &self.scene.borrow());
                if !self.host.shares(&seen) {
                    share::share(root, &self.document.title, None, &seen, act.reform(Action::Say));
                }
                return;
            }
            Command::Remind => {
                return download::remind(&self.document, &reader, &share::address(root), self.host.now());
            }
            Command::CopyOpinion => return share::copy(&reader.opinion, act.reform(Action::Say)),
            Command::ShareOpinion => {
                let here = reader.address.fragment(&self.document);
                let (title, text) = (&self.document.title, Some(&*reader.opinion));
                return share::share(root, title, text, &here, act.reform(Action::Say));
            }
            Command::Download(what) => {
                let drawing = chart.as_ref().and_then(|chart| chart.drawing());
                return download::download(&self.document, &self.scene.borrow(), drawing, what);
            }
        };
        if let Some(dock) = navigation.raises(&action, &node) {
            self.dispatch(Action::Dock(dock));
        }
        navigation.before(&action, &reader, &node);
        self.dispatch(match action {
            // Whoever is scrolled elsewhere is to find back.
            Action::Go(place) if !is_card(&place) && !place.is_on_map() => match command::place_around(&node) {
                Some(from) if from != place => Action::Jump(place, from),
                _ => Action::Go(place),
            },
            action => action,
        });
    }
}

/// Lets whatever is to run in this turn of the browser's, and was asked for earlier, run first.
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
