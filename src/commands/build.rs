//! `explainer build`: the page as a folder, or as one file.

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

/// What to build, and where.
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

/// Makes the folder or the file; false when the content has faults.
pub(crate) fn run(wanted: Build, colour: bool) -> Result<bool> {
    let Build { content, page, single_file, draft, leave_layout, out } = wanted;
    let (start, progress) = (Instant::now(), Progress::on_terminal());
    let mut unsaved = None;
    let draw = |network| draw(network, &mut unsaved);
    if single_file {
        let out = out.unwrap_or_else(|| content.file());
        let Ok(file) = make(&content, &page, colour, &progress, draw, single_file::assemble, draft)? else {
            return Ok(left_alone(&out));
        };
        progress.step(&format!("Writing {}", out.display()));
        output::write_file(&file, &out)?;
        tell_made(&out, 1, file.len(), start);
    } else {
        let out = out.unwrap_or_else(|| PathBuf::from("dist"));
        let Ok(site) = make(&content, &page, colour, &progress, draw, page::assemble, draft)? else {
            return Ok(left_alone(&out));
        };
        progress.step(&format!("Writing {}", counted(site.len(), "file")));
        output::write(&site, &out)?;
        hint(&site);
        tell_made(&out, site.len(), site.values().map(Vec::len).sum(), start);
    }
    if let Some(drawings) = unsaved {
        let why_not = match (draft, leave_layout) {
            (_, true) => Some("as `--leave-layout` says"),
            (true, false) => Some("as the page is a draft"),
            (false, false) => None,
        };
        match why_not {
            Some(why) => eprintln!("note: the drawing of the map is not kept for the next build, {why}"),
            None => keep(&drawings, &content),
        }
    }
    Ok(true)
}

/// Draws the map as readers get it. Drawings that the explainer's folder does not have yet become `unsaved`.
pub(super) fn draw(network: Network, unsaved: &mut Option<Drawings>) -> Vec<Layout> {
    let layouts = layout::full(network.clone());
    *unsaved = network.kept(&layouts);
    layouts
}

/// Keeps drawings of the map in the explainer's folder, and says so.
pub(super) fn keep(drawings: &Drawings, content: &Content) {
    let file = content.folder.join(layout::NAME);
    match layout::keep(drawings, &content.folder) {
        Ok(()) => println!(
            "wrote {}: the next drawing of the map begins with this one; keep it with the other files",
            file.display()
        ),
        Err(error) => eprintln!("note: the drawing of the map is not kept for the next build: {error:#}"),
    }
}

/// Says that a build came to nothing.
fn left_alone(out: &Path) -> bool {
    eprintln!("{} is as it was", out.display());
    false
}

/// Says what the site could have, and does not.
fn hint(site: &Site) {
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

fn tell_made(out: &Path, files: usize, bytes: usize, start: Instant) {
    println!(
        "made {}: {}, {} KB, in {:.1} s",
        out.display(),
        counted(files, "file"),
        bytes.div_ceil(1000),
        start.elapsed().as_secs_f32()
    );
}
