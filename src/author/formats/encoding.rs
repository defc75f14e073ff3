//! Detects the encoding of imported files.
//!
//! The encoding is UTF-8 if the bytes are valid; else it is detected by a byte order mark, by the zero bytes of UTF-16, by an
//! XML declaration, or by Firefox's detector.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Decodes a file and converts line ends to `
/// `; the second value is a note if the file was not valid UTF-8.
///
/// # Errors
/// When the file is not text.
pub(in crate::author) fn decode(bytes: &[u8]) -> Result<(String, Option<String>), String> {
    let (text, note) = decode_bytes(bytes)?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    Ok((text, note))
}

fn decode_bytes(bytes: &[u8]) -> Result<(String, Option<String>), String> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err("it is in UTF-32, which is not read; save it as UTF-8".to_owned());
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(if encoding == UTF_8 { utf_8(&bytes[length..]) } else { read_as(encoding, &bytes[length..]) });
    }
    if bytes.contains(&0) {
        let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
        let encoding = if zeros(0) > zeros(1) { UTF_16BE } else { UTF_16LE };
        let broken = encoding.decode_without_bom_handling(bytes).1;
        // Binary files have zero bytes at even and at odd positions.
        if broken || zeros(0).min(zeros(1)) > bytes.len() / 64 {
            return Err("it is no text".to_owned());
        }
        return Ok(read_as(encoding, bytes));
    }
    Ok(utf_8(bytes))
}

/// Decodes UTF-8 with some invalid bytes; in a file with more invalid than valid sequences the detected encoding is used
/// instead.
fn utf_8(bytes: &[u8]) -> (String, Option<String>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), None);
    }
    let (mut valid, mut broken, mut lines, mut line) = (0, 0, Vec::new(), 1);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        line += chunk.valid().matches('\n').count();
        if !chunk.invalid().is_empty() {
            broken += 1;
            lines.push(line);
        }
    }
    if valid > broken {
        lines.dedup();
        let named = lines.iter().take(16).map(usize::to_string).collect::<Vec<_>>().join(", ");
        let more = lines.len().saturating_sub(16);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let note = format!("some letters are no UTF-8 and stand as \u{fffd}: in the lines {named}{more}");
        return (String::from_utf8_lossy(bytes).into_owned(), Some(note));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    read_as(stated_encoding(bytes).unwrap_or_else(|| detector.guess(None, Utf8Detection::Deny)), bytes)
}

/// The encoding that an XML declaration states.
fn stated_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let head = String::from_utf8_lossy(head.strip_prefix(b"<?xml")?);
    let (_, after) = head.split("?>").next()?.split_once("encoding=")?;
    Encoding::for_label(after.get(1..)?.split(['"', '\'']).next()?.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

fn read_as(encoding: &'static Encoding, bytes: &[u8]) -> (String, Option<String>) {
    let (text, _, broken) = encoding.decode(bytes);
    let broken = if broken { "; some letters are broken and stand as \u{fffd}" } else { "" };
    let name = encoding.name();
    let note = format!("it is not UTF-8 and is read as {name}{broken}; if letters are wrong, save it as UTF-8");
    (text.into_owned(), Some(note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

    /// The text in UTF-16, with or without a byte order mark.
    fn utf_16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let mark = if mark { "\u{feff}" } else { "" };
        let units = [mark, text].concat().encode_utf16().collect::<Vec<_>>();
        units.into_iter().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn the_encoding_is_detected_and_noted_unless_it_is_utf_8() {
        let french = "::Q::Où est le café ?{=à Paris ~à Lyon}\n";
        let german = "::Q::Welche Städte liegen an der Donau? {~%50%Köln ~%50%Würzburg ~Straße}\n";
        let polish = "::Q::Która rzeka płynie przez Gdańsk? {=Wisła ~Żadna z nich}\n";
        let russian = "::В1::Какая река течёт через Москву? {=Москва ~Волга ~Нева}\n";
        let japanese = "::問1::日本の首都はどこですか。{=東京 ~大阪 ~京都}\n";
        for (text, encoding) in [
            (french, WINDOWS_1252),
            (german, WINDOWS_1252),
            ("::Q::What is “it”? {=the café – ours ~none}\n", WINDOWS_1252),
            (polish, WINDOWS_1250),
            (russian, WINDOWS_1251),
            (japanese, SHIFT_JIS),
        ] {
            let (bytes, _, lossy) = encoding.encode(text);
            assert!(!lossy, "{text}");
            let (read, note) = decode(&bytes).unwrap();
            assert_eq!(read, text);
            assert!(note.unwrap().contains(encoding.name()), "{text}");
            assert_eq!(decode(text.as_bytes()), Ok((text.to_owned(), None)));
            assert_eq!(decode(format!("\u{feff}{text}").as_bytes()), Ok((text.to_owned(), None)));
            for (little, mark) in [(true, true), (true, false), (false, true), (false, false)] {
                let (read, note) = decode(&utf_16(text, little, mark)).unwrap();
                assert_eq!(read, text, "{little} {mark}");
                assert!(note.unwrap().contains("UTF-16"));
            }
        }
    }

    #[test]
    fn a_few_invalid_bytes_leave_the_rest_of_the_text_intact() {
        let (read, note) = decode(b"\xc3\xa4\xc3\xb6\xc3\xbc\n\xe4\n\xc3\x9f").unwrap();
        assert_eq!(read, "äöü\n\u{fffd}\nß");
        assert!(note.unwrap().ends_with("in the lines 2"));
    }

    #[test]
    fn the_encoding_of_an_xml_declaration_is_used() {
        let xml = b"<?xml version=\"1.0\" encoding='ISO-8859-2'?>\n<a>\xb3</a>";
        assert!(decode(xml).unwrap().0.contains('ł'));
    }

    #[test]
    fn a_file_that_is_not_text_is_refused() {
        assert!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0").is_err());
        assert!(decode(b"\xff\xfe\0\0a\0\0\0").unwrap_err().contains("UTF-32"));
    }
}
