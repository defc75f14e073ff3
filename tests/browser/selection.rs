//! Selecting actors, ties, terms, passages, notes and scenarios, and going back.

use crate::harness::{
    Explainer, Front, all, arrive_at, back, brief, clean, click, click_with, content, find, focus, focused, fragment,
    json, prerendered, put, settle, steps,
};
use explainer::document::{Document, Place};
use explainer::reader::Address;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, MouseEvent, MouseEventInit};

const RUSSIA: &str = ".drawing [data-actor='russia']";

fn ids<const N: usize>(ids: [&str; N]) -> Vec<String> {
    ids.map(str::to_owned).into()
}

fn is_open(details: &Element) -> bool {
    details.unchecked_ref::<HtmlDetailsElement>().open()
}

#[wasm_bindgen_test]
async fn an_actor_on_the_map_opens_its_panel_and_only_that() {
    let explainer = Explainer::alone().await;
    assert!(explainer.open().is_empty());
    explainer.click(RUSSIA).await;
    assert_eq!(explainer.open(), ["actor=russia"]);
    assert_eq!(explainer.attribute(RUSSIA, "aria-current").as_deref(), Some("true"));
    explainer.click(".drawing [data-actor='china']").await;
    assert_eq!(explainer.open(), ["actor=china"]);
    assert_eq!(explainer.attribute(RUSSIA, "aria-current"), None);
}

/// Observes the attributes in an element. The returned function gives the number of writes, and the names of the attributes
/// that were written without a change of their values.
fn watch_attributes(within: &Element) -> Function {
    let watch = Function::new_with_args(
        "within",
        "const written = [], observer = new MutationObserver((records) => written.push(...records));
         observer.observe(within, { subtree: true, attributeOldValue: true });
         return () => {
             written.push(...observer.takeRecords());
             observer.disconnect();
             return [written.length, written.filter((it) => it.target.getAttribute(it.attributeName) === it.oldValue)
                 .map((it) => `${it.target.getAttribute('class')} ${it.attributeName}`).join()];
         }",
    );
    watch.call1(&JsValue::NULL, within).unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn going_from_one_actor_to_another_writes_nothing_on_the_map_that_stays_as_it_is() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    let written = watch_attributes(&explainer.find(".sheets"));
    explainer.click(".drawing [data-actor='china']").await;
    let written: Array = written.call0(&JsValue::NULL).unwrap().unchecked_into();
    assert!(written.get(0).as_f64().unwrap() > 2.0, "the observer has recorded writes");
    assert_eq!(
        written.get(1).as_string().unwrap(),
        "",
        "no attribute of common neighbours is written without a change"
    );
}

#[wasm_bindgen_test]
async fn a_card_begins_before_the_paint_and_its_links_to_evidence_and_the_focus_follow() {
    let explainer = Explainer::alone().await;
    let mark: HtmlElement = explainer.find(RUSSIA).unchecked_into();
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    mark.dispatch_event(&MouseEvent::new_with_mouse_event_init_dict("click", &init).unwrap()).unwrap();
    // Callbacks of resolved promises run before the browser's next task, and so before its paint.
    for _ in 0..20 {
        JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    }
    let has = |selector: &str| explainer.find(".panel").query_selector_all(selector).unwrap().length();
    assert_eq!((has("h3"), has(".about"), has(".ties li"), has(".goto")), (1, 1, 1, 0));
    assert!(has("*") <= 15, "{} elements are laid out at once", has("*"));
    settle().await;
    assert!(has(".ties li") > 1 && has(".goto") > 1);
    assert!(focused().is_same_node(Some(&explainer.find(".panel"))));
}

#[wasm_bindgen_test]
async fn a_click_on_any_part_of_a_mark_is_a_click_on_the_actor() {
    for part in [".mark", "text", "tspan"] {
        let explainer = Explainer::alone().await;
        let part = explainer.find(&format!(".drawing .actor:has(tspan) {part}"));
        let actor = part.closest("a").unwrap().unwrap().get_attribute("data-actor").unwrap();
        click(&part).await;
        assert_eq!(explainer.open(), [format!("actor={actor}")], "{}", brief(&part));
    }
}

#[wasm_bindgen_test]
async fn an_actor_is_highlighted_with_its_neighbours() {
    let explainer = Explainer::alone().await;
    assert_eq!(explainer.front(), None);
    explainer.click(".drawing [data-actor='xi']").await;
    let front = explainer.front().unwrap();
    assert_eq!(front.reason, "chosen");
    assert_eq!(front.actors, ["china", "trump", "xi"]);
    assert_eq!(front.ties, ["trump-xi", "xi-china"]);
    explainer.click("[data-panel='actor=xi'] .close").await;
    assert_eq!(explainer.front(), None);
}

#[wasm_bindgen_test]
async fn a_tie_opens_its_panel_and_is_highlighted_with_its_two_ends() {
    let explainer = Explainer::alone().await;
    explainer.click(".drawing [data-tie='trump-xi'] .reach").await;
    assert_eq!(explainer.open(), ["tie=trump-xi"]);
    let front = explainer.front().unwrap();
    assert_eq!(front, Front { reason: "chosen".into(), actors: ids(["trump", "xi"]), ties: ids(["trump-xi"]) });
}

#[wasm_bindgen_test]
async fn the_mark_of_a_passage_opens_a_card_with_its_origin() {
    let explainer = Explainer::alone().await;
    explainer.click("[data-passage='visit'] .number").await;
    assert_eq!(explainer.open(), ["origin=visit"]);
    assert_eq!(fragment(), "origin=visit");
    let content = content();
    let claim = content["claims"].as_array().unwrap().iter().find(|claim| claim["id"] == "C25").unwrap();
    assert!(explainer.text(".panel").contains(claim["text"].as_str().unwrap()));
    let original = explainer.attribute(".panel .original", "href").unwrap();
    assert!(original.starts_with(content["original"]["url"].as_str().unwrap()), "{original}");
    assert_eq!(explainer.all(".panel [data-noted='n8']").len(), 1, "the editor's note shows");
    assert_eq!(explainer.attribute("[data-marked]", "data-passage").as_deref(), Some("visit"));

    explainer.click(".panel .goto").await;
    assert_eq!(fragment(), "passage=visit", "the passage itself has an address");
}

#[wasm_bindgen_test]
async fn passages_that_retell_nothing_say_so() {
    let explainer = Explainer::alone().await;
    explainer.click("[data-passage='how-to-read'] .number").await;
    assert!(explainer.text(".panel").contains("This is ours"));
    assert!(!explainer.has(".panel .original"));
}

#[wasm_bindgen_test]
async fn a_passage_highlights_its_actors_and_ties() {
    let explainer = Explainer::alone().await;
    explainer.click("[data-passage='visit'] .number").await;
    let front = explainer.front().unwrap();
    assert_eq!(front.reason, "chosen");
    assert_eq!(front.ties, ["trump-xi", "united-states-china"], "the passage is evidence on both ties");
    assert!(["china", "trump", "united-states", "xi"].iter().all(|end| front.actors.contains(&end.to_string())));
}

#[wasm_bindgen_test]
async fn highlighted_copies_cannot_be_pressed_or_read_out() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    for front in explainer.all(".front") {
        assert_eq!(front.get_attribute("aria-hidden").as_deref(), Some("true"));
        assert!(front.first_element_child().is_some());
        assert!(front.query_selector("[href], [tabindex], [aria-label], [data-actor], [data-tie]").unwrap().is_none());
    }
}

#[wasm_bindgen_test]
async fn a_mention_in_the_text_opens_the_same_panel() {
    let explainer = Explainer::alone().await;
    explainer.click(".text .mention[data-actor='khodorkovsky']").await;
    assert_eq!(explainer.open(), ["actor=khodorkovsky"]);
    explainer.click(".text .term[data-term='machtpolitik']").await;
    assert_eq!(explainer.open(), ["term=machtpolitik"]);
    explainer.click(".text .mention[data-tie='russia-china']").await;
    assert_eq!(explainer.open(), ["tie=russia-china"]);
}

#[wasm_bindgen_test]
async fn the_address_follows_the_selection() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    assert_eq!(fragment(), "actor=russia");
    explainer.click(".drawing [data-tie='trump-xi']").await;
    assert_eq!(fragment(), "tie=trump-xi");
    explainer.click("[data-panel='tie=trump-xi'] .close").await;
    assert_eq!(fragment(), "");
}

#[wasm_bindgen_test]
async fn opening_moves_focus_to_the_panel_and_closing_returns_it() {
    let explainer = Explainer::alone().await;
    for (opener, panel, key) in [
        (RUSSIA, "[data-panel='actor=russia']", false),
        (".text .term[data-term='machtpolitik']", "[data-panel='term=machtpolitik']", true),
    ] {
        focus(&explainer.find(opener));
        explainer.click(opener).await;
        assert!(focused().is_same_node(Some(&explainer.find(panel))), "{panel}");
        if key {
            explainer.press("Escape").await;
        } else {
            explainer.click(&format!("{panel} .close")).await;
        }
        assert!(explainer.open().is_empty());
        assert!(focused().is_same_node(Some(&explainer.find(opener))), "{opener}");
    }
}

#[wasm_bindgen_test]
async fn focus_returns_to_the_page_and_not_into_a_panel_that_has_closed() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    explainer.click("[data-panel='actor=russia'] .ties [data-tie='russia-ukraine']").await;
    assert_eq!(explainer.open(), ["tie=russia-ukraine"]);
    explainer.press("Escape").await;
    assert!(focused().is_same_node(Some(&explainer.find(RUSSIA))), "{}", focused().outer_html());
}

#[wasm_bindgen_test]
async fn escape_closes_even_after_a_click_beside_everything_took_the_focus_away() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    focused().unchecked_into::<HtmlElement>().blur().unwrap();
    assert_eq!(focused().tag_name(), "BODY");
    explainer.press("Escape").await;
    assert!(explainer.open().is_empty());
    assert!(focused().is_same_node(Some(&explainer.find(RUSSIA))));
}

#[wasm_bindgen_test]
async fn escape_elsewhere_in_the_host_s_page_is_left_to_the_host() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    let field = put("<input>");
    focus(&field);
    explainer.press_on(&field, "Escape").await;
    assert_eq!(explainer.open(), ["actor=russia"]);
}

#[wasm_bindgen_test]
async fn escape_with_nothing_open_does_nothing() {
    let explainer = Explainer::alone().await;
    let steps = steps();
    focus(&explainer.find(RUSSIA));
    explainer.press("Escape").await;
    assert_eq!((fragment().as_str(), self::steps()), ("", steps));
}

#[wasm_bindgen_test]
async fn a_click_that_asks_the_browser_for_something_else_is_left_to_it() {
    let explainer = Explainer::alone().await;
    // The default action, such as opening a tab, is prevented by the test.
    let guard = gloo::events::EventListener::new_with_options(
        &explainer.root.parent_element().unwrap(),
        "click",
        gloo::events::EventListenerOptions::enable_prevent_default(),
        |event| event.prevent_default(),
    );
    type Held = fn(&MouseEventInit);
    let held: [Held; 5] = [
        |init| init.set_ctrl_key(true),
        |init| init.set_meta_key(true),
        |init| init.set_shift_key(true),
        |init| init.set_alt_key(true),
        |init| init.set_button(1),
    ];
    for hold in held {
        let init = MouseEventInit::new();
        hold(&init);
        click_with(&explainer.find(RUSSIA), &init).await;
        assert!(explainer.open().is_empty());
    }
    drop(guard);
}

#[wasm_bindgen_test]
async fn a_scenario_changes_the_signs_of_the_triad_on_the_map_and_in_the_table() {
    let explainer = Explainer::alone().await;
    let triad = ["russia-china", "united-states-china", "united-states-russia"];
    let before = triad.map(|tie| (explainer.drawn(tie), explainer.listed(tie)));
    assert_eq!(triad.map(|tie| explainer.drawn(tie)), ["strained", "strained", "adversarial"]);
    for (scenario, signs) in [
        ("premise", "+--"),
        ("thaw", "++-"),
        ("deal", "-+-"),
        ("wedge", "--+"),
        ("concert", "+++"),
        ("each-alone", "---"),
    ] {
        explainer.click(&format!(".scenarios [data-scenario='{scenario}']")).await;
        assert_eq!(fragment(), format!("scenario={scenario}"));
        for (tie, sign) in triad.iter().zip(signs.chars()) {
            let name = if sign == '+' { "cooperative" } else { "adversarial" };
            assert_eq!(explainer.drawn(tie), name, "{scenario} {tie}");
            assert_eq!(explainer.listed(tie), (name.to_owned(), name.to_owned()), "{scenario} {tie}");
        }
        assert_eq!(explainer.drawn("russia-ukraine"), "adversarial", "not in the triad");
    }
    explainer.click(".scenarios [href='#as-written']").await;
    assert_eq!(triad.map(|tie| (explainer.drawn(tie), explainer.listed(tie))), before);
    assert_eq!(fragment(), "s=", "the reader's choice, which the text does not change");
}

#[wasm_bindgen_test]
async fn a_scenario_shows_its_verdict_and_only_its_own() {
    let explainer = Explainer::alone().await;
    let verdict = |explainer: &Explainer| {
        let shown = explainer.all(".verdict[data-shown]");
        assert_eq!(shown.len(), 1);
        let judged = find(&shown[0], "[data-triangle]");
        (judged.get_attribute("data-triangle").unwrap(), judged.get_attribute("data-balance").unwrap())
    };
    let both = |triangle: &str, balance: &str| (triangle.to_owned(), balance.to_owned());
    assert_eq!(verdict(&explainer), both("open", "undecided"));
    explainer.click(".scenarios [data-scenario='thaw']").await;
    assert_eq!(verdict(&explainer), both("romantic-triangle", "unbalanced"));
    let current = explainer.all(".scenarios [aria-current]");
    assert_eq!(current.len(), 1);
    assert_eq!(current[0].get_attribute("data-scenario").as_deref(), Some("thaw"));
    explainer.click(".scenarios [data-scenario='deal']").await;
    assert_eq!(verdict(&explainer), both("stable-marriage", "balanced"));
    let shown = explainer.text(".verdict[data-shown]");
    assert!(shown.contains("against Russia, which stands alone"), "{shown}");
    explainer.click(".scenarios [href='#as-written']").await;
    assert_eq!(verdict(&explainer), both("open", "undecided"));
}

#[wasm_bindgen_test]
async fn a_panel_says_the_assumed_sign_and_that_it_is_assumed() {
    let explainer = Explainer::alone().await;
    explainer.click(".scenarios [data-scenario='thaw']").await;
    explainer.click(".drawing [data-tie='united-states-china']").await;
    assert_eq!(fragment(), "tie=united-states-china&scenario=thaw");
    let panel = "[data-panel='tie=united-states-china']";
    assert_eq!(explainer.text(&format!("{panel} .sign")), "cooperative");
    assert!(explainer.text(&format!("{panel} .assumed")).contains("strained"));
    explainer.click(".scenarios [href='#as-written']").await;
    assert_eq!(explainer.text(&format!("{panel} .sign")), "strained");
    assert_eq!(explainer.text(&format!("{panel} .assumed")), "");
}

#[wasm_bindgen_test]
async fn a_passage_link_marks_the_passage_and_gives_it_focus() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    explainer.click("[data-panel='actor=russia'] .read [data-goto='ceiling']").await;
    assert!(explainer.open().is_empty());
    let marked = explainer.all("[data-marked]");
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0].get_attribute("data-passage").as_deref(), Some("ceiling"));
    assert!(focused().is_same_node(Some(&marked[0])));
    assert_eq!(fragment(), "passage=ceiling");
}

#[wasm_bindgen_test]
async fn a_link_to_a_note_opens_the_note() {
    let explainer = Explainer::alone().await;
    let note = explainer.find("[id='note=n3']").closest("details").unwrap().unwrap();
    assert!(!is_open(&note));
    explainer.click(".note-list [data-noted='n3']").await;
    assert!(is_open(&note));
    assert!(focused().is_same_node(Some(&explainer.find("[id='note=n3']"))));
}

#[wasm_bindgen_test]
async fn a_link_to_a_note_opens_it_again_after_the_reader_has_closed_it() {
    let explainer = Explainer::alone().await;
    let note = explainer.find("[id='note=n3']").closest("details").unwrap().unwrap();
    explainer.click(".note-list [data-noted='n3']").await;
    explainer.click("summary[data-note='n3']").await;
    assert!(!is_open(&note), "the browser closes it");
    explainer.click(".note-list [data-noted='n3']").await;
    assert!(is_open(&note));
}

#[wasm_bindgen_test]
async fn back_returns_step_by_step() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    explainer.click(".scenarios [data-scenario='thaw']").await;
    explainer.click(".drawing [data-tie='trump-xi']").await;
    assert_eq!(fragment(), "tie=trump-xi&scenario=thaw");
    back().await;
    assert_eq!((fragment().as_str(), explainer.open()), ("scenario=thaw", vec![]));
    assert_eq!(explainer.drawn("united-states-china"), "cooperative");
    back().await;
    assert_eq!((fragment().as_str(), explainer.open()), ("actor=russia", vec!["actor=russia".to_owned()]));
    assert_eq!(explainer.drawn("united-states-china"), "strained");
    back().await;
    assert_eq!((fragment().as_str(), explainer.open()), ("", vec![]));
}

#[wasm_bindgen_test]
async fn choosing_the_same_again_adds_no_step_to_the_history() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    let steps = steps();
    explainer.click(RUSSIA).await;
    assert_eq!((self::steps(), explainer.open()), (steps, vec!["actor=russia".to_owned()]));
}

#[wasm_bindgen_test]
async fn a_deep_link_opens_its_place_without_a_step_in_the_history() {
    clean();
    arrive_at("tie=united-states-china&scenario=deal");
    let steps = steps();
    let explainer = Explainer::hydrated().await;
    assert_eq!(explainer.open(), ["tie=united-states-china"]);
    assert_eq!(explainer.drawn("russia-china"), "adversarial");
    assert_eq!((fragment().as_str(), self::steps()), ("tie=united-states-china&scenario=deal", steps));
}

#[wasm_bindgen_test]
async fn a_deep_link_to_nothing_is_no_fault() {
    for odd in ["actor=atlantis", "actor=", "=", "actor=russia'] *", "%ff%fe", "passage=ceiling&actor", "🦀=🦀"] {
        clean();
        arrive_at(odd);
        let explainer = Explainer::hydrated().await;
        assert!(explainer.open().is_empty(), "{odd}");
        assert!(explainer.responds().await, "{odd}");
    }
}

#[wasm_bindgen_test]
async fn a_deep_link_takes_no_focus_from_a_reader_who_is_already_writing() {
    clean();
    arrive_at("actor=russia");
    let root = put(prerendered());
    let writing = find(&root, "textarea");
    focus(&writing);
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.open(), ["actor=russia"]);
    assert!(focused().is_same_node(Some(&writing)), "{}", focused().outer_html());
}

#[wasm_bindgen_test]
async fn an_anchor_that_is_no_place_of_the_document_leaves_open_what_is_open() {
    let explainer = Explainer::alone().await;
    explainer.click(RUSSIA).await;
    gloo::utils::window().location().set_hash("map").unwrap();
    settle().await;
    assert_eq!(explainer.open(), ["actor=russia"]);
}

#[wasm_bindgen_test]
async fn an_address_written_by_hand_is_followed() {
    let explainer = Explainer::alone().await;
    gloo::utils::window().location().set_hash("actor=xi&scenario=deal").unwrap();
    settle().await;
    assert_eq!(explainer.open(), ["actor=xi"]);
    assert_eq!(explainer.drawn("russia-china"), "adversarial");
    back().await;
    assert!(explainer.open().is_empty());
    assert_eq!(explainer.drawn("russia-china"), "strained");
}

#[wasm_bindgen_test]
async fn back_to_a_review_whose_address_was_written_by_hand_continues_it() {
    let explainer = Explainer::alone().await;
    explainer.choose("risk", "clash").await;
    gloo::utils::window().location().set_hash("review").unwrap();
    settle().await;
    assert_eq!(explainer.result("risk"), None, "a missed question is asked again");
    explainer.choose("risk", "clash").await;
    explainer.click(RUSSIA).await;
    back().await;
    assert_eq!(fragment(), "review");
    assert_eq!(explainer.result("risk").as_deref(), Some("wrong"), "the answer is not taken back");
}

#[wasm_bindgen_test]
async fn every_link_of_the_static_page_leads_to_something_on_it() {
    clean();
    let root = put(prerendered());
    for link in all(&root, "a[href^='#']") {
        let href = link.get_attribute("href").unwrap();
        // These links are hidden without the player.
        if !["#closed", "#as-written"].contains(&href.as_str()) && !href.starts_with("#s=") {
            assert!(root.query_selector(&format!("[id='{}']", &href[1..])).unwrap().is_some(), "{href}");
        }
    }
}

#[wasm_bindgen_test]
async fn every_link_of_the_running_explainer_leads_to_a_place_it_has() {
    let document = Document::from_json(json()).unwrap();
    let explainer = Explainer::alone().await;
    for panel in ["actor=russia", "tie=russia-china", "term=machtpolitik"] {
        let (kind, id) = panel.split_once('=').unwrap();
        explainer.click(&format!("[data-{kind}='{id}']")).await;
        assert_eq!(explainer.open(), [panel]);
        for link in explainer.all("a[href^='#']") {
            let href = link.get_attribute("href").unwrap();
            let place = href[1..].split_once('=').and_then(|(kind, id)| Place::new(kind, id));
            let leads = match place {
                Some(place) => document.has(&place),
                None if href.starts_with("#s=") => !Address::parse(&document, &href).choice.unwrap().is_as_written(),
                None if ["#closed", "#as-written"].contains(&href.as_str()) => true,
                None => explainer.has(&format!("[id='{}']", &href[1..])),
            };
            assert!(leads, "{href}");
        }
    }
}

#[wasm_bindgen_test]
async fn two_documents_on_one_page_leave_each_others_addresses_alone() {
    let one = Explainer::alone().await;
    let document = json().replace("\"russia\"", "\"ruritania\"").replace("\"unraveling-alliance\"", "\"other\"");
    let other = Explainer::at(put("<div></div>"), &document).await;
    other.click(".drawing [data-actor='ruritania']").await;
    one.click(RUSSIA).await;
    let steps = steps();
    back().await;
    assert_eq!((fragment().as_str(), self::steps()), ("actor=ruritania", steps));
    assert_eq!(other.open(), ["actor=ruritania"]);
}
