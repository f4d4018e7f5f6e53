//! Where results go, and whether they may.
//!
//! One rule for every verb: a folder that holds what the same command makes of the same scenario is
//! written again without a word, for nothing is lost by it. Other results give way only to
//! `--replace`, and what this program did not write to nothing at all. Answers within results are
//! never lost: they stay, and those made from earlier results are named.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::time::SystemTime;

use super::arguments::OutputArguments;
use super::error::CliError;
use super::progress::interruption;
use super::terminal;
use crate::scenario::Study;
use crate::scenario::message;
use drawdown_report::{
    self as report, Answer, Desk, File, Language, Manifest, Older, Question, Restored, Text,
};

/// Most letters of the usual name of a folder. Systems take 255, and a folder of work beside it has a
/// longer one.
const MOST: usize = 180;

/// A folder that results may be written to.
#[derive(Debug)]
pub(super) struct Folder {
    folder: report::Folder,
    language: Language,
}

impl Folder {
    /// The folder asked for, or else `usual`, for the answer to a question. That it can be written
    /// is tried, so that nothing is played in vain.
    ///
    /// # Errors
    /// [`CliError::Input`] if results of another question are there and `--replace` is not given, or
    /// files that are not ours; [`CliError::Machine`] if the machine does not let it.
    pub(super) fn claim(
        output: &OutputArguments,
        usual: PathBuf,
        question: Question<'_>,
    ) -> Result<Self, CliError> {
        let path = output.out.clone().unwrap_or(usual);
        let claimed = Self::open(&path, output.language())?;
        match claimed.folder.given_up(question).filter(|_| !output.replace) {
            Some(command) => Err(occupied(&path, &command, question)),
            None => claimed.tried(),
        }
    }

    /// The folder asked for, or else the one of these parts within the results of the study, for an
    /// answer about it.
    ///
    /// # Errors
    /// As [`claim`](Self::claim).
    pub(super) fn claim_within(
        output: &OutputArguments,
        study: &Study,
        parts: &[&str],
        command: &str,
    ) -> Result<Self, CliError> {
        Self::claim(output, of_answer(study, parts), Question::new(study, command))
    }

    /// A folder whose results, if it has any, may be replaced, whatever they answer.
    pub(super) fn open(path: &Path, language: Language) -> Result<Self, CliError> {
        // What is made on the way goes again also when Ctrl-C is pressed.
        interruption();
        let folder = report::Folder::open(path)?;
        say_restored(folder.restored(), language);
        Ok(Self { folder, language })
    }

    /// The folder of what is made from results, if it can be written there, and takes the place of no
    /// results.
    pub(super) fn beside_results(place: &Path, language: Language) -> Result<Self, CliError> {
        let folder = Self::open(place, language)?;
        if report::past(place).is_ok() {
            return Err(CliError::input(message!(
                "cli-folder-holds-results-which-this-would",
                shown = folder.shown()
            )));
        }
        folder.tried()
    }

    /// The same once it is known that it can be written.
    pub(super) fn tried(self) -> Result<Self, CliError> {
        self.folder.try_out()?;
        Ok(self)
    }

    /// Writes these files as its only content but for the answers in it, and names those that were
    /// made from earlier results.
    pub(super) fn write(&self, files: &[File<'_>]) -> Result<(), CliError> {
        self.folder.write(files)?;
        say_older(&report::older(self.path()), self.language);
        Ok(())
    }

    /// Writes an answer about a study and about another one, if it is about two, and tells it.
    pub(super) fn answer(
        &self,
        answer: &dyn Answer,
        (study, other): (&Study, Option<&Study>),
        manifest: Manifest,
    ) -> Result<(), CliError> {
        self.write(&report::answer_files(answer, study, other, manifest))?;
        terminal::data(answer.text(&self.shown()).as_bytes())
    }

    /// A folder beside it for tables that are too long for the memory.
    pub(super) fn desk(&self) -> Result<Desk, CliError> {
        Ok(self.folder.desk()?)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// As it is shown to readers.
    pub(super) fn shown(&self) -> String {
        shown(self.path())
    }
}

/// Puts right what a stopped command has left of a folder that is to be read, and says so.
pub(super) fn restore(folder: &Path, language: Language) {
    say_restored(&report::restore(folder), language);
}

/// A folder as it is shown to readers.
pub(super) fn shown(path: &Path) -> String {
    format!("{}{MAIN_SEPARATOR}", path.display())
}

/// Reads where results are: a folder, or the name of what was played, whose results lie in `output/`.
#[expect(clippy::unnecessary_wraps, reason = "the shape that clap asks for")]
pub(super) fn results(text: &str) -> Result<PathBuf, std::convert::Infallible> {
    let given = PathBuf::from(text);
    let usual = Path::new("output").join(&given);
    let is_name = given.file_name() == Some(given.as_os_str());
    Ok(if is_name && !given.exists() && usual.is_dir() { usual } else { given })
}

/// Where the results of a study go where nothing else is asked for.
pub(super) fn of_study(study: &Study) -> PathBuf {
    Path::new("output").join(study.base.id.as_str())
}

/// Where an answer about a study goes where nothing else is asked for: within its results, under a
/// name of these parts. A long name is cut, and told from others by what it was.
pub(super) fn of_answer(study: &Study, parts: &[&str]) -> PathBuf {
    let letter = |letter: char| match letter.is_ascii_alphanumeric() || "-_.".contains(letter) {
        true => letter,
        false => '-',
    };
    let name: String = parts.join("-").chars().map(letter).collect();
    let name = match name.get(..MOST) {
        Some(beginning) => {
            let whole = File::new("", name.as_bytes()).digest().sha256;
            format!("{beginning}-{}", &whole[..8])
        }
        None => name,
    };
    of_study(study).join(name)
}

/// That results of another question are in the way.
fn occupied(path: &Path, command: &str, question: Question<'_>) -> CliError {
    let made = match command == question.command {
        true => message!("cli-folder-same-command-made-before-scenario"),
        false => message!("cli-folder-another-question", command),
    };
    CliError::input(message!(
        "cli-folder-holds-results-nothing-was-played",
        path = shown(path),
        made
    ))
}

/// Says what a stopped command had left, and what was done about it.
fn say_restored(restored: &[Restored], language: Language) {
    for what in restored {
        let (folder, text) = match what {
            Restored::Back { folder } => (
                folder,
                Text::new(
                    "A command was stopped while it replaced the results in {}: the earlier ones, which \
                     it had moved aside, are back in their place.",
                    "Une commande a été interrompue pendant qu’elle remplaçait les résultats de {}\u{a0}: \
                     les précédents, qu’elle avait mis de côté, sont remis à leur place.",
                ),
            ),
            Restored::Over { folder } => (
                folder,
                Text::new(
                    "A command was stopped when it had replaced the results in {}: the answers beside \
                     the earlier ones are beside the new ones now.",
                    "Une commande a été interrompue après avoir remplacé les résultats de {}\u{a0}: les \
                     réponses qui accompagnaient les précédents accompagnent maintenant les nouveaux.",
                ),
            ),
            Restored::Strange { folder } => (
                folder,
                Text::new(
                    "{} is called like a folder in which drawdown makes results, but holds links or other \
                     things that drawdown does not put there: nothing in it was touched. Remove it if it is \
                     not yours.",
                    "{} porte le nom d’un dossier où drawdown prépare des résultats, mais contient des liens \
                     ou d’autres choses que drawdown n’y met pas\u{a0}: rien n’y a été touché. Supprimez-le \
                     s’il n’est pas à vous.",
                ),
            ),
            Restored::Left { folder } => (
                folder,
                Text::new(
                    "{} holds earlier results that a stopped command had moved aside. Others are in \
                     their place: move them where you want them.",
                    "{} contient des résultats précédents qu’une commande interrompue avait mis de côté. \
                     D’autres sont à leur place\u{a0}: déplacez-les où vous voulez.",
                ),
            ),
        };
        terminal::talk(&format!("{}\n", text.read(language).replace("{}", &shown(folder))));
    }
}

/// Names answers that were made from earlier results than those beside them.
fn say_older(older: &[Older], language: Language) {
    if older.is_empty() {
        return;
    }
    let of = Text::new(" of ", " du ").read(language);
    let named = |answer: &Older| match answer.written.and_then(|at| day(at, language)) {
        Some(day) => format!("{}{of}{day}", shown(Path::new(&answer.name))),
        None => shown(Path::new(&answer.name)),
    };
    let named: Vec<String> = older.iter().map(named).collect();
    let text = Text::new(
        "Made from earlier results, and kept beside these: ",
        "Issus de résultats antérieurs, et conservés à côté de ceux-ci\u{a0}: ",
    );
    terminal::talk(&format!("{}{}.\n", text.read(language), named.join(", ")));
}

/// The day of a moment, for readers.
fn day(at: SystemTime, language: Language) -> Option<String> {
    let at = jiff::Timestamp::try_from(at).ok()?;
    Some(language.date(&at.to_zoned_datetime(jiff::tz::TimeZone::UTC)))
}
