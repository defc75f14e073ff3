//! The map by keyboard: arrow keys move focus along ties from actor to actor, and the focused element is shown and named.

use crate::harness::{
    Explainer, OPTIONS, PageErrors, clean, click_with, content, focus, focused, html_of_copy, press_with, put,
};
use serde_json::{Value, json as value};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{KeyboardEventInit, MouseEventInit};

/// A layout with Russia in the middle, one actor in each direction, and all others far to the right and below.
const AROUND: [(&str, [i32; 2]); 5] = [
    ("russia", [300, 300]),
    ("china", [300, 100]),
    ("ukraine", [300, 500]),
    ("iran", [100, 300]),
    ("venezuela", [500, 300]),
];

/// The four directions: the key, the tie, the actor at its other end, and the key that leads back.
const DIRECTIONS: [[&str; 4]; 4] = [
    ["ArrowUp", "russia-china", "china", "ArrowDown"],
    ["ArrowDown", "russia-ukraine", "ukraine", "ArrowUp"],
    ["ArrowLeft", "russia-iran", "iran", "ArrowRight"],
    ["ArrowRight", "russia-venezuela", "venezuela", "ArrowLeft"],
];

/// The built-in document, drawn as a cross.
fn cross() -> String {
    let mut document = content();
    let spot = |id: &str, index: usize| {
        let known = AROUND.into_iter().find(|(actor, _)| *actor == id).map(|(_, at)| at);
        known.unwrap_or([700 + 10 * index as i32, 460])
    };
    let actors = document["actors"].as_array().unwrap().clone();
    let at = |id: &Value| spot(id.as_str().unwrap(), actors.iter().position(|actor| &actor["id"] == id).unwrap());
    let mut layout = document["layouts"][0].clone();
    layout["width"] = 1000.into();
    layout["height"] = 600.into();
    for (actor, spot) in actors.iter().zip(layout["spots"].as_array_mut().unwrap()) {
        let [x, y] = at(&actor["id"]);
        (spot["x"], spot["y"]) = (x.into(), y.into());
    }
    for (tie, route) in document["ties"].as_array().unwrap().iter().zip(layout["routes"].as_array_mut().unwrap()) {
        let (from, to) = (at(&tie["from"]), at(&tie["to"]));
        // One of two ties that would lie on the same line is bent.
        let bend = if tie["id"] == "china-russia" || tie["id"] == "china-ukraine" { 60 } else { 0 };
        let middle = [(from[0] + to[0]) / 2 + bend, (from[1] + to[1]) / 2];
        *route = value!({ "start": from, "control": middle, "end": to });
    }
    document["layouts"] = value!([layout]);
    document.to_string()
}

async fn explainer() -> Explainer {
    clean();
    Explainer::at(put("<div></div>"), &cross()).await
}

fn stand_on(explainer: &Explainer, what: &str) {
    focus(&explainer.find(&format!(".drawing {what}")));
}

/// The id of the focused actor or tie.
fn here() -> String {
    let focused = focused();
    ["data-actor", "data-tie"].iter().find_map(|name| focused.get_attribute(name)).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn an_arrow_leads_onto_the_tie_in_its_direction_then_to_the_actor_at_its_end_and_back() {
    let explainer = explainer().await;
    for [there, tie, actor, back] in DIRECTIONS {
        stand_on(&explainer, "[data-actor='russia']");
        explainer.press(there).await;
        assert_eq!(here(), tie, "{there}");
        explainer.press(there).await;
        assert_eq!(here(), actor, "{there}");
        explainer.press(back).await;
        explainer.press(back).await;
        assert_eq!(here(), "russia", "{back}");
        explainer.press(there).await;
        explainer.press(back).await;
        assert_eq!(here(), "russia", "the arrow back from a tie leads to Russia");
    }
}

#[wasm_bindgen_test]
async fn an_arrow_across_a_tie_leads_around_to_the_next_one() {
    let explainer = explainer().await;
    stand_on(&explainer, "[data-actor='russia']");
    explainer.press("ArrowUp").await;
    explainer.press("ArrowLeft").await;
    assert_eq!(here(), "russia-iran", "the next tie to the left");
    explainer.press("ArrowDown").await;
    assert_eq!(here(), "russia-ukraine");
    explainer.press("ArrowLeft").await;
    assert_eq!(here(), "russia-iran");
}

#[wasm_bindgen_test]
async fn an_arrow_without_a_tie_in_its_direction_moves_nothing() {
    let explainer = explainer().await;
    for (actor, key) in
        [("china", "ArrowUp"), ("ukraine", "ArrowDown"), ("iran", "ArrowLeft"), ("venezuela", "ArrowUp")]
    {
        stand_on(&explainer, &format!("[data-actor='{actor}']"));
        explainer.press(key).await;
        assert_eq!(here(), actor, "{key}");
    }
}

#[wasm_bindgen_test]
async fn hidden_ties_are_skipped() {
    let explainer = explainer().await;
    explainer.open_details(OPTIONS).await;
    stand_on(&explainer, "[data-actor='russia']");
    explainer.click("[data-facet='sign=adversarial']").await;
    explainer.press_on(&explainer.find(".drawing [data-actor='russia']"), "ArrowDown").await;
    assert_eq!(here(), "russia");
    explainer.click("[data-facet='actor=state']").await;
    for [key, ..] in DIRECTIONS {
        explainer.press_on(&explainer.find(".drawing [data-actor='russia']"), key).await;
        assert_eq!(here(), "russia", "{key}");
    }
    explainer.click("[data-do='show-all']").await;
    explainer.press_on(&explainer.find(".drawing [data-actor='russia']"), "ArrowDown").await;
    assert_eq!(here(), "russia-ukraine");
}

#[wasm_bindgen_test]
async fn moving_focus_selects_nothing_and_enter_does() {
    let explainer = explainer().await;
    stand_on(&explainer, "[data-actor='russia']");
    explainer.press("ArrowUp").await;
    explainer.press("ArrowUp").await;
    assert!(explainer.open().is_empty() && explainer.front().is_none());
    // The browser turns Enter on a link into a click.
    crate::harness::click(&focused()).await;
    assert_eq!(explainer.open(), ["actor=china"]);
}

#[wasm_bindgen_test]
async fn arrow_keys_move_focus_only_on_the_map_and_without_modifiers() {
    let explainer = explainer().await;
    let russia = explainer.find(".drawing [data-actor='russia']");
    focus(&russia);
    let init = KeyboardEventInit::new;
    assert!(!press_with(&russia, "ArrowUp", &init()).await);
    assert!(press_with(&explainer.find(".passage"), "ArrowUp", &init()).await);
    for hold in [KeyboardEventInit::set_ctrl_key, KeyboardEventInit::set_alt_key, KeyboardEventInit::set_meta_key] {
        let init = init();
        hold(&init, true);
        focus(&russia);
        assert!(press_with(&russia, "ArrowUp", &init).await);
        assert_eq!(here(), "russia");
    }
    assert!(press_with(&russia, "Tab", &init()).await);
}

#[wasm_bindgen_test]
async fn the_map_is_one_stop_for_tab() {
    let explainer = explainer().await;
    let stops = || {
        let links = explainer.all(".drawing > a");
        links.iter().filter(|link| link.get_attribute("tabindex").as_deref() != Some("-1")).count()
    };
    assert!(stops() > 10, "before focus reaches the map, every actor is a stop for Tab");
    stand_on(&explainer, "[data-actor='russia']");
    assert_eq!(stops(), 1);
    explainer.press("ArrowUp").await;
    assert_eq!(
        (stops(), focused().get_attribute("tabindex").as_deref()),
        (1, Some("0")),
        "the one stop for Tab is the focused element"
    );
}

#[wasm_bindgen_test]
async fn a_press_near_a_mark_selects_the_actor_and_one_far_from_all_nothing() {
    let explainer = Explainer::alone().await;
    let sheet = explainer.sheet();
    let drawing = explainer.find(&format!("{sheet} > .drawing"));
    let press = async |x: f64, y: f64| {
        let init = MouseEventInit::new();
        init.set_client_x(x as i32);
        init.set_client_y(y as i32);
        click_with(&drawing, &init).await
    };
    let mark = explainer.find(&format!("{sheet} > .drawing [data-actor='xi'] .mark")).get_bounding_client_rect();
    assert!(!press(mark.left() - 10.0, mark.top() + mark.height() / 2.0).await);
    assert_eq!(explainer.open(), ["actor=xi"]);
    explainer.click(".panel .close").await;
    let corner = drawing.get_bounding_client_rect();
    assert!(
        press(corner.left() + 1.0, corner.bottom() - 1.0).await,
        "a press far from all marks is left to the browser"
    );
    assert!(explainer.open().is_empty());
}

#[wasm_bindgen_test]
async fn only_the_focused_element_is_highlighted() {
    let explainer = explainer().await;
    let lit = |explainer: &Explainer| -> Vec<String> {
        explainer.any(".front [data-lit]").iter().map(|it| it.inner_html()).collect()
    };
    let drawn = |explainer: &Explainer, what: &str| vec![html_of_copy(&explainer.find(&format!(".drawing {what}")))];
    stand_on(&explainer, "[data-actor='russia']");
    assert_eq!(lit(&explainer), drawn(&explainer, "[data-actor='russia']"));
    explainer.press("ArrowUp").await;
    assert_eq!(lit(&explainer), drawn(&explainer, "[data-tie='russia-china']"));
    explainer.press("ArrowUp").await;
    assert_eq!(lit(&explainer), drawn(&explainer, "[data-actor='china']"));
    focus(&explainer.find("[data-search]"));
    assert!(lit(&explainer).is_empty());
}

#[wasm_bindgen_test]
async fn moving_focus_throws_no_error() {
    let explainer = explainer().await;
    let mishaps = PageErrors::watch();
    stand_on(&explainer, "[data-actor='russia']");
    for [there, _, _, back] in DIRECTIONS {
        for key in [there, there, back, back] {
            explainer.press(key).await;
        }
    }
    assert_eq!(mishaps.seen(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn an_actor_s_accessible_name_has_its_kind_and_its_ties_of_each_sign() {
    let explainer = explainer().await;
    let accessible_name = || focused().get_attribute("aria-label").unwrap();
    stand_on(&explainer, "[data-actor='russia']");
    assert_eq!(accessible_name(), "Russia, State · relationships: 2 cooperative, 5 strained, 4 hostile");
    explainer.press("ArrowUp").await;
    assert_eq!(accessible_name(), "Russia – China: strained, a partnership of convenience, limited by opposing aims");
    explainer.select(".tables [data-assume='russia-china']", "adversarial").await;
    assert_eq!(accessible_name(), "Russia – China: hostile, a partnership of convenience, limited by opposing aims");
    explainer.press("ArrowDown").await;
    assert_eq!(accessible_name(), "Russia, State · relationships: 2 cooperative, 4 strained, 5 hostile");
    explainer.click("[data-do='undo']").await;
    assert_eq!(accessible_name(), "Russia, State · relationships: 2 cooperative, 5 strained, 4 hostile");
}

/// The visible part of the map in its units: left, top, width, height.
fn part(explainer: &Explainer) -> [f64; 4] {
    let view = explainer.attribute(".drawing", "viewBox").unwrap();
    let numbers: Vec<f64> = view.split(' ').map(|it| it.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

fn is_within([x, y]: [f64; 2], [left, top, width, height]: [f64; 4]) -> bool {
    x >= left && x <= left + width && y >= top && y <= top + height
}

#[wasm_bindgen_test]
async fn the_magnified_map_follows_focus() {
    let explainer = explainer().await;
    for _ in 0..4 {
        explainer.click("[data-do='zoom-in']").await;
    }
    stand_on(&explainer, "[data-actor='russia']");
    for [there, _, actor, back] in DIRECTIONS {
        explainer.press(there).await;
        explainer.press(there).await;
        let part = part(&explainer);
        let at = AROUND.into_iter().find(|(id, _)| *id == actor).unwrap().1.map(f64::from);
        assert!(is_within(at, part), "{actor} {part:?}");
        explainer.press(back).await;
        explainer.press(back).await;
    }
}

#[wasm_bindgen_test]
async fn a_focused_element_is_moved_into_the_magnified_part() {
    let explainer = explainer().await;
    for _ in 0..4 {
        explainer.click("[data-do='zoom-in']").await;
    }
    for (actor, [x, y]) in AROUND {
        stand_on(&explainer, &format!("[data-actor='{actor}']"));
        let part = part(&explainer);
        assert!(is_within([x, y].map(f64::from), part), "{actor} {part:?}");
    }
}
