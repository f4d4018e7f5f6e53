//! Waiting for an experiment: a bar on a terminal, silence in a pipe, lines for a program, and Ctrl-C.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use clap::ValueEnum;
use indicatif::{ProgressState, ProgressStyle};
use serde_json::json;

use super::error::CliError;
use super::{failure, signal, terminal};
use crate::experiment::{Progress, Runs};
use crate::plain::plain;
use crate::scenario::Study;
use crate::simulation::Failure;
use drawdown_report::{FirstAnswer, Language};

/// How it is told how far an experiment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Telling {
    /// A bar on a terminal, nothing in a pipe
    #[default]
    Bar,
    /// For programs: a line of JSON on standard error every second, and one at the end
    Json,
}

/// Lines of JSON for programs.
struct Lines {
    begun: Instant,
    /// When the last one was written.
    last: Mutex<Instant>,
}

/// How often a line is written.
const LINE: Duration = Duration::from_secs(1);

/// A bar that an experiment moves, and the wish to stop it.
pub(super) struct ProgressBar {
    bar: indicatif::ProgressBar,
    lines: Option<Lines>,
    /// What stands behind the bar.
    template: String,
    failures: AtomicU64,
    /// What failures are called.
    failed: &'static str,
    /// What the runs played so far say.
    answer: Option<Mutex<FirstAnswer>>,
    is_stopped: Arc<AtomicBool>,
}

impl ProgressBar {
    /// A bar on standard error, which draws nothing unless that is a terminal. From now on the
    /// first Ctrl-C stops the experiment, the second the program.
    pub(super) fn new(language: Language) -> Self {
        Self::telling(language, Telling::Bar)
    }

    /// The same, or lines for a program.
    pub(super) fn telling(language: Language, telling: Telling) -> Self {
        let (runs, left, failed) = match language {
            Language::English => ("runs", "left", "failed"),
            Language::French => ("simulations", "restant", "échouées"),
        };
        let template = format!(
            "{{human_pos}}/{{human_len}} {runs}, {{whole_rate}}/s, {{eta}} {left}{{prefix}}"
        );
        let begun = Instant::now();
        let (bar, lines) = match telling {
            Telling::Bar => {
                (indicatif::ProgressBar::new(0).with_style(style(BAR, &template)), None)
            }
            Telling::Json => {
                (indicatif::ProgressBar::hidden(), Some(Lines { begun, last: Mutex::new(begun) }))
            }
        };
        let (failures, is_stopped) = (AtomicU64::new(0), Arc::clone(interruption()));
        Self { bar, lines, template, failures, failed, answer: None, is_stopped }
    }

    /// The same with a first answer beside the bar, as soon as there are runs.
    pub(super) fn with_answer(self, study: &Study, language: Language) -> Self {
        Self { answer: Some(Mutex::new(FirstAnswer::new(study, language))), ..self }
    }

    /// Takes the bar away without a word on whether the experiment was stopped.
    pub(super) fn clear(self) {
        self.tell(true);
        self.bar.finish_and_clear();
    }

    /// Writes a line for a program, if one is wanted and due, or the last one.
    fn tell(&self, is_last: bool) {
        let Some(Lines { begun, last }) = &self.lines else { return };
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_last && last.elapsed() < LINE {
            return;
        }
        *last = Instant::now();
        let (done, all) = (self.bar.position(), self.bar.length().unwrap_or(0));
        let seconds = begun.elapsed().as_secs_f64();
        let rate = done as f64 / seconds.max(1e-9);
        let left = (done > 0).then(|| thousandths(all.saturating_sub(done) as f64 / rate));
        let line = json!({
            "of": "runs",
            "done": done,
            "all": all,
            "failed": self.failures.load(Ordering::Relaxed),
            "seconds": thousandths(seconds),
            "per_second": thousandths(rate),
            "seconds_left": left,
        });
        terminal::talk(&format!("{line}\n"));
    }

    /// Takes the bar away.
    ///
    /// # Errors
    /// [`CliError::Interrupted`] if the user stopped the experiment.
    pub(super) fn end(self) -> Result<(), CliError> {
        self.tell(true);
        self.bar.finish_and_clear();
        if self.is_stopped.load(Ordering::Relaxed) { Err(CliError::Interrupted) } else { Ok(()) }
    }
}

impl Progress for ProgressBar {
    fn expects(&self, runs: u64) {
        self.bar.set_length(runs);
    }

    fn advance(&self, runs: u64) {
        self.bar.inc(runs);
        self.tell(false);
    }

    fn failed(&self, reason: &Failure) {
        failure::note(reason);
        let all = self.failures.fetch_add(1, Ordering::Relaxed) + 1;
        self.bar.set_prefix(format!(", {all} {}", self.failed));
    }

    fn played(&self, variant: usize, runs: &Runs) {
        let Some(answer) = self.answer.as_ref().filter(|_| variant == 0 && !self.bar.is_hidden())
        else {
            return;
        };
        let mut answer = answer.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = answer.line().is_empty();
        answer.count(runs);
        let line = answer.line();
        if is_first && !line.is_empty() {
            self.bar.set_style(style(BAR_AND_ANSWER, &self.template));
        }
        self.bar.set_message(plain(&line).into_owned());
    }

    fn is_cancelled(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }
}

/// The bar alone, as wide as there is room.
const BAR: &str = "{wide_bar}";
/// A short bar, and the first answer as far as there is room: all in one line.
const BAR_AND_ANSWER: &str = "{bar:12} {wide_msg}";

/// A bar of this form with figures behind it. How many a second is a whole number: nobody reads more of it.
fn style(bar: &str, figures: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(&format!("{bar} {figures}"));
    let rate = |state: &ProgressState, text: &mut dyn fmt::Write| {
        let _ = write!(text, "{:.0}", state.per_sec());
    };
    style.map_or_else(|_| ProgressStyle::default_bar(), |style| style.with_key("whole_rate", rate))
}

/// No more digits than anybody reads.
fn thousandths(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}

/// From now on, the end of standard input is as good as Ctrl-C: whoever held its other end is gone.
pub(super) fn stop_with_input() {
    let stopped = Arc::clone(interruption());
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
        stopped.store(true, Ordering::Relaxed);
    });
}

/// How many times something is being printed.
static PRINTING: AtomicU64 = AtomicU64::new(0);

/// As long as this is there, something is being printed, perhaps to somebody who does not read it: Ctrl-C ends
/// the program at once.
pub(super) struct Printing;

impl Printing {
    pub(super) fn begin() -> Self {
        PRINTING.fetch_add(1, Ordering::Relaxed);
        Self
    }
}

impl Drop for Printing {
    fn drop(&mut self) {
        PRINTING.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Whether Ctrl-C was pressed, or another signal asks the program to stop, from now on. One that is not heard ends the
/// program at once, which leaves no half result either.
pub(super) fn interruption() -> &'static Arc<AtomicBool> {
    static PRESSED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    PRESSED.get_or_init(|| {
        let pressed = Arc::new(AtomicBool::new(false));
        let again = Arc::clone(&pressed);
        signal::listen(move || {
            let is_printing = PRINTING.load(Ordering::Relaxed) > 0;
            if again.swap(true, Ordering::Relaxed) || is_printing {
                std::process::exit(i32::from(CliError::Interrupted.status()));
            }
        });
        pressed
    })
}
