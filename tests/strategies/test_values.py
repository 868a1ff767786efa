"""Strategies of values: what each can find, what it shrinks to, what its options keep out, and what it refuses."""

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from importlib import import_module

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import claimtrack.strategies as ours
from claimtrack.model.claim import Claim, Statement
from claimtrack.model.decision import Action, Decision, Grade
from claimtrack.model.document import Document
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Stance
from claimtrack.strategies import (
    attributions,
    claims,
    decisions,
    documents,
    grades,
    measures,
    moments,
    numbers,
    policies,
    quantities,
    sources,
    statements,
)
from claimtrack.strategies.registration import _STRATEGIES

# Without the phase that explains: it runs longer than the search.
SEARCH = settings(
    max_examples=2000, deadline=None, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink]
)


FINDING = settings(SEARCH, phases=[Phase.generate])


def anything(_):
    """The condition that every value meets."""
    return True


def minimal(strategy, condition=anything):
    """The simplest value of a strategy that meets a condition."""
    return find(strategy, condition, settings=SEARCH)


def finds(strategy, condition):
    """Whether a strategy finds such a value at all."""
    find(strategy, condition, settings=FINDING)
    return True


@pytest.mark.parametrize("bound", Bound)
def test_quantities_find_every_bound(bound):
    """Every shape of figure turns up."""
    assert finds(quantities(), lambda quantity: quantity.bound is bound)


@pytest.mark.parametrize(
    "condition",
    [
        lambda q: isinstance(q.nominal, Decimal),
        lambda q: isinstance(q.nominal, Fraction) and q.nominal.denominator > 1,
        lambda q: q.bound is Bound.AT_LEAST and q.approximate,
        lambda q: q.bound is Bound.RANGE and q.low_open and q.nominal is None,
        lambda q: q.bound is Bound.VAGUE and q.high is None,
        lambda q: q.unit == "percent",
        lambda q: q.nominal is not None and q.nominal > 10**6,
    ],
)
def test_quantities_find_the_rare_ones(condition):
    """Decimals, ratios, rough bounds, open ranges, boundless vague words and big numbers turn up."""
    assert finds(quantities(), condition)


@pytest.mark.parametrize(
    ("strategy", "condition", "simplest"),
    [
        (quantities(), anything, Quantity(0, 0, 0, "exact", None, "0")),
        (
            quantities(),
            lambda q: q.bound is Bound.MORE_THAN,
            Quantity(0, None, 0, "more_than", None, "more than 0", True),
        ),
        (quantities(), lambda q: q.bound is Bound.RANGE, Quantity(0, 1, None, "range", None, "0 to 1")),
        (quantities(), lambda q: (q.nominal or 0) > 99, Quantity(100, 100, 100, "exact", None, "100")),
        (quantities(min_value=7), anything, Quantity(7, 7, 7, "exact", None, "7")),
        (numbers(forms=["ratio"]), lambda n: n.denominator > 1, Fraction(1, 2)),
        (numbers(), lambda n: n > 41, 42),
        (policies(), anything, Policy()),
        (moments(kinds=["day"]), lambda m: m.time is None, Moment("2000-01-01")),
        (moments(kinds=["year"], min_year=1990), lambda m: m.part is None, Moment("2000")),
        (sources(), anything, Source("Harbour government", "government")),
        (attributions(), anything, Attribution()),
        (measures(), anything, Measure("killed")),
        (statements(), anything, Statement("people")),
        (documents(), anything, Document("")),
        (decisions(), anything, Decision("accept", "0" * 32, "people", "2000-01-01")),
        (
            decisions(actions=["prefer"]),
            anything,
            Decision("prefer", "0" * 32, "people", "2000-01-01", other=f"{10:032x}"),
        ),
        (
            decisions(),
            lambda d: d.action is Action.AMEND,
            Decision("amend", "0" * 32, "people", "2000-01-01", field="value", value="people"),
        ),
        (
            grades(),
            anything,
            Grade(Source("Harbour government", "government"), "people", "2000-01-01", "people", "A"),
        ),
        (
            claims(),
            lambda c: isinstance(c.value, Quantity),
            Claim(Measure("killed"), Quantity(0, 0, 0, "exact", None, "0")),
        ),
    ],
)
def test_what_they_shrink_to(strategy, condition, simplest):
    """The simplest example is the one a person would have written down."""
    assert minimal(strategy, condition) == simplest


@pytest.mark.parametrize(
    "kind", ["day", "month", "year", "season", "quarter", "half", "decade", "century", "yearless", "interval", "open"]
)
def test_moments_find_every_kind(kind):
    """Every kind of date can be asked for, and turns up among all."""
    shape = {
        "day": lambda m: m.is_day,
        "month": lambda m: len(m.edtf) == 7 and m.edtf[5:] <= "12",
        "year": lambda m: m.edtf.isdigit(),
        "season": lambda m: m.edtf[4:] in ("-21", "-22", "-23", "-24"),
        "quarter": lambda m: m.edtf[4:] in ("-33", "-34", "-35", "-36"),
        "half": lambda m: m.edtf[4:] in ("-40", "-41"),
        "decade": lambda m: len(m.edtf) == 4 and m.edtf.count("X") == 1,
        "century": lambda m: len(m.edtf) == 4 and m.edtf.count("X") == 2,
        "yearless": lambda m: m.edtf.startswith("XXXX"),
        "interval": lambda m: m.is_interval and not m.is_open,
        "open": lambda m: m.is_open,
    }[kind]
    assert finds(moments(), shape)

    @settings(max_examples=20, deadline=None)
    @given(moments(kinds=[kind]))
    def all_of_that_kind(moment):
        assert shape(moment)

    all_of_that_kind()


@pytest.mark.parametrize(
    ("strategy", "condition"),
    [
        (moments(), lambda m: m.part is not None),
        (moments(), lambda m: m.time is not None and m.time.tzinfo is not None),
        (moments(), lambda m: m.edtf == "XXXX-XX-XX"),
        (sources(), lambda s: s.aliases and s.edition and s.affiliation),
        (attributions(), lambda a: a.source is None and a.chain),
        (attributions(), lambda a: len(a.chain) == 3 and a.source_span and a.content_spans),
        (measures(), lambda m: m.period and m.mode and m.event),
        (claims(), lambda c: isinstance(c.value, Statement) and c.evidence),
        (claims(), lambda c: c.evidence and c.evidence.figure and c.links and c.findings),
        (claims(), lambda c: c.as_of and c.stated and c.attribution.caveat),
        (documents(any_text=True), lambda d: any("\ud800" <= point <= "\udfff" for point in d.text)),
        (statements(any_text=True), lambda s: "\0" in s.text),
    ],
)
def test_they_find_the_rare_ones(strategy, condition):
    """What the model can hold turns up, the awkward things among it."""
    assert finds(strategy, condition)


@given(
    quantities(
        bounds=["at_least", "range"], units=["EUR", None], min_value=10, max_value=Decimal("20.5"), forms=["whole"]
    )
)
def test_quantities_keep_to_their_options(quantity):
    """Bounds, units, ends and forms are what was asked for."""
    assert quantity.bound in ("at_least", "range")
    assert quantity.unit in ("EUR", None)
    for end in (quantity.low, quantity.high, quantity.nominal):
        assert end is None or (isinstance(end, int) and 10 <= end <= 20)


@given(quantities(min_value=5, max_value=5))
def test_a_single_value_makes_no_ranges(quantity):
    """Where one number is left, a range cannot be, and all else is."""
    assert quantity.bound is not Bound.RANGE
    assert {quantity.low, quantity.high} <= {5, None}


@given(moments(min_year=2023, max_year=2024, parts=False, times=False, kinds=["day", "month", "year", "interval"]))
def test_moments_keep_to_their_options(moment):
    """Years are what was asked for, and neither parts nor times appear."""
    assert moment.part is None
    assert moment.time is None
    years = [end[:4] for end in moment.edtf.split("/")]
    assert all(year in ("2023", "2024", "202X") for year in years)


@given(
    claims(
        bounds=["exact"], units=["person"], stances=["denied"], kinds=["police"], predicates=["injured"],
        statements_too=False, evidence=False,
    )
)  # fmt: skip
def test_claims_keep_to_their_options(claim):
    """Every option reaches the value it is about."""
    assert claim.value.bound is Bound.EXACT
    assert claim.value.unit == "person"
    assert claim.attribution.stance is Stance.DENIED
    assert claim.attribution.source is None or claim.attribution.source.kind is SourceKind.POLICE
    assert claim.measure.predicate == "injured"
    assert claim.evidence is None


@given(claims())
def test_evidence_quotes_what_the_claim_says(claim):
    """The figure's words in the evidence are the words of the value."""
    if claim.evidence is not None and claim.evidence.figure is not None:
        assert claim.evidence.figure == claim.value.text
        assert claim.evidence.document == claim.document.id


@given(measures(modes=["stock", None], predicates=("cost",)))
def test_measures_keep_to_their_options(measure):
    """Modes and predicates are what was asked for."""
    assert measure.mode in (Mode.STOCK, None)
    assert measure.predicate == "cost"


@pytest.mark.parametrize(
    ("strategy", "options"),
    [
        (numbers, {"min_value": 5, "max_value": 4}),
        (numbers, {"min_value": 0.5}),
        (numbers, {"max_value": True}),
        (numbers, {"forms": []}),
        (numbers, {"forms": ["float"]}),
        (numbers, {"forms": "whole"}),
        (numbers, {"forms": 5}),
        (numbers, {"min_value": Fraction(1, 3), "max_value": Fraction(1, 2), "forms": ["whole"]}),
        (numbers, {"min_value": Fraction(1, 9999), "max_value": Fraction(2, 9999), "forms": ["ratio"]}),
        (numbers, {"min_value": Fraction(1, 99999), "max_value": Fraction(2, 99999), "forms": ["decimal"]}),
        (quantities, {"bounds": ["roughly"]}),
        (quantities, {"bounds": []}),
        (quantities, {"bounds": "exact"}),
        (quantities, {"bounds": ["range"], "min_value": 5, "max_value": 5}),
        (quantities, {"units": []}),
        (quantities, {"units": "EUR"}),
        (quantities, {"units": [""]}),
        (quantities, {"units": [5]}),
        (moments, {"kinds": ["week"]}),
        (moments, {"min_year": 0}),
        (moments, {"max_year": 10_000}),
        (moments, {"min_year": True}),
        (moments, {"min_year": 2024, "max_year": 2023}),
        (moments, {"parts": "no"}),
        (moments, {"times": 1}),
        (sources, {"kinds": ["spy"]}),
        (sources, {"any_text": None}),
        (attributions, {"stances": ["sure"]}),
        (attributions, {"kinds": []}),
        (measures, {"predicates": ["Killed"]}),
        (measures, {"predicates": "killed"}),
        (measures, {"modes": ["total"]}),
        (measures, {"any_text": "yes"}),
        (statements, {"any_text": "yes"}),
        (documents, {"any_text": "yes"}),
        (claims, {"statements_too": "yes"}),
        (claims, {"evidence": 1}),
        (claims, {"bounds": []}),
        (claims, {"predicates": []}),
        (decisions, {"actions": []}),
        (decisions, {"actions": ["forget"]}),
    ],
)
def test_impossible_options_are_refused_at_once(strategy, options):
    """A typo, an empty choice and ends in the wrong order raise when the strategy is made."""
    with pytest.raises(InvalidArgument):
        strategy(**options)


NO_STRATEGIES = {"ClaimContract", "ClaimReading", "FORMS", "Step", "Told", "contract", "render"}


@pytest.mark.parametrize("name", [name for name in ours.__all__ if name not in NO_STRATEGIES])
def test_options_are_keyword_only(name):
    """No strategy takes a positional argument."""
    with pytest.raises(TypeError):
        getattr(ours, name)(1)


MODEL = [
    kind
    for room in (
        "claim",
        "comparison",
        "decision",
        "document",
        "evidence",
        "finding",
        "measure",
        "moment",
        "policy",
        "quantity",
        "source",
    )
    for name in import_module(f"claimtrack.model.{room}").__all__
    if isinstance(kind := getattr(import_module(f"claimtrack.model.{room}"), name), type)
]


@pytest.mark.parametrize("kind", MODEL, ids=lambda kind: kind.__name__)
def test_from_type_makes_every_type_of_the_model(kind):
    """``st.from_type`` yields valid values of each class, registered or made of registered ones."""

    @settings(max_examples=5, deadline=None)
    @given(st.from_type(kind))
    def is_valid(value):
        assert isinstance(value, kind)
        assert repr(value)

    is_valid()


@given(decisions(actions=["amend", "not_same"]))
def test_decisions_keep_to_their_options(decision):
    """No other action is drawn, and each has the parts that it takes."""
    assert decision.action in (Action.AMEND, Action.NOT_SAME)
    assert (decision.other is None) == (decision.field is not None)


def test_registration_needs_no_import_of_ours():
    """A user of hypothesis who imports a type of ours can ask for it: the entry point has registered it."""
    code = (
        "from hypothesis import strategies as st\n"
        "from claimtrack.model.claim import Claim\n"
        "print(repr(st.from_type(Claim))[:20])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert "one_of" in done.stdout


def test_every_registered_strategy_exists():
    """The table of registration names strategies of this package."""
    for types in _STRATEGIES.values():
        assert set(types.values()) <= set(ours.__all__)


def test_an_unknown_name_is_an_attribute_error():
    """A typo reads like one, and ``dir`` shows what there is."""
    with pytest.raises(AttributeError, match="has no attribute 'quantites'"):
        ours.quantites  # noqa: B018
    assert set(ours.__all__) <= set(dir(ours))
