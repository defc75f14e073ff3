//! What readers choose of how the page shows: how far the map looks, what it leaves out, where it is, light or dark.

use crate::document::{ActorKind, Document, Sign};

/// How far around what is selected the map comes forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Those that it has a tie with.
    #[default]
    One,
    /// Those that they have a tie with, too.
    Two,
    /// All that can be reached.
    All,
}

impl Reach {
    /// All of them, the nearest first.
    pub const ALL: [Reach; 3] = [Reach::One, Reach::Two, Reach::All];

    /// Its name, as the value of its switch and in the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            Reach::One => "one",
            Reach::Two => "two",
            Reach::All => "all",
        }
    }
}

/// What actors or ties have in common, so that one may leave them out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Ties of a sign.
    Sign(Sign),
    /// Actors of a kind.
    Actor(ActorKind),
    /// Ties of a kind, in the author's word.
    Tie(String),
}

impl Facet {
    /// Its name in attributes: `sign=strained`, `actor=person`, `tie=Diplomacy`.
    pub fn name(&self) -> String {
        match self {
            Facet::Sign(sign) => ["sign=", sign.name()].concat(),
            Facet::Actor(kind) => ["actor=", kind.name()].concat(),
            Facet::Tie(kind) => ["tie=", kind].concat(),
        }
    }

    /// The facet of that name, if the document has it.
    pub fn named(document: &Document, name: &str) -> Option<Facet> {
        Facet::of(document).into_iter().find(|facet| facet.name() == name)
    }

    /// All that the document has: signs, kinds of actors, kinds of ties in the order of their first use.
    pub fn of(document: &Document) -> Vec<Facet> {
        let signs = Sign::ALL.map(Facet::Sign);
        let actors = ActorKind::ALL.into_iter().filter(|kind| document.actors.iter().any(|actor| actor.kind == *kind));
        let mut facets: Vec<Facet> = signs.into_iter().chain(actors.map(Facet::Actor)).collect();
        for kind in document.ties.iter().filter_map(|tie| tie.kind.clone()).map(Facet::Tie) {
            if !facets.contains(&kind) {
                facets.push(kind);
            }
        }
        facets
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the device has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// All schemes, in the order of the switch.
    pub const ALL: [Scheme; 3] = [Scheme::Auto, Scheme::Light, Scheme::Dark];

    /// Its name, in `data-scheme` and as the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            Scheme::Auto => "auto",
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// Where the map is on a page that is too narrow for it beside the text, besides its own place there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dock {
    /// A strip of it at the lower edge, while one reads.
    #[default]
    Strip,
    /// Put away, but for a button.
    Away,
    /// Over the lower half of the view.
    Half,
    /// Over all of the view.
    Whole,
}

impl Dock {
    /// All of them.
    pub const ALL: [Dock; 4] = [Dock::Strip, Dock::Away, Dock::Half, Dock::Whole];

    /// Its name, in `data-raised` and in the names of the buttons that lead there.
    pub fn name(self) -> &'static str {
        match self {
            Dock::Strip => "strip",
            Dock::Away => "away",
            Dock::Half => "half",
            Dock::Whole => "whole",
        }
    }

    /// Where it is after a pull upwards by so many hundredths of the view; downwards if that is negative.
    pub fn pulled(self, by: i32) -> Dock {
        // Less is no pull but a press; more than the other passes the half.
        let is_far = by.abs() >= 40;
        match (self, by.abs() >= 6, by > 0) {
            (dock, false, _) => dock,
            (Dock::Strip, _, true) if !is_far => Dock::Half,
            (Dock::Whole, _, false) if !is_far => Dock::Half,
            (Dock::Away, _, true) => Dock::Strip,
            (_, _, true) => Dock::Whole,
            (Dock::Half | Dock::Whole, _, false) => Dock::Strip,
            (_, _, false) => Dock::Away,
        }
    }

    /// Whether the map itself lies over the text.
    pub fn is_raised(self) -> bool {
        matches!(self, Dock::Half | Dock::Whole)
    }
}
