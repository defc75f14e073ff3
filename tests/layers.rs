//! The walls between the layers, held by reading the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A layer, and what its files may name.
struct Layer {
    name: &'static str,
    /// Modules of this crate.
    layers: &'static [&'static str],
    /// Other crates.
    crates: &'static [&'static str],
    /// Modules and types of the standard library that it must not name.
    never: &'static [&'static str],
}

/// Whatever gives another answer the next time, on another machine, or to another reader.
const UNSTEADY: &[&str] =
    &["env", "fs", "io", "net", "os", "path", "process", "sync", "thread", "time", "HashMap", "HashSet"];

const LAYERS: [Layer; 6] = [
    Layer { name: "document", layers: &["document"], crates: &["serde", "serde_json", "schemars"], never: UNSTEADY },
    // The crate is for its tests.
    Layer { name: "graph", layers: &["document", "graph"], crates: &["proptest"], never: UNSTEADY },
    Layer {
        name: "reader",
        layers: &["document", "graph", "reader"],
        crates: &["serde", "serde_json"],
        never: UNSTEADY,
    },
    Layer {
        name: "view",
        layers: &["document", "graph", "reader", "view"],
        crates: &["yew", "web_sys", "wasm_bindgen", "wasm_bindgen_futures", "js_sys"],
        never: UNSTEADY,
    },
    Layer {
        name: "browser",
        layers: &["document", "graph", "reader", "view", "browser"],
        crates: &["yew", "web_sys", "wasm_bindgen", "js_sys", "gloo"],
        never: UNSTEADY,
    },
    Layer {
        name: "author",
        layers: &["document", "graph", "reader", "view", "author"],
        crates: &[
            "yew",
            "annotate_snippets",
            "anyhow",
            "axum",
            "base64",
            "brotli",
            "flate2",
            "html_escape",
            "notify",
            "notosans",
            "oxc_allocator",
            "oxc_codegen",
            "oxc_minifier",
            "oxc_parser",
            "oxc_span",
            "pulldown_cmark",
            "resvg",
            "schemars",
            "serde",
            "serde_json",
            "sha2",
            "strsim",
            "tokio",
            "tokio_stream",
            "toml",
            "url",
            "zip",
            "tempfile",
            "proptest",
        ],
        never: &["HashMap", "HashSet"],
    },
];

/// A file of `src`.
struct File {
    /// Its path below `src`, with `/`.
    path: String,
    text: String,
}

impl File {
    /// The first part of its path: the layer, for all but the few files above the layers.
    fn layer(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// Its lines without comments, numbered.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Every path named in it, as its first and its second part; a group counts as each of its members.
    fn names(&self) -> Vec<(String, String)> {
        let code: String = self.code().flat_map(|(_, line)| [line, "\n"]).collect();
        let mut names = Vec::new();
        for (at, _) in code.match_indices("::") {
            let before = &code[..at];
            let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
            let first = &before[before.trim_end_matches(is_name).len()..];
            if first.is_empty() || before[..before.len() - first.len()].ends_with("::") {
                continue;
            }
            let rest = &code[at + 2..];
            for second in members(rest) {
                let second: String = second.trim().chars().take_while(|letter| is_name(*letter)).collect();
                names.push((first.to_owned(), second));
            }
        }
        names
    }
}

/// What a path goes on with: one name, or all of a group.
fn members(rest: &str) -> Vec<&str> {
    let Some(group) = rest.strip_prefix('{') else { return vec![rest] };
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                members.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                members.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    members
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of Rust below `src`.
fn sources() -> Vec<File> {
    let src = root().join("src");
    let mut folders = vec![src.clone()];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let read = |path: PathBuf| File {
        path: path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&path).unwrap(),
    };
    paths.into_iter().map(read).collect()
}

/// The crates that the manifest names, as code names them.
fn crates() -> BTreeSet<String> {
    let manifest: toml::Table = fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let mut tables = vec![&manifest["dependencies"]];
    tables.extend(manifest["target"].as_table().unwrap().values().map(|target| &target["dev-dependencies"]));
    tables.into_iter().flat_map(|table| table.as_table().unwrap().keys()).map(|name| name.replace('-', "_")).collect()
}

/// Every violation at once, each with its place.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// What is wrong in the lines of code of these files.
fn each_line(files: &[File], wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = files.iter().flat_map(|file| file.code().map(move |(number, line)| (file, number, line)));
    let faults = lines.filter(|(.., line)| wrong(line));
    faults.map(|(file, number, line)| format!("src/{}:{number}: {}", file.path, line.trim())).collect()
}

#[test]
fn every_file_belongs_to_a_layer() {
    let above = ["lib", "main", "commands", "bin"];
    let layers = LAYERS.map(|layer| layer.name);
    let stray = sources().into_iter().filter(|file| !layers.contains(&file.layer()) && !above.contains(&file.layer()));
    none(stray.map(|file| format!("src/{}", file.path)).collect());
}

#[test]
fn a_layer_names_only_the_layers_below_it() {
    let mut faults = Vec::new();
    for (layer, file) in by_layer(&sources()) {
        for (_, second) in file.names().iter().filter(|(first, _)| first == "crate") {
            if !layer.layers.contains(&second.as_str()) {
                faults.push(format!("src/{} names crate::{second}", file.path));
            }
        }
    }
    none(faults);
}

#[test]
fn a_layer_names_only_its_own_crates() {
    let crates = crates();
    assert!(crates.contains("yew") && crates.contains("serde_json"), "{crates:?}");
    let mut faults = Vec::new();
    for (layer, file) in by_layer(&sources()) {
        for (first, _) in file.names() {
            if crates.contains(&first) && !layer.crates.contains(&first.as_str()) {
                faults.push(format!("src/{} names {first}", file.path));
            }
        }
    }
    none(faults);
}

#[test]
fn only_the_author_tool_knows_files_clocks_and_threads_and_no_one_an_order_of_hashes() {
    let mut faults = Vec::new();
    for (layer, file) in by_layer(&sources()) {
        // Tests may share what is dear to make, and say how long it takes.
        let free = |module: &str| file.path.ends_with("/tests.rs") && ["sync", "time"].contains(&module);
        for (first, second) in file.names() {
            if first == "std" && layer.never.contains(&second.as_str()) && !free(&second) {
                faults.push(format!("src/{} names std::{second}", file.path));
            }
        }
        let hashed = file.code().filter(|(_, line)| line.contains("HashMap") || line.contains("HashSet"));
        faults.extend(hashed.map(|(number, _)| format!("src/{}:{number} has the order of hashes", file.path)));
    }
    none(faults);
}

#[test]
fn the_view_knows_the_page_in_one_module_only() {
    let outside =
        |file: &File| file.layer() == "view" && file.path != "view/dom.rs" && !file.path.starts_with("view/dom/");
    let files: Vec<File> = sources().into_iter().filter(outside).collect();
    let mut faults = Vec::new();
    for file in &files {
        for (first, second) in file.names() {
            // The types of elements, for the targets of events and for references to nodes; nothing that acts.
            let element = second == "Element" || second.starts_with("Html") && second.ends_with("Element");
            let reaches = ["wasm_bindgen", "wasm_bindgen_futures", "js_sys"].contains(&first.as_str());
            if reaches || first == "web_sys" && !element {
                faults.push(format!("src/{} names {first}::{second}", file.path));
            }
        }
    }
    let acts = ["window(", "document()", "local_storage", "query_selector", "get_element", "set_attribute(", ".focus("];
    faults.extend(each_line(&files, |line| acts.iter().any(|act| line.contains(act))));
    none(faults);
}

#[test]
fn the_view_keeps_nothing() {
    let files: Vec<File> = sources().into_iter().filter(|file| file.layer() == "view").collect();
    let keeps = ["local_storage", "session_storage", "Storage", "cookie", "indexed_db"];
    none(each_line(&files, |line| keeps.iter().any(|word| line.contains(word))));
}

#[test]
fn features_stand_on_module_lines_only() {
    let mut faults = Vec::new();
    for file in sources() {
        let lines: Vec<(usize, &str)> = file.code().collect();
        for (index, (number, line)) in lines.iter().enumerate().filter(|(_, (_, line))| line.contains("feature = \"")) {
            let next = lines.get(index + 1).map_or("", |(_, line)| line.trim_start_matches("pub "));
            let on_module = line.starts_with("#[cfg(feature = \"") && next.starts_with("mod ");
            // Derives cannot stand elsewhere.
            let schema = line.trim_start().strip_prefix("#[cfg_attr(feature = \"author\", ");
            let on_schema =
                schema.is_some_and(|it| it.starts_with("derive(schemars::JsonSchema)") || it.starts_with("schemars("));
            if !on_module && !on_schema {
                faults.push(format!("src/{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    none(faults);
}

#[test]
fn content_never_becomes_markup() {
    let doors =
        ["inner_html", "outer_html", "insert_adjacent", "from_html_unchecked", "VRaw", "dangerously", "document.write"];
    let opens = |line: &str| doors.iter().any(|door| line.contains(door));
    let (island, others): (Vec<File>, Vec<File>) =
        sources().into_iter().partition(|file| file.path == "view/island.rs");
    let mut faults = each_line(&others, opens);
    // The one door: what the view itself has drawn, written by the author tool; the player writes nothing.
    let known = [
        "Islands::Written(html) => Html::from_html_unchecked(html[place].clone()),",
        "Islands::Present => Html::from_html_unchecked(AttrValue::Static(\"\")),",
    ];
    faults.extend(each_line(&island, |line| opens(line) && !known.contains(&line.trim())));
    let player: Vec<File> = others.into_iter().filter(|file| file.path != "author/prerender.rs").collect();
    faults.extend(each_line(&player, |line| line.contains("Written") && !line.contains("AsWritten")));
    none(faults);
}

#[test]
fn documents_are_made_where_they_are_verified() {
    let makes = |line: &str| line.ends_with("Document {") && !line.contains("->") && !line.contains("struct ");
    let files: Vec<File> = sources()
        .into_iter()
        .filter(|file| file.code().any(|(_, line)| makes(line) && !line.starts_with("impl ")))
        .collect();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["author/check.rs", "document/json.rs"], "their callers hold what they make to its promises");
}

#[test]
fn nothing_is_asked_of_another_host() {
    let files: Vec<File> = sources().into_iter().filter(|file| ["view", "browser"].contains(&file.layer())).collect();
    let asks = ["fetch", "XmlHttpRequest", "WebSocket", "EventSource", "send_beacon", "cookie"];
    none(each_line(&files, |line| asks.iter().any(|word| line.contains(word))));
}

#[test]
fn every_file_says_why_it_exists() {
    let silent = sources().into_iter().filter(|file| !file.text.starts_with("//! "));
    none(silent.map(|file| format!("src/{}", file.path)).collect());
}

#[test]
fn modules_are_named_for_what_they_hold() {
    let empty = ["util", "utils", "helper", "helpers", "common", "manager", "misc", "types", "mod"];
    let vague = |file: &File| file.path.split(['/', '.']).any(|part| empty.contains(&part));
    none(sources().into_iter().filter(vague).map(|file| format!("src/{}", file.path)).collect());
}

fn by_layer(files: &[File]) -> impl Iterator<Item = (&'static Layer, &File)> {
    static LAYERS: [Layer; 6] = self::LAYERS;
    files.iter().filter_map(|file| Some((LAYERS.iter().find(|layer| layer.name == file.layer())?, file)))
}
