//! Sharing addresses and texts, by the device's share dialog or the clipboard; and printing.

use super::dom::{Node, window};
use crate::graph::Shared;
use crate::reader::{Address, Reader, Scene};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;
use yew::Callback;
use yew::platform::spawn_local;

/// The fragment of what the reader sees, including a scenario that the map shows because it follows the text.
pub(super) fn fragment(document: &Shared, reader: &Reader, scene: &Scene) -> String {
    let followed = scene.is_followed.then(|| scene.what_if.clone());
    let choice = reader.address.choice.clone().or(followed);
    Address { choice, ..reader.address.clone() }.fragment(document)
}

/// Shares a text, or the address of the page with a fragment, by the device's share dialog; copies it if there is none.
pub(super) fn share(root: &Node, title: &str, text: Option<&str>, fragment: &str, notify: Callback<&'static str>) {
    let address = [&*address(root), if fragment.is_empty() { "" } else { "#" }, fragment].concat();
    let navigator = window().navigator();
    if !js_sys::Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false) {
        return copy(text.unwrap_or(&address), notify);
    }
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(&address);
    if let Some(text) = text {
        data.set_text(text);
    }
    let shared = navigator.share_with_data(&data);
    spawn_local(async move {
        // The promise is rejected if the reader cancels, which needs no message.
        if JsFuture::from(shared).await.is_ok() {
            notify.emit("shared");
        }
    });
}

/// Copies the text, and notifies of the result by the key of a message.
pub(super) fn copy(text: &str, notify: Callback<&'static str>) {
    let clipboard = window().navigator().clipboard();
    // Without a secure context there is no clipboard, though the type in `web_sys` is not optional.
    if clipboard.is_undefined() {
        return notify.emit("copy-failed");
    }
    let copied = clipboard.write_text(text);
    spawn_local(async move {
        let outcome = JsFuture::from(copied).await;
        notify.emit(if outcome.is_ok() { "copied" } else { "copy-failed" });
    });
}

/// Prints the page.
pub(super) fn print() {
    let _ = window().print();
}

/// The address of the explainer's own page, without a fragment, even where it is embedded in another.
pub fn address(root: &Node) -> String {
    let address = root.enclosing("[data-src]").and_then(|root| root.get("data-src"));
    let address = address.or_else(|| window().location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}
