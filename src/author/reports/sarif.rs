//! The report as SARIF 2.1.0 (OASIS), which code hosts and editors show. Fixes that rename a file are left out, since SARIF has
//! no such change.

use super::place::{level, positions};
use crate::author::diagnostic::{Code, Fault, Report};
use crate::author::fix::{Edit, Fix};
use crate::author::texts::{File, Span};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The report as one SARIF run.
pub fn sarif(report: &Report) -> String {
    let rule = |code: &Code| {
        json!({
            "id": code.name(),
            "shortDescription": { "text": code.meaning() },
            "defaultConfiguration": { "level": level(code.severity(), "note") },
        })
    };
    let rules: Vec<Value> = Code::ALL.iter().map(rule).collect();
    let driver = json!({ "name": "explainer", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let results: Vec<Value> = report.faults().iter().map(|fault| result(report, fault)).collect();
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    format!("{:#}\n", json!({ "$schema": schema, "version": "2.1.0", "runs": [run] }))
}

fn result(report: &Report, fault: &Fault) -> Value {
    let texts = [fault.message()].into_iter().chain(fault.helps().iter().map(String::as_str)).collect::<Vec<_>>();
    let mut result = json!({
        "ruleId": fault.code().name(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == fault.code()),
        "level": level(fault.code().severity(), "note"),
        "message": { "text": texts.join("\n") },
        "locations": [location(report, fault.span())],
    });
    let related = fault.also_at().iter().map(|(span, label)| {
        let mut location = location(report, *span);
        location["message"] = json!({ "text": label });
        location
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    let fixes: Vec<Value> =
        fault.fixes().iter().filter(|it| !it.edits().is_empty()).map(|it| fix(report, it)).collect();
    if !fixes.is_empty() {
        result["fixes"] = fixes.into();
    }
    result
}

fn location(report: &Report, span: Span) -> Value {
    let mut physical = json!({ "artifactLocation": artifact(report, span.file) });
    if !span.is_whole() {
        physical["region"] = region(report, span);
    }
    json!({ "physicalLocation": physical })
}

fn region(report: &Report, span: Span) -> Value {
    let (start, end) = positions(report.texts(), span);
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn fix(report: &Report, fix: &Fix) -> Value {
    let mut files: BTreeMap<File, Vec<Value>> = BTreeMap::new();
    for Edit { span, text } in fix.edits() {
        let change = json!({ "deletedRegion": region(report, *span), "insertedContent": { "text": text } });
        files.entry(span.file).or_default().push(change);
    }
    let change = |(file, changes): (File, Vec<Value>)| json!({ "artifactLocation": artifact(report, file), "replacements": changes });
    let changes: Vec<Value> = files.into_iter().map(change).collect();
    json!({ "description": { "text": fix.title }, "artifactChanges": changes })
}

/// The location of a file as a URI reference, relative if the folder's path is relative.
fn artifact(report: &Report, file: File) -> Value {
    let path = report.texts().path(file);
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encode = |byte: u8| if is_unreserved(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let encoded: String = path.bytes().map(encode).collect();
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    json!({ "uri": format!("{scheme}{encoded}") })
}
