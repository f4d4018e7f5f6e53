//! What axe-core finds in a briefing: at two widths, in both modes. It is no part of the repository:
//! `npm install axe-core` anywhere brings it, and `DRAWDOWN_AXE` names its `axe.min.js`.

use std::env;
use std::fs;
use std::io::Write as _;

use serde_json::json;

use super::super::{briefed, mali};
use super::browser;
use super::protocol::Session;
use crate::command::workplace;

const VARIABLE: &str = "DRAWDOWN_AXE";

/// Each rule that is broken, how often, and where first.
const RUN: &str = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id} ${nodes.length}: ${nodes.slice(0, 4).map((it) =>
    `${it.target.join(' ')} (${[...it.any, ...it.all, ...it.none].map(({ message }) => message).join('; ')})`).join(' | ')}`))";

#[test]
fn axe_finds_no_fault() {
    let Some(browser) = browser() else { return };
    let Some(axe) = env::var_os(VARIABLE) else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {VARIABLE} names no axe.min.js; `npm install axe-core` brings one"
        );
        return;
    };
    let axe = fs::read_to_string(axe).expect("axe.min.js");
    let place = workplace();
    let three = briefed(place.path(), "three-sides", "20");
    let other = workplace();
    let hub = briefed(other.path(), "relief-hub", "20");
    let mut session = Session::start(&browser);
    let mut faults = Vec::new();
    let pages = [mali().join("briefing-fr"), three.join("briefing-en"), hub.join("briefing-en")];
    for page in pages.map(|folder| folder.join("briefing.html")) {
        for width in [1280, 390] {
            for mode in ["light", "dark"] {
                session.open(&page, width);
                session.evaluate(&format!("document.documentElement.dataset.theme = '{mode}'"));
                session.evaluate(&axe);
                let found = session.evaluate(RUN);
                if found != json!([]) {
                    faults.push(format!("{} {width} {mode}: {found:#}", page.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
