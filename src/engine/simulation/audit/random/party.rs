//! Sides, forces, contests, claims, rules and deadlines on control, as text.

use std::fmt::Write as _;

use proptest::prelude::*;

mod escalation;
mod rule;

/// Numbers from which everything about the parties follows; small ones are the plainest choices,
/// and when they run out all are plain.
#[derive(Debug, Clone)]
pub(super) struct Dice {
    rolled: Vec<u8>,
    next: usize,
}

/// Some rolls of the dice.
pub(super) fn dice() -> impl Strategy<Value = Dice> {
    prop::collection::vec(any::<u8>(), 300..400).prop_map(|rolled| Dice { rolled, next: 0 })
}

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        let rolled = self.rolled.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        usize::from(rolled) % sides
    }

    /// One of several, the first the plainest.
    fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.roll(of.len())]
    }

    /// True once in so many rolls.
    fn once_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == sides - 1
    }

    /// A text of so many parts at most, each written by a function that is told its number.
    fn list(&mut self, most: usize, mut part: impl FnMut(&mut Self, usize) -> String) -> String {
        let count = self.roll(most + 1);
        (0..count).map(|number| part(self, number)).collect::<Vec<_>>().join(", ")
    }
}

const SIDES: [&str; 3] = ["state", "csp", "band"];
const FORCES: [&str; 4] = ["alpha", "bravo", "charlie", "delta"];
const SPANS: [&str; 6] = [
    "\"6 h\"",
    "\"30 min\"",
    "{ exponential = \"20 h\" }",
    "{ uniform = [\"1 d\", \"6 d\"] }",
    "\"0 h\"",
    "\"12 d\"",
];

/// The parties of a theatre of so many camps, whose trucks go by a gate or not.
#[derive(Debug, Clone)]
pub(super) struct Parties {
    dice: Dice,
    camps: usize,
    /// Camps told of so far, and those of them at which alpha is to succeed.
    told: usize,
    awaited: Vec<usize>,
}

impl Parties {
    pub(super) fn new(dice: Dice, camps: usize) -> Self {
        Self { dice, camps, told: 0, awaited: Vec::new() }
    }

    fn camp(&mut self) -> String {
        format!("camp-{}", self.dice.roll(self.camps))
    }

    fn site(&mut self) -> String {
        match self.dice.roll(5) {
            0..=2 => self.camp(),
            3 => "hub".to_owned(),
            _ => "port".to_owned(),
        }
    }

    fn route(&mut self) -> String {
        match self.dice.roll(3) {
            0 if self.camps > 1 => format!("side-{}", 1 + self.dice.roll(self.camps - 1)),
            1 => "south".to_owned(),
            _ => format!("road-{}", self.dice.roll(self.camps)),
        }
    }

    fn span(&mut self) -> &'static str {
        self.dice.pick(&SPANS)
    }

    /// Keys of a site that is no camp.
    pub(super) fn of_site(&mut self) -> &'static str {
        self.dice.pick(&[
            "",
            "controller = \"state\"\n",
            "controller = \"csp\"\nterrain = \"town\"\n",
            "terrain = \"desert\"\n",
        ])
    }

    /// Who may come to a camp: keys in its table.
    pub(super) fn of_camp(&mut self) -> String {
        let text = "successor = \"town\"\nsuccessor_delay = { triangular = [\"1 d\", \"2 d\", \"5 d\"] }\n";
        let mut keys = match self.dice.roll(6) {
            0 | 1 => text.to_owned(),
            2 => "successor = \"state\"\n".to_owned(),
            3 => format!("successor = \"state\"\nsuccessor_delay = {}\n", self.span()),
            4 => {
                self.awaited.push(self.told);
                "successor = \"alpha\"\n".to_owned()
            }
            _ => String::new(),
        };
        self.told += 1;
        match self.dice.roll(4) {
            0 | 1 => {}
            2 => {
                let _ = writeln!(keys, "rivals = {{ csp = {} }}", self.span());
            }
            _ => {
                let (csp, band) = (self.span(), self.span());
                let _ = writeln!(keys, "rivals = {{ csp = {csp}, band = {band} }}");
            }
        }
        if self.dice.once_in(3) {
            let _ = writeln!(keys, "looters = {}", self.span());
        }
        keys
    }

    /// All tables of the parties.
    pub(super) fn write(mut self, text: &mut String) {
        text.push_str("[side.state]\nhostile = [\"csp\"]\n[side.csp]\n");
        text.push_str(self.dice.pick(&["", "hostile = [\"band\"]\n"]));
        text.push_str("[side.band]\n");
        text.push_str(self.dice.pick(&["", "hostile = [\"state\"]\n"]));
        self.write_claims(text);
        let forces = 1 + self.dice.roll(FORCES.len());
        for number in 0..forces {
            self.write_force(text, number, forces);
        }
        self.write_contests(text);
        let rules = self.dice.roll(6);
        for number in 0..rules {
            self.write_rule(text, number, rules, forces);
        }
        self.write_escalation(text);
        self.write_deadlines(text);
    }

    fn write_claims(&mut self, text: &mut String) {
        let claims = self.dice.roll(4);
        if claims > 0 {
            text.push_str("[assessment.prior]\nhub = { state = 0.5, csp = 0.5 }\n");
            text.push_str("port = { state = 0.3, csp = 0.3, nobody = 0.4 }\n");
        }
        for number in 0..claims {
            let by = self.dice.pick(&["state", "csp", "press"]);
            let says = self.dice.pick(&["csp", "state", "nobody"]);
            let site = self.dice.pick(&["hub", "port"]);
            let grade = self.dice.pick(&["B2", "A1", "C4", "F6", "E5"]);
            let conceded = self.dice.pick(&["", "conceded = true\n"]);
            let _ = write!(
                text,
                "[claim.c{number}]\nsite = \"{site}\"\nby = \"{by}\"\nsays = \"{says}\"\n\
                 on = 2023-10-0{}\ngrade = \"{grade}\"\n{conceded}",
                number + 1
            );
        }
    }

    fn write_force(&mut self, text: &mut String, number: usize, forces: usize) {
        let side = match number {
            0 => "state",
            1 => "csp",
            _ => self.dice.pick(&SIDES),
        };
        let size = self.dice.pick(&["100", "0", "300", "900"]);
        let posture = self.dice.pick(&["contest", "defend", "contest", "avoid"]);
        let rate = self.dice.pick(&[
            "\"10 km/h\"",
            "{ uniform = [\"5 km/h\", \"25 km/h\"] }",
            "\"60 km/day\"",
        ]);
        let at = self.site();
        let _ = write!(
            text,
            "[force.{}]\nside = \"{side}\"\nsize = {size}\nat = \"{at}\"\nrate = {rate}\n\
             posture = \"{posture}\"\n",
            FORCES[number]
        );
        if self.dice.once_in(4) {
            text.push_str("support = [\"air\"]\n");
        }
        match self.dice.roll(6) {
            4 => text.push_str("presence = \"if-held\"\n"),
            5 => {
                let otherwise = self.site();
                let _ = writeln!(text, "presence = \"if-held\"\notherwise_at = \"{otherwise}\"");
            }
            _ => {}
        }
        let mut orders = self.orders(number, forces, true);
        for camp in self.awaited.iter().filter(|_| number == 0) {
            let _ = write!(orders, ", {{ do = \"take-over\", site = \"camp-{camp}\" }}");
        }
        let orders = orders.trim_start_matches(", ");
        let _ = writeln!(text, "orders = [{orders}]");
    }

    fn orders(&mut self, force: usize, forces: usize, may_wait: bool) -> String {
        let count = self.dice.roll(5);
        let orders = (0..count).map(|_| self.order(force, forces, may_wait));
        orders.collect::<Vec<_>>().join(", ")
    }

    fn order(&mut self, force: usize, forces: usize, may_wait: bool) -> String {
        let other = self.dice.roll(forces);
        let mut order = match self.dice.roll(7) {
            0 | 1 => format!("do = \"take-over\", site = \"{}\"", self.camp()),
            2 | 3 => format!("do = \"move\", site = \"{}\"", self.site()),
            4 => "do = \"hold\"".to_owned(),
            5 => format!("do = \"withdraw\", site = \"{}\"", self.site()),
            _ if other != force => {
                let lasts = match self.dice.roll(2) {
                    0 => format!(", for = {}", self.span()),
                    _ => String::new(),
                };
                format!("do = \"shadow\", force = \"{}\"{lasts}", FORCES[other])
            }
            _ => "do = \"hold\"".to_owned(),
        };
        if self.dice.once_in(2) {
            let _ = write!(order, ", pause = {}", self.span());
        }
        if self.dice.once_in(4) {
            order += ", not_before = { uniform = [\"2 d\", \"30 d\"] }";
        }
        if self.dice.once_in(5) {
            let milestone = self.dice.pick(&["vacated", "lifted", "closed"]);
            let _ = write!(order, ", after = \"{}.{milestone}\"", self.camp());
        }
        if may_wait && self.dice.once_in(4) {
            let _ = write!(order, ", when = {{ {} }}", self.trigger(usize::MAX));
        }
        format!("{{ {order} }}")
    }

    fn write_contests(&mut self, text: &mut String) {
        let tables = match self.dice.roll(4) {
            0 | 1 => &["any"][..],
            2 => &["any", "two"],
            _ => &["two"],
        };
        for table in tables {
            let _ = writeln!(text, "[contest.{table}]\nlasts = {}", self.span());
            if *table == "two" {
                text.push_str("between = [\"state\", \"csp\"]\nregions = [\"all\"]\n");
            }
            let row = |dice: &mut Dice| {
                dice.pick(&[
                    "advance = 0.4, hold = 0.3, turn_back = 0.3",
                    "advance = 1",
                    "hold = 0.9, turn_back = 0.1",
                    "turn_back = 1",
                    "advance = 0.5, turn_back = 0.5, lasts = \"2 d\"",
                ])
            };
            let conditions =
                ["ratio = 2", "terrain = \"desert\"", "support = \"air\"", "against = \"air\""];
            let rows = self
                .dice
                .list(3, |dice, _| format!("{{ {}, {} }}, ", dice.pick(&conditions), row(dice)));
            let _ = writeln!(
                text,
                "odds = [{} {{ {} }}]",
                rows.replace(", , ", ", "),
                row(&mut self.dice)
            );
            let closes = self.dice.pick(&["leg", "nothing", "roads"]);
            let _ = writeln!(text, "closes = \"{closes}\"\nretry = {}", self.span());
            for key in ["aftermath", "threat_lasts"] {
                let _ = writeln!(text, "{key} = {}", self.span());
            }
            text.push_str(
                self.dice
                    .pick(&["", "threats = [\"north\"]\nthreat_factor = { uniform = [0, 2] }\n"]),
            );
            text.push_str(self.dice.pick(&["", "suspends = [\"north\"]\n"]));
            text.push_str(self.dice.pick(&["", "shelter_within = \"200 km\"\n"]));
        }
    }

    fn write_deadlines(&mut self, text: &mut String) {
        let side = self.dice.pick(&["state", "csp", "mission"]);
        let (one, other) = (self.site(), self.site());
        let due = self.dice.pick(&["40 d", "85 d", "30 d"]);
        let _ = write!(
            text,
            "[deadline.held]\nall = [\"{one}\", \"{other}\"]\nheld_by = \"{side}\"\ndue = \"{due}\"\n\
             [deadline.empty]\nall = \"all-camps\"\nempty_at_most = \"2 d\"\n"
        );
    }
}
