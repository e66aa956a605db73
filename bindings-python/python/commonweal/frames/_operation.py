"""What every function over tables does before it starts: options that it lacks, and those that it does not have."""

from __future__ import annotations

from difflib import get_close_matches
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames._report import reported

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Refuse an unknown option, and the lack of a needed one, with the same error as everywhere else."""
    return _checked(function, signature(function))


def handing_on(options: type) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The same for a function that hands options on, those of a typed dictionary.

    Their defaults are those of the function of the same name over columns, and help() shows them.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        shape = signature(function)
        own = [option for option in shape.parameters.values() if option.kind is not option.VAR_KEYWORD]
        native = signature(getattr(_core, function.__name__)).parameters
        others = [native[name] for name in options.__annotations__]
        return _checked(function, shape.replace(parameters=own + others))

    return decorate


def _checked(function: Callable[P, R], shape: Signature) -> Callable[P, R]:
    options = {name: option for name, option in shape.parameters.items() if option.kind is option.KEYWORD_ONLY}
    needed = [name for name, option in options.items() if option.default is Parameter.empty]

    @wraps(function)
    def checked(*data: P.args, **given: P.kwargs) -> R:
        for name in given:
            if name not in shape.parameters:
                raise _unknown(name, function.__name__, list(options))
        for name in needed:
            if name not in given:
                raise InputError(f"`{name}` is needed: give it by name", "missing-argument", name)
        if "on_error" in shape.parameters and _reports(given.pop("on_error", "raise")):
            table: R = reported(function, data[0] if data else given.pop("df"), given)
            return table
        return function(*data, **given)

    checked.__signature__ = shape  # type: ignore[attr-defined] # what help() and editors show
    return checked


def _reports(on_error: object) -> bool:
    if on_error not in ("raise", "report"):
        message = f'`on_error` is "{on_error}": choose one of "raise", "report"'
        raise InputError(message, "unknown-option", "on_error")
    return on_error == "report"


def _unknown(name: str, operation: str, options: list[str]) -> InputError:
    near = get_close_matches(name, options, n=1, cutoff=0.5)
    listed = ", ".join(f"`{option}`" for option in options)
    hint = f"did you mean `{near[0]}`?" if near else f"its options are {listed}"
    return InputError(f"`{name}` is no option of frames.{operation}: {hint}", "unknown-option", name)
