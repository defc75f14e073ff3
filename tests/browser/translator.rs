//! A browser's own translation, which replaces text nodes while the explainer runs.

use crate::harness::{Explainer, back, fire, settle, texts};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, Text};

/// A way to replace a text node by its translation.
type Translate = fn(&Text);

/// The ways of known translators.
const TRANSLATORS: [(&str, Translate); 3] = [
    ("wraps the node", |text| {
        let (outer, inner) = (font(), font());
        text.replace_with_with_node_1(&outer).unwrap();
        outer.append_child(&inner).unwrap();
        inner.append_child(text).unwrap();
    }),
    ("puts another node in its place", |text| {
        let (outer, inner) = (font(), font());
        inner.set_text_content(Some(&text.data().to_uppercase()));
        outer.append_child(&inner).unwrap();
        text.replace_with_with_node_1(&outer).unwrap();
    }),
    ("removes it, and puts another before its place", |text| {
        let translated = font();
        translated.set_text_content(Some(&text.data().to_uppercase()));
        text.before_with_node_1(&translated).unwrap();
        text.remove();
    }),
];

fn font() -> Element {
    document().create_element("font").unwrap()
}

fn translate(explainer: &Explainer, translator: Translate) {
    translate_in(&explainer.root, translator);
}

fn translate_in(part: &Element, translator: Translate) {
    for text in texts(part) {
        // Translators do not replace text inside of controls.
        let parent = text.parent_element().unwrap().tag_name();
        if !["TEXTAREA", "OPTION", "SCRIPT"].contains(&parent.as_str()) {
            translator(&text);
        }
    }
}

/// The text of an element in lower case, since the test's translation is in capitals.
fn said(explainer: &Explainer, selector: &str) -> String {
    explainer.text(selector).to_lowercase()
}

fn face(sign: &str) -> &'static str {
    if sign == "cooperative" { "+" } else { "−" }
}

/// Types into the search field.
async fn search(explainer: &Explainer, text: &str) {
    explainer.find("[data-search]").unchecked_ref::<HtmlInputElement>().set_value(text);
    fire(&explainer.find("[data-search]"), "input").await;
}

/// Does everything that a reader does, and asserts what the page shows.
async fn use_it_all(explainer: &Explainer, who: &str, translator: Translate) {
    for actor in ["russia", "china", "borrell"] {
        explainer.click(&format!(".drawing [data-actor='{actor}']")).await;
        assert_eq!(explainer.open(), [format!("actor={actor}")], "{who}");
    }
    explainer.click(".drawing [data-tie='trump-xi']").await;
    explainer.click(".text .term[data-term='machtpolitik']").await;
    explainer.click("[data-panel='term=machtpolitik'] .close").await;
    assert!(explainer.open().is_empty(), "{who}");

    explainer.click(".text .mention[data-actor='xi'] font").await;
    assert_eq!(explainer.open(), ["actor=xi"], "{who}");
    // A panel is added to the page when it opens, and is translated then.
    translate_in(&explainer.find(".panel"), translator);
    explainer.click("[data-panel='actor=xi'] .close font").await;
    assert!(explainer.open().is_empty(), "{who}");

    let word = |sign| if sign == "adversarial" { "hostile" } else { sign };
    for (scenario, sign, triangle) in [
        ("thaw", "cooperative", "romantic-triangle"),
        ("each-alone", "adversarial", "unit-veto"),
        ("deal", "cooperative", "stable-marriage"),
    ] {
        explainer.click(&format!(".scenarios [data-scenario='{scenario}']")).await;
        assert_eq!(explainer.drawn("united-states-china"), sign, "{who}");
        assert_eq!(explainer.listed("united-states-china"), (sign.to_owned(), sign.to_owned()), "{who}");
        explainer.click(".drawing [data-tie='united-states-china']").await;
        let panel = "[data-panel='tie=united-states-china']";
        assert_eq!(said(explainer, &format!("{panel} .sign")), word(sign), "{who}");
        assert!(said(explainer, &format!("{panel} .assumed")).contains("strained"), "{who}");
        translate_in(&explainer.find(".panel"), translator);
        let turned = if sign == "cooperative" { "adversarial" } else { "cooperative" };
        explainer.select(&format!("{panel} [data-assume]"), turned).await;
        assert_eq!(said(explainer, &format!("{panel} .sign")), word(turned), "{who}");
        assert!(said(explainer, ".state p").contains("what if"), "{who}");
        assert_eq!(explainer.text(".triangle [data-turn='united-states-china']"), face(turned), "{who}");
        explainer.click("[data-do='undo']").await;
        assert_eq!(said(explainer, &format!("{panel} .sign")), word(sign), "{who}");
        assert_eq!(explainer.text(".triangle [data-turn='united-states-china']"), face(sign), "{who}");
        assert_eq!(explainer.attribute(".verdict[data-shown] [data-triangle]", "data-triangle").unwrap(), triangle);
    }
    assert!(said(explainer, ".verdict[data-shown]").contains("against russia, which stands alone"), "{who}");
    explainer.click(".scenarios [href='#as-written']").await;
    assert_eq!(said(explainer, "[data-panel='tie=united-states-china'] .assumed"), "", "{who}");
    assert_eq!(explainer.listed("united-states-china").1, "strained", "{who}");

    explainer.choose("risk", "clash").await;
    assert_eq!(said(explainer, "[data-question='risk'] .outcome"), "not right: see the reasons.", "{who}");
    assert!(said(explainer, "[data-question='risk'] [data-chosen] .reason").starts_with("your answer, but not right."));
    explainer.choose("unlimited", "limits").await;
    assert!(said(explainer, "[data-score]").starts_with("1 right · 1 missed"), "{who}");
    explainer.click("[data-question='risk'] [data-do='retry']").await;
    assert_eq!(said(explainer, "[data-question='risk'] .outcome"), "", "{who}");
    assert!(said(explainer, "[data-score]").starts_with("1 right · 0 missed"), "{who}");
    explainer.click("[data-do='retry-all']").await;
    assert!(said(explainer, "[data-score]").starts_with("0 right · 0 missed"), "{who}");

    search(explainer, "rus").await;
    translate_in(&explainer.find(".search"), translator);
    search(explainer, "u").await;
    let found = ["united states (usa, america, washington)", "ukraine", "europe (eu, european union)"];
    for (option, name) in explainer.all(".search [role='option']").iter().zip(found) {
        assert_eq!(option.text_content().unwrap().to_lowercase(), name, "{who}");
    }
    search(explainer, "").await;
    explainer.click("[data-sort='ties 0']").await;
    assert!(said(explainer, ".tables tbody tr").starts_with("china – ukraine"), "{who}");
    explainer.click("[data-sort='ties 0']").await;
    explainer.click("[data-sort='ties 0']").await;
    assert!(said(explainer, ".tables tbody tr").starts_with("russia – china"), "{who}");

    explainer.write("It depends.").await;
    assert_eq!(explainer.written(), "It depends.", "{who}");
    explainer.write("").await;
    explainer.choose_scheme(1).await;
    explainer.choose_scheme(0).await;
    explainer.click(".note-list [data-noted='n3']").await;
    explainer.click("[data-question='risk'] .where").await;
    assert_eq!(explainer.attribute("[data-marked]", "data-passage").as_deref(), Some("demotion"), "{who}");
    back().await;
    assert!(explainer.responds().await, "{who}");
}

#[wasm_bindgen_test]
async fn a_translator_breaks_nothing_while_the_explainer_runs() {
    for (who, translator) in TRANSLATORS {
        let explainer = Explainer::alone().await;
        translate(&explainer, translator);
        use_it_all(&explainer, who, translator).await;
        // The elements that were drawn since are translated too.
        translate(&explainer, translator);
        use_it_all(&explainer, who, translator).await;
    }
}

#[wasm_bindgen_test]
async fn a_translator_that_starts_later_breaks_nothing() {
    for (who, translator) in TRANSLATORS {
        let explainer = Explainer::alone().await;
        explainer.click(".drawing [data-actor='russia']").await;
        explainer.click(".scenarios [data-scenario='thaw']").await;
        explainer.choose("risk", "clash").await;
        explainer.click(".share").await;
        settle().await;
        translate(&explainer, translator);
        explainer.click("[data-question='risk'] [data-do='retry']").await;
        assert_eq!(said(&explainer, "[data-question='risk'] .outcome"), "", "{who}");
        explainer.click(".scenarios [href='#as-written']").await;
        use_it_all(&explainer, who, translator).await;
    }
}
