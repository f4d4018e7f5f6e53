//! Scenarios made of scenarios: values, tables and names of some are put into others.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::Dice;

/// Values that somebody's program might write where another was meant.
const STRANGE: &str = r#"
it = [[], {}, "", 0, -1, 1, 1000000, 1000001, inf, nan, true, 2030-01-01, 2030-02-28T12:00:00, [[]], [{}],
  "0 h", "1 s", "1 d", "30 d", "400 d", "99999999 d", "0 t", "1 kg", "12 t", "999999999 t", "3 people", "1 vehicles",
  "1 km", "0 km", "99999999 km", "0.0001 km/h", "1 km/h", "9999 km/h", "0 %", "100 %", "50 %",
  "0 t/day", "1 t/day", "0.1 t/person/day", "1 person-days", "0 person-hours", "9 per h", "0 per 1000 km",
  { empirical = ["0 d", "1 d", "900 d"] }, { discrete = [["0 h", 0.5], ["9 d", 0.5]] },
  { uniform = ["0 d", "200 d"] }, { uniform = [0, 1] }, { uniform = [1, 9] }, { exponential = "1 h" },
  { lognormal = { mean = "3 d", cv = 30 } }, { triangular = [0.1, 1, 3] }, { assumption = "it" },
  "all-camps", "successor", "last", "first", "road", "air", "a", "../x", "*"]
"#;

/// What scenarios are made of.
pub(crate) struct Mill {
    trees: Vec<Table>,
    /// Values that stand under a key somewhere.
    values: BTreeMap<String, Vec<Value>>,
    /// Names of the tables of a kind.
    names: BTreeMap<String, Vec<String>>,
    strange: Vec<Value>,
}

impl Mill {
    /// A mill of these scenarios.
    pub(crate) fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let trees: Vec<Table> = texts.into_iter().filter_map(|text| text.parse().ok()).collect();
        let strange: Table = STRANGE.parse().expect("TOML");
        let Some(Value::Array(strange)) = strange.get("it").cloned() else {
            unreachable!("a list")
        };
        let mut mill = Self { trees, values: BTreeMap::new(), names: BTreeMap::new(), strange };
        for tree in mill.trees.clone() {
            for (kind, tables) in &tree {
                let named = tables.as_table().into_iter().flat_map(Table::keys).cloned();
                mill.names.entry(kind.clone()).or_default().extend(named);
            }
            mill.gather(&Value::Table(tree));
        }
        mill
    }

    fn gather(&mut self, value: &Value) {
        match value {
            Value::Table(table) => {
                for (key, inner) in table {
                    self.values.entry(key.clone()).or_default().push(inner.clone());
                    self.gather(inner);
                }
            }
            Value::Array(list) => list.iter().for_each(|inner| self.gather(inner)),
            _ => {}
        }
    }

    /// One of the scenarios with a few changes, as text.
    pub(crate) fn scenario(&self, dice: &mut Dice) -> String {
        let mut tree = dice.pick(&self.trees).clone();
        for _ in 0..=dice.below(5) {
            self.change(&mut tree, dice);
        }
        toml::to_string(&tree).unwrap_or_default()
    }

    /// A scenario that was written elsewhere, with a few changes.
    pub(crate) fn changed(&self, text: &str, dice: &mut Dice) -> String {
        let Ok(mut tree) = text.parse::<Table>() else { return text.to_owned() };
        for _ in 0..=dice.below(3) {
            self.change(&mut tree, dice);
        }
        toml::to_string(&tree).unwrap_or_default()
    }

    fn change(&self, tree: &mut Table, dice: &mut Dice) {
        match dice.below(10) {
            0 => self.graft(tree, dice),
            1 => double(tree, dice),
            2 => self.choose(tree, dice, "plan"),
            3 => self.choose(tree, dice, "case"),
            4 => self.assume(tree, dice),
            _ => self.replace(tree, dice),
        }
    }

    /// Puts a table of another scenario into this one.
    fn graft(&self, tree: &mut Table, dice: &mut Dice) {
        let other = dice.pick(&self.trees);
        let kinds: Vec<_> = other.iter().filter(|(_, it)| it.is_table()).collect();
        if kinds.is_empty() {
            return;
        }
        let (kind, tables) = *dice.pick(&kinds);
        let tables: Vec<_> = tables.as_table().into_iter().flatten().collect();
        if tables.is_empty() {
            return;
        }
        let (name, table) = *dice.pick(&tables);
        let here = tree.entry(kind.clone()).or_insert_with(|| Value::Table(Table::new()));
        if let Some(here) = here.as_table_mut() {
            here.insert(name.clone(), table.clone());
        }
    }

    /// Adds a plan or a case that changes something.
    fn choose(&self, tree: &mut Table, dice: &mut Dice, kind: &str) {
        let mut set = Table::new();
        for _ in 0..=dice.below(3) {
            let path = self.path(tree, dice);
            let key = path.rsplit('.').next().unwrap_or_default().to_owned();
            set.insert(path, self.value_for(&key, tree, dice));
        }
        let choice = Table::from_iter([("set".to_owned(), Value::Table(set))]);
        let all = tree.entry(kind).or_insert_with(|| Value::Table(Table::new()));
        if let Some(all) = all.as_table_mut() {
            all.insert(format!("fuzz-{}", dice.below(3)), Value::Table(choice));
        }
    }

    /// Adds an assumption that sets or multiplies something.
    fn assume(&self, tree: &mut Table, dice: &mut Dice) {
        let (verb, value) = match dice.below(2) {
            0 => ("scales", "{ uniform = [0.2, 4] }".to_owned()),
            _ => {
                ("sets", dice.pick(&["{ uniform = [\"0 d\", \"60 d\"] }", "3", "0.5"]).to_string())
            }
        };
        let text = format!("value = {value}\n{verb} = [\"{}\"]\n", self.path(tree, dice));
        let Ok(assumption) = text.parse::<Table>() else { return };
        let all = tree.entry("assumption").or_insert_with(|| Value::Table(Table::new()));
        if let Some(all) = all.as_table_mut() {
            all.insert(format!("fuzz-{}", dice.below(3)), Value::Table(assumption));
        }
    }

    /// The path of a value, now and then with a star or a key that is not there.
    fn path(&self, tree: &Table, dice: &mut Dice) -> String {
        let mut steps = way(tree, dice);
        if dice.one_in(4) && steps.len() > 2 {
            steps[1] = "*".to_owned();
        }
        if dice.one_in(6) {
            let keys: Vec<&String> = self.values.keys().collect();
            if let Some(last) = steps.last_mut() {
                (*dice.pick(&keys)).clone_into(last);
            }
        }
        steps.join(".")
    }

    /// Puts another value where one is, or takes it out.
    fn replace(&self, tree: &mut Table, dice: &mut Dice) {
        let steps = way(tree, dice);
        let Some((last, before)) = steps.split_last() else { return };
        let value = self.value_for(last, tree, dice);
        let mut table = tree;
        for step in before {
            let Some(inner) = table.get_mut(step).and_then(Value::as_table_mut) else { return };
            table = inner;
        }
        if dice.one_in(6) {
            table.remove(last);
        } else {
            table.insert(last.clone(), value);
        }
    }

    /// A value for a key: one that stands under it somewhere, the name of something in this scenario,
    /// or a strange one.
    fn value_for(&self, key: &str, tree: &Table, dice: &mut Dice) -> Value {
        let known = self.values.get(key).map_or(&[] as &[Value], Vec::as_slice);
        match dice.below(6) {
            0 => dice.pick(&self.strange).clone(),
            1 => {
                let kinds: Vec<&String> = tree.keys().collect();
                let tables = tree.get(*dice.pick(&kinds)).and_then(Value::as_table);
                let names: Vec<&String> = tables.into_iter().flat_map(Table::keys).collect();
                let name = if names.is_empty() { key } else { dice.pick(&names).as_str() };
                let name = Value::String(name.to_owned());
                if dice.one_in(2) { name } else { Value::Array(vec![name]) }
            }
            _ if known.is_empty() => dice.pick(&self.strange).clone(),
            _ => dice.pick(known).clone(),
        }
    }
}

/// Writes a table once more, under another name.
fn double(tree: &mut Table, dice: &mut Dice) {
    let kinds: Vec<String> = tree.keys().cloned().collect();
    let Some(tables) = tree.get_mut(dice.pick(&kinds)).and_then(Value::as_table_mut) else {
        return;
    };
    let names: Vec<String> = tables.keys().cloned().collect();
    if names.is_empty() {
        return;
    }
    let name = dice.pick(&names);
    let table = tables[name].clone();
    tables.insert(format!("{name}-too"), table);
}

/// The way to a value somewhere in a tree; tables are gone into more often than not.
fn way(tree: &Table, dice: &mut Dice) -> Vec<String> {
    let (mut steps, mut table) = (Vec::new(), tree);
    while !table.is_empty() {
        let keys: Vec<&String> = table.keys().collect();
        let key = *dice.pick(&keys);
        steps.push(key.clone());
        match &table[key] {
            Value::Table(inner) if steps.len() < 2 || !dice.one_in(8) => table = inner,
            _ => break,
        }
    }
    steps
}
