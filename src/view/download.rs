//! Downloads: the map as a picture, the network as data, the reader's progress; and opening a file with progress.

use super::dom::{Handler, Node, SVG, page};
use crate::document::{Sign, Words};
use crate::graph::Shared;
use crate::reader::{Action, Progress, Reader, Scene, calendar, export};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Event, HtmlCanvasElement, HtmlImageElement, Url, XmlSerializer,
};
use yew::Callback;
use yew::platform::spawn_local;

/// A file that can be downloaded.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Download {
    /// The visible drawing of the map, as SVG.
    Svg,
    /// The visible drawing of the map, as PNG.
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
    /// The download of a button, by its name in `data-do`.
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

/// Downloads the file.
pub(super) fn download(document: &Shared, scene: &Scene, drawing: Option<Node>, what: Download) {
    let signs = &scene.signs;
    let name = |ending: &str| [&document.id, ending].concat();
    let table = |text: String, ending| save(&blob(&text, "text/csv;charset=utf-8")?, &name(ending));
    let picture =
        || drawing.as_ref().and_then(|drawing| self::picture(drawing, &caption(document, scene), &document.words));
    let _ = match what {
        Download::Svg => picture().and_then(|svg| save(&blob(&svg, "image/svg+xml")?, &name(".svg"))),
        Download::Png => picture().and_then(|svg| paint(&svg, name(".png"))),
        Download::Actors => table(export::actors_csv(document), "-actors.csv"),
        Download::Ties => table(export::ties_csv(document, signs), "-ties.csv"),
        Download::Json => json(&export::network_json(document, signs), &name(".json")),
        Download::Progress => json(&Progress::of(document, &scene.reader).to_json(), &name("-progress.json")),
    };
}

/// Downloads a reminder for the reader's calendar to come back to the page at `address`. `now` is the current time, in seconds
/// since the first of January 1970 began in UTC.
pub(super) fn remind(document: &Shared, reader: &Reader, address: &str, now: u32) {
    let days = reader.quiz.days(document);
    let text = calendar::reminder(document, address, days, reader.quiz.today(), now);
    let _ = blob(&text, "text/calendar;charset=utf-8").and_then(|file| save(&file, "review.ics"));
}

fn json(text: &str, name: &str) -> Option<()> {
    save(&blob(text, "application/json")?, name)
}

/// Reads the file that was chosen, and loads it if it is progress in this explainer.
pub(super) fn open_progress(event: &Event, document: &Shared, act: Callback<Action>) {
    let Some(input) = Node::target(event) else { return };
    let Some(file) = input.input().files().and_then(|files| files.get(0)) else { return };
    let document = document.clone();
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await;
        // The field is cleared, because choosing the same file again would otherwise fire no event.
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

/// The caption of the picture, so that it can stand alone: title and publisher, the assumed signs, and whether the map hides
/// anything.
fn caption(document: &Shared, scene: &Scene) -> String {
    let words = &document.words;
    let assumed = scene.signs_in_words(document);
    let mut parts = vec![document.title.as_str(), document.original.publisher.as_str(), &assumed];
    if !scene.reader.hidden.is_empty() {
        parts.push(words.get("left-out"));
    }
    parts.join(" · ")
}

/// The properties of style sheets that are copied into the attributes of the file, which has no style sheet.
const STYLE_PROPERTIES: [&str; 12] = [
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

/// The drawing as the text of an SVG file.
fn picture(drawing: &Node, caption: &str, words: &Words) -> Option<String> {
    // `data-plain` turns off the styles that mark the actors of the section in view.
    drawing.flag("data-plain", true);
    let picture = svg_file(drawing, caption, words);
    drawing.flag("data-plain", false);
    picture
}

fn svg_file(drawing: &Node, caption: &str, words: &Words) -> Option<String> {
    let copy = drawing.copy()?;
    let view_box = drawing.get("viewBox")?;
    let mut sides = view_box.split(' ');
    let (x, y, width, height) = (sides.next()?, sides.next()?, sides.next()?, sides.next()?);
    // Room for the caption and the legend below.
    let whole = |text: &str| text.split('.').next()?.parse::<i32>().ok();
    let (left, bottom) = (whole(x)? + 8, whole(y)? + whole(height)?);
    let height = &*(whole(height)? + 48).to_string();
    let view_box = [x, " ", y, " ", width, " ", height].concat();
    for (name, value) in [("xmlns", SVG), ("viewBox", &view_box), ("width", width), ("height", height)] {
        copy.set(name, value);
    }
    for (original, copy) in drawing.all("*").iter().zip(&copy.all("*")) {
        let style = original.computed_style()?;
        for name in STYLE_PROPERTIES {
            let value = style.get_property_value(name).unwrap_or_default();
            // An empty value must be set, too, because it keeps the element from inheriting another.
            copy.set_even_empty(name, &value);
        }
        for name in ["href", "tabindex", "class", "aria-current"] {
            copy.set(name, "");
        }
        if original.matches(".reach") || original.has("data-hidden") {
            copy.remove();
        }
    }
    let paper = drawing.enclosing(".explainer")?.computed_style()?;
    let colour = paper.get_property_value("background-color").ok()?;
    // The background is a rectangle, because the page's policy forbids the `style` attribute, and not every program supports
    // backgrounds in SVG.
    let rect = [("x", x), ("y", y), ("width", width), ("height", height), ("fill", &colour)];
    let ground = copy.create_svg("rect", &rect, "");
    copy.prepend(&ground, "");
    let ink = paper.get_property_value("color").ok()?;
    let write = |x: i32, y: i32, text: &str| {
        let place = [("x", &*x.to_string()), ("y", &*y.to_string()), ("fill", &*ink)];
        let attributes = [&place[..], &[("font-size", "11"), ("font-family", "sans-serif")]].concat();
        copy.append(&copy.create_svg("text", &attributes, text));
    };
    write(left, bottom + 18, caption);
    let mut x = left;
    for sign in Sign::ALL.map(Sign::name) {
        let Some(line) = drawing.query(&[".tie[data-sign=", sign, "] > .line"].concat()) else { continue };
        let ends = [x, x + 28, bottom + 34].map(|it| it.to_string());
        let [from, to, y] = ends.each_ref().map(String::as_str);
        let sample = copy.create_svg("line", &[("x1", from), ("x2", to), ("y1", y), ("y2", y)], "");
        let style = line.computed_style()?;
        for name in ["stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"] {
            sample.set(name, &style.get_property_value(name).unwrap_or_default());
        }
        copy.append(&sample);
        let word = words.get(sign);
        write(x + 34, bottom + 38, word);
        // A letter of this size is about 6 px wide.
        x += 54 + 6 * word.chars().count() as i32;
    }
    XmlSerializer::new().ok()?.serialize_to_string(copy.element()).ok()
}

fn blob(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&JsValue::from_str(text)), &options).ok()
}

/// Downloads a file under a name.
fn save(file: &Blob, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(file).ok()?;
    let link = page()?.create("a", &[("href", &url), ("download", name)], "");
    link.click();
    Url::revoke_object_url(&url).ok()
}

/// The factor from the drawing's size to the PNG's, for dense screens.
const DENSITY: f64 = 2.0;

/// Paints an SVG to a PNG, and downloads it.
fn paint(svg: &str, name: String) -> Option<()> {
    let url = Url::create_object_url_with_blob(&blob(svg, "image/svg+xml")?).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&url);
    let decoded = image.decode();
    spawn_local(async move {
        let _ = JsFuture::from(decoded).await;
        let _ = Url::revoke_object_url(&url);
        let _ = save_as_png(&image, name);
    });
    Some(())
}

fn save_as_png(image: &HtmlImageElement, name: String) -> Option<()> {
    let canvas = page()?.create("canvas", &[], "");
    let canvas: &HtmlCanvasElement = canvas.element().unchecked_ref();
    let [width, height] = [image.natural_width(), image.natural_height()].map(|side| f64::from(side) * DENSITY);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    // The handler is called once, and is garbage collected by the browser.
    let done = Handler::new(move |file: JsValue| {
        // The blob is null if the picture is too large.
        if !file.is_null() {
            let _ = save(file.unchecked_ref(), &name);
        }
    });
    canvas.to_blob(done.into_js_value().unchecked_ref()).ok()
}
