//! `drawdown`: scenario planning for withdrawals and redeployments.
//!
//! A planner describes in TOML the camps to close, the forces that leave or take over, the routes
//! between them, the permissions, the lift, the weather, the threat and the deadlines. The engine
//! plays that thousands of times under different assumptions and says which deadlines are missed,
//! how often, by how much and why. It is about logistics and time: it computes no weapon effects
//! and recommends no attack.
//!
//! # The story
//!
//! ```text
//! scenario file -> checked Scenario -> ECS world -> one run -> Outcome -> many runs -> analysis -> report
//! ```
//!
//! The modules below stand in that order, and each uses only those above it (a test reads the
//! sources and holds them to it). They live in the packages of one workspace, a folder of `src/`
//! each, so that a change compiles only what stands below it; this package gives them one name.
//!
//! | Package | Module | What it is |
//! |---|---|---|
//! | `core` | [`plain`], [`id`], [`units`], [`time`], [`chance`] | The vocabulary: text that is only read, typed names, quantities, whole seconds, random streams. |
//! | `scenario` | [`scenario`] | What was asked: TOML as written becomes a [`scenario::Study`], every plan under every case, or a list of findings with their places. Nothing past it checks again. |
//! | `engine` | [`model`] | What exists: one file per concern (camps, tasks, pools, gates, convoys, forces …), each with its component, its reset and what happens to it. |
//! | | [`simulation`] | One run: a world made once and used for every replication, the outcome, the replay. |
//! | `study` | [`experiment`] | Many runs: replications of every variant on all cores, until the answer is sharp enough. |
//! | | [`analysis`] | What the runs say: intervals, dates, ledgers, criticality; pure. |
//! | `report` | [`report`] | What the reader gets: one neutral document, and the formats made from it. The only writer of results. |
//! | `cli` | [`cli`] | The edge: one file per verb. The only place that prints. |
//!
//! # How a run works
//!
//! Time is whole seconds from the scenario's `as_of`. Nothing ticks: a world steps from event to
//! event, and what is idle is not touched. An agenda holds what is due, in a total order of time,
//! declared kind and stable id; an entry whose target has changed its mind since is recognised by
//! its generation and dropped. Work that goes on at a rate (packing, marching) is touched only when
//! its rate changes: rain that begins is felt at once by every convoy on the way.
//!
//! Who is served with vehicles is chosen when everything of a second has happened, so that requests
//! of one second meet the pool's rule of dispatch and not the order in which they were played.
//!
//! Movement is a state machine (`model::convoy`, with `model::haul` for how columns are formed): a
//! column is asked for and holds nothing; it asks its gates and musters; vehicles and load are bound
//! when it is loaded or leaves for its load. `drawdown manual movement` says it in the planner's words.
//!
//! Entities are regions, weathers, outages, sites, camps, closure steps, lines, stocks, hauls, routes,
//! pools, escorts, gates, threats, convoys, forces and deadlines; one component each holds their
//! state and nothing else does. A world is used again for every replication by overwriting
//! components: within a run nothing is spawned, despawned or moved. One system holds the queries,
//! lends every kind as one contiguous run of components, and plays a whole replication;
//! [`simulation::Host`] keeps the alternatives at hand to be measured.
//!
//! # The other parties
//!
//! Forces carry out orders and march by the same routes as convoys (`model::force`, `model::column`);
//! where hostile ones meet, a table of the scenario says for how long and who gives way
//! (`model::contest`); who is at each site and who holds it is a timeline (`model::control`). Whatever
//! happens is told to rules and waiting orders (`model::rule`), which act through effects for a time on
//! gates, routes, threats and camps (`model::effect`). Claims are assessed when the scenario is
//! read; a run only draws who truly holds what. A scenario without other parties pays for none of it.
//!
//! # Orders that adapt
//!
//! Each step of an escalation becomes a rule for each of its camps, with a look ([`scenario::Look`]) in
//! place of an event. `model::escalation` looks at them, remembers from look to look what it has seen,
//! and lets rules fire when they have been decided; what they do to a camp is there too. A look is the
//! last thing of its instant and reads only the state of the world, so that no draw of what is to come can
//! change what is decided. `drawdown manual escalation` says it in the planner's words.
//!
//! What the estimates themselves come to if nothing goes wrong is a run of another scenario
//! ([`scenario::Scenario::undisturbed`]): every spread at its median, nothing in the way.
//!
//! # Why: the causal journal
//!
//! Every event is written down with when, what, to whom, the event before it on its own line, its
//! binding cause (the last of its prerequisites to be met) and the code under which the interval is
//! booked. One walk back from the end of a deadline makes the account of why: along the last site's
//! own line of events and, where the site waited for a means that others had, through what that means
//! was doing meanwhile, so that the time trucks stood before a gate is the gate's, at the site for
//! which they stood. From it comes all that is said of a delay: the ledger, which adds up to the
//! second; the chain that a replay shows; the headline cause; what is critical (a site or route with
//! any of the time, all else with time lost to it; the share of runs in which it is so is its
//! criticality). Only a replayed run keeps the events that nobody but a reader needs.
//!
//! # Chance
//!
//! A draw is a coordinate: seed, replication, cause, entity name. Cases and plans are not part of it,
//! so two plans meet the same luck and can be compared pair by pair, and a draw added in one place
//! moves none elsewhere.
//!
//! # What would change it
//!
//! A [`scenario::Template`] is the file before it is checked: any change of it (`--set`, a point of a sweep,
//! one line of a plan, a risk switched off) is laid over it, built and checked as a whole, and gives a variant
//! whose ids mean the same. So every question has one way: make variants, play them under the same luck, look
//! at pairs. What was found is an [`report::Answer`], tables and a text, which one function writes and tells.
//! Sweeps ([`experiment::sweep`]) play too much to be kept in memory: blocks of runs go into a log
//! ([`report::Log`]), from which everything is made in the end, so that threads, stops and shards change no
//! byte. The other verbs play fewer variants, in memory: `compare` and its attribution, `drivers` and
//! `marginal` (one change at a time), `breakpoint` and `decide` (where a chance crosses a line,
//! `analysis::threshold`), `choose` ([`analysis::selection`]) and `value` ([`analysis::information`]).
//!
//! # What has happened so far
//!
//! A [`scenario::Status`] is a set of facts, whatever files they came in. `update` sets the assumptions that have become
//! known, weighs runs by the rest ([`analysis::status`]), and plays those drawn by their weight again to the day of
//! the status (`model::status`), where they are made what it says and go on with new chance: a draw is then a
//! coordinate of seed, day and draw. Runs that went on are runs like all others to whatever comes after.
//! `drawdown manual status` says it in the planner's words.
//!
//! # Tables
//!
//! A column of the results is declared once (`report::schema`): its heading, its unit, how its cell comes
//! from its row, and what it says in both languages. Files, dictionary, `schema.json`, `explain` and the
//! typed rows from which briefings, scores and updates read a folder again follow from it.
//! CONTRIBUTING.md says how one is added.
//!
//! # Words
//!
//! What is found in a scenario is a [`scenario::Message`]: the key of a sentence of the book (`src/scenario/texts`, a folder
//! of Fluent files for each language) and what is filled into it. It is put into words where it is shown.
//!
//! # What never changes
//!
//! - Same input and seed, same bytes: for any number of threads, any order of tables in the
//!   file, but that deadlines stand in the results as they do there.
//! - Every person, tonne and vehicle is at any time in exactly one place or disposition.
//! - A ledger adds up to the time it explains; no event stands before its cause.
//! - Bad input gets every finding at once, with its place; results are written whole or not at all.

pub use drawdown_core::{chance, id, plain, time, units};

pub use drawdown_cli as cli;
pub use drawdown_engine::{model, simulation};
pub use drawdown_report as report;
pub use drawdown_scenario as scenario;
pub use drawdown_study::{analysis, experiment};
