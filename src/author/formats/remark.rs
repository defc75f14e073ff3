//! Remarks on what an import or export lost or changed.

use crate::author::enumeration::enumerated;
use std::collections::BTreeMap;
use std::fmt;

/// A loss or a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What the remark is about.
    pub about: About,
    /// The weight of the loss.
    pub weight: Weight,
    /// The text, which is the same wherever the same happened, so that remarks can be counted.
    pub text: String,
    /// The particular file, address or element, where the place alone does not tell.
    pub detail: Option<String>,
}

/// The place that a remark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The whole file.
    All,
    /// The question of that id.
    Question(String),
    /// The line of the imported file, or the row of a table, where the question begins.
    Line(usize),
    /// The number of the question in the imported file, counted from 1, in formats without meaningful lines.
    Number(usize),
}

impl About {
    /// The word for places of this kind.
    fn things(&self) -> &'static str {
        match self {
            About::All => "",
            About::Question(_) | About::Number(_) => "question",
            About::Line(_) => "line",
        }
    }
}

/// How much was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The whole question.
    LeftOut,
    /// A part of the question: an option, feedback, a picture.
    Lost,
    /// Nothing, but it is written in another way.
    Changed,
    /// Something of little importance: markup whose text is kept, a title, a category.
    Noted,
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.about {
            About::All => {}
            About::Question(id) => write!(formatter, "question `{id}`: ")?,
            About::Line(line) => write!(formatter, "line {line}: ")?,
            About::Number(number) => write!(formatter, "question {number}: ")?,
        }
        formatter.write_str(&self.text)?;
        match &self.detail {
            Some(detail) => write!(formatter, " ({detail})"),
            None => Ok(()),
        }
    }
}

/// The most places, and the most details, that a note names; the rest are counted.
const MAX_NAMED: usize = 16;

/// A note for each kind of remark, the gravest first, with the number of its remarks and their places.
pub fn notes(remarks: &[Remark]) -> Vec<String> {
    let mut kinds: Vec<Vec<&Remark>> = Vec::new();
    let mut known = BTreeMap::new();
    for remark in remarks {
        let kind = (remark.weight, remark.text.as_str(), remark.about.things());
        let index = *known.entry(kind).or_insert(kinds.len());
        if index == kinds.len() {
            kinds.push(Vec::new());
        }
        kinds[index].push(remark);
    }
    kinds.sort_by_key(|kind| kind[0].weight);
    kinds.iter().map(|kind| note(kind)).collect()
}

fn note(kind: &[&Remark]) -> String {
    let [first, _, ..] = kind else { return kind[0].to_string() };
    let mut places: Vec<String> = kind
        .iter()
        .filter_map(|remark| match &remark.about {
            About::All => None,
            About::Question(id) => Some(format!("`{id}`")),
            About::Line(place) | About::Number(place) => Some(place.to_string()),
        })
        .collect();
    places.dedup();
    let mut details: Vec<String> = kind.iter().filter_map(|remark| remark.detail.clone()).collect();
    details.sort();
    details.dedup();
    let things = first.about.things();
    let places = match places.as_slice() {
        [] => format!("{} times: ", kind.len()),
        [place] => format!("{things} {place} ({} times): ", kind.len()),
        places => format!("{things}s {} ({} times): ", enumerated(places, " and ", MAX_NAMED), kind.len()),
    };
    let details =
        if details.is_empty() { String::new() } else { format!(" ({})", enumerated(&details, ", ", MAX_NAMED)) };
    format!("{places}{}{details}", first.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remark(line: usize, weight: Weight, text: &str, detail: Option<&str>) -> Remark {
        Remark { about: About::Line(line), weight, text: text.to_owned(), detail: detail.map(str::to_owned) }
    }

    #[test]
    fn each_kind_of_remark_has_one_note_and_the_gravest_comes_first() {
        let remarks = [
            remark(1, Weight::Noted, "plain", None),
            remark(3, Weight::Lost, "a picture", Some("b.png")),
            remark(3, Weight::Lost, "a picture", Some("a.png")),
            remark(4, Weight::Noted, "plain", None),
            remark(9, Weight::LeftOut, "no answer", None),
            remark(12, Weight::Noted, "plain", None),
        ];
        assert_eq!(
            notes(&remarks),
            ["line 9: no answer", "line 3 (2 times): a picture (a.png, b.png)", "lines 1, 4 and 12 (3 times): plain",]
        );
        let many: Vec<Remark> = (1..=52).map(|line| remark(line, Weight::LeftOut, "no", None)).collect();
        assert_eq!(
            notes(&many),
            ["lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 and 36 more (52 times): no"]
        );
    }
}
