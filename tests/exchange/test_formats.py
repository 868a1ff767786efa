"""The registry of formats, and the promise of all of them: what is not in the text has been told."""

import json
import re
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from exported import exported, full, hard, options

from claimtrack.errors import ReportError
from claimtrack.exchange.exporting import Losses, is_url, sentence
from claimtrack.exchange.formats import FORMATS, ExportWarning, export_claims, format_named, import_claims
from claimtrack.exchange.table_rows import TableWarning
from claimtrack.model.finding import Severity
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source
from claimtrack.record.columns import to_row
from claimtrack.strategies import claims

# Each part of the full claim, and words that stand in an export which carries it.
SIGNS = {
    "counted": "villagers", "place": r"Lowland|Q102", "event": "flood[^?.]|Q100", "period": "2024-02-20", "mode": "cumulative",
    "source": r"Board|Q103", "source_kind": r"government|PublicBody", "as_written": "the board’s office",
    "affiliation": "Ministry", "speaks_for": "North", "caveat": "could not be verified", "stance": "hedged",
    "as_of": r"2024-02-22", "stated": "2024-02-21", "published": "2024-02-23", "publisher": "Gazette",
    "title": "what is known", "url": r"https://example\.org/flood", "quote": "villagers — died", "nominal": "1,?160",
    "extractor": "claimtrack 0 en", "text": "about 1,160 people", "document": "sha256:", "unit": r"person|people",
}  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("part", SIGNS)
def test_every_part_is_in_the_text_or_told_as_lost(kind: str, part: str) -> None:
    """A format that does not say where something is missing has it; the check is on the words themselves."""
    made = [full()]
    if (kind, part) == ("ucdp", "unit"):
        return  # the format counts people and nothing else
    text, findings = exported(made, kind)
    told = " ".join(finding.message for finding in findings)
    carried = re.search(SIGNS[part], text.replace("\\u2014", "—")) is not None
    assert carried or re.search(rf"\b{part} \(1\)|{part}\b.*left out", told), f"{part} is lost in silence: {told}"


@pytest.mark.parametrize("kind", FORMATS)
def test_no_claim_is_left_out_in_silence(kind: str) -> None:
    """Hard claims are all written, or counted as left out with the reason and the first of them."""
    made = [*hard(), full()]
    text, findings = exported(made, kind)
    left = sum(int(found.message.split()[2]) for found in findings if found.code == "left-out")
    written = sum(item.id in text for item in made)
    if kind in ("wikidata", "mismatches"):  # they name items, not claims
        written = text.count('"mainsnak"') if kind == "wikidata" else len(text.splitlines()) - 1
    assert written + left == len(made)
    assert {found.severity for found in findings} <= {Severity.WARNING}
    assert {found.where for found in findings} <= {kind}


@pytest.mark.parametrize("kind", FORMATS)
@given(st.lists(claims(any_text=True), max_size=4, unique_by=lambda made: made.id))
def test_any_claims_can_be_exported(kind: str, made: list) -> None:
    """Whatever the words, numbers and dates, there is a text, it is UTF-8, and equal claims give an equal text."""
    text, findings = exported(made, kind)
    assert text.encode("utf-8")
    assert (text, findings) == exported(made, kind)
    if FORMATS[kind].room not in ("mismatches", "follow_the_money", "ucdp"):
        json.loads(text)


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_to_export_is_an_empty_page(kind: str) -> None:
    """An empty collection gives a text without claims, and no finding."""
    text, findings = exported([], kind)
    assert findings == []
    assert text.endswith("\n")


def test_unknown_formats_name_the_known_ones() -> None:
    """The message lists what there is, and of those that can be read back only these."""
    names = "claim, claimreview, annotation, wikidata, mismatches, ftm, ucdp, prov"
    with pytest.raises(ReportError, match=f"format must be one of {names}, not 'rdf'"):
        export_claims([], "rdf")
    with pytest.raises(ReportError, match="format must be one of annotation, ucdp, not 'prov'"):
        import_claims("", "prov")


def test_every_format_says_what_it_is() -> None:
    """A name, a line, the address of its standard."""
    for name, made in FORMATS.items():
        assert format_named(name) is made
        assert made.name == name
        assert len(made.summary) > 20
        assert is_url(made.standard)


def test_losses_nobody_asked_for_are_one_warning() -> None:
    """Without ``on_finding`` the caller is warned on the calling line; an export that loses nothing is silent."""
    with pytest.warns(
        ExportWarning, match=r"^ucdp: .*no place for: .*caveat \(1\).*; pass on_finding= to be told$"
    ) as caught:
        export_claims([full()], "ucdp")
    assert [item.filename for item in caught] == [__file__]
    export_claims([full()], "annotation")


def test_rows_nobody_asked_for_are_one_warning() -> None:
    """Reading back warns as reading tables does."""
    with pytest.warns(TableWarning, match=r"mine: .*refused-row"):
        assert import_claims("best,high,low\n5,3,9\n", "ucdp", name="mine") == []


def test_a_sentence_for_people() -> None:
    """Who, the figure as stated, what of, as of when, and what stands in the way, on one line without controls."""
    assert sentence(full()) == (
        "the board’s office, via Wire: about 1,160 people (villagers killed in Lowland [flood] (2024-02-20/2024-02-22)), "
        "as of 2024-02-22 [hedged; could not be verified]"
    )
    lines = [sentence(made) for made in hard()]
    assert all("\n" not in line and "‮" not in line for line in lines)


def test_only_what_says_something_counts_as_lost() -> None:
    """Defaults go without saying: an asserted claim by hand in English loses nothing but what it holds."""
    losses = Losses()
    made = full()
    losses.carry(made, frozenset(name for name in to_row(made) if name not in ("stance", "language")))
    assert losses.parts == {"stance": 1}


def test_a_measure_of_words_can_be_told_apart() -> None:
    """Two claims without a place to point at are told by their ids."""
    made = attrs.evolve(full(), evidence=None, document=None)
    _, findings = exported([made], "annotation")
    assert [found.message for found in findings] == [
        f"left out 1 of 1: it has no excerpt to point at (first: {made.id})"
    ]


def test_options_are_what_a_caller_gives() -> None:
    """Nothing is needed by default."""
    made = full()
    assert options([made]).reviews[0].claim == made.id
    unknown = attrs.evolve(
        made,
        measure=Measure("killed", event="quake", period=Moment("2024")),
        value=Quantity(5, 5, 5, Bound.EXACT),
        attribution=Attribution(Source("Nobody")),
        evidence=None,
    )
    text, findings = exported([unknown], "wikidata")
    assert json.loads(text) == {"entities": {}}
    assert findings[0].message.startswith("left out 1 of 1: no Wikidata item is given for the event 'quake'")
