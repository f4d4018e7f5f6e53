//! A run played again from its number, with what is told of it.

use super::super::super::block::{Column, Table, Value};
use super::super::super::dossier::Dossier;
use super::super::text;
use super::events;
use crate::id::DeadlineId;
use crate::replay::{Sentence, narrate};
use crate::scenario::{Goal, Variant};
use crate::simulation::{Replay, Simulation};

/// A run played again.
pub(super) struct Told {
    /// Its number and how it ended, for the reader.
    pub(super) name: String,
    /// What happened.
    pub(super) replay: Replay,
    /// The same in words, event by event.
    pub(super) sentences: Vec<Sentence>,
}

/// A typical and a worst run, by their numbers; one where both are the same.
pub(super) fn told(
    dossier: &Dossier,
    variant: &Variant,
    main: DeadlineId,
    [typical, worst]: [Option<u32>; 2],
) -> Vec<Told> {
    let wanted = [("replay-typical", typical), ("replay-worst", worst)];
    let mut simulation = Simulation::new(variant.scenario.clone());
    let (mut told, mut played) = (Vec::new(), Vec::new());
    for (id, number) in wanted {
        let number = number.map(u64::from).filter(|it| !played.contains(it));
        let Some(number) = number else { continue };
        let Ok(replay) = simulation.replay(number) else { continue };
        played.push(number);
        let name = name(dossier, id, (number, main), (variant, &replay));
        let names = crate::Names { scenario: &variant.scenario, language: dossier.language() };
        let sentences = narrate(&replay, names);
        told.push(Told { name, replay, sentences });
    }
    told
}

fn name(
    dossier: &Dossier,
    id: &str,
    (number, main): (u64, DeadlineId),
    (variant, replay): (&Variant, &Replay),
) -> String {
    // As the plan and the case have it: they may move what it is due by.
    let deadline = &variant.scenario.deadlines[main];
    let outcome = &replay.outcome.deadlines[main];
    let fill = |id: &str, at| dossier.texts.fill(id, &[("date", text(dossier.date_end(at)))]);
    let reached = match (deadline.goal, outcome.reached) {
        (Goal::Empty(_), _) if outcome.is_missed(deadline.due) => {
            dossier.texts.say("replay-missed")
        }
        (Goal::Empty(_), _) => dossier.texts.say("replay-kept"),
        (_, Some(at)) => fill("replay-reached", at),
        (_, None) => fill("replay-unreached", variant.scenario.until),
    };
    let label = dossier.deadline(deadline.name.as_str());
    let values =
        [("run", text(number.to_string())), ("deadline", text(label)), ("reached", text(reached))];
    dossier.texts.fill(id, &values)
}

/// What mattered most, for paper.
pub(super) fn table(dossier: &Dossier, place: usize, run: &Told) -> Table {
    let key = events::key(&run.replay, &run.sentences);
    let row = |index: &usize| {
        let sentence = &run.sentences[*index];
        vec![Value::text(sentence.when.as_str()), Value::text(events::words(sentence))]
    };
    Table {
        id: format!("replay-{place}"),
        caption: dossier.texts.fill("replay-table", &[("run", text(run.name.as_str()))]),
        columns: ["replay-when", "replay-what"].map(|id| Column::new(dossier.texts.say(id))).into(),
        rows: key.iter().map(row).collect(),
    }
}
