//! One word for one thing in French: what the glossary calls a thing, every text calls it.

use std::fs;
use std::path::{Path, PathBuf};

/// Words that stand nowhere, with the word of the glossary for the same thing.
const OTHER_WORDS: [(&str, &str); 8] = [
    ("affirmation", "revendication"),
    ("allégation", "revendication"),
    ("selon les dires", "revendication"),
    ("table de contacts", "accrochage"),
    ("affrontement", "accrochage"),
    ("dernier élément", "dernière équipe"),
    ("dernier échelon", "dernière équipe"),
    ("par degrés", "mesure"),
];

/// What is no French, however it came to stand there.
const SLIPS: [&str; 14] = [
    "combien souvent",
    "n’achètent",
    "toutes tenues",
    "est atteinte au {",
    "évacué au {",
    "face à {",
    "malheurs",
    "plans rivaux",
    "chance voulue",
    "l’emprise",
    "une emprise",
    "ordres permanents",
    "simulations jouées",
    "plan joué",
];

/// Before `camp`, what makes it a French word, where the glossary has `site`.
const ARTICLES: [&str; 13] = [
    "le ", "un ", "du ", "des ", "les ", "chaque ", "par ", "au ", "aux ", "d’un ", "son ", "ce ",
    "deux ",
];

/// Where it stands for the table of that name.
const CAMPS: [&str; 2] = ["Un **camp** est un site qui est à fermer", "un grand camp"];

/// All files under a folder with one of these endings.
fn files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        match path.is_dir() {
            true => files(&path, endings, found),
            false if endings.contains(&ending.as_str()) => found.push(path),
            false => {}
        }
    }
}

/// A line without what stands between backquotes: code, which keeps its words.
fn prose(line: &str) -> String {
    line.split('`').step_by(2).collect()
}

#[test]
fn every_french_text_uses_the_word_of_the_glossary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&root.join("src"), &["rs", "ftl", "md", "toml"], &mut all);
    assert!(all.len() > 500, "{}", all.len());
    let glossary = fs::read_to_string(root.join("src/manual/fr/glossary.md")).expect("a glossary");
    for (_, word) in OTHER_WORDS {
        assert!(glossary.contains(word), "{word} is not in the glossary");
    }
    for path in all {
        let text = fs::read_to_string(&path).expect("a text");
        for (number, line) in text.lines().enumerate() {
            let at = format!("{}:{}: {line}", path.display(), number + 1);
            for (other, word) in OTHER_WORDS {
                assert!(!line.to_lowercase().contains(other), "{word}, not {other}: {at}");
            }
            for slip in SLIPS {
                assert!(!line.to_lowercase().contains(slip), "{slip}: {at}");
            }
            let said = prose(line).to_lowercase();
            let is_camp = ARTICLES.iter().any(|article| {
                let camp = format!("{article}camp");
                said.match_indices(&camp).any(|(place, _)| {
                    let before = said[..place].chars().next_back();
                    let after = said[place + camp.len()..].trim_start_matches('s').chars().next();
                    before.is_none_or(|it| !it.is_alphanumeric())
                        && after.is_none_or(|it| !it.is_alphanumeric() && !"-.".contains(it))
                })
            });
            let is_meant =
                CAMPS.iter().any(|known| line.to_lowercase().contains(&known.to_lowercase()));
            assert!(!is_camp || is_meant, "site, not camp: {at}");
        }
    }
}
