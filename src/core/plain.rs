//! Text that is only read: the one gate through which names, titles and whatever else comes from
//! outside goes before it is shown.
//!
//! Some letters are not shown but obeyed. A terminal takes U+001B and U+009B for the beginning of a command
//! that moves the cursor, clears the screen or hides a link (ECMA-48; OSC 8); the direction marks of
//! the bidirectional algorithm (UAX #9) let a line read otherwise than it is written; a line break
//! makes two lines of one. A scenario may hold none of them (the reader refuses it), and what is said
//! of anything else (files, commands, results of a stranger) is made [`plain`] first.

use std::borrow::Cow;

/// What stands where a letter was that would have been obeyed.
pub const REPLACEMENT: char = '\u{fffd}';

/// Whether a letter is obeyed instead of shown. Line breaks and tabs are.
pub fn is_obeyed(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            // Embeddings, overrides and isolates of direction; breaks of lines and paragraphs.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}'
            // Annotations and tags: text that is never shown.
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// Whether a letter leaves nothing on the page, so that what follows it seems to be the first: blanks, what is
/// obeyed, and the letters that Unicode would have ignored where they are not known (`Default_Ignorable_Code_Point`).
pub fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || is_obeyed(letter)
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The same text on one line, with nothing in it that is obeyed.
pub fn plain(text: &str) -> Cow<'_, str> {
    replaced(text, is_obeyed)
}

/// The same text with nothing in it that is obeyed but line breaks and tabs.
pub fn plain_lines(text: &str) -> Cow<'_, str> {
    replaced(text, |letter| is_obeyed(letter) && !"\n\t".contains(letter))
}

fn replaced(text: &str, is_wrong: impl Fn(char) -> bool) -> Cow<'_, str> {
    // Nearly all text is plain already.
    match text.chars().any(&is_wrong) {
        true => {
            let shown = |letter| if is_wrong(letter) { REPLACEMENT } else { letter };
            Cow::Owned(text.chars().map(shown).collect())
        }
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_obeyed_is_replaced_and_what_is_shown_stays() {
        let cases = [
            ("\u{1b}[31mred\u{1b}[0m", "�[31mred�[0m"),
            ("\u{1b}]8;;http://x\u{7}here\u{1b}]8;;\u{7}", "�]8;;http://x�here�]8;;�"),
            ("\u{9b}2J", "�2J"),
            ("a\u{202e}b\u{2066}c", "a�b�c"),
            ("one\ntwo\r\tthree\u{2028}", "one�two��three�"),
            ("x\u{e0041}\u{7f}\0", "x���"),
        ];
        for (text, shown) in cases {
            assert_eq!(plain(text), shown);
        }
        for text in ["Kidal", "Adré — 12\u{a0}t", "كيدال", "东京", "🏕️", ""] {
            assert!(matches!(plain(text), Cow::Borrowed(same) if same == text));
        }
        assert_eq!(plain_lines("one\n\ttwo\u{1b}\r"), "one\n\ttwo��");
    }
}
