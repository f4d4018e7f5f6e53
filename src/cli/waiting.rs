//! Waiting for an experiment: a bar on a terminal, silence in a pipe, and Ctrl-C.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};

use super::failure;
use super::stop::Stop;
use crate::experiment::{Progress, Runs};
use crate::plain::plain;
use crate::scenario::Study;
use crate::simulation::Failure;
use drawdown_report::{FirstAnswer, Language};

/// A bar that an experiment moves, and the wish to stop it.
pub(super) struct Waiting {
    bar: ProgressBar,
    /// What the bar is made of.
    template: String,
    failures: AtomicU64,
    /// What failures are called.
    failed: &'static str,
    /// What the runs played so far say.
    answer: Option<Mutex<FirstAnswer>>,
    is_stopped: Arc<AtomicBool>,
}

impl Waiting {
    /// A bar on standard error, which draws nothing unless that is a terminal. From now on the
    /// first Ctrl-C stops the experiment, the second the program.
    pub(super) fn new(language: Language) -> Self {
        let (runs, left, failed) = match language {
            Language::English => ("runs", "left", "failed"),
            Language::French => ("simulations", "restant", "échouées"),
        };
        let template = format!(
            "{{wide_bar}} {{human_pos}}/{{human_len}} {runs}, {{per_sec}}, {{eta}} {left}{{prefix}}"
        );
        let bar = ProgressBar::new(0).with_style(style(&template));
        let (failures, is_stopped) = (AtomicU64::new(0), Arc::clone(interruption()));
        Self { bar, template, failures, failed, answer: None, is_stopped }
    }

    /// The same with a first answer above the bar, as soon as there are runs.
    pub(super) fn with_answer(self, study: &Study, language: Language) -> Self {
        Self { answer: Some(Mutex::new(FirstAnswer::new(study, language))), ..self }
    }

    /// Takes the bar away without a word on whether the experiment was stopped.
    pub(super) fn clear(self) {
        self.bar.finish_and_clear();
    }

    /// Takes the bar away.
    ///
    /// # Errors
    /// [`Stop::Interrupted`] if the user stopped the experiment.
    pub(super) fn end(self) -> Result<(), Stop> {
        self.bar.finish_and_clear();
        if self.is_stopped.load(Ordering::Relaxed) { Err(Stop::Interrupted) } else { Ok(()) }
    }
}

impl Progress for Waiting {
    fn expects(&self, runs: u64) {
        self.bar.set_length(runs);
    }

    fn advance(&self, runs: u64) {
        self.bar.inc(runs);
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
            self.bar.set_style(style(&format!("{{wide_msg}}\n{}", self.template)));
        }
        self.bar.set_message(plain(&line).into_owned());
    }

    fn is_cancelled(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }
}

/// A bar of this form.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or(ProgressStyle::default_bar())
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

/// Whether Ctrl-C was pressed, from now on. Where the machine gives no handler, Ctrl-C ends the program at once,
/// which leaves no half result either.
pub(super) fn interruption() -> &'static Arc<AtomicBool> {
    static PRESSED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    PRESSED.get_or_init(|| {
        let pressed = Arc::new(AtomicBool::new(false));
        let again = Arc::clone(&pressed);
        let _ = ctrlc::set_handler(move || {
            let is_printing = PRINTING.load(Ordering::Relaxed) > 0;
            if again.swap(true, Ordering::Relaxed) || is_printing {
                std::process::exit(i32::from(Stop::Interrupted.status()));
            }
        });
        pressed
    })
}
