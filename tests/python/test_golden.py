"""Golden cases in our own terms: the same files that Rust and JavaScript run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import commonweal as cw
import pytest

FOLDER = Path(__file__).parents[1] / "golden"
FILES = {path.stem: json.loads(path.read_text()) for path in FOLDER.glob("*.json") if path.stem != "agreement"}
CASES = [
    pytest.param(name, case, file["tolerance"]["relative"], id=f"{name}: {case['name']}")
    for name, file in sorted(FILES.items())
    for case in file["cases"]
]


def argument(value: Any) -> Any:
    """Infinity is text in JSON."""
    if isinstance(value, list):
        return [argument(item) for item in value]
    if isinstance(value, dict):
        return {key: argument(item) for key, item in value.items()}
    return float("inf") if value == "Infinity" else value


def at(result: Any, path: str) -> Any:
    for step in path.split("."):
        result = result[int(step)] if isinstance(result, list) else result[step]
    return result


@pytest.mark.parametrize(("operation", "case", "tolerance"), CASES)
def test_case(operation: str, case: dict[str, Any], tolerance: float) -> None:
    arguments = {name: argument(value) for name, value in {**case["args"], **case["options"]}.items()}
    if "error" in case:
        with pytest.raises(cw.InputError) as raised:
            getattr(cw, operation)(**arguments)
        found = {"code": raised.value.code, "param": raised.value.param, "index": raised.value.index}
        assert found == case["error"]
        return
    result = getattr(cw, operation)(**arguments).to_dict()
    for path, expected in case["expect"].items():
        found = at(result, path)
        if isinstance(expected, (int, float)):
            assert abs(found - expected) <= tolerance * abs(expected) + 1e-300, path
        else:
            assert found == expected, path


def test_the_cases_are_those_that_the_reference_makes(tmp_path: Path) -> None:
    script = Path(__file__).parent / "reference" / "make_golden.py"
    names = sorted(path.stem.removeprefix("golden_") for path in script.parent.glob("golden_*.py"))
    # Fifty digits take their time: half of them each in two processes.
    command = [sys.executable, str(script), "--into", str(tmp_path)]
    running = [subprocess.Popen([*command, *part]) for part in (names[::2], names[1::2])]
    assert [process.wait(timeout=300) for process in running] == [0, 0]
    made = sorted(tmp_path.glob("*.json"))
    assert {path.stem for path in made} == set(FILES)
    for path in made:
        hint = f"{path.name} is not what tests/python/reference/make_golden.py makes: run that, and commit the file"
        assert path.read_text() == (FOLDER / path.name).read_text(), hint


def test_every_operation_has_a_golden_file() -> None:
    from commonweal._core import catalog_json

    assert {operation["name"] for operation in json.loads(catalog_json())} == set(FILES)
