//! The names of all that can be named.

use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::draft::Draft;
use crate::author::draft::quiz::Question;
use crate::author::texts::{File, Span, Text};
use crate::document::{Place, Task, is_claim_id, is_id};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// What a name is the name of.
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
    /// What a place is.
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

    /// Its word in messages.
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

    /// Its word with the article that goes before it.
    fn article(self) -> String {
        let word = self.word();
        let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {word}")
    }

    /// The code for a name that nothing has, and the files that could have it.
    fn home(self) -> (Code, &'static [File]) {
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

/// A place where something has its name, or is named.
#[derive(Clone, Debug)]
pub(in crate::author) struct Mention {
    pub(in crate::author) kind: Kind,
    pub(in crate::author) id: Text,
    /// Whether it has its name there: either it says so, or the name is made of what stands there.
    pub(in crate::author) is_own: bool,
}

/// The names of all that can be named.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: BTreeMap<Kind, BTreeMap<String, Span>>,
    /// The kinds of which a name may have been lost with the file that has it.
    lost: Vec<Kind>,
    /// How many names were compared with names that nothing has.
    compared: Cell<usize>,
    mentions: RefCell<Vec<Mention>>,
}

/// So many names are compared to find those that were meant; of a slip that is repeated by the thousand, only the first faults
/// are read.
const MOST_COMPARED: usize = 200_000;

impl Names {
    /// Collects the names of a draft. What cannot be an id and what stands twice is a fault.
    pub(super) fn collect(draft: &Draft, faults: &Faults) -> Names {
        let mut names = Names::default();
        let map = &draft.map;
        names.enter(Kind::Term, draft.explainer.terms.iter().filter_map(|it| it.id.as_ref()), faults);
        names.enter(Kind::Claim, draft.explainer.claims.iter().map(|(id, _)| id), faults);
        names.enter(Kind::Section, draft.sections.iter().map(|it| &it.id), faults);
        names.enter(Kind::Passage, draft.passages().map(|it| &it.id), faults);
        names.enter(Kind::Actor, map.actors.iter().filter_map(|it| it.id.as_ref()), faults);
        names.enter(Kind::Tie, map.ties.iter().filter_map(|it| it.id.as_ref()), faults);
        names.enter(Kind::Scenario, map.scenarios.iter().filter_map(|it| it.id.as_ref()), faults);
        names.enter(Kind::Question, draft.quiz.questions.iter().filter_map(|it| it.id.as_ref()), faults);
        // On the map an option is called what its place is; that one stands there twice is told otherwise.
        let named = |question: &&Question| !matches!(question.task, Task::Actor | Task::Tie);
        for question in draft.quiz.questions.iter().filter(named) {
            Names::default().enter(Kind::Choice, question.options.iter().map(|it| &it.id), faults);
        }
        names.enter(Kind::Note, draft.notes.notes.iter().filter_map(|it| it.id.as_ref()), faults);
        names.enter(Kind::Source, draft.notes.sources.iter().filter_map(|it| it.id.as_ref()), faults);
        names.lost =
            names.names.keys().copied().filter(|kind| kind.home().1.iter().any(|&it| !draft.has_all_of(it))).collect();
        names
    }

    fn enter<'a>(&mut self, kind: Kind, ids: impl Iterator<Item = &'a Text>, faults: &Faults) {
        // A kind of which there is nothing is known to be none, or lost.
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

    /// Keeps in mind that something is named.
    pub(super) fn mention(&self, kind: Kind, id: &Text) {
        self.mentions.borrow_mut().push(Mention { kind, id: id.clone(), is_own: false });
    }

    /// Every place where something has its name, or is named.
    pub(super) fn into_mentions(self) -> Vec<Mention> {
        self.mentions.into_inner()
    }

    /// Reports a name that nothing has.
    pub(super) fn find(&self, kind: Kind, id: &Text, faults: &Faults) {
        self.mention(kind, id);
        let names = self.names.get(&kind);
        if names.is_some_and(|names| names.contains_key(&id.value)) || self.lost.contains(&kind) {
            return;
        }
        let (code, files) = kind.home();
        let message = format!("there is no {} `{}`", kind.word(), id.value);
        let compared = self.compared.get() + names.map_or(0, BTreeMap::len);
        let names = names.filter(|_| compared <= MOST_COMPARED);
        if names.is_some() {
            self.compared.set(compared);
        }
        let known = names.into_iter().flat_map(BTreeMap::keys).map(String::as_str);
        let files = files.iter().map(|file| file.name()).collect::<Vec<_>>().join(" and ");
        let fault = Fault::new(code, id.span, message).label("not found").suggest(&id.value, known);
        faults.add(fault.help(format!("{}s stand in {files}", kind.word())));
    }
}
