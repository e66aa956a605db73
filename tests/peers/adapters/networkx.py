"""networkx (Python): shared partnerships of organisations, and sums over a hierarchy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import incidences

PACKAGE = "networkx"


def projection(arguments: Mapping[str, Any]) -> Answer:
    """The edges of a projection: partnerships that two organisations share, by coverage with the two exchanged."""
    _, node, edge = incidences(arguments["hyperedges"])
    partnerships = list(arguments["hyperedges"])
    found = cw.coverage(partnerships, [1 for _ in partnerships], member_area=edge, member_partnership=node)
    pairs = zip(found.pair_first, found.pair_second, strict=True)
    return Answer({"edges": dict(zip(("|".join(sorted(pair)) for pair in pairs), found.pair_areas, strict=True))})


def roll_up(arguments: Mapping[str, Any]) -> Answer:
    """Totals of every node: those given, and ours at each level above. The level of a code is its letters."""
    links, size = arguments["parent"], arguments["list_size"]
    level_of = lambda code: code.rstrip("0123456789")
    hierarchy = {
        "child": list(links),
        "child_level": [level_of(code) for code in links],
        "parent": list(links.values()),
        "parent_level": [level_of(code) for code in links.values()],
    }
    total = dict(size)
    for level in dict.fromkeys(hierarchy["parent_level"]):
        found = cw.roll_up(list(size), list(size.values()), to_level=level, **hierarchy)
        total |= dict(zip(found.code, found.numerator.tolist(), strict=True))
    return Answer({"total": total})


ADAPTERS = {
    "clique projection weights": Adapter(projection),
    "hierarchy roll-up": Adapter(roll_up),
}
