//! `cargo demo`, as somebody meets it: what it prints and writes, and how it answers to files that are wrong.

#[path = "demo/bad_files.rs"]
mod bad_files;
#[path = "demo/bench.rs"]
mod bench;
#[path = "demo/charts.rs"]
mod charts;
#[path = "demo/emergency.rs"]
mod emergency;
#[path = "demo/figures.rs"]
mod figures;
#[path = "demo/improvement.rs"]
mod improvement;
#[path = "demo/page.rs"]
mod page;
#[path = "demo/pictures.rs"]
mod pictures;
#[path = "demo/real_files.rs"]
mod real_files;
#[path = "demo/request.rs"]
mod request;
#[path = "demo/together.rs"]
mod together;
