//! The sortable tables of ties and actors.

use crate::harness::{Explainer, all, content, find, focus, focused, value};
use serde_json::json;
use std::cmp::Ordering;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// The ids of what the rows of a table are about.
fn rows(table: &Element) -> Vec<String> {
    all(table, "tbody tr").iter().map(about).collect()
}

fn about(row: &Element) -> String {
    find(row, "th a").get_attribute("href").unwrap().split_once('=').unwrap().1.to_owned()
}

/// The `aria-sort` of each column.
fn sorted(table: &Element) -> Vec<Option<String>> {
    let sort = |head: &Element| head.get_attribute("aria-sort").unwrap();
    all(table, "thead [data-column]").iter().map(|head| Some(sort(head)).filter(|sort| sort != "none")).collect()
}

async fn sort(explainer: &Explainer, table: &str, column: usize) {
    explainer.click(&format!("{table} [data-sort$=' {column}']")).await;
}

/// The sort key of a row in a column: words, or a number.
fn key(row: &Element, column: usize) -> (String, i32) {
    let cell = &all(row, "th, td")[column];
    match column {
        1 if row.query_selector("select").unwrap().is_some() => (value(&find(cell, "select")), 0),
        3 => (String::new(), -(all(cell, "a").len() as i32)),
        _ => (cell.text_content().unwrap().to_lowercase(), 0),
    }
}

#[wasm_bindgen_test]
async fn each_column_sorts_up_then_down_then_as_the_author_has_it() {
    let explainer = Explainer::alone().await;
    for (table, columns) in [("table.ties", 4), ("table.actors", 2)] {
        let at = explainer.find(table);
        let written = rows(&at);
        let none = vec![None; columns];
        assert_eq!(sorted(&at), none);
        for column in 0..columns {
            sort(&explainer, table, column).await;
            let up = rows(&at);
            let mut said = none.clone();
            said[column] = Some("ascending".to_owned());
            assert_eq!(sorted(&at), said, "{table} {column}");
            sort(&explainer, table, column).await;
            said[column] = Some("descending".to_owned());
            assert_eq!(sorted(&at), said, "{table} {column}");
            assert!(rows(&at).iter().rev().eq(&up), "{table} {column}");
            sort(&explainer, table, column).await;
            assert_eq!(sorted(&at), none, "{table} {column}");
            assert_eq!(rows(&at), written, "{table} {column}");
        }
    }
}

#[wasm_bindgen_test]
async fn names_and_words_sort_by_the_alphabet() {
    let explainer = Explainer::alone().await;
    for (table, column) in [("table.ties", 0), ("table.ties", 2), ("table.actors", 0)] {
        sort(&explainer, table, column).await;
        let keys: Vec<String> = all(&explainer.find(table), "tbody tr").iter().map(|row| key(row, column).0).collect();
        let letters = |text: &String| text.trim_start_matches(|it: char| !it.is_alphanumeric()).to_owned();
        let disorder = keys.windows(2).find(|pair| letters(&pair[0]).cmp(&letters(&pair[1])) == Ordering::Greater);
        assert_eq!(disorder, None, "{table} {column}");
    }
}

#[wasm_bindgen_test]
async fn numbers_sort_with_the_most_first() {
    let explainer = Explainer::alone().await;
    sort(&explainer, "table.ties", 3).await;
    let content = content();
    let ties = content["ties"].as_array().unwrap();
    let supporting = |id: &String| {
        let tie = ties.iter().find(|tie| tie["id"] == id.as_str()).unwrap();
        let evidence = tie["evidence"].as_array().unwrap();
        evidence.iter().filter(|evidence| evidence["stance"] == "supports").count()
    };
    let shown: Vec<usize> = rows(&explainer.find("table.ties")).iter().map(supporting).collect();
    assert!(shown.windows(2).all(|pair| pair[0] >= pair[1]), "by the passages that the column shows: {shown:?}");
    sort(&explainer, "table.actors", 1).await;
    let ties_of =
        |id: &String| ties.iter().filter(|tie| tie["from"] == id.as_str() || tie["to"] == id.as_str()).count();
    let shown: Vec<usize> = rows(&explainer.find("table.actors")).iter().map(ties_of).collect();
    assert!(shown.windows(2).all(|pair| pair[0] >= pair[1]), "{shown:?}");
}

#[wasm_bindgen_test]
async fn signs_sort_together_in_the_legends_order_and_by_what_is_assumed() {
    let explainer = Explainer::alone().await;
    explainer.select("table.ties [data-assume='trump-xi']", "adversarial").await;
    sort(&explainer, "table.ties", 1).await;
    let mut signs: Vec<String> =
        all(&explainer.find("table.ties"), "tbody tr").iter().map(|row| key(row, 1).0).collect();
    signs.dedup();
    let legend: Vec<String> =
        explainer.all(".legend [data-sign]").iter().map(|it| it.get_attribute("data-sign").unwrap()).collect();
    assert_eq!(signs, legend);
}

#[wasm_bindgen_test]
async fn rows_with_the_same_key_stay_in_the_author_s_order() {
    let explainer = Explainer::alone().await;
    let written = rows(&explainer.find("table.ties"));
    sort(&explainer, "table.ties", 1).await;
    let place = |id: &String| written.iter().position(|it| it == id).unwrap();
    let shown = all(&explainer.find("table.ties"), "tbody tr");
    for pair in shown.windows(2).filter(|pair| key(&pair[0], 1) == key(&pair[1], 1)) {
        let [one, other] = [0, 1].map(|it| place(&about(&pair[it])));
        assert!(one < other);
    }
}

#[wasm_bindgen_test]
async fn tables_sort_independently_and_another_column_starts_ascending() {
    let explainer = Explainer::alone().await;
    let actors = rows(&explainer.find("table.actors"));
    sort(&explainer, "table.ties", 0).await;
    sort(&explainer, "table.ties", 0).await;
    sort(&explainer, "table.ties", 2).await;
    assert_eq!(sorted(&explainer.find("table.ties")), [None, None, Some("ascending".into()), None]);
    assert_eq!(rows(&explainer.find("table.actors")), actors);
    assert_eq!(sorted(&explainer.find("table.actors")), [None, None]);
}

#[wasm_bindgen_test]
async fn sorting_keeps_the_rows_themselves_and_the_focus() {
    let explainer = Explainer::alone().await;
    let row = explainer.find("table.ties tr:has(> th [data-tie='trump-xi'])");
    let button = explainer.find("[data-sort='ties 0']");
    focus(&button);
    sort(&explainer, "table.ties", 0).await;
    assert!(row.is_same_node(Some(&explainer.find("table.ties tr:has(> th [data-tie='trump-xi'])"))));
    assert!(focused().is_same_node(Some(&button)));
}

#[wasm_bindgen_test]
async fn a_sign_chosen_in_a_table_sorted_by_sign_keeps_the_focus() {
    let explainer = Explainer::alone().await;
    sort(&explainer, "table.ties", 1).await;
    for (tie, sign) in [("trump-xi", "adversarial"), ("russia-ukraine", "cooperative"), ("trump-xi", "strained")] {
        let select = explainer.find(&format!("table.ties [data-assume='{tie}']"));
        focus(&select);
        explainer.select(&format!("table.ties [data-assume='{tie}']"), sign).await;
        assert!(focused().is_same_node(Some(&select)), "{tie} {sign}");
    }
}

#[wasm_bindgen_test]
async fn a_table_of_very_many_shows_the_rest_on_demand() {
    let mut document = content();
    let (actor, spot) = (document["actors"][0].clone(), document["layouts"][0]["spots"][0].clone());
    for number in 0..120 {
        let mut actor = actor.clone();
        actor["id"] = format!("another-{number}").into();
        actor["name"] = format!("Another {number}").into();
        let mention = json!({ "link": [{ "actor": actor["id"] }, [{ "text": actor["name"] }]] });
        document["sections"][0]["blocks"][0]["passage"]["text"].as_array_mut().unwrap().push(mention);
        document["actors"].as_array_mut().unwrap().push(actor);
        for layout in document["layouts"].as_array_mut().unwrap() {
            layout["spots"].as_array_mut().unwrap().push(spot.clone());
        }
    }
    crate::harness::clean();
    let explainer = Explainer::at(crate::harness::put("<div></div>"), &document.to_string()).await;
    let table = explainer.find("table.actors");
    assert_eq!(rows(&table).len(), 100);
    let more = format!("Show {} more", document["actors"].as_array().unwrap().len() - 100);
    assert_eq!(explainer.text(".tables [data-sort='actors all']"), more);
    explainer.click(".tables [data-sort='actors all']").await;
    assert!(explainer.find(".tables [data-sort='actors all']").has_attribute("hidden"));
    assert_eq!(rows(&table).len(), document["actors"].as_array().unwrap().len());
}
