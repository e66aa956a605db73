//! Files that are wrong, each in one way: one sentence with file, line, column, what was expected and what was found.

use crate::bench::{AREAS, BOARDS, Bench};

/// Runs on the files of a bench, insists on one sentence, exit code 2 and a page that is as it was, and returns the sentence.
fn refused(bench: &Bench) -> String {
    bench.file("page.html", "the old page");
    let before = bench.names("");
    let ran = bench.demo(&["--england", "data", "--out", "page.html"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert_eq!(bench.read("page.html"), "the old page");
    assert_eq!(bench.names(""), before, "something was left behind");
    ran.err.trim_end().to_owned()
}

/// With these small areas.
fn areas(content: impl AsRef<[u8]>) -> String {
    refused(&Bench::with_files(BOARDS, content))
}

/// With these boards.
fn boards(content: impl AsRef<[u8]>) -> String {
    refused(&Bench::with_files(content, AREAS))
}

/// The good small areas with one piece replaced.
fn with(from: &str, to: &str) -> String {
    assert!(AREAS.contains(from), "{from}");
    areas(AREAS.replacen(from, to, 1))
}

const FILE: &str = "data/england_lsoa_2011.csv";

#[test]
fn numbers_that_are_none_are_named_by_line_and_column() {
    let people = "column 5 (population): expected people, a whole number, 0 or more, found";
    for bad in [
        "-350",
        "350.5",
        "3e2",
        "+350",
        " 350",
        "1 350",
        "NA",
        "99999999999999999999",
    ] {
        let expected = format!("{FILE}, line 2, {people} \"{bad}\"");
        assert_eq!(with(",350,", &format!(",{bad},")), expected);
    }
    assert_eq!(
        with(",350,", ",,"),
        format!("{FILE}, line 2, {people} an empty field")
    );
    let decile = "column 4 (imd2019_decile): expected a decile, a whole number from 1 to 10, found";
    for bad in ["0", "11", "1.5", "-1", "one"] {
        let expected = format!("{FILE}, line 4, {decile} \"{bad}\"");
        assert_eq!(with(",3,3,400", &format!(",3,{bad},400")), expected);
    }
}

#[test]
fn codes_must_be_known_and_stand_once() {
    assert_eq!(
        with("E01000004,E54000041", "E01000004,E54999999"),
        format!(
            "{FILE}, line 5, column 2 (icb22_code): expected a code that is listed in england_icb_2022.csv, found \"E54999999\""
        )
    );
    assert_eq!(
        with("E01000005", "E01000002"),
        format!(
            "{FILE}, line 6, column 1 (lsoa11_code): expected a small area that is not on line 3 already, found \"E01000002\""
        )
    );
    assert_eq!(
        with("E01000006,", ","),
        format!(
            "{FILE}, line 7, column 1 (lsoa11_code): expected the code of a small area, found an empty field"
        )
    );
    assert_eq!(
        boards(BOARDS.replace("E54000041", "E54000050")),
        "data/england_icb_2022.csv, line 3, column 2 (icb22_code): expected a code that is not on line 2 already, found \
         \"E54000050\""
    );
    assert_eq!(
        boards(BOARDS.replace("NHS Dorset", "NHS Surrey Heartlands")),
        "data/england_icb_2022.csv, line 5, column 1 (icb22_name): expected a name that no other board has, found \"NHS Surrey \
         Heartlands Integrated Care Board\""
    );
    assert!(
        boards(format!("{BOARDS}Nowhere,E54000099,Q\n"))
            .ends_with("found none in \"Nowhere\" (E54000099)")
    );
}

#[test]
fn totals_stay_exact() {
    let most = (1_u64 << 53).to_string();
    assert!(
        with(",350,", &format!(",{most},"))
            .contains("line 3, column 5 (population): expected a population that keeps")
    );
}

#[test]
fn columns_must_be_there_once() {
    assert_eq!(
        with("population", "people"),
        format!(
            "{FILE}, line 1: expected a column named population once; found the names \
             \"lsoa11_code,icb22_code,imd2019_rank,imd2019_decile,people,ag…\""
        )
    );
    assert!(with("imd2019_rank", "population").ends_with("found it as columns 3 and 5"));
}

#[test]
fn files_without_content_say_so() {
    let columns = "the column names lsoa11_code, icb22_code, imd2019_decile, population";
    assert_eq!(
        areas(""),
        format!("{FILE}, line 1: expected {columns}; found: the file is empty")
    );
    assert!(areas("\n\n").ends_with("found: only blank lines"));
    assert!(areas("\u{feff}").ends_with("found: the file is empty"));
    let header = AREAS.lines().next().unwrap();
    assert_eq!(
        areas(header),
        format!("{FILE}, line 2: expected a row under the column names, found the end of the file")
    );
}

#[test]
fn rows_must_be_as_long_as_the_header() {
    assert_eq!(
        with("E01000003,E54000050,3,3,400,3", "E01000003,E54000050,3,3"),
        format!("{FILE}, line 4, column 5: expected 6 fields as in the first line, found 4")
    );
    assert_eq!(
        with("3,3,400,3", "3,3,400,3,7"),
        format!("{FILE}, line 4, column 7: expected 6 fields as in the first line, found 7")
    );
    let cut = AREAS.rfind(",10,200").unwrap();
    assert_eq!(
        areas(&AREAS[..cut]),
        format!(
            "{FILE}, line 8, column 4: expected 6 fields as in the first line, found 3 (the file ends there: it seems to be cut \
             off)"
        )
    );
    // A quotation mark that is never closed takes in the rest of the file.
    assert!(with("E01000003", "\"E01000003").contains("line 4, column 2: expected 6 fields"));
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let mut bytes = AREAS.as_bytes().to_vec();
    let at = AREAS.find("E01000003").unwrap();
    bytes[at + 4] = 0xe9;
    assert_eq!(
        areas(&bytes),
        format!("{FILE}, line 4, column 1: expected text in UTF-8, found the byte 0xe9")
    );
    assert!(areas(b"PK\x03\x04\xff\xff").contains("line 1, column 1: expected text in UTF-8"));
}

#[test]
fn what_was_found_cannot_take_over_the_terminal() {
    let sentence = with(",350,", ",\u{1b}[2J\u{202e}9,");
    assert!(
        sentence.ends_with("found \"\\u{1b}[2J\\u{202e}9\""),
        "{sentence}"
    );
    let long = "9".repeat(10_000);
    assert!(with(",350,", &format!(",{long},")).len() < 250);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let bad = AREAS.replace(",400,", ",x,");
    for ends in ["\n", "\r\n", "\r"] {
        assert!(
            areas(bad.replace('\n', ends)).contains("line 4, column 5"),
            "{ends:?}"
        );
        // Blank lines count as lines, and are no rows.
        let blank = bad.replacen('\n', "\n\n\n", 1).replace('\n', ends);
        assert!(areas(blank).contains("line 6, column 5"), "{ends:?}");
    }
    assert!(areas(format!("\u{feff}{bad}")).contains("line 4, column 5"));
    // A field in quotation marks may run over lines.
    let quoted = bad.replace("E01000001", "\"E01\n000001\"");
    assert!(areas(quoted).contains("line 5, column 5"));
    // Far beyond one buffer of the reader.
    let mut many = String::from(AREAS.lines().next().unwrap());
    for row in 0..30_000 {
        many.push_str(&format!("\r\nX{row},E54000050,1,1,1,1"));
    }
    many.push_str("\r\nlast,E54000050,1,1,?,1\r\n");
    assert!(areas(many).contains("line 30002, column 5"));
}

#[test]
fn missing_files_and_folders_are_named() {
    let bench = Bench::new();
    assert_eq!(
        refused(&bench),
        "data: expected a folder with england_lsoa_2011.csv and england_icb_2022.csv, but there is no such folder"
    );
    bench.file("data", "a file");
    assert!(refused(&bench).ends_with("but it is a file"));
    let bench = Bench::new();
    bench.file("data/england_icb_2022.csv", BOARDS);
    assert!(refused(&bench).starts_with(&format!(
        "{FILE}: expected a CSV file with the columns lsoa11_code"
    )));
    assert!(refused(&bench).ends_with("but there is no such file"));
    std::fs::create_dir(bench.at(FILE)).unwrap();
    assert_eq!(
        refused(&bench),
        format!("{FILE}: expected a CSV file, found a folder")
    );
}

#[test]
fn other_spellings_of_a_good_file_are_read_alike() {
    let plain = Bench::with_files(BOARDS, AREAS).demo(&["--england", "data", "--json"]);
    assert_eq!(plain.code, Some(0));
    // Columns in another order, all in quotation marks.
    let turned: String = AREAS
        .lines()
        .map(|line| {
            let mut cells: Vec<String> =
                line.split(',').map(|cell| format!("\"{cell}\"")).collect();
            cells.reverse();
            cells.join(",") + "\n"
        })
        .collect();
    for (boards, areas) in [
        (BOARDS.to_owned(), turned),
        (format!("\u{feff}{BOARDS}"), format!("\u{feff}{AREAS}")),
        (BOARDS.replace('\n', "\r\n"), AREAS.replace('\n', "\r\n")),
        (BOARDS.to_owned(), format!("{AREAS}\n\n")),
    ] {
        let ran = Bench::with_files(boards, areas).demo(&["--england", "data", "--json"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert_eq!(ran.out, plain.out);
    }
}

#[test]
fn a_last_line_without_an_end_is_read_with_a_caution() {
    let bench = Bench::with_files(BOARDS, AREAS.trim_end());
    let ran = bench.demo(&["--england", "data"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let words: Vec<&str> = ran.out.split_whitespace().collect();
    let caution = "has no line end: check that the file was copied to its end.";
    assert!(words.join(" ").contains(caution), "{}", ran.out);
}
