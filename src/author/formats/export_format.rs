//! The formats to which questions can be exported.

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
    /// Every format.
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

    /// The name of the format in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::Gift => "GIFT",
            ExportFormat::MoodleXml => "Moodle XML",
            ExportFormat::Qti12 => "QTI 1.2",
            ExportFormat::Qti21 => "QTI 2.1",
            ExportFormat::Qti3 => "QTI 3",
            ExportFormat::H5p => "H5P",
            ExportFormat::Anki => "Anki",
        }
    }
}
