//! A command as it was typed: what of it another command on the same scenario has to say again.

/// The words of a command, as a manifest has them: each is still quoted where it has to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Typed {
    file: String,
    /// What changes the scenario, with its options: `--set a.b=1`.
    changes: Vec<String>,
    /// Whether plans were chosen, and whether cases were.
    chosen: [bool; 2],
}

impl Typed {
    /// Reads a command that plays a scenario, which it names first.
    pub(crate) fn read(command: &str) -> Self {
        let mut typed = Self::default();
        let mut words = words(command).into_iter().skip(2);
        typed.file = words.next().unwrap_or_default().to_owned();
        while let Some(word) = words.next() {
            match word {
                "--set" | "--seed" => {
                    typed.changes.push(format!("{word} {}", words.next().unwrap_or_default()));
                }
                "--allow-outside" => typed.changes.push(word.to_owned()),
                "--plan" => typed.chosen[0] = true,
                "--case" => typed.chosen[1] = true,
                _ => {}
            }
        }
        typed
    }

    /// What names the scenario with its changes: `minimal --set pool.trucks.count=25 --seed 7`.
    pub(crate) fn scenario(&self) -> String {
        let words = std::iter::once(&self.file).chain(&self.changes).map(String::as_str);
        words.collect::<Vec<_>>().join(" ")
    }

    /// What asks for this plan and this case by these options, each with a blank before it, where they were chosen;
    /// where they were not, they are the first of the scenario, which is asked for without a word.
    pub(crate) fn chosen(&self, options: [&str; 2], names: [&str; 2]) -> String {
        let chosen = self.chosen.iter().zip(options.iter().zip(names));
        chosen
            .filter(|(is, _)| **is)
            .map(|(_, (option, name))| format!(" {option} {name}"))
            .collect()
    }
}

/// What a command asks: the same however often it is played.
pub(crate) fn question(command: &str) -> Vec<&str> {
    let mut words = words(command).into_iter();
    let mut asked = Vec::new();
    while let Some(word) = words.next() {
        match word {
            "--runs" | "--budget" => drop(words.next()),
            _ => asked.push(word),
        }
    }
    asked
}

/// The words of a line as a shell divides it, with their quotes.
fn words(line: &str) -> Vec<&str> {
    let (mut words, mut begun) = (Vec::new(), 0);
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (place, letter) in line.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if !is_quoted => is_escaped = true,
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => {
                words.push(&line[begun..place]);
                begun = place + 1;
            }
            _ => {}
        }
    }
    words.push(&line[begun..]);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_the_scenario_is_said_again_and_the_rest_is_not() {
        let line = r"drawdown run 'my file.toml' --set 'a.b='\''36 h'\''' --set c.d=1 --seed 7 --plan x --case y --runs 50";
        let typed = Typed::read(line);
        assert_eq!(
            typed.scenario(),
            r"'my file.toml' --set 'a.b='\''36 h'\''' --set c.d=1 --seed 7"
        );
        assert_eq!(typed.chosen(["--from-plan", "--case"], ["x", "y"]), " --from-plan x --case y");
        let typed = Typed::read("drawdown run minimal --case wet");
        assert_eq!(typed.scenario(), "minimal");
        assert_eq!(typed.chosen(["--plan", "--case"], ["base", "wet"]), " --case wet");
    }

    #[test]
    fn how_often_it_is_played_is_no_part_of_a_question() {
        let asked = ["drawdown", "decide", "minimal", "--switch", "x", "--deadline", "'a b'"];
        let line = "drawdown decide minimal --runs 50 --switch x --budget 9 --deadline 'a b'";
        assert_eq!(question(line), asked);
    }

    #[test]
    fn what_looks_like_an_option_in_a_value_is_none() {
        let typed = Typed::read("drawdown run minimal --set 'scenario.title=a --plan b' --runs 5");
        assert_eq!(typed.scenario(), "minimal --set 'scenario.title=a --plan b'");
        assert_eq!(typed.chosen(["--plan", "--case"], ["b", "c"]), "");
    }
}
