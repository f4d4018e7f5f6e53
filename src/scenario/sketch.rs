//! A first scenario from a few answers or from a table of camps: a file with comments, to be gone on from.

mod table;
mod text;

use jiff::civil::Date;

use super::Rejected;
use super::naming;

/// What a first scenario is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Sketch {
    /// Title for readers.
    pub title: String,
    /// From which day on it is planned.
    pub as_of: Date,
    /// The day by which every camp is to be empty.
    pub due: Date,
    /// Where everything goes, as a key.
    pub hub: String,
    /// What is to be closed.
    pub camps: Vec<SketchedCamp>,
    /// How many trucks there are.
    pub trucks: u32,
    /// Tonnes that one carries.
    pub payload: f64,
    /// Whose permission a convoy needs, and how many days that takes.
    pub permission: Option<(String, f64)>,
    /// Whether the comments are French.
    pub is_french: bool,
}

/// A camp of a sketch.
#[derive(Debug, Clone, PartialEq)]
pub struct SketchedCamp {
    /// Its key.
    pub key: String,
    /// Its name as it was given.
    pub name: String,
    /// Tonnes that stand in it.
    pub tonnes: f64,
    /// Containers that stand in it.
    pub teu: u32,
    /// People who leave last.
    pub people: u32,
    /// Kilometres by road to where everything goes.
    pub kilometres: f64,
    /// Latitude and longitude.
    pub at: Option<(f64, f64)>,
}

impl SketchedCamp {
    /// A camp of this name with nothing in it; `None` for a name of which no key can be made.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        let (tonnes, teu, people, kilometres, at) = (0.0, 0, 0, 0.0, None);
        let key = sketched_key(name)?;
        Some(Self { key, name: name.to_owned(), tonnes, teu, people, kilometres, at })
    }
}

/// The key for a name as people write it: `Goz Beïda` is `goz-beida`.
pub fn sketched_key(name: &str) -> Option<String> {
    let key = naming::Kind::Key.nearest(name.trim())?;
    let parts: Vec<&str> = key.split('-').filter(|part| !part.is_empty()).collect();
    Some(parts.join("-"))
}

impl Sketch {
    /// The camps of a table, which is shown under this name: camp and km, and what stands there.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its row and column.
    pub fn camps_of(name: &str, text: &str) -> Result<Vec<SketchedCamp>, Rejected> {
        table::read(name, text)
    }

    /// The file.
    pub fn text(&self) -> String {
        text::write(self)
    }
}
