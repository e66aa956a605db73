"""The examples in docstrings run, of native functions too."""

from __future__ import annotations

import doctest
import inspect
from types import ModuleType

import commonweal as cw
import pytest
from commonweal import _core, frames

DOCUMENTED = [
    (module, name)
    for module in (cw, frames)
    for name in module.__all__
    if callable(getattr(module, name)) and not isinstance(getattr(module, name), type)
]


@pytest.mark.parametrize(("module", "name"), DOCUMENTED, ids=lambda value: getattr(value, "__name__", value))
def test_examples(module: ModuleType, name: str) -> None:
    documentation = inspect.getdoc(getattr(module, name)) or ""
    example = doctest.DocTestParser().get_doctest(documentation, {}, name, None, None)
    assert example.examples, "every function has an example"
    output: list[str] = []
    doctest.DocTestRunner().run(example, out=output.append)
    assert not output, "".join(output)


def test_every_class_and_attribute_says_what_it_is() -> None:
    for kind in (thing for thing in vars(_core).values() if isinstance(thing, type)):
        assert kind.__doc__, kind
        for name, attribute in vars(kind).items():
            if not name.startswith("_"):
                assert attribute.__doc__, f"{kind.__name__}.{name}"
