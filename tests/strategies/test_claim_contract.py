"""The claim contract: what it finds in readers that are wrong in known ways, and that our own keeps every promise."""

import re

import pytest
from hypothesis.errors import InvalidArgument

from claimtrack.extraction.extract import extract
from claimtrack.strategies import ClaimContract, ClaimReading
from claimtrack.strategies.claim_contract import CLAIM_PROMISES, claim_readings


def _as_readings(text):
    """What our own reader says, in the contract's form."""
    return claim_readings(extract(text))


def _altered(**changes):
    """A reader that is ours but for one fault."""
    import attrs

    def read(text):
        return [
            attrs.evolve(
                one, **{name: change(one, text) if callable(change) else change for name, change in changes.items()}
            )
            for one in _as_readings(text)
        ]

    return read


def _fickle():
    calls = []

    def read(text):
        calls.append(text)
        return _as_readings(text) if len(calls) % 2 else []

    return read


FAULTS = {
    "errors": lambda _: 1 // 0,
    "deterministic": _fickle(),
    "offsets": _altered(end=lambda _, text: len(text) + 1),
    "quote": _altered(text="nine"),
    "figures": _altered(value=lambda *_: 47),
    "bounds": _altered(value=lambda one, _: one.value.nominal or (one.value.low, one.value.high)),
    "sources": _altered(source=None),
    "invented": _altered(source="Reuters"),
    "caveats": _altered(caveat=None),
    "context": lambda text: _as_readings(text) if "\n" not in text else [],
}


@pytest.mark.parametrize("promise", CLAIM_PROMISES)
def test_a_fault_breaks_its_promise(promise):
    """Each promise is broken by a reader with just this fault, and the message shows a text."""
    contract = ClaimContract(FAULTS[promise], examples=30)
    with pytest.raises(AssertionError, match=f"^{promise}: "):
        contract.check(promise)


def test_the_smallest_sentence_explains():
    """A lost bound is shown by the plainest sentence that has one."""
    broken = dict(ClaimContract(FAULTS["bounds"], examples=50, promises=("bounds",)).broken())
    assert re.match(r"bounds: 'About 2 \w+ (were )?\w+\.' should be read as about 2 ", broken["bounds"])


@pytest.mark.parametrize("promise", CLAIM_PROMISES)
def test_our_own_reader_keeps_every_promise(promise):
    """Sentences, articles and traps."""
    ClaimContract(extract, examples=60).check(promise)


def test_a_suite_is_a_test_class():
    """One test a promise, in order, each with its sentence."""
    suite = ClaimContract(extract, promises=("offsets", "quote"), examples=5).suite()
    assert [name for name in vars(suite) if name.startswith("test_")] == ["test_offsets", "test_quote"]
    suite().test_offsets()
    assert "offsets of figures" in suite.test_offsets.__doc__


def test_a_scorecard_blames_what_it_names():
    """A reader that knows one order of words alone is right there, and nowhere else."""

    def read(text):
        said = re.match(r"(\w+) said (?:that )?(\d[\d,]*)", text)
        return [ClaimReading(said.start(2), said.end(2), int(said[2].replace(",", "")), said[1])] if said else []

    card = ClaimContract(read).scorecard(examples=10)
    rows = {row.phenomenon: row for row in card.rows}
    assert rows["order: inverted"].figures == 0
    assert rows["order: source_said"].figures > 0
    assert rows["not a figure"].figures == rows["not a figure"].sentences
    assert "nothing was read there" in rows["order: inverted"].smallest
    assert "smallest misreading" in str(card)


def test_unknown_promises_are_refused():
    """At once, with those there are."""
    with pytest.raises(InvalidArgument, match="not 'beauty'"):
        ClaimContract(extract, promises=("beauty",))
    with pytest.raises(InvalidArgument, match="not 'quote'"):
        ClaimContract(extract, promises=("offsets",)).check("quote")


@pytest.mark.parametrize("result", [5, "nine", {"value": 9}, [{"start": 0, "end": 1}], [object()]])
def test_what_a_reader_may_not_return(result):
    """The message says what the contract needs."""
    with pytest.raises(TypeError, match="the contract needs"):
        claim_readings(result)


def test_statements_are_passed_over():
    """Only figures are held to the contract."""
    assert claim_readings(extract("Police said the road was closed.")) == ()
    assert claim_readings(None) == ()
