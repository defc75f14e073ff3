//! The report as workflow commands of GitHub Actions, `::error` and `::warning`, which it shows beside the source.

use super::place::{level, positions};
use crate::author::diagnostic::{Fault, Report};

/// The report, a line for each fault.
pub fn github(report: &Report) -> String {
    let texts = report.texts();
    let line = |fault: &Fault| {
        let span = fault.span();
        let mut location = format!("file={}", escape_property(&texts.path(span.file)));
        if !span.is_whole() {
            let (start, end) = positions(texts, span);
            location.push_str(&format!(",line={},col={}", start.line, start.column));
            location.push_str(&format!(",endLine={},endColumn={}", end.line, end.column));
        }
        let message = [fault.message()].into_iter().chain(fault.helps().iter().map(String::as_str));
        let message = message.collect::<Vec<_>>().join("\n");
        format!(
            "::{} {location},title={}::{}\n",
            level(fault.code().severity(), "notice"),
            fault.code().name(),
            escape_message(&message)
        )
    };
    report.faults().iter().map(line).collect()
}

/// Escapes a message.
fn escape_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, in which `:` and `,` are delimiters.
fn escape_property(text: &str) -> String {
    escape_message(text).replace(':', "%3A").replace(',', "%2C")
}
