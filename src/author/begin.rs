//! The files of a new explainer: a small example, or a draft made from an article as far as no judgement is needed.
//!
//! Each file of the folder has one task: `markdown`, `web`, `word` and `plain` read an article into an `original`; `byline`
//! takes author and date from the line below the title; `outline` divides the text into sections and passages; `actors`, `ties` and
//! `terms` propose; `named` finds the actors that the author lists instead, `often` words that may be actors; `language` detects
//! the language; `write` writes the files.

mod actors;
mod byline;
mod language;
mod markdown;
mod named;
mod often;
mod original;
mod outline;
mod phrase;
mod places;
mod plain;
mod terms;
mod ties;
mod web;
mod word;
mod words;
mod write;

use super::assets::Assets;
use super::formats::encoding::decode;
use super::schemas;
pub use named::{Named, list as named};
use original::{Block, Original};
use std::fs;
use std::path::Path;
use write::Found;

/// Files by name, each with its text.
pub type Files = Vec<(&'static str, String)>;

/// The result of beginning an explainer from an article.
#[derive(Debug)]
pub struct Begun {
    /// The five files, and the original beside them if there is one.
    pub files: Files,
    /// The numbers of passages, actors and ties.
    pub counts: [usize; 3],
    /// Notes for the author on how the article was read.
    pub notes: Vec<String>,
}

/// Options for beginning an explainer from an article.
#[derive(Debug, Default)]
pub struct Options {
    /// The article is the author's own: its text is kept, in place of comments to retell.
    pub own: bool,
    /// The actors; if there are none, actors are proposed.
    pub actors: Vec<Named>,
}

/// A small explainer, complete and commented.
pub fn example() -> Files {
    let mut files = vec![
        ("explainer.toml", include_str!("begin/example/explainer.toml").to_owned()),
        ("article.md", include_str!("begin/example/article.md").to_owned()),
        ("map.toml", include_str!("begin/example/map.toml").to_owned()),
        ("quiz.toml", include_str!("begin/example/quiz.toml").to_owned()),
        ("notes.toml", include_str!("begin/example/notes.toml").to_owned()),
    ];
    add_schemas(&mut files);
    files
}

/// Makes the files from an article; the extension of `name` tells its format.
///
/// # Errors
/// Why no explainer can be made from the file, in words for the person who named it.
pub fn from(bytes: &[u8], name: &Path, options: &Options) -> Result<Begun, String> {
    let (original, note) = read(bytes, name)?;
    let mut begun = begun(&original, &stem(name), options)?;
    begun.notes.extend(note);
    Ok(begun)
}

/// A list of the actors of an article, in the format that `named` reads, with frequent common nouns as comments.
///
/// # Errors
/// Like [`from`].
pub fn actors_of(bytes: &[u8], name: &Path) -> Result<String, String> {
    let (original, _) = read(bytes, name)?;
    let outline = outline::outline(&original, title(&original, &stem(name)));
    let texts: Vec<String> = outline.passages.iter().map(|passage| passage.text.clone()).collect();
    let actors = actors::actors(&texts);
    let mut list = "# Whom the article names, those it names most first. Delete the lines of those who are no actors, and add others. After\n\
                    # `=` stands what else one is called: `Sea otters = otters, mustelids`. Then begin with this list: `--actors`.\n\n"
        .to_owned();
    actors.iter().for_each(|actor| list.extend([&*actor.name, "\n"]));
    let often = often::often(&texts, &actors);
    if !often.is_empty() {
        list.push_str("\n# What it often speaks of without a name. Take away the `#` before those who are actors.\n\n");
        often.iter().for_each(|words| list.extend(["# ", words, "\n"]));
    }
    Ok(list)
}

/// Reads the article, with a note on its encoding if there is one.
fn read(bytes: &[u8], name: &Path) -> Result<(Original, Option<String>), String> {
    let extension = name.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if bytes.starts_with(b"%PDF") || extension == "pdf" {
        return Err("a PDF does not say where its paragraphs end; open it in Word or LibreOffice and save it as .docx, or copy its \
                    text into a file that ends in .txt"
            .to_owned());
    }
    let mut note = None;
    let mut text = || {
        let (text, encoding_note) = decode(bytes)?;
        note = encoding_note;
        Ok::<String, String>(text)
    };
    let mut original = match extension.as_str() {
        "md" | "markdown" => markdown::read(&text()?),
        "html" | "htm" | "xhtml" => web::read(&text()?)?,
        "docx" => word::read(bytes)?,
        "txt" | "text" => plain::read(&text()?),
        _ => return Err("what it ends in does not say what it is; name a file in .md, .html, .docx or .txt".to_owned()),
    };
    byline::take(&mut original);
    Ok((original, note))
}

fn stem(name: &Path) -> String {
    let stem = original::clean(&name.file_stem().unwrap_or_default().to_string_lossy());
    if stem.is_empty() { "Untitled".to_owned() } else { stem }
}

/// The title, or the first heading of level 1, or the name of the file.
fn title<'a>(original: &'a Original, stem: &'a str) -> &'a str {
    let heading = original.blocks.iter().find_map(|block| match block {
        Block::Heading(1, heading) => Some(heading.as_str()),
        _ => None,
    });
    original.title.as_deref().or(heading).unwrap_or(stem)
}

fn begun(original: &Original, stem: &str, options: &Options) -> Result<Begun, String> {
    let title = title(original, stem);
    let outline = outline::outline(original, title);
    if outline.passages.is_empty() {
        return Err("there is no paragraph in it that could be retold".to_owned());
    }
    let texts: Vec<String> = outline.passages.iter().map(|passage| passage.text.clone()).collect();
    let found = actors::actors(&texts);
    let (actors, missing) = match &options.actors[..] {
        [] => (found, Vec::new()),
        named => named::actors(&texts, named, &found),
    };
    let mut notes: Vec<String> =
        missing.iter().map(|name| format!("the article does not name {name}, who is left out")).collect();
    let ties = ties::ties(&actors);
    // A term whose words are an actor's name is left out, so that the words link to the actor: every actor needs its mentions.
    let names = || actors.iter().flat_map(|actor| &actor.mentions);
    let is_free = |term: &terms::Term| {
        let overlaps = |it: &actors::Mention| it.range.start < term.range.end && term.range.start < it.range.end;
        !names().any(|mention| mention.passage == term.passage && overlaps(mention))
    };
    let terms: Vec<_> = terms::terms(&texts).into_iter().filter(is_free).collect();
    let counts = [texts.len(), actors.len(), ties.len()];
    let lang = language::language(original, &texts);
    let found = Found {
        original,
        title,
        lang: &lang,
        outline: &outline,
        actors: &actors,
        ties: &ties,
        terms: &terms,
        own: options.own,
    };
    let mut files = write::files(&found);
    add_schemas(&mut files);
    files.push(("original.html", original.page(title)));
    notes.extend(words_to_translate(&lang).map(|words| {
        files.push(("locale.toml", words));
        format!(
            "the article is in the language `{lang}`, for which the tool has no words of the interface: they stand in locale.toml in \
             English, to be translated; for an explainer in English write `lang = \"en\"` and delete that file"
        )
    }));
    Ok(Begun { files, counts, notes })
}

/// Puts a line with its schema at the start of each TOML file, by which editors check it, and adds the schemas.
fn add_schemas(files: &mut Files) {
    for (name, text) in files.iter_mut() {
        if let Some(line) = schemas::line(name) {
            *text = format!("{line}\n{text}");
        }
    }
    files.extend(schemas::files());
}

/// The English locale as a start for a language that has none, to be translated.
fn words_to_translate(lang: &str) -> Option<String> {
    let locales = Assets::embedded().locales;
    let has = |tag: &str| locales.contains_key(tag);
    if has(lang) || lang.split('-').next().is_some_and(has) {
        return None;
    }
    let english = locales.get("en")?;
    Some(format!(
        "# The words of the interface, to be translated to `{lang}`; what stands in braces stays as it is.\n\n{english}"
    ))
}

/// Writes the files into a new or an empty folder. When that fails, the files are removed again.
///
/// # Errors
/// When the folder is not empty, or a file cannot be written.
pub fn write(files: &Files, folder: &Path) -> anyhow::Result<()> {
    use anyhow::{Context, bail};
    let is_new = !folder.exists();
    if !is_new && fs::read_dir(folder).with_context(|| format!("{} is no folder", folder.display()))?.next().is_some() {
        bail!("{} is not empty; name a folder that is not there yet", folder.display());
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let written = files.iter().try_for_each(|(name, text)| {
        let path = folder.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        super::output::create(&path, text.as_bytes())
    });
    written.inspect_err(|_| {
        files.iter().for_each(|(name, _)| drop(fs::remove_file(folder.join(name))));
        drop(fs::remove_dir(folder.join(schemas::FOLDER)));
        if is_new {
            drop(fs::remove_dir(folder));
        }
    })
}
