"""Makes the golden cases of tests/golden: a second implementation, from the published formulas.

Nothing here calls commonweal. Each `golden_*.py` beside this file makes those of a few operations. Run all, or some by
name, from the top of the checkout:

    target/verify/venv/bin/python tests/python/reference/make_golden.py
    target/verify/venv/bin/python tests/python/reference/make_golden.py funnel xmr

`--into FOLDER` before the names puts them elsewhere, to be compared.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import reference_tools


def every() -> list[str]:
    """The names of all generators."""
    return sorted(path.stem.removeprefix("golden_") for path in Path(__file__).parent.glob("golden_*.py"))


def main(names: Sequence[str] = ()) -> None:
    if names[:1] == ["--into"]:
        reference_tools.FOLDER = Path(names[1])
        names = names[2:]
    for name in names or every():
        import_module(f"golden_{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
