//! The texts of a folder, and positions in them.

use super::diagnostic::{Code, Fault, Faults};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

/// No text needs more; what is larger is most likely not a text.
const LARGEST: usize = 1 << 20;

/// A file of the content, in the order in which faults are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// `explainer.toml`
    Explainer,
    /// `article.md`
    Article,
    /// `map.toml`
    Map,
    /// `quiz.toml`
    Quiz,
    /// `notes.toml`
    Notes,
    /// `locale.toml`, which may be absent.
    Locale,
    /// The locale that comes with the tool.
    BuiltIn,
}

impl File {
    const ALL: [File; 6] = [File::Explainer, File::Article, File::Map, File::Quiz, File::Notes, File::Locale];

    /// Its name in the folder.
    pub fn name(self) -> &'static str {
        match self {
            File::Explainer => "explainer.toml",
            File::Article => "article.md",
            File::Map => "map.toml",
            File::Quiz => "quiz.toml",
            File::Notes => "notes.toml",
            File::Locale => "locale.toml",
            File::BuiltIn => "locales",
        }
    }
}

/// A stretch of a file, in bytes. The empty stretch at its start stands for the file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: File,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Span {
    /// A stretch of a file.
    pub fn new(file: File, range: Range<usize>) -> Span {
        Span { file, start: range.start, end: range.end }
    }

    /// The file as a whole.
    pub fn whole(file: File) -> Span {
        Span::new(file, 0..0)
    }

    /// Whether it stands for the file as a whole.
    pub fn is_whole(self) -> bool {
        self.end == 0
    }
}

/// A value, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A string, and where it stands.
pub type Text = Spanned<String>;

/// The texts of a folder.
#[derive(Debug, Default)]
pub struct Texts {
    /// Name of the folder.
    name: String,
    /// The folder as it was given, with forward slashes.
    folder: String,
    /// Path of the built-in locale.
    built_in: String,
    files: BTreeMap<File, String>,
}

impl Texts {
    /// Reads what it can of the folder.
    pub fn read(folder: &Path, faults: &Faults) -> Texts {
        let mut texts = Texts {
            name: name(folder),
            folder: folder.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned(),
            ..Texts::default()
        };
        for file in File::ALL {
            if let Some(text) = read(folder, file, faults) {
                control_characters(&text, |range| Span::new(file, range), faults);
                texts.files.insert(file, text);
            }
        }
        texts
    }

    /// Name of the folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text of a file, if it could be read.
    pub fn get(&self, file: File) -> Option<&str> {
        self.files.get(&file).map(String::as_str)
    }

    /// The span as a stretch of its file that can be underlined: whole characters, one at least unless the line ends.
    pub fn stretch(&self, span: Span) -> Range<usize> {
        let text = self.get(span.file).unwrap_or_default();
        let boundary = |&index: &usize| text.is_char_boundary(index);
        let start = (0..=span.start.min(text.len())).rev().find(boundary).unwrap_or_default();
        let end = (span.end.max(start)..text.len()).find(boundary).unwrap_or(text.len());
        let next = text[start..].chars().next().filter(|next| !matches!(next, '\r' | '\n')).map_or(0, char::len_utf8);
        start..end.max(start + next)
    }

    /// The whole lines that the span touches.
    pub fn lines(&self, span: Span) -> Range<usize> {
        let text = self.get(span.file).unwrap_or_default();
        let stretch = self.stretch(span);
        let start = text[..stretch.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[stretch.end..].find('\n').map_or(text.len(), |newline| stretch.end + newline);
        start..end
    }

    /// Adds the built-in locale of a language.
    pub fn add_locale(&mut self, lang: &str, text: &str) {
        self.built_in = format!("locales/{lang}.toml");
        self.files.insert(File::BuiltIn, text.to_owned());
    }

    /// The path that an author knows the file by.
    pub fn path(&self, file: File) -> String {
        match file {
            File::BuiltIn => self.built_in.clone(),
            _ => format!("{}/{}", self.folder, file.name()),
        }
    }
}

/// Name of the folder, also of one that is given as `.`.
fn name(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    full.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(folder: &Path, file: File, faults: &Faults) -> Option<String> {
    let bytes = match std::fs::read(folder.join(file.name())) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound && file == File::Locale => return None,
        Err(error) => {
            let fault = match error.kind() {
                ErrorKind::NotFound => {
                    (format!("there is no `{}`", file.name()), "an explainer has this file; create it".to_owned())
                }
                _ => (format!("`{}` cannot be read", file.name()), format!("the system says: {error}")),
            };
            faults.add(Fault::new(Code::MissingFile, Span::whole(file), fault.0).help(fault.1));
            return None;
        }
    };
    if bytes.len() > LARGEST {
        let message = format!("`{}` is larger than 1 MiB", file.name());
        faults.add(
            Fault::new(Code::FileTooLarge, Span::whole(file), message).help("is it the right file? a text is smaller"),
        );
        return None;
    }
    String::from_utf8(bytes)
        .map_err(|error| {
            let sound = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(sound).filter(|&&byte| byte == b'\n').count() + 1;
            let message = format!("`{}` is not UTF-8 text", file.name());
            let help = format!("save it as UTF-8; the first byte that is not stands on line {line}");
            faults.add(Fault::new(Code::NotUtf8, Span::whole(file), message).help(help));
        })
        .ok()
}

/// Reports each run of characters that are not seen but do something: they would say one thing to
/// the author and another to the reader.
pub fn control_characters(text: &str, span: impl Fn(Range<usize>) -> Span, faults: &Faults) {
    let mut run: Option<(Range<usize>, char)> = None;
    for (start, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let end = start + character.len_utf8();
        run = match run {
            Some((range, first)) if is_control(character) => Some((range.start..end, first)),
            None if is_control(character) => Some((start..end, character)),
            Some((range, first)) => {
                let message = format!("the invisible character U+{:04X} stands in the text", u32::from(first));
                faults.add(
                    Fault::new(Code::ControlCharacter, span(range), message)
                        .label("here")
                        .help("delete it; in a file that starts with it, save without byte order mark"),
                );
                None
            }
            None => None,
        };
    }
}

/// Control characters but for the end of a line and the tab, characters that override the direction of
/// writing, and the byte order mark.
fn is_control(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => true,
        _ => character.is_control(),
    }
}
