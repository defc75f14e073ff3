//! Raised and lowered text in plain letters: 10³ and H₂O, since 103 is another number.

const RAISED: [(char, char); 48] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('–', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('a', 'ᵃ'),
    ('b', 'ᵇ'),
    ('c', 'ᶜ'),
    ('d', 'ᵈ'),
    ('e', 'ᵉ'),
    ('f', 'ᶠ'),
    ('g', 'ᵍ'),
    ('h', 'ʰ'),
    ('i', 'ⁱ'),
    ('j', 'ʲ'),
    ('k', 'ᵏ'),
    ('l', 'ˡ'),
    ('m', 'ᵐ'),
    ('n', 'ⁿ'),
    ('o', 'ᵒ'),
    ('p', 'ᵖ'),
    ('r', 'ʳ'),
    ('s', 'ˢ'),
    ('t', 'ᵗ'),
    ('u', 'ᵘ'),
    ('v', 'ᵛ'),
    ('w', 'ʷ'),
    ('x', 'ˣ'),
    ('y', 'ʸ'),
    ('z', 'ᶻ'),
    ('T', 'ᵀ'),
    ('A', 'ᴬ'),
    ('B', 'ᴮ'),
    ('N', 'ᴺ'),
    ('M', 'ᴹ'),
    (' ', ' '),
];

const LOWERED: [(char, char); 36] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('–', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
    ('a', 'ₐ'),
    ('e', 'ₑ'),
    ('h', 'ₕ'),
    ('i', 'ᵢ'),
    ('j', 'ⱼ'),
    ('k', 'ₖ'),
    ('l', 'ₗ'),
    ('m', 'ₘ'),
    ('n', 'ₙ'),
    ('o', 'ₒ'),
    ('p', 'ₚ'),
    ('r', 'ᵣ'),
    ('s', 'ₛ'),
    ('t', 'ₜ'),
    ('u', 'ᵤ'),
    ('v', 'ᵥ'),
    ('x', 'ₓ'),
    ('β', 'ᵦ'),
    (' ', ' '),
];

/// The raised text; where Unicode has not all of its letters raised, after a `^`, in parentheses if it is long.
pub(super) fn raised(text: &str) -> String {
    match text.trim() {
        // Ordinals and marks say the same on the line.
        said @ ("st" | "nd" | "rd" | "th") => said.to_owned(),
        "TM" => "™".to_owned(),
        "o" | "º" | "°" => "°".to_owned(),
        text => moved(text, &RAISED, '^'),
    }
}

/// The lowered text; where Unicode has not all of its letters lowered, after a `_`, in parentheses if it is long.
pub(super) fn lowered(text: &str) -> String {
    moved(text.trim(), &LOWERED, '_')
}

fn moved(text: &str, letters: &[(char, char)], sign: char) -> String {
    let letter = |from: char| letters.iter().find(|(plain, _)| *plain == from).map(|(_, moved)| *moved);
    if let Some(moved) = text.chars().map(letter).collect() {
        return moved;
    }
    if text.chars().count() == 1 { format!("{sign}{text}") } else { format!("{sign}({text})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_and_lowered_figures_are_not_those_on_the_line() {
        for (text, up, down) in [
            ("3", "³", "₃"),
            ("-12", "⁻¹²", "₋₁₂"),
            ("n+1", "ⁿ⁺¹", "ₙ₊₁"),
            ("Q", "^Q", "_Q"),
            ("Q/2", "^(Q/2)", "_(Q/2)"),
            ("3²", "^(3²)", "_(3²)"),
            ("", "", ""),
        ] {
            assert_eq!((raised(text).as_str(), lowered(text).as_str()), (up, down));
        }
        assert_eq!((raised("st"), raised("TM"), lowered("st")), ("st".into(), "™".into(), "ₛₜ".into()));
    }
}
