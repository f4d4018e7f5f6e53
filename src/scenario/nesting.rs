//! How deep lists and tables lie within one another. The parser bounds that too, but goes on behind the
//! bound, in time that grows with the square of the depth and on a stack that ends.

/// The deepest that the parser takes.
const DEEPEST: usize = 80;

/// Where a text opens a list or a table within more of them than the parser takes.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(place) = rest.find(['[', ']', '{', '}', '"', '\'', '#']) {
        let from = &rest[place..];
        rest = match from.as_bytes()[0] {
            b'[' | b'{' => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(text.len() - from.len());
                }
                &from[1..]
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                &from[1..]
            }
            b'#' => from.find('\n').map_or("", |end| &from[end..]),
            _ => after_text(from),
        };
    }
    None
}

/// What follows a text between quotes, or the rest of its line where it is not closed.
fn after_text(from: &str) -> &str {
    let quote = &from[..1];
    let thrice = quote.repeat(3);
    if let Some(inside) = from.strip_prefix(&thrice) {
        return inside.find(&thrice).map_or("", |end| &inside[end + 3..]);
    }
    let mut is_escaped = false;
    for (at, letter) in from.char_indices().skip(1) {
        match letter {
            '\n' => return &from[at..],
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = quote == "\"",
            _ if quote.starts_with(letter) => return &from[at + 1..],
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_and_not_closed_counts_outside_texts_and_remarks() {
        let deep = "[".repeat(DEEPEST + 1);
        assert_eq!(too_deep(&format!("a = {deep}")), Some(4 + DEEPEST));
        assert_eq!(too_deep(&format!("a = {}", &deep[1..])), None);
        assert_eq!(too_deep(&"{ a = [1, 2] }\n".repeat(200)), None);
        assert_eq!(too_deep(&format!("a = \"\\\"{deep}\" # {deep}\nb = '{deep}\\'")), None);
        assert_eq!(too_deep(&format!("a = \"\"\"\n{deep}\n\"\"\"\nb = 'it")), None);
        assert!(too_deep(&format!("a = \"not closed {deep}\nb = {deep}")).is_some());
    }

    #[test]
    fn the_parser_takes_as_many_and_no_more() {
        let is_read = |text: &str| toml::de::DeTable::parse(text).is_ok();
        for [open, close] in [["[", "]"], ["{ a = ", " }"]] {
            let text = |deep| format!("x = {}1{}\n", open.repeat(deep), close.repeat(deep));
            for (deep, is_taken) in [(DEEPEST, true), (DEEPEST + 1, false)] {
                assert_eq!(is_read(&text(deep)), is_taken, "{deep} of {open}");
                assert_eq!(too_deep(&text(deep)).is_none(), is_taken, "{deep} of {open}");
            }
        }
    }

    #[test]
    fn depths_that_would_fill_the_stack_are_refused_at_once() {
        for [open, close] in [["[", "]"], ["{ a = ", " }"]] {
            let text = format!("x = {}1{}\n", open.repeat(200_000), close.repeat(200_000));
            let refused = crate::read_text("deep.toml", &text, &[]).expect_err("it is refused");
            assert_eq!(refused.findings.len(), 1, "{:?}", refused.findings);
        }
    }
}
