//! What every part of the page starts with, and how it is shown another scene.

use super::dom::Node;
use super::map::chart::Chart;
use super::navigation::Navigation;
use crate::graph::Shared;
use crate::reader::Scene;
use std::rc::Rc;

/// What a part finds where it starts.
pub(super) struct Setting {
    /// The explainer's element.
    pub(super) root: Node,
    /// The content.
    pub(super) document: Shared,
    /// The map, if there is one.
    pub(super) chart: Option<Rc<Chart>>,
    /// Focus and scrolling.
    pub(super) navigation: Rc<Navigation>,
}

/// Shows a scene on a part of the page.
pub(super) type Show = Box<dyn FnMut(&Change)>;

/// A scene, and the one that a part shows.
pub(super) struct Change<'a> {
    pub(super) before: &'a Scene,
    pub(super) now: &'a Scene,
}
