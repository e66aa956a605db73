"""How partnerships look in a terminal and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commonweal import _core, _display

if TYPE_CHECKING:
    from commonweal._display import Cell, Parts


def parts(result: _core.Coverage | _core.PartnershipTotals) -> Parts:
    """A heading, facts by name, and a table."""
    day = "" if result.at is None else f" on {result.at}"
    facts: list[tuple[str, str]] = []
    if isinstance(result, _core.Coverage):
        columns: dict[str, list[Cell]] = {
            "partnership": [*result.partnership],
            "areas": [*result.partnership_areas],
            "people": _display.counts(result.partnership_people),
            "in no other": _display.counts(result.partnership_alone),
        }
        facts += [("", sentence) for sentence in result.sentences]
        overlaps = zip(result.pair_first, result.pair_second, result.pair_people, result.pair_jaccard, strict=True)
        for first, second, people, jaccard in list(overlaps)[: _display.SHOWN_ROWS]:
            facts.append(("overlap", f"{first} and {second}: {people:,.0f} people (Jaccard {jaccard:.3f})"))
        if len(result.pair_first) > _display.SHOWN_ROWS:
            facts.append(("overlap", f"{len(result.pair_first) - _display.SHOWN_ROWS} more pairs"))
        facts.append(("no interval", result.no_interval_reason))
        heading = f"coverage by {len(result.partnership)} partnerships{day}"
    else:
        columns = {
            "partnership": [*result.partnership, "in none", "all"],
            "areas": [*result.areas, len(result.uncovered_area), sum(result.areas) + len(result.uncovered_area)],
            "value": _display.cells([*result.value, result.uncovered, result.total]),
        }
        heading = f"sums of {len(result.partnership)} partnerships{day}"
    if result.not_in_force:
        facts.append(("not in force", f"{result.not_in_force} memberships"))
    return heading, facts, _display.shortened(columns)
