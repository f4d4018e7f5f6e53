//! What `check` shows of the scenario's own estimates: for each plan, the planned date of each camp
//! and deadline beside the one reached if nothing goes wrong.

use crate::analysis::{Dated, UndisturbedRow};
use crate::proportion::signed;
use crate::scenario::{Study, Vocabulary};
use crate::time::Moment;

use super::grid::{grid, heads, wrap};
use super::{Language, Text};

/// The table of each plan under the first case; a plan whose dates are those of an earlier one says so.
pub fn estimates(study: &Study, rows: &[UndisturbedRow], language: Language) -> String {
    let of_plan = |plan: usize| -> Vec<Vec<String>> {
        let rows = rows.iter().filter(|row| row.plan == plan && row.case == 0);
        rows.map(|row| cells(study, row, language)).collect()
    };
    let tables: Vec<Vec<Vec<String>>> = (0..study.plans.len()).map(of_plan).collect();
    if tables.iter().all(Vec::is_empty) {
        return String::new();
    }
    let heading = Text::new(
        "If nothing goes wrong (every estimate at its median, no gate shut, no attack, rain, rival or \
         breakdown)",
        "Si tout se passe bien (chaque estimation à sa médiane, sans suspension, attaque, pluie, rival ni \
         panne)",
    );
    let mut text = wrap(&format!("{}{}", heading.read(language), language.colon()), 2);
    for (plan, table) in tables.iter().enumerate() {
        let name = study.plans[plan].name.as_str();
        let earlier = tables[..plan].iter().position(|other| other == table);
        text += &match earlier {
            Some(other) => same(name, study.plans[other].name.as_str(), language),
            None => format!("  {name}\n{}", grid(&heading_of(study, language), table.clone())),
        };
    }
    text
}

fn same(name: &str, other: &str, language: Language) -> String {
    let like = Text::new("as under", "comme sous").read(language);
    format!("  {name}{} {like} {other}\n", language.colon())
}

fn heading_of(study: &Study, language: Language) -> Vec<(&'static str, super::grid::Side)> {
    let of_what = match study.base.vocabulary {
        Vocabulary::PeaceOperation => Text::new("Camp or deadline", "Site ou échéance"),
        Vocabulary::Humanitarian => Text::new("Site or deadline", "Site ou échéance"),
    };
    let of_what = of_what.read(language);
    let names = match language {
        Language::English => {
            [of_what, "Planned", "Undisturbed", "Due", "Slip (days)", "Float (days)"]
        }
        Language::French => {
            [of_what, "Prévu", "Sans encombre", "Date limite", "Écart (j)", "Marge (j)"]
        }
    };
    heads(names, &[0])
}

/// One row in words.
fn cells(study: &Study, row: &UndisturbedRow, language: Language) -> Vec<String> {
    let scenario = &study.base;
    let name = match row.of {
        Dated::Camp(site) => scenario.sites[site].name.as_str(),
        Dated::Deadline(id) => scenario.deadlines[id].name.as_str(),
    };
    let shown = |at: Moment| language.date(&scenario.clock.civil_end(at));
    let date = |at: Option<Moment>| at.map_or_else(|| "–".to_owned(), shown);
    let reached =
        row.undisturbed.map_or_else(|| format!(">\u{a0}{}", shown(scenario.until)), shown);
    let days = |from: Option<Moment>, to: Option<Moment>| {
        let days = from.zip(to).map(|(from, to)| (to - from).in_days());
        days.map_or_else(|| "–".to_owned(), |days| signed(language, days))
    };
    vec![
        name.to_owned(),
        date(row.planned),
        reached,
        date(row.due),
        days(row.planned, row.undisturbed),
        days(row.undisturbed, row.due),
    ]
}
