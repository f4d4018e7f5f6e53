//! A PDF that a browser printed, with the date of the situation in place of that of the printing, so
//! that the same results give the same bytes.

use jiff::ZonedDateTime;

/// What stands before the dates in a PDF, which follow as fourteen digits.
const DATES: [&[u8]; 2] = [b"/CreationDate (D:", b"/ModDate (D:"];
const DIGITS: usize = 14;

/// The PDF as if it were printed at this moment.
pub(in crate::report::briefing) fn dated(mut pdf: Vec<u8>, at: &ZonedDateTime) -> Vec<u8> {
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
    pdf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_carries_the_date_of_the_situation_and_keeps_its_length() {
        let at = "2023-10-07T00:00:00+00:00[UTC]".parse().expect("a date");
        let printed = b"%PDF-1.4 /CreationDate (D:20261125222455+00'00') /ModDate (D:short)";
        let expected = b"%PDF-1.4 /CreationDate (D:20231007000000+00'00') /ModDate (D:short)";
        assert_eq!(dated(printed.to_vec(), &at), expected);
    }
}
