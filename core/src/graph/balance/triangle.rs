//! The kinds of triangles of three signs, after the great-power triangle.
//!
//! The kinds are Dittmer's (The Strategic Triangle, World Politics 33, 1981); "unit veto" for three negatives
//! is a later addition. Heider (1946) calls three negatives unbalanced, Davis (1967) allows them.

use crate::document::Sign;

/// The kind of a triad of signed ties. Sides are indices of the ties, 0 to 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Triangle {
    /// All three get on (*ménage à trois*): balanced.
    AllFriends,
    /// Two get on and both oppose the third (*stable marriage*): balanced. The friendly side.
    StableMarriage(usize),
    /// One gets on with two that oppose each other (*romantic triangle*): unbalanced. The hostile side.
    RomanticTriangle(usize),
    /// All three oppose each other (*unit veto*): unbalanced.
    UnitVeto,
    /// A tie is strained, so that balance theory says nothing.
    Open,
}

impl Triangle {
    /// The kind of triangle of these signs.
    pub fn of(signs: [Sign; 3]) -> Triangle {
        if signs.contains(&Sign::Strained) {
            return Triangle::Open;
        }
        let only = |sign| {
            let mut sides = (0..3).filter(|&side| signs[side] == sign);
            (sides.next(), sides.count())
        };
        match (only(Sign::Cooperative), only(Sign::Adversarial)) {
            ((None, _), _) => Triangle::UnitVeto,
            (_, (None, _)) => Triangle::AllFriends,
            ((Some(side), 0), _) => Triangle::StableMarriage(side),
            (_, (Some(side), _)) => Triangle::RomanticTriangle(side),
        }
    }

    /// Whether the product of the signs is positive; `None` where a sign is strained.
    pub fn is_balanced(self) -> Option<bool> {
        match self {
            Triangle::AllFriends | Triangle::StableMarriage(_) => Some(true),
            Triangle::RomanticTriangle(_) | Triangle::UnitVeto => Some(false),
            Triangle::Open => None,
        }
    }

    /// The side that differs from the other two; the corner opposite it stands alone or in the middle.
    pub fn odd_side(self) -> Option<usize> {
        match self {
            Triangle::StableMarriage(side) | Triangle::RomanticTriangle(side) => Some(side),
            Triangle::AllFriends | Triangle::UnitVeto | Triangle::Open => None,
        }
    }

    /// The kind's name, in attributes and as the key of its words.
    pub fn name(self) -> &'static str {
        match self {
            Triangle::AllFriends => "all-friends",
            Triangle::StableMarriage(_) => "stable-marriage",
            Triangle::RomanticTriangle(_) => "romantic-triangle",
            Triangle::UnitVeto => "unit-veto",
            Triangle::Open => "open",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Sign::{Adversarial as N, Cooperative as P, Strained as S};

    #[test]
    fn a_triad_is_balanced_when_the_product_of_its_signs_is_positive() {
        for signs in all_signs() {
            let product: i32 = signs.iter().map(|sign| if *sign == P { 1 } else { -1 }).product();
            assert_eq!(Triangle::of(signs).is_balanced(), Some(product > 0), "{signs:?}");
        }
    }

    #[test]
    fn the_odd_side_is_the_one_that_differs() {
        for signs in all_signs() {
            let triangle = Triangle::of(signs);
            match triangle.odd_side() {
                Some(side) => assert!((0..3).filter(|&it| signs[it] == signs[side]).count() == 1, "{signs:?}"),
                None => assert!(signs.iter().all(|sign| *sign == signs[0]), "{signs:?}"),
            }
        }
        assert_eq!(Triangle::of([P, N, N]), Triangle::StableMarriage(0));
        assert_eq!(Triangle::of([P, P, N]), Triangle::RomanticTriangle(2));
    }

    #[test]
    fn a_strained_tie_leaves_the_triangle_open() {
        assert_eq!(Triangle::of([S, P, N]), Triangle::Open);
        assert_eq!(Triangle::Open.is_balanced(), None);
    }

    fn all_signs() -> impl Iterator<Item = [Sign; 3]> {
        (0..8).map(|bits| [0, 1, 2].map(|side| if bits >> side & 1 == 0 { P } else { N }))
    }
}
