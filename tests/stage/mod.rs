//! The stage on which the stories of `journeys` and `hosts` are played: what serves, what shows, who reads.

pub(crate) mod browser;
mod driver;
pub(crate) mod reader;
pub(crate) mod site;
