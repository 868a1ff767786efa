"""Disagreements and timelines as pictures, to be printed or put into an article.

Enters: conflicts or timelines. Leaves: SVG or PNG as bytes. Refused: formats that do not exist, nothing to draw, and
PNG without the extra ``charts``. Colours are told apart by colour-blind readers, and shapes say the same as colours do.
"""

from collections.abc import Sequence
from fractions import Fraction

from claimtrack.errors import MissingExtraError, ReportError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import AsOfBasis
from claimtrack.model.comparison import Change, Conflict, Timeline, TimelineEntry
from claimtrack.model.policy import Policy
from claimtrack.model.source import Stance
from claimtrack.reporting.bars import Bar, End, axis, bars_of
from claimtrack.reporting.dates import dated
from claimtrack.reporting.days import days_of
from claimtrack.reporting.headlines import headline, hint_words, relation_words
from claimtrack.reporting.scales import Scale, day_scale
from claimtrack.reporting.stories import restated
from claimtrack.reporting.svg import COLOURS, PAPER, QUIET, SHAPES, Drawing
from claimtrack.reporting.words import figure, notes, source

__all__ = ["CHART_FORMATS", "chart"]

#: What a chart can be written as.
CHART_FORMATS = ("svg", "png")
_BLUE = COLOURS[1]
_LEFT, _RIGHT = 320, 40  # pixels beside the axis of a disagreement
_PLOT = 320  # the height of a timeline
_MOST = 24  # figures of one disagreement that are drawn
_CORRECTED = {Change.REVISED_UP: "M0,-18 l6,9 h-12 z", Change.REVISED_DOWN: "M0,18 l6,-9 h-12 z"}
_CHANGED = frozenset({*_CORRECTED, Change.NARROWED, Change.WIDENED})


def chart(
    subject: Conflict | Timeline | Sequence[Conflict] | Sequence[Timeline],
    format: str = "svg",  # noqa: A002 - what everybody calls it
    *,
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
    width: int = 960,
) -> bytes:
    """A picture of disagreements, one below the other, or of timelines on one pair of axes.

    Args:
        subject: A conflict or several; a timeline, or several that speak of one thing.
        format: ``svg``, or ``png`` at twice the size in pixels.
        policy: How figures are read.
        lexicon: The words for headings and units.
        width: In pixels, at least 480.

    Raises:
        ReportError: For an unknown format, nothing to draw, or a width too narrow to draw in.
        MissingExtraError: For PNG where its library is not installed: ``pip install 'claimtrack[charts]'``.

    >>> from claimtrack.comparison.conflicts import find_conflicts
    >>> from claimtrack.parsing.claims import claim
    >>> march = dict(predicate="attended", event="march", period="2023-03-23", as_of="2023-03-23")
    >>> found = find_conflicts([claim(value=800, source="CGT", **march), claim(value=119, source="police", **march)])
    >>> chart(found)[:4], b">CGT<" in chart(found)
    (b'<svg', True)
    """
    if format not in CHART_FORMATS:
        raise ReportError(f"a chart is one of {', '.join(CHART_FORMATS)}, not {format!r}")
    if width < 480:
        raise ReportError(f"a chart needs a width of 480 pixels, not {width}")
    listed = [subject] if isinstance(subject, Conflict | Timeline) else list(subject)
    conflicts = [one for one in listed if isinstance(one, Conflict)]
    lines = [one for one in listed if isinstance(one, Timeline)]
    if conflicts and not lines:
        drawn = _disagreements(conflicts, policy, lexicon, width)
    elif lines and not conflicts:
        drawn = _timelines(lines, policy, lexicon, width)
    else:
        raise ReportError("there is nothing to draw: a chart needs conflicts, or timelines, and not both")
    return drawn.encode("utf-8") if format == "svg" else _png(drawn)


def _png(drawn: str) -> bytes:
    try:
        from vl_convert import svg_to_png
    except ImportError:
        raise MissingExtraError("a chart in PNG", "charts") from None
    return bytes(svg_to_png(drawn, scale=2))


def _disagreements(conflicts: Sequence[Conflict], policy: Policy | None, lexicon: Lexicon | None, width: int) -> str:
    drawing = Drawing(width)
    y = 40
    titles = []
    for conflict in conflicts:
        titles.append(headline(conflict.measure, lexicon))
        y = drawing.wrapped(titles[-1], 24, y, width - 48, 20, font_weight="bold")
        said = [relation_words(conflict), *(["soft"] if conflict.soft else []), hint_words(conflict)]
        drawing.words(" · ".join(part for part in said if part), 24, y, 12, "#9a3412")
        y = drawing.wrapped(conflict.reason, 24, y + 22, width - 48, 13, QUIET)
        y = _stands(drawing, conflict, y + 14, policy, lexicon) + 48
    return drawing.finished(y - 16, "; ".join(titles))


def _stands(drawing: Drawing, conflict: Conflict, y: int, policy: Policy | None, lexicon: Lexicon | None) -> int:
    """The figures of a disagreement on one axis; gives the place below them."""
    again = restated(conflict.claims)
    told = [claim for claim in conflict.claims if claim.id not in again]
    shown = told if len(told) <= _MOST else [*told[: _MOST // 2], *told[-_MOST // 2 :]]
    bars = [bar for bar in bars_of(shown, policy, lexicon) if bar is not None]
    scale = axis(bars)
    first = y
    for claim, bar in zip(shown, bars, strict=True):
        below = drawing.wrapped(figure(claim), 24, y + 20, _LEFT - 50, 14, font_weight="bold")
        below = drawing.wrapped(source(claim), 24, below - 1, _LEFT - 50, 12)
        basis = " (published)" if claim.as_of_basis is AsOfBasis.PUBLISHED else ""
        extra = " · ".join(part for part in (f"{dated(claim.as_of) or 'date unknown'}{basis}", notes(claim)) if part)
        below = drawing.wrapped(extra, 24, below, _LEFT - 50, 11, QUIET)
        _bar(drawing, bar, scale, y + 15, denied=claim.attribution.stance in (Stance.DENIED, Stance.DISPUTED))
        y = below - 4
    for tick in scale.ticks:
        x = _across(drawing, scale, tick.value)
        drawing.line(x, first, x, y)
        drawing.words(tick.words, x, y + 16, 11, QUIET, text_anchor="middle")
    if len(told) > len(shown):
        drawing.words(f"{len(told) - len(shown):,} figures between these are not drawn", 24, y + 16, 11, QUIET)
    return y + 16


def _across(drawing: Drawing, scale: Scale, value: Fraction) -> Fraction:
    return _LEFT + Fraction(scale.at(value)) / 100 * (drawing.width - _LEFT - _RIGHT)


def _bar(drawing: Drawing, bar: Bar, scale: Scale, y: int, *, denied: bool) -> None:
    left = Fraction(_LEFT) if bar.low is None else _across(drawing, scale, bar.low)
    right = Fraction(drawing.width - _RIGHT) if bar.high is None else _across(drawing, scale, bar.high)
    if not bar.is_point:
        soft = {"left": bar.low_end is End.SOFT, "right": bar.high_end is End.SOFT}
        kind = "both" if all(soft.values()) else next((side for side, is_soft in soft.items() if is_soft), "")
        fill = drawing.fade(_BLUE, kind) if kind else _BLUE
        more = {"fill_opacity": "0.5"} if not kind else {}
        if denied:
            fill, more = "none", {"stroke": _BLUE, "stroke_dasharray": "4 3"}
        drawing.box(left, y - 5, max(right - left, Fraction(4)), 10, fill, **more)
    arrow = {"stroke": _BLUE, "stroke_width": "2.5"}
    if bar.high is None:
        drawing.shape("M-9,-7 L0,0 L-9,7", right, y, "none", **arrow)
    if bar.low is None:
        drawing.shape("M9,-7 L0,0 L9,7", left, y, "none", **arrow)
    if bar.point is not None:
        fill = PAPER if denied else _BLUE
        drawing.shape(SHAPES[1], _across(drawing, scale, bar.point), y, fill, stroke=_BLUE if denied else PAPER)


def _timelines(lines: Sequence[Timeline], policy: Policy | None, lexicon: Lexicon | None, width: int) -> str:
    entries = [(place, entry) for place, line in enumerate(lines, 1) for entry in line.entries]
    bars = bars_of([entry.claim for _, entry in entries], policy, lexicon)
    values = axis([bar for bar in bars if bar is not None])
    days = day_scale(day for _, entry in entries for day in days_of(entry.claim))
    drawing = Drawing(width)
    title = headline(max((line.measure for line in lines), key=lambda measure: len(str(measure))), lexicon)
    y = drawing.wrapped(title, 24, 40, width - 48, 20, font_weight="bold")
    y = _legend(drawing, lines, y) + 10
    _axes(drawing, days, values, y)
    before: dict[int, tuple[Fraction, Fraction]] = {}
    for (place, entry), bar in zip(entries, bars, strict=True):
        if bar is not None and days_of(entry.claim):
            at = _figure(
                drawing, entry, bar, place if place < len(COLOURS) else 0, (days, values, y), before.get(place)
            )
            before[place] = at
    undated = sum(not days_of(entry.claim) for _, entry in entries)
    foot = y + _PLOT + 44
    drawing.words("Filled: dated by the text. Hollow: dated by publication only. Dashed: changed.", 24, foot, 11, QUIET)
    if undated:
        drawing.words(f"{undated:,} without a date: not drawn.", 24, foot + 16, 11, QUIET)
    return drawing.finished(foot + (36 if undated else 20), title)


def _legend(drawing: Drawing, lines: Sequence[Timeline], y: int) -> int:
    for place, line in enumerate(lines[: len(COLOURS) - 1], 1):
        drawing.shape(SHAPES[place], 30, y - 4, COLOURS[place])
        drawing.words(line.origin.name if line.origin is not None else "source unknown", 44, y, 12)
        y += 18
    if len(lines) >= len(COLOURS):
        drawing.shape(SHAPES[0], 30, y - 4, COLOURS[0])
        drawing.words(f"{len(lines) - len(COLOURS) + 1:,} more sources", 44, y, 12)
        y += 18
    return y


def _axes(drawing: Drawing, days: Scale, values: Scale, y: int) -> None:
    for tick in values.ticks:
        at = _down(values, tick.value, y)
        drawing.line(24, at, drawing.width - 24, at)
        drawing.words(tick.words, 24, at - 4, 11, QUIET)
    for tick in days.ticks:
        x = _day(drawing, days, tick.value)
        drawing.line(x, y + _PLOT, x, y + _PLOT + 5, QUIET)
        drawing.words(tick.words, x, y + _PLOT + 20, 11, QUIET, text_anchor="middle")


def _day(drawing: Drawing, days: Scale, ordinal: Fraction | int) -> Fraction:
    return 24 + Fraction(days.at(ordinal)) / 100 * (drawing.width - 48)


def _down(values: Scale, value: Fraction, y: int) -> Fraction:
    return y + _PLOT - Fraction(values.at(value)) / 100 * (_PLOT - 20)


def _figure(
    drawing: Drawing,
    entry: TimelineEntry,
    bar: Bar,
    colour: int,
    scales: tuple[Scale, Scale, int],
    before: tuple[Fraction, Fraction] | None,
) -> tuple[Fraction, Fraction]:
    """One figure with its band, its line from the one before, and the mark of a correction; gives its place."""
    days, values, y = scales
    fill = COLOURS[colour]
    x = _day(drawing, days, days_of(entry.claim)[-1].toordinal())
    top = Fraction(y) if bar.high is None else _down(values, bar.high, y)
    foot = Fraction(y + _PLOT) if bar.low is None else _down(values, bar.low, y)
    at = (top + foot) / 2 if bar.point is None else _down(values, bar.point, y)
    if before is not None:
        changed = {"stroke_dasharray": "5 4", "stroke_width": "2"}
        style = changed if entry.change in _CHANGED else {"stroke_opacity": "0.6"}
        drawing.line(before[0], before[1], x, at, fill, **style)
    if not bar.is_point:
        soft = (bar.low is None or bar.low_end is End.SOFT, bar.high is None or bar.high_end is End.SOFT)
        kind = {(False, False): "", (True, False): "down", (False, True): "up"}.get(soft, "middle")
        box = drawing.fade(fill, kind) if kind else fill
        drawing.box(x - 6, top, 12, max(foot - top, Fraction(2)), box, **({} if kind else {"fill_opacity": "0.35"}))
    if bar.point is not None:
        hollow = entry.claim.as_of_basis is AsOfBasis.PUBLISHED
        drawing.shape(SHAPES[colour], x, at, PAPER if hollow else fill, stroke=fill, stroke_width="2")
    if entry.change in _CORRECTED:
        drawing.shape(_CORRECTED[entry.change], x, at, "#9a3412")
    return x, at
