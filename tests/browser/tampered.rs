//! Pages that a translator, an extension or a proxy changes before the player starts or while it runs. The player starts, keeps
//! the changed content, and goes on; a panic would end every explainer of the instance.

use crate::harness::{
    Explainer, PageErrors, SHEET, THEORY, all, any, assert_same, brief, clean, find, fire, focus, focused, json,
    option_of, prerendered, put, question_of, settle, texts,
};
use explainer::browser::{Start, mount};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, Node};

/// A way to change a page.
type Change = fn(&Element);

/// Changes that remove nothing that a reader uses.
const CHANGES: &[(&str, Change)] = &[
    ("a translator wraps every text", |root| texts(root).iter().for_each(|text| wrap(text))),
    ("a translator puts other elements in the place of every text", |root| {
        for text in
            texts(root).iter().filter(|text| text.parent_element().is_some_and(|it| it.tag_name() != "TEXTAREA"))
        {
            let font = make("font");
            font.set_text_content(text.text_content().as_deref());
            text.replace_with_with_node_1(&font).unwrap();
        }
    }),
    ("an extension splits every text", |root| {
        for text in texts(root).into_iter().filter(|text| text.length() > 1) {
            text.split_text(1).unwrap();
        }
    }),
    ("an extension inserts an element at the end of everything", |root| {
        for element in all(root, "div, section, nav, ul, ol, li, p, label, details, td, th") {
            element.append_child(&make("ins")).unwrap();
        }
    }),
    ("an extension inserts one at the beginning of the page and its parts", |root| {
        for element in all(root, ".explainer, .columns, .article, .map, .quiz, .tables, .rest") {
            element.prepend_with_node_1(&make("ins")).unwrap();
        }
    }),
    ("an extension inserts one beside every part that is drawn again", |root| {
        for element in all(root, ".panels, .verdicts, .suggestions, .findings, .nobody") {
            element.after_with_node_1(&make("ins")).unwrap();
        }
    }),
    ("an extension puts one around every part that is drawn again", |root| {
        for element in all(root, ".panels, .verdicts, .suggestions, .findings") {
            let around = make("ins");
            element.before_with_node_1(&around).unwrap();
            around.append_child(&element).unwrap();
        }
    }),
    ("a proxy removes every comment", |root| {
        for comment in comments(root) {
            comment.parent_node().unwrap().remove_child(&comment).unwrap();
        }
    }),
    ("something swaps elements", |root| {
        for element in [".state", "h1", ".legend", ".note-list", ".verdicts", ".score"].map(|it| find(root, it)) {
            element.parent_element().unwrap().append_child(&element).unwrap();
        }
    }),
    ("an extension writes into every element", |root| {
        for element in all(root, "*") {
            element.set_attribute("data-extension", "was here").unwrap();
            element.class_list().add_1("extended").unwrap();
        }
    }),
    ("something says something else", |root| find(root, "h1").set_text_content(Some("Das brüchige Bündnis"))),
];

/// Selectors of elements that may be removed without harm.
const REMOVED: &[&str] = &[
    ".state, .scenarios, .search, .controls, .dock, .opening, .legend, .map > .options, .map > .save, .theory, .verdicts, .triangle, .asking",
    ".said, .way-back, .progress, .scheme, .share, .reflection, .in-force, .note-list, .score, .end",
    ".outcome, .after, .question h3, .answer, .reason, .task, thead, tr:has(> th [data-tie='trump-xi']), .findings, .suggestions",
    "span, p, b, ul",
    ".sheets",
];

/// Removals of elements that the player needs and cannot make itself.
const LOST: &[(&str, Change)] = &[
    ("something empties the page", |root| root.set_text_content(None)),
    ("something removes the article", |root| find(root, ".article").remove()),
    ("something removes the map", |root| find(root, ".map").remove()),
    ("something removes the tables", |root| find(root, ".tables").remove()),
    ("something removes the room for cards", |root| find(root, ".panels").remove()),
];

fn make(name: &str) -> Element {
    document().create_element(name).unwrap()
}

fn wrap(node: &Node) {
    let font = make("font");
    node.parent_node().unwrap().replace_child(&font, node).unwrap();
    font.append_child(node).unwrap();
}

fn comments(within: &Node) -> Vec<Node> {
    let children = within.child_nodes();
    let children = (0..children.length()).map(|index| children.item(index).unwrap());
    children
        .flat_map(|child| if child.node_type() == Node::COMMENT_NODE { vec![child] } else { comments(&child) })
        .collect()
}

/// Asserts that the explainer works: cards open and close, the quiz judges answers, signs can be changed.
async fn assert_works(explainer: &Explainer, what: &str) {
    assert_eq!(explainer.all("h1").len(), 1, "{what}");
    assert!(explainer.responds().await, "{what}");
    explainer.choose("risk", "isolation").await;
    assert_eq!(explainer.right(), 1, "{what}");
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    assert_eq!(explainer.drawn("trump-xi"), "adversarial", "{what}");
    explainer.click(".scenarios [data-scenario='thaw']").await;
    let verdict = explainer.attribute(".verdict[data-shown] [data-triangle]", "data-triangle");
    assert_eq!(verdict.as_deref(), Some("romantic-triangle"), "{what}");
}

/// Uses all controls that are still there.
async fn use_what_is_left(explainer: &Explainer) {
    for pressed in [
        ".drawing [data-actor='russia']",
        ".text .mention[data-actor='xi']",
        ".panel .close",
        ".scenarios [data-scenario='thaw']",
        ".drawing [data-tie='russia-china']",
        "[data-do='undo']",
        "[data-facet='sign=strained']",
        ".map > .options > summary",
        ".theory > summary",
        "[data-sort='ties 0']",
        "[data-question='supplies'] [data-tick='machinery']",
        "[data-question='supplies'] [data-do='submit']",
        "[data-question='risk'] [data-option='clash']",
        "[data-question='risk'] [data-do='retry']",
        "[data-question='russia-alone'] [data-do='ask']",
        "[data-expect='late'][value='breaks']",
        "[data-do='later']",
        "[data-do='zoom-in']",
        "[data-do='retry-all']",
        ".note-list [data-noted='n3']",
    ] {
        if explainer.has(pressed) {
            explainer.click(pressed).await;
        }
    }
    for (list, sign) in [(".tables [data-assume='china-ukraine']", "adversarial"), ("[data-pair='china']", "europe")] {
        if explainer.has(list) {
            explainer.select(list, sign).await;
        }
    }
}

#[wasm_bindgen_test]
async fn a_changed_page_keeps_its_changes_and_works() {
    for (what, change) in CHANGES {
        clean();
        let mishaps = PageErrors::watch();
        let root = put(prerendered());
        change(&root);
        let kept = [".article", ".drawing", ".drawing > a", ".quiz", "tbody > tr"].map(|part| find(&root, part));
        let explainer = Explainer::at(root, json()).await;
        assert_eq!(explainer.start, Start::Hydrated, "{what}");
        assert_works(&explainer, what).await;
        for part in kept {
            assert!(explainer.root.contains(Some(&part)), "{what}: {}", brief(&part));
        }
        assert!(mishaps.seen().is_empty(), "{what}: {:?}", mishaps.seen());
    }
}

#[wasm_bindgen_test]
async fn a_page_that_is_changed_while_the_player_runs_works_on() {
    for (what, change) in CHANGES {
        let explainer = Explainer::alone().await;
        let mishaps = PageErrors::watch();
        explainer.unfold().await;
        explainer.click(".scenarios [data-scenario='deal']").await;
        explainer.click(".drawing [data-tie='russia-china']").await;
        explainer.choose("unlimited", "over").await;
        change(&explainer.root);
        assert_works(&explainer, what).await;
        // The elements that were drawn since are changed too.
        change(&explainer.root);
        explainer.click("[data-do='retry-all']").await;
        explainer.click("[data-do='undo']").await;
        assert_works(&explainer, what).await;
        assert!(mishaps.seen().is_empty(), "{what}: {:?}", mishaps.seen());
    }
}

#[wasm_bindgen_test]
async fn a_missing_element_breaks_nothing_else() {
    for (what, early) in REMOVED.iter().flat_map(|what| [(what, true), (what, false)]) {
        clean();
        let mishaps = PageErrors::watch();
        let root = put(prerendered());
        root.set_attribute("data-tampered", "").unwrap();
        let remove = |root: &Element| all(root, what).iter().for_each(Element::remove);
        if early {
            remove(&root);
        }
        let explainer = Explainer::at(root, json()).await;
        if !early {
            explainer.click(".drawing [data-tie='russia-china']").await;
            remove(&explainer.root);
        }
        assert_eq!(explainer.start, Start::Hydrated, "{what}");
        use_what_is_left(&explainer).await;
        assert!(mishaps.seen().is_empty(), "{what} {early}: {:?}", mishaps.seen());
        assert!(explainer.has("[data-live]"), "{what}");
        explainer.click(".tables th [data-actor='russia']").await;
        assert_eq!(explainer.open(), ["actor=russia"], "{what} {early}");
    }
}

/// Changes each element that the selector matches, of which there must be several.
fn to_every_other(root: &Element, selector: &str, change: fn(&Element)) {
    any(root, selector).iter().step_by(2).for_each(change);
}

/// A way to change the elements that a selector matches in a page.
type ChangeWithin = fn(&Element, &str);

/// Changes of elements that the player draws again.
const WITHIN: &[(&str, ChangeWithin)] = &[
    ("wraps texts", |root, place| {
        all(root, place).iter().for_each(|it| texts(it).iter().for_each(|text| wrap(text)));
    }),
    ("removes elements", |root, place| to_every_other(root, &format!("{place} *"), Element::remove)),
    ("removes all", |root, place| all(root, place).iter().for_each(|it| it.set_text_content(None))),
    ("inserts elements", |root, place| {
        to_every_other(root, &format!("{place} *"), |it| {
            it.before_with_node_1(&make("ins")).unwrap();
            it.after_with_node_1(&make("ins")).unwrap();
        });
    }),
    ("moves elements", |root, place| {
        to_every_other(root, &format!("{place} > *, {place} > * > *"), |it| {
            let around = it.parent_element().unwrap();
            around.prepend_with_node_1(it).unwrap();
        });
    }),
    ("wraps elements", |root, place| {
        to_every_other(root, &format!("{place} > *, {place} > * > *"), |it| wrap(it));
    }),
];

#[wasm_bindgen_test]
async fn a_changed_card_shows_the_signs_in_force() {
    for (what, change) in WITHIN {
        let explainer = Explainer::alone().await;
        let mishaps = PageErrors::watch();
        explainer.click(".drawing [data-tie='russia-china']").await;
        for (open, sign) in [("tie=russia-china", "adversarial"), ("tie=russia-china", "cooperative")] {
            change(&explainer.root, ".panels");
            explainer.select(".tables [data-assume='russia-china']", sign).await;
            assert_eq!(explainer.drawn("russia-china"), sign, "{what}");
            assert_eq!(explainer.open(), [open], "{what}");
        }
        change(&explainer.root, ".panels");
        explainer.click(".drawing [data-actor='russia']").await;
        assert_eq!(explainer.open(), ["actor=russia"], "{what}");
        change(&explainer.root, ".panels");
        explainer.click(".drawing [data-tie='russia-china']").await;
        assert_eq!(explainer.open(), ["tie=russia-china"], "{what}");
        assert_eq!(explainer.text(".panel .kind .sign"), "cooperative", "{what}");
        explainer.click(".panel .close").await;
        assert_eq!(explainer.any(".panel").len(), 0, "{what}");
        assert!(mishaps.seen().is_empty(), "{what}: {:?}", mishaps.seen());
        assert!(explainer.responds().await, "{what}");
    }
}

#[wasm_bindgen_test]
async fn the_search_keeps_the_focus_while_its_suggestions_are_changed_and_drawn_again() {
    for (what, change) in WITHIN {
        let explainer = Explainer::alone().await;
        let mishaps = PageErrors::watch();
        let field = explainer.find("[data-search]");
        focus(&field);
        let states = "United States (USA, America, Washington)";
        for (typed, found) in [("u", states), ("uk", "Ukraine"), ("u", states), ("r", "Russia (Moscow, Kremlin)")] {
            field.unchecked_ref::<HtmlInputElement>().set_value(typed);
            fire(&field, "input").await;
            assert_eq!(
                all(&explainer.root, "[data-suggestion]")[0].text_content().as_deref(),
                Some(found),
                "{what} {typed}"
            );
            assert!(focused().is_same_node(Some(&field)), "{what} {typed}: {}", brief(&focused()));
            change(&explainer.root, ".suggestions");
        }
        explainer.press_on(&field, "Enter").await;
        assert_eq!(explainer.open(), ["actor=russia"], "{what}");
        assert!(mishaps.seen().is_empty(), "{what}: {:?}", mishaps.seen());
    }
}

#[wasm_bindgen_test]
async fn changed_findings_of_balance_theory_are_drawn_again() {
    for (what, change) in WITHIN {
        let explainer = Explainer::alone().await;
        let mishaps = PageErrors::watch();
        explainer.open_details(THEORY).await;
        let says = || [".findings", ".verdicts"].map(|place| explainer.text(place));
        explainer.click(".scenarios [data-scenario='thaw']").await;
        let thaw = says();
        for _ in 0..2 {
            for place in [".findings", ".verdicts"] {
                change(&explainer.root, place);
            }
            explainer.click(".scenarios [data-scenario='concert']").await;
            assert_ne!(says(), thaw, "{what}");
            for place in [".findings", ".verdicts"] {
                change(&explainer.root, place);
            }
            explainer.click(".scenarios [data-scenario='thaw']").await;
            assert_eq!(says(), thaw, "{what}");
        }
        assert!(mishaps.seen().is_empty(), "{what}: {:?}", mishaps.seen());
    }
}

#[wasm_bindgen_test]
async fn a_page_without_a_needed_element_is_left_as_it_is() {
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
async fn a_second_start_of_the_player_leaves_the_first_one_running() {
    clean();
    let root = put(prerendered());
    let explainer = Explainer::at(root.clone(), json()).await;
    assert!(mount(&root, json()).is_err());
    settle().await;
    assert_works(&explainer, "twice").await;
}

#[wasm_bindgen_test]
async fn early_actions_in_a_changed_page_count() {
    clean();
    let root = put(prerendered());
    find(&root, &option_of("risk", "clash")).closest("details").unwrap().unwrap().set_attribute("open", "").unwrap();
    crate::harness::write_into(&root, "It depends.");
    texts(&root).iter().for_each(|text| wrap(text));
    let explainer = Explainer::at(root, json()).await;
    assert_eq!(explainer.start, Start::Hydrated);
    assert_eq!(explainer.result("risk").as_deref(), Some("wrong"));
    assert_eq!(explainer.written(), "It depends.");
}

#[wasm_bindgen_test]
async fn another_explainer_on_the_same_page_goes_on() {
    let whole = Explainer::alone().await;
    let root = put(prerendered());
    root.set_attribute("data-tampered", "").unwrap();
    for lost in [".verdicts", ".suggestions", SHEET, &question_of("supplies")] {
        find(&root, lost).remove();
    }
    texts(&root).iter().for_each(|text| wrap(text));
    let changed = Explainer::at(root, json()).await;
    assert!(whole.responds().await);
    changed.choose("risk", "isolation").await;
    changed.click(".tables th [data-actor='russia']").await;
    assert_eq!(changed.open(), ["actor=russia"]);
    let third = Explainer::hydrated().await;
    assert!(third.responds().await && whole.responds().await);
}
