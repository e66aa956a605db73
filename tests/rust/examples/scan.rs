//! What one source file declares, read line by line. The sources are formatted, so that every declaration starts a line and
//! every block ends where its first line is indented.

/// A public item and its documentation.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) file: String,
    pub(super) line: usize,
    /// The module that it stands in.
    pub(super) module: Vec<String>,
    /// `Type::method`, or the name.
    pub(super) name: String,
    pub(super) doc: String,
}

impl Item {
    /// Its name behind that of its module.
    pub(super) fn path(&self) -> String {
        let module = self.module.last().map_or("", String::as_str);
        format!("{module}::{}", self.name)
    }
}

/// What one file declares.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) file: String,
    pub(super) module: Vec<String>,
    /// `//!` documentation.
    pub(super) doc: String,
    /// Public functions, types and constants.
    pub(super) items: Vec<Item>,
    /// Public methods and constants of a type, by the name of the type.
    pub(super) methods: Vec<(String, Item)>,
    /// Public modules, with documentation where they are declared.
    pub(super) modules: Vec<Item>,
    /// Re-exports: the name here, and the path behind it; whether the whole world sees it.
    pub(super) uses: Vec<(String, Vec<String>, bool)>,
}

/// What is being read.
#[derive(Default)]
struct State {
    doc: Vec<String>,
    /// The end of the block that is being read, and the type whose `impl` it is.
    implementation: Option<(String, Option<String>)>,
    /// The end of the block that is left out.
    skipped: Option<String>,
    /// The end of a call of one of our macros.
    call: Option<String>,
    after_cfg_test: bool,
}

impl Source {
    /// Reads a file, named by its path from the root of the sources.
    pub(super) fn read(file: &str, text: &str) -> Self {
        let mut module: Vec<String> = file
            .trim_end_matches(".rs")
            .split('/')
            .map(str::to_owned)
            .collect();
        if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
            module.pop();
        }
        let mut source = Self {
            file: file.to_owned(),
            module,
            doc: String::new(),
            items: Vec::new(),
            methods: Vec::new(),
            modules: Vec::new(),
            uses: Vec::new(),
        };
        let mut state = State::default();
        let lines: Vec<&str> = text.lines().collect();
        let mut at = 0;
        while at < lines.len() {
            let end = statement_end(&lines, at);
            let statement = lines[at..=end]
                .iter()
                .map(|line| line.trim())
                .collect::<Vec<_>>()
                .join(" ");
            source.statement(&mut state, &statement, lines[at], lines[end], end + 1);
            at = end + 1;
        }
        source
    }

    fn statement(
        &mut self,
        state: &mut State,
        statement: &str,
        first: &str,
        last: &str,
        line: usize,
    ) {
        if let Some(end) = &state.skipped {
            if first == end {
                state.skipped = None;
            }
            return;
        }
        if let Some(text) = statement.strip_prefix("//!") {
            self.doc.push_str(text);
            self.doc.push('\n');
            return;
        }
        if let Some(text) = statement.strip_prefix("///") {
            state.doc.push(text.to_owned());
            return;
        }
        // In a macro, an attribute may stand once for each of a list.
        let once = statement.strip_prefix("$(").unwrap_or(statement);
        if let Some(attribute) = once.strip_prefix("#[") {
            if attribute.starts_with("doc = ") {
                state.doc.push(attribute.to_owned());
            }
            state.after_cfg_test |= attribute.starts_with("cfg(test)");
            return;
        }
        if statement.starts_with("//") {
            return;
        }
        let doc = std::mem::take(&mut state.doc).join("\n");
        let close = format!("{}}}", indent(first));
        let opens = last.ends_with('{');
        if std::mem::take(&mut state.after_cfg_test) {
            if opens {
                state.skipped = Some(close);
            }
            return;
        }
        if let Some((end, _)) = &state.implementation
            && first == end
        {
            state.implementation = None;
            return;
        }
        if state.call.as_deref() == Some(first) {
            state.call = None;
            return;
        }
        if first.ends_with("! {") && !statement.starts_with("macro_rules!") {
            state.call = Some(close);
            return;
        }
        if state.implementation.is_none()
            && opens
            && let Some(header) = statement.strip_prefix("impl")
        {
            state.implementation = Some((close, implemented(header)));
            return;
        }
        self.declaration(state, statement, &doc, line);
    }

    fn declaration(&mut self, state: &State, statement: &str, doc: &str, line: usize) {
        let item = |name: String| Item {
            file: self.file.clone(),
            line,
            module: self.module.clone(),
            name,
            doc: doc.to_owned(),
        };
        // A call such as `options! { /// Text. Name }` declares a type by its name alone.
        if state.call.is_some() && !doc.is_empty() && statement == identifier(statement) {
            self.items.push(item(statement.to_owned()));
            return;
        }
        let (visible, rest) = if let Some(rest) = statement.strip_prefix("pub ") {
            (true, rest)
        } else if let Some((_, rest)) = statement
            .strip_prefix("pub(")
            .and_then(|rest| rest.split_once(") "))
        {
            (false, rest)
        } else {
            (false, statement)
        };
        if let Some(tree) = rest.strip_prefix("use ") {
            let uses = paths(tree.trim_end_matches(';'));
            self.uses
                .extend(uses.into_iter().map(|(name, path)| (name, path, visible)));
            return;
        }
        if !visible {
            return;
        }
        if let Some(name) = rest.strip_prefix("mod ") {
            self.modules.push(item(identifier(name).to_owned()));
            return;
        }
        let Some(name) = declared(rest) else { return };
        match &state.implementation {
            None => self.items.push(item(name)),
            Some((_, Some(of))) => {
                let method = item(format!("{of}::{name}"));
                self.methods.push((of.clone(), method));
            }
            Some((_, None)) => {}
        }
    }
}

/// The last line of what starts at a line: attributes, re-exports and headers of blocks may run over several.
fn statement_end(lines: &[&str], start: usize) -> usize {
    let first = lines[start].trim();
    let starts = |words: &[&str]| words.iter().any(|word| first.starts_with(word));
    let until = |endings: &[char]| {
        (start..lines.len())
            .find(|&at| lines[at].ends_with(endings))
            .unwrap_or(start)
    };
    if starts(&["use ", "pub use ", "pub(crate) use ", "pub(super) use "]) {
        return until(&[';']);
    }
    if starts(&["impl"]) {
        return until(&['{', '}']);
    }
    if !starts(&["#[", "$(#["]) {
        return start;
    }
    let mut open = 0_usize;
    for (at, line) in lines.iter().enumerate().skip(start) {
        let line = unquoted(line);
        open += line.matches('[').count();
        open = open.saturating_sub(line.matches(']').count());
        if open == 0 {
            return at;
        }
    }
    start
}

/// A line without what stands in its string literals.
fn unquoted(line: &str) -> String {
    let plain = line.replace("\\\"", "");
    plain.split('"').step_by(2).collect()
}

fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// The leading identifier, or `$name` in a macro.
fn identifier(text: &str) -> &str {
    let end = text
        .find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '$'))
        .unwrap_or(text.len());
    &text[..end]
}

/// The name that a public declaration gives, where it is one of a function, a type or a constant. What a macro names by
/// `$name` is documented where the macro is called.
fn declared(rest: &str) -> Option<String> {
    let mut rest = rest;
    for word in ["const fn ", "async fn ", "unsafe fn ", "const unsafe fn "] {
        if let Some(name) = rest.strip_prefix(word) {
            return Some(identifier(name).to_owned());
        }
    }
    let kinds = [
        "fn ", "struct ", "enum ", "union ", "trait ", "type ", "const ", "static ",
    ];
    rest = kinds.iter().find_map(|kind| rest.strip_prefix(kind))?;
    let name = identifier(rest);
    (!name.starts_with('$')).then(|| name.to_owned())
}

/// The type whose own methods a block holds; none for those of a trait.
fn implemented(header: &str) -> Option<String> {
    let mut depth = 0_i32;
    let end = header.char_indices().find(|&(_, letter)| {
        depth += i32::from(letter == '<') - i32::from(letter == '>');
        depth == 0
    });
    let after = header[end.map_or(0, |(at, letter)| at + letter.len_utf8())..].trim();
    if after.contains(" for ") {
        return None;
    }
    let path = after.split(['<', ' ']).next().unwrap_or(after);
    path.rsplit("::")
        .next()
        .map(|name| identifier(name).to_owned())
}

/// The paths of a tree of re-exports, each with the name that it gets.
fn paths(tree: &str) -> Vec<(String, Vec<String>)> {
    let tree = tree.trim();
    if let Some((prefix, inside)) = tree.split_once('{') {
        let inside = inside.trim_end().trim_end_matches('}');
        let prefix: Vec<String> = prefix
            .split("::")
            .map(str::trim)
            .filter(|step| !step.is_empty())
            .map(str::to_owned)
            .collect();
        return branches(inside)
            .into_iter()
            .flat_map(paths)
            .map(|(name, path)| {
                // `scale::{self}` is `scale`.
                let own = path.iter().filter(|step| *step != "self").cloned();
                let whole: Vec<String> = prefix.iter().cloned().chain(own).collect();
                let name = if name == "self" {
                    whole.last().cloned().unwrap_or(name)
                } else {
                    name
                };
                (name, whole)
            })
            .collect();
    }
    let (path, alias) = tree
        .split_once(" as ")
        .map_or((tree, None), |(path, alias)| (path, Some(alias.trim())));
    let path: Vec<String> = path
        .split("::")
        .map(|step| step.trim().to_owned())
        .collect();
    let name = alias.or(path.last().map(String::as_str)).unwrap_or("");
    vec![(name.to_owned(), path)]
}

/// Splits at the commas that stand outside braces.
fn branches(inside: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, letter) in inside.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}
