//! What users of the crate can name: everything that `lib.rs` reaches through `pub mod` and `pub use`.

use std::collections::BTreeSet;

use super::scan::{Item, Source};

struct Walk<'a> {
    sources: &'a [Source],
    modules: BTreeSet<&'a [String]>,
    /// Public types, functions and constants, by module and name.
    reached: BTreeSet<(&'a [String], &'a str)>,
    items: Vec<Item>,
}

/// The public items of a crate.
pub(super) fn public_items(sources: &[Source]) -> Vec<Item> {
    let mut walk = Walk {
        sources,
        modules: BTreeSet::new(),
        reached: BTreeSet::new(),
        items: Vec::new(),
    };
    walk.module(&[]);
    for source in sources {
        for (of, method) in &source.methods {
            let here = source.items.iter().any(|item| item.name == *of);
            // A method stands beside its type, or in another file that uses it; those of a macro are judged there.
            let public = of.starts_with('$')
                || walk.reached.iter().any(|(module, name)| {
                    name == of && (!here || *module == source.module.as_slice())
                });
            if public {
                walk.items.push(method.clone());
            }
        }
    }
    walk.items
}

impl<'a> Walk<'a> {
    fn source(&self, module: &[String]) -> Option<&'a Source> {
        self.sources
            .iter()
            .find(|source| source.module.as_slice() == module)
    }

    fn module(&mut self, path: &[String]) {
        let Some(source) = self.source(path) else {
            return;
        };
        if !self.modules.insert(&source.module) {
            return;
        }
        for item in &source.items {
            self.item(source, item);
        }
        for module in &source.modules {
            let inside = [path, std::slice::from_ref(&module.name)].concat();
            let Some(file) = self.source(&inside) else {
                // A module written out where it is declared.
                self.items.push(module.clone());
                continue;
            };
            self.items.push(Item {
                file: file.file.clone(),
                line: 1,
                doc: format!("{}\n{}", module.doc, file.doc),
                ..module.clone()
            });
            self.module(&inside);
        }
        for (_, target, visible) in &source.uses {
            if *visible {
                self.follow(path, target);
            }
        }
    }

    fn item(&mut self, source: &'a Source, item: &'a Item) {
        if self.reached.insert((&source.module, &item.name)) {
            self.items.push(item.clone());
        }
    }

    /// Follows a re-export to what it stands for.
    fn follow(&mut self, from: &[String], target: &[String]) {
        let Some((name, steps)) = target.split_last() else {
            return;
        };
        assert!(
            name != "*",
            "a re-export of everything in {target:?}: name what is public, so that it can be checked"
        );
        let mut module = from.to_vec();
        for step in steps {
            match step.as_str() {
                "crate" => module.clear(),
                "super" => {
                    module.pop();
                }
                "self" => {}
                step => module.push(step.to_owned()),
            }
        }
        // A path that leads out of the sources names another crate's item.
        let Some(source) = self.source(&module) else {
            return;
        };
        if let Some(item) = source.items.iter().find(|item| item.name == *name) {
            self.item(source, item);
        } else if let Some((_, next, _)) = source.uses.iter().find(|(known, _, _)| known == name) {
            self.follow(&module, next);
        } else {
            let inside = [&module[..], std::slice::from_ref(name)].concat();
            self.module(&inside);
        }
    }
}
