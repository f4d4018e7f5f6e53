//! A run that panics must not take the others with it, nor shout across the terminal.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether a panic on this thread is expected and will be reported as a row.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Does `work`; if it panics, gives back what the panic said, and nothing is printed. Whatever
/// `work` was changing must be thrown away then.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(silence_guarded_threads);
    let before = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    result.map_err(|payload| said(payload.as_ref()))
}

/// Puts a hook before the present one that says nothing of guarded panics.
fn silence_guarded_threads() {
    let loud = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !GUARDED.get() {
            loud(panic);
        }
    }));
}

/// The message of a panic.
fn said(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "a panic without a message".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_message() {
        let number = 7;
        assert_eq!(
            guarded(|| panic!("lost convoy {number}")),
            Err::<(), _>("lost convoy 7".into())
        );
        assert_eq!(guarded(|| panic!("plain")), Err::<(), _>("plain".into()));
        assert_eq!(guarded(|| number), Ok(7));
        assert!(!GUARDED.get());
    }
}
