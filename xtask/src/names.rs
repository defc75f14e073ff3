//! Shortens the names of the imports and exports between the player's script and its WebAssembly module, to save download.
//!
//! wasm-bindgen gives each of them a long name that ends with a hash of 16 hexadecimal digits, which does not compress, and
//! writes it into both files: some 6 KB of what every reader downloads. Within one build a short name is as good.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{CustomSectionReader, Export, Imports, Parser};

/// The script and the module with all hashed names replaced by short ones, the same in both.
///
/// # Errors
/// When the module is not WebAssembly.
pub fn shorten(script: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut names = Names::default();
    let mut short = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_name_character) {
        let (before, word) = rest.split_at(start);
        let (word, after) = word.split_at(word.find(|it| !is_name_character(it)).unwrap_or(word.len()));
        short.push_str(before);
        short.push_str(if is_hashed(word) { names.short(word) } else { word });
        rest = after;
    }
    short.push_str(rest);
    let mut encoded = Module::new();
    let read = names.parse_core_module(&mut encoded, Parser::new(0), module);
    read.map_err(|error| anyhow::anyhow!("{error:?}")).context("the player's module cannot be read")?;
    Ok((short, encoded.finish()))
}

/// The short name of each long name.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn short(&mut self, long: &str) -> &str {
        let next = self.0.len();
        // No name in wasm-bindgen's script begins with `$`, so that a short name collides with none.
        self.0.entry(long.to_owned()).or_insert_with(|| format!("${next}"))
    }

    fn of<'a>(&'a self, long: &'a str) -> &'a str {
        self.0.get(long).map_or(long, |short| short)
    }
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<(), Error<Infallible>> {
        for import in imports {
            let (_, import) = import?;
            let entity = self.entity_type(import.ty)?;
            section.import(import.module, self.of(import.name), entity);
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error<Infallible>> {
        let (kind, index) = (self.export_kind(export.kind)?, self.external_index(export.kind, export.index)?);
        exports.export(self.of(export.name), kind, index);
        Ok(())
    }

    /// Drops custom sections: they hold names and metadata for tools, which readers need not download.
    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Result<(), Error<Infallible>> {
        Ok(())
    }
}

fn is_name_character(it: char) -> bool {
    it.is_ascii_alphanumeric() || it == '_' || it == '$'
}

/// Whether a word ends with a hash: 16 hexadecimal digits, behind `_` or `_h`.
fn is_hashed(word: &str) -> bool {
    let Some((name, hash)) = word.split_at_checked(word.len().saturating_sub(16)) else { return false };
    let is_hex = |it: char| it.is_ascii_digit() || ('a'..='f').contains(&it);
    hash.len() == 16 && hash.chars().all(is_hex) && (name.ends_with('_') || name.ends_with("_h"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, FunctionSection, TypeSection};
    use wasmparser::Payload;

    fn module(import: &str, export: &str) -> Vec<u8> {
        let (mut types, mut imports, mut functions, mut exports) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new(), ExportSection::new());
        types.ty().function([], []);
        imports.import("./player_bg.js", import, EntityType::Function(0));
        functions.function(0);
        exports.export(export, ExportKind::Func, 0).export("memory", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        module.finish()
    }

    fn names(module: &[u8]) -> Vec<String> {
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    names.extend(section.into_imports().map(|import| import.unwrap().name.to_owned()));
                }
                Payload::ExportSection(section) => {
                    names.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        names
    }

    #[test]
    fn a_hashed_name_becomes_the_same_short_one_in_both_files() {
        let script =
            "{ __wbg_on_0123456789abcdef: (a) => wasm.invoke__hfedcba9876543210(a), __wbg_on_0123456789abcdef }";
        let module = module("__wbg_on_0123456789abcdef", "invoke__hfedcba9876543210");
        let (script, module) = shorten(script, &module).unwrap();
        assert_eq!(script, "{ $0: (a) => wasm.$1(a), $0 }");
        assert_eq!(names(&module), ["$0", "$1", "memory"]);
    }

    #[test]
    fn a_name_without_a_hash_in_the_script_stays() {
        let (script, module) = shorten("data_aaaaaaaaaaaaaaa", &module("data_aaaaaaaaaaaaaaaa", "start")).unwrap();
        assert_eq!(script, "data_aaaaaaaaaaaaaaa");
        assert_eq!(names(&module), ["data_aaaaaaaaaaaaaaaa", "start", "memory"]);
    }
}
