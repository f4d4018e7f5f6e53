//! Rules: what sets them off, what must hold, what they do.

use std::fmt::Write as _;

use super::{FORCES, Parties, SIDES};

impl Parties {
    /// What sets a rule off, or an order free. A rule waits for another of a lower number.
    pub(super) fn trigger(&mut self, rule: usize) -> String {
        let mut trigger = match self.dice.roll(15) {
            0 => format!("on = \"vacated\", site = \"{}\"", self.camp()),
            1 => "date = { uniform = [\"0 d\", \"40 d\"] }".to_owned(),
            2 => format!("before = \"out\", by = {}", self.dice.pick(&["\"50 d\"", "\"84 d\""])),
            3 => format!("on = \"lifted\", site = \"{}\"", self.camp()),
            4 => {
                let on = self.dice.pick(&["taken", "force-moves", "force-arrives"]);
                format!("on = \"{on}\", side = \"{}\"", self.dice.pick(&SIDES))
            }
            5 => format!("on = \"{}\"", self.dice.pick(&["emptied", "looted", "accelerates"])),
            6 | 7 => {
                let on = self.dice.pick(&[
                    "contest-begins",
                    "contest-ends",
                    "force-held-up",
                    "force-turns-back",
                ]);
                format!(
                    "on = \"{on}\"{}",
                    self.dice.pick(&["", ", side = \"csp\"", ", force = \"alpha\""])
                )
            }
            8 => format!(
                "on = \"{}\", region = \"all\"",
                self.dice.pick(&["convoy-hit", "vehicle-lost"])
            ),
            9 => "on = \"camp-attacked\", threat = \"north\"".to_owned(),
            10 => format!(
                "on = \"{}\", gate = \"north\"",
                self.dice.pick(&["gate-refuses", "gate-suspended", "gate-resumes"])
            ),
            11 => {
                let on = self.dice.pick(&["route-closes", "route-opens"]);
                format!("on = \"{on}\", route = \"{}\"", self.route())
            }
            12 => format!(
                "on = \"{}\", threat = \"north\"",
                self.dice.pick(&["alert-begins", "alert-ends"])
            ),
            13 if rule > 0 && rule < usize::MAX => {
                format!("on = \"rule-fires\", rule = \"r{}\"", self.dice.roll(rule))
            }
            _ => format!("on = \"closed\", site = \"{}\"", self.camp()),
        };
        if trigger.starts_with("on") && self.dice.once_in(4) {
            trigger += ", every = 2";
        }
        trigger
    }

    fn condition(&mut self) -> String {
        let mut condition = match self.dice.roll(9) {
            0 => format!(
                "site = \"{}\", held_by = \"{}\"",
                self.site(),
                self.dice.pick(&["state", "nobody", "mission"])
            ),
            1 => format!(
                "site = \"{}\", present = \"{}\"",
                self.site(),
                self.dice.pick(&["csp", "mission"])
            ),
            2 => format!("site = \"{}\", contested = false", self.site()),
            3 => format!("camp = \"{}\", reached = \"lifted\"", self.camp()),
            4 => format!("camp = \"{}\", left_above = 0.3", self.camp()),
            5 => format!("camp = \"{}\", left_above = \"50 people\"", self.camp()),
            6 => "gate = \"north\", suspended = false".to_owned(),
            7 => format!("route = \"{}\", closed = false", self.route()),
            // A date may come before it: "not before" could then never hold, which is refused.
            _ => return "{ before = 2023-12-01 }".to_owned(),
        };
        if self.dice.once_in(4) {
            condition += ", not = true";
        }
        format!("{{ {condition} }}")
    }

    fn action(&mut self, forces: usize) -> String {
        let lasts = match self.dice.roll(3) {
            0 | 1 => format!(", for = {}", self.span()),
            _ => String::new(),
        };
        let force = self.dice.roll(forces);
        let action = match self.dice.roll(11) {
            0 => format!("close = \"{}\"{lasts}", self.route()),
            1 => format!("raise = \"north\", factor = 3{lasts}"),
            2 => format!("alert = \"north\"{lasts}"),
            3 => format!("suspend = \"north\"{lasts}"),
            4 => "resume = \"north\"".to_owned(),
            5 => format!("open = \"{}\"", self.route()),
            6 => format!("accelerate = [\"{}\"]", self.camp()),
            7 => format!("shelter = \"{}\"{lasts}", self.camp()),
            8 => format!(
                "posture = \"{}\", to = \"{}\"",
                FORCES[force],
                self.dice.pick(&["contest", "avoid", "defend"])
            ),
            _ => {
                let orders = self.orders(force, forces, false);
                format!("order = \"{}\", orders = [{orders}]", FORCES[force])
            }
        };
        format!("{{ {action} }}")
    }

    pub(super) fn write_rule(
        &mut self,
        text: &mut String,
        number: usize,
        rules: usize,
        forces: usize,
    ) {
        debug_assert!(number < rules);
        let trigger = self.trigger(number);
        let conditions: Vec<String> = (0..self.dice.roll(3)).map(|_| self.condition()).collect();
        let actions: Vec<String> =
            (0..1 + self.dice.roll(3)).map(|_| self.action(forces)).collect();
        let _ = writeln!(
            text,
            "[rule.r{number}]\nwhen = {{ {trigger} }}\nif = [{}]\nthen = [{}]",
            conditions.join(", "),
            actions.join(", ")
        );
        // Who raises a threat with every attack, or sends a force with every move, gets more and
        // more of them without end.
        let feeds = |action: &String| action.contains("raise") || action.contains("orders");
        let feeds = actions.iter().any(feeds);
        match self.dice.roll(4) {
            0 => {}
            _ if feeds => text.push_str("at_most = 2\n"),
            1 => text.push_str("at_most = 2\n"),
            2 => text.push_str("at_most = \"always\"\nrest = \"30 h\"\n"),
            _ => text.push_str("at_most = \"always\"\nafter = { uniform = [\"1 h\", \"30 h\"] }\n"),
        }
        if self.dice.once_in(3) && !text.ends_with("}\n") {
            let _ = writeln!(text, "after = {}", self.span());
        }
    }
}
