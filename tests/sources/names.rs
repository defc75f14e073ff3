//! Reads the sources of the crate: the files, the modules in them, and every path that the code names, which can be resolved to
//! the module that defines it through imports and re-exports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// A path as its names: that of a module from the root of the crate, or one that code names.
pub(crate) type Names = Vec<String>;

/// The names that a module defines and imports.
pub(crate) struct Module {
    /// The index of its file in [`Sources::files`].
    pub(crate) file: usize,
    /// The items that it defines itself.
    items: BTreeSet<String>,
    /// The paths that it imports, by the name that each has here.
    imports: BTreeMap<String, Names>,
    /// The modules from which it imports everything.
    globs: Vec<Names>,
}

/// What a path refers to.
pub(crate) enum Meaning {
    Module(Names),
    /// An item that this module defines.
    ItemOf(Names),
}

/// The files, the modules in them, and every path that code names, with the module that names it.
#[derive(Default)]
pub(crate) struct Sources {
    pub(crate) files: Vec<String>,
    pub(crate) modules: BTreeMap<Names, Module>,
    pub(crate) named: Vec<(Names, Names)>,
    /// The syntax tree of each file, with its module.
    pub(crate) parsed: Vec<(Names, syn::File)>,
}

impl Sources {
    /// Adds a file by its path below `src`.
    pub(crate) fn add(&mut self, path: &str, code: &str) {
        let mut module: Names = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        match module[0].as_str() {
            "lib" => module.clear(),
            // The modules of the command line, whose root is `main.rs`.
            "commands" => module.insert(0, "main".to_owned()),
            _ => {}
        }
        let code = syn::parse_file(code).unwrap();
        self.files.push(path.to_owned());
        let mut reader = Reader { file: self.files.len() - 1, sources: self, module: module.clone() };
        reader.here();
        reader.visit_file(&code);
        self.parsed.push((module, code));
    }

    /// What a path in a module refers to; nothing if it is of another crate.
    pub(crate) fn resolve(&self, module: &[String], path: &[String], depth: usize) -> Option<Meaning> {
        // An import of another crate by its own name refers to itself, so that the depth is limited.
        let (first, mut rest) = path.split_first().filter(|_| depth < 20)?;
        let mut meaning = match first.as_str() {
            "crate" => Meaning::Module(root(module).to_vec()),
            "self" => Meaning::Module(module.to_vec()),
            "super" => {
                let mut module = &module[..module.len() - 1];
                while let Some(("super", more)) = rest.split_first().map(|(name, more)| (name.as_str(), more)) {
                    (module, rest) = (&module[..module.len() - 1], more);
                }
                Meaning::Module(module.to_vec())
            }
            name => self.find(module, name, depth)?,
        };
        for name in rest {
            let Meaning::Module(within) = &meaning else { break };
            meaning = self.find(within, name, depth).unwrap_or(Meaning::ItemOf(within.clone()));
        }
        Some(meaning)
    }

    /// What a name in a module refers to.
    fn find(&self, module: &[String], name: &str, depth: usize) -> Option<Meaning> {
        let child = [module, &[name.to_owned()]].concat();
        if self.modules.contains_key(&child) {
            return Some(Meaning::Module(child));
        }
        let it = &self.modules[module];
        if it.items.contains(name) {
            return Some(Meaning::ItemOf(module.to_vec()));
        }
        if let Some(import) = it.imports.get(name) {
            return self.resolve(module, import, depth + 1);
        }
        it.globs.iter().find_map(|glob| match self.resolve(module, glob, depth + 1)? {
            Meaning::Module(within) => self.find(&within, name, depth + 1),
            Meaning::ItemOf(_) => None,
        })
    }
}

/// The root of the crate that a module is in: that of the library, of the command line, or of one of the other binaries.
fn root(module: &[String]) -> &[String] {
    match module.first().map(String::as_str) {
        Some("main") => &module[..1],
        Some("bin") => &module[..2],
        _ => &[],
    }
}

/// Reads the names in one file.
struct Reader<'a> {
    sources: &'a mut Sources,
    file: usize,
    module: Names,
}

impl Reader<'_> {
    fn here(&mut self) -> &mut Module {
        let new = Module { file: self.file, items: BTreeSet::new(), imports: BTreeMap::new(), globs: Vec::new() };
        self.sources.modules.entry(self.module.clone()).or_insert(new)
    }

    fn name(&mut self, path: Names) {
        self.sources.named.push((self.module.clone(), path));
    }

    fn import(&mut self, tree: &syn::UseTree, mut path: Names) {
        let (name, shown) = match tree {
            syn::UseTree::Path(it) => {
                path.push(it.ident.to_string());
                return self.import(&it.tree, path);
            }
            syn::UseTree::Group(it) => return it.items.iter().for_each(|tree| self.import(tree, path.clone())),
            syn::UseTree::Glob(_) => {
                self.here().globs.push(path.clone());
                return self.name(path);
            }
            syn::UseTree::Name(it) => (it.ident.to_string(), None),
            syn::UseTree::Rename(it) => (it.ident.to_string(), Some(it.rename.to_string())),
        };
        if name != "self" {
            path.push(name);
        }
        let shown = shown.or(path.last().cloned()).unwrap();
        self.here().imports.insert(shown, path.clone());
        self.name(path);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let name = match item {
            syn::Item::Const(it) => Some(&it.ident),
            syn::Item::Enum(it) => Some(&it.ident),
            syn::Item::Fn(it) => Some(&it.sig.ident),
            syn::Item::Static(it) => Some(&it.ident),
            syn::Item::Struct(it) => Some(&it.ident),
            syn::Item::Trait(it) => Some(&it.ident),
            syn::Item::Type(it) => Some(&it.ident),
            _ => None,
        };
        if let Some(name) = name {
            self.here().items.insert(name.to_string());
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.content.is_some() {
            self.module.push(item.ident.to_string());
            self.here();
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, Vec::new());
    }

    /// A path of a single name is ignored: the name is either imported, which counts already, or defined in this file.
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.name(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    /// The input of a macro is not parsed, so that names joined by `::` count as paths.
    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        let tokens = item.tokens.to_string().replace(" :: ", "::");
        let is_of_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
        for path in tokens.split(|letter| !is_of_path(letter)).filter(|path| path.contains("::")) {
            self.name(path.split("::").map(str::to_owned).collect());
        }
    }

    /// The path of a visibility such as `pub(in crate::a)` is no dependency.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}

/// The folders with the sources: those of the core, which the library re-exports, so that its modules count as the library's own, and
/// those of the library and the programs.
const FOLDERS: [&str; 2] = ["core/src", "src"];

/// A file of Rust.
pub(crate) struct Source {
    /// Which of [`FOLDERS`] it is in.
    pub(crate) folder: &'static str,
    /// Its path below that folder, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every file of Rust of the product, sorted by path in each folder.
pub(crate) fn files() -> Vec<Source> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut paths = Vec::new();
        find_files(&root, &mut paths);
        paths.sort();
        files.extend(paths.into_iter().map(|path| Source {
            folder,
            path: path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"),
            text: fs::read_to_string(&path).unwrap(),
        }));
    }
    files
}

/// All sources of the product.
pub(crate) fn of_this_crate() -> Sources {
    let mut sources = Sources::default();
    files().iter().for_each(|file| sources.add(&file.path, &file.text));
    sources
}

/// Finds every file of Rust in a folder and in those below.
fn find_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}
