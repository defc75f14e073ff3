//! Tests that each layer uses only what it may, by reading the sources. ARCHITECTURE.md has the rules.

use crate::names::{Meaning, Source, Sources, files, of_this_crate};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// A layer, and what the code in its files may name.
struct Layer {
    name: &'static str,
    /// Modules of this crate.
    layers: &'static [&'static str],
    /// Other crates.
    crates: &'static [&'static str],
    /// Modules and types of the standard library that it must not name.
    never: &'static [&'static str],
}

/// Modules and types of the standard library whose results depend on the time, the machine or chance.
const NONDETERMINISTIC: &[&str] =
    &["env", "fs", "io", "net", "os", "path", "process", "sync", "thread", "time", "HashMap", "HashSet"];

const LAYERS: [Layer; 6] = [
    Layer {
        name: "document",
        layers: &["document"],
        crates: &["serde", "serde_json", "schemars"],
        never: NONDETERMINISTIC,
    },
    // Only the layer's tests use proptest.
    Layer { name: "graph", layers: &["document", "graph"], crates: &["proptest"], never: NONDETERMINISTIC },
    Layer {
        name: "reader",
        layers: &["document", "graph", "reader"],
        crates: &["serde", "serde_json"],
        never: NONDETERMINISTIC,
    },
    Layer {
        name: "view",
        layers: &["document", "graph", "reader", "view"],
        crates: &["yew", "web_sys", "wasm_bindgen", "wasm_bindgen_futures", "js_sys"],
        never: NONDETERMINISTIC,
    },
    Layer {
        name: "browser",
        layers: &["document", "graph", "reader", "view", "browser"],
        crates: &["yew", "web_sys", "wasm_bindgen", "js_sys", "gloo"],
        never: NONDETERMINISTIC,
    },
    Layer {
        name: "author",
        layers: &["document", "graph", "reader", "view", "author"],
        crates: &[
            "annotate_snippets",
            "anyhow",
            "axum",
            "base64",
            "brotli",
            "calamine",
            "chardetng",
            "csv",
            "dom_smoothie",
            "encoding_rs",
            "flate2",
            "html5gum",
            "icu_normalizer",
            "notify",
            "notosans",
            "oxc_allocator",
            "oxc_codegen",
            "oxc_minifier",
            "oxc_parser",
            "oxc_span",
            "proptest",
            "pulldown_cmark",
            "resvg",
            "roxmltree",
            "schemars",
            "serde",
            "serde_json",
            "sha2",
            "strsim",
            "tempfile",
            "tokio",
            "tokio_stream",
            "toml",
            "url",
            "whatlang",
            "yew",
            "zip",
        ],
        never: &["HashMap", "HashSet"],
    },
];

impl Source {
    /// The first part of the path, which is the layer's name for all but the few files above the layers.
    fn layer(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// Its lines without comments, numbered.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Its path from the root of the project.
    fn name(&self) -> String {
        format!("{}/{}", self.folder, self.path)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names, as in code, of all crates that the manifest lists.
fn crates() -> BTreeSet<String> {
    let manifest: toml::Table = fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let mut tables = vec![&manifest["dependencies"]];
    let targets = manifest["target"].as_table().unwrap().values();
    tables
        .extend(targets.flat_map(|target| ["dependencies", "dev-dependencies"].map(|kind| target.get(kind))).flatten());
    tables.into_iter().flat_map(|table| table.as_table().unwrap().keys()).map(|name| name.replace('-', "_")).collect()
}

/// Asserts that there are no faults, and otherwise lists all of them.
fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The lines of code in these files that are wrong, each with its file and number.
fn each_line(files: &[Source], wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = files.iter().flat_map(|file| file.code().map(move |(number, line)| (file, number, line)));
    let faults = lines.filter(|(.., line)| wrong(line));
    faults.map(|(file, number, line)| format!("{}:{number}: {}", file.name(), line.trim())).collect()
}

#[test]
fn every_file_belongs_to_a_layer() {
    let above = ["lib", "main", "commands", "bin"];
    let layers = LAYERS.map(|layer| layer.name);
    let stray = files().into_iter().filter(|file| !layers.contains(&file.layer()) && !above.contains(&file.layer()));
    assert_none(stray.map(|file| file.name()).collect());
}

/// The layer of a file by its path below `src`.
fn layer_of(path: &str) -> Option<&'static Layer> {
    static LAYERS: [Layer; 6] = self::LAYERS;
    let name = path.split(['/', '.']).next();
    LAYERS.iter().find(|layer| Some(layer.name) == name)
}

/// Every path that the code of a layer names, with the layer, the file and the module that name it.
fn named(sources: &Sources) -> impl Iterator<Item = (&'static Layer, &str, &[String], &[String])> {
    sources.named.iter().filter_map(|(module, path)| {
        let file = &*sources.files[sources.modules[module].file];
        Some((layer_of(file)?, file, &**module, &**path))
    })
}

/// The files that name something of a layer that theirs must not use, directly or through re-exports.
fn layer_violations(sources: &Sources) -> Vec<String> {
    let mut faults = Vec::new();
    for (layer, file, module, path) in named(sources) {
        let Some(Meaning::Module(means) | Meaning::ItemOf(means)) = sources.resolve(module, path, 0) else { continue };
        let to = means.first().map_or("lib", |name| name);
        // The root of the crate declares nothing but the layers, so that naming it is no violation.
        if to != "lib" && !layer.layers.contains(&to) {
            faults.push(format!("{file} names {} of {to}", path.join("::")));
        }
    }
    faults
}

#[test]
fn a_layer_names_only_the_layers_below_it() {
    assert_none(layer_violations(&of_this_crate()));
}

#[test]
fn every_form_of_path_to_a_higher_layer_is_found() {
    for code in [
        "use crate::browser::mount;",
        "use super::super::browser::mount;",
        "fn start() { super::super::browser::mount(); }",
        "fn start() { println!(\"{}\", crate::browser::mount()); }",
        "mod tests { use super::super::super::browser; }",
        "use crate::graph::Shown;",
    ] {
        let mut sources = Sources::default();
        sources.add("lib.rs", "mod browser; mod graph; mod view;");
        sources.add("browser.rs", "pub fn mount() {}");
        sources.add("graph.rs", "pub use crate::browser::mount as Shown;");
        sources.add("view.rs", "mod bar;");
        sources.add("view/bar.rs", code);
        assert!(layer_violations(&sources).iter().any(|fault| fault.contains("view/bar.rs")), "{code}");
    }
}

#[test]
fn a_layer_names_only_its_own_crates() {
    let crates = crates();
    assert!(crates.contains("yew") && crates.contains("serde_json"), "{crates:?}");
    let mut faults = Vec::new();
    let sources = of_this_crate();
    for (layer, file, module, path) in named(&sources) {
        let is_ours = sources.resolve(module, path, 0).is_some();
        if !is_ours && crates.contains(&path[0]) && !layer.crates.contains(&&*path[0]) {
            faults.push(format!("{file} names {}", path.join("::")));
        }
    }
    assert_none(faults);
}

#[test]
fn only_the_author_tool_uses_files_clocks_and_threads_and_no_layer_hash_maps() {
    let mut faults = Vec::new();
    let sources = of_this_crate();
    for (layer, file, _, path) in named(&sources) {
        // Tests may share values that take long to make, and measure time.
        let free = |module: &str| file.ends_with("/tests.rs") && ["sync", "time"].contains(&module);
        let is_bad = |name: &String| layer.never.contains(&&**name) && !free(name);
        if path[0] == "std" && path[1..].iter().any(is_bad) {
            faults.push(format!("{file} names {}", path.join("::")));
        }
    }
    let hashed = |line: &str| line.contains("HashMap") || line.contains("HashSet");
    let files: Vec<Source> = files().into_iter().filter(|file| layer_of(&file.path).is_some()).collect();
    faults.extend(each_line(&files, hashed));
    assert_none(faults);
}

/// Parts of the names of methods that read or change the DOM.
const DOM_METHODS: [&str; 22] = [
    "query_selector",
    "closest",
    "get_element",
    "get_attribute",
    "has_attribute",
    "set_attribute",
    "remove_attribute",
    "toggle_attribute",
    "inner_html",
    "outer_html",
    "text_content",
    "node_value",
    "create_element",
    "create_text_node",
    "append_",
    "prepend_",
    "insert_",
    "replace_child",
    "remove_child",
    "_element_child",
    "_sibling",
    "class_list",
];

/// Types of the DOM that only `view/dom.rs` may name. Events, observers and the types of a few elements may be named elsewhere.
const DOM_TYPES: [&str; 10] = [
    "Element",
    "Node",
    "NodeList",
    "HtmlCollection",
    "Document",
    "DocumentFragment",
    "DomTokenList",
    "ShadowRoot",
    "Window",
    "Storage",
];

/// Collects the calls of DOM methods in a file's syntax tree.
struct DomCalls(Vec<String>);

impl<'ast> Visit<'ast> for DomCalls {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        if DOM_METHODS.iter().any(|method| name.contains(method)) {
            self.0.push(name);
        }
        visit::visit_expr_method_call(self, call);
    }
}

#[test]
fn only_one_file_of_the_view_uses_the_dom() {
    let mut faults = Vec::new();
    let calls = |text: &str| {
        let mut calls = DomCalls(Vec::new());
        calls.visit_file(&syn::parse_file(text).unwrap());
        calls.0
    };
    for file in files().iter().filter(|file| file.layer() == "view") {
        let found = calls(&file.text);
        if file.path == "view/dom.rs" {
            assert!(found.len() > 20, "the methods of the DOM have other names: {found:?}");
            continue;
        }
        faults.extend(found.iter().map(|method| format!("{} calls {method}", file.name())));
    }
    let sources = of_this_crate();
    for (_, file, _, path) in named(&sources).filter(|(layer, file, ..)| layer.name == "view" && *file != "view/dom.rs")
    {
        if path[0] == "web_sys" && path.len() > 1 && (DOM_TYPES.contains(&&*path[1]) || path[1] == "window") {
            faults.push(format!("{file} names {}", path.join("::")));
        }
    }
    assert_none(faults);
}

#[test]
fn the_view_uses_no_storage() {
    let files: Vec<Source> = files().into_iter().filter(|file| file.layer() == "view").collect();
    let keeps = ["local_storage", "session_storage", "Storage", "cookie", "indexed_db"];
    assert_none(each_line(&files, |line| keeps.iter().any(|word| line.contains(word))));
}

#[test]
fn features_stand_on_module_lines_only() {
    let mut faults = Vec::new();
    for file in files() {
        let lines: Vec<(usize, &str)> = file.code().collect();
        for (index, (number, line)) in lines.iter().enumerate().filter(|(_, (_, line))| line.contains("feature = \"")) {
            let next = lines.get(index + 1).map_or("", |(_, line)| line.trim_start_matches("pub "));
            let on_module = line.starts_with("#[cfg(feature = \"") && next.starts_with("mod ");
            // A derive cannot be moved to a module's line.
            let schema = line.trim_start().strip_prefix("#[cfg_attr(feature = \"schema\", ");
            let on_schema =
                schema.is_some_and(|it| it.starts_with("derive(schemars::JsonSchema)") || it.starts_with("schemars("));
            if !on_module && !on_schema {
                faults.push(format!("{}:{number}: {}", file.name(), line.trim()));
            }
        }
    }
    assert_none(faults);
}

#[test]
fn content_never_becomes_markup() {
    let sinks =
        ["inner_html", "outer_html", "insert_adjacent", "from_html_unchecked", "VRaw", "dangerously", "document.write"];
    assert_none(each_line(&files(), |line| sinks.iter().any(|sink| line.contains(sink))));
    let sinks =
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "createContextualFragment", "setHTML"];
    assert_none(each_line_of_scripts(&[], |line| sinks.iter().any(|sink| line.contains(sink))));
}

#[test]
fn documents_are_made_only_in_files_whose_results_are_verified() {
    let makes = |line: &str| line.ends_with("Document {") && !line.contains("->") && !line.contains("struct ");
    let files: Vec<Source> = files()
        .into_iter()
        .filter(|file| file.code().any(|(_, line)| makes(line) && !line.starts_with("impl ")))
        .collect();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["document/json.rs", "author/check.rs"], "their callers hold what they make to its promises");
}

#[test]
fn no_code_of_the_page_makes_requests_but_the_scripts_that_load_it() {
    let files: Vec<Source> = files().into_iter().filter(|file| ["view", "browser"].contains(&file.layer())).collect();
    let requests = ["fetch", "XmlHttpRequest", "WebSocket", "EventSource", "send_beacon", "cookie"];
    assert_none(each_line(&files, |line| requests.iter().any(|word| line.contains(word))));
    // `start.js` and `embed.js` load the player, the document and pages from the page's own host. `cmi5.js` is only in packages
    // for learning systems, and sends requests to the one that has launched the page.
    let loading = ["start.js", "embed.js", "cmi5.js"];
    let requests =
        ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "cookie", "import(", "importScripts"];
    assert_none(each_line_of_scripts(&loading, |line| requests.iter().any(|word| line.contains(word))));
}

/// The lines of code that are wrong in the scripts of `src/browser`, but those in `without`.
fn each_line_of_scripts(without: &[&str], wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let folder = fs::read_dir(root().join("src/browser")).unwrap().map(|entry| entry.unwrap().path());
    let mut scripts: Vec<PathBuf> = folder.filter(|path| path.extension().is_some_and(|it| it == "js")).collect();
    scripts.sort();
    assert!(scripts.len() > 5, "{scripts:?}");
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    assert!(without.iter().all(|it| scripts.iter().any(|path| name(path) == *it)), "{without:?}");
    let mut faults = Vec::new();
    for path in scripts.iter().filter(|path| !without.contains(&&*name(path))) {
        let text = fs::read_to_string(path).unwrap();
        let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        let bad = code.filter(|(_, line)| wrong(line));
        faults.extend(bad.map(|(at, line)| format!("src/browser/{}:{}: {}", name(path), at + 1, line.trim())));
    }
    faults
}

#[test]
fn every_file_begins_with_documentation() {
    let silent = files().into_iter().filter(|file| !file.text.starts_with("//! "));
    assert_none(silent.map(|file| file.name()).collect());
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    let empty = ["util", "utils", "helper", "helpers", "common", "manager", "misc", "types", "mod"];
    let vague = |file: &Source| file.path.split(['/', '.']).any(|part| empty.contains(&part));
    assert_none(files().into_iter().filter(vague).map(|file| file.name()).collect());
}
