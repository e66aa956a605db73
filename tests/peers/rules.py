"""Reads `departures.md` and `pending.md`: the only lists of what is not compared as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from answers import OfWidth
from compare import is_missing

DEPARTURE_COLUMNS = ("Package", "Function", "Field", "When", "Compared instead", "Rule", "Reason", "Evidence")
PENDING_COLUMNS = ("Package", "Function", "Field", "When", "Waits for")


class TableError(Exception):
    """A row of a table cannot be read."""


@dataclass(frozen=True)
class Rule:
    """One row of a table: fields that are not compared as they stand, and on which input."""

    kind: str
    package: str
    functions: tuple[str, ...]
    fields: tuple[str, ...]
    condition: str
    instead: str
    line: int
    # What we do and what the peer does, in words; for readers.
    ours: str = ""
    theirs: str = ""

    def names(self, package: str, function: str, field: str) -> bool:
        return (
            fnmatchcase(package, self.package)
            and function in self.functions
            and any(fnmatchcase(field, pattern) for pattern in self.fields)
        )

    def holds(self, names: Mapping[str, Any]) -> bool:
        if self.condition == "always":
            return True
        try:
            return bool(eval(self.condition, {"__builtins__": {}}, _Names(names)))
        except Exception as error:
            raise TableError(f"{self.kind}.md line {self.line}: `{self.condition}`: {error}") from error


# What a condition may ask, beside comparisons.
_WORDS: Mapping[str, Any] = {
    "true": True,
    "false": False,
    "missing": lambda value: any(is_missing(item) or item == "NaN" for item in _items(value)),
    "text": lambda value: any(isinstance(item, str) for item in _items(value)),
    "given": lambda value: value is not None,
    "highest": lambda value: max((item for item in _items(value) if _number(item)), default=float("-inf")),
    "lowest": lambda value: min((item for item in _items(value) if _number(item)), default=float("inf")),
    "count": lambda value: len(_items(value)),
    "kinds": lambda value: len({item for item in _items(value) if item is not None}),
    "tied": lambda value: len(set(_items(value))) < len(_items(value)),
    "only": lambda value, *allowed: all(item in allowed for item in _items(value)),
}


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not is_missing(value)


class _Names(dict[str, Any]):
    """Arguments by name; one that was not given is none."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        super().__init__(names)

    def __missing__(self, name: str) -> Any:
        return _WORDS.get(name)


def read(path: Path, columns: Sequence[str]) -> list[Rule]:
    """The rows of the table in a file that has these columns."""
    rules: list[Rule] = []
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith("|"):
            inside = False
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if tuple(cells) == tuple(columns):
            inside = True
        elif inside and not set(line) <= set("|-: "):
            if len(cells) != len(columns):
                raise TableError(f"{path.name} line {number}: {len(cells)} cells, expected {len(columns)}")
            rules.append(_rule(path.stem, number, dict(zip(columns, cells, strict=True))))
    if not rules:
        raise TableError(f"{path.name}: no table with the columns {', '.join(columns)}")
    return rules


def _rule(kind: str, line: int, cells: Mapping[str, str]) -> Rule:
    empty = [column for column, cell in cells.items() if not cell]
    if empty:
        raise TableError(f"{kind}.md line {line}: {empty[0]!r} is empty")
    when = cells["When"].strip("`")
    instead = cells.get("Compared instead", "nothing").strip("`")
    if not _INSTEAD.fullmatch(instead):
        raise TableError(f"{kind}.md line {line}: {instead!r} is no comparison")
    try:
        compile(when, f"{kind}.md", "eval")
    except SyntaxError as error:
        raise TableError(f"{kind}.md line {line}: `{when}`: {error.msg}") from error
    return Rule(
        kind=kind,
        package=cells["Package"].strip("`"),
        functions=tuple(re.findall(r"`([^`]+)`", cells["Function"])),
        fields=tuple(re.findall(r"`([^`]+)`", cells["Field"])),
        condition=when,
        instead=instead,
        line=line,
        ours=cells.get("Rule", ""),
        theirs=cells.get("Reason", ""),
    )


_INSTEAD = re.compile(r"nothing|finite|raises [a-z-]+|equals -?[0-9.]+|within [0-9.]+ % of width")


def width(instead: str) -> OfWidth:
    """The tolerance in "within 5 % of width"."""
    return OfWidth(float(instead.split()[1]) / 100)
