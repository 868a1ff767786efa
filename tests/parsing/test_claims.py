"""Claims by hand: words, numbers and model values; every error names the argument."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from claimtrack.errors import ClaimtrackError, InvalidClaim, InvalidMoment
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import AsOfBasis, Statement
from claimtrack.model.document import Document
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Source, SourceKind, Stance
from claimtrack.parsing.claims import as_moment, as_quantity, as_source, claim

WORDS = Lexicon(
    "en",
    {"sources": {"Northern Relief Network": {"kind": "ngo", "aliases": ["NRN"], "speaks_for": "the North"}}},
)


def test_every_argument_lands_in_its_field() -> None:
    """The claim holds what was entered, words read and nothing added."""
    made = claim(
        predicate="killed",
        value="about 1,160 people",
        source="NRN",
        counted="people",
        place="Israel",
        event="7 October",
        period="2023-10-07",
        mode="cumulative",
        as_of="2024-02-23",
        stance="hedged",
        caveat="not verified",
        stated="2024-02-22",
        published="2024-02-24",
        publisher="Gazette",
        title="T",
        url="https://example.org",
        lexicon=WORDS,
    )
    who = Source("Northern Relief Network", SourceKind.NGO, ("NRN",), None, "the North", "NRN")
    assert made.measure == Measure("killed", "people", "Israel", "7 October", Moment("2023-10-07"), Mode.CUMULATIVE)
    assert isinstance(made.value, Quantity)
    assert (made.value.nominal, made.value.bound, made.value.unit) == (1160, Bound.ABOUT, "person")
    assert (made.attribution.source, made.attribution.chain) == (who, (who, Source("Gazette", SourceKind.MEDIA)))
    assert (made.attribution.stance, made.attribution.caveat) == (Stance.HEDGED, "not verified")
    assert (made.as_of, made.as_of_basis, made.stated) == (
        Moment("2024-02-23"),
        AsOfBasis.STATED,
        Moment("2024-02-22"),
    )
    document = Document(text="", title="T", published="2024-02-24", publisher="Gazette", url="https://example.org")
    assert (made.document, made.evidence, made.extractor) == (document.ref, None, "by hand")


def test_publication_stands_in_for_as_of() -> None:
    """Without an as-of the day of publication bounds it, and the basis says so; without both it is unknown."""
    printed = claim(predicate="killed", value=12, published=dt.date(2024, 2, 23))
    assert (printed.as_of, printed.as_of_basis) == (Moment("2024-02-23"), AsOfBasis.PUBLISHED)
    bare = claim(predicate="killed", value=12)
    assert (bare.as_of, bare.as_of_basis, bare.document, bare.source) == (None, None, None, None)


def test_words_of_a_date_are_read_against_publication() -> None:
    """A day without its year is the one before publication."""
    made = claim(predicate="killed", value=12, as_of="22 February", published="2024-02-23")
    assert made.as_of == Moment("2024-02-22")


def test_the_outlet_speaks_for_itself_without_a_source() -> None:
    """No source is the outlet's own voice; a chain may name the relays between."""
    own = claim(predicate="killed", value=12, publisher="Gazette")
    assert (own.attribution.source, own.source) == (None, Source("Gazette", SourceKind.MEDIA))
    relayed = claim(predicate="killed", value=12, source="Galant", chain=["Galant", "Ynet", "Gazette"])
    assert [link.name for link in relayed.attribution.chain] == ["Galant", "Ynet", "Gazette"]


def test_a_statement_has_no_predicate() -> None:
    """Reported words without a figure are a claim too."""
    words = Statement("the talks were constructive")
    assert claim(predicate=None, value=words, source="Kirby").value is words


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"value": 0.5}, "value: 0.5 is no exact number"),
    ({"value": True}, "value: True is no exact number"),
    ({"value": None}, "value: no figure"),
    ({"value": "lots and lots"}, "value: cannot read 'lots and lots'"),
    ({"value": "12 people", "unit": "hostage"}, "value: the words say the unit 'person', the unit beside them is"),
    ({"value": "12 people", "low": 3}, "value: low, high and bound go with a plain number"),
    ({"value": Statement("x"), "unit": "person"}, "value: a statement has no unit"),
    ({"value": 12, "low": 3}, "value: a value beside only one of low and high"),
    ({"value": None, "low": 9, "high": 3}, "value: low 9 is greater than high 3"),
    ({"value": None, "low": 3, "high": 9, "bound": "about"}, "value: the bound 'about' beside the ends low and high"),
    ({"value": 12, "bound": "roughly"}, "value: bound must be one of exact"),
    ({"source": " "}, "source: needs a name, not ' '"),
    ({"source": 12}, "source: needs a name, not 12"),
    ({"as_of": "2024-02-30"}, "as_of: '2024-02-30' is not in the calendar"),
    ({"as_of": "2024-02-23T25:00"}, "as_of: '2024-02-23T25:00' is not in the calendar, or not a time"),
    ({"as_of": 2024}, "as_of: needs a date or words, not 2024"),
    ({"published": "some day"}, "published: cannot read 'some day'"),
    ({"period": "once"}, "period: cannot read 'once'"),
    ({"stated": "once"}, "stated: cannot read 'once'"),
    ({"mode": "weekly"}, "measure: mode must be one of"),
    ({"stance": "sure"}, "attribution: stance must be one of"),
    ({"predicate": "Was Killed"}, "measure: a predicate is lower-case words"),
    ({"predicate": None}, "claim: a figure needs a measure"),
    ({"source": "A", "chain": ["B"]}, "attribution: the chain must start at its origin 'A'"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_an_error_names_the_argument(arguments: dict[str, Any], message: str) -> None:
    """Whatever cannot be read or contradicts itself is refused with the name of the argument first."""
    with pytest.raises(InvalidClaim) as caught:
        claim(**({"predicate": "killed", "value": 12} | arguments))
    assert str(caught.value).startswith(message)


FIGURES: list[tuple[dict[str, Any], Quantity]] = [
    ({"value": 12}, Quantity(12, 12, 12, Bound.EXACT, text="12")),
    ({"value": "1200"}, Quantity(1200, 1200, 1200, Bound.EXACT, text="1200")),
    ({"value": "-3.50"}, Quantity(Decimal("-3.50"), Decimal("-3.50"), Decimal("-3.50"), Bound.EXACT, text="-3.50")),
    ({"value": Fraction(1, 3)}, Quantity(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), Bound.EXACT, text="1/3")),
    (
        {"value": 12, "bound": "about", "unit": "x"},
        Quantity(12, 12, 12, Bound.ABOUT, "x", "about 12", approximate=True),
    ),
    ({"value": 12, "bound": "more_than"}, Quantity(12, None, 12, Bound.MORE_THAN, None, "more than 12", low_open=True)),
    (
        {"value": 12, "bound": "less_than"},
        Quantity(None, 12, 12, Bound.LESS_THAN, None, "fewer than 12", high_open=True),
    ),
    ({"value": None, "low": 12}, Quantity(12, None, 12, Bound.AT_LEAST, None, "at least 12")),
    ({"value": None, "high": 12}, Quantity(None, 12, 12, Bound.AT_MOST, None, "up to 12")),
    ({"value": None, "low": 2, "high": 3}, Quantity(2, 3, None, Bound.RANGE, None, "2 to 3")),
    ({"value": None, "low": 2, "high": 3, "bound": "range"}, Quantity(2, 3, None, Bound.RANGE, None, "2 to 3")),
    ({"value": 5, "low": 2, "high": 9}, Quantity(2, 9, 5, Bound.RANGE, None, "5 (2 to 9)")),
    ({"value": None, "low": 3, "high": 3}, Quantity(3, 3, 3, Bound.EXACT, None, "3")),
]


@pytest.mark.parametrize(("arguments", "figure"), FIGURES)
def test_plain_numbers_take_the_shape_that_was_named(arguments: dict[str, Any], figure: Quantity) -> None:
    """A number is exact unless a bound or an end is given."""
    assert as_quantity(**arguments) == figure


def test_a_unit_may_be_added_where_the_words_say_none() -> None:
    """Model values pass as they are; a unit fills the gap and is never overruled."""
    bare = Quantity(12, 12, 12, Bound.EXACT, None, "12")
    assert as_quantity(bare) is bare
    assert as_quantity(bare, "person") == Quantity(12, 12, 12, Bound.EXACT, "person", "12")
    assert as_quantity("12 people", "person").unit == "person"  # type: ignore[union-attr]


DATES: list[tuple[Any, Moment]] = [
    (Moment("2024"), Moment("2024")),
    (dt.date(2024, 2, 23), Moment("2024-02-23")),
    (dt.datetime(2024, 2, 23, 14, 55, tzinfo=dt.UTC), Moment("2024-02-23", time=dt.time(14, 55, tzinfo=dt.UTC))),
    ("2024-02-23T14:55", Moment("2024-02-23", time=dt.time(14, 55))),
    ("2024-02-23 14:55:30.5Z", Moment("2024-02-23", time=dt.time(14, 55, 30, 500000, dt.UTC))),
    (" 2023-10-07/.. ", Moment("2023-10-07/..")),
    ("XXXX-10-07", Moment("XXXX-10-07")),
    ("October 7, 2023", Moment("2023-10-07")),
]


@pytest.mark.parametrize(("value", "moment"), DATES)
def test_dates_in_every_form(value: Any, moment: Moment) -> None:
    """Model values, dates, EDTF, instants and words."""
    assert as_moment(value) == moment


def test_a_date_that_no_calendar_holds() -> None:
    """Strings in the form of a date are never taken for words."""
    with pytest.raises(InvalidMoment):
        as_moment("2024-13-01")


SOURCES = [
    ("NRN", "Northern Relief Network", None),
    ("the northern relief network", "Northern Relief Network", None),
    ("NRN situation report 50", "Northern Relief Network", "50"),
    ("NRN's bulletin No. 7", "Northern Relief Network", "7"),
    ("the Bridge Company", "Bridge Company", None),
    ("Area 51", "Area 51", None),
    ("x" * 300 + " bulletin 7", "x" * 300 + " bulletin 7", None),
]


@pytest.mark.parametrize(("words", "name", "edition"), SOURCES)
def test_names_come_from_the_lexicon_and_editions_stand_apart(words: str, name: str, edition: str | None) -> None:
    """A listed name or alias gives the canonical source; a numbered report is an edition of its publisher."""
    found = as_source(words, WORDS)
    assert as_source(found, WORDS) is found
    assert (found.name, found.edition, found.as_written) == (name, edition, words)


def test_no_words_for_editions_is_no_edition() -> None:
    """A language without such words reads names as they stand."""
    with pytest.raises(ClaimtrackError):
        as_source("x", Lexicon("xx"))
