//! The parts of the chart that are the same for every funnel.

use super::super::template::{Node, node};

pub(super) const SIZES: Node = node!({ "field": "size", "type": "quantitative", "axis": { "title": title },
    "scale": { "type": "linear", "nice": true, "zero": true } });

// Between 7,000 and 8,000 the default leaves no room.
pub(super) const LOG_SIZES: Node = node!({ "field": "size", "type": "quantitative",
    "axis": { "title": title, "labelOverlap": "greedy", "labelSeparation": 8 },
    "scale": { "type": "log", "nice": false } });

pub(super) const SPECIFICATION: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": 560,
    "height": 360,
    "datasets": { "units": units, "curves": curves, "labels": labels, "target": target },
    "layer": [
        {
            "name": "limits",
            "data": { "name": "curves" },
            "mark": { "type": "line", "strokeWidth": 1.5, "aria": false, "clip": true },
            "encoding": { "x": x,
                "y": { "field": "limit", "type": "quantitative", "axis": { "title": axis },
                    "scale": { "zero": false } },
                "detail": { "field": "side", "type": "nominal" },
                "color": { "field": "line", "type": "nominal", "legend": { "title": "Limits", "symbolSize": 1200 },
                    "scale": { "domain": lines, "range": strokes } },
                "strokeDash": { "field": "line", "type": "nominal", "legend": { "title": "Limits", "symbolSize": 1200 },
                    "scale": { "domain": lines, "range": dashes } } }
        },
        {
            "name": "target",
            "data": { "name": "target" },
            "mark": { "type": "rule", "color": "#333333", "strokeWidth": 1 },
            "encoding": { "y": { "field": "value", "type": "quantitative" },
                "tooltip": [{ "field": "label", "type": "nominal", "title": "Compared with" }] }
        },
        {
            "name": "units",
            "data": { "name": "units" },
            "mark": { "type": "point", "size": 44, "strokeWidth": 1.2, "opacity": 0.9 },
            "encoding": { "x": x, "y": { "field": "value", "type": "quantitative" },
                "shape": { "field": "stands", "type": "nominal", "legend": { "title": account },
                    "scale": { "domain": stands, "range": shapes } },
                "stroke": { "field": "stands", "type": "nominal", "legend": { "title": account },
                    "scale": { "domain": stands, "range": colours } },
                "fill": { "field": "stands", "type": "nominal", "legend": { "title": account },
                    "scale": { "domain": stands, "range": fills } },
                "tooltip": [
                    { "field": "name", "type": "nominal", "title": "Unit" },
                    { "field": "value", "type": "quantitative", "title": axis },
                    { "field": "size", "type": "quantitative", "title": "Size" },
                    { "field": "stands", "type": "nominal", "title": "Stands" },
                ],
                "description": { "field": "words", "type": "nominal" } }
        },
        {
            "name": "labels",
            "data": { "name": "labels" },
            "mark": { "type": "text", "fontSize": 11, "color": "#111111", "aria": false, "baseline": "middle",
                "align": { "expr": "datum.align" }, "dx": { "expr": "datum.dx" } },
            "encoding": { "x": x, "y": { "field": "value", "type": "quantitative" },
                "text": { "field": "label", "type": "nominal" } }
        }
    ],
    "config": config
});
