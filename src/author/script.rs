//! Minifies scripts.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// How a script is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScriptKind {
    /// `<script src>`: top-level names are global and are kept.
    Classic,
    /// `<script type="module" src>`, or a script that another imports.
    Module,
}

/// A script without comments and white space, and with short names.
///
/// # Errors
/// When the script is not valid JavaScript.
pub(super) fn minified(source: &str, kind: ScriptKind) -> Result<String> {
    let allocator = Allocator::default();
    let source_type = if kind == ScriptKind::Module { SourceType::mjs() } else { SourceType::script() };
    let mut parsed = Parser::new(&allocator, source, source_type).parse();
    if let Some(fault) = parsed.diagnostics.first() {
        bail!("a script cannot be read: {fault}");
    }
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut parsed.program);
    let code = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(minified.scoping);
    Ok(code.build(&parsed.program).code)
}

/// A classic script in a block, so that it defines no global names.
pub(super) fn in_block(script: &str) -> String {
    format!("{{\n{script}\n}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_names_are_shortened_and_exported_and_global_ones_stay() {
        let source =
            "// Why.\nconst distance = 3;\nexport const load = () => fetch(new URL('a', import.meta.url), distance);\n";
        let module = minified(source, ScriptKind::Module).unwrap();
        assert!(!module.contains("distance") && !module.contains("Why"), "{module}");
        assert!(module.contains("load") && module.contains("import.meta.url"), "{module}");
        let classic =
            minified("const shared = 1; if (document.hidden) { alert(shared) }", ScriptKind::Classic).unwrap();
        assert!(classic.contains("shared"), "{classic}");
    }

    #[test]
    fn invalid_javascript_is_refused() {
        assert!(minified("const = 3", ScriptKind::Module).is_err());
    }
}
