//! Properties of the balance of any network.

use super::*;
use crate::document::Sign;
use proptest::collection::vec;
use proptest::prelude::*;

/// A network that owns its ties.
#[derive(Clone, Debug)]
struct Network {
    actors: usize,
    ends: Vec<[usize; 2]>,
    signs: Vec<Sign>,
}

impl Network {
    fn ties(&self) -> Ties<'_> {
        Ties { actors: self.actors, ends: &self.ends, signs: &self.signs }
    }

    fn frustration(&self) -> Frustration {
        frustration(self.ties(), STEPS)
    }

    fn index(&self) -> u32 {
        self.frustration().index().expect("small networks have an index")
    }

    fn with(&self, tie: usize, sign: Sign) -> Network {
        let mut other = self.clone();
        other.signs[tie] = sign;
        other
    }

    /// How many ties contradict a split.
    fn cost(&self, apart: impl Fn(usize, usize) -> bool) -> u32 {
        self.ties().sided().iter().filter(|(_, [a, b], friendly)| *friendly == apart(*a, *b)).count() as u32
    }

    /// The frustration index by trying every split.
    fn index_by_trial(&self) -> u32 {
        (0..1usize << self.actors.saturating_sub(1)).map(|split| self.cost_of(split)).min().unwrap_or(0)
    }

    fn cost_of(&self, split: usize) -> u32 {
        self.cost(|a, b| (split >> a ^ split >> b) & 1 == 1)
    }
}

fn sign() -> impl Strategy<Value = Sign> {
    prop_oneof![3 => Just(Sign::Cooperative), 3 => Just(Sign::Adversarial), 1 => Just(Sign::Strained)]
}

/// Any multigraph, also with parallel and contradicting ties, with loops and with parts.
fn network(actors: usize, ties: usize) -> impl Strategy<Value = Network> {
    (1..=actors).prop_flat_map(move |actors| (Just(actors), vec(([0..actors, 0..actors], sign()), 0..=ties))).prop_map(
        |(actors, ties)| {
            let (ends, signs) = ties.into_iter().unzip();
            Network { actors, ends, signs }
        },
    )
}

/// All triads, in the order of their ties.
fn triads(ties: Ties) -> Vec<Triad> {
    let mut all = Vec::new();
    analysis::at_once(async |slice| triads::each(ties, &mut steps::Steps::new(0, slice), &mut |it| all.push(it)).await);
    all.sort_by_key(|triad| triad.ties);
    all
}

/// How many triads there are of each kind.
fn tally(ties: Ties) -> Tally {
    let mut analysis = Analysis::new(ties, 0, 0);
    assert!(analysis.step(usize::MAX));
    analysis.triads().unwrap().tally
}

fn opposite(sign: Sign) -> Sign {
    match sign {
        Sign::Cooperative => Sign::Adversarial,
        Sign::Adversarial => Sign::Cooperative,
        Sign::Strained => Sign::Strained,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_is_the_least_over_all_splits(network in network(12, 40)) {
        let frustration = network.frustration();
        prop_assert_eq!(frustration.index(), Some(network.index_by_trial()));
        prop_assert_eq!(is_balanced(network.ties()), frustration.most == 0);
    }

    #[test]
    fn the_camps_are_contradicted_by_exactly_the_reported_ties(network in network(14, 60), steps in 0usize..3000) {
        let frustration = frustration(network.ties(), steps);
        let camp = |actor: usize| frustration.camps[actor].expect("an actor of a tie that takes a side has a camp");
        let contradicts = |(_, [a, b], friendly): &(usize, [usize; 2], bool)| *friendly == (camp(*a) != camp(*b));
        let against: Vec<usize> = network.ties().sided().into_iter().filter(contradicts).map(|(tie, ..)| tie).collect();
        prop_assert_eq!(frustration.most as usize, against.len());
        prop_assert_eq!(frustration.against, against);
        let mut sided = vec![false; network.actors];
        network.ties().sided().iter().for_each(|(_, ends, _)| ends.iter().for_each(|&end| sided[end] = true));
        prop_assert_eq!(frustration.camps.iter().map(Option::is_some).collect::<Vec<_>>(), sided);
    }

    #[test]
    fn bounds_hold_whatever_the_steps(network in network(12, 60), steps in 0usize..2000) {
        let bounds = frustration(network.ties(), steps);
        let index = network.index();
        prop_assert!(bounds.least <= index && index <= bounds.most);
        let exact = network.frustration();
        if bounds.only.is_some() {
            prop_assert_eq!(bounds.only, exact.only);
        }
        if bounds.relief.is_some() {
            prop_assert_eq!(bounds.relief, exact.relief);
        }
        for (fall, exact) in bounds.falls.iter().zip(&exact.falls) {
            prop_assert!(fall.cooperative.is_none() || fall.cooperative == exact.cooperative);
            prop_assert!(fall.adversarial.is_none() || fall.adversarial == exact.adversarial);
        }
    }

    #[test]
    fn the_search_finds_the_index_too(network in network(12, 60)) {
        for part in parts::parts(network.ties()) {
            let near = part::Near::new(part.actors.len(), &part.pairs);
            let (all, least, found) = analysis::at_once(async |slice| {
                let steps = &mut steps::Steps::new(10 * STEPS, slice);
                let all = elimination::plan(&part, steps).await.expect("a small part").best(&part, steps).await;
                let good = climb::good_split(&part, &near, climb::along_a_tree(&part, &near, 0), steps).await;
                let least = bound::bound(&part, &near, &good, steps).await;
                (all, least, branch_and_bound::search(&part, &near, &good, steps).await)
            });
            prop_assert!(least <= all.least);
            prop_assert_eq!((found.least, part.cost(&found.camps)), (all.least, all.least));
            prop_assert_eq!(found.only, all.only);
            prop_assert_eq!(found.together_or_apart, all.together_or_apart);
        }
    }

    #[test]
    fn relief_is_every_tie_whose_reversal_lowers_the_index(network in network(9, 24)) {
        let index = network.index_by_trial();
        let lowers = |tie: &usize| network.with(*tie, opposite(network.signs[*tie])).index_by_trial() < index;
        let relief: Vec<usize> = (0..network.ends.len()).filter(lowers).collect();
        prop_assert_eq!(network.frustration().relief, Some(relief));
    }

    #[test]
    fn falls_are_the_index_after_a_strained_tie_takes_a_side(network in network(9, 24)) {
        for fall in network.frustration().falls {
            prop_assert_eq!(network.signs[fall.tie], Sign::Strained);
            prop_assert_eq!(fall.cooperative, Some(network.with(fall.tie, Sign::Cooperative).index_by_trial()));
            prop_assert_eq!(fall.adversarial, Some(network.with(fall.tie, Sign::Adversarial).index_by_trial()));
        }
    }

    #[test]
    fn a_split_is_the_only_one_when_no_other_is_as_good(network in network(9, 20)) {
        let index = network.index_by_trial();
        let best = (0..1usize << network.actors).filter(|&split| network.cost_of(split) == index).count();
        // Every part, and every actor without a tie that takes a side, can be swapped on its own.
        let mut groups = part::Groups::new(network.actors);
        network.ties().sided().iter().for_each(|(_, [a, b], _)| groups.join(*a, *b));
        let parts = (0..network.actors).filter(|&actor| groups.of(actor) == actor).count();
        prop_assert_eq!(network.frustration().only, Some(best == 1 << parts));
    }

    #[test]
    fn the_order_of_the_actors_does_not_matter(network in network(12, 40), seed in vec(any::<u32>(), 12)) {
        let mut order: Vec<usize> = (0..network.actors).collect();
        order.sort_by_key(|&actor| seed[actor]);
        let ends = network.ends.iter().map(|[a, b]| [order[*b], order[*a]]).collect();
        let renamed = Network { ends, ..network.clone() };
        prop_assert_eq!(renamed.index(), network.index());
        prop_assert_eq!(renamed.frustration().only, network.frustration().only);
        prop_assert_eq!(renamed.frustration().relief, network.frustration().relief);
        prop_assert_eq!(renamed.frustration().falls, network.frustration().falls);
        prop_assert_eq!(tally(renamed.ties()), tally(network.ties()));
        prop_assert_eq!(is_weakly_balanced(renamed.ties()), is_weakly_balanced(network.ties()));
    }

    #[test]
    fn reversing_all_ties_of_an_actor_keeps_the_index(network in network(12, 40), actor in 0usize..12) {
        let mut switched = network.clone();
        for (sign, ends) in switched.signs.iter_mut().zip(&network.ends) {
            if ends.contains(&actor) {
                *sign = opposite(*sign);
            }
        }
        prop_assert_eq!(switched.index(), network.index());
        let kept = |network: &Network| Tally { weakly_unbalanced: 0, ..tally(network.ties()) };
        prop_assert_eq!(kept(&switched), kept(&network));
    }

    #[test]
    fn one_tie_changes_the_index_by_one_at_most(network in network(12, 40), tie in any::<prop::sample::Index>()) {
        prop_assume!(!network.ends.is_empty());
        let tie = tie.index(network.ends.len());
        for sign in Sign::ALL {
            prop_assert!(network.with(tie, sign).index().abs_diff(network.index()) <= 1);
        }
    }

    #[test]
    fn triads_are_all_cycles_of_three_ties(network in network(8, 20)) {
        let mut all = Vec::new();
        let count = network.ends.len();
        for ties in (0..count).flat_map(|a| (a + 1..count).flat_map(move |b| (b + 1..count).map(move |c| [a, b, c]))) {
            let [a, b, c] = ties.map(|tie| network.ends[tie]);
            let mut ends = [a, b, c].concat();
            ends.sort_unstable();
            // Three actors, each the end of two ties, of which none is a loop.
            let thrice = ends.chunks_exact(2).all(|two| two[0] == two[1]) && ends[1] < ends[2] && ends[3] < ends[4];
            if thrice && [a, b, c].iter().all(|[from, to]| from != to) {
                all.push(ties);
            }
        }
        let triads = triads(network.ties());
        let mut analysis = Analysis::new(network.ties(), 4, 0);
        while !analysis.step(10) {}
        let unbalanced: Vec<Triad> =
            triads.iter().filter(|triad| triad.balance == Balance::Unbalanced).copied().collect();
        let mut tense: Vec<usize> = unbalanced.iter().flat_map(|triad| triad.ties).collect();
        tense.sort_unstable();
        tense.dedup();
        prop_assert_eq!(super::tense(network.ties()), tense);
        let survey = analysis.triads().unwrap();
        prop_assert_eq!(survey.tally.unbalanced as usize, unbalanced.len());
        prop_assert_eq!(survey.unbalanced, unbalanced.into_iter().take(4).collect::<Vec<_>>());
        prop_assert_eq!(triads.iter().map(|triad| triad.ties).collect::<Vec<_>>(), all);
        for triad in triads {
            let triangle = Triangle::of(triad.ties.map(|tie| network.signs[tie]));
            prop_assert_eq!(triad.balance == Balance::Balanced, triangle.is_balanced() == Some(true));
            prop_assert_eq!(triad.balance == Balance::Open, triangle == Triangle::Open);
            let one_hostile = matches!(triangle, Triangle::RomanticTriangle(_));
            prop_assert_eq!(triad.weak_balance == Balance::Unbalanced, one_hostile);
            for side in 0..3 {
                prop_assert!(!network.ends[triad.ties[side]].contains(&triad.actors[side]));
            }
        }
    }

    #[test]
    fn balance_implies_weak_balance(network in network(8, 12)) {
        if is_balanced(network.ties()) {
            prop_assert!(is_weakly_balanced(network.ties()));
        }
        if is_weakly_balanced(network.ties()) {
            prop_assert_eq!(tally(network.ties()).weakly_unbalanced, 0);
        }
    }

    #[test]
    fn every_tie_counts_at_both_of_its_ends(network in network(10, 30)) {
        let standings = standings(network.ties(), &[]);
        let ends: u32 = standings.iter().map(|it| it.friendly + it.hostile + it.strained).sum();
        prop_assert_eq!(ends as usize, 2 * network.ties().all().len());
        prop_assert_eq!(network.frustration().most == 0, is_balanced(network.ties()));
    }

    #[test]
    fn malformed_input_does_not_panic(ends in vec([0usize..9, 0..9], 0..20), signs in vec(sign(), 0..30), actors in 0usize..6) {
        let ties = Ties { actors, ends: &ends, signs: &signs };
        let (triads, standings) = (triads(ties), standings(ties, &[true, false]));
        prop_assert_eq!(standings.len(), actors);
        let found = frustration(ties, 100);
        prop_assert!(found.least <= found.most && (!is_balanced(ties) || found.least == 0));
        prop_assert!(triads.iter().all(|triad| triad.actors.iter().all(|&actor| actor < actors)));
        is_weakly_balanced(ties);
    }
}

#[test]
fn an_actor_stands_as_alone_as_its_share_of_hostile_ties() {
    use Sign::{Adversarial as N, Cooperative as P, Strained as S};
    let ends = [[0, 1], [0, 2], [0, 3], [0, 3], [2, 3]];
    let ties = Ties { actors: 5, ends: &ends, signs: &[P, N, N, S, S] };
    let of = |left_out: &[bool]| standings(ties, left_out).iter().map(Standing::alone).collect::<Vec<_>>();
    assert_eq!(of(&[]), [Some(2.0 / 3.0), Some(0.0), Some(1.0), Some(1.0), None]);
    assert_eq!(of(&[true]), [Some(1.0), None, Some(1.0), Some(1.0), None]);
    assert_eq!(standings(ties, &[])[0], Standing { friendly: 1, hostile: 2, strained: 1 });
}

#[test]
fn two_ties_of_one_pair_may_contradict_each_other() {
    let network = Network { actors: 2, ends: vec![[0, 1], [1, 0]], signs: vec![Sign::Cooperative, Sign::Adversarial] };
    assert!(!is_balanced(network.ties()) && !is_weakly_balanced(network.ties()));
    let frustration = network.frustration();
    assert_eq!((frustration.index(), frustration.only, frustration.relief), (Some(1), Some(false), Some(vec![0, 1])));
}

#[test]
fn big_networks_have_bounds_at_least() {
    // A ring of 1,000 actors with 2,000 ties across, of all three signs.
    let ends =
        (0..3000usize).map(|tie| [tie % 1000, if tie < 1000 { tie + 1 } else { tie * tie + 7 } % 1000]).collect();
    let signs = (0..3000usize).map(|tie| Sign::ALL[(tie * tie / 7) % 3]).collect();
    let network = Network { actors: 1000, ends, signs };
    let Frustration { least, most, relief, .. } = network.frustration();
    assert!(0 < least && least <= most && relief.is_none(), "{least} to {most}");
}

#[test]
fn the_index_relief_and_falls_of_a_balanced_network_are_known_however_big_it_is() {
    let ends: Vec<[usize; 2]> = (0..3000usize).map(|tie| [tie % 1000, (tie * tie + tie / 7 + 1) % 1000]).collect();
    let camp = |actor: usize| (actor * actor / 5).is_multiple_of(3);
    let sign = |(tie, [a, b]): (usize, &[usize; 2])| match (tie % 10, camp(*a) == camp(*b)) {
        (0, _) => Sign::Strained,
        (_, true) => Sign::Cooperative,
        (_, false) => Sign::Adversarial,
    };
    let signs = ends.iter().enumerate().map(sign).collect();
    let network = Network { actors: 1000, ends, signs };
    let frustration = network.frustration();
    assert!(is_balanced(network.ties()));
    assert_eq!((frustration.index(), frustration.only, frustration.relief), (Some(0), Some(true), Some(vec![])));
    assert!(frustration.falls.len() > 250);
    assert!(frustration.falls.iter().all(|fall| fall.cooperative.is_some() && fall.adversarial.is_some()));
}

/// Pseudorandom numbers, for networks that are too big for proptest to shrink (Marsaglia, Xorshift RNGs, Journal of Statistical
/// Software 8, 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % end
    }

    /// A network with signs of all three kinds, or with hostile ones only.
    fn network(&mut self, actors: usize, ends: Vec<[usize; 2]>, hostile: bool) -> Network {
        const SIGNS: [Sign; 5] =
            [Sign::Cooperative, Sign::Adversarial, Sign::Cooperative, Sign::Adversarial, Sign::Strained];
        let signs = ends.iter().map(|_| if hostile { Sign::Adversarial } else { SIGNS[self.below(5)] }).collect();
        Network { actors, ends, signs }
    }
}

fn complete(actors: usize) -> Vec<[usize; 2]> {
    (0..actors).flat_map(|b| (0..b).map(move |a| [a, b])).collect()
}

/// So many hubs, each with a tie to each leaf. The hubs come first, or last.
fn hubs(hubs: usize, leaves: usize, first: bool) -> Vec<[usize; 2]> {
    let place = |hub: usize| if first { hub } else { leaves + hub };
    let leaf = |leaf: usize| if first { hubs + leaf } else { leaf };
    (0..leaves).flat_map(|it| (0..hubs).map(move |hub| [place(hub), leaf(it)])).collect()
}

/// Networks of many shapes, each with its name and how many actors it has.
fn shapes(numbers: &mut Numbers) -> Vec<(String, usize, Vec<[usize; 2]>)> {
    let mut shapes: Vec<(String, usize, Vec<[usize; 2]>)> = Vec::new();
    for leaves in [1000, 10_000] {
        shapes.push((format!("a hub with {leaves} leaves"), leaves + 1, hubs(1, leaves, true)));
        shapes.push((format!("{leaves} leaves and their hub"), leaves + 1, hubs(1, leaves, false)));
    }
    for (count, leaves) in [(2, 500), (3, 1000), (12, 1000), (20, 1000)] {
        shapes.push((format!("{count} hubs that share {leaves} leaves"), count + leaves, hubs(count, leaves, true)));
    }
    for actors in [17, 25, 30, 60, 96, 200] {
        shapes.push((format!("{actors}, all pairs"), actors, complete(actors)));
    }
    for leaves in [100, 300, 1000] {
        let ends = (0..leaves).map(|leaf| [0, 16 + leaf]);
        shapes.push((
            format!("16, all pairs, one with {leaves} leaves"),
            16 + leaves,
            complete(16).into_iter().chain(ends).collect(),
        ));
    }
    for holders in [3, 16] {
        let leaves = (0..3000).map(|leaf| [leaf % holders, 16 + leaf]);
        let ends = complete(16).into_iter().chain(leaves).collect();
        shapes.push((format!("16, all pairs, {holders} with 3000 leaves"), 3016, ends));
    }
    for actors in 18..=24 {
        shapes.push((format!("{actors}, all pairs"), actors, complete(actors)));
    }
    let part = |part: usize| complete(40).into_iter().map(move |ends| ends.map(|end| 40 * part + end));
    shapes.push(("20 parts of 40, all pairs".into(), 800, (0..20).flat_map(part).collect()));
    let ring: Vec<[usize; 2]> = (0..10_000).map(|actor| [actor, (actor + 1) % 10_000]).collect();
    shapes.push(("a path".into(), 10_000, ring[1..].to_vec()));
    shapes.push(("a cycle".into(), 10_000, ring));
    shapes.push(("pairs".into(), 10_000, (0..5000).map(|pair| [2 * pair, 2 * pair + 1]).collect()));
    let grid = (0..900).flat_map(|at| [(at % 30 < 29).then(|| [at, at + 1]), (at < 870).then(|| [at, at + 30])]);
    shapes.push(("a grid".into(), 900, grid.flatten().collect()));
    for (actors, ties) in [(60, 180), (96, 200), (1000, 3000)] {
        let ends = (0..ties).map(|_| [numbers.below(actors), numbers.below(actors)]).collect();
        shapes.push((format!("{actors} with {ties} random ties"), actors, ends));
    }
    shapes.push(("cliques in a row, each of 16 and with one in common".into(), 16 + 15 * 39, row_of_cliques(40)));
    shapes
}

/// Cliques of 16, of which each has one actor in common with the next.
fn row_of_cliques(count: usize) -> Vec<[usize; 2]> {
    (0..count).flat_map(|clique| complete(16).into_iter().map(move |ends| ends.map(|end| 15 * clique + end))).collect()
}

#[test]
fn no_network_takes_more_steps_than_there_are() {
    let mut numbers = Numbers(0x1936);
    let shapes = shapes(&mut numbers);
    for (name, actors, ends) in shapes {
        for hostile in [false, true] {
            let network = numbers.network(actors, ends.clone(), hostile);
            let size = network.actors + network.ends.len();
            for most in [0, 1000, STEPS / 10, STEPS] {
                let (found, done) = analysis::at_once(async |slice| {
                    let mut steps = steps::Steps::new(most, slice);
                    let found = frustration::counted(network.ties(), &mut steps, &Default::default()).await;
                    (found, steps.done())
                });
                assert!(done <= most + 32 * size, "{name}: {done} steps of {most} for {size} actors and ties");
                assert!(found.least <= found.most, "{name}");
            }
        }
    }
}

#[test]
fn the_index_and_relief_are_known_of_big_networks_that_are_easy() {
    let mut numbers = Numbers(0x1956);
    let ring: Vec<[usize; 2]> = (0..10_000).map(|actor| [actor, (actor + 1) % 10_000]).collect();
    let shapes = [(10_001, hubs(1, 10_000, true)), (10_001, hubs(1, 10_000, false)), (1002, hubs(2, 1000, true))];
    for (actors, ends) in shapes.into_iter().chain([(10_000, ring[1..].to_vec()), (10_000, ring)]) {
        // Twice each tie, so that many contradict each other.
        let ends = [ends.clone(), ends].concat();
        let network = numbers.network(actors, ends, false);
        let frustration = network.frustration();
        assert!(frustration.index() > Some(0) && frustration.only.is_some() && frustration.relief.is_some());
    }
}

#[test]
fn the_index_relief_and_falls_of_17_actors_are_known_whatever_their_ties() {
    let mut numbers = Numbers(0x1966);
    for case in 0..12 {
        // All pairs, also several times, or most of them.
        let mut ends = [complete(17), if case % 2 == 0 { complete(17) } else { Vec::new() }].concat();
        ends.retain(|_| case < 6 || numbers.below(10) > 0);
        let network = numbers.network(17, ends, case % 3 == 0);
        let frustration = network.frustration();
        assert!(frustration.index().is_some() && frustration.only.is_some() && frustration.relief.is_some());
        assert!(frustration.falls.iter().all(|fall| fall.cooperative.is_some() && fall.adversarial.is_some()));
        assert_eq!(frustration.index(), Some(network.index_by_trial()));
    }
}

#[test]
fn the_index_relief_and_falls_of_17_actors_are_known_however_many_ties_are_strained() {
    let mut numbers = Numbers(0x1953);
    for case in 0..240 {
        let actors = 14 + case % 4;
        let mut network = Network { actors, ends: complete(actors), signs: Vec::new() };
        // Some pairs have several ties.
        for _ in 0..numbers.below(12) {
            network.ends.push(network.ends[numbers.below(network.ends.len())]);
        }
        let strained = [30, 60, 80, 90, 97][numbers.below(5)];
        for at in 0..network.ends.len() {
            let [a, b] = network.ends[at];
            let is_path = case % 2 == 0 && b == a + 1;
            let sign = match numbers.below(100) {
                percent if !is_path && percent < strained => Sign::Strained,
                percent if is_path && percent < 80 || percent % 2 == 0 => Sign::Cooperative,
                _ => Sign::Adversarial,
            };
            network.signs.push(sign);
        }
        let frustration = network.frustration();
        assert!(
            frustration.index().is_some() && frustration.only.is_some() && frustration.relief.is_some(),
            "{network:?}"
        );
        let unknown = frustration.falls.iter().filter(|fall| fall.cooperative.is_none() || fall.adversarial.is_none());
        assert_eq!(unknown.count(), 0, "{network:?}");
    }
}

/// The results of enumerating all splits: the least number of contradicted ties; for each tie, whether some best split has its
/// ends together, and whether some has them apart; and the number of best splits, with the first actor in a fixed camp.
fn by_all_splits(network: &Network) -> (u32, Vec<[bool; 2]>, usize) {
    let sided = network.ties().sided();
    let mut near = vec![Vec::new(); network.actors];
    for (_, [a, b], friendly) in &sided {
        near[*a].push((*b, *friendly));
        near[*b].push((*a, *friendly));
    }
    // The splits are enumerated by a Gray code (Gray 1953), so that each differs from the one before in one actor only.
    let mut apart = vec![false; network.actors];
    let mut cost = sided.iter().filter(|(.., friendly)| !friendly).count() as u32;
    let (mut least, mut best) = (cost, vec![apart.clone()]);
    for turn in 1..1usize << (network.actors - 1) {
        let actor = 1 + turn.trailing_zeros() as usize;
        for &(other, friendly) in near[actor].iter().filter(|(other, _)| *other != actor) {
            if (apart[actor] != apart[other]) == friendly { cost -= 1 } else { cost += 1 }
        }
        apart[actor] = !apart[actor];
        if cost < least {
            (least, best) = (cost, Vec::new());
        }
        if cost == least {
            best.push(apart.clone());
        }
    }
    let ways = network.ends.iter().map(|[a, b]| {
        let has = |apart: bool| best.iter().any(|split| (split[*a] != split[*b]) == apart);
        [has(false), has(true)]
    });
    (least, ways.collect(), best.len())
}

/// Asserts that the frustration of a network agrees with the enumeration of all splits.
fn assert_agrees_with_all_splits(network: &Network, name: &str) {
    let (least, ways, best) = by_all_splits(network);
    let found = network.frustration();
    assert_eq!(found.index(), Some(least), "{name}: {network:?}");
    let mut groups = part::Groups::new(network.actors);
    network.ties().sided().iter().for_each(|(_, [a, b], _)| groups.join(*a, *b));
    let parts = (0..network.actors).filter(|&actor| groups.of(actor) == actor).count();
    assert_eq!(found.only, Some(best == 1 << (parts - 1)), "{name}: {network:?}");
    let mut relief = Vec::new();
    let mut falls = Vec::new();
    for (tie, (&[a, b], &sign)) in network.ends.iter().zip(&network.signs).enumerate() {
        if a == b {
            continue;
        }
        let [together, apart] = ways[tie];
        match sign {
            Sign::Cooperative if apart => relief.push(tie),
            Sign::Adversarial if together => relief.push(tie),
            Sign::Strained => falls.push(Fall {
                tie,
                cooperative: Some(least + u32::from(!together)),
                adversarial: Some(least + u32::from(!apart)),
            }),
            _ => {}
        }
    }
    assert_eq!(found.relief, Some(relief), "{name}: {network:?}");
    assert_eq!(found.falls, falls, "{name}: {network:?}");
}

#[test]
fn the_frustration_agrees_with_an_enumeration_of_all_splits() {
    let mut numbers = Numbers(0x1999);
    for case in 0..60 {
        let cliques = |sizes: &[usize]| {
            let mut ends = Vec::new();
            let mut first = 0;
            for &size in sizes {
                ends.extend(complete(size).into_iter().map(|ends| ends.map(|end| first + end)));
                first += size;
            }
            ends
        };
        let leaves = |clique: usize, holders: &[usize]| {
            let ends = holders.iter().enumerate().map(|(leaf, &holder)| [holder, clique + leaf]);
            complete(clique).into_iter().chain(ends).collect::<Vec<_>>()
        };
        let shapes = [
            ("16, all pairs", 16, complete(16)),
            ("parts that nothing joins", 16, cliques(&[6, 5, 3, 2])),
            ("a clique with leaves on several", 16, leaves(10, &[0, 0, 3, 9, 4, 0])),
            ("hubs that share their leaves", 15, hubs(3, 12, case % 2 == 0)),
            ("few ties", 16, (0..24).map(|_| [numbers.below(16), numbers.below(16)]).collect()),
            ("many ties", 14, (0..70).map(|_| [numbers.below(14), numbers.below(14)]).collect()),
        ];
        let (name, actors, ends) = shapes[case % 6].clone();
        let mut network = numbers.network(actors, ends, case % 5 == 0);
        // Many strained ties, some of which connect components that no other tie does.
        if case % 3 == 0 {
            for sign in &mut network.signs {
                if numbers.below(3) > 0 {
                    *sign = Sign::Strained;
                }
            }
            for _ in 0..3 {
                network.ends.push([numbers.below(actors), numbers.below(actors)]);
                network.signs.push(Sign::Strained);
            }
        }
        assert_agrees_with_all_splits(&network, name);
    }
}

#[test]
fn for_networks_of_enemies_only_as_much_is_known_as_the_docs_say() {
    let all = |actors: usize| {
        let ends = complete(actors);
        Network { actors, signs: vec![Sign::Adversarial; ends.len()], ends }.frustration()
    };
    for actors in 14..=20 {
        let found = all(actors);
        assert_eq!(found.index(), Some(((actors - 1) * (actors - 1) / 4) as u32), "{actors}");
        assert_eq!(found.relief.is_some() && found.only.is_some(), actors <= 17, "{actors}");
    }
    for actors in 21..=24 {
        let (found, index) = (all(actors), ((actors - 1) * (actors - 1) / 4) as u32);
        assert!(found.index().is_none() && found.least <= index && found.most == index, "{actors}");
    }
    assert_eq!(all(21).least, 90);
    // Not all pairs, but many of them.
    let mut numbers = Numbers(0x2001);
    for actors in 19..=20 {
        let mut ends = complete(actors);
        ends.retain(|_| numbers.below(10) < 4);
        let network = numbers.network(actors, ends, true);
        let (least, ways, _) = by_all_splits(&network);
        let found = network.frustration();
        assert!(found.least <= least && least <= found.most, "{network:?}");
        if let Some(relief) = found.relief {
            let expected = (0..network.ends.len()).filter(|&tie| ways[tie][0]).collect::<Vec<_>>();
            assert_eq!(relief, expected, "{network:?}");
        }
    }
}

#[test]
fn parts_that_share_one_actor_are_split_on_their_own() {
    let mut numbers = Numbers(0x1973);
    // Alone each of these is known, and so they are when they hang together.
    let leaves = |first: usize, at: usize| (0..1000).map(move |leaf| [at, first + leaf]);
    let clique_and_leaves = complete(16).into_iter().chain(leaves(16, 0)).chain(leaves(1016, 3)).collect();
    let cliques = [complete(20), complete(20).into_iter().map(|ends| ends.map(|end| end + 19)).collect()].concat();
    for (actors, ends) in [(2016, clique_and_leaves), (31, row_of_cliques(2)), (39, cliques)] {
        let network = numbers.network(actors, ends, false);
        let parts = parts::parts(network.ties());
        let found = network.frustration();
        let alone = parts.iter().map(|part| {
            let of_part: Vec<usize> = part.ties.iter().map(|&(tie, _)| tie).collect();
            let ends: Vec<[usize; 2]> = of_part.iter().map(|&tie| network.ends[tie]).collect();
            let signs: Vec<Sign> = of_part.iter().map(|&tie| network.signs[tie]).collect();
            frustration(Ties { actors, ends: &ends, signs: &signs }, STEPS).index().expect("known alone")
        });
        assert_eq!(found.index(), Some(alone.sum()));
        if actors != 39 {
            assert!(found.only.is_some() && found.relief.is_some(), "{actors} actors");
            assert!(found.falls.iter().all(|fall| fall.cooperative.is_some() && fall.adversarial.is_some()));
        }
    }
}

#[test]
fn in_slices_the_same_is_found_and_no_slice_is_long() {
    let mut numbers = Numbers(0x1972);
    for (name, actors, ends) in shapes(&mut numbers) {
        for hostile in [false, true] {
            let network = numbers.network(actors, ends.clone(), hostile);
            let size = network.actors + network.ends.len();
            let exact = network.frustration();
            let mut analysis = Analysis::new(network.ties(), 3, STEPS);
            let (mut beyond, mut is_done) = (0, false);
            while !is_done {
                is_done = analysis.step(STEPS / 10);
                beyond = beyond.max(analysis.beyond());
                let bounds = analysis.bounds();
                assert!(bounds.least <= exact.most && exact.least <= bounds.most, "{name}: {bounds:?}");
            }
            assert!(beyond <= STEPS / 5 + 32 * size, "{name}: {beyond} steps beyond a slice");
            assert_eq!(analysis.frustration(), Some(exact), "{name}");
            let triads = analysis.triads().unwrap();
            assert_eq!(triads.unbalanced.len(), 3.min(triads.tally.unbalanced as usize), "{name}");
        }
    }
}
