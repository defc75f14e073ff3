//! What stays on the device from one visit to the next. Everything works without it: private windows,
//! sandboxed frames and full disks all refuse.

use web_sys::{Storage, StorageEvent, StorageEventInit};

/// What was kept under the key.
pub(super) fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps it under the key; whether that could be done. Browsers tell other pages of it; this page, which may have the same
/// explainer twice, is told in the same way.
pub(super) fn save(key: &str, value: &str) -> bool {
    let kept = storage().is_some_and(|storage| storage.set_item(key, value).is_ok());
    let news = StorageEventInit::new();
    news.set_key(Some(key));
    news.set_new_value(Some(value));
    if let (true, Ok(event)) = (kept, StorageEvent::new_with_event_init_dict("storage", &news)) {
        let _ = gloo::utils::window().dispatch_event(&event);
    }
    kept
}

/// Merely asking for it may throw.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}
