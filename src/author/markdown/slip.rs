//! Reports Markdown punctuation that shows as text because of a space too many or too few.

use super::reader::Reader;
use crate::author::diagnostic::{Code, Fault};
use crate::author::fix::{Edit, Fix};
use crate::author::texts::Span;
use crate::document::Place;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

impl Reader<'_> {
    /// Reports slips in a piece of text.
    pub(super) fn report_slips(&mut self, piece: &str, range: &Range<usize>) {
        if self.source.start.is_none() || self.masked.get(range.clone()) != Some(piece) {
            return;
        }
        self.heading_without_space(piece, range.start);
        self.link_with_space(piece, range.start);
        self.id_in_round_brackets(piece, range.start);
        self.lone_star(piece, range);
    }

    /// `##The price`
    fn heading_without_space(&self, piece: &str, start: usize) {
        let signs = piece.len() - piece.trim_start_matches('#').len();
        let after = piece[signs..].chars().next();
        let is_line_start = self.source.text[..start].chars().next_back().is_none_or(|before| before == '\n');
        if is_line_start && (2..=6).contains(&signs) && after.is_some_and(|next| next.is_alphanumeric()) {
            let help = format!("a heading has a blank after its signs: `{} ...`", &piece[..signs]);
            let fix = Fix::new("put a blank in", vec![self.insertion(start + signs, " ")]).safe_if(true);
            self.report_slip(start..start + piece.len(), "this looks like a heading but is none", help, Some(fix));
        }
    }

    /// `[X] (actor:x)`
    fn link_with_space(&self, piece: &str, start: usize) {
        let blanks = piece.len() - piece.trim_start_matches([' ', '\t']).len();
        let Some((to, _)) = piece[blanks..].strip_prefix('(').and_then(|rest| rest.split_once(')')) else { return };
        let is_destination = to.split_once(':').is_some_and(|(kind, id)| {
            Place::new(kind, id).is_some() || matches!(kind, "http" | "https") && id.starts_with("//")
        });
        if blanks > 0 && is_destination && !to.contains(' ') && self.masked[..start].ends_with(']') {
            let end = start + blanks + to.len() + 2;
            let fix = Fix::write("take the blank away", self.source.span(start..start + blanks), "").safe_if(true);
            let help = format!("no blank stands before the round bracket: `[text]({to})`");
            self.report_slip(start..end, "this looks like a link but is none", help, Some(fix));
        }
    }

    /// `(#id)`
    fn id_in_round_brackets(&self, piece: &str, start: usize) {
        let is_id = |id: &str| {
            !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        for (offset, _) in piece.match_indices("(#") {
            let Some((id, rest)) = piece[offset + 2..].split_once(')').filter(|(id, _)| is_id(id)) else { continue };
            let (from, end) = (start + offset, start + offset + id.len() + 3);
            // Braces in the middle of a text would be misplaced attributes, so no fix is offered there.
            let is_last = rest.trim().is_empty() && {
                let line = self.masked[end..].split_inclusive('\n').next().unwrap_or_default();
                let next = self.masked[end + line.len()..].lines().next().unwrap_or_default();
                line.trim().is_empty() && next.trim().is_empty()
            };
            let fix = is_last.then(|| {
                Fix::write(format!("write `{{#{id}}}`"), self.source.span(from..end), format!("{{#{id}}}"))
                    .safe_if(true)
            });
            let help = format!("an id stands in braces, at the end of the passage: `{{#{id}}}`");
            self.report_slip(from..end, "this looks like an id but is none", help, fix);
        }
    }

    /// `**a*`
    fn lone_star(&mut self, piece: &str, range: &Range<usize>) {
        let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric());
        let text = self.source.text.as_str();
        let is_stars = !piece.is_empty() && piece.bytes().all(|byte| byte == b'*');
        let (before, after) = (text[..range.start].chars().next_back(), text[range.end..].chars().next());
        if !is_stars || before == Some('\\') {
            return;
        }
        let emphasis = match self.events.peek() {
            Some((Event::Start(Tag::Emphasis | Tag::Strong), inner)) if inner.start == range.end => Some(inner.end),
            _ => None,
        };
        if emphasis.is_none() && !is_letter(before) && !is_letter(after) {
            return;
        }
        let escape = Fix::new("show the star as it is", vec![self.insertion(range.start, "\\")]);
        let fix = match emphasis {
            Some(end) => {
                Fix::new("close it with as many stars as open it", vec![self.insertion(end, piece)]).safe_if(true)
            }
            None => escape,
        };
        let help =
            "as many stars close a word as open it: `*so*`, `**so**`; one that is meant as such is written `\\*`";
        self.report_slip(range.clone(), "a star opens or closes nothing", help.to_owned(), Some(fix));
    }

    fn insertion(&self, at: usize, text: &str) -> Edit {
        Edit { span: self.source.span(at..at), text: text.to_owned() }
    }

    fn report_slip(&self, range: Range<usize>, message: &str, help: String, fix: Option<Fix>) {
        let span: Span = self.source.span(range);
        let fault = Fault::new(Code::MarkupSlip, span, message).label("readers would see this as it stands").help(help);
        self.faults.add(match fix {
            Some(fix) => fault.fix(fix),
            None => fault,
        });
    }
}
