//! The actors, the signed ties between them, and how they are drawn.

use super::article::Inline;
use super::id::Id;
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
    /// All kinds.
    pub const ALL: [ActorKind; 5] =
        [ActorKind::State, ActorKind::Bloc, ActorKind::Group, ActorKind::Person, ActorKind::Organisation];

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
    /// The kind of tie it is, in the author's word; one word is one kind.
    pub kind: Option<String>,
    /// What it is, in a few words.
    pub what: String,
    /// The passages that are its evidence, in the order in which to read them; at least one supports it.
    pub evidence: Vec<Evidence>,
}

/// A passage that bears on a tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Evidence {
    /// Id of the passage.
    pub passage: Id,
    /// How it bears on the tie.
    pub stance: Stance,
}

/// How a passage bears on a tie, as it is drawn: with that sign, and what it is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It says so.
    Supports,
    /// It says otherwise.
    Contradicts,
    /// It says neither, but one needs it to judge.
    Context,
}

impl Stance {
    /// All stances, in the order in which evidence is counted.
    pub const ALL: [Stance; 3] = [Stance::Supports, Stance::Contradicts, Stance::Context];

    /// Its name, in `data-stance` and as the key of its word.
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

    /// Ids of the passages that are its evidence.
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

/// What if some ties had other signs?
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
    /// What it assumes; of ties that it leaves out, the article's signs.
    pub signs: Vec<Assumption>,
    /// Ids of the passages it rests on. Empty: the article does not have it.
    pub passages: Vec<Id>,
}

impl Scenario {
    /// The sign that the scenario assumes for a tie, if any.
    pub fn sign(&self, tie: &str) -> Option<Sign> {
        self.signs.iter().find(|assumption| assumption.tie == tie).map(|assumption| assumption.sign)
    }
}

/// That a tie has a certain sign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "author", schemars(deny_unknown_fields))]
pub struct Assumption {
    /// Id of the tie.
    pub tie: Id,
    /// Its sign.
    pub sign: Sign,
}

/// The shape of the container that a layout is for. A map too big to be seen at once has one layout for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "author", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A column of a phone's width.
    Tall,
    /// A column beside the text.
    Square,
    /// The whole width of a page.
    Wide,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Shape; 3] = [Shape::Tall, Shape::Square, Shape::Wide];

    /// Its name, in `data-shape`.
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
    /// From which magnification its label has room, as a power of two: 0 when all is in view, 1 at twice that size.
    pub level: i32,
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
