//! Scripts as browsers get them: without what is for those who read the source.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// How a script is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `<script src>`: everything on top is everyone's, and keeps its name.
    Classic,
    /// `<script type="module" src>`, or by another script.
    Module,
}

/// A script without comments, white space and long names.
///
/// # Errors
/// When it is no JavaScript.
pub(super) fn minified(source: &str, kind: Kind) -> Result<String> {
    let allocator = Allocator::default();
    let source_type = if kind == Kind::Module { SourceType::mjs() } else { SourceType::script() };
    let mut parsed = Parser::new(&allocator, source, source_type).parse();
    if let Some(fault) = parsed.diagnostics.first() {
        bail!("a script cannot be read: {fault}");
    }
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut parsed.program);
    let code = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(minified.scoping);
    Ok(code.build(&parsed.program).code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_within_are_short_and_those_that_others_know_stay() {
        let source =
            "// Why.\nconst distance = 3;\nexport const load = () => fetch(new URL('a', import.meta.url), distance);\n";
        let small = minified(source, Kind::Module).unwrap();
        assert!(!small.contains("distance") && !small.contains("Why"), "{small}");
        assert!(small.contains("load") && small.contains("import.meta.url"), "{small}");
        let classic = minified("const shared = 1; if (document.hidden) { alert(shared) }", Kind::Classic).unwrap();
        assert!(classic.contains("shared"), "{classic}");
    }

    #[test]
    fn what_is_no_script_is_refused() {
        assert!(minified("const = 3", Kind::Module).is_err());
    }
}
