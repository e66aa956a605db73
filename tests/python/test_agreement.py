"""The same bits in Rust, Python and JavaScript: seeded random inputs, hashed results."""

from __future__ import annotations

import hashlib
import json
import os
import struct
from pathlib import Path
from typing import Any

import commonweal as cw
import pytest

FILE = json.loads((Path(__file__).parents[1] / "golden" / "agreement.json").read_text())
MASK = 0xFFFFFFFF


class Draw:
    """mulberry32: small enough to be the same in every language."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def next(self) -> int:
        self.state = (self.state + 0x6D2B79F5) & MASK
        t = ((self.state ^ (self.state >> 15)) * (1 | self.state)) & MASK
        t = ((t + (((t ^ (t >> 7)) * (61 | t)) & MASK)) & MASK) ^ t
        return t ^ (t >> 14)

    def between(self, low: int, high: int) -> int:
        return low + self.next() % (high - low + 1)


def arguments(operation: dict[str, Any], draw: Draw) -> dict[str, Any]:
    rows = draw.between(*operation["rows"])
    drawn: dict[str, Any] = {}
    for wanted in operation["draws"]:
        if wanted.get("maybe") and draw.next() % 2 == 0:
            continue
        if "ratio" in wanted or "sum" in wanted:
            continue
        if "choose" in wanted:
            value = wanted["choose"][draw.next() % len(wanted["choose"])]
        elif "named" in wanted:
            value = [
                [name, [draw.between(low, high) for _ in range(wanted.get("rows", rows))]]
                for name, low, high in wanted["named"]
            ]
        elif "pick" in wanted:
            value = [wanted["pick"][draw.next() % len(wanted["pick"])] for _ in range(wanted.get("rows", rows))]
        elif "number" in wanted:
            value = [f"{wanted['number']}{row}" for row in range(wanted.get("rows", rows))]
        else:
            column = wanted["column"]
            value = [
                draw.between(column["low"], column["high"]) / column["by"] for _ in range(wanted.get("rows", rows))
            ]
        if value is not None:
            drawn[wanted["name"]] = value
    for wanted in operation["draws"]:
        if "ratio" in wanted:
            above, below = (drawn[name] for name in wanted["ratio"])
            drawn[wanted["name"]] = [a / b for a, b in zip(above, below, strict=True)]
        if "sum" in wanted:
            parts = [column for _, column in drawn[wanted["sum"]]]
            drawn[wanted["name"]] = [sum(row) for row in zip(*parts, strict=True)]
    return drawn


def canonical(value: Any) -> str:
    """Text that is the same for the same bits: numbers as the hexadecimal of their bits, keys sorted."""
    if value is None or value == "NaN":
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return struct.pack(">d", value).hex()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return "[" + "".join(canonical(item) + "," for item in value) + "]"
    return "{" + "".join(f"{key}:{canonical(value[key])}," for key in sorted(value)) + "}"


@pytest.mark.parametrize(
    "operation", FILE["operations"], ids=lambda operation: operation.get("label", operation["name"])
)
def test_random_inputs_give_the_recorded_bits(operation: dict[str, Any]) -> None:
    draw = Draw(operation["seed"])
    sha = hashlib.sha256()
    everything: list[str] = []
    function = getattr(cw, operation["name"])
    for _ in range(FILE["cases"]):
        try:
            text = canonical(function(**arguments(operation, draw)).to_dict())
        except cw.InputError as error:
            text = canonical({"code": error.code, "param": error.param, "index": error.index})
        sha.update(text.encode() + b"\n")
        everything.append(text)
    # To find the case where two languages part: the same variable works in all three.
    if dump := os.environ.get("COMMONWEAL_AGREEMENT_DUMP"):
        label = operation.get("label", operation["name"])
        (Path(dump) / f"{label}.python").write_text("\n".join(everything) + "\n")
    assert sha.hexdigest() == FILE["sha256"][operation.get("label", operation["name"])]
