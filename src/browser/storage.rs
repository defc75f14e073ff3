//! What stays on the device from one visit to the next. Everything works without it: private windows,
//! sandboxed frames and full disks all refuse.

use web_sys::Storage;

/// What was kept under the key.
pub(super) fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps it under the key; whether that could be done.
pub(super) fn save(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Merely asking for it may throw.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}
