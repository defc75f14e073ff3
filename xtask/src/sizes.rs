//! The sizes of the files that a reader downloads, and the budgets that they must keep.

use crate::build::files;
use anyhow::{Result, ensure};
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

/// A file's size in bytes: uncompressed, and compressed with gzip and brotli.
struct Size {
    path: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The budgets: the name of a kind of files, the prefixes of their paths, and the most bytes that they may have together when
/// compressed with brotli. Each leaves about one per cent or more above what is built today, so that a mended word does
/// not fail the build and growth is still seen.
const BUDGET: [(&str, &[&str], usize); 10] = [
    ("all that is needed before the first paint", &["index.html"], 39_600),
    ("the page for frames", &["embed.html"], 40_300),
    ("the player", &["assets/player"], 182_000),
    ("the document that the player reads", &["assets/document"], 20_900),
    ("the element", &["embed.js"], 3_660),
    ("the share dialog", &["assets/share", "assets/sharing"], 5_000),
    ("the player for other people's documents", &["assets/whole"], 205_000),
    ("styles", &["assets/style", "assets/paper"], 12_700),
    ("the picture for previews", &["preview.png"], 100_000),
    ("the pages on paper", &["worksheet.html", "answer-key.html"], 14_000),
];

/// The most bytes that the page's HTML without its style may have when compressed with brotli, and the most elements.
const PAGE: [usize; 2] = [28_000, 2_000];

/// Prints every file's size.
pub fn print(dist: &Path) -> Result<()> {
    let sizes = measure(dist)?;
    let width = sizes.iter().map(|size| size.path.len()).max().unwrap_or_default().max("together".len());
    println!("{:width$}  {:>9}  {:>9}  {:>9}", "bytes", "raw", "gzip", "brotli");
    for Size { path, raw, gzip, brotli } in &sizes {
        println!("{path:width$}  {raw:>9}  {gzip:>9}  {brotli:>9}");
    }
    let sum = |part: fn(&Size) -> usize| sizes.iter().map(part).sum::<usize>();
    let (raw, gzip, brotli) = (sum(|size| size.raw), sum(|size| size.gzip), sum(|size| size.brotli));
    println!("{:width$}  {raw:>9}  {gzip:>9}  {brotli:>9}", "together");
    Ok(())
}

/// Fails if a kind of files is over its budget.
pub fn hold_budget(dist: &Path) -> Result<()> {
    let sizes = measure(dist)?;
    let mut within = true;
    for (kind, prefixes, budget) in BUDGET {
        let of_kind = sizes.iter().filter(|size| prefixes.iter().any(|it| size.path.starts_with(it)));
        let bytes: usize = of_kind.map(|size| size.brotli).sum();
        println!("  {kind}: {bytes} of {budget} bytes");
        within &= bytes <= budget;
    }
    let page = fs::read_to_string(dist.join("index.html"))?;
    let found = [brotli(without(&page, "<style>", "</style>").as_bytes())?, elements(&page)];
    for (what, (found, most)) in
        ["bytes of HTML, without the style", "elements in the page"].iter().zip(found.iter().zip(PAGE))
    {
        println!("  {what}: {found} of {most}");
        within &= *found <= most;
    }
    ensure!(within, "over the size budget");
    Ok(())
}

/// A page without all stretches of text from `start` to `end`.
fn without(page: &str, start: &str, end: &str) -> String {
    let mut parts = page.split(start);
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once(end).map_or("", |(_, after)| after));
    }
    rest
}

/// How many elements the DOM of a page has, without the content of templates.
fn elements(page: &str) -> usize {
    let page = without(&without(page, "<template", "</template>"), "<script", "</script>");
    let starts = page.split('<').skip(1).filter(|rest| rest.starts_with(|it: char| it.is_ascii_lowercase()));
    starts.count()
}

/// Measures the files that are served. Compressed copies (`.br`, `.gz`) and hidden files are no downloads of their own.
fn measure(dist: &Path) -> Result<Vec<Size>> {
    let served = |path: &str| !path.starts_with('.') && !path.ends_with(".br") && !path.ends_with(".gz");
    let files = files(dist)?.into_iter().filter(|(path, _)| served(path));
    files
        .map(|(path, bytes)| Ok(Size { raw: bytes.len(), gzip: gzip(&bytes)?, brotli: brotli(&bytes)?, path }))
        .collect()
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &brotli::enc::BrotliEncoderParams::default())?;
    Ok(compressed.len())
}
