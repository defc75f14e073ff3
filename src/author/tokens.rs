//! The custom properties that a theme may set, as `styles/tokens.css` has them.

/// Each by its name, without `--explainer-`, with what holds where a theme does not set it.
pub(super) fn properties(tokens: &str) -> impl Iterator<Item = (&str, &str)> {
    tokens.lines().filter_map(|line| line.split_once("var(--explainer-")?.1.strip_suffix(");")?.split_once(", "))
}

/// A value's colour in the light and in the dark, if it is one.
pub(super) fn colours(value: &str) -> Option<(&str, &str)> {
    value.strip_prefix("light-dark(")?.strip_suffix(')')?.split_once(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_have_their_values_whole() {
        let tokens = "  --_ink: var(--explainer-ink, light-dark(#000, #fff));\n  --_radius: 0.4em;\n  --_view: var(--explainer-view, calc(100vh - var(--_above)));\n";
        let found: Vec<_> = properties(tokens).collect();
        assert_eq!(found, [("ink", "light-dark(#000, #fff)"), ("view", "calc(100vh - var(--_above))")]);
        assert_eq!([colours(found[0].1), colours(found[1].1)], [Some(("#000", "#fff")), None]);
    }
}
