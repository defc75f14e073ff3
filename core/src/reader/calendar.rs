//! An entry for the reader's calendar, which reminds them to come back to the review.
//!
//! The format is iCalendar (RFC 5545). The file is made on the device and sent nowhere.

use super::address::REVIEW;
use crate::document::Document;

/// How many octets a line has at most, without its end.
const LINE: usize = 75;

/// The entry, line by line: an all-day event that does not block the reader's time, with an alarm.
const ENTRY: &str = "BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//explainer//review//EN
BEGIN:VEVENT
UID:{uid}
DTSTAMP:{stamp}
DTSTART;VALUE=DATE:{day}
SUMMARY:{summary}
DESCRIPTION:{about}
URL:{address}
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:{summary}
TRIGGER:PT9H
END:VALARM
END:VEVENT
END:VCALENDAR";

/// A calendar with one all-day entry, `days` after `today`, with an alarm at nine in the morning and a link to the review on the
/// page. `address` is that of the page, without a fragment. `today` is the day in the reader's time zone, in days since the first
/// of January 1970; `now` is in seconds since that day began in UTC.
pub fn reminder(document: &Document, address: &str, days: u32, today: u32, now: u32) -> String {
    let words = &document.words;
    let day = date(today + days);
    let address = [address, "#", REVIEW].concat();
    let summary = escaped(&words.fill("review-entry", &[("title", &document.title)]));
    let about = escaped(&[words.get("review-about"), "\n", &address].concat());
    let time = now % 86_400;
    let stamp = [&*date(now / 86_400), "T", &two(time / 3600), &two(time / 60 % 60), &two(time % 60), "Z"].concat();
    let values = [
        // The same id for the same day and page: a calendar that imports the entry twice keeps one.
        ("uid", &*escaped(&[&day, "-", &*address].concat())),
        ("stamp", &stamp),
        ("day", &day),
        ("summary", &summary),
        ("about", &about),
        ("address", &address),
    ];
    // `fill` takes a text that is no key as the words themselves.
    let entry = words.fill(ENTRY, &values);
    let mut calendar = String::new();
    entry.split('\n').for_each(|line| fold(line, &mut calendar));
    calendar
}

/// Escapes the characters that have a meaning in iCalendar texts.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            _ if letter < ' ' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Writes a line, folded into several where it is too long; each but the first begins with a space. No character is split.
fn fold(line: &str, calendar: &mut String) {
    let mut room = LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            calendar.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= letter.len_utf8();
        calendar.push(letter);
    }
    calendar.push_str("\r\n");
}

/// The date of a day as `20261130`, by Howard Hinnant's `civil_from_days`
/// (<https://howardhinnant.github.io/date_algorithms.html>), whose years begin in March.
fn date(day: u32) -> String {
    let day = day + 719_468;
    let (era, of_era) = (day / 146_097, day % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = (year + era * 400 + month / 10, if month < 10 { month + 3 } else { month - 9 });
    [year.to_string(), two(month), two(of_month)].concat()
}

/// A number below 100, in two digits.
fn two(number: u32) -> String {
    (100 + number).to_string()[1..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::{LINE, date, escaped, fold};

    #[test]
    fn days_since_1970_convert_to_dates() {
        let dates = [
            (0, "19700101"),
            (58, "19700228"),
            (59, "19700301"),
            (11_016, "20000229"),
            (11_017, "20000301"),
            (20_787, "20261130"),
            (20_818, "20261231"),
            (20_819, "20270101"),
            (47_540, "21000228"),
            (47_541, "21000301"),
        ];
        for (day, text) in dates {
            assert_eq!(date(day), text);
        }
    }

    #[test]
    fn characters_with_a_meaning_in_the_format_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\u{7}:f"), "a\\, b\\; c\\\\d\\ne:f");
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_unfold_to_themselves() {
        for text in ["x".repeat(75), "x".repeat(76), "é".repeat(200), "𝄞a日".repeat(60), String::new()] {
            let mut folded = String::new();
            fold(&text, &mut folded);
            assert!(folded.ends_with("\r\n") && folded.split("\r\n").all(|line| line.len() <= LINE), "{folded}");
            assert_eq!(folded.replace("\r\n ", "").trim_end_matches("\r\n"), text);
        }
    }
}
