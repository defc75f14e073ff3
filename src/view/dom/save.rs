//! The map as a file: a picture, or the network behind it.

use super::super::map;
use super::super::session::Shared;
use super::{Handler, attributes, each, window};
use crate::reader::{Action, Progress, Reader, export};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, Event, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, HtmlInputElement, Url, XmlSerializer,
};
use yew::Callback;

/// What can be kept as a file.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::view) enum Keepsake {
    /// The drawing that shows, as SVG.
    Svg,
    /// The same as PNG.
    Png,
    /// The actors as CSV.
    Actors,
    /// The ties as CSV.
    Ties,
    /// The network as JSON.
    Json,
    /// The reader's progress.
    Progress,
}

impl Keepsake {
    /// The one that a button of that name saves.
    pub(super) fn named(name: &str) -> Option<Keepsake> {
        Some(match name {
            "save-svg" => Keepsake::Svg,
            "save-png" => Keepsake::Png,
            "save-actors" => Keepsake::Actors,
            "save-ties" => Keepsake::Ties,
            "save-json" => Keepsake::Json,
            "save-progress" => Keepsake::Progress,
            _ => return None,
        })
    }
}

/// Gives the reader the file.
pub(in crate::view) fn save(document: &Shared, reader: &Reader, drawing: Option<Element>, keepsake: Keepsake) {
    let signs = &reader.what_if(document).signs(document);
    let name = |ending: &str| [&document.id, ending].concat();
    let table = |text: String, ending| hand_over(&blob(&text, "text/csv;charset=utf-8")?, &name(ending));
    let picture = || drawing.as_ref().and_then(|drawing| self::picture(drawing, &caption(document, reader)));
    let _ = match keepsake {
        Keepsake::Svg => picture().and_then(|svg| hand_over(&blob(&svg, "image/svg+xml")?, &name(".svg"))),
        Keepsake::Png => picture().and_then(|svg| paint(&svg, name(".png"))),
        Keepsake::Actors => table(export::actors_csv(document), "-actors.csv"),
        Keepsake::Ties => table(export::ties_csv(document, signs), "-ties.csv"),
        Keepsake::Json => json(&export::network_json(document, signs), &name(".json")),
        Keepsake::Progress => json(&Progress::of(document, reader).to_json(), &name("-progress.json")),
    };
}

fn json(text: &str, name: &str) -> Option<()> {
    hand_over(&blob(text, "application/json")?, name)
}

/// Reads the file that was chosen, and takes it for the reader's progress if it is.
pub(in crate::view) fn read_progress(event: &Event, document: &Shared, act: Callback<Action>) {
    let Some(input) = event.target() else { return };
    let input: HtmlInputElement = input.unchecked_into();
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    let document = document.clone();
    yew::platform::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
        // The same file may be chosen again.
        input.set_value("");
        let progress = Progress::from_json(&text.ok().and_then(|text| text.as_string()).unwrap_or_default());
        if progress.is_of(&document) {
            act.emit(Action::Load(progress));
            act.emit(Action::Say("loaded"));
        } else {
            act.emit(Action::Say("not-loaded"));
        }
    });
}

/// What the picture is of, so that it can stand alone: whose, under which signs, and that something is left out.
fn caption(document: &Shared, reader: &Reader) -> String {
    let words = &document.words;
    let shown = map::shown(document, reader);
    let shown = if shown.is_empty() { words.get("as-written").to_owned() } else { shown };
    let mut parts = vec![document.title.as_str(), document.original.publisher.as_str(), &shown];
    if !reader.hidden.is_empty() {
        parts.push(words.get("left-out"));
    }
    parts.join(" · ")
}

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// What a line or a letter looks like is said by style sheets, which a file does without.
const LOOKS: [&str; 12] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "paint-order",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "display",
];

/// The drawing as a file of its own.
fn picture(drawing: &Element, caption: &str) -> Option<String> {
    // What is marked for reading is for the page.
    let _ = drawing.set_attribute("data-plain", "true");
    let picture = copied(drawing, caption);
    let _ = drawing.remove_attribute("data-plain");
    picture
}

fn copied(drawing: &Element, caption: &str) -> Option<String> {
    let copy: Element = drawing.clone_node_with_deep(true).ok()?.unchecked_into();
    let view_box = drawing.get_attribute("viewBox")?;
    let mut sides = view_box.split(' ');
    let (x, y, width, height) = (sides.next()?, sides.next()?, sides.next()?, sides.next()?);
    // Room for the caption below.
    let whole = |text: &str| text.split('.').next()?.parse::<i32>().ok();
    let line = (whole(y)? + whole(height)? + 18).to_string();
    let height = &*(whole(height)? + 28).to_string();
    let view_box = [x, " ", y, " ", width, " ", height].concat();
    attributes(&copy, &[("xmlns", SVG), ("viewBox", &view_box), ("width", width), ("height", height)]);
    let mut originals = Vec::new();
    each(drawing, "*", |element| originals.push(element));
    let mut copies = Vec::new();
    each(&copy, "*", |element| copies.push(element));
    for (original, copy) in originals.iter().zip(&copies) {
        let looks = window()?.get_computed_style(original).ok()??;
        for name in LOOKS {
            let value = looks.get_property_value(name).unwrap_or_default();
            let _ = copy.set_attribute(name, &value);
        }
        for name in ["href", "tabindex", "class", "aria-current"] {
            let _ = copy.remove_attribute(name);
        }
        if original.class_list().contains("reach") || original.has_attribute("data-hidden") {
            copy.remove();
        }
    }
    let paper = window()?.get_computed_style(&drawing.closest(".explainer").ok()??).ok()??;
    let colour = paper.get_property_value("background-color").ok()?;
    // No style attribute: the page's policy forbids it, and not every program that reads SVG knows backgrounds.
    let ground = window()?.document()?.create_element_ns(Some(SVG), "rect").ok()?;
    attributes(&ground, &[("x", x), ("y", y), ("width", width), ("height", height), ("fill", &colour)]);
    copy.prepend_with_node_1(&ground).ok()?;
    let said = window()?.document()?.create_element_ns(Some(SVG), "text").ok()?;
    let ink = paper.get_property_value("color").ok()?;
    attributes(
        &said,
        &[("x", x), ("y", &line), ("dx", "8"), ("font-size", "11"), ("font-family", "sans-serif"), ("fill", &ink)],
    );
    said.set_text_content(Some(caption));
    let _ = copy.append_child(&said);
    XmlSerializer::new().ok()?.serialize_to_string(&copy).ok()
}

fn blob(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&JsValue::from_str(text)), &options).ok()
}

/// Has the browser save a file under a name.
fn hand_over(file: &Blob, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(file).ok()?;
    let link: HtmlAnchorElement = window()?.document()?.create_element("a").ok()?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).ok()
}

/// Twice the size of the drawing, for screens that are dense.
const DENSITY: f64 = 2.0;

/// Paints a picture and hands it over.
fn paint(svg: &str, name: String) -> Option<()> {
    let url = Url::create_object_url_with_blob(&blob(svg, "image/svg+xml")?).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&url);
    let decoded = image.decode();
    yew::platform::spawn_local(async move {
        let _ = wasm_bindgen_futures::JsFuture::from(decoded).await;
        let _ = Url::revoke_object_url(&url);
        let _ = export(&image, name);
    });
    Some(())
}

fn export(image: &HtmlImageElement, name: String) -> Option<()> {
    let canvas: HtmlCanvasElement = window()?.document()?.create_element("canvas").ok()?.unchecked_into();
    let [width, height] = [image.natural_width(), image.natural_height()].map(|side| f64::from(side) * DENSITY);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    // Called once; the browser lets go of it then.
    let done = Handler::new(move |file: JsValue| {
        // None, where the picture is too large.
        if !file.is_null() {
            let _ = hand_over(file.unchecked_ref(), &name);
        }
    });
    canvas.to_blob(done.into_js_value().unchecked_ref()).ok()
}
