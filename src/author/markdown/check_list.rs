//! Reads a check list: a question in the text, which is a paragraph followed by a list whose items begin with a box, `[x]` for
//! right options.

use super::line::{Line, is_inline};
use super::reader::{Reader, refusal};
use crate::author::diagnostic::{Code, Fault};
use crate::author::draft::Prose;
use crate::author::draft::quiz::{Question, QuestionOption, letter};
use crate::author::texts::{Span, Spanned, Text};
use crate::document::article::plain;
use crate::document::{Inline, Task};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// The start positions of the lists with an item that begins with a box.
pub(super) fn starts(masked: &str, options: Options) -> BTreeSet<usize> {
    let (mut starts, mut open) = (BTreeSet::new(), Vec::new());
    for (event, range) in Parser::new_ext(masked, options).into_offset_iter() {
        match event {
            Event::Start(Tag::List(_)) => open.push(range.start),
            Event::End(TagEnd::List(_)) => drop(open.pop()),
            Event::TaskListMarker(_) => starts.extend(open.last()),
            _ => {}
        }
    }
    starts
}

impl Reader<'_> {
    /// The range of the check list that comes next, if one does.
    pub(super) fn next_check_list(&mut self) -> Option<Range<usize>> {
        let (event, range) = self.events.peek()?;
        let is_check_list = matches!(event, Event::Start(Tag::List(_))) && self.check_lists.contains(&range.start);
        is_check_list.then(|| range.clone())
    }

    /// Reads a check list with the paragraph before it, which is the question.
    pub(super) fn check_list(&mut self, prompt: Option<Line>, list: Range<usize>) -> Question {
        let head = self.source.head(list);
        let span = prompt.as_ref().map_or(head, |prompt| prompt.prose.span);
        // A missing paragraph is reported below; `passage` is set, so that the passage is not reported as missing as well.
        let (mut id, mut passage, mut text) = (None, Some(None), None);
        match prompt {
            Some(prompt) => {
                passage = None;
                if let Some(mut attributes) = self.attributes_after(prompt.end) {
                    id = attributes.id.take();
                    passage = attributes.take("passage").map(Some);
                    for word in &attributes.words {
                        let message = format!("`{}` is not an attribute", word.value);
                        let fault =
                            Fault::new(Code::BadAttribute, word.span, message).label("questions retell no claims");
                        self.faults.add(fault.help("an id is written `#id`, the passage that settles it `passage=id`"));
                    }
                    attributes.end(&["passage"], self.faults);
                }
                if id.is_none() {
                    let fault = Fault::new(Code::CheckListWithoutId, span, "the question of a check list has no id");
                    let help = "end it with one in braces: `{#id passage=id-of-a-passage}`; readers' answers are kept under it";
                    self.faults.add(fault.label("no `#id` after this").help(help));
                }
                text = self.plain_text(prompt);
            }
            None => {
                let fault = Fault::new(Code::CheckListWithoutPrompt, span, "no question stands before a check list");
                let help = "write the question as a paragraph directly before the list, and end it with its attributes: \
                            `{#id passage=id-of-a-passage}`";
                self.faults.add(fault.label("what does it ask?").help(help));
            }
        }
        let options = self.options();
        let right = options.iter().filter(|option| option.right.is_some_and(|right| right.value)).count();
        Question {
            span,
            id,
            prompt: text,
            passage,
            section: None,
            answer: None,
            task: if right > 1 { Task::Several } else { Task::Choice },
            options,
            otherwise: None,
            goal: None,
            number: None,
            core: false,
        }
    }

    /// Reads the items of a check list, each of which must have a box, as options.
    fn options(&mut self) -> Vec<QuestionOption> {
        let mut options: Vec<QuestionOption> = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.events.next() {
            let option = self.option(options.len(), range);
            options.push(option);
        }
        let with_box = options.iter().find_map(|option| option.right);
        for option in options.iter().filter(|option| option.right.is_none()) {
            let fault = Fault::new(Code::MixedCheckList, option.span, "an item of a check list has no box");
            let fault = fault.label("neither right nor wrong");
            let fault = with_box.into_iter().fold(fault, |fault, other| fault.also(other.span, "as here"));
            self.faults
                .add(fault.help("begin it with `[x]` if it is right, with `[ ]` if it is wrong; or take it out"));
        }
        options
    }

    /// Reads an item: the box, the text of the option, and the reason, as a second paragraph or as a nested list of one item.
    fn option(&mut self, index: usize, item: Range<usize>) -> QuestionOption {
        let span = self.source.head(item.clone());
        let mut option = QuestionOption {
            span,
            id: Spanned { value: letter(index), span },
            text: None,
            pair: None,
            right: None,
            reason: None,
        };
        let mut lines: Vec<Line> = Vec::new();
        let mut paragraph = None;
        while let Some((event, range)) = self.events.peek() {
            if is_inline(event) {
                let range = paragraph.take().unwrap_or(range.clone());
                let line = self.line(range);
                if lines.is_empty() {
                    // The id is read before later lines, whose attributes would be confused with it.
                    option.id = self.id_after(&line).unwrap_or(option.id);
                }
                self.add_line(&mut lines, line);
                continue;
            }
            let Some((event, range)) = self.events.next() else { break };
            match event {
                Event::TaskListMarker(right) => {
                    option.right = Some(Spanned { value: right, span: self.source.span(range) });
                }
                Event::Start(Tag::Paragraph) => paragraph = Some(range),
                Event::End(TagEnd::Paragraph) => {}
                Event::Start(Tag::List(_)) if lines.len() == 1 => {
                    for prose in self.list_of_reasons() {
                        self.add_line(&mut lines, prose);
                    }
                }
                Event::End(TagEnd::Item) => break,
                event => self.refuse_in_item(&event, range),
            }
        }
        let mut lines = lines.into_iter();
        match lines.next() {
            Some(text) => option.text = self.plain_text(text),
            None => {
                option.reason = Some(None);
                let fault = Fault::new(Code::EmptyText, span, "a text is empty").label("says nothing");
                self.faults.add(fault.help("write what one may choose after the box, or delete the item"));
            }
        }
        if let Some(line) = lines.next() {
            self.require_text(&line);
            option.reason = Some(Some(line.prose));
        }
        option
    }

    fn id_after(&mut self, line: &Line) -> Option<Text> {
        let mut attributes = self.attributes_after(line.end)?;
        let id = attributes.id.take();
        for word in &attributes.words {
            let fault = Fault::new(Code::BadAttribute, word.span, format!("`{}` is not an attribute", word.value));
            self.faults.add(fault.label("options retell no claims").help("an id is written `#id`"));
        }
        attributes.end(&[], self.faults);
        id
    }

    /// Adds a line to those of an item, which may have two: the text and the reason.
    fn add_line(&mut self, lines: &mut Vec<Line>, line: Line) {
        if lines.len() < 2 {
            lines.push(line);
        } else {
            self.report_third_block(line.prose.span);
        }
    }

    fn report_third_block(&self, span: Span) {
        let fault = Fault::new(Code::NestedBlock, span, "an option has more than a text and a reason");
        let fault = fault.label("a third block in one item");
        self.faults.add(fault.help("the reason is one paragraph: join this to it, or take it out of the list"));
    }

    /// Reads a list within an item, after its start.
    fn list_of_reasons(&mut self) -> Vec<Line> {
        let mut reasons = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.events.next() {
            reasons.extend(self.only_line(range, |tag| matches!(tag, TagEnd::Item)));
        }
        reasons
    }

    fn refuse_in_item(&mut self, event: &Event, range: Range<usize>) {
        match refusal(event) {
            Some((code, what, help)) => self.refuse(code, what, help, event, range),
            None => {
                self.report_third_block(self.source.head(range.clone()));
                self.skip(event, range);
            }
        }
    }

    /// The plain text of a line; markup in it is reported.
    fn plain_text(&self, line: Line) -> Option<Text> {
        self.require_text(&line);
        let Prose { text, span, .. } = line.prose;
        if text.iter().any(|inline| !matches!(inline, Inline::Text(_))) {
            let fault = Fault::new(Code::CheckListMarkup, span, "a question or an option holds markup");
            let fault = fault.label("plain text only");
            self.faults.add(fault.help("take emphasis and links out of it; links can go into the reasons"));
        }
        let value = plain(&text);
        (!value.trim().is_empty()).then_some(Spanned { value, span })
    }
}
