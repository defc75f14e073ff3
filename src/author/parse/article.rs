//! Reads `article.md`: the text.

use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::draft::article::{Block, Passage, Section};
use crate::author::draft::quiz::Question;
use crate::author::ids;
use crate::author::markdown::{self, Heading, Part, Source};
use crate::author::texts::{File, Span, Spanned};

/// Reads the sections, and the questions of check lists; `None` if there is too much markup in the text.
pub(super) fn read(text: &str, faults: &Faults) -> Option<(Vec<Section>, Vec<Question>)> {
    let source = Source {
        text: without_comments(without_front_matter(text, faults)),
        span: Span::new(File::Article, 0..text.len()),
        start: Some(0),
    };
    let mut sections: Vec<Section> = Vec::new();
    let mut questions = Vec::new();
    let mut index = 0;
    for part in markdown::article(&source, faults)? {
        match part {
            Part::Heading(heading) if heading.level <= 2 => {
                index = 0;
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
            Part::Triangle(span) => current_section(&mut sections, span).blocks.push(Block::Triangle(span)),
            Part::Passage(passage) => {
                let section = current_section(&mut sections, passage.prose.span);
                let passage = with_id(passage, section, &mut index);
                section.blocks.push(Block::Passage(passage));
            }
            Part::Callout(title, passage) => {
                let section = current_section(&mut sections, passage.prose.span);
                let passage = with_id(passage, section, &mut index);
                section.blocks.push(Block::Callout(title, passage));
            }
            Part::List(ordered, items) => {
                let Some(first) = items.first() else { continue };
                let section = current_section(&mut sections, first.prose.span);
                let items = items.into_iter().map(|item| with_id(item, section, &mut index)).collect();
                section.blocks.push(Block::List(ordered, items));
            }
            Part::Question(question) => {
                let section = Some(current_section(&mut sections, question.span).id.clone());
                questions.push(Question { section, ..*question });
            }
        }
    }
    Some((sections, questions))
}

/// Replaces front matter, the lines between two of `---` at the start of the text, by spaces, so that positions stay the same.
fn without_front_matter(text: &str, faults: &Faults) -> String {
    let mut lines = text.split_inclusive('\n');
    if lines.next().is_none_or(|first| first.trim_end() != "---") {
        return text.to_owned();
    }
    let mut end = text.find('\n').map_or(text.len(), |newline| newline + 1);
    for line in lines {
        end += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            let fault =
                Fault::new(Code::FrontMatter, Span::new(File::Article, 0..3), "the article begins with front matter");
            let help =
                "what is to be said of it stands in explainer.toml; delete the lines from here to the next `---`";
            faults.add(fault.label("not part of the text").help(help));
            let blank = text[..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
            return blank.chain(text[end..].chars()).collect();
        }
    }
    text.to_owned()
}

/// Replaces comments by spaces. A comment begins a line with `<!--` and ends one with `-->`.
fn without_comments(text: String) -> String {
    let (mut masked, mut index) = (String::with_capacity(text.len()), 0);
    // The end of the next comment, and whether nothing follows it on its line. It is searched for once for all comments that
    // begin before it, so that the time stays linear.
    let mut next: Option<(usize, bool)> = Some((0, false));
    while index < text.len() {
        if text[index..].starts_with("<!--") && next.is_some_and(|(end, _)| end <= index) {
            next = text[index..].find("-->").map(|found| {
                let end = index + found + 3;
                (end, text[end..].lines().next().unwrap_or_default().trim().is_empty())
            });
        }
        if let Some((end, true)) = next.filter(|_| text[index..].starts_with("<!--")) {
            masked.extend(text[index..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
            index = end;
        }
        let line = text[index..].find('\n').map_or(text.len(), |newline| index + newline + 1);
        masked.push_str(&text[index..line]);
        index = line;
    }
    masked
}

fn section(heading: Heading, number: usize) -> Section {
    let generated_id = || {
        let slug = ids::slug(&heading.title);
        let value = if slug.is_empty() { format!("section-{number}") } else { slug };
        Spanned { value, span: heading.span }
    };
    Section {
        id: heading.id.clone().unwrap_or_else(generated_id),
        short: heading.short.unwrap_or_else(|| heading.title.clone()),
        gist: heading.gist,
        original: Some(heading.original.unwrap_or_else(|| heading.title.clone())),
        scenario: heading.scenario,
        title: Some(heading.title),
        blocks: Vec::new(),
    }
}

/// The last section, or a lead if there is none yet.
fn current_section(sections: &mut Vec<Section>, span: Span) -> &mut Section {
    if sections.is_empty() {
        sections.push(Section {
            id: Spanned { value: "lead".to_owned(), span },
            title: None,
            short: String::new(),
            gist: None,
            original: None,
            scenario: None,
            blocks: Vec::new(),
        });
    }
    let last = sections.len() - 1;
    &mut sections[last]
}

fn with_id(passage: markdown::Passage, section: &Section, index: &mut u32) -> Passage {
    *index += 1;
    passage.with_id_or(format!("{}-{index}", section.id.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_become_spaces_and_positions_stay_the_same() {
        for (text, shown) in [
            ("a\n<!-- b -->\nc", "a\n          \nc"),
            ("<!-- a\nb --> \nc", "      \n      \nc"),
            ("<!-- a --> b\n<!-- c -->", "<!-- a --> b\n          "),
            ("<!-- a\n<!-- b -->\nc", "      \n          \nc"),
            ("a <!-- b -->\n<!-- c", "a <!-- b -->\n<!-- c"),
            ("<!-->\n<!-- a", "     \n<!-- a"),
        ] {
            assert_eq!(without_comments(text.to_owned()), shown);
        }
    }

    #[test]
    fn a_text_of_very_many_lines_is_read_in_linear_time() {
        const LINES: usize = 1 << 19;
        for line in ["a\n", "\n", "<!--\n", "<!-- a -->\n", "-->\n"] {
            let text = line.repeat(LINES);
            assert_eq!(without_comments(text.clone()).len(), text.len());
        }
        let text = ["<!--\n".repeat(1 << 16), "-->".to_owned(), " a".repeat(1 << 18)].concat();
        assert_eq!(without_comments(text.clone()), text);
    }
}
