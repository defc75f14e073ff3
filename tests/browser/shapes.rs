//! The map has a drawing for each shape of container. The one for the narrowest is in the page, and another is added when the
//! container becomes wide enough.

use crate::harness::{Explainer, SHEET, all, clean, content, focus, focused, json, prerendered, put, until};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// Sets the width of the explainer's container.
fn widen(root: &Element, width: &str) {
    root.parent_element()
        .unwrap()
        .set_attribute("style", &format!("position: absolute; left: -10000px; width: {width}"))
        .unwrap();
}

fn shapes(explainer: &Explainer) -> Vec<String> {
    explainer.all(SHEET).iter().map(|sheet| sheet.get_attribute("data-shape").unwrap()).collect()
}

#[wasm_bindgen_test]
async fn a_drawing_comes_into_the_page_when_the_container_is_wide_enough_and_stays() {
    let content = content();
    let marks = ["actors", "ties"].map(|of| content[of].as_array().unwrap().len()).iter().sum::<usize>();
    for html in [prerendered(), "<div></div>"] {
        clean();
        let root = put(html);
        widen(&root, "20em");
        let explainer = Explainer::at(root, json()).await;
        assert_eq!(shapes(&explainer), ["tall"]);
        for (width, shape, there) in [
            ("28em", "square", vec!["tall", "square"]),
            ("60em", "wide", vec!["tall", "square", "wide"]),
            ("20em", "tall", vec!["tall", "square", "wide"]),
            ("28em", "square", vec!["tall", "square", "wide"]),
        ] {
            widen(&explainer.root, width);
            let shows = || explainer.attribute(".sheets", "data-shape").as_deref() == Some(shape);
            assert!(until(shows).await, "{width}");
            let mut shapes = shapes(&explainer);
            shapes.sort_by_key(|shape| there.iter().position(|it| it == shape));
            assert_eq!(shapes, there);
            assert_eq!(explainer.all(&format!("{} > .drawing > a", explainer.sheet())).len(), marks, "{width}");
        }
    }
}

#[wasm_bindgen_test]
async fn focus_goes_along_to_the_drawing_of_another_shape() {
    clean();
    let root = put(prerendered());
    widen(&root, "20em");
    let explainer = Explainer::at(root, json()).await;
    for (width, shape) in [("60em", "wide"), ("20em", "tall")] {
        for mark in ["[data-actor='iran']", "[data-tie='russia-iran']"] {
            focus(&explainer.find(&format!("{} > .drawing > {mark}", explainer.sheet())));
            widen(&explainer.root, if width == "60em" { "20em" } else { "60em" });
            widen(&explainer.root, width);
            let shows = || explainer.attribute(".sheets", "data-shape").as_deref() == Some(shape);
            assert!(until(shows).await, "{width}");
            let sheet = focused().closest(".sheet").unwrap();
            let shape_of = sheet.and_then(|sheet| sheet.get_attribute("data-shape"));
            assert_eq!(shape_of.as_deref(), Some(shape), "{mark}");
            assert!(focused().matches(mark).unwrap(), "{mark}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_drawing_that_comes_later_shows_what_the_others_do() {
    clean();
    let root = put(prerendered());
    widen(&root, "20em");
    let explainer = Explainer::at(root, json()).await;
    explainer.click(".scenarios [data-scenario='deal']").await;
    explainer.click("[data-facet='sign=strained']").await;
    explainer.click(".drawing [data-actor='xi']").await;
    let front = explainer.front();
    widen(&explainer.root, "60em");
    assert!(until(|| explainer.all(SHEET).len() == 2).await);
    assert_eq!(explainer.drawn("russia-china"), "adversarial", "both drawings have the sign");
    assert_eq!(explainer.front(), front, "both drawings highlight the same elements");
    let states = explainer
        .all(SHEET)
        .iter()
        .map(|sheet| {
            let links = all(sheet, ".drawing > a");
            let state = |link: &Element| {
                let names = [
                    "data-actor",
                    "data-tie",
                    "data-sign",
                    "data-assumed",
                    "data-hidden",
                    "aria-current",
                    "aria-label",
                ];
                format!("{:?}", names.map(|name| link.get_attribute(name)))
            };
            links.iter().map(state).collect::<Vec<_>>()
        })
        .collect::<Vec<_>>();
    assert_eq!(states[0], states[1]);
}
