"""The parser contract: each promise catches the parser that breaks it, with the smallest phrase; ours keep them all."""

import datetime as dt
import itertools
import re
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis.errors import InvalidArgument

from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.parsing.dates import find_dates, parse_date
from claimtrack.parsing.found import Found
from claimtrack.parsing.numbers import parse_number
from claimtrack.parsing.quantities import find_quantities, parse_quantity
from claimtrack.strategies import quantity_phrases
from claimtrack.strategies.contract import PROMISES, Contract
from claimtrack.strategies.contract_readings import Reading, readings_of

TestOurFindQuantities = Contract(find_quantities, kind="quantity", examples=60).suite()
TestOurParseQuantity = Contract(parse_quantity, kind="quantity", style="parse", examples=60).suite()
TestOurParseNumber = Contract(parse_number, kind="number", style="parse", examples=60).suite()
TestOurFindDates = Contract(find_dates, kind="date", examples=60).suite()
TestOurParseDate = Contract(parse_date, kind="date", style="parse", examples=60).suite()

PLAIN = quantity_phrases(
    bounds=["exact", "at_least"], units=["noun"], writings=["digits"], origins=["independent"], sentences=True
)
EXACT = quantity_phrases(
    units=["noun"], writings=["digits"], bounds=["exact"], bound_words=False, origins=["independent"], sentences=True
)


def digits(text):
    """A parser that knows digits and "people", and does that well."""
    return [Reading(Fraction(m[1]), *m.span(1), m[1], "person") for m in re.finditer(r"(\d+) people", text, re.ASCII)]


def only(parser, *promises, phrases=EXACT, kind="quantity"):
    """The promises among these that a parser breaks, with the explanation."""
    return dict(Contract(parser, kind=kind, promises=promises, phrases=phrases).broken())


def test_a_parser_of_digits_keeps_what_it_can():
    """A simple parser is honest in all but what it does not know."""
    broken = only(digits, "errors", "deterministic", "offsets", "text", "context", "invented")
    assert broken == {}


def test_undocumented_errors_are_found():
    """An error that is not documented breaks the promise; a documented one is an answer."""

    def fragile(text):
        if "2" in text:
            raise KeyError("2")
        return []

    assert only(fragile, "errors") == {"errors": "errors: '2' raises KeyError: '2'"}
    assert dict(Contract(fragile, errors=(KeyError,), promises=("errors",)).broken()) == {}


def test_results_that_nobody_can_read_are_errors():
    """A parser that returns something else than values needs an adaptation, and is told so."""
    assert "the contract for kind='quantity' needs a number" in only(lambda _: [object()], "errors")["errors"]


def test_different_answers_are_found():
    """A parser that counts its calls is not deterministic."""
    calls = itertools.count()
    assert "was read as 0, then as 1" in only(lambda _: [next(calls) % 2], "deterministic")["deterministic"]


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (0, 999, "which is not within"),
        (5, 5, "which is not within"),
        (-1, 3, "which is not within"),
        (None, 3, "offsets of"),
    ],
)
def test_wrong_offsets_are_found(start, end, message):
    """Offsets outside the text, empty spans and missing offsets break the promise."""
    assert message in only(lambda _: [(start, end, 2)], "offsets")["offsets"]


def test_overlapping_offsets_are_found():
    """Two readings of the same words are one too many."""
    assert "which is not within" in only(lambda text: digits(text) * 2, "offsets")["offsets"]


def test_wrong_quotes_are_found():
    """A reading that quotes other words than stand at its offsets breaks the promise."""
    broken = only(lambda text: [attrs.evolve(r, text="three") for r in digits(text)], "text")
    assert broken == {"text": "text: 'They counted 2 people.': the words are '2', quoted 'three'"}


def test_moving_with_the_context_is_found():
    """A parser that reads only at the start of a text is moved by what stands before."""
    broken = only(lambda text: digits(text) if text.startswith("They") else [], "context")
    assert "'They counted 2 people.' is read as 2 person at 13..14, but as nothing within" in broken["context"]


def test_inventions_are_found():
    """A parser that reads every digit finds figures where there are none."""
    broken = only(lambda text: [(*m.span(), int(m[0])) for m in re.finditer(r"\d+", text, re.ASCII)], "invented")
    assert re.fullmatch(r"invented: '.*': nothing is stated, but .* was read", broken["invented"])


def test_reading_twice_is_found():
    """One figure read in two halves is one too many."""
    broken = only(lambda text: [(0, 1, 2), (1, 2, 3)] if text.startswith("They counted") else [], "invented")
    assert broken["invented"] == "invented: 'They counted 2 people.': 1 stated, but 2, 3 was read"


def test_wrong_values_are_found_at_their_smallest():
    """A parser of at most three digits fails first at a thousand; the phrase that shows it is that small."""

    def short(text):
        return [Reading(Fraction(m[1]), *m.span(1)) for m in re.finditer(r"(\d{1,3})\d* \w+", text, re.ASCII)]

    broken = only(short, "values")
    assert broken == {
        "values": "values: 'They counted 3000 people.' should be read as exact 3000 person; it was read as 300"
    }


def test_nothing_read_is_a_wrong_value():
    """A parser that finds nothing is told what it should have read."""
    broken = only(lambda _: [], "values", "bounds", "units")
    assert set(broken) == {"values", "bounds", "units"}
    assert broken["values"].endswith("should be read as exact 2 person; nothing was read there")


def test_lost_bounds_are_found():
    """A bare number says exactly that number; "at least 2" read as 2 has lost its bound."""
    broken = only(
        lambda text: [(*m.span(), int(m[0])) for m in re.finditer(r"\d+", text, re.ASCII)], "bounds", phrases=PLAIN
    )
    assert re.search(r"'They counted .* 2 people.' should be read as \w+ 2 person; it was read as 2", broken["bounds"])


def test_wrong_units_are_found():
    """A unit of another name is another unit."""
    broken = only(lambda text: [attrs.evolve(r, unit="people") for r in digits(text)], "units")
    assert broken["units"].endswith("should be read as exact 2 person; it was read as 2 people")


def test_check_raises_what_pytest_shows():
    """A broken promise is an assertion that fails with the explanation; a kept one is silent."""
    contract = Contract(lambda _: [], phrases=EXACT, examples=10)
    with pytest.raises(AssertionError, match="nothing was read there"):
        contract.check("values")
    contract.check("offsets")


def test_a_suite_has_a_test_for_each_promise():
    """The class that pytest collects has one method a promise, each saying what it is about."""
    suite = Contract(digits, phrases=EXACT, examples=5).suite()
    tests = {name: method for name, method in vars(suite).items() if name.startswith("test_")}
    assert list(tests) == [f"test_{promise}" for promise in PROMISES]
    assert tests["test_offsets"].__doc__ == f"The parser {PROMISES['offsets']}."
    suite().test_offsets()
    assert list(vars(Contract(digits, kind="number", style="parse", promises=["values"]).suite()))[:1] == [
        "test_values"
    ]


@pytest.mark.parametrize(
    ("result", "kind", "shown"),
    [
        (None, "number", []),
        (9, "number", ["9"]),
        (1.1, "number", ["1.1"]),
        (Fraction(1, 3), "number", ["1/3"]),
        (Decimal("1.50"), "number", ["1.5"]),
        ([9, 10], "number", ["9", "10"]),
        (iter([(0, 1, 9)]), "number", ["9"]),
        ([(9, 10)], "quantity", ["9 to 10"]),
        (Quantity(9, None, 9, "at_least"), "quantity", ["at_least 9"]),
        ({"value": 9, "unit": "people"}, "quantity", ["9 people"]),
        ([{"start": 0, "end": 1, "value": 9, "text": "9"}], "quantity", ["9"]),
        ([Found(0, 1, Quantity(9, 9, 9, "exact"))], "quantity", ["exact 9"]),
        ("2024-02", "date", ["2024-02"]),
        (dt.date(2024, 2, 23), "date", ["2024-02-23"]),
        (dt.datetime(2024, 2, 23, 10), "date", ["2024-02-23"]),
        ([(0, 1, Moment("2024"))], "date", ["2024"]),
        (Reading(Fraction(9)), "number", ["9"]),
    ],
)
def test_what_parsers_may_return(result, kind, shown):
    """Nothing, one value or several; bare, in a tuple, a mapping or an object with offsets."""
    assert [str(reading) for reading in readings_of(result, kind)] == shown


@pytest.mark.parametrize(
    ("result", "kind"), [("9", "number"), (True, "number"), ([None], "number"), (9, "date"), (b"9", "date")]
)
def test_what_parsers_may_not_return(result, kind):
    """Text for a number, a flag, and numbers for a date raise."""
    with pytest.raises(TypeError, match="the contract for kind="):
        readings_of(result, kind)


def test_offsets_are_optional():
    """A parser without offsets is judged by order; places cannot be wrong that nobody names."""
    contract = Contract(
        lambda text: [int(n) for n in re.findall(r"\d+", text)], kind="number", style="parse", phrases=EXACT
    )
    assert "offsets" not in contract.made
    contract.check("values")


def test_ranges_and_vague_words_are_judged_fairly():
    """A pair of numbers is a range; nobody is asked for the ends of "dozens"."""

    def pairs(text):
        found = re.search(r"(\d+)\D+(\d+)", text)
        return [(int(found[1]), int(found[2]))] if found else []

    ranges = quantity_phrases(bounds=["range"], units=["noun"], writings=["digits"], origins=["independent"])
    assert only(pairs, "values", "bounds", phrases=ranges) == {}
    vague = quantity_phrases(bounds=["vague"], units=["noun"], origins=["independent"])
    assert only(lambda _: [Quantity(1, None, None, "vague")], "values", "bounds", phrases=vague) == {}
    assert set(only(lambda _: [7], "values", "bounds", phrases=vague)) == {"bounds"}


def test_a_scorecard_blames_what_it_names():
    """Each row has one phenomenon; a parser of plain digits does well there, and the rest says what it misses."""
    card = Contract(lambda text: [(*m.span(), int(m[0])) for m in re.finditer(r"\d+", text, re.ASCII)]).scorecard(5)
    rows = {row.phenomenon: row for row in card.rows}
    assert (rows["number: digits"].values, rows["number: digits"].smallest) == (rows["number: digits"].phrases, "")
    assert rows["number: small_words"].values == 0
    assert rows["number: small_words"].smallest.startswith("'They counted two.' should be read as exact 2; nothing")
    assert rows["bound: more_than"].values == rows["bound: more_than"].phrases
    assert rows["bound: more_than"].bounds == 0
    assert rows["unit: money"].units == 0
    assert rows["not a figure: name"].values < rows["not a figure: name"].phrases
    assert rows["not a figure: name"].bounds is None
    assert card.right == sum(row.values for row in card.rows)
    assert f"{card.right} of {card.phrases} values right" in str(card)


def test_a_scorecard_survives_a_parser_that_crashes():
    """A crash is a misreading, and the same card comes out twice."""

    def crashing(text):
        raise ZeroDivisionError

    contract = Contract(crashing, kind="number", style="parse")
    card = contract.scorecard(3)
    assert card == contract.scorecard(3)
    assert all(row.values == 0 for row in card.rows if row.phenomenon.startswith("number"))


def test_a_scorecard_of_dates_has_no_bounds():
    """Dates have values only, and no relative ones without a day of publication."""
    card = Contract(parse_date, kind="date", style="parse").scorecard(3)
    assert {row.bounds for row in card.rows} == {None}
    assert "relative" not in [row.phenomenon for row in card.rows]


def test_rare_faults_have_a_smallest_phrase_too():
    """A fault that a second search does not meet again is shown as it was first met."""
    seen = []

    def forgetful(text):
        seen.append(text)
        return [(*m.span(), int(m[0])) for m in re.finditer(r"\d+", text, re.ASCII)] if seen.count(text) != 1 else []

    row = Contract(forgetful, kind="number").scorecard(3).rows[0]
    assert row.values < row.phrases


@pytest.mark.parametrize(
    "options",
    [
        {"kind": "colour"},
        {"style": "guess"},
        {"promises": ("speed",)},
        {"kind": "number", "promises": ("units",)},
        {"style": "parse", "promises": ("offsets",)},
    ],
)
def test_impossible_contracts_are_refused_at_once(options):
    """Unknown kinds, styles and promises raise when the contract is made."""
    with pytest.raises(InvalidArgument):
        Contract(digits, **options)


def test_an_unknown_promise_cannot_be_checked():
    """A typo raises."""
    with pytest.raises(InvalidArgument, match="not 'ofsets'"):
        Contract(digits).check("ofsets")


def test_a_reading_elsewhere_is_no_reading_of_the_phrase():
    """A value read from other words does not count, however right it is."""
    broken = only(lambda _: [(0, 4, 2)], "values")
    assert broken["values"].endswith("should be read as exact 2 person; nothing was read there")


def test_the_context_of_a_finder_without_offsets():
    """Without offsets the values alone must stay what they were."""
    assert only(lambda text: [int(n) for n in re.findall(r"\d+", text)], "context") == {}
