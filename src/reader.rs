//! What a reader has chosen and answered.
