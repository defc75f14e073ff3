//! The kinds of faults: what each is called, what it means, and how grave it is.

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

/// The list of every kind of fault: severity, variant, name in reports, `at_every_use` if it is one, and meaning.
macro_rules! codes {
    ($($severity:ident $code:ident $name:literal $($at_every_use:ident)? $meaning:literal)*) => {
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

            /// Whether the fault is that a name is not known. One slip, such as a misspelt definition, causes such a fault at
            /// every use of the name.
            pub(super) fn is_at_every_use(self) -> bool {
                match self { $(Code::$code => codes!(@flag $($at_every_use)?)),* }
            }
        }
    };
    (@flag) => { false };
    (@flag at_every_use) => { true };
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
    Warning UnknownLicence "unknown-licence" at_every_use "A licence of Creative Commons does not say which it is."
    Error BadAddress "bad-address" "An address is not one on the web."
    Error LinkScheme "link-scheme" "A link is neither of the web nor to a part of the explainer."
    Error BadId "bad-id" "An id has other characters than lower-case letters, digits and hyphens."
    Error DuplicateId "duplicate-id" "Two things of a kind have the same id."
    Warning ListedTwice "listed-twice" "A list names the same thing twice."

    // Names.
    Error UnknownActor "unknown-actor" at_every_use "An actor is named that map.toml does not have."
    Error UnknownTie "unknown-tie" at_every_use "A tie is named that map.toml does not have."
    Error UnknownScenario "unknown-scenario" at_every_use "A scenario is named that map.toml does not have."
    Error UnknownPassage "unknown-passage" at_every_use "A passage is named that the text does not have."
    Error UnknownSection "unknown-section" at_every_use "A section is named that article.md does not have."
    Error UnknownTerm "unknown-term" at_every_use "A term is named that explainer.toml does not have."
    Error UnknownClaim "unknown-claim" at_every_use "A passage retells a claim that explainer.toml does not list."
    Error UnknownQuestion "unknown-question" at_every_use "A question is named that neither quiz.toml nor article.md has."
    Error UnknownNote "unknown-note" at_every_use "A note is named that notes.toml does not have."
    Error UnknownSource "unknown-source" at_every_use "A source is named that notes.toml does not have."

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
    Error UnknownKind "unknown-kind" at_every_use "An actor or a note is of a kind that does not exist."
    Error UnknownSign "unknown-sign" at_every_use "A tie's sign is none of `+`, `-` and `~`."
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
    Error UnknownGoal "unknown-goal" at_every_use "The goal of a change is neither `balanced` nor `map-balanced`."
    Error GoalWithoutTriad "goal-without-triad" "A change is to balance the triad, but there is no triad."
    Error GoalAlone "goal-alone" "An actor is to stand alone that is not of the triad, or where the whole map is to be balanced."
    Error GoalMet "goal-met" "What a change is to bring about is so from the start."
    Error GoalOutOfReach "goal-out-of-reach" "No change of one tie brings about what it is to."
    Error BadNumber "bad-number" "A number that is asked for is not on its slider, or the slider makes no sense."
    Error UnreadableAnswer "unreadable-answer" "An answer to fill in has neither letters nor digits."
    Warning LongAnswer "long-answer" "An answer to fill in has more words than readers type as they stand."
    Error BadPass "bad-pass" "The share that it takes to pass is not a whole number of percent, from 1 to 100."
    Error UnknownSolutions "unknown-solutions" at_every_use "It is neither `always` nor `when-right` that solutions are shown."

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
    Error UnknownLanguage "unknown-language" at_every_use "There are no words of the interface in that language."
    Error MissingWord "missing-word" "The locale lacks a word of the interface."
    Warning UnknownWord "unknown-word" "The locale has a word that the interface never says."
    Error MissingPlaceholder "missing-placeholder" "A word lacks a placeholder that the English one has."
    Error UnknownPlaceholder "unknown-placeholder" at_every_use "A word has a placeholder that nothing fills."

    // To-dos, in the order in which an author best decides them.
    ToDo FactToGive "fact-to-give" "A fact about the article is not known."
    ToDo ActorToDescribe "actor-to-describe" "Nobody has said what kind of actor one is, or what it wants or does."
    ToDo TieToJudge "tie-to-judge" "Nobody has said what a tie is, or which sign it has."
    ToDo PassageToRetell "passage-to-retell" "A passage of the original is not retold."
    ToDo TextToWrite "text-to-write" "The standfirst, a point or the text of a term is not written."
    ToDo QuestionToWrite "question-to-write" "A question is not written."
}
