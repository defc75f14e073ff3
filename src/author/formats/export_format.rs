//! The formats to which questions can be exported.

use super::format_words::FormatWords;

/// A format to which questions can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// GIFT, the text that Moodle and others import.
    Gift,
    /// Moodle XML.
    MoodleXml,
    /// A QTI 1.2 package for Canvas: a zip file.
    Qti12,
    /// A QTI 2.1 content package for learning systems: a zip file.
    Qti21,
    /// A QTI 3.0 content package for learning systems: a zip file.
    Qti3,
    /// An H5P Question Set: a zip file.
    H5p,
    /// Cards as tab-separated text, which Anki imports.
    Anki,
}

impl ExportFormat {
    /// Every format, in the order in which the command line lists them.
    pub const ALL: [ExportFormat; 7] = [
        ExportFormat::Gift,
        ExportFormat::MoodleXml,
        ExportFormat::Qti12,
        ExportFormat::Qti21,
        ExportFormat::Qti3,
        ExportFormat::H5p,
        ExportFormat::Anki,
    ];

    /// Whether the format is a zip file.
    pub fn is_package(self) -> bool {
        matches!(self, ExportFormat::Qti12 | ExportFormat::Qti21 | ExportFormat::Qti3 | ExportFormat::H5p)
    }

    /// How the format is called.
    pub fn words(self) -> FormatWords {
        match self {
            ExportFormat::Gift => FormatWords::new("GIFT", "gift", "Text that Moodle and others import"),
            ExportFormat::MoodleXml => {
                FormatWords::new("Moodle XML", "moodle-xml", "Moodle XML, with all that Moodle keeps of a question")
            }
            ExportFormat::Qti12 => FormatWords::new(
                "QTI 1.2",
                "qti12",
                "QTI 1.2, a package (zip) that Canvas imports, into New Quizzes too",
            ),
            ExportFormat::Qti21 => {
                FormatWords::new("QTI 2.1", "qti21", "QTI 2.1, a package (zip) for learning systems")
            }
            ExportFormat::Qti3 => FormatWords::new("QTI 3", "qti3", "QTI 3.0, a package (zip) for learning systems"),
            ExportFormat::H5p => FormatWords::new(
                "H5P",
                "h5p",
                "A Question Set of H5P, for Moodle, WordPress and others that have H5P's libraries",
            ),
            ExportFormat::Anki => FormatWords::new("Anki", "anki", "Text that Anki imports as cards"),
        }
    }
}
