"""The table of what other packages answer differently, and why: written from the comparison itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rules import Rule

HEAD = """# Why does this differ from another package?

Where an answer of commonweal is not that of another package for the same question, what each does, and a case that
shows it. The table is written by

    python tests/peers/run.py tests/peers/cases --differences core/docs/differences.md --write

from the comparison that the tests make, and holds the rows that these cases show; everything else that was compared
agrees. Most of these packages taught the field, and their authors chose conventions that are as good as ours: a row
says what to expect, not who is right, unless it says so.
"""

# What no case can show, kept by hand.
MEASURED = Path(__file__).parent / "measured.md"


class Differences:
    """Counts in which cases a departure was needed, and renders the table."""

    def __init__(self, file: Path | None, write: bool) -> None:
        self.file = file
        self.write = write
        self.cases: Counter[Rule] = Counter()
        self.example: dict[Rule, str] = {}
        self.compared: Counter[tuple[str, str]] = Counter()

    def count(self, case: Mapping[str, Any], excepted: Mapping[Rule, int]) -> None:
        """One compared case, and the rules under which some of its fields were not equal."""
        self.compared[case["package"], case["function"]] += 1
        for rule in excepted:
            if rule.kind == "departures":
                self.cases[rule] += 1
                self.example.setdefault(rule, str(case["id"]))

    def settle(self) -> bool:
        """Whether the file is what the cases show; it is made so where that was asked for."""
        if self.file is None:
            return True
        text = self.text()
        if self.write:
            self.file.write_text(text, encoding="utf-8")
            return True
        return self.file.is_file() and self.file.read_text(encoding="utf-8") == text

    def text(self) -> str:
        """The whole file."""
        parts = [HEAD]
        for package in sorted({rule.package for rule in self.cases}, key=str.lower):
            functions = sum(1 for name, _ in self.compared if name == package)
            compared = sum(count for (name, _), count in self.compared.items() if name == package)
            parts.append(f"\n## {package}\n\n{functions} functions, {compared} cases compared.\n")
            parts.append("\n| Function | What | Here | There | On which input | Cases | For example |\n")
            parts.append("|---|---|---|---|---|---|---|\n")
            rules = [rule for rule in self.cases if rule.package == package]
            parts += [self._row(rule) for rule in sorted(rules, key=lambda rule: rule.line)]
        return "".join([*parts, MEASURED.read_text(encoding="utf-8")])

    def _row(self, rule: Rule) -> str:
        compared = sum(self.compared[rule.package, function] for function in rule.functions)
        cells = (
            ", ".join(f"`{name}`" for name in rule.functions),
            ", ".join(f"`{name}`" for name in rule.fields),
            rule.ours,
            rule.theirs,
            "every" if rule.condition == "always" else f"`{rule.condition}`",
            f"{self.cases[rule]} of {compared}",
            self.example[rule],
        )
        return f"| {' | '.join(cells)} |\n"
