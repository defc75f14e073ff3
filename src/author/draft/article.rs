//! `article.md`: the text.

use super::super::diagnostic::{Code, Fault, Faults};
use super::super::markdown::{self, Heading, Part, Source};
use super::super::texts::{File, Span, Spanned, Text};
use super::Prose;
use super::quiz::Question;
use crate::document::Quote;

/// A section of the text; the lead has no title.
#[derive(Debug)]
pub(in crate::author) struct Section {
    /// As given, or made of the title.
    pub(in crate::author) id: Text,
    pub(in crate::author) title: Option<String>,
    pub(in crate::author) short: String,
    /// Its heading in the original, if it has one.
    pub(in crate::author) original: Option<String>,
    /// The scenario that it speaks of.
    pub(in crate::author) scenario: Option<Text>,
    pub(in crate::author) blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug)]
pub(in crate::author) enum Block {
    Passage(Passage),
    Callout(String, Passage),
    List(bool, Vec<Passage>),
    Heading(String),
    Triangle(Span),
}

/// A passage.
#[derive(Debug)]
pub(in crate::author) struct Passage {
    /// As given, or made of the section's id and the place in it.
    pub(in crate::author) id: Text,
    pub(in crate::author) claims: Vec<Text>,
    pub(in crate::author) at: Option<Quote>,
    pub(in crate::author) prose: Prose,
}

impl Section {
    /// Its passages, in reading order.
    pub(in crate::author) fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Passage(passage) | Block::Callout(_, passage) => std::slice::from_ref(passage),
            Block::List(_, items) => items.as_slice(),
            Block::Heading(_) | Block::Triangle(_) => &[],
        })
    }
}

/// Reads the sections, and the questions that stand after them.
pub(super) fn read(text: &str, faults: &Faults) -> (Vec<Section>, Vec<Question>) {
    let source = Source { text: text.to_owned(), span: Span::new(File::Article, 0..text.len()), start: Some(0) };
    let mut sections: Vec<Section> = Vec::new();
    let mut questions = Vec::new();
    let mut place = 0;
    for part in markdown::article(&source, faults) {
        match part {
            Part::Heading(heading) if heading.level <= 2 => {
                place = 0;
                sections.push(section(heading, sections.len() + 1));
            }
            Part::Heading(heading) => match sections.last_mut() {
                Some(section) if section.title.is_some() => section.blocks.push(Block::Heading(heading.title)),
                _ => faults.add(
                    Fault::new(Code::SkippedHeading, heading.span, "a heading within a section stands in no section")
                        .label("no section is open here")
                        .help("open a section before it: `## Title`"),
                ),
            },
            Part::Triangle(span) => open(&mut sections, span).blocks.push(Block::Triangle(span)),
            Part::Passage(passage) => {
                let section = open(&mut sections, passage.prose.span);
                let passage = named(passage, section, &mut place);
                section.blocks.push(Block::Passage(passage));
            }
            Part::Callout(title, passage) => {
                let section = open(&mut sections, passage.prose.span);
                let passage = named(passage, section, &mut place);
                section.blocks.push(Block::Callout(title, passage));
            }
            Part::List(ordered, items) => {
                let Some(first) = items.first() else { continue };
                let section = open(&mut sections, first.prose.span);
                let items = items.into_iter().map(|item| named(item, section, &mut place)).collect();
                section.blocks.push(Block::List(ordered, items));
            }
            Part::Question(question) => {
                let section = Some(open(&mut sections, question.span).id.clone());
                questions.push(Question { section, ..*question });
            }
        }
    }
    (sections, questions)
}

fn section(heading: Heading, number: usize) -> Section {
    let made = || {
        let slug = slug(&heading.title);
        let value = if slug.is_empty() { format!("section-{number}") } else { slug };
        Spanned { value, span: heading.span }
    };
    Section {
        id: heading.id.clone().unwrap_or_else(made),
        short: heading.short.unwrap_or_else(|| heading.title.clone()),
        original: Some(heading.original.unwrap_or_else(|| heading.title.clone())),
        scenario: heading.scenario,
        title: Some(heading.title),
        blocks: Vec::new(),
    }
}

/// The section that is open: the last, or else the lead.
fn open(sections: &mut Vec<Section>, span: Span) -> &mut Section {
    if sections.is_empty() {
        sections.push(Section {
            id: Spanned { value: "lead".to_owned(), span },
            title: None,
            short: String::new(),
            original: None,
            scenario: None,
            blocks: Vec::new(),
        });
    }
    let last = sections.len() - 1;
    &mut sections[last]
}

fn named(passage: markdown::Passage, section: &Section, place: &mut u32) -> Passage {
    *place += 1;
    passage.named(format!("{}-{place}", section.id.value))
}

/// An id made of a title.
fn slug(title: &str) -> String {
    let words =
        title.split(|character: char| !character.is_ascii_alphanumeric() && character != '\'' && character != '’');
    let words = words.map(|word| word.replace(['\'', '’'], "").to_ascii_lowercase());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn an_id_made_of_a_title_is_an_id() {
        assert_eq!(
            slug("China’s Calculations: Self-Interest Above All"),
            "chinas-calculations-self-interest-above-all"
        );
        assert_eq!(slug("  2 + 2?  "), "2-2");
        assert_eq!(slug("Øre"), "re");
        assert_eq!(slug("Что делать"), "");
    }
}
