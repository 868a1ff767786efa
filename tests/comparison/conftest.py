"""Figures written short, for tests of comparison: "about 1,200", "35 to 40", "more than 29,500"."""

import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from claimtrack.model.claim import Claim, Link
from claimtrack.model.quantity import Quantity
from claimtrack.parsing.claims import claim

WORDS = re.compile(r"(?:(about|more than|at least|up to|less than) )?([\d,]+)(?: to ([\d,]+))?", re.ASCII)


def quantity(words: str, unit: str | None = None) -> Quantity:
    """A quantity from few words, without any of the library's own reading."""
    match = WORDS.fullmatch(words)
    assert match, words
    low = int(match[2].replace(",", ""))
    if match[3]:
        return Quantity(low, int(match[3].replace(",", "")), None, "range", unit, words)
    match match[1]:
        case "about":
            return Quantity(low, low, low, "about", unit, words, approximate=True)
        case "more than":
            return Quantity(low, None, low, "more_than", unit, words, low_open=True)
        case "at least":
            return Quantity(low, None, low, "at_least", unit, words)
        case "up to":
            return Quantity(None, low, low, "at_most", unit, words)
        case "less than":
            return Quantity(None, low, low, "less_than", unit, words, high_open=True)
    return Quantity(low, low, low, "exact", unit, words)


def figure(words: str | Quantity, source: str | None = None, **fields: Any) -> Claim:
    """A claim; people killed unless ``fields`` say otherwise; ``links`` are pairs of kind and claim."""
    links = fields.pop("links", ())
    unit = fields.pop("unit", None)
    fields = {"predicate": "killed", **fields}
    value = quantity(words, unit) if isinstance(words, str) else words
    made = claim(value=value, source=source, **fields)
    return attrs.evolve(made, links=tuple(Link(kind, other.id) for kind, other in links)) if links else made


@pytest.fixture(scope="session")
def make() -> Callable[..., Claim]:
    """The builder of claims."""
    return figure
