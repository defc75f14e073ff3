//! The dialog by which a reader shares what they see: a script with a style sheet, loaded when it is wanted. The words
//! that only it says are in the script, where it asks for them, and not in the page.

use super::assets::Assets;
use super::script::Kind;
use super::site::{Site, put, put_script};
use crate::document::Words;
use anyhow::{Context, Result};
use serde_json::json;

/// What the keys of all words begin with that only this dialog says. The player does without them.
pub(super) const WORDS: &str = "share-";

/// Puts the script and its style sheet into the site; the path to the script.
///
/// # Errors
/// When one of them is missing.
pub(super) fn dialog(site: &mut Site, words: &Words, assets: &Assets) -> Result<String> {
    let style = assets.styles.get("sharing.css").context("styles/sharing.css is missing")?;
    let style = put(site, "sharing", "css", style.clone().into_bytes());
    let beside = style.trim_start_matches("assets/");
    let source = spoken(&assets.script(&["share.js"])?, words);
    let source = format!("const STYLE = new URL(\"{beside}\", import.meta.url).href;\n{source}");
    put_script(site, "share", Kind::Module, &source)
}

/// A script with the words in place of each `word("KEY")`.
fn spoken(script: &str, words: &Words) -> String {
    let mut parts = script.split("word(\"");
    let mut spoken = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (key, rest) = part.split_once("\")").unwrap_or((part, ""));
        spoken.push_str(&json!(words.get(key)).to_string());
        spoken.push_str(rest);
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_the_script_asks_for_them() {
        let words = Words::from_iter([("copy".into(), "Say \"copy\"".into()), ("share-by".into(), "by {who}".into())]);
        let script = "say(word(\"copy\"));\nfill(word(\"share-by\"), who);\n";
        assert_eq!(spoken(script, &words), "say(\"Say \\\"copy\\\"\");\nfill(\"by {who}\", who);\n");
    }
}
