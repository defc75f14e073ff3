//! The interface of the parts of the page.

use super::dom::Node;
use super::map::chart::Chart;
use super::navigation::Navigation;
use crate::graph::Shared;
use crate::reader::Scene;
use std::rc::Rc;

/// The context in which a part starts.
pub(super) struct PartContext {
    /// The explainer's element.
    pub(super) root: Node,
    /// The content.
    pub(super) document: Shared,
    /// The map, if there is one.
    pub(super) chart: Option<Rc<Chart>>,
    /// Focus and scrolling.
    pub(super) navigation: Rc<Navigation>,
}

/// Updates a part of the page for another scene.
pub(super) type Show = Box<dyn FnMut(&Change)>;

/// A change of the scene: the one that the part shows, and the one that it should show.
pub(super) struct Change<'a> {
    pub(super) before: &'a Scene,
    pub(super) now: &'a Scene,
}
