//! The programs that questions are written for.

/// A form in which questions can be written for another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// GIFT, the text that Moodle and others import.
    Gift,
    /// Moodle XML.
    MoodleXml,
    /// A package of QTI 1.2 as Canvas reads it: a zip.
    Qti12,
    /// A content package of QTI 2.1, for learning systems: a zip.
    Qti21,
    /// A content package of QTI 3.0, for learning systems: a zip.
    Qti3,
    /// A Question Set of H5P: a zip.
    H5p,
    /// Cards as text with tabs, which Anki imports.
    Anki,
}

impl Target {
    /// All of them.
    pub const ALL: [Target; 7] =
        [Target::Gift, Target::MoodleXml, Target::Qti12, Target::Qti21, Target::Qti3, Target::H5p, Target::Anki];

    /// Whether it is a package and no text.
    pub fn is_package(self) -> bool {
        matches!(self, Target::Qti12 | Target::Qti21 | Target::Qti3 | Target::H5p)
    }

    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Target::Gift => "GIFT",
            Target::MoodleXml => "Moodle XML",
            Target::Qti12 => "QTI 1.2",
            Target::Qti21 => "QTI 2.1",
            Target::Qti3 => "QTI 3",
            Target::H5p => "H5P",
            Target::Anki => "Anki",
        }
    }
}
