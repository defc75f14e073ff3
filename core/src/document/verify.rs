//! Checks the invariants of a document.

use super::Document;
use super::amount::Amount;
use super::article::{Block, Inline, Section, links, plain};
use super::error::LoadError;
use super::id::{is_claim_id, is_id};
use super::network::{Scenario, Stance, Tie};
use super::place::Place;
use super::quiz::{Question, Task};
use super::sort::by_key;

impl Document {
    /// The document, if all its invariants hold. Code that builds a document must call this before the document is used.
    ///
    /// # Errors
    /// Says which invariant is the first that does not hold, and where: a link to an unknown id, a tie without evidence, ...
    pub fn verified(self) -> Result<Document, LoadError> {
        let mut verifier = Verifier { document: &self, broken: None };
        verifier.verify();
        verifier.broken.map_or(Ok(self), Err)
    }
}

/// What an invariant is about: a kind of thing, and its id, or an empty id where there is only one thing of the kind.
type At<'a> = (&'static str, &'a str);

fn name((kind, id): At) -> String {
    if id.is_empty() { kind.to_owned() } else { [kind, "=", id].concat() }
}

/// A text for comparison: without surrounding space, with ASCII capitals in lower case. The tables for the case of all other
/// letters would add 2 KB to the download.
fn folded(text: &str) -> String {
    text.trim().to_ascii_lowercase()
}

fn are_distinct(texts: Vec<String>) -> bool {
    let order = by_key(texts.clone());
    order.windows(2).all(|pair| texts[pair[0]] != texts[pair[1]])
}

/// The document, and the first invariant that does not hold. Checking goes on after that one, so that the checks need no
/// early returns.
struct Verifier<'a> {
    document: &'a Document,
    broken: Option<LoadError>,
}

impl Verifier<'_> {
    /// Checks all invariants, in the order of the document's parts.
    fn verify(&mut self) {
        let document = self.document;
        self.ids(document);
        self.whole(document);
        self.points(document);
        self.sections(document);
        self.passages(document);
        self.terms_and_claims(document);
        self.actors(document);
        self.ties(document);
        self.triad(document);
        self.scenarios(document);
        self.layouts(document);
        self.quiz(document);
        self.notes(document);
        self.works(document);
    }

    /// Ids are unique in their kind.
    fn ids(&mut self, document: &Document) {
        self.unique("section", &mut document.sections.iter().map(|it| &it.id));
        self.unique("passage", &mut document.passages().map(|(_, it)| &it.id));
        self.unique("term", &mut document.terms.iter().map(|it| &it.id));
        self.unique("claim", &mut document.claims.iter().map(|it| &it.id));
        self.unique("actor", &mut document.actors.iter().map(|it| &it.id));
        self.unique("tie", &mut document.ties.iter().map(|it| &it.id));
        self.unique("scenario", &mut document.scenarios.iter().map(|it| &it.id));
        self.unique("question", &mut document.questions.iter().map(|it| &it.id));
        self.unique("note", &mut document.notes.iter().map(|it| &it.id));
        self.unique("source", &mut document.sources.iter().map(|it| &it.id));
    }

    /// What holds of the document as a whole: it has id, language, title, date, text and map, and no two actors of one name.
    fn whole(&mut self, document: &Document) {
        self.require(is_id(&document.id), ("document", &document.id), "has an id of odd characters");
        let at = ("document", "");
        for text in [&document.lang, &document.title, &document.standfirst] {
            self.not_blank(at, text);
        }
        self.date(at, Some(&document.published));
        self.require(document.sections.iter().any(|it| !it.title.is_empty()), at, "has no section");
        self.require(!document.layouts.is_empty() || document.actors.is_empty(), at, "has no layout");
        let names = document.actors.iter().map(|it| &*it.name);
        self.require(are_distinct(names.clone().map(str::to_owned).collect()), at, "has two actors of one name");
        names.for_each(|name| self.not_blank(("actor", ""), name));
    }

    /// Points rest on passages, and show what is on the map.
    fn points(&mut self, document: &Document) {
        for point in &document.points {
            let at = ("point", "");
            self.prose(at, &point.text);
            self.require(!point.passages.is_empty(), at, "rests on no passage");
            self.places(at, &point.passages, Place::Passage);
            let is_shown = |place: &Place| document.has(place) && place.is_on_map();
            self.require(point.map.as_ref().is_none_or(is_shown), at, "shows what is not on the map");
        }
    }

    /// Sections have text; the triad is shown where there is one, and once.
    fn sections(&mut self, document: &Document) {
        for section in &document.sections {
            let at = ("section", &*section.id);
            self.places(at, section.scenario.as_slice(), Place::Scenario);
            self.require(section.passages().next().is_some(), at, "has no text");
            self.require(document.triad.is_some() || !section.blocks.contains(&Block::Triangle), at, "shows no triad");
        }
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        let triangles = blocks.filter(|block| **block == Block::Triangle).count();
        self.require(triangles < 2, ("triad", ""), "is shown twice");
    }

    /// Passages have text, and retell claims of the list.
    fn passages(&mut self, document: &Document) {
        for (_, passage) in document.passages() {
            let at = ("passage", &*passage.id);
            self.prose(at, &passage.text);
            for claim in &passage.claims {
                self.require_id(document.claims.iter().any(|it| &it.id == claim), at, "claim", claim);
            }
        }
    }

    /// Terms have a name and a text, and every claim is retold.
    fn terms_and_claims(&mut self, document: &Document) {
        for term in &document.terms {
            let at = ("term", &*term.id);
            self.not_blank(at, &term.name);
            self.prose(at, &term.text);
        }
        for claim in &document.claims {
            let at = ("claim", &*claim.id);
            self.not_blank(at, &claim.text);
            self.require(
                document.passages().any(|(_, it)| it.claims.contains(&claim.id)),
                at,
                "is retold by no passage",
            );
        }
    }

    /// Actors are mentioned in the text, and no side leads back to the actor whose side it is.
    fn actors(&mut self, document: &Document) {
        let text: Vec<&Inline> = document.sections.iter().flat_map(Section::passages).flat_map(|it| &it.text).collect();
        let mentioned: Vec<&Place> = text.into_iter().flat_map(|it| links(std::slice::from_ref(it))).collect();
        for actor in &document.actors {
            let at = ("actor", &*actor.id);
            self.prose(at, &actor.about);
            self.places(at, actor.side.as_slice(), Place::Actor);
            self.require(mentioned.contains(&&Place::Actor(actor.id.clone())), at, "is mentioned in no passage");
            // A cycle of sides has at most as many steps as there are actors.
            let mut side = Some(actor);
            for _ in 0..document.actors.len() {
                side = side.and_then(|it| document.actor(it.side.as_deref()?));
                self.require(side.is_none_or(|it| it.id != actor.id), at, "stands by itself");
            }
        }
    }

    /// Ties join two actors, and have evidence.
    fn ties(&mut self, document: &Document) {
        for tie in &document.ties {
            let at = ("tie", &*tie.id);
            self.not_blank(at, &tie.what);
            self.places(at, &[tie.from.clone(), tie.to.clone()], Place::Actor);
            self.require(tie.from != tie.to, at, "joins an actor to itself");
            let supported = tie.evidence.iter().any(|it| it.stance == Stance::Supports);
            self.require(supported, at, "has no evidence");
            self.require(
                tie.kind.as_ref().is_none_or(|kind| !kind.trim().is_empty()),
                at,
                "is of a kind without a word",
            );
            self.unique("evidence", &mut tie.passages());
            for evidence in &tie.evidence {
                self.places(at, std::slice::from_ref(&evidence.passage), Place::Passage);
            }
        }
    }

    /// The triad is three ties that join three actors.
    fn triad(&mut self, document: &Document) {
        if let Some(triad) = &document.triad {
            self.places(("triad", ""), triad, Place::Tie);
            let ties: Vec<_> = triad.iter().filter_map(|id| document.tie(id)).collect();
            let ends = |actor: &String| ties.iter().filter(|tie| &tie.from == actor || &tie.to == actor).count();
            // Three ties are a triangle if each of their ends is the end of exactly two of them.
            let closed = ties.iter().all(|tie| ends(&tie.from) == 2 && ends(&tie.to) == 2);
            self.require(closed, ("triad", ""), "does not join three actors");
        }
    }

    /// Scenarios differ from the article and from each other.
    fn scenarios(&mut self, document: &Document) {
        for (place, scenario) in document.scenarios.iter().enumerate() {
            let at = ("scenario", &*scenario.id);
            self.not_blank(at, &scenario.name);
            self.prose(at, &scenario.text);
            // An address names the assumed signs, and the name of their scenario is looked up by these. So two scenarios must
            // not assume the same signs, and none the article's.
            let assumes = |tie: &Tie| scenario.sign(&tie.id).unwrap_or(tie.sign);
            self.require(document.ties.iter().any(|tie| assumes(tie) != tie.sign), at, "assumes nothing");
            let same = |other: &Scenario| {
                document.ties.iter().all(|tie| assumes(tie) == other.sign(&tie.id).unwrap_or(tie.sign))
            };
            self.require(!document.scenarios[..place].iter().any(same), at, "assumes what another does");
            self.unique("assumption", &mut scenario.signs.iter().map(|assumption| &assumption.tie));
            for assumption in &scenario.signs {
                self.places(at, std::slice::from_ref(&assumption.tie), Place::Tie);
            }
            self.places(at, &scenario.passages, Place::Passage);
        }
    }

    /// Drawings are complete.
    fn layouts(&mut self, document: &Document) {
        for layout in &document.layouts {
            let complete = layout.spots.len() == document.actors.len() && layout.routes.len() == document.ties.len();
            self.require(complete, ("layout", layout.shape.name()), "does not draw every actor and tie");
            self.require(layout.width > 0 && layout.height > 0, ("layout", layout.shape.name()), "has no size");
        }
    }

    /// Questions, how many of them are asked first, and the pass mark.
    fn quiz(&mut self, document: &Document) {
        for question in &document.questions {
            self.question(question);
        }
        self.require(
            document.core > 0 || document.judged().count() == 0,
            ("core", ""),
            "has no question that is asked first",
        );
        self.require(
            document.pass.is_none_or(|pass| (1..=100).contains(&pass)),
            ("pass", ""),
            "is not a share in percent",
        );
    }

    /// Notes are on passages and have sources, which can be looked up.
    fn notes(&mut self, document: &Document) {
        for note in &document.notes {
            let at = ("note", &*note.id);
            self.prose(at, &note.text);
            self.require(!note.passages.is_empty(), at, "is on no passage");
            self.places(at, &note.passages, Place::Passage);
            self.require(!note.sources.is_empty(), at, "has no source");
            for source in &note.sources {
                self.require_id(document.source(source).is_some(), at, "source", source);
            }
        }
        for source in &document.sources {
            let at = ("source", &*source.id);
            self.web(at, &source.url);
            self.not_blank(at, &source.title);
            self.not_blank(at, &source.publisher);
            let dates = [&source.published, &source.accessed];
            self.require(dates.iter().any(|it| it.is_some()), at, "has no date");
            dates.into_iter().for_each(|date| self.date(at, date.as_ref()));
        }
    }

    /// The works that are retold, and the address of the explainer.
    fn works(&mut self, document: &Document) {
        for (work, kind) in [(Some(&document.original), "original"), (document.behind.as_ref(), "behind")] {
            if let Some(work) = work {
                let at = (kind, "");
                self.web(at, &work.url);
                self.not_blank(at, &work.title);
                self.not_blank(at, &work.publisher);
                self.date(at, work.published.as_ref());
                self.text(at, &work.licence);
            }
        }
        if let Some(canonical) = &document.canonical {
            let at = ("canonical", "");
            self.web(at, canonical);
            self.require(canonical.ends_with('/'), at, "is no folder");
        }
    }

    /// A question: its words, and where it belongs.
    fn question(&mut self, question: &Question) {
        let (at, task, options) = (("question", &*question.id), question.task, &question.options);
        self.unique("option", &mut options.iter().map(|it| &it.id));
        self.places(at, question.passage.as_slice(), Place::Passage);
        self.places(at, question.section.as_slice(), Place::Section);
        self.not_blank(at, &question.prompt);
        self.text(at, &question.otherwise);
        self.require(task != Task::Change || question.answer.is_some(), at, "has no answer");
        let is_in_text = |it: &String| self.document.passage(it).is_some_and(|(section, _)| section.is_some());
        self.require(question.passage.iter().all(is_in_text), at, "is settled by what is not in the text");
        let predicts = !task.is_judged();
        let names_place = if predicts { question.section.is_some() } else { question.passage.is_some() };
        self.require(names_place, at, "does not say where it belongs");
        self.number_of_options(question);
        self.options(question);
        self.goal_and_number(question);
    }

    /// How many options the kind of question has, and how many of them are right.
    fn number_of_options(&mut self, question: &Question) {
        let (at, task, options) = (("question", &*question.id), question.task, &question.options);
        let right = options.iter().filter(|option| option.right).count();
        match task {
            Task::Choice | Task::Actor | Task::Tie => self.require(right == 1, at, "has not one right option"),
            Task::Several => self.require(right > 0, at, "has no right option"),
            Task::Match | Task::Order | Task::Number | Task::Fill => {
                self.require(right == options.len(), at, "has a wrong option");
            }
            Task::Change | Task::Predict => self.require(right == 0, at, "has a right option"),
        }
        // Choosing, matching and ordering take two options. A question that is answered on the map takes one, because all
        // other actors or ties of the map can be chosen as well.
        let (least, most) = match task {
            Task::Change => (0, 0),
            Task::Number => (1, 1),
            Task::Actor | Task::Tie | Task::Fill => (1, usize::MAX),
            Task::Choice | Task::Several | Task::Match | Task::Order | Task::Predict => (2, usize::MAX),
        };
        self.require((least..=most).contains(&options.len()), at, "has too few options or too many");
    }

    /// Options differ and have reasons; of a question that chooses a place they are places.
    fn options(&mut self, question: &Question) {
        let (at, task) = (("question", &*question.id), question.task);
        let (predicts, on_map) = (!task.is_judged(), task.chooses_place());
        let (mut places, mut pairs, mut texts) = (Vec::new(), Vec::new(), Vec::new());
        for (place, option) in question.options.iter().enumerate() {
            self.text(at, &option.reason);
            // The reason of a question to be filled in stands with its first option.
            let needs_none = predicts || (task == Task::Fill && place > 0);
            self.require(needs_none || !option.reason.is_empty(), at, "has an option without a reason");
            self.not_blank(at, &option.text);
            places.push(option.id.clone());
            texts.push(folded(&option.text));
            pairs.extend(option.pair.as_deref().map(folded));
            let has_pair = matches!(task, Task::Match | Task::Fill);
            self.require(option.pair.is_some() == has_pair, at, "has a pair where none goes, or lacks one");
        }
        if on_map {
            self.places(at, &places, if task == Task::Actor { Place::Actor } else { Place::Tie });
        }
        // The text of an option on the map is the name of its actor or tie, which two ties may share.
        self.require(on_map || are_distinct(texts), at, "has two options that say the same");
        self.require(are_distinct(pairs), at, "has a pair twice");
    }

    /// Only a change of the map has a goal, only a guess a number, and both can be reached.
    fn goal_and_number(&mut self, question: &Question) {
        let (at, task) = (("question", &*question.id), question.task);
        self.require(question.goal.is_some() == (task == Task::Change), at, "has a goal where none goes, or lacks one");
        self.require(
            question.number.is_some() == (task == Task::Number),
            at,
            "has a number where none goes, or lacks one",
        );
        if let Some(number) = &question.number {
            self.require(number.within >= Amount::default(), at, "has a number that is right within less than nothing");
            self.require(number.is_in_reach(), at, "has a slider that does not reach what is right");
        }
        if let Some(goal) = &question.goal {
            self.places(at, goal.from.as_slice(), Place::Scenario);
            let is_alone = |actor: &String| !goal.whole && self.document.is_major(actor);
            let stands = goal.alone.iter().all(is_alone) && (goal.whole || self.document.triad.is_some());
            self.require(stands, at, "has a goal that is not of the triad");
        }
    }

    fn broken(&mut self, error: impl FnOnce() -> LoadError) {
        if self.broken.is_none() {
            self.broken = Some(error());
        }
    }

    /// Records a broken invariant unless `holds`.
    fn require(&mut self, holds: bool, at: At, what: &'static str) {
        if !holds {
            self.broken(|| LoadError::Broken { at: name(at), what });
        }
    }

    /// Records a reference to an unknown id unless it `exists`.
    fn require_id(&mut self, exists: bool, at: At, kind: &'static str, id: &str) {
        if !exists {
            self.broken(|| LoadError::Missing { at: name(at), what: name((kind, id)) });
        }
    }

    /// Requires ids that are unique in their kind and consist of the characters that an id may have.
    fn unique(&mut self, kind: &'static str, ids: &mut dyn Iterator<Item = &String>) {
        let is_id = if kind == "claim" { is_claim_id } else { is_id };
        let ids: Vec<&String> = ids.collect();
        for id in &ids {
            self.require(is_id(id), (kind, id), "has an id of odd characters");
        }
        let order = by_key(ids.iter().map(|id| (*id).clone()).collect());
        for pair in order.windows(2).filter(|pair| ids[pair[0]] == ids[pair[1]]) {
            self.broken(|| LoadError::Duplicate { kind, id: ids[pair[0]].clone() });
        }
    }

    /// Requires that all ids name places of the kind.
    fn places(&mut self, at: At, ids: &[String], kind: fn(String) -> Place) {
        for id in ids {
            let place = kind(id.clone());
            self.require_id(self.document.has(&place), at, place.kind(), id);
        }
    }

    /// Requires a text that is not blank.
    fn not_blank(&mut self, at: At, text: &str) {
        self.require(!text.trim().is_empty(), at, "has an empty text");
    }

    fn prose(&mut self, at: At, text: &[Inline]) {
        self.not_blank(at, &plain(text));
        self.text(at, text);
    }

    /// Requires a date in the form of ISO 8601: a day, a month or a year.
    fn date(&mut self, at: At, date: Option<&String>) {
        let is_one = |date: &String| {
            let is_right =
                |(place, byte): (usize, u8)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
            matches!(date.len(), 4 | 7 | 10) && date.bytes().enumerate().all(is_right)
        };
        self.require(date.is_none_or(is_one), at, "has a date that is none");
    }

    fn text(&mut self, at: At, text: &[Inline]) {
        for inline in text {
            match inline {
                Inline::Text(_) => {}
                Inline::Styled(_, inner) => self.text(at, inner),
                Inline::Link(place, inner) => {
                    self.not_blank(at, &plain(inner));
                    self.require_id(self.document.has(place), at, place.kind(), place.id());
                    self.text(at, inner);
                }
                Inline::Web(url, inner) => {
                    self.not_blank(at, &plain(inner));
                    self.web(at, url);
                    self.text(at, inner);
                }
            }
        }
    }

    /// Requires `http` or `https` for a link that leaves the page, because `javascript:` and the like run code.
    fn web(&mut self, at: At, url: &str) {
        let web = url.starts_with("https://") || url.starts_with("http://");
        self.require(web, at, "links to an address that is not http");
    }
}
