//! What tables take over from others of the same file: camps from `[camp_defaults]`, closures from the
//! one that they extend.
//!
//! It is laid under the tables as they were written, before anything is read or changed, and keeps its
//! place: a finding about a value names the line where it stands, and a path means the same whether a camp
//! says a value itself or takes it over.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::nearest;
use super::file::merge;
use super::node::{Entry, Node, Table, Value};
use super::source::Sources;
use super::{Code, Finding};
use crate::Message;

/// The key of what all camps have in common.
const DEFAULTS: &str = "camp_defaults";

/// Lays under every table what it takes over.
pub(super) fn inherit(root: &mut Node, sources: &Sources) -> Result<(), Vec<Finding>> {
    let Some(root) = root.table_mut() else { return Ok(()) };
    camps(root);
    closures(root, sources)
}

/// Lays the defaults under every camp, and takes them away: they are no camp. Without camps, and where they
/// are no table, they stay to be read as what they are.
fn camps(root: &mut Table) {
    let has_camps = root.get("camp").is_some_and(|camps| camps.node.table().is_some());
    let are_table = root.get(DEFAULTS).is_some_and(|it| it.node.table().is_some());
    if !has_camps || !are_table {
        return;
    }
    let Some(Entry { node: Node { value: Value::Table(defaults), .. }, .. }) =
        root.remove(DEFAULTS)
    else {
        return;
    };
    let camps = root.get_mut("camp").and_then(|camps| camps.node.table_mut());
    for entry in camps.into_iter().flatten().map(|(_, entry)| entry) {
        let Some(camp) = entry.node.table_mut() else { continue };
        let mut under = defaults.clone();
        merge(&mut under, std::mem::take(camp));
        *camp = under;
    }
}

/// Gives every closure the steps of the one that it extends, but for those that it has itself.
fn closures(root: &mut Table, sources: &Sources) -> Result<(), Vec<Finding>> {
    let Some(all) = root.get_mut("closure").and_then(|closures| closures.node.table_mut()) else {
        return Ok(());
    };
    let written = all.clone();
    let mut findings = Vec::new();
    for (name, entry) in all.iter_mut() {
        match chain(&written, name, sources) {
            Ok(chain) => {
                chain.iter().for_each(|base| lay_steps(&mut entry.node, &written[*base].node));
            }
            Err(finding) => findings.push(*finding),
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(super::finding::once(findings)) }
}

/// The closures that one builds on, the nearest first.
fn chain<'t>(
    all: &'t Table,
    name: &'t str,
    sources: &Sources,
) -> Result<Vec<&'t str>, Box<Finding>> {
    let mut chain: Vec<&str> = Vec::new();
    let mut known = BTreeSet::from([name]);
    let mut at = name;
    while let Some(Node { value: Value::Text(base), spot, .. }) = all[at].node.child("extends") {
        let at_base = sources.place(*spot);
        let Some((base, _)) = all.get_key_value(base) else {
            let names = || all.keys().map(String::as_str);
            let problem = message!("inherit-there-no-closure-build", base);
            let finding = Finding::new(Code::UnknownReference, problem).at(at_base);
            let allowed = Message::verbatim(names().collect::<Vec<_>>().join(", "));
            return Err(Box::new(finding.did_you_mean(nearest(base, names())).allowed(allowed)));
        };
        if !known.insert(base.as_str()) {
            let problem = message!("inherit-closure-builds-itself-through-this", name);
            let finding = Finding::new(Code::ExtendsCircle, problem).at(at_base);
            return Err(Box::new(finding.remedy(message!("inherit-take-key-out-one-closures"))));
        }
        chain.push(base);
        at = base;
    }
    Ok(chain)
}

/// Adds the steps of a closure that another does not have.
fn lay_steps(closure: &mut Node, base: &Node) {
    let Some(steps) = base.child("step").and_then(Node::table) else { return };
    let Some(own) = closure.table_mut() else { return };
    let entry = own.entry("step".to_owned()).or_insert_with(|| Entry {
        key: base.spot,
        node: Node { value: Value::Table(BTreeMap::new()), ..base.clone() },
    });
    let Some(own) = entry.node.table_mut() else { return };
    for (name, step) in steps {
        own.entry(name.clone()).or_insert_with(|| step.clone());
    }
}
