//! Commands: what the reader asks for by an event, read from the attributes of the event's target and the elements around it.

use super::dom::{Node, window};
use super::download::Download;
use super::navigation::visible_range;
use crate::document::{Document, Id, Place, Sign};
use crate::reader::search::{names, rank};
use crate::reader::{Action, Departure, Dock, Facet, Reach, Reader, Scheme, Search, Step, Table, WhatIf};
use js_sys::{JsString, RegExp};
use web_sys::{Event, KeyboardEvent, MouseEvent};

/// What the reader asks for by a press.
pub(super) enum Command {
    /// An action on the reader's state.
    Act(Action),
    /// A step in the quiz, and the element that gets focus after it, unless focus stays.
    Quiz(Step, Option<Node>),
    /// Zooms the map in (`true`) or out by a step.
    Zoom(bool),
    /// Shows the whole map.
    Fit,
    /// Shows the map in full screen, or leaves it.
    FullScreen,
    /// Downloads a file.
    Download(Download),
    /// Brings the map into view.
    ShowMap,
    /// Makes the card higher, or as low as before.
    ToggleCardHeight,
    /// Scrolls the page to this many px from its top, from where a link of the bar has led.
    ScrollBack(i32),
    /// Prints the page.
    Print,
    /// Shares the address of what the reader sees.
    Share,
    /// Copies what the reader wrote.
    CopyOpinion,
    /// Shares what the reader wrote.
    ShareOpinion,
    /// Downloads a reminder to come back to the review.
    Remind,
}

/// The command of a press, and the element that it is on: a link within the explainer, an option of a question, a button.
/// `None` for other elements, and for a press that asks the browser for something else, such as a new tab.
pub(super) fn pressed(event: &MouseEvent, target: &Node, root: &Node, document: &Document) -> Option<(Node, Command)> {
    if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let (node, command) = if let Some(option) = target.enclosing("summary[data-option]") {
        let command = of_option(&option);
        (option, command)
    } else if let Some(heading) = target.enclosing("[data-sort]") {
        let command = of_heading(&heading);
        (heading, command)
    } else if let Some(button) = target.enclosing("[data-do]") {
        let command = if button.has("aria-disabled") { None } else { of_button(&button, root) };
        (button, command)
    } else if let Some(handle) = target.enclosing("[data-turn]") {
        let command = of_handle(&handle);
        (handle, command)
    } else {
        let link = target.enclosing("a[href^='#']")?;
        let command = of_link(&link, document);
        (link, command)
    };
    Some((node, command?))
}

/// The command of an option of a question, which is an answer.
fn of_option(option: &Node) -> Option<Command> {
    // Once the question is answered, options with feedback open and close natively; the others stay closed.
    if option.enclosing("[data-row][data-result]").is_some() {
        return None;
    }
    let step = Step::Choose(named_in(option, "data-question")?, option.get("data-option")?);
    Some(Command::Quiz(step, None))
}

/// The command of the heading of a column, or of the button for the other rows of a table.
fn of_heading(heading: &Node) -> Option<Command> {
    let sort = heading.get("data-sort")?;
    let (name, column) = sort.split_once(' ')?;
    let table = Table::ALL.into_iter().find(|table| table.name() == name)?;
    Some(Command::Act(column.parse().map_or(Action::ShowRows(table), |column| Action::Sort(table, column))))
}

/// The command of the handle on a tie that changes its sign.
fn of_handle(handle: &Node) -> Option<Command> {
    let sign = sign(&handle.get("data-to")?)?;
    Some(Command::Act(Action::Assume(handle.get("data-turn")?, sign)))
}

/// The command of a link within the explainer.
fn of_link(link: &Node, document: &Document) -> Option<Command> {
    // In the quiz, a link to the passage of a question is remembered, so that the reader can come back to the question. A
    // question in the text needs no way back, because its passage is near.
    if link.matches(".question[id] .where") {
        return Some(Command::Quiz(Step::LookUp(named_in(link, "data-question")?), None));
    }
    let href = link.get("href")?;
    if let Some(px) = href.strip_prefix("#at-") {
        return Some(Command::ScrollBack(px.parse().ok()?));
    }
    Some(match href.as_str() {
        // Links of the bar and skip links scroll to the map natively.
        "#map" if !link.matches(".bar a, .skip") => Command::ShowMap,
        "#closed" => Command::Act(Action::Close),
        // The points are no place, so going back to them closes the open place. `Navigation::follow` then focuses the link that
        // the reader had followed.
        "#points" if link.matches(".way-back > a") => Command::Act(Action::Close),
        "#as-written" => Command::Act(Action::AsWritten),
        _ => match href.trim_start_matches('#').split_once('=')? {
            ("s", signs) => Command::Act(Action::Suppose(WhatIf::parse(document, signs))),
            (kind, id) => Command::Act(Action::Go(Place::new(kind, id).filter(|place| document.has(place))?)),
        },
    })
}

/// Where an element stands, if a way back can lead there: on a card, at a passage, a note or a question, or in the points; or how
/// far the page is scrolled, for the links of the bar. In a frame it is the page around the frame that scrolls.
pub(super) fn departure(node: &Node) -> Option<Departure> {
    if node.enclosing(".sections").is_some() {
        let is_ours = node.enclosing("[data-embedded]").is_none();
        return is_ours.then(|| Departure::Scrolled(window().scroll_y().unwrap_or_default() as i32));
    }
    let around = node.enclosing("[data-panel], .passage, .note-text, .question[id], .points")?;
    let fragment = around.get("data-panel").or_else(|| around.get("id"))?;
    match fragment.split_once('=') {
        Some((kind, id)) => Place::new(kind, id).map(Departure::Place),
        None => Some(Departure::Points),
    }
}

/// The command of a button, by its name.
fn of_button(button: &Node, root: &Node) -> Option<Command> {
    let name = button.get("data-do")?;
    let of_question = || of_question(button.enclosing("[data-question]")?, &name, button, root);
    of_quiz(&name, root).or_else(of_question).or_else(|| of_other_button(&name, button))
}

/// The command of a button of the whole quiz. When questions are begun anew, focus goes to the first of them.
fn of_quiz(name: &str, root: &Node) -> Option<Command> {
    let (step, focus) = match name {
        "retry-missed" => (Step::RetryMissed, ".quiz .question:is([data-result='wrong'], [data-result='unknown'])"),
        "retry-all" => (Step::RetryAll, ".quiz .question"),
        "leave" => (Step::Leave, ".end .final"),
        "go-on" => (Step::GoOn, ".turn"),
        "all-at-once" => (Step::ShowAll(true), "[data-do='one-by-one']"),
        "one-by-one" => (Step::ShowAll(false), "[data-do='all-at-once']"),
        "undo-quiz" => return Some(Command::Quiz(Step::Undo, None)),
        "asked" => return Some(Command::Quiz(Step::Ask(None), None)),
        _ => return None,
    };
    Some(Command::Quiz(step, root.query(focus)))
}

/// The command of a button of a question.
fn of_question(question: Node, name: &str, button: &Node, root: &Node) -> Option<Command> {
    let id = question.get("data-question")?;
    // When the answer removes the button, focus goes to the outcome; when the button moves, focus stays on it.
    let (step, focus) = match name {
        "submit" => (Step::Submit(id), question.query(".outcome")),
        "give-up" => (Step::GiveUp(id), question.query(".outcome")),
        "retry" => (Step::Retry(id), Some(question)),
        "ask" => (Step::Ask(Some(id)), root.query(".asking")),
        "earlier" | "later" => (Step::Move(id, button.get("data-step")?, name == "earlier"), Some(button.clone())),
        _ => return None,
    };
    Some(Command::Quiz(step, focus))
}

/// The command of any other button, by its name.
fn of_other_button(name: &str, button: &Node) -> Option<Command> {
    Some(match name {
        "undo" => Command::Act(Action::Undo),
        "redo" => Command::Act(Action::Redo),
        "read-short" => Command::Act(Action::Shorten(true)),
        "read-full" => Command::Act(Action::Shorten(false)),
        "unfold" => Command::Act(Action::Unfold(named_in(button, "data-section")?)),
        "let-go" => Command::Act(Action::FollowText),
        "show-all" => Command::Act(Action::ShowAll),
        "zoom-in" => Command::Zoom(true),
        "zoom-out" => Command::Zoom(false),
        "fit" => Command::Fit,
        "full-screen" => Command::FullScreen,
        "map-strip" | "map-away" | "map-half" | "map-whole" => {
            Command::Act(Action::Dock(Dock::ALL.into_iter().find(|dock| name.ends_with(dock.name()))?))
        }
        "card-taller" => Command::ToggleCardHeight,
        "print" => Command::Print,
        "share" => Command::Share,
        "copy-view" => Command::CopyOpinion,
        "share-view" => Command::ShareOpinion,
        "save-reminder" => Command::Remind,
        name => Command::Download(Download::named(name)?),
    })
}

/// The value of an attribute of this element, or of the nearest ancestor that has it.
fn named_in(node: &Node, name: &str) -> Option<String> {
    node.enclosing(&["[", name, "]"].concat())?.get(name)
}

/// Whether the event is that a file with progress was chosen.
pub(super) fn opens_file(event: &Event) -> bool {
    Node::target(event).is_some_and(|target| target.has("data-load"))
}

/// The link by which a press leads to another part of the page, which an open card would cover.
pub(super) fn leaves_for_a_part(event: &Event) -> Option<Node> {
    Node::target(event)?.enclosing(".sections a")
}

/// If a press is on the heading of the balance analysis, whether it opens the analysis or closes it, which the browser does.
pub(super) fn opens_theory(event: &Event) -> Option<bool> {
    let summary = Node::target(event)?.enclosing(".theory > summary")?;
    Some(summary.enclosing(".theory[open]").is_none())
}

/// The action of typing: into the search, into an answer, or under the closing question.
pub(super) fn typed(event: &Event, document: &Document) -> Option<Action> {
    let target = Node::target(event)?;
    if target.has("data-view") {
        return Some(Action::Write(target.value()));
    }
    if let Some(kind) = target.get("data-type") {
        let mut typed = vec![target.value()];
        if kind == "words" {
            typed.push(words(&typed[0]));
        }
        return Some(Action::Quiz(Step::Pick(named_in(&target, "data-question")?, typed)));
    }
    if !target.has("data-search") {
        return None;
    }
    let text = target.value();
    let query = folded(text.trim());
    let mut found = [const { Vec::new() }; 3];
    for (index, actor) in document.actors.iter().enumerate() {
        if let Some(rank) = rank(&query, &folded(&names(actor))) {
            found[rank as usize].push(index);
        }
    }
    Some(Action::Seek(text, found.concat()))
}

/// A text in lower case without accents. The browser does this, because the Unicode tables for it would be a large download.
fn folded(text: &str) -> String {
    let decomposed: String = JsString::from(text).normalize("NFD").to_lower_case().into();
    decomposed.chars().filter(|it| !('\u{300}'..'\u{370}').contains(it)).collect()
}

/// The text of an answer, folded for comparison: in lower case, without accents and punctuation, with single spaces between its
/// words. The author tool folds the accepted answers in the same way (`author/typed_answer.rs`).
fn words(text: &str) -> String {
    let decomposed = JsString::from(text).normalize("NFKD").to_lower_case();
    let bare = decomposed.replace_by_pattern(&RegExp::new("[\u{300}-\u{36f}'’]", "g"), "");
    let words = bare.replace_by_pattern(&RegExp::new("[^\\p{Alphabetic}\\p{N}]+", "gu"), " ");
    words.trim().into()
}

/// Whether a key is for an input method, by which one types Japanese, among others: its Enter ends a conversion and submits
/// nothing.
pub(super) fn is_for_input_method(event: &KeyboardEvent) -> bool {
    // In Safari the composition is over before the event of the key that ends it, which then has this code.
    event.is_composing() || event.key_code() == 229
}

/// The button that submits an answer, if the event is Enter in the field of that answer.
pub(super) fn submits(event: &KeyboardEvent) -> Option<Node> {
    let field = Node::target(event).filter(|field| event.key() == "Enter" && field.has("data-type"))?;
    field.enclosing("[data-question]")?.query("[data-do='submit']")
}

/// The action of a key in the search.
pub(super) fn keyed_in_search(event: &KeyboardEvent, search: &Search) -> Option<Action> {
    let is_in_search = Node::target(event).is_some_and(|field| field.has("data-search"));
    if is_in_search { of_search(&event.key(), search) } else { None }
}

/// What Escape does.
pub(super) enum Escape {
    /// Closes the card, or lowers the map.
    Act(Action),
    /// Presses the link back.
    Press(Node),
}

/// What a key does if it is Escape: it closes the card, or else lowers the raised map, or else goes back.
pub(super) fn escape(event: &KeyboardEvent, reader: &Reader, root: &Node) -> Option<Escape> {
    if event.key() != "Escape" {
        None
    } else if reader.place().is_some_and(Place::opens_card) {
        Some(Escape::Act(Action::Close))
    } else if reader.dock.is_raised() {
        Some(Escape::Act(Action::Dock(Dock::Strip)))
    } else {
        // In a field, Escape ends what the reader does there, and leaves them there.
        let is_in_field = Node::target(event).is_some_and(|target| target.matches("input, textarea, select"));
        let link = root.query(".way-back > a:not([hidden])").filter(|_| !is_in_field);
        link.map(Escape::Press)
    }
}

/// Whether a key toggles full screen: F on the map, but not in a text field.
pub(super) fn fills_screen(event: &KeyboardEvent) -> bool {
    let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
    let on_map =
        |target: Node| target.enclosing(".map").is_some() && !target.matches("input:not([type=checkbox]), select");
    is_plain && event.key().eq_ignore_ascii_case("f") && Node::target(event).is_some_and(on_map)
}

fn of_search(key: &str, search: &Search) -> Option<Action> {
    Some(match key {
        "ArrowDown" => Action::Mark(true),
        "ArrowUp" => Action::Mark(false),
        "Enter" => Action::Find(search.choice()?),
        "Escape" if !search.text.is_empty() => Action::Dismiss,
        _ => return None,
    })
}

/// Where a drag of the map begins, in px from the top of the view, if the event is on the strip or on the head of the map.
pub(super) fn drag_start(event: &MouseEvent) -> Option<i32> {
    let target = Node::target(event)?;
    target.enclosing(".strip, .map-head").map(|_| event.client_y())
}

/// How far upwards a drag has led, in hundredths of the visible height.
pub(super) fn drag_distance(event: &MouseEvent, start: i32, root: &Node) -> i32 {
    let visible = visible_range(root);
    (start - event.client_y()) * 100 / ((visible.end - visible.start) as i32).max(1)
}

/// The action of a press on a suggestion. This is a `mousedown`, because it moves focus, which hides the suggestions before a
/// `click` would fire.
pub(super) fn suggested(event: &Event) -> Option<Action> {
    let option = Node::target(event)?.enclosing("[data-suggestion]")?;
    option.get("data-suggestion")?.parse().ok().map(Action::Find)
}

/// Whether focus leaves the search.
pub(super) fn leaves_search(event: &Event) -> bool {
    Node::target(event).is_some_and(|field| field.has("data-search"))
}

/// The action of a change of a list, a box or a field.
pub(super) fn changed(event: &Event, document: &Document) -> Option<Action> {
    let target = Node::target(event)?;
    if let Some(question) = named_in(&target, "data-question") {
        return answered(&target, question).map(Action::Quiz);
    }
    if let Some(tie) = target.get("data-assume") {
        return Some(Action::Assume(tie, sign(&target.value())?));
    }
    if let Some(facet) = target.get("data-facet") {
        return Some(Action::Show(Facet::named(document, &facet)?, target.is_checked()));
    }
    if target.has("data-scheme-switch") {
        return Scheme::ALL.get(target.selected()).copied().map(Action::SetScheme);
    }
    if target.has("data-follow") {
        return Some(Action::Follow(target.is_checked()));
    }
    if target.has("data-tense") {
        return Some(Action::ShowTense(target.is_checked()));
    }
    if target.has("data-reach") {
        let name = target.value();
        return Reach::ALL.into_iter().find(|it| it.name() == name).map(Action::Look);
    }
    None
}

/// The step in the quiz of a box or a list within a question, by its current state.
fn answered(target: &Node, question: Id) -> Option<Step> {
    if let Some(option) = target.get("data-tick") {
        return Some(Step::Choose(question, option));
    }
    if let Some(option) = target.get("data-pair") {
        return Some(Step::Pair(question, option, target.value()));
    }
    if target.has("data-pick") {
        return Some(Step::Pick(question, target.value().split_whitespace().map(str::to_owned).collect()));
    }
    let late = target.get("data-expect")? == "late";
    Some(Step::Expect(question, target.get("value")?, late))
}

fn sign(name: &str) -> Option<Sign> {
    Sign::ALL.into_iter().find(|sign| sign.name() == name)
}

/// What the reader did on the static page before the player started, as actions: options they opened, controls they changed, text
/// they typed. Of several opened options of one question, the first counts.
pub(super) fn actions_before_start(root: &Node) -> Vec<Action> {
    let mut actions = Vec::new();
    let answers = "details[open] > [data-option], [data-question] input:checked, [data-question] select";
    for node in root.all(answers) {
        let Some(question) = named_in(&node, "data-question") else { continue };
        // A question that is in the text and in the quiz may be answered in one of them only. A list in the other from which
        // nothing is chosen must not take that answer back.
        if node.tag() == "select" && node.value().is_empty() {
            continue;
        }
        let step = match node.get("data-option") {
            Some(option) => Some(Step::Choose(question, option)),
            None => answered(&node, question),
        };
        // A box that is ticked in both copies of its question is ticked once.
        actions.extend(step.map(Action::Quiz).filter(|action| !actions.contains(action)));
    }
    let scheme = root.query("[data-scheme-switch]").and_then(|switch| Scheme::ALL.get(switch.selected()).copied());
    actions.extend(scheme.map(Action::SetScheme));
    let opinion = root.query("[data-view]").map(|field| field.value()).filter(|text| !text.is_empty());
    actions.extend(opinion.map(Action::Write));
    if root.query(".theory[open]").is_some() {
        actions.push(Action::Analyse(true));
    }
    actions
}
