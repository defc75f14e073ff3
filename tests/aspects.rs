//! Tests that each part of the page declares, in `view/parts.rs`, every aspect of the scene that it reads. A part that reads what it
//! does not declare would not be updated when that changes.
//!
//! The test reads the sources. From the `start` of each part on, it follows the scene through fields, variables, closures and calls
//! of functions. Whatever it cannot follow counts as reading the whole value, so that nothing is overlooked. What an aspect covers
//! is taken from the code of `Scene::changes`, which compares two scenes.

use crate::names::{Meaning, Names, Sources, of_this_crate};
use std::collections::{BTreeMap, BTreeSet};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Pat};

/// What is read of a scene, as fields joined by dots: `reader.dock`. The whole scene is empty.
type Read = String;

/// The types that the scene consists of, each with the field of the scene that has it. Only values of these types are followed into
/// functions; of all other types, a value is read as a whole.
const FOLLOWED: [(&str, &str); 5] =
    [("Change", ""), ("Scene", ""), ("Reader", "reader"), ("Picture", "picture"), ("Address", "reader.address")];

/// What is computed from other fields alone, so that it cannot change unless one of them does. `feedback` is computed anew whenever
/// the quiz has changed.
const COMPUTED: [(&str, &[&str]); 6] = [
    ("signs", &["what_if"]),
    ("scenario", &["what_if"]),
    ("picture.signs", &["what_if"]),
    ("picture.actors_hidden", &["reader.hidden"]),
    ("picture.ties_hidden", &["reader.hidden", "what_if"]),
    ("reader.quiz", &["feedback"]),
];

/// A function, or a method of a type, with the module that it is in.
struct Function<'a> {
    module: &'a Names,
    of: Option<String>,
    signature: &'a syn::Signature,
    body: &'a syn::Block,
}

impl Function<'_> {
    /// Whether it returns the function that updates a part.
    fn returns_show(&self) -> bool {
        matches!(&self.signature.output, syn::ReturnType::Type(_, returned) if last_name(returned) == "Show")
    }

    /// Where the values of its parameters are in the scene, `self` included.
    fn parameters(&self) -> impl Iterator<Item = (Option<&Pat>, Option<Read>)> {
        self.signature.inputs.iter().map(|input| match input {
            syn::FnArg::Receiver(_) => (None, self.of.as_deref().and_then(place_of_type)),
            syn::FnArg::Typed(typed) => (Some(&*typed.pat), place_of_type(&last_name(&typed.ty))),
        })
    }
}

/// The sources of the crate, and its functions.
struct Code<'a> {
    sources: &'a Sources,
    functions: Vec<Function<'a>>,
}

impl<'a> Code<'a> {
    fn of(sources: &'a Sources) -> Code<'a> {
        let functions = sources.parsed.iter().flat_map(|(module, file)| functions(module, file)).collect();
        Code { sources, functions }
    }

    /// The function that a path in a module names, if it is one of this crate.
    fn function(&self, module: &[String], path: &[String]) -> Option<&Function<'a>> {
        let Some(Meaning::ItemOf(home)) = self.sources.resolve(module, path, 0) else { return None };
        let (name, before) = path.split_last()?;
        let is_in = |function: &&Function| *function.module == home;
        let mut same_name = self.functions.iter().filter(|function| function.signature.ident == name);
        same_name
            .clone()
            .filter(is_in)
            .find(|function| function.of.as_ref() == before.last())
            .or_else(|| {
                let of = before.last()?;
                same_name.find(|function| function.of.as_ref() == Some(of))
            })
            .or_else(|| self.functions.iter().filter(is_in).find(|it| it.signature.ident == name && it.of.is_none()))
    }

    /// The method of a type that is followed.
    fn method(&self, of: &str, name: &str) -> Option<&Function<'a>> {
        let is_it = |it: &&Function| it.of.as_deref() == Some(of) && it.signature.ident == name;
        self.functions.iter().find(is_it)
    }

    /// What a function reads of the scene.
    fn reads_of(&self, function: &Function) -> BTreeSet<Read> {
        let mut reader = Walk::new(self, function);
        reader.follow(function);
        reader.reads
    }

    /// What each aspect covers, by the comparisons in `Scene::changes`.
    fn aspects(&self) -> BTreeMap<String, BTreeSet<Read>> {
        let changes = self.method("Scene", "changes").expect("the comparison of two scenes");
        let mut walk = Walk::new(self, changes);
        walk.bind_parameters(changes);
        let mut aspects = BTreeMap::new();
        for statement in &changes.body.stmts {
            let syn::Stmt::Local(local) = statement else { continue };
            match local.init.as_ref().map(|init| &*init.expr) {
                Some(Expr::Array(sets)) => {
                    for set in &sets.elems {
                        let Expr::Tuple(set) = set else { panic!("a pair of an aspect and whether it differs") };
                        walk.reads.clear();
                        walk.visit_expr(&set.elems[1]);
                        aspects.insert(declared(self, &set.elems[0]).concat(), walk.reads.clone());
                    }
                }
                _ => walk.visit_local(local),
            }
        }
        aspects
    }

    /// The parts in the list of all parts: the name of the function that starts each, and the aspects that it declares.
    fn parts(&self) -> Vec<(String, Vec<String>, &Function<'a>)> {
        let module: Names = ["view", "parts"].map(str::to_owned).into();
        let list = self.item(&module, "PARTS");
        let Expr::Array(list) = list else { panic!("a list of parts") };
        let parts = list.elems.iter().map(|part| {
            let Expr::Call(part) = part else { panic!("a part is made by a function") };
            let mut arguments: Vec<&Expr> = part.args.iter().collect();
            let Some(Expr::Path(start)) = arguments.pop() else {
                panic!("a part ends with the function that starts it")
            };
            let path = names_of(&start.path);
            let start = self.function(&module, &path).unwrap_or_else(|| panic!("there is no {}", path.join("::")));
            (path.join("::"), arguments.into_iter().flat_map(|argument| declared(self, argument)).collect(), start)
        });
        parts.collect()
    }

    /// The value of a constant in a module.
    fn item(&self, module: &[String], name: &str) -> &Expr {
        let (_, file) = self.sources.parsed.iter().find(|(it, _)| it == module).expect("a module");
        let value = file.items.iter().find_map(|item| match item {
            syn::Item::Const(it) if it.ident == name => Some(&*it.expr),
            syn::Item::Static(it) if it.ident == name => Some(&*it.expr),
            _ => None,
        });
        value.unwrap_or_else(|| panic!("there is no {name}"))
    }
}

/// The names of the aspects in an expression such as `Aspects::PLACE.union(SAID)`.
fn declared(code: &Code, aspects: &Expr) -> Vec<String> {
    match aspects {
        Expr::MethodCall(union) => [declared(code, &union.receiver), declared(code, &union.args[0])].concat(),
        Expr::Path(path) => match &names_of(&path.path)[..] {
            [of, name] if of == "Aspects" && name == "NONE" => Vec::new(),
            [of, name] if of == "Aspects" => vec![name.clone()],
            [name] => declared(code, code.item(&["view".into(), "parts".into()], name)),
            other => panic!("{other:?} is no aspect"),
        },
        _ => panic!("a union of aspects"),
    }
}

/// The functions of a file outside of its tests.
fn functions<'a>(module: &'a Names, file: &'a syn::File) -> Vec<Function<'a>> {
    let make = |of, signature: &'a _, body: &'a _| Function { module, of, signature, body };
    let mut functions = Vec::new();
    for item in &file.items {
        match item {
            syn::Item::Fn(it) => functions.push(make(None, &it.sig, &it.block)),
            syn::Item::Impl(it) => functions.extend(it.items.iter().filter_map(|item| match item {
                syn::ImplItem::Fn(method) => Some(make(Some(last_name(&it.self_ty)), &method.sig, &method.block)),
                _ => None,
            })),
            _ => {}
        }
    }
    functions
}

fn names_of(path: &syn::Path) -> Names {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// The name of a type behind references and shared pointers.
fn last_name(of: &syn::Type) -> String {
    match of {
        syn::Type::Reference(it) => last_name(&it.elem),
        syn::Type::Path(it) => {
            let last = it.path.segments.last().unwrap();
            match &last.arguments {
                syn::PathArguments::AngleBracketed(inner) if last.ident == "Rc" => match &inner.args[0] {
                    syn::GenericArgument::Type(inner) => last_name(inner),
                    _ => String::new(),
                },
                _ => last.ident.to_string(),
            }
        }
        _ => String::new(),
    }
}

/// Where the values of a type are in the scene, if it is followed.
fn place_of_type(name: &str) -> Option<Read> {
    FOLLOWED.iter().find(|(it, _)| *it == name).map(|(_, place)| (*place).to_owned())
}

/// The type at a place in the scene, if it is followed.
fn type_at(place: &str) -> Option<&'static str> {
    FOLLOWED.iter().rev().find(|(_, it)| *it == place).map(|(name, _)| *name)
}

fn field(place: &str, name: &str) -> Read {
    match place {
        // Both scenes of a change are the same: a part that reads the former one compares it with the other.
        "" if name == "before" || name == "now" => String::new(),
        "" => name.to_owned(),
        place => format!("{place}.{name}"),
    }
}

/// A variable that is followed.
#[derive(Clone)]
enum Variable {
    /// A value at a place in the scene.
    Value(Read),
    /// A closure, with which of its parameters are followed.
    Closure(Vec<bool>),
}

/// Follows the scene through the body of a function and through those that it calls.
struct Walk<'a> {
    code: &'a Code<'a>,
    /// The function that is being read.
    module: Names,
    is_start: bool,
    variables: BTreeMap<String, Variable>,
    reads: BTreeSet<Read>,
    /// The functions that were followed already, so that the walk ends.
    followed: BTreeSet<(Names, Option<String>, String)>,
}

impl<'a> Walk<'a> {
    fn new(code: &'a Code<'a>, function: &Function) -> Walk<'a> {
        let (module, is_start) = (function.module.clone(), function.returns_show());
        Walk { code, module, is_start, variables: BTreeMap::new(), reads: BTreeSet::new(), followed: BTreeSet::new() }
    }

    fn bind_parameters(&mut self, function: &Function) {
        for (pattern, place) in function.parameters() {
            match (pattern, place) {
                (None, Some(place)) => drop(self.variables.insert("self".to_owned(), Variable::Value(place))),
                (Some(Pat::Ident(it)), Some(place)) => {
                    self.variables.insert(it.ident.to_string(), Variable::Value(place));
                }
                (Some(_), Some(place)) => drop(self.reads.insert(place)),
                _ => {}
            }
        }
    }

    /// Reads the body of another function.
    fn follow(&mut self, function: &Function) {
        let key = (function.module.clone(), function.of.clone(), function.signature.ident.to_string());
        if !self.followed.insert(key) {
            return;
        }
        let mut inner = Walk::new(self.code, function);
        inner.followed = std::mem::take(&mut self.followed);
        inner.bind_parameters(function);
        inner.visit_block(function.body);
        self.followed = inner.followed;
        self.reads.append(&mut inner.reads);
    }

    /// The place of an expression in the scene, if it is a value of the scene or a part of one. All else is read.
    fn place(&mut self, expression: &Expr) -> Option<Read> {
        match expression {
            Expr::Path(path) => match self.variables.get(&path.path.get_ident()?.to_string()) {
                Some(Variable::Value(place)) => Some(place.clone()),
                _ => None,
            },
            Expr::Field(it) => {
                let syn::Member::Named(name) = &it.member else {
                    self.visit_expr(&it.base);
                    return None;
                };
                let base = self.place(&it.base)?;
                Some(field(&base, &name.to_string()))
            }
            Expr::Reference(it) => self.place(&it.expr),
            Expr::Paren(it) => self.place(&it.expr),
            Expr::Unary(it) if matches!(it.op, syn::UnOp::Deref(_)) => self.place(&it.expr),
            // Several scenes at once.
            Expr::Array(it) if !it.elems.is_empty() => {
                let places: Option<BTreeSet<Read>> = it.elems.iter().map(|element| self.place(element)).collect();
                let mut places = places.unwrap_or_else(|| {
                    visit::visit_expr_array(self, it);
                    BTreeSet::new()
                });
                if places.len() > 1 {
                    self.reads.append(&mut places);
                }
                places.pop_first()
            }
            Expr::MethodCall(call) => self.place_of_call(call),
            Expr::Call(call) => {
                self.visit_call(call);
                None
            }
            Expr::Closure(closure) => {
                self.visit_closure(closure, None);
                None
            }
            other => {
                visit::visit_expr(self, other);
                None
            }
        }
    }

    fn place_of_call(&mut self, call: &syn::ExprMethodCall) -> Option<Read> {
        let (name, code) = (call.method.to_string(), self.code);
        let Some(place) = self.place(&call.receiver) else {
            call.args.iter().for_each(|argument| self.visit_expr(argument));
            return None;
        };
        let method = type_at(&place).and_then(|of| code.method(of, &name));
        match (method, &call.args.first()) {
            (None, None) if ["clone", "as_ref", "borrow"].contains(&&*name) => return Some(place),
            // `[before, now].map(|scene| ...)`
            (None, Some(Expr::Closure(closure))) if matches!(*call.receiver, Expr::Array(_)) => {
                self.visit_closure(closure, Some(&place));
            }
            (None, _) => {
                self.reads.insert(place);
                call.args.iter().for_each(|argument| self.visit_expr(argument));
            }
            (Some(method), _) => {
                let takes: Vec<bool> = method.parameters().map(|(_, place)| place.is_some()).skip(1).collect();
                self.pass(call.args.iter(), &takes);
                self.follow(method);
            }
        }
        None
    }

    /// Passes arguments to a function, which takes some of them as values that are followed.
    fn pass<'b>(&mut self, arguments: impl Iterator<Item = &'b Expr>, takes: &[bool]) -> bool {
        let mut passes = false;
        for (at, argument) in arguments.enumerate() {
            let place = self.place(argument);
            match takes.get(at) {
                Some(true) => passes = true,
                _ => self.reads.extend(place),
            }
        }
        passes
    }

    fn visit_call(&mut self, call: &syn::ExprCall) {
        let Expr::Path(path) = &*call.func else { return visit::visit_expr_call(self, call) };
        let names = names_of(&path.path);
        if names == ["Box", "new"]
            && self.is_start
            && let Some(Expr::Closure(closure)) = call.args.first()
        {
            return self.visit_closure(closure, Some(""));
        }
        if let [name] = &names[..]
            && let Some(Variable::Closure(takes)) = self.variables.get(name).cloned()
        {
            self.pass(call.args.iter(), &takes);
            return;
        }
        let code = self.code;
        let function = code.function(&self.module, &names);
        let takes = function.map_or(Vec::new(), |it| it.parameters().map(|(_, place)| place.is_some()).collect());
        let passes = self.pass(call.args.iter(), &takes);
        if let Some(function) = function.filter(|it| passes || it.returns_show()) {
            self.follow(function);
        }
    }

    /// Reads the body of a closure, whose first parameter is at a place in the scene if its type does not say that.
    fn visit_closure(&mut self, closure: &syn::ExprClosure, first: Option<&str>) {
        let outer = self.variables.clone();
        for (at, pattern) in closure.inputs.iter().enumerate() {
            let place = match pattern {
                Pat::Type(typed) => place_of_type(&last_name(&typed.ty)),
                _ => first.filter(|_| at == 0).map(str::to_owned),
            };
            self.bind(pattern, place);
        }
        self.visit_expr(&closure.body);
        self.variables = outer;
    }

    /// Binds the names of a pattern to a place in the scene, or to something else.
    fn bind(&mut self, pattern: &Pat, place: Option<Read>) {
        match (pattern, place) {
            (Pat::Ident(it), Some(place)) => {
                self.variables.insert(it.ident.to_string(), Variable::Value(place));
            }
            (Pat::Type(it), place) => self.bind(&it.pat, place),
            (Pat::Struct(it), Some(place)) => {
                for of in &it.fields {
                    let syn::Member::Named(name) = &of.member else { continue };
                    self.bind(&of.pat, Some(field(&place, &name.to_string())));
                }
            }
            (Pat::Wild(_), _) => {}
            (other, place) => {
                self.reads.extend(place);
                self.visit_pat(other);
            }
        }
    }

    fn bind_local(&mut self, pattern: &Pat, value: &Expr) {
        match (pattern, value) {
            (Pat::Tuple(it), Expr::Tuple(values)) if it.elems.len() == values.elems.len() => {
                it.elems.iter().zip(&values.elems).for_each(|(pattern, value)| self.bind_local(pattern, value));
            }
            (Pat::Ident(it), Expr::Closure(closure)) => {
                self.visit_closure(closure, None);
                let takes = closure.inputs.iter().map(|input| match input {
                    Pat::Type(typed) => place_of_type(&last_name(&typed.ty)).is_some(),
                    _ => false,
                });
                self.variables.insert(it.ident.to_string(), Variable::Closure(takes.collect()));
            }
            _ => {
                let place = self.place(value);
                self.bind(pattern, place);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_expr(&mut self, expression: &'ast Expr) {
        let place = self.place(expression);
        self.reads.extend(place);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let Some(init) = &local.init else { return self.visit_pat(&local.pat) };
        if let Some((_, otherwise)) = &init.diverge {
            self.visit_expr(otherwise);
        }
        self.bind_local(&local.pat, &init.expr);
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        let outer = self.variables.clone();
        visit::visit_block(self, block);
        self.variables = outer;
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let outer = self.variables.clone();
        visit::visit_arm(self, arm);
        self.variables = outer;
    }

    /// A name in a pattern is another value from here on.
    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        self.variables.remove(&pattern.ident.to_string());
    }

    /// The input of a macro is expressions, as in `vec!`; in any other, a variable is read as a whole.
    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        if let Ok(expressions) = item.parse_body_with(Punctuated::<Expr, syn::Token![,]>::parse_terminated) {
            return expressions.iter().for_each(|expression| self.visit_expr(expression));
        }
        let tokens = item.tokens.to_string();
        let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        for name in tokens.split(|letter| !is_of_name(letter)) {
            if let Some(Variable::Value(place)) = self.variables.get(name) {
                self.reads.insert(place.clone());
            }
        }
    }
}

/// Whether some declared aspects cover what is read.
fn is_covered(read: &str, declared: &[&String], aspects: &BTreeMap<String, BTreeSet<Read>>) -> bool {
    let is_within = |covered: &Read| read == covered || read.starts_with(&format!("{covered}."));
    declared.iter().any(|aspect| aspects[*aspect].iter().any(is_within))
        || COMPUTED.iter().any(|(computed, from)| {
            let is_it = read == *computed || read.starts_with(&format!("{computed}."));
            is_it && from.iter().all(|from| is_covered(from, declared, aspects))
        })
}

/// The parts that read what they do not declare, and those that declare what they do not read.
fn faults(code: &Code) -> Vec<String> {
    let aspects = code.aspects();
    let mut faults = Vec::new();
    for (name, declared, start) in code.parts() {
        let reads = code.reads_of(start);
        let uncovered = |declared: &[&String]| -> Vec<String> {
            reads.iter().filter(|read| !is_covered(read, declared, &aspects)).cloned().collect()
        };
        let all: Vec<&String> = declared.iter().collect();
        faults.extend(uncovered(&all).into_iter().map(|read| format!("{name} reads {read:?} without its aspect")));
        for aspect in &declared {
            let others: Vec<&String> = declared.iter().filter(|it| *it != aspect).collect();
            // Without the aspect the test would fail; else the part is updated for nothing.
            if uncovered(&others).is_empty() {
                faults.push(format!("{name} declares {aspect} and reads nothing of it"));
            }
        }
    }
    faults
}

#[test]
fn each_part_declares_the_aspects_that_it_reads_and_no_others() {
    let sources = of_this_crate();
    let code = Code::of(&sources);
    assert!(code.parts().len() > 20, "the parts are listed in another way");
    let faults = faults(&code);
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Collects the aspects for which code asks whether a change meets them.
struct Met<'a>(&'a Code<'a>, Vec<String>);

impl<'ast> Visit<'ast> for Met<'_> {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "meets" {
            self.1.extend(declared(self.0, &call.args[0]));
        }
        visit::visit_expr_method_call(self, call);
    }
}

#[test]
fn the_session_saves_progress_when_what_is_saved_has_changed() {
    let sources = of_this_crate();
    let code = Code::of(&sources);
    // The first function of the type makes it of a state.
    let saves =
        code.functions.iter().find(|it| it.of.as_deref() == Some("Progress") && it.module == &["reader", "progress"]);
    let reads = code.reads_of(saves.expect("the progress of a reader"));
    assert!(reads.contains("reader.opinion"), "{reads:?}");
    let mut met = Met(&code, Vec::new());
    met.visit_block(code.method("Session", "changed").expect("the session").body);
    let (aspects, met) = (code.aspects(), met.1.iter().collect::<Vec<_>>());
    let unsaved: Vec<&Read> = reads.iter().filter(|read| !is_covered(read, &met, &aspects)).collect();
    assert!(unsaved.is_empty(), "session.rs does not save when these change: {unsaved:?}");
}

/// A crate of one part, which declares the search alone and has this code in the function that updates it.
fn of_part(code: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add("lib.rs", "mod reader; mod view;");
    sources.add(
        "reader.rs",
        "pub struct Scene { pub reader: Rc<Reader> }
         impl Scene {
             pub fn is_docked(&self) -> bool { self.reader.dock.is_some() }
             pub fn changes(&self, before: &Scene) {
                 let (was, is) = (&*before.reader, &*self.reader);
                 let sets = [(Aspects::SEARCH, was.search != is.search), (Aspects::DOCK, was.dock != is.dock)];
             }
         }",
    );
    sources.add("view.rs", "mod bar; mod parts; mod strip;");
    sources.add("view/parts.rs", "use super::bar; static PARTS: [Part; 1] = [at_once(Aspects::SEARCH, bar::start)];");
    sources.add("view/strip.rs", "pub fn strip(scene: &Scene) { show(scene.reader.dock); }");
    let start = format!(
        "use super::strip::strip;
         fn start(setting: &Setting) -> Show {{
             Box::new(move |change| {{ {code} }})
         }}
         fn other(setting: &Setting) -> Show {{ Box::new(move |change| show(change.now.reader.dock)) }}"
    );
    sources.add("view/bar.rs", &start);
    sources
}

/// Code that reads the search.
const SEARCH: &str = "field.set_value(&change.now.reader.search.text);";

#[test]
fn reading_what_is_not_declared_is_found_in_every_form() {
    let found = |code: &str| faults(&Code::of(&of_part(&format!("{SEARCH} {code}"))));
    let without_scene = ["", "let dock = 1; show(dock);", "let reader = other.reader; reader.dock();"];
    for code in without_scene.into_iter().chain(["[change.before, change.now].map(|scene| scene.reader.search);"]) {
        assert_eq!(found(code), [""; 0], "{code}");
    }
    for code in [
        "show(change.now.reader.dock);",
        "change.before.reader.dock.is_raised();",
        "let reader = &change.now.reader; if reader.dock == Dock::Half { hide(); }",
        "let (_, scene) = (1, change.now.clone()); after_paint(move || show(scene.reader.dock));",
        "let Scene { reader, .. } = change.now; show(reader.dock);",
        "let Some(dock) = change.now.reader.dock else { return };",
        "match change.now.reader.dock { Dock::Half => hide(), _ => {} }",
        "strip(change.now);",
        "super::strip::strip(&change.now.clone());",
        "let draw = |scene: &Scene| scene.reader.dock; draw(change.now);",
        "change.now.is_docked();",
        "[change.before, change.now].map(|scene| scene.reader.dock);",
        "vec![change.now.reader.dock];",
        "assert!(matches!(change.now.reader.dock, Dock::Half | Dock::Whole));",
        "other(setting);",
        // What cannot be followed counts as reading all of it.
        "kept.replace(change.now.reader.clone());",
        "shown = Some(change.now.clone());",
        "unknown(change.now);",
    ] {
        let faults = found(code);
        assert!(faults.iter().any(|fault| fault.contains("without its aspect")), "{code}: {faults:?}");
    }
}

#[test]
fn an_aspect_of_which_nothing_is_read_is_found() {
    assert_eq!(faults(&Code::of(&of_part(SEARCH))), [""; 0]);
    assert_eq!(faults(&Code::of(&of_part(""))), ["bar::start declares SEARCH and reads nothing of it"]);
}
