"""One module per package: `PACKAGE` is its name in the case files, `ADAPTERS` has an adapter for each function."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from answers import Adapter


def registered() -> dict[tuple[str, str], Adapter]:
    """All adapters, by package and function."""
    found: dict[tuple[str, str], Adapter] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        package = import_module(module.name)
        for function, adapter in getattr(package, "ADAPTERS", {}).items():
            found[package.PACKAGE, function] = adapter
    return found
