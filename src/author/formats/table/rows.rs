//! The rows of a table, from CSV or from a workbook.

use calamine::{Data, Range, Reader, Sheets, Xlsx, open_workbook_auto_from_rs};
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// A row.
pub(in crate::author::formats) struct Row {
    /// The line of the file, or the row of the sheet.
    pub(in crate::author::formats) line: usize,
    pub(in crate::author::formats) cells: Vec<String>,
}

/// The rows of CSV with any usual delimiter: `,`, `;`, tab or `|`. Excel may state it in a first line `sep=;`.
pub(in crate::author::formats) fn of_text(text: &str) -> Vec<Row> {
    let (stated, rest, skipped) = match text.split_once('\n') {
        Some((first, rest)) if first.trim().to_ascii_lowercase().starts_with("sep=") => {
            (first.trim().as_bytes().get(4).copied(), rest, 1)
        }
        _ => (None, text, 0),
    };
    let head = rest.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let most_frequent = [b',', b';', b'\t', b'|']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| head.bytes().filter(|byte| byte == delimiter).count());
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(stated.or(most_frequent).unwrap_or(b',')).flexible(true).has_headers(false);
    let mut rows = Vec::new();
    for record in reader.from_reader(rest.as_bytes()).records().flatten() {
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or_default() + skipped;
        rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
    }
    rows
}

/// The most bytes to which a workbook may unpack, since a small zip file may hold endless files.
const MAX_BYTES: u64 = 1 << 28;

/// The most cells of an Excel workbook, including the empty cells before others in their rows.
const MAX_CELLS: usize = 10_000_000;

/// The sheets of a workbook with their names.
///
/// # Errors
/// What is broken, or that the workbook is too large.
pub(in crate::author::formats) fn of_workbook(bytes: &[u8]) -> Result<Vec<(String, Vec<Row>)>, String> {
    if is_too_large(bytes) {
        return Err(format!("it is not read: unpacked it is larger than {} MiB", MAX_BYTES >> 20));
    }
    let mut workbook =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|why| format!("it cannot be read: {why}"))?;
    let (mut sheets, mut left) = (Vec::new(), MAX_CELLS);
    for name in workbook.sheet_names() {
        let broken = |why: String| format!("the sheet {name} cannot be read: {why}");
        let rows = match &mut workbook {
            Sheets::Xlsx(workbook) => of_excel_sheet(workbook, &name, &mut left).map_err(broken)?,
            other => of_range(&other.worksheet_range(&name).map_err(|why| broken(why.to_string()))?),
        };
        sheets.push((name, rows));
    }
    Ok(sheets)
}

fn is_too_large(bytes: &[u8]) -> bool {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut left = MAX_BYTES;
    for index in 0..zip.len() {
        if let Ok(file) = zip.by_index(index) {
            // The lengths that a zip file states need not be true, so the files are unpacked.
            let length = io::copy(&mut file.take(left + 1), &mut io::sink()).unwrap_or_default();
            let Some(rest) = left.checked_sub(length) else { return true };
            left = rest;
        }
    }
    false
}

/// The rows of a sheet, read cell by cell: the range of a sheet may span billions of cells between two that are filled.
fn of_excel_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Vec<Row>, String> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|why| why.to_string())?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(|why| why.to_string())? {
        let text = cell_text(&Data::from(cell.get_value().clone()));
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (cells, column) = (rows.entry(row).or_default(), column as usize);
        let added = (column + 1).saturating_sub(cells.len());
        *left = left.checked_sub(added).ok_or("its cells stand too far apart")?;
        cells.resize(cells.len() + added, String::new());
        cells[column] = text;
    }
    Ok(rows.into_iter().map(|(row, cells)| Row { line: row as usize + 1, cells }).collect())
}

fn of_range(range: &Range<Data>) -> Vec<Row> {
    // The first row and column of the range, counted from 0.
    let (first, left) = range.start().map_or((0, 0), |(row, column)| (row as usize, column as usize));
    let row = |(index, cells): (usize, &[Data])| Row {
        line: first + index + 1,
        cells: std::iter::repeat_n(String::new(), left).chain(cells.iter().map(cell_text)).collect(),
    };
    range.rows().enumerate().map(row).collect()
}

/// The text of a cell.
fn cell_text(cell: &Data) -> String {
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
