//! Faults in content: what is wrong, where, and how to mend it.

mod code;
mod fault;
mod faults;
mod merge;
mod render;
mod report;
mod similar;

pub use code::{Code, Severity};
pub use fault::Fault;
pub use faults::Faults;
pub use report::Report;
pub(super) use similar::{nearest, quoted};
