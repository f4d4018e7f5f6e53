//! A page printed as PDF by the browser that the reader has, without a window and without the
//! network.
//!
//! Any browser of the Chromium family will do. It runs with a profile of its own, which goes when it
//! is done, so it neither sees nor changes what its owner does with it. A browser is many processes:
//! they form a group of their own, which ends as a whole when it takes too long or is no longer wanted.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::Language;
use crate::scenario::{Message, message};

mod desk;

/// The variable that names the browser to print with.
const VARIABLE: &str = "DRAWDOWN_BROWSER";
/// How long a browser may take, in steps of [`STEP`].
const STEPS: u32 = 1_200;
const STEP: Duration = Duration::from_millis(100);

/// What browsers are called on the search path, the plainest first.
const NAMES: [&str; 11] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "microsoft-edge-stable",
    "brave-browser",
    "brave",
    "vivaldi",
];

/// Where macOS keeps them.
const APPLICATIONS: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
];

/// Where Windows keeps them, below one of [`PROGRAMS`].
const PROGRAM_FILES: [&str; 4] = [
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
    r"Chromium\Application\chrome.exe",
    r"BraveSoftware\Brave-Browser\Application\brave.exe",
];
const PROGRAMS: [&str; 3] = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];

/// Why a page was not printed.
#[derive(Debug)]
pub enum NoPrint {
    /// There is no browser.
    NoBrowser,
    /// The browser that `DRAWDOWN_BROWSER` names does not start.
    NotStarted {
        /// The browser.
        browser: PathBuf,
        /// What the machine said.
        error: io::Error,
    },
    /// It ended without a PDF.
    Failed {
        /// The browser.
        browser: PathBuf,
        /// How it ended.
        status: ExitStatus,
    },
    /// It did not end in time, and was stopped.
    TooLong {
        /// The browser.
        browser: PathBuf,
    },
    /// The user stopped it.
    Interrupted,
    /// The machine did not let it.
    Machine {
        /// What it said.
        error: io::Error,
    },
}

impl NoPrint {
    /// Why, in no language yet.
    pub fn message(&self) -> Message {
        match self {
            Self::NoBrowser => message!("print-no-browser", variable = VARIABLE),
            Self::NotStarted { browser, error } => {
                message!(
                    "print-not-started",
                    browser = browser.display(),
                    error,
                    variable = VARIABLE
                )
            }
            Self::Failed { browser, status } => message!(
                "print-failed",
                browser = browser.display(),
                status = status.to_string(),
                variable = VARIABLE
            ),
            Self::TooLong { browser } => message!(
                "print-too-long",
                browser = browser.display(),
                seconds = (STEP * STEPS).as_secs(),
                variable = VARIABLE
            ),
            Self::Interrupted => message!("print-interrupted"),
            Self::Machine { error } => message!("print-machine", error),
        }
    }
}

impl fmt::Display for NoPrint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().read(Language::English))
    }
}

impl std::error::Error for NoPrint {}

/// A browser that prints.
#[derive(Debug, Clone)]
pub struct Browser {
    program: PathBuf,
    is_stopped: Arc<AtomicBool>,
}

impl Browser {
    /// The browser that `DRAWDOWN_BROWSER` names, else the first one found.
    ///
    /// # Errors
    /// [`NoPrint::NoBrowser`].
    pub fn find() -> Result<Self, NoPrint> {
        let named = env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
        let program = named.or_else(|| on_path(env::var_os("PATH"))).or_else(installed);
        program.map(Self::at).ok_or(NoPrint::NoBrowser)
    }

    fn at(program: PathBuf) -> Self {
        Self { program, is_stopped: Arc::default() }
    }

    /// The same browser, which stops printing as soon as this is true.
    pub fn until(&self, is_stopped: &Arc<AtomicBool>) -> Self {
        Self { program: self.program.clone(), is_stopped: Arc::clone(is_stopped) }
    }

    /// Where it is.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Prints a page, a whole HTML file, on paper of its own choice; the bytes of the PDF.
    ///
    /// # Errors
    /// [`NoPrint`].
    pub fn print(&self, page: &[u8]) -> Result<Vec<u8>, NoPrint> {
        let machine = |error| NoPrint::Machine { error };
        let place = desk::Desk::begin(&self.desk()).map_err(machine)?;
        let [html, pdf] = ["briefing.html", "briefing.pdf"].map(|name| place.path().join(name));
        fs::write(&html, page).map_err(machine)?;
        let status = self.run(place.path(), &html, &pdf)?;
        let printed = fs::read(&pdf).ok().filter(|bytes| bytes.starts_with(b"%PDF-"));
        printed.ok_or_else(|| NoPrint::Failed { browser: self.program.clone(), status })
    }

    fn run(&self, place: &Path, html: &Path, pdf: &Path) -> Result<ExitStatus, NoPrint> {
        let mut command = Command::new(&self.program);
        command.args([
            "--headless",
            "--generate-pdf-document-outline",
            "--disable-gpu",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-pdf-header-footer",
        ]);
        command.arg(option("--user-data-dir=", &place.join("profile")));
        command.arg(option("--print-to-pdf=", pdf));
        // Its sandbox refuses to run for the owner of the machine.
        if is_root(place) {
            command.arg("--no-sandbox");
        }
        command.arg(html).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        group(&mut command);
        let child = command.spawn();
        let child =
            child.map_err(|error| NoPrint::NotStarted { browser: self.program.clone(), error })?;
        self.wait(child)
    }

    fn wait(&self, mut child: Child) -> Result<ExitStatus, NoPrint> {
        for _ in 0..STEPS {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) if self.is_stopped.load(Ordering::Relaxed) => {
                    end(child);
                    return Err(NoPrint::Interrupted);
                }
                Ok(None) => thread::sleep(STEP),
                Err(error) => return Err(NoPrint::Machine { error }),
            }
        }
        end(child);
        Err(NoPrint::TooLong { browser: self.program.clone() })
    }

    /// Where it may read and write: a browser from a snap sees little of the disk.
    fn desk(&self) -> PathBuf {
        let is_snap = self.program.starts_with("/snap")
            || fs::canonicalize(&self.program).is_ok_and(|it| it.ends_with("bin/snap"));
        let name = self.program.file_name().unwrap_or_default();
        let home = env::var_os("HOME").filter(|_| is_snap);
        let desk = home.map(|home| PathBuf::from(home).join("snap").join(name).join("common"));
        desk.filter(|desk| desk.is_dir()).unwrap_or_else(env::temp_dir)
    }
}

/// Ends a browser with all its processes.
fn end(mut child: Child) {
    // Before anybody waits for it: until then its number is nobody else's.
    end_group(&child);
    let _ = child.kill();
    let _ = child.wait();
    // The others go at about the same time; a folder in which they still write cannot be removed.
    thread::sleep(STEP);
}

/// Makes a program, with what it starts, a group of its own. A Ctrl-C on the terminal does not reach
/// that group.
#[cfg(unix)]
fn group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

/// Elsewhere it ends alone.
#[cfg(not(unix))]
fn group(_command: &mut Command) {}

/// Ends the group of a program by the shell, as the standard library ends single processes only.
#[cfg(unix)]
fn end_group(child: &Child) {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("kill -KILL -{}", child.id()));
    let _ = shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// Elsewhere there is none.
#[cfg(not(unix))]
fn end_group(_child: &Child) {}

/// An option whose value is a path, in one word.
fn option(name: &str, path: &Path) -> OsString {
    let mut word = OsString::from(name);
    word.push(path);
    word
}

/// The first browser on the search path.
fn on_path(path: Option<OsString>) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&path?).collect();
    let named = |name: &str| format!("{name}{}", env::consts::EXE_SUFFIX);
    let mut places =
        NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(named(name))));
    places.find(|place| place.is_file())
}

/// The first browser where the system keeps its programs.
fn installed() -> Option<PathBuf> {
    let home = env::var_os("HOME").map(PathBuf::from);
    let own = |place: &&str| Some(home.as_ref()?.join(place.trim_start_matches('/')));
    let applications = APPLICATIONS.iter().map(PathBuf::from);
    let own_applications = APPLICATIONS.iter().filter_map(own);
    let roots = PROGRAMS.iter().filter_map(env::var_os).map(PathBuf::from);
    let programs =
        roots.flat_map(|root| PROGRAM_FILES.iter().map(move |program| root.join(program)));
    applications.chain(own_applications).chain(programs).find(|place| place.is_file())
}

/// Whether the owner of this folder, made a moment ago, is the owner of the machine.
#[cfg(unix)]
fn is_root(place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(place).is_ok_and(|metadata| metadata.uid() == 0)
}

/// Elsewhere nobody is.
#[cfg(not(unix))]
fn is_root(_place: &Path) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn folder_with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names {
            fs::write(folder.path().join(name), "").expect("a file");
        }
        folder
    }

    #[test]
    fn the_plainest_browser_on_the_path_is_taken() {
        let (one, other) = (folder_with(&["google-chrome", "ls"]), folder_with(&["chromium"]));
        let path = env::join_paths([one.path(), other.path()]).expect("a path");
        assert_eq!(on_path(Some(path)), Some(other.path().join("chromium")));
        assert_eq!(on_path(Some(folder_with(&["ls"]).path().into())), None);
    }

    #[test]
    fn a_browser_that_prints_nothing_or_is_none_is_told_with_how_to_name_another() {
        for (program, words) in [("false", "printed nothing"), ("/no/browser", "cannot start")] {
            let failed = Browser::at(program.into()).print(b"<p>").expect_err("no browser");
            let said = failed.to_string();
            assert!(said.contains(words) && said.contains(VARIABLE), "{said}");
        }
    }

    #[test]
    fn a_browser_that_is_stopped_ends_with_all_it_started() {
        let folder = folder_with(&[]);
        let [script, program, number] =
            ["script", "browser", "number"].map(|name| folder.path().join(name));
        // It starts another process, says which, and never ends by itself.
        let lines = format!("#!/bin/sh\nsleep 600 & echo $! > '{}'\nwait\n", number.display());
        fs::write(&script, lines).expect("a script");
        // A program that is open for writing in this process may be refused to start.
        let mut install = Command::new("install");
        let installed = install.args(["-m", "755"]).arg(&script).arg(&program).status();
        assert!(installed.expect("it starts").success());
        let is_stopped = Arc::new(AtomicBool::new(false));
        let browser = Browser::at(program).until(&is_stopped);
        let printing = thread::spawn(move || browser.print(b"<p>"));
        let started = || fs::read_to_string(&number).ok().filter(|text| text.ends_with('\n'));
        while started().is_none() && !printing.is_finished() {
            thread::sleep(STEP);
        }
        is_stopped.store(true, Ordering::Relaxed);
        let printed = printing.join().expect("it returns");
        assert!(matches!(printed, Err(NoPrint::Interrupted)), "{printed:?}");
        let state = format!("ps -o stat= -p {} | grep -v Z", started().expect("a number").trim());
        let lives = Command::new("sh").arg("-c").arg(state).output().expect("a shell");
        assert!(lives.stdout.is_empty(), "{lives:?}");
    }
}
