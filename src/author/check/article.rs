//! The text: sections, numbers of passages, reading time.

use super::context::Context;
use super::names::Kind;
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::article as draft;
use crate::author::texts::{File, Span};
use crate::author::toml_reader::is_undecided;
use crate::document::article::plain;
use crate::document::{Block, Document, Passage, Quote, Section};

/// Words read in a minute.
const WORDS_PER_MINUTE: usize = 220;

/// The sections, numbered.
pub(super) fn sections(context: &Context) -> Vec<Section> {
    let sections = &context.draft.sections;
    if context.draft.is_complete(File::Article) && !sections.iter().any(|section| section.title.is_some()) {
        let fault = Fault::new(Code::NoSection, Span::whole(File::Article), "the article has no section");
        context.faults.add(fault.help("open one with a heading: `## Title`"));
    }
    triangle(context);
    let mut number = 0;
    sections
        .iter()
        .map(|section| {
            number += u32::from(section.title.is_some());
            self::section(context, section, number)
        })
        .collect()
}

/// Reports a close-up of the triad where there is no triad, and a second one: the close-up has an address, so there can be only
/// one.
fn triangle(context: &Context) {
    let blocks = context.draft.sections.iter().flat_map(|section| &section.blocks);
    let mut spans = blocks.filter_map(|block| match block {
        draft::Block::Triangle(span) => Some(*span),
        _ => None,
    });
    let Some(first) = spans.next() else { return };
    if context.draft.map.triad.is_none() && context.draft.is_complete(File::Map) {
        let fault = Fault::new(Code::TriangleWithoutTriad, first, "there is no triad to show").label("of which ties?");
        context.faults.add(fault.help("name the three ties at the top of map.toml, `triad = [...]`, or delete this"));
    }
    for span in spans {
        let fault = Fault::new(Code::TriangleTwice, span, "the triad is shown a second time").label("again");
        context.faults.add(fault.also(first, "first here").help("keep it where the argument turns"));
    }
}

/// Reading time in whole minutes, at least one, of all that stands from the title to the end of the text: the standfirst, the
/// points, the headings, the passages, the notes at them, and the questions among them with their options.
pub(super) fn minutes(document: &Document) -> u32 {
    let points = document.points.iter().map(|point| plain(&point.text));
    let headings = document.sections.iter().map(|section| section.title.clone());
    let passages =
        document.passages().filter(|(section, _)| section.is_some()).map(|(_, passage)| plain(&passage.text));
    let notes = document.notes.iter().map(|note| plain(&note.text));
    let asked = document.questions.iter().filter(|question| question.section.is_some());
    let asked = asked.flat_map(|it| [it.prompt.clone()].into_iter().chain(it.options.iter().map(|it| it.text.clone())));
    let opening = [document.title.clone(), document.standfirst.clone()].into_iter();
    let read = opening.chain(points).chain(headings).chain(passages).chain(notes).chain(asked);
    let words: usize = read.map(|text| words(&text)).sum();
    u32::try_from(words.div_ceil(WORDS_PER_MINUTE).max(1)).unwrap_or(u32::MAX)
}

/// The number of words in a text. In scripts without spaces between words two letters count as one word, which is about the
/// pace at which they are read.
fn words(text: &str) -> usize {
    // Thai, Lao, Burmese, Khmer; Japanese and Chinese.
    let is_of_unspaced_script = |letter: char| {
        matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
    };
    let letters = text.chars().filter(|letter| is_of_unspaced_script(*letter)).count();
    let others = text.split(|letter: char| letter.is_whitespace() || is_of_unspaced_script(letter));
    letters.div_ceil(2) + others.filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn section(context: &Context, section: &draft::Section, number: u32) -> Section {
    if section.passages().next().is_none() {
        let fault = Fault::new(Code::EmptySection, section.id.span, "a section has no text");
        context.faults.add(fault.label("nothing follows").help("write a paragraph under the heading, or delete it"));
    }
    let mut index = 0;
    let heading = section.original.clone().or_else(|| context.original_title()).unwrap_or_default();
    let mut passage = |passage: &draft::Passage| {
        index += 1;
        let number = if section.title.is_some() { format!("{number}.{index}") } else { format!("¶{index}") };
        self::passage(context, passage, number, &heading)
    };
    let blocks = section
        .blocks
        .iter()
        .map(|block| match block {
            draft::Block::Passage(it) => Block::Passage(passage(it)),
            draft::Block::Callout(title, it) => Block::Callout { title: title.clone(), passage: passage(it) },
            draft::Block::List(ordered, items) => {
                Block::List { ordered: *ordered, items: items.iter().map(&mut passage).collect() }
            }
            draft::Block::Heading(title) => Block::Heading(title.clone()),
            draft::Block::Triangle(_) => Block::Triangle,
        })
        .collect();
    Section {
        id: section.id.value.clone(),
        title: section.title.clone().unwrap_or_default(),
        short: section.short.clone(),
        gist: gist(context, section),
        scenario: section.scenario.as_ref().map(|scenario| context.resolve(Kind::Scenario, scenario)),
        blocks,
    }
}

/// The gist of a section. If one section has a gist, each must have one, or the summary of the text would have gaps.
fn gist(context: &Context, section: &draft::Section) -> Option<String> {
    let gist = section.gist.as_ref().filter(|gist| !gist.value.trim().is_empty());
    let others_have_one = context.draft.sections.iter().any(|it| it.gist.is_some());
    if gist.is_none() && others_have_one && section.title.is_some() {
        let fault =
            Fault::new(Code::SectionWithoutGist, section.id.span, "a section has no gist, though others have one");
        let help =
            "say in a sentence or two what it comes down to: `{#id gist=\"...\"}`; without it nobody can read in short";
        context.faults.add(fault.label("no gist").help(help));
    }
    gist.map(|gist| gist.value.clone())
}

/// A passage. Without `at`, its place in the original is under `heading`. In an explainer that lists claims, a passage that
/// retells none is the author's own and has no place in the original.
pub(super) fn passage(context: &Context, passage: &draft::Passage, number: String, heading: &str) -> Passage {
    if plain(&passage.prose.text).trim_start().starts_with("? ") || is_undecided(&plain(&passage.prose.text)) {
        let fault = Fault::new(Code::PassageToRetell, passage.prose.span, format!("`{}`", passage.id.value));
        let help = "write in place of `?` and the links behind it what the comment above says, in your own words, and link the \
                    names in it; what the explainer does without goes by `explainer remove`";
        context.faults.add(fault.help(help));
    }
    let ours = passage.claims.is_empty() && !context.draft.explainer.claims.is_empty();
    let under_heading = || (!ours).then(|| Quote { start: heading.to_owned(), end: None });
    Passage {
        id: passage.id.value.clone(),
        number,
        text: context.prose(&passage.prose),
        claims: context.resolve_all(Kind::Claim, &passage.claims),
        original: passage.at.as_ref().map(|at| at.value.clone()).or_else(under_heading),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_counted_in_scripts_without_spaces_too() {
        assert_eq!(words("Two villages share a well, and each - so they say - counts."), 11);
        assert_eq!(words("两个村庄共用一口井。"), 5);
        assert_eq!(words("村は2つ。The well 井戸"), 6);
        assert_eq!(words("หมู่บ้านสองแห่ง"), 8);
        assert_eq!(words("قريتان تتشاركان بئرا"), 3);
        assert_eq!(words(" "), 0);
    }
}
