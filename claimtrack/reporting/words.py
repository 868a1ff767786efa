"""Words from the news made safe to show, and model values in the words of a report.

Enters: any string, and values of the model. Leaves: single lines without control characters for terminals, cells that
no spreadsheet takes for a formula. Refused: nothing.
"""

import re
from decimal import Decimal

import attrs

from claimtrack.model.claim import AsOfBasis, Claim, Statement
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.measure import Measure
from claimtrack.model.quantity import Bound, Number
from claimtrack.model.source import Source, Stance

__all__ = ["as_of", "figure", "measure", "notes", "plain", "protected", "source", "title"]

# Terminal commands: colours and cursor moves (CSI), window titles and links (OSC).
_COMMANDS = re.compile("\x1b\\[[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?")
# Controls, lone surrogates, and the marks that turn the direction of all that follows on the line.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")
_QUOTES = "\"'“”‘’«» "
# With apostrophes before it: reading takes one off, so that "'=1" must get another to come back as it was.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def plain(words: str) -> str:
    r"""Words as one line that a terminal shows and does not obey.

    >>> plain("more than\n29,500 \x1b[31mpeople\x1b[0m")
    'more than 29,500 people'
    """
    line = _SPACES.sub(" ", _COMMANDS.sub("", words))
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub("", line)).strip()


def protected(cell: object) -> object:
    """A cell that a spreadsheet shows instead of running it: text that looks like a formula gets a ' in front.

    >>> protected("=HYPERLINK(1)"), protected(-5)
    ("'=HYPERLINK(1)", -5)
    """
    if isinstance(cell, str):
        # A bare carriage return is not quoted by csv.writer, and a spreadsheet would start a row of formulas behind it.
        cell = _SURROGATES.sub("\ufffd", cell).replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
        return f"'{cell}" if _FORMULA.match(cell) else cell
    return cell


def figure(claim: Claim) -> str:
    """The figure as it was stated, or the statement in quotation marks; without words the numbers behind it."""
    if isinstance(claim.value, Statement):
        denied = " (denied)" if claim.value.polarity == "denied" else ""
        return f"“{plain(claim.value.text).strip(_QUOTES)}”{denied}"
    words = plain(claim.value.text)
    if words:
        return words
    low, high = (_number(end) for end in (claim.value.low, claim.value.high))
    ends = low if low == high else f"{low} to {high}" if low and high else low or high
    bound = "" if claim.value.bound in (Bound.EXACT, Bound.RANGE) else claim.value.bound.replace("_", " ")
    return " ".join(part for part in (bound, ends, claim.value.unit) if part)


def _number(value: Number | None) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int | Decimal) else str(value)


def measure(counted: Measure | None) -> str:
    """What is counted, in a line; "" for a statement. A noun that says the predicate too stands once.

    >>> measure(Measure("excess_deaths", "excess deaths", "Puerto Rico"))
    'excess deaths in Puerto Rico'
    """
    if counted is None:
        return ""
    if counted.counted is not None and counted.counted.casefold() == counted.predicate.replace("_", " "):
        counted = attrs.evolve(counted, counted=None)
    return plain(str(counted))


def source(claim: Claim) -> str:
    """Who says so, as written; with the canonical name where that differs, and the relays between it and the outlet."""
    said = claim.attribution.source
    if said is None:
        publisher = claim.document.publisher if claim.document is not None else None
        return f"{plain(publisher)} (own voice)" if publisher else "(no source)"
    name, written = plain(said.name), plain(said.as_written)
    shown = written if written else name
    # "Israeli information" does not name Israel, "the group Hamas" names Hamas.
    if written and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", written, re.IGNORECASE):
        shown = f"{written} ({name})"
    relays = _relays(claim)
    return f"{shown}, via {' > '.join(relays)}" if relays else shown


def _relays(claim: Claim) -> list[str]:
    """The links of a chain between its origin and the outlet that printed it."""
    links: list[Source] = list(claim.attribution.chain[1:])
    publisher = claim.document.publisher if claim.document is not None else None
    if links and publisher is not None and links[-1].name == publisher:
        links.pop()
    return [plain(link.name) for link in links]


def as_of(claim: Claim) -> str:
    """The state of knowledge, marked where only the publication date stands in for it; seconds only where said."""
    if claim.as_of is None:
        return "unknown"
    words = re.sub(r"(T\d\d:\d\d):00(?!\d)", r"\1", str(claim.as_of))
    return f"{words} (published)" if claim.as_of_basis is AsOfBasis.PUBLISHED else words


def notes(claim: Claim) -> str:
    """The caveat, and how the source stands to the figure where it does not plainly assert it."""
    parts = [] if claim.attribution.stance is Stance.ASSERTED else [claim.attribution.stance.value]
    if claim.attribution.caveat:
        parts.append(plain(claim.attribution.caveat))
    return "; ".join(parts)


def title(document: Document | DocumentRef | None) -> str:
    """What a document is called: its headline, or else its file, publisher or address."""
    if document is None:
        return "entered by hand"
    named = document.title or document.path or document.publisher or document.url
    return plain(named) if named else "untitled"
