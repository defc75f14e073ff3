//! Saves values on the device from one visit to the next. The player works without it, because private windows,
//! sandboxed frames and full disks all refuse storage.

use web_sys::{Storage, StorageEvent, StorageEventInit};

/// The value that is saved under the key.
pub(super) fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Saves a value under the key. Says whether that succeeded. Browsers fire `storage` in other pages only, so it is dispatched
/// here for this page, which may have the same explainer twice.
pub(super) fn save(key: &str, value: &str) -> bool {
    let is_saved = storage().is_some_and(|storage| storage.set_item(key, value).is_ok());
    let options = StorageEventInit::new();
    options.set_key(Some(key));
    options.set_new_value(Some(value));
    if let (true, Ok(event)) = (is_saved, StorageEvent::new_with_event_init_dict("storage", &options)) {
        let _ = gloo::utils::window().dispatch_event(&event);
    }
    is_saved
}

/// The storage, if there is one: in some frames, reading `localStorage` throws.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}
