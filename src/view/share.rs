//! Handing things to others: addresses and words, by the device's own way or by the clipboard; and printing.

use super::dom::{Node, window};
use crate::graph::Shared;
use crate::reader::{Address, Reader, Scene};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;
use yew::Callback;
use yew::platform::spawn_local;

/// The fragment of the address of what the reader sees, also where it is the text that has the map show it.
pub(super) fn seen(document: &Shared, reader: &Reader, scene: &Scene) -> String {
    let followed = scene.is_followed.then(|| scene.what_if.clone());
    let choice = reader.address.choice.clone().or(followed);
    Address { choice, ..reader.address.clone() }.fragment(document)
}

/// Shares the text, or the address of a state of the page, by the device's own way; else copies it.
pub(super) fn share(root: &Node, title: &str, text: Option<&str>, fragment: &str, said: Callback<&'static str>) {
    let address = [&*address(root), if fragment.is_empty() { "" } else { "#" }, fragment].concat();
    let navigator = window().navigator();
    if !js_sys::Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false) {
        return copy(text.unwrap_or(&address), said);
    }
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(&address);
    if let Some(text) = text {
        data.set_text(text);
    }
    let shared = navigator.share_with_data(&data);
    spawn_local(async move {
        // A reader who thinks better of it is told nothing.
        if JsFuture::from(shared).await.is_ok() {
            said.emit("shared");
        }
    });
}

/// Copies the text, and says with the key of a word how it went.
pub(super) fn copy(text: &str, said: Callback<&'static str>) {
    let clipboard = window().navigator().clipboard();
    // Without a secure context there is no clipboard, whatever the type says.
    if clipboard.is_undefined() {
        return said.emit("copy-failed");
    }
    let copied = clipboard.write_text(text);
    spawn_local(async move {
        let outcome = JsFuture::from(copied).await;
        said.emit(if outcome.is_ok() { "copied" } else { "copy-failed" });
    });
}

/// Prints the page.
pub(super) fn print() {
    let _ = window().print();
}

/// The explainer's own address, without a fragment: that of its page, wherever it is shown.
pub fn address(root: &Node) -> String {
    let address = root.around("[data-src]").and_then(|root| root.get("data-src"));
    let address = address.or_else(|| window().location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}
