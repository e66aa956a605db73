"""The runner of `tests/peers` finds what is wrong, and says so."""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

PEERS = Path(__file__).parents[1] / "peers"
MODULES = ("run", "answers", "compare", "rules", "selection", "adapters")


@pytest.fixture(scope="module")
def peers():
    """The modules of the runner, as it sees them itself."""
    sys.path.insert(0, str(PEERS))
    try:
        import answers
        import compare
        import rules
        import run

        yield SimpleNamespace(run=run, answers=answers, compare=compare, rules=rules)
    finally:
        sys.path[:] = [entry for entry in sys.path if entry != str(PEERS)]
        for name in [name for name in sys.modules if name.split(".")[0] in MODULES]:
            del sys.modules[name]


def case(expected, function="f", package="p", **arguments):
    return {"id": "f-01", "function": function, "package": package, "args": arguments, "expected": expected}


@pytest.fixture
def judge(peers):
    """Judges one case against an answer that is made up."""

    def one(answer, expected, rules=(), arguments=None, **adapter):
        def ask(given):
            if isinstance(answer, Exception):
                raise answer
            return peers.answers.Answer(answer, adapter.get("places", ()))

        options = {key: value for key, value in adapter.items() if key != "places"}
        adapters = {("p", "f"): peers.answers.Adapter(ask, **options)}
        return peers.run.Judge(adapters, rules).judge(case(expected, **(arguments or {})))

    return one


@pytest.fixture
def rule(peers):
    def one(field, instead="nothing", when="always", kind="departures"):
        return peers.rules.Rule(kind, "p", ("f",), (field,), when, instead, 1)

    return one


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (1.0 + 1e-11, 1.0),
        (3, 3.0),
        ([1.0, 2.0], [1, 2]),
        (5.0, [5.0]),
        ([5.0], 5.0),
        (None, None),
        (float("nan"), None),
        (None, "NaN"),
        (float("inf"), "Inf"),
        (float("inf"), "Infinity"),
        (float("-inf"), "-Inf"),
        ("Byars", "Byars"),
        (True, True),
        ({"a": [1.0]}, {"a": [1.0]}),
        ([1e-13, 1.0], [0.0, 1.0]),
    ],
)
def test_the_same(judge, ours, theirs):
    verdict = judge({"value": ours}, {"value": theirs})
    assert verdict.failures == [] and verdict.substance == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (1.0 + 1e-9, 1.0),
        (-1.0, 1.0),
        (0.0, None),
        (None, 0.0),
        (float("nan"), 1.0),
        (1.0, "NaN"),
        (1.0, "Inf"),
        (float("inf"), "-Inf"),
        (float("inf"), 1.0),
        ("Exact", "Byars"),
        ("1", 1.0),
        (1.0, "1"),
        (True, 1.0),
        ([1.0], [1.0, 2.0]),
        ([1.0, 2.0], 1.0),
        ([2.0, 1.0], [1.0, 2.0]),
        ({"a": 1.0}, {"a": 1.0, "b": 2.0}),
        (1.0, {"a": 1.0}),
        ([1e-11, 1.0], [0.0, 1.0]),
    ],
)
def test_not_the_same(judge, ours, theirs):
    verdict = judge({"value": ours}, {"value": theirs})
    assert len(verdict.failures) == 1 and verdict.failures[0].startswith("value")


def test_a_field_that_ours_lacks_fails_even_where_theirs_is_missing(judge):
    assert judge({"value": 1.0}, {"value": 1.0, "limit": 2.0}).failures == ["limit: ours has no such field, theirs 2.0"]
    assert judge({"value": 1.0}, {"value": 1.0, "limit": None}).failures


def test_a_failure_names_the_place_ours_and_theirs(judge):
    assert judge({"value": [1.0, 2.0, 9.0]}, {"value": [1, 3, 4]}).failures == [
        "value[1]: ours 2.0, theirs 3 (and 1 more)"
    ]


def test_what_the_adapter_raises_is_a_failure(judge):
    assert judge(KeyError("x"), {"value": 1.0}).failures == ["- the adapter raised KeyError: 'x'"]


def test_our_refusal_is_no_answer(judge):
    import commonweal as cw

    error = cw.InputError("no", "empty")
    assert judge(error, {"value": [1.0, 2.0]}).failures
    assert judge(error, {"value": None}).failures
    assert judge(error, {"value": []}).failures


def test_where_theirs_raises_ours_must_raise_with_a_code_that_is_named(judge):
    import commonweal as cw

    expected = {"error": "denominators must be greater than zero"}
    codes = (("greater than zero", frozenset({"zero-denominator"})),)
    assert judge(cw.InputError("no", "zero-denominator"), expected, codes=codes).failures == []
    assert judge(cw.InputError("no", "negative-value"), expected, codes=codes).failures
    assert judge({"value": 1.0}, expected, codes=codes).failures
    assert "names no code" in judge(cw.InputError("no", "zero-denominator"), expected).failures[0]


def test_where_theirs_raises_by_defect_ours_must_be_finite(judge, rule):
    import commonweal as cw

    expected, rules = {"error": "object 'b' not found"}, [rule("error", "finite")]
    assert judge({"value": [1.0, 2.0]}, expected, rules).failures == []
    assert judge({"value": [1.0, float("nan")]}, expected, rules).failures
    assert judge({"name": "text"}, expected, rules).failures
    assert judge(cw.InputError("no", "empty"), expected, rules).failures


def test_nothing_compared_is_a_failure(judge, rule):
    for kind in ("departures", "pending"):
        verdict = judge({"value": 1.0}, {"value": 2.0}, [rule("value", kind=kind)])
        assert verdict.failures == ["- nothing was compared"] and verdict.count(kind) == 1
    assert judge({"value": 1.0}, {}).failures == ["- nothing was compared"]
    assert judge({"x": 1.0}, {"x": 1.0}, echoes=frozenset({"x"})).failures == ["- nothing was compared"]


def test_a_rule_holds_for_its_field_and_input_only(judge, rule):
    rules = [rule("limit", when="highest(x) > 1")]
    fields, expected = {"value": 1.0, "limit": 1.0}, {"value": 1.0, "limit": 2.0}
    assert judge(fields, expected, rules, {"x": [1, 5]}).failures == []
    assert judge(fields, expected, rules, {"x": [1, 0]}).failures
    assert judge({"value": 2.0, "limit": 1.0}, {"value": 1.0, "limit": 1.0}, rules, {"x": [1, 5]}).failures


def test_a_rule_on_the_input_of_a_place_spares_the_other_places(judge, rule):
    rules = [rule("value", "equals 0", when="x == 0")]
    places = [{"x": 0}, {"x": 1}]
    assert judge({"value": [0.0, 5.0]}, {"value": ["NaN", 5.0]}, rules, places=places).failures == []
    assert judge({"value": [1.0, 5.0]}, {"value": ["NaN", 5.0]}, rules, places=places).failures
    assert judge({"value": [0.0, 6.0]}, {"value": ["NaN", 5.0]}, rules, places=places).failures


def test_what_is_compared_instead(peers, judge, rule):
    refused = peers.answers.Refused("wrong-type", "no")
    raises = [rule("value", "raises wrong-type")]
    assert judge({"value": refused}, {"value": 1.0}, raises).failures == []
    assert judge({"value": 1.0}, {"value": 1.0}, raises).failures
    assert judge({"value": peers.answers.Refused("empty", "no")}, {"value": 1.0}, raises).failures
    finite = [rule("value", "finite")]
    assert judge({"value": 7.0}, {"value": 1.0}, finite).failures == []
    assert judge({"value": None}, {"value": 1.0}, finite).failures
    assert judge({}, {"value": 1.0}, finite).failures


def test_limits_that_theirs_simulates_are_compared_by_the_width(peers, judge):
    tolerances = (("*_lower", peers.answers.OfWidth(0.01)), ("*_upper", peers.answers.OfWidth(0.01)))
    theirs = {"a_lower": [10.0], "a_upper": [20.0]}
    assert judge({"a_lower": [10.09], "a_upper": [19.91]}, theirs, tolerances=tolerances).failures == []
    assert judge({"a_lower": [10.11], "a_upper": [20.0]}, theirs, tolerances=tolerances).failures
    assert judge({"a_lower": [None], "a_upper": [20.0]}, theirs, tolerances=tolerances).failures


def test_a_table_that_cannot_be_read_stops_the_run(peers, tmp_path):
    columns = peers.rules.DEPARTURE_COLUMNS
    head = f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"
    table = tmp_path / "departures.md"
    for row in ("| p | `f` | `x` | `1 +` | nothing | a | b | c |", "| p | `f` |", head.splitlines()[0]):
        table.write_text(head + row + "\n" if row != head.splitlines()[0] else "no table\n", encoding="utf-8")
        with pytest.raises(peers.rules.TableError):
            peers.rules.read(table, columns)
    table.write_text(head + "| p | `f` | `x` | always | hope | a | b | c |\n", encoding="utf-8")
    with pytest.raises(peers.rules.TableError, match="hope"):
        peers.rules.read(table, columns)


def test_the_committed_tables_name_functions_that_have_an_adapter(peers):
    known = peers.run.registered()
    rules = peers.rules.read(PEERS / "departures.md", peers.rules.DEPARTURE_COLUMNS)
    rules += peers.rules.read(PEERS / "pending.md", peers.rules.PENDING_COLUMNS)
    for one in rules:
        assert one.functions and one.fields
        assert all((one.package, function) in known for function in one.functions), f"{one.kind}.md line {one.line}"


def run(*arguments):
    command = [sys.executable, str(PEERS / "run.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def write(folder, *cases):
    (folder / "below").mkdir(exist_ok=True)
    (folder / "below" / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    return folder


RATE = {"function": "phe_rate", "package": "PHEindicatormethods", "data": {"x": [10], "n": [100]}}


def test_the_closing_line_and_the_exit_code(tmp_path):
    good, bad = case({"value": [10_000]}, **RATE), case({"value": [10_001]}, **RATE)
    unknown = case({"value": [1]}, function="nobody_wrote_this")
    done = run(write(tmp_path, good, unknown))
    assert done.stdout.splitlines()[-1] == "1 passed, 0 failed, 1 skipped" and done.returncode == 0
    done = run(write(tmp_path, good, bad, unknown, {"id": "no case"}))
    assert done.stdout.splitlines()[-1] == "1 passed, 2 failed, 1 skipped" and done.returncode == 1
    assert "FAILED f-01 value[0]: ours 10000.0, theirs 10001" in done.stdout


def test_what_cannot_be_run_does_not_pass(tmp_path):
    assert run(tmp_path).returncode == 1
    assert run(tmp_path / "absent").returncode == 2
    assert run().returncode == 2
    (tmp_path / "broken.json").write_text("[", encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 1 and "cannot be read" in done.stdout


def perturbed(value):
    """The same with every number wrong, every missing one given, and every text that is an answer another."""
    if isinstance(value, list):
        return [perturbed(item) for item in value]
    if isinstance(value, dict):
        return {name: perturbed(item) for name, item in value.items()}
    if isinstance(value, str) and value not in ("Inf", "-Inf", "Infinity", "NaN"):
        return f"not {value}"
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return 1.5 if value is None else value * 1.5 + 1
    return value


def test_every_committed_case_with_an_adapter_fails_once_its_numbers_are_wrong(peers):
    judge = peers.run.Judge(peers.run.registered(), peers.rules.read(PEERS / "pending.md", peers.rules.PENDING_COLUMNS))
    judged = 0
    for _, one in peers.run.cases([PEERS / "cases"]):
        wrong = {**one, "expected": {name: perturbed(value) for name, value in one["expected"].items()}}
        verdict = None if "error" in one["expected"] else judge.judge(wrong)
        if verdict is not None:
            judged += 1
            assert verdict.failures, one["id"]
    assert judged >= 40
