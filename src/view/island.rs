//! Islands: small roots in the static page that Yew draws in the browser, for parts whose structure changes, and not only their
//! attributes and texts.

use super::dom::Node;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};
use yew::{AppHandle, Renderer};

/// An island on the page, which is removed when it is dropped. Static content of its container stays until it is drawn first.
pub(super) struct Island {
    container: Node,
    app: Option<AppHandle<Content>>,
    drawn: u32,
    /// The outermost element that the island has drawn.
    top: NodeRef,
}

impl Island {
    /// An island in a container. What the author tool has drawn in the container stays until the island is first drawn, and is
    /// removed then.
    pub(super) fn at(container: Node) -> Island {
        Island { container, app: None, drawn: 0, top: NodeRef::default() }
    }

    /// Draws the island in the next microtask, before the browser paints. If the content has the same key as before, its elements
    /// are updated, so that focus stays in them; otherwise they are replaced.
    pub(super) fn draw(&mut self, content: Option<VTag>) {
        self.draw_then(content.map(VNode::from).unwrap_or_default(), Callback::noop());
    }

    /// Draws the island, and calls `then` once the content is in the page.
    pub(super) fn draw_then(&mut self, mut content: Html, then: Callback<()>) {
        self.drawn += 1;
        // If another script has moved the element elsewhere, Yew would go on to update it there, so the island starts anew.
        if Node::drawn(&self.top).is_some_and(|top| top.parent().as_ref() != Some(&self.container)) {
            self.end();
            self.container.clear();
        }
        if let VNode::VTag(tag) = &mut content
            && let Some(tag) = Rc::get_mut(tag)
        {
            tag.node_ref = self.top.clone();
        }
        let props = ContentProps { drawn: self.drawn, content, then };
        match &mut self.app {
            Some(app) => app.update(props),
            None => {
                let renderer = Renderer::<Content>::with_root_and_props(self.container.element().clone(), props);
                self.app = Some(renderer.render());
            }
        }
    }

    /// Removes the content.
    fn end(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.top = NodeRef::default();
    }

    /// The container.
    pub(super) fn container(&self) -> &Node {
        &self.container
    }
}

impl Drop for Island {
    fn drop(&mut self) {
        self.end();
    }
}

/// The component that shows the content of an island.
struct Content;

#[derive(Clone, Properties)]
struct ContentProps {
    /// How often the island was drawn. Properties are compared by this number, because comparing the nodes would take long.
    drawn: u32,
    content: Html,
    then: Callback<()>,
}

impl PartialEq for ContentProps {
    fn eq(&self, other: &ContentProps) -> bool {
        self.drawn == other.drawn
    }
}

impl Component for Content {
    type Message = ();
    type Properties = ContentProps;

    fn create(_: &Context<Content>) -> Content {
        Content
    }

    fn view(&self, context: &Context<Content>) -> Html {
        context.props().content.clone()
    }

    fn rendered(&mut self, context: &Context<Content>, _: bool) {
        context.props().then.emit(());
    }
}
