//! A page that something changed before the player came: a translator, an extension, a proxy. Hydration
//! would panic there, and a panic ends every explainer of the instance; so it is drawn afresh.

use crate::harness::{
    Explainer, all, assert_same, clean, find, json, option_of, prerendered, put, question_of, settle, texts,
};
use explainer::browser::{Start, mount};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

/// A way to change a page.
type Change = fn(&Element);

/// Changes around the islands, where the player would take over what is not there.
const AROUND: &[(&str, Change)] = &[
    ("a translator wraps the text of a verdict", |root| wrap(&texts(&find(root, ".verdict"))[0])),
    ("a translator wraps every text", |root| texts(root).iter().for_each(|text| wrap(text))),
    ("an extension inserts an element", |root| {
        let inserted = document().create_element("div").unwrap();
        find(root, ".explainer").append_child(&inserted).unwrap();
    }),
    ("an extension inserts one at the top", |root| {
        root.prepend_with_node_1(&document().create_element("div").unwrap()).unwrap();
    }),
    ("a proxy removes a comment", |root| {
        let comment = &comments(root)[3];
        comment.parent_node().unwrap().remove_child(comment).map(drop).unwrap()
    }),
    ("a proxy removes every comment", |root| {
        for comment in comments(root) {
            comment.parent_node().unwrap().remove_child(&comment).unwrap();
        }
    }),
    ("something removes an element", |root| find(root, ".verdict").remove()),
    ("something removes an attribute of ours", |root| root.remove_attribute("data-fingerprint").unwrap()),
    ("an extension puts an element into another's place", |root| {
        let figure = document().create_element("figure").unwrap();
        find(root, ".state").replace_with_with_node_1(&figure).unwrap();
    }),
    ("something swaps two elements", |root| {
        let state = find(root, ".state");
        state.parent_element().unwrap().append_child(&state).unwrap();
    }),
    ("a proxy empties a comment", |root| comments(root)[3].set_text_content(Some(""))),
];

/// Changes within islands, which the player leaves as they are.
const WITHIN: &[(&str, Change)] = &[
    ("a translator wraps every text of the quiz", |root| {
        texts(&find(root, ".quiz")).iter().for_each(|text| wrap(text));
    }),
    ("something removes a question", |root| find(root, &question_of("supplies")).remove()),
    ("a translator wraps a heading's text", |root| wrap(&find(root, "h1").first_child().unwrap())),
    ("something removes an element", |root| find(root, ".legend").remove()),
    ("an extension puts an element into another's place", |root| {
        let figure = document().create_element("figure").unwrap();
        find(root, ".note-list").replace_with_with_node_1(&figure).unwrap();
    }),
    ("something swaps two elements", |root| {
        let title = find(root, "h1");
        title.parent_element().unwrap().append_child(&title).unwrap();
    }),
    ("an extension splits a text", |root| {
        find(root, "h1").first_child().unwrap().unchecked_into::<web_sys::Text>().split_text(4).unwrap();
    }),
];

/// Ways to lose what the player cannot make by itself.
const LOST: &[(&str, Change)] = &[
    ("something empties the page", |root| root.set_text_content(None)),
    ("something removes the article", |root| find(root, ".article").remove()),
    ("something removes the map", |root| find(root, ".sheets").remove()),
];

fn wrap(node: &Node) {
    let font = document().create_element("font").unwrap();
    node.parent_node().unwrap().replace_child(&font, node).unwrap();
    font.append_child(node).unwrap();
}

/// The comments that the player goes by: those in islands are nobody's.
fn comments(within: &Node) -> Vec<Node> {
    let children = within.child_nodes();
    let children = (0..children.length()).map(|index| children.item(index).unwrap());
    children
        .flat_map(|child| match child.node_type() {
            Node::COMMENT_NODE => vec![child],
            Node::ELEMENT_NODE if child.unchecked_ref::<Element>().has_attribute("data-island") => Vec::new(),
            _ => comments(&child),
        })
        .collect()
}

/// That it works: what is on the map opens and closes, the quiz judges, signs can be turned.
async fn assert_works(explainer: &Explainer, what: &str) {
    assert_eq!(explainer.all("h1").len(), 1, "{what}");
    assert!(explainer.responds().await, "{what}");
    explainer.choose("risk", "isolation").await;
    assert_eq!(explainer.right(), 1, "{what}");
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    assert_eq!(explainer.drawn("trump-xi"), "adversarial", "{what}");
}

#[wasm_bindgen_test]
async fn a_page_whose_structure_changed_around_the_islands_is_drawn_afresh_and_keeps_them() {
    for (what, change) in AROUND {
        clean();
        let root = put(prerendered());
        change(&root);
        let islands = [".article", ".drawing", ".drawing > a"].map(|island| find(&root, island));
        let explainer = Explainer::at(root, json()).await;
        assert_eq!(explainer.start, Start::Rendered, "{what}");
        for (island, selector) in islands.iter().zip([".article", ".drawing", ".drawing > a"]) {
            assert!(island.is_same_node(Some(&explainer.find(selector))), "{what}: {selector}");
        }
        assert!(!explainer.has(".state font"), "{what}");
        assert_works(&explainer, what).await;
    }
}

#[wasm_bindgen_test]
async fn a_page_whose_structure_changed_within_an_island_is_taken_over_with_the_change() {
    for (what, change) in WITHIN {
        clean();
        let root = put(prerendered());
        change(&root);
        let explainer = Explainer::at(root, json()).await;
        assert_eq!(explainer.start, Start::Hydrated, "{what}");
        assert_works(&explainer, what).await;
    }
}

#[wasm_bindgen_test]
async fn a_page_that_lost_an_island_is_left_as_it_is() {
    for (what, change) in LOST {
        clean();
        let root = put(prerendered());
        change(&root);
        let before = root.inner_html();
        let error = mount(&root, json()).expect_err(what).to_string();
        assert!(error.contains("lacks parts"), "{what}: {error}");
        settle().await;
        assert_same(&root.inner_html(), &before, what);
    }
}

#[wasm_bindgen_test]
async fn a_player_that_comes_twice_leaves_the_first_one_at_work() {
    clean();
    let root = put(prerendered());
    let explainer = Explainer::at(root.clone(), json()).await;
    assert!(mount(&root, json()).is_err());
    settle().await;
    assert_works(&explainer, "twice").await;
}

#[wasm_bindgen_test]
async fn a_page_whose_words_and_attributes_changed_is_taken_over() {
    clean();
    let root = put(prerendered());
    find(&root, "h1").set_text_content(Some("Das brüchige Bündnis"));
    for element in all(&root, "*") {
        element.set_attribute("data-extension", "was here").unwrap();
        element.class_list().add_1("extended").unwrap();
    }
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.start, Start::Hydrated);
    assert!(explainer.responds().await);
}

#[wasm_bindgen_test]
async fn what_the_reader_did_in_a_changed_page_is_not_lost() {
    clean();
    let root = put(prerendered());
    find(&root, &option_of("risk", "clash")).closest("details").unwrap().unwrap().set_attribute("open", "").unwrap();
    crate::harness::write_into(&root, "It depends.");
    texts(&root).iter().for_each(|text| wrap(text));
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.start, Start::Rendered);
    assert_eq!(explainer.attribute("[data-question='risk']", "data-result").as_deref(), Some("wrong"));
    assert_eq!(explainer.written(), "It depends.");
}

#[wasm_bindgen_test]
async fn another_explainer_on_the_same_page_goes_on() {
    let whole = Explainer::alone().await;
    let root = put(prerendered());
    texts(&root).iter().for_each(|text| wrap(text));
    let changed = Explainer::at(root, json()).await;
    assert_eq!(changed.start, Start::Rendered);
    assert!(whole.responds().await && changed.responds().await);
    let third = Explainer::hydrated().await;
    assert!(third.responds().await && whole.responds().await);
}
