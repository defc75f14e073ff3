//! The dialog for sharing: a script with a style sheet, loaded on demand. The words that only the dialog uses are inserted into
//! the script, not into the page.

use super::assets::Assets;
use super::script::ScriptKind;
use super::site::{Site, put, put_script};
use crate::document::Words;
use anyhow::{Context, Result};
use serde_json::json;

/// The prefix of the keys of the words that only this dialog uses; the player's document omits them.
pub(super) const WORDS: &str = "share-";

/// Adds the script and its style sheet to the site, and returns the path of the script.
///
/// # Errors
/// When one of them is missing.
pub(super) fn dialog(site: &mut Site, words: &Words, assets: &Assets) -> Result<String> {
    let style = assets.styles.get("sharing.css").context("styles/sharing.css is missing")?;
    let style = put(site, "sharing", "css", style.clone().into_bytes());
    let style_file = style.trim_start_matches("assets/");
    let source = with_words(&assets.script(&["kinds.js", "fragment.js", "share.js"])?, words);
    let source = format!("const STYLE = new URL(\"{style_file}\", import.meta.url).href;\n{source}");
    put_script(site, "share", ScriptKind::Module, &source)
}

/// The script with the words in place of each `word("KEY")`.
fn with_words(script: &str, words: &Words) -> String {
    let mut parts = script.split("word(\"");
    let mut output = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (key, rest) = part.split_once("\")").unwrap_or((part, ""));
        output.push_str(&json!(words.get(key)).to_string());
        output.push_str(rest);
    }
    output
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_of_word_are_replaced_by_the_words() {
        let words = Words::from_iter([("copy".into(), "Say \"copy\"".into()), ("share-by".into(), "by {who}".into())]);
        let script = "say(word(\"copy\"));\nfill(word(\"share-by\"), who);\n";
        assert_eq!(with_words(script, &words), "say(\"Say \\\"copy\\\"\");\nfill(\"by {who}\", who);\n");
    }
}
