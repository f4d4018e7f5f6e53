//! Why the program stops before its work is done.

use std::io;

use crate::experiment::NoThreads;
use crate::scenario::{Filling, Message, message};
use crate::simulation::Failure;
use drawdown_report::{NoBriefing, NoPast, NoPrint, WriteError};

/// Why the program stops.
#[derive(Debug)]
pub(super) enum CliError {
    /// The input has to change.
    Input(Message),
    /// The input has to change, and the findings have said how.
    Findings,
    /// The machine did not let a file be read, and the findings have said which.
    Unread,
    /// The machine refused, or the program failed.
    Machine(Message),
    /// Nobody reads the output any more: not a failure.
    Pipe,
    /// The user stopped it.
    Interrupted,
    /// The user stopped it, and what there is has been kept.
    Kept(Message),
}

impl CliError {
    /// A fault of the input.
    pub(super) fn input(message: Message) -> Self {
        Self::Input(message)
    }

    /// A fault of the machine.
    pub(super) fn machine(message: Message) -> Self {
        Self::Machine(message)
    }

    /// A fault of the machine, or of the input.
    fn found(is_of_machine: bool, reason: Message) -> Self {
        if is_of_machine { Self::machine(reason) } else { Self::input(reason) }
    }

    /// A fault of the machine, as it says it.
    pub(super) fn machine_said(error: impl Filling) -> Self {
        Self::Machine(error.filling())
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
    pub(super) fn message(&self) -> Option<Message> {
        match self {
            Self::Input(message) | Self::Machine(message) | Self::Kept(message) => {
                Some(message.clone())
            }
            Self::Interrupted => Some(message!("cli-error-stopped-nothing-was-written")),
            Self::Findings | Self::Unread | Self::Pipe => None,
        }
    }
}

impl From<WriteError> for CliError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::NotOurs { .. }
            | WriteError::Link { .. }
            | WriteError::Around { .. }
            | WriteError::NoText { .. }
            | WriteError::TooDeep { .. } => Self::input(error.message()),
            WriteError::Unreadable { .. }
            | WriteError::Machine { .. }
            | WriteError::Overtaken { .. }
            | WriteError::Left { .. }
            | WriteError::Kept { .. } => Self::machine(error.message()),
        }
    }
}

impl From<NoBriefing> for CliError {
    fn from(reason: NoBriefing) -> Self {
        Self::found(reason.is_of_machine(), reason.message())
    }
}

impl From<NoPast> for CliError {
    fn from(reason: NoPast) -> Self {
        Self::found(reason.is_of_machine(), reason.message())
    }
}

/// Nothing has been written yet.
impl From<NoPrint> for CliError {
    fn from(reason: NoPrint) -> Self {
        Self::machine(message!("cli-error-leave-pdf-out-open-briefing", reason = reason.message()))
    }
}

impl From<NoThreads> for CliError {
    fn from(error: NoThreads) -> Self {
        Self::machine(error.message())
    }
}

impl From<Failure> for CliError {
    fn from(failure: Failure) -> Self {
        Self::machine(said(&failure))
    }
}

/// Why a run has no outcome.
pub(super) fn said(failure: &Failure) -> Message {
    match failure {
        Failure::Runaway { events, .. } => {
            message!("cli-error-run-was-stopped-after-events", events)
        }
        Failure::Refused { finding } => Message::verbatim(finding.as_str()),
        Failure::Panicked { message } => {
            message!("cli-error-engine-failed-which-defect-program", message)
        }
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Pipe,
            _ => Self::machine(message!("cli-error-cannot-write-standard-output", error)),
        }
    }
}
