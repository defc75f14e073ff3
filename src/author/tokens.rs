//! The custom properties that a theme may set, read from `styles/tokens.css`.

/// Each property's name, without `--explainer-`, and its default value.
pub(super) fn properties(tokens: &str) -> impl Iterator<Item = (&str, &str)> {
    tokens.lines().filter_map(|line| line.split_once("var(--explainer-")?.1.strip_suffix(");")?.split_once(", "))
}

/// A value's colours in the light and the dark theme, if the value is a colour.
pub(super) fn colours(value: &str) -> Option<(&str, &str)> {
    value.strip_prefix("light-dark(")?.strip_suffix(')')?.split_once(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_keeps_its_whole_value() {
        let tokens = "  --_ink: var(--explainer-ink, light-dark(#000, #fff));\n  --_radius: 0.4em;\n  --_view: var(--explainer-view, calc(100vh - var(--_above)));\n";
        let found: Vec<_> = properties(tokens).collect();
        assert_eq!(found, [("ink", "light-dark(#000, #fff)"), ("view", "calc(100vh - var(--_above))")]);
        assert_eq!([colours(found[0].1), colours(found[1].1)], [Some(("#000", "#fff")), None]);
    }
}
