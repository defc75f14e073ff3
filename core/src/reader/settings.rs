//! The reader's settings of the page: how far the map highlights, what it hides, where it is, light or dark.

use crate::document::{ActorKind, Document, Sign};

/// How many steps around the selected actor the map highlights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// The actors that it has a tie with.
    #[default]
    One,
    /// Also the actors that these have a tie with.
    Two,
    /// All actors that can be reached over ties.
    All,
}

impl Reach {
    /// All values, the nearest first.
    pub const ALL: [Reach; 3] = [Reach::One, Reach::Two, Reach::All];

    /// The name, as the value of its switch and in the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            Reach::One => "one",
            Reach::Two => "two",
            Reach::All => "all",
        }
    }
}

/// A property of actors or ties by which the map can hide them.
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
    /// The facet's name in attributes: `sign=strained`, `actor=person`, `tie=Diplomacy`.
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

    /// All facets of the document: signs, kinds of actors, kinds of ties in the order of their first use.
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

/// The colour scheme, light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// The scheme of the device.
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

    /// The scheme's name, in `data-scheme` and as the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            Scheme::Auto => "auto",
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// Where the map is docked on a page that is too narrow to show it beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dock {
    /// As a strip at the lower edge of the view.
    #[default]
    Strip,
    /// Put away, but for a button.
    Away,
    /// Over the lower half of the view.
    Half,
    /// Over the whole view.
    Whole,
}

impl Dock {
    /// All positions.
    pub const ALL: [Dock; 4] = [Dock::Strip, Dock::Away, Dock::Half, Dock::Whole];

    /// The position's name, in `data-raised` and in the names of the buttons that lead there.
    pub fn name(self) -> &'static str {
        match self {
            Dock::Strip => "strip",
            Dock::Away => "away",
            Dock::Half => "half",
            Dock::Whole => "whole",
        }
    }

    /// The position after the map is dragged upwards by so many hundredths of the view's height; downwards if negative.
    pub fn pulled(self, by: i32) -> Dock {
        // Less than 6 is a press and no drag; 40 and more goes past the half.
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

    /// Whether the map covers the text.
    pub fn is_raised(self) -> bool {
        matches!(self, Dock::Half | Dock::Whole)
    }
}
