//! Writes actors' positions on the map into map.toml as pins, and removes pins. The rest of the file stays as it is.

use super::assets::Assets;
use super::draft::map::{Actor, Pin as DraftPin};
use super::fix::Edit;
use super::mend;
use super::pin::Pin;
use super::texts::{File, Span, Texts};
use crate::document::{Document, Layout};
use anyhow::{Result, bail};
use std::path::Path;

/// Pins every actor to its position in the document's layouts, replacing its pin if it has one, and returns the number of pins.
///
/// # Errors
/// When the folder has faults, a pin cannot be changed, or the file cannot be written. The file is unchanged then.
pub fn write(folder: &Path, assets: &Assets, document: &Document) -> Result<usize> {
    let (draft, texts, _, faults) = super::mentions(folder, assets);
    if faults.errors() > 0 {
        bail!("the folder has faults, so that nobody can be pinned; `explainer check` says which");
    }
    let mut edits = Vec::new();
    for (index, actor) in draft.map.actors.iter().enumerate() {
        let Some(toml) = pin(&document.layouts, index).to_toml() else { continue };
        match &actor.pin {
            Some(pin) => {
                text_before_key(&texts, pin.span())?;
                edits.push(Edit { span: pin.span(), text: toml });
            }
            None => edits.extend(actor.id.as_ref().and_then(|id| insertion(&texts, id.span, &toml))),
        }
    }
    change(folder, &texts, &edits)
}

/// Removes the pins of all actors, and returns how many there were.
///
/// # Errors
/// Like [`write`].
pub fn clear(folder: &Path, assets: &Assets) -> Result<usize> {
    let (draft, texts, _, faults) = super::mentions(folder, assets);
    if faults.errors() > 0 {
        bail!("the folder has faults, so that no pin can be taken away; `explainer check` says which");
    }
    let removal = |actor: &Actor| actor.pin.as_ref().map(|pin| removal_edit(&texts, pin.span()));
    let edits: Result<Vec<Edit>> = draft.map.actors.iter().filter_map(removal).collect();
    change(folder, &texts, &edits?)
}

fn change(folder: &Path, texts: &Texts, edits: &[Edit]) -> Result<usize> {
    mend::change(folder, texts, &edits.iter().collect::<Vec<_>>())?;
    Ok(edits.len())
}

/// The pin for an actor's positions in the layouts.
fn pin(layouts: &[Layout], actor: usize) -> Pin {
    // Four decimal places are finer than a pixel of any view.
    let share = |at: i32, side: i32| (f64::from(at) / f64::from(side.max(1)) * 10_000.0).round() / 10_000.0;
    let mut pin = Pin::default();
    for layout in layouts {
        let place = layout.spots.get(actor).map(|spot| [share(spot.x, layout.width), share(spot.y, layout.height)]);
        *pin.of_mut(layout.shape) = place;
    }
    pin
}

/// The edit that inserts a pin after the id: on a line of its own, or on the same line in an inline table.
fn insertion(texts: &Texts, id: Span, pin: &str) -> Option<Edit> {
    let rest = &texts.get(id.file)?[id.end..];
    let line = rest.split('\n').next().unwrap_or_default();
    let is_last = line.trim().is_empty() || line.trim_start().starts_with('#');
    let (at, text) = match is_last {
        true => (id.end + line.trim_end_matches('\r').len(), format!("\npin = {pin}")),
        false => (id.end, format!(", pin = {pin}")),
    };
    Some(Edit { span: Span::new(File::Map, at..at), text })
}

/// The text before the key of a pin.
///
/// # Errors
/// When the pin is a table with a header of its own.
fn text_before_key(texts: &Texts, pin: Span) -> Result<&str> {
    let text = texts.get(pin.file).unwrap_or_default();
    let key = text[..pin.start].trim_end().strip_suffix('=').map(str::trim_end);
    let Some(before) = key.and_then(|key| key.strip_suffix("pin")) else {
        let place = format!("{}:{}", texts.path(pin.file), texts.line(pin));
        bail!("{place}: this pin is not written as `pin = ...`; change it yourself. Nothing was changed");
    };
    Ok(before)
}

/// The edit that removes a pin with its key: the whole line where nothing else stands on it, or the part between two commas.
fn removal_edit(texts: &Texts, pin: Span) -> Result<Edit> {
    let (text, before) = (texts.get(pin.file).unwrap_or_default(), text_before_key(texts, pin)?);
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
    /// The span of the pin's value.
    fn span(&self) -> Span {
        match self {
            DraftPin::Everywhere(place) => place.span,
            DraftPin::ByShape { span, .. } => *span,
        }
    }
}
