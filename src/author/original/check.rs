//! Checks the explainer's references to the original.

use super::words::{Original, normalised};
use crate::author::diagnostic::{Code, Fault, Faults};
use crate::author::draft::Draft;
use crate::author::draft::article::{Passage, Section};
use crate::author::texts::Spanned;
use crate::document::Quote;

/// Looks up the words of each `at`, and the headings that passages without `at` refer to.
pub(in crate::author) fn check(draft: &Draft, original: &Original, faults: &Faults) {
    for at in draft.passages().filter_map(|passage| passage.at.as_ref()) {
        quote(at, original, faults);
    }
    for section in &draft.sections {
        heading(draft, section, original, faults);
    }
}

fn quote(at: &Spanned<Quote>, original: &Original, faults: &Faults) {
    let Quote { start, end } = &at.value;
    let missing = |phrase: &str| {
        let fault = Fault::new(Code::NotInOriginal, at.span, format!("`{}` does not say `{phrase}`", original.name));
        let help = match original.nearest(phrase) {
            Some(nearest) => format!("the nearest that it says: `{nearest}`"),
            None => "copy a few words from there, from one paragraph; quotation marks, dashes and spaces may differ"
                .to_owned(),
        };
        faults.add(fault.label("not there").help(help));
    };
    let Some(found) = original.end_of(start, 0) else { return missing(start) };
    let Some(end) = end else { return };
    if original.end_of(end, found).is_some() {
        return;
    }
    if original.end_of(end, 0).is_none() {
        return missing(end);
    }
    let message = format!("in `{}`, `{end}` stands before `{start}`", original.name);
    let fault = Fault::new(Code::NotInOriginal, at.span, message).label("the wrong way round");
    faults.add(
        fault.help("name first how the stretch begins, then how it ends; longer phrases tell which of two is meant"),
    );
}

/// Looks up a section's heading. It is needed only if a passage refers to it; the author's own passages refer to nothing in the
/// original.
fn heading(draft: &Draft, section: &Section, original: &Original, faults: &Faults) {
    let Some(heading) = section.original.as_deref().filter(|heading| !normalised(heading).is_empty()) else { return };
    let lists_claims = !draft.explainer.claims.is_empty();
    let refers_to_heading = |passage: &Passage| passage.at.is_none() && !(lists_claims && passage.claims.is_empty());
    if original.has_heading(heading) || !section.passages().any(refers_to_heading) {
        return;
    }
    let message = format!("`{}` has no heading `{heading}`", original.name);
    let fault = Fault::new(Code::HeadingNotInOriginal, section.id.span, message).label("leads to that heading");
    let fault = fault.suggest(heading, original.headings.iter().map(String::as_str));
    faults
        .add(fault.help(
            "name the heading there, `original=\"...\"`, or none, `original=\"\"`; or give its passages an `at`",
        ));
}
