"""The Python functions are those of the catalogue: same names, parameters, defaults and choices."""

from __future__ import annotations

import ast
import inspect
import json
import typing
from functools import cache
from pathlib import Path
from typing import Any

import commonweal as cw
import pytest
from commonweal import _core, _typing

CATALOGUE: list[dict[str, Any]] = json.loads(_core.catalog_json())
NAMES = [operation["name"] for operation in CATALOGUE]
# Functions that are no operations of the catalogue, each with what it is instead.
OTHERS = {
    "decomposition_bars": "draws the parts of a result",
    "equiplot": "draws values",
    "hierarchy_table": "draws counts",
    "interval_bars": "draws a result",
}


@pytest.fixture(params=CATALOGUE, ids=NAMES)
def operation(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


def test_every_operation_is_exported_and_nothing_else() -> None:
    functions = {name for name in cw.__all__ if inspect.isroutine(getattr(cw, name))}
    assert functions - OTHERS.keys() == set(NAMES)


def test_parameters_and_defaults(operation: dict[str, Any]) -> None:
    shape = inspect.signature(getattr(cw, operation["name"])).parameters
    assert list(shape) == [parameter["name"] for parameter in operation["parameters"]]
    for parameter in operation["parameters"]:
        ours = shape[parameter["name"]]
        by_name = parameter["role"] == "option"
        assert ours.kind is (ours.KEYWORD_ONLY if by_name else ours.POSITIONAL_OR_KEYWORD), parameter
        wanted = parameter["default"]
        default = inspect.Parameter.empty if wanted is None else json.loads(wanted)
        assert ours.default == default and type(ours.default) in (type(default), int, float), parameter


def test_the_default_in_the_signature_is_the_one_that_acts(operation: dict[str, Any]) -> None:
    function, arguments = getattr(cw, operation["name"]), example(operation)
    for parameter in operation["parameters"]:
        if parameter["default"] in (None, "null") or parameter["name"] in arguments:
            continue
        known = {other["name"] for other in operation["parameters"]}
        companions = OWN_COMPANIONS.get((operation["name"], parameter["name"]), COMPANIONS.get(parameter["name"], {}))
        heeded = arguments | {name: value for name, value in companions.items() if name in known}
        explicit = function(**heeded, **{parameter["name"]: json.loads(parameter["default"])})
        assert explicit == function(**heeded), parameter


# What an option bears on, without which it would be refused as one that has no effect.
COMPANIONS: dict[str, dict[str, Any]] = {
    "critical": {"interval": "regression"},
    "draws": {"interval": "simulated", "standard_errors": [1.0, 1.5, 1.0, 2.0]},
    "event_distribution": {"events": [12, 9, 7, 20]},
    "limits_level": {"lower_limits": [28.0, 24.0, 22.0, 15.0], "upper_limits": [34.0, 28.0, 26.0, 23.0]},
    "variance": {"interval": "regression"},
}
OWN_COMPANIONS: dict[tuple[str, str], dict[str, Any]] = {
    ("concentration_decomposition", "draws"): {"interval": "bootstrap"},
    ("shapley_decomposition", "draws"): {"interval": "bootstrap"},
    ("recentred_influence_regression", "draws"): {"interval": "bootstrap"},
}


def test_choices_are_all_accepted_and_typed(operation: dict[str, Any]) -> None:
    annotations = typed(operation)
    for parameter in operation["parameters"]:
        takes = parameter["takes"]
        if not isinstance(takes, dict):
            continue
        (choices,) = takes.values()
        alias = annotations[parameter["name"]].removesuffix(" | None")
        assert list(typing.get_args(getattr(_typing, alias))) == choices, parameter
        for choice in choices:
            try:
                getattr(cw, operation["name"])(**example(operation) | {parameter["name"]: choice})
            except cw.InputError as error:
                # Some choices need other options; none is unknown.
                assert error.code != "unknown-option", (parameter, error)  # noqa: PT017 - most choices raise nothing


def test_types_are_those_of_the_catalogue(operation: dict[str, Any]) -> None:
    names = {"number": "float", "numbers": "Floats", "integer": "int", "level": "Levels", "text": "str"}
    names |= {"flag": "bool", "number-or-numbers": "NumberOrNumbers", "rows": "Rows", "rules": "Rules"}
    names |= {"texts": "Texts", "date": "Day", "dates": "Dates"}
    names |= {"flag": "bool", "columns": "Columns"}
    names |= {"figures": "Figures"}
    names |= {"survey-design": "SurveyDesign"}
    names |= {"standard-population": "Standard", "progress": "Progress"}
    for parameter in operation["parameters"]:
        if isinstance(parameter["takes"], str):
            may_be_none = " | None" if parameter["default"] == "null" else ""
            wanted = names[parameter["takes"]] + may_be_none
            assert typed(operation)[parameter["name"]] == wanted, parameter


def typed(operation: dict[str, Any]) -> dict[str, str]:
    """The types of its arguments in the stub."""
    found = stub().get(operation["name"])
    assert found is not None, f"{operation['name']} is not in the stub: run tests/python/make_stub.py, and build again"
    return found


@cache
def stub() -> dict[str, dict[str, str]]:
    """The types of the arguments of each function, as the stub has them."""
    tree = ast.parse((Path(cw.__file__).parent / "_core.pyi").read_text(encoding="utf-8"))
    return {
        node.name: {
            argument.arg: ast.unparse(argument.annotation) if argument.annotation else ""
            for argument in (*node.args.args, *node.args.kwonlyargs)
        }
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


def test_the_result_is_of_the_type_that_the_catalogue_names(operation: dict[str, Any]) -> None:
    result = getattr(cw, operation["name"])(**example(operation))
    assert type(result).__name__ == operation["result"]
    assert isinstance(result, getattr(cw, operation["result"]))


def test_every_operation_works_over_tables(operation: dict[str, Any]) -> None:
    """The same options by the same names; columns are named, and the first is one `value`."""
    shape = inspect.signature(getattr(cw.frames, operation["name"])).parameters
    if operation["name"] in OTHER_TABLES:
        # Columns of a second table are named by what they are called, and `by` stands for strata.
        wanted = [parameter["name"] for parameter in operation["parameters"]]
        added, without = OTHER_TABLES[operation["name"]]
        assert next(iter(shape)) == "df" and set(shape) - {"df"} - added == set(wanted) - without
        return
    renamed = {"values": "value", "dates": "date"}
    wanted = [renamed.get(parameter["name"], parameter["name"]) for parameter in operation["parameters"]]
    wanted_here = PARTLY_OVER_TABLES.get(operation["name"], set(wanted))
    # Simulated for one chart: of many series, a chart of each length says it for all.
    wanted_here -= {"false_alarm_series", "seed"} if operation["name"] == "xmr" else set()
    # The name of each unit is carried over for who reads the table, or tells which row is meant; columns have no names.
    has_names = operation["name"] == "funnel" or {"reference"} & set(wanted)
    without_names = set(shape) - {"df", "by", "on_error"} - ({"name"} if has_names else set())
    assert next(iter(shape)) == "df" and without_names == wanted_here
    defaults = {parameter["name"]: parameter["default"] for parameter in operation["parameters"]}
    defaults |= {"memberships": None, "neighbours": None}  # tables of their own
    # Both periods of a change stand in columns that are named once.
    defaults = dict.fromkeys(("values", "group", "period")) | defaults
    assert ("on_error" in shape) == ("by" in shape and operation["name"] not in WITHOUT_REPORT)
    defaults["on_error"] = '"raise"'
    for name, ours in list(shape.items())[1:]:
        assert ours.kind is ours.KEYWORD_ONLY, name
        wanted_default = defaults.get({"value": "values", "date": "dates"}.get(name, name), "null")
        default = inspect.Parameter.empty if wanted_default is None else json.loads(wanted_default)
        assert ours.default == default, name


# Charts of many series are one result, which has tables of its own.
WITHOUT_REPORT = {"xmr"}

OTHER_TABLES: dict[str, tuple[set[str], set[str]]] = {
    "check_hierarchy": (set(), set()),
    "roll_up": ({"links", "by"}, {"stratum"}),
    "assign_quantiles": (set(), set()),
    "restate": ({"successions"}, set()),
    "reconcile": ({"after", "successions"}, set()),
    "change": ({"value", "lower", "upper", "level", "between", "by", "on_error"}, set()),
    "compare_with_benchmark": ({"value", "lower", "upper", "level"}, {"estimates"}),
    "trend": ({"value", "lower", "upper", "limits_level", "events", "population", "by", "on_error"}, {"estimates"}),
}
MEMBERS = ("member_area", "member_partnership", "member_from", "member_to", "at")
PARTLY_OVER_TABLES = {
    # Two samples stand in one table, told apart by a column.
    "curve_dominance": {
        *("value", "compared_with", "rank", "order", "weights", "other_values", "other_rank", "sample"),
        *("generalised", "at", "rule", "level", "interval", "design", "nulls"),
    },
    # A gradient over tables is the groups and the line; limits are those of the indices.
    "gradient": {"value", "population", "rank", "order", "scale", "per", "nulls"},
    # A cascade over tables is its stages; the slope, doses and costs are of another shape.
    "coverage": {"area", "people", "memberships", *MEMBERS},
    "roll_up_partnerships": {"area", "value", "memberships", *MEMBERS},
    "cascade": {"stages", "strata", "level", "reached", "allow_entry_later", "suppression", "planned"},
    # Pairs of neighbours stand in a table of their own.
    "spatial_gini_decomposition": {
        *("value", "place", "neighbours", "neighbour_from", "neighbour_to", "weights"),
        *("alternative", "permutations", "seed"),
    },
    # Both periods stand in one table, told apart by a column.
    "mean_log_deviation_change": {
        *("value", "group", "period", "before", "after", "weights", "form", "level", "interval"),
    },
}


def test_every_option_is_documented_in_the_catalogue() -> None:
    for operation in CATALOGUE:
        assert getattr(cw, operation["name"]).__doc__
        for parameter in operation["parameters"]:
            assert parameter["meaning"], (operation["name"], parameter["name"])


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    import subprocess
    import sys

    heavy = ["narwhals", "pandas", "polars", "pyarrow", "altair", "vl_convert"]
    program = f"import sys, commonweal; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def example(operation: dict[str, Any]) -> dict[str, Any]:
    """Arguments that the operation computes."""
    columns: dict[str, Any] = {
        "events": [12, 9, 7, 20],
        "population": [400, 300, 350, 900],
        "values": [31.0, 26.0, 24.0, 19.0],
        "rank": [1, 2, 3, 4],
        "kappa": 0.1,
        "group": ["a", "a", "b", "b"],
        "age": [0, 15, 45, 65],
        "counts": [12, 9, 5, 20],
        "squared_events": [1000, 1000, 1000, 1000],
        "reference_events": [120, 90, 70, 200],
        "reference_population": [4000, 3000, 3500, 9000],
        "deaths": [2, 9, 40, 120],
        "age_start": [0, 15, 45, 65],
        "healthy": [0.9, 0.8, 0.7, 0.5],
        "asked": [40, 50, 60, 70],
        "area": ["a", "b", "c", "d"],
        "people": [12, 9, 5, 20],
        "member_area": ["a", "b", "c", "d"],
        "member_partnership": ["X", "X", "Y", "Z"],
        "determinants": {"age": [4, 7, 2, 5]},
        "sources": {"one": [30, 20, 14, 9], "two": [1, 6, 10, 10]},
        "stages": {"eligible": [40, 30, 35, 90], "accepted": [12, 9, 7, 20]},
    }
    columns |= {
        "before": {"value": [9.1, 8.2], "lower": [8.5, 7.5], "upper": [9.7, 8.9]},
        "after": {"value": [9.8, 8.0], "lower": [9.1, 7.2], "upper": [10.5, 8.8]},
        "estimates": {"value": [9.1, 8.2], "lower": [8.5, 7.5], "upper": [9.7, 8.9]},
        "benchmark": 8.4,
        "time": [2019, 2020],
        "code": ["A", "B", "C", "D"],
        "numerator": [4, 3, 2, 1],
        "child": ["A", "B", "C", "D"],
        "child_level": ["lsoa"] * 4,
        "parent": ["X", "X", "Y", "Y"],
        "parent_level": ["icb"] * 4,
        "to_level": "icb",
        "date": ["2024-04-01"] * 4,
        "count": [4, 3, 2, 1],
        "predecessor": ["A", "B", "C", "D"],
        "successor": ["X", "X", "Y", "Y"],
        "effective": ["2024-01-01"] * 4,
        "code_after": ["A", "B", "X", "Y"],
        "count_after": [4, 3, 2, 1],
        "subgroup_size": [2, 5, 10, 250],
        "place": ["A", "B", "C", "D"],
        "neighbour_from": ["A", "B", "C"],
        "neighbour_to": ["B", "C", "D"],
        "before_group": ["a", "a", "b", "b"],
        "after_group": ["a", "b", "b", "a"],
    }
    if operation["name"] == "mean_log_deviation_change":
        columns |= {"before": [31.0, 26.0, 24.0, 19.0], "after": [33.0, 21.0, 24.0, 11.0]}
    if operation["name"] == "years_of_life_lost":
        columns["up_to"] = 75
    if operation["name"] == "assign_quantiles":
        columns["edition"] = "imd-2019"
    if operation["name"] == "life_expectancy_gradient":
        columns |= {"rank": [1, 1, 2, 2], "age_start": [0, 15, 0, 15]}
    if operation["name"] == "trend":
        columns["estimates"] = {"value": [9, 8, 8.5], "lower": [8, 7, 7.5], "upper": [10, 9, 9.5]}
        columns["time"] = [2019, 2020, 2021]
    wanted = {parameter["name"] for parameter in operation["parameters"]}
    needed = {parameter["name"] for parameter in operation["parameters"] if parameter["default"] is None}
    needed |= {"age", "edition", "up_to"}
    arguments: dict[str, Any] = {name: column for name, column in columns.items() if name in wanted & needed}
    if "order" in wanted and operation["name"] != "cascade":
        arguments["order"] = "most-deprived-first"
    if operation["name"] == "inequality_profile":
        arguments |= {name: columns[name] for name in ("rank", "population")}
    if operation["name"] in ("curve_dominance", "shapley_decomposition"):
        arguments["rank"] = columns["rank"]
    if operation["name"] == "recentred_influence_regression":  # samples of four rows have no regression
        arguments |= {"values": range(1, 31), "determinants": {"age": [row * 7 % 31 for row in range(30)]}}
    if operation["name"] == "compare_concentration_indices":
        arguments["other_values"] = [4, 7, 2, 5]
    if operation["name"] == "poverty_index":
        arguments["line"] = 25
    if operation["name"] == "population_attributable_risk":
        arguments["polarity"] = "lower-is-better"
    if operation["name"].startswith("funnel"):
        arguments |= {"kind": "proportion"} | ({"target": 0.04} if "target" in needed else {})
    return arguments
