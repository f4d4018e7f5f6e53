//! A column is declared once: its heading, what it is counted in, how its cell comes from a row, and
//! what it says in both languages. The file, its dictionary and what reads the file again follow.
//!
//! ```text
//! table! {
//!     /// When camps reach their milestones.
//!     Closure "closure" (of: Subject<'a>, row: &'a ClosureRow)
//!     "One row for each milestone …" "Une ligne par jalon …";
//!     which: ..Which(of, row.plan, row.case);
//!     site: Key = of.site(row.site), "Site of the camp.", "Site du camp.";
//! }
//! ```
//!
//! makes `Closure::table(subject, rows)`, and `row.site()` of every [`Row`](crate::archive::Row) of a
//! `Records<Closure>`. `(of, row)` are what the table is about and what one of its rows is made from; a
//! cell is anything that becomes a [`Cell`](crate::table::Cell). An item is one of
//!
//! - `name: Unit = cell, "English", "French";`, or with a [`Text`](crate::Text) for the two: a column;
//! - `name: ..Group(…);`: the columns of [`columns!`] that several tables have;
//! - `column(column) = cell;`: a column that hangs on the scenario or on what was asked;
//! - `for thing in things => ("kind", name), it = value => { … }`: the columns `kind.NAME.column` of
//!   each thing, whose cells come from `it`.
//! - `if condition => { … }`: columns that are there if it holds.
//!
//! What the last three hang on stands before the rest: `Runs "runs" by (shape: …) (of: …, row: …)`.

use super::Text;
use super::table::Column;
use crate::time::{Clock, Moment};

/// A table of results whose columns are declared.
pub(super) trait Schema {
    /// The file, without its ending.
    const NAME: &'static str;
    /// What one row says.
    const MEANING: Text;
    /// The columns that it must have: all but those that hang on the scenario or on what was asked.
    fn required() -> Vec<Column>;
}

/// What a column is counted in, as a type: how its cells are read again.
pub(super) trait Kind {
    /// A cell as read.
    type Cell<'r>;
    /// Reads one; dates are counted by the clock.
    fn read<'r>(text: &'r str, clock: Option<&'r Clock>) -> Self::Cell<'r>;
}

/// The kinds of columns, by the names of their units; those of the scenario's own columns have none.
pub(super) mod kind {
    use super::{Clock, Kind, Moment};

    macro_rules! kinds {
        ($($unit:ident)+ => $cell:ty: $read:expr) => {$(
            pub(crate) struct $unit;
            impl Kind for $unit {
                type Cell<'r> = $cell;
                fn read<'r>(text: &'r str, clock: Option<&'r Clock>) -> $cell {
                    let read: fn(&'r str, Option<&'r Clock>) -> $cell = $read;
                    read(text, clock)
                }
            }
        )+};
    }

    kinds!(Key Word Text => &'r str: |text, _| text);
    kinds!(Date => Option<Moment>: |text, clock| Some(clock?.moment(text.parse().ok()?)));
    kinds!(Count => Option<u32>: |text, _| text.parse().ok());
    kinds!(YesNo => Option<bool>: |text, _| Some(text == "1").filter(|_| !text.is_empty()));
    kinds!(Amount Share Hours Days Number => Option<f64>: |text, _| text.parse().ok());
}

/// Declares a table: see the head of `schema.rs`.
macro_rules! table {
    (
        $(#[$doc:meta])* $table:ident $file:literal
        $(by ($shape:ident: $Shape:ty))? ($of:tt: $Of:ty, $row:tt: $Row:ty)
        $en:literal $fr:literal; $($items:tt)*
    ) => {
        columns! {
            $(#[$doc])* $table $(by ($shape: $Shape))? ($of: $Of, $row: $Row); $($items)*
        }
        impl $crate::schema::Schema for $table {
            const NAME: &'static str = $file;
            const MEANING: $crate::Text = $crate::Text::new($en, $fr);
            fn required() -> Vec<$crate::table::Column> {
                columns!(@required $($shape)?)
            }
        }
        #[allow(dead_code, reason = "a long table is not made at once")]
        #[allow(clippy::extra_unused_lifetimes, reason = "not all that is declared is borrowed")]
        impl $table {
            /// The table without rows.
            pub(crate) fn heading<'a>($($shape: $Shape)?) -> $crate::table::Table {
                use $crate::schema::Schema;
                let columns = Self::columns($($shape)?);
                $crate::table::Table::new(Self::NAME, Self::MEANING, columns)
            }

            /// The table with a row for each of these.
            pub(crate) fn table<'a>(
                $($shape: $Shape,)? $of: $Of, rows: impl IntoIterator<Item = $Row>,
            ) -> $crate::table::Table {
                let mut table = Self::heading($($shape)?);
                for row in rows {
                    table.push(Self::cells($($shape,)? $of, row));
                }
                table
            }
        }
    };
}

/// Declares columns that several tables have, or those of one: see the head of `schema.rs`.
macro_rules! columns {
    (
        $(#[$doc:meta])* $group:ident
        $(by ($shape:ident: $Shape:ty))? ($($of:tt: $Of:ty),+); $($items:tt)*
    ) => {
        $(#[$doc])*
        pub(crate) struct $group;
        #[allow(clippy::extra_unused_lifetimes, reason = "not all that is declared is borrowed")]
        impl $group {
            /// Its columns, in order.
            pub(crate) fn columns<'a>($($shape: $Shape)?) -> Vec<$crate::table::Column> {
                let mut all = Vec::with_capacity($crate::table::COMMON_WIDTH);
                columns!(@columns all; $($items)*);
                all
            }

            /// Those that it has whatever the scenario.
            #[allow(dead_code, unused_mut, reason = "asked only where others hang on it, and some have none")]
            pub(crate) fn fixed() -> Vec<$crate::table::Column> {
                let mut all = Vec::new();
                columns!(@fixed all; $($items)*);
                all
            }

            /// The cells of a row.
            pub(crate) fn cells<'a>(
                $($shape: $Shape,)? $($of: $Of),+
            ) -> Vec<$crate::table::Cell> {
                let mut all = Vec::with_capacity($crate::table::COMMON_WIDTH);
                columns!(@cells all; $($items)*);
                all
            }
        }
        #[allow(dead_code, reason = "a reader takes what it needs")]
        #[allow(clippy::wrong_self_convention, reason = "a column may be called from_plan")]
        impl<'r> $crate::archive::Row<'r, $group> {
            columns!(@reading $($items)*);
        }
    };

    (@required) => { Self::columns() };
    (@required $shape:ident) => { Self::fixed() };

    (@columns $all:ident;) => {};
    (@fixed $all:ident;) => {};
    (@cells $all:ident;) => {};
    (@reading) => {};
    (@columns $all:ident; $name:ident: $unit:ident = $cell:expr, $en:literal, $fr:literal;
        $($rest:tt)*) => {
        let meaning = $crate::Text::new($en, $fr);
        $all.push($crate::table::Column::new(
            stringify!($name), $crate::table::Unit::$unit, meaning));
        columns!(@columns $all; $($rest)*);
    };
    (@columns $all:ident; $name:ident: $unit:ident = $cell:expr, $meaning:expr; $($rest:tt)*) => {
        $all.push($crate::table::Column::new(
            stringify!($name), $crate::table::Unit::$unit, $meaning));
        columns!(@columns $all; $($rest)*);
    };
    (@columns $all:ident; $name:ident: ..$group:ident $(by ($shape:expr))? ($($of:expr),+);
        $($rest:tt)*) => {
        $all.extend($group::columns($($shape)?));
        columns!(@columns $all; $($rest)*);
    };
    (@columns $all:ident; column($column:expr) = $cell:expr; $($rest:tt)*) => {
        $all.push($column);
        columns!(@columns $all; $($rest)*);
    };
    (@columns $all:ident; for $thing:ident in $things:expr => ($kind:literal, $name:expr)
        $(, $it:ident = $value:expr)? => { $($items:tt)* } $($rest:tt)*) => {
        for $thing in $things {
            let first = $all.len();
            columns!(@columns $all; $($items)*);
            $all[first..].iter_mut().for_each(|column| column.be_about($kind, $name));
        }
        columns!(@columns $all; $($rest)*);
    };
    (@columns $all:ident; if $is_so:expr => { $($items:tt)* } $($rest:tt)*) => {
        if $is_so {
            columns!(@columns $all; $($items)*);
        }
        columns!(@columns $all; $($rest)*);
    };

    (@fixed $all:ident; $name:ident: $unit:ident = $cell:expr, $($meaning:expr),+;
        $($rest:tt)*) => {
        columns!(@columns $all; $name: $unit = $cell, $($meaning),+;);
        columns!(@fixed $all; $($rest)*);
    };
    (@fixed $all:ident; $name:ident: ..$group:ident $(by ($shape:expr))? ($($of:expr),+);
        $($rest:tt)*) => {
        $all.extend($group::fixed());
        columns!(@fixed $all; $($rest)*);
    };
    (@fixed $all:ident; column $column:tt = $cell:expr; $($rest:tt)*) => {
        columns!(@fixed $all; $($rest)*);
    };
    (@fixed $all:ident; for $thing:ident in $things:expr => $name:tt $(, $it:ident = $value:expr)?
        => $items:tt $($rest:tt)*) => {
        columns!(@fixed $all; $($rest)*);
    };
    (@fixed $all:ident; if $is_so:expr => $items:tt $($rest:tt)*) => {
        columns!(@fixed $all; $($rest)*);
    };

    (@cells $all:ident; $name:ident: $unit:ident = $cell:expr, $($meaning:expr),+;
        $($rest:tt)*) => {
        $all.push($crate::table::Cell::from($cell));
        columns!(@cells $all; $($rest)*);
    };
    (@cells $all:ident; $name:ident: ..$group:ident $(by ($shape:expr))? ($($of:expr),+);
        $($rest:tt)*) => {
        $all.extend($group::cells($($shape,)? $($of),+));
        columns!(@cells $all; $($rest)*);
    };
    (@cells $all:ident; column($column:expr) = $cell:expr; $($rest:tt)*) => {
        $all.push($crate::table::Cell::from($cell));
        columns!(@cells $all; $($rest)*);
    };
    (@cells $all:ident; for $thing:ident in $things:expr => ($kind:literal, $name:expr)
        $(, $it:ident = $value:expr)? => { $($items:tt)* } $($rest:tt)*) => {
        for $thing in $things {
            $(let $it = $value;)?
            columns!(@cells $all; $($items)*);
        }
        columns!(@cells $all; $($rest)*);
    };
    (@cells $all:ident; if $is_so:expr => { $($items:tt)* } $($rest:tt)*) => {
        if $is_so {
            columns!(@cells $all; $($items)*);
        }
        columns!(@cells $all; $($rest)*);
    };

    (@reading $name:ident: $unit:ident = $cell:expr, $($meaning:expr),+; $($rest:tt)*) => {
        pub(crate) fn $name(
            self,
        ) -> <$crate::schema::kind::$unit as $crate::schema::Kind>::Cell<'r> {
            self.read::<$crate::schema::kind::$unit>(stringify!($name))
        }
        columns!(@reading $($rest)*);
    };
    (@reading $name:ident: ..$group:ident $(by ($shape:expr))? ($($of:expr),+);
        $($rest:tt)*) => {
        pub(crate) fn $name(self) -> $crate::archive::Row<'r, $group> {
            self.seen_as()
        }
        columns!(@reading $($rest)*);
    };
    (@reading column $column:tt = $cell:expr; $($rest:tt)*) => { columns!(@reading $($rest)*); };
    (@reading for $thing:ident in $things:expr => $name:tt $(, $it:ident = $value:expr)?
        => $items:tt $($rest:tt)*) => {
        columns!(@reading $($rest)*);
    };
    (@reading if $is_so:expr => { $($items:tt)* } $($rest:tt)*) => {
        columns!(@reading $($items)* $($rest)*);
    };
}
