//! The values that the code fills into words, by their names, as far as the sources say which words they are for.

use std::collections::{BTreeMap, BTreeSet};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Pat};

/// A call of `Words::fill` or `Words::count`.
#[derive(Debug)]
pub(crate) struct Fill {
    /// The keys that it may have, or their beginnings, followed by `*`. There are none if they come from elsewhere.
    pub(crate) keys: Vec<String>,
    /// The names of the values.
    pub(crate) names: BTreeSet<String>,
}

/// The calls in the code of a file.
pub(crate) fn fills(code: &str) -> Vec<Fill> {
    let mut reader = Reader { variables: BTreeMap::new(), fills: Vec::new() };
    reader.visit_file(&syn::parse_file(code).unwrap());
    reader.fills
}

/// A value in the code. Its parts are given by all the values that each may have.
#[derive(Clone)]
enum Value {
    /// A text, or the beginning of one, followed by `*`.
    Text(String),
    Tuple(Vec<Vec<Value>>),
    List(Vec<Vec<Value>>),
}

struct Reader {
    /// The values that a variable may have. A name that is bound again has its last values.
    variables: BTreeMap<String, Vec<Value>>,
    fills: Vec<Fill>,
}

impl Reader {
    /// The values that an expression may have, as far as they are known, through variables and conditions.
    fn values(&self, expression: &Expr) -> Vec<Value> {
        let of_block = |block: &syn::Block| match block.stmts.last() {
            Some(syn::Stmt::Expr(last, None)) => self.values(last),
            _ => Vec::new(),
        };
        let parts = |parts: &Punctuated<Expr, syn::Token![,]>| parts.iter().map(|part| self.values(part)).collect();
        match expression {
            Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => vec![Value::Text(text.value())],
            Expr::Tuple(it) => vec![Value::Tuple(parts(&it.elems))],
            Expr::Array(it) => vec![Value::List(parts(&it.elems))],
            Expr::Path(path) => {
                let name = path.path.get_ident().map(ToString::to_string);
                name.and_then(|name| self.variables.get(&name).cloned()).unwrap_or_default()
            }
            Expr::Reference(it) => self.values(&it.expr),
            Expr::Block(it) => of_block(&it.block),
            Expr::Match(it) => it.arms.iter().flat_map(|arm| self.values(&arm.body)).collect(),
            Expr::If(it) => {
                let other = it.else_branch.as_ref().map(|(_, other)| self.values(other)).unwrap_or_default();
                [of_block(&it.then_branch), other].concat()
            }
            // `["task-", name].concat()`
            Expr::MethodCall(call) if call.method == "concat" => {
                let beginning = |list| match list {
                    Value::List(parts) => texts(&parts[0]).pop().map(|text| Value::Text(format!("{text}*"))),
                    _ => None,
                };
                self.values(&call.receiver).into_iter().filter_map(beginning).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The names in a list of pairs of a name and a value.
    fn names(&self, expression: &Expr) -> Option<BTreeSet<String>> {
        let [Value::List(pairs)] = &self.values(expression)[..] else { return None };
        let name = |pair: &Vec<Value>| match &pair[..] {
            [Value::Tuple(parts)] => texts(&parts[0]).pop(),
            _ => None,
        };
        pairs.iter().map(name).collect()
    }

    fn bind(&mut self, pattern: &Pat, values: Vec<Value>) {
        match pattern {
            Pat::Ident(it) => drop(self.variables.insert(it.ident.to_string(), values)),
            Pat::Tuple(it) => {
                for (at, pattern) in it.elems.iter().enumerate() {
                    let part = |value: &Value| match value {
                        Value::Tuple(parts) => parts.get(at).cloned().unwrap_or_default(),
                        _ => Vec::new(),
                    };
                    self.bind(pattern, values.iter().flat_map(part).collect());
                }
            }
            _ => {}
        }
    }
}

/// The texts among some values.
fn texts(values: &[Value]) -> Vec<String> {
    let text = |value: &Value| if let Value::Text(text) = value { Some(text.clone()) } else { None };
    values.iter().filter_map(text).collect()
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_local(&mut self, local: &'ast syn::Local) {
        visit::visit_local(self, local);
        let values = local.init.as_ref().map(|init| self.values(&init.expr)).unwrap_or_default();
        self.bind(&local.pat, values);
    }

    /// A parameter of a closure hides the variable of the same name.
    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        closure.inputs.iter().for_each(|input| self.bind(input, Vec::new()));
        visit::visit_expr_closure(self, closure);
    }

    fn visit_expr_for_loop(&mut self, it: &'ast syn::ExprForLoop) {
        let values = match &self.values(&it.expr)[..] {
            [Value::List(items)] => items.concat(),
            _ => Vec::new(),
        };
        self.bind(&it.pat, values);
        visit::visit_expr_for_loop(self, it);
    }

    /// The input of `vec!` and similar macros is a list of expressions.
    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        let items = item.parse_body_with(Punctuated::<Expr, syn::Token![,]>::parse_terminated);
        items.iter().flatten().for_each(|item| self.visit_expr(item));
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.variables.clear();
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.variables.clear();
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        let arguments: Vec<&Expr> = call.args.iter().collect();
        match (call.method.to_string().as_str(), &arguments[..]) {
            ("fill", [key, values]) => {
                if let Some(names) = self.names(values) {
                    self.fills.push(Fill { keys: texts(&self.values(key)), names });
                }
            }
            ("count", [key, _]) => {
                let forms = |key: String| match key.ends_with('*') {
                    true => vec![key],
                    false => ["one", "other"].map(|form| format!("{key}-{form}")).into(),
                };
                let keys = texts(&self.values(key)).into_iter().flat_map(forms).collect();
                self.fills.push(Fill { keys, names: ["count".to_owned()].into() });
            }
            _ => {}
        }
    }
}
