//! The tasks to choose an actor or a tie on the map.

use super::judgement::{Judgement, QuestionKind, option_index};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// The task to choose an actor.
pub(super) struct Actor;

/// The task to choose a tie.
pub(super) struct Tie;

impl QuestionKind for Actor {
    fn accepts(&self, document: &Document, _: &Question, response: &[Id]) -> bool {
        response.len() == 1 && document.actor(&response[0]).is_some()
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        judge(question, response)
    }

    fn edit(&self, document: &Document, question: &Question, draft: Response, edit: &Edit) -> Response {
        picked(self, document, question, draft, edit)
    }
}

impl QuestionKind for Tie {
    fn accepts(&self, document: &Document, _: &Question, response: &[Id]) -> bool {
        response.len() == 1 && document.tie(&response[0]).is_some()
    }

    fn judge(&self, _: &Document, question: &Question, response: &[Id]) -> Judgement {
        judge(question, response)
    }

    fn edit(&self, document: &Document, question: &Question, draft: Response, edit: &Edit) -> Response {
        picked(self, document, question, draft, edit)
    }
}

/// Whether the right actor or tie was chosen. Those that the question does not list as options are wrong.
fn judge(question: &Question, response: &[Id]) -> Judgement {
    let listed = response.first().and_then(|picked| option_index(question, picked));
    Judgement::whole(listed.is_some_and(|picked| question.options[picked].right))
}

/// The draft after an edit: the picked answer, or an empty draft where the kind of question does not accept it.
pub(super) fn picked(
    kind: &dyn QuestionKind,
    document: &Document,
    question: &Question,
    draft: Response,
    edit: &Edit,
) -> Response {
    match edit {
        Edit::Pick(picked) if kind.accepts(document, question, picked) => picked.clone(),
        Edit::Pick(_) => Response::new(),
        _ => draft,
    }
}
