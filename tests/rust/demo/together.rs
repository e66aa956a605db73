//! Who works together: counted once more from the memberships as they are written down here.

use std::collections::BTreeSet;

use serde_json::Value;
use verify::demo::tell;

use crate::bench::Bench;

/// Partnership, first day, last day if it has one, and numbers of networks from 1.
const MEMBERS: [(&str, &str, &str, &[usize]); 7] = [
    (
        "Harbourside Place",
        "2022-07-01",
        "9999",
        &[1, 2, 3, 4, 5, 6, 7, 8],
    ),
    (
        "Holt Vale Place",
        "2023-04-01",
        "9999",
        &[15, 16, 17, 18, 19],
    ),
    (
        "Trusts Together",
        "2024-04-01",
        "9999",
        &[5, 6, 7, 8, 9, 10, 11, 12, 15, 16],
    ),
    (
        "Healthy Hearts",
        "2024-04-01",
        "9999",
        &[1, 2, 3, 4, 9, 10, 11, 15, 16],
    ),
    ("Healthy Hearts", "2024-04-01", "2025-09-30", &[5, 6]),
    (
        "Shared Record",
        "2024-10-01",
        "9999",
        &[3, 4, 10, 15, 17, 20, 21, 22],
    ),
    ("Health Workers", "2025-01-01", "9999", &[1, 2, 6, 7, 9, 12]),
];

fn report() -> Value {
    tell(None).unwrap().data
}

/// People of each network, and of them those in the deprived fifth, from the table of places.
fn networks(report: &Value) -> Vec<(f64, f64)> {
    let rows = report["places"]["hierarchy"].as_array().unwrap();
    let number = |row: &Value, key: &str| row[key].as_f64().unwrap();
    rows.iter()
        .filter(|row| row["depth"] == 2)
        .map(|row| {
            (
                number(row, "people"),
                number(row, "people_in_most_deprived_fifth"),
            )
        })
        .collect()
}

/// Who is in it on a day (days as ISO text sort by time).
fn members(partnership: &str, day: &str) -> BTreeSet<usize> {
    MEMBERS
        .iter()
        .filter(|(name, from, last, _)| *name == partnership && *from <= day && day <= *last)
        .flat_map(|(.., networks)| networks.iter().copied())
        .collect()
}

fn partnerships(day: &str) -> Vec<(&'static str, BTreeSet<usize>)> {
    let mut all: Vec<(&str, BTreeSet<usize>)> = Vec::new();
    for (name, ..) in MEMBERS {
        let members = members(name, day);
        if !members.is_empty() && all.iter().all(|(other, _)| *other != name) {
            all.push((name, members));
        }
    }
    all
}

fn whole(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn wholes(column: &Value) -> Vec<f64> {
    column.as_array().unwrap().iter().map(whole).collect()
}

#[test]
fn everybody_is_counted_once() {
    let report = report();
    let (networks, told) = (networks(&report), &report["together"]);
    let people = |set: &BTreeSet<usize>| {
        set.iter()
            .map(|&network| networks[network - 1].0)
            .sum::<f64>()
    };
    let days = ["2023-03-31", "2024-03-31", "2025-03-31", "2026-03-31"];
    for (day, year) in days.iter().zip(told["years"].as_array().unwrap()) {
        let partnerships = partnerships(day);
        let union: BTreeSet<usize> = partnerships
            .iter()
            .flat_map(|(_, set)| set.clone())
            .collect();
        assert_eq!(year["at"], *day);
        assert_eq!(whole(&year["covered"]), people(&union), "{day}");
        let added: f64 = partnerships.iter().map(|(_, set)| people(set)).sum();
        assert_eq!(
            whole(&year["counted_twice"]),
            added - people(&union),
            "{day}"
        );
        let mut by_number = vec![0.0; 5];
        for network in 1..=24 {
            let many = partnerships
                .iter()
                .filter(|(_, set)| set.contains(&network))
                .count();
            by_number[many] += networks[network - 1].0;
        }
        by_number.truncate(wholes(&year["people_covered_by"]).len());
        assert_eq!(wholes(&year["people_covered_by"]), by_number, "{day}");
        assert_eq!(by_number.iter().sum::<f64>(), whole(&report["people"]));
    }
    let now = &told["coverage"];
    assert_eq!(now, &told["years"][3]);
    assert_eq!(
        (whole(&now["covered"]), whole(&now["total"])),
        (849_879.0, 1_007_604.0)
    );
    assert_eq!(
        now["uncovered_area"],
        serde_json::json!(["XN13", "XN14", "XN23", "XN24"])
    );
    assert_eq!(now["not_in_force"], 2);
    let poorest: f64 = (0..24)
        .filter(|&at| ![12, 13, 22, 23].contains(&at))
        .map(|at| networks[at].1)
        .sum();
    assert_eq!(
        whole(&told["coverage_of_most_deprived_fifth"]["covered"]),
        poorest
    );
}

#[test]
fn overlaps_are_people_of_both_over_people_of_either() {
    let report = report();
    let (networks, now) = (networks(&report), &report["together"]["coverage"]);
    let people = |set: &BTreeSet<usize>| {
        set.iter()
            .map(|&network| networks[network - 1].0)
            .sum::<f64>()
    };
    let partnerships = partnerships("2026-03-31");
    assert_eq!(partnerships.len(), 6);
    let mut pairs = 0;
    for (at, (first, one)) in partnerships.iter().enumerate() {
        for (second, other) in &partnerships[at + 1..] {
            let both = people(&one.intersection(other).copied().collect());
            if both == 0.0 {
                continue;
            }
            assert_eq!(
                (&now["pair_first"][pairs], &now["pair_second"][pairs]),
                (&(*first).into(), &(*second).into())
            );
            assert_eq!(whole(&now["pair_people"][pairs]), both);
            let either = people(&one.union(other).copied().collect());
            let jaccard = now["pair_jaccard"][pairs].as_f64().unwrap();
            assert!((jaccard - both / either).abs() < 1e-12);
            pairs += 1;
        }
    }
    assert_eq!(now["pair_first"].as_array().unwrap().len(), pairs);
}

#[test]
fn networks_add_up_and_partnerships_are_refused() {
    let report = report();
    let told = &report["together"];
    assert_eq!(
        wholes(&told["networks"]["value"]),
        networks(&report)
            .iter()
            .map(|one| one.0)
            .collect::<Vec<_>>()
    );
    assert_eq!(told["networks"]["uncovered_area"], serde_json::json!([]));
    let refused = told["refused"].as_str().unwrap();
    assert!(
        refused.contains("overlapping partnerships do not add up"),
        "{refused}"
    );
}

#[test]
fn the_report_names_who_is_left_out() {
    let bench = Bench::new();
    let ran = bench.demo(&["--out", "page.html"]);
    let said = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = bench.read("page.html");
    for words in [
        "Six partnerships cover 849,879 of 1,007,604 people (84.35%), and nobody is counted twice; 4 networks with 157,725 people \
         are in none: XN13 and XN14 (Northmoor), XN23 and XN24 (Kingsmead).",
        "added up they would come to 1,968,128, of which 1,118,249 are the same people again.",
        "synthetic",
    ] {
        assert!(said.contains(words) && page.contains(words), "{words}");
    }
    assert!(said.contains("XN14 Northmoor 40,823 8,337"), "{said}");
    assert!(page.contains(">40,823<") && page.contains(">8,337<"));
    assert!(
        said.contains("Health Workers shared workforce 6 263,698 26.17% 0"),
        "{said}"
    );
}
