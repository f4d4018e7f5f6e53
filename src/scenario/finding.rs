//! Findings: what is wrong or doubtful in a scenario, where, and what to do about it.
//!
//! A [`Code`] names a kind of finding and never changes its text, so that it can be looked up and
//! tested. A [`Remark`] is a finding that still points at a value by its path in the file; the
//! reader turns it into a [`Finding`] with a place.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::{Language, Message};

/// Whether a finding stops the scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario cannot be played.
    Error,
    /// It can be played, but probably does not say what was meant.
    Warning,
}

/// One of the refused files of the tests, and what is said about it in each language.
macro_rules! refused {
    ($code:literal) => {
        None
    };
    ($code:literal $file:literal) => {
        Some([
            include_str!(concat!("../../tests/refused/", $code, "-", $file, ".toml")),
            include_str!(concat!("../../tests/refused/", $code, "-", $file, ".txt")),
            include_str!(concat!("../../tests/refused/", $code, "-", $file, ".fr.txt")),
        ])
    };
}

/// The codes: name, text, the file of `tests/refused` that shows it best, meaning.
macro_rules! codes {
    ($($name:ident = $text:literal $(as $file:literal)?, $meaning:literal;)*) => {
        /// One kind of finding. Texts that begin with `E` are errors, with `W` warnings.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $name,)*
        }

        impl Code {
            /// All codes, in the order of this list.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable text (`E101`, `W201`).
            pub fn text(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// What it means, in one line.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $meaning,)*
                }
            }

            /// A file that shows it, and what is said about that file in English and in French; `None` for what
            /// no text alone shows.
            pub fn example(self) -> Option<[&'static str; 3]> {
                match self {
                    $(Self::$name => refused!($text $($file)?),)*
                }
            }
        }
    };
}

codes! {
    // E1: the file as written.
    Syntax = "E101" as "no-toml", "The file is not TOML.";
    FileMissing = "E102" as "file-missing", "A file cannot be read.";
    ExtendsCircle = "E103" as "extends-circle", "A file or a closure extends itself, directly or through others.";
    UnknownKey = "E104" as "unknown-key", "A key that means nothing here.";
    MissingKey = "E105" as "missing-key", "A key that must be there is not.";
    WrongType = "E106" as "wrong-type", "A value of the wrong TOML type.";
    BadName = "E107" as "bad-name", "What no table or scenario can be called.";
    UnknownWord = "E108" as "unknown-word", "A word that is not one of those allowed.";
    BadQuantity = "E109" as "bad-quantity", "A quantity that cannot be read, or has the wrong unit.";
    BadMoment = "E110" as "bad-moment", "A date, time, zone or hour that cannot be read.";
    BadDistribution = "E111" as "bad-distribution", "A distribution whose parameters do not make one.";
    OutOfRange = "E112" as "out-of-range", "A value outside its range.";
    UnknownFormat = "E113" as "unknown-format", "A format of scenario file that this version does not know.";
    ObeyedLetter = "E114" as "obeyed-letter", "A letter that is not shown but obeyed, by terminals or within a line.";
    Unreadable = "E115", "A file that the machine does not let be read.";

    // E2: changes by plans, cases, assumptions and the command line.
    PathNotFound = "E201" as "path-not-found", "A path that matches nothing in the file.";
    BadPath = "E202" as "bad-path", "A path that cannot be read or may not be changed.";
    NewEntity = "E203" as "new-entity", "A plan or case that adds or removes a table.";
    NotScalable = "E204" as "not-scalable", "A path that an assumption cannot multiply.";

    // E3: references and how things fit together.
    UnknownReference = "E301" as "unknown-reference", "A name that no table of that kind has.";
    NameTaken = "E302" as "name-taken", "A name used by two tables that share one list of names.";
    StepCircle = "E303" as "step-circle", "Steps of a closure that wait for one another.";
    ClosureShape = "E304" as "closure-shape", "A closure without exactly one lift and one last party after it.";
    Conflict = "E305" as "conflict", "Keys that contradict one another.";
    KindMismatch = "E306" as "kind-mismatch", "A load, pool, rate or route of the wrong kind.";
    NoLift = "E307" as "no-lift", "No pool can carry a load.";
    NoLength = "E308" as "no-length", "A route without a length, and no places to measure between.";
    NothingCovered = "E309" as "nothing-covered", "Something that covers no route and no camp.";
    NeverOpen = "E310" as "never-open", "A calendar without any open hour.";
    NotACamp = "E311" as "not-a-camp", "A camp is wanted, and this is none that is still to be closed.";
    TooHeavy = "E312" as "too-heavy", "A unit of load that is too heavy for a vehicle that is to carry it.";
    DesignShape = "E315" as "nothing-varies", "A sweep whose factors and design do not fit together.";
    EscalationCircle = "E316" as "steps-in-a-circle", "Steps of an escalation that need one another.";
    Irreversible = "E317" as "what-is-destroyed-stays-so", "A step that is to be taken back, and cannot be.";
    NotWider = "E318" as "back-at-the-same-float", "A step that is taken back by a threshold no wider than the one that sets it off.";
    NothingToMeasure = "E319" as "float-to-no-date", "A threshold on float or pace without a date to measure it against.";

    // E4: what can never happen.
    NoWay = "E401" as "no-way", "No way joins where a load is and where it goes.";
    OutOfReach = "E402" as "out-of-reach", "A pool that cannot come to a load it is to carry, or not on with it.";
    NoVehicles = "E403" as "no-vehicles", "A pool that never has enough vehicles for its smallest convoy.";
    NothingStarts = "E404" as "nothing-starts", "A daily quota of nothing.";
    NoEscort = "E405" as "no-escort", "A way that needs an escort which no escort pool can give.";
    NoPlace = "E406" as "no-place", "A site without a single bay, or place for an aircraft, where one is needed.";
    NobodyLeft = "E407" as "nobody-left", "Work that people must do where nobody is left to do it.";
    NeverGranted = "E408" as "never-granted", "A gate that never grants anything.";
    PeriodBackwards = "E409" as "period-backwards", "A stretch of time that ends before it begins.";
    ShutThroughout = "E410" as "shut-throughout", "The only way is shut from the first day to the last.";
    Standstill = "E411" as "standstill", "A pace of nothing.";
    EndlessTurns = "E412" as "endless-turns", "Spells or outages without length, one upon the other.";
    ShareSum = "E413" as "share-sum", "Shares that add up to more than the whole.";
    ShareRange = "E414" as "share-range", "A share or a chance that can leave the range from 0 to 1.";
    NeverReached = "E415" as "never-reached", "A milestone or a successor waited for that can never come about.";
    DeadlineOutside = "E416" as "deadline-outside", "A deadline before the start or after the horizon.";
    CalendarShut = "E417" as "calendar-shut", "A calendar that is never open between the start and the horizon.";
    NoMarch = "E418" as "no-march", "A force ordered to where no road leads.";
    OrderCircle = "E419" as "order-circle", "Orders that wait for one another.";
    StartsTooLate = "E421" as "starts-too-late", "A camp that begins only when its deadline has passed.";
    PackedTooLate = "E423" as "packed-too-late", "Packing that begins only when its load is to have been lifted.";

    PermitTooSmall = "E428" as "permission-too-small", "A permission for fewer vehicles than the smallest convoy that needs it.";
    CampCircle = "E427" as "successor-that-waits-for-the-camp", "Camps that wait for one another.";
    NoOdds = "E424" as "odds", "A contest whose chances do not make one, or that has no row for every case.";
    RuleCircle = "E425" as "rule-sets-itself-off", "Rules that set one another off at one instant, without end.";
    NeverFires = "E426" as "rule-that-never-fires", "A rule that excludes by its own words that it ever fires.";

    // E9: what no scenario should ever show.
    Unexplained = "E901", "A scenario that is refused, though no check finds fault with it: a defect of the program.";

    // W5: what can happen but is probably not meant.
    LotOverConvoy = "W501" as "lot-over-convoy", "A lot larger than the largest convoy can carry.";
    ShortPool = "W502" as "short-pool", "A pool that may have too few vehicles for its smallest convoy.";
    PartLoads = "W503" as "part-loads", "A daily quota smaller than one vehicle's load.";
    EmptyCamp = "W504" as "empty-camp", "A camp with nothing to lift.";
    FewHands = "W505" as "few-hands", "Work whose people may have left before it is done.";
    FewEscorts = "W506" as "few-escorts", "An escort pool that may be too small for a single convoy.";
    ManyAttacks = "W507" as "many-attacks", "A rate of attacks beyond all experience.";
    WetStandstill = "W508" as "wet-standstill", "Weather in which nothing moves at all.";
    LittleFloat = "W509" as "little-float", "A deadline that leaves less than a tenth of the time even at best.";
    PlannedLate = "W510" as "planned-late", "A planned date after the deadline.";
    MayStartLate = "W511" as "may-start-late", "A camp that may begin only after its deadline.";
    IdleAcceleration = "W512" as "idle-acceleration", "An accelerated mode that changes nothing.";
    IdleAssumption = "W513" as "idle-assumption", "An assumption that nothing depends on.";
    Unused = "W514" as "unused", "Something declared that nothing uses.";
    NoDeadline = "W515" as "no-deadline", "A scenario without a deadline.";
    SuccessorLost = "W516" as "successor-lost", "A successor that no order brings to the camp.";
    MayRefuseAll = "W518" as "may-refuse-all", "A gate that in some runs may never grant anything.";
    CannotBeMet = "W519" as "arrives-too-late", "A deadline that cannot be met even if nothing goes wrong.";
    WaitsInVain = "W520" as "rules-that-wait-for-each-other", "A rule or an order that waits for what never happens.";
    IdleAction = "W521" as "nothing-to-resume", "An action of a rule that changes nothing.";
    NoContest = "W522" as "no-contest", "Hostile forces that would contest one another's way, and no table says how.";
    NeverPresent = "W523" as "never-present", "A force that can never be where it is said to stand.";
    RivalWithForces = "W524" as "rival-with-forces", "A rival without forces, whose side has forces in the file.";
    ShortRoute = "W525" as "short-route", "A route shorter than the straight line between its ends.";
    SameName = "W526" as "same-name", "Two things of one kind that are shown by the same name.";
    PlannedInPast = "W527" as "planned-in-past", "A planned date before the scenario begins.";
    PartyTooLarge = "W528" as "party-too-large", "A last party that no convoy can take whole.";
    TooFewHired = "W534" as "too-few-hired", "A load for which fewer vehicles are hired, for one way, than it fills.";
    LongColumn = "W535" as "long-column", "A convoy that takes longer to pass than its road is open.";
    EstimatesMiss = "W540" as "estimates-miss-the-plan", "Estimates that by themselves miss the plan or a deadline, before anything goes wrong.";
    BeyondReckoning = "W530" as "beyond-reckoning", "A length of time or a distance beyond anything that can be played.";
    FarWindow = "W537" as "far-window", "A normal spread of which next to nothing lies within its limits.";
    OpenEnd = "W538" as "open-end", "A gate or a road that is shut, and nothing says for how long.";
    NoRate = "W531" as "no-rate", "A load that is handled in no time, beside others that are handled by rate.";
    NoWeight = "W532" as "no-weight", "A limit by weight or class, and a pool that does not say what its vehicles weigh.";
    ManyBreakdowns = "W545" as "many-breakdowns", "A rate of breakdowns beyond all experience.";
    ThousandsOrDecimals = "W551" as "thousands-or-decimals", "A point that may be one of thousands.";
    NothingCollected = "W550" as "nothing-collected", "A place at which nothing can ever be collected in passing.";
    NeverJoin = "W549" as "never-join", "Pools whose convoys are to join, and never come together.";
    SetOffAtOnce = "W546" as "set-off-at-once", "A step that is set off before anything of its closure has begun.";
    LongNight = "W541" as "hours-overnight", "Hours of a calendar that run overnight, for more than half of a day.";
    MoreThanPlanned = "W539" as "more-than-planned", "More stated than the scenario can give: vehicles, escort groups, convoys, or a value outside its spread.";
    GoesBack = "W548" as "goes-back", "A load or people of which a status says more, or fewer, than an earlier one allows.";
    LeftOpen = "W547" as "left-open", "Rows of a template of a status that are not filled in.";
    OutOfSequence = "W536" as "out-of-sequence", "A camp that was closed before others that it waits for.";
    GoneBefore = "W533" as "gone-before", "A load that only vehicles carry which may be gone with another camp.";
}

impl Code {
    /// Whether it stops the scenario.
    pub fn severity(self) -> Severity {
        if self.text().starts_with('W') { Severity::Warning } else { Severity::Error }
    }

    /// Whether it is the program's fault: then no file shows it.
    pub fn is_defect(self) -> bool {
        self == Self::Unexplained
    }

    /// Whether it is the machine's fault, whatever is written.
    pub fn is_of_machine(self) -> bool {
        self == Self::Unreadable
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

/// A finding about a checked scenario, at a path of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What kind.
    pub code: Code,
    /// Dotted path of the value it is about (`camp.kidal.line.people.to`).
    pub path: String,
    /// What is the matter, as one sentence without a full stop.
    pub problem: Message,
    /// What would be allowed.
    pub allowed: Option<Message>,
    /// What to do about it.
    pub remedy: Option<Message>,
}

impl Remark {
    /// A remark of this kind about the value at this path.
    pub fn new(code: Code, path: impl Into<String>, problem: Message) -> Self {
        Self { code, path: path.into(), problem, allowed: None, remedy: None }
    }

    /// The same with what would be allowed.
    #[must_use]
    pub fn allowed(mut self, allowed: Message) -> Self {
        self.allowed = Some(allowed);
        self
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn remedy(mut self, remedy: Message) -> Self {
        self.remedy = Some(remedy);
        self
    }
}

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file's name as given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes of the file.
    pub bytes: Range<usize>,
    /// The whole text of the file, so that the place can be shown.
    #[serde(skip)]
    pub text: Arc<str>,
}

/// By where it is: the text of a long file is not gone through for every place in it.
impl Hash for Place {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.file, &self.bytes).hash(state);
    }
}

/// Something wrong or doubtful in a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// What kind.
    pub code: Code,
    /// Whether it stops the scenario.
    pub severity: Severity,
    /// Where; `None` for something that is in no file (a `--set` on the command line).
    pub place: Option<Place>,
    /// What is the matter, as one sentence without a full stop.
    pub problem: Message,
    /// What would be allowed.
    pub allowed: Option<Message>,
    /// The nearest thing that would be right.
    pub did_you_mean: Option<String>,
    /// What to do about it.
    pub remedy: Option<Message>,
}

/// A finding in the words of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordedFinding<'a> {
    /// What kind.
    pub code: Code,
    /// Whether it stops the scenario.
    pub severity: Severity,
    /// Where.
    pub place: Option<&'a Place>,
    /// What is the matter.
    pub problem: String,
    /// What would be allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
    /// The nearest thing that would be right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub did_you_mean: Option<&'a str>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
}

impl Finding {
    /// A finding of this kind, so far without a place.
    pub fn new(code: Code, problem: Message) -> Self {
        Self {
            code,
            severity: code.severity(),
            place: None,
            problem,
            allowed: None,
            did_you_mean: None,
            remedy: None,
        }
    }

    /// The same at this place.
    #[must_use]
    pub fn at(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }

    /// The same with what would be allowed.
    #[must_use]
    pub fn allowed(mut self, allowed: Message) -> Self {
        self.allowed = Some(allowed);
        self
    }

    /// The same with the nearest thing that would be right, if there is one.
    #[must_use]
    pub fn did_you_mean(mut self, nearest: Option<String>) -> Self {
        self.did_you_mean = nearest;
        self
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn remedy(mut self, remedy: Message) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// In the words of a language.
    pub fn worded(&self, language: Language) -> WordedFinding<'_> {
        let read = |message: &Message| message.read(language);
        WordedFinding {
            code: self.code,
            severity: self.severity,
            place: self.place.as_ref(),
            problem: self.problem.read(language),
            allowed: self.allowed.as_ref().map(read),
            did_you_mean: self.did_you_mean.as_deref(),
            remedy: self.remedy.as_ref().map(read),
        }
    }

    /// Whether another says the same, wherever it is.
    fn says_the_same(&self, other: &Self) -> bool {
        let said = |it: &Self| (it.code, it.severity);
        said(self) == said(other)
            && self.problem == other.problem
            && self.allowed == other.allowed
            && self.did_you_mean == other.did_you_mean
            && self.remedy == other.remedy
    }

    /// The same, said of these places too.
    fn also_at(mut self, others: &[Place]) -> Self {
        let places = others.iter().map(|place| format!("{}:{}", place.file, place.line));
        let places: Vec<String> = places.collect();
        if !places.is_empty() {
            let places = places.join(", ");
            self.problem = message!("also-at", problem = self.problem, places);
        }
        self
    }
}

/// The same findings, but what differs in nothing but its place only once, with the other places in
/// words: two sweeps that name one wrong path have one fault to be mended.
pub(super) fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<(Finding, Vec<Place>)> = Vec::new();
    for finding in findings {
        match kept.iter_mut().find(|(other, _)| other.says_the_same(&finding)) {
            Some((first, others)) => {
                let known = first.place.iter().chain(others.iter());
                let new = finding.place.filter(|place| !known.clone().any(|it| it == place));
                others.extend(new);
            }
            None => kept.push((finding, Vec::new())),
        }
    }
    kept.into_iter().map(|(finding, others)| finding.also_at(&others)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_codes_share_a_text() {
        let mut texts: Vec<_> = Code::ALL.iter().map(|code| code.text()).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), Code::ALL.len());
    }

    #[test]
    fn the_first_letter_of_a_code_is_its_severity() {
        for code in Code::ALL {
            let letter = code.text().chars().next();
            let expected = match code.severity() {
                Severity::Error => Some('E'),
                Severity::Warning => Some('W'),
            };
            assert_eq!(letter, expected, "{code:?}");
        }
    }
}
