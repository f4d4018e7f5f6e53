//! What the journal says of a column.

use crate::id::{ConvoyId, LineId};
use crate::model::blueprint::Blueprint;
use crate::model::journal::{Actor, Code, Detail, Entry, EventId, EventKind, Manifest};
use crate::model::world::Play;
use crate::scenario::Loading;
use crate::time::Span;
use crate::units::{Amount, LoadKind};

use super::{Consignment, Convoy, Phase};

impl Play<'_> {
    /// An event of a convoy, right after the last of its own line.
    pub(crate) fn convoy_entry(&self, id: ConvoyId, kind: EventKind, code: Code) -> Entry {
        let convoy = self.convoys.get(id);
        Entry::after(self.agenda.now, kind, convoy.last, code)
            .site(self.plan().stocks[convoy.stock].site)
            .convoy(convoy.number)
    }

    /// Says for a reader what a convoy is at an event; `loaded` where it sets out from home.
    #[inline]
    pub(crate) fn describe_convoy(&mut self, id: ConvoyId, event: EventId, loaded: EventId) {
        if self.journal.keeps_all() {
            self.describe_as_it_stands(id, event, loaded);
        }
    }

    fn describe_as_it_stands(&mut self, id: ConvoyId, event: EventId, loaded: EventId) {
        let (plan, convoy) = (self.plan(), self.convoys.get(id));
        let haul = &plan.hauls[convoy.haul];
        let musters = plan.scenario.pools[haul.pool].load != Loading::AtRequest;
        let kind = self.journal[event].kind;
        let is_joined = kind == EventKind::Joined;
        let told = if is_joined { convoy.along.others.len() } else { 0 };
        let loads = loads_by_line(plan, self.all_with(id).take(told + 1));
        let is_early = kind == EventKind::ConvoyFormed
            || matches!(kind, EventKind::Loaded | EventKind::HandlingBegins)
                && convoy.phase == Phase::ToLoad;
        self.journal.describe_column(event, || Manifest {
            pool: convoy.pool,
            from: haul.ends[0],
            vehicles: if is_joined { convoy.size() } else { convoy.vehicles + convoy.led },
            loads,
            is_mustering: haul.is_at_home && musters && is_early,
            loaded,
        });
    }

    /// Tells a reader of something that no ledger needs: a request, or how long what begins will last.
    #[inline]
    pub(crate) fn mention_of(&mut self, id: ConvoyId, kind: EventKind, of: (Actor, Option<Span>)) {
        if self.journal.keeps_all() {
            self.tell_of(id, kind, of);
        }
    }

    fn tell_of(&mut self, id: ConvoyId, kind: EventKind, (actor, lasts): (Actor, Option<Span>)) {
        let code = if self.convoys.get(id).loads_here() { Code::Loading } else { Code::Unloading };
        let entry = self.convoy_entry(id, kind, code).with(actor);
        if let Some(event) = self.journal.mention(entry) {
            if let Some(span) = lasts {
                self.journal.describe(event, Detail::Lasts(span));
            }
            let convoy = self.convoys.get(id);
            if convoy.papers > 0 {
                let (line, amount) = (self.plan().stocks[convoy.stock].line, convoy.papers);
                self.describe_load(event, line, amount);
            }
            self.describe_convoy(id, event, EventId::START);
        }
    }

    /// Whether one of a convoy's loads is of people.
    pub(crate) fn is_of_people(&self, load: &Consignment) -> bool {
        self.plan().stocks[load.stock].kind == LoadKind::People
    }
}

/// What convoys carry or are to carry, line by line.
fn loads_by_line<'c>(
    plan: &Blueprint,
    convoys: impl IntoIterator<Item = &'c Convoy>,
) -> Vec<(LineId, Amount)> {
    let mut loads: Vec<(LineId, Amount)> = Vec::new();
    for load in convoys.into_iter().flat_map(|convoy| &convoy.loads) {
        let (line, amount) = (plan.stocks[load.stock].line, load.promised + load.aboard);
        match loads.iter_mut().find(|(known, _)| *known == line) {
            Some((_, sum)) => sum.0 += amount,
            None => loads.push((line, Amount(amount))),
        }
    }
    loads
}
