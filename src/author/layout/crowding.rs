//! Reports the names on the map that readers cannot read.

use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::texts::{File, Span};
use crate::document::Document;
use crate::graph::layout::judgement::{LAPTOP, PHONE, Screen, Trouble, illegible};
use crate::graph::layout::network;

/// The most names that a message lists.
const MAX_LISTED: usize = 6;

/// Adds a fault for each screen on which names of the document's map are illegible.
pub(in crate::author) fn judge(document: &Document, faults: &Faults) {
    [PHONE, LAPTOP].iter().filter_map(|screen| fault(document, *screen)).for_each(|fault| faults.add(fault));
}

fn fault(document: &Document, screen: Screen) -> Option<Fault> {
    let layout = document.layouts.iter().find(|layout| layout.shape == screen.shape)?;
    let found = illegible(&network(document).0, layout, screen);
    let name = |actor: usize| format!("`{}`", document.actors[actor].name);
    let description = |(actor, trouble): &(usize, Trouble)| match trouble {
        Trouble::Small(px) => format!("{} has letters of {px:.1} px", name(*actor)),
        Trouble::Covered(other) => format!("{} and {} lie on each other", name(*actor), name(*other)),
    };
    // Of two names that cover each other only the first is listed.
    let is_repeated = |it: &&(usize, Trouble)| matches!(it.1, Trouble::Covered(other) if other < it.0 && found.contains(&(other, Trouble::Covered(it.0))));
    let shown: Vec<String> = found.iter().filter(|it| !is_repeated(it)).map(description).collect();
    if shown.is_empty() {
        return None;
    }
    let more = match shown.len().saturating_sub(MAX_LISTED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let what = shown.iter().take(MAX_LISTED).cloned().collect::<Vec<_>>().join(", ");
    let message = format!("names on the map cannot be read on a screen of {} px: {what}{more}", screen.width);
    let fault = Fault::new(Code::CrowdedMap, Span::whole(File::Map), message);
    let fault = fault.help("shorter names need less room; a `pin` that puts somebody too close to others can go");
    let help = "actors who act as one can be one, of kind `group`; those with a `side` stand together; more than about 30 are \
                easier to follow in two explainers, with a map each";
    Some(fault.help(help))
}
