//! The same bits in Rust, Python and JavaScript: seeded random inputs, hashed results.

mod support;

use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use support::{Arguments, call, facts};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/agreement.json");

/// mulberry32: small enough to be the same in every language.
struct Draw(u32);

impl Draw {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut t = (self.0 ^ (self.0 >> 15)).wrapping_mul(0x1 | self.0);
        t = t.wrapping_add((t ^ (t >> 7)).wrapping_mul(0x3D | t)) ^ t;
        t ^ (t >> 14)
    }

    fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.next() % (high - low + 1)
    }
}

fn whole(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

/// The arguments of one case, drawn in the order of the file.
fn draw(operation: &Value, draw: &mut Draw) -> Arguments {
    let rows = draw.between(whole(&operation["rows"][0]), whole(&operation["rows"][1]));
    let mut arguments = Map::new();
    for wanted in operation["draws"].as_array().unwrap() {
        let name = wanted["name"].as_str().unwrap().to_owned();
        if wanted["maybe"] == true && draw.next().is_multiple_of(2) {
            continue;
        }
        if wanted["ratio"].is_array() || wanted["sum"].is_string() {
            continue;
        }
        let length = wanted["rows"]
            .as_u64()
            .map_or(rows, |_| whole(&wanted["rows"]));
        let value = if let Some(choices) = wanted["choose"].as_array() {
            choices[draw.next() as usize % choices.len()].clone()
        } else if let Some(columns) = wanted["named"].as_array() {
            // Pairs of a name and a column of whole numbers.
            let column = |wanted: &Value| {
                let (low, high) = (whole(&wanted[1]), whole(&wanted[2]));
                let column: Value = (0..length)
                    .map(|_| f64::from(draw.between(low, high)))
                    .collect();
                json!([wanted[0], column])
            };
            columns.iter().map(column).collect()
        } else if let Some(choices) = wanted["pick"].as_array() {
            (0..length)
                .map(|_| choices[draw.next() as usize % choices.len()].clone())
                .collect()
        } else if let Some(prefix) = wanted["number"].as_str() {
            (0..length).map(|row| format!("{prefix}{row}")).collect()
        } else {
            let (low, high) = (
                whole(&wanted["column"]["low"]),
                whole(&wanted["column"]["high"]),
            );
            let by = f64::from(whole(&wanted["column"]["by"]));
            (0..length)
                .map(|_| f64::from(draw.between(low, high)) / by)
                .collect()
        };
        arguments.insert(name, value);
    }
    for wanted in operation["draws"].as_array().unwrap() {
        if let Some(named) = wanted["sum"].as_str() {
            // Whole numbers, so that the order of the additions does not count.
            let columns = arguments[named].as_array().unwrap();
            let sum = (0..rows as usize).map(|row| {
                let parts = columns.iter().map(|pair| pair[1][row].as_f64().unwrap());
                parts.sum::<f64>()
            });
            let sum = sum.collect();
            arguments.insert(wanted["name"].as_str().unwrap().to_owned(), sum);
        }
        let Some(columns) = wanted["ratio"].as_array() else {
            continue;
        };
        let column = |index: usize| {
            arguments[columns[index].as_str().unwrap()]
                .as_array()
                .unwrap()
        };
        let number = |value: &Value| value.as_f64().unwrap();
        let ratio = column(0)
            .iter()
            .zip(column(1))
            .map(|(a, b)| number(a) / number(b))
            .collect();
        arguments.insert(wanted["name"].as_str().unwrap().to_owned(), ratio);
    }
    Arguments(arguments)
}

/// Text that is the same for the same bits: numbers as the hexadecimal of their bits, keys sorted.
fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => {
            write!(out, "{:016x}", number.as_f64().unwrap().to_bits()).unwrap();
        }
        Value::String(text) if text == "NaN" => out.push_str("null"),
        Value::String(text) => write!(out, "\"{text}\"").unwrap(),
        Value::Array(items) => {
            out.push('[');
            for item in items {
                canonical(item, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort();
            for key in keys {
                write!(out, "{key}:").unwrap();
                canonical(&fields[key], out);
                out.push(',');
            }
            out.push('}');
        }
    }
}

fn hash(operation: &Value, cases: u64) -> (String, usize) {
    let mut random = Draw(whole(&operation["seed"]));
    let mut hasher = Sha256::new();
    let mut computed = 0;
    let mut everything = String::new();
    for _ in 0..cases {
        let arguments = draw(operation, &mut random);
        let mut text = String::new();
        match call(operation["name"].as_str().unwrap(), &arguments) {
            Ok(result) => {
                computed += 1;
                canonical(&result, &mut text);
            }
            Err(error) => {
                let (code, param, index) = facts(&error);
                canonical(
                    &json!({ "code": code, "param": param, "index": index }),
                    &mut text,
                );
            }
        }
        text.push('\n');
        hasher.update(text.as_bytes());
        everything.push_str(&text);
    }
    // To find the case where two languages part: the same variable works in all three.
    if let Some(folder) = std::env::var_os("COMMONWEAL_AGREEMENT_DUMP") {
        let label = operation["label"]
            .as_str()
            .or(operation["name"].as_str())
            .unwrap();
        std::fs::write(
            std::path::Path::new(&folder).join(format!("{label}.rust")),
            everything,
        )
        .unwrap();
    }
    (
        hasher
            .finalize()
            .iter()
            .fold(String::new(), |mut hex, byte| {
                write!(hex, "{byte:02x}").unwrap();
                hex
            }),
        computed,
    )
}

#[test]
fn random_inputs_give_the_recorded_bits() {
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    let cases = file["cases"].as_u64().unwrap();
    let mut found = Map::new();
    for operation in file["operations"].as_array().unwrap() {
        let (sha, computed) = hash(operation, cases);
        let name = operation["name"].as_str().unwrap();
        // Errors are compared too, but most cases must be numbers.
        assert!(
            computed as u64 * 2 > cases,
            "{name}: only {computed} of {cases} cases have a result"
        );
        let label = operation["label"].as_str().unwrap_or(name);
        found.insert(label.to_owned(), sha.into());
    }
    let found = Value::Object(found);
    if std::env::var_os("COMMONWEAL_REWRITE_AGREEMENT").is_some() && file["sha256"] != found {
        let old = serde_json::to_string(&file["sha256"]).unwrap();
        let text = std::fs::read_to_string(FILE).unwrap();
        let start = text.rfind("\"sha256\":").unwrap();
        let body: Vec<String> = found
            .as_object()
            .unwrap()
            .iter()
            .map(|(k, v)| format!("    \"{k}\": {v}"))
            .collect();
        std::fs::write(
            FILE,
            format!(
                "{}\"sha256\": {{\n{}\n  }}\n}}\n",
                &text[..start],
                body.join(",\n")
            ),
        )
        .unwrap();
        eprintln!("rewrote {FILE} (was {old})");
        file["sha256"] = found.clone();
    }
    assert_eq!(
        file["sha256"], found,
        "other bits than those in tests/golden/agreement.json: where they are meant (a new operation), record them with \
         `COMMONWEAL_REWRITE_AGREEMENT=1 cargo test -p verify --test agreement`"
    );
}

#[test]
fn every_operation_of_the_catalogue_takes_part() {
    let file: Value = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    let mut listed: Vec<&str> = file["operations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|o| o["name"].as_str().unwrap())
        .collect();
    let known: Vec<&str> = commonweal::catalog()
        .iter()
        .map(|operation| operation.name)
        .collect();
    listed.dedup();
    assert_eq!(
        listed, known,
        "list each operation, in the order of the catalogue, under `operations` of tests/golden/agreement.json"
    );
}
