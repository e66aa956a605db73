"""Makes the golden cases of tests/golden: a second implementation, from the published formulas.

Nothing here calls commonweal. Each `golden_*.py` beside this file makes those of a few operations. Run all, or some by
name, from the top of the checkout:

    target/verify/venv/bin/python tests/python/reference/make_golden.py
    target/verify/venv/bin/python tests/python/reference/make_golden.py funnel xmr
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path


def main(names: Sequence[str] = ()) -> None:
    every = sorted(path.stem.removeprefix("golden_") for path in Path(__file__).parent.glob("golden_*.py"))
    for name in names or every:
        import_module(f"golden_{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
