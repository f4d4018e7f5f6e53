//! What a briefing is made from: the study, its results, and the answers beside them.

use std::path::Path;
use std::sync::Arc;

use crate::id::{Arena, Id, Name};
use crate::scenario::{Choice, Label, Scenario, Study, Variant};
use crate::time::Moment;

use super::super::folder::older;
use super::super::past::NoPast;
use super::super::{Language, Manifest, Names};
use super::block::{Value, camp_anchor};
use super::cause::cause;
use super::picture::RowName;
use super::texts::Texts;
use crate::archive::{Archive, NoBriefing, Row};
use crate::manifest::MANIFEST;
use crate::results::closure::Closure;
use crate::results::deadlines::Deadlines;
use crate::results::sweep::{Points, SweptDeadlines};
use crate::typed::question;
use crate::update::drift::DriftTable;

/// Everything that a briefing is made from.
pub(super) struct Dossier {
    /// The study that was played, with the plans and cases that the results are of.
    pub(super) study: Study,
    /// The results of its run or of its sweep.
    pub(super) results: Archive,
    /// The answers of other verbs to the same study, in the order of their folders.
    pub(super) answers: Vec<Archive>,
    /// The commands of answers beside them that were made from earlier results, and are left out.
    pub(super) older: Vec<String>,
    /// The commands of answers beside them that know nothing of what was told, and are left out.
    pub(super) unaware: Vec<String>,
    /// The sentences, in the reader's language.
    pub(super) texts: Texts,
    /// The day by whose end everything is known: that of the last status, or that of the scenario.
    pub(super) known: Moment,
}

/// A plan under a case, by their places in the study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Which {
    /// The plan.
    pub(super) plan: usize,
    /// The case.
    pub(super) case: usize,
}

impl Which {
    /// The first plan under the first case: what a briefing is about where nothing is chosen.
    pub(super) const FIRST: Self = Self { plan: 0, case: 0 };
}

impl Dossier {
    /// Reads a folder of results of `run` or `sweep`, and what lies beside it.
    ///
    /// # Errors
    /// [`NoBriefing`].
    pub(super) fn open(folder: &Path, language: Language) -> Result<Self, NoBriefing> {
        let (results, study) = Archive::with::<Deadlines>(folder)?;
        Self::of(results, study, language)
    }

    /// The same of a study that is at hand.
    ///
    /// # Errors
    /// [`NoBriefing`].
    pub(super) fn of_study(
        folder: &Path,
        study: &Study,
        language: Language,
    ) -> Result<Self, NoBriefing> {
        Self::of(Archive::of::<Deadlines>(folder, study)?, study.clone(), language)
    }

    fn of(results: Archive, study: Study, language: Language) -> Result<Self, NoBriefing> {
        let folder = &results.folder;
        let study = of_played(study, &played(&results)?);
        // A manifest that names no plan or case of its scenario is none of ours.
        if study.variants.is_empty() {
            return Err(NoBriefing::NoPast(NoPast::NotOurs { folder: folder.to_owned() }));
        }
        let (answers, unaware) = answers(&results);
        let older = older(folder).into_iter().filter(|answer| !answer.is_briefing);
        let older = older.map(|answer| answer.command).collect();
        let known = known(&results, &study)?.unwrap_or(Moment::START);
        let texts = Texts::new(language, study.base.vocabulary);
        Ok(Self { study, results, answers, older, unaware, texts, known })
    }

    /// The manifest of what `command` makes of it.
    pub(super) fn manifest(&self, command: &str) -> Manifest {
        self.results.manifest_of(&self.study, command)
    }

    /// The scenario as it stands without a plan's or a case's changes.
    pub(super) fn scenario(&self) -> &Scenario {
        &self.study.base
    }

    /// The reader's language.
    pub(super) fn language(&self) -> Language {
        self.texts.language
    }

    /// How many points were played, if it is a sweep.
    pub(super) fn points(&self) -> Result<Option<usize>, NoBriefing> {
        if !self.results.has::<Points>() {
            return Ok(None);
        }
        let records = self.results.table::<Points>()?;
        Ok(Some(records.iter().count()))
    }

    /// Names for the reader.
    pub(super) fn names(&self) -> Names<'_> {
        Names { scenario: self.scenario(), language: self.language() }
    }

    /// Every plan under every case, as far as played: the plan first.
    pub(super) fn variants(&self) -> impl Iterator<Item = Which> + '_ {
        let cases = 0..self.study.cases.len();
        (0..self.study.plans.len())
            .flat_map(move |plan| cases.clone().map(move |case| Which { plan, case }))
    }

    /// What time booked under a code at a site was spent on, in a sentence; at any site if none is named.
    pub(super) fn cause(&self, code: &str, site: Option<&str>) -> String {
        let sites = &self.scenario().sites;
        let site = site.and_then(|site| Self::find(sites, site, |it| &it.name));
        cause(&self.texts, self.scenario(), code, site)
    }

    /// The keys of a plan and a case.
    pub(super) fn keys(&self, which: Which) -> (&str, &str) {
        (self.study.plans[which.plan].name.as_str(), self.study.cases[which.case].name.as_str())
    }

    /// A plan for the reader.
    pub(super) fn plan(&self, plan: usize) -> String {
        self.names().choice(&self.study.plans[plan])
    }

    /// A case for the reader.
    pub(super) fn case(&self, case: usize) -> String {
        self.names().choice(&self.study.cases[case])
    }

    /// A plan for the reader, by its key; the key itself where it is none of those played.
    pub(super) fn plan_named(&self, key: &str) -> String {
        self.choice_named(&self.study.plans, key)
    }

    /// A case for the reader, by its key; the key itself where it is none of those played.
    pub(super) fn case_named(&self, key: &str) -> String {
        self.choice_named(&self.study.cases, key)
    }

    fn choice_named(&self, choices: &[Choice], key: &str) -> String {
        let found = choices.iter().find(|choice| choice.name.as_str() == key);
        found.map_or_else(|| key.to_owned(), |choice| self.names().choice(choice))
    }

    /// A date for the reader.
    pub(super) fn date(&self, at: Moment) -> String {
        self.language().date(&self.scenario().clock.civil(at))
    }

    /// The date of something that ends or is reached: a midnight belongs to the day that ends.
    pub(super) fn date_end(&self, at: Moment) -> String {
        self.language().date(&self.scenario().clock.civil_end(at))
    }

    /// The same within a sentence.
    pub(super) fn long_date_end(&self, at: Moment) -> String {
        self.language().long_date(&self.scenario().clock.civil_end(at))
    }

    /// A date within a sentence.
    pub(super) fn long_date(&self, at: Moment) -> String {
        self.language().long_date(&self.scenario().clock.civil(at))
    }

    /// The time zone of all dates.
    pub(super) fn zone(&self) -> String {
        self.scenario().clock.zone.iana_name().unwrap_or("UTC").to_owned()
    }

    /// The thing of this key.
    pub(super) fn find<I: Id, T>(
        arena: &Arena<I, T>,
        key: &str,
        name: impl Fn(&T) -> &Name,
    ) -> Option<I> {
        arena.iter().find(|(_, item)| name(item).as_str() == key).map(|(id, _)| id)
    }

    /// A site for the reader, by its key.
    pub(super) fn site(&self, key: &str) -> String {
        let site = Self::find(&self.scenario().sites, key, |site| &site.name);
        site.map_or_else(|| key.to_owned(), |site| self.names().site(site))
    }

    /// A site for the reader, by its key, in a cell: a camp leads to its card.
    pub(super) fn site_cell(&self, key: &str) -> Value {
        match self.is_camp(key) {
            true => Value::Camp(self.site(key), key.to_owned()),
            false => Value::text(self.site(key)),
        }
    }

    /// A site for the reader, by its key, in a picture: a camp leads to its card.
    pub(super) fn site_name(&self, key: &str) -> RowName {
        let to = self.card_of(key);
        RowName { text: self.site(key), to }
    }

    /// The anchor of the card of a camp, by the key of its site; none for other sites, and where no
    /// camps were counted.
    pub(super) fn card_of(&self, key: &str) -> Option<String> {
        (self.is_camp(key) && self.results.has::<Closure>()).then(|| camp_anchor(key))
    }

    fn is_camp(&self, key: &str) -> bool {
        let site = Self::find(&self.scenario().sites, key, |site| &site.name);
        site.is_some_and(|site| self.scenario().sites[site].camp.is_some())
    }

    /// A deadline for the reader, by its key.
    pub(super) fn deadline(&self, key: &str) -> String {
        self.labelled(&self.scenario().deadlines, key, |it| (&it.name, &it.label))
    }

    /// A thing with a label for the reader, by its key.
    pub(super) fn labelled<I: Id, T>(
        &self,
        arena: &Arena<I, T>,
        key: &str,
        naming: impl Fn(&T) -> (&Name, &Label),
    ) -> String {
        let found = Self::find(arena, key, |item| naming(item).0);
        found.map_or_else(
            || key.to_owned(),
            |id| {
                let (name, label) = naming(&arena[id]);
                self.names().label(label, name)
            },
        )
    }
}

/// The keys of the plans and of the cases that were played, in the order of the results. A sweep may
/// play some of those that its manifest names.
fn played(results: &Archive) -> Result<(Vec<String>, Vec<String>), NoBriefing> {
    let manifest = &results.manifest;
    if !results.has::<Points>() {
        return Ok((manifest.plans.clone(), manifest.cases.clone()));
    }
    let records = results.table::<SweptDeadlines>()?;
    let kept = |names: &[String], key: fn(Row<'_, crate::results::Which>) -> &str| -> Vec<String> {
        let is_played = |name: &&String| records.iter().any(|row| key(row.which()) == **name);
        names.iter().filter(is_played).cloned().collect()
    };
    let plans = kept(&manifest.plans, |which| which.plan());
    Ok((plans, kept(&manifest.cases, |which| which.case())))
}

/// The study with only the plans and cases that were played, in the order of the results, and the
/// variants of these.
fn of_played(study: Study, (plans, cases): &(Vec<String>, Vec<String>)) -> Study {
    let chosen = |choices: &[Choice], names: &[String]| -> Vec<Choice> {
        let find = |name: &String| choices.iter().find(|it| it.name.as_str() == name).cloned();
        names.iter().filter_map(find).collect()
    };
    let is_unplayed = |choice: &&Choice| plans.iter().all(|name| choice.name.as_str() != name);
    let unplayed = study.unplayed.iter().chain(study.plans.iter().filter(is_unplayed)).cloned();
    let unplayed = unplayed.collect();
    let (plans, cases) = (chosen(&study.plans, plans), chosen(&study.cases, cases));
    let place = |kept: &[Choice], all: &[Choice], old: usize| {
        kept.iter().position(|choice| choice.name == all[old].name)
    };
    let variants = study.variants.iter().filter_map(|variant| {
        let plan = place(&plans, &study.plans, variant.plan)?;
        let case = place(&cases, &study.cases, variant.case)?;
        Some(Variant { plan, case, scenario: Arc::clone(&variant.scenario) })
    });
    let mut variants: Vec<Variant> = variants.collect();
    variants.sort_by_key(|variant| (variant.plan, variant.case));
    Study { plans, unplayed, cases, variants, ..study }
}

/// The answers in the folders within the results that are of the same scenario by the same version: those to the same
/// question, and the commands of those that were made without what was told.
fn answers(results: &Archive) -> (Vec<Archive>, Vec<String>) {
    let Ok(entries) = std::fs::read_dir(&results.folder) else { return Default::default() };
    let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    let identity = results.identity();
    let found = folders.iter().filter_map(|folder| results.answer(folder));
    let is_told = results.manifest.told.is_some();
    let (mut answers, mut unaware) = (Vec::new(), Vec::new());
    for answer in found {
        let of = answer.identity();
        if of == identity {
            answers.push(answer);
        } else if let (Some(of), Some(identity)) = (&of, &identity)
            && is_told
            && of.is_of_the_same_scenario_as(identity)
        {
            unaware.push(answer.manifest.command);
        }
    }
    (newest(answers), unaware)
}

/// Of the answers to one question the newest: it stands where the first of them would.
fn newest(answers: Vec<Archive>) -> Vec<Archive> {
    let written = |answer: &Archive| {
        std::fs::metadata(answer.folder.join(MANIFEST)).and_then(|it| it.modified()).ok()
    };
    let mut kept: Vec<Archive> = Vec::new();
    for answer in answers {
        let asked = question(&answer.manifest.command);
        let same = kept.iter_mut().find(|it| question(&it.manifest.command) == asked);
        match same {
            Some(other) if written(other) <= written(&answer) => *other = answer,
            Some(_) => {}
            None => kept.push(answer),
        }
    }
    kept
}

/// The day of the last status, if the results are of an update.
fn known(results: &Archive, study: &Study) -> Result<Option<Moment>, NoBriefing> {
    if !results.has::<DriftTable>() {
        return Ok(None);
    }
    let records = results.table::<DriftTable>()?;
    let days = records.iter().filter_map(|row| row.as_of().parse().ok());
    Ok(days.max().map(|day| study.base.clock.midnight(day)))
}
