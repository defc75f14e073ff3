//! The style sheet of the page: all layers in their order, minified, with selectors that browsers match quickly.

use super::assets::Assets;
use super::selectors::expand;
use anyhow::{Context, Result};

/// All style sheets as one, in the order that `layers.css` declares; each layer has a file.
///
/// # Errors
/// When a sheet is missing, or `layers.css` declares no order.
pub(super) fn sheet(assets: &Assets) -> Result<String> {
    let layers = assets.styles.get("layers.css").context("styles/layers.css is missing")?;
    let order = layers
        .lines()
        .find_map(|line| line.strip_prefix("@layer ")?.strip_suffix(';'))
        .context("styles/layers.css declares no layers")?;
    let mut sheet = compact(layers);
    for layer in order.split(", ") {
        let name = format!("{layer}.css");
        let style =
            assets.styles.get(&name).with_context(|| format!("styles/{name} is missing; layers.css names it"))?;
        sheet.push_str(&format!("@layer {layer}{{{}}}", compact(style)));
    }
    Ok(expand(&sheet))
}

/// A style sheet without comments, indentation and line breaks. Quoted strings stay as they are.
fn compact(style: &str) -> String {
    let mut output = String::with_capacity(style.len());
    let mut quote = None;
    let mut rest = style;
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        rest = &rest[next.len_utf8()..];
        match (next, quote) {
            ('"' | '\'', None) => quote = Some(next),
            (_, Some(open)) if next == open => quote = None,
            _ => {}
        }
        if quote.is_some() || !next.is_ascii_whitespace() {
            // White space beside these characters means nothing; beside any other it may separate selectors or values.
            let parts = ['{', '}', ';', ','];
            if quote.is_none() && output.ends_with(' ') && parts.contains(&next) {
                output.pop();
            }
            if quote.is_none() && next == '}' && output.ends_with(';') {
                output.pop();
            }
            output.push(next);
        } else if !output.is_empty() && !output.ends_with([' ', '{', '}', ';', ',']) {
            output.push(' ');
        }
    }
    output.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::selectors::list;
    use super::{compact, expand};
    use std::fs;

    /// The last compound of a selector, which says by which elements browsers look the rule up.
    fn last_compound(selector: &str) -> &str {
        let mut depth = 0;
        let start = selector.rfind(|next| {
            depth += i32::from(next == ')' || next == ']') - i32::from(next == '(' || next == '[');
            depth == 0 && " >+~".contains(next)
        });
        &selector[start.map_or(0, |start| start + 1)..]
    }

    /// A rule that names several kinds of elements in `:is()` or `:where()` is tested for every element whose style is computed,
    /// so each press gets slower with each such rule. `expand` writes those out whose parts have the same specificity.
    #[test]
    fn no_selector_ends_in_a_list() {
        // Rules for paper and for forced colours are not tested where they do not apply.
        let sheets =
            ["base", "bar", "header", "article", "map", "drawing", "theory", "panels", "dock", "quiz", "parts"];
        for name in sheets {
            let style = fs::read_to_string(format!("styles/{name}.css")).unwrap();
            let sheet = expand(&compact(&style));
            let preludes = sheet.split(['{', '}', ';']).filter(|text| !text.starts_with('@'));
            let selectors: Vec<&str> = preludes.flat_map(list).map(last_compound).collect();
            assert!(selectors.len() > 10, "{name}.css has rules");
            let lists: Vec<&&str> =
                selectors.iter().filter(|last| last.starts_with(":is(") || last.starts_with(":where(")).collect();
            assert!(lists.is_empty(), "write out, in styles/{name}.css, what ends in {lists:?}");
        }
    }

    #[test]
    fn comments_and_indentation_go_and_meaningful_spaces_stay() {
        let style = "/* Why. */\n.a,\n.b > c {\n  margin: calc(1px + 2px) 0; /* x */\n}\n@media (width > 1px) {\n  .d :is(e, f) {\n    color: red;\n  }\n}\n";
        assert_eq!(compact(style), ".a,.b > c{margin: calc(1px + 2px) 0}@media (width > 1px){.d :is(e,f){color: red}}");
    }

    #[test]
    fn quoted_strings_stay_as_they_are() {
        assert_eq!(
            compact("a::after {\n  content: \" /* ; } \\2192  \";\n}\n"),
            "a::after{content: \" /* ; } \\2192  \"}"
        );
    }
}
