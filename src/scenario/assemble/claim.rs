//! Claims and what they make likely.
//!
//! The rule. A site has k candidates. A claim that one of them holds it, graded by reliability and
//! credibility, is right, taken by itself, with chance `a = r c + (1 - r) / k`: the chance c of its
//! credibility as far as its source's word counts (r), else even. One that the opponent concedes
//! counts as confirmed. It speaks for its own candidate with likelihood a, for every other with
//! `(1 - a) / (k - 1)`. Claims are put together by Bayes' rule on the prior, each likelihood to the
//! power of the claim's weight: 1 for one of its own, less by the share of another's evidence that
//! it repeats, 0 for one that its source has replaced by a later one.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{Arena, AssessmentId, Id, Name, SideId, SiteId};
use crate::time::Moment;

use super::super::quantity::DateMeans;
use super::super::syntax::{self, Assessment as Grades};
use super::super::{Assessment, Claim, Site};
use super::lookup::id_of;
use super::{Bench, Code, Slots};

/// A claim, before it is weighed.
struct Said {
    claim: Claim,
    site: SiteId,
    repeats: BTreeMap<String, f64>,
}

/// What stands for grades that the file does not give: by reliability, then by credibility.
const RELIABILITY: [f64; 6] = [1.0, 0.8, 0.6, 0.4, 0.2, 0.0];
const CREDIBILITY: [f64; 5] = [0.95, 0.7, 0.5, 0.3, 0.1];
const CONFIRMED: f64 = 0.99;

/// The trust in a report of this grade (`B2`), by the grades that stand where a file gives none: of two
/// answers, the chance that it gives the right one. `None` if it is no grade.
pub(in super::super) fn trust(grade: &str) -> Option<f64> {
    let mut letters = grade.chars();
    let (reliability, credibility) = (letters.next()?, letters.next());
    letters.next().is_none().then_some(())?;
    let place = "ABCDEF".find(reliability.to_ascii_uppercase())?;
    let credibility = credibility.map_or(Some(6), |digit| digit.to_digit(10))? as usize;
    let right = match credibility {
        6 => 0.5,
        known => CREDIBILITY.get(known.checked_sub(1)?).copied()?,
    };
    Some(RELIABILITY[place] * right + (1.0 - RELIABILITY[place]) / 2.0)
}

/// Claims and assessments, if all could be built.
type Assessed = (Slots<Claim>, Arena<AssessmentId, Assessment>);

impl Bench<'_> {
    pub(super) fn claims(&mut self, sites: &Slots<Site>) -> Assessed {
        let file = self.file;
        let said: Vec<Option<Said>> =
            file.claim.iter().map(|(name, syntax)| self.said(name, syntax?)).collect();
        if said.iter().any(Option::is_none) {
            return (said.into_iter().map(|_| None).collect(), Arena::default());
        }
        let mut said: Vec<Said> = said.into_iter().flatten().collect();
        let about: BTreeSet<SiteId> = said.iter().map(|said| said.site).collect();
        let mut assessments = Arena::default();
        for site in about {
            let controller = sites[site.index()].as_ref().and_then(|site| site.controller);
            let Some(prior) = self.candidates(site, controller, &said) else {
                return (vec![None], Arena::default());
            };
            let id = AssessmentId::at(assessments.len());
            self.weigh(site, id, prior.len(), &mut said);
            let of_site = said.iter().filter(|said| said.site == site).map(|said| &said.claim);
            assessments.push(Assessment { site, holders: posterior(&prior, of_site) });
        }
        (said.into_iter().map(|said| Some(said.claim)).collect(), assessments)
    }

    fn said(&mut self, name: &str, syntax: &syntax::Claim) -> Option<Said> {
        let path = |key: &str| format!("claim.{name}.{key}");
        let site = self.site(&path("site"), &syntax.site);
        let says = self.side_or_nobody(&path("says"), &syntax.says);
        let grade = self.grade(&path("grade"), &syntax.grade);
        let made = self.moment(&syntax.on, DateMeans::Start);
        if made > Moment::START {
            let problem = message!("claim-claim-was-made-after", name);
            self.find(Code::OutOfRange, &path("on"), problem).allowed =
                Some(message!("claim-date-up-scenario-what-known"));
            return None;
        }
        let repeats = syntax.depends_on.as_ref().map_or_else(BTreeMap::new, |it| it.0.clone());
        self.check_dependence(name, &syntax.site, repeats.keys())?;
        let (reliability, credibility) = grade?;
        let claim = Claim {
            name: Name::new(name),
            label: self.label(syntax.words.as_ref(), name),
            assessment: AssessmentId(0),
            by: syntax.by.0.written().to_owned(),
            source: syntax.by.0.clone(),
            says: says?,
            made,
            reliability,
            credibility,
            conceded: syntax.conceded.unwrap_or(false),
            alone: 0.0,
            weight: 1.0,
        };
        Some(Said { claim, site: site?, repeats })
    }

    /// "B2": reliability and credibility.
    fn grade(&mut self, path: &str, text: &str) -> Option<(char, u8)> {
        let mut letters = text.chars();
        let (first, second, rest) = (letters.next(), letters.next(), letters.next());
        let credibility = second.and_then(|digit| digit.to_digit(10));
        match (first, credibility, rest) {
            (Some(reliability @ 'A'..='F'), Some(credibility @ 1..=6), None) => {
                Some((reliability, credibility as u8))
            }
            _ => {
                let problem = message!("claim-no-grade", text);
                self.find(Code::UnknownWord, path, problem).allowed =
                    Some(message!("claim-reliability-from-f-credibility-from"));
                None
            }
        }
    }

    /// A claim repeats others about the same site, and not itself, through others or not.
    fn check_dependence<'n>(
        &mut self,
        name: &str,
        site: &str,
        others: impl Iterator<Item = &'n String>,
    ) -> Option<()> {
        let path = format!("claim.{name}.depends_on");
        let file = self.file;
        for other in others {
            self.claim_named(&path, other)?;
            let syntax = file.claim.get(other)??;
            let problem = if syntax.site != site {
                message!("claim-about-not-about", other, site = syntax.site, site_2 = site)
            } else if self.leads_to(other, name, &mut BTreeSet::new()) {
                message!("claim-depends-which-depends", name, other)
            } else {
                continue;
            };
            self.find(Code::Conflict, &path, problem).allowed =
                Some(message!("claim-claims-about-same-site-do"));
            return None;
        }
        Some(())
    }

    fn leads_to(&self, from: &str, to: &str, seen: &mut BTreeSet<String>) -> bool {
        if from == to {
            return true;
        }
        let syntax = self.file.claim.get(from).flatten();
        let Some(others) = syntax.and_then(|syntax| syntax.depends_on.as_ref()) else {
            return false;
        };
        seen.insert(from.to_owned()) && others.0.keys().any(|other| self.leads_to(other, to, seen))
    }

    /// Who may hold a site, and with what chance before any claim.
    fn candidates(
        &mut self,
        site: SiteId,
        controller: Option<SideId>,
        said: &[Said],
    ) -> Option<Vec<(Option<SideId>, f64)>> {
        let name = self.names.sites[site.index()];
        let file = self.file;
        let prior = file.assessment.as_ref().and_then(|it| it.prior.get(name)?);
        let path = format!("assessment.prior.{name}");
        let mut chances = BTreeMap::new();
        for (side, chance) in prior.iter().flat_map(|prior| &prior.0) {
            let side = self.side_or_nobody(&format!("{path}.{side}"), side)?;
            chances.insert(side, *chance);
        }
        let mut candidates: BTreeSet<Option<SideId>> = chances.keys().copied().collect();
        candidates.extend(said.iter().filter(|it| it.site == site).map(|it| it.claim.says));
        candidates.extend(controller.map(Some));
        if candidates.len() == 1 {
            candidates.extend(self.opponents(&candidates));
        }
        if candidates.len() < 2 {
            let problem = message!("claim-all-claims-about-agree-nobody", name);
            self.find(Code::Conflict, &format!("site.{name}"), problem).remedy =
                Some(message!("claim-say-who-hostile-whom-side", name));
            return None;
        }
        let even = 1.0 / candidates.len() as f64;
        let chance = |side: &Option<SideId>| match chances.is_empty() {
            true => even,
            false => chances.get(side).copied().unwrap_or(0.0),
        };
        let sum: f64 = candidates.iter().map(chance).sum();
        if sum <= 0.0 {
            self.find(Code::OutOfRange, &path, message!("claim-these-chances-all-zero")).remedy =
                Some(message!("claim-give-least-one-side-chance"));
            return None;
        }
        Some(candidates.iter().map(|side| (*side, chance(side) / sum)).collect())
    }

    /// Sides that are hostile to one of these.
    fn opponents(&self, sides: &BTreeSet<Option<SideId>>) -> BTreeSet<Option<SideId>> {
        let name = |side: SideId| self.names.sides[side.index()];
        let ours: Vec<&str> = sides.iter().flatten().map(|side| name(*side)).collect();
        let mut found = BTreeSet::new();
        for (one, syntax) in self.file.side.iter() {
            let hostile = syntax.and_then(|syntax| syntax.hostile.as_ref());
            for other in hostile.into_iter().flatten() {
                let pairs = [(one, other.as_str()), (other.as_str(), one)];
                let against = pairs.iter().filter(|(own, _)| ours.contains(own));
                found.extend(against.filter_map(|(_, it)| id_of(&self.names.sides, it)).map(Some));
            }
        }
        found
    }

    /// What each claim about a site says by itself, and what it weighs beside the others.
    fn weigh(&self, site: SiteId, id: AssessmentId, count: usize, said: &mut [Said]) {
        let last: BTreeMap<String, (Moment, Name)> = said
            .iter()
            .filter(|it| it.site == site)
            .map(|it| (it.claim.by.clone(), (it.claim.made, it.claim.name.clone())))
            .fold(BTreeMap::new(), |mut last, (by, made)| {
                let known = last.entry(by).or_insert_with(|| made.clone());
                *known = known.clone().max(made);
                last
            });
        let grades = self.file.assessment.as_ref();
        for said in said.iter_mut().filter(|it| it.site == site) {
            let is_last = last[&said.claim.by].1 == said.claim.name;
            let own: f64 = said.repeats.values().map(|share| 1.0 - share).product();
            said.claim.assessment = id;
            said.claim.weight = if is_last { own } else { 0.0 };
            said.claim.alone = alone(grades, &said.claim, count);
        }
    }
}

/// The chance that a claim is right, taken by itself, with so many candidates.
fn alone(grades: Option<&Grades>, claim: &Claim, candidates: usize) -> f64 {
    let even = 1.0 / candidates as f64;
    if claim.conceded {
        return grades.and_then(|it| it.confirmed).map_or(CONFIRMED, |it| it.0);
    }
    let index = claim.reliability as usize - 'A' as usize;
    let reliability = grades
        .and_then(|it| it.reliability.as_ref())
        .and_then(|it| [it.a, it.b, it.c, it.d, it.e, it.f][index]);
    let reliability = reliability.map_or(RELIABILITY[index], |it| it.0);
    let index = usize::from(claim.credibility) - 1;
    let Some(default) = CREDIBILITY.get(index) else { return even };
    let credibility = grades
        .and_then(|it| it.credibility.as_ref())
        .and_then(|it| [it.one, it.two, it.three, it.four, it.five][index]);
    let credibility = credibility.map_or(*default, |it| it.0);
    reliability * credibility + (1.0 - reliability) * even
}

/// Bayes' rule: the prior, times the likelihood of every claim to the power of its weight.
fn posterior<'c>(
    prior: &[(Option<SideId>, f64)],
    claims: impl Iterator<Item = &'c Claim>,
) -> Vec<(Option<SideId>, f64)> {
    let mut chances = prior.to_vec();
    let others = (prior.len() - 1) as f64;
    for claim in claims {
        for (side, chance) in &mut chances {
            let is_right = claim.says == *side;
            let likelihood = if is_right { claim.alone } else { (1.0 - claim.alone) / others };
            *chance *= libm::pow(likelihood, claim.weight);
        }
    }
    let sum: f64 = chances.iter().map(|(_, chance)| chance).sum();
    if sum > 0.0 {
        chances.iter_mut().for_each(|(_, chance)| *chance /= sum);
    } else {
        chances = prior.to_vec();
    }
    chances
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Label;

    const ARMY: Option<SideId> = Some(SideId(0));
    const REBELS: Option<SideId> = Some(SideId(1));

    fn claim(says: Option<SideId>, alone: f64, weight: f64) -> Claim {
        Claim {
            name: "claim".into(),
            label: Label::default(),
            assessment: AssessmentId(0),
            by: String::new(),
            source: Label::default(),
            says,
            made: Moment::START,
            reliability: 'B',
            credibility: 2,
            conceded: false,
            alone,
            weight,
        }
    }

    fn army(claims: &[Claim]) -> f64 {
        posterior(&[(ARMY, 0.5), (REBELS, 0.5)], claims.iter())[0].1
    }

    #[test]
    fn two_independent_sources_multiply() {
        // 0.8 × 0.7 against 0.2 × 0.3.
        let found = army(&[claim(ARMY, 0.8, 1.0), claim(ARMY, 0.7, 1.0)]);
        assert!((found - 0.56 / 0.62).abs() < 1e-12);
        // 0.8 × 0.3 against 0.2 × 0.7.
        let found = army(&[claim(ARMY, 0.8, 1.0), claim(REBELS, 0.7, 1.0)]);
        assert!((found - 0.24 / 0.38).abs() < 1e-12);
    }

    #[test]
    fn a_source_that_repeats_another_adds_nothing_and_half_of_it_half_as_much() {
        let alone = army(&[claim(ARMY, 0.8, 1.0)]);
        assert!((army(&[claim(ARMY, 0.8, 1.0), claim(ARMY, 0.9, 0.0)]) - alone).abs() < 1e-12);
        // Odds 4 : 1, times the square root of 9 : 1.
        let half = army(&[claim(ARMY, 0.8, 1.0), claim(ARMY, 0.9, 0.5)]);
        assert!((half - 12.0 / 13.0).abs() < 1e-12);
    }

    #[test]
    fn three_sources_on_three_candidates_from_an_uneven_prior() {
        let prior = [(None, 0.2), (ARMY, 0.5), (REBELS, 0.3)];
        let claims = [claim(ARMY, 0.6, 1.0), claim(REBELS, 0.8, 1.0), claim(None, 0.4, 1.0)];
        let found = posterior(&prior, claims.iter());
        // Nobody 0.2 × 0.2 × 0.1 × 0.4; the army 0.5 × 0.6 × 0.1 × 0.3; the rebels 0.3 × 0.2 ×
        // 0.8 × 0.3.
        let (nobody, army, rebels) = (0.0016, 0.009, 0.0144);
        let sum = nobody + army + rebels;
        for ((_, found), known) in found.iter().zip([nobody, army, rebels]) {
            assert!((found - known / sum).abs() < 1e-12);
        }
    }

    #[test]
    fn a_grade_is_credibility_as_far_as_the_source_counts() {
        assert!((alone(None, &claim(ARMY, 0.0, 1.0), 2) - (0.8 * 0.7 + 0.2 * 0.5)).abs() < 1e-12);
        let conceded = Claim { conceded: true, ..claim(ARMY, 0.0, 1.0) };
        assert!((alone(None, &conceded, 2) - 0.99).abs() < 1e-12);
        let unknown = Claim { credibility: 6, ..claim(ARMY, 0.0, 1.0) };
        assert!((alone(None, &unknown, 4) - 0.25).abs() < 1e-12);
    }
}
