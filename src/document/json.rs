//! Reads the JSON form of a document.
//!
//! By hand, not by derived code: that would be the larger part of what readers download, and it could
//! not say where in the document something is wrong. A reading never stops: what is not as it should be
//! reads as empty, the first such fault is remembered, and a document with a fault is not given out. That
//! keeps the code small (there is no way out of each line) and plain.

use super::*;
use serde_json::{Map, Value};
use std::cell::RefCell;

/// Reads a document; whether it keeps its promises is for `verify` to say.
pub(super) fn read(json: &str) -> Result<Document, LoadError> {
    let value: Value = serde_json::from_str(json).map_err(|error| LoadError::Json(error.to_string()))?;
    // The version first: the rest of another version is not ours to judge.
    match value.get("format").and_then(Value::as_u64) {
        Some(format) if format == u64::from(FORMAT) => {}
        Some(format) => return Err(LoadError::Format(u32::try_from(format).unwrap_or(u32::MAX))),
        None => return Err(LoadError::Json("it has no format version".to_owned())),
    }
    let fault = RefCell::new(None);
    let document = document(Json { path: String::new(), value, fault: &fault });
    match fault.into_inner() {
        Some(fault) => Err(LoadError::Json(fault)),
        None => Ok(document),
    }
}

/// A value, where it stands, and the first fault of the whole reading.
struct Json<'a> {
    path: String,
    value: Value,
    fault: &'a RefCell<Option<String>>,
}

/// The fields of an object that are still to be read.
struct Fields<'a> {
    path: String,
    map: Map<String, Value>,
    fault: &'a RefCell<Option<String>>,
}

fn fault(first: &RefCell<Option<String>>, path: &str, what: &str) {
    let mut first = first.borrow_mut();
    if first.is_none() {
        let at = if path.is_empty() { "it" } else { path };
        *first = Some(format!("{at} {what}"));
    }
}

impl<'a> Json<'a> {
    fn text(self) -> String {
        match self.value {
            Value::String(text) => text,
            _ => {
                fault(self.fault, &self.path, "is not text");
                String::new()
            }
        }
    }

    fn number(self) -> i32 {
        let number = self.value.as_i64().and_then(|number| i32::try_from(number).ok());
        if number.is_none() {
            fault(self.fault, &self.path, "is not a whole number");
        }
        number.unwrap_or_default()
    }

    fn count(self) -> u32 {
        let number = self.value.as_u64().and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            fault(self.fault, &self.path, "is not a number of things");
        }
        number.unwrap_or_default()
    }

    fn flag(self) -> bool {
        if !self.value.is_boolean() {
            fault(self.fault, &self.path, "is not true or false");
        }
        self.value == Value::Bool(true)
    }

    fn items(self) -> Vec<Json<'a>> {
        let Json { path, value, fault: first } = self;
        let Value::Array(items) = value else {
            fault(first, &path, "is not a list");
            return Vec::new();
        };
        let item = |(index, value)| Json { path: format!("{path}[{index}]"), value, fault: first };
        items.into_iter().enumerate().map(item).collect()
    }

    fn list<T>(self, item: fn(Json<'a>) -> T) -> Vec<T> {
        self.items().into_iter().map(item).collect()
    }

    /// So many items; ones that are missing are null.
    fn array<const N: usize>(self) -> [Json<'a>; N] {
        let (path, first) = (self.path.clone(), self.fault);
        let mut items = self.items().into_iter();
        let array = [(); N].map(|()| {
            let missing = || Json { path: path.clone(), value: Value::Null, fault: first };
            items.next().unwrap_or_else(missing)
        });
        if items.next().is_some() {
            fault(first, &path, "has too many items");
        }
        array
    }

    fn option<T>(self, item: fn(Json<'a>) -> T) -> Option<T> {
        if self.value.is_null() { None } else { Some(item(self)) }
    }

    fn fields(self) -> Fields<'a> {
        let map = match self.value {
            Value::Object(map) => map,
            _ => {
                fault(self.fault, &self.path, "is not an object");
                Map::new()
            }
        };
        Fields { path: self.path, map, fault: self.fault }
    }

    /// An object of one field, whose name says what the field is; or the name alone.
    fn variant(self) -> (String, Json<'a>) {
        if let Value::String(name) = self.value {
            return (name, Json { path: self.path, value: Value::Null, fault: self.fault });
        }
        let mut fields = self.fields();
        let map = std::mem::take(&mut fields.map);
        if map.len() != 1 {
            fault(fields.fault, &fields.path, "is not an object of one field");
        }
        let (name, value) = map.into_iter().next().unwrap_or_default();
        let path = format!("{}.{name}", fields.path);
        (name, Json { path, value, fault: fields.fault })
    }

    /// One of a few names.
    fn one_of<T: Copy>(self, names: &[(&str, T)]) -> T {
        let found = self.value.as_str().and_then(|text| names.iter().find(|(name, _)| *name == text));
        if found.is_none() {
            fault(self.fault, &self.path, "is not one of the names that go there");
        }
        found.unwrap_or(&names[0]).1
    }
}

impl<'a> Fields<'a> {
    /// A field; one that is missing reads as null, which is a fault wherever it is not optional.
    fn take(&mut self, name: &str) -> Json<'a> {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Json { path, value: self.map.remove(name).unwrap_or_default(), fault: self.fault }
    }

    fn text(&mut self, name: &str) -> String {
        self.take(name).text()
    }

    fn maybe(&mut self, name: &str) -> Option<String> {
        self.take(name).option(Json::text)
    }

    fn number(&mut self, name: &str) -> i32 {
        self.take(name).number()
    }

    fn ids(&mut self, name: &str) -> Vec<Id> {
        self.take(name).list(Json::text)
    }

    fn prose(&mut self, name: &str) -> Vec<Inline> {
        self.take(name).list(inline)
    }
}

/// Nothing may be left over: a field that nobody reads is a promise that nobody keeps.
impl Drop for Fields<'_> {
    fn drop(&mut self) {
        if let Some(name) = self.map.keys().next() {
            fault(self.fault, &self.path, &format!("has a field {name} that is not known"));
        }
    }
}

fn document(json: Json) -> Document {
    let mut fields = json.fields();
    Document {
        format: fields.take("format").count(),
        id: fields.text("id"),
        lang: fields.text("lang"),
        title: fields.text("title"),
        standfirst: fields.text("standfirst"),
        canonical: fields.maybe("canonical"),
        author: fields.maybe("author"),
        published: fields.text("published"),
        minutes: fields.take("minutes").count(),
        original: work(fields.take("original")),
        behind: fields.take("behind").option(work),
        sections: fields.take("sections").list(section),
        terms: fields.take("terms").list(term),
        claims: fields.take("claims").list(claim),
        actors: fields.take("actors").list(actor),
        ties: fields.take("ties").list(tie),
        triad: fields.take("triad").option(|json| json.array().map(Json::text)),
        scenarios: fields.take("scenarios").list(scenario),
        layouts: fields.take("layouts").list(layout),
        questions: fields.take("questions").list(question),
        notes: fields.take("notes").list(note),
        sources: fields.take("sources").list(source),
        reflection: fields.maybe("reflection"),
        words: words(fields.take("words")),
    }
}

fn words(json: Json) -> Words {
    let mut fields = json.fields();
    let words = std::mem::take(&mut fields.map).into_iter().map(|(key, value)| {
        let path = format!("{}.{key}", fields.path);
        (key, Json { path, value, fault: fields.fault }.text())
    });
    // A map of JSON gives its keys in order.
    Words::sorted(words.collect())
}

fn work(json: Json) -> Work {
    let mut fields = json.fields();
    Work {
        title: fields.text("title"),
        author: fields.maybe("author"),
        publisher: fields.text("publisher"),
        published: fields.maybe("published"),
        url: fields.text("url"),
    }
}

fn claim(json: Json) -> Claim {
    let mut fields = json.fields();
    Claim { id: fields.text("id"), text: fields.text("text") }
}

fn section(json: Json) -> Section {
    let mut fields = json.fields();
    Section {
        id: fields.text("id"),
        title: fields.text("title"),
        short: fields.text("short"),
        scenario: fields.maybe("scenario"),
        blocks: fields.take("blocks").list(block),
    }
}

fn block(json: Json) -> Block {
    let (name, json) = json.variant();
    match name.as_str() {
        "passage" => Block::Passage(passage(json)),
        "callout" => {
            let mut fields = json.fields();
            Block::Callout { title: fields.text("title"), passage: passage(fields.take("passage")) }
        }
        "list" => {
            let mut fields = json.fields();
            Block::List { ordered: fields.take("ordered").flag(), items: fields.take("items").list(passage) }
        }
        "heading" => Block::Heading(json.text()),
        "triangle" => Block::Triangle,
        _ => {
            fault(json.fault, &json.path, "is not a kind of block");
            Block::Heading(String::new())
        }
    }
}

fn passage(json: Json) -> Passage {
    let mut fields = json.fields();
    Passage {
        id: fields.text("id"),
        number: fields.text("number"),
        text: fields.prose("text"),
        claims: fields.ids("claims"),
        original: fields.take("original").option(quote),
    }
}

fn quote(json: Json) -> Quote {
    let mut fields = json.fields();
    Quote { start: fields.text("start"), end: fields.maybe("end") }
}

fn inline(json: Json) -> Inline {
    let (name, json) = json.variant();
    if name == "text" {
        return Inline::Text(json.text());
    }
    let [first, inner] = json.array();
    let inner = inner.list(inline);
    match name.as_str() {
        "styled" => {
            let styles = [("emphasis", Style::Emphasis), ("strong", Style::Strong)];
            Inline::Styled(first.one_of(&styles), inner)
        }
        "link" => {
            let (kind, id) = first.variant();
            let (path, first) = (id.path.clone(), id.fault);
            let place = Place::new(&kind, &id.text());
            if place.is_none() {
                fault(first, &path, "is not a kind of place");
            }
            Inline::Link(place.unwrap_or(Place::Section(String::new())), inner)
        }
        "web" => Inline::Web(first.text(), inner),
        _ => {
            fault(first.fault, &first.path, "is not a kind of text");
            Inline::Text(String::new())
        }
    }
}

fn term(json: Json) -> Term {
    let mut fields = json.fields();
    Term { id: fields.text("id"), name: fields.text("name"), text: fields.prose("text") }
}

fn actor(json: Json) -> Actor {
    let mut fields = json.fields();
    Actor {
        id: fields.text("id"),
        name: fields.text("name"),
        kind: fields.take("kind").one_of(&ActorKind::ALL.map(|kind| (kind.name(), kind))),
        side: fields.maybe("side"),
        about: fields.prose("about"),
    }
}

fn sign(json: Json) -> Sign {
    json.one_of(&Sign::ALL.map(|sign| (sign.name(), sign)))
}

fn tie(json: Json) -> Tie {
    let mut fields = json.fields();
    Tie {
        id: fields.text("id"),
        from: fields.text("from"),
        to: fields.text("to"),
        directed: fields.take("directed").flag(),
        sign: sign(fields.take("sign")),
        kind: fields.maybe("kind"),
        what: fields.text("what"),
        evidence: fields.take("evidence").list(evidence),
    }
}

fn evidence(json: Json) -> Evidence {
    let mut fields = json.fields();
    Evidence {
        passage: fields.text("passage"),
        stance: fields.take("stance").one_of(&Stance::ALL.map(|stance| (stance.name(), stance))),
    }
}

fn assumption(json: Json) -> Assumption {
    let mut fields = json.fields();
    Assumption { tie: fields.text("tie"), sign: sign(fields.take("sign")) }
}

fn scenario(json: Json) -> Scenario {
    let mut fields = json.fields();
    Scenario {
        id: fields.text("id"),
        name: fields.text("name"),
        text: fields.prose("text"),
        signs: fields.take("signs").list(assumption),
        passages: fields.ids("passages"),
    }
}

fn layout(json: Json) -> Layout {
    let mut fields = json.fields();
    Layout {
        shape: fields.take("shape").one_of(&Shape::ALL.map(|shape| (shape.name(), shape))),
        width: fields.number("width"),
        height: fields.number("height"),
        spots: fields.take("spots").list(spot),
        routes: fields.take("routes").list(route),
    }
}

fn spot(json: Json) -> Spot {
    let mut fields = json.fields();
    Spot {
        x: fields.number("x"),
        y: fields.number("y"),
        radius: fields.number("radius"),
        label_x: fields.number("label_x"),
        label_y: fields.number("label_y"),
        lines: fields.ids("lines"),
        level: fields.number("level"),
    }
}

fn route(json: Json) -> Route {
    let point = |json: Json| json.array().map(Json::number);
    let mut fields = json.fields();
    Route { start: point(fields.take("start")), control: point(fields.take("control")), end: point(fields.take("end")) }
}

fn question(json: Json) -> Question {
    let mut fields = json.fields();
    Question {
        id: fields.text("id"),
        prompt: fields.text("prompt"),
        options: fields.take("options").list(option),
        passage: fields.text("passage"),
        answer: passage(fields.take("answer")),
    }
}

fn option(json: Json) -> Choice {
    let mut fields = json.fields();
    Choice {
        id: fields.text("id"),
        text: fields.text("text"),
        right: fields.take("right").flag(),
        reason: fields.prose("reason"),
    }
}

fn note(json: Json) -> Note {
    const KINDS: [NoteKind; 3] = [NoteKind::Correction, NoteKind::Context, NoteKind::Update];
    let mut fields = json.fields();
    Note {
        id: fields.text("id"),
        kind: fields.take("kind").one_of(&KINDS.map(|kind| (kind.name(), kind))),
        passages: fields.ids("passages"),
        text: fields.prose("text"),
        sources: fields.ids("sources"),
    }
}

fn source(json: Json) -> Source {
    let mut fields = json.fields();
    Source {
        id: fields.text("id"),
        title: fields.text("title"),
        publisher: fields.text("publisher"),
        url: fields.text("url"),
        published: fields.maybe("published"),
        accessed: fields.maybe("accessed"),
    }
}
