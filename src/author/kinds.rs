//! The kinds of places that scripts tell apart, as a script of constants.
//!
//! The script is a file of its own, `src/browser/kinds.js`, because the npm package takes it as it is.

use crate::document::Place;

/// The kinds of places that can be shown alone, without the rest of the explainer.
const ALONE: [&str; 4] = ["actor", "tie", "passage", "question"];

/// The kinds for which the element has an attribute. If several are set, the first one counts.
const ATTRIBUTES: [&str; 3] = ["passage", "tie", "actor"];

/// The text of `src/browser/kinds.js`.
pub fn script() -> String {
    let those = |is: fn(&Place) -> bool| {
        Place::KINDS.into_iter().filter(|kind| Place::new(kind, "x").is_some_and(|place| is(&place))).collect()
    };
    let test = |name: &str, about: &str, kinds: Vec<&str>| {
        format!("// Whether a fragment without `#` is that of {about}.\nconst {name} = /^({})=/;\n", kinds.join("|"))
    };
    let begin = "// The kinds of places, from src/author/kinds.rs: `UPDATE=1 cargo test --test native published` writes this file.\n\n";
    [
        begin,
        &test("CARD", "a place that opens as a card", those(Place::opens_card)),
        &test("ON_MAP", "a place that the map shows", those(Place::is_on_map)),
        &test("ALONE", "a place that can be shown alone", ALONE.into()),
        "// The kinds for which the element has an attribute. If several are set, the first one counts.\n",
        &format!("const KINDS = [{}];\n", ATTRIBUTES.map(|kind| format!("\"{kind}\"")).join(", ")),
    ]
    .concat()
}
