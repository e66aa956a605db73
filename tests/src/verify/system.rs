//! Packages of the operating system: installed only as root on Debian or Ubuntu.

use super::layout::{Layout, on_path};
use super::outcome::Attempt;
use super::process::Task;

/// Installs Debian packages, or says in one sentence what to run. `purpose` ends `... for`.
pub(crate) fn install(layout: &Layout, packages: &[&str], purpose: &str) -> Attempt<()> {
    let advice = format!(
        "{purpose} is missing: install it (on Debian or Ubuntu: `apt-get install -y --no-install-recommends {}` as root)",
        packages.join(" ")
    );
    if !is_root(layout) || on_path(&["apt-get"]).is_none() {
        return Err(advice);
    }
    // The list of packages may be older than the archive; and another apt may hold the lock.
    let get = |log: &str, minutes: u64, arguments: &[&str]| {
        Task::new("apt-get")
            .args(["-o", "DPkg::Lock::Timeout=600", "-o", "Acquire::Retries=3"])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .minutes(minutes)
            .run(layout, log)
    };
    let updated = get("apt-update", 5, &["update", "-q"])?;
    let mut install = vec!["install", "-y", "-q", "--no-install-recommends"];
    install.extend(packages);
    for attempt in 1..=3 {
        let installed = get("apt-install", 15, &install)?;
        if installed.success {
            return Ok(());
        }
        let busy = installed.text.contains("lock");
        if attempt == 3 || !busy {
            let tail = if updated.success {
                installed.tail()
            } else {
                updated.tail()
            };
            return Err(format!("{advice}\n{tail}"));
        }
        std::thread::sleep(std::time::Duration::from_secs(20));
    }
    Err(advice)
}

fn is_root(layout: &Layout) -> bool {
    Task::new("id")
        .arg("-u")
        .seconds(10)
        .run(layout, "who")
        .is_ok_and(|who| who.text.trim() == "0")
}
