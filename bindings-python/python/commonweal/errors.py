"""Exceptions: the same facts as in Rust and JavaScript."""

from __future__ import annotations


class InputError(ValueError):
    """Input that cannot be used: what is wrong, where, and what to do.

    `code` is stable (such as "negative-value"), `param` names the argument, `index` the row, counted from 0.
    """

    code: str
    param: str | None
    index: int | None

    def __init__(self, message: str, code: str, param: str | None = None, index: int | None = None) -> None:
        super().__init__(message, code, param, index)
        self.code = code
        self.param = param
        self.index = index

    def __str__(self) -> str:
        return str(self.args[0])
