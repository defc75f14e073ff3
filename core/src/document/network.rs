//! The actors, the signed ties between them, and how they are drawn.

use super::article::Inline;
use super::id::Id;
use serde::Serialize;

/// An actor of the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Actor {
    /// The id of the actor.
    pub id: Id,
    /// The full name of the actor.
    pub name: String,
    /// Other names that readers may search for, separated by commas.
    pub also: Option<String>,
    /// The kind of actor.
    pub kind: ActorKind,
    /// The id of the actor that it supports or belongs to: a person's state, a state's bloc.
    pub side: Option<Id>,
    /// What the actor wants or does, according to the article.
    pub about: Vec<Inline>,
}

/// The kind of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A state.
    State,
    /// Several states that act as one.
    Bloc,
    /// States or others that are counted together.
    Group,
    /// A person.
    Person,
    /// An organisation.
    Organisation,
}

impl ActorKind {
    /// All kinds.
    pub const ALL: [ActorKind; 5] =
        [ActorKind::State, ActorKind::Bloc, ActorKind::Group, ActorKind::Person, ActorKind::Organisation];

    /// The name of the kind, in content, in `data-kind`, and as the key of its word.
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Tie {
    /// The id of the tie.
    pub id: Id,
    /// The id of the actor at the start of the tie.
    pub from: Id,
    /// The id of the actor at the end of the tie.
    pub to: Id,
    /// Whether the tie goes from the first actor to the second only; otherwise it holds in both directions.
    pub directed: bool,
    /// The sign of the tie, according to the article.
    pub sign: Sign,
    /// The kind of tie, in the author's words. Ties with the same text are of the same kind.
    pub kind: Option<String>,
    /// What the tie is, in a few words.
    pub what: String,
    /// The passages that are evidence for or against the tie, in the order in which to read them; at least one supports it.
    pub evidence: Vec<Evidence>,
}

/// A passage as evidence on a tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Evidence {
    /// The id of the passage.
    pub passage: Id,
    /// The stance of the passage.
    pub stance: Stance,
}

/// Whether a passage supports a tie as it is drawn, with its sign and its description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// The passage supports the tie.
    Supports,
    /// The passage contradicts the tie.
    Contradicts,
    /// The passage does neither, but helps readers to judge the tie.
    Context,
}

impl Stance {
    /// All stances, in the order in which evidence is counted.
    pub const ALL: [Stance; 3] = [Stance::Supports, Stance::Contradicts, Stance::Context];

    /// The name of the stance, in `data-stance` and as the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Supports => "supports",
            Stance::Contradicts => "contradicts",
            Stance::Context => "context",
        }
    }
}

impl Tie {
    /// The actor at the other end.
    pub fn other(&self, actor: &str) -> &Id {
        if self.from == actor { &self.to } else { &self.from }
    }

    /// Ids of the passages that are evidence on the tie.
    pub fn passages(&self) -> impl Iterator<Item = &Id> {
        self.evidence.iter().map(|evidence| &evidence.passage)
    }

    /// Ids of the passages that support the tie.
    pub fn supporting(&self) -> impl Iterator<Item = &Id> {
        let supporting = self.evidence.iter().filter(|evidence| evidence.stance == Stance::Supports);
        supporting.map(|evidence| &evidence.passage)
    }

    /// Whether a passage is part of the tie's evidence.
    pub fn rests_on(&self, passage: &str) -> bool {
        self.evidence.iter().any(|evidence| evidence.passage == passage)
    }
}

/// The sign of a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// The actors cooperate, `+`.
    Cooperative,
    /// The actors oppose each other, `-`.
    Adversarial,
    /// The tie is strained or mixed, `~`.
    Strained,
}

impl Sign {
    /// All signs, in the legend's order.
    pub const ALL: [Sign; 3] = [Sign::Cooperative, Sign::Strained, Sign::Adversarial];

    /// The name of the sign, in `data-sign` and as the key of its word.
    pub fn name(self) -> &'static str {
        match self {
            Sign::Cooperative => "cooperative",
            Sign::Adversarial => "adversarial",
            Sign::Strained => "strained",
        }
    }

    /// The sign's symbol in content, in addresses and on the map: `+`, `-` or `~`.
    pub fn symbol(self) -> &'static str {
        match self {
            Sign::Cooperative => "+",
            Sign::Adversarial => "-",
            Sign::Strained => "~",
        }
    }

    /// The sign's symbol as it is drawn, with a minus that is as wide as the plus.
    pub fn face(self) -> &'static str {
        if self == Sign::Adversarial { "−" } else { self.symbol() }
    }

    /// The next sign in the cycle through which a handle on the map turns a tie.
    pub fn next(self) -> Sign {
        match self {
            Sign::Cooperative => Sign::Adversarial,
            Sign::Adversarial => Sign::Strained,
            Sign::Strained => Sign::Cooperative,
        }
    }

    /// The sign with that symbol.
    pub fn from_symbol(symbol: &str) -> Option<Sign> {
        Sign::ALL.into_iter().find(|sign| sign.symbol() == symbol)
    }
}

/// A scenario: some ties have other signs than in the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Scenario {
    /// The id of the scenario.
    pub id: Id,
    /// The name of the scenario.
    pub name: String,
    /// What the scenario is.
    pub text: Vec<Inline>,
    /// The assumed signs. Other ties keep the article's signs.
    pub signs: Vec<Assumption>,
    /// Ids of the passages that describe the scenario. Empty if the scenario is not the article's.
    pub passages: Vec<Id>,
}

impl Scenario {
    /// The sign that the scenario assumes for a tie, if any.
    pub fn sign(&self, tie: &str) -> Option<Sign> {
        self.signs.iter().find(|assumption| assumption.tie == tie).map(|assumption| assumption.sign)
    }
}

/// The assumption that a tie has a certain sign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Assumption {
    /// The id of the tie.
    pub tie: Id,
    /// The assumed sign.
    pub sign: Sign,
}

/// The shape of the container that a layout is for. A map that is too big to be read at once has one layout for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A narrow container: a column as wide as a phone.
    Tall,
    /// A square container: a column beside the text.
    Square,
    /// A wide container: the whole width of a page.
    Wide,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Shape; 3] = [Shape::Tall, Shape::Square, Shape::Wide];

    /// The name of the shape, in `data-shape`.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Tall => "tall",
            Shape::Square => "square",
            Shape::Wide => "wide",
        }
    }
}

/// A drawing of the map. Units are pixels at the base size of labels, from the top left corner.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Layout {
    /// The shape of the container.
    pub shape: Shape,
    /// The width of the drawing.
    pub width: i32,
    /// The height of the drawing.
    pub height: i32,
    /// The spots of the actors, in the document's order.
    pub spots: Vec<Spot>,
    /// The routes of the ties, in the document's order.
    pub routes: Vec<Route>,
}

/// The positions of an actor's mark and label.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Spot {
    /// The x coordinate of the centre of the mark.
    pub x: i32,
    /// The y coordinate of the centre of the mark.
    pub y: i32,
    /// The radius of a round mark, or half the side of a square one.
    pub radius: i32,
    /// The x coordinate of the middle of the label's first line.
    pub label_x: i32,
    /// The y coordinate of the baseline of the label's first line.
    pub label_y: i32,
    /// The lines of the label.
    pub lines: Vec<String>,
    /// The zoom level from which on the label has room, as a power of two: 0 when the whole map is in view, 1 at twice that size.
    pub level: i32,
}

/// The route of a tie: a quadratic curve from the edge of one mark to the edge of the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Route {
    /// The start of the curve, x and y.
    pub start: [i32; 2],
    /// The control point of the curve.
    pub control: [i32; 2],
    /// The end of the curve.
    pub end: [i32; 2],
}
