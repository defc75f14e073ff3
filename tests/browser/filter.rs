//! Hiding parts of the map by the legend, and how far from a chosen actor others come forward.

use crate::harness::{Explainer, SHEET, content};
use serde_json::Value;
use std::collections::BTreeSet;
use wasm_bindgen_test::wasm_bindgen_test;

/// The ids of the actors or ties that satisfy a condition.
fn ids(of: &str, is: impl Fn(&Value) -> bool) -> BTreeSet<String> {
    let content = content();
    content[of].as_array().unwrap().iter().filter(|it| is(it)).map(|it| text(it, "id")).collect()
}

fn text(it: &Value, name: &str) -> String {
    it[name].as_str().unwrap_or_default().to_owned()
}

/// The actors and ties that the map hides; every drawing must agree.
fn hidden(explainer: &Explainer) -> [BTreeSet<String>; 2] {
    ["data-actor", "data-tie"].map(|name| {
        let found = explainer.any(&format!(".drawing [{name}][data-hidden]"));
        let ids: BTreeSet<String> = found.iter().map(|it| it.get_attribute(name).unwrap()).collect();
        assert_eq!(found.len(), ids.len() * explainer.all(SHEET).len());
        ids
    })
}

fn none() -> BTreeSet<String> {
    BTreeSet::new()
}

#[wasm_bindgen_test]
async fn unticking_a_sign_hides_the_ties_of_that_sign() {
    let explainer = Explainer::unfolded().await;
    for sign in ["cooperative", "strained", "adversarial"] {
        let tick = format!("[data-facet='sign={sign}']");
        explainer.click(&tick).await;
        assert_eq!(hidden(&explainer), [none(), ids("ties", |tie| tie["sign"] == sign)]);
        explainer.click(&tick).await;
        assert_eq!(hidden(&explainer), [none(), none()]);
    }
}

#[wasm_bindgen_test]
async fn the_assumed_sign_decides_whether_a_tie_is_hidden() {
    let explainer = Explainer::unfolded().await;
    explainer.click("[data-facet='sign=adversarial']").await;
    assert!(!hidden(&explainer)[1].contains("trump-xi"));
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    assert!(hidden(&explainer)[1].contains("trump-xi"));
    explainer.click("[data-do='undo']").await;
    assert!(!hidden(&explainer)[1].contains("trump-xi"));
}

#[wasm_bindgen_test]
async fn unticking_a_kind_of_actor_hides_these_actors_and_their_ties() {
    let explainer = Explainer::unfolded().await;
    for kind in ["state", "bloc", "group", "person", "organisation"] {
        let actors = ids("actors", |actor| actor["kind"] == kind);
        assert!(!actors.is_empty(), "{kind}");
        let ties = ids("ties", |tie| actors.contains(&text(tie, "from")) || actors.contains(&text(tie, "to")));
        let tick = format!("[data-facet='actor={kind}']");
        explainer.click(&tick).await;
        assert_eq!(hidden(&explainer), [actors, ties], "{kind}");
        explainer.click(&tick).await;
    }
}

#[wasm_bindgen_test]
async fn unticking_a_kind_of_tie_hides_the_ties_of_that_kind() {
    let explainer = Explainer::unfolded().await;
    for kind in ["Partnership", "Diplomacy", "Leadership"] {
        let tick = format!("[data-facet='tie={kind}']");
        explainer.click(&tick).await;
        assert_eq!(hidden(&explainer), [none(), ids("ties", |tie| tie["kind"] == kind)], "{kind}");
        explainer.click(&tick).await;
    }
}

#[wasm_bindgen_test]
async fn several_facets_can_be_hidden_and_shown_together() {
    let explainer = Explainer::unfolded().await;
    let all = "[data-do='show-all']";
    assert!(explainer.find(all).has_attribute("aria-disabled"));
    explainer.click("[data-facet='sign=strained']").await;
    explainer.click("[data-facet='tie=Leadership']").await;
    let both = ids("ties", |tie| tie["sign"] == "strained" || tie["kind"] == "Leadership");
    assert_eq!(hidden(&explainer), [none(), both]);
    assert!(!explainer.is_ticked("[data-facet='sign=strained']"));
    explainer.click(all).await;
    assert_eq!(hidden(&explainer), [none(), none()]);
    assert!(
        explainer.is_ticked("[data-facet='sign=strained']") && explainer.is_ticked("[data-facet='tie=Leadership']")
    );
}

#[wasm_bindgen_test]
async fn the_panel_stays_open_if_its_actor_is_hidden() {
    let explainer = Explainer::unfolded().await;
    for (selected, facets) in [
        ("actor=russia", ["actor=state", "sign=adversarial"]),
        ("tie=russia-ukraine", ["sign=adversarial", "tie=War and supplies"]),
    ] {
        let (name, id) = selected.split_once('=').unwrap();
        explainer.click(&format!(".drawing [data-{name}='{id}']")).await;
        let panel = explainer.find(".panel");
        for facet in facets {
            explainer.click(&format!("[data-facet='{facet}']")).await;
            assert_eq!(explainer.open(), [selected], "{facet}");
            assert!(panel.is_same_node(Some(&explainer.find(".panel"))), "{facet}");
        }
        explainer.click("[data-do='show-all']").await;
    }
}

#[wasm_bindgen_test]
async fn hidden_actors_and_ties_are_not_highlighted() {
    let explainer = Explainer::unfolded().await;
    explainer.click("[data-facet='actor=person']").await;
    explainer.click("[data-facet='sign=adversarial']").await;
    explainer.click(".drawing [data-actor='russia']").await;
    let front = explainer.front().unwrap();
    assert!(!front.actors.contains(&"putin".to_owned()) && !front.ties.contains(&"putin-russia".to_owned()));
    assert!(!front.actors.contains(&"ukraine".to_owned()) && !front.ties.contains(&"russia-ukraine".to_owned()));
    assert!(front.actors.contains(&"china".to_owned()));
}

/// The actors and ties that can be reached from an actor in that many steps.
fn around(actor: &str, steps: usize) -> [Vec<String>; 2] {
    let content = content();
    let (mut actors, mut ties) = (BTreeSet::from([actor.to_owned()]), BTreeSet::new());
    for _ in 0..steps {
        let before = actors.clone();
        for tie in content["ties"].as_array().unwrap() {
            let ends = [text(tie, "from"), text(tie, "to")];
            if ends.iter().any(|end| before.contains(end)) {
                actors.extend(ends);
                ties.insert(text(tie, "id"));
            }
        }
    }
    [actors.into_iter().collect(), ties.into_iter().collect()]
}

#[wasm_bindgen_test]
async fn the_reach_decides_what_is_highlighted() {
    let explainer = Explainer::unfolded().await;
    explainer.click(".drawing [data-actor='putin']").await;
    for (reach, steps) in [("one", 1), ("two", 2), ("all", 99), ("one", 1)] {
        explainer.select("[data-reach]", reach).await;
        let front = explainer.front().unwrap();
        assert_eq!(front.reason, "chosen");
        assert_eq!([front.actors, front.ties], around("putin", steps), "{reach}");
    }
    assert!(around("putin", 99)[0].iter().all(|actor| actor != "khodorkovsky"), "Khodorkovsky is in another component");
}
