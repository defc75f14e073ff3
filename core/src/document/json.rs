//! Reads the JSON form of a document.
//!
//! The code is written by hand, because derived code would be the larger part of what readers download, and could
//! not say where in the document something is wrong. Reading does not stop at a fault: a value of the wrong type
//! reads as empty, the first fault is recorded, and `read` returns that fault instead of the document. A position in the JSON
//! is a reference to its parent and a step from there; it becomes a text only when a fault is recorded. This keeps the code
//! small.

use super::amount::Amount;
use super::article::{Block, Inline, Note, NoteKind, Passage, Point, Quote, Section, Source, Style, Term};
use super::error::LoadError;
use super::format::FORMAT;
use super::id::Id;
use super::network::{Actor, ActorKind, Assumption, Evidence, Layout, Route, Scenario, Shape, Sign, Spot, Stance, Tie};
use super::place::Place;
use super::quiz::{Goal, Number, Question, QuestionOption, Task};
use super::value::Value;
use super::words::Words;
use super::{Claim, Document, Work};
use std::cell::{Cell, RefCell};

impl Document {
    /// Reads and verifies a document.
    ///
    /// # Errors
    /// Says what is wrong and where: not JSON of this form, another format version, or an invariant that does not hold
    /// (a link to an unknown id, a tie without evidence, ...).
    pub fn from_json(json: &str) -> Result<Document, LoadError> {
        read(json)?.verified()
    }

    /// Writes the document as JSON, the form that [`Document::from_json`] reads.
    pub fn to_json(&self) -> String {
        // Serialization cannot fail: a document has only strings, numbers, lists and structs of these.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Reads a document, without checking its invariants; [`Document::verified`] does so.
fn read(json: &str) -> Result<Document, LoadError> {
    // The message names only the position: a text for each error of the grammar would be downloaded by every reader.
    let value = Value::parse(json).map_err(|place| {
        let [line, column] = place.map(|number| number.to_string());
        LoadError::Json(["it is not JSON: see line ", &line, ", column ", &column].concat())
    })?;
    // The version is checked first, because the fields of another version may mean something else.
    match value.field("format").number().filter(|format| *format >= 0) {
        Some(format) if format == i64::from(FORMAT) => {}
        Some(format) => return Err(LoadError::Format(u32::try_from(format).unwrap_or(u32::MAX))),
        None => return Err(LoadError::Json("it has no format version".to_owned())),
    }
    let fault = RefCell::new(None);
    let document = Json::new(&value, None, Step::Item(0), &fault).read(document);
    match fault.into_inner() {
        Some(fault) => Err(LoadError::Json(fault)),
        None => Ok(document),
    }
}

/// A value, and its position in the document.
struct Json<'a> {
    value: &'a Value,
    parent: Option<&'a Json<'a>>,
    step: Step<'a>,
    /// Which fields of the object have been read, as bits in the order of the fields.
    fields_read: Cell<u64>,
    /// The first fault of the whole reading.
    fault: &'a RefCell<Option<String>>,
}

/// The step from a parent value to this value.
#[derive(Clone, Copy)]
enum Step<'a> {
    Field(&'a str),
    Item(usize),
}

static NULL: Value = Value::Null;

impl<'a> Json<'a> {
    fn new(
        value: &'a Value,
        parent: Option<&'a Json<'a>>,
        step: Step<'a>,
        fault: &'a RefCell<Option<String>>,
    ) -> Json<'a> {
        Json { value, parent, step, fields_read: Cell::new(0), fault }
    }

    fn fault(&self, what: &str) {
        let mut first = self.fault.borrow_mut();
        if first.is_none() {
            let path = self.path();
            *first = Some([if path.is_empty() { "it" } else { &path }, " ", what].concat());
        }
    }

    /// The position of the value, in JavaScript's notation.
    fn path(&self) -> String {
        let Some(parent) = self.parent else { return String::new() };
        let path = parent.path();
        match self.step {
            Step::Item(place) => [&path, "[", &place.to_string(), "]"].concat(),
            Step::Field(name) if path.is_empty() => name.to_owned(),
            Step::Field(name) => [&path, ".", name].concat(),
        }
    }

    /// Reads the value by a function. A field of an object that the function has not read is a fault: it would be lost.
    fn read<T>(&self, read: fn(&Json) -> T) -> T {
        let it = read(self);
        self.refuse_unread_fields();
        it
    }

    fn refuse_unread_fields(&self) {
        let fields = self.value.fields();
        if self.fields_read.get() == 0 {
            return;
        }
        if let Some(index) = (0..fields.len()).find(|index| self.fields_read.get() >> index & 1 == 0) {
            self.fault(&["has a field ", &fields[index].0, " that is not known"].concat());
        }
    }

    /// A field; one that is missing reads as null, which is a fault wherever it is not optional.
    fn field(&'a self, name: &'a str) -> Json<'a> {
        if !matches!(self.value, Value::Fields(_)) {
            self.fault("is not an object");
        }
        let fields = self.value.fields();
        let value = fields.iter().position(|(key, _)| key == name).map_or(&NULL, |index| {
            self.fields_read.set(self.fields_read.get() | 1 << (index & 63));
            &fields[index].1
        });
        Json::new(value, Some(self), Step::Field(name), self.fault)
    }

    fn text_of(&self) -> String {
        let text = self.value.text();
        if text.is_none() {
            self.fault("is not text");
        }
        text.unwrap_or_default().to_owned()
    }

    fn number_of(&self) -> i32 {
        let number = self.value.number().and_then(|number| i32::try_from(number).ok());
        if number.is_none() {
            self.fault("is not a whole number");
        }
        number.unwrap_or_default()
    }

    fn text(&self, name: &str) -> String {
        self.field(name).text_of()
    }

    fn maybe(&self, name: &str) -> Option<String> {
        self.option(name, |json| json.text_of())
    }

    fn number(&self, name: &str) -> i32 {
        self.field(name).number_of()
    }

    fn count(&self, name: &str) -> u32 {
        let field = self.field(name);
        let number = field.value.number().and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            field.fault("is not a number of things");
        }
        number.unwrap_or_default()
    }

    fn flag(&self, name: &str) -> bool {
        let field = self.field(name);
        if !matches!(field.value, Value::Bool(_)) {
            field.fault("is not true or false");
        }
        matches!(field.value, Value::Bool(true))
    }

    fn option<T>(&self, name: &str, read: fn(&Json) -> T) -> Option<T> {
        let field = self.field(name);
        if matches!(field.value, Value::Null) { None } else { Some(field.read(read)) }
    }

    fn one<T>(&self, name: &str, read: fn(&Json) -> T) -> T {
        self.field(name).read(read)
    }

    fn list<T>(&self, name: &str, read: fn(&Json) -> T) -> Vec<T> {
        self.field(name).list_of(read)
    }

    fn ids(&self, name: &str) -> Vec<Id> {
        self.list(name, |json| json.text_of())
    }

    fn prose(&self, name: &str) -> Vec<Inline> {
        self.list(name, inline)
    }

    fn list_of<T>(&self, read: fn(&Json) -> T) -> Vec<T> {
        let mut list = Vec::new();
        self.each(&mut |item| list.push(item.read(read)));
        list
    }

    /// Calls a function for every item of the list.
    fn each(&self, visit: &mut dyn FnMut(&Json)) {
        let Value::List(items) = self.value else { return self.fault("is not a list") };
        for (index, item) in items.iter().enumerate() {
            visit(&Json::new(item, Some(self), Step::Item(index), self.fault));
        }
    }

    /// An item of a list that must not have more than `count` items.
    fn item(&'a self, index: usize, count: usize) -> Json<'a> {
        if !matches!(self.value, Value::List(_)) {
            self.fault("is not a list");
        }
        let items = self.value.items();
        if items.len() > count {
            self.fault("has too many items");
        }
        Json::new(items.get(index).unwrap_or(&NULL), Some(self), Step::Item(index), self.fault)
    }

    /// A variant of an enum, as serde writes it: an object of one field, whose name is the variant's, or the name alone.
    fn variant(&'a self) -> (&'a str, Json<'a>) {
        if let Value::Text(name) = self.value {
            return (name, Json::new(&NULL, self.parent, self.step, self.fault));
        }
        let [(name, _)] = self.value.fields() else {
            self.fault("is not an object of one field");
            return ("", self.field(""));
        };
        (name, self.field(name))
    }

    /// The value of the field as one of the given names.
    fn one_of<T: Copy>(&self, name: &str, names: &[(&str, T)]) -> T {
        self.field(name).named(names)
    }

    fn named<T: Copy>(&self, names: &[(&str, T)]) -> T {
        let found = self.value.text().and_then(|text| names.iter().find(|(name, _)| *name == text));
        if found.is_none() {
            self.fault("is not one of the names that go there");
        }
        found.unwrap_or(&names[0]).1
    }
}

fn document(json: &Json) -> Document {
    Document {
        format: json.count("format"),
        id: json.text("id"),
        lang: json.text("lang"),
        title: json.text("title"),
        standfirst: json.text("standfirst"),
        canonical: json.maybe("canonical"),
        author: json.maybe("author"),
        published: json.text("published"),
        minutes: json.count("minutes"),
        original: json.one("original", work),
        behind: json.option("behind", work),
        points: json.list("points", point),
        sections: json.list("sections", section),
        terms: json.list("terms", term),
        claims: json.list("claims", claim),
        actors: json.list("actors", actor),
        ties: json.list("ties", tie),
        triad: json.option("triad", |json| [0, 1, 2].map(|place| json.item(place, 3).text_of())),
        scenarios: json.list("scenarios", scenario),
        layouts: json.list("layouts", layout),
        questions: json.list("questions", question),
        core: json.count("core"),
        pass: json.option("pass", |json| json.number_of().unsigned_abs()),
        solutions: json.flag("solutions"),
        notes: json.list("notes", note),
        sources: json.list("sources", source),
        reflection: json.maybe("reflection"),
        words: json.one("words", words),
    }
}

fn words(json: &Json) -> Words {
    if !matches!(json.value, Value::Fields(_)) {
        json.fault("is not an object");
    }
    let words = json.value.fields().iter();
    let words =
        words.map(|(key, value)| (key.clone(), Json::new(value, Some(json), Step::Field(key), json.fault).text_of()));
    words.collect()
}

fn work(json: &Json) -> Work {
    Work {
        title: json.text("title"),
        author: json.maybe("author"),
        publisher: json.text("publisher"),
        published: json.maybe("published"),
        url: json.text("url"),
        licence: json.option("licence", |json| json.list_of(inline)).unwrap_or_default(),
    }
}

fn claim(json: &Json) -> Claim {
    Claim { id: json.text("id"), text: json.text("text") }
}

fn point(json: &Json) -> Point {
    Point { text: json.prose("text"), passages: json.ids("passages"), map: json.option("map", place) }
}

fn place(json: &Json) -> Place {
    let (kind, id) = json.variant();
    let place = Place::new(kind, &id.text_of());
    if place.is_none() {
        id.fault("is not a kind of place");
    }
    place.unwrap_or(Place::Section(String::new()))
}

fn section(json: &Json) -> Section {
    Section {
        id: json.text("id"),
        title: json.text("title"),
        short: json.text("short"),
        gist: json.maybe("gist"),
        scenario: json.maybe("scenario"),
        blocks: json.list("blocks", block),
    }
}

fn block(json: &Json) -> Block {
    let (name, json) = json.variant();
    match name {
        "passage" => Block::Passage(json.read(passage)),
        "callout" => {
            json.read(|json| Block::Callout { title: json.text("title"), passage: json.one("passage", passage) })
        }
        "list" => json.read(|json| Block::List { ordered: json.flag("ordered"), items: json.list("items", passage) }),
        "heading" => Block::Heading(json.text_of()),
        "triangle" => Block::Triangle,
        _ => {
            json.fault("is not a kind of block");
            Block::Heading(String::new())
        }
    }
}

fn passage(json: &Json) -> Passage {
    Passage {
        id: json.text("id"),
        number: json.text("number"),
        text: json.prose("text"),
        claims: json.ids("claims"),
        original: json.option("original", quote),
    }
}

fn quote(json: &Json) -> Quote {
    Quote { start: json.text("start"), end: json.maybe("end") }
}

fn inline(json: &Json) -> Inline {
    let (name, json) = json.variant();
    if name == "text" {
        return Inline::Text(json.text_of());
    }
    let (first, inner) = (json.item(0, 2), json.item(1, 2).list_of(inline));
    match name {
        "styled" => {
            let styles = [("emphasis", Style::Emphasis), ("strong", Style::Strong)];
            Inline::Styled(first.named(&styles), inner)
        }
        "link" => Inline::Link(first.read(place), inner),
        "web" => Inline::Web(first.text_of(), inner),
        _ => {
            first.fault("is not a kind of text");
            Inline::Text(String::new())
        }
    }
}

fn term(json: &Json) -> Term {
    Term { id: json.text("id"), name: json.text("name"), text: json.prose("text") }
}

fn actor(json: &Json) -> Actor {
    Actor {
        id: json.text("id"),
        name: json.text("name"),
        also: json.maybe("also"),
        kind: json.one_of("kind", &ActorKind::ALL.map(|kind| (kind.name(), kind))),
        side: json.maybe("side"),
        about: json.prose("about"),
    }
}

fn sign(json: &Json) -> Sign {
    json.named(&Sign::ALL.map(|sign| (sign.name(), sign)))
}

fn tie(json: &Json) -> Tie {
    Tie {
        id: json.text("id"),
        from: json.text("from"),
        to: json.text("to"),
        directed: json.flag("directed"),
        sign: json.one("sign", sign),
        kind: json.maybe("kind"),
        what: json.text("what"),
        evidence: json.list("evidence", evidence),
    }
}

fn evidence(json: &Json) -> Evidence {
    Evidence {
        passage: json.text("passage"),
        stance: json.one_of("stance", &Stance::ALL.map(|stance| (stance.name(), stance))),
    }
}

fn assumption(json: &Json) -> Assumption {
    Assumption { tie: json.text("tie"), sign: json.one("sign", sign) }
}

fn scenario(json: &Json) -> Scenario {
    Scenario {
        id: json.text("id"),
        name: json.text("name"),
        text: json.prose("text"),
        signs: json.list("signs", assumption),
        passages: json.ids("passages"),
    }
}

fn layout(json: &Json) -> Layout {
    Layout {
        shape: json.one_of("shape", &Shape::ALL.map(|shape| (shape.name(), shape))),
        width: json.number("width"),
        height: json.number("height"),
        spots: json.list("spots", spot),
        routes: json.list("routes", route),
    }
}

fn spot(json: &Json) -> Spot {
    Spot {
        x: json.number("x"),
        y: json.number("y"),
        radius: json.number("radius"),
        label_x: json.number("label_x"),
        label_y: json.number("label_y"),
        lines: json.ids("lines"),
        level: json.number("level"),
    }
}

fn route(json: &Json) -> Route {
    let point = |json: &Json| [0, 1].map(|axis| json.item(axis, 2).number_of());
    Route { start: json.one("start", point), control: json.one("control", point), end: json.one("end", point) }
}

fn question(json: &Json) -> Question {
    Question {
        id: json.text("id"),
        prompt: json.text("prompt"),
        task: json.one_of("task", &Task::ALL.map(|task| (task.name(), task))),
        section: json.maybe("section"),
        options: json.list("options", option),
        otherwise: json.prose("otherwise"),
        goal: json.option("goal", goal),
        number: json.option("number", number),
        passage: json.maybe("passage"),
        answer: json.option("answer", passage),
    }
}

fn option(json: &Json) -> QuestionOption {
    QuestionOption {
        id: json.text("id"),
        text: json.text("text"),
        right: json.flag("right"),
        pair: json.maybe("pair"),
        reason: json.prose("reason"),
    }
}

fn goal(json: &Json) -> Goal {
    Goal { from: json.maybe("from"), whole: json.flag("whole"), alone: json.maybe("alone") }
}

fn number(json: &Json) -> Number {
    Number {
        value: json.one("value", amount),
        within: json.one("within", amount),
        from: json.one("from", amount),
        to: json.one("to", amount),
        step: json.one("step", amount),
        unit: json.maybe("unit"),
    }
}

fn amount(json: &Json) -> Amount {
    let amount = Amount::parse(&json.text_of());
    if amount.is_none() {
        json.fault("is not a decimal number");
    }
    amount.unwrap_or_default()
}

fn note(json: &Json) -> Note {
    const KINDS: [NoteKind; 3] = [NoteKind::Correction, NoteKind::Context, NoteKind::Update];
    Note {
        id: json.text("id"),
        kind: json.one_of("kind", &KINDS.map(|kind| (kind.name(), kind))),
        passages: json.ids("passages"),
        text: json.prose("text"),
        sources: json.ids("sources"),
    }
}

fn source(json: &Json) -> Source {
    Source {
        id: json.text("id"),
        title: json.text("title"),
        publisher: json.text("publisher"),
        url: json.text("url"),
        published: json.maybe("published"),
        accessed: json.maybe("accessed"),
    }
}
