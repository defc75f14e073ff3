//! Superscripts and subscripts in plain text: 10³ and H₂O, since 103 would be another number.

const SUPERSCRIPTS: [(char, char); 48] = [
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

const SUBSCRIPTS: [(char, char); 36] = [
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

/// The text as superscript; if Unicode lacks one of the letters, the text after `^`, in parentheses if it is long.
pub(super) fn superscript(text: &str) -> String {
    match text.trim() {
        // Ordinals and symbols mean the same on the line.
        ordinal @ ("st" | "nd" | "rd" | "th") => ordinal.to_owned(),
        "TM" => "™".to_owned(),
        "o" | "º" | "°" => "°".to_owned(),
        text => convert(text, &SUPERSCRIPTS, '^'),
    }
}

/// The text as subscript; if Unicode lacks one of the letters, the text after `_`, in parentheses if it is long.
pub(super) fn subscript(text: &str) -> String {
    convert(text.trim(), &SUBSCRIPTS, '_')
}

fn convert(text: &str, letters: &[(char, char)], sign: char) -> String {
    let letter = |from: char| letters.iter().find(|(plain, _)| *plain == from).map(|(_, converted)| *converted);
    if let Some(converted) = text.chars().map(letter).collect() {
        return converted;
    }
    if text.chars().count() == 1 { format!("{sign}{text}") } else { format!("{sign}({text})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn superscripts_and_subscripts_differ_from_text_on_the_line() {
        for (text, up, down) in [
            ("3", "³", "₃"),
            ("-12", "⁻¹²", "₋₁₂"),
            ("n+1", "ⁿ⁺¹", "ₙ₊₁"),
            ("Q", "^Q", "_Q"),
            ("Q/2", "^(Q/2)", "_(Q/2)"),
            ("3²", "^(3²)", "_(3²)"),
            ("", "", ""),
        ] {
            assert_eq!((superscript(text).as_str(), subscript(text).as_str()), (up, down));
        }
        assert_eq!((superscript("st"), superscript("TM"), subscript("st")), ("st".into(), "™".into(), "ₛₜ".into()));
    }
}
