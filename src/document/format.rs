//! The version of a document's form.

/// Version of the JSON form. A player refuses a document of another version, because it could only guess.
pub const FORMAT: u32 = 3;
