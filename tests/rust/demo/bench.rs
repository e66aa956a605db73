//! A place of its own for each test: a checkout of nothing, files to read, and the demo to start.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A folder that is removed at the end.
pub(crate) struct Bench {
    pub(crate) folder: PathBuf,
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("commonweal-demo-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("checkout/tests")).unwrap();
        fs::create_dir_all(folder.join("nothing")).unwrap();
        Self { folder }
    }

    /// A bench with the two files of `--england` in its folder `data`.
    pub(crate) fn with_files(boards: impl AsRef<[u8]>, areas: impl AsRef<[u8]>) -> Self {
        let bench = Self::new();
        bench.file("data/england_icb_2022.csv", boards);
        bench.file("data/england_lsoa_2011.csv", areas);
        bench
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    pub(crate) fn file(&self, path: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.at(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, content).unwrap();
        file
    }

    /// Starts the demo without npm. What it makes goes to `checkout/target`.
    pub(crate) fn demo(&self, arguments: &[&str]) -> Ran {
        self.demo_with(&self.at("nothing"), arguments)
    }

    /// Starts the demo with the programs of one folder.
    pub(crate) fn demo_with(&self, programs: &Path, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_demo"))
            .args(arguments)
            .env("CARGO_MANIFEST_DIR", self.at("checkout/tests"))
            .env("PATH", programs)
            .current_dir(&self.folder)
            .output()
            .unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The names in a folder, in order.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.at(folder)) else {
            return Vec::new();
        };
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Four boards, of which three are among the eight.
pub(crate) const BOARDS: &str = "\
icb22_name,icb22_code,icb22_code_h
NHS North East and North Cumbria Integrated Care Board,E54000050,QHM
NHS Dorset Integrated Care Board,E54000041,QVV
\"NHS Shropshire, Telford and Wrekin Integrated Care Board\",E54000011,QOC
NHS Surrey Heartlands Integrated Care Board,E54000052,QXU
";

/// Seven small areas: 1,000 people in the north, 60% of them in the fifth; 400 in Dorset, a quarter; 300 in Shropshire, a
/// quarter but for nothing; 200 in Surrey, none.
pub(crate) const AREAS: &str = "\
lsoa11_code,icb22_code,imd2019_rank,imd2019_decile,population,age_0
E01000001,E54000050,1,1,350,3
E01000002,E54000050,2,2,250,3
E01000003,E54000050,3,3,400,3
E01000004,E54000041,4,2,100,3
E01000005,E54000041,5,7,300,3
E01000006,E54000011,6,10,300,3
E01000007,E54000052,7,10,200,3
";
