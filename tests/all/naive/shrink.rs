//! Makes a scenario smaller as long as something stays true of it.

use super::world::{Depart, Load, Short, World};

type Change = Box<dyn Fn(&mut World)>;

pub(crate) fn shrink(mut world: World, is_still: impl Fn(&World) -> bool) -> World {
    loop {
        let smaller = changes(&world).into_iter().find_map(|change| {
            let mut tried = world.clone();
            change(&mut tried);
            tried.ways.borrow_mut().clear();
            (tried.text() != world.text() && is_still(&tried)).then_some(tried)
        });
        match smaller {
            Some(smaller) => world = smaller,
            None => return world,
        }
    }
}

/// Every change that leaves out or simplifies one thing.
fn changes(world: &World) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut add = |change: Change| changes.push(change);
    (0..world.lines.len()).for_each(|at| add(Box::new(move |it| drop(it.lines.remove(at)))));
    (0..world.gates.len()).for_each(|at| add(Box::new(move |it| drop(it.gates.remove(at)))));
    add(Box::new(|it| {
        it.escorts.clear();
        it.routes.iter_mut().for_each(|route| route.escorts = 0);
    }));
    add(Box::new(|it| it.weather = None));
    for at in 0..world.routes.len() {
        add(Box::new(move |it| it.routes[at].closures.clear()));
        add(Box::new(move |it| it.routes[at].closures.truncate(1)));
        add(Box::new(move |it| it.routes[at].calendar = None));
        add(Box::new(move |it| it.routes[at].capacity = None));
        add(Box::new(move |it| it.routes[at].gap = 0));
        add(Box::new(move |it| it.routes[at].escorts = 0));
    }
    for at in 0..world.gates.len() {
        add(Box::new(move |it| it.gates[at].suspensions.clear()));
        add(Box::new(move |it| it.gates[at].calendar = None));
        add(Box::new(move |it| it.gates[at].validity = None));
        add(Box::new(move |it| it.gates[at].voids = false));
        let known = world.gates[at].suspensions.len();
        (0..known)
            .for_each(|span| add(Box::new(move |it| _ = it.gates[at].suspensions.remove(span))));
        let covered = world.gates[at].covers.len();
        if covered > 1 {
            (0..covered)
                .for_each(|route| add(Box::new(move |it| _ = it.gates[at].covers.remove(route))));
        }
    }
    for at in 0..world.pools.len() {
        add(Box::new(move |it| it.pools[at].available = 0));
        add(Box::new(move |it| it.pools[at].spares = 0));
        add(Box::new(move |it| it.pools[at].per_day = None));
        add(Box::new(move |it| it.pools[at].load = Load::ToBeReady));
        add(Box::new(move |it| it.pools[at].depart = Depart::Ready));
        add(Box::new(move |it| it.pools[at].short = Short::Leave));
        add(Box::new(move |it| it.pools[at].waits = None));
        add(Box::new(move |it| it.pools[at].loading = 0));
        add(Box::new(move |it| it.pools[at].unloading = 0));
        add(Box::new(move |it| (it.pools[at].fewest, it.pools[at].most) = (1, 1)));
        add(Box::new(move |it| it.pools[at].by_deadline = false));
    }
    for at in 0..world.places.len() {
        add(Box::new(move |it| (it.places[at].bays, it.places[at].mog) = (None, None)));
    }
    for at in 0..world.lines.len() {
        add(Box::new(move |it| it.lines[at].lot = None));
        add(Box::new(move |it| it.lines[at].stages.truncate(1)));
        add(Box::new(move |it| it.lines[at].amount = (it.lines[at].amount / 2).max(1)));
        add(Box::new(move |it| it.lines[at].amount = (it.lines[at].amount - 1).max(1)));
    }
    for at in 0..world.camps.len() {
        add(Box::new(move |it| it.camps[at].starts = 0));
        add(Box::new(move |it| it.camps[at].deadline = None));
        for step in 0..world.camps[at].steps.len() {
            add(Box::new(move |it| it.camps[at].steps[step].calendar = None));
            let name = world.camps[at].steps[step].name;
            if name != "lift" && name != "last" {
                add(Box::new(move |it| {
                    it.camps[at].steps.retain(|it| it.name != name);
                    it.camps[at]
                        .steps
                        .iter_mut()
                        .for_each(|it| it.after.retain(|other| *other != name));
                }));
            }
        }
    }
    changes
}
