//! Writes places of the map into map.toml as pins, and takes pins out of it. All else in the file stays as it is.

use super::assets::Assets;
use super::draft::map::{Actor, Pin as DraftPin};
use super::fix::Edit;
use super::mend;
use super::pin::Pin;
use super::texts::{File, Span, Texts};
use crate::document::{Document, Layout};
use anyhow::{Result, bail};
use std::path::Path;

/// Pins every actor where the document's layouts have it, in place of the pin that it may have, and says how many.
///
/// # Errors
/// When the folder has faults, or a place cannot be changed, or the disk refuses. The file is as it was then.
pub fn write(folder: &Path, assets: &Assets, document: &Document) -> Result<usize> {
    let (draft, texts, _, faults) = super::mentions(folder, assets);
    if faults.errors() > 0 {
        bail!("the folder has faults, so that nobody can be pinned; `explainer check` says which");
    }
    let mut edits = Vec::new();
    for (place, actor) in draft.map.actors.iter().enumerate() {
        let Some(written) = pin(&document.layouts, place).to_toml() else { continue };
        match &actor.pin {
            Some(pin) => {
                before(&texts, pin.span())?;
                edits.push(Edit { span: pin.span(), text: written });
            }
            None => edits.extend(actor.id.as_ref().and_then(|id| put_in(&texts, id.span, &written))),
        }
    }
    change(folder, &texts, &edits)
}

/// Takes the pins of all actors away, and says how many there were.
///
/// # Errors
/// Like [`write`].
pub fn clear(folder: &Path, assets: &Assets) -> Result<usize> {
    let (draft, texts, _, faults) = super::mentions(folder, assets);
    if faults.errors() > 0 {
        bail!("the folder has faults, so that no pin can be taken away; `explainer check` says which");
    }
    let take = |actor: &Actor| actor.pin.as_ref().map(|pin| take_out(&texts, pin.span()));
    let edits: Result<Vec<Edit>> = draft.map.actors.iter().filter_map(take).collect();
    change(folder, &texts, &edits?)
}

fn change(folder: &Path, texts: &Texts, edits: &[Edit]) -> Result<usize> {
    mend::change(folder, texts, &edits.iter().collect::<Vec<_>>())?;
    Ok(edits.len())
}

/// Where the layouts have an actor.
fn pin(layouts: &[Layout], actor: usize) -> Pin {
    // Four digits are less than a pixel of any view.
    let share = |at: i32, side: i32| (f64::from(at) / f64::from(side.max(1)) * 10_000.0).round() / 10_000.0;
    let mut pin = Pin::default();
    for layout in layouts {
        let place = layout.spots.get(actor).map(|spot| [share(spot.x, layout.width), share(spot.y, layout.height)]);
        *pin.of_mut(layout.shape) = place;
    }
    pin
}

/// A pin behind the id: in a line of its own, or within the line where the table is written in one.
fn put_in(texts: &Texts, id: Span, pin: &str) -> Option<Edit> {
    let rest = &texts.get(id.file)?[id.end..];
    let line = rest.split('\n').next().unwrap_or_default();
    let is_last = line.trim().is_empty() || line.trim_start().starts_with('#');
    let (at, text) = match is_last {
        true => (id.end + line.trim_end_matches('\r').len(), format!("\npin = {pin}")),
        false => (id.end, format!(", pin = {pin}")),
    };
    Some(Edit { span: Span::new(File::Map, at..at), text })
}

/// What stands before the key of a pin.
///
/// # Errors
/// When the pin is a table of its own, with a header.
fn before(texts: &Texts, pin: Span) -> Result<&str> {
    let text = texts.get(pin.file).unwrap_or_default();
    let key = text[..pin.start].trim_end().strip_suffix('=').map(str::trim_end);
    let Some(before) = key.and_then(|key| key.strip_suffix("pin")) else {
        let place = format!("{}:{}", texts.path(pin.file), text[..pin.start].matches('\n').count() + 1);
        bail!("{place}: this pin is not written as `pin = ...`; change it yourself. Nothing was changed");
    };
    Ok(before)
}

/// The key of a pin and the pin: the whole line where nothing else stands in it, or what is between two commas.
fn take_out(texts: &Texts, pin: Span) -> Result<Edit> {
    let (text, before) = (texts.get(pin.file).unwrap_or_default(), before(texts, pin)?);
    let after = &text[pin.end..];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let span = if before[line_start..].trim().is_empty() {
        line_start..pin.end + after.find('\n').map_or(after.len(), |newline| newline + 1)
    } else if let Some(kept) = before.trim_end().strip_suffix(',') {
        kept.len()..pin.end
    } else {
        let rest = after.trim_start();
        let rest = rest.strip_prefix(',').map_or(rest, str::trim_start);
        before.len()..text.len() - rest.len()
    };
    Ok(Edit { span: Span::new(pin.file, span), text: String::new() })
}

impl DraftPin {
    /// Where the places stand.
    fn span(&self) -> Span {
        match self {
            DraftPin::Everywhere(place) => place.span,
            DraftPin::ByShape { span, .. } => *span,
        }
    }
}
