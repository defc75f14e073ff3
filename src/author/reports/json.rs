//! The report as JSON, in the format that docs/checking.md describes.

use super::place::{level, positions};
use crate::author::diagnostic::{Fault, Report};
use crate::author::fix::{Change, Edit, Fix};
use crate::author::texts::Span;
use serde_json::{Value, json};

/// The report as JSON.
pub fn json(report: &Report) -> String {
    let faults: Vec<Value> = report.faults().iter().map(|it| fault(report, it)).collect();
    let all = json!({ "errors": report.errors(), "warnings": report.warnings(), "faults": faults });
    format!("{all:#}\n")
}

fn fault(report: &Report, fault: &Fault) -> Value {
    let also = fault.also_at().iter().map(|(span, label)| json!({ "at": location(report, *span), "label": label }));
    json!({
        "code": fault.code().name(),
        "severity": level(fault.code().severity(), "to-do"),
        "message": fault.message(),
        "at": location(report, fault.span()),
        "label": fault.label_text(),
        "also": also.collect::<Vec<_>>(),
        "help": fault.helps(),
        "fixes": fault.fixes().iter().map(|it| fix(report, it)).collect::<Vec<_>>(),
    })
}

/// The location of a span: the file, and unless the span is the whole file its start and end in bytes, lines and columns.
fn location(report: &Report, span: Span) -> Value {
    let path = report.texts().path(span.file);
    if span.is_whole() { json!({ "file": path }) } else { region(report, span) }
}

fn region(report: &Report, span: Span) -> Value {
    let (start, end) = positions(report.texts(), span);
    json!({
        "file": report.texts().path(span.file),
        "start": { "byte": span.start, "line": start.line, "column": start.column },
        "end": { "byte": span.end, "line": end.line, "column": end.column },
    })
}

fn fix(report: &Report, fix: &Fix) -> Value {
    let edit = |edit: &Edit| json!({ "at": region(report, edit.span), "text": edit.text });
    let mut value = json!({ "title": fix.title, "safe": fix.safe });
    match &fix.change {
        Change::Edits(edits) => value["edits"] = edits.iter().map(edit).collect(),
        Change::Rename { from, to } => value["rename"] = json!({ "from": from, "to": to.name() }),
    }
    value
}
