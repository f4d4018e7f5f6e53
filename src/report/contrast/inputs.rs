//! `inputs.csv`: every value that is not the same in both ideas.

use crate::scenario::InputDifference;

use super::Compared;

table! {
    /// Every value that is not the same in both ideas.
    Inputs "inputs" (_of: &'a Compared<'a>, input: &'a InputDifference)
    "One row for each value that is not the same in A and B, with plan, case, assumptions and \
     changes laid on."
    "Une ligne par valeur qui diffère entre A et B, une fois appliqués plan, cas, hypothèses et \
     modifications.";
    path: Text = &input.path, "Dotted path.", "Chemin pointé.";
    value_a: Text = input.old.as_ref().map(|given| &given.value),
        "Value in A as TOML; empty: not there.", "Valeur dans A, en TOML ; vide : absente.";
    set_by_a: Word = input.old.as_ref().map(|given| given.setter.word()),
        "file, plan, case, assumption or command-line.",
        "file (fichier), plan, case (cas), assumption (hypothèse) ou command-line (ligne de \
         commande).";
    setter_a: Key = input.old.as_ref().map(|given| &given.name),
        "Which plan, case or assumption.", "Quel plan, cas ou hypothèse.";
    place_a: Text = input.old.as_ref().map(|given| &given.place),
        "File and line, or the setting.", "Fichier et ligne, ou réglage.";
    value_b: Text = input.new.as_ref().map(|given| &given.value),
        "Value in B as TOML; empty: not there.", "Valeur dans B, en TOML ; vide : absente.";
    set_by_b: Word = input.new.as_ref().map(|given| given.setter.word()),
        "As set_by_a, in B.", "Comme set_by_a, dans B.";
    setter_b: Key = input.new.as_ref().map(|given| &given.name),
        "As setter_a, in B.", "Comme setter_a, dans B.";
    place_b: Text = input.new.as_ref().map(|given| &given.place),
        "As place_a, in B.", "Comme place_a, dans B.";
    change: Count = input.change.map(|change| change + 1),
        "Number of the change it belongs to (attribution.csv); empty: it plays no part in a run.",
        "Numéro de la modification dont elle fait partie (attribution.csv) ; vide : sans effet sur \
         une simulation.";
}
