//! The ids of everything that the draft defines, and every use of them.

use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::draft::Draft;
use crate::author::draft::quiz::Question;
use crate::author::texts::{File, Span, Text};
use crate::document::{Place, is_claim_id, is_id};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// A kind of thing that has an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::author) enum Kind {
    Actor,
    Tie,
    Scenario,
    Passage,
    Section,
    Term,
    Claim,
    Question,
    Choice,
    Note,
    Source,
}

impl Kind {
    /// The kind of thing that a place refers to.
    pub(super) fn of(place: &Place) -> Kind {
        match place {
            Place::Actor(_) => Kind::Actor,
            Place::Tie(_) => Kind::Tie,
            Place::Scenario(_) => Kind::Scenario,
            Place::Passage(_) | Place::Origin(_) => Kind::Passage,
            Place::Note(_) => Kind::Note,
            Place::Question(_) => Kind::Question,
            Place::Term(_) => Kind::Term,
            Place::Section(_) => Kind::Section,
        }
    }

    /// The word for the kind in messages.
    pub(in crate::author) fn word(self) -> &'static str {
        match self {
            Kind::Actor => "actor",
            Kind::Tie => "tie",
            Kind::Scenario => "scenario",
            Kind::Passage => "passage",
            Kind::Section => "section",
            Kind::Term => "term",
            Kind::Claim => "claim",
            Kind::Question => "question",
            Kind::Choice => "option",
            Kind::Note => "note",
            Kind::Source => "source",
        }
    }

    /// The word with its indefinite article.
    fn article(self) -> String {
        let word = self.word();
        let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {word}")
    }

    /// The code of the fault for an unknown id of this kind, and the files that define such ids.
    fn defined_in(self) -> (Code, &'static [File]) {
        match self {
            Kind::Actor => (Code::UnknownActor, &[File::Map]),
            Kind::Tie => (Code::UnknownTie, &[File::Map]),
            Kind::Scenario => (Code::UnknownScenario, &[File::Map]),
            Kind::Passage => (Code::UnknownPassage, &[File::Article, File::Quiz]),
            Kind::Section => (Code::UnknownSection, &[File::Article]),
            Kind::Term => (Code::UnknownTerm, &[File::Explainer]),
            Kind::Claim => (Code::UnknownClaim, &[File::Explainer]),
            Kind::Question | Kind::Choice => (Code::UnknownQuestion, &[File::Quiz, File::Article]),
            Kind::Note => (Code::UnknownNote, &[File::Notes]),
            Kind::Source => (Code::UnknownSource, &[File::Notes]),
        }
    }
}

/// A definition or a use of an id in the draft.
#[derive(Clone, Debug)]
pub(in crate::author) struct Mention {
    pub(in crate::author) kind: Kind,
    pub(in crate::author) id: Text,
    /// Whether the id is defined there: either written as an id, or generated from the text at that span.
    pub(in crate::author) is_own: bool,
}

/// The ids that the draft defines, with their spans.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: BTreeMap<Kind, BTreeMap<String, Span>>,
    /// The kinds of which definitions may be missing, since a file that holds them could not be parsed completely.
    incomplete: Vec<Kind>,
    /// How many known ids were compared with unknown ones so far.
    compared: Cell<usize>,
    mentions: RefCell<Vec<Mention>>,
}

/// The most comparisons to find the id that was meant by an unknown one. They bound the time when a slip repeats by the
/// thousand; only the first faults are read then.
const MAX_COMPARED: usize = 200_000;

impl Names {
    /// Collects the ids of a draft. Invalid and duplicate ids are faults.
    pub(super) fn collect(draft: &Draft, faults: &Faults) -> Names {
        let mut names = Names::default();
        let map = &draft.map;
        names.define(Kind::Term, draft.explainer.terms.iter().filter_map(|it| it.id.as_ref()), faults);
        names.define(Kind::Claim, draft.explainer.claims.iter().map(|(id, _)| id), faults);
        names.define(Kind::Section, draft.sections.iter().map(|it| &it.id), faults);
        names.define(Kind::Passage, draft.passages().map(|it| &it.id), faults);
        names.define(Kind::Actor, map.actors.iter().filter_map(|it| it.id.as_ref()), faults);
        names.define(Kind::Tie, map.ties.iter().filter_map(|it| it.id.as_ref()), faults);
        names.define(Kind::Scenario, map.scenarios.iter().filter_map(|it| it.id.as_ref()), faults);
        names.define(Kind::Question, draft.quiz.questions.iter().filter_map(|it| it.id.as_ref()), faults);
        // An option on the map has the id of its place; a duplicate one is reported with the question.
        let has_own_ids = |question: &&Question| !question.task.chooses_place();
        for question in draft.quiz.questions.iter().filter(has_own_ids) {
            Names::default().define(Kind::Choice, question.options.iter().map(|it| &it.id), faults);
        }
        names.define(Kind::Note, draft.notes.notes.iter().filter_map(|it| it.id.as_ref()), faults);
        names.define(Kind::Source, draft.notes.sources.iter().filter_map(|it| it.id.as_ref()), faults);
        names.incomplete = names
            .names
            .keys()
            .copied()
            .filter(|kind| kind.defined_in().1.iter().any(|&it| !draft.is_complete(it)))
            .collect();
        names
    }

    fn define<'a>(&mut self, kind: Kind, ids: impl Iterator<Item = &'a Text>, faults: &Faults) {
        // The entry makes the kind known, so that a kind without ids is looked up as well.
        self.names.entry(kind).or_default();
        let is_id = if kind == Kind::Claim { is_claim_id } else { is_id };
        for id in ids {
            self.mentions.get_mut().push(Mention { kind, id: id.clone(), is_own: true });
            if !is_id(&id.value) {
                let message = format!("`{}` cannot be the id of {}", id.value, kind.article());
                let capitals = if kind == Kind::Claim { "" } else { "lower-case " };
                let help = format!("use {capitals}letters from a to z, digits and hyphens");
                faults.add(Fault::new(Code::BadId, id.span, message).label("not an id").help(help));
            }
            let names = self.names.entry(kind).or_default();
            if let Some(first) = names.get(&id.value) {
                let message = format!("two {}s have the id `{}`", kind.word(), id.value);
                let fault = Fault::new(Code::DuplicateId, id.span, message).label("the second");
                faults.add(fault.also(*first, "the first").help("give one of them another `id`"));
            } else {
                names.insert(id.value.clone(), id.span);
            }
        }
    }

    /// Records a use of an id.
    pub(super) fn mention(&self, kind: Kind, id: &Text) {
        self.mentions.borrow_mut().push(Mention { kind, id: id.clone(), is_own: false });
    }

    /// Every definition and use of an id.
    pub(super) fn into_mentions(self) -> Vec<Mention> {
        self.mentions.into_inner()
    }

    /// Records a use of an id, and reports the id if it is unknown.
    pub(super) fn look_up(&self, kind: Kind, id: &Text, faults: &Faults) {
        self.mention(kind, id);
        let names = self.names.get(&kind);
        if names.is_some_and(|names| names.contains_key(&id.value)) || self.incomplete.contains(&kind) {
            return;
        }
        let (code, files) = kind.defined_in();
        let message = format!("there is no {} `{}`", kind.word(), id.value);
        let compared = self.compared.get() + names.map_or(0, BTreeMap::len);
        let names = names.filter(|_| compared <= MAX_COMPARED);
        if names.is_some() {
            self.compared.set(compared);
        }
        let known = names.into_iter().flat_map(BTreeMap::keys).map(String::as_str);
        let files = files.iter().map(|file| file.name()).collect::<Vec<_>>().join(" and ");
        let fault = Fault::new(code, id.span, message).label("not found").suggest(&id.value, known);
        faults.add(fault.help(format!("{}s stand in {files}", kind.word())));
    }
}
