//! The subcommands, one file each, and the helpers that several of them share.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod colour;
pub(crate) mod content;
mod count;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod new;
mod page;
pub(crate) mod passages;
pub(crate) mod pins;
mod progress;
pub(crate) mod remove;
pub(crate) mod rename;
pub(crate) mod schemas;
pub(crate) mod serve;
mod transfer;
