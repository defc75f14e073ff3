//! The programs that questions are written for.

/// A form in which questions can be written for another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// GIFT, the text that Moodle and others import.
    Gift,
    /// Moodle XML.
    MoodleXml,
    /// A content package of QTI 2.1, for learning systems: a zip.
    Qti21,
    /// Cards as text with tabs, which Anki imports.
    Anki,
}

impl Target {
    /// All of them.
    pub const ALL: [Target; 4] = [Target::Gift, Target::MoodleXml, Target::Qti21, Target::Anki];

    /// Whether it is a package and no text.
    pub fn is_package(self) -> bool {
        self == Target::Qti21
    }

    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Target::Gift => "GIFT",
            Target::MoodleXml => "Moodle XML",
            Target::Qti21 => "QTI 2.1",
            Target::Anki => "Anki",
        }
    }
}
