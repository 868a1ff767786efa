"""Disagreements as the page shows them: a table whose rows share one axis, each figure drawn as what it allows.

Enters: conflicts, strongest first. Leaves: values for the template; every claim drawn knows the row it stands in.
Refused: nothing; beyond three hundred disagreements, and beyond twelve figures of one position (three, far
down the list), only their number is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict
from claimtrack.model.policy import Policy
from claimtrack.model.source import Stance
from claimtrack.reporting.bars import Bar, End, axis, bars_of
from claimtrack.reporting.headlines import headline, hint_words, relation_words
from claimtrack.reporting.html.claims import Dated, reserved, when
from claimtrack.reporting.html.index import Index
from claimtrack.reporting.scales import Scale
from claimtrack.reporting.stories import restated
from claimtrack.reporting.words import figure, plain, source

__all__ = ["Disagreement", "Row", "Strip", "disagreements", "strip", "ticks"]

_DRAWN = 300
_POSITION_ROWS = 12
_MANY, _FEW_ROWS = 50, 3  # of disagreements far down the list fewer figures are drawn
_LEAST = Decimal("0.6")  # percent: a narrower bar could not be seen


@attrs.frozen
class Strip:
    """One bar on the shared axis, in percent of its width.

    Attributes:
        left: Where it starts.
        width: How wide it is.
        fill: ``solid``, ``fade-left``, ``fade-right`` or ``fade-both``.
        arrow_left: Whether it is open downwards for good.
        arrow_right: Whether it is open upwards for good.
        rim_left: The place of an end that does not belong to it; None where there is none.
        rim_right: The same above.
        point: The place of the number that was named; None where none was.
        denied: Whether the source says that it is not so.
        is_point: Whether it is one number and nothing more.
    """

    left: Decimal
    width: Decimal
    fill: str
    arrow_left: bool
    arrow_right: bool
    rim_left: Decimal | None
    rim_right: Decimal | None
    point: Decimal | None
    denied: bool
    is_point: bool


@attrs.frozen
class Row:
    """One figure of a disagreement."""

    anchor: str
    position: int
    opens: bool
    figure: str
    href: str
    source: str
    as_of: Dated
    stance: str
    caveat: str
    strip: Strip


@attrs.frozen
class Disagreement:
    """One disagreement with its drawing."""

    number: int
    anchor: str
    headline: str
    relation: str
    soft: bool
    hint: str
    reason: str
    rows: tuple[Row, ...]
    left_out: tuple[str, ...]
    ticks: tuple[tuple[Decimal, str], ...]
    findings: tuple[str, ...]
    span: str
    apart: str


def disagreements(conflicts: Sequence[Conflict], index: Index, policy: Policy | None) -> list[Disagreement]:
    """The disagreements that are drawn, in the order given."""
    return [_disagreement(number, conflict, index, policy) for number, conflict in enumerate(conflicts[:_DRAWN], 1)]


def _disagreement(number: int, conflict: Conflict, index: Index, policy: Policy | None) -> Disagreement:
    again = restated(conflict.claims)
    told = [[claim for claim in position.claims if claim.id not in again] for position in conflict.positions]
    most = _POSITION_ROWS if number <= _MANY else _FEW_ROWS
    drawn = [(place, claims[:most]) for place, claims in _ends(list(enumerate(told, 1)), most)]
    shown = [claim for _, claims in drawn for claim in claims]
    bars = [bar for bar in bars_of(shown, policy, index.lexicon) if bar is not None]
    scale = axis(bars)
    words = f"disagreement {number}"
    rows = list(_rows(number, drawn, bars, scale, index))
    for row, claim in zip(rows, shown, strict=True):
        index.use(claim, row.anchor, words, conflict.relation.value)
    for claim in conflict.claims:
        index.use(claim, f"disagreement-{number}", words, conflict.relation.value)
    share = None if conflict.ratio is None else round(conflict.ratio * 100)
    return Disagreement(
        number=number,
        anchor=f"disagreement-{number}",
        headline=headline(conflict.measure, index.lexicon),
        relation=relation_words(conflict),
        soft=conflict.soft,
        hint=hint_words(conflict),
        reason=plain(conflict.reason),
        rows=tuple(rows),
        left_out=tuple(_left_out(told, most)),
        ticks=ticks(scale),
        findings=tuple(plain(str(finding)) for finding in conflict.findings),
        span=" / ".join(figure(claim) for claim in conflict.pair) if conflict.pair is not None else "",
        apart="" if share is None else f"{share:,} % apart",
    )


def _rows(
    number: int, drawn: Iterable[tuple[int, Sequence[Claim]]], bars: Sequence[Bar], scale: Scale, index: Index
) -> Iterator[Row]:
    at = 0
    for position, claims in drawn:
        for place, claim in enumerate(claims):
            stance, caveat = reserved(claim)
            yield Row(
                anchor=f"d{number}-{at + 1}",
                position=position,
                opens=place == 0,
                figure=figure(claim),
                href=index.href(claim),
                source=source(claim),
                as_of=when(claim),
                stance=stance,
                caveat=caveat,
                strip=strip(bars[at], scale, denied=claim.attribution.stance in (Stance.DENIED, Stance.DISPUTED)),
            )
            at += 1


def _ends(told: Sequence[tuple[int, Sequence[Claim]]], most: int) -> Sequence[tuple[int, Sequence[Claim]]]:
    """The lowest and the highest positions, where there are very many."""
    return told if len(told) <= 2 * most else (*told[:most], *told[-most:])


def _left_out(told: Sequence[Sequence[Claim]], most: int) -> Iterator[str]:
    """What the drawing leaves out, each in a clause."""
    drawn = _ends(list(enumerate(told, 1)), most)
    if len(drawn) < len(told):
        yield f"{len(told) - len(drawn):,} positions between these are not drawn"
    for number, claims in drawn:
        more = len(claims) - most
        if more > 0:
            yield f"{more:,} more figure{'' if more == 1 else 's'} in position {number}"


def strip(bar: Bar, scale: Scale, *, denied: bool = False) -> Strip:
    """The places of a bar on an axis; an open end reaches the rim of the drawing."""
    left = Decimal(0) if bar.low is None else scale.at(bar.low)
    right = Decimal(100) if bar.high is None else scale.at(bar.high)
    if right - left < _LEAST:
        middle = (left + right) / 2
        left = min(max(middle - _LEAST / 2, Decimal(0)), Decimal(100) - _LEAST)
        right = left + _LEAST
    soft = (bar.low_end is End.SOFT, bar.high_end is End.SOFT)
    fill = {(False, False): "solid", (True, False): "fade-left", (False, True): "fade-right"}.get(soft, "fade-both")
    return Strip(
        left=left,
        width=right - left,
        fill=fill,
        arrow_left=bar.low_end is End.OPEN,
        arrow_right=bar.high_end is End.OPEN,
        rim_left=left if bar.low_end is End.EXCLUDED else None,
        rim_right=right if bar.high_end is End.EXCLUDED else None,
        point=None if bar.point is None else scale.at(bar.point),
        denied=denied,
        is_point=bar.is_point,
    )


def ticks(scale: Scale) -> tuple[tuple[Decimal, str], ...]:
    """The ticks of an axis as places and words."""
    return tuple((scale.at(tick.value), tick.words) for tick in scale.ticks)
