//! What a reader has chosen and answered, as plain data.
//!
//! [`Reader::apply`] is total: any action in any state gives a state, and an action that names an id which the document does
//! not have changes nothing. This module uses no screen, no storage and no clock.

mod action;
pub mod address;
pub mod calendar;
pub mod export;
mod json;
pub mod picture;
pub mod progress;
pub mod quiz;
pub mod scene;
pub mod search;
mod settings;
mod state;
pub mod table;
pub mod what_if;
pub mod wording;

pub use action::Action;
pub use address::Address;
pub use picture::Picture;
pub use progress::Progress;
pub use quiz::{Quiz, Score, Step};
pub use scene::announcement::{announcement, found};
pub use scene::summary::Summary;
pub use scene::{Aspects, Scene};
pub use search::Search;
pub use settings::{Dock, Facet, Reach, Scheme};
pub use state::{ChoiceHistory, Departure, Reader};
pub use table::{SortOrder, Table};
pub use what_if::WhatIf;
