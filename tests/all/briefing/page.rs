//! A page read again: the elements of an HTML file that escapes as it should.

use std::collections::BTreeMap;
use std::path::Path;

/// Elements without an end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// An element of a page.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) inside: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// Reads a file; fails on anything that is not well nested.
pub(super) fn read(path: &Path) -> Element {
    let text = std::fs::read_to_string(path).unwrap_or_else(|_| panic!("{}", path.display()));
    let text = text.strip_prefix("<!DOCTYPE html>").expect("an HTML file");
    let mut open = vec![Element::default()];
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        add(&mut open, Node::Text(plain(&rest[..start])));
        let end = rest[start..].find('>').expect("the end of a tag") + start;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        match tag.strip_prefix('/') {
            Some(name) => close(&mut open, name),
            None => rest = begin(&mut open, tag, rest),
        }
    }
    assert_eq!(open.len(), 1, "{:?} is not closed", open.last().map(|it| &it.name));
    open.remove(0)
}

/// Begins an element; what follows it. Scripts and styles hold no elements.
fn begin<'a>(open: &mut Vec<Element>, tag: &str, rest: &'a str) -> &'a str {
    let (tag, is_closed) = match tag.strip_suffix('/') {
        Some(tag) => (tag, true),
        None => (tag, false),
    };
    let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    element.attributes = read_attributes(attributes);
    if is_closed || VOID.contains(&name) {
        add(open, Node::Element(element));
        return rest;
    }
    if matches!(name, "script" | "style") {
        let end = rest.find(&format!("</{name}>")).expect("its end");
        element.inside.push(Node::Text(rest[..end].to_owned()));
        add(open, Node::Element(element));
        return &rest[end + name.len() + 3..];
    }
    open.push(element);
    rest
}

fn close(open: &mut Vec<Element>, name: &str) {
    let element = open.pop().expect("an open element");
    assert_eq!(element.name, name, "elements are nested");
    add(open, Node::Element(element));
}

fn add(open: &mut [Element], node: Node) {
    open.last_mut().expect("an open element").inside.push(node);
}

fn read_attributes(mut text: &str) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    loop {
        text = text.trim_start();
        let end = text.find(|letter: char| letter == '=' || letter.is_whitespace());
        let (name, rest) = text.split_at(end.unwrap_or(text.len()));
        if name.is_empty() {
            return attributes;
        }
        let value = rest.strip_prefix("=\"").and_then(|it| it.split_once('"'));
        let (value, rest) = value.unwrap_or(("", rest));
        attributes.insert(name.to_owned(), plain(value));
        text = rest;
    }
}

fn plain(text: &str) -> String {
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    marks.iter().fold(text.to_owned(), |text, (escaped, letter)| text.replace(escaped, letter))
}

impl Element {
    /// Every element within it of this name, in order.
    pub(super) fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.collect(&mut |element| {
            if element.name == name {
                found.push(element);
            }
        });
        found
    }

    /// Goes through every element within it.
    pub(super) fn collect<'a>(&'a self, visit: &mut impl FnMut(&'a Element)) {
        for node in &self.inside {
            if let Node::Element(element) = node {
                visit(element);
                element.collect(visit);
            }
        }
    }

    /// All text in it.
    pub(super) fn text(&self) -> String {
        let text = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.text(),
        };
        self.inside.iter().map(text).collect()
    }

    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// A table: its id, and for each row its cells.
pub(super) struct Grid<'a> {
    pub(super) id: &'a str,
    pub(super) rows: Vec<Vec<&'a Element>>,
}

/// Every table of a page, with its rows of cells.
pub(super) fn tables(page: &Element) -> Vec<Grid<'_>> {
    page.all("table").into_iter().map(Grid::of).collect()
}

impl<'a> Grid<'a> {
    fn of(table: &'a Element) -> Self {
        let body = table.all("tbody").into_iter().flat_map(|body| body.all("tr"));
        let rows = body.map(|row| {
            let cells = row.inside.iter().filter_map(|node| match node {
                Node::Element(cell) => Some(cell),
                Node::Text(_) => None,
            });
            cells.collect()
        });
        Grid { id: table.attribute("id"), rows: rows.collect() }
    }
}
