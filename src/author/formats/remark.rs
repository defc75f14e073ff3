//! What did not get across from one program to another as it was.

use std::collections::BTreeMap;
use std::fmt;

/// One thing that did not get across as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub about: About,
    /// How much it matters.
    pub weight: Weight,
    /// What there is to say: the same words wherever the same happened.
    pub text: String,
    /// What it happened to, if the place does not tell: a file, an address, an element.
    pub detail: Option<String>,
}

/// What a remark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// All of it.
    All,
    /// The question of that id.
    Question(String),
    /// What begins in that line of the file that was read; of a table of questions, that row.
    Line(usize),
    /// The question of that number in the file that was read, counted from 1, where lines say nothing.
    Number(usize),
}

impl About {
    /// What places of that kind are called.
    fn things(&self) -> &'static str {
        match self {
            About::All => "",
            About::Question(_) | About::Number(_) => "question",
            About::Line(_) => "line",
        }
    }
}

/// How much of a question did not get across.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The question itself.
    LeftOut,
    /// Part of it: an option, feedback, a picture.
    Lost,
    /// None of it, but it is another thing now.
    Changed,
    /// What hardly matters: markup of which the words are kept, a title, a category.
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

/// So many places, and details, of one kind are named; how many more there are is said.
const NAMED: usize = 16;

/// One note for each kind of remark, what matters most first: how often it happened, and where.
pub fn notes(remarks: &[Remark]) -> Vec<String> {
    let mut kinds: Vec<Vec<&Remark>> = Vec::new();
    let mut known = BTreeMap::new();
    for remark in remarks {
        let kind = (remark.weight, remark.text.as_str(), remark.about.things());
        let place = *known.entry(kind).or_insert(kinds.len());
        if place == kinds.len() {
            kinds.push(Vec::new());
        }
        kinds[place].push(remark);
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
        places => format!("{things}s {} ({} times): ", listed(places, " and "), kind.len()),
    };
    let details = if details.is_empty() { String::new() } else { format!(" ({})", listed(&details, ", ")) };
    format!("{places}{}{details}", first.text)
}

/// `1, 2 and 3`, or the first of many and how many more there are.
fn listed(things: &[String], last: &str) -> String {
    match things {
        [] => String::new(),
        [thing] => thing.clone(),
        [all @ .., end] if all.len() < NAMED => format!("{}{last}{end}", all.join(", ")),
        _ => format!("{} and {} more", things[..NAMED].join(", "), things.len() - NAMED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remark(line: usize, weight: Weight, text: &str, detail: Option<&str>) -> Remark {
        Remark { about: About::Line(line), weight, text: text.to_owned(), detail: detail.map(str::to_owned) }
    }

    #[test]
    fn one_note_says_one_kind_and_what_matters_most_comes_first() {
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
