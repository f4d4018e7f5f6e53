//! The file of a sketch.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::overlay::quoted;
use super::{Sketch, SketchedCamp};

/// Days that are played after the due date.
const AFTER: i64 = 90;
/// Seats of a truck.
const SEATS: u32 = 20;

/// A comment in English and French.
type Why = (&'static str, &'static str);

const HEAD: Why = (
    "A first scenario. Check it: drawdown check THIS   Play it: drawdown run THIS\n\
     # What any key means: drawdown explain camp.starts   How it all works: drawdown manual",
    "Un premier scénario. Le contrôler : drawdown check CECI   Le jouer : drawdown run CECI\n\
     # Ce que veut dire une clé : drawdown explain camp.starts   Comment tout marche : drawdown manual",
);
const AS_OF: Why = ("the run starts here", "la simulation commence ici");
const UNTIL: Why = ("nothing is played after it", "rien n’est simulé après");
const HUB: Why = ("Where everything goes.", "Où tout va.");
const DEFAULTS: Why = (
    "What all camps have in common; a camp that says otherwise wins.",
    "Ce que tous les sites ont en commun ; un site qui dit autre chose l’emporte.",
);
const CLOSURE: Why = (
    "How a camp is closed. Add steps as you know them: drawdown manual closing",
    "Comment un site ferme. Ajoutez des étapes à mesure : drawdown manual closing",
);
const CAMPS: Why = (
    "What stands where. A line is a load of one kind; the one that is released last is the last party.",
    "Ce qui se trouve où. Un lot est un chargement d’une nature ; celui qui est libéré en dernier est la dernière équipe.",
);
const GUARD: Why = (
    "the last party: write how many stay to the end",
    "la dernière équipe : écrivez combien restent jusqu’au bout",
);
/// People who stay to the end where nobody has said how many do: of few, all.
const LAST_PARTY: u32 = 10;
const ROADS: Why = ("The roads.", "Les routes.");
const RATE: Why = (
    "least, most likely and most of a day’s march: write what you know",
    "minimum, plus probable et maximum d’une journée de marche : écrivez ce que vous savez",
);
const TRUCKS: Why = ("What carries it.", "Ce qui le porte.");
const CONVOY: Why =
    ("fewest and most that travel together", "minimum et maximum qui roulent ensemble");
const GATE: Why = ("Whose permission a convoy needs.", "De qui un convoi a besoin de l’accord.");
const DEADLINE: Why = ("By when.", "Pour quand.");
const NEXT: Why = (
    "Go on from here: a belief that much hangs on becomes an assumption, a choice becomes a plan.\n\
     # [assumption.road]\n\
     # statement = \"The roads stay passable.\"\n\
     # value = { triangular = [0.5, 1, 1.2] }\n\
     # scales = [\"route.*.rate\"]\n\
     #\n\
     # [plan.base]\n\
     # title = \"As planned\"\n\
     #\n\
     # [plan.more-trucks]\n\
     # set = { \"pool.trucks.count\" = 30 }",
    "Pour la suite : une croyance dont beaucoup dépend devient une hypothèse, un choix devient un plan.\n\
     # [assumption.road]\n\
     # statement = \"Les routes restent praticables.\"\n\
     # value = { triangular = [0.5, 1, 1.2] }\n\
     # scales = [\"route.*.rate\"]\n\
     #\n\
     # [plan.base]\n\
     # title = \"Comme prévu\"\n\
     #\n\
     # [plan.more-trucks]\n\
     # set = { \"pool.trucks.count\" = 30 }",
);

/// The file as text.
pub(super) fn write(sketch: &Sketch) -> String {
    let mut page = Page { text: String::new(), is_french: sketch.is_french };
    page.why(HEAD);
    page.line("format = 1");
    scenario(&mut page, sketch);
    hub(&mut page, sketch);
    page.section(CAMPS);
    sketch.camps.iter().for_each(|camp| page.camp(camp, &sketch.hub));
    page.section(ROADS);
    sketch.camps.iter().for_each(|camp| page.road(camp, &sketch.hub));
    trucks(&mut page, sketch);
    if let Some((authority, days)) = &sketch.permission {
        gate(&mut page, sketch, authority, *days);
    }
    page.section(DEADLINE);
    page.line("[deadline.all-out]\nall = \"all-camps\"");
    page.line(&format!("due = {}", sketch.due));
    page.section(NEXT);
    page.text
}

fn scenario(page: &mut Page, sketch: &Sketch) {
    let id = super::sketched_key(&sketch.title).unwrap_or_else(|| "first".to_owned());
    let until = sketch.due.checked_add(AFTER.days()).unwrap_or(Date::MAX);
    page.line("\n[scenario]");
    page.line(&format!("id = {}\ntitle = {}", quoted(&id), quoted(&sketch.title)));
    page.noted(&format!("as_of = {}", sketch.as_of), AS_OF);
    page.noted(&format!("until = {until}"), UNTIL);
}

fn hub(page: &mut Page, sketch: &Sketch) {
    page.section(HUB);
    page.line(&format!("[site.{}]\nkind = \"hub\"", sketch.hub));
    page.section(DEFAULTS);
    page.line("[camp_defaults]\nclosure = \"usual\"");
    page.section(CLOSURE);
    page.line("[closure.usual]\nstep.lift = { kind = \"lift\" }");
    page.line("step.last = { kind = \"last-party\", after = [\"lift\"] }");
}

fn trucks(page: &mut Page, sketch: &Sketch) {
    let most = sketch.trucks.clamp(1, 10);
    let containers = sketch.camps.iter().any(|camp| camp.teu > 0);
    page.section(TRUCKS);
    page.line(&format!("[pool.trucks]\nkind = \"trucks\"\nhome = \"{}\"", sketch.hub));
    page.line(&format!("count = {}\npayload = \"{} t\"", sketch.trucks, sketch.payload));
    if containers {
        page.line("teu = 1");
    }
    page.line(&format!("seats = {SEATS}\nspeed = \"40 km/h\""));
    page.noted(&format!("convoy = [{}, {most}]", most.min(3)), CONVOY);
    page.line("loading = \"6 h\"\nunloading = \"4 h\"");
}

fn gate(page: &mut Page, sketch: &Sketch, authority: &str, days: f64) {
    let roads = sketch.camps.iter().map(|camp| format!("\"{}-{}\"", camp.key, sketch.hub));
    let roads: Vec<String> = roads.collect();
    let (least, most) = (days / 2.0, days * 3.0);
    page.section(GATE);
    page.line(&format!("[gate.permission]\nauthority = {}", quoted(authority)));
    page.line(&format!("covers = {{ routes = [{}] }}", roads.join(", ")));
    page.line(&format!("lead_time = {{ pert = [\"{least} d\", \"{days} d\", \"{most} d\"] }}"));
}

/// A file that is being written.
struct Page {
    text: String,
    is_french: bool,
}

impl Page {
    fn read(&self, (en, fr): Why) -> &'static str {
        if self.is_french { fr } else { en }
    }

    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    fn why(&mut self, why: Why) {
        let why = format!("# {}", self.read(why));
        self.line(&why);
    }

    /// A comment after an empty line.
    fn section(&mut self, why: Why) {
        self.text.push('\n');
        self.why(why);
    }

    /// A line with a comment at its end.
    fn noted(&mut self, line: &str, why: Why) {
        let why = self.read(why);
        self.line(&format!("{line:31} # {why}"));
    }

    fn camp(&mut self, camp: &SketchedCamp, hub: &str) {
        let SketchedCamp { key, name, tonnes, teu, people, at, .. } = camp;
        self.line(&format!("[camp.{key}]"));
        if name != key {
            self.line(&format!("name = {}", quoted(name)));
        }
        if let Some((lat, lon)) = at {
            self.line(&format!("at = [{lat:?}, {lon:?}]"));
        }
        let mut lines = String::new();
        let loads = [
            ("stores", format!("{tonnes} t"), *tonnes > 0.0),
            ("containers", format!("{teu} teu"), *teu > 0),
        ];
        for (line, amount, is_there) in loads {
            if is_there {
                let _ =
                    writeln!(lines, "line.{line} = {{ amount = \"{amount}\", to = \"{hub}\" }}");
            }
        }
        let last = if *people > 2 * LAST_PARTY { LAST_PARTY } else { *people };
        if *people > last {
            let staff = people - last;
            let _ =
                writeln!(lines, "line.staff = {{ amount = \"{staff} people\", to = \"{hub}\" }}");
        }
        self.text += &lines;
        if *people > 0 {
            let party = format!("amount = \"{last} people\", to = \"{hub}\", release = \"last\"");
            self.noted(&format!("line.guard = {{ {party} }}"), GUARD);
        }
        self.text.push('\n');
    }

    fn road(&mut self, camp: &SketchedCamp, hub: &str) {
        let SketchedCamp { key, kilometres, .. } = camp;
        self.line(&format!("[route.{key}-{hub}]\nends = [\"{key}\", \"{hub}\"]"));
        self.line(&format!("length = \"{kilometres} km\""));
        self.noted("rate = { triangular = [\"80 km/day\", \"200 km/day\", \"300 km/day\"] }", RATE);
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Severity, Style, read_text, render};

    fn camp(name: &str, tonnes: f64, people: u32) -> SketchedCamp {
        let camp = SketchedCamp::named(name).expect("a name");
        SketchedCamp { tonnes, people, teu: 12, kilometres: 140.5, at: Some((13.0, -1.5)), ..camp }
    }

    fn sketch(camps: Vec<SketchedCamp>) -> Sketch {
        Sketch {
            title: "Le retrait « du nord »".to_owned(),
            as_of: "2030-01-01".parse().expect("a date"),
            due: "2030-03-01".parse().expect("a date"),
            hub: "hub".to_owned(),
            camps,
            trucks: 20,
            payload: 12.5,
            permission: Some(("l’armée \"de terre\"".to_owned(), 3.0)),
            is_french: true,
        }
    }

    #[test]
    fn what_is_written_is_read_without_errors_whatever_was_answered() {
        let five = ["Goz Beïda", "Adré", "N’Djamena 2", "Abéché-Est", "Camp « Tchad »"];
        let camps: Vec<SketchedCamp> = five.iter().map(|name| camp(name, 600.0, 30)).collect();
        for (trucks, permission) in [(1, None), (2, Some(("x".to_owned(), 0.5))), (40, None)] {
            for is_french in [true, false] {
                let sketch = Sketch {
                    trucks,
                    permission: permission.clone(),
                    is_french,
                    ..sketch(camps.clone())
                };
                let text = sketch.text();
                let findings = match read_text("first.toml", &text, &[]) {
                    Ok((_, findings)) => findings,
                    Err(rejected) => rejected.findings,
                };
                let is_error = |finding: &crate::Finding| finding.severity == Severity::Error;
                assert!(
                    !findings.iter().any(is_error),
                    "{text}\n{}",
                    render(&findings, Style::Plain, crate::Language::English)
                );
            }
        }
    }

    #[test]
    fn what_was_answered_stands_in_the_file() {
        let text = sketch(vec![camp("Goz Beïda", 600.0, 30)]).text();
        let read: toml::Table = text.parse().expect("TOML");
        assert_eq!(read["camp"]["goz-beida"]["name"].as_str(), Some("Goz Beïda"));
        assert_eq!(read["camp"]["goz-beida"]["line"]["stores"]["amount"].as_str(), Some("600 t"));
        assert_eq!(read["route"]["goz-beida-hub"]["length"].as_str(), Some("140.5 km"));
        assert_eq!(read["gate"]["permission"]["lead_time"]["pert"][1].as_str(), Some("3 d"));
    }
}
