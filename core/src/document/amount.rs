//! Numbers that readers guess. They are exact decimals, because a floating-point number changes when it is written and read.

use serde::{Serialize, Serializer};

/// The most decimal places of an amount.
const PLACES: usize = 4;

/// The most digits of an amount before the point, so that sums of two amounts stay in range.
const DIGITS: usize = 13;

/// A decimal number of at most 13 digits before the point and 4 after it. In JSON it is a string, such as `"-12.5"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Amount(
    /// The number, in ten-thousandths.
    #[serde(serialize_with = "as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    i64,
);

fn as_text<S: Serializer>(parts: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&Amount(*parts).write())
}

impl Amount {
    /// One.
    pub const ONE: Amount = Amount(10_000);

    /// Reads a number as HTML's fields for numbers give it: an optional hyphen, digits, perhaps a point and more digits.
    /// `None` for anything else, and for a number of more digits than an amount has.
    pub fn parse(text: &str) -> Option<Amount> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
        let places = if places.len() > PLACES { places.trim_end_matches('0') } else { places };
        if matches!(digits, "" | ".") || whole.len() > DIGITS || places.len() > PLACES {
            return None;
        }
        let mut parts = 0_i64;
        for digit in [whole, places, &"0000"[places.len()..]].concat().bytes() {
            if !digit.is_ascii_digit() {
                return None;
            }
            parts = parts * 10 + i64::from(digit - b'0');
        }
        Some(Amount(if digits.len() < text.len() { -parts } else { parts }))
    }

    /// Writes the number in the form that [`Amount::parse`] reads; equal amounts give equal texts.
    pub fn write(self) -> String {
        self.digits("-", "")
    }

    /// The number as readers see it: from five digits on in groups of three, separated by narrow spaces, because a comma or a
    /// point would be the decimal sign in some languages.
    pub fn shown(self) -> String {
        self.digits("\u{2212}", "\u{202f}")
    }

    /// Formats the number by hand, from the last digit to the first, because the standard library's formatting of 64-bit
    /// integers is more code for readers to download.
    fn digits(self, minus: &str, gap: &str) -> String {
        let (mut rest, mut places, mut digits) = (self.0.unsigned_abs(), 0, String::new());
        let is_long = rest >= 100_000_000;
        while rest > 0 || places <= PLACES {
            let digit = char::from(b'0' + (rest % 10) as u8);
            if places == PLACES && !digits.is_empty() {
                digits.insert(0, '.');
            }
            if is_long && places > PLACES && (places - PLACES).is_multiple_of(3) {
                digits.insert_str(0, gap);
            }
            if places >= PLACES || digit != '0' || !digits.is_empty() {
                digits.insert(0, digit);
            }
            (rest, places) = (rest / 10, places + 1);
        }
        if self.0 < 0 {
            digits.insert_str(0, minus);
        }
        digits
    }

    /// Half of the amount, rounded towards zero to four decimal places.
    pub fn half(self) -> Amount {
        Amount(self.0 / 2)
    }

    /// The difference of two amounts, without its sign.
    pub fn apart(self, other: Amount) -> Amount {
        Amount((self.0 - other.0).abs())
    }

    /// The sum of two amounts.
    pub fn plus(self, other: Amount) -> Amount {
        Amount(self.0 + other.0)
    }

    /// The difference of two amounts.
    pub fn minus(self, other: Amount) -> Amount {
        Amount(self.0 - other.0)
    }

    /// The value among `from`, `from + step`, `from - step`, ... that is nearest to this amount; none where `step` is not
    /// positive.
    pub fn nearest(self, from: Amount, step: Amount) -> Option<Amount> {
        if step.0 <= 0 {
            return None;
        }
        // Adding half a step and rounding down rounds to the nearest step.
        let ahead = self.0 - from.0 + step.0 / 2;
        Some(Amount(from.0 + ahead - ahead.rem_euclid(step.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_written_is_read_as_the_same() {
        let written = ["0", "1", "-1", "7.5", "-0.0001", "1234", "1940", "12345", "1000000", "9999999999999.9999"];
        for text in written {
            assert_eq!(Amount::parse(text).unwrap().write(), text);
        }
        for (text, same) in
            [("007", "7"), ("1.50", "1.5"), ("-0", "0"), (".5", "0.5"), ("3.", "3"), ("1.20000000", "1.2")]
        {
            assert_eq!(Amount::parse(text).unwrap().write(), same, "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_number_or_has_too_many_digits_is_refused() {
        for text in
            ["", "-", ".", "-.", "1e3", "1,5", "1.2.3", "--1", "+1", " 1", "1 ", "½", "１", "0.00001", "10000000000000"]
        {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    #[test]
    fn long_numbers_are_shown_in_groups_of_three_digits_and_years_ungrouped() {
        let shown = |text| Amount::parse(text).unwrap().shown().replace('\u{202f}', "_");
        assert_eq!(shown("1945"), "1945");
        assert_eq!(shown("12345"), "12_345");
        assert_eq!(shown("-1234567.25"), "\u{2212}1_234_567.25");
        assert_eq!(shown("123456"), "123_456");
    }

    #[test]
    fn the_nearest_step_counts_from_the_first() {
        let amount = |text| Amount::parse(text).unwrap();
        let nearest = |it, from, step| amount(it).nearest(amount(from), amount(step)).map(Amount::write);
        assert_eq!(nearest("7", "0", "5").as_deref(), Some("5"));
        assert_eq!(nearest("8", "0", "5").as_deref(), Some("10"));
        assert_eq!(nearest("-8", "1", "5").as_deref(), Some("-9"));
        assert_eq!(nearest("0.26", "0", "0.5").as_deref(), Some("0.5"));
        assert_eq!(nearest("1", "0", "0"), None);
        assert_eq!(nearest("1", "0", "-1"), None);
    }
}
