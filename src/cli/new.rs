//! `drawdown new`: a first scenario from ten questions, or from a table of camps.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::arguments::LanguageArgument;
use super::error::CliError;
use super::example::write_new;
use super::{command, input, terminal};
use crate::scenario::Message;
use crate::scenario::message;
use crate::scenario::{self, Sketch, SketchedCamp, date_meant, read_text_file, sketched_key};
use drawdown_report::{Language, Text};

/// Arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// The file to write; none of that name may be there
    file: PathBuf,
    /// A table of the camps: columns camp and km, and tonnes, people, teu, lat, lon as far as known;
    /// commas, or semicolons and decimal commas
    #[arg(long, value_name = "CSV")]
    from: Option<PathBuf>,
    /// Language of the questions and the comments [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    lang: Option<LanguageArgument>,
}

/// Asks, writes the file, and says what is doubtful in it.
pub(super) fn new(arguments: &NewArguments) -> Result<(), CliError> {
    let language = terminal::language(arguments.lang);
    let file = &arguments.file;
    if file.exists() {
        return Err(CliError::input(message!(
            "cli-example-exists-nothing-was-written-give",
            path = file.display()
        )));
    }
    let camps = arguments.from.as_deref().map(camps_of).transpose()?;
    let mut asker = Asker::new(language);
    let sketch = ask(&mut asker, camps)?;
    let text = sketch.text();
    let (_, findings) =
        scenario::read_text(&file.to_string_lossy(), &text, &[]).map_err(input::rejected)?;
    write_new(file, &text)?;
    terminal::findings(&findings);
    let (shown, quoted) = (file.display(), command::quoted(&file.to_string_lossy()));
    terminal::talk(&match language {
        Language::English => format!("Wrote {shown}. Play it: drawdown run {quoted}\n"),
        Language::French => {
            format!("{shown} est écrit. Pour le jouer\u{a0}: drawdown run {quoted}\n")
        }
    });
    Ok(())
}

/// The camps of a table in a file.
fn camps_of(path: &Path) -> Result<Vec<SketchedCamp>, CliError> {
    let name = path.display().to_string();
    let text = read_text_file(path).map_err(|why| {
        let problem = message!("file-cannot-read", path = name, why = why.message());
        if why.is_of_machine() { CliError::machine(problem) } else { CliError::input(problem) }
    })?;
    Sketch::camps_of(&name, &text).map_err(input::rejected)
}

/// Ten questions; those about camps are left out where a table answers them.
fn ask(asker: &mut Asker, camps: Option<Vec<SketchedCamp>>) -> Result<Sketch, CliError> {
    let title = asker.ask(TITLE, Some("first"), |text| Ok(text.to_owned()))?;
    let is_french = asker.language == Language::French;
    let as_of = asker.ask(AS_OF, None, |text| day(text, is_french))?;
    let due = asker.ask(DUE, None, |text| later(day(text, is_french)?, as_of))?;
    let hub = asker.ask(HUB, Some("hub"), key)?;
    let camps = match camps {
        Some(camps) => camps,
        None => ask_camps(asker, &hub)?,
    };
    if camps.iter().any(|camp| camp.key == hub) {
        return Err(CliError::input(message!("cli-new-camp-cannot-where-everything-goes", hub)));
    }
    let trucks = asker.ask(TRUCKS, Some("20"), |text| number(text, 1.0, 1e5))? as u32;
    let payload = asker.ask(PAYLOAD, Some("12"), |text| number(text, 0.1, 1e4))?;
    let permission = asker.ask(PERMISSION, Some(""), permission)?;
    Ok(Sketch { title, as_of, due, hub, camps, trucks, payload, permission, is_french })
}

/// The questions about camps.
fn ask_camps(asker: &mut Asker, hub: &str) -> Result<Vec<SketchedCamp>, CliError> {
    let mut camps = asker.ask(CAMPS, None, |text| names(text, hub))?;
    let count = camps.len();
    let tonnes = asker.ask(TONNES, Some("500"), |text| numbers(text, count, 0.0))?;
    let people = asker.ask(PEOPLE, Some("30"), |text| numbers(text, count, 0.0))?;
    let kilometres = asker.ask(KILOMETRES, Some("100"), |text| numbers(text, count, 0.1))?;
    for (at, camp) in camps.iter_mut().enumerate() {
        camp.tonnes = tonnes[at];
        camp.people = people[at] as u32;
        camp.kilometres = kilometres[at];
    }
    Ok(camps)
}

const TITLE: Text = Text::new("1. What is it called?", "1. Comment s’appelle-t-il ?");
const AS_OF: Text = Text::new(
    "2. From which day on do you plan? (a day such as 2030-01-31)",
    "2. À partir de quel jour planifiez-vous ? (un jour comme 2030-01-31)",
);
const DUE: Text = Text::new(
    "3. By which day must every camp be empty?",
    "3. Pour quel jour tous les sites doivent-ils être vides ?",
);
const HUB: Text = Text::new("4. Where does everything go?", "4. Où tout va-t-il ?");
const CAMPS: Text = Text::new(
    "5. Which camps are to be closed? (names, apart by commas)",
    "5. Quels sites sont à fermer ? (noms, séparés par des virgules)",
);
const TONNES: Text = Text::new(
    "6. How many tonnes stand in them? (one number for all, or one for each)",
    "6. Combien de tonnes s’y trouvent ? (un nombre pour tous, ou un pour chacun)",
);
const PEOPLE: Text = Text::new(
    "7. How many people are there? (one number for all, or one for each)",
    "7. Combien de personnes s’y trouvent ? (un nombre pour tous, ou un pour chacun)",
);
const KILOMETRES: Text = Text::new(
    "8. How many kilometres by road is that? (one number for all, or one for each)",
    "8. À combien de kilomètres par route ? (un nombre pour tous, ou un pour chacun)",
);
const TRUCKS: Text = Text::new("9. How many trucks are there?", "9. Combien de camions y a-t-il ?");
const PAYLOAD: Text =
    Text::new("   How many tonnes does one carry?", "   Combien de tonnes un camion porte-t-il ?");
const PERMISSION: Text = Text::new(
    "10. Whose permission does a convoy need, and how many days does it take? (the army, 3; nothing: nobody’s)",
    "10. De qui un convoi a-t-il besoin de l’accord, et en combien de jours ? (l’armée, 3 ; rien : de personne)",
);

/// Asks questions on standard error and reads answers from standard input.
struct Asker {
    language: Language,
    /// Whether somebody can be asked again. In a file or a pipe the next line answers the next question.
    is_terminal: bool,
    /// How many lines have been read.
    line: u32,
}

impl Asker {
    fn new(language: Language) -> Self {
        Self { language, is_terminal: std::io::stdin().is_terminal(), line: 0 }
    }

    /// Asks until the answer can be understood; an empty one is what is usual, if anything is.
    fn ask<T>(
        &mut self,
        question: Text,
        usual: Option<&str>,
        read: impl Fn(&str) -> Result<T, Message>,
    ) -> Result<T, CliError> {
        let shown = usual.filter(|usual| !usual.is_empty());
        let shown = shown.map_or_else(String::new, |usual| format!(" [{usual}]"));
        loop {
            let question = self.language.typeset(question.read(self.language));
            terminal::talk(&format!("{question}{shown} "));
            let mut line = String::new();
            let length =
                std::io::stdin().lock().read_line(&mut line).map_err(CliError::machine_said)?;
            self.line += 1;
            if !self.is_terminal {
                terminal::talk("\n");
            }
            let answer = match (line.trim(), usual) {
                ("", Some(usual)) => usual,
                (answer, _) => answer,
            };
            match read(answer) {
                Ok(answer) => return Ok(answer),
                Err(why) if self.is_terminal && length > 0 => {
                    terminal::talk(&format!("   {}\n", why.read(self.language)))
                }
                Err(why) => {
                    let (question, line) = (question.trim(), self.line);
                    let wrong = match length {
                        0 => message!("cli-new-no-answer", question, why, line),
                        _ => message!("cli-new-question", question, why, line, answer),
                    };
                    return Err(CliError::input(wrong));
                }
            }
        }
    }
}

/// A day as it is written in a file, or as people write it: `15/06/2030`, `15 June 2030`. Where in English
/// either number may be the month, neither is.
fn day(text: &str, is_french: bool) -> Result<Date, Message> {
    if let Ok(day) = text.parse() {
        return Ok(day);
    }
    let wrong = || message!("cli-new-write-day");
    let meant = date_meant(text).ok_or_else(wrong)?;
    let begins_with_year = text.trim_start().bytes().take_while(u8::is_ascii_digit).count() == 4;
    let is_in_numbers = text.bytes().all(|letter| !letter.is_ascii_alphabetic());
    let may_be_month = meant.day() <= 12 && i16::from(meant.day()) != i16::from(meant.month());
    let is_doubtful = is_in_numbers && !begins_with_year && may_be_month && !is_french;
    if is_doubtful { Err(wrong()) } else { Ok(meant) }
}

fn later(due: Date, as_of: Date) -> Result<Date, Message> {
    if due > as_of { Ok(due) } else { Err(message!("cli-new-not-after", as_of)) }
}

fn key(text: &str) -> Result<String, Message> {
    sketched_key(text).ok_or_else(|| message!("cli-new-write-name-letters-digits"))
}

/// The camps of these names.
fn names(text: &str, hub: &str) -> Result<Vec<SketchedCamp>, Message> {
    let mut camps: Vec<SketchedCamp> = Vec::new();
    for name in text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()) {
        let camp = SketchedCamp::named(name);
        let camp = camp.ok_or_else(|| message!("cli-new-cannot-made-name-letters-digits", name))?;
        if camp.key == hub || camps.iter().any(|other| other.key == camp.key) {
            return Err(message!("cli-new-two-places-would-called", key = camp.key));
        }
        camps.push(camp);
    }
    if camps.is_empty() { Err(message!("cli-new-write-least-one-name")) } else { Ok(camps) }
}

/// A number from `least` to `most`, with a decimal point or comma.
fn number(text: &str, least: f64, most: f64) -> Result<f64, Message> {
    let read = text.trim().replace(',', ".").parse::<f64>().ok();
    let fits = |number: &f64| (least..=most).contains(number);
    read.filter(fits).ok_or_else(|| message!("cli-new-write-number-from", least, most))
}

/// One number for all of them, or one for each, apart by spaces or semicolons, or by commas with a space.
fn numbers(text: &str, count: usize, least: f64) -> Result<Vec<f64>, Message> {
    let parts = text.split(|letter: char| letter == ';' || letter.is_whitespace());
    let parts = parts.map(|part| part.trim_end_matches(',')).filter(|part| !part.is_empty());
    let numbers: Vec<f64> = parts.map(|part| number(part, least, 1e7)).collect::<Result<_, _>>()?;
    match numbers.len() {
        1 => Ok(vec![numbers[0]; count]),
        found if found == count => Ok(numbers),
        found => Err(message!("cli-new-there-camps-numbers-write-one", count, found)),
    }
}

/// Whose permission, and how many days it takes; nobody's.
fn permission(text: &str) -> Result<Option<(String, f64)>, Message> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || message!("cli-new-write-who-how-many-days");
    let (who, days) = text.rsplit_once([',', ';']).ok_or_else(wrong)?;
    let days = number(days, 0.1, 365.0).map_err(|_| wrong())?;
    Ok(Some((who.trim().to_owned(), days)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_is_for_all_and_several_are_for_each() {
        assert_eq!(numbers("5", 3, 0.0), Ok(vec![5.0; 3]));
        assert_eq!(numbers("5, 6,5 7", 3, 0.0), Ok(vec![5.0, 6.5, 7.0]));
        assert_eq!(numbers("5;6;7", 3, 0.0), Ok(vec![5.0, 6.0, 7.0]));
        assert!(numbers("5 6", 3, 0.0).is_err());
        assert!(numbers("five", 1, 0.0).is_err());
    }

    #[test]
    fn a_day_is_read_as_people_write_it_unless_it_may_be_two() {
        let june = Date::constant(2030, 6, 15);
        for text in ["2030-06-15", "15/06/2030", "15.06.2030", "2030/06/15", "15 juin 2030"] {
            assert_eq!(day(text, true), Ok(june), "{text}");
            assert_eq!(day(text, false), Ok(june), "{text}");
        }
        assert_eq!(day("02/03/2030", true), Ok(Date::constant(2030, 3, 2)));
        assert!(day("02/03/2030", false).is_err() && day("soon", true).is_err());
    }

    #[test]
    fn who_grants_may_have_a_comma_in_its_name() {
        assert_eq!(permission("army, north, 3"), Ok(Some(("army, north".to_owned(), 3.0))));
        assert_eq!(permission("  "), Ok(None));
        assert!(permission("the army").is_err());
    }
}
