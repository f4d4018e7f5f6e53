//! What is beyond all reckoning: it is said, and it neither looks early, nor hangs, nor takes the memory of the
//! machine.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::command::{PROGRAM, assert_mentions, done, drawdown, refused, said, under, workplace};
use crate::results::Sheet;

/// Plays an example with a change, which must come to an end soon, and gives what is said and what share of
/// the runs misses the deadline.
fn played(place: &Path, set: &str) -> (String, String) {
    let begun = Instant::now();
    let run = ["run", "minimal", "--runs", "5", "--replace", "--set", set];
    let output = drawdown(place, &run);
    assert!(begun.elapsed() < Duration::from_secs(60), "{set} takes {:?}", begun.elapsed());
    assert_eq!(output.status.code(), Some(0), "{set}: {}", said(&output));
    let deadlines = Sheet::read(&place.join("output/minimal/deadlines.csv"));
    let [row] = deadlines.rows_with(&[])[..] else { panic!("one deadline") };
    (said(&output), deadlines.cell(row, "p_missed").to_owned())
}

#[test]
fn what_lasts_longer_than_is_reckoned_with_is_doubted_and_ends_in_no_run() {
    let place = workplace();
    // A hundred years are 36,600 days; the others would come round to an early date in whole seconds.
    for days in ["36601 d", "99999999 d", "106751991167301 d", "100000000000000000000000 d"] {
        for key in ["pool.trucks.loading", "pool.trucks.unloading"] {
            let (told, missed) = played(place.path(), &format!("{key}={days}"));
            assert_mentions(&told, &["W530", "more than a hundred years"]);
            assert_eq!(missed, "1.0000", "{key} = {days}");
        }
    }
    let (told, _) = played(place.path(), "pool.trucks.loading=36600 d");
    assert!(!told.contains("W530"), "{told}");
}

#[test]
fn a_way_that_has_no_end_before_the_horizon_keeps_nobody_waiting() {
    let place = workplace();
    // 180 km at a metre an hour take twenty years; 40,000 km at 40 km/h 42 days one way.
    for set in ["pool.trucks.speed=0.001 km/h", "route.outpost-town.length=40000 km"] {
        assert_eq!(played(place.path(), set).1, "1.0000", "{set}");
    }
}

#[test]
fn a_million_vehicles_take_no_more_memory_than_twenty_and_more_are_refused() {
    let place = workplace();
    // Data in KiB: twenty trucks take less than half of it, and a place for each of a million more than that.
    let limited = |count: u32| {
        let mut shell = Command::new("sh");
        let line = format!(
            "ulimit -d 20000; exec '{PROGRAM}' run minimal --runs 5 --threads 1 --replace \
             --set pool.trucks.count={count} --set 'pool.trucks.convoy=[1, 1]'"
        );
        shell.args(["-c", &line]);
        under(shell, place.path(), &[]).output().expect("a shell")
    };
    for count in [20, 1_000_000] {
        let output = limited(count);
        assert!(output.status.success(), "{count}: {}", said(&output));
    }
    let output = limited(1_000_001);
    assert_eq!(output.status.code(), Some(1));
    assert_mentions(&said(&output), &["E112", "a count cannot be above 1,000,000"]);
}

#[test]
fn every_file_that_is_written_outside_results_has_the_rights_of_any_new_file() {
    let place = workplace();
    let text = "extends = \"minimal\"\n[sweep.trucks]\ndesign = \"grid\"\nreplications = 4\n\
                [sweep.trucks.factor.trucks]\npath = \"pool.trucks.count\"\nvalues = [14, 20]\n";
    fs::write(place.path().join("small.toml"), text).expect("a file");
    fs::write(place.path().join("camps.csv"), "camp,km,tonnes,people\nkidal,300,200,100\n")
        .expect("a file");
    let answers = "Two camps\n2030-01-01\n2030-06-01\nhub\n15\n10\n\n";
    fs::write(place.path().join("answers.txt"), answers).expect("a file");
    for (umask, file, folder) in
        [("077", 0o600, 0o700), ("022", 0o644, 0o755), ("002", 0o664, 0o775)]
    {
        let commands = [
            format!("sweep small.toml --prepare --out p{umask}"),
            format!("sweep small.toml --shard 1/2 --out p{umask} --yes"),
            format!("sweep small.toml --shard 2/2 --out p{umask} --yes"),
            format!("example extract minimal e{umask}.toml"),
            format!("new n{umask}.toml --from camps.csv < answers.txt"),
            format!("report r{umask} --lang en"),
        ];
        done(place.path(), &["run", "minimal", "--runs", "5", "--out", &format!("r{umask}")]);
        for command in commands {
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("umask {umask}; exec '{PROGRAM}' {command}")]);
            let output = under(shell, place.path(), &[]).output().expect("a shell");
            assert!(output.status.success(), "{command}: {}", said(&output));
        }
        let mode = |path: &Path| fs::metadata(path).expect("it").permissions().mode() & 0o777;
        let shard = place.path().join(format!("p{umask}.shard-1-of-2"));
        let briefing = place.path().join(format!("r{umask}/briefing-en"));
        for folder_made in [&shard, &briefing] {
            assert_eq!(mode(folder_made), folder, "{umask}: {}", folder_made.display());
            for entry in fs::read_dir(folder_made).expect("a folder").flatten() {
                assert_eq!(mode(&entry.path()), file, "{umask}: {}", entry.path().display());
            }
        }
        for name in [format!("p{umask}.design"), format!("e{umask}.toml"), format!("n{umask}.toml")]
        {
            assert_eq!(mode(&place.path().join(&name)), file, "{umask}: {name}");
        }
    }
}

#[test]
fn one_id_in_two_files_is_one_thing_and_of_two_kinds_it_is_refused() {
    let place = workplace();
    let check = |more: &str| {
        let first = "extends = \"minimal\"\nscenario.id = \"first\"\n[camp.second]\n\
                     line.stores = { amount = \"10 t\", to = \"town\" }\n\
                     [route.second-town]\nends = [\"second\", \"town\"]\nlength = \"10 km\"\n";
        fs::write(place.path().join("first.toml"), first).expect("a file");
        fs::write(place.path().join("second.toml"), format!("extends = \"first.toml\"\n{more}"))
            .expect("a file");
    };
    // The file that extends has the last word, key by key; the camp is there once.
    check(
        "[camp.second]\nline.stores.amount = \"70 t\"\nline.tents = { amount = \"5 t\", to = \"town\" }\n",
    );
    let shown = done(place.path(), &["check", "second.toml"]);
    assert_mentions(&shown, &["camps to close 2, lines 4", "975\u{a0}t"]);
    done(place.path(), &["run", "second.toml", "--runs", "2"]);
    // The same id for a thing of another kind that is called by it too.
    check("[site.second]\nkind = \"town\"\n");
    let told = refused(place.path(), &["check", "second.toml"]);
    assert_mentions(&told, &["E302", "\"second\" is both a camp and a site"]);
    assert_eq!(told, refused(place.path(), &["run", "second.toml", "--runs", "2"]));
}
