//! What the host is to send with each file, in the form that Netlify and Cloudflare Pages read.

use super::site::Site;
use std::fmt::Write;

/// The file's name, as hosts of static files look for it.
pub(super) const FILE: &str = "_headers";

/// The headers of a site. Pages of other hosts may read all of it, sandboxed frames too. Files whose names carry a hash may be
/// kept for ever; the others lead to those, and older ones would lead nowhere: they are asked for anew each time.
pub(super) fn of(site: &Site) -> String {
    let mut headers = "/*\n  Access-Control-Allow-Origin: *\n".to_owned();
    let mut keep = |path: &str, how: &str| {
        let _ = write!(headers, "/{path}\n  Cache-Control: {how}\n");
    };
    keep("assets/*", "public, max-age=31536000, immutable");
    // One by one: where several rules hold for a file, hosts join what they say.
    let others = site.keys().map(String::as_str).filter(|path| !path.starts_with("assets/"));
    [""].into_iter().chain(others).for_each(|path| keep(path, "no-cache"));
    headers
}
