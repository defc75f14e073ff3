//! The formats from which questions can be imported, and their detection.

use super::aiken;
use super::encoding;
use super::format_words::FormatWords;
use std::io::{Cursor, Read};

/// A format from which questions can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// GIFT.
    Gift,
    /// Moodle XML.
    MoodleXml,
    /// Aiken.
    Aiken,
    /// A table: CSV, or a file of Excel or LibreOffice.
    Table,
    /// The TOML of mdbook-quiz.
    MdbookQuiz,
    /// A package of H5P: a Question Set, or a question alone.
    H5p,
}

impl ImportFormat {
    /// Every format.
    pub const ALL: [ImportFormat; 6] = [
        ImportFormat::Gift,
        ImportFormat::MoodleXml,
        ImportFormat::Aiken,
        ImportFormat::Table,
        ImportFormat::MdbookQuiz,
        ImportFormat::H5p,
    ];

    /// How the format is called.
    pub fn words(self) -> FormatWords {
        match self {
            ImportFormat::Gift => FormatWords::new("GIFT", "gift", "Text that Moodle and others export"),
            ImportFormat::MoodleXml => FormatWords::new("Moodle XML", "moodle-xml", "The XML that Moodle exports"),
            ImportFormat::Aiken => FormatWords::new(
                "Aiken",
                "aiken",
                "Text that Moodle imports: a question, options with letters, the answer",
            ),
            ImportFormat::Table => FormatWords::new(
                "a table (CSV, Excel or LibreOffice)",
                "table",
                "A table with a row for each question: CSV, or a file of Excel or LibreOffice",
            ),
            ImportFormat::MdbookQuiz => {
                FormatWords::new("a quiz of mdbook-quiz", "mdbook-quiz", "The TOML of mdbook-quiz")
            }
            ImportFormat::H5p => {
                FormatWords::new("a package of H5P", "h5p", "A package of H5P: a Question Set, or a question alone")
            }
        }
    }
}

/// A detected format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A format that can be imported.
    Form(ImportFormat),
    /// Another one: its name in a sentence, and advice.
    Other(&'static str, &'static str),
}

const AS_TEXT: &str = "save the questions as plain text";

/// The format of a file by marks that no other format has.
pub(super) fn certainly(bytes: &[u8]) -> Option<Found> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(packed(bytes));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some(old_office(bytes));
    }
    let signs: [(&[u8], &str, &str); 6] = [
        (b"{\\rtf", "RTF, as word processors write it", AS_TEXT),
        (b"%PDF", "PDF", AS_TEXT),
        (b"\x1f\x8b", "a compressed file, perhaps a backup of Moodle", "unpack it, or export the questions themselves"),
        (b"\x89PNG", "a picture", AS_TEXT),
        (b"\xff\xd8\xff", "a picture", AS_TEXT),
        (b"SQLite format 3", "a database", "export the questions from the program that made it"),
    ];
    if let Some((_, name, advice)) = signs.iter().find(|(sign, ..)| bytes.starts_with(sign)) {
        return Some(Found::Other(name, advice));
    }
    let (text, _) = encoding::decode(bytes).ok()?;
    let text = text.trim_start();
    let head: String = text.chars().take(4000).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return Some(Found::Other("a web page", AS_TEXT));
    }
    if head.starts_with("<?xml") || head.starts_with("<quiz") || head.starts_with("<questestinterop") {
        if head.contains("<quiz") {
            return Some(Found::Form(ImportFormat::MoodleXml));
        }
        let is_qti = ["imsqti", "questestinterop", "assessmentitem"].iter().any(|mark| head.contains(mark));
        let name = if is_qti { "QTI" } else { "XML of another kind" };
        return Some(Found::Other(name, "export the questions as Moodle XML or GIFT"));
    }
    if ["](actor:", "](tie:", "](passage:"].iter().any(|link| text.contains(link)) {
        let advice = "questions in it are check lists, which need no import";
        return Some(Found::Other("the article of an explainer", advice));
    }
    let is_json = text.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    is_json.then_some(Found::Other("JSON", "export the questions in a form that is known"))
}

/// The format of an old Office file, by its stream of text, slides or sheets: the compound file names its streams in UTF-16.
fn old_office(bytes: &[u8]) -> Found {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|part| part == name)
    };
    if has("WordDocument") {
        Found::Other("an old document of Word", AS_TEXT)
    } else if has("PowerPoint Document") {
        Found::Other("an old presentation", AS_TEXT)
    } else if has("Workbook") || has("Book") {
        Found::Form(ImportFormat::Table)
    } else {
        Found::Other("an old file of an office program", AS_TEXT)
    }
}

/// The format of a zip file, by the names of the files in it.
fn packed(bytes: &[u8]) -> Found {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Found::Other("a broken zip", "export it once more");
    };
    let mut kind = String::new();
    if let Ok(file) = archive.by_name("mimetype") {
        let _ = file.take(100).read_to_string(&mut kind);
    }
    if kind.contains("opendocument.spreadsheet") {
        return Found::Form(ImportFormat::Table);
    }
    let has = |name_or_folder: &str| {
        archive
            .file_names()
            .any(|name| name == name_or_folder || name.starts_with(name_or_folder) && name_or_folder.ends_with('/'))
    };
    let marks = [
        ("word/", Found::Other("a document of Word", AS_TEXT)),
        ("xl/", Found::Form(ImportFormat::Table)),
        ("ppt/", Found::Other("a presentation", AS_TEXT)),
        ("h5p.json", Found::Form(ImportFormat::H5p)),
        ("moodle_backup.xml", Found::Other("a backup of Moodle", "in Moodle, export the questions as GIFT")),
        ("imsmanifest.xml", Found::Other("a package for learning systems", "export the questions as GIFT")),
        ("mimetype", Found::Other("a document of an office program", AS_TEXT)),
        ("content.xml", Found::Other("a document of an office program", AS_TEXT)),
    ];
    let found = marks.into_iter().find(|(name, _)| has(name));
    found.map_or(Found::Other("a zip", "unpack it"), |(_, found)| found)
}

/// A guess at the format of a text in which no question of the requested format was found.
pub(super) fn perhaps(text: &str, requested: ImportFormat) -> Option<Found> {
    let lines = || text.lines().map(str::trim);
    let count = |is: &dyn Fn(&str) -> bool| lines().filter(|line| is(line)).count();
    if count(&|line| line == "[[questions]]") > 0 {
        return Some(Found::Form(ImportFormat::MdbookQuiz));
    }
    if count(&|line| line == "[[question]]") > 0 {
        return Some(Found::Other("a quiz.toml already", "put it into the folder of your explainer"));
    }
    if requested != ImportFormat::Aiken
        && count(&|line| aiken::answer(line).is_some()) > 0
        && count(&|line| aiken::option(line).is_some()) > 1
    {
        return Some(Found::Form(ImportFormat::Aiken));
    }
    if requested != ImportFormat::Gift
        && text.contains('{')
        && count(&|line| line.starts_with("::") || line.ends_with('{') || line.ends_with('}')) > 0
    {
        return Some(Found::Form(ImportFormat::Gift));
    }
    let is_table = [',', ';', '\t'].into_iter().any(|separator| {
        let cells = |line: &str| line.matches(separator).count();
        let mut rows = lines().filter(|line| !line.is_empty()).map(cells);
        let first = rows.next().unwrap_or_default();
        first > 1 && rows.clone().count() > 0 && rows.all(|cells| cells >= first)
    });
    if is_table && requested != ImportFormat::Table {
        return Some(Found::Form(ImportFormat::Table));
    }
    let is_markdown = |line: &str| line.starts_with("# ") || line.starts_with("## ") || line.contains("](");
    if count(&is_markdown) > 0 {
        return Some(Found::Other("text in Markdown", "questions in an article are check lists, which need no import"));
    }
    None
}

impl Found {
    /// The message that the file has another format than the requested one.
    pub(super) fn instead_of(self, requested: ImportFormat) -> String {
        let requested = requested.words().name;
        match self {
            Found::Form(format) => {
                let FormatWords { name, option, .. } = format.words();
                format!("it is {name}, not {requested}: `--from {option}` reads it")
            }
            Found::Other(name, advice) => format!("it is {name}, not {requested}; {advice}"),
        }
    }
}
