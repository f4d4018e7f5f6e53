//! A PDF that a browser printed, without what differs from one printing to the next: its date becomes
//! that of the situation, and the numbers that the browser gave to the parts of the page for screen
//! readers are counted from one. So the same results give the same bytes with the same browser.

use jiff::ZonedDateTime;

/// What stands before the dates in a PDF, which follow as fourteen digits.
const DATES: [&[u8]; 2] = [b"/CreationDate (D:", b"/ModDate (D:"];
const DIGITS: usize = 14;

/// What stands before the number of a part of the page, which follows as eight digits.
const PART: &[u8] = b"(node";
const PART_DIGITS: usize = 8;

/// The PDF as if it were printed at this moment. No byte moves, so its table of places holds.
pub(in crate::briefing) fn settled(mut pdf: Vec<u8>, at: &ZonedDateTime) -> Vec<u8> {
    let date = at.timestamp().strftime("%Y%m%d%H%M%S").to_string();
    for label in DATES {
        let found = pdf.windows(label.len()).position(|bytes| bytes == label);
        let Some(start) = found.map(|place| place + label.len()) else { continue };
        let written = pdf.get_mut(start..start + DIGITS);
        let written = written.filter(|it| it.iter().all(u8::is_ascii_digit));
        if let Some(written) = written.filter(|_| date.len() == DIGITS) {
            written.copy_from_slice(date.as_bytes());
        }
    }
    renumber(&mut pdf);
    pdf
}

/// Counts the parts of the page from one, in the order of the numbers that they have.
fn renumber(pdf: &mut [u8]) {
    let is_part = |bytes: &[u8]| {
        let digits = bytes.strip_prefix(PART).and_then(|rest| rest.strip_suffix(b")"));
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    let length = PART.len() + PART_DIGITS + 1;
    let found = pdf.windows(length).enumerate().filter(|(_, bytes)| is_part(bytes));
    let places: Vec<usize> = found.map(|(place, _)| place + PART.len()).collect();
    let number = |pdf: &[u8], place: usize| pdf[place..place + PART_DIGITS].to_vec();
    let mut numbers: Vec<Vec<u8>> = places.iter().map(|place| number(pdf, *place)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    for place in places {
        let rank = numbers.partition_point(|other| *other < number(pdf, place)) + 1;
        let digits = format!("{rank:0PART_DIGITS$}");
        pdf[place..place + PART_DIGITS].copy_from_slice(digits.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_carries_the_date_of_the_situation_and_keeps_its_length() {
        let at = "2023-10-07T00:00:00+00:00[UTC]".parse().expect("a date");
        let printed = b"%PDF-1.4 /CreationDate (D:20261125222455+00'00') /ModDate (D:short)";
        let expected = b"%PDF-1.4 /CreationDate (D:20231007000000+00'00') /ModDate (D:short)";
        assert_eq!(settled(printed.to_vec(), &at), expected);
    }

    #[test]
    fn the_parts_of_a_page_are_counted_from_one_in_their_order() {
        let mut printed = b"(node00000071) (node00000009) [(node00000071) (node123)]".to_vec();
        renumber(&mut printed);
        assert_eq!(printed, b"(node00000002) (node00000001) [(node00000002) (node123)]");
    }
}
