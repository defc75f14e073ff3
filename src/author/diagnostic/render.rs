//! A report as text for a terminal.

use super::code::{Code, Severity};
use super::fault::Fault;
use super::report::Report;
use crate::author::texts::{File, Span, line_at};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};
use std::collections::BTreeMap;
use std::ops::Range;

/// The most faults of a report that are shown; the rest are only counted. A file with more is not content, or has one slip that
/// repeats.
const MAX_SHOWN: usize = 200;

/// The most bytes, summed over the lines of the faults that are shown. Rendering a fault takes time in proportion to its line,
/// and a line as long as a file may hold many faults.
const MAX_SHOWN_BYTES: usize = 1 << 18;

impl Report {
    /// One fault as text for a terminal.
    pub fn render_one(&self, fault: &Fault, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        format!("{}\n", renderer.render(&[self.group(fault)]))
    }

    /// The report as text for a terminal, with colours or without.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        let (mut shown, mut shown_bytes) = (0, 0);
        let total = self.faults().len() - self.to_dos();
        for fault in self.faults().iter().filter(|fault| fault.code().severity() != Severity::ToDo).take(MAX_SHOWN) {
            text.push_str(&renderer.render(&[self.group(fault)]));
            text.push_str("\n\n");
            shown += 1;
            shown_bytes += self.texts().lines(fault.span()).len();
            if shown_bytes > MAX_SHOWN_BYTES {
                break;
            }
        }
        if total > shown {
            text.push_str(&format!("and {} more like these\n\n", total - shown));
        }
        text.push_str(&self.render_to_dos());
        text.push_str(&self.summary());
        text
    }

    /// The to-dos: a paragraph for each kind, in the order in which an author best decides them.
    fn render_to_dos(&self) -> String {
        let mut text = String::new();
        for code in Code::ALL.iter().filter(|code| code.severity() == Severity::ToDo) {
            let left: Vec<&Fault> = self.faults().iter().filter(|fault| fault.code() == *code).collect();
            let Some(first) = left.first() else { continue };
            text.push_str(&format!("to-do[{}]: {} to decide. {}\n", code.name(), left.len(), code.meaning()));
            for fault in left.iter().take(MAX_SHOWN) {
                let line = self.texts().line(fault.span());
                text.push_str(&format!("  {}:{line}: {}\n", self.texts().path(fault.span().file), fault.message()));
            }
            if left.len() > MAX_SHOWN {
                text.push_str(&format!("  and {} more\n", left.len() - MAX_SHOWN));
            }
            for help in first.helps() {
                text.push_str(&format!("  = help: {help}\n"));
            }
            text.push('\n');
        }
        text
    }

    fn summary(&self) -> String {
        let counted = |count: usize, what: &str| match count {
            0 => None,
            1 => Some(format!("1 {what}")),
            _ => Some(format!("{count} {what}s")),
        };
        let parts: Vec<String> = [(self.errors(), "error"), (self.warnings(), "warning"), (self.to_dos(), "to-do")]
            .into_iter()
            .filter_map(|(count, what)| counted(count, what))
            .collect();
        if parts.is_empty() { "no faults\n".to_owned() } else { format!("{}\n", parts.join(", ")) }
    }

    fn group<'a>(&'a self, fault: &'a Fault) -> Group<'a> {
        let level = match fault.code().severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::ToDo => Level::NOTE,
        };
        let mut marks: BTreeMap<File, Vec<(AnnotationKind, Span, &str)>> = BTreeMap::new();
        marks.entry(fault.span().file).or_default().push((AnnotationKind::Primary, fault.span(), fault.label_text()));
        for (span, label) in fault.also_at() {
            marks.entry(span.file).or_default().push((AnnotationKind::Context, *span, label));
        }
        let first = marks.remove_entry(&fault.span().file);

        let mut group = Group::with_title(level.primary_title(fault.message()).id(fault.code().name()));
        for (file, marks) in first.into_iter().chain(marks) {
            group = self.show(group, file, &marks);
        }
        for help in fault.helps() {
            group = group.element(Level::HELP.message(normalize_untrusted_str(help)));
        }
        group
    }

    /// Adds the lines of a file that hold the marks. A mark on the whole file only adds the file's name.
    fn show<'a>(&'a self, group: Group<'a>, file: File, marks: &[(AnnotationKind, Span, &str)]) -> Group<'a> {
        let path = self.texts().path(file);
        let lines: Vec<Range<usize>> = marks
            .iter()
            .filter(|(_, span, _)| !span.is_whole())
            .map(|(_, span, _)| self.texts().lines(*span))
            .collect();
        let start = lines.iter().map(|lines| lines.start).min();
        let end = lines.iter().map(|lines| lines.end).max();
        let (Some(start), Some(end), Some(text)) = (start, end, self.texts().get(file)) else {
            return group.element(Origin::path(path));
        };
        let line = line_at(text, start);
        let mut snippet = Snippet::source(&text[start..end]).path(path).line_start(line);
        for (kind, span, label) in marks.iter().filter(|(_, span, _)| !span.is_whole()) {
            let stretch = self.texts().char_range(*span);
            let label = Some(*label).filter(|label| !label.is_empty()).map(normalize_untrusted_str);
            snippet = snippet.annotation(kind.span(stretch.start - start..stretch.end - start).label(label));
        }
        group.element(snippet)
    }
}
