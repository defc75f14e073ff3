//! Fuzzes every parser of foreign input with a corpus and with random mutations of it: each input is read or refused, and none
//! causes a panic.
//!
//! `cargo test --test native fuzz` makes at most a few hundred inputs for each parser, the same ones every time. `FUZZ_RUNS=10000000`
//! sets the number of inputs, and `FUZZ_SEED=2` makes others. An input that fails is written to a file, which the message names;
//! add that file to the corpus to test it every time.

use explainer::author::assets::Assets;
use explainer::author::begin::{self, Options};
use explainer::author::check;
use explainer::author::formats::{ImportFormat, NetworkFormat, import, import_network};
use explainer::document::Document;
use explainer::reader::{Address, Progress};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs, panic};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A test for each parser: the test's name, its corpus below `tests/` (a valid document if that is empty), the number of inputs,
/// and the function that parses an input.
macro_rules! targets {
    ($($test:ident: $folders:expr, $count:literal, $parse:expr;)*) => {
        $(#[test] fn $test() { fuzz(stringify!($test), &$folders, $count, $parse) })*
    };
}

targets! {
    an_address_leads_somewhere: ["fuzz/address"], 300, |input| drop(Address::parse(&DOCUMENT, &text(input)).fragment(&DOCUMENT));
    progress_is_read: ["fuzz/progress"], 300, |input| assert_eq!(again(&text(input)), again(&again(&text(input))));
    a_document_is_read_or_refused: ["fuzz/document"], 60, |input| drop(Document::from_json(&text(input)));
    gift_is_read_or_refused: ["formats/foreign.gift"], 150, |input| drop(import(input, ImportFormat::Gift));
    moodle_xml_is_read_or_refused: ["fuzz/moodle-xml"], 150, |input| drop(import(input, ImportFormat::MoodleXml));
    aiken_is_read_or_refused: ["fuzz/aiken"], 150, |input| drop(import(input, ImportFormat::Aiken));
    a_table_is_read_or_refused: ["fuzz/table"], 150, |input| drop(import(input, ImportFormat::Table));
    mdbook_quiz_is_read_or_refused: ["formats/foreign.toml"], 150, |input| drop(import(input, ImportFormat::MdbookQuiz));
    h5p_is_read_or_refused: ["fuzz/h5p"], 150, |input| {
        drop(import(input, ImportFormat::H5p));
        let about = r#"{"title":"A","mainLibrary":"H5P.QuestionSet"}"#;
        drop(import(packed(&[("h5p.json", about.as_bytes()), ("content/content.json", input)]), ImportFormat::H5p));
    };
    a_table_of_ties_is_read_or_refused: ["fuzz/ties"], 150, |input| drop(import_network(input, None, NetworkFormat::Csv));
    graphml_is_read_or_refused: ["formats/networks"], 100, |input| drop(import_network(input, None, NetworkFormat::Graphml));
    gexf_is_read_or_refused: ["formats/networks"], 100, |input| drop(import_network(input, None, NetworkFormat::Gexf));
    kumu_is_read_or_refused: ["fuzz/kumu"], 150, |input| drop(import_network(input, None, NetworkFormat::Kumu));
    a_web_page_begins_an_explainer_or_is_refused: ["fuzz/web"], 60, |input| begin(input, "a.html", false);
    markdown_begins_an_explainer_or_is_refused: ["content/base/article.md"], 60, |input| begin(input, "a.md", true);
    plain_text_begins_an_explainer_or_is_refused: ["content/base/article.md"], 60, |input| begin(input, "a.txt", false);
    a_text_of_word_begins_an_explainer_or_is_refused: ["fuzz/word"], 60, |input| {
        begin(input, "a.docx", false);
        begin(&packed(&[("word/document.xml", input)]), "a.docx", false);
    };
    the_article_is_read_or_refused: ["content/base/article.md"], 30, |input| check_with("article.md", input);
    the_map_is_read_or_refused: ["content/base/map.toml"], 30, |input| check_with("map.toml", input);
    the_quiz_is_read_or_refused: ["content/base/quiz.toml"], 30, |input| check_with("quiz.toml", input);
    the_notes_are_read_or_refused: ["content/base/notes.toml"], 30, |input| check_with("notes.toml", input);
    the_settings_are_read_or_refused: ["content/base/explainer.toml"], 30, |input| check_with("explainer.toml", input);
    the_original_as_a_page_is_read_or_refused: ["fuzz/web"], 30, |input| check_with("original.html", input);
    the_original_in_markdown_is_read_or_refused: ["content/base/article.md"], 30, |input| check_with("original.md", input);
}

static DOCUMENT: LazyLock<Document> =
    LazyLock::new(|| check(&tests().join("content/base"), &Assets::embedded()).0.expect("the sound content is sound"));

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn text(input: &[u8]) -> String {
    String::from_utf8_lossy(input).into_owned()
}

/// Begins an explainer from a file of that name; if the article is the author's `own`, with its text.
fn begin(input: &[u8], name: &str, own: bool) {
    drop(begin::from(input, Path::new(name), &Options { own, actors: Vec::new() }));
}

/// A zip of the files.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("it is a name");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

/// Progress as it is saved again after it was read.
fn again(progress: &str) -> String {
    Progress::from_json(progress).to_json()
}

/// Checks the base case with one file replaced.
fn check_with(file: &str, input: &[u8]) {
    let folder = tempfile::tempdir().expect("there is room");
    for entry in fs::read_dir(tests().join("content/base")).expect("it is there") {
        let path = entry.expect("it can be read").path();
        fs::copy(&path, folder.path().join(path.file_name().expect("it has a name"))).expect("there is room");
    }
    fs::write(folder.path().join(file), input).expect("there is room");
    let (_, report) = check(folder.path(), &Assets::embedded());
    report.render(false);
}

/// Parses all inputs of the corpus, and mutations of them.
fn fuzz(target: &str, folders: &[&str], count: u64, parse: impl Fn(&[u8]) + panic::RefUnwindSafe) {
    let number = |name: &str, other: u64| env::var(name).ok().map_or(other, |it| it.parse().expect("it is a number"));
    let runs = number("FUZZ_RUNS", count);
    let mut random = Random(number("FUZZ_SEED", 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut corpus: Vec<Vec<u8>> = folders.iter().flat_map(|folder| seeds(&tests().join(folder))).collect();
    if corpus.is_empty() {
        corpus.push(DOCUMENT.to_json().into_bytes());
    }
    let try_one = |input: &[u8]| {
        if let Err(cause) = panic::catch_unwind(|| parse(input)) {
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{target}"));
            fs::write(&file, input).expect("there is room");
            eprintln!("this input fails: {}", file.display());
            panic::resume_unwind(cause);
        }
    };
    corpus.iter().for_each(|seed| try_one(seed));
    for _ in 0..runs {
        try_one(&random.mutated(&corpus));
    }
}

/// The files of a folder, or the one file, in the order of their names.
fn seeds(path: &Path) -> Vec<Vec<u8>> {
    let mut files = match fs::read_dir(path) {
        Ok(entries) => entries.map(|entry| entry.expect("it can be read").path()).collect(),
        Err(_) if path.is_file() => vec![path.to_owned()],
        Err(_) => Vec::new(),
    };
    files.sort();
    files.iter().map(|file| fs::read(file).expect("it can be read")).collect()
}

/// Pseudo-random numbers (xorshift64, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    /// A random range of at most 63 of these bytes.
    fn span(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let start = self.below(bytes.len() + 1);
        start..(start + self.below(64)).min(bytes.len())
    }

    /// A random input of the corpus with one to six mutations: bytes are removed, repeated, replaced by others or by a range of
    /// another input, or cut off at the end, and syntax characters are inserted.
    fn mutated(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        const SIGNS: [&str; 24] = [
            "\"",
            "'",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "(",
            "<",
            ">",
            "<!--",
            "]]>",
            "&#x0;",
            "=",
            "~",
            "#",
            "`",
            "\n\n",
            "\r",
            "\t",
            "\u{feff}",
            "\u{202e}",
            "-9999999999999999999",
            "\0",
        ];
        let mut input = corpus[self.below(corpus.len())].clone();
        for _ in 0..=self.below(6) {
            let span = self.span(&input);
            match self.below(6) {
                0 => drop(input.drain(span)),
                1 => {
                    let twice = input[span.clone()].repeat(1 + self.below(20));
                    input.splice(span.start..span.start, twice);
                }
                2 => {
                    let other = &corpus[self.below(corpus.len())];
                    let taken = other[self.span(other)].to_vec();
                    input.splice(span, taken);
                }
                3 if !input.is_empty() => {
                    let index = self.below(input.len());
                    input[index] = self.below(256) as u8;
                }
                4 => input.truncate(span.end.max(1)),
                _ => {
                    let sign = SIGNS[self.below(SIGNS.len())].repeat(1 + self.below(40));
                    input.splice(span.start..span.start, sign.into_bytes());
                }
            }
        }
        input
    }
}
