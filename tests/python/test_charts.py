"""Charts: valid Vega-Lite of versions 5 and 6, as many marks as data, words for those who do not see them."""

from __future__ import annotations

import builtins
import gzip
import json
import pickle
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair
import commonweal as cw
import jsonschema
import numpy as np
import polars as pl
import pytest
import vl_convert

HERE = Path(__file__).parent
YEARS = [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175]
DECILES: dict[str, Any] = {"rank": range(1, 11), "order": "most-deprived-first"}
MARKUP = "</script><b>\"A\" & 'B'</b>"
NAMES = ["North East and North Cumbria", "West Yorkshire", MARKUP, "Surrey Heartlands"]


@cache
def schema(version: int) -> jsonschema.Draft7Validator:
    if version == 5:
        text = gzip.decompress((HERE / "schemas" / "vega-lite-v5.json.gz").read_bytes()).decode()
    else:
        folder = Path(altair.__file__).parent / "vegalite" / "v6" / "schema"
        text = (folder / "vega-lite-schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft7Validator(json.loads(text))


def charts() -> dict[str, cw.Chart]:
    falling = cw.gradient([30, 25, 21, 20], [5, 1, 2, 9], rank=[4, 3, 2, 1], order="least-deprived-first", scale="log")
    no_ratio = cw.gradient([-1, 0, 2], [1, 1, 1], rank=[1, 2, 3], order="most-deprived-first")
    share = cw.proportion([957_058, 867_477, 65_020, 5_998], [3_000_432, 2_396_517, 776_780, 1_052_425])
    withheld = cw.frames.directly_standardised_rate(
        pl.DataFrame({"area": ["A", "A", "B", "B"], "age": [0, 65] * 2, "d": [30, 90, 1, 2], "p": [900, 700] * 2}),
        **{"events": "d", "population": "p", "age": "age", "by": "area", "minimum_events": 10},
    )
    days = [f"{2021 + month // 12}-{month % 12 + 1:02}-01" for month in range(30)]
    waits = [
        31,
        28,
        30,
        33,
        29,
        30,
        32,
        28,
        31,
        30,
        29,
        31,
        42,
        30,
        31,
        45,
        46,
        47,
        44,
        48,
        46,
        45,
        47,
        49,
        44,
        46,
        48,
        45,
    ]
    waits = [*waits, None, 70]
    wards = pl.DataFrame({"ward": ["A"] * 30 + [MARKUP] * 30, "wait": [*waits, *waits[::-1]]})
    return {
        "xmr": cw.xmr(waits, target=18, direction="decrease", unit="days").chart(title="Days to a first appointment"),
        "xmr, all words": cw.xmr(
            waits, dates=days, rebase=[15], target=[40] * 20 + [30] * 10, direction="increase", unit=MARKUP
        ).chart(title=MARKUP, subtitle=MARKUP, value=MARKUP),
        "xmr, no limits": cw.xmr([3, 4, 5]).chart(),
        "xmr, one value": cw.xmr([3], rules="nhsr-plot-the-dots").chart(),
        "xmr, constant": cw.xmr([3] * 14).chart(),
        "icons": cw.frames.xmr(wards, value="wait", by="ward", target=40, direction="decrease", unit="days").icons(),
        "icons, no limits": cw.frames.xmr(wards.head(5), value="wait", by="ward").icons(title=MARKUP, subtitle=MARKUP),
        "gradient": cw.gradient(YEARS, [1] * 10, **DECILES, unit="years").chart(title="Life expectancy"),
        "gradient, all words": cw.gradient(YEARS, [1] * 10, **DECILES).chart(
            title=MARKUP, subtitle=MARKUP, value=MARKUP
        ),
        "gradient, curved and falling": falling.chart(),
        "gradient, no relative index": no_ratio.chart(),
        "gradient, ties": cw.gradient([3, 2, 1], [1, 1, 1], rank=[1, 1, 2], order="most-deprived-first").chart(),
        "bars": cw.interval_bars(NAMES, share, title="Most deprived fifth"),
        "bars, all words": cw.interval_bars(
            NAMES,
            share,
            title=MARKUP,
            subtitle="s",
            value="v",
            reference=0.2,
            reference_name=MARKUP,
            highlight=[MARKUP],
        ),
        "bars, no interval": cw.frames.interval_bars(
            cw.frames.hoover_index(pl.DataFrame({"b": [1, 2], "g": ["x", "x"]}), value="b", by="g"),
            name="g",
            title="Beds",
        ),
        "bars, one withheld": cw.frames.interval_bars(withheld, name="area", title="Deaths"),
        "table": cw.hierarchy_table(
            NAMES,
            [957_058, 867_477, 65_020, 5_998],
            depth=[0, 1, 2, 1],
            denominator=[3_000_432, 2_396_517, 776_780, 1_052_425],
            title="Most deprived fifth",
        ),
        "table, all words": cw.hierarchy_table(
            NAMES, [4, 3, 2, 1], notes=[MARKUP] * 4, title=MARKUP, subtitle=MARKUP, value=MARKUP
        ),
        "bars, two levels": cw.interval_bars(["A"], cw.crude_rate([9], [900], level=[0.95, 0.998]), title="Rate"),
    }


def inequality_charts() -> dict[str, cw.Chart]:
    """Equiplots and bars of parts."""
    fifths = ["most deprived", "second", "third", "fourth", "least deprived"]
    rows = [name for name in ("Bowel", "Breast", MARKUP) for _ in fifths]
    values = [52, 57, 61, 66, 71, 60, 62, None, 64, 68, 70, 70, 70, 70, 70]
    return {
        "equiplot": cw.equiplot(rows, fifths * 3, values, unit="%", title="Uptake", subtitle="England"),
        "equiplot, withheld": cw.equiplot(["A"], ["x"], [None], title=MARKUP, value=MARKUP),
        "parts": cw.decomposition_bars(
            ["income", "education", MARKUP],
            [0.06, 0.03, -0.01],
            lower=[0.05, 0.01, -0.02],
            upper=[0.07, 0.05, 0.005],
            title="What the inequality is made of",
        ),
        "parts of nothing": cw.decomposition_bars(["a", "b"], [0.1, -0.1], title="t", unit="index", subtitle=MARKUP),
    }


@pytest.mark.parametrize("kind", ["equiplot", "equiplot, withheld"])
def test_an_equiplot_has_a_dot_for_each_value(kind: str) -> None:
    chart = inequality_charts()[kind]
    svg = vl_convert.vegalite_to_svg(chart.spec)
    with_value = [value for value in chart.table["value"] if value is not None]
    assert len(shown(svg, "circle")) == len(with_value)
    lines = [row for row in chart.spec["datasets"]["rows"] if "low" in row]
    texts = drawn(svg, "text")
    assert {line["left"] for line in lines} | set(chart.table["row"]) <= texts


def test_the_parts_of_an_index_are_told_with_their_shares() -> None:
    chart = inequality_charts()["parts"]
    svg = vl_convert.vegalite_to_svg(chart.spec)
    assert {"0.0600 (75.0%)", "0.0300 (37.5%)", "-0.0100 (-12.5%)", "0.0800", "All together"} <= drawn(svg, "text")
    assert len(shown(svg, "bar")) == 4
    none = inequality_charts()["parts of nothing"].spec["datasets"]["places"]
    assert [bar["label"] for bar in none] == ["0.100", "-0.100", "0"]


@pytest.mark.parametrize(
    ("draw", "code", "param"),
    [
        (lambda: cw.equiplot(["a", "a"], ["x", "x"], [1, 2], title="t"), "duplicate-key", "groups"),
        (lambda: cw.equiplot(["a"], ["x", "y"], [1], title="t"), "length-mismatch", "groups"),
        (lambda: cw.equiplot(["a"], ["x"], [np.inf], title="t"), "not-finite", "values"),
        (lambda: cw.equiplot([], [], [], title="t"), "empty", "values"),
        (lambda: cw.equiplot("a", ["x"], [1], title="t"), "wrong-type", "rows"),
        (lambda: cw.decomposition_bars([], [], title="t"), "empty", "contributions"),
        (lambda: cw.decomposition_bars(["a"], [1], lower=[0], title="t"), "length-mismatch", "upper"),
        (lambda: cw.decomposition_bars(["a"], [1], total=np.nan, title="t"), "out-of-range", "total"),
        (lambda: cw.decomposition_bars(["a", "a"], [1, 2], title="t"), "duplicate-key", "names"),
    ],
)
def test_what_is_wrong_with_a_chart_of_inequality(draw: Any, code: str, param: str) -> None:
    with pytest.raises(cw.InputError) as wrong:
        draw()
    assert (wrong.value.code, wrong.value.param) == (code, param)


def family_charts() -> dict[str, cw.Chart]:
    """Charts whose marks are counted beside their family's other tests."""
    stages = {"eligible": [700, 400, 60], "offered": [600, 350, 40], "accepted": [486, 292, 23]}
    cascade = cw.cascade(stages, strata=["Aberdeen", "London", MARKUP])
    members = {"member_area": ["a", "b", "b"], "member_partnership": ["North", "North", MARKUP]}
    coverage = cw.coverage(["a", "b", "c"], [500, 300, 200], **members)
    size = [400, 620, 810, 530, 900, 120]
    far, near = [12, 230, 395, 21, 444, 0], [40, 61, 83, 52, 92, 11]
    ratio = cw.funnel([9.0, 30.0, 4.0], [10.0, 21.5, 6.2], kind="standardised-ratio", polarity="lower-is-better")
    values = [0, 2, 4, 10, 11, 12]
    curve = cw.lorenz_curve(values, at=[0.2, 0.4, 0.6, 0.8], interval="linearised")
    ranked = cw.concentration_curve(values, rank=[2, 1, 3, 4, 6, 5], order="most-deprived-first")
    return {
        "Lorenz curve": cw.lorenz_curve(range(1, 400)).chart(),
        "Lorenz curve, all words": curve.chart(title=MARKUP, subtitle=MARKUP, value=MARKUP),
        "concentration curve": ranked.chart(),
        "funnel": cw.funnel(near, size, kind="proportion").chart(),
        "funnel, all words": cw.funnel(far, size, kind="rate", per=1_000, overdispersion="additive").chart(
            [MARKUP, *"ABCDE"],
            title=MARKUP,
            subtitle=MARKUP,
            value=MARKUP,
            size=MARKUP,
            size_scale="log",
            labelled=6,
        ),
        "funnel, of ratios": ratio.chart(["Leeds", "York", "Hull"]),
        "funnel, one unit": cw.funnel([3], [40], kind="proportion").chart(),
        "cascade": cascade.chart(),
        "cascade, all words": cascade.chart(title=MARKUP, subtitle=MARKUP, value=MARKUP),
        "coverage": coverage.chart(),
        "coverage, all words": coverage.chart(title=MARKUP, subtitle=MARKUP, value=MARKUP),
        "overlap": coverage.overlap_chart(title=MARKUP, subtitle=MARKUP),
    }


@cache
def every_chart() -> dict[str, cw.Chart]:
    """Made once: a chart is a value, and hands out copies."""
    return charts() | inequality_charts() | family_charts()


KINDS = list(every_chart())


@pytest.fixture(params=KINDS)
def chart(request: pytest.FixtureRequest) -> cw.Chart:
    return every_chart()[request.param]


@pytest.mark.parametrize("version", [5, 6])
def test_valid(chart: cw.Chart, version: int) -> None:
    errors = sorted(schema(version).iter_errors(chart.spec), key=lambda error: list(error.absolute_path))
    assert not errors, "\n".join(f"{list(error.absolute_path)}: {error.message[:200]}" for error in errors)


def test_the_schemas_are_of_their_versions_and_refuse() -> None:
    assert "ConcatSpec<GenericSpec>" in schema(5).schema["definitions"]
    assert schema(5).schema != schema(6).schema
    broken = charts()["bars"].spec | {"width": "wide"}
    assert all(not schema(version).is_valid(broken) for version in (5, 6))


def shown(svg: str, role: str) -> list[str]:
    """The accessible names of the data marks in an SVG."""
    tree = ElementTree.fromstring(svg)
    return [
        str(item.get("aria-label"))
        for item in tree.iter()
        if item.get("aria-roledescription") == role and item.get("aria-label")
    ]


def drawn(svg: str, tag: str) -> set[str]:
    """The texts of the elements of a kind in an SVG."""
    return {"".join(node.itertext()) for node in ElementTree.fromstring(svg).iter() if node.tag.endswith(tag)}


@pytest.mark.parametrize("kind", list(charts()))
def test_as_many_marks_as_data(kind: str, tmp_path: Path) -> None:
    chart = charts()[kind]
    chart.save(tmp_path / "chart.svg")
    svg = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    spec = chart.spec
    if "icons" in spec["datasets"]:
        # One mark a value, or one name a row; and the icons.
        marks = [
            *shown(svg, "point"),
            *(set(shown(svg, "text mark")) & {row["label"] for row in spec["datasets"].get("rows", [])}),
        ]
        data = spec["datasets"].get("points", spec["datasets"].get("rows", []))
        with_value = [row for row in data if row.get("value", 0) is not None]
        assert len(marks) == len(with_value) + len(spec["datasets"]["icons"])
        assert {row["letter"] for row in spec["datasets"]["icons"]} <= drawn(svg, "text")
        return
    with_value = sum(value is not None and not np.isnan(float(value)) for value in chart.table["value"])
    if "groups" in spec["datasets"]:
        labels = shown(svg, "point")
        assert len(labels) == len(chart.table["value"]) == len(spec["datasets"]["groups"])
    else:
        labels = shown(svg, "bar")
        assert len(labels) == with_value
        assert len(spec["datasets"]["places"]) == len(chart.table["name"])
        texts = drawn(svg, "text")
        assert set(chart.table["name"]) <= texts, "every place has its row"
        assert ("withheld" in texts) is (with_value < len(chart.table["name"]))
    assert len(set(labels)) == len(labels)


def test_the_words_of_the_labels_are_shown() -> None:
    words = {MARKUP, "Life expectancy"}
    texts = drawn(vl_convert.vegalite_to_svg(charts()["bars, all words"].spec), "text")
    assert words & texts == {MARKUP}
    assert f"{MARKUP}: 0.200" in texts and "v" in {text.lower() for text in texts}


def test_png_has_the_size_of_the_chart(chart: cw.Chart, tmp_path: Path) -> None:
    chart.save(tmp_path / "chart.png")
    data = (tmp_path / "chart.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert width > 700 and height > 80 and len(data) > 5_000


def test_the_description_says_what_the_chart_shows(chart: cw.Chart) -> None:
    assert chart.description.startswith(chart.spec["title"]["text"])
    assert len(chart.description) > 20 and repr(chart) == f"Chart: {chart.description}"
    assert "NaN" not in chart.description and "null" not in chart.description


def test_description_of_a_gradient() -> None:
    description = charts()["gradient"].description
    for words in ("10 groups", "74.8", "84.2", "Slope index 9.40 years (95% CI 7.39 to 11.4)", "relative index 1.13"):
        assert words in description


def test_files(tmp_path: Path) -> None:
    chart = charts()["gradient"]
    for kind, start in (("svg", b"<svg"), ("pdf", b"%PDF"), ("json", b"{"), ("html", b"<!DOCTYPE html>")):
        chart.save(str(tmp_path / f"chart.{kind.upper()}"))
        assert (tmp_path / f"chart.{kind.upper()}").read_bytes().startswith(start)
    assert json.loads((tmp_path / "chart.JSON").read_text(encoding="utf-8")) == chart.spec == chart.to_dict()
    for name in ("chart.gif", "chart"):
        with pytest.raises(cw.InputError, match=r"saved as \.png, \.svg, \.pdf, \.html or \.json") as caught:
            chart.save(tmp_path / name)
        assert (caught.value.code, caught.value.param) == ("unknown-option", "path")
        assert not (tmp_path / name).exists()


def test_the_page_is_self_contained_and_safe(tmp_path: Path) -> None:
    charts()["gradient, all words"].save(tmp_path / "chart.html")
    page = (tmp_path / "chart.html").read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href)\s*=\s*["']?https?:""", page) and "@import" not in page
    assert '<html lang="en">' in page and "<table>" in page
    own = page[page.index('vegaEmbed("#chart"') :]
    assert own.count("</script>") == 1 and "<b>" not in own
    head = page[: page.index("<script>")]
    assert "<b>" not in head and "&lt;b&gt;" in head


def test_altair_goes_on_with_it(chart: cw.Chart) -> None:
    theirs = chart.to_altair()
    assert isinstance(theirs, altair.LayerChart)
    assert len(theirs.to_dict()["layer"]) == len(chart.spec["layer"])


def test_a_notebook_shows_it_anywhere(chart: cw.Chart) -> None:
    bundle = chart._repr_mimebundle_()
    assert bundle["application/vnd.vegalite.v5+json"] == chart.spec
    assert bundle["text/plain"] == repr(chart)
    html = str(bundle["text/html"])
    assert html.startswith('<img src="data:image/svg+xml;base64,') and "<table>" in html
    assert "<b>" not in html and "<script" not in html and "http" not in html
    assert html.count("<tr>") == len(next(iter(chart.table.values()))) + 1


def test_without_the_extras(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plain = builtins.__import__
    import importlib

    def missing(name: str, *rest: Any) -> Any:
        if name.split(".")[0] in ("vl_convert", "altair"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return plain(name, *rest)

    monkeypatch.setattr(importlib, "import_module", missing)
    chart = charts()["gradient"]
    html = str(chart._repr_mimebundle_()["text/html"])
    assert html.startswith("<table>")
    for kind in ("png", "svg", "pdf", "html"):
        with pytest.raises(ModuleNotFoundError, match=r'pip install "commonweal\[save\]"'):
            chart.save(tmp_path / f"chart.{kind}")
    chart.save(tmp_path / "chart.json")
    with pytest.raises(ModuleNotFoundError, match=r'pip install "commonweal\[plot\]"'):
        chart.to_altair()
    assert [file.name for file in tmp_path.iterdir()] == ["chart.json"]


def test_a_chart_is_a_value() -> None:
    chart, again = charts()["bars"], charts()["bars"]
    assert chart == again and hash(chart) == hash(again) and chart != charts()["gradient"] and chart != 3
    assert pickle.loads(pickle.dumps(chart)) == chart
    chart.spec["title"] = chart.table["name"] = []
    chart.table["value"][0] = 0.0
    assert chart == again
    with pytest.raises(AttributeError):
        chart.spec = {}  # type: ignore[misc]


def test_the_gradient_shows_its_chart_and_its_indices() -> None:
    gradient = cw.gradient(YEARS, [1] * 10, **DECILES, unit="years")
    bundle = gradient._repr_mimebundle_(None, None)
    assert bundle["application/vnd.vegalite.v5+json"] == gradient.chart().spec
    assert "<img" in bundle["text/html"] and "scatter-only" in bundle["text/html"]
    assert bundle["text/plain"] == repr(gradient)


@pytest.mark.parametrize(
    ("change", "code", "param"),
    [
        ({"names": ["A"]}, "length-mismatch", "names"),
        ({"names": "AB"}, "wrong-type", "names"),
        ({"names": ["A", "A"]}, "duplicate-key", "names"),
        ({"highlight": ["C"]}, "unknown-option", "highlight"),
        ({"highlight": "A"}, "wrong-type", "highlight"),
        ({"reference": float("nan")}, "not-finite", "reference"),
        ({"reference": "0.2"}, "wrong-type", "reference"),
    ],
)
def test_bad_options_of_bars(change: dict[str, Any], code: str, param: str) -> None:
    given = {"names": ["A", "B"], "estimates": cw.proportion([1, 2], [9, 9]), "title": "t"} | change
    with pytest.raises(cw.InputError) as caught:
        cw.interval_bars(**given)
    assert (caught.value.code, caught.value.param) == (code, param)


def test_a_table_of_another_kind_is_refused() -> None:
    with pytest.raises(cw.InputError, match="a table that a function of") as caught:
        cw.frames.interval_bars(pl.DataFrame({"area": ["A"], "rate": [1.0]}), name="area", title="t")
    assert (caught.value.code, caught.value.param) == ("missing-argument", "table")
