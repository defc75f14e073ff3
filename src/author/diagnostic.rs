//! Faults in content: what is wrong, where, and how to mend it.

use super::fix::{Edit, Fix};
use super::texts::{File, Span, Texts};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

/// The most faults of a report that are shown; the rest are only counted. A file with more is not content, or has one slip that
/// repeats.
const MAX_SHOWN: usize = 200;

/// The most bytes, summed over the lines of the faults that are shown. Rendering a fault takes time in proportion to its line,
/// and a line as long as a file may hold many faults.
const MAX_SHOWN_BYTES: usize = 1 << 18;

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It keeps the page from being built.
    Error,
    /// The page is built, but an author should look at it.
    Warning,
    /// A decision that the author has still to make; until then the page is built as a draft only.
    ToDo,
}

/// The list of every kind of fault: severity, variant, name in reports, and meaning.
macro_rules! codes {
    ($($severity:ident $code:ident $name:literal $meaning:literal)*) => {
        /// A kind of fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $meaning] $code,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$code),*];

            /// The name of the code, as reports show it.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name),* }
            }

            /// The meaning of the code, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$code => $meaning),* }
            }

            /// The severity of every fault with this code.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity),* }
            }
        }
    };
}

codes! {
    // Files.
    Error MissingFile "missing-file" "One of the five files is not there or cannot be read."
    Error NotUtf8 "not-utf8" "A file is not UTF-8 text."
    Error FileTooLarge "file-too-large" "A file is larger than 1 MiB."
    Error ControlCharacter "control-character" "An invisible character stands in the text."
    Error BadFolderName "bad-folder-name" "The folder's name is the explainer's id and must be made like one."

    // Tables.
    Error TomlSyntax "toml-syntax" "A file is not TOML."
    Error UnknownKey "unknown-key" "A table has a key that means nothing."
    Error TieWithoutEnds "tie-without-ends" "A tie in `[ties]` does not say which actors it joins."
    Error MissingKey "missing-key" "A table lacks a key that it needs."
    Error WrongType "wrong-type" "A value is of another type than its key asks for."
    Error EmptyText "empty-text" "A text that readers will look for is empty."
    Error BadDate "bad-date" "A date is not a plain year, month and day."
    Warning UnknownLicence "unknown-licence" "A licence of Creative Commons does not say which it is."
    Error BadAddress "bad-address" "An address is not one on the web."
    Error LinkScheme "link-scheme" "A link is neither of the web nor to a part of the explainer."
    Error BadId "bad-id" "An id has other characters than lower-case letters, digits and hyphens."
    Error DuplicateId "duplicate-id" "Two things of a kind have the same id."
    Warning ListedTwice "listed-twice" "A list names the same thing twice."

    // Names.
    Error UnknownActor "unknown-actor" "An actor is named that map.toml does not have."
    Error UnknownTie "unknown-tie" "A tie is named that map.toml does not have."
    Error UnknownScenario "unknown-scenario" "A scenario is named that map.toml does not have."
    Error UnknownPassage "unknown-passage" "A passage is named that the text does not have."
    Error UnknownSection "unknown-section" "A section is named that article.md does not have."
    Error UnknownTerm "unknown-term" "A term is named that explainer.toml does not have."
    Error UnknownClaim "unknown-claim" "A passage retells a claim that explainer.toml does not list."
    Error UnknownQuestion "unknown-question" "A question is named that neither quiz.toml nor article.md has."
    Error UnknownNote "unknown-note" "A note is named that notes.toml does not have."
    Error UnknownSource "unknown-source" "A source is named that notes.toml does not have."

    // Prose.
    Error RawHtml "raw-html" "Text holds HTML, which never reaches the page."
    Error Image "image" "Text holds an image."
    Error CodeMarkup "code" "Text holds code, perhaps by its indentation."
    Error Table "table" "Text holds a table."
    Error Rule "rule" "Text holds a horizontal rule."
    Error Footnote "footnote" "Text holds a footnote; the explainer has notes instead."
    Error NestedBlock "nested-block" "A list item or a block quote holds more than one paragraph; an item of a check list, more than two."
    Error TooMuchMarkup "too-much-markup" "A text holds more links, emphasis and blocks than any text that is read."
    Error DeepMarkup "deep-markup" "Emphasis is nested deeper than anyone can see."
    Error ManyParagraphs "many-paragraphs" "A value that is one paragraph of prose holds something else."
    Error BrokenLink "broken-link" "Text looks like a link but is none."
    Warning MarkupSlip "markup-slip" "Signs of Markdown stand in the text as they are, though something else was meant by them."
    Error EmptyLink "empty-link" "A link has no text that one could click."
    Error UnclosedAttributes "unclosed-attributes" "A brace opens attributes and nothing closes them."
    Error BadAttribute "bad-attribute" "Something within the braces is not an attribute, or not of this passage or heading."
    Error MisplacedAttributes "misplaced-attributes" "Attributes do not stand at the end of a passage or heading."
    Error BadQuote "bad-quote" "The words of `at` are not one phrase, or two joined by ` … `."
    Error LongQuote "long-quote" "The words of `at` are so many that they copy the original."

    // The original.
    Error UnreadableOriginal "unreadable-original" "`original.html` or `original.md` is too large or no text."
    Error NotInOriginal "not-in-original" "The words of `at` do not stand in the original that is in the folder."
    Warning HeadingNotInOriginal "heading-not-in-original" "Passages lead to a heading that the original in the folder does not have."

    // The points.
    Warning NumberOfPoints "number-of-points" "There are not three to five points that say what the article comes down to."
    Error PointWithoutPassage "point-without-passage" "A point names no passage that it rests on."
    Error NotOnMap "not-on-map" "A point is to show something that is no actor, tie or scenario."

    // The article.
    Error FrontMatter "front-matter" "The article begins with lines for other programs, between two of `---`."
    Error NoSection "no-section" "The article has no section."
    Error EmptySection "empty-section" "A section has no text."
    Warning SectionWithoutGist "section-without-gist" "A section has no gist, though others have one, so that nobody can read in short."
    Error TitleInArticle "title-in-article" "The article has a heading of the first level; its title stands in explainer.toml."
    Error SkippedHeading "skipped-heading" "A heading within a section comes before any section."
    Error HeadingTooDeep "heading-too-deep" "A heading is deeper than `###`."
    Error HeadingMarkup "heading-markup" "A heading holds emphasis or a link; it is plain text."
    Error CalloutWithoutTitle "callout-without-title" "A block quote does not begin with a title in bold."
    Error TriangleWithoutTriad "triangle-without-triad" "The article shows the triad close up, but there is no triad."
    Error TriangleTwice "triangle-twice" "The article shows the triad close up more than once."
    Error ClaimNotRetold "claim-not-retold" "No passage retells a claim of the list."
    Warning TermNeverLinked "term-never-linked" "No text links to a term, so that no reader will meet it."

    // The map.
    Error UnknownKind "unknown-kind" "An actor or a note is of a kind that does not exist."
    Error UnknownSign "unknown-sign" "A tie's sign is none of `+`, `-` and `~`."
    Error SameName "same-name" "Two actors have the same name."
    Error SideOfItself "side-of-itself" "An actor stands by itself, at once or round a circle."
    Error ActorNeverMentioned "actor-never-mentioned" "No passage of the article links to an actor."
    Error TieToItself "tie-to-itself" "A tie joins an actor to itself."
    Error TieWithoutEvidence "tie-without-evidence" "A tie names no passage as its evidence."
    Error TwoStances "two-stances" "A passage stands in two of a tie's lists: as evidence, contradicting it, or as context."
    Error TwoSpellings "two-spellings" "A kind of tie is written now with capitals, now without."
    Error BadPin "bad-pin" "A pin is not two shares from 0 to 1, of the map's width and of its height."
    Warning CrowdedMap "crowded-map" "Names on the map cover each other, or are too small on a phone or a laptop."
    Warning UnreadableLayout "unreadable-layout" "The last drawing of the map, in layout.toml, cannot be used."
    Error NotATriad "not-a-triad" "The triad is not three ties that join three actors."
    Error ScenarioWithoutTriad "scenario-without-triad" "A scenario lists the signs of the triad, but there is no triad."
    Error ScenarioSigns "scenario-signs" "A scenario's list of signs is not three, each `+` or `-`."
    Error ScenarioAssumesNothing "scenario-assumes-nothing" "A scenario has the same signs as the article."
    Error SameScenario "same-scenario" "Two scenarios assume the same signs."
    Error ScenarioWithoutPassage "scenario-without-passage" "A scenario neither names passages nor says that it is ours."
    Error ScenarioOurs "scenario-ours" "A scenario says that it is ours and names passages that have it."

    // The quiz.
    Error QuestionWithoutPassage "question-without-passage" "A question names no passage that settles it."
    Error QuestionWithoutRight "question-without-right" "No option of a question is right."
    Error QuestionWithSeveralRight "question-with-several-right" "Several options of a question are right, and nothing says that there may be."
    Error TooFewOptions "too-few-options" "A question has fewer than two options, or things to match or to put in order."
    Error EqualOptions "equal-options" "Two options, left sides or steps of a question say the same, or are the same place on the map."
    Error OptionWithoutReason "option-without-reason" "An option does not say why it is right or wrong."

    Error QuestionWithoutOtherwise "question-without-otherwise" "A question on the map does not say why all other places are wrong."
    Error TwoTasks "two-tasks" "A question asks two things at once: it has the keys of two kinds."
    Warning AllOptionsRight "all-options-right" "Every option of a question is right."
    Warning TellingLength "telling-length" "What is right is so much longer than the rest that it gives itself away."
    Error RepeatedPair "repeated-pair" "Two things to match have the same right side, so that a wrong answer would look right."
    Error AmbiguousPlace "ambiguous-place" "A question on the map has a second place that may be right."
    Error SettledPrediction "settled-prediction" "A prediction has a right option, or a passage that settles it."
    Error UnknownGoal "unknown-goal" "The goal of a change is neither `balanced` nor `map-balanced`."
    Error GoalWithoutTriad "goal-without-triad" "A change is to balance the triad, but there is no triad."
    Error GoalAlone "goal-alone" "An actor is to stand alone that is not of the triad, or where the whole map is to be balanced."
    Error GoalMet "goal-met" "What a change is to bring about is so from the start."
    Error GoalOutOfReach "goal-out-of-reach" "No change of one tie brings about what it is to."
    Error BadNumber "bad-number" "A number that is asked for is not on its slider, or the slider makes no sense."
    Error UnreadableAnswer "unreadable-answer" "An answer to fill in has neither letters nor digits."
    Warning LongAnswer "long-answer" "An answer to fill in has more words than readers type as they stand."
    Error BadPass "bad-pass" "The share that it takes to pass is not a whole number of percent, from 1 to 100."
    Error UnknownSolutions "unknown-solutions" "It is neither `always` nor `when-right` that solutions are shown."

    // Check lists.
    Error CheckListWithoutPrompt "check-list-without-prompt" "No paragraph stands before a check list to ask the question."
    Error CheckListWithoutId "check-list-without-id" "The question of a check list has no id."
    Error MixedCheckList "mixed-check-list" "Some items of a list begin with a box, others do not."
    Error CheckListMarkup "check-list-markup" "The question or an option of a check list holds emphasis or a link; they are plain text."

    // Notes.
    Error NoteWithoutPassage "note-without-passage" "A note names no passage that it is on."
    Error NoteWithoutSource "note-without-source" "A note names no source."
    Error SourceWithoutAddress "source-without-address" "A source does not say where it can be read."
    Error SourceWithoutDate "source-without-date" "A source says neither when it was published nor when it was read."
    Warning SourceNeverUsed "source-never-used" "No note names a source."

    // Words.
    Error UnknownLanguage "unknown-language" "There are no words of the interface in that language."
    Error MissingWord "missing-word" "The locale lacks a word of the interface."
    Warning UnknownWord "unknown-word" "The locale has a word that the interface never says."
    Error MissingPlaceholder "missing-placeholder" "A word lacks a placeholder that the English one has."
    Error UnknownPlaceholder "unknown-placeholder" "A word has a placeholder that nothing fills."

    // To-dos, in the order in which an author best decides them.
    ToDo FactToGive "fact-to-give" "A fact about the article is not known."
    ToDo ActorToDescribe "actor-to-describe" "Nobody has said what kind of actor one is, or what it wants or does."
    ToDo TieToJudge "tie-to-judge" "Nobody has said what a tie is, or which sign it has."
    ToDo PassageToRetell "passage-to-retell" "A passage of the original is not retold."
    ToDo TextToWrite "text-to-write" "The standfirst, a point or the text of a term is not written."
    ToDo QuestionToWrite "question-to-write" "A question is not written."
}

/// A fault in the content.
#[derive(Clone, Debug)]
pub struct Fault {
    code: Code,
    span: Span,
    message: String,
    label: String,
    also: Vec<(Span, String)>,
    help: Vec<String>,
    fixes: Vec<Fix>,
    /// The misspelt word and what was probably meant by it, if anything is similar.
    suggestion: Option<Suggestion>,
    /// Other places with the same fault, which come of the same slip.
    repeats: Vec<Span>,
}

/// A misspelt word, and the name that was probably meant by it.
#[derive(Clone, Debug)]
struct Suggestion {
    word: String,
    candidate: String,
    /// Whether no other candidate is similar to the word.
    only_candidate: bool,
}

impl Fault {
    /// A fault with that code at that span.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Fault {
        Fault {
            code,
            span,
            message: message.into(),
            label: String::new(),
            also: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
            suggestion: None,
            repeats: Vec::new(),
        }
    }

    /// Sets the text beside the underlined span.
    pub fn label(self, label: impl Into<String>) -> Fault {
        Fault { label: label.into(), ..self }
    }

    /// Adds another span that the fault concerns.
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Fault {
        self.also.push((span, label.into()));
        self
    }

    /// Adds advice on how to mend the fault.
    pub fn help(mut self, help: impl Into<String>) -> Fault {
        self.help.push(help.into());
        self
    }

    /// Asks whether the author meant the candidate most similar to the word, if one is similar enough.
    pub fn suggest<'a>(self, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Fault {
        match nearest(word, candidates) {
            Some((candidate, only_candidate)) => {
                let suggestion = Suggestion { word: word.to_owned(), candidate: candidate.to_owned(), only_candidate };
                Fault { suggestion: Some(suggestion), ..self.help(format!("did you mean `{candidate}`?")) }
            }
            None => self,
        }
    }

    /// Adds a fix that can be applied.
    pub fn fix(mut self, fix: Fix) -> Fault {
        self.fixes.push(fix);
        self
    }

    /// Sets the other spans where the same slip stands.
    pub(super) fn repeated_at(self, repeats: Vec<Span>) -> Fault {
        Fault { repeats, ..self }
    }

    /// Adds the fix under a condition.
    pub fn fix_if(self, condition: bool, fix: impl FnOnce() -> Fix) -> Fault {
        if condition { self.fix(fix()) } else { self }
    }

    /// The message: what is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The text beside the underlined span; empty if there is none.
    pub fn label_text(&self) -> &str {
        &self.label
    }

    /// Other spans that the fault concerns, each with its label.
    pub fn also_at(&self) -> &[(Span, String)] {
        &self.also
    }

    /// Advice on how to mend the fault.
    pub fn helps(&self) -> &[String] {
        &self.help
    }

    /// Fixes that can be applied.
    pub fn fixes(&self) -> &[Fix] {
        &self.fixes
    }

    /// Whether the fault is an unknown name: one slip, such as a misspelt definition, causes such a fault at every use of the
    /// name.
    fn is_unknown_name(&self) -> bool {
        let name = self.code.name();
        name.starts_with("unknown-") && !matches!(self.code, Code::UnknownKey | Code::UnknownWord)
    }

    /// Makes a fix of the suggestion, which replaces the word at the fault's span and at all its repeats.
    fn add_suggested_fix(&mut self, texts: &Texts) {
        let Some(suggestion) = &self.suggestion else { return };
        let spans = [self.span].into_iter().chain(self.repeats.iter().copied());
        let word = |span: Span| {
            let text = texts.get(span.file)?.get(span.start..span.end)?;
            let mut found = text.match_indices(&suggestion.word);
            let (offset, word) = found.next().filter(|_| found.next().is_none())?;
            let start = span.start + offset;
            let span = Span::new(span.file, start..start + word.len());
            Some(Edit { span, text: suggestion.candidate.clone() })
        };
        if let Some(edits) = spans.map(word).collect::<Option<Vec<_>>>().filter(|_| self.fixes.is_empty()) {
            let fix = Fix::new(format!("write `{}`", suggestion.candidate), edits).safe_if(suggestion.only_candidate);
            self.fixes.push(fix);
        }
    }

    /// The code of the fault.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The span of the fault.
    pub fn span(&self) -> Span {
        self.span
    }
}

/// The candidate most similar to the word, if it is similar enough to be meant, and whether it is the only such candidate. The
/// distance is Damerau-Levenshtein's, at most a third of the word's length. A candidate that differs from the word only in its
/// digits, as `aims-2` from `aims-9`, is another thing and not a misspelling, so it is left out.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, bool)> {
    let length = word.chars().count();
    if length > 80 {
        return None;
    }
    let without_digits = |name: &str| name.replace(|letter: char| letter.is_ascii_digit(), "");
    let mut similar: Vec<_> = candidates
        .into_iter()
        .filter(|candidate| without_digits(candidate) != without_digits(word) || *candidate == word)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= (length / 3).max(1))
        .collect();
    similar.sort_unstable();
    similar.dedup();
    similar.first().map(|(_, candidate)| (*candidate, similar.len() == 1))
}

/// The words in backquotes, joined by commas.
pub(super) fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The faults found so far; every step of compilation adds to the list and goes on.
#[derive(Debug, Default)]
pub struct Faults {
    list: RefCell<Vec<Fault>>,
    /// Whether tables with a misspelt name are skipped, instead of being read as the table that was meant.
    literal: bool,
    misread: Cell<Option<Span>>,
}

impl Faults {
    /// An empty list for a second reading, in which tables with a misspelt name are skipped.
    pub(super) fn literal() -> Faults {
        Faults { literal: true, ..Faults::default() }
    }

    /// Adds a fault.
    pub fn add(&self, fault: Fault) {
        self.list.borrow_mut().push(fault);
    }

    /// Whether a table with a misspelt name, which has this span, is to be read as the table that was meant. The first such
    /// span is kept.
    pub(super) fn reads_as_meant(&self, name: Span) -> bool {
        if !self.literal && self.misread.get().is_none() {
            self.misread.set(Some(name));
        }
        !self.literal
    }

    /// Whether a table with a misspelt name was read as the one that was meant.
    pub(super) fn has_misread(&self) -> bool {
        self.misread.get().is_some()
    }

    /// The number of errors.
    pub(super) fn errors(&self) -> usize {
        self.list.borrow().iter().filter(|fault| fault.code.severity() == Severity::Error).count()
    }

    /// Adds to the fault of the first misspelt table how many more errors would follow from the misspelling.
    pub(super) fn report_consequences(&self, count: usize) {
        let mut list = self.list.borrow_mut();
        let cause =
            list.iter_mut().find(|fault| fault.code == Code::UnknownKey && Some(fault.span) == self.misread.get());
        if let Some(cause) = cause.filter(|_| count > 0) {
            let errors = if count == 1 { "1 more error follows" } else { &format!("{count} more errors follow") };
            cause.help.push(format!("{errors} from it, and will be gone with it: here it is read as what was meant"));
        }
    }
}

/// Merges faults of the same unknown name into the first, which lists the other places where the name stands.
fn merge_repeats(texts: &Texts, faults: Vec<Fault>) -> Vec<Fault> {
    /// The most other places that the help names.
    const MAX_PLACES: usize = 5;
    let mut first_index: BTreeMap<(Code, String), usize> = BTreeMap::new();
    let mut merged: Vec<Fault> = Vec::new();
    for fault in faults {
        let key = (fault.code, fault.message.clone());
        match first_index.get(&key).filter(|_| fault.is_unknown_name()) {
            Some(&index) => merged[index].repeats.push(fault.span),
            None => {
                first_index.entry(key).or_insert(merged.len());
                merged.push(fault);
            }
        }
    }
    for fault in merged.iter_mut().filter(|fault| !fault.repeats.is_empty()) {
        let line = |span: &Span| {
            texts.get(span.file).unwrap_or_default()[..texts.lines(*span).start].matches('\n').count() + 1
        };
        let mut places: Vec<String> =
            fault.repeats.iter().map(|span| format!("{}:{}", span.file.name(), line(span))).collect();
        places.dedup();
        let rest = if places.len() > MAX_PLACES { ", ..." } else { "" };
        places.truncate(MAX_PLACES);
        let count = fault.repeats.len();
        let more = if count == 1 { "1 more place says the same" } else { &format!("{count} more places say the same") };
        fault.help.push(format!("{more}: {}{rest}", places.join(", ")));
    }
    merged
}

/// All faults of a folder, with the texts that they point into.
#[derive(Debug, Default)]
pub struct Report {
    texts: Texts,
    faults: Vec<Fault>,
}

impl Report {
    /// Sorts the faults in the order of the files. Where a file has a TOML syntax error, keys may be lost and values cut, so
    /// the faults that may follow from it are left out until the syntax is mended.
    pub fn new(texts: Texts, faults: Faults) -> Report {
        let mut faults = faults.list.into_inner();
        let broken: Vec<(File, Range<usize>)> = faults
            .iter()
            .filter(|fault| fault.code == Code::TomlSyntax)
            .flat_map(|fault| [fault.span].into_iter().chain(fault.repeats.iter().copied()))
            .map(|span| (span.file, texts.lines(span)))
            .collect();
        let is_consequence = |fault: &Fault| {
            let lost = matches!(fault.code, Code::MissingKey | Code::UnknownKey) || fault.span.is_whole();
            let mut broken = broken.iter().filter(|(file, _)| *file == fault.span.file).peekable();
            broken.peek().is_some() && {
                let lines = texts.lines(fault.span);
                lost || broken.any(|(_, broken)| lines.start <= broken.end && broken.start <= lines.end)
            }
        };
        faults.retain(|fault| fault.code == Code::TomlSyntax || !is_consequence(fault));
        faults.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        let mut faults = merge_repeats(&texts, faults);
        faults.iter_mut().for_each(|fault| fault.add_suggested_fix(&texts));
        Report { texts, faults }
    }

    /// The texts that the report is about.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Every fix, each with the fault that it mends.
    pub fn fixes(&self) -> impl Iterator<Item = (&Fault, &Fix)> {
        self.faults.iter().flat_map(|fault| fault.fixes.iter().map(move |fix| (fault, fix)))
    }

    /// One fault as text for a terminal.
    pub fn render_one(&self, fault: &Fault, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        format!("{}\n", renderer.render(&[self.group(fault)]))
    }

    /// How many faults keep the page from being made.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many things an author should look at, though the page can be made.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many things an author has still to decide.
    pub fn to_dos(&self) -> usize {
        self.count(Severity::ToDo)
    }

    /// Every fault, in the order of the files.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The report as text for a terminal, with colours or without.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        let (mut shown, mut shown_bytes) = (0, 0);
        let total = self.faults.len() - self.to_dos();
        for fault in self.faults.iter().filter(|fault| fault.code.severity() != Severity::ToDo).take(MAX_SHOWN) {
            text.push_str(&renderer.render(&[self.group(fault)]));
            text.push_str("\n\n");
            shown += 1;
            shown_bytes += self.texts.lines(fault.span).len();
            if shown_bytes > MAX_SHOWN_BYTES {
                break;
            }
        }
        if total > shown {
            text.push_str(&format!("and {} more like these\n\n", total - shown));
        }
        text.push_str(&self.render_to_dos());
        text.push_str(&self.summary());
        text
    }

    /// The to-dos: a paragraph for each kind, in the order in which an author best decides them.
    fn render_to_dos(&self) -> String {
        let mut text = String::new();
        for code in Code::ALL.iter().filter(|code| code.severity() == Severity::ToDo) {
            let left: Vec<&Fault> = self.faults.iter().filter(|fault| fault.code == *code).collect();
            let Some(first) = left.first() else { continue };
            text.push_str(&format!("to-do[{}]: {} to decide. {}\n", code.name(), left.len(), code.meaning()));
            for fault in left.iter().take(MAX_SHOWN) {
                let source = self.texts.get(fault.span.file).unwrap_or_default();
                let line = source[..fault.span.start].matches('\n').count() + 1;
                text.push_str(&format!("  {}:{line}: {}\n", self.texts.path(fault.span.file), fault.message));
            }
            if left.len() > MAX_SHOWN {
                text.push_str(&format!("  and {} more\n", left.len() - MAX_SHOWN));
            }
            for help in &first.help {
                text.push_str(&format!("  = help: {help}\n"));
            }
            text.push('\n');
        }
        text
    }

    fn count(&self, severity: Severity) -> usize {
        self.faults.iter().filter(|fault| fault.code.severity() == severity).count()
    }

    fn summary(&self) -> String {
        let counted = |count: usize, what: &str| match count {
            0 => None,
            1 => Some(format!("1 {what}")),
            _ => Some(format!("{count} {what}s")),
        };
        let parts: Vec<String> = [(self.errors(), "error"), (self.warnings(), "warning"), (self.to_dos(), "to-do")]
            .into_iter()
            .filter_map(|(count, what)| counted(count, what))
            .collect();
        if parts.is_empty() { "no faults\n".to_owned() } else { format!("{}\n", parts.join(", ")) }
    }

    fn group<'a>(&'a self, fault: &'a Fault) -> Group<'a> {
        let level = match fault.code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::ToDo => Level::NOTE,
        };
        let mut marks: BTreeMap<File, Vec<(AnnotationKind, Span, &str)>> = BTreeMap::new();
        marks.entry(fault.span.file).or_default().push((AnnotationKind::Primary, fault.span, &fault.label));
        for (span, label) in &fault.also {
            marks.entry(span.file).or_default().push((AnnotationKind::Context, *span, label));
        }
        let first = marks.remove_entry(&fault.span.file);

        let mut group = Group::with_title(level.primary_title(&fault.message).id(fault.code.name()));
        for (file, marks) in first.into_iter().chain(marks) {
            group = self.show(group, file, &marks);
        }
        for help in &fault.help {
            group = group.element(Level::HELP.message(normalize_untrusted_str(help)));
        }
        group
    }

    /// Adds the lines of a file that hold the marks. A mark on the whole file only adds the file's name.
    fn show<'a>(&'a self, group: Group<'a>, file: File, marks: &[(AnnotationKind, Span, &str)]) -> Group<'a> {
        let path = self.texts.path(file);
        let lines: Vec<Range<usize>> =
            marks.iter().filter(|(_, span, _)| !span.is_whole()).map(|(_, span, _)| self.texts.lines(*span)).collect();
        let start = lines.iter().map(|lines| lines.start).min();
        let end = lines.iter().map(|lines| lines.end).max();
        let (Some(start), Some(end), Some(text)) = (start, end, self.texts.get(file)) else {
            return group.element(Origin::path(path));
        };
        let line = text[..start].matches('\n').count() + 1;
        let mut snippet = Snippet::source(&text[start..end]).path(path).line_start(line);
        for (kind, span, label) in marks.iter().filter(|(_, span, _)| !span.is_whole()) {
            let stretch = self.texts.char_range(*span);
            let label = Some(*label).filter(|label| !label.is_empty()).map(normalize_untrusted_str);
            snippet = snippet.annotation(kind.span(stretch.start - start..stretch.end - start).label(label));
        }
        group.element(snippet)
    }
}
