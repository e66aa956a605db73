"""The examples of the README run as printed."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

from commonweal._core import catalog_json

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_examples_print_what_they_say() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert len(blocks) == 3
    names: dict[str, object] = {}
    for block in blocks:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(block, "README.md", "exec"), names)
        assert out.getvalue().splitlines() == re.findall(r"^# prints: (.*)$", block, flags=re.MULTILINE)


def test_what_the_readme_links_to_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if not link.startswith("http")]
    assert links
    missing = [link for link in links if not (ROOT / link).exists()]
    assert not missing


def test_every_operation_is_listed() -> None:
    """In the table of the README with its name in each language, in the chooser of its family, and in the changes."""
    table = dict(re.findall(r"^\|[^|]+\| `(\w+)` \|(.+)\|$", README, flags=re.MULTILINE))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for operation in json.loads(catalog_json()):
        name = operation["name"]
        assert name in table, f"README.md, What is in it: no row for {name}"
        javascript, *types = re.findall(r"`([\w:]+)`", table[name])
        assert javascript == re.sub(r"_(\w)", lambda letter: letter[1].upper(), name)
        family = Path("core", "src", f"{operation['family']}.rs")
        chooser = (ROOT / family).read_text(encoding="utf-8")
        assert types, f"README.md: {name} has no type in Rust"
        for kind in types:
            assert f"[`{kind}`]" in chooser, f"{family}: the chooser has no row for {kind}"
        assert f"`{name}`" in changes, f"CHANGELOG.md does not name {name}"


def test_the_picture_is_what_the_library_draws(tmp_path: Path) -> None:
    from make_picture import PICTURE, draw

    draw(tmp_path / "gradient.svg")
    assert (tmp_path / "gradient.svg").read_text() == PICTURE.read_text()
