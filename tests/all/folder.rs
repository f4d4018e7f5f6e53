//! Folders of results: nothing that is not ours is ever removed, and nothing that was played is lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, command, done, drawdown, refused, workplace};

/// Everything in a folder, by its path from there: the bytes of a file, nothing of a folder.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, at: &str, all: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let name = format!("{at}/{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().expect("a kind");
            if kind.is_dir() {
                walk(&entry.path(), &name, all);
                all.insert(name, Vec::new());
            } else {
                all.insert(name, fs::read(entry.path()).unwrap_or_default());
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(folder, "", &mut all);
    all
}

/// Runs the minimal scenario with these options, which must be done.
pub(crate) fn run(place: &Path, more: &[&str]) {
    done(place, &[&["run", "minimal", "--runs", "5"], more].concat());
}

/// Runs the program, which must end with this status, and returns what it said.
pub(crate) fn ended(place: &Path, arguments: &[&str], status: i32) -> String {
    let output = drawdown(place, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
    said
}

/// Names that begin with a dot: what a command leaves lying about.
pub(crate) fn left(folder: &Path) -> Vec<String> {
    tree(folder).into_keys().filter(|name| name.contains("/.")).collect()
}

/// A folder of somebody's own.
fn documents(place: &Path) {
    fs::create_dir_all(place.join("documents/letters")).expect("a folder");
    fs::write(place.join("documents/will.txt"), "mine").expect("a file");
}

#[test]
fn an_id_that_leads_elsewhere_is_refused_and_what_is_there_stays() {
    let place = workplace();
    documents(place.path());
    fs::create_dir(place.path().join("work")).expect("a folder");
    let before = tree(place.path());
    let absolute = place.path().join("documents").display().to_string();
    for id in ["../../documents", "../documents", "", ".", "..", "a/b", "-x", "con", &absolute] {
        let set = format!("scenario.id={id:?}");
        let said = refused(&place.path().join("work"), &["run", "minimal", "--set", &set]);
        assert_mentions(&said, &["E107", "cannot be a name"]);
        assert_eq!(tree(place.path()), before, "{id}");
    }
}

#[test]
fn a_place_is_looked_at_where_it_leads_and_not_as_it_is_written() {
    let place = workplace();
    documents(place.path());
    let before = tree(place.path());
    for out in
        ["nope/../documents", "documents", "documents/", "documents/letters/..", "./documents/."]
    {
        for more in [&[][..], &["--replace"]] {
            let out = [&["run", "minimal", "--runs", "5", "--out", out], more].concat();
            let said = refused(place.path(), &out);
            assert_mentions(&said, &["documents", "holds no results of drawdown"]);
            assert_eq!(tree(place.path()), before, "{out:?}");
        }
    }
    run(place.path(), &["--out", "nope/../results"]);
    assert!(place.path().join("results/runs.csv").exists() && !place.path().join("nope").exists());
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_to_what_is_replaced_but_may_lead_there() {
    use std::os::unix::fs::symlink;
    let place = workplace();
    documents(place.path());
    run(place.path(), &["--out", "elsewhere/results"]);
    symlink("documents", place.path().join("linked")).expect("a link");
    symlink("nowhere", place.path().join("broken")).expect("a link");
    symlink("elsewhere/results", place.path().join("ours")).expect("a link");
    let before = tree(place.path());
    for out in ["linked", "broken", "ours"] {
        let said =
            refused(place.path(), &["run", "minimal", "--runs", "5", "--out", out, "--replace"]);
        assert_mentions(&said, &["is a symbolic link"]);
        assert_eq!(tree(place.path()), before, "{out}");
    }
    symlink("elsewhere", place.path().join("way")).expect("a link");
    run(place.path(), &["--out", "way/results"]);
    assert!(fs::symlink_metadata(place.path().join("way")).expect("a link").is_symlink());
    assert_eq!(left(place.path()), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn what_only_looks_like_a_file_of_ours_is_not_removed() {
    let place = workplace();
    documents(place.path());
    let results = place.path().join("output/minimal");
    let to = place.path().join("documents/will.txt");
    let put: [&dyn Fn(&Path); 3] = [
        &|file| std::os::unix::fs::symlink(&to, file).expect("a link"),
        &|file| fs::create_dir_all(file.join("mine")).expect("a folder"),
        &|file| {
            fs::write(file, "no longer").expect("a file");
            fs::create_dir_all(results.join("mine")).expect("a folder");
            fs::write(results.join("mine/will.txt"), "mine").expect("a file");
        },
    ];
    for put in put {
        run(place.path(), &[]);
        let file = results.join("joint.csv");
        fs::remove_file(&file).expect("a file of ours");
        put(&file);
        let before = tree(place.path());
        let said = refused(place.path(), &["run", "minimal", "--runs", "5"]);
        assert_mentions(&said, &["also files that drawdown did not write"]);
        assert_eq!(tree(place.path()), before);
        fs::remove_dir_all(place.path().join("output")).expect("an end");
    }
    assert_eq!(fs::read_to_string(to).expect("a file"), "mine");
}

#[test]
fn the_folder_one_works_in_is_no_place_for_results() {
    let place = workplace();
    let inner = place.path().join("here/deep");
    fs::create_dir_all(&inner).expect("a folder");
    for out in [".", "..", "../..", "../deep", "/"] {
        let said = refused(&inner, &["run", "minimal", "--runs", "1000000000", "--out", out]);
        assert!(said.contains("the folder in which this command works") || out == "/", "{said}");
    }
    assert_eq!(tree(place.path()).into_keys().collect::<Vec<_>>(), ["/here", "/here/deep"]);
}

/// So many runs that whoever plays them does not end.
const ENDLESS: &str = "1000000000";

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_said_before_anything_is_played() {
    let place = workplace();
    fs::write(place.path().join("file"), "mine").expect("a file");
    fs::write(place.path().join("full"), "").expect("a file");
    let long = "x".repeat(250);
    for out in ["file/below", "file/below/deeper", "/proc/results", "/dev/null/results", &long] {
        let said = ended(place.path(), &["run", "minimal", "--runs", ENDLESS, "--out", out], 2);
        assert_mentions(&said, &["cannot write"]);
    }
    let sweep = ["sweep", "relief-hub", "--yes", "--runs", ENDLESS, "--out", "/proc/swept"];
    let said = drawdown(place.path(), &sweep);
    assert_ne!(said.status.code(), Some(0));
    assert_eq!(tree(place.path()).into_keys().collect::<Vec<_>>(), ["/file", "/full"]);
}

/// Something mounted, taken away again at the end; nothing where the machine does not let it.
#[cfg(target_os = "linux")]
struct Mounted<'a>(&'a Path);

#[cfg(target_os = "linux")]
impl<'a> Mounted<'a> {
    fn new(folder: &'a Path, options: &str) -> Option<Self> {
        fs::create_dir_all(folder).expect("a folder");
        let mut mount = std::process::Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder);
        let is_done = mount.output().is_ok_and(|output| output.status.success());
        is_done.then_some(Self(folder))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(self.0).output();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_and_a_full_disk_are_found_before_anything_is_played() {
    let place = workplace();
    let (point, full) = (place.path().join("point"), place.path().join("full"));
    let (Some(_point), Some(_full)) =
        (Mounted::new(&point, "size=8m"), Mounted::new(&full, "size=64k"))
    else {
        return; // Nobody may mount anything here.
    };
    for out in ["point", "full/results"] {
        let said = ended(place.path(), &["run", "minimal", "--runs", ENDLESS, "--out", out], 2);
        assert_mentions(&said, &["cannot write", out]);
        assert_eq!(left(place.path()), Vec::<String>::new());
    }
    assert!(fs::read_dir(&full).expect("a folder").next().is_none());
}

#[cfg(target_os = "linux")]
#[test]
fn results_for_which_there_is_no_room_in_the_end_are_kept_elsewhere() {
    let place = workplace();
    let small = place.path().join("small");
    let Some(_small) = Mounted::new(&small, "size=1200k") else { return };
    let temporary = place.path().join("temporary");
    fs::create_dir(&temporary).expect("a folder");
    let run = ["run", "minimal", "--runs", "20000", "--out", "small/results"];
    let output = command(place.path(), &run).env("TMPDIR", &temporary).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_mentions(&said, &["cannot write", "is whole in", "temporary/drawdown-"]);
    let kept = fs::read_dir(&temporary).expect("a folder").flatten().next().expect("what was kept");
    let known = ["run", "minimal", "--runs", "20000", "--out", "known"];
    done(place.path(), &known);
    let manifest = |folder: &Path| {
        let text = fs::read_to_string(folder.join("manifest.toml")).expect("a manifest");
        text.replace("small/results", "known")
    };
    assert_eq!(manifest(&kept.path().join("results")), manifest(&place.path().join("known")));
    assert!(fs::read_dir(&small).expect("a folder").next().is_none(), "nothing is half written");
}

#[cfg(unix)]
#[test]
fn results_have_the_rights_that_any_new_file_of_the_user_has() {
    use std::os::unix::fs::PermissionsExt;
    let place = workplace();
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o777)).expect("all may write");
    for (umask, folder, file) in
        [("077", 0o700, 0o600), ("022", 0o755, 0o644), ("002", 0o775, 0o664)]
    {
        let out = format!("results-{umask}");
        let program = env!("CARGO_BIN_EXE_drawdown");
        let line = format!("umask {umask}; '{program}' run minimal --runs 5 --out {out}");
        let mut shell = std::process::Command::new("sh");
        let output = shell.current_dir(place.path()).args(["-c", &line]).output().expect("a shell");
        assert!(output.status.success());
        let mode = |path: &Path| fs::metadata(path).expect("it").permissions().mode() & 0o777;
        let results = place.path().join(out);
        assert_eq!((mode(&results), mode(&results.join("runs.csv"))), (folder, file), "{umask}");
    }
}

/// A scenario with a sweep, and another state of the same.
fn scenario(place: &Path, stores: &str) {
    let text = "extends = \"minimal\"\n[camp.outpost]\nline.stores.amount = \"STORES\"\n[sweep.trucks]\n\
                design = \"grid\"\nreplications = 5\n[sweep.trucks.factor]\ntrucks = { path = \
                \"pool.trucks.count\", values = [18, 22] }\n";
    fs::write(place.join("mine.toml"), text.replace("STORES", stores)).expect("a file");
}

/// What is in the folder of the results.
fn answers(place: &Path) -> Vec<(String, BTreeMap<String, Vec<u8>>)> {
    let folder = place.join("output/minimal");
    let entries = fs::read_dir(folder).expect("results").flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut answers: Vec<_> = folders
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), tree(&entry.path())))
        .collect();
    answers.sort();
    answers
}

#[test]
fn answers_of_every_verb_outlive_every_new_run_and_are_named_once_they_are_older() {
    let place = workplace();
    scenario(place.path(), "900 t");
    let run = ["run", "mine.toml", "--runs", "20"];
    done(place.path(), &run);
    done(place.path(), &["sweep", "mine.toml", "--yes"]);
    done(place.path(), &["drivers", "mine.toml", "--runs", "20"]);
    done(place.path(), &["replay", "mine.toml"]);
    done(place.path(), &["report", "output/minimal", "--lang", "fr"]);
    done(place.path(), &["report", "output/minimal", "--lang", "en"]);
    let before = answers(place.path());
    assert_eq!(before.len(), 5, "{:?}", before.iter().map(|it| &it.0).collect::<Vec<_>>());
    // The same run again: nothing is in its way, and nothing is older.
    let said = ended(place.path(), &run, 0);
    assert!(!said.contains("earlier results"), "{said}");
    assert_eq!(answers(place.path()), before);
    // More runs of the same scenario: the briefings are of other results now, the rest is not.
    let said = ended(place.path(), &["run", "mine.toml", "--runs", "30", "--replace"], 0);
    assert_mentions(&said, &["Made from earlier results", "briefing-en/ of ", "briefing-fr/ of "]);
    assert!(!said.contains("drivers-base") && !said.contains("sweep-trucks"), "{said}");
    assert_eq!(answers(place.path()), before);
    // Another state of the scenario: all of them are older.
    scenario(place.path(), "800 t");
    let said = ended(place.path(), &[&run[..], &["--replace"]].concat(), 0);
    let names: Vec<String> = before.iter().map(|(name, _)| format!("{name}/ of ")).collect();
    assert_mentions(&said, &names.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(answers(place.path()), before);
    let french = ended(place.path(), &[&run[..], &["--lang", "fr"]].concat(), 0);
    assert_mentions(&french, &["Issus de résultats antérieurs", "briefing-en/ du "]);
    // A new briefing takes the place of the old one, and says which answers it leaves out.
    done(place.path(), &["report", "output/minimal", "--lang", "en"]);
    let page = place.path().join("output/minimal/briefing-en/briefing.md");
    let page = fs::read_to_string(page).expect("a briefing");
    assert_mentions(&page, &["made from earlier ones are left out", "drawdown drivers mine.toml"]);
}

#[test]
fn a_sweep_that_is_still_to_be_gone_on_with_is_not_in_the_way_of_a_run() {
    let place = workplace();
    scenario(place.path(), "900 t");
    done(place.path(), &["sweep", "mine.toml", "--yes", "--shard", "1/2"]);
    let before = answers(place.path());
    assert_eq!(before[0].0, "sweep-trucks.shard-1-of-2");
    done(place.path(), &["run", "mine.toml", "--runs", "5"]);
    done(place.path(), &["run", "mine.toml", "--runs", "6", "--replace"]);
    assert_eq!(answers(place.path()), before);
    done(place.path(), &["sweep", "mine.toml", "--yes", "--shard", "2/2"]);
    let shards = ["1", "2"].map(|it| format!("output/minimal/sweep-trucks.shard-{it}-of-2"));
    done(place.path(), &["merge", &shards[0], &shards[1]]);
    assert!(place.path().join("output/minimal/sweep-trucks/points.csv").exists());
}

#[test]
fn a_file_put_into_the_work_of_a_sweep_is_not_thrown_away() {
    let place = workplace();
    scenario(place.path(), "900 t");
    let shard = ["sweep", "mine.toml", "--yes", "--shard", "1/2"];
    done(place.path(), &shard);
    let letter = place.path().join("output/minimal/sweep-trucks.shard-1-of-2/letter.txt");
    fs::write(&letter, "mine").expect("a file");
    let _ = drawdown(place.path(), &[&shard[..], &["--replace"]].concat());
    assert_eq!(fs::read_to_string(letter).expect("a file"), "mine");
}

#[cfg(unix)]
#[test]
fn a_place_whose_name_is_no_text_is_refused_and_nothing_is_left_beside_it() {
    use std::os::unix::ffi::OsStrExt;
    let place = workplace();
    let name = std::ffi::OsStr::from_bytes(b"a\xff\xfeb");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_drawdown"));
    command
        .current_dir(place.path())
        .args(["run", "minimal", "--runs", "2", "--lang", "en", "--out"]);
    let ended = command.arg(name).output().expect("it runs");
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    assert!(String::from_utf8_lossy(&ended.stderr).contains("no text"), "{ended:?}");
    assert_eq!(std::fs::read_dir(place.path()).expect("a folder").count(), 0);
}
