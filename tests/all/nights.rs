//! When a column has left that is ready before the hours of its road.

use std::sync::Arc;

use drawdown::scenario::read_text;
use drawdown::simulation::Simulation;
use drawdown::time::HOUR;

/// Hours until a camp is lifted whose trucks are loaded at 20:00 of the first day, on a road with these hours.
fn lifted(hours: &str, pool: &str) -> f64 {
    let text = format!(
        "format = 1\nscenario = {{ id = \"nights\", as_of = 2030-01-01, until = \"20 d\" }}\n\
         site.town.kind = \"town\"\n[calendar.road]\nhours = [\"{hours}\"]\n\
         [camp.alpha]\nline.cargo = {{ amount = \"24 t\", to = \"town\" }}\n\
         [route.road]\nends = [\"town\", \"alpha\"]\nlength = \"100 km\"\ncalendar = \"road\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"alpha\"\ncount = 2\npayload = \"12 t\"\n\
         speed = \"20 km/h\"\nconvoy = [1, 2]\nloading = \"20 h\"\nunloading = \"1 h\"\n{pool}"
    );
    let (study, _) = read_text("nights.toml", &text, &[]).expect("a scenario");
    let mut run = Simulation::new(Arc::clone(&study.base));
    let camp = run.play(0).expect("it ends").camps.values().next().expect("a camp").lifted;
    camp.expect("it is lifted").0 as f64 / HOUR as f64
}

#[test]
fn a_column_that_is_ready_at_night_has_left_when_its_road_opens() {
    assert_eq!(lifted("00:00-24:00", ""), 20.0);
    assert_eq!(lifted("06:00-18:00", ""), 30.0);
    // Two trucks of one on a kilometre: the tail is six minutes behind.
    assert_eq!(lifted("06:00-18:00", "density = \"1 per km\"\n"), 30.1);
    assert_eq!(lifted("18:00-23:00", ""), 20.0);
}
