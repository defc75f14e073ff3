//! The author tool's command line.

fn main() {}
