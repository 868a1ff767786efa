"""Claims that the tests of exports share: one with every part filled, and ones that formats find hard."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import attrs

from claimtrack.exchange.exporting import ExportOptions
from claimtrack.exchange.formats import export_claims
from claimtrack.exchange.reviews import Review
from claimtrack.model.claim import AsOfBasis, Claim, Link, Statement
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, Span, Stance

TEXT = "It rained. The board’s office said that about 1,160 people — villagers — died in the flood. More may follow."
START, END = 11, TEXT.index(" More")
DOCUMENT = Document(
    TEXT,
    "A flood, & what is known",
    Moment("2024-02-23"),
    "Gazette",
    "https://example.org/flood?a=1&b=2",
    "en",
    "flood.md",
    3,
)
BOARD = Source("Board", "government", ("The Council",), "Ministry", "North", "the board’s office", "50")
WIRE = Source("Wire", "ngo")


def full() -> Claim:
    """A claim with every part filled, each with words of its own."""
    figure = TEXT.index("about")
    return Claim(
        Measure("killed", "villagers", "Lowland", "flood", Moment("2024-02-20/2024-02-22"), "cumulative"),
        Quantity(1160, 1160, 1160, Bound.ABOUT, "person", "about 1,160 people", approximate=True),
        Attribution(
            BOARD, (BOARD, WIRE, Source("Gazette", "media")), Stance.HEDGED, "could not be verified", "said",
            Span(11, 30), Span(31, 35), (Span(40, 60),), "said-before",
        ),
        Moment("2024-02-22"),
        AsOfBasis.STATED,
        Moment("2024-02-21"),
        Evidence(DOCUMENT.id, START, END, TEXT[START:END], figure, figure + 18, "It rained. ", " More may", 5),
        DOCUMENT.ref,
        (Link("same_as", "0" * 32),),
        (Finding("unknown-unit", "info", "a doubt", "chars 3-9"),),
        ("said-before", "counted-after"),
        "claimtrack 0 en",
    )  # fmt: skip


def with_value(value: Quantity | Statement, made: Claim | None = None) -> Claim:
    """The full claim by hand with another value; a statement has no measure."""
    base = attrs.evolve(made or full(), evidence=None)
    return attrs.evolve(base, value=value, measure=None if isinstance(value, Statement) else base.measure)


def hard() -> list[Claim]:
    """Values, dates and texts that formats find hard."""
    values = [
        Quantity(0, 0, 0, Bound.EXACT, "person", "nobody"),
        Quantity(0, 10, None, Bound.RANGE, "person", "up to ten"),
        Quantity(0, 10, 2, Bound.RANGE, "person", "2 (0 to 10)"),
        Quantity(29500, None, 29500, Bound.MORE_THAN, "person", "more than 29,500", low_open=True),
        Quantity(None, 300, 300, Bound.AT_MOST, "person", "up to 300"),
        Quantity(None, 300, 300, Bound.LESS_THAN, "person", "fewer than 300", high_open=True),
        Quantity(24, None, None, Bound.VAGUE, "person", "dozens"),
        Quantity(Decimal("2.50"), Decimal("2.50"), Decimal("2.50"), Bound.EXACT, "percent", "2.50 percent"),
        Quantity(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), Bound.EXACT, None, "a third"),
        Statement("=HYPERLINK(1) </script> ‮ “no” \t\r\nNEVER", "denied"),
    ]
    made = [with_value(value) for value in values]
    bare = Claim(Measure("killed"), Quantity(47, 47, 47, Bound.EXACT))
    dates = ["2024", "2024-02", "202X", "20XX", "XXXX-02-23", "2024-22", "../2024-02-23", "2024-02-23/.."]
    measured = [attrs.evolve(bare, measure=Measure("killed", period=Moment(date))) for date in dates]
    noon = Moment("2024-02-23", time=dt.time(12, 0, tzinfo=dt.timezone(dt.timedelta(hours=2))))
    dated = [
        attrs.evolve(bare, as_of=moment, as_of_basis="stated", stated=moment)
        for moment in (noon, Moment("2024-02-23", "evening"), Moment("2024-02", "end"), *map(Moment, dates))
    ]
    return [*made, bare, *measured, *dated]


ITEMS = {"flood": "Q100", "*": "Q101", "Lowland": "Q102", "Board": "Q103"}


def options(claims: list[Claim]) -> ExportOptions:
    """What every format needs to export these claims."""
    reviews = [
        Review(
            made.id,
            "Mostly right",
            "https://check.example/1",
            "Checkers",
            "https://check.example",
            "2024-03-01",
            4,
            5,
            1,
        )
        for made in claims
    ]
    entities = {"entities": {item: {"id": item, "claims": {}} for item in ITEMS.values()}}
    return ExportOptions(items=ITEMS, entities=entities, reviews=reviews)


def exported(claims: list[Claim], format: str) -> tuple[str, list[Finding]]:  # noqa: A002
    """Claims in a format, and what it told."""
    findings: list[Finding] = []
    return export_claims(claims, format, options=options(claims), on_finding=findings.append), findings
