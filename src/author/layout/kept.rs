//! `layout.toml`, the last layout of the map, in a file beside the content: the next layout starts from it.

use crate::author::output;
use crate::author::pin::Pin;
use crate::author::texts::line_at;
use crate::document::{ActorKind, Id};
use crate::graph::layout::places::Spot;
use anyhow::Result;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The name of the file.
pub const NAME: &str = "layout.toml";

/// The comment at the top of the file.
const HEAD: &str = "\
# The last drawing of the map. `explainer build` and `explainer serve` write it and begin the next drawing with it, so that everybody
# stays where readers know them. Keep it with the other files. To have the map drawn anew, delete it; to say where somebody is to
# stand, write a `pin` in map.toml.
";

/// The version of the file's format.
const FORMAT: u32 = 1;

/// The largest file that is read, in bytes. With 40 actors it has 8 KB; a much larger file is most likely another.
const MAX_BYTES: usize = 1 << 20;

/// The widest view in px: no network that can be read at once needs more.
const MAX_SIDE: i32 = 20_000;

/// The last layout of a map, and the network that it is of. Actors are referred to by id.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    format: u32,
    /// The ties, each by the ids of its ends, in ascending order.
    pub(super) ties: Vec<[Id; 2]>,
    /// The actors that were laid out.
    pub(super) actors: BTreeMap<Id, Subject>,
    /// The layouts by the names of their shapes.
    pub(super) drawings: BTreeMap<String, Drawn>,
}

/// The properties of an actor that its layout depends on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Subject {
    pub(super) name: String,
    #[serde(deserialize_with = "kind")]
    pub(super) kind: ActorKind,
    /// Whether it belongs to the triad.
    #[serde(default)]
    pub(super) main: bool,
    /// The actor by which it stands.
    pub(super) side: Option<Id>,
    #[serde(default)]
    pub(super) pin: Pin,
}

/// A layout for one shape.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Drawn {
    /// Width and height of the view, in px.
    pub(super) size: [i32; 2],
    /// How far the ties between two actors bend, in steps, to the right as seen from the first actor.
    pub(super) bends: Vec<(Id, Id, i32)>,
    /// For each actor its centre, from the left and from the top, in px, and the slot of its name ([`Spot`]).
    actors: BTreeMap<Id, (i32, i32, u32)>,
}

impl Drawn {
    /// A layout of that size, with those bends and spots.
    pub(super) fn new(size: [i32; 2], bends: Vec<(Id, Id, i32)>, spots: impl Iterator<Item = (Id, Spot)>) -> Drawn {
        let actors = spots.map(|(id, Spot { at: [x, y], slot })| (id, (x, y, slot))).collect();
        Drawn { size, bends, actors }
    }

    /// The spot of an actor.
    pub(super) fn spot(&self, id: &str) -> Option<Spot> {
        self.actors.get(id).map(|&(x, y, slot)| Spot { at: [x, y], slot })
    }

    fn is_sound(&self) -> bool {
        let is_within = |coordinate: i32, side: i32| (0..=side).contains(&coordinate);
        let [width, height] = self.size;
        let is_spot = |&(x, y, _): &(i32, i32, u32)| is_within(x, width) && is_within(y, height);
        self.size.iter().all(|side| (1..=MAX_SIDE).contains(side)) && self.actors.values().all(is_spot)
    }
}

fn kind<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<ActorKind, D::Error> {
    let name = String::deserialize(reader)?;
    let known = ActorKind::ALL.into_iter().find(|kind| kind.name() == name);
    known.ok_or_else(|| serde::de::Error::custom(format!("there is no kind `{name}` of actor")))
}

impl Kept {
    /// The layouts of a network.
    pub(super) fn new(ties: Vec<[Id; 2]>, actors: BTreeMap<Id, Subject>, drawings: BTreeMap<String, Drawn>) -> Kept {
        Kept { format: FORMAT, ties, actors, drawings }
    }

    /// Reads the folder's file; `None` where there is none.
    ///
    /// # Errors
    /// Why the file cannot be used, in words for its author.
    pub(super) fn read(folder: &Path) -> Result<Option<Kept>, String> {
        let mut text = String::new();
        let read = fs::File::open(folder.join(NAME))
            .and_then(|file| file.take(MAX_BYTES as u64 + 1).read_to_string(&mut text));
        match read {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == ErrorKind::InvalidData => return Err("it is not UTF-8 text".to_owned()),
            Err(error) => return Err(format!("the system says: {error}")),
            Ok(_) if text.len() > MAX_BYTES => return Err(format!("it is larger than {} MiB", MAX_BYTES >> 20)),
            Ok(_) => {}
        }
        Kept::parse(&text).map(Some)
    }

    fn parse(text: &str) -> Result<Kept, String> {
        let kept: Kept = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_at(text, span.start.min(text.len())));
            format!("line {line}: {}", error.message())
        })?;
        match kept.format {
            FORMAT if kept.drawings.values().all(Drawn::is_sound) => Ok(kept),
            FORMAT => Err("somebody would stand outside the map".to_owned()),
            other => Err(format!("it has the form {other}, and this program reads {FORMAT}")),
        }
    }

    /// Writes the file into the folder.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        output::replace(&folder.join(NAME), self.to_toml().as_bytes())
    }

    fn to_toml(&self) -> String {
        let mut text = format!("{HEAD}format = {}\nties = [\n", self.format);
        for [from, to] in &self.ties {
            let _ = writeln!(text, "  [{}, {}],", quoted(from), quoted(to));
        }
        text.push_str("]\n\n[actors]\n");
        for (id, Subject { name, kind, main, side, pin }) in &self.actors {
            let main = if *main { ", main = true" } else { "" };
            let side = side.as_ref().map(|side| format!(", side = {}", quoted(side))).unwrap_or_default();
            let pin = pin_table(pin).map(|pin| format!(", pin = {pin}")).unwrap_or_default();
            let (id, name, kind) = (quoted(id), quoted(name), quoted(kind.name()));
            let _ = writeln!(text, "{id} = {{ name = {name}, kind = {kind}{main}{side}{pin} }}");
        }
        for (shape, drawn) in &self.drawings {
            let [width, height] = drawn.size;
            let _ = write!(text, "\n[drawings.{shape}]\nsize = [{width}, {height}]\nbends = [\n");
            for (one, other, steps) in &drawn.bends {
                let _ = writeln!(text, "  [{}, {}, {steps}],", quoted(one), quoted(other));
            }
            let _ = write!(text, "]\n\n[drawings.{shape}.actors]\n");
            for (id, (x, y, slot)) in &drawn.actors {
                let _ = writeln!(text, "{} = [{x}, {y}, {slot}]", quoted(id));
            }
        }
        text
    }
}

/// A pin as an inline table by shapes, also where the place is the same for all shapes.
fn pin_table(pin: &Pin) -> Option<String> {
    let places = [("tall", pin.tall), ("square", pin.square), ("wide", pin.wide)];
    let entries = places.into_iter().filter_map(|(name, place)| place.map(|[x, y]| format!("{name} = [{x:?}, {y:?}]")));
    let entries: Vec<String> = entries.collect();
    (!entries.is_empty()).then(|| format!("{{ {} }}", entries.join(", ")))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        let subject = |name: &str, pin| Subject {
            name: name.to_owned(),
            kind: ActorKind::Organisation,
            main: false,
            side: Some("mill".to_owned()),
            pin,
        };
        let pin = Pin { wide: Some([1.0, 0.1]), ..Pin::default() };
        let actors =
            [("mill".into(), subject("The \"mill\" \\ Co", pin)), ("2nd".into(), subject("Zwei", Pin::default()))];
        let spots = [("mill".to_owned(), Spot { at: [10, 20], slot: 3 })];
        let drawn = Drawn::new([300, 200], vec![("2nd".into(), "mill".into(), -2)], spots.into_iter());
        Kept::new(vec![["2nd".into(), "mill".into()]], actors.into(), [("wide".to_owned(), drawn)].into())
    }

    #[test]
    fn a_written_layout_is_read_as_it_was() {
        let text = kept().to_toml();
        assert_eq!(Kept::parse(&text), Ok(kept()), "{text}");
        assert_eq!(Kept::parse(&text).unwrap().to_toml(), text);
    }

    #[test]
    fn a_file_that_cannot_be_used_is_refused_with_the_reason_and_line() {
        let text = kept().to_toml();
        let why = |from: &str, to: &str| {
            assert!(text.contains(from), "{from}");
            Kept::parse(&text.replace(from, to)).unwrap_err()
        };
        assert_eq!(why("[10, 20, 3]", "[10, 201, 3]"), "somebody would stand outside the map");
        assert_eq!(why("[300, 200]", "[300, 2000000]"), "somebody would stand outside the map");
        assert_eq!(why("format = 1", "format = 2"), "it has the form 2, and this program reads 1");
        assert!(why("format = 1", "<<<<<<< ours\nformat = 1").starts_with("line 4: "));
        assert!(why("organisation", "orchestra").contains("there is no kind `orchestra` of actor"));
    }
}
