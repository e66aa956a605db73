"""Whether our value is the peer's value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from answers import OfWidth, Refused, Relative

_SPECIAL = {
    "Inf": math.inf,
    "Infinity": math.inf,
    "+Inf": math.inf,
    "-Inf": -math.inf,
    "-Infinity": -math.inf,
    "NaN": math.nan,
}


@dataclass(frozen=True)
class Leaf:
    """One number or text of a field, with the place where it stands in it (none where the field is a single value)."""

    at: tuple[int | str, ...]
    ours: Any
    theirs: Any

    @property
    def place(self) -> str:
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.at)


class FormError(Exception):
    """Two fields are not of the same form."""


def plain(value: Any) -> Any:
    """Numbers written as text become numbers; arrays become lists."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, str):
        return _SPECIAL.get(value, value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_missing(value: Any) -> bool:
    """Null and NaN: neither says a value."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def leaves(ours: Any, theirs: Any, at: tuple[int | str, ...] = ()) -> Iterator[Leaf]:
    """Pairs of single values; R does not tell a single value from a column of one, so neither do we."""
    if isinstance(theirs, dict):
        if isinstance(ours, Refused):
            ours = dict.fromkeys(theirs, ours)
        if not isinstance(ours, dict):
            raise FormError(f"ours {ours!r}, theirs has the fields {', '.join(theirs)}")
        for key, value in theirs.items():
            if key not in ours:
                raise FormError(f"ours has no {key!r}, theirs {value!r}")
            yield from leaves(ours[key], value, (*at, key))
    elif isinstance(theirs, list):
        if isinstance(ours, Refused):
            ours = [ours] * max(len(theirs), 1)
            theirs = theirs or [None]
        if not isinstance(ours, list):
            ours = [ours]
        if len(ours) != len(theirs):
            raise FormError(f"ours has {len(ours)} values, theirs {len(theirs)}")
        for index, (our, their) in enumerate(zip(ours, theirs, strict=True)):
            yield from leaves(our, their, (*at, index))
    elif isinstance(ours, list) and len(ours) == 1:
        yield from leaves(ours[0], theirs, at)
    elif isinstance(ours, (list, dict)):
        raise FormError(f"ours has {len(ours)} values, theirs is {theirs!r}")
    else:
        yield Leaf(at, ours, theirs)


def largest(value: Any) -> float:
    """The largest finite size in a field."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return max((largest(item) for item in value), default=0.0)
    return abs(value) if is_number(value) and math.isfinite(value) else 0.0


def agree(leaf: Leaf, tolerance: Relative, scale: float) -> bool:
    """Whether one value agrees: numbers within the tolerance, everything else exactly."""
    ours, theirs = leaf.ours, leaf.theirs
    if isinstance(ours, Refused):
        return False
    if is_missing(theirs) or is_missing(ours):
        return is_missing(theirs) and is_missing(ours)
    if is_number(theirs) and is_number(ours):
        if math.isinf(theirs) or math.isinf(ours):
            return theirs == ours
        return abs(ours - theirs) <= tolerance.rtol * abs(theirs) + 1e-12 * scale
    return type(ours) is type(theirs) and ours == theirs


def other_limit(name: str) -> str:
    """The field with the other limit."""
    return name.replace("lower", "upper") if "lower" in name else name.replace("upper", "lower")


def within_width(leaf: Leaf, tolerance: OfWidth, other: Any) -> bool:
    """Whether a simulated limit is close enough, measured by the width of the peer's interval."""
    for step in leaf.at:
        if not (isinstance(other, dict) and step in other) and not (
            isinstance(other, list) and isinstance(step, int) and step < len(other)
        ):
            return False
        other = other[step]
    if isinstance(other, list) and len(other) == 1:
        other = other[0]
    if not all(is_number(value) and math.isfinite(value) for value in (leaf.ours, leaf.theirs, other)):
        return agree(leaf, Relative(), 0.0)
    return abs(leaf.ours - leaf.theirs) <= tolerance.share * abs(leaf.theirs - other)


def finite(value: Any) -> bool:
    """Whether a value was given: a finite number, or text."""
    return isinstance(value, str) or (is_number(value) and math.isfinite(value))


def flat(value: Any) -> Sequence[Any]:
    """All single values in an answer."""
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in flat(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in flat(item)]
    return [value]
