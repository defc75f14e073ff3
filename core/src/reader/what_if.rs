//! What if: assumed signs, as the difference from the article's.

use crate::document::{Assumption, Document, Scenario, Sign, Tie};

/// Assumed signs that differ from the article's, at most one for each tie, in the document's order. Empty: the article's signs.
///
/// Both the scenarios of an author and the signs that a reader tries out are of this type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf(Vec<Assumption>);

impl WhatIf {
    /// The signs that a scenario assumes.
    pub fn of(document: &Document, scenario: &Scenario) -> WhatIf {
        WhatIf::new(document, &scenario.signs)
    }

    /// The assumptions about ties of the document whose sign differs from the article's; of several about one tie, the last.
    fn new(document: &Document, assumed: &[Assumption]) -> WhatIf {
        let signs = document.ties.iter().filter_map(|tie| {
            let assumption = assumed.iter().rev().find(|assumption| assumption.tie == tie.id)?;
            (assumption.sign != tie.sign).then(|| assumption.clone())
        });
        WhatIf(signs.collect())
    }

    /// The assumptions about ties that the document has.
    pub(super) fn within(&self, document: &Document) -> WhatIf {
        WhatIf::new(document, &self.0)
    }

    /// The same assumptions, but with another sign of one tie.
    pub fn with(&self, document: &Document, tie: &str, sign: Sign) -> WhatIf {
        let mut signs = self.0.clone();
        signs.push(Assumption { tie: tie.to_owned(), sign });
        WhatIf::new(document, &signs)
    }

    /// The sign of a tie.
    pub fn sign(&self, tie: &Tie) -> Sign {
        self.0.iter().find(|it| it.tie == tie.id).map_or(tie.sign, |it| it.sign)
    }

    /// The assumptions, in the document's order.
    pub fn assumptions(&self) -> &[Assumption] {
        &self.0
    }

    /// Whether every tie has the article's sign.
    pub fn is_as_written(&self) -> bool {
        self.0.is_empty()
    }

    /// The sign of every tie, in the document's order.
    pub fn signs(&self, document: &Document) -> Vec<Sign> {
        let mut assumed = self.0.iter().peekable();
        // Assumptions and ties are in the same order, so one pass over both is enough.
        let sign = |tie: &Tie| assumed.next_if(|it| it.tie == tie.id).map_or(tie.sign, |it| it.sign);
        document.ties.iter().map(sign).collect()
    }

    /// The scenario that assumes exactly these signs.
    pub fn scenario<'a>(&self, document: &'a Document) -> Option<&'a Scenario> {
        self.scenario_index(document).map(|index| &document.scenarios[index])
    }

    /// The index in the document of the scenario that assumes exactly these signs.
    pub fn scenario_index(&self, document: &Document) -> Option<usize> {
        let is_this = |scenario: &Scenario| WhatIf::of(document, scenario) == *self;
        if self.is_as_written() { None } else { document.scenarios.iter().position(is_this) }
    }

    /// Parses `tie:+,other:~`; parts that are not of that form, or whose tie the document does not have, are ignored.
    pub fn parse(document: &Document, text: &str) -> WhatIf {
        let assumption = |part: &str| {
            let (tie, symbol) = part.split_once(':')?;
            Some(Assumption { tie: tie.to_owned(), sign: Sign::from_symbol(symbol)? })
        };
        WhatIf::new(document, &text.split(',').filter_map(assumption).collect::<Vec<_>>())
    }

    /// Serializes the assumptions in the form that [`WhatIf::parse`] reads.
    pub fn write(&self) -> String {
        let parts: Vec<String> = self.0.iter().map(|it| [&it.tie, ":", it.sign.symbol()].concat()).collect();
        parts.join(",")
    }
}
