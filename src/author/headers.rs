//! What the host is to send with each file, in the form that Netlify and Cloudflare Pages read.

use super::site::Site;
use std::fmt::Write;

/// The file's name, as hosts of static files look for it.
pub(super) const FILE: &str = "_headers";

/// Lets pages that are isolated from others (`Cross-Origin-Embedder-Policy: require-corp`) show a file.
pub(super) const SHOWN_ELSEWHERE: (&str, &str) = ("cross-origin-resource-policy", "cross-origin");

/// Lets pages that are isolated from others have a page in a frame: it is isolated as they are.
pub(super) const ISOLATED: (&str, &str) = ("cross-origin-embedder-policy", "require-corp");

/// Whether a path is that of the page for frames, also on hosts that leave out the ending of pages.
pub(super) fn is_frame(path: &str) -> bool {
    matches!(path, "/embed.html" | "/embed")
}

/// The headers of a site. Pages of other hosts may read all of it, sandboxed frames too. Files whose names carry a hash may be
/// kept for ever; the others lead to those, and older ones would lead nowhere: they are asked for anew each time.
pub(super) fn of(site: &Site) -> String {
    let (name, value) = SHOWN_ELSEWHERE;
    let mut headers = format!("/*\n  Access-Control-Allow-Origin: *\n  {name}: {value}\n");
    let mut keep = |path: &str, how: &str| {
        let _ = write!(headers, "{path}\n  Cache-Control: {how}\n");
        if is_frame(path) {
            let (name, value) = ISOLATED;
            let _ = writeln!(headers, "  {name}: {value}");
        }
    };
    keep("/assets/*", "public, max-age=31536000, immutable");
    // One by one: where several rules hold for a file, hosts join what they say.
    let others = site.keys().map(String::as_str).filter(|path| !path.starts_with("assets/"));
    ["", "embed"].into_iter().chain(others).for_each(|path| keep(&format!("/{path}"), "no-cache"));
    headers
}
