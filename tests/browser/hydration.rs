//! Taking over the very HTML that the native side rendered.

use crate::harness::{Explainer, all, assert_same, brief, clean, find, json, prerendered, put, settle};
use explainer::browser::{Start, mount};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// What is another as soon as the player is up: all panels give way to the one that is open, headings of columns to
/// buttons that sort, signs in tables to lists, verdicts to the one in force.
const ANEW: &str = ".panels > *, .tables th > button, .tables .sign, .tables .sign *, .verdicts > *";

/// Every element but those.
fn kept(root: &Element) -> Vec<Element> {
    let anew = all(root, ANEW);
    all(root, "*").into_iter().filter(|it| !anew.iter().any(|anew| anew.contains(Some(it)))).collect()
}

/// The text of what is as it was.
fn text(root: &Element) -> String {
    let copy: Element = root.clone_node_with_deep(true).unwrap().unchecked_into();
    let removed = all(&copy, ".panels > *, .tables .sign, .verdicts > *");
    removed.iter().for_each(Element::remove);
    copy.text_content().unwrap()
}

#[wasm_bindgen_test]
async fn no_element_is_replaced_but_panels_verdicts_and_signs_in_tables() {
    clean();
    let root = put(prerendered());
    let before = kept(&root);
    assert_eq!(mount(&root, json()), Ok(Start::Hydrated));
    settle().await;
    let after = kept(&root);
    for (before, after) in before.iter().zip(&after) {
        assert!(before.is_same_node(Some(after)), "{} {}", brief(before), brief(after));
    }
    assert_eq!(before.len(), after.len());
    for part in [
        ".article",
        ".passage",
        ".note",
        ".quiz",
        ".question",
        ".option",
        ".chips a",
        ".reflection",
        ".tables tr",
        ".drawing",
        ".drawing > a",
        ".mark",
    ] {
        let kept = before.iter().filter(|it| it.matches(part).unwrap()).count();
        assert!(kept > 0 && kept == all(&root, part).len(), "{part}");
    }
}

#[wasm_bindgen_test]
async fn the_maps_elements_are_the_same_ones_whatever_the_reader_does() {
    let explainer = Explainer::alone().await;
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
async fn taking_over_changes_no_word_of_what_it_keeps() {
    clean();
    let root = put(prerendered());
    let verdict = |root: &Element| all(root, ".verdict[data-shown]")[0].text_content().unwrap();
    let rows = |root: &Element| -> Vec<String> {
        let cells = all(root, ".tables :is(th[scope=row], td:not(:has(.sign)))");
        cells.iter().map(|cell| cell.text_content().unwrap()).collect()
    };
    let finding = |root: &Element| all(root, ".triangle .finding, .triangle .ends")[0].text_content();
    let before = (text(&root), verdict(&root), rows(&root), finding(&root));
    Explainer::at(root.clone(), json()).await;
    assert_same(&text(&root), &before.0, "the texts");
    assert_same(&verdict(&root), &before.1, "the verdicts");
    assert_eq!(rows(&root), before.2);
    assert_eq!(finding(&root), before.3);
}

#[wasm_bindgen_test]
async fn taking_over_changes_no_attribute_of_what_it_keeps_but_signs_of_life() {
    clean();
    let root = put(prerendered());
    let attributes = |root| -> Vec<String> {
        let elements = kept(root);
        elements
            .iter()
            .map(|element| {
                let mut names: Vec<String> =
                    element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect();
                names.retain(|name| name != "data-live" && name != "aria-sort");
                names.sort();
                names.iter().map(|name| format!("{name}={:?} ", element.get_attribute(name))).collect()
            })
            .collect()
    };
    let before = attributes(&root);
    Explainer::at(root.clone(), json()).await;
    for (before, after) in before.iter().zip(attributes(&root)) {
        assert_eq!(before, &after);
    }
}

#[wasm_bindgen_test]
async fn of_all_panels_only_the_open_one_is_left_once_the_player_is_up() {
    clean();
    let root = put(prerendered());
    assert!(all(&root, "[data-panel]").len() > 30);
    let explainer = Explainer::at(root, json()).await;
    assert!(!explainer.has("[data-panel]"));
    explainer.click(".drawing [data-actor='russia']").await;
    assert_eq!(explainer.all("[data-panel]").len(), 1);
    explainer.click(".drawing [data-actor='china']").await;
    assert_eq!(explainer.all("[data-panel]").len(), 1);
    explainer.click("[data-panel] .close").await;
    assert!(!explainer.has("[data-panel]"));
}

#[wasm_bindgen_test]
async fn the_questions_are_as_the_author_tool_made_them() {
    clean();
    let root = put(prerendered());
    let questions =
        |root: &Element| -> String { all(root, ".quiz, .article .question").iter().map(Element::outer_html).collect() };
    let before = questions(&root);
    Explainer::at(root.clone(), json()).await;
    assert_same(&questions(&root), &before, "the questions");
    // A host without such a page gets the same.
    let drawn = put("<div></div>");
    Explainer::at(drawn.clone(), json()).await;
    let elements = |root: &Element| -> Vec<String> {
        let describe = |element: &Element| {
            let names = element.get_attribute_names();
            let names = names.iter().filter_map(|name| name.as_string());
            let mut attributes: Vec<_> = names.map(|name| (element.get_attribute(&name), name)).collect();
            attributes.sort();
            format!("{} {attributes:?}", element.tag_name())
        };
        all(root, ".quiz, .quiz *, .article .question, .article .question *").iter().map(describe).collect()
    };
    assert_same(&elements(&drawn).join("\n"), &elements(&root).join("\n"), "the elements");
    let text = |root: &Element| find(root, ".quiz").text_content().unwrap();
    assert_same(&text(&drawn), &text(&root), "the words");
}

#[wasm_bindgen_test]
async fn an_explainer_that_runs_says_so() {
    clean();
    let root = put(prerendered());
    assert!(all(&root, "[data-live]").is_empty());
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.attribute(".explainer", "data-live").as_deref(), Some("true"));
}
