//! What is picked on the map: an actor, a tie, or another sign of a tie.

use super::judgement::{Judgement, Kind, place};
use super::{Edit, Response};
use crate::document::{Document, Id, Question};

/// An actor.
pub(super) struct Actor;

/// A tie.
pub(super) struct Tie;

impl Kind for Actor {
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

impl Kind for Tie {
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

/// Whether the one that is right was picked. Of all others on the map none is, listed or not.
fn judge(question: &Question, response: &[Id]) -> Judgement {
    let listed = response.first().and_then(|picked| place(question, picked));
    Judgement::whole(listed.is_some_and(|picked| question.options[picked].right))
}

/// What is picked; nothing, where it cannot be picked.
pub(super) fn picked(
    kind: &dyn Kind,
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
