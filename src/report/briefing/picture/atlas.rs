//! Borders, coasts and names of countries, as a quiet backdrop.
//!
//! Natural Earth 4.1 at 1:50 million, which is in the public domain, by way of the npm package
//! world-atlas 2.0.2 (ISC licence); `atlas/convert.mjs` makes the file from it and says how. The
//! lines are those of Natural Earth and no statement of anybody's about where a border is.

use std::collections::BTreeMap;

use super::label::Area;
use super::projection::{WIDTH, Window};
use crate::Language;

const BORDERS: &[u8] = include_bytes!("../atlas/borders.bin");
/// Units of the file in a degree.
const GRID: f64 = 100.0;
/// What stands for no country on the other side: a coast.
const NOBODY: u16 = u16::MAX;
/// Rows and columns in which room for a name is looked for.
const CELLS: usize = 40;

/// A line of the world: a border between two countries, or the coast of one.
pub(super) struct Line {
    /// The countries along it.
    pub(super) sides: [u16; 2],
    /// Latitude and longitude of its points.
    pub(super) points: Vec<[f64; 2]>,
}

impl Line {
    /// Whether the sea is on one side.
    pub(super) fn is_coast(&self) -> bool {
        self.sides.contains(&NOBODY)
    }
}

/// The world.
pub(super) struct Atlas {
    /// Names of the countries, in English and in French.
    names: Vec<[String; 2]>,
    /// All lines.
    pub(super) lines: Vec<Line>,
}

/// Reads what `convert.mjs` wrote.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn number(&mut self) -> Option<i64> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= i64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 56 {
                return Some(value);
            }
        }
    }

    fn signed(&mut self) -> Option<i64> {
        let value = self.number()?;
        Some(if value % 2 == 0 { value / 2 } else { -(value + 1) / 2 })
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::from(self.byte()?);
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(String::from_utf8_lossy(text).into_owned())
    }

    fn line(&mut self) -> Option<Line> {
        let sides = [self.short()?, self.short()?];
        let (mut x, mut y) = (0, 0);
        let mut points = Vec::new();
        for _ in 0..self.number()? {
            x += self.signed()?;
            y += self.signed()?;
            points.push([y as f64 / GRID, x as f64 / GRID]);
        }
        Some(Line { sides, points })
    }

    fn atlas(&mut self) -> Option<Atlas> {
        let names = (0..self.short()?).map(|_| Some([self.text()?, self.text()?]));
        let names = names.collect::<Option<_>>()?;
        let lines = (0..self.short()?).map(|_| self.line()).collect::<Option<_>>()?;
        Some(Atlas { names, lines })
    }
}

impl Atlas {
    /// The world as it is in the program; empty if its file is cut short, which a test excludes.
    pub(super) fn read() -> Self {
        let nothing = Self { names: Vec::new(), lines: Vec::new() };
        Reader(BORDERS).atlas().unwrap_or(nothing)
    }

    /// The parts of lines within a window, in units of the picture, each with whether it is a coast.
    pub(super) fn within(&self, window: Window, height: f64) -> Vec<(bool, Vec<[f64; 2]>)> {
        let mut parts = Vec::new();
        for line in &self.lines {
            let mut part: Vec<[f64; 2]> = Vec::new();
            for pair in line.points.windows(2).filter(|pair| is_drawn(pair, window)) {
                let places = [pair[0], pair[1]].map(|[latitude, at]| window.place(latitude, at));
                let Some(ends) = clipped(places, height) else { continue };
                if part.last() != Some(&ends[0]) {
                    parts.push((line.is_coast(), std::mem::take(&mut part)));
                    part.push(ends[0]);
                }
                part.push(ends[1]);
            }
            parts.push((line.is_coast(), part));
        }
        parts.retain(|(_, part)| part.len() > 1);
        parts
    }

    /// Names of the countries in a window, each where its country leaves most room, away from what
    /// is taken already.
    pub(super) fn names(
        &self,
        (window, height): (Window, f64),
        taken: &[Area],
        language: Language,
    ) -> Vec<(f64, f64, String)> {
        let cells = self.countries(window, height);
        let mut rooms: BTreeMap<u16, (f64, f64, f64)> = BTreeMap::new();
        let whole = Area::around(WIDTH / 2.0, height / 2.0, WIDTH, height);
        for row in 0..CELLS {
            for column in 0..CELLS {
                let Some(country) = cells[row][column] else { continue };
                let (x, y) = centre(row, column, height);
                let name = self.name(country, language);
                let area = Area::around(x, y, name.chars().count() as f64 * 8.2 + 8.0, 16.0);
                let is_free = area.is_within(whole)
                    && taken.iter().all(|other| other.overlap(area) == 0.0)
                    && is_of(&cells, country, area, height);
                let room = room(&cells, row, column);
                let best = rooms.get(&country).map_or(0.0, |(_, _, best)| *best);
                if is_free && room > best {
                    rooms.insert(country, (x, y, room));
                }
            }
        }
        let named = rooms.into_iter();
        named.map(|(country, (x, y, _))| (x, y, self.name(country, language))).collect()
    }

    fn name(&self, country: u16, language: Language) -> String {
        let names = self.names.get(usize::from(country));
        let [english, french] = names.cloned().unwrap_or_default();
        match language {
            Language::English => english,
            Language::French => french,
        }
    }

    /// The country of each cell of a window: the one whose lines are crossed an odd number of times
    /// on the way from the left.
    fn countries(&self, window: Window, height: f64) -> Vec<Vec<Option<u16>>> {
        let row = |row: usize| {
            let (_, y) = centre(row, 0, height);
            let latitude = window.north - y / window.scale;
            let mut crossings: BTreeMap<u16, Vec<f64>> = BTreeMap::new();
            for line in &self.lines {
                for longitude in crossed(line, latitude) {
                    for side in line.sides.iter().filter(|side| **side != NOBODY) {
                        crossings.entry(*side).or_default().push(longitude);
                    }
                }
            }
            let longitude = |column: usize| window.longitude(centre(row, column, height).0);
            (0..CELLS).map(|column| country_at(&crossings, longitude(column))).collect()
        };
        (0..CELLS).map(row).collect()
    }
}

fn centre(row: usize, column: usize, height: f64) -> (f64, f64) {
    let along = |place: usize| (place as f64 + 0.5) / CELLS as f64;
    (along(column) * WIDTH, along(row) * height)
}

/// Whether a stretch of a line is part of a map: not what runs round the back of it, nor along the
/// antimeridian, where the lines of the file are cut.
fn is_drawn(pair: &[[f64; 2]], window: Window) -> bool {
    let [from, to] = [pair[0][1], pair[1][1]];
    let is_cut = from.abs() >= 180.0 && to.abs() >= 180.0;
    !is_cut && !window.parts(from, to)
}

/// The longitudes at which a line crosses a parallel.
fn crossed(line: &Line, latitude: f64) -> impl Iterator<Item = f64> + '_ {
    line.points.windows(2).filter_map(move |pair| {
        let [[from, west], [to, east]] = [pair[0], pair[1]];
        if (from <= latitude) == (to <= latitude) {
            return None;
        }
        Some(west + (latitude - from) / (to - from) * (east - west))
    })
}

fn country_at(crossings: &BTreeMap<u16, Vec<f64>>, longitude: f64) -> Option<u16> {
    let is_west = |place: &&f64| **place < longitude;
    let is_inside = |places: &[f64]| places.iter().filter(is_west).count() % 2 == 1;
    crossings.iter().find(|(_, places)| is_inside(places)).map(|(country, _)| *country)
}

/// How many cells lie between a cell and the edge of its country or of the map.
fn room(cells: &[Vec<Option<u16>>], row: usize, column: usize) -> f64 {
    let country = cells[row][column];
    let is_same = |row: i64, column: i64| {
        let cell = usize::try_from(row).ok().zip(usize::try_from(column).ok());
        let cell = cell.and_then(|(row, column)| cells.get(row)?.get(column));
        cell.is_some_and(|other| *other == country)
    };
    let (row, column) = (row as i64, column as i64);
    let is_clear = |by: i64| {
        (-by..=by).all(|step| {
            is_same(row - by, column + step)
                && is_same(row + by, column + step)
                && is_same(row + step, column - by)
                && is_same(row + step, column + by)
        })
    };
    (1..CELLS as i64).take_while(|by| is_clear(*by)).count() as f64 + 1.0
}

/// Whether all of an area lies in one country.
fn is_of(cells: &[Vec<Option<u16>>], country: u16, area: Area, height: f64) -> bool {
    (0..CELLS).all(|row| {
        (0..CELLS).all(|column| {
            let (x, y) = centre(row, column, height);
            !area.holds(x, y) || cells[row][column] == Some(country)
        })
    })
}

/// The part of a stretch within the picture (Liang and Barsky 1984).
fn clipped([from, to]: [[f64; 2]; 2], height: f64) -> Option<[[f64; 2]; 2]> {
    let step = [to[0] - from[0], to[1] - from[1]];
    let limits = [
        (-step[0], from[0]),
        (step[0], WIDTH - from[0]),
        (-step[1], from[1]),
        (step[1], height - from[1]),
    ];
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (slope, room) in limits {
        if slope == 0.0 && room < 0.0 {
            return None;
        }
        let at = room / slope;
        if slope < 0.0 {
            enters = enters.max(at);
        } else if slope > 0.0 {
            leaves = leaves.min(at);
        }
    }
    let place = |share: f64| match share {
        0.0 => from,
        1.0 => to,
        _ => [from[0] + share * step[0], from[1] + share * step[1]],
    };
    (enters < leaves).then(|| [place(enters), place(leaves)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_read_whole_and_every_place_lies_in_its_country() {
        let atlas = Atlas::read();
        assert_eq!((atlas.names.len(), atlas.lines.len()), (241, 1959));
        // Capitals and their countries, from any gazetteer.
        for (latitude, longitude, name) in [
            (12.65, -8.0, ["Mali", "Mali"]),
            (13.51, 2.11, ["Niger", "Niger"]),
            (34.53, 69.17, ["Afghanistan", "Afghanistan"]),
            (52.52, 13.4, ["Germany", "Allemagne"]),
        ] {
            let window = Window {
                west: longitude - 0.05,
                north: latitude + 0.05,
                scale: 6_400.0,
                squeeze: 1.0,
            };
            let cells = atlas.countries(window, WIDTH);
            let country = cells[CELLS / 2][CELLS / 2].expect("a country");
            assert_eq!(atlas.names[usize::from(country)], name);
        }
    }

    #[test]
    fn a_stretch_is_cut_at_the_edge_of_the_picture() {
        let across = clipped([[-10.0, 50.0], [10.0, 50.0]], 100.0);
        assert_eq!(across, Some([[0.0, 50.0], [10.0, 50.0]]));
        assert_eq!(clipped([[-10.0, 50.0], [-5.0, 50.0]], 100.0), None);
    }
}
