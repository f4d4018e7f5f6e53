//! Random scenarios as text: small theatres in which everything that the model knows may happen.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use party::{Dice, dice};
use text::write;

mod party;
mod text;

/// A few choices from which a whole file follows.
#[derive(Debug, Clone)]
struct Theatre {
    camps: Vec<CampChoice>,
    trucks: u32,
    convoy: (u32, u32),
    muster: Muster,
    carriage: Carriage,
    buses: u32,
    aircraft: bool,
    bays: Option<u32>,
    capacity: bool,
    gate: GateChoice,
    escorts: Option<u32>,
    slots: bool,
    /// Bits: what permissions are for, how large they are, who hires, who gathers, what escorts cover, what
    /// drives itself, whether columns join, whether a camp is collected in passing.
    permits: u32,
    attacks: f64,
    loss: f64,
    saved: bool,
    alerts: bool,
    breakdowns: bool,
    weather: bool,
    daylight: bool,
    closures: bool,
    force: bool,
    dispatch: &'static str,
    parties: Option<Dice>,
}

#[derive(Debug, Clone)]
struct CampChoice {
    cargo: u32,
    people: u32,
    vehicles: u32,
    closure: &'static str,
    accelerates: bool,
    disposal: bool,
    via_port: bool,
    /// Through the first camp.
    via_camp: bool,
    /// Begins after the camp before it.
    begins_after: bool,
    /// Is vacated after the camp before it is lifted, or after its successor has come.
    vacates_after: Option<bool>,
    starts: u32,
}

/// Where vehicles and escorts stand and how columns are formed.
#[derive(Debug, Clone)]
struct Muster {
    trucks: &'static str,
    escorts: &'static str,
    load: &'static str,
    depart: &'static str,
    short: &'static str,
    returns: &'static str,
    parts: bool,
}

/// What befalls vehicles and roads beside chance and threat.
#[derive(Debug, Clone)]
struct Carriage {
    /// How trucks are loaded.
    loading: &'static str,
    /// What is done about breakdowns; nothing: as repair and write_off say.
    recovery: Option<&'static str>,
    /// What the first road lets pass.
    limits: Option<&'static str>,
    /// Whether the first camp has trucks of its own that leave with it.
    own: bool,
    looks_ahead: bool,
}

fn carriage() -> impl Strategy<Value = Carriage> {
    let loading = prop_oneof![
        2 => Just(r#"{ uniform = ["2 h", "8 h"] }"#),
        1 => Just(r#"["1 h", { uniform = ["8 t/h", "12 t/h"] }, "2 vehicles/h"]"#),
    ];
    let recovery = prop_oneof![
        2 => Just(None),
        1 => Just(Some(r#"[{ by = "repair", chance = 0.3, takes = { exponential = "10 h" } }, { by = "tow", chance = 0.5, takes = "2 h", pace = 0.5, workshop = "4 d" }, { by = "cross-load", takes = "3 h" }, { by = "abandon", load = "lost" }]"#)),
        1 => Just(Some(r#"[{ by = "cross-load" }, { by = "tow", at_most = 3 }]"#)),
    ];
    let limits = prop_oneof![
        3 => Just(None),
        1 => Just(Some(r#"{ weight = "20 t", every = { exponential = "8 d" }, lasts = "3 d" }"#)),
        1 => Just(Some(r#"{ per_day = "50 t" }, { bars = ["buses"], from = "6 d", until = "9 d" }"#)),
        1 => Just(Some(r#"{ per_day = "7 vehicles", from = "5 d" }, { weight = "20 t", weather = "rain" }"#)),
    ];
    (loading, recovery, limits, prop::bool::weighted(0.25), any::<bool>()).prop_map(
        |(loading, recovery, limits, own, looks_ahead)| Carriage {
            loading,
            recovery,
            limits,
            own,
            looks_ahead,
        },
    )
}

fn muster() -> impl Strategy<Value = Muster> {
    let place = || prop_oneof![2 => Just("hub"), 1 => Just("camp-0")];
    let load = prop_oneof![
        2 => Just("to-be-ready"),
        1 => Just("at-once"),
        1 => Just("when-granted"),
        1 => Just("at-request"),
    ];
    let depart = prop_oneof![
        2 => Just("when-ready"),
        1 => Just("when-allowed"),
        1 => Just("when-full"),
    ];
    let short = prop_oneof![2 => Just("leave"), 1 => Just("fill")];
    let returns = prop_oneof![Just("with-empties"), Just("alone")];
    (place(), place(), load, depart, short, returns, any::<bool>()).prop_map(
        |(trucks, escorts, load, depart, short, returns, parts)| Muster {
            trucks,
            escorts,
            load,
            depart,
            short,
            returns,
            parts,
        },
    )
}

#[derive(Debug, Clone)]
struct GateChoice {
    lead: bool,
    desks: Option<u32>,
    refusal: f64,
    validity: bool,
    suspended: bool,
    voids: bool,
}

fn camp() -> impl Strategy<Value = CampChoice> {
    let loads = (0..900_u32, 0..400_u32, 0..30_u32);
    let closure = prop_oneof![Just("plain"), Just("packed"), Just("full")];
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), 0..20_u32);
    let rarely = || prop::bool::weighted(0.25);
    let order = (rarely(), rarely(), prop::option::weighted(0.3, any::<bool>()));
    let all = (loads, closure, flags, order);
    all.prop_map(|((cargo, people, vehicles), closure, flags, order)| CampChoice {
        cargo,
        people,
        vehicles,
        closure,
        accelerates: flags.0,
        disposal: flags.1,
        via_port: flags.2,
        via_camp: order.0,
        begins_after: order.1,
        vacates_after: order.2,
        starts: flags.3,
    })
}

fn gate() -> impl Strategy<Value = GateChoice> {
    let desks = prop::option::of(1..3_u32);
    let refusal = prop_oneof![Just(0.0), Just(0.3)];
    (any::<bool>(), desks, refusal, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(lead, desks, refusal, validity, suspended, voids)| GateChoice {
            lead,
            desks,
            refusal,
            validity,
            suspended,
            voids,
        },
    )
}

/// The text of a random scenario.
pub(super) fn scenario() -> impl Strategy<Value = String> {
    let fleet = (4..40_u32, (1..4_u32, 4..10_u32), 1..12_u32, any::<bool>(), muster(), carriage());
    let nodes = (
        prop::option::of(1..3_u32),
        any::<bool>(),
        gate(),
        prop::option::of(1..4_u32),
        prop::bool::weighted(0.25),
        any::<u32>(),
    );
    let attacks = prop_oneof![Just(0.0), Just(0.02), Just(0.2)];
    let threat = (attacks, prop_oneof![Just(0.0), Just(1.0)], any::<bool>(), any::<bool>());
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let dispatch = prop_oneof![
        Just(r#"["earliest-deadline", "least-float"]"#),
        Just(r#"["priority", "first-ready"]"#),
        Just(r#"["first-ready"]"#),
    ];
    let camps = prop::collection::vec(camp(), 1..5);
    let parties = prop::option::weighted(0.8, dice());
    (camps, fleet, nodes, threat, flags, dispatch, parties).prop_map(
        |(camps, fleet, nodes, threat, flags, dispatch, parties)| {
            write(&Theatre {
                camps,
                trucks: fleet.0,
                convoy: fleet.1,
                buses: fleet.2,
                aircraft: fleet.3,
                muster: fleet.4,
                carriage: fleet.5,
                bays: nodes.0,
                capacity: nodes.1,
                gate: nodes.2,
                escorts: nodes.3,
                slots: nodes.4,
                permits: nodes.5,
                attacks: threat.0,
                loss: threat.1,
                saved: threat.2,
                alerts: threat.3,
                breakdowns: flags.0,
                weather: flags.1,
                daylight: flags.2,
                closures: flags.3,
                force: flags.4,
                dispatch,
                parties,
            })
        },
    )
}

/// The random scenario of a number.
pub(super) fn numbered(number: u32) -> String {
    let mut seed = [0; 32];
    seed.as_chunks_mut::<4>().0.fill(number.to_le_bytes());
    of_seed(&seed)
}

/// The random scenario of a seed.
pub(super) fn of_seed(seed: &[u8; 32]) -> String {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    scenario().new_tree(&mut runner).expect("a scenario").current()
}
