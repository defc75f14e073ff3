//! Magnifying the map by buttons, keys, wheel, mouse and touch. The plain wheel and a single finger scroll the page.

use crate::harness::{Explainer, click, find, focus, focused, press_with, settle};
use js_sys::{Array, Function};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Element, KeyboardEventInit, MouseEvent, MouseEventInit, Touch, TouchEvent, TouchEventInit, TouchInit, WheelEvent,
    WheelEventInit,
};

/// The drawing that shows.
fn drawing(explainer: &Explainer) -> Element {
    explainer.find(&format!("{} > .drawing", explainer.sheet()))
}

/// An actor of that drawing.
fn russia(explainer: &Explainer) -> Element {
    find(&drawing(explainer), "[data-actor='russia']")
}

/// The mark of that actor.
fn mark(explainer: &Explainer) -> Element {
    find(&russia(explainer), ".mark")
}

/// The visible part of the map in its units: left, top, width, height. The drawing in front must show the same part.
fn part(explainer: &Explainer) -> [f64; 4] {
    let sheet = explainer.sheet();
    let [below, above] = [".drawing", ".front"].map(|svg| explainer.attribute(&format!("{sheet} > {svg}"), "viewBox"));
    assert_eq!(below, above);
    let numbers: Vec<f64> = below.unwrap().split(' ').map(|it| it.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

/// The magnification, compared with the whole map.
fn zoom(explainer: &Explainer, whole: [f64; 4]) -> f64 {
    whole[2] / part(explainer)[2]
}

#[track_caller]
fn assert_near(one: f64, other: f64) {
    assert!((one - other).abs() < 0.02 * other.abs().max(1.0), "{one} is not {other}");
}

/// Converts a point of the viewport to the map's units, as the browser does.
fn on_map(explainer: &Explainer, [x, y]: [f64; 2]) -> [f64; 2] {
    let ask = Function::new_with_args(
        "svg, x, y",
        "const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse()); return [at.x, at.y]",
    );
    let at = ask.call3(&JsValue::NULL, &drawing(explainer), &x.into(), &y.into()).unwrap();
    let at: Array = at.into();
    [0, 1].map(|axis| at.get(axis).as_f64().unwrap())
}

/// A point of the drawing, as shares of its width and height.
fn point(explainer: &Explainer, [across, down]: [f64; 2]) -> [f64; 2] {
    let frame = drawing(explainer).get_bounding_client_rect();
    [(frame.x() + across * frame.width()).round(), (frame.y() + down * frame.height()).round()]
}

/// Turns the wheel; whether the default action was not prevented.
async fn wheel(explainer: &Explainer, at: [f64; 2], by: f64, ctrl: bool) -> bool {
    let init = WheelEventInit::new();
    init.set_delta_y(by);
    init.set_ctrl_key(ctrl);
    init.set_client_x(at[0] as i32);
    init.set_client_y(at[1] as i32);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = WheelEvent::new_with_event_init_dict("wheel", &init).unwrap();
    let left = mark(explainer).dispatch_event(&event).unwrap();
    settle().await;
    left
}

/// Dispatches a touch event with fingers at these points; whether the default action was not prevented.
async fn touch(explainer: &Explainer, name: &str, fingers: &[[f64; 2]]) -> bool {
    let target = mark(explainer);
    let touches = Array::new();
    for (index, [x, y]) in fingers.iter().enumerate() {
        let init = TouchInit::new(index as i32, &target);
        init.set_client_x(*x as i32);
        init.set_client_y(*y as i32);
        touches.push(&Touch::new(&init).unwrap());
    }
    let init = TouchEventInit::new();
    init.set_touches(&touches);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = TouchEvent::new_with_event_init_dict(name, &init).unwrap();
    let left = target.dispatch_event(&event).unwrap();
    settle().await;
    left
}

/// Dispatches a mouse event on an element; whether the default action was not prevented.
async fn mouse(on: &Element, name: &str, [x, y]: [f64; 2], buttons: u16) -> bool {
    let init = MouseEventInit::new();
    init.set_client_x(x as i32);
    init.set_client_y(y as i32);
    init.set_buttons(buttons);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let left = on.dispatch_event(&MouseEvent::new_with_mouse_event_init_dict(name, &init).unwrap()).unwrap();
    settle().await;
    left
}

#[wasm_bindgen_test]
async fn buttons_magnify_and_show_the_whole_again() {
    let explainer = Explainer::fitted().await;
    let whole = part(&explainer);
    assert_eq!(whole[..2], [0.0, 0.0]);
    explainer.click("[data-do='zoom-in']").await;
    let once = zoom(&explainer, whole);
    assert!(once > 1.2, "{once}");
    explainer.click("[data-do='zoom-in']").await;
    assert_near(zoom(&explainer, whole), once * once);
    explainer.click("[data-do='zoom-out']").await;
    assert_near(zoom(&explainer, whole), once);
    explainer.click("[data-do='fit']").await;
    assert_eq!(part(&explainer), whole);
    explainer.click("[data-do='zoom-out']").await;
    assert_eq!(part(&explainer), whole, "the whole map cannot be made smaller");
}

#[wasm_bindgen_test]
async fn keys_magnify_and_move_where_focus_is_on_the_map() {
    let explainer = Explainer::fitted().await;
    let whole = part(&explainer);
    let russia = russia(&explainer);
    focus(&russia);
    explainer.press("+").await;
    assert!(zoom(&explainer, whole) > 1.2);
    explainer.press("+").await;
    let before = part(&explainer);
    let shift = || {
        let init = KeyboardEventInit::new();
        init.set_shift_key(true);
        init
    };
    assert!(!press_with(&russia, "ArrowLeft", &shift()).await);
    assert!(!press_with(&russia, "ArrowUp", &shift()).await);
    let after = part(&explainer);
    assert!(after[0] < before[0] && after[1] < before[1], "{before:?} {after:?}");
    assert_eq!(after[2..], before[2..]);
    assert!(!press_with(&russia, "ArrowRight", &shift()).await);
    assert!(!press_with(&russia, "ArrowDown", &shift()).await);
    for (one, other) in part(&explainer).into_iter().zip(before) {
        assert_near(one, other);
    }
    assert!(focused().is_same_node(Some(&russia)), "moving the map moves no focus");
    explainer.press("-").await;
    explainer.press("0").await;
    assert_eq!(part(&explainer), whole);
}

#[wasm_bindgen_test]
async fn keys_with_ctrl_are_left_to_the_browser() {
    let explainer = Explainer::fitted().await;
    let whole = part(&explainer);
    for key in ["+", "-", "0", "ArrowLeft"] {
        let init = KeyboardEventInit::new();
        init.set_ctrl_key(true);
        assert!(press_with(&russia(&explainer), key, &init).await, "{key}");
    }
    assert_eq!(part(&explainer), whole);
}

#[wasm_bindgen_test]
async fn the_plain_wheel_is_left_to_the_page() {
    let explainer = Explainer::fitted().await;
    let whole = part(&explainer);
    let middle = point(&explainer, [0.5, 0.5]);
    assert!(wheel(&explainer, middle, -100.0, false).await);
    assert!(wheel(&explainer, middle, 100.0, false).await);
    assert_eq!(part(&explainer), whole);
}

#[wasm_bindgen_test]
async fn the_wheel_with_ctrl_magnifies_around_the_pointer() {
    let explainer = Explainer::fitted().await;
    let whole = part(&explainer);
    let at = point(&explainer, [0.3, 0.7]);
    let before = on_map(&explainer, at);
    for _ in 0..3 {
        assert!(!wheel(&explainer, at, -100.0, true).await, "the browser would magnify the page");
    }
    assert!(zoom(&explainer, whole) > 1.5);
    let after = on_map(&explainer, at);
    for axis in 0..2 {
        assert!((before[axis] - after[axis]).abs() < 1.0, "{before:?} {after:?}");
    }
    for _ in 0..9 {
        assert!(!wheel(&explainer, at, 100.0, true).await);
    }
    assert_eq!(part(&explainer), whole);
}

#[wasm_bindgen_test]
async fn one_finger_is_left_to_the_page() {
    let explainer = Explainer::fitted().await;
    explainer.click("[data-do='zoom-in']").await;
    let before = part(&explainer);
    assert!(touch(&explainer, "touchstart", &[point(&explainer, [0.5, 0.5])]).await);
    assert!(touch(&explainer, "touchmove", &[point(&explainer, [0.5, 0.2])]).await);
    assert!(touch(&explainer, "touchend", &[]).await);
    assert_eq!(part(&explainer), before);
}

#[wasm_bindgen_test]
async fn two_fingers_magnify_around_the_point_between_them() {
    let explainer = Explainer::fitted().await;
    let whole = part(&explainer);
    let fingers = |apart: f64| [-apart, apart].map(|by| point(&explainer, [0.5 + by, 0.5]));
    let middle = on_map(&explainer, point(&explainer, [0.5, 0.5]));
    assert!(!touch(&explainer, "touchstart", &fingers(0.1)).await);
    assert!(!touch(&explainer, "touchmove", &fingers(0.2)).await);
    assert!(!touch(&explainer, "touchmove", &fingers(0.3)).await);
    assert_near(zoom(&explainer, whole), 3.0);
    let after = on_map(&explainer, point(&explainer, [0.5, 0.5]));
    assert!((0..2).all(|axis| (middle[axis] - after[axis]).abs() < 2.0), "{middle:?} {after:?}");
    touch(&explainer, "touchend", &[]).await;
    // New fingers begin a new gesture, in which nothing jumps.
    let before = part(&explainer);
    touch(&explainer, "touchstart", &fingers(0.1)).await;
    assert_eq!(part(&explainer), before);
    touch(&explainer, "touchmove", &fingers(0.02)).await;
    assert_eq!(part(&explainer), whole);
}

#[wasm_bindgen_test]
async fn the_mouse_drags_the_magnified_map_and_selects_nothing_by_it() {
    let explainer = Explainer::fitted().await;
    explainer.click("[data-do='zoom-in']").await;
    explainer.click("[data-do='zoom-in']").await;
    let (from, to) = (point(&explainer, [0.5, 0.5]), point(&explainer, [0.6, 0.4]));
    let (before, held) = (part(&explainer), on_map(&explainer, from));
    let mark = mark(&explainer);
    assert!(!mouse(&mark, "mousedown", from, 1).await, "the browser would drag the link");
    mouse(&mark, "mousemove", to, 1).await;
    mouse(&mark, "mouseup", to, 0).await;
    assert!(!mouse(&mark, "click", to, 0).await, "the browser would follow the link");
    let after = part(&explainer);
    assert!(after[0] < before[0] && after[1] > before[1], "{before:?} {after:?}");
    let dropped = on_map(&explainer, to);
    assert!((0..2).all(|axis| (held[axis] - dropped[axis]).abs() < 1.0), "{held:?} {dropped:?}");
    assert!(explainer.open().is_empty());
    // The next click counts.
    click(&mark).await;
    assert_eq!(explainer.open(), ["actor=russia"]);
}

#[wasm_bindgen_test]
async fn a_press_that_moves_a_little_is_a_click() {
    let explainer = Explainer::fitted().await;
    explainer.click("[data-do='zoom-in']").await;
    let before = part(&explainer);
    let from = point(&explainer, [0.5, 0.5]);
    let mark = mark(&explainer);
    mouse(&mark, "mousedown", from, 1).await;
    mouse(&mark, "mousemove", [from[0] + 2.0, from[1] + 1.0], 1).await;
    mouse(&mark, "mouseup", from, 0).await;
    assert_eq!(part(&explainer), before);
    click(&mark).await;
    assert_eq!(explainer.open(), ["actor=russia"]);
}

#[wasm_bindgen_test]
async fn the_whole_map_is_not_dragged() {
    let explainer = Explainer::fitted().await;
    let whole = part(&explainer);
    let mark = mark(&explainer);
    assert!(mouse(&mark, "mousedown", point(&explainer, [0.5, 0.5]), 1).await);
    mouse(&mark, "mousemove", point(&explainer, [0.7, 0.7]), 1).await;
    mouse(&mark, "mouseup", point(&explainer, [0.7, 0.7]), 0).await;
    assert_eq!(part(&explainer), whole);
    click(&mark).await;
    assert_eq!(explainer.open(), ["actor=russia"]);
}

#[wasm_bindgen_test]
async fn a_drag_that_ends_beside_the_map_swallows_no_later_click() {
    let explainer = Explainer::fitted().await;
    explainer.click("[data-do='zoom-in']").await;
    let mark = mark(&explainer);
    mouse(&mark, "mousedown", point(&explainer, [0.5, 0.5]), 1).await;
    let outside = explainer.find("h1");
    mouse(&outside, "mousemove", [0.0, 0.0], 1).await;
    mouse(&outside, "mouseup", [0.0, 0.0], 0).await;
    // The browser dispatches the click on the common ancestor of both elements.
    mouse(&explainer.find(".explainer"), "click", [0.0, 0.0], 0).await;
    click(&mark).await;
    assert_eq!(explainer.open(), ["actor=russia"]);
}

#[wasm_bindgen_test]
async fn a_selection_made_elsewhere_is_moved_into_the_magnified_part() {
    let explainer = Explainer::fitted().await;
    for _ in 0..4 {
        explainer.click("[data-do='zoom-in']").await;
    }
    for actor in ["russia", "nest", "xi", "syria", "europe"] {
        explainer.click(&format!(".tables th [data-actor='{actor}']")).await;
        let [left, top, width, height] = part(&explainer);
        let mark = find(&drawing(&explainer), &format!("[data-actor='{actor}'] .mark"));
        let number = |name| mark.get_attribute(name).and_then(|it| it.parse::<f64>().ok());
        let (x, y) = (number("cx").or(number("x")).unwrap(), number("cy").or(number("y")).unwrap());
        assert!(x >= left && x <= left + width && y >= top && y <= top + height, "{actor}");
    }
}
