//! Search for an actor: a combobox with a list of suggestions, as the ARIA Authoring Practices have it
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>).

use super::element::{el, text, when};
use super::session::Shared;
use crate::document::{Document, Place};
use crate::reader::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SearchProps {
    pub(super) document: Shared,
    pub(super) act: Callback<Action>,
}

/// As many suggestions as one takes in at a glance.
const MOST: usize = 8;

/// What is typed, which suggestion is marked, and whether they show.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    text: String,
    marked: Option<usize>,
    open: bool,
}

/// The actors that a text may mean: those whose name begins with it, then those with a word that does, then those with
/// it anywhere; without regard to case.
fn suggestions(document: &Document, text: &str) -> Vec<usize> {
    let wanted = text.trim().to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let rank = |name: &str| {
        let name = name.to_lowercase();
        let word = |word: &str| word.trim_start_matches(|it: char| !it.is_alphanumeric()).starts_with(&wanted);
        match () {
            () if word(&name) => Some(0),
            () if name.split(' ').any(word) => Some(1),
            () if name.contains(&wanted) => Some(2),
            () => None,
        }
    };
    let ranked = document.actors.iter().enumerate();
    let mut found: Vec<(u32, usize)> = ranked.filter_map(|(place, actor)| Some((rank(&actor.name)?, place))).collect();
    found.sort_unstable();
    found.into_iter().take(MOST).map(|(_, place)| place).collect()
}

#[component]
pub(super) fn Search(props: &SearchProps) -> Html {
    let typed = use_state(Typed::default);
    let words = &props.document.words;
    let found = suggestions(&props.document, &typed.text);
    let open = typed.open && !found.is_empty();

    let choose = {
        let (typed, act, document) = (typed.clone(), props.act.clone(), props.document.clone());
        Callback::from(move |place: usize| {
            typed.set(Typed::default());
            act.emit(Action::Go(Place::Actor(document.actors[place].id.clone())));
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            typed.set(Typed { text, marked: None, open: true });
        })
    };
    let onkeydown = {
        let (typed, found, choose) = (typed.clone(), found.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let count = found.len();
            let mark = |marked: Option<usize>| typed.set(Typed { marked, open: true, ..(*typed).clone() });
            match event.key().as_str() {
                "ArrowDown" if count > 0 => mark(Some(typed.marked.map_or(0, |it| (it + 1) % count))),
                "ArrowUp" if count > 0 => mark(Some(typed.marked.map_or(count - 1, |it| (it + count - 1) % count))),
                "Enter" if count > 0 => choose.emit(found[typed.marked.unwrap_or(0)]),
                // Once closes the list, twice clears the field; only then is it for others.
                "Escape" if open => typed.set(Typed { open: false, marked: None, ..(*typed).clone() }),
                "Escape" if !typed.text.is_empty() => typed.set(Typed::default()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onblur = {
        let typed = typed.clone();
        Callback::from(move |_| typed.set(Typed { open: false, marked: None, ..(*typed).clone() }))
    };
    // Pressing takes the focus away before a click would be: so the press chooses.
    let onmousedown = {
        let choose = choose.clone();
        Callback::from(move |event: MouseEvent| {
            let option = event.target_dyn_into::<web_sys::Element>();
            if let Some(place) = option.and_then(|it| it.get_attribute("data-place")?.parse().ok()) {
                event.prevent_default();
                choose.emit(place);
            }
        })
    };
    let id = |index: usize| ["suggestion-", &index.to_string()].concat();
    let options = found.iter().enumerate().map(|(index, &place)| {
        let attributes = [
            ("role", "option"),
            ("id", &*id(index)),
            ("data-place", &*place.to_string()),
            ("aria-selected", if typed.marked == Some(index) { "true" } else { "false" }),
        ];
        el("li", &attributes, vec![text(&props.document.actors[place].name)])
    });
    let list = el(
        "ul",
        &[
            ("role", "listbox"),
            ("id", "suggestions"),
            ("aria-label", words.get("search")),
            ("hidden", when(!open, "hidden")),
        ],
        options.collect(),
    );
    html! {
        <div class="search" {onmousedown}>
            <input
                type="search" role="combobox" autocomplete="off" spellcheck="false" data-search="true"
                aria-label={words.get("search").to_owned()} placeholder={words.get("search").to_owned()}
                aria-expanded={if open { "true" } else { "false" }} aria-controls="suggestions" aria-autocomplete="list"
                aria-activedescendant={typed.marked.filter(|_| open).map(id)}
                value={typed.text.clone()} {oninput} {onkeydown} {onblur}
            />
            { list }
        </div>
    }
}
