"""What an adapter hands back to the runner, and how close it must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import commonweal as cw

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Refused:
    """Our library refused to answer, with this code."""

    code: str
    message: str

    def __repr__(self) -> str:
        return f"refused with {self.code} ({self.message})"


@dataclass(frozen=True)
class Answer:
    """Our answer under the peer's names of fields.

    `places` holds, for fields with one value per row or group, the input that stands behind each place: conditions in
    `departures.md` and `pending.md` read it.
    """

    fields: Fields
    places: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class Relative:
    """|a - b| <= rtol |b| + 1e-12 max|field|."""

    rtol: float = 1e-10


@dataclass(frozen=True)
class OfWidth:
    """|a - b| <= share (upper - lower), for limits that the peer simulates.

    The other limit's field has `upper` for `lower` in its name, or the other way round.
    """

    share: float


@dataclass(frozen=True)
class Adapter:
    """How one function of a package is asked of us.

    ask: from the peer's arguments to our answer; it renames, selects and rescales, and computes nothing.
    codes: patterns of the peer's error messages that are right, with the codes that ours may raise for the same input.
    tolerances: patterns of fields whose tolerance is not the usual one, each with its reason beside it.
    echoes: fields that only repeat the input; they are compared, but do not count as a comparison of the case.
    """

    ask: Callable[[Mapping[str, Any]], Answer]
    codes: Sequence[tuple[str, frozenset[str]]] = ()
    tolerances: Sequence[tuple[str, Relative | OfWidth]] = ()
    echoes: frozenset[str] = field(default=frozenset())


def attempt(function: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """The result of a call, or the refusal."""
    try:
        return function(*arguments, **options)
    except cw.InputError as error:
        return Refused(error.code, str(error))


def of(result: Any, read: Callable[[Any], Any]) -> Any:
    """A field of a result; a refusal stays one."""
    return result if isinstance(result, Refused) else read(result)
