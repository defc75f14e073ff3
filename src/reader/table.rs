//! How the map's tables are sorted.

use super::WhatIf;

/// How a table is sorted, and whether all of it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// By which column, if not as the author has it.
    pub column: Option<usize>,
    /// Whether the last comes first.
    pub down: bool,
    /// What was assumed when it was sorted: a row whose sign is changed stays under the hand that changes it.
    pub what_if: WhatIf,
    /// Whether all rows show, however many there are.
    pub all: bool,
}

/// The map's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// That of the ties.
    Ties,
    /// That of the actors.
    Actors,
}

impl Table {
    /// Both, in their order on the page.
    pub const ALL: [Table; 2] = [Table::Ties, Table::Actors];

    /// Its name, as the key of its caption and in attributes.
    pub fn name(self) -> &'static str {
        match self {
            Table::Ties => "ties",
            Table::Actors => "actors",
        }
    }

    /// The keys of its columns' headings.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Ties => &["tie", "sign", "what", "evidence"],
            Table::Actors => &["actor", "standing"],
        }
    }
}

impl Order {
    /// The same with another press on a column's heading: up, down, and as the author has it.
    pub(super) fn pressed(&self, column: usize, what_if: WhatIf) -> Order {
        let (column, down) = match (self.column == Some(column), self.down) {
            (false, _) => (Some(column), false),
            (true, false) => (Some(column), true),
            (true, true) => (None, false),
        };
        // As the author has it, no sign matters.
        let what_if = column.map(|_| what_if).unwrap_or_default();
        Order { column, down, what_if, all: self.all }
    }
}

/// What a number is sorted by where what has most comes first. Everything is sorted as text: each kind of thing that is
/// sorted costs as much code again.
pub fn most_first(number: u32) -> String {
    char::from_u32(0x8000_u32.saturating_sub(number)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_pressed_three_times_leaves_the_table_as_it_was() {
        let press = |order: &Order, column| order.pressed(column, WhatIf::default());
        let once = press(&Order::default(), 1);
        assert_eq!((once.column, once.down), (Some(1), false));
        assert!(press(&once, 1).down);
        assert_eq!(press(&press(&once, 1), 1), Order::default());
        assert_eq!(press(&once, 0).column, Some(0));
    }
}
