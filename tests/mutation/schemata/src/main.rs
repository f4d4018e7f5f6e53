//! Writes mutants into sources, each behind a switch: `schemata FROM TO LIST DROPPED FILES...` reads FILES below the
//! folder FROM, writes them below TO and lists the mutants in LIST (number, file, line, function, kind, what). The
//! mutants are those of `cargo mutants`; DROPPED names the numbers of those that do not compile. Marks around each,
//! `/*<7*/ … /*7>*/` (`/*<<7*/` around all mutants of one operator), tell `run` which one a compiler's error is in.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::path::Path;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::*;

/// What stands in place of a range of the source.
struct Node {
    range: (usize, usize),
    pieces: Vec<Piece>,
}

enum Piece {
    Text(String),
    /// Part of the source, with what is changed in it.
    Source((usize, usize)),
}

struct Walker<'a> {
    source: &'a str,
    file: &'a str,
    /// The path of the module of switches.
    module: &'static str,
    next: &'a mut usize,
    dropped: &'a HashSet<usize>,
    list: &'a mut String,
    nodes: Vec<Node>,
    function: Vec<String>,
}

fn range(of: &impl Spanned) -> (usize, usize) {
    let range = of.span().byte_range();
    (range.start, range.end)
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|it| {
        let text = it.to_token_stream().to_string();
        text == "# [test]" || text.contains("cfg (test")
    })
}

/// How an operator's sides are taken.
#[derive(Clone, Copy, PartialEq)]
enum Sides {
    Value,
    Reference,
    Lazy,
    Assign,
}

/// What an operator is written as, and what mutants write instead.
fn replaced(operator: &BinOp) -> Option<(Sides, &'static str, &'static [&'static str])> {
    use Sides::*;
    Some(match operator {
        BinOp::Add(_) => (Value, "+", &["-", "*"]),
        BinOp::Sub(_) => (Value, "-", &["+", "/"]),
        BinOp::Mul(_) => (Value, "*", &["+", "/"]),
        BinOp::Div(_) => (Value, "/", &["%", "*"]),
        BinOp::Rem(_) => (Value, "%", &["/", "+"]),
        BinOp::BitAnd(_) => (Value, "&", &["|", "^"]),
        BinOp::BitOr(_) => (Value, "|", &["&", "^"]),
        BinOp::BitXor(_) => (Value, "^", &["|", "&"]),
        BinOp::Shl(_) => (Value, "<<", &[">>"]),
        BinOp::Shr(_) => (Value, ">>", &["<<"]),
        BinOp::Eq(_) => (Reference, "==", &["!="]),
        BinOp::Ne(_) => (Reference, "!=", &["=="]),
        BinOp::Lt(_) => (Reference, "<", &["==", ">", "<="]),
        BinOp::Gt(_) => (Reference, ">", &["==", "<", ">="]),
        BinOp::Le(_) => (Reference, "<=", &[">"]),
        BinOp::Ge(_) => (Reference, ">=", &["<"]),
        BinOp::And(_) => (Lazy, "&&", &["||"]),
        BinOp::Or(_) => (Lazy, "||", &["&&"]),
        BinOp::AddAssign(_) => (Assign, "+=", &["-=", "*="]),
        BinOp::SubAssign(_) => (Assign, "-=", &["+=", "/="]),
        BinOp::MulAssign(_) => (Assign, "*=", &["+=", "/="]),
        BinOp::DivAssign(_) => (Assign, "/=", &["%=", "*="]),
        BinOp::BitAndAssign(_) => (Assign, "&=", &["|=", "^="]),
        BinOp::BitOrAssign(_) => (Assign, "|=", &["&=", "^="]),
        BinOp::BitXorAssign(_) => (Assign, "^=", &["|=", "&="]),
        _ => return None,
    })
}

fn has_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(it) => has_let(&it.left) || has_let(&it.right),
        _ => false,
    }
}

/// Values of a type that a function might return instead of its own.
fn values(of: &Type) -> Vec<String> {
    let texts = |texts: &[&str]| texts.iter().map(|it| it.to_string()).collect::<Vec<_>>();
    match of {
        Type::Tuple(tuple) => tuple.elems.iter().fold(texts(&["("]), |all, each| {
            let each = values(each);
            all.iter()
                .flat_map(|it| each.iter().map(move |value| format!("{it}{value}, ")))
                .collect()
        }),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return Vec::new() };
            let first = match &last.arguments {
                PathArguments::AngleBracketed(of) => match of.args.first() {
                    Some(GenericArgument::Type(first)) => values(first),
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            };
            match last.ident.to_string().as_str() {
                "bool" => texts(&["true", "false"]),
                "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => texts(&["0", "1"]),
                "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => texts(&["0", "1", "-1"]),
                "f32" | "f64" => texts(&["0.0", "1.0", "-1.0"]),
                "Option" => {
                    let some = first.into_iter().map(|it| format!("Some({it})"));
                    std::iter::once("None".to_owned()).chain(some).collect()
                }
                "Result" => first.into_iter().map(|it| format!("Ok({it})")).collect(),
                _ => texts(&["Default::default()"]),
            }
        }
        _ => Vec::new(),
    }
    .into_iter()
    .map(|value| if matches!(of, Type::Tuple(_)) { value + ")" } else { value })
    .collect()
}

impl Walker<'_> {
    /// The number of the next mutant, unless it is dropped.
    fn mutant(&mut self, at: &impl Spanned, kind: &str, what: &str) -> Option<usize> {
        let id = *self.next;
        *self.next += 1;
        let (line, function) = (at.span().start().line, self.function.join("::"));
        let is_kept = !self.dropped.contains(&id);
        if is_kept {
            *self.list += &format!("{id}\t{}\t{line}\t{function}\t{kind}\t{what}\n", self.file);
        }
        is_kept.then_some(id)
    }

    fn on(&self, id: usize) -> String {
        format!("{}::on({id})", self.module)
    }

    /// The source in one line.
    fn text(&self, of: &impl Spanned) -> String {
        let (start, end) = range(of);
        self.source[start..end].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn put(&mut self, range: (usize, usize), pieces: Vec<Piece>) {
        self.nodes.push(Node { range, pieces });
    }

    fn body(&mut self, signature: &Signature, block: &Block) {
        let (start, end) = range(block);
        let own = self.source[start + 1..end - 1].trim();
        let returned = match &signature.output {
            ReturnType::Default => vec![String::new()],
            ReturnType::Type(_, of) => values(of),
        };
        if signature.constness.is_some() || block.stmts.is_empty() || signature.ident == "default" {
            return;
        }
        if let ReturnType::Type(_, of) = &signature.output
            && let Type::ImplTrait(of) = &**of
            && of.to_token_stream().to_string().contains("Iterator")
            && let Some(id) = self.mutant(&signature.fn_token, "body", "return an empty iterator")
        {
            let before = format!("{{ /*<{id}*/::std::iter::Iterator::take(");
            let after = format!(", if {} {{ 0 }} else {{ usize::MAX }})/*{id}>*/ }}", self.on(id));
            let pieces = vec![Piece::Text(before), Piece::Source((start, end)), Piece::Text(after)];
            return self.put((start, end), pieces);
        }
        let mut before = String::from("{");
        for value in returned.iter().filter(|it| *it != own) {
            let what = format!("return {}", if value.is_empty() { "at once" } else { value });
            if let Some(id) = self.mutant(&signature.fn_token, "body", &what) {
                before += &format!("/*<{id}*/if {} {{ return {value}; }}/*{id}>*/", self.on(id));
            }
        }
        self.put((start, start + 1), vec![Piece::Text(before)]);
    }

    fn function(&mut self, attributes: &[Attribute], signature: &Signature, block: &Block) {
        if is_test(attributes) || signature.constness.is_some() {
            return;
        }
        self.function.push(signature.ident.to_string());
        self.body(signature, block);
        visit::visit_block(self, block);
        self.function.pop();
    }

    /// An operator between its sides, with a switch for each of its mutants.
    fn switched(&self, sides: Sides, operator: &str, mutants: &[(usize, &str)]) -> [String; 3] {
        let (module, first) = (self.module, mutants[0].0);
        let (open, close) = (format!("/*<<{first}*/("), format!(")/*{first}>>*/"));
        let star = if sides == Sides::Value { "" } else { "*" };
        let arms = mutants.iter().map(|(id, other)| {
            format!("if {} {{ /*<{id}*/{star}__l {other} __r/*{id}>*/ }} else ", self.on(*id))
        });
        let arms = format!("{}{{ {star}__l {operator} __r }}", arms.collect::<String>());
        match sides {
            Sides::Value => [
                format!("{open}match ("),
                ", ".to_owned(),
                format!(") {{ (__l, __r) => {arms} }}{close}"),
            ],
            Sides::Assign => [
                format!("{open}match &mut ("),
                ") { __l => match ".to_owned(),
                format!(" {{ __r => {arms} }} }}{close}"),
            ],
            Sides::Reference => {
                let truth = format!("*__l {operator} *__r");
                let compared = mutants.iter().fold(truth, |inner, (id, other)| {
                    let other = format!("/*<{id}*/*__l {other} *__r/*{id}>*/");
                    format!("{module}::cmp({id}, {inner}, || {other})")
                });
                [
                    format!("{open}match (&("),
                    "), &(".to_owned(),
                    format!(")) {{ (__l, __r) => {compared} }}{close}"),
                ]
            }
            Sides::Lazy => {
                let goes_on = match operator {
                    "&&" => format!("__l != {module}::on_if({first}, !__l)"),
                    _ => format!("__l == {module}::on_if({first}, __l)"),
                };
                [
                    format!("{open}{{ let __l: bool = "),
                    format!("; if {goes_on} {{ {module}::late({first}, __l, "),
                    format!(") }} else {{ __l }} }}{close}"),
                ]
            }
        }
    }
}

impl<'ast> Visit<'ast> for Walker<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_const(&mut self, _: &'ast ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast ImplItemConst) {}
    fn visit_variant(&mut self, _: &'ast Variant) {}
    fn visit_type(&mut self, _: &'ast Type) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}
    fn visit_expr_const(&mut self, _: &'ast ExprConst) {}

    fn visit_expr_repeat(&mut self, repeat: &'ast ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.function(&item.attrs, &item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.function(&item.attrs, &item.sig, &item.block);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let shown = ["Debug", "Display"];
        let of = item.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
        if is_test(&item.attrs) || of.is_some_and(|it| shown.contains(&&*it.ident.to_string())) {
            return;
        }
        self.function.push(item.self_ty.to_token_stream().to_string().replace(' ', ""));
        visit::visit_item_impl(self, item);
        self.function.pop();
    }

    fn visit_expr_unary(&mut self, unary: &'ast ExprUnary) {
        let operator = match unary.op {
            UnOp::Not(_) => "!",
            UnOp::Neg(_) => "-",
            _ => return visit::visit_expr_unary(self, unary),
        };
        let what = format!("delete {operator} in {}", self.text(unary));
        if let Some(id) = self.mutant(&unary.op, "unary", &what) {
            let after = format!(
                ") {{ __v => if {} {{ __v }} else {{ {operator}__v }} }})/*{id}>*/",
                self.on(id)
            );
            let before = Piece::Text(format!("/*<{id}*/(match ("));
            let pieces = vec![before, Piece::Source(range(&*unary.expr)), Piece::Text(after)];
            self.put(range(unary), pieces);
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_binary(&mut self, binary: &'ast ExprBinary) {
        let is_let = has_let(&binary.left) || has_let(&binary.right);
        if let Some((sides, operator, others)) = replaced(&binary.op).filter(|_| !is_let) {
            let shown = self.text(binary);
            let mut mutants = Vec::new();
            for other in others {
                let what = format!("replace {operator} with {other} in {shown}");
                mutants.extend(self.mutant(&binary.op, "binary", &what).map(|id| (id, *other)));
            }
            if !mutants.is_empty() {
                let [before, between, after] =
                    self.switched(sides, operator, &mutants).map(Piece::Text);
                let [left, right] =
                    [&binary.left, &binary.right].map(|it| Piece::Source(range(&**it)));
                self.put(range(binary), vec![before, left, between, right, after]);
            }
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_match(&mut self, matched: &'ast ExprMatch) {
        let is_rest = |arm: &Arm| matches!(arm.pat, Pat::Wild(_)) && arm.guard.is_none();
        let has_rest = matched.arms.iter().any(is_rest);
        for arm in matched.arms.iter().filter(|it| !is_rest(it)) {
            let delete = format!("delete match arm {}", self.text(&arm.pat));
            let gone = has_rest.then(|| self.mutant(&arm.pat, "arm", &delete)).flatten();
            let Some((_, guard)) = &arm.guard else {
                if let Some(id) = gone {
                    let end = range(&arm.pat).1;
                    let text = format!("/*<{id}*/ if !{}/*{id}>*/", self.on(id));
                    self.put((end, end), vec![Piece::Text(text)]);
                }
                continue;
            };
            let what = format!("replace match guard {}", self.text(&**guard));
            let ids = ["true", "false"].map(|truth| {
                (self.mutant(&**guard, "guard", &format!("{what} with {truth}")), truth)
            });
            let Some(first) = ids.iter().filter_map(|(id, _)| *id).chain(gone).next() else {
                continue;
            };
            let (mut before, mut after) = (format!("/*<<{first}*/"), ")".to_owned());
            before += &gone.map_or(String::new(), |id| format!("!{} && ", self.on(id)));
            for (id, truth) in ids.into_iter().filter_map(|(id, truth)| Some((id?, truth))) {
                before += &format!("{}::cmp({id}, ", self.module);
                after.insert_str(1, &format!(", || {truth})"));
            }
            let pieces = vec![
                Piece::Text(before + "("),
                Piece::Source(range(&**guard)),
                Piece::Text(format!("{after}/*{first}>>*/")),
            ];
            self.put(range(&**guard), pieces);
        }
        visit::visit_expr_match(self, matched);
    }
}

/// Writes part of a source; `nodes` stand in order of their beginning, those around others first. Those up to `from`
/// stand around it.
fn render(
    source: &str,
    nodes: &[Node],
    from: usize,
    (start, end): (usize, usize),
    out: &mut String,
) {
    let mut at = start;
    for (index, node) in nodes.iter().enumerate().skip(from) {
        if node.range.0 >= end {
            break;
        }
        if node.range.0 < at || node.range.1 > end {
            continue;
        }
        *out += &source[at..node.range.0];
        for piece in &node.pieces {
            match piece {
                Piece::Text(text) => *out += text,
                Piece::Source(part) => render(source, nodes, index + 1, *part, out),
            }
        }
        at = node.range.1;
    }
    *out += &source[at..end];
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, list, dropped, files @ ..] = &arguments[..] else {
        panic!("schemata FROM TO LIST DROPPED FILES...");
    };
    let dropped = std::fs::read_to_string(dropped).unwrap_or_default();
    let dropped = dropped.split_whitespace().map(|id| id.parse().expect("a number")).collect();
    let (mut next, mut mutants) = (1, String::new());
    for file in files {
        let source = std::fs::read_to_string(Path::new(from).join(file)).expect("a source");
        let is_core = file.starts_with("src/core/");
        let mut walker = Walker {
            source: &source,
            file,
            module: if is_core { "crate::mutant" } else { "::drawdown_core::mutant" },
            next: &mut next,
            dropped: &dropped,
            list: &mut mutants,
            nodes: Vec::new(),
            function: Vec::new(),
        };
        walker.visit_file(&parse_file(&source).expect("Rust"));
        let mut nodes = walker.nodes;
        nodes.sort_by_key(|node| (node.range.0, Reverse(node.range.1)));
        let mut out = String::new();
        render(&source, &nodes, 0, (0, source.len()), &mut out);
        std::fs::write(Path::new(to).join(file), out).expect("it can be written");
    }
    std::fs::write(list, mutants).expect("it can be written");
}
