// The kinds of places, from src/author/kinds.rs: `UPDATE=1 cargo test --test native published` writes this file.

// Whether a fragment without `#` is that of a place that opens as a card.
const CARD = /^(actor|tie|origin|term)=/;
// Whether a fragment without `#` is that of a place that the map shows.
const ON_MAP = /^(actor|tie|scenario)=/;
// Whether a fragment without `#` is that of a place that can be shown alone.
const ALONE = /^(actor|tie|passage|question)=/;
// The kinds for which the element has an attribute. If several are set, the first one counts.
const KINDS = ["passage", "tie", "actor"];
