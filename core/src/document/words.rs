//! The words of the interface, by key.

use super::sort::by_key;
use serde::{Serialize, Serializer};

/// The words of the interface in one language, by their keys. `locales/` has the words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Words(
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    Vec<(String, String)>,
);

impl FromIterator<(String, String)> for Words {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(words: T) -> Words {
        let mut words: Vec<_> = words.into_iter().collect();
        let order = by_key(words.iter().map(|(key, _)| key.clone()).collect());
        Words(order.into_iter().map(|place| std::mem::take(&mut words[place])).collect())
    }
}

fn as_map<S: Serializer>(words: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(words.iter().map(|(key, word)| (key, word)))
}

impl Words {
    /// The words whose keys do not begin with the prefix.
    pub fn without(&self, prefix: &str) -> Words {
        Words(self.0.iter().filter(|(key, _)| !key.starts_with(prefix)).cloned().collect())
    }

    /// The words of a key. A missing key is returned itself, because a page with an odd label is better
    /// than no page. The author tool refuses a locale that lacks a key.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        let found = self.0.binary_search_by(|(it, _)| it.as_str().cmp(key));
        found.map_or(key, |index| &self.0[index].1)
    }

    /// The words of a key, with each `{name}` replaced by the value of that name.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut parts = self.get(key).split('{');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or(("", part));
            text.push_str(values.iter().find(|(it, _)| *it == name).map_or("", |(_, value)| value));
            text.push_str(rest);
        }
        text
    }

    /// The words for a count: those of `KEY-one` or `KEY-other`, with `{count}` replaced.
    pub fn count(&self, key: &str, count: u32) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.fill(&[key, "-", form].concat(), &[("count", &count.to_string())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_missing_keys_stand_for_themselves() {
        let words = Words::from_iter([
            ("score".into(), "{right} of {all}".into()),
            ("tie-one".into(), "{count} tie".into()),
            ("tie-other".into(), "{count} ties".into()),
        ]);
        assert_eq!(words.fill("score", &[("right", "3"), ("all", "4")]), "3 of 4");
        assert_eq!(words.count("tie", 1), "1 tie");
        assert_eq!(words.count("tie", 0), "0 ties");
        assert_eq!(words.get("nothing"), "nothing");
    }
}
