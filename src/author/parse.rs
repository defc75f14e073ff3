//! Parses the texts of a folder into a draft. What cannot be read is a fault, and parsing goes on. Each file here parses one
//! file of the content.

mod article;
mod explainer;
mod map;
mod notes;
mod quiz;

use super::diagnostic::Faults;
use super::draft::Draft;
use super::texts::{File, Texts};
use super::toml_reader::{Table, Tree};

/// Parses the texts as far as possible.
pub(super) fn draft(texts: &Texts, faults: &Faults) -> Draft {
    let mut complete = Vec::new();
    let explainer = parse_toml(File::Explainer, texts, faults, &mut complete, explainer::read);
    let article = texts.get(File::Article).and_then(|text| article::read(text, faults));
    if article.is_some() {
        complete.push(File::Article);
    }
    let (sections, check_lists) = article.unwrap_or_default();
    let map = parse_toml(File::Map, texts, faults, &mut complete, |root| map::read(root, faults));
    let mut quiz = parse_toml(File::Quiz, texts, faults, &mut complete, |root| quiz::read(root, faults));
    quiz.questions.extend(check_lists);
    let notes = parse_toml(File::Notes, texts, faults, &mut complete, notes::read);
    Draft { explainer, sections, map, quiz, notes, complete }
}

fn parse_toml<T: Default>(
    file: File,
    texts: &Texts,
    faults: &Faults,
    complete: &mut Vec<File>,
    read: impl Fn(&mut Table) -> T,
) -> T {
    let Some(tree) = Tree::parse(file, texts, faults) else { return T::default() };
    if tree.complete {
        complete.push(file);
    }
    let mut root = tree.root();
    let value = read(&mut root);
    root.end();
    value
}
