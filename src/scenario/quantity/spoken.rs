//! Numbers as people say them: `half a day`, `une heure et demie`, `douze tonnes`, `24 camions`.

use crate::naming::unaccented;

/// Words for numbers in English and French, without accents.
const WORDS: [(&str, f64); 51] = [
    ("a", 1.0),
    ("an", 1.0),
    ("one", 1.0),
    ("un", 1.0),
    ("une", 1.0),
    ("two", 2.0),
    ("deux", 2.0),
    ("three", 3.0),
    ("trois", 3.0),
    ("four", 4.0),
    ("quatre", 4.0),
    ("five", 5.0),
    ("cinq", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("sept", 7.0),
    ("eight", 8.0),
    ("huit", 8.0),
    ("nine", 9.0),
    ("neuf", 9.0),
    ("ten", 10.0),
    ("dix", 10.0),
    ("eleven", 11.0),
    ("onze", 11.0),
    ("twelve", 12.0),
    ("douze", 12.0),
    ("thirteen", 13.0),
    ("treize", 13.0),
    ("fourteen", 14.0),
    ("quatorze", 14.0),
    ("fifteen", 15.0),
    ("quinze", 15.0),
    ("sixteen", 16.0),
    ("seize", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("vingt", 20.0),
    ("thirty", 30.0),
    ("trente", 30.0),
    ("forty", 40.0),
    ("quarante", 40.0),
    ("fifty", 50.0),
    ("cinquante", 50.0),
    ("sixty", 60.0),
    ("soixante", 60.0),
    ("hundred", 100.0),
    ("cent", 100.0),
    ("cents", 100.0),
    ("vingts", 20.0),
];

/// Parts of one.
const PARTS: [(&str, f64); 12] = [
    ("half", 0.5),
    ("demi", 0.5),
    ("demie", 0.5),
    ("½", 0.5),
    ("1/2", 0.5),
    ("quarter", 0.25),
    ("quarters", 0.25),
    ("quart", 0.25),
    ("quarts", 0.25),
    ("¼", 0.25),
    ("1/4", 0.25),
    ("¾", 0.75),
];

/// Words between the parts of what is said, which mean nothing by themselves.
const BETWEEN: [&str; 5] = ["of", "de", "and", "et", "the"];

/// The words of a text, and of fractions written behind a number their own.
fn words(text: &str) -> Vec<String> {
    let text = unaccented(&text.to_lowercase()).replace(['’', '\u{2010}', '\u{2011}'], "'");
    let text = text.replace(" d'", " de ");
    let fraction = |text: String, part: &char| text.replace(*part, &format!(" {part} "));
    let apart = ['½', '¼', '¾'].iter().fold(text, fraction);
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '\'');
    apart.split(is_between).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn named(table: &[(&str, f64)], word: &str) -> Option<f64> {
    table.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

/// A number said in words with what is counted behind it, in digits: `half a day` is `0.5 day`; `None` where
/// all is in digits already.
pub(super) fn in_digits(text: &str) -> Option<String> {
    let words = words(text);
    let (mut number, mut part, mut unit, mut is_said) = (None, None, Vec::new(), false);
    for (at, word) in words.iter().map(String::as_str).enumerate() {
        let digits: Option<f64> = word.parse().ok().filter(|_| number.is_none());
        if let Some(digits) = digits {
            number = Some(digits);
        } else if let Some(more) = named(&PARTS, word) {
            part = Some(more);
            is_said = true;
        } else if let Some(more) = named(&WORDS, word).filter(|_| unit.is_empty()) {
            // An article before a part of one, or behind it, counts nothing: `a half day`, `half a day`.
            let is_before = words.get(at + 1).is_some_and(|next| named(&PARTS, next).is_some());
            let is_article = more == 1.0 && (part.is_some() || is_before);
            number = if is_article { number } else { Some(added(number, more)) };
            is_said = true;
        } else if !BETWEEN.contains(&word) && named(&WORDS, word).is_none() {
            unit.push(if word.starts_with("journee") { "d" } else { word });
        }
    }
    let number = match (number, part) {
        (None, part) => part?,
        (Some(number), None) => number,
        (Some(number), Some(part)) => with_part(number, part, &words),
    };
    (is_said && !unit.is_empty())
        .then(|| format!("{} {}", super::nine_digits(number), unit.join(" ")))
}

/// Numbers of which one word follows another: `twenty four`, `deux cents`, `quatre vingt`.
fn added(number: Option<f64>, more: f64) -> f64 {
    match number {
        None => more,
        Some(number) if more == 100.0 || (number, more) == (4.0, 20.0) => number * more,
        Some(number) => number + more,
    }
}

/// A number with a part of one: behind an `and` it is added (`an hour and a half`), as behind digits (`1 ½ d`);
/// a number of parts is so many of them (`three quarters of an hour`, `une demi-journée`).
fn with_part(number: f64, part: f64, words: &[String]) -> f64 {
    let is_added = words.iter().any(|word| matches!(word.as_str(), "and" | "et"))
        || words.first().is_some_and(|word| word.parse::<f64>().is_ok());
    if is_added { number + part } else { number * part }
}

/// The whole numbers that a text speaks of, if there is nothing else in it but words: of `3 à 10` both, of
/// `24 camions` one, of `vingt` as well.
pub(crate) fn whole_numbers(text: &str) -> Vec<u32> {
    let words = words(text);
    let in_digits = |word: &String| word.parse::<u32>().ok();
    let is_number = |word: &String| word.contains(|letter: char| letter.is_ascii_digit());
    if words.iter().any(|word| is_number(word) && in_digits(word).is_none()) {
        return Vec::new();
    }
    let numbers: Vec<u32> = words.iter().filter_map(in_digits).collect();
    if !numbers.is_empty() {
        return numbers;
    }
    let said = words.iter().map_while(|word| named(&WORDS, word));
    let sum = said.fold(None, |sum, more| Some(added(sum, more)));
    // An article is no number: `une vingtaine`.
    sum.filter(|sum| *sum > 1.0).map(|sum| sum as u32).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_written_in_digits() {
        for (text, digits) in [
            ("½ jour", "0.5 jour"),
            ("1½ d", "1.5 d"),
            ("1 ½ d", "1.5 d"),
            ("1/2 day", "0.5 day"),
            ("half a day", "0.5 day"),
            ("half day", "0.5 day"),
            ("a day", "1 day"),
            ("un jour", "1 jour"),
            ("une demi-journée", "0.5 d"),
            ("a half-day", "0.5 day"),
            ("an hour and a half", "1.5 hour"),
            ("une heure et demie", "1.5 heure"),
            ("deux jours et demi", "2.5 jours"),
            ("two and a half days", "2.5 days"),
            ("three quarters of an hour", "0.75 hour"),
            ("un quart d’heure", "0.25 heure"),
            ("douze tonnes", "12 tonnes"),
            ("vingt-quatre heures", "24 heures"),
            ("quatre-vingts km", "80 km"),
            ("quatre-vingt km", "80 km"),
            ("two hundred km", "200 km"),
        ] {
            assert_eq!(in_digits(text).unwrap_or_else(|| "nothing".to_owned()), digits, "{text}");
        }
        for text in ["12 t", "day", "12", "one", "2 d 3 h"] {
            assert_eq!(in_digits(text), None, "{text}");
        }
    }

    #[test]
    fn whole_numbers_are_found_among_words() {
        for (text, numbers) in [
            ("3 à 10", &[3, 10][..]),
            ("3 to 10", &[3, 10]),
            ("3-10", &[3, 10]),
            ("de 3 à 10 camions", &[3, 10]),
            ("24 camions", &[24]),
            ("vingt", &[20]),
            ("vingt-quatre camions", &[24]),
            ("2.5 t", &[]),
            ("camions", &[]),
            ("une vingtaine de camions", &[]),
        ] {
            assert_eq!(whole_numbers(text), numbers, "{text}");
        }
    }
}
