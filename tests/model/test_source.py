"""Sources, attributions and spans: what cannot be said of a voice is refused."""

import pytest
from hypothesis import given

from claimtrack.errors import InvalidClaim
from claimtrack.model.source import Attribution, Source, SourceKind, Span, Stance
from claimtrack.strategies import attributions, sources, spans

POLICE = Source("Police", SourceKind.POLICE)
GAZETTE = Source("Gazette", SourceKind.MEDIA)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"name": ""}, "needs a name"),
        ({"name": "  "}, "needs a name"),
        ({"name": None}, "needs a name"),
        ({"kind": "spy"}, "source kind must be one of"),
        ({"aliases": "abc"}, "aliases must be a tuple"),
        ({"aliases": ["abc"]}, "aliases must be a tuple"),
        ({"aliases": (1,)}, "aliases must be a tuple"),
        ({"affiliation": POLICE}, "affiliation must be str or None"),
        ({"speaks_for": 1}, "speaks_for must be str or None"),
        ({"as_written": None}, "as_written must be str"),
        ({"edition": 50}, "edition must be str or None"),
    ],
)
def test_sources_are_not_coerced(fields, problem):
    """A source without a name, of an unknown kind, or with fields of another type raises."""
    with pytest.raises(InvalidClaim, match=problem):
        Source(**({"name": "Police"} | fields))


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"source": "Police"}, "source must be Source or None"),
        ({"chain": "Police"}, "chain must be a tuple"),
        ({"chain": ("Police",)}, "chain must be a tuple"),
        ({"stance": "sure"}, "stance must be one of"),
        ({"caveat": True}, "caveat must be str or None"),
        ({"cue": 1}, "cue must be str or None"),
        ({"source_span": (0, 5)}, "source_span must be Span or None"),
        ({"cue_span": (0, 5)}, "cue_span must be Span or None"),
        ({"content_spans": ((0, 5),)}, "content_spans must be a tuple"),
        ({"rule": 1}, "rule must be str or None"),
        ({"source_span": Span(0, 5)}, "cannot have source words"),
        ({"source": POLICE, "chain": (GAZETTE, POLICE)}, "must start at its origin 'Police', not 'Gazette'"),
    ],
)
def test_attributions_are_not_coerced(fields, problem):
    """Source words without a source, a chain that starts elsewhere, and wrong types raise."""
    with pytest.raises(InvalidClaim, match=problem):
        Attribution(**fields)


@pytest.mark.parametrize("ends", [(-1, 5), (5, 4), (0.0, 5), (0, None), (True, 5), ("0", "5")])
def test_spans_are_ordered_whole_numbers(ends):
    """A span that starts before the text, runs backwards, or is not made of offsets raises."""
    with pytest.raises(InvalidClaim):
        Span(*ends)


@given(spans())
def test_a_span_is_half_open(span):
    """A span holds its start, unless it is empty, and never its end."""
    assert (span.start in span) == (span.start < span.end)
    assert span.end not in span


@given(sources())
def test_a_source_is_named_in_its_repr(source):
    """The repr gives name, kind, and the text's own words where they differ."""
    assert repr(source.name) in repr(source)
    assert (f"as_written={source.as_written!r}" in repr(source)) == (source.as_written not in ("", source.name))


@given(attributions())
def test_a_chain_starts_at_its_origin(attribution):
    """Where both are known, the first of the chain is the source."""
    if attribution.source is not None and attribution.chain:
        assert attribution.chain[0].name == attribution.source.name


@pytest.mark.parametrize(
    ("attribution", "shown"),
    [
        (Attribution(), "Attribution(the outlet, asserted)"),
        (Attribution(POLICE, (POLICE,)), "Attribution('Police', asserted)"),
        (
            Attribution(POLICE, (POLICE, GAZETTE), "denied", "unverified"),
            "Attribution('Police' via Gazette, denied, caveat='unverified')",
        ),
    ],
)
def test_repr_reads_well(attribution, shown):
    """Who, through whom, how, and with what reservation."""
    assert repr(attribution) == shown


def test_words_of_enumerations_become_members():
    """A kind and a stance may be given by their words."""
    assert Source("Police", "police").kind is SourceKind.POLICE
    assert Attribution(stance="hedged").stance is Stance.HEDGED
