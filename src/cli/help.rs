//! Help pages in another language. The English of an option stands where it is declared; its French
//! stands in `fr.toml` under the English, so that a sentence that changes is found to lack its French.
//! What clap itself writes around them (headings, defaults, possible values) is said here.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use clap::builder::PossibleValue;
use clap::{Arg, Command};

use crate::scenario::{Message, message};
use drawdown_report::Language;

/// The French of every English sentence of the help pages.
fn french() -> &'static BTreeMap<String, String> {
    static FRENCH: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    FRENCH.get_or_init(|| toml::from_str(include_str!("help/fr.toml")).expect("checked by a test"))
}

/// The command line with its help in the reader's language.
pub(super) fn in_language(mut command: Command, language: Language) -> Command {
    if language == Language::English {
        return command;
    }
    let known = french();
    let mut translate =
        |english: &str| known.get(english).cloned().unwrap_or_else(|| english.to_owned());
    // Before that, clap has not added its own.
    command.build();
    Translation { language, translate: &mut translate }.of_command(command)
}

/// A language that is not English, and what gives a sentence in it.
struct Translation<'t> {
    language: Language,
    translate: &'t mut dyn FnMut(&str) -> String,
}

impl Translation<'_> {
    /// A command and those below it.
    fn of_command(&mut self, mut command: Command) -> Command {
        let about = command.get_about().map(ToString::to_string);
        let long = command.get_long_about().map(ToString::to_string);
        let after = command.get_after_help().map(ToString::to_string);
        if let Some(about) = about {
            command = command.about(self.paragraphs(&about));
        }
        if let Some(long) = long {
            command = command.long_about(self.paragraphs(&long));
        }
        if let Some(after) = after {
            command = command.after_help(self.paragraphs(&after));
        }
        let template = self.template(&command);
        command = command
            .help_template(template)
            .subcommand_value_name(self.word(message!("help-command")))
            .subcommand_help_heading(self.heading(message!("help-commands")))
            .mut_args(|argument| self.of_argument(argument));
        for verb in command.get_subcommands_mut() {
            *verb = self.of_command(std::mem::take(verb));
        }
        command
    }

    /// An argument, with its default and the values that it may have.
    fn of_argument(&mut self, argument: Arg) -> Arg {
        let heading = match argument.is_positional() {
            true => message!("help-arguments"),
            false => message!("help-options"),
        };
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let help = self.paragraphs(&help);
        let long = argument.get_long_help().map(ToString::to_string);
        let long = long.map(|long| self.paragraphs(&long));
        let values = self.values(&argument);
        let default = self.default(&argument);
        let names = argument.get_value_names().filter(|_| takes_values(&argument));
        let names = names.unwrap_or_default().iter();
        let names: Vec<String> = names.map(|name| (self.translate)(name)).collect();
        let mut argument = argument
            .help_heading(self.heading(heading))
            .hide_default_value(true)
            .hide_possible_values(true)
            .help(joined(" ", [help.clone(), default.clone(), self.in_line(&values)]));
        if !names.is_empty() {
            argument = argument.value_names(names);
        }
        if long.is_none() && values.iter().all(|(_, meaning)| meaning.is_empty()) {
            return argument;
        }
        argument.long_help(joined("\n\n", [long.unwrap_or(help), self.listed(&values), default]))
    }

    /// The order of a page, which is that of clap.
    fn template(&self, command: &Command) -> String {
        let style = command.get_styles().get_usage();
        let usage = self.word(message!("help-usage"));
        let colon = self.language.colon();
        format!(
            "{{before-help}}{{about-with-newline}}\n{style}{usage}{colon}{style:#} {{usage}}\n\n\
             {{all-args}}{{after-help}}"
        )
    }

    /// A text by its paragraphs. Commands keep their words; a full stop is no part of a sentence.
    fn paragraphs(&mut self, text: &str) -> String {
        let example = format!("{}{} ", self.word(message!("help-example")), self.language.colon());
        let paragraph = |paragraph: &str| {
            if paragraph.is_empty() || paragraph.starts_with("  drawdown ") {
                return paragraph.to_owned();
            }
            if let Some(command) = paragraph.strip_prefix("Example: ") {
                return format!("{example}{command}");
            }
            match paragraph.strip_suffix('.') {
                Some(sentence) => format!("{}.", (self.translate)(sentence)),
                None => (self.translate)(paragraph),
            }
        };
        text.split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
    }

    /// The values that an argument may have, and what each means.
    fn values(&mut self, argument: &Arg) -> Vec<(String, String)> {
        if !takes_values(argument) || argument.is_hide_possible_values_set() {
            return Vec::new();
        }
        let values = argument.get_possible_values();
        let shown = values.iter().filter(|value| !value.is_hide_set());
        let mut meaning = |value: &PossibleValue| {
            let help = value.get_help().map(ToString::to_string).unwrap_or_default();
            self.paragraphs(&help)
        };
        shown.map(|value| (value.get_name().to_owned(), meaning(value))).collect()
    }

    fn in_line(&self, values: &[(String, String)]) -> String {
        let names: Vec<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
        self.bracketed(message!("help-possible-values"), &names.join(", "))
    }

    fn listed(&self, values: &[(String, String)]) -> String {
        if values.is_empty() {
            return String::new();
        }
        let colon = self.language.colon();
        let line = |(name, meaning): &(String, String)| match meaning.is_empty() {
            true => format!("\n- {name}"),
            false => format!("\n- {name}{colon} {meaning}"),
        };
        let lines: String = values.iter().map(line).collect();
        format!("{}{colon}{lines}", self.word(message!("help-possible-values-heading")))
    }

    /// What an argument is where it is not given.
    fn default(&self, argument: &Arg) -> String {
        if !takes_values(argument) || argument.is_hide_default_value_set() {
            return String::new();
        }
        let values = argument.get_default_values().iter();
        let values: Vec<_> = values.map(|value| value.to_string_lossy()).collect();
        self.bracketed(message!("help-default"), &values.join(" "))
    }

    fn bracketed(&self, label: Message, text: &str) -> String {
        match text.is_empty() {
            true => String::new(),
            false => format!("[{}{} {text}]", self.word(label), self.language.colon()),
        }
    }

    /// A heading, to which clap adds the colon.
    fn heading(&self, heading: Message) -> String {
        let colon = self.language.colon();
        format!("{}{}", self.word(heading), colon.trim_end_matches(':'))
    }

    fn word(&self, message: Message) -> String {
        message.read(self.language)
    }
}

fn takes_values(argument: &Arg) -> bool {
    argument.get_num_args().is_some_and(|count| count.takes_values())
}

/// Texts with something between them; what is empty is none.
fn joined<const N: usize>(between: &str, texts: [String; N]) -> String {
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(between)
}

#[cfg(test)]
mod tests;
