//! The texts of a folder, and positions in them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

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
    /// Those that stand in a folder.
    pub const ALL: [File; 6] = [File::Explainer, File::Article, File::Map, File::Quiz, File::Notes, File::Locale];

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
#[derive(Clone, Debug, Default)]
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
    /// No texts yet, of a folder.
    pub fn of(name: String, folder: &Path) -> Texts {
        let folder = folder.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned();
        Texts { name, folder, ..Texts::default() }
    }

    /// Adds the text of a file.
    pub fn add(&mut self, file: File, text: String) {
        self.files.insert(file, text);
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
