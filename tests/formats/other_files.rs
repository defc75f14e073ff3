//! Tests of the messages about files in another format than the requested one, and of other encodings.

use super::{questions, string};
use explainer::author::formats::{ImportFormat, import};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn refusal(file: impl AsRef<[u8]>, origin: ImportFormat) -> String {
    import(file, origin).expect_err("it is of another form")
}

fn zipped(names: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for name in names {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(b"<x/>").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_format_of_a_file_in_another_format_is_recognised_and_named() {
    let aiken = "What?\nA. one\nB. two\nANSWER: A\n\nWhy?\nA) x\nB) y\nANSWER: B\n";
    let mdbook = "[[questions]]\ntype = \"MultipleChoice\"\nprompt.prompt = \"a\"\nprompt.distractors = [\"b\"]\nanswer.answer = \"c\"\n";
    for (file, name) in [
        (aiken.as_bytes().to_vec(), "it is Aiken, not GIFT: `--from aiken` reads it"),
        (
            b"question,right,wrong\nWhat?,a,b\nWhy?,c,d\n".to_vec(),
            "it is a table (CSV, Excel or LibreOffice), not GIFT: `--from table`",
        ),
        (
            b"question;right;wrong\nWhat?;a;b\n".to_vec(),
            "it is a table (CSV, Excel or LibreOffice), not GIFT: `--from table`",
        ),
        (zipped(&["xl/workbook.xml"]), "it is a table (CSV, Excel or LibreOffice), not GIFT: `--from table`"),
        (b"<quiz><question type=\"essay\"/></quiz>".to_vec(), "it is Moodle XML, not GIFT: `--from moodle-xml`"),
        (mdbook.as_bytes().to_vec(), "`--from mdbook-quiz` reads it"),
        (b"[[question]]\nid = \"a\"\n".to_vec(), "it is a quiz.toml already"),
        (b"{\"questions\": []}".to_vec(), "it is JSON, not GIFT"),
        (b"<!DOCTYPE html><html><p>What?</p></html>".to_vec(), "it is a web page"),
        (b"<?xml version=\"1.0\"?><svg/>".to_vec(), "it is XML of another kind"),
        (b"<?xml version=\"1.0\"?>\n<questestinterop/>".to_vec(), "it is QTI"),
        (b"{\\rtf1 What?}".to_vec(), "it is RTF"),
        (b"%PDF-1.7\n\x00".to_vec(), "it is PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0k\0b\0o\0o\0k\0".to_vec(), "`--from table` reads it"),
        (b"\xd0\xcf\x11\xe0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0".to_vec(), "it is an old document of Word, not GIFT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), "it is an old file of an office program"),
        (b"\x1f\x8b\x08\0".to_vec(), "a backup of Moodle"),
        (zipped(&["word/document.xml"]), "it is a document of Word"),
        (zipped(&["moodle_backup.xml"]), "it is a backup of Moodle"),
        (zipped(&["imsmanifest.xml", "item.xml"]), "a package for learning systems"),
        (zipped(&["mimetype", "content.xml"]), "an office program"),
        (
            b"# The well\n\n[Northwood](actor:northwood) is {#front C01 at=\"a\"}\n\n## Days {#days}\n".to_vec(),
            "the article of an explainer",
        ),
        (b"[A](actor:a) is.\n\n{triangle}\n".to_vec(), "the article of an explainer"),
        (b"# The well\n\nIt is [deep](https://a.org).\n\n## Days\n".to_vec(), "it is text in Markdown"),
        (b"Some notes that I took.\n".to_vec(), "there is no question of GIFT in it"),
        (Vec::new(), "there is no question of GIFT in it"),
    ] {
        let refusal = refusal(&file, ImportFormat::Gift);
        assert!(refusal.contains(name), "{name}: {refusal}");
    }
    assert!(
        refusal("::Q::What? {=a ~b}\n", ImportFormat::MdbookQuiz)
            .contains("it is GIFT, not a quiz of mdbook-quiz: `--from gift`")
    );
    assert!(refusal(zipped(&["xl/workbook.xml"]), ImportFormat::MdbookQuiz).contains("`--from table` reads it"));
}

#[test]
fn a_file_in_another_encoding_is_read_and_it_is_said() {
    let latin = b"::Q::O\xf9 est le caf\xe9 ?{=\xe0 Paris ~\xe0 Lyon}\n";
    let imported = import(latin, ImportFormat::Gift).unwrap();
    assert_eq!(string(&questions(&imported.text)[0], "prompt"), "Où est le café ?");
    assert!(imported.remarks[0].text.contains("read as windows-1252"), "{}", imported.remarks[0]);
    let utf_16: Vec<u8> = "::Q::Où ? {=à ~b}".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let imported = import(utf_16, ImportFormat::Gift).unwrap();
    assert_eq!(string(&questions(&imported.text)[0], "prompt"), "Où ?");
    assert!(imported.remarks[0].text.contains("read as UTF-16BE"), "{}", imported.remarks[0]);
}
