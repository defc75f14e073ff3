//! Reports for other programs: editors, code hosts, scripts.

mod github;
mod json;
mod place;
mod sarif;

pub use github::github;
pub use json::json;
pub use sarif::sarif;
