"""Renaming, selecting and putting back: what adapters may do with their input and output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Columns = Mapping[str, Sequence[Any]]

_SPECIAL = {"Inf": "inf", "Infinity": "inf", "-Inf": "-inf", "-Infinity": "-inf", "NaN": "nan"}


def column(arguments: Mapping[str, Any], argument: str, default: str | None) -> Sequence[Any] | None:
    """The column of `data` that an argument names, or the usual one; none where there is no such column."""
    data = arguments.get("data", {})
    name = arguments.get(argument, default)
    found = data.get(name) if isinstance(name, str) else name
    return None if found is None else numbers(found)


def numbers(values: Any) -> Any:
    """A column, with the numbers that JSON cannot hold read from their text; a single value is a column of one."""
    if not isinstance(values, list):
        values = [values]
    return [float(_SPECIAL[value]) if isinstance(value, str) and value in _SPECIAL else value for value in values]


def is_missing(value: Any) -> bool:
    """Null or NaN."""
    return value is None or value != value


def complete(*columns: Sequence[Any]) -> list[bool]:
    """For each row, whether it has a value in every column."""
    return [not any(is_missing(value) for value in row) for row in zip(*columns, strict=False)]


def put_back(values: Any, kept: Sequence[bool]) -> list[Any]:
    """Values of the rows that were kept, each in its place among all rows; null in the others."""
    values = iter(values.tolist() if hasattr(values, "tolist") else values)
    return [next(values) if keep else None for keep in kept]


def incidences(hyperedges: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str], list[str]]:
    """The nodes of a hypergraph in order of appearance, and a row for each node of each edge."""
    rows = [(node, edge) for edge, nodes in hyperedges.items() for node in nodes]
    return list(dict.fromkeys(node for node, _ in rows)), [node for node, _ in rows], [edge for _, edge in rows]


def take(values: Sequence[Any], rows: Sequence[int]) -> list[Any]:
    """Some rows of a column."""
    return [values[row] for row in rows]


def group_names(arguments: Mapping[str, Any]) -> list[str]:
    """The columns that `group` names."""
    group = arguments.get("group") or []
    return [group] if isinstance(group, str) else list(group)


def groups(arguments: Mapping[str, Any]) -> list[tuple[tuple[Any, ...], list[int]]]:
    """Keys and rows of each group, sorted by key as dplyr does (null last); one group of all rows without `group`."""
    data: Columns = arguments["data"]
    names = group_names(arguments)
    rows: dict[tuple[Any, ...], list[int]] = {}
    for row in range(max((len(values) for values in data.values()), default=0)):
        rows.setdefault(tuple(data[name][row] for name in names), []).append(row)
    return sorted(rows.items(), key=lambda item: [(key is None, key) for key in item[0]])


def keys(arguments: Mapping[str, Any], parts: Sequence[tuple[tuple[Any, ...], Any]]) -> dict[str, list[Any]]:
    """The key columns of a grouped result."""
    return {name: [key[place] for key, _ in parts] for place, name in enumerate(group_names(arguments))}


def levels(confidence: Any) -> list[float]:
    """Levels as probabilities: R packages of public health also take 95 for 0.95."""
    return [level / 100 if level >= 90 else level for level in numbers(confidence)]


def percent(level: float) -> str:
    """A level as text, such as 99.8%."""
    return f"{level * 100:g}%"


def level_name(level: float) -> str:
    """A level in the name of a field: `95_0`, `99_8`."""
    return f"{level * 100:.1f}".replace(".", "_")
