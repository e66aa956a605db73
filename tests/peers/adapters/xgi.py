"""xgi (Python): hypergraphs. Its nodes are our areas of one person each, its edges our partnerships."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import commonweal as cw

from answers import Adapter, Answer
from selection import incidences

PACKAGE = "xgi"


def basics(arguments: Mapping[str, Any]) -> Answer:
    """`nodes.degree` and `edges.size`: how many partnerships an area has, and how many areas a partnership."""
    nodes, node, edge = incidences(arguments["hyperedges"])
    found = cw.coverage(nodes, [1 for _ in nodes], member_area=node, member_partnership=edge)
    return Answer(
        {
            "num_nodes": len(found.area),
            "num_edges": len(found.partnership),
            "degree": dict(zip(found.area, found.partnerships_of_area, strict=True)),
            "edge_size": dict(zip(found.partnership, found.partnership_areas, strict=True)),
        }
    )


def overlap(arguments: Mapping[str, Any]) -> Answer:
    """Intersections of edges; ours lists the pairs that share something, theirs all."""
    nodes, node, edge = incidences(arguments["hyperedges"])
    found = cw.coverage(nodes, [1 for _ in nodes], member_area=node, member_partnership=edge)
    pairs = list(zip(found.pair_first, found.pair_second, strict=True))
    names = [f"{first}|{second}" for first, second in pairs]
    nothing = {f"{first}|{second}": 0 for first, second in combinations(found.partnership, 2)}
    return Answer(
        {
            "intersection": nothing | dict(zip(names, found.pair_areas, strict=True)),
            "jaccard": nothing | dict(zip(names, found.pair_jaccard.tolist(), strict=True)),
            "line_graph_edges": sorted(sorted(pair) for pair in pairs),
        }
    )


ADAPTERS = {
    "hypergraph basics": Adapter(basics, echoes=frozenset({"num_nodes", "num_edges"})),
    "hyperedge overlap": Adapter(overlap),
}
