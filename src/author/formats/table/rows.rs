//! The rows of a table, from CSV or from a workbook.

use calamine::{Data, Range, Reader, Sheets, Xlsx, open_workbook_auto_from_rs};
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

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

/// A workbook may unpack to so many bytes: a small zip may hold files without end.
const MOST_BYTES: u64 = 1 << 28;

/// Sheets of Excel may have so many cells, the empty ones before others in their rows among them.
const MOST_CELLS: usize = 10_000_000;

/// The sheets of a workbook that have rows, by their names.
///
/// # Errors
/// Says what is broken, or that it is too large.
pub(in crate::author::formats) fn of_workbook(bytes: &[u8]) -> Result<Vec<(String, Vec<Row>)>, String> {
    if unpacks_to_too_much(bytes) {
        return Err(format!("it is not read: unpacked it is larger than {} MiB", MOST_BYTES >> 20));
    }
    let mut workbook =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|why| format!("it cannot be read: {why}"))?;
    let (mut sheets, mut left) = (Vec::new(), MOST_CELLS);
    for name in workbook.sheet_names() {
        let broken = |why: String| format!("the sheet {name} cannot be read: {why}");
        let rows = match &mut workbook {
            Sheets::Xlsx(workbook) => of_sheet_of_excel(workbook, &name, &mut left).map_err(broken)?,
            other => of_range(&other.worksheet_range(&name).map_err(|why| broken(why.to_string()))?),
        };
        sheets.push((name, rows));
    }
    Ok(sheets)
}

fn unpacks_to_too_much(bytes: &[u8]) -> bool {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut left = MOST_BYTES;
    for place in 0..zip.len() {
        if let Ok(file) = zip.by_index(place) {
            // What a zip says of lengths need not be true.
            let length = io::copy(&mut file.take(left + 1), &mut io::sink()).unwrap_or_default();
            let Some(rest) = left.checked_sub(length) else { return true };
            left = rest;
        }
    }
    false
}

/// The rows of a sheet, cell by cell: between two cells there may be room for billions.
fn of_sheet_of_excel(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Vec<Row>, String> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|why| why.to_string())?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(|why| why.to_string())? {
        let said = said(&Data::from(cell.get_value().clone()));
        if said.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (cells, column) = (rows.entry(row).or_default(), column as usize);
        let added = (column + 1).saturating_sub(cells.len());
        *left = left.checked_sub(added).ok_or("its cells stand too far apart")?;
        cells.resize(cells.len() + added, String::new());
        cells[column] = said;
    }
    Ok(rows.into_iter().map(|(row, cells)| Row { line: row as usize + 1, cells }).collect())
}

fn of_range(range: &Range<Data>) -> Vec<Row> {
    // Where it begins, counted from 0.
    let (first, left) = range.start().map_or((0, 0), |(row, column)| (row as usize, column as usize));
    let row = |(place, cells): (usize, &[Data])| Row {
        line: first + place + 1,
        cells: std::iter::repeat_n(String::new(), left).chain(cells.iter().map(said)).collect(),
    };
    range.rows().enumerate().map(row).collect()
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
