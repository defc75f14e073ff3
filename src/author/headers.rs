//! The HTTP headers for each file, in the format of `_headers` that Netlify and Cloudflare Pages read.

use super::site::Site;
use std::fmt::Write;

/// The name of the file.
pub(super) const FILE: &str = "_headers";

/// Allows pages with `Cross-Origin-Embedder-Policy: require-corp` to load a file.
pub(super) const CROSS_ORIGIN_RESOURCE: (&str, &str) = ("cross-origin-resource-policy", "cross-origin");

/// Allows such pages to have a page in a frame, which must have the same policy.
pub(super) const EMBEDDER_POLICY: (&str, &str) = ("cross-origin-embedder-policy", "require-corp");

/// Whether the path is that of `embed.html`, also on hosts that drop the extension.
pub(super) fn is_frame(path: &str) -> bool {
    matches!(path, "/embed.html" | "/embed")
}

/// The headers of a site. Pages of other origins may read every file, also from sandboxed frames, whose origin is `null`. Files
/// with a hash in their names may be cached for ever. The others refer to those, and an outdated copy would refer to missing
/// files, so they are revalidated on every request.
pub(super) fn of(site: &Site) -> String {
    let (name, value) = CROSS_ORIGIN_RESOURCE;
    let mut headers = format!("/*\n  Access-Control-Allow-Origin: *\n  {name}: {value}\n");
    let mut add_rule = |path: &str, cache_control: &str| {
        let _ = write!(headers, "{path}\n  Cache-Control: {cache_control}\n");
        if is_frame(path) {
            let (name, value) = EMBEDDER_POLICY;
            let _ = writeln!(headers, "  {name}: {value}");
        }
    };
    add_rule("/assets/*", "public, max-age=31536000, immutable");
    // Each file has its own rule, since hosts join the values of several rules that match.
    let others = site.keys().map(String::as_str).filter(|path| !path.starts_with("assets/"));
    ["", "embed"].into_iter().chain(others).for_each(|path| add_rule(&format!("/{path}"), "no-cache"));
    headers
}
