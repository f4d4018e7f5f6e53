//! `inputs.csv`: every value that is not the same in both ideas.

use crate::scenario::Given;

use super::{Cell, Column, Compared, Table, Text, Unit, columns};

pub(super) fn inputs(compared: &Compared<'_>) -> Table {
    let mut table = inputs_heading();
    for input in &compared.difference.inputs {
        let mut row = vec![Cell::text(input.path.as_str())];
        row.extend(given(input.old.as_ref()));
        row.extend(given(input.new.as_ref()));
        row.push(Cell::maybe(input.change, |change| Cell::count(change + 1)));
        table.push(row);
    }
    table
}

/// `inputs.csv` without rows.
pub(crate) fn inputs_heading() -> Table {
    Table::new("inputs", INPUTS, input_columns())
}

fn given(given: Option<&Given>) -> [Cell; 4] {
    let Some(given) = given else { return [const { Cell::Empty }; 4] };
    [
        Cell::text(given.value.as_str()),
        Cell::word(given.setter.word()),
        Cell::text(given.name.as_str()),
        Cell::text(given.place.as_str()),
    ]
}

const INPUTS: Text = Text::new(
    "One row for each value that is not the same in A and B, with plan, case, assumptions and \
     changes laid on.",
    "Une ligne par valeur qui diffère entre A et B, une fois appliqués plan, cas, hypothèses et \
     modifications.",
);

fn input_columns() -> Vec<Column> {
    let mut all = columns(&[("path", Unit::Text, "Dotted path.", "Chemin pointé.")]);
    all.extend(columns(&[
        ("value_a", Unit::Text, "Value in A as TOML; empty: not there.", "Valeur dans A, en TOML ; vide : absente."),
        ("set_by_a", Unit::Word, "file, plan, case, assumption or command-line.", "file (fichier), plan, case (cas), assumption (hypothèse) ou command-line (ligne de commande)."),
        ("setter_a", Unit::Key, "Which plan, case or assumption.", "Quel plan, cas ou hypothèse."),
        ("place_a", Unit::Text, "File and line, or the setting.", "Fichier et ligne, ou réglage."),
        ("value_b", Unit::Text, "Value in B as TOML; empty: not there.", "Valeur dans B, en TOML ; vide : absente."),
        ("set_by_b", Unit::Word, "As set_by_a, in B.", "Comme set_by_a, dans B."),
        ("setter_b", Unit::Key, "As setter_a, in B.", "Comme setter_a, dans B."),
        ("place_b", Unit::Text, "As place_a, in B.", "Comme place_a, dans B."),
        ("change", Unit::Count, "Number of the change it belongs to (attribution.csv); empty: it plays no part in a run.", "Numéro de la modification dont elle fait partie (attribution.csv) ; vide : sans effet sur une simulation."),
    ]));
    all
}
