//! The sort order of the map's tables.

use super::WhatIf;

/// The sort order of a table, and whether all its rows show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SortOrder {
    /// The column that the table is sorted by; none for the document's order.
    pub column: Option<usize>,
    /// Whether the order is descending.
    pub down: bool,
    /// The assumed signs when the table was sorted. The rows stay in that order, so that a row does not move away from the
    /// pointer when its sign is changed.
    pub what_if: WhatIf,
    /// Whether all rows show, or only the first of a long table.
    pub all: bool,
}

/// The map's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The table of ties.
    Ties,
    /// The table of actors.
    Actors,
}

impl Table {
    /// Both tables, in their order on the page.
    pub const ALL: [Table; 2] = [Table::Ties, Table::Actors];

    /// The table's name, as the key of its caption and in attributes.
    pub fn name(self) -> &'static str {
        match self {
            Table::Ties => "ties",
            Table::Actors => "actors",
        }
    }

    /// The keys of the words in the columns' headings.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Ties => &["tie", "sign", "what", "evidence"],
            Table::Actors => &["actor", "standing"],
        }
    }
}

impl SortOrder {
    /// The order after a press on a column's heading: ascending, descending, then the document's order.
    pub(super) fn pressed(&self, column: usize, what_if: WhatIf) -> SortOrder {
        let (column, down) = match (self.column == Some(column), self.down) {
            (false, _) => (Some(column), false),
            (true, false) => (Some(column), true),
            (true, true) => (None, false),
        };
        // The document's order does not depend on signs.
        let what_if = column.map(|_| what_if).unwrap_or_default();
        SortOrder { column, down, what_if, all: self.all }
    }
}

/// A sort key that sorts larger numbers first. Keys are texts, because a sort for another type would be compiled, and downloaded
/// by readers, once more.
pub fn most_first(number: u32) -> String {
    char::from_u32(0x8000_u32.saturating_sub(number)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_pressed_three_times_leaves_the_table_as_it_was() {
        let press = |order: &SortOrder, column| order.pressed(column, WhatIf::default());
        let once = press(&SortOrder::default(), 1);
        assert_eq!((once.column, once.down), (Some(1), false));
        assert!(press(&once, 1).down);
        assert_eq!(press(&press(&once, 1), 1), SortOrder::default());
        assert_eq!(press(&once, 0).column, Some(0));
    }
}
