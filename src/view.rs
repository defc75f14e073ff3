//! Components that draw a document and a reader.
