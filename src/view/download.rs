//! Things as files: the map as a picture, the network behind it, the reader's progress; and progress from a file.

use super::dom::{Handler, Node, SVG, page, window};
use crate::graph::Shared;
use crate::reader::{Action, Progress, Reader, Scene, calendar, export};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Event, HtmlCanvasElement, HtmlImageElement, Url, XmlSerializer,
};
use yew::Callback;
use yew::platform::spawn_local;

/// What can be had as a file.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Download {
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

impl Download {
    /// The one that a button of that name makes.
    pub(super) fn named(name: &str) -> Option<Download> {
        Some(match name {
            "save-svg" => Download::Svg,
            "save-png" => Download::Png,
            "save-actors" => Download::Actors,
            "save-ties" => Download::Ties,
            "save-json" => Download::Json,
            "save-progress" => Download::Progress,
            _ => return None,
        })
    }
}

/// Gives the reader the file.
pub(super) fn download(document: &Shared, scene: &Scene, drawing: Option<Node>, what: Download) {
    let signs = &scene.signs;
    let name = |ending: &str| [&document.id, ending].concat();
    let table = |text: String, ending| save(&blob(&text, "text/csv;charset=utf-8")?, &name(ending));
    let picture = || drawing.as_ref().and_then(|drawing| self::picture(drawing, &caption(document, scene)));
    let _ = match what {
        Download::Svg => picture().and_then(|svg| save(&blob(&svg, "image/svg+xml")?, &name(".svg"))),
        Download::Png => picture().and_then(|svg| paint(&svg, name(".png"))),
        Download::Actors => table(export::actors_csv(document), "-actors.csv"),
        Download::Ties => table(export::ties_csv(document, signs), "-ties.csv"),
        Download::Json => json(&export::network_json(document, signs), &name(".json")),
        Download::Progress => json(&Progress::of(document, &scene.reader).to_json(), &name("-progress.json")),
    };
}

/// Gives the reader a reminder for their calendar to come back to the page at `address`; it is `now`, in seconds.
pub(super) fn remind(document: &Shared, reader: &Reader, address: &str, now: u32) {
    let days = reader.quiz.days(document);
    let text = calendar::reminder(document, address, days, reader.quiz.today(), now);
    let _ = blob(&text, "text/calendar;charset=utf-8").and_then(|file| save(&file, "review.ics"));
}

fn json(text: &str, name: &str) -> Option<()> {
    save(&blob(text, "application/json")?, name)
}

/// Reads the file that was chosen, and takes it for the reader's progress if it is.
pub(super) fn open_progress(event: &Event, document: &Shared, act: Callback<Action>) {
    let Some(input) = Node::target(event) else { return };
    let Some(file) = input.input().files().and_then(|files| files.get(0)) else { return };
    let document = document.clone();
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await;
        // The same file may be chosen again.
        input.input().set_value("");
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
fn caption(document: &Shared, scene: &Scene) -> String {
    let words = &document.words;
    let assumed = scene.assumed(document);
    let assumed = if assumed.is_empty() { words.get("as-written").to_owned() } else { assumed };
    let mut parts = vec![document.title.as_str(), document.original.publisher.as_str(), &assumed];
    if !scene.reader.hidden.is_empty() {
        parts.push(words.get("left-out"));
    }
    parts.join(" · ")
}

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
fn picture(drawing: &Node, caption: &str) -> Option<String> {
    // What is marked for reading is for the page.
    drawing.flag("data-plain", true);
    let picture = copied(drawing, caption);
    drawing.flag("data-plain", false);
    picture
}

fn copied(drawing: &Node, caption: &str) -> Option<String> {
    let looks = |node: &Node| window().get_computed_style(node.element()).ok().flatten();
    let copy = drawing.copy()?;
    let view_box = drawing.get("viewBox")?;
    let mut sides = view_box.split(' ');
    let (x, y, width, height) = (sides.next()?, sides.next()?, sides.next()?, sides.next()?);
    // Room for the caption below.
    let whole = |text: &str| text.split('.').next()?.parse::<i32>().ok();
    let line = (whole(y)? + whole(height)? + 18).to_string();
    let height = &*(whole(height)? + 28).to_string();
    let view_box = [x, " ", y, " ", width, " ", height].concat();
    for (name, value) in [("xmlns", SVG), ("viewBox", &view_box), ("width", width), ("height", height)] {
        copy.set(name, value);
    }
    for (original, copy) in drawing.all("*").iter().zip(&copy.all("*")) {
        let looks = looks(original)?;
        for name in LOOKS {
            let value = looks.get_property_value(name).unwrap_or_default();
            // An empty value says something here: that nothing is said elsewhere holds.
            copy.set_whatever(name, &value);
        }
        for name in ["href", "tabindex", "class", "aria-current"] {
            copy.set(name, "");
        }
        if original.is(".reach") || original.has("data-hidden") {
            copy.remove();
        }
    }
    let paper = looks(&drawing.around(".explainer")?)?;
    let colour = paper.get_property_value("background-color").ok()?;
    // No style attribute: the page's policy forbids it, and not every program that reads SVG knows backgrounds.
    let rect = [("x", x), ("y", y), ("width", width), ("height", height), ("fill", &colour)];
    let ground = copy.make_svg("rect", &rect, "");
    copy.begin_with(&ground, "");
    let ink = paper.get_property_value("color").ok()?;
    let small = [("dx", "8"), ("font-size", "11"), ("font-family", "sans-serif")];
    let said = [&[("x", x), ("y", &line), ("fill", &ink)], &small[..]].concat();
    copy.append(&copy.make_svg("text", &said, caption));
    XmlSerializer::new().ok()?.serialize_to_string(copy.element()).ok()
}

fn blob(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&JsValue::from_str(text)), &options).ok()
}

/// Has the browser save a file under a name.
fn save(file: &Blob, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(file).ok()?;
    let link = page()?.make("a", &[("href", &url), ("download", name)], "");
    link.press();
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
    spawn_local(async move {
        let _ = JsFuture::from(decoded).await;
        let _ = Url::revoke_object_url(&url);
        let _ = export(&image, name);
    });
    Some(())
}

fn export(image: &HtmlImageElement, name: String) -> Option<()> {
    let canvas = page()?.make("canvas", &[], "");
    let canvas: &HtmlCanvasElement = canvas.element().unchecked_ref();
    let [width, height] = [image.natural_width(), image.natural_height()].map(|side| f64::from(side) * DENSITY);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    // Called once; the browser lets go of it then.
    let done = Handler::new(move |file: JsValue| {
        // None, where the picture is too large.
        if !file.is_null() {
            let _ = save(file.unchecked_ref(), &name);
        }
    });
    canvas.to_blob(done.into_js_value().unchecked_ref()).ok()
}
