//! Where the charts come from: npm once, the cache from then on; and what is said where neither serves.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use verify::demo::vega;

use crate::bench::Bench;

/// A program called npm that does this in place of fetching.
#[cfg(unix)]
fn npm(bench: &Bench, script: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let file = bench.file(
        "programs/npm",
        format!("#!/bin/sh\nPATH=/usr/bin:/bin\n{script}"),
    );
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    bench.at("programs")
}

/// Puts packages where npm would, after noting that it was asked.
#[cfg(unix)]
const GOOD: &str = r#"
echo "$@" >> "$(dirname "$0")/asked"
test "$1" = ci && test -f package-lock.json && test -f .npmrc || exit 3
for name in vega vega-lite vega-embed; do
  mkdir -p node_modules/$name/build
  echo '{"version": "1.2.3"}' > node_modules/$name/package.json
  echo "Licence of $name <all rights>" > node_modules/$name/LICENSE
  echo "const from_$name = '</script>';" | tr - _ > node_modules/$name/build/$name.min.js
done
"#;

#[test]
fn without_npm_the_page_carries_tables_and_says_why() {
    let bench = Bench::new();
    let ran = bench.demo(&["--out", "page.html"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let sentence = "The page carries tables only, because npm was not found; with Node and npm installed and a connection, run \
                    it again for the charts.";
    let said = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said.matches(sentence).count(), 1, "{said}");
    let page = bench.read("page.html");
    assert_eq!(page.matches(sentence).count(), 1);
    assert!(!page.contains("<script") && !page.contains("data-specification"));
    assert!(page.contains("script-src &#39;none&#39;"));
    for cell in ["73.97", "1.126", "1,175.4", "byar, 95%"] {
        assert!(page.contains(&format!(">{cell}<")), "{cell}");
    }
}

#[cfg(unix)]
#[test]
fn npm_is_asked_once_and_the_cache_serves_from_then_on() {
    let bench = Bench::new();
    let programs = npm(&bench, GOOD);
    let ran = bench.demo_with(&programs, &["--out", "page.html"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(!ran.out.contains("tables only"), "{}", ran.out);
    let first = bench.read("page.html");
    assert!(first.contains("<script>const from_vega_embed = '<\\/script>';</script>"));
    assert!(first.contains("Licence of vega 1.2.3"));
    assert!(first.contains("Licence of vega &lt;all rights&gt;"));
    assert!(
        bench
            .read("programs/asked")
            .starts_with("ci --ignore-scripts")
    );
    // From the cache: npm is gone, and the page is the same to the byte.
    let ran = bench.demo(&["--out", "page.html"]);
    assert_eq!(ran.code, Some(0));
    assert_eq!(bench.read("page.html"), first);
    assert_eq!(bench.read("programs/asked").lines().count(), 1);
    let cached = bench.names("checkout/target/demo");
    assert_eq!(cached.len(), 2, "{cached:?}");
    assert!(cached[0] == "npm.log" && cached[1].starts_with("vega-"));
}

#[cfg(unix)]
#[test]
fn an_npm_that_fails_costs_the_charts_only() {
    let bench = Bench::new();
    let programs = npm(&bench, "echo no connection >&2; mkdir node_modules; exit 1");
    let ran = bench.demo_with(&programs, &["--out", "page.html"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("npm could not fetch Vega"), "{}", ran.out);
    assert!(!bench.read("page.html").contains("<script"));
    assert_eq!(bench.names("checkout/target/demo"), ["npm.log"]);
    assert!(
        bench
            .read("checkout/target/demo/npm.log")
            .contains("no connection")
    );
}

#[cfg(unix)]
#[test]
fn an_npm_that_hangs_is_ended_with_all_that_it_started() {
    let bench = Bench::new();
    let programs = npm(
        &bench,
        "sleep 600 & echo $! > \"$(dirname \"$0\")/child\"; wait",
    );
    let start = Instant::now();
    let path = std::env::join_paths([programs]).unwrap();
    let limit = Duration::from_secs(2);
    let reason = vega::obtain(&bench.at("cache"), Some(&path), limit).unwrap_err();
    assert!(reason.contains("npm took longer than 2 s"), "{reason}");
    assert!(start.elapsed() < Duration::from_mins(1));
    let child = bench.read("programs/child");
    let gone = || {
        // A process that has ended stays listed until it is reaped: as a zombie it has no command line.
        let line = std::fs::read(format!("/proc/{}/cmdline", child.trim()));
        line.map_or(true, |bytes| bytes.is_empty())
    };
    while !gone() {
        assert!(
            start.elapsed() < Duration::from_mins(1),
            "the child goes on"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(bench.names("cache"), ["npm.log"]);
}

#[test]
fn the_charts_are_drawn_by_the_versions_that_the_checks_use() {
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let demo = read(include_str!("../../vega/package.json"));
    let checks = read(include_str!("../../js/package.json"));
    let packages = demo["dependencies"].as_object().unwrap();
    assert_eq!(packages.len(), 3);
    for (name, version) in packages {
        assert_eq!(&checks["devDependencies"][name], version, "{name}");
    }
    let lock = include_str!("../../vega/package-lock.json");
    assert!(!lock.contains("\"resolved\""));
    assert_eq!(
        read(lock)["packages"][""]["dependencies"],
        demo["dependencies"]
    );
}
