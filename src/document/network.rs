//! The actors, the signed ties between them, and how they are drawn.

use super::article::Inline;
use super::place::Id;
use serde::Serialize;

/// Someone who acts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Actor {
    /// Its id.
    pub id: Id,
    /// Its full name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Id of the actor that it stands by or belongs to: a person's state, a state's group.
    pub side: Option<Id>,
    /// What it wants or does, as the article has it.
    pub about: Vec<Inline>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A state.
    State,
    /// States acting as one.
    Bloc,
    /// States that someone counts together.
    Group,
    /// A person.
    Person,
    /// An organisation.
    Organisation,
}

impl ActorKind {
    /// Its name, in content, in `data-kind`, and as the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            ActorKind::State => "state",
            ActorKind::Bloc => "bloc",
            ActorKind::Group => "group",
            ActorKind::Person => "person",
            ActorKind::Organisation => "organisation",
        }
    }
}

/// A tie between two actors.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Tie {
    /// Its id.
    pub id: Id,
    /// Id of the actor at its start.
    pub from: Id,
    /// Id of the actor at its end.
    pub to: Id,
    /// Whether the first acts on the second; otherwise it holds both ways.
    pub directed: bool,
    /// Its sign.
    pub sign: Sign,
    /// What it is, in a few words.
    pub what: String,
    /// Ids of the passages that are its evidence; never empty.
    pub evidence: Vec<Id>,
}

impl Tie {
    /// The actor at the other end.
    pub fn other(&self, actor: &str) -> &Id {
        if self.from == actor { &self.to } else { &self.from }
    }
}

/// How two actors stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// They get on, `+`.
    Cooperative,
    /// They oppose each other, `-`.
    Adversarial,
    /// Neither, or both, `~`.
    Strained,
}

impl Sign {
    /// All signs, in the legend's order.
    pub const ALL: [Sign; 3] = [Sign::Cooperative, Sign::Strained, Sign::Adversarial];

    /// Its name, in `data-sign` and as the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            Sign::Cooperative => "cooperative",
            Sign::Adversarial => "adversarial",
            Sign::Strained => "strained",
        }
    }
}

/// What if the triad's ties had these signs?
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Scenario {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is.
    pub text: Vec<Inline>,
    /// The signs of the triad's ties, in the triad's order.
    pub signs: [Sign; 3],
    /// Ids of the passages it rests on. Empty: the article does not have it.
    pub passages: Vec<Id>,
}

/// The shape of the container that a layout is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A column of a phone's width.
    Tall,
    /// Anything wider.
    Wide,
}

impl Shape {
    /// Its name, in `data-shape`.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Tall => "tall",
            Shape::Wide => "wide",
        }
    }
}

/// A drawing of the map. Units are pixels at the base size of labels, from the top left corner.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Layout {
    /// The container it is for.
    pub shape: Shape,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Where the actors are, in the document's order.
    pub spots: Vec<Spot>,
    /// How the ties run, in the document's order.
    pub routes: Vec<Route>,
}

/// Where an actor and its label are drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Spot {
    /// The centre of its mark.
    pub x: i32,
    /// The centre of its mark.
    pub y: i32,
    /// The radius of its mark's circle, or half the side of its square.
    pub radius: i32,
    /// The middle of its label's first line.
    pub label_x: i32,
    /// The baseline of its label's first line.
    pub label_y: i32,
    /// Its label's lines.
    pub lines: Vec<String>,
}

/// How a tie runs: a quadratic curve from the edge of one mark to that of the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Route {
    /// Its start, x and y.
    pub start: [i32; 2],
    /// Its control point.
    pub control: [i32; 2],
    /// Its end.
    pub end: [i32; 2],
}
