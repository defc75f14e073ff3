//! Removes an item, such as an actor, from all files: its definition, every reference to it, and the items that depend on it.
//!
//! Each step edits one place and parses the texts again, until no reference is left. The result is checked before it is written,
//! so that a folder that could be built can still be built afterwards.

mod link;
mod paragraph;
mod toml_cut;

use super::assets::Assets;
use super::check::{Kind, Mention};
use super::diagnostic::{Code, Faults, Report, Severity, quoted};
use super::draft::article::Block;
use super::draft::explainer::Point;
use super::draft::map::{Actor, Scenario, Signs};
use super::draft::quiz::Question;
use super::draft::{Draft, Prose};
use super::fix::{Edit, edited};
use super::mend;
use super::rename::resolve;
use super::texts::{File, Span, Text, Texts};
use super::toml_reader::is_undecided;
use crate::author::enumeration::enumerated;
use crate::document::article::plain;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// An item by its kind and id.
type Item = (Kind, String);

/// The most steps of one removal. Each step edits one place, and no folder has so many references to one item.
const MAX_STEPS: usize = 10_000;

/// Removes the item with the id and the items that depend on it, and returns a message with what was removed and what is left for
/// the author to decide. `id` may be qualified by its kind, `actor:russia`, and must be where two kinds share an id.
///
/// # Errors
/// When nothing has the id, the item is of a kind that cannot be removed, the folder has faults or would have some afterwards, or
/// a reference cannot be removed. All files are unchanged then.
pub fn remove(folder: &Path, assets: &Assets, id: &str) -> Result<String> {
    let (draft, before, mentions, faults) = super::mentions(folder, assets);
    if faults.errors() > 0 {
        bail!("the folder has faults, so that not every mention can be found; `explainer check` says which");
    }
    let (kind, id) = resolve(&mentions, id)?;
    check_removable(&draft, &before, &mentions, kind, id)?;
    let name = display_name(&draft, kind, id);
    let mut removal = Removal {
        texts: before.clone(),
        removed: BTreeSet::from([(kind, id.to_owned())]),
        reopened: BTreeSet::new(),
        link_counts: BTreeMap::new(),
        removes_triad: false,
    };
    removal.run(folder, assets)?;
    let changed: Vec<File> =
        File::ALL.into_iter().filter(|file| removal.texts.get(*file) != before.get(*file)).collect();
    let whole_file = |file: &File| {
        let (old, new) = (before.get(*file).unwrap_or_default(), removal.texts.get(*file).unwrap_or_default());
        Edit { span: Span::new(*file, 0..old.len()), text: new.to_owned() }
    };
    let edits: Vec<Edit> = changed.iter().map(whole_file).collect();
    mend::change(folder, &before, &edits.iter().collect::<Vec<_>>())?;
    Ok(removal.message(kind, id, name.as_deref()))
}

/// Checks that the item is of a kind that can be removed.
fn check_removable(draft: &Draft, texts: &Texts, mentions: &[Mention], kind: Kind, id: &str) -> Result<()> {
    let references = || {
        let refers = |it: &&Mention| it.kind == kind && !it.is_own && it.id.value == id;
        let locations: BTreeSet<String> =
            mentions.iter().filter(refers).map(|it| location(texts, it.id.span)).collect();
        if locations.is_empty() { String::new() } else { format!("; it is named in {}", all(locations)) }
    };
    match kind {
        Kind::Actor | Kind::Tie | Kind::Scenario | Kind::Term | Kind::Note | Kind::Source => Ok(()),
        Kind::Question => {
            let in_text = draft.quiz.questions.iter().any(|it| has_id(it, id) && it.span.file == File::Article);
            if in_text {
                bail!("the question `{id}` is a check list of article.md: delete it there{}", references());
            }
            Ok(())
        }
        Kind::Passage if is_paragraph(draft, texts, id) => Ok(()),
        Kind::Passage => bail!(
            "the passage `{id}` is no paragraph of article.md with an id of its own: delete it by hand{}",
            references()
        ),
        Kind::Section => {
            bail!("a section is more than one thing: remove its passages, and delete its heading{}", references())
        }
        Kind::Claim | Kind::Choice => {
            bail!("`remove` does not know {}s: delete it by hand{}", kind.word(), references())
        }
    }
}

/// Whether a passage is a paragraph of its own, with its id in braces in the text.
fn is_paragraph(draft: &Draft, texts: &Texts, id: &str) -> bool {
    let mut blocks = draft.sections.iter().flat_map(|section| &section.blocks);
    let is_passage = |block: &Block| matches!(block, Block::Passage(passage) if passage.id.value == id);
    let ends = |it: char| it == '}' || it.is_whitespace();
    let start = format!("{{#{id}");
    let writes_id =
        |text: &str| text.match_indices(&start).any(|(at, start)| text[at + start.len()..].starts_with(ends));
    blocks.any(is_passage) && texts.get(File::Article).is_some_and(writes_id)
}

/// The state of a removal.
struct Removal {
    texts: Texts,
    /// The items that are removed.
    removed: BTreeSet<Item>,
    /// The ids of the questions that asked for a removed item, and that the author has to write again.
    reopened: BTreeSet<String>,
    /// The number of links that became plain text, by file.
    link_counts: BTreeMap<File, usize>,
    removes_triad: bool,
}

impl Removal {
    fn run(&mut self, folder: &Path, assets: &Assets) -> Result<()> {
        for _ in 0..MAX_STEPS {
            let edits = match self.unlink_next() {
                Some(edit) => vec![edit],
                None => {
                    let (draft, mentions) = super::mentions_in(&mut self.texts, assets, &Faults::default());
                    match self.next_edits(&draft, &mentions)? {
                        Some(edits) => edits,
                        None if self.remove_dependents(folder, assets, &draft)? => continue,
                        None => return Ok(()),
                    }
                }
            };
            self.apply(edits);
        }
        bail!("there is no end of places that name it; nothing was changed")
    }

    fn apply(&mut self, mut edits: Vec<Edit>) {
        edits.sort();
        let files: BTreeSet<File> = edits.iter().map(|edit| edit.span.file).collect();
        for file in files {
            let of_file: Vec<&Edit> = edits.iter().filter(|edit| edit.span.file == file).collect();
            let text = edited(self.texts.get(file).unwrap_or_default(), &of_file);
            self.texts.add(file, text);
        }
    }

    /// The edit that makes the next link to a removed item plain text. Links in comments count too, since authors copy them.
    fn unlink_next(&mut self) -> Option<Edit> {
        for (kind, id) in &self.removed {
            let schemes = if *kind == Kind::Passage { &["passage", "origin"][..] } else { &[kind.word()] };
            for (scheme, file) in schemes.iter().flat_map(|scheme| File::ALL.map(|file| (scheme, file))) {
                let text = self.texts.get(file).unwrap_or_default();
                if let Some((range, text)) = link::first(text, &format!("{scheme}:{id}")) {
                    *self.link_counts.entry(file).or_default() += 1;
                    return Some(Edit { span: Span::new(file, range), text });
                }
            }
        }
        None
    }

    /// The edits that remove the next reference to a removed item, or, once there is none, the definition of such an item.
    fn next_edits(&mut self, draft: &Draft, mentions: &[Mention]) -> Result<Option<Vec<Edit>>> {
        let find = |is_definition: bool| {
            let matches = move |it: &&Mention, item: &Item| {
                it.is_own == is_definition && it.kind == item.0 && it.id.value == item.1
            };
            self.removed.iter().find_map(|item| mentions.iter().find(|it| matches(it, item)))
        };
        if let Some(reference) = find(false) {
            return self.reference_edits(draft, &reference.clone()).map(Some);
        }
        let Some(mention) = find(true) else { return Ok(None) };
        self.removed.extend(owned_items(draft, mention));
        if mention.kind == Kind::Passage {
            let text = self.texts.get(File::Article).unwrap_or_default();
            let range = paragraph::range_at(text, mention.id.span.start);
            return Ok(Some(vec![Edit { span: Span::new(File::Article, range), text: String::new() }]));
        }
        let steps = self.steps_to(mention.id.span);
        Ok(Some(vec![self.cut(&steps, 1, mention.id.span)?]))
    }

    /// The edits that remove a reference to a removed item.
    fn reference_edits(&mut self, draft: &Draft, mention: &Mention) -> Result<Vec<Edit>> {
        let span = mention.id.span;
        if span.file == File::Article {
            return Ok(vec![self.attribute_edit(mention)?]);
        }
        let steps = self.steps_to(span);
        let keys: Vec<&str> = steps.iter().filter_map(|step| Some(step.key.as_ref()?.0.as_str())).collect();
        let last = steps.len().saturating_sub(1);
        match keys[..] {
            ["tie", "from" | "to"] | ["ties", _] | ["ties", _, "from" | "to"] => {
                let is_end = |end: &Option<Text>| end.as_ref().is_some_and(|it| it.span == span);
                let tie = draft.map.ties.iter().find(|tie| is_end(&tie.from) || is_end(&tie.to));
                let tie = tie.and_then(|tie| tie.id.as_ref()).with_context(|| self.why_unremovable(mention))?;
                self.removed.insert((Kind::Tie, tie.value.clone()));
                Ok(vec![self.cut(&steps, 1, span)?])
            }
            ["triad"] => Ok(self.triad_edits(draft, &steps)),
            ["scenario", "signs", _] if steps[last - 1].length > 1 => Ok(vec![self.cut(&steps, last, span)?]),
            ["scenario", "signs", _] => {
                let has_tie = |signs: &Signs| match signs {
                    Signs::OfTies(table) => table.value.iter().any(|(tie, _)| tie.span == span),
                    Signs::OfTriad(_) => false,
                };
                let scenario = draft.map.scenarios.iter().find(|it| it.signs.as_ref().is_some_and(has_tie));
                self.removed.extend(scenario.and_then(scenario_id));
                Ok(vec![self.cut(&steps, 1, span)?])
            }
            ["actor", "side"] | ["point", "map"] => Ok(vec![self.cut(&steps, last, span)?]),
            ["question", "option", "actor" | "tie"] => Ok(vec![self.cut(&steps, last - 1, span)?]),
            ["question", "actor" | "tie" | "passage", ..] | ["question", "change", ..] => {
                Ok(vec![self.reopen_question(draft, span)?])
            }
            [.., "evidence" | "contradicts" | "context" | "passages" | "sources"] => {
                let list = &steps[last - 1];
                if list.length > 1 {
                    return Ok(vec![self.cut(&steps, last, span)?]);
                }
                if matches!(keys.last(), Some(&("contradicts" | "context"))) {
                    return Ok(vec![self.cut(&steps, last - 1, span)?]);
                }
                // A tie or point that is still `?` has nothing to keep, so it goes with its last passage.
                let is_undecided_text =
                    |text: &Option<Text>| text.as_ref().is_some_and(|text| is_undecided(&text.value));
                let table = steps.get(1).map(|step| step.value.clone());
                let is_table = |other: Span| table.as_ref().is_some_and(|at| (other.start..other.end) == *at);
                if let Some(tie) = draft.map.ties.iter().find(|tie| is_table(tie.span) && is_undecided_text(&tie.sign))
                    && span.file == File::Map
                    && let Some(id) = &tie.id
                {
                    self.removed.insert((Kind::Tie, id.value.clone()));
                    return Ok(vec![self.cut(&steps, 1, span)?]);
                }
                let is_empty_point =
                    |point: &&Point| is_table(point.span) && point.text.as_ref().is_some_and(is_unwritten);
                if span.file == File::Explainer && draft.explainer.points.iter().any(|it| is_empty_point(&it)) {
                    return Ok(vec![self.cut(&steps, 1, span)?]);
                }
                let (location, kind) = (location(&self.texts, span), mention.kind.word());
                bail!(
                    "{location}: what stands there rests on the {kind} `{}` alone: name another one there, or remove that first",
                    mention.id.value
                )
            }
            _ => bail!(self.why_unremovable(mention)),
        }
    }

    /// The edits that remove the triad when one of its ties is removed: the triad itself and its picture in the text. The
    /// scenarios' lists of signs become tables of the ties that are left.
    fn triad_edits(&mut self, draft: &Draft, steps: &[toml_cut::Step]) -> Vec<Edit> {
        self.removes_triad = true;
        let map = self.texts.get(File::Map).unwrap_or_default();
        let mut edits = vec![Edit { span: Span::new(File::Map, toml_cut::cut(map, &steps[0])), text: String::new() }];
        for block in draft.sections.iter().flat_map(|section| &section.blocks) {
            if let Block::Triangle(span) = block {
                let lines = self.texts.lines(*span);
                let text = self.texts.get(File::Article).unwrap_or_default();
                let end = text.len() - text[lines.end..].trim_start().len();
                // At the end of the file the blank line above is removed, too.
                let is_last = end == text.len();
                let start = if is_last { text[..lines.start].trim_end().len() } else { lines.start };
                let rest = if is_last { "\n" } else { "" };
                edits.push(Edit { span: Span::new(File::Article, start..end), text: rest.to_owned() });
            }
        }
        let triad = draft.map.triad.iter().flat_map(|triad| &triad.value);
        let triad: Vec<&str> = triad.map(|tie| tie.value.as_str()).collect();
        let mut without_signs = Vec::new();
        for scenario in &draft.map.scenarios {
            let Some(Signs::OfTriad(signs)) = &scenario.signs else { continue };
            let remaining = triad
                .iter()
                .zip(&signs.value)
                .filter(|(tie, _)| !self.removed.contains(&(Kind::Tie, (**tie).to_owned())));
            let remaining: Vec<String> = remaining.map(|(tie, sign)| format!("{tie} = \"{}\"", sign.value)).collect();
            let steps = self.steps_to(signs.span);
            match steps.get(1).filter(|_| remaining.is_empty()) {
                Some(step) => {
                    without_signs.extend(scenario_id(scenario));
                    edits.push(Edit { span: Span::new(File::Map, toml_cut::cut(map, step)), text: String::new() });
                }
                None => edits.push(Edit { span: signs.span, text: format!("{{ {} }}", remaining.join(", ")) }),
            }
        }
        self.removed.extend(without_signs);
        edits
    }

    /// The edit that makes a question a to-do: its prompt becomes `?`, with the old prompt behind it as a comment.
    fn reopen_question(&mut self, draft: &Draft, span: Span) -> Result<Edit> {
        let question = self.steps_to(span).into_iter().nth(1).map(|step| step.value);
        let is_at_table = |it: &&Question| question.as_ref().is_some_and(|at| (it.span.start..it.span.end) == *at);
        let found = draft.quiz.questions.iter().find(is_at_table);
        let found = found.and_then(|it| Some((it.id.as_ref()?.value.clone(), it.prompt.as_ref()?.span)));
        let location = location(&self.texts, span);
        let (id, prompt) = found
            .with_context(|| format!("{location}: change this question first, so that it asks for something else"))?;
        let text = self.texts.get(File::Quiz).unwrap_or_default();
        let raw = &text[prompt.start..prompt.end];
        let is_one_line =
            !raw.contains('\n') && self.steps_to(prompt).last().is_some_and(|it| !toml_cut::is_within_braces(text, it));
        if !is_one_line {
            bail!("{location}: the question `{id}` asks for it: change or remove the question first");
        }
        self.reopened.insert(id);
        Ok(Edit { span: prompt, text: format!("\"?\" # before: {raw}") })
    }

    /// The edit that removes `scenario=...` from the braces of a heading.
    fn attribute_edit(&self, mention: &Mention) -> Result<Edit> {
        let span = mention.id.span;
        let text = self.texts.get(File::Article).unwrap_or_default();
        let key = "scenario=";
        let start = text[..span.end]
            .rfind(key)
            .filter(|_| mention.kind == Kind::Scenario)
            .with_context(|| self.why_unremovable(mention))?;
        let value = &text[start + key.len()..];
        let length = match value.strip_prefix('"') {
            Some(rest) => rest.find('"').map(|quote| quote + 2),
            None => value.find(|it: char| it.is_whitespace() || it == '}'),
        };
        let end = start + key.len() + length.with_context(|| self.why_unremovable(mention))?;
        let before = text[..start].trim_end().len();
        let is_alone = text[..before].ends_with('{') && text[end..].trim_start().starts_with('}');
        let range = if is_alone {
            text[..before - 1].trim_end().len()..end + text[end..].find('}').unwrap_or_default() + 1
        } else if text[..before].ends_with('{') {
            start..end + (text[end..].len() - text[end..].trim_start().len())
        } else {
            before..end
        };
        Ok(Edit { span: Span::new(File::Article, range), text: String::new() })
    }

    /// Handles the first item that the removal has made invalid, and returns whether there was one. A scenario that assumes
    /// nothing or the same as another is removed, and so is an actor without a mention and a description; a question that
    /// cannot be answered becomes a to-do.
    fn remove_dependents(&mut self, folder: &Path, assets: &Assets, draft: &Draft) -> Result<bool> {
        let faults = Faults::default();
        super::document(folder, &mut self.texts.clone(), assets, &faults);
        if faults.errors() == 0 {
            return Ok(false);
        }
        let report = Report::new(self.texts.clone(), faults);
        let errors = report.faults().iter().filter(|fault| fault.code().severity() == Severity::Error);
        for fault in errors {
            let span = fault.span();
            match (fault.code(), span.file) {
                (Code::ScenarioAssumesNothing | Code::SameScenario, File::Map) => {
                    let has_signs = |it: &&Scenario| it.signs.as_ref().is_some_and(|signs| signs.span() == span);
                    if let Some(id) = draft.map.scenarios.iter().find(has_signs).and_then(scenario_id) {
                        self.removed.insert(id);
                        return Ok(true);
                    }
                }
                (Code::ActorNeverMentioned, _) => {
                    let is_at_span = |it: &&Actor| it.id.as_ref().is_some_and(|id| id.span == span);
                    let actor = draft.map.actors.iter().find(is_at_span);
                    let actor = actor.filter(|it| it.about.as_ref().is_some_and(is_unwritten));
                    if let Some(id) = actor.and_then(|it| it.id.as_ref()) {
                        self.removed.insert((Kind::Actor, id.value.clone()));
                        return Ok(true);
                    }
                }
                (_, File::Quiz) => {
                    let edit = self.reopen_question(draft, span)?;
                    self.apply(vec![edit]);
                    return Ok(true);
                }
                _ => {}
            }
        }
        bail!(
            "nothing was changed, since this would be wrong afterwards; mend it first:\n{}",
            report.render(false).trim_end()
        )
    }

    fn steps_to(&self, span: Span) -> Vec<toml_cut::Step> {
        toml_cut::steps_to(self.texts.get(span.file).unwrap_or_default(), &(span.start..span.end))
    }

    /// The edit that removes the value of a step on the path to the span.
    fn cut(&self, steps: &[toml_cut::Step], step: usize, span: Span) -> Result<Edit> {
        let text = self.texts.get(span.file).unwrap_or_default();
        let step =
            steps.get(step).with_context(|| format!("{}: take this out by hand", location(&self.texts, span)))?;
        Ok(Edit { span: Span::new(span.file, toml_cut::cut(text, step)), text: String::new() })
    }

    fn why_unremovable(&self, mention: &Mention) -> String {
        let (location, kind, id) = (location(&self.texts, mention.id.span), mention.kind.word(), &mention.id.value);
        format!("{location}: the {kind} `{id}` is named here in a way that only you can take out. Nothing was changed")
    }

    /// The message for the author: what was removed, and what is left to decide.
    fn message(&self, kind: Kind, id: &str, name: Option<&str>) -> String {
        let in_brackets = name.map(|name| format!(" ({name})")).unwrap_or_default();
        let mut message = format!("the {} `{id}`{in_brackets} is gone", kind.word());
        let is_other = |(other, other_id): &&Item| *other != Kind::Passage && (*other, other_id.as_str()) != (kind, id);
        let mut others: Vec<String> =
            self.removed.iter().filter(is_other).map(|(kind, id)| format!("the {} `{id}`", kind.word())).collect();
        others.extend(self.removes_triad.then(|| "the triad".to_owned()));
        if !others.is_empty() {
            message.push_str(&format!("\nand with it {}", all(others)));
        }
        let count: usize = self.link_counts.values().sum();
        if count > 0 {
            let files = all(self.link_counts.keys().map(|file| file.name().to_owned()));
            let links = if count == 1 { "1 link is".to_owned() } else { format!("{count} links are") };
            message.push_str(&format!("\n{links} plain text now, in {files}"));
        }
        if !self.reopened.is_empty() {
            let reopened: Vec<&str> = self.reopened.iter().map(String::as_str).collect();
            let what = if reopened.len() == 1 { "the question" } else { "the questions" };
            message.push_str(&format!("\nto write anew, or to remove: {what} {}", quoted(&reopened)));
        }
        let lines = name.map(|name| lines_with_name(&self.texts, name)).unwrap_or_default();
        if !lines.is_empty() {
            message.push_str(&format!("\nstill named in words, for you to judge: {}", all(lines)));
        }
        message
    }
}

/// The lines that still contain a name as plain words: for each file its name with the line numbers. Comments and `at`, which
/// quote the original, do not count.
fn lines_with_name(texts: &Texts, name: &str) -> Vec<String> {
    let name = name.strip_prefix("The ").unwrap_or(name);
    let is_letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let has_name = |line: &str| {
        line.match_indices(name).any(|(at, _)| {
            !is_letter(line[..at].chars().next_back()) && !is_letter(line[at + name.len()..].chars().next())
        })
    };
    let mut locations = Vec::new();
    for file in File::ALL {
        let (mut is_comment, mut lines) = (false, Vec::new());
        for (index, line) in texts.get(file).unwrap_or_default().lines().enumerate() {
            is_comment |= line.contains("<!--");
            let text = line.split_once(" at=\"").map_or(line, |(before, _)| before);
            let is_remark = file != File::Article && line.trim_start().starts_with('#');
            if !is_comment && !is_remark && has_name(text) {
                lines.push((index + 1).to_string());
            }
            is_comment &= !line.contains("-->");
        }
        if !lines.is_empty() {
            locations.push(format!("{}:{}", file.name(), lines.join(",")));
        }
    }
    locations
}

/// The items that are removed with an item: the sources that only this note names, and the answer of a question.
fn owned_items(draft: &Draft, mention: &Mention) -> Vec<Item> {
    let id = mention.id.value.as_str();
    let sources = |is_own: bool| {
        let notes =
            draft.notes.notes.iter().filter(move |it| it.id.as_ref().is_some_and(|it| it.value == id) == is_own);
        notes
            .filter_map(|note| note.sources.as_ref()?.as_ref())
            .flat_map(|list| list.value.iter().map(|it| it.value.as_str()))
    };
    match mention.kind {
        Kind::Note => {
            let others: BTreeSet<&str> = sources(false).collect();
            sources(true).filter(|it| !others.contains(it)).map(|it| (Kind::Source, it.to_owned())).collect()
        }
        Kind::Question => {
            let question = draft.quiz.questions.iter().find(|it| has_id(it, id));
            let answer = question.and_then(|it| it.answer.as_ref());
            answer.map(|answer| (Kind::Passage, answer.id.value.clone())).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Whether the author has still to write a text, which is `?` then.
fn is_unwritten(prose: &Prose) -> bool {
    is_undecided(&plain(&prose.text))
}

fn scenario_id(scenario: &Scenario) -> Option<Item> {
    Some((Kind::Scenario, scenario.id.as_ref()?.value.clone()))
}

fn has_id(question: &Question, id: &str) -> bool {
    question.id.as_ref().is_some_and(|it| it.value == id)
}

/// The name that readers see, if an item of this kind has one.
fn display_name(draft: &Draft, kind: Kind, id: &str) -> Option<String> {
    let text = match kind {
        Kind::Actor => {
            draft.map.actors.iter().find(|it| it.id.as_ref().is_some_and(|it| it.value == id))?.name.as_ref()
        }
        Kind::Scenario => {
            draft.map.scenarios.iter().find(|it| it.id.as_ref().is_some_and(|it| it.value == id))?.name.as_ref()
        }
        Kind::Term => {
            draft.explainer.terms.iter().find(|it| it.id.as_ref().is_some_and(|it| it.value == id))?.name.as_ref()
        }
        _ => None,
    };
    text.map(|it| it.value.clone())
}

/// The file and line of a span: `map.toml:12`.
fn location(texts: &Texts, span: Span) -> String {
    format!("{}:{}", span.file.name(), texts.line(span))
}

/// The words as an enumeration in a sentence: `a, b and c`.
fn all(words: impl IntoIterator<Item = String>) -> String {
    enumerated(&words.into_iter().collect::<Vec<_>>(), " and ", usize::MAX)
}
