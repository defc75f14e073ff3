//! What stays on the device from one visit to the next. Everything works without it: private windows,
//! sandboxed frames and full disks all refuse.

use web_sys::Storage;

/// What was kept under the key.
pub(super) fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps it under the key, if that can be done.
pub(super) fn save(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Merely asking for it may throw.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}
