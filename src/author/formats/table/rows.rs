//! The rows of a table, from CSV or from a workbook.

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use std::io::Cursor;

/// A row.
pub(in crate::author::formats) struct Row {
    /// In which line of the file, or row of the sheet.
    pub(in crate::author::formats) line: usize,
    pub(in crate::author::formats) cells: Vec<String>,
}

/// The rows of CSV, whatever separates its cells: `,` `;` a tab or `|`; Excel may say so in a first line `sep=;`.
pub(in crate::author::formats) fn of_text(text: &str) -> Vec<Row> {
    let (said, rest, skipped) = match text.split_once('\n') {
        Some((first, rest)) if first.trim().to_ascii_lowercase().starts_with("sep=") => {
            (first.trim().as_bytes().get(4).copied(), rest, 1)
        }
        _ => (None, text, 0),
    };
    let head = rest.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let most =
        [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|sign| head.bytes().filter(|byte| byte == sign).count());
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(said.or(most).unwrap_or(b',')).flexible(true).has_headers(false);
    let mut rows = Vec::new();
    for record in reader.from_reader(rest.as_bytes()).records().flatten() {
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or_default() + skipped;
        rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
    }
    rows
}

/// The sheets of a workbook that have rows, by their names.
///
/// # Errors
/// Says what is broken.
pub(in crate::author::formats) fn of_workbook(bytes: &[u8]) -> Result<Vec<(String, Vec<Row>)>, String> {
    let mut workbook =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|why| format!("it cannot be read: {why}"))?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(|why| format!("the sheet {name} cannot be read: {why}"))?;
        // Where it begins, counted from 0.
        let (first, left) = range.start().map_or((0, 0), |(row, column)| (row as usize, column as usize));
        let row = |(place, cells): (usize, &[Data])| Row {
            line: first + place + 1,
            cells: std::iter::repeat_n(String::new(), left).chain(cells.iter().map(said)).collect(),
        };
        sheets.push((name, range.rows().enumerate().map(row).collect()));
    }
    Ok(sheets)
}

/// What a cell says.
fn said(cell: &Data) -> String {
    match cell {
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
            let time =
                if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}") };
            format!("{year}-{month:02}-{day:02}{time}")
        }
        cell => cell.to_string(),
    }
}
