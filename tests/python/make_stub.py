"""Makes the committed stub of the native module: `python tests/python/make_stub.py`, with `--check` to compare only.

maturin reads functions, types and docstrings out of the compiled module. What it cannot know is mended here: defaults
and needed options come from the signatures, which the module shows at run time (so the wheel must be installed), whole
numbers from the catalogue, and arrays are arrays of float64.
"""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from commonweal import _core

ROOT = Path(__file__).resolve().parents[2]
STUB = ROOT / "bindings-python" / "python" / "commonweal" / "_core.pyi"
HEAD = """# Made by tests/python/make_stub.py from the compiled module; do not edit.
# ruff: noqa: D205, D209, E501 - documentation as it stands in the source
"""
# What maturin writes for types that it does not know, or too widely to be of help.
TYPES = {
    "Incomplete": "Array",
    "Incomplete | None": "Array | None",
    "dict": "dict[str, Any]",
    "SupportsFloat | SupportsIndex": "float",
    "SupportsGetItem[int, SupportsIndex]": "Sequence[int]",
    "SupportsGetItem[int, SupportsIndex] | None": "Sequence[int] | None",
    "SupportsGetItem[int, str]": "Sequence[str]",
    "SupportsGetItem[int, str] | None": "Sequence[str] | None",
}


def generated() -> str:
    """The stub as maturin makes it."""
    with tempfile.TemporaryDirectory() as folder:
        manifest = ROOT / "bindings-python" / "Cargo.toml"
        options = ["--quiet", "--profile", "release", "--manifest-path", str(manifest), "--out", folder]
        command = [sys.executable, "-m", "maturin", "generate-stubs", *options, "--interpreter", sys.executable]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"maturin could not make the stub:\n{done.stderr}")
        return next(Path(folder).rglob("_core.pyi")).read_text(encoding="utf-8")


class Mend(ast.NodeTransformer):
    """Puts in what maturin cannot know."""

    def __init__(self) -> None:
        operations = json.loads(_core.catalog_json())
        self.takes = {
            operation["name"]: {parameter["name"]: parameter["takes"] for parameter in operation["parameters"]}
            for operation in operations
        }

    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            node.value = ast.Constant(inspect.cleandoc(node.value.value))
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        if node.name in self.takes:
            self._operation(node)
        elif node.name.endswith("_groups"):
            node.args.kwarg = None
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = _mended(node.annotation)
        return node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.FunctionDef):
            node.returns = _mended(node.returns)
        return super().generic_visit(node)

    def _operation(self, node: ast.FunctionDef) -> None:
        """A public function: its signature at run time is the one that it documents."""
        shape = inspect.signature(getattr(_core, node.name)).parameters
        takes = self.takes[node.name]
        # They only turn unknown options, and those given by position, into our own errors.
        node.args.kwarg = node.args.vararg = None
        for at, option in enumerate(node.args.kwonlyargs):
            default = shape[option.arg].default
            if default is inspect.Parameter.empty:
                node.args.kw_defaults[at] = None
                option.annotation = _without_none(option.annotation)
            else:
                node.args.kw_defaults[at] = ast.Constant(default)
            if takes[option.arg] == "integer":
                option.annotation = ast.parse("int" if default is not None else "int | None", mode="eval").body


def _mended(annotation: ast.expr | None) -> ast.expr | None:
    if annotation is None:
        return None
    text = ast.unparse(annotation)
    return ast.parse(TYPES[text], mode="eval").body if text in TYPES else annotation


def _without_none(annotation: ast.expr | None) -> ast.expr | None:
    if isinstance(annotation, ast.BinOp) and ast.unparse(annotation.right) == "None":
        return annotation.left
    return annotation


def mended(stub: str) -> str:
    """The stub as it is committed."""
    tree = Mend().visit(ast.parse(stub))
    body = [node for node in tree.body if ast.unparse(node).split(" ")[:2] != ["from", "_typeshed"]]
    imports = ["from collections.abc import Sequence", "from commonweal._typing import Array"]
    tree.body = [*ast.parse("\n".join(imports)).body, *body]
    text = HEAD + ast.unparse(ast.fix_missing_locations(tree)) + "\n"
    ruff = [sys.executable, "-m", "ruff"]
    for step in (["check", "--quiet", "--select", "F401,I", "--fix"], ["format", "--quiet"]):
        command = [*ruff, *step, "--config", str(ROOT / ".ruff.toml"), "--stdin-filename", "_core.pyi", "-"]
        text = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    return text


def main() -> None:
    """Write the stub, or compare it."""
    wanted = mended(generated())
    if "--check" not in sys.argv[1:]:
        STUB.write_text(wanted, encoding="utf-8")
    elif not STUB.is_file() or STUB.read_text(encoding="utf-8") != wanted:
        sys.exit(f"{STUB.relative_to(ROOT)} is out of date: run `python tests/python/make_stub.py`, and commit it")


if __name__ == "__main__":
    main()
