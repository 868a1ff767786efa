"""Strategies for measures, documents, statements and whole claims, as values.

Enters: which values, stances, predicates and modes are wanted, and whether claims carry evidence. Leaves: strategies of
claims that fit together - the evidence quotes the document, the figure's span holds the figure's words - and that
shrink to an unattributed claim by hand. Refused: options that could yield nothing.
"""

from collections.abc import Iterable
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.model.claim import AsOfBasis, Claim, Link, LinkKind, Polarity, Statement
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, SourceKind, Stance
from claimtrack.strategies.moment_values import moments
from claimtrack.strategies.options import check_flag, members, words
from claimtrack.strategies.quantity_values import quantities
from claimtrack.strategies.source_values import attributions, phrases

__all__ = ["claims", "document_refs", "documents", "evidence_of_figures", "findings", "links", "measures", "statements"]

_PREDICATES = ("killed", "injured", "taken_hostage", "displaced", "attended", "cost", "turnout", "blessé")


def measures(
    *,
    predicates: Iterable[str] | None = None,
    modes: Iterable[Mode | str | None] | None = None,
    any_text: bool = False,
) -> st.SearchStrategy[Measure]:
    """Measures, from a bare predicate to one with counted noun, place, event, period and mode.

    Args:
        predicates: The predicates wanted; None for a choice that the news knows.
        modes: The modes wanted, None among them for an unstated one; None for all.
        any_text: Whether words may hold every code point.

    Raises:
        InvalidArgument: At once, for a predicate that no measure takes, and for options that could yield nothing.
    """
    check_flag("any_text", any_text)
    named = _PREDICATES if predicates is None else words("predicates", predicates)
    for predicate in named:
        try:
            Measure(predicate)
        except ValueError as error:
            raise InvalidArgument(f"predicates: {error}") from error
    listed = (None, *Mode) if modes is None else words("modes", modes)
    chosen = [None if mode is None else members("modes", [mode], Mode)[0] for mode in listed]
    said = st.none() | phrases(any_text=any_text)
    return st.builds(Measure, st.sampled_from(named), said, said, said, st.none() | moments(), st.sampled_from(chosen))


def documents(*, any_text: bool = False) -> st.SearchStrategy[Document]:
    """Documents with a short text.

    Args:
        any_text: Whether text and words may hold every code point.
    """
    check_flag("any_text", any_text)
    said = st.none() | phrases(any_text=any_text)
    text = st.lists(phrases(any_text=any_text), max_size=4).map(" ".join)
    return st.builds(
        Document,
        text,
        said,
        st.none() | moments(kinds=["day", "month"], parts=False),
        said,
        st.none() | st.just("https://example.org/1"),
        st.sampled_from(("en", "de")),
        st.none() | st.just("reports/one.md"),
        st.integers(1, 9),
    )


def document_refs(*, any_text: bool = False) -> st.SearchStrategy[DocumentRef]:
    """References to documents that ``documents()`` draws.

    Args:
        any_text: Whether words may hold every code point.
    """
    return documents(any_text=any_text).map(lambda document: document.ref)


def evidence_of_figures() -> st.SearchStrategy[Evidence]:
    """Evidence as claims of figures carry it, each a true quotation."""
    figures = st.builds(_by_hand, st.tuples(measures(), quantities()), attributions(), *[st.none()] * 2)
    return st.builds(_quoted, figures, documents(), phrases(any_text=False)).map(lambda pair: pair[1])


def statements(*, any_text: bool = False) -> st.SearchStrategy[Statement]:
    """Reported assertions without a figure.

    Args:
        any_text: Whether their words may hold every code point.
    """
    check_flag("any_text", any_text)
    return st.builds(Statement, phrases(any_text=any_text), st.sampled_from(Polarity))


def links() -> st.SearchStrategy[Link]:
    """Links to claims that are nowhere in particular."""
    return st.builds(Link, st.sampled_from(LinkKind), st.integers(0, 9).map("{:032x}".format))


def findings(*, any_text: bool = False) -> st.SearchStrategy[Finding]:
    """Findings.

    Args:
        any_text: Whether message and place may hold every code point.
    """
    said = phrases(any_text=any_text)
    codes = st.sampled_from(("inferred-year", "unknown-unit"))
    return st.builds(Finding, codes, st.sampled_from(Severity), said, st.just("") | said)


def claims(
    *,
    bounds: Iterable[Bound | str] | None = None,
    units: Iterable[str | None] | None = None,
    stances: Iterable[Stance | str] | None = None,
    kinds: Iterable[SourceKind | str] | None = None,
    predicates: Iterable[str] | None = None,
    statements_too: bool = True,
    evidence: bool = True,
    any_text: bool = False,
) -> st.SearchStrategy[Claim]:
    """Claims, by hand or with evidence from a document that holds their words.

    Args:
        bounds: The shapes of figures wanted; None for all.
        units: The units wanted, None among them for a bare number; None for a choice that the news knows.
        stances: The stances wanted; None for all.
        kinds: The kinds of source wanted; None for all.
        predicates: The predicates wanted; None for a choice that the news knows.
        statements_too: Whether some are statements without a figure.
        evidence: Whether some carry evidence.
        any_text: Whether names, words and quotes may hold every code point.

    Raises:
        InvalidArgument: At once, for options that could yield nothing.
    """
    check_flag("statements_too", statements_too)
    check_flag("evidence", evidence)
    figures = st.tuples(measures(predicates=predicates, any_text=any_text), quantities(bounds=bounds, units=units))
    values: st.SearchStrategy[tuple[Measure | None, Quantity | Statement]] = figures
    if statements_too:
        values = figures | st.tuples(st.none(), statements(any_text=any_text))
    plain = st.builds(
        _by_hand,
        values,
        attributions(stances=stances, kinds=kinds, any_text=any_text),
        st.none() | st.tuples(moments(), st.sampled_from(AsOfBasis)),
        st.none() | moments(),
        st.lists(links(), max_size=2).map(tuple),
        st.lists(findings(any_text=any_text), max_size=2).map(tuple),
        st.sampled_from(((), ("said-before", "counted-after"))),
    )
    if not evidence:
        return plain
    return plain | st.builds(_with_evidence, plain, documents(any_text=any_text), phrases(any_text=any_text))


def _by_hand(
    value: tuple[Measure | None, Quantity | Statement],
    attribution: Attribution,
    as_of: tuple[Moment, AsOfBasis] | None,
    stated: Moment | None,
    *outside: Any,
) -> Claim:
    moment, basis = as_of or (None, None)
    return Claim(*value, attribution, moment, basis, stated, None, None, *outside)


def _quoted(claim: Claim, document: Document, after: str) -> tuple[Document, Evidence]:
    """The document with the words of a claim's value written into it, and the evidence that quotes them."""
    said = claim.value.text
    quote = f"{said} {after}."
    start = len(document.text)
    whole = attrs.evolve(document, text=f"{document.text}{quote} {after}")
    first, last = (start, start + len(said)) if isinstance(claim.value, Quantity) else (None, None)
    suffix = f" {after}"[:20]
    line = document.first_line
    return whole, Evidence(whole.id, start, start + len(quote), quote, first, last, document.text[-20:], suffix, line)


def _with_evidence(claim: Claim, document: Document, after: str) -> Claim:
    whole, found = _quoted(claim, document, after)
    return attrs.evolve(claim, evidence=found, document=whole.ref, extractor="claimtrack en")
