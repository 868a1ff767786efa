"""Dates resolved in the order of the text: what each means after those told before it.

Enters: readings in order, the day of publication. Leaves: found moments. Refused: readings that no calendar holds.

News speaks from the day it is published: "on Friday", "last month", "October 7". A history tells of other years: it
names a year once and goes on from it ("On October 12 ..."). Which of the two a text is, is seen from its own dates.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from claimtrack.model.moment import Moment
from claimtrack.parsing.date_resolution import resolve
from claimtrack.parsing.date_said import Calendar, Counted, Fixed, Picked, Qualified, Said, Season, Shifted, Span
from claimtrack.parsing.date_scan import Reading
from claimtrack.parsing.date_setting import Setting, ends_of, moment_of
from claimtrack.parsing.date_tense import Tense, Tenses
from claimtrack.parsing.date_words import DateWords
from claimtrack.parsing.found import Found

__all__ = ["resolve_story"]

# How far, in characters, a bare year sets the scene.
_NEAR = 400
# A bare year that a story goes on from: "In 1941 ...", a heading "1941", "the 1941 campaign"; not "since 1914".
_TELLING = frozenset({"", "the", "in", "during", "of", "by", "throughout"})

# Before a date at which only the count of a figure starts: "197 have died since Saturday, up from 152 a day earlier".
_STARTING = frozenset({"since"})


def resolve_story(
    text: str, readings: Sequence[Reading], reference: date | None, words: DateWords
) -> Iterator[Found[Moment]]:
    """Every reading as a moment, in order."""
    setting = Setting(reference, narrative=_is_history(readings, reference))
    tenses, told_at = Tenses(text, words), 0
    for reading in readings:
        open_ended = setting.narrative or _needs_tense(reading.said)
        tense = Tense(tenses, reading.start, reading.end) if open_ended else None
        firm = setting.firm and (reading.start - told_at < _NEAR or setting.then is None or setting.then.is_day)
        moment = resolve(reading.said, Setting(reference, setting.then, setting.day, tense, setting.narrative, firm))
        if moment is None:
            continue
        yield Found(reading.start, reading.end, moment)
        before, setting = setting, _told(setting, reading, moment, tense)
        told_at = told_at if setting is before else reading.end


def _told(setting: Setting, reading: Reading, moment: Moment, tense: Tense | None) -> Setting:
    """The setting after one more date was told."""
    if "X" in moment.edtf or (tense is not None and tense.future) or reading.before in _STARTING:
        return setting
    said = reading.said.of if isinstance(reading.said, Qualified) else reading.said
    if moment.is_interval:
        return setting if isinstance(said, Picked) else _after_span(setting, moment)
    if isinstance(said, Calendar) and said.month is None and said.day is None and reading.before not in _TELLING:
        return setting
    bare = moment_of(moment.edtf) if moment.part or moment.time else moment
    if setting.then is not None and not bare.is_day and _holds(bare, setting.then):
        return setting  # "by the end of the year": the story stands where it stood
    firm = bare.is_day or reading.opens
    return attrs.evolve(setting, then=bare, day=bare if bare.is_day else setting.day, firm=firm)


def _holds(span: Moment, then: Moment) -> bool:
    """Whether a span holds all of another date."""
    ends = *ends_of(span), *ends_of(then)
    return None not in ends and ends[0] <= ends[2] and ends[3] <= ends[1] and span != then  # type: ignore[operator]


def _after_span(setting: Setting, moment: Moment) -> Setting:
    """A span is over: the story goes on from its end."""
    last = moment.edtf.rpartition("/")[2]
    return setting if last == ".." else attrs.evolve(setting, then=moment_of(last))


def _needs_tense(said: Said) -> bool:
    """Whether the words leave open which way to look."""
    match said:
        case Qualified():
            return _needs_tense(said.of)
        case Calendar():
            return said.year is None
        case Counted():
            return _needs_tense(said.of)
        case Span():
            return any(end is not None and _needs_tense(end) for end in (said.first, said.last))
        case Fixed():
            return False
        case Season():
            return said.year is None
        case _:
            return True


def _is_history(readings: Sequence[Reading], reference: date | None) -> bool:
    """Whether a text tells of years gone by: it names them with their months, and hardly speaks of today.

    Without a day of publication only a text that never speaks of its own day can be told by its dates.
    """
    gone = dated = current = near = 0
    for reading in readings:
        said = reading.said.of if isinstance(reading.said, Qualified) else reading.said
        if isinstance(said, Span):
            said = said.last or said
        if isinstance(said, Calendar) and isinstance(said.year, int):
            past = reference is None or said.year < reference.year
            gone += past
            dated += past and said.month is not None
            current += not past
        else:
            near += _speaks_of_now(said, strictly=reference is not None)
    if reference is None and not near:
        return True
    return gone >= 4 and dated > (near > 0) and gone > 2 * current and gone > 3 * near


def _speaks_of_now(said: Said, *, strictly: bool) -> bool:
    """Whether the words count from the day of speaking; "this year" may be a story's year too."""
    if isinstance(said, Picked):
        return not said.told and not (strictly and said.unit != "weekday" and said.pick == 0)
    return isinstance(said, Shifted) and said.base in ("now", "ahead")
