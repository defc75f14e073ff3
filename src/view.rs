//! Components that draw a document and a reader's state of it.
//!
//! The same [`App`] is rendered to the static page by the author tool and taken over by the player. Two
//! rules keep the two alike: the first render knows nothing but the document, and what changes later is
//! attributes, or text that is alone in a keyed element, which has no text beside it (a translator may have
//! replaced the text nodes).

mod article;
mod bar;
mod choices;
pub mod dom;
mod element;
mod evidence;
pub mod fingerprint;
mod header;
pub mod island;
mod legend;
mod lens;
mod link;
mod map;
mod method;
mod notes;
mod panels;
mod part;
mod prose;
pub mod quiz;
mod reflection;
mod scenarios;
mod search;
pub mod session;
mod sheets;
mod tables;
mod theory;
mod triangle;
mod walk;

use crate::document::Place;
use crate::reader::{Action, Address, Picture, Reader, Step, WhatIf};
use dom::Wish;
use island::{Island, Islands, island};
use part::PartProps;
use session::{HostRef, Shared, State};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What [`App`] shows, and where it runs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The content.
    pub document: Shared,
    /// Where it runs; none while the author tool renders.
    #[prop_or_default]
    pub host: Option<HostRef>,
    /// Where its islands come from.
    pub islands: Islands,
}

/// What the page was shown last, so that focus and scrolling follow what has changed.
#[derive(Default)]
struct Trail {
    reader: Rc<Reader>,
    /// Where focus returns to when a panel is closed.
    opener: Option<Element>,
    /// The map, once it is on the page.
    chart: Option<dom::Chart>,
    /// The cards, of which one may be open.
    cards: Option<dom::Cards>,
    /// The rows of the tables.
    rows: Option<dom::Rows>,
    /// What is to have focus once the page shows the next answer.
    next: Option<Element>,
}

impl Trail {
    /// Has the map show another state.
    fn paint(&self, document: &Shared, reader: &Reader) {
        if let Some(chart) = &self.chart {
            chart.paint(Picture::of(document, document.neighbours(), reader));
        }
    }

    fn follow(&mut self, root: &Element, document: &Shared, reader: &Rc<Reader>) {
        let before = std::mem::replace(&mut self.reader, reader.clone());
        dom::agree(root, document, &before, reader);
        if let Some(rows) = &self.rows {
            rows.agree(root, document, &before, reader);
        }
        if let Some(cards) = &self.cards {
            cards.agree(document, &before, reader);
        }
        if before.section != reader.section {
            dom::show_current(root);
        }
        self.go(root, &before, reader);
        if before.quiz != reader.quiz
            && let Some(next) = self.next.take()
        {
            dom::bring(&next);
        }
    }

    /// Goes where the reader goes.
    fn go(&mut self, root: &Element, before: &Reader, reader: &Reader) {
        if (before.place(), before.live) == (reader.place(), reader.live) {
            return;
        }
        match reader.place() {
            Some(place) if before.live && reader.returned && !session::is_card(place) => dom::come_back(root, place),
            Some(place) if before.live => {
                // What was chosen without a click, in the search, say, was chosen where focus is.
                if session::is_card(place) && self.opener.is_none() {
                    self.opener = dom::focused(root).filter(|focused| !dom::is_in_card(focused));
                }
                dom::show(root, place, self.opener.as_ref());
            }
            Some(place) => dom::arrive(root, place, reader.address.choice.is_some()),
            None if before.live => {
                if let Some(opener) = self.opener.take() {
                    dom::focus(&opener);
                }
            }
            None => {}
        }
    }
}

/// The whole explainer.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| State::new(props.document.clone()));
    let root = use_node_ref();
    let trail = use_mut_ref(Trail::default);
    let document = &props.document;
    let reader = state.reader.clone();
    let act = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action: Action| dispatcher.dispatch(action))
    };

    {
        let (root, act, host) = (root.clone(), act.clone(), props.host.clone());
        let (trail, document) = (trail.clone(), document.clone());
        use_effect_with((), move |()| {
            let watch = root.cast::<Element>().map(|root| {
                let mut trail = trail.borrow_mut();
                trail.chart = dom::Chart::start(&root, &document);
                trail.cards = dom::Cards::start(&root);
                trail.rows = Some(dom::Rows::start(&root, &document));
                dom::Watch::start(&root, act.clone())
            });
            if let Some(host) = host {
                host.0.mounted(act.clone());
            }
            act.emit(Action::Start);
            if root.cast::<Element>().is_some_and(|root| dom::has_theory_open(&root)) {
                act.emit(Action::Analyse);
            }
            move || {
                drop(watch);
                let mut trail = trail.borrow_mut();
                (trail.chart, trail.cards, trail.rows) = (None, None, None);
            }
        });
    }

    let onclick = {
        let (act, document, trail) = (act.clone(), document.clone(), trail.clone());
        let (root, reader, host) = (root.clone(), reader.clone(), props.host.clone());
        Callback::from(move |event: MouseEvent| {
            if dom::opens_theory(&event) {
                return act.emit(Action::Analyse);
            }
            if dom::leaves_for_a_part(&event) {
                act.emit(Action::Close);
            }
            let Some(page) = root.cast::<Element>() else { return };
            let Some((element, wish)) = dom::clicked(&event, &page, &document) else { return };
            event.prevent_default();
            let chart = |does: &dyn Fn(&dom::Chart)| trail.borrow().chart.iter().for_each(does);
            let action = match wish {
                Wish::Act(action) => action,
                Wish::Answer(step, focus) => {
                    trail.borrow_mut().next = focus;
                    Action::Quiz(step)
                }
                Wish::Zoom(steps) => return chart(&|chart| chart.zoom(steps)),
                Wish::Fit => return chart(&|chart| chart.fit()),
                Wish::Print => return dom::print(),
                Wish::Share => {
                    // What one sees, also where it is the text that has the map show it.
                    let followed = reader.followed(&document).map(|it| WhatIf::of(&document, it));
                    let choice = reader.address.choice.clone().or(followed);
                    let seen = Address { choice, ..reader.address.clone() }.fragment(&document);
                    if host.as_ref().is_some_and(|host| host.0.shares(&seen)) {
                        return;
                    }
                    return dom::share(&page, &document.title, None, &seen, act.reform(Action::Say));
                }
                Wish::HandOver { copies: true } => return dom::copy(&reader.view, act.reform(Action::Say)),
                Wish::HandOver { copies: false } => {
                    let here = reader.address.fragment(&document);
                    return dom::share(&page, &document.title, Some(&reader.view), &here, act.reform(Action::Say));
                }
                Wish::Save(keepsake) => {
                    let drawing = trail.borrow().chart.as_ref().and_then(|chart| chart.drawing());
                    return dom::save(&document, &reader, drawing, keepsake);
                }
            };
            if let Action::Quiz(Step::Ask(Some(_))) = &action {
                dom::show_map(&page, true);
            }
            if let (Action::Go(target), Some(root)) = (&action, root.cast::<Element>()) {
                if matches!(target, Place::Scenario(_)) {
                    dom::show_map(&root, false);
                }
                // The same place again changes nothing, but the reader asked to see it.
                if reader.place() == Some(target) {
                    dom::show(&root, target, Some(&element));
                }
                let opener = &mut trail.borrow_mut().opener;
                if !session::is_card(target) {
                    opener.take();
                } else if opener.is_none() || !dom::is_in_card(&element) {
                    // From card to card, focus returns to where the first was opened.
                    *opener = Some(element);
                }
            }
            act.emit(action);
        })
    };
    let onchange = {
        let (act, document) = (act.clone(), document.clone());
        Callback::from(move |event: Event| {
            if dom::opens_file(&event) {
                return dom::read_progress(&event, &document, act.clone());
            }
            dom::changed(&event, &document).into_iter().for_each(|it| act.emit(it));
        })
    };
    let oninput = {
        let (act, document) = (act.clone(), document.clone());
        Callback::from(move |event: InputEvent| dom::typed(&event, &document).into_iter().for_each(|it| act.emit(it)))
    };
    let onmousedown = {
        let act = act.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(action) = dom::pressed(&event) {
                event.prevent_default();
                act.emit(action);
            }
        })
    };
    let onfocusout = {
        let act = act.clone();
        Callback::from(move |event: FocusEvent| {
            if dom::leaves_search(&event) {
                act.emit(Action::Leave);
            }
        })
    };
    let onkeydown = {
        let (act, reader) = (act.clone(), reader.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = dom::keyed_in_search(&event, &reader.search) {
                event.prevent_default();
                return act.emit(action);
            }
            if event.key() == "Escape" && reader.place().is_some_and(session::is_card) {
                event.prevent_default();
                act.emit(Action::Close);
            }
        })
    };

    {
        let (root, trail, host) = (root.clone(), trail.clone(), props.host.clone());
        let document = document.clone();
        use_effect_with(reader.clone(), move |reader| {
            let ears = root.cast::<Element>().map(|root| {
                [
                    dom::listen(&root, "click", onclick),
                    dom::listen(&root, "change", onchange),
                    dom::listen(&root, "input", oninput),
                    dom::listen(&root, "mousedown", onmousedown),
                    dom::listen(&root, "focusout", onfocusout),
                    dom::listen(&root, "keydown", onkeydown),
                ]
            });
            // First all that changes the page, as the browser lays it out when it writes down the address; then that,
            // with the place that Back will return to; only then what moves the reader.
            trail.borrow().paint(&document, reader);
            if let Some(host) = host {
                host.0.changed(reader);
            }
            if let Some(root) = root.cast::<Element>() {
                trail.borrow_mut().follow(&root, &document, reader);
            }
            move || drop(ears)
        });
    }

    let props = PartProps {
        document: document.clone(),
        reader: reader.clone(),
        act: act.clone(),
        islands: props.islands.clone(),
        draw: |_| Html::default(),
        same: |_, _, _| true,
    };
    let part = |draw, same| part::within(&props, draw, same);
    html! {
        <div
            class="explainer"
            ref={root}
            lang={document.lang.clone()}
            data-live={reader.live.then_some("true")}
            data-card={reader.place().is_some_and(session::is_card).then_some("true")}
        >
            { island(&props, Island::Bar, "contents") }
            <main class="columns">
                { island(&props, Island::Article, "article") }
                { part(map::draw, map::same) }
                <div class="rest">
                    { island(&props, Island::Quiz, "contents") }
                    { island(&props, Island::Reflection, "contents") }
                    { island(&props, Island::Tables, "contents") }
                    { island(&props, Island::Notes, "contents") }
                </div>
                { island(&props, Island::Panels, "panels") }
            </main>
            { island(&props, Island::WayBack, "way-back") }
            <p class="said" role="status">
                <span key={reader.said.unwrap_or_default()}>{ reader.said.map(|key| document.words.get(key).to_owned()) }</span>
            </p>
        </div>
    }
}
