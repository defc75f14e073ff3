//! The formats to which questions can be exported.

/// A format to which questions can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
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

impl Target {
    /// Every format.
    pub const ALL: [Target; 7] =
        [Target::Gift, Target::MoodleXml, Target::Qti12, Target::Qti21, Target::Qti3, Target::H5p, Target::Anki];

    /// Whether the format is a zip file.
    pub fn is_package(self) -> bool {
        matches!(self, Target::Qti12 | Target::Qti21 | Target::Qti3 | Target::H5p)
    }

    /// The name of the format in a sentence.
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
