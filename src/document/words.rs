//! The words of the interface, by key.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The words of the interface in one language. Components name keys; `locales/` has the words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// The words of that key. A key that is missing stands for itself: a page with an odd label is better
    /// than no page. The author tool refuses a locale that lacks one.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The words of that key, with each `{name}` replaced.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// The words for so many: `KEY-one` or `KEY-other`, with `{count}` replaced.
    pub fn count(&self, key: &str, count: u32) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.fill(&format!("{key}-{form}"), &[("count", &count.to_string())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_missing_keys_stand_for_themselves() {
        let words = Words(BTreeMap::from([
            ("score".into(), "{right} of {all}".into()),
            ("tie-one".into(), "{count} tie".into()),
            ("tie-other".into(), "{count} ties".into()),
        ]));
        assert_eq!(words.fill("score", &[("right", "3"), ("all", "4")]), "3 of 4");
        assert_eq!(words.count("tie", 1), "1 tie");
        assert_eq!(words.count("tie", 0), "0 ties");
        assert_eq!(words.get("nothing"), "nothing");
    }
}
