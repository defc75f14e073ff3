//! `explainer build`: builds the page as a folder or as a single file.

use super::content::Content;
use super::count::counted;
use super::page::{Page, make};
use super::progress::Progress;
use anyhow::Result;
use clap::Args;
use explainer::author::layout::{Drawings, Network};
use explainer::author::site::Site;
use explainer::author::{layout, output, page, single_file};
use explainer::document::Layout;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Arguments of `explainer build`.
#[derive(Args)]
pub(crate) struct Build {
    #[command(flatten)]
    content: Content,
    #[command(flatten)]
    page: Page,
    /// Make one file with everything inside, to be saved, sent, or put into a learning system
    #[arg(long)]
    single_file: bool,
    /// Make the page though things are still to decide; a ribbon on it says so
    #[arg(long)]
    draft: bool,
    /// Write no layout.toml, the file in the explainer's folder that keeps the map's drawing for the next build to begin with
    #[arg(long)]
    leave_layout: bool,
    /// The folder or file to make; what an earlier build left there is replaced [default: dist; of a single file
    /// the explainer's name, such as well.html]
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
}

/// Builds the folder or the file; false when the content has faults.
pub(crate) fn run(arguments: Build, colour: bool) -> Result<bool> {
    let Build { content, page, single_file, draft, leave_layout, out } = arguments;
    let (start, progress) = (Instant::now(), Progress::on_terminal());
    let mut unsaved = None;
    let draw = |network| draw(network, &mut unsaved);
    if single_file {
        let out = out.unwrap_or_else(|| content.single_file_name());
        let Ok(file) = make(&content, &page, colour, &progress, draw, single_file::assemble, draft)? else {
            report_unchanged(&out);
            return Ok(false);
        };
        progress.step(&format!("Writing {}", out.display()));
        output::write_file(&file, &out)?;
        report_made(&out, 1, file.len(), start);
    } else {
        let out = out.unwrap_or_else(|| PathBuf::from("dist"));
        let Ok(site) = make(&content, &page, colour, &progress, draw, page::assemble, draft)? else {
            report_unchanged(&out);
            return Ok(false);
        };
        progress.step(&format!("Writing {}", counted(site.len(), "file")));
        output::write(&site, &out)?;
        note_missing_parts(&site);
        report_made(&out, site.len(), site.values().map(Vec::len).sum(), start);
    }
    if let Some(drawings) = unsaved {
        let reason = match (draft, leave_layout) {
            (_, true) => Some("as `--leave-layout` says"),
            (true, false) => Some("as the page is a draft"),
            (false, false) => None,
        };
        match reason {
            Some(reason) => eprintln!("note: the drawing of the map is not kept for the next build, {reason}"),
            None => save_drawings(&drawings, &content),
        }
    }
    Ok(true)
}

/// Lays out the map for readers. Layouts that the explainer's folder does not hold yet are put into `unsaved`.
pub(super) fn draw(network: Network, unsaved: &mut Option<Drawings>) -> Vec<Layout> {
    let layouts = layout::full(network.clone());
    *unsaved = network.kept(&layouts);
    layouts
}

/// Writes the map's layouts to layout.toml in the explainer's folder, and prints that.
pub(super) fn save_drawings(drawings: &Drawings, content: &Content) {
    let file = content.folder.join(layout::NAME);
    match layout::keep(drawings, &content.folder) {
        Ok(()) => println!(
            "wrote {}: the next drawing of the map begins with this one; keep it with the other files",
            file.display()
        ),
        Err(error) => eprintln!("note: the drawing of the map is not kept for the next build: {error:#}"),
    }
}

/// Prints that a failed build left its target unchanged.
fn report_unchanged(out: &Path) {
    eprintln!("{} is as it was", out.display());
}

/// Prints notes on the optional parts that the site lacks: the preview picture and oEmbed.
fn note_missing_parts(site: &Site) {
    if !site.contains_key("preview.png") {
        eprintln!("note: there is no picture for previews, as the font for it (Noto Sans) lacks some of the letters");
    }
    if !site.contains_key("oembed.json") {
        eprintln!(
            "note: where the page is shared it has no picture, and where its address is pasted no embed; \
             `--url https://...`, or `canonical` in explainer.toml, says where it will be"
        );
    }
}

fn report_made(out: &Path, files: usize, bytes: usize, start: Instant) {
    println!(
        "made {}: {}, {} KB, in {:.1} s",
        out.display(),
        counted(files, "file"),
        bytes.div_ceil(1000),
        start.elapsed().as_secs_f32()
    );
}
