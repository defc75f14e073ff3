//! The files that an explainer begins with: a small example, or what can be made of an article without judging.
//!
//! One file of the folder finds one thing: `original` is what was read, by `markdown`, `web`, `word` or `plain`; `outline` has its
//! sections and passages; `actors`, `ties` and `terms` propose, `named` has whom the author names instead, `often` what might be named;
//! `write` writes it all down.

mod actors;
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

/// Names and texts of files.
pub type Files = Vec<(&'static str, String)>;

/// What an explainer begins with.
#[derive(Debug)]
pub struct Begun {
    /// The five files, and the original beside them where there is one.
    pub files: Files,
    /// How many passages, actors and ties they have.
    pub counts: [usize; 3],
    /// What is to be said of how the article was read.
    pub said: Vec<String>,
}

/// How an explainer begins with an article.
#[derive(Debug, Default)]
pub struct Options {
    /// The article is the author's own: its text stands as it is, in place of comments to retell.
    pub own: bool,
    /// The actors; where there are none, they are proposed.
    pub actors: Vec<Named>,
}

/// A small explainer, complete and with comments.
pub fn example() -> Files {
    let mut files = vec![
        ("explainer.toml", include_str!("begin/example/explainer.toml").to_owned()),
        ("article.md", include_str!("begin/example/article.md").to_owned()),
        ("map.toml", include_str!("begin/example/map.toml").to_owned()),
        ("quiz.toml", include_str!("begin/example/quiz.toml").to_owned()),
        ("notes.toml", include_str!("begin/example/notes.toml").to_owned()),
    ];
    named_by_schema(&mut files);
    files
}

/// The files that an article makes, by what its name ends in.
///
/// # Errors
/// Says, for whoever named the file, why nothing can be made of it.
pub fn from(bytes: &[u8], name: &Path, options: &Options) -> Result<Begun, String> {
    let (original, remark) = read(bytes, name)?;
    let mut begun = begun(&original, &stem(name), options)?;
    begun.said.extend(remark);
    Ok(begun)
}

/// A list of the actors of an article, as `named` reads it, with what might be named as comments.
///
/// # Errors
/// Says, for whoever named the file, why nothing can be made of it.
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

/// The article, and what is to be said of how it was read.
fn read(bytes: &[u8], name: &Path) -> Result<(Original, Option<String>), String> {
    let ending = name.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if bytes.starts_with(b"%PDF") || ending == "pdf" {
        return Err("a PDF does not say where its paragraphs end; open it in Word or LibreOffice and save it as .docx, or copy its \
                    text into a file that ends in .txt"
            .to_owned());
    }
    let mut said = None;
    let mut text = || {
        let (text, remark) = decode(bytes)?;
        said = remark;
        Ok::<String, String>(text)
    };
    let original = match ending.as_str() {
        "md" | "markdown" => markdown::read(&text()?),
        "html" | "htm" | "xhtml" => web::read(&text()?)?,
        "docx" => word::read(bytes)?,
        "txt" | "text" => plain::read(&text()?),
        _ => return Err("what it ends in does not say what it is; name a file in .md, .html, .docx or .txt".to_owned()),
    };
    Ok((original, said))
}

fn stem(name: &Path) -> String {
    let stem = original::clean(&name.file_stem().unwrap_or_default().to_string_lossy());
    if stem.is_empty() { "Untitled".to_owned() } else { stem }
}

/// The title, or the first heading of all, or the name of the file.
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
    let mut said: Vec<String> =
        missing.iter().map(|name| format!("the article does not name {name}, who is left out")).collect();
    let ties = ties::ties(&actors);
    // Where a term and a name are the same words, these lead to the actor: every actor has its mentions.
    let names = || actors.iter().flat_map(|actor| &actor.mentions);
    let apart = |term: &terms::Term| {
        let meets = |it: &actors::Mention| it.range.start < term.range.end && term.range.start < it.range.end;
        !names().any(|mention| mention.passage == term.passage && meets(mention))
    };
    let terms: Vec<_> = terms::terms(&texts).into_iter().filter(apart).collect();
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
    named_by_schema(&mut files);
    files.push(("original.html", original.page(title)));
    said.extend(words_to_translate(&lang).map(|words| {
        files.push(("locale.toml", words));
        format!(
            "the article is in the language `{lang}`, for which the tool has no words of the interface: they stand in locale.toml in \
             English, to be translated; for an explainer in English write `lang = \"en\"` and delete that file"
        )
    }));
    Ok(Begun { files, counts, said })
}

/// Names in each file in TOML the schema by which editors check it, and puts the schemas beside them.
fn named_by_schema(files: &mut Files) {
    for (name, text) in files.iter_mut() {
        if let Some(line) = schemas::line(name) {
            *text = format!("{line}\n{text}");
        }
    }
    files.extend(schemas::files());
}

/// A locale in English for a language that has none yet.
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

/// Writes files into a folder that is not there yet or empty. When that fails, none of them stays.
///
/// # Errors
/// When something stands in the folder, or the disk refuses.
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
