//! How the axes and the legend of a funnel are asked for.

use super::*;
use crate::{Counts, FunnelModel};

#[test]
fn sizes_on_a_logarithmic_axis_ask_for_no_zero_and_dashes_show_in_the_legend() {
    let counts = Counts::new(&[12.0, 30.0, 95.0], &[400.0, 620.0, 810.0]).unwrap();
    let result = FunnelModel::new(FunnelKind::Proportion)
        .estimate(&counts)
        .unwrap();
    let draw = |log| {
        funnel(
            &result,
            &Labels::new("Uptake"),
            &FunnelChart::new().log_sizes(log),
        )
    };
    let scale = |chart: &Value| chart["layer"][0]["encoding"]["x"]["scale"].clone();
    assert_eq!(
        scale(&draw(true)),
        serde_json::json!({ "type": "log", "nice": false })
    );
    assert_eq!(
        scale(&draw(false)),
        serde_json::json!({ "type": "linear", "nice": true, "zero": true })
    );
    for channel in ["color", "strokeDash"] {
        let legend = &draw(true)["layer"][0]["encoding"][channel]["legend"];
        assert_eq!(legend["symbolSize"], 1200.0, "{channel}");
    }
}
