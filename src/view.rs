//! Components that draw a document and a reader's state of it.
//!
//! The same [`App`] is rendered to the static page by the author tool and taken over by the player. Two
//! rules keep the two alike: the first render knows nothing but the document, and what changes later is
//! attributes, or text that is alone in a keyed element, which has no text beside it (a translator may have
//! replaced the text nodes).

mod article;
mod bar;
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
mod quiz;
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
use crate::reader::{Action, Address, Picture, Reader, Steps};
use dom::Wish;
use element::{el, text};
use island::Islands;
use part::{Part, PartProps};
use session::{HostRef, Shared, State};
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
    #[prop_or_default]
    pub islands: Islands,
}

/// What the page was shown last, so that focus and scrolling follow what has changed.
#[derive(Default)]
struct Trail {
    reader: Reader,
    /// Where focus returns to when a panel is closed.
    opener: Option<Element>,
    /// The map, once it is on the page.
    chart: Option<dom::Chart>,
}

impl Trail {
    fn follow(&mut self, root: &Element, document: &Shared, reader: &Reader) {
        let before = std::mem::replace(&mut self.reader, reader.clone());
        if let Some(chart) = &self.chart {
            chart.paint(Picture::of(document, document.neighbours(), reader));
        }
        dom::agree(root, document, reader);
        if before.section != reader.section {
            dom::show_current(root);
        }
        if (before.place(), before.live) == (reader.place(), reader.live) {
            return;
        }
        match reader.place() {
            Some(place) if before.live => {
                // What was chosen without a click, in the search, say, was chosen where focus is.
                if session::is_card(place) && self.opener.is_none() {
                    self.opener = dom::focused().filter(|focused| !dom::is_in_card(focused));
                }
                dom::show(root, place, self.opener.as_ref());
            }
            Some(place) => dom::arrive(root, place),
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
    let reader = &state.reader;
    let act = {
        let dispatcher = state.dispatcher();
        Callback::from(move |action: Action| dispatcher.dispatch(action))
    };

    {
        let (root, act, host) = (root.clone(), act.clone(), props.host.clone());
        let (trail, document) = (trail.clone(), document.clone());
        use_effect_with((), move |()| {
            let watch = root.cast::<Element>().map(|root| {
                trail.borrow_mut().chart = dom::Chart::start(&root, &document);
                dom::Watch::start(&root, act.clone())
            });
            if let Some(host) = host {
                host.0.mounted(act.clone());
            }
            act.emit(Action::Start);
            move || {
                drop(watch);
                trail.borrow_mut().chart = None;
            }
        });
    }

    {
        let (root, trail, host) = (root.clone(), trail.clone(), props.host.clone());
        let document = document.clone();
        use_effect_with(reader.clone(), move |reader| {
            if let Some(host) = host {
                host.0.changed(reader);
            }
            if let Some(root) = root.cast::<Element>() {
                trail.borrow_mut().follow(&root, &document, reader);
            }
        });
    }

    let onclick = {
        let (act, document, trail) = (act.clone(), document.clone(), trail.clone());
        let root = root.clone();
        let (place, what_if) = (reader.place().cloned(), reader.what_if(&document));
        Callback::from(move |event: MouseEvent| {
            let Some((element, wish)) = dom::clicked(&event, &document) else { return };
            event.prevent_default();
            let chart = |does: &dyn Fn(&dom::Chart)| trail.borrow().chart.iter().for_each(does);
            let action = match wish {
                Wish::Act(action) => action,
                Wish::Zoom(steps) => return chart(&|chart| chart.zoom(steps)),
                Wish::Fit => return chart(&|chart| chart.fit()),
                Wish::Print => return dom::print(),
                Wish::Save(keepsake) => {
                    let drawing = trail.borrow().chart.as_ref().and_then(|chart| chart.drawing());
                    return dom::save(&document, &what_if.signs(&document), drawing, keepsake);
                }
            };
            if let (Action::Go(target), Some(root)) = (&action, root.cast::<Element>()) {
                if matches!(target, Place::Scenario(_)) {
                    dom::show_map(&root);
                }
                // The same place again changes nothing, but the reader asked to see it.
                if place.as_ref() == Some(target) {
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
        Callback::from(move |event: Event| dom::changed(&event, &document).into_iter().for_each(|it| act.emit(it)))
    };
    let onkeydown = {
        let act = act.clone();
        let open = reader.place().is_some_and(session::is_card);
        Callback::from(move |event: KeyboardEvent| {
            if open && event.key() == "Escape" {
                event.prevent_default();
                act.emit(Action::Close);
            }
        })
    };

    let place = reader.place().cloned();
    let marked = place.clone().filter(|place| matches!(place, Place::Passage(_)));
    let open = place.clone().filter(session::is_card);
    // What is assumed, whether the reader chose it or the text did.
    let assumed = Some(reader.what_if(document));
    let at = |place, choice| Reader { address: Address { place, choice }, live: reader.live, ..Reader::default() };
    let part = |draw: fn(&PartProps) -> Html, reader: Reader| {
        let islands = props.islands.clone();
        html! { <Part document={document.clone()} {reader} act={act.clone()} {islands} {draw} /> }
    };
    let followed = reader.followed(document).and(reader.section.clone());
    let steps = &reader.steps;
    // Whether there is anything to go back to is all that shows of it.
    let ends = |steps: &[Option<_>]| steps.first().map(|_| None).into_iter().collect();
    let map = Reader {
        section: followed,
        steps: Steps { past: ends(&steps.past), future: ends(&steps.future) },
        follows: reader.follows,
        reach: reader.reach,
        hidden: reader.hidden.clone(),
        tense: reader.tense,
        ..at(None, reader.address.choice.clone())
    };
    html! {
        <div
            class="explainer"
            ref={root}
            lang={document.lang.clone()}
            data-live={reader.live.then_some("true")}
            {onclick}
            {onchange}
            {onkeydown}
        >
            { for [("#text", "skip"), ("#map", "skip-to-map"), ("#notes", "skip-to-notes")].map(|(href, key)| {
                el("a", &[("class", "skip"), ("href", href)], vec![text(document.words.get(key))])
            }) }
            { part(bar::draw, Reader { section: reader.section.clone(), scheme: reader.scheme, ..Reader::default() }) }
            <main class="columns">
                <div class="article">
                    { part(header::draw, Reader::default()) }
                    { part(article::draw, at(marked, assumed.clone())) }
                </div>
                { part(map::draw, map) }
                <div class="rest">
                    if !document.questions.is_empty() {
                        { part(quiz::draw, Reader { answers: reader.answers.clone(), ..Reader::default() }) }
                    }
                    if document.reflection.is_some() {
                        { part(reflection::draw, Reader { view: reader.view.clone(), ..Reader::default() }) }
                    }
                    { part(tables::draw, at(None, assumed.clone())) }
                    { part(notes::draw, Reader::default()) }
                </div>
                { part(panels::draw, at(open, assumed)) }
            </main>
            <p class="said" role="status">
                <span key={reader.said.unwrap_or_default()}>{ reader.said.map(|key| document.words.get(key).to_owned()) }</span>
            </p>
        </div>
    }
}
