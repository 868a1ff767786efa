"""Timelines as the page draws them: figures over as-of date, a shape and colour for each source.

Enters: timelines of one thing. Leaves: places for the template, across in percent and down in pixels, so that a drawing
fits any width. Refused: nothing; figures without a date are told beside the drawing, and of more than two hundred
things only the number is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from claimtrack.model.claim import AsOfBasis
from claimtrack.model.comparison import Change, Timeline, TimelineEntry
from claimtrack.model.policy import Policy
from claimtrack.model.source import Stance
from claimtrack.reporting.bars import Bar, axis, bars_of
from claimtrack.reporting.days import days_of
from claimtrack.reporting.headlines import CHANGES, headline
from claimtrack.reporting.html.claims import Dated, reserved, when
from claimtrack.reporting.html.index import Index
from claimtrack.reporting.scales import Scale, day_scale
from claimtrack.reporting.things import Thing
from claimtrack.reporting.words import figure, plain, source

__all__ = ["COLOURS", "Plot", "plots"]

#: How many sources have a colour and shape of their own; the others share a grey one.
COLOURS = 7
_DRAWN = 200
_HEIGHT = 240
_TOP, _BOTTOM = 18, 218  # pixels between which figures are drawn
_CORRECTED = frozenset({Change.REVISED_UP, Change.REVISED_DOWN})
_CHANGED = frozenset({*_CORRECTED, Change.NARROWED, Change.WIDENED})


@attrs.frozen
class Mark:
    """One figure in a drawing; places across in percent, down in pixels.

    Attributes:
        anchor: The name of its row in the table.
        href: The link to the claim.
        colour: The number of its source among the colours.
        x: Where its date is.
        x_from: Where the span of days begins that its date may be.
        x_width: How wide that span is; 0 for a day.
        y: Where the named number is, or the middle of what it allows.
        top: Where what it allows ends above.
        height: How high that is; 0 for one number.
        fill: ``solid``, ``fade-up``, ``fade-down`` or ``fade-both``.
        is_bounded: Whether it names a number, so that a shape is drawn there.
        published: Whether its date is only that of the publication.
        corrected: "up", "down", or "" where it corrects nothing.
        label: The figure, its source and date, for those who hear the page.
    """

    anchor: str
    href: str
    colour: int
    x: Decimal
    x_from: Decimal
    x_width: Decimal
    y: int
    top: int
    height: int
    fill: str
    is_bounded: bool
    published: bool
    corrected: str
    label: str


@attrs.frozen
class Join:
    """Lines from figures of a source to their next ones; ``revised`` where the next ones change them.

    Attributes:
        colour: The number of the source among the colours.
        revised: Whether the figures are changed.
        path: The lines as the data of a path, across in percent and down in pixels.
    """

    colour: int
    revised: bool
    path: str


@attrs.frozen
class Entry:
    """A row of the table beside a drawing."""

    anchor: str
    href: str
    figure: str
    source: str
    as_of: Dated
    change: str
    corrected: str
    stance: str
    caveat: str


@attrs.frozen
class Plot:
    """The drawing of one thing."""

    number: int
    anchor: str
    headline: str
    stance: str
    legend: tuple[tuple[int, str], ...]
    marks: tuple[Mark, ...]
    joins: tuple[Join, ...]
    across: tuple[tuple[Decimal, str], ...]
    down: tuple[tuple[int, str], ...]
    entries: tuple[Entry, ...]
    undated: int
    remarks: tuple[str, ...]
    height: int


def plots(found: Sequence[Thing], index: Index, policy: Policy | None) -> list[Plot]:
    """The drawings, those with most figures first."""
    return [_plot(number, thing, index, policy) for number, thing in enumerate(found[:_DRAWN], 1)]


def _plot(number: int, thing: Thing, index: Index, policy: Policy | None) -> Plot:
    every = [(line, place, entry) for place, line in enumerate(thing.lines, 1) for entry in line.entries]
    bars = bars_of([entry.claim for _, _, entry in every], policy, index.lexicon)
    values = axis([bar for bar in bars if bar is not None], 4)
    days = day_scale(day for _, _, entry in every for day in days_of(entry.claim))
    marks: list[Mark] = []
    joins: dict[tuple[int, bool], list[str]] = {}
    before: dict[int, Mark] = {}
    for at, ((_, place, entry), bar) in enumerate(zip(every, bars, strict=True), 1):
        anchor = f"t{number}-{at}"
        index.use(entry.claim, anchor, f"timeline {number}", _verdict(entry))
        if bar is None or not days_of(entry.claim):
            continue
        mark = _mark(anchor, entry, bar, place if place <= COLOURS else 0, days, values, index)
        if place in before:
            last = before[place]
            line = f"M{last.x},{last.y}L{mark.x},{mark.y}"
            joins.setdefault((mark.colour, entry.change in _CHANGED), []).append(line)
        before[place] = mark
        marks.append(mark)
    stance = thing.lines[0].entries[0].claim.attribution.stance
    return Plot(
        number=number,
        anchor=f"timeline-{number}",
        headline=headline(thing.measure, index.lexicon),
        stance="" if stance is Stance.ASSERTED else stance.value,
        legend=tuple((place if place <= COLOURS else 0, _voice(line)) for place, line in enumerate(thing.lines, 1)),
        marks=tuple(marks),
        joins=tuple(Join(colour, revised, "".join(lines)) for (colour, revised), lines in joins.items()),
        across=tuple((days.at(tick.value), tick.words) for tick in days.ticks),
        down=tuple((_down(tick.value, values), tick.words) for tick in values.ticks),
        entries=tuple(_entries(number, (entry for _, _, entry in every), index)),
        undated=sum(not days_of(entry.claim) for _, _, entry in every),
        remarks=tuple(
            f"{_voice(line)}: {plain(remark.message)}"
            for line in thing.lines
            for remark in line.findings
            if remark.code != "undated-figures"
        ),
        height=_HEIGHT,
    )


def _verdict(entry: TimelineEntry) -> str:
    return "" if entry.change is Change.FIRST else entry.change.value


def _voice(line: Timeline) -> str:
    return plain(line.origin.name) if line.origin is not None else "source unknown"


def _down(value: Fraction, scale: Scale) -> int:
    return round(_BOTTOM - Fraction(scale.at(value)) / 100 * (_BOTTOM - _TOP))


def _mark(anchor: str, entry: TimelineEntry, bar: Bar, colour: int, days: Scale, values: Scale, index: Index) -> Mark:
    claim = entry.claim
    dates = days_of(claim)
    first, last = (days.at(day.toordinal()) for day in (dates[0], dates[-1]))
    top = _TOP - 12 if bar.high is None else _down(bar.high, values)
    foot = _BOTTOM + 4 if bar.low is None else _down(bar.low, values)
    point = bar.point if bar.point is not None else None
    return Mark(
        anchor=anchor,
        href=index.href(claim),
        colour=colour,
        x=last,
        x_from=first,
        x_width=last - first,
        y=(top + foot) // 2 if point is None else _down(point, values),
        top=top,
        height=0 if bar.is_point else max(foot - top, 2),
        fill=_fill(bar),
        is_bounded=point is not None,
        published=claim.as_of_basis is AsOfBasis.PUBLISHED,
        corrected=_corrected(entry),
        label=_label(entry),
    )


def _fill(bar: Bar) -> str:
    """An end that only the policy or nothing at all makes is faded."""
    soft = (bar.low is None or bar.low_end == "soft", bar.high is None or bar.high_end == "soft")
    return {(False, False): "solid", (True, False): "fade-down", (False, True): "fade-up"}.get(soft, "fade-both")


def _corrected(entry: TimelineEntry) -> str:
    return {Change.REVISED_UP: "up", Change.REVISED_DOWN: "down"}.get(entry.change, "")


def _label(entry: TimelineEntry) -> str:
    claim = entry.claim
    date = when(claim)
    basis = " (published)" if date.published else ""
    change = "" if entry.change is Change.FIRST else f", {CHANGES[entry.change]}"
    return f"{figure(claim)}, {source(claim)}, {date.words or 'no date'}{basis}{change}"


def _entries(number: int, entries: Iterable[TimelineEntry], index: Index) -> Iterator[Entry]:
    for at, entry in enumerate(entries, 1):
        stance, caveat = reserved(entry.claim)
        yield Entry(
            anchor=f"t{number}-{at}",
            href=index.href(entry.claim),
            figure=figure(entry.claim),
            source=source(entry.claim),
            as_of=when(entry.claim),
            change=CHANGES[entry.change],
            corrected=_corrected(entry),
            stance=stance,
            caveat=caveat,
        )
