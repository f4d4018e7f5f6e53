//! Rules that set one another off: refused where time would stand still, and only there.

use drawdown::scenario::{Code, Finding, read_text};

/// A camp, a road, two gates, a threat, a force and these rules.
fn findings(rules: &str) -> Vec<Finding> {
    let text = format!(
        r#"
format = 1
scenario = {{ id = "circles", as_of = 2023-10-07, until = 2024-01-31 }}
side.state = {{}}
site.town.kind = "town"
[camp.kidal]
line.cargo = {{ amount = "12 t", to = "town", shed = {{ gifted = 0.5 }} }}
[route.road]
ends = ["kidal", "town"]
length = "100 km"
[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "20 km/h"
[gate.north]
covers = {{ routes = ["road"] }}
suspensions = [{{ every = "20 d", lasts = "3 d" }}]
[gate.south]
covers = {{ routes = ["road"] }}
[threat.north]
routes = ["road"]
[force.army]
side = "state"
at = "town"
rate = "20 km/day"
orders = [{{ do = "move", site = "kidal" }}]
[deadline.out]
all = "all-camps"
due = 2024-01-15
{rules}"#
    );
    match read_text("circles.toml", &text, &[]) {
        Ok((_, warnings)) => warnings,
        Err(rejected) => rejected.findings,
    }
}

fn is_circle(rules: &str) -> bool {
    let found = findings(rules);
    let other = found.iter().find(|it| it.code != Code::RuleCircle);
    assert!(other.is_none(), "{other:?}");
    !found.is_empty()
}

/// Two rules that answer one another: what each has beside its trigger and its action.
fn answering(ban: &str, protest: &str) -> String {
    format!(
        r#"
[rule.ban]
when = {{ on = "gate-resumes", gate = "north" }}
then = [{{ suspend = "north", for = "9 d" }}]
{ban}
[rule.protest]
when = {{ on = "gate-suspended", gate = "north" }}
then = [{{ resume = "north" }}]
{protest}
"#
    )
}

const ALWAYS: &str = "at_most = \"always\"";

#[test]
fn two_rules_that_answer_one_another_at_once_are_refused() {
    assert!(is_circle(&answering(ALWAYS, ALWAYS)));
    let by_night = format!("{ALWAYS}\nif = [{{ before = 2023-12-01 }}]");
    assert!(is_circle(&answering(&by_night, ALWAYS)));
    let as_held = format!("{ALWAYS}\nif = [{{ site = \"town\", held_by = \"nobody\" }}]");
    assert!(is_circle(&answering(&as_held, ALWAYS)));
}

#[test]
fn time_between_them_or_a_number_of_times_ends_it() {
    for ends in ["after = \"1 h\"", "rest = \"1 h\"", "after = { uniform = [\"0 h\", \"2 h\"] }"] {
        assert!(!is_circle(&answering(ALWAYS, &format!("{ALWAYS}\n{ends}"))), "{ends}");
    }
    assert!(!is_circle(&answering(ALWAYS, "at_most = 3")));
}

#[test]
fn conditions_that_the_circle_itself_undoes_end_it() {
    let while_held = format!("{ALWAYS}\nif = [{{ site = \"town\", held_by = \"nobody\" }}]");
    let unless_held =
        format!("{ALWAYS}\nif = [{{ site = \"town\", held_by = \"nobody\", not = true }}]");
    assert!(!is_circle(&answering(&while_held, &unless_held)));
    let open = format!("{ALWAYS}\nif = [{{ gate = \"north\", suspended = true }}]");
    assert!(!is_circle(&answering(&open, ALWAYS)));
}

#[test]
fn what_is_suspended_already_is_not_suspended_again() {
    let echo = r#"
[rule.echo]
when = { on = "gate-suspended" }
at_most = "always"
then = [{ suspend = "south", for = "3 d" }]
"#;
    assert!(!is_circle(echo));
}

#[test]
fn a_rule_that_hears_only_every_second_time_runs_down() {
    let rule = |every: u32| {
        format!(
            "[rule.echo]\nwhen = {{ on = \"rule-fires\", every = {every} }}\nat_most = \"always\"\n\
             then = [{{ shelter = \"kidal\", for = \"3 h\" }}]\n[rule.first]\nwhen = {{ date = \
             2023-11-01 }}\nthen = [{{ shelter = \"kidal\", for = \"3 h\" }}]\n"
        )
    };
    assert!(is_circle(&rule(1)));
    assert!(!is_circle(&rule(2)));
}

#[test]
fn a_force_that_is_sent_on_takes_its_time() {
    let to = |site: &str| {
        format!(
            "[rule.on]\nwhen = {{ on = \"force-arrives\", force = \"army\", site = \"kidal\" }}\n\
             at_most = \"always\"\nthen = [{{ order = \"army\", orders = [{{ do = \"move\", site = \
             \"{site}\" }}] }}]\n"
        )
    };
    // Where it stands it stays, and arrives no second time.
    assert!(!is_circle(&to("kidal")));
    assert!(!is_circle(&to("town")));
}
