//! Why the program stops before its work is done.

use std::fmt::Display;
use std::io;

use crate::experiment::NoThreads;
use crate::simulation::Failure;
use drawdown_report::{NoBriefing, NoPast, NoPrint, WriteError};

/// Why the program stops.
#[derive(Debug)]
pub(super) enum Stop {
    /// The input has to change.
    Input(String),
    /// The input has to change, and the findings have said how.
    Findings,
    /// The machine did not let a file be read, and the findings have said which.
    Unread,
    /// The machine refused, or the program failed.
    Machine(String),
    /// Nobody reads the output any more: not a failure.
    Pipe,
    /// The user stopped it.
    Interrupted,
    /// The user stopped it, and what there is has been kept.
    Kept(String),
}

impl Stop {
    /// A fault of the input.
    pub(super) fn input(message: impl Display) -> Self {
        Self::Input(message.to_string())
    }

    /// A fault of the machine.
    pub(super) fn machine(message: impl Display) -> Self {
        Self::Machine(message.to_string())
    }

    /// The exit status.
    pub(super) fn status(&self) -> u8 {
        match self {
            Self::Pipe => 0,
            Self::Input(_) | Self::Findings => 1,
            Self::Machine(_) | Self::Unread => 2,
            Self::Interrupted | Self::Kept(_) => 130,
        }
    }

    /// What is still to be said.
    pub(super) fn message(&self) -> Option<&str> {
        match self {
            Self::Input(message) | Self::Machine(message) | Self::Kept(message) => Some(message),
            Self::Interrupted => Some("stopped; nothing was written"),
            Self::Findings | Self::Unread | Self::Pipe => None,
        }
    }
}

impl From<WriteError> for Stop {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::NotOurs { .. }
            | WriteError::Link { .. }
            | WriteError::Around { .. }
            | WriteError::TooDeep { .. } => Self::input(error),
            WriteError::Machine { .. }
            | WriteError::Overtaken { .. }
            | WriteError::Left { .. }
            | WriteError::Kept { .. } => Self::machine(error),
        }
    }
}

impl From<NoBriefing> for Stop {
    fn from(reason: NoBriefing) -> Self {
        if reason.is_of_machine() { Self::machine(reason) } else { Self::input(reason) }
    }
}

impl From<NoPast> for Stop {
    fn from(reason: NoPast) -> Self {
        if reason.is_of_machine() { Self::machine(reason) } else { Self::input(reason) }
    }
}

/// Nothing has been written yet.
impl From<NoPrint> for Stop {
    fn from(reason: NoPrint) -> Self {
        Self::machine(format!(
            "{reason}; or leave --pdf out, open briefing.html in any browser and print it: that \
             gives the same pages."
        ))
    }
}

impl From<NoThreads> for Stop {
    fn from(error: NoThreads) -> Self {
        Self::machine(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::machine(said(&failure))
    }
}

/// Why a run has no outcome.
pub(super) fn said(failure: &Failure) -> String {
    match failure {
        Failure::Runaway { events, .. } => format!(
            "the run was stopped after {events} events: something in the scenario goes round in a \
             circle"
        ),
        Failure::Refused { finding } => finding.clone(),
        Failure::Panicked { message } => {
            format!("the engine failed, which is a defect of the program: {message}")
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Pipe,
            _ => Self::machine(format!("cannot write to standard output: {error}")),
        }
    }
}
