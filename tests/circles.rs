//! Tests that there are no circular dependencies between the files of the product. A file depends on the files that define the items
//! which its code names, resolved through imports and re-exports; declaring a module is no dependency on it.

use crate::names::{Meaning, Names, Sources, of_this_crate};
use std::collections::{BTreeMap, BTreeSet};

/// A dependency of a file on another: the indices of both, and the path in the code that causes it.
struct Dependency {
    from: usize,
    to: usize,
    path: String,
}

/// All dependencies between files.
fn dependencies(sources: &Sources) -> Vec<Dependency> {
    let dependency = |(module, path): &(Names, Names)| {
        let (Meaning::Module(means) | Meaning::ItemOf(means)) = sources.resolve(module, path, 0)?;
        let (from, to) = (sources.modules[module].file, sources.modules[&means].file);
        (from != to).then(|| Dependency { from, to, path: path.join("::") })
    };
    sources.named.iter().filter_map(dependency).collect()
}

/// Every dependency that is part of a circle.
fn circles(sources: &Sources) -> Vec<String> {
    let dependencies = dependencies(sources);
    let mut all: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for dependency in &dependencies {
        all.entry(dependency.from).or_default().insert(dependency.to);
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
    let line = |it: &Dependency| format!("{} names {}", sources.files[it.from], it.path);
    dependencies.iter().filter(|it| leads(it.to, it.from)).map(line).collect()
}

#[test]
fn no_file_depends_on_a_file_that_depends_on_it() {
    let circles = circles(&of_this_crate());
    assert!(circles.is_empty(), "these are parts of circles:\n{}\n", circles.join("\n"));
}

/// Whether `a.rs` with this code depends on `b.rs`, which depends on `a.rs`.
fn makes_circle(a: &str) -> bool {
    let mut sources = Sources::default();
    sources.add("lib.rs", "mod a; mod b; mod c;");
    sources.add("a.rs", &format!("{a} pub struct A;"));
    sources.add("b.rs", "use super::a::A; pub struct B; pub fn new() -> A { A }");
    sources.add("c.rs", "pub use crate::b::B as Shown; pub use crate::b::*;");
    circles(&sources).iter().any(|line| line.starts_with("a.rs"))
}

#[test]
fn every_form_of_path_to_another_file_counts() {
    for code in [
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
        assert!(makes_circle(code), "{code}");
    }
    for none in ["", "use a_crate::b::B;", "pub(in crate::b) struct B;", "mod inner { pub struct B; } use inner::B;"] {
        assert!(!makes_circle(none), "{none}");
    }
}

#[test]
fn a_child_module_and_its_parent_that_use_each_other_are_a_circle() {
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
