//! Downloads of the map: the contents of the files that are offered.

use crate::harness::{Explainer, all, any, html_without_copies, until};
use js_sys::{Array, Function, Reflect};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, Document};

/// Intercepts downloads until it is dropped.
pub(crate) struct Tray {
    files: Array,
    restore: Function,
}

/// A downloaded file and its name.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) blob: Blob,
}

impl Tray {
    pub(crate) fn new() -> Tray {
        let files = Array::new();
        let set = Function::new_with_args(
            "files",
            "const make = URL.createObjectURL, press = HTMLAnchorElement.prototype.click, blobs = new Map();
             URL.createObjectURL = blob => { const url = make.call(URL, blob); blobs.set(url, blob); return url };
             HTMLAnchorElement.prototype.click = function () { files.push([this.download, blobs.get(this.href)]) };
             return () => { URL.createObjectURL = make; HTMLAnchorElement.prototype.click = press }",
        );
        let restore = set.call1(&JsValue::NULL, &files).unwrap().unchecked_into();
        Tray { files, restore }
    }

    /// Presses a button that downloads; the file.
    pub(crate) async fn save(&self, explainer: &Explainer, button: &str) -> File {
        let before = self.files.length();
        explainer.click(&format!("[data-do='{button}']")).await;
        assert!(until(|| self.files.length() > before).await, "{button} gives no file");
        let file: Array = self.files.get(before).unchecked_into();
        File { name: file.get(0).as_string().unwrap(), blob: file.get(1).unchecked_into() }
    }

    async fn text(&self, explainer: &Explainer, button: &str) -> String {
        text(&self.save(explainer, button).await.blob).await
    }
}

impl Drop for Tray {
    fn drop(&mut self) {
        self.restore.call0(&JsValue::NULL).unwrap();
    }
}

pub(crate) async fn text(blob: &Blob) -> String {
    let text: Function = Reflect::get(blob, &"text".into()).unwrap().unchecked_into();
    JsFuture::from(js_sys::Promise::from(text.call0(blob).unwrap())).await.unwrap().as_string().unwrap()
}

/// The text parsed as XML by the browser.
fn parse(svg: &str) -> Document {
    let read = Function::new_with_args("text", "return new DOMParser().parseFromString(text, 'image/svg+xml')");
    read.call1(&JsValue::NULL, &svg.into()).unwrap().unchecked_into()
}

/// The lines of a CSV, read by its grammar (RFC 4180).
fn lines(csv: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, quoted) {
            ('"', true) if letters.peek() == Some(&'"') => cell.extend(letters.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => line.push(std::mem::take(&mut cell)),
            ('\r', false) => {
                assert_eq!(letters.next(), Some('\n'));
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            _ => cell.push(letter),
        }
    }
    assert!(!quoted && cell.is_empty() && line.is_empty(), "the file ends with a line break");
    lines
}

/// The built-in explainer with the downloads opened.
async fn explainer() -> Explainer {
    let explainer = Explainer::fitted().await;
    explainer.unfold().await;
    explainer
}

#[wasm_bindgen_test]
async fn the_drawing_is_an_svg_that_parses_and_holds_nothing_but_a_picture() {
    let (explainer, tray) = (explainer().await, Tray::new());
    let file = tray.save(&explainer, "save-svg").await;
    assert_eq!((file.name.as_str(), file.blob.type_().as_str()), ("unraveling-alliance.svg", "image/svg+xml"));
    let svg = parse(&text(&file.blob).await).document_element().unwrap();
    assert_eq!(svg.tag_name(), "svg", "{}", svg.text_content().unwrap());
    assert_eq!(any(&svg, "parsererror, script, style, foreignObject, image, use, animate, iframe").len(), 0);
    for element in all(&svg, "*").iter().chain([&svg]) {
        for name in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
            let value = element.get_attribute(&name).unwrap();
            assert!(!name.contains("href") && !name.starts_with("on"), "{name}={value}");
            assert!(!value.contains("url(") && !value.contains("javascript:"), "{name}={value}");
        }
    }
    assert!(["width", "height"].iter().all(|side| svg.get_attribute(side).unwrap().parse::<f64>().unwrap() > 100.0));
    // Every mark has a shape, and so has the background.
    assert_eq!(
        all(&svg, "circle, rect").len(),
        explainer.all(&format!("{} > .drawing .mark", explainer.sheet())).len() + 1
    );
    assert!(svg.text_content().unwrap().contains("The article’s view"), "the title stands below the map");
    assert!(svg.text_content().unwrap().contains("Russia"));
    // The legend has a line for each sign.
    assert_eq!(all(&svg, "line").len(), 3);
    for word in ["cooperative", "strained", "hostile"] {
        assert!(svg.text_content().unwrap().contains(word), "{word}");
    }
}

#[wasm_bindgen_test]
async fn the_drawing_is_saved_without_what_is_hidden_on_the_map() {
    let (explainer, tray) = (explainer().await, Tray::new());
    explainer.click("[data-facet='actor=person']").await;
    let svg = tray.text(&explainer, "save-svg").await;
    assert!(svg.contains("Russia") && !svg.contains("Putin"));
}

#[wasm_bindgen_test]
async fn the_drawing_can_be_saved_as_png_at_twice_its_size() {
    let (explainer, tray) = (explainer().await, Tray::new());
    let file = tray.save(&explainer, "save-png").await;
    assert_eq!((file.name.as_str(), file.blob.type_().as_str()), ("unraveling-alliance.png", "image/png"));
    let measure = Function::new_with_args("blob", "return createImageBitmap(blob).then(it => [it.width, it.height])");
    let size = js_sys::Promise::from(measure.call1(&JsValue::NULL, &file.blob).unwrap());
    let size: Array = JsFuture::from(size).await.unwrap().unchecked_into();
    let whole: Vec<f64> = explainer
        .attribute(&format!("{} > .drawing", explainer.sheet()), "viewBox")
        .unwrap()
        .split(' ')
        .map(|it| it.parse().unwrap())
        .collect();
    // Below the map there are its title and its legend.
    assert_eq!([0, 1].map(|side| size.get(side).as_f64().unwrap()), [2.0 * whole[2], 2.0 * (whole[3] + 48.0)]);
}

#[wasm_bindgen_test]
async fn the_actors_are_a_table_with_kumus_columns() {
    let (explainer, tray) = (explainer().await, Tray::new());
    let file = tray.save(&explainer, "save-actors").await;
    assert_eq!(
        (file.name.as_str(), file.blob.type_().as_str()),
        ("unraveling-alliance-actors.csv", "text/csv;charset=utf-8")
    );
    let lines = lines(&text(&file.blob).await);
    assert_eq!(lines[0], ["Label", "Type", "Description", "Tags"]);
    assert_eq!(lines.len() - 1, explainer.all("table.actors tbody tr").len());
    assert!(lines.iter().all(|line| line.len() == 4));
    assert!(lines.iter().any(|line| line[0] == "Vladimir Putin" && line[1] == "person" && line[3] == "Russia"));
}

#[wasm_bindgen_test]
async fn the_ties_are_a_table_with_kumus_columns_and_the_signs_in_force() {
    let (explainer, tray) = (explainer().await, Tray::new());
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    let lines = lines(&tray.text(&explainer, "save-ties").await);
    let head = ["From", "To", "Direction", "Type", "Description", "Sign", "Sign in the article"];
    let head = [&head[..], &["Supports", "Contradicts", "Context"]].concat();
    assert_eq!(lines[0], head);
    assert_eq!(lines.len() - 1, explainer.all("table.ties tbody tr").len());
    assert!(lines.iter().all(|line| line.len() == head.len()));
    // Kumu joins the tables by the actors' labels.
    let actors: Vec<String> =
        self::lines(&tray.text(&explainer, "save-actors").await).into_iter().map(|line| line[0].clone()).collect();
    assert!(lines[1..].iter().all(|line| actors.contains(&line[0]) && actors.contains(&line[1])));
    let tie = lines.iter().find(|line| line[0] == "Donald Trump" && line[1] == "Xi Jinping").unwrap();
    assert_eq!(
        tie[2..7],
        ["undirected", "Diplomacy", "a meeting judged a success, and an invitation", "adversarial", "cooperative"]
    );
    assert!(lines[1..].iter().all(|line| !line[7].is_empty()), "every tie has evidence");
}

#[wasm_bindgen_test]
async fn the_network_is_json_that_parses() {
    let (explainer, tray) = (explainer().await, Tray::new());
    explainer.select(".tables [data-assume='trump-xi']", "adversarial").await;
    let file = tray.save(&explainer, "save-json").await;
    assert_eq!((file.name.as_str(), file.blob.type_().as_str()), ("unraveling-alliance.json", "application/json"));
    let network: Value = serde_json::from_str(&text(&file.blob).await).unwrap();
    let (elements, connections) = (network["elements"].as_array().unwrap(), network["connections"].as_array().unwrap());
    assert_eq!(elements.len(), explainer.all("table.actors tbody tr").len());
    let is_there = |id: &Value| elements.iter().any(|element| &element["id"] == id);
    assert!(connections.iter().all(|tie| is_there(&tie["from"]) && is_there(&tie["to"])));
    let tie = connections.iter().find(|tie| tie["id"] == "trump-xi").unwrap();
    assert_eq!((&tie["sign"], &tie["sign-in-the-article"]), (&"adversarial".into(), &"cooperative".into()));
}

#[wasm_bindgen_test]
async fn saving_changes_nothing_on_the_page() {
    let (explainer, tray) = (explainer().await, Tray::new());
    explainer.click(".drawing [data-tie='russia-china']").await;
    let before = html_without_copies(&explainer.root);
    for button in ["save-svg", "save-actors", "save-ties", "save-json", "save-png"] {
        tray.save(&explainer, button).await;
    }
    crate::harness::assert_same(&html_without_copies(&explainer.root), &before, "the page");
    assert!(gloo::utils::document().query_selector("a[download]").unwrap().is_none());
}
