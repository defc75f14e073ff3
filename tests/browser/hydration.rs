//! Hydration of the page that the author tool drew: all of its elements stay, and only few are added.

use crate::harness::{
    Explainer, OPTIONS, all, any, arrive_at, assert_same, brief, clean, find, json, prerendered, put, settle,
};
use explainer::browser::{Start, mount};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

/// The elements that the player adds when it starts: buttons of questions, options of the lists of questions on the map, text
/// fields, the number of the current question and the link to the next one, buttons in column headings, lists instead of signs
/// in the table, the drawing that fits the container, the pictures of scenarios, the reach of the opening picture's lines, the
/// line below each list of pairs, and the switch between short and full text.
const NEW: &str = ".said > span, .way-back > a, .nobody, .nobody > span, .asking > *, \
                   .question .after > button, select[data-pick] > option, th > button, td.sign > select, \
                   td.sign > select > option, .sheets > .sheet, .sheets > .sheet *, .map > .map-head, .map-head *, \
                   .dock > .strip, .strip *, .opening-picture .reach, .pair > .whole, \
                   .chip > svg, .chip > svg > path, .text > .reading, .reading > button, \
                   .turn, .onward, .onward > *, .keeping .ways > button, .typed > input, .end > div:last-child";

/// The elements whose words are replaced by controls.
const GIVES_WAY: &str = "th[data-column], td.sign";

/// Every text in an element, with the element that holds it.
fn words(within: &Element) -> Vec<(Element, String)> {
    let elements = all(within, "*");
    let own = |element: &Element| -> String {
        let children = element.child_nodes();
        let children = (0..children.length()).map(|index| children.item(index).unwrap());
        children.filter(|it| it.node_type() == Node::TEXT_NODE).map(|it| it.text_content().unwrap()).collect()
    };
    elements.into_iter().map(|element| (element.clone(), own(&element))).collect()
}

fn attributes(element: &Element) -> Vec<(String, String)> {
    let names = element.get_attribute_names();
    let mut attributes: Vec<(String, String)> = names
        .iter()
        .filter_map(|name| name.as_string())
        .map(|name| (name.clone(), element.get_attribute(&name).unwrap()))
        .collect();
    attributes.sort();
    attributes
}

#[wasm_bindgen_test]
async fn no_element_of_the_page_is_replaced_or_moved_and_only_known_ones_are_added() {
    clean();
    let root = put(prerendered());
    let before = all(&root, "*");
    assert_eq!(mount(&root, json()), Ok(Start::Hydrated));
    settle().await;
    let (kept, new): (Vec<Element>, Vec<Element>) =
        all(&root, "*").into_iter().partition(|it| before.iter().any(|was| was.is_same_node(Some(it))));
    assert_eq!(kept.len(), before.len());
    for (kept, before) in kept.iter().zip(&before) {
        assert!(kept.is_same_node(Some(before)), "{} {}", brief(kept), brief(before));
    }
    for new in &new {
        assert!(new.matches(NEW).unwrap(), "{}", brief(new));
    }
    for expected in NEW.split(", ") {
        assert!(new.iter().any(|it| it.matches(expected).unwrap()), "{expected}");
    }
}

#[wasm_bindgen_test]
async fn no_text_of_the_page_changes_and_no_attribute_but_those_of_a_running_player() {
    clean();
    let root = put(prerendered());
    let before: Vec<_> = words(&root).into_iter().map(|(it, says)| (attributes(&it), it, says)).collect();
    Explainer::at(root.clone(), json()).await;
    for (attributes_before, element, said) in before {
        let gives_way = element.matches(GIVES_WAY).unwrap();
        let says =
            words(element.parent_element().as_ref().unwrap()).into_iter().find(|(it, _)| it == &element).unwrap().1;
        assert!(says == said || gives_way && says.is_empty(), "{}", brief(&element));
        let mut now = attributes(&element);
        now.retain(|it| !attributes_before.contains(it));
        let of_life = |(name, _): &(String, String)| match name.as_str() {
            "data-live" => element.matches(".explainer").unwrap(),
            // The browser of the tests may not support fullscreen.
            "hidden" => element.matches("[data-do='full-screen']").unwrap(),
            "id" => element.matches(".question h3").unwrap(),
            "aria-describedby" => element.matches("[data-do='ask']").unwrap(),
            "data-shape" => element.matches(".sheets").unwrap(),
            "aria-sort" => element.matches("th").unwrap(),
            // The ids of options and the names of buttons are in the static page once, from which the player takes them.
            "data-row" | "data-key" => element.matches(".option").unwrap(),
            "aria-label" | "aria-disabled" => element.matches(".step button").unwrap(),
            _ => false,
        };
        assert!(now.iter().all(of_life), "{now:?} {}", brief(&element));
        let names: Vec<String> = attributes(&element).into_iter().map(|(name, _)| name).collect();
        assert!(attributes_before.iter().all(|(name, _)| names.contains(name)), "{}", brief(&element));
    }
    // Column headings and signs still have the same words.
    for head in all(&root, "th[data-column]") {
        assert!(!head.text_content().unwrap().is_empty());
    }
    for row in all(&root, "table.ties tbody tr") {
        assert_eq!(Some(crate::harness::value(&find(&row, "select"))), row.get_attribute("data-sign"));
    }
}

#[wasm_bindgen_test]
async fn the_maps_elements_are_the_same_ones_whatever_the_reader_does() {
    let explainer = Explainer::unfolded().await;
    let elements = |explainer: &Explainer| explainer.all(".drawing, .drawing *");
    let before = elements(&explainer);
    explainer.click(".drawing [data-tie='russia-china']").await;
    explainer.click(".scenarios [data-scenario='deal']").await;
    explainer.select("[data-reach]", "all").await;
    explainer.click(".drawing [data-actor='russia']").await;
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    explainer.click("[data-facet='actor=person']").await;
    explainer.click("[data-do='zoom-in']").await;
    explainer.click("[data-do='undo']").await;
    let after = elements(&explainer);
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert!(before.is_same_node(Some(after)), "{}", brief(before));
    }
}

#[wasm_bindgen_test]
async fn there_is_no_card_but_the_one_that_is_open() {
    clean();
    let root = put(prerendered());
    assert!(any(&root, "[data-panel]").is_empty());
    let explainer = Explainer::at(root, json()).await;
    assert!(!explainer.has("[data-panel]"));
    explainer.click(".drawing [data-actor='russia']").await;
    assert_eq!(explainer.all(".panels > *").len(), 1);
    explainer.click(".drawing [data-actor='china']").await;
    assert_eq!(explainer.all(".panels > *").len(), 1);
    explainer.click("[data-panel] .close").await;
    assert!(!explainer.has(".panels > *"));
}

#[wasm_bindgen_test]
async fn the_card_of_the_early_script_is_replaced_by_the_player_s() {
    const EARLY: &str =
        "<section class='panel' tabindex='-1' data-panel='actor=russia' data-open='true'>early</section>";
    for (fragment, open) in [("actor=russia", vec!["actor=russia"]), ("actor=xi", vec!["actor=xi"]), ("", vec![])] {
        clean();
        arrive_at(fragment);
        let root = put(prerendered());
        find(&root, ".panels").set_inner_html(EARLY);
        let explainer = Explainer::at(root, json()).await;
        assert_eq!(explainer.open(), open, "{fragment}");
        assert_eq!(explainer.any(".panels > *").len(), open.len(), "{fragment}");
        assert!(!explainer.text(".panels").contains("early"), "{fragment}");
        assert!(explainer.responds().await);
    }
}

#[wasm_bindgen_test]
async fn parts_drawn_on_demand_show_earlier_choices() {
    let explainer = Explainer::alone().await;
    explainer.click("[data-facet='sign=strained']").await;
    assert!(!explainer.has("[data-do='show-all']") && !explainer.has("[data-do='save-svg']"));
    explainer.open_details(OPTIONS).await;
    assert!(!explainer.find("[data-do='show-all']").has_attribute("aria-disabled"));
    assert!(explainer.is_ticked("[data-follow]") && explainer.is_ticked("[data-facet='actor=person']"));
    let switches = find(&explainer.find(OPTIONS), "fieldset");
    for _ in 0..2 {
        explainer.click(&format!("{OPTIONS} > summary")).await;
    }
    assert!(
        switches.is_same_node(Some(&find(&explainer.find(OPTIONS), "fieldset"))),
        "the switches are drawn only once"
    );
}

#[wasm_bindgen_test]
async fn a_page_that_the_player_draws_is_the_same() {
    clean();
    let root = put(prerendered());
    Explainer::at(root.clone(), json()).await;
    let drawn = put("<div></div>");
    let explainer = Explainer::at(drawn.clone(), json()).await;
    assert_eq!(explainer.start, Start::Rendered);
    let elements = |root: &Element| -> Vec<String> {
        let describe = |element: &Element| format!("{} {:?}", element.tag_name(), attributes(element));
        // Yew draws the content of templates as their children, which a parser puts into their fragment; and the author tool adds
        // scripts and attributes that the player does not know.
        // Copies for highlights are made some time after the start, so that one page may have them before the other.
        all(root, ".explainer *:not(template, template *, script, .front > g > *, .front > g > * *)")
            .iter()
            .map(describe)
            .collect()
    };
    assert_same(&elements(&drawn).join("\n"), &elements(&root).join("\n"), "the elements");
    for part in [".bar", ".article", ".quiz", ".tables", ".state", ".verdicts", ".notes"] {
        let text = |root: &Element| find(root, part).text_content().unwrap();
        assert_same(&text(&drawn), &text(&root), part);
    }
}

#[wasm_bindgen_test]
async fn a_running_explainer_says_so_and_how_it_was_started() {
    clean();
    let root = put(prerendered());
    assert!(any(&root, "[data-live]").is_empty());
    for (root, start) in [(root, "hydrated"), (put("<div></div>"), "rendered")] {
        let explainer = Explainer::at(root, json()).await;
        assert_eq!(explainer.attribute(".explainer", "data-live").as_deref(), Some("true"));
        assert_eq!(explainer.root.get_attribute("data-start").as_deref(), Some(start));
    }
}
