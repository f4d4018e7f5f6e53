//! Which mutant is on (the number in MUTANT), and which ones are reached: their numbers are added to the file MUTANT_COVER.
#![allow(missing_docs, missing_debug_implementations)]

use std::fs::File;
use std::io::Write as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

const UNREAD: u32 = u32::MAX;
const RECORD: u32 = u32::MAX - 1;
const MOST: usize = 1 << 15;
static ACTIVE: AtomicU32 = AtomicU32::new(UNREAD);
static SEEN: [AtomicBool; MOST] = [const { AtomicBool::new(false) }; MOST];
static COVER: OnceLock<File> = OnceLock::new();

#[inline(always)]
pub fn on(id: u32) -> bool {
    let active = ACTIVE.load(Relaxed);
    active == id || (active >= RECORD && slow(id))
}

/// A truth and what a mutant makes of it; noted where the two differ.
#[inline(always)]
pub fn cmp(id: u32, truth: bool, other: impl FnOnce() -> bool) -> bool {
    let active = ACTIVE.load(Relaxed);
    if active == id {
        other()
    } else if active >= RECORD {
        slow_cmp(id, truth, other)
    } else {
        truth
    }
}

#[cold]
#[inline(never)]
fn slow_cmp(id: u32, truth: bool, other: impl FnOnce() -> bool) -> bool {
    if ACTIVE.load(Relaxed) == UNREAD {
        on(0);
        return cmp(id, truth, other);
    }
    if other() != truth {
        slow(id);
    }
    truth
}

/// Whether a mutant is on; noted if this is so.
#[inline(always)]
pub fn on_if(id: u32, noted: bool) -> bool {
    let active = ACTIVE.load(Relaxed);
    active == id || (active == UNREAD && slow(id)) || (active == RECORD && noted && slow(id))
}

/// The right side, which was looked at; noted if it differs from the left.
#[inline(always)]
pub fn late(id: u32, left: bool, right: bool) -> bool {
    if right != left && ACTIVE.load(Relaxed) >= RECORD {
        slow(id);
    }
    right
}

#[cold]
#[inline(never)]
fn slow(id: u32) -> bool {
    if ACTIVE.load(Relaxed) == UNREAD {
        let one = std::env::var("MUTANT").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
        let record = std::env::var_os("MUTANT_COVER").is_some();
        ACTIVE.store(if record { RECORD } else { one }, Relaxed);
        return on(id);
    }
    if !SEEN[id as usize].swap(true, Relaxed) {
        let open = || {
            let path = std::env::var_os("MUTANT_COVER").expect("it is set");
            File::options().create(true).append(true).open(path).expect("it can be written")
        };
        let line = format!("{id}\n");
        COVER.get_or_init(open).write_all(line.as_bytes()).expect("it can be written");
    }
    false
}
