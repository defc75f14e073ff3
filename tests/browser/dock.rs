//! The map where it is not beside the text: the strip, and the map raised over the text. Without the style sheets every
//! container counts as narrow.

use crate::follow::read;
use crate::harness::{Explainer, back, clean, focused, fragment, json, prerendered, put_in_view, settle};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

const STRIP: &str = ".dock .strip svg";

async fn explainer() -> Explainer {
    clean();
    Explainer::at(put_in_view(prerendered()), json()).await
}

fn raised(explainer: &Explainer) -> Option<String> {
    explainer.attribute(".map", "data-raised")
}

fn names(explainer: &Explainer) -> Vec<String> {
    let marks = explainer.any(&format!("{STRIP} .corner"));
    marks.iter().map(|mark| mark.get_attribute("data-actor").unwrap()).collect()
}

#[wasm_bindgen_test]
async fn the_strip_shows_the_actors_of_the_section_and_their_signs_in_force() {
    let explainer = explainer().await;
    for (section, sign) in [("strain", "strained"), ("shift", "cooperative")] {
        read(&explainer, section).await;
        let front = explainer.front().unwrap().actors;
        let names = names(&explainer);
        assert!((2..=5).contains(&names.len()), "{names:?}");
        let triad = ["china", "russia", "united-states"].map(str::to_owned);
        assert!(names.iter().all(|name| front.contains(name) || triad.contains(name)), "{names:?} of {front:?}");
        // The scenario of the second section changes two sides of the triad.
        assert!(sign == "strained" || triad.iter().all(|name| names.contains(name)), "{names:?}");
        let more = explainer.text(".strip-head p");
        let left_out = front.len() - names.len();
        // Assumed signs are always shown with words that say so, which take the place of the names here.
        match sign {
            "strained" => assert_eq!(more.contains(" of "), left_out > 0, "{more}"),
            _ => assert!(more.contains("A thaw"), "{more}"),
        }
        let tie = explainer.find(&format!("{STRIP} [data-tie='russia-china']"));
        assert_eq!(tie.get_attribute("data-sign").as_deref(), Some(sign), "{section}");
    }
}

#[wasm_bindgen_test]
async fn who_a_what_if_is_about_shows_in_the_strip_wherever_one_is() {
    let explainer = explainer().await;
    explainer.click(".opening [data-scenario='thaw']").await;
    for passage in ["demotion", "reliance", "ceiling"] {
        explainer.click(&format!("[data-goto='{passage}']")).await;
        let shown = names(&explainer);
        for actor in ["china", "russia", "united-states"] {
            assert!(shown.iter().any(|it| it == actor), "{passage}: {shown:?}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_what_if_of_the_reader_is_ended_in_the_strip_and_one_of_the_text_is_said_to_be_of_the_text() {
    let explainer = explainer().await;
    read(&explainer, "shift").await;
    let own = ".dock .strip-head > [data-do='let-go']";
    assert!(explainer.any(own).is_empty(), "the reader has assumed nothing");
    assert!(explainer.text(".dock .strip-head p").contains("as in this section"));
    explainer.click(".text [data-scenario='deal'], .scenarios [data-chip='deal']").await;
    let label = explainer.find(own).get_attribute("aria-label").unwrap();
    assert!(label.starts_with(explainer.text(own).trim_end_matches(" ×")), "{label}");
    explainer.click(own).await;
    assert!(explainer.any(own).is_empty());
    assert_eq!(fragment(), "");
}

#[wasm_bindgen_test]
async fn an_actor_pressed_in_the_strip_opens_its_card() {
    let explainer = explainer().await;
    read(&explainer, "strain").await;
    explainer.click(&format!("{STRIP} [data-actor='china']")).await;
    assert_eq!(explainer.open(), ["actor=china"]);
}

#[wasm_bindgen_test]
async fn the_map_is_raised_over_half_and_all_of_the_view_and_lowered_by_escape_with_the_focus() {
    let explainer = explainer().await;
    read(&explainer, "strain").await;
    explainer.click(".dock [data-do='map-half']").await;
    assert_eq!(raised(&explainer).as_deref(), Some("half"));
    assert!(focused().closest(".map-head").unwrap().is_some(), "focus is in the head of the raised map");
    explainer.click(".map-head [data-do='map-whole']").await;
    assert_eq!(raised(&explainer).as_deref(), Some("whole"));
    explainer.press("Escape").await;
    assert_eq!(raised(&explainer), None);
    assert!(focused().closest(".dock").unwrap().is_some(), "focus is in the strip again");
}

#[wasm_bindgen_test]
async fn escape_closes_the_card_before_the_map_is_lowered() {
    let explainer = explainer().await;
    read(&explainer, "strain").await;
    explainer.click(".dock [data-do='map-half']").await;
    explainer.click(".drawing [data-actor='china']").await;
    explainer.press_on(&explainer.find(".panel"), "Escape").await;
    assert_eq!((explainer.open(), raised(&explainer).as_deref()), (Vec::new(), Some("half")));
}

#[wasm_bindgen_test]
async fn escape_lowers_the_map_before_it_goes_back_also_while_nothing_has_focus() {
    let explainer = explainer().await;
    explainer.click(".points [data-goto]").await;
    let place = fragment();
    assert!(place.starts_with("passage="), "{place}");
    explainer.click(".dock [data-do='map-half']").await;
    focused().unchecked_into::<HtmlElement>().blur().unwrap();
    assert_eq!(focused().tag_name(), "BODY");
    explainer.press("Escape").await;
    assert_eq!((raised(&explainer), fragment()), (None, place));
    focused().unchecked_into::<HtmlElement>().blur().unwrap();
    explainer.press("Escape").await;
    assert_eq!(fragment(), "", "the reader is back at the points");
}

#[wasm_bindgen_test]
async fn a_scenario_in_the_text_raises_the_map_and_one_on_the_map_leaves_it_where_it_is() {
    let explainer = explainer().await;
    explainer.click(".map .chip[data-scenario='deal']").await;
    assert_eq!(raised(&explainer), None);
    explainer.click(".opening .chip").await;
    assert_eq!(raised(&explainer), None, "the opening picture shows by itself what follows");
    explainer.click(".text [data-scenario='thaw']").await;
    assert_eq!((raised(&explainer).as_deref(), &*fragment()), (Some("half"), "scenario=thaw"));
    let side = |tie: &str| explainer.attribute(&format!(".opening-picture [data-tie='{tie}']"), "data-sign").unwrap();
    assert_eq!(
        ["russia-china", "united-states-china", "united-states-russia"].map(side),
        ["cooperative", "cooperative", "adversarial"],
        "the opening picture shows it, too",
    );
}

#[wasm_bindgen_test]
async fn back_lowers_the_map_that_a_press_in_the_text_has_raised() {
    let explainer = explainer().await;
    explainer.click(".text [data-scenario='thaw']").await;
    assert_eq!(raised(&explainer).as_deref(), Some("half"));
    back().await;
    assert_eq!((raised(&explainer), &*fragment()), (None, ""));
    explainer.click(".dock [data-do='map-half']").await;
    explainer.click(".map .chip[data-scenario='thaw']").await;
    back().await;
    assert_eq!(raised(&explainer).as_deref(), Some("half"), "who has raised it themself has it still");
}

#[wasm_bindgen_test]
async fn a_card_that_links_to_the_map_stays_open_and_the_map_is_raised_beside_it() {
    let explainer = explainer().await;
    explainer.click(".text .mention[data-actor='russia']").await;
    explainer.click(".panel .on-map a").await;
    assert_eq!(raised(&explainer).as_deref(), Some("whole"));
    assert_eq!(explainer.open(), ["actor=russia"]);
    explainer.click(".triangle .to-map [href='#map']").await;
    assert!(raised(&explainer).is_some());
}

#[wasm_bindgen_test]
async fn a_strip_that_was_put_away_stays_away_on_the_next_visit_and_can_be_shown_again() {
    let explainer = explainer().await;
    read(&explainer, "strain").await;
    explainer.click(".dock [data-do='map-away']").await;
    assert!(explainer.find(".dock").has_attribute("data-away") && explainer.any(STRIP).is_empty());
    crate::harness::leave();
    let explainer = Explainer::at(put_in_view(prerendered()), json()).await;
    assert!(explainer.find(".dock").has_attribute("data-away"));
    explainer.click(".dock [data-do='map-strip']").await;
    assert!(!explainer.find(".dock").has_attribute("data-away") && !explainer.any(STRIP).is_empty());
}

/// Dispatches a touch on an element that ends `by` px further down.
async fn pull(explainer: &Explainer, selector: &str, by: i32) {
    for (name, y) in [("pointerdown", 400), ("pointerup", 400 + by)] {
        let init = web_sys::PointerEventInit::new();
        init.set_bubbles(true);
        init.set_client_y(y);
        let event = web_sys::PointerEvent::new_with_event_init_dict(name, &init).unwrap();
        explainer.find(selector).dispatch_event(&event).unwrap();
    }
    settle().await;
}

#[wasm_bindgen_test]
async fn the_map_is_pulled_up_in_two_steps_and_down_again() {
    let explainer = explainer().await;
    read(&explainer, "strain").await;
    pull(&explainer, ".strip-head", 3).await;
    assert_eq!(raised(&explainer), None, "a press without a movement does not raise the map");
    pull(&explainer, ".strip-head", -100).await;
    assert_eq!(raised(&explainer).as_deref(), Some("half"));
    pull(&explainer, ".map-head span", -100).await;
    assert_eq!(raised(&explainer).as_deref(), Some("whole"));
    pull(&explainer, ".map-head span", 100).await;
    assert_eq!(raised(&explainer).as_deref(), Some("half"));
    pull(&explainer, ".map-head span", 100).await;
    assert_eq!(raised(&explainer), None);
}

#[wasm_bindgen_test]
async fn an_actors_card_has_a_picture_of_the_nearest_ties_under_the_signs_in_force() {
    let explainer = explainer().await;
    explainer.click("[data-scenario='thaw']").await;
    explainer.click(".passage [data-actor='china']").await;
    let picture = ".panel .nearest svg";
    let actors = explainer.any(&format!("{picture} .corner"));
    assert!((3..=5).contains(&actors.len()));
    assert!(actors.iter().any(|it| it.get_attribute("data-actor").as_deref() == Some("china")));
    let tie = explainer.find(&format!("{picture} [data-tie='united-states-china']"));
    assert_eq!(tie.get_attribute("data-sign").as_deref(), Some("cooperative"));
}

#[wasm_bindgen_test]
async fn each_scenario_has_a_picture_with_the_sides_that_it_changes() {
    let explainer = explainer().await;
    let changed = |id: &str| explainer.any(&format!(".scenarios [data-chip='{id}'] path[data-changed]")).len();
    assert_eq!((changed("thaw"), changed("concert")), (2, 3));
    assert_eq!(explainer.any(".scenarios [href='#as-written'] path[data-changed]").len(), 0);
    explainer.click(".scenarios [data-chip='deal']").await;
    assert!(explainer.find(".opening [data-scenario='deal']").has_attribute("aria-current"));
}
