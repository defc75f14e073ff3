//! What if: signs that differ from the article's, as a difference.

use crate::document::{Assumption, Document, Scenario, Sign, Tie};

/// Signs that differ from the article's, each tie at most once, in the document's order. None: as the article has it.
///
/// What an author wrote as a scenario and what a reader tries out are both this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf(Vec<Assumption>);

impl WhatIf {
    /// What a scenario assumes.
    pub fn of(document: &Document, scenario: &Scenario) -> WhatIf {
        WhatIf::new(document, &scenario.signs)
    }

    /// What is assumed, as far as the document has the ties and the signs are others; of several signs of a tie the
    /// last counts.
    fn new(document: &Document, assumed: &[Assumption]) -> WhatIf {
        let signs = document.ties.iter().filter_map(|tie| {
            let assumption = assumed.iter().rev().find(|assumption| assumption.tie == tie.id)?;
            (assumption.sign != tie.sign).then(|| assumption.clone())
        });
        WhatIf(signs.collect())
    }

    /// The same, as far as the document has it.
    pub(super) fn within(&self, document: &Document) -> WhatIf {
        WhatIf::new(document, &self.0)
    }

    /// The same, but for the sign of one tie.
    pub fn with(&self, document: &Document, tie: &str, sign: Sign) -> WhatIf {
        let mut signs = self.0.clone();
        signs.push(Assumption { tie: tie.to_owned(), sign });
        WhatIf::new(document, &signs)
    }

    /// The sign of a tie.
    pub fn sign(&self, tie: &Tie) -> Sign {
        self.0.iter().find(|it| it.tie == tie.id).map_or(tie.sign, |it| it.sign)
    }

    /// What is assumed, in the document's order.
    pub fn assumptions(&self) -> &[Assumption] {
        &self.0
    }

    /// Whether it is as the article has it.
    pub fn is_as_written(&self) -> bool {
        self.0.is_empty()
    }

    /// The sign of every tie, in the document's order.
    pub fn signs(&self, document: &Document) -> Vec<Sign> {
        let mut assumed = self.0.iter().peekable();
        // Both are in the same order: one pass is enough.
        let sign = |tie: &Tie| assumed.next_if(|it| it.tie == tie.id).map_or(tie.sign, |it| it.sign);
        document.ties.iter().map(sign).collect()
    }

    /// The scenario that an author wrote of just these signs.
    pub fn scenario<'a>(&self, document: &'a Document) -> Option<&'a Scenario> {
        self.scenario_place(document).map(|place| &document.scenarios[place])
    }

    /// Its place among the document's scenarios.
    pub fn scenario_place(&self, document: &Document) -> Option<usize> {
        let is_this = |scenario: &Scenario| WhatIf::of(document, scenario) == *self;
        if self.is_as_written() { None } else { document.scenarios.iter().position(is_this) }
    }

    /// Reads `tie:+,other:~`; what is not of that form, or not in the document, is left out.
    pub fn parse(document: &Document, text: &str) -> WhatIf {
        let assumption = |part: &str| {
            let (tie, symbol) = part.split_once(':')?;
            Some(Assumption { tie: tie.to_owned(), sign: Sign::from_symbol(symbol)? })
        };
        WhatIf::new(document, &text.split(',').filter_map(assumption).collect::<Vec<_>>())
    }

    /// Writes what [`WhatIf::parse`] reads.
    pub fn write(&self) -> String {
        let parts: Vec<String> = self.0.iter().map(|it| [&it.tie, ":", it.sign.symbol()].concat()).collect();
        parts.join(",")
    }
}
