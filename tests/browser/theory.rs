//! The findings of balance theory for the whole map, and the changes that it suggests.

use crate::harness::{Explainer, all, clean, click, content, fragment, put, until};
use explainer::document::Document;
use explainer::reader::Address;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

/// The unbalanced triads, whose signs have a negative product, each as three ids of ties; found by trying all.
fn unbalanced(explainer: &Explainer) -> Vec<[String; 3]> {
    let content = content();
    let ties: Vec<_> = content["ties"].as_array().unwrap().iter().collect();
    let text = |tie: usize, name: &str| ties[tie][name].as_str().unwrap().to_owned();
    let value = |tie: usize| match explainer.drawn(&text(tie, "id")).as_str() {
        "cooperative" => 1,
        "adversarial" => -1,
        _ => 0,
    };
    let values: Vec<i32> = (0..ties.len()).map(value).collect();
    let mut found = Vec::new();
    for one in 0..ties.len() {
        for two in one + 1..ties.len() {
            for three in two + 1..ties.len() {
                let three_ties = [one, two, three];
                if three_ties.iter().map(|&tie| values[tie]).product::<i32>() >= 0 {
                    continue;
                }
                let mut ends: Vec<String> =
                    three_ties.iter().flat_map(|&tie| [text(tie, "from"), text(tie, "to")]).collect();
                ends.sort();
                let pairs = ends.chunks(2).all(|pair| pair[0] == pair[1]);
                ends.dedup();
                if pairs && ends.len() == 3 {
                    found.push(three_ties.map(|tie| text(tie, "id")));
                }
            }
        }
    }
    found
}

/// The number of signs that would have to change, as the page says it.
fn index(explainer: &Explainer) -> u32 {
    let text = explainer.text(".theory");
    match () {
        () if text.contains("the whole map is balanced.") => 0,
        () if text.contains("One relationship would have to change") => 1,
        () => {
            let (before, _) =
                text.split_once(" relationships would have to change").unwrap_or_else(|| panic!("{text:.300}"));
            before.rsplit(|it: char| !it.is_ascii_digit()).next().unwrap().parse().unwrap()
        }
    }
}

#[wasm_bindgen_test]
async fn the_analysis_counts_unbalanced_triads_under_the_assumed_signs() {
    let explainer = Explainer::unfolded().await;
    for scenario in ["thaw", "premise", "concert", "each-alone"] {
        explainer.click(&format!(".scenarios [data-scenario='{scenario}']")).await;
        let count = unbalanced(&explainer).len();
        assert!(explainer.text(".theory").contains(&format!("{count} not balanced")), "{scenario}: {count}");
        assert_eq!(explainer.has("[data-tense]"), count > 0, "{scenario}");
    }
}

#[wasm_bindgen_test]
async fn unbalanced_triads_are_highlighted_on_demand() {
    let explainer = Explainer::unfolded().await;
    explainer.click(".scenarios [data-scenario='thaw']").await;
    let triads = unbalanced(&explainer);
    let mut ties: Vec<String> = triads.into_iter().flatten().collect();
    ties.sort();
    ties.dedup();
    explainer.click("[data-tense]").await;
    let front = explainer.front().unwrap();
    assert_eq!((front.reason.as_str(), &front.ties), ("tense", &ties));
    assert!(ties.contains(&"russia-china".to_owned()));
    // Under other signs other triads are highlighted, and a chosen actor is highlighted instead of them.
    explainer.click(".scenarios [data-scenario='concert']").await;
    let front = explainer.front();
    assert_eq!(front.is_some(), !unbalanced(&explainer).is_empty());
    explainer.click(".drawing [data-actor='nest']").await;
    assert_eq!(explainer.front().unwrap().reason, "chosen");
    explainer.click(".panel .close").await;
    explainer.click(".scenarios [data-scenario='thaw']").await;
    assert_eq!(explainer.front().unwrap().ties, ties);
    assert!(explainer.is_ticked("[data-tense]"));
    explainer.click("[data-tense]").await;
    assert_eq!(explainer.front(), None);
}

/// The built-in explainer with some 30 more actors, each of which has a tie with every other, and is friendly to some and hostile to
/// others: the analysis of so many takes several slices.
fn tangled() -> String {
    const MORE: usize = 30;
    let mut content = content();
    let (mut actors, mut ties) = (Vec::new(), Vec::new());
    for one in 0..MORE {
        let mut actor = content["actors"][0].clone();
        (actor["id"], actor["name"]) = (format!("m{one}").into(), format!("Member {one}").into());
        actors.push(actor);
        for other in 0..one {
            let mut tie = content["ties"][0].clone();
            (tie["id"], tie["from"], tie["to"]) =
                (format!("m{one}-m{other}").into(), format!("m{one}").into(), format!("m{other}").into());
            tie["sign"] = if one * one * 7 % 11 < other * 13 % 11 { "cooperative" } else { "adversarial" }.into();
            ties.push(tie);
        }
    }
    for layout in content["layouts"].as_array_mut().unwrap() {
        for (of, count) in [("spots", actors.len()), ("routes", ties.len())] {
            let first = layout[of][0].clone();
            layout[of].as_array_mut().unwrap().extend(std::iter::repeat_n(first, count));
        }
    }
    // Every actor is mentioned in some passage.
    let mentions =
        actors.iter().map(|actor| json!({ "link": [{ "actor": actor["id"] }, [{ "text": actor["name"] }]] }));
    content["sections"][0]["blocks"][0]["passage"]["text"].as_array_mut().unwrap().extend(mentions);
    content["actors"].as_array_mut().unwrap().append(&mut actors);
    content["ties"].as_array_mut().unwrap().append(&mut ties);
    content.to_string()
}

#[wasm_bindgen_test]
async fn the_switch_for_unbalanced_triads_stays_while_a_large_map_is_analysed() {
    clean();
    let explainer = Explainer::at(put("<div></div>"), &tangled()).await;
    explainer.click(".theory > summary").await;
    let is_done = || !explainer.text(".theory").contains("Still working it out");
    assert!(until(|| explainer.has("[data-tense]") && is_done()).await);
    let switch = explainer.find("[data-tense]");
    click(&switch).await;
    assert!(explainer.find("[data-tense]").is_same_node(Some(&switch)), "it would lose focus");
    assert!(explainer.is_ticked("[data-tense]"));
}

#[wasm_bindgen_test]
async fn a_tie_of_a_triad_out_of_balance_leads_to_the_tie() {
    let explainer = Explainer::unfolded().await;
    explainer.click(".scenarios [data-scenario='thaw']").await;
    let link = explainer.all(".theory ul.rows [data-tie]")[0].clone();
    click(&link).await;
    assert_eq!(explainer.open(), [format!("tie={}", link.get_attribute("data-tie").unwrap())]);
}

#[wasm_bindgen_test]
async fn every_suggested_change_is_what_its_link_says_and_can_be_undone() {
    let document = Document::from_json(crate::harness::json()).unwrap();
    let explainer = Explainer::unfolded().await;
    explainer.click(".scenarios [data-scenario='thaw']").await;
    let count = explainer.all(".theory .suppose").len();
    assert!(count > 3, "{count}");
    for place in 0..count {
        let link = explainer.all(".theory .suppose")[place].clone();
        let supposed = Address::parse(&document, &link.get_attribute("href").unwrap()).choice.unwrap();
        click(&link).await;
        for (tie, sign) in document.ties.iter().zip(supposed.signs(&document)) {
            assert_eq!(explainer.drawn(&tie.id), sign.name(), "{} {}", tie.id, link.outer_html());
        }
        explainer.click("[data-do='undo']").await;
        assert_eq!(fragment(), "scenario=thaw");
    }
}

#[wasm_bindgen_test]
async fn the_suggested_changes_reduce_the_index() {
    let explainer = Explainer::unfolded().await;
    explainer.click(".scenarios [data-scenario='thaw']").await;
    let before = index(&explainer);
    assert!(before > 0);
    let relief = |explainer: &Explainer| {
        let head = explainer.all(".theory h3").into_iter().find(|it| {
            it.next_element_sibling().is_some_and(|next| next.matches("ul.rows:not(.camps):has(.suppose)").unwrap())
        });
        all(&head.unwrap().next_element_sibling().unwrap(), ".suppose")
    };
    let count = relief(&explainer).len();
    assert!(count > 0);
    for place in 0..count {
        let link = relief(&explainer)[place].clone();
        click(&link).await;
        assert!(index(&explainer) < before, "{}", link.outer_html());
        explainer.click("[data-do='undo']").await;
        assert_eq!(index(&explainer), before);
    }
}

#[wasm_bindgen_test]
async fn every_actor_is_in_one_of_two_camps_or_listed_as_in_neither() {
    let explainer = Explainer::unfolded().await;
    let text = explainer.text(".theory");
    assert!(text.contains("One split into two camps."), "{text}");
    let lists = explainer.all(".theory .camps");
    assert_eq!(lists.len(), 1);
    assert_eq!(all(&lists[0], "li").len(), 2);
    let camps = lists[0].text_content().unwrap();
    let (_, outside) = text.split_once("In neither camp").unwrap();
    let (outside, _) = outside.split_once('.').unwrap();
    for actor in content()["actors"].as_array().unwrap() {
        let name = actor["name"].as_str().unwrap();
        assert!(camps.contains(name) != outside.contains(name), "{name}");
    }
    assert!(outside.contains("Iran") && outside.contains("Khodorkovsky") && !outside.contains("China"), "{outside}");
}

#[wasm_bindgen_test]
async fn those_who_are_divided_apart_from_the_others_are_listed_as_split_in_their_own_way() {
    clean();
    gloo::utils::window().location().set_hash("s=khodorkovsky-nest:-").unwrap();
    let explainer = Explainer::hydrated().await;
    explainer.click(".theory > summary").await;
    let lists = explainer.all(".theory .camps");
    assert_eq!(lists.iter().map(|list| all(list, "li").len()).collect::<Vec<usize>>(), [2, 2]);
    let before = lists[1].previous_element_sibling().unwrap().text_content().unwrap();
    assert!(before.contains("in a way of their own"), "{before}");
    assert!(lists[1].text_content().unwrap().contains("Khodorkovsky"));
}

#[wasm_bindgen_test]
async fn findings_depend_only_on_the_signs() {
    let explainer = Explainer::unfolded().await;
    let before = explainer.text("[data-findings]");
    explainer.click(".scenarios [data-scenario='concert']").await;
    assert_ne!(explainer.text("[data-findings]"), before);
    explainer.click(".scenarios [href='#as-written']").await;
    assert_eq!(explainer.text("[data-findings]"), before);
    assert_eq!(explainer.all("[data-findings]").len(), 1);
}
