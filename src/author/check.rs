//! Makes a document of a draft. What keeps it from being one is a fault; the document is then not to be used.

mod article;
mod map;
mod names;
mod notes;
mod quiz;
mod scenarios;

use super::address;
use super::diagnostic::{Code, Fault, Faults};
use super::draft::quiz::Question;
use super::draft::{Draft, Prose, explainer};
use super::texts::{File, Span, Spanned, Text};
use crate::document::{Claim, Document, FORMAT, Id, Inline, Place, Term, Words, Work};
use names::{Kind, Names, is_id};

/// Where actors are to stand on the map, in their order: shares of its width and height, from the top left corner.
pub(super) type Pins = Vec<Option<[f64; 2]>>;

/// The document that the draft makes, and what its map's drawing is to keep to; `None` if too little of it is there.
pub(super) fn document(draft: &Draft, name: &str, words: Words, faults: &Faults) -> Option<(Document, Pins)> {
    let names = Names::collect(draft, faults);
    let check = Check { draft, names, faults };
    check.folder(name);

    let sections = article::sections(&check);
    let (terms, claims) = (check.terms(), check.claims());
    let (actors, ties) = (map::actors(&check), map::ties(&check));
    let (triad, pins) = (map::triad(&check), map::pins(&check));
    let scenarios = scenarios::scenarios(&check, &ties, triad.as_ref());
    let questions = quiz::questions(&check);
    let (pass, solutions) = (quiz::pass(&check), quiz::solutions(&check));
    let (notes, sources) = (notes::notes(&check), notes::sources(&check));

    let explainer = &draft.explainer;
    let canonical = check.address(explainer.canonical.as_ref());
    let original = check.work(explainer.original.as_ref());
    let behind = check.work(explainer.behind.as_ref());
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
    let (lang, title, standfirst) = (text(&explainer.lang), text(&explainer.title), text(&explainer.standfirst));
    let is_complete = lang.is_some() && title.is_some() && standfirst.is_some();
    let is_complete = is_complete && explainer.published.is_some() && original.is_some();
    // What is missing has been told; the rest is held to the map nevertheless.
    let document = Document {
        format: FORMAT,
        id: name.to_owned(),
        lang: lang.unwrap_or_default(),
        title: title.unwrap_or_default(),
        standfirst: standfirst.unwrap_or_default(),
        canonical,
        author: text(&explainer.author),
        published: explainer.published.clone().unwrap_or_default(),
        minutes: article::minutes(&sections),
        original: original.unwrap_or_default(),
        behind,
        sections,
        terms,
        claims,
        actors,
        ties,
        triad,
        scenarios,
        layouts: Vec::new(),
        questions,
        pass,
        solutions,
        notes,
        sources,
        reflection: text(&explainer.reflection),
        words,
    };
    quiz::goals(&check, &document);
    is_complete.then_some((document, pins))
}

/// What a key gives: `None` if it is not there, `Some(None)` if it gives nothing of use.
type Given<T> = Option<Option<T>>;

/// A draft, the names in it, and where to tell what is wrong with it.
struct Check<'a> {
    draft: &'a Draft,
    names: Names,
    faults: &'a Faults,
}

impl Check<'_> {
    /// The folder's name is an id: progress is stored under it.
    fn folder(&self, name: &str) {
        if !is_id(name, Kind::Explainer) {
            let message = format!("the folder's name `{name}` cannot be an id");
            let fault = Fault::new(Code::BadFolderName, Span::whole(File::Explainer), message);
            self.faults.add(
                fault.help("rename it: lower-case letters, digits and hyphens; readers' progress is kept under it"),
            );
        }
    }

    /// The id, which must be that of something.
    fn one(&self, kind: Kind, id: &Text) -> Id {
        self.names.find(kind, id, self.faults);
        id.value.clone()
    }

    /// The ids, each of which must be that of something.
    fn all(&self, kind: Kind, ids: &[Text]) -> Vec<Id> {
        let mut found: Vec<&Text> = Vec::new();
        for id in ids {
            match found.iter().find(|other| other.value == id.value) {
                Some(other) => {
                    let fault = Fault::new(Code::ListedTwice, id.span, format!("`{}` is listed twice", id.value));
                    self.faults.add(fault.label("again").also(other.span, "first here").help("delete one of the two"));
                }
                None => found.push(id),
            }
        }
        found.into_iter().map(|id| self.one(kind, id)).collect()
    }

    /// The ids of a list that must name something; `fault` says it where it does not.
    fn some(
        &self,
        kind: Kind,
        list: &Given<Spanned<Vec<Text>>>,
        table: Span,
        fault: impl FnOnce(Span) -> Fault,
    ) -> Vec<Id> {
        match list {
            None => self.faults.add(fault(table)),
            Some(Some(list)) if list.value.is_empty() => self.faults.add(fault(list.span)),
            Some(Some(list)) => return self.all(kind, &list.value),
            Some(None) => {}
        }
        Vec::new()
    }

    /// The text, all of whose links must lead somewhere.
    fn prose(&self, prose: &Prose) -> Vec<Inline> {
        for link in &prose.links {
            let id = Spanned { value: link.value.id().clone(), span: link.span };
            self.names.find(Kind::of(&link.value), &id, self.faults);
        }
        prose.text.clone()
    }

    fn address(&self, url: Option<&Text>) -> Option<String> {
        let url = url?;
        address::hold(&url.value, url.span, self.faults);
        Some(url.value.clone())
    }

    fn work(&self, work: Option<&explainer::Work>) -> Option<Work> {
        let work = work?;
        let url = self.address(work.url.as_ref());
        Some(Work {
            title: work.title.as_ref()?.value.clone(),
            author: work.author.as_ref().map(|author| author.value.clone()),
            publisher: work.publisher.as_ref()?.value.clone(),
            published: work.published.clone(),
            url: url?,
        })
    }

    /// Where in the original a passage of the lead is, if nobody says: at the top.
    fn original_title(&self) -> Option<String> {
        Some(self.draft.explainer.original.as_ref()?.title.as_ref()?.value.clone())
    }

    fn terms(&self) -> Vec<Term> {
        let linked: Vec<&Place> = self.links().collect();
        let term = |term: &explainer::Term| {
            let text = term.text.as_ref().map(|text| self.prose(text));
            let id = term.id.as_ref()?;
            let all_texts = [File::Article, File::Map, File::Quiz, File::Notes].map(|file| self.draft.has_all_of(file));
            if !linked.contains(&&Place::Term(id.value.clone())) && !all_texts.contains(&false) {
                let fault =
                    Fault::new(Code::TermNeverLinked, id.span, format!("no text links to the term `{}`", id.value));
                let help = format!("link to it where readers meet it: `[{0}](term:{0})`", id.value);
                self.faults.add(fault.label("no reader will see it").help(help));
            }
            Some(Term { id: id.value.clone(), name: term.name.as_ref()?.value.clone(), text: text? })
        };
        self.draft.explainer.terms.iter().filter_map(term).collect()
    }

    fn claims(&self) -> Vec<Claim> {
        let retold: Vec<&str> = self.draft.passages().flat_map(|it| &it.claims).map(|it| it.value.as_str()).collect();
        let all_texts = self.draft.has_all_of(File::Article) && self.draft.has_all_of(File::Quiz);
        let claim = |(id, text): &(Text, Text)| {
            if all_texts && !retold.contains(&id.value.as_str()) {
                let fault =
                    Fault::new(Code::ClaimNotRetold, id.span, format!("no passage retells the claim `{}`", id.value));
                let help = format!("name it in the braces of the passage that does: `{{{}}}`", id.value);
                self.faults.add(fault.label("never retold").help(help));
            }
            Claim { id: id.value.clone(), text: text.value.clone() }
        };
        self.draft.explainer.claims.iter().map(claim).collect()
    }

    /// Every link of every prose.
    fn links(&self) -> impl Iterator<Item = &Place> {
        let draft = self.draft;
        let proses = draft
            .passages()
            .map(|passage| &passage.prose)
            .chain(draft.explainer.terms.iter().filter_map(|it| it.text.as_ref()))
            .chain(draft.map.actors.iter().filter_map(|it| it.about.as_ref()))
            .chain(draft.map.scenarios.iter().filter_map(|it| it.text.as_ref()))
            .chain(draft.quiz.questions.iter().flat_map(Question::proses))
            .chain(draft.notes.notes.iter().filter_map(|it| it.text.as_ref()));
        proses.flat_map(|prose| &prose.links).map(|link| &link.value)
    }
}
