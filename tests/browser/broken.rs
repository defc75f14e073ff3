//! Documents that cannot be used: the message names the place of the fault, and the page stays as it was.

use crate::harness::{Explainer, assert_same, clean, json, prerendered, put, settle};
use explainer::browser::mount;
use serde_json::{Value, json as value};
use wasm_bindgen_test::wasm_bindgen_test;

/// What the message must name, and a way to break a document.
type Fault = (&'static str, fn(&mut Value));

const FAULTS: &[Fault] = &[
    ("no format version", |it| remove(it, "format")),
    ("format 1", |it| it["format"] = 1.into()),
    ("format 2", |it| it["format"] = 2.into()),
    ("format 4", |it| it["format"] = 4.into()),
    ("title is not text", |it| remove(it, "title")),
    ("actors[0].name is not text", |it| it["actors"][0]["name"] = 3.into()),
    ("ties[2].directed is not true or false", |it| it["ties"][2]["directed"] = "no".into()),
    ("sections is not a list", |it| it["sections"] = value!({})),
    ("original is not an object", |it| it["original"] = value!("https://example.org/")),
    ("minutes is not a number of things", |it| it["minutes"] = value!(4.5)),
    ("ties[0] has a field colour that is not known", |it| it["ties"][0]["colour"] = "red".into()),
    ("ties[0].sign is not one of", |it| it["ties"][0]["sign"] = "+".into()),
    ("ties[0].evidence[0].stance is not one of", |it| it["ties"][0]["evidence"][0]["stance"] = "proves".into()),
    ("ties[0].evidence[0] is not an object", |it| it["ties"][0]["evidence"] = value!(["drift"])),
    ("scenarios[0].signs[0].sign is not one of", |it| it["scenarios"][0]["signs"][0]["sign"] = "+".into()),
    ("scenarios[0].signs[0] is not an object", |it| it["scenarios"][0]["signs"] = value!(vec!["cooperative"; 3])),
    ("layouts[0].shape is not one of", |it| it["layouts"][0]["shape"] = "round".into()),
    ("claims[0] has a field", |it| it["claims"][0]["html"] = "<script>alert(1)</script>".into()),
    ("actors[0].about[0]", |it| it["actors"][0]["about"] = value!([{ "html": ["<b>", []] }])),
    ("tie=russia-china names actor=atlantis", |it| it["ties"][0]["to"] = "atlantis".into()),
    ("tie=russia-china has no evidence", |it| it["ties"][0]["evidence"] = value!([])),
    ("tie=russia-china has no evidence", |it| {
        it["ties"][0]["evidence"] = value!([{ "passage": "drift", "stance": "contradicts" }]);
    }),
    ("tie=russia-china names passage=nowhere", |it| {
        it["ties"][0]["evidence"] = value!([{ "passage": "nowhere", "stance": "supports" }]);
    }),
    ("evidence drift", |it| {
        it["ties"][0]["evidence"] = value!(vec![value!({ "passage": "drift", "stance": "supports" }); 2]);
    }),
    ("tie=russia-china is of a kind without a word", |it| it["ties"][0]["kind"] = " ".into()),
    ("actor=europe names actor=atlantis", |it| {
        let actors = it["actors"].as_array_mut().unwrap();
        actors.iter_mut().find(|actor| actor["id"] == "europe").unwrap()["side"] = "atlantis".into();
    }),
    ("section=lead names scenario=nowhere", |it| it["sections"][0]["scenario"] = "nowhere".into()),
    ("scenario=deal names tie=atlantis", |it| it["scenarios"][0]["signs"][0]["tie"] = "atlantis".into()),
    ("assumption russia-china", |it| {
        it["scenarios"][0]["signs"][1] = it["scenarios"][0]["signs"][0].clone();
    }),
    ("scenario=deal assumes nothing", |it| it["scenarios"][0]["signs"] = value!([])),
    ("scenario=thaw assumes what another does", |it| it["scenarios"][1]["signs"] = it["scenarios"][0]["signs"].clone()),
    ("calculations shows no triad", |it| it["triad"] = Value::Null),
    ("triad is shown twice", |it| it["sections"][0]["blocks"].as_array_mut().unwrap().push("triangle".into())),
    ("tie=russia-china joins an actor to itself", |it| it["ties"][0]["to"] = "russia".into()),
    ("triad names tie=atlantis", |it| it["triad"][0] = "atlantis".into()),
    ("triad does not join three actors", |it| it["triad"][0] = "russia-ukraine".into()),
    ("question=unlimited has not one right option", |it| {
        it["questions"][0]["options"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .for_each(|option| option["right"] = true.into());
    }),
    ("question=unlimited has not one right option", |it| it["questions"][0]["options"] = value!([])),
    ("question=unlimited names passage=nowhere", |it| it["questions"][0]["passage"] = "nowhere".into()),
    ("opinion links to an address that is not http", |it| {
        let sources = it["sources"].as_array_mut().unwrap();
        sources.iter_mut().find(|source| source["id"] == "opinion").unwrap()["url"] = "javascript:alert(1)".into();
    }),
    ("original links to an address that is not http", |it| it["original"]["url"] = " https://example.org/".into()),
    ("actor=russia links to an address that is not http", |it| {
        it["actors"][0]["about"] = value!([{ "web": ["data:text/html,x", [{ "text": "x" }]] }]);
    }),
    ("actor=russia names passage=nowhere", |it| {
        it["actors"][0]["about"] = value!([{ "link": [{ "passage": "nowhere" }, [{ "text": "x" }]] }]);
    }),
    ("note=n1 has no source", |it| it["notes"][0]["sources"] = value!([])),
    ("note=n1 names source=nowhere", |it| it["notes"][0]["sources"] = value!(["nowhere"])),
    ("note=n1 is on no passage", |it| it["notes"][0]["passages"] = value!([])),
    ("actor russia", |it| it["actors"][1] = it["actors"][0].clone()),
    ("option", |it| it["questions"][0]["options"][1]["id"] = it["questions"][0]["options"][0]["id"].clone()),
    ("has an id of odd characters", |it| it["actors"][0]["id"] = "russia'] *".into()),
    ("document has an id of odd characters", |it| it["id"] = "".into()),
    ("does not draw every actor and tie", |it| {
        it["layouts"][0]["spots"].as_array_mut().unwrap().pop();
    }),
    ("layout=tall has no size", |it| it["layouts"][0]["width"] = 0.into()),
];

fn remove(document: &mut Value, field: &str) {
    document.as_object_mut().unwrap().remove(field);
}

fn broken(fault: fn(&mut Value)) -> String {
    let mut document = serde_json::from_str(json()).unwrap();
    fault(&mut document);
    document.to_string()
}

#[wasm_bindgen_test]
async fn a_broken_document_is_refused_with_the_place_that_is_broken_and_the_page_stays() {
    clean();
    let root = put(prerendered());
    let before = root.outer_html();
    for (place, fault) in FAULTS {
        let error = mount(&root, &broken(*fault)).expect_err(place).to_string();
        assert!(error.contains(place), "{place:?} is not in {error:?}");
        settle().await;
        assert_same(&root.outer_html(), &before, place);
    }
}

#[wasm_bindgen_test]
async fn a_text_that_is_no_document_is_refused() {
    clean();
    let root = put(prerendered());
    let before = root.outer_html();
    let middle = (json().len() / 2..).find(|place| json().is_char_boundary(*place)).unwrap();
    let cut = &json()[..middle];
    let deep = "[".repeat(100_000);
    for text in ["", "{", "null", "[]", "3", "<!DOCTYPE html><title>Not found</title>", "\u{feff}{}", cut, &deep] {
        assert!(mount(&root, text).is_err(), "{text:.40}");
        settle().await;
        assert_same(&root.outer_html(), &before, format!("{text:.40}"));
    }
}

#[wasm_bindgen_test]
async fn the_page_still_starts_with_a_good_document_after_a_broken_one() {
    clean();
    let root = put(prerendered());
    assert!(mount(&root, "{").is_err());
    let explainer = Explainer::at(root, json()).await;
    assert!(explainer.responds().await);
}
