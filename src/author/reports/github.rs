//! Lines that GitHub Actions shows beside the text: its workflow commands `::error` and `::warning`.

use super::place::{level, positions};
use crate::author::diagnostic::{Fault, Report};

/// A line for each fault.
pub fn github(report: &Report) -> String {
    let texts = report.texts();
    let line = |fault: &Fault| {
        let span = fault.span();
        let mut place = format!("file={}", property(&texts.path(span.file)));
        if !span.is_whole() {
            let (start, end) = positions(texts, span);
            place.push_str(&format!(",line={},col={}", start.line, start.column));
            place.push_str(&format!(",endLine={},endColumn={}", end.line, end.column));
        }
        let told = [fault.message()].into_iter().chain(fault.helps().iter().map(String::as_str));
        let told = told.collect::<Vec<_>>().join("\n");
        format!(
            "::{} {place},title={}::{}\n",
            level(fault.code().severity(), "notice"),
            fault.code().name(),
            data(&told)
        )
    };
    report.faults().iter().map(line).collect()
}

/// A message as the format has it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the message, where more signs mean something.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
