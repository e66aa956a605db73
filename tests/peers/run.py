"""Compares our answers with those of other packages.

    python tests/peers/run.py DIR... [--differences FILE [--write]]

Walks the folders for files of cases (`id`, `function`, `package`, `version`, `args`, `expected`, `notes`), asks our
Python package through the adapter of each package and function, and compares. What is not compared as it stands is
listed in `departures.md` and `pending.md`, and nowhere else. `--differences` checks that FILE is the table of what
differs and why, as these cases show it; `--write` makes it anew.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from adapters import registered  # noqa: E402 - found through the line above, wherever this is started
from answers import Adapter, Answer, OfWidth, Refused, Relative, attempt  # noqa: E402
from compare import (  # noqa: E402
    FormError,
    Leaf,
    agree,
    finite,
    flat,
    is_number,
    largest,
    leaves,
    other_limit,
    plain,
    within_width,
)
from differences import Differences  # noqa: E402
from rules import DEPARTURE_COLUMNS, PENDING_COLUMNS, Rule, TableError, read, width  # noqa: E402

CASE = ("id", "function", "package", "args", "expected")


@dataclass
class Verdict:
    """What came of one case: its failures, and how many fields were compared, departed or pending."""

    failures: list[str] = field(default_factory=list)
    compared: int = 0
    substance: int = 0
    excepted: Counter[Rule] = field(default_factory=Counter)

    def count(self, kind: str) -> int:
        return sum(count for rule, count in self.excepted.items() if rule.kind == kind)


class Judge:
    """Compares one case after the other under the rules of both tables."""

    def __init__(self, adapters: Mapping[tuple[str, str], Adapter], rules: Sequence[Rule]) -> None:
        self.adapters = adapters
        self.rules = rules

    def judge(self, case: Mapping[str, Any]) -> Verdict | None:
        """The verdict; none where no adapter exists for the function."""
        adapter = self.adapters.get((case["package"], case["function"]))
        if adapter is None:
            return None
        verdict = Verdict()
        try:
            self._compare(case, adapter, verdict)
        except TableError:
            raise
        except Exception as error:
            verdict.failures.append(f"- the adapter raised {type(error).__name__}: {error}")
        if not verdict.failures and verdict.substance == 0:
            verdict.failures.append("- nothing was compared")
        return verdict

    def _compare(self, case: Mapping[str, Any], adapter: Adapter, verdict: Verdict) -> None:
        arguments, theirs = case["args"], plain(case["expected"])
        answer = attempt(adapter.ask, arguments)
        if isinstance(theirs, dict) and isinstance(theirs.get("error"), str):
            self._compare_error(case, adapter, answer, theirs["error"], verdict)
            return
        if not isinstance(theirs, dict):
            theirs = {"value": theirs}
        for name, value in theirs.items():
            self._compare_field(case, adapter, answer, (name, value, theirs), verdict)

    def _compare_error(
        self, case: Mapping[str, Any], adapter: Adapter, answer: Answer | Refused, message: str, verdict: Verdict
    ) -> None:
        ours = flat(answer if isinstance(answer, Refused) else plain(dict(answer.fields)))
        refusals = [value for value in ours if isinstance(value, Refused)]
        names = _names(case["args"], answer, ()) | {"theirs": message}
        rule = self._rule(case, "error", names)
        verdict.compared += 1
        verdict.substance += 1
        if rule is not None and rule.instead == "finite":
            verdict.excepted[rule] += 1
            bad = [value for value in ours if isinstance(value, Refused) or (is_number(value) and not finite(value))]
            if bad or not any(is_number(value) for value in ours):
                verdict.failures.append(f"error: ours {(bad or ['nothing'])[0]!r}, a finite value was expected")
            return
        codes = next((codes for pattern, codes in adapter.codes if re.search(pattern, message, re.IGNORECASE)), None)
        if codes is None:
            verdict.failures.append(f"error: the adapter names no code for {message!r}")
        elif not any(refusal.code in codes for refusal in refusals):
            shown = repr(refusals[0]) if refusals else "an answer"
            wanted = " or ".join(sorted(codes))
            verdict.failures.append(f"error: ours {shown}, theirs raised {message!r}, expected {wanted}")

    def _compare_field(
        self,
        case: Mapping[str, Any],
        adapter: Adapter,
        answer: Answer | Refused,
        field_of_theirs: tuple[str, Any, Mapping[str, Any]],
        verdict: Verdict,
    ) -> None:
        name, value, theirs = field_of_theirs
        given = not isinstance(answer, Refused) and name in answer.fields
        ours = answer if isinstance(answer, Refused) else plain(answer.fields.get(name))
        try:
            pairs = list(leaves(ours, value))
        except FormError as mismatch:
            pairs, form = [Leaf((), ours, value)], str(mismatch)
        else:
            form = ""
        tolerance = next((t for pattern, t in adapter.tolerances if fnmatchcase(name, pattern)), Relative())
        used: set[Rule] = set()
        wrong: list[str] = []
        compared = False
        for pair in pairs:
            names = _names(case["args"], answer, pair.at) | {"theirs": pair.theirs}
            rule = self._rule(case, name, names)
            if rule is not None:
                used.add(rule)
                if rule.instead == "nothing":
                    continue
            compared = True
            if not given and not isinstance(answer, Refused):
                wrong.append(f"ours has no such field, theirs {pair.theirs!r}")
            elif form and rule is None:
                wrong.append(form)
            elif not _as_wanted(pair, rule, tolerance, value, theirs.get(other_limit(name))):
                wanted = f", expected instead: {rule.instead}" if rule else ""
                wrong.append(f"{pair.place}: ours {pair.ours!r}, theirs {pair.theirs!r}{wanted}".lstrip(": "))
        verdict.excepted.update(used)
        if compared:
            verdict.compared += 1
            verdict.substance += name not in adapter.echoes
        if wrong:
            more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
            verdict.failures.append(f"{name}{'' if wrong[0].startswith('[') else ': '}{wrong[0]}{more}")

    def _rule(self, case: Mapping[str, Any], name: str, names: Mapping[str, Any]) -> Rule | None:
        return next(
            (rule for rule in self.rules if rule.names(case["package"], case["function"], name) and rule.holds(names)),
            None,
        )


def _as_wanted(pair: Leaf, rule: Rule | None, tolerance: Relative | OfWidth, whole: Any, other: Any) -> bool:
    """Whether our value agrees with theirs, or with what a departure puts in its place."""
    if rule is not None:
        what, *rest = rule.instead.split()
        if what == "raises":
            return isinstance(pair.ours, Refused) and pair.ours.code == rest[0]
        if what == "finite":
            return finite(pair.ours)
        if what == "equals":
            return agree(Leaf(pair.at, pair.ours, float(rest[0])), Relative(), 0.0)
        tolerance = width(rule.instead)
    if isinstance(tolerance, OfWidth):
        return within_width(pair, tolerance, other)
    return agree(pair, tolerance, largest(whole))


def _names(arguments: Mapping[str, Any], answer: Answer | Refused, at: Sequence[int | str]) -> dict[str, Any]:
    """What a condition can name: arguments, columns of their tables, and the input behind this place."""
    names: dict[str, Any] = {}
    for key, value in arguments.items():
        names |= value if isinstance(value, dict) else {key.replace(".", "_"): value}
    if isinstance(answer, Answer) and at and isinstance(at[0], int) and at[0] < len(answer.places):
        names |= answer.places[at[0]]
    return names


def cases(folders: Sequence[Path]) -> Iterator[tuple[Path, Mapping[str, Any] | str]]:
    """All cases below the folders; a sentence in place of a case that cannot be read."""
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(folder.rglob("*.json"))
        for file in files:
            try:
                found = json.loads(file.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                yield file, f"cannot be read: {error}"
                continue
            for case in found if isinstance(found, list) else [found]:
                lacking = [key for key in CASE if not isinstance(case, dict) or key not in case]
                yield file, f"is no case: it has no {lacking[0]!r}" if lacking else case


def report(folders: Sequence[Path], judge: Judge, differences: Differences) -> int:
    """Prints failures, a summary by function and the closing line; the exit code."""
    passed = failed = skipped = 0
    by_function: dict[str, Counter[str]] = {}
    excepted: Counter[Rule] = Counter()
    without: Counter[str] = Counter()
    for file, case in cases(folders):
        if isinstance(case, str):
            print(f"FAILED {file.name}: {case}")
            failed += 1
            continue
        verdict = judge.judge(case)
        if verdict is None:
            without[f"{case['package']}: {case['function']}"] += 1
            skipped += 1
            continue
        for failure in verdict.failures:
            print(f"FAILED {case['id']} {failure}")
        passed, failed = (passed, failed + 1) if verdict.failures else (passed + 1, failed)
        excepted += verdict.excepted
        differences.count(case, verdict.excepted)
        line = by_function.setdefault(f"{case['package']}: {case['function']}", Counter())
        line.update(
            cases=1,
            failed=bool(verdict.failures),
            compared=verdict.compared,
            departures=verdict.count("departures"),
            pending=verdict.count("pending"),
        )
    _summary(by_function, excepted, without)
    if not differences.settle():
        print(f"FAILED {differences.file}: it is not what these cases show; run again with --write")
        failed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or passed + skipped == 0 else 0


def _summary(by_function: Mapping[str, Counter[str]], excepted: Counter[Rule], without: Counter[str]) -> None:
    if by_function:
        width_of_names = max(map(len, by_function))
        print(f"{'':{width_of_names}}  cases  failed  fields compared  departures  pending")
        for name, line in sorted(by_function.items()):
            print(
                f"{name:{width_of_names}}  {line['cases']:5}  {line['failed']:6}  {line['compared']:15}"
                f"  {line['departures']:10}  {line['pending']:7}"
            )
    for kind in ("departures", "pending"):
        rules = {rule: count for rule, count in excepted.items() if rule.kind == kind}
        print(f"{kind}: {sum(rules.values())} fields under {len(rules)} rules of {kind}.md")
        for rule, count in sorted(rules.items(), key=lambda item: item[0].line):
            print(f"  line {rule.line}: {count} of {', '.join(rule.functions)}, instead: {rule.instead}")
    if without:
        print(f"no adapter yet: {len(without)} functions with {without.total()} cases")


def main(arguments: Sequence[str]) -> int:
    given = list(arguments)
    write = "--write" in given
    if write:
        given.remove("--write")
    file = None
    if given[-2:-1] == ["--differences"]:
        file = Path(given.pop())
        given.pop()
    folders = [Path(argument) for argument in given]
    if not folders or any(argument.startswith("-") for argument in given) or (write and file is None):
        print("usage: python tests/peers/run.py DIR... [--differences FILE [--write]]", file=sys.stderr)
        return 2
    absent = [folder for folder in folders if not folder.exists()]
    if absent:
        print(f"{absent[0]} does not exist", file=sys.stderr)
        return 2
    try:
        rules = read(HERE / "pending.md", PENDING_COLUMNS) + read(HERE / "departures.md", DEPARTURE_COLUMNS)
        return report(folders, Judge(registered(), rules), Differences(file, write))
    except TableError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
