//! The style sheet of the page: all layers in their order, minified.

use super::assets::Assets;
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
    Ok(sheet)
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
    use super::compact;

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
