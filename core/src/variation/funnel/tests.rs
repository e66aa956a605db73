use super::*;
use crate::input::Counts;

#[test]
fn smoke() {
    let counts = (
        [12.0, 30.0, 95.0, 21.0, 44.0],
        [400.0, 620.0, 810.0, 530.0, 900.0],
    );
    let counts = Counts::new(&counts.0, &counts.1).unwrap();
    let f = FunnelModel::new(FunnelKind::Proportion)
        .estimate(&counts)
        .unwrap();
    eprintln!("{}", serde_json::to_string_pretty(&f).unwrap());
}
