//! In which encoding a file of another program is.
//!
//! UTF-8 is what it should be. Else it is told by a byte order mark, by the zeros that UTF-16 has beside signs of GIFT and
//! XML, by what an XML declaration says, or by the detector that Firefox has.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a file, its line ends those of Unix; and what there is to say if it was not UTF-8.
///
/// # Errors
/// Says that it is no text.
pub(in crate::author) fn decode(bytes: &[u8]) -> Result<(String, Option<String>), String> {
    let (text, said) = decoded(bytes)?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    Ok((text, said))
}

fn decoded(bytes: &[u8]) -> Result<(String, Option<String>), String> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err("it is in UTF-32, which is not read; save it as UTF-8".to_owned());
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(if encoding == UTF_8 { utf_8(&bytes[length..]) } else { read_as(encoding, &bytes[length..]) });
    }
    if bytes.contains(&0) {
        let zeros = |place: usize| bytes.iter().skip(place).step_by(2).filter(|byte| **byte == 0).count();
        let encoding = if zeros(0) > zeros(1) { UTF_16BE } else { UTF_16LE };
        let broken = encoding.decode_without_bom_handling(bytes).1;
        // Binary files have zeros in both places.
        if broken || zeros(0).min(zeros(1)) > bytes.len() / 64 {
            return Err("it is no text".to_owned());
        }
        return Ok(read_as(encoding, bytes));
    }
    Ok(utf_8(bytes))
}

/// UTF-8, also where some bytes are broken; if hardly any are sound, what the detector says.
fn utf_8(bytes: &[u8]) -> (String, Option<String>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), None);
    }
    let (mut sound, mut broken, mut lines, mut line) = (0, 0, Vec::new(), 1);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        line += chunk.valid().matches('\n').count();
        if !chunk.invalid().is_empty() {
            broken += 1;
            lines.push(line);
        }
    }
    if sound > broken {
        lines.dedup();
        let named = lines.iter().take(16).map(usize::to_string).collect::<Vec<_>>().join(", ");
        let more = lines.len().saturating_sub(16);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let said = format!("some letters are no UTF-8 and stand as \u{fffd}: in the lines {named}{more}");
        return (String::from_utf8_lossy(bytes).into_owned(), Some(said));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    read_as(declared(bytes).unwrap_or_else(|| detector.guess(None, Utf8Detection::Deny)), bytes)
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let head = String::from_utf8_lossy(head.strip_prefix(b"<?xml")?);
    let (_, after) = head.split("?>").next()?.split_once("encoding=")?;
    Encoding::for_label(after.get(1..)?.split(['"', '\'']).next()?.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

fn read_as(encoding: &'static Encoding, bytes: &[u8]) -> (String, Option<String>) {
    let (text, _, broken) = encoding.decode(bytes);
    let broken = if broken { "; some letters are broken and stand as \u{fffd}" } else { "" };
    let name = encoding.name();
    let said = format!("it is not UTF-8 and is read as {name}{broken}; if letters are wrong, save it as UTF-8");
    (text.into_owned(), Some(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

    /// Moodle exports with `\r\n`; a byte order mark is told apart.
    fn utf_16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let mark = if mark { "\u{feff}" } else { "" };
        let units = [mark, text].concat().encode_utf16().collect::<Vec<_>>();
        units.into_iter().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn every_file_is_read_in_the_encoding_that_it_has_and_another_than_utf_8_is_said() {
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
            let (read, said) = decode(&bytes).unwrap();
            assert_eq!(read, text);
            assert!(said.unwrap().contains(encoding.name()), "{text}");
            assert_eq!(decode(text.as_bytes()), Ok((text.to_owned(), None)));
            assert_eq!(decode(format!("\u{feff}{text}").as_bytes()), Ok((text.to_owned(), None)));
            for (little, mark) in [(true, true), (true, false), (false, true), (false, false)] {
                let (read, said) = decode(&utf_16(text, little, mark)).unwrap();
                assert_eq!(read, text, "{little} {mark}");
                assert!(said.unwrap().contains("UTF-16"));
            }
        }
    }

    #[test]
    fn some_broken_bytes_do_not_spoil_the_rest() {
        let (read, said) = decode(b"\xc3\xa4\xc3\xb6\xc3\xbc\n\xe4\n\xc3\x9f").unwrap();
        assert_eq!(read, "äöü\n\u{fffd}\nß");
        assert!(said.unwrap().ends_with("in the lines 2"));
    }

    #[test]
    fn a_declaration_of_xml_is_believed() {
        let xml = b"<?xml version=\"1.0\" encoding='ISO-8859-2'?>\n<a>\xb3</a>";
        assert!(decode(xml).unwrap().0.contains('ł'));
    }

    #[test]
    fn what_is_no_text_is_said() {
        assert!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0").is_err());
        assert!(decode(b"\xff\xfe\0\0a\0\0\0").unwrap_err().contains("UTF-32"));
    }
}
