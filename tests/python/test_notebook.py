"""The notebook runs from its first cell to its last, and shows what its words say."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jupytext
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "bindings-python" / "notebooks" / "first_steps.py"
# Where its pictures are kept, for whoever wants to look at them.
PICTURES = ROOT / "target" / "notebook"

# The kernel's own packages warn about each other; that is no matter of ours.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning", "ignore::ResourceWarning")


@cache
def cells() -> list[Any]:
    """The executed cells; a cell that raises ends the run."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    notebook = jupytext.read(NOTEBOOK)
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": PICTURES}})
    client.execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(words: str) -> list[Any]:
    """What the cells that hold these words show."""
    return [output for cell in cells() if words in cell.source for output in cell.outputs]


def texts() -> str:
    outputs = [output for cell in cells() for output in cell.outputs]
    return "\n".join(output.get("text", "") + output.get("data", {}).get("text/plain", "") for output in outputs)


def test_published_figures() -> None:
    assert "9.4 years, 7.4 to 11.4 (regression-hc1)" in texts()
    table = shown("slopes = cw.frames.slope_index")[0]["data"]["text/plain"]
    assert " 9.4 " in table and " 19.1 " in table


def test_charts_are_shown_by_the_front_end_and_as_pictures() -> None:
    charts = [output for output in shown("chart") + shown("bars") if "data" in output]
    bundles = [output["data"] for output in charts if "application/vnd.vegalite.v5+json" in output["data"]]
    assert len(bundles) >= 2
    for bundle in bundles:
        assert bundle["text/html"].startswith("<img") and "<table>" in bundle["text/html"]


def test_pictures_are_saved() -> None:
    cells()
    assert {file.name for file in PICTURES.glob("*.png")} == {"life-expectancy.png", "rates.png"}


def test_cautions_and_errors_are_sentences() -> None:
    assert "scatter-only: limits come from the scatter" in texts()
    assert "`rank` (column 'decile') row 0 is '1' (str): give a number" in texts()
    assert "wrong-type rank 0" in texts()


def test_no_cell_warns() -> None:
    assert not [output for cell in cells() for output in cell.outputs if output.get("name") == "stderr"]
