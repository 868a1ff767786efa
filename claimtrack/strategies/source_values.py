"""Strategies for sources and attributions, as values.

Enters: which kinds of source and which stances are wanted. Leaves: strategies that draw nothing else. Refused: options
that could yield nothing. The names are made up of ordinary words and mean nobody.
"""

from collections.abc import Iterable

from hypothesis import strategies as st

from claimtrack.model.source import Attribution, Source, SourceKind, Span, Stance
from claimtrack.strategies.options import check_flag, members

__all__ = ["attributions", "phrases", "sources", "spans"]

_OF = ("Harbour", "Northern", "Delta", "Côte", "İzmir", "Nordö", "Al-Zahra", "St. Anne's")
_LOW = "".join(map(chr, range(0xDC00, 0xE000)))
_WHO = {
    SourceKind.GOVERNMENT: "government",
    SourceKind.MILITARY: "army",
    SourceKind.ARMED_GROUP: "front",
    SourceKind.POLICE: "police",
    SourceKind.EMERGENCY_SERVICE: "fire brigade",
    SourceKind.HEALTH_AUTHORITY: "health ministry",
    SourceKind.INTERGOVERNMENTAL: "Union",
    SourceKind.NGO: "Relief Network",
    SourceKind.COMPANY: "Steel",
    SourceKind.UNION: "dockers",
    SourceKind.PARTY: "Party",
    SourceKind.MEDIA: "Gazette",
    SourceKind.RESEARCH: "University",
    SourceKind.POLL: "Poll",
    SourceKind.DATA: "Register",
    SourceKind.PERSON: "Lee",
    SourceKind.WITNESS: "resident",
    SourceKind.ANONYMOUS: "officials",
    SourceKind.UNKNOWN: "sources",
}


def phrases(*, any_text: bool) -> st.SearchStrategy[str]:
    """Words that a text could hold; with ``any_text`` every code point, NUL and lone surrogates among them."""
    plain = st.sampled_from(("people", "the harbour", "İzmir", "12 of them", "cannot be verified", 'the "old" town'))
    return plain | _unpaired() if any_text else plain


def _unpaired() -> st.SearchStrategy[str]:
    """Any text that says something, but for high and low surrogates side by side, which no JSON can tell apart."""
    points = st.characters(exclude_categories=(), exclude_characters=_LOW)
    low = st.sampled_from(_LOW)
    return st.one_of(st.text(points, min_size=1), low).filter(lambda text: bool(text.strip()))


def sources(*, kinds: Iterable[SourceKind | str] | None = None, any_text: bool = False) -> st.SearchStrategy[Source]:
    """Sources with aliases, sides and editions.

    Args:
        kinds: The kinds wanted; None for all.
        any_text: Whether names and words may hold every code point, instead of looking like names.

    Raises:
        InvalidArgument: At once, for options that could yield nothing.
    """
    check_flag("any_text", any_text)
    chosen = members("kinds", kinds, SourceKind)
    said = st.none() | phrases(any_text=any_text)
    plain = st.tuples(st.sampled_from(_OF), st.sampled_from(chosen)).map(
        lambda pair: (f"{pair[0]} {_WHO[pair[1]]}", pair[1])
    )
    named = plain | st.tuples(_unpaired(), st.sampled_from(chosen)) if any_text else plain
    aliases = st.lists(st.sampled_from(_OF), max_size=2, unique=True).map(tuple)
    written = st.just("") | phrases(any_text=any_text)
    return st.tuples(named, aliases, said, said, written, said).map(lambda drawn: Source(*drawn[0], *drawn[1:]))


def spans() -> st.SearchStrategy[Span]:
    """Spans of up to a hundred code points."""
    return st.tuples(st.integers(0, 500), st.integers(0, 100)).map(lambda pair: Span(pair[0], sum(pair)))


def attributions(
    *,
    stances: Iterable[Stance | str] | None = None,
    kinds: Iterable[SourceKind | str] | None = None,
    any_text: bool = False,
) -> st.SearchStrategy[Attribution]:
    """Attributions: the outlet's own voice, or a source with its chain of relays, cue, caveat and spans.

    Args:
        stances: The stances wanted; None for all.
        kinds: The kinds of source wanted; None for all.
        any_text: Whether names and words may hold every code point.

    Raises:
        InvalidArgument: At once, for options that could yield nothing.
    """
    said = st.none() | phrases(any_text=any_text)
    source = sources(kinds=kinds, any_text=any_text)
    relays = st.lists(sources(any_text=any_text), max_size=2)

    def build(
        origin: Source | None, relayed: list[Source], where: Span | None, stance: Stance, *rest: str | None
    ) -> Attribution:
        chain = () if not relayed else tuple(relayed) if origin is None else (origin, *relayed)
        caveat, cue, rule = rest
        return Attribution(
            origin, chain, stance, caveat, cue, where if origin else None, where if cue else None, rule=rule
        )

    chosen = members("stances", stances, Stance)
    whole = st.builds(
        build, st.none() | source, relays, st.none() | spans(), st.sampled_from(chosen), said, said, st.none() | said
    )
    contents = st.lists(spans(), max_size=2).map(lambda found: tuple(sorted(found)))
    return st.builds(_with_contents, whole, contents)


def _with_contents(attribution: Attribution, contents: tuple[Span, ...]) -> Attribution:
    a = attribution
    return Attribution(a.source, a.chain, a.stance, a.caveat, a.cue, a.source_span, a.cue_span, contents, a.rule)
