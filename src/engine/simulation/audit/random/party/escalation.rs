//! Escalations: standing orders by steps.

use std::fmt::Write as _;

use super::Parties;

impl Parties {
    /// An escalation of three steps for some camp, or for all; half of the scenarios have one.
    pub(super) fn write_escalation(&mut self, text: &mut String) {
        if self.dice.once_in(2) {
            return;
        }
        let camps = match self.dice.roll(3) {
            0 => "\"all-camps\"".to_owned(),
            _ => format!("[\"{}\"]", self.camp()),
        };
        let look = self.dice.pick(&["6 h", "1 d", "37 h"]);
        let _ = write!(text, "[escalation.e]\ncamps = {camps}\nlook = \"{look}\"\n");
        for step in ["first", "second", "third"] {
            let when = self.dice.pick(&[
                "float_below = \"60 d\"",
                "left_above = 0.2, for = \"3 d\"",
                "withheld = \"1 d\", gate = \"north\"",
                "unsafe = 1, over = \"5 d\"",
                "fight_within = \"500 km\"",
                "pace_below = 1, over = \"4 d\"",
                "before = \"out\", by = \"70 d\"",
            ]);
            let deed = self.dice.pick(&[
                "{ give = { unoe = 0.4, coe = 0.2 } }",
                "{ destroy = \"rest\" }",
                "{ shed = true }",
                "{ defer_freight = \"all\", guard = 20 }",
                "{ defer_freight = [\"unoe\", \"coe\"] }",
                "{ thin_out = 0.5 }",
                "{ rear_party = 3 }",
                "{ leave_own = true }",
                "{ leave_own = true, carries = \"3 t\" }",
                "{ destroy = \"rest\" }, { leave_own = true, carries = \"1 teu\" }",
                "{ destroy = \"rest\" }, { leave_own = true, without = \"gate.north\" }",
            ]);
            let takes = self.dice.pick(&["\"0 h\"", "\"5 h\"", "{ uniform = [\"1 h\", \"9 d\"] }"]);
            let _ = write!(
                text,
                "[escalation.e.step.{step}]\nwhen = [{{ {when} }}]\ndo = [{deed}]\ntakes = {takes}\n\
                 refuses = 0.2\n"
            );
            if step != "first" {
                text.push_str(self.dice.pick(&["", "needs = \"first\"\n", ""]));
                text.push_str(self.dice.pick(&["", "may_skip = true\n"]));
            }
            let is_undone =
                deed.contains("thin") || deed.contains("rear") || deed.contains("defer");
            if is_undone && when.contains("fight") {
                text.push_str("back = { fight_within = \"600 km\", not = true, for = \"1 d\" }\n");
            }
            if is_undone && when.contains("float") {
                text.push_str("back = { float_below = \"61 d\", not = true }\n");
            }
        }
    }
}
