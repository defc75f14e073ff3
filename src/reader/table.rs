//! How the map's tables are sorted.

/// How a table is sorted, and whether all of it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// By which column, if not as the author has it.
    pub column: Option<usize>,
    /// Whether the last comes first.
    pub down: bool,
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
    pub(super) fn pressed(self, column: usize) -> Order {
        match (self.column == Some(column), self.down) {
            (false, _) => Order { column: Some(column), down: false, ..self },
            (true, false) => Order { down: true, ..self },
            (true, true) => Order { column: None, down: false, ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_pressed_three_times_leaves_the_table_as_it_was() {
        let once = Order::default().pressed(1);
        assert_eq!(once, Order { column: Some(1), down: false, all: false });
        assert!(once.pressed(1).down);
        assert_eq!(once.pressed(1).pressed(1), Order::default());
        assert_eq!(once.pressed(1).pressed(0), Order { column: Some(0), down: false, all: false });
    }
}
