"""The short form of ``benchmarks/fuzz.py``: mutated inputs through every public parser, and faults that it must see."""

import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimtrack.errors import ParseError

PATH = Path(__file__).parents[2] / "benchmarks" / "fuzz.py"
_spec = importlib.util.spec_from_file_location("fuzz", PATH)
fuzz = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(fuzz)


def test_one_seed_gives_the_same_inputs():
    """A fault can be found again."""
    assert list(fuzz.inputs(5, 40)) == list(fuzz.inputs(5, 40))
    assert list(fuzz.inputs(5, 40)) != list(fuzz.inputs(6, 40))


@pytest.mark.parametrize("name", list(fuzz.CHECKS))
def test_no_input_brings_a_fault(name):
    """Only documented errors, sound spans, the same answer twice."""
    count = 60 if name in ("find_attributions", "extract") else 300
    faults = {text: found for text in fuzz.inputs(3, count) if (found := fuzz.faults_of(name, text))}
    assert faults == {}


def _raising(error):
    def parse(text, **options):
        raise error

    return parse


def _finding(*spans):
    hits = [SimpleNamespace(start=start, end=end, value=SimpleNamespace(text=words)) for start, end, words in spans]

    def find(text, **options):
        return hits

    return find


@pytest.mark.parametrize(
    ("parser", "check", "broken", "fault"),
    [
        ("parse_number", "parse_number", _raising(KeyError("x")), "KeyError"),
        ("parse_date", "parse_date", _raising(ParseError("12", 5, "a date")), "points at 5"),
        ("find_quantities", "find_quantities", _finding((0, 9, "12")), "span 0:9"),
        ("find_quantities", "find_quantities", _finding((0, 2, "13")), "words '13'"),
        ("find_dates", "find_dates", _finding((1, 2, ""), (0, 1, "")), "span 0:1"),
    ],
)
def test_a_fault_is_seen(monkeypatch, parser, check, broken, fault):
    """A broken parser is reported, with what is wrong."""
    monkeypatch.setattr(fuzz, parser, broken)
    assert fault in fuzz.faults_of(check, "12")[0]


def test_answers_that_differ_are_seen(monkeypatch):
    """A parser that remembers is reported."""
    answers = iter((1, 2))
    monkeypatch.setattr(fuzz, "parse_number", lambda _: next(answers))
    assert fuzz.faults_of("parse_number", "12") == ["a second call gives something else"]
