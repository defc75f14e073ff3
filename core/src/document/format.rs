//! The version of the JSON form of a document.

/// Version of the JSON form. A player refuses a document of another version, because it could only guess.
pub const FORMAT: u32 = 3;
