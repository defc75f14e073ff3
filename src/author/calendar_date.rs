//! Parses dates as people write them.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date in ISO 8601 (`2026-05-03`, of a month `2026-05`, of a year `2026`), if the text is a date that can be read in one
/// way only: with the year first, or with the month as an English word, or, separated by dots, with the day first.
pub(super) fn iso(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'']).trim();
    let parts: Vec<&str> = text.split([' ', ',', '-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let year = |part: &str| part.parse::<u32>().ok().filter(|year| part.len() == 4 && (1000..=9999).contains(year));
    match parts[..] {
        [only] if only == text => year(only).map(|year| year.to_string()),
        [first, second] => {
            let (year, other) = year(first).map(|it| (it, second)).or(year(second).map(|it| (it, first)))?;
            let month = month(other).or_else(|| other.parse().ok()).filter(|month| (1..=12).contains(month))?;
            Some(format!("{year}-{month:02}"))
        }
        [first, second, third] => day(text, [first, second, third]),
        _ => None,
    }
}

/// Whether the text is a month or a year in ISO 8601: `2026-05`, `2026`.
pub(super) fn is_month_or_year(text: &str) -> bool {
    text.len() < 10 && iso(text).as_deref() == Some(text)
}

/// An ISO 8601 date as a TOML value: a month is a string, since TOML's dates have days; a year is a number.
pub(super) fn in_toml(iso: &str) -> String {
    if iso.len() == 7 { format!("\"{iso}\"") } else { iso.to_owned() }
}

/// The day that three parts of a text denote.
fn day(text: &str, [first, second, third]: [&str; 3]) -> Option<String> {
    let number = |part: &str| part.parse::<u32>().ok();
    let day =
        |part: &str| number(["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part));
    let (year, month, day) = if let (4, Some(year)) = (first.len(), number(first)) {
        (year, month(second).or_else(|| number(second))?, day(third)?)
    } else if let Some(month) = month(first) {
        (number(third)?, month, day(second)?)
    } else if let Some(month) = month(second) {
        (number(third)?, month, day(first)?)
    } else if text.contains('.') && third.len() == 4 {
        (number(third)?, number(second)?, day(first)?)
    } else {
        return None;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let is_valid = (1000..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day);
    is_valid.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The month of an English name, or of its first three letters or more.
fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let found = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&word));
    found.or_else(|| (word == "sept").then_some(8)).map(|index| index as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::{in_toml, is_month_or_year, iso};

    #[test]
    fn a_date_that_can_be_read_in_one_way_is_read() {
        for text in ["3 May 2026", "May 3, 2026", "2026-5-3", "\"2026-05-03\"", "3rd May 2026", "2026/05/3", "3.5.2026"]
        {
            assert_eq!(iso(text).as_deref(), Some("2026-05-03"), "{text}");
        }
    }

    #[test]
    fn a_month_or_a_year_alone_is_read() {
        for text in ["May 2026", "2026-05", "\"2026-05\"", "2026 May", "2026/5", "05/2026"] {
            assert_eq!(iso(text).as_deref(), Some("2026-05"), "{text}");
        }
        assert_eq!(iso(" 1972 ").as_deref(), Some("1972"));
        assert!(is_month_or_year("1972") && is_month_or_year("2026-05"));
        for other in ["2026-5", "May 2026", "2026-05-03", "972", "0972", "19720", "2026-13", "-1972", "1972-"] {
            assert!(!is_month_or_year(other), "{other}");
        }
        assert_eq!(["2026-05-03", "2026-05", "2026"].map(in_toml), ["2026-05-03", "\"2026-05\"", "2026"]);
    }

    #[test]
    fn ambiguous_and_invalid_dates_are_not_read() {
        for text in
            ["3/5/2026", "5 26", "31 June 2026", "29 Feb 2026", "2026-13-01", "today", "", "1 2 3", "3-5-26", "2026-13"]
        {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
