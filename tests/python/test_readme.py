"""The examples of the README run as printed."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_examples_print_what_they_say() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert len(blocks) == 2
    names: dict[str, object] = {}
    for block in blocks:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(block, "README.md", "exec"), names)
        assert out.getvalue().splitlines() == re.findall(r"^# prints: (.*)$", block, flags=re.MULTILINE)


def test_what_the_readme_links_to_is_there() -> None:
    root = Path(__file__).parents[2]
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if not link.startswith("http")]
    assert links
    missing = [link for link in links if not (root / link).exists()]
    assert not missing


def test_the_picture_is_what_the_library_draws(tmp_path: Path) -> None:
    from make_picture import PICTURE, draw

    draw(tmp_path / "gradient.svg")
    assert (tmp_path / "gradient.svg").read_text() == PICTURE.read_text()
