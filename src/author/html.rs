//! What every page is made of: the shell with its places filled, and text that stays text where it is written into HTML.

use super::assets::Assets;
use crate::document::Document;
use anyhow::{Context, Result};

/// What a page may do: run, fetch and show its own files, and nothing else.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; \
     connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// A page of the document: what its head says, what that loads, and its body.
///
/// # Errors
/// When the shell lacks a place for something.
pub(super) fn in_shell(document: &Document, assets: &Assets, [head, links, body]: [&str; 3]) -> Result<Vec<u8>> {
    let (lang, id) = (escape(&document.lang), escape(&document.id));
    let values = [("lang", &*lang), ("id", &id), ("policy", POLICY), ("head", head), ("links", links), ("body", body)];
    Ok(fill(&assets.shell, &values)?.into_bytes())
}

/// The elements of a head that load the icon and a style sheet.
pub(super) fn links(icon: &str, style: &str) -> String {
    format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">\n<link rel=\"stylesheet\" href=\"{style}\">\n")
}

/// Fills the places of the shell, each of which must be there.
fn fill(shell: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut parts = vec![shell];
    let mut filled = String::new();
    for (name, value) in values {
        let rest = parts.pop().unwrap_or_default();
        let place = format!("{{{{{name}}}}}");
        let (before, after) = rest.split_once(&place).with_context(|| format!("index.html has no place {place}"))?;
        filled.push_str(before);
        filled.push_str(value);
        parts.push(after);
    }
    filled.push_str(parts.pop().unwrap_or_default());
    Ok(filled)
}

/// JSON that cannot end the script element it stands in.
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Text for an attribute in double quotes, or between tags.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
