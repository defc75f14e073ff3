//! The style sheet of the page: all layers in their order, without what is for those who read the source.

use super::assets::Assets;
use anyhow::{Context, Result};

/// All styles as one sheet, in the order that `layers.css` names: it declares the layers, one a file.
///
/// # Errors
/// When a sheet is missing, or no order is declared.
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

/// A style sheet without comments, indentation and line breaks. What is in quotes stays as it is.
fn compact(style: &str) -> String {
    let mut small = String::with_capacity(style.len());
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
            // A blank means nothing beside these, but may do so beside any other sign.
            let parts = ['{', '}', ';', ','];
            if quote.is_none() && small.ends_with(' ') && parts.contains(&next) {
                small.pop();
            }
            if quote.is_none() && next == '}' && small.ends_with(';') {
                small.pop();
            }
            small.push(next);
        } else if !small.is_empty() && !small.ends_with([' ', '{', '}', ';', ',']) {
            small.push(' ');
        }
    }
    small.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn what_is_for_readers_of_the_source_goes_and_what_means_something_stays() {
        let style = "/* Why. */\n.a,\n.b > c {\n  margin: calc(1px + 2px) 0; /* x */\n}\n@media (width > 1px) {\n  .d :is(e, f) {\n    color: red;\n  }\n}\n";
        assert_eq!(compact(style), ".a,.b > c{margin: calc(1px + 2px) 0}@media (width > 1px){.d :is(e,f){color: red}}");
    }

    #[test]
    fn quotes_keep_what_is_in_them() {
        assert_eq!(
            compact("a::after {\n  content: \" /* ; } \\2192  \";\n}\n"),
            "a::after{content: \" /* ; } \\2192  \"}"
        );
    }
}
