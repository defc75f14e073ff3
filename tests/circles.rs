//! No file of `src` needs a file that needs it. What code names is resolved to the file that defines it, through imports and
//! re-exports; that a file declares a module needs nothing of it.

#[path = "sources/names.rs"]
mod names;

use names::{Meaning, Names, Sources, of_this_crate};
use std::collections::{BTreeMap, BTreeSet};

/// Why one file needs another: the files, and one of the paths that it names.
struct Need {
    from: usize,
    to: usize,
    path: String,
}

/// What needs what.
fn needs(sources: &Sources) -> Vec<Need> {
    let need = |(module, path): &(Names, Names)| {
        let (Meaning::Module(means) | Meaning::ItemOf(means)) = sources.resolve(module, path, 0)?;
        let (from, to) = (sources.modules[module].file, sources.modules[&means].file);
        (from != to).then(|| Need { from, to, path: path.join("::") })
    };
    sources.named.iter().filter_map(need).collect()
}

/// Every need that leads back to the file that has it.
fn circles(sources: &Sources) -> Vec<String> {
    let needs = needs(sources);
    let mut all: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for need in &needs {
        all.entry(need.from).or_default().insert(need.to);
    }
    let leads = |from: usize, to: usize| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            if seen.insert(file) {
                open.extend(all.get(&file).into_iter().flatten());
            }
        }
        seen.contains(&to)
    };
    let line = |need: &Need| format!("src/{} names {}", sources.files[need.from], need.path);
    needs.iter().filter(|need| leads(need.to, need.from)).map(line).collect()
}

#[test]
fn no_file_needs_one_that_needs_it() {
    let circles = circles(&of_this_crate());
    assert!(circles.is_empty(), "these lead back:\n{}\n", circles.join("\n"));
}

/// Whether `a.rs` with this code needs `b.rs`, which needs `a.rs`.
fn leads_back(a: &str) -> bool {
    let mut sources = Sources::default();
    sources.add("lib.rs", "mod a; mod b; mod c;");
    sources.add("a.rs", &format!("{a} pub struct A;"));
    sources.add("b.rs", "use super::a::A; pub struct B; pub fn new() -> A { A }");
    sources.add("c.rs", "pub use crate::b::B as Shown; pub use crate::b::*;");
    circles(&sources).iter().any(|line| line.starts_with("src/a.rs"))
}

#[test]
fn every_way_to_name_what_is_elsewhere_counts() {
    for way in [
        "use crate::b::B;",
        "use super::b::{B};",
        "use super::b::B as Other;",
        "use super::{b::{self, B}};",
        "fn make() { crate::b::new(); }",
        "use crate::b; fn make() { b::new(); }",
        "fn make() { println!(\"{}\", super::b::new()); }",
        "fn take(_: Option<super::b::B>) {}",
        "use crate::c::Shown;",
        "use crate::c::new;",
        "use crate::b::*;",
        "mod tests { use super::super::b::B; }",
    ] {
        assert!(leads_back(way), "{way}");
    }
    for none in ["", "use a_crate::b::B;", "pub(in crate::b) struct B;", "mod inner { pub struct B; } use inner::B;"] {
        assert!(!leads_back(none), "{none}");
    }
}

#[test]
fn a_child_that_needs_its_parent_closes_a_circle_if_the_parent_needs_it() {
    let count = |parent: &str| {
        let mut sources = Sources::default();
        sources.add("lib.rs", "pub mod a;");
        sources.add("a.rs", parent);
        sources.add("a/b.rs", "use super::A; impl A { fn more(&self) {} }");
        circles(&sources).len()
    };
    assert_eq!(count("mod b; pub struct A;"), 0);
    assert_eq!(count("mod b; pub struct A; fn make() { b::make(); }"), 2);
}
