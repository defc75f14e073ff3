//! Distances between actors in the network, as the number of ties (hops) on the shortest path.

/// The distance between actors without a path between them.
pub(super) const NO_WAY: u16 = u16::MAX;

/// The adjacency lists of `count` actors, in the order of the pairs.
pub(super) fn neighbours(count: usize, pairs: impl Iterator<Item = [usize; 2]>) -> Vec<Vec<usize>> {
    let mut neighbours = vec![Vec::new(); count];
    for [one, other] in pairs {
        neighbours[one].push(other);
        neighbours[other].push(one);
    }
    neighbours
}

/// The number of hops on the shortest path from an actor to each other one, by breadth-first search.
pub(super) fn hops_from(start: usize, neighbours: &[Vec<usize>]) -> Vec<u16> {
    let mut hops = vec![NO_WAY; neighbours.len()];
    let mut reached = Vec::with_capacity(neighbours.len());
    hops[start] = 0;
    reached.push(start);
    let mut next = 0;
    while let Some(&one) = reached.get(next) {
        next += 1;
        for &other in &neighbours[one] {
            if hops[other] == NO_WAY {
                // Longer distances than the type holds are capped, which makes no visible difference.
                hops[other] = (hops[one] + 1).min(NO_WAY - 1);
                reached.push(other);
            }
        }
    }
    hops
}

/// The connected components, each with its members in ascending order; the largest component first.
pub(super) fn groups(neighbours: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; neighbours.len()];
    let mut groups = Vec::new();
    for start in 0..neighbours.len() {
        if seen[start] {
            continue;
        }
        let mut group = vec![start];
        seen[start] = true;
        let mut next = 0;
        while let Some(&one) = group.get(next) {
            next += 1;
            for &other in &neighbours[one] {
                if !seen[other] {
                    seen[other] = true;
                    group.push(other);
                }
            }
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hops_are_counted_along_the_shortest_path() {
        let neighbours = neighbours(6, [[0, 1], [1, 2], [2, 3], [0, 3], [4, 5]].into_iter());
        assert_eq!(hops_from(0, &neighbours), [0, 1, 2, 1, NO_WAY, NO_WAY]);
        assert_eq!(groups(&neighbours), [vec![0, 1, 2, 3], vec![4, 5]]);
    }
}
