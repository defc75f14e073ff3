//! The texts of a folder, and spans in them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// A file of the content, in the order in which faults are reported.
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
    /// The built-in locale of the language.
    BuiltIn,
}

impl File {
    /// The files that stand in a folder.
    pub const ALL: [File; 6] = [File::Explainer, File::Article, File::Map, File::Quiz, File::Notes, File::Locale];

    /// The file's name in the folder.
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

/// A range of bytes of a file. An empty range at the start of the file stands for the file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: File,
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// A range of bytes of a file.
    pub fn new(file: File, range: Range<usize>) -> Span {
        Span { file, start: range.start, end: range.end }
    }

    /// The span of the file as a whole.
    pub fn whole(file: File) -> Span {
        Span::new(file, 0..0)
    }

    /// Whether the span stands for the file as a whole.
    pub fn is_whole(self) -> bool {
        self.end == 0
    }
}

/// A value with its span.
#[derive(Clone, Copy, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The span at which the value stands.
    pub span: Span,
}

/// A string with its span.
pub type Text = Spanned<String>;

/// The texts of a folder.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The name of the folder, which is the explainer's id.
    name: String,
    /// The path of the folder as it was given, with forward slashes.
    folder: String,
    /// The path of the built-in locale.
    built_in: String,
    files: BTreeMap<File, String>,
}

impl Texts {
    /// An empty collection for a folder of that name.
    pub fn of(name: String, folder: &Path) -> Texts {
        let folder = folder.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned();
        Texts { name, folder, ..Texts::default() }
    }

    /// Adds the text of a file.
    pub fn add(&mut self, file: File, text: String) {
        self.files.insert(file, text);
    }

    /// The name of the folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text of a file, if it could be read.
    pub fn get(&self, file: File) -> Option<&str> {
        self.files.get(&file).map(String::as_str)
    }

    /// The range of the span widened to whole characters, so that it can be underlined: at least one character unless the line
    /// ends there.
    pub fn char_range(&self, span: Span) -> Range<usize> {
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
        let range = self.char_range(span);
        let start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[range.end..].find('\n').map_or(text.len(), |newline| range.end + newline);
        start..end
    }

    /// The number, from 1, of the line in which the span begins.
    pub fn line(&self, span: Span) -> usize {
        line_at(self.get(span.file).unwrap_or_default(), self.char_range(span).start)
    }

    /// Adds the built-in locale of a language.
    pub fn add_locale(&mut self, lang: &str, text: &str) {
        self.built_in = format!("locales/{lang}.toml");
        self.files.insert(File::BuiltIn, text.to_owned());
    }

    /// The path of the file as reports show it.
    pub fn path(&self, file: File) -> String {
        match file {
            File::BuiltIn => self.built_in.clone(),
            _ => format!("{}/{}", self.folder, file.name()),
        }
    }
}

/// The number, from 1, of the line of a text in which the byte at the offset stands.
pub(super) fn line_at(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}
