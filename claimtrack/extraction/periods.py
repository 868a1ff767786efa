"""Times of a figure: when the counted events happened, in which mode, as of when, and when the source spoke.

Enters: a scan, the dates of a document, a figure with its verb and its attribution. Leaves: a ``Timing`` with the rule
for each part. Unknown stays None: a date is taken over from an earlier sentence only within its paragraph and only for
a simple past.
"""

from collections.abc import Sequence
from itertools import pairwise

import attrs

from claimtrack.extraction.date_jobs import (
    dates_the_count,
    dates_the_report,
    is_as_of,
    is_at_no_day,
    is_base,
    is_day,
    is_definite,
    is_of_a_cause,
    is_of_a_thing,
    is_of_the_speaker,
    is_record,
    months_up_to,
    words_before,
)
from claimtrack.extraction.dated_scan import DatedScan
from claimtrack.extraction.measures import MeasureReading
from claimtrack.extraction.modes import has_window, mode_of
from claimtrack.model.measure import Mode
from claimtrack.model.moment import Moment
from claimtrack.model.source import Attribution
from claimtrack.parsing.found import Found

__all__ = ["Timing", "read_timing"]

_CARRYING = 12  # dates of a paragraph before a figure that one is taken over from
_UNKNOWN_DAY = Moment("XXXX-XX-XX")  # "on Friday" without a publication date: nothing is known of it


@attrs.frozen
class Timing:
    """When, in the four senses of the model.

    Attributes:
        period: When the counted events happened.
        mode: stock, flow or cumulative.
        as_of: The stated state of knowledge; None where only the publication date can stand in.
        stated: When the source spoke.
        rules: The rules that found them.
        carried_from: The number of the earlier sentence whose date was taken over, if one was.
        happened: Whether the figure is told in the past and its sentence names no time.
        previous: Whether the figure is the one before ("down from 1,400"), which the publication date says nothing of.
    """

    period: Moment | None
    mode: Mode | None
    as_of: Moment | None
    stated: Moment | None
    rules: tuple[str, ...]
    carried_from: int | None = None
    previous: bool = False
    happened: bool = False


def read_timing(
    dated: DatedScan,
    sentence: tuple[int, int],
    reading: MeasureReading,
    bounds: tuple[int, int],
    attribution: Attribution | None = None,
) -> Timing:
    """Read the times of one figure.

    Args:
        dated: The scan with its dates.
        sentence: The tokens of the figure's sentence, half-open.
        reading: What the figure counts.
        bounds: The tokens of the figure's own stretch of the sentence, between its neighbour figures.
        attribution: What ties the figure to its source.
    """
    rules: list[str] = []
    stated = as_of = period = None
    mode: Mode | None = None
    carried_from: int | None = None
    replaced = False
    candidates: list[tuple[int, Found[Moment]]] = []
    for token, named in dated.within(sentence):
        date = months_up_to(dated, token, named)
        before = words_before(dated, sentence[0], token)
        if before[-1:] == ("until",) and "had" in dated.scan.words[sentence[0] : sentence[1]]:
            replaced = True  # "until this week the ministry had put the toll at 64": since when is not said
            dated.spoken.add(date.start)
            continue
        if date.start in dated.spoken:
            stated = stated if dated.is_of_an_aside(sentence[0], token, bounds[0]) else date.value
            continue
        if dated.is_window(token) or is_of_a_thing(dated, sentence[0], token, date, reading):
            continue  # "in the past week": the mode says it
        if dated.is_since(token) and not date.value.is_interval:
            if is_record(dated, sentence[0], token):
                continue  # "the lowest since 1946"
            if token >= bounds[1] and not dated.grammar.totals.isdisjoint(dated.scan.words[bounds[1] : token]):
                continue  # "73 cases within a week, bringing the total to 412 since January"
            if bounds[0] <= token < bounds[1] or (period is None and not has_window(dated, bounds)):
                period, mode = _open_from(date.value), Mode.CUMULATIVE
                rules.append("period:since")
        elif date is named and is_as_of(before, date.value, dated.grammar) and not dated.owns_event(date):
            as_of = date.value
            dated.spoken.add(date.start)
            rules.append("as-of:stated")
        elif before[-1:] and before[-1] in dated.grammar.announced and dated.announces(token):
            if token - reading.figure.last == 1:  # "more than the 700 announced last week"
                as_of = date.value
                rules.append("as-of:stated")
        elif token < reading.figure.first and is_definite(dated, reading):
            continue  # "held a day of mourning on Thursday for the 46 miners killed": not on Thursday
        elif is_of_a_cause(dated, token, reading):
            continue
        elif not is_base(before, dated, reading, date) and not is_of_the_speaker(dated, attribution, date):
            candidates.append((token, date))
    if reading.predicate in dated.grammar.of_the_vote:
        candidates = [one for one in candidates if one[1].value == dated.vote] or candidates  # "declared on Wednesday"
    previous = replaced or _is_previous(dated, reading, bounds)
    if period is None:
        chosen = _nearest(dated, candidates, reading, bounds, previous) if candidates else None
        if chosen is not None and previous:
            as_of = chosen.value  # "up from 190 a day earlier": the date of the earlier count
            dated.spoken.add(chosen.start)
            rules.append("as-of:previous")
            if not _is_running(dated, reading, chosen.value, sentence):
                period = _same_quarter(dated, reading, chosen)
        elif chosen is not None and (
            dates_the_count(dated, reading, chosen)
            or dates_the_report(dated, reading, chosen, attribution)
            or (is_day(chosen.value) and dated.is_of_account(reading.figure.last, dated.scan.token_at(chosen.start)))
        ):
            as_of = chosen.value  # "the toll rose to 51 on Tuesday"
            dated.spoken.add(chosen.start)
            rules.append("as-of:count")
        elif chosen is not None:
            period = _same_quarter(dated, reading, chosen)
            rules.append("period:sentence")
    elif previous and (earlier := _nearest(dated, candidates, reading, bounds, previous)) is not None:
        as_of = earlier.value  # "84 have died since 2 February, up from 61 a week ago"
        dated.spoken.add(earlier.start)
        rules.append("as-of:previous")
    if period is None and mode is None:
        period, mode, rule = _then(dated, sentence, bounds)
        rules.extend(rule)
    told = attribution is not None and attribution.source is not None
    if period is None and as_of is None and mode is None and _is_simple_past(dated, reading, sentence, told):
        period, carried_from = _carried(dated, reading, sentence)
        if period is not None:
            rules.append("period:paragraph")
    if stated is None and as_of is None and attribution is not None and not previous:
        stated = dated.said_before(attribution)
    if as_of is None and stated is not None and not previous:
        as_of = stated
        rules.append("as-of:said")
    mode = mode or mode_of(dated, reading, bounds, sentence, period, _cue_of(dated, attribution))
    period, as_of, stated = _known(period), _known(as_of), _known(stated)
    happened = not candidates and not previous and as_of is stated and _happened(dated, reading, sentence, told)
    return Timing(period, mode, as_of, stated, tuple(rules), carried_from, previous, happened)


def _cue_of(dated: DatedScan, attribution: Attribution | None) -> int:
    """The first token of a figure's cue; -1 where it has none."""
    span = attribution.cue_span if attribution is not None else None
    return -1 if span is None else dated.scan.token_at(span.start)


def _is_running(dated: DatedScan, reading: MeasureReading, date: Moment, sentence: tuple[int, int]) -> bool:
    """Whether an earlier figure of a comparison is a toll, which counts from its start, and not of its own day.

    "Up from 61 a week ago" is; "412 civilians were killed, compared with 380 in May" and "212 infections in the past
    24 hours, compared with 380 on the day before" are not.
    """
    words = dated.scan.words[sentence[0] : reading.figure.first]
    if reading.predicate not in dated.grammar.running:
        return False
    if not dated.grammar.totals.isdisjoint(words):
        return True  # "the count of the dead stood at 63, compared with 58 on the previous day"
    if has_window(dated, sentence) or not dated.grammar.fresh.isdisjoint(words):
        return False  # "240 new cases, up from 190 a day earlier"
    return reading.rule == "level" or is_day(date)


def _same_quarter(dated: DatedScan, reading: MeasureReading, date: Found[Moment]) -> Moment:
    """The date; for a company's figure "a year earlier" the quarter of the report in the year before."""
    if dated.quarter is None or dated.grammar.quarterly.isdisjoint((reading.predicate, reading.counted or "")):
        return date.value
    year = date.value.edtf
    return Moment(year + dated.quarter.edtf[4:]) if year.isdecimal() and dated.is_earlier(date) else date.value


def _known(moment: Moment | None) -> Moment | None:
    """The moment, or None for a day of which nothing is known."""
    return None if moment is None or moment == _UNKNOWN_DAY else moment


def _open_from(date: Moment) -> Moment:
    return Moment(f"{date.edtf}/..") if date.is_resolved else date


def _is_previous(dated: DatedScan, reading: MeasureReading, bounds: tuple[int, int]) -> bool:
    """Whether a figure is the one before: "down from 1,400", "an earlier count of 1,400"."""
    words, first = dated.scan.words, reading.figure.first
    near = words[max(bounds[0], first - 8) : first]
    if "had" in near and any("had" in pair and not dated.grammar.sooner.isdisjoint(pair) for pair in pairwise(near)):
        return True  # "the fire service had earlier reported 12 dead"
    before = words[max(bounds[0], first - 5) : first]
    if before[-1:] == ["of"] and not dated.grammar.former.isdisjoint(before):
        return True  # "raising an earlier estimate of 90 million"
    if reading.rule == "vote-share":
        return False  # "52.6 percent, against 45.9 percent for Tavares"
    if dated.grammar.comparatives.isdisjoint(before):
        return False  # as nearly always
    compared = before[_clause_begin(dated, before) :]  # not "a march against the budget, the union estimated, drew 40"
    return not dated.grammar.comparatives.isdisjoint(compared) and "since" not in before and "range" not in before


def _clause_begin(dated: DatedScan, words: Sequence[str]) -> int:
    """The place behind the last mark, subordinator or finite "be" or "have" of some words."""
    ends = dated.grammar.subordinators | dated.grammar.auxiliaries | {",", ";", ":", "that"}
    return max((place + 1 for place, word in enumerate(words) if word in ends), default=0)


def _nearest(
    dated: DatedScan,
    candidates: list[tuple[int, Found[Moment]]],
    reading: MeasureReading,
    bounds: tuple[int, int],
    previous: bool,
) -> Found[Moment] | None:
    """The date of the figure's own stretch, else one before it in the sentence, else one behind it.

    A date behind a comparison belongs to the earlier figure: "44 percent, down from 61 percent in 2018".
    """
    figure, words = reading.figure.first, dated.scan.words
    inside = [c for c in candidates if bounds[0] <= c[0] < bounds[1]]
    if _is_standing(dated, reading, bounds):
        candidates = inside
    # "a loss of 190 million euros, after a profit of 75 million a year earlier"
    candidates = inside if previous else [c for c in candidates if c in inside or not dated.is_earlier(c[1])]
    if not previous:
        # "8 percent less than in the previous quarter", "twice as many as in 2021"
        compared = {"than", "as"} if reading.unit == "factor" else {"than"}
        inside = [c for c in inside if compared.isdisjoint(words[reading.figure.last : c[0]])]
    comparatives = dated.grammar.comparatives
    group = (
        inside
        or [c for c in candidates if c[0] < figure]
        or [c for c in candidates if comparatives.isdisjoint(words[reading.figure.last : c[0]])]
    )
    return min(group, key=lambda c: abs(c[0] - figure))[1] if group else None


def _is_standing(dated: DatedScan, reading: MeasureReading, bounds: tuple[int, int]) -> bool:
    """Whether a figure stands in an aside in the present: "the hall, which has room for 400, held 6,700 on Friday"."""
    g, first = dated.grammar, reading.figure.first
    words = dated.scan.words[max(bounds[0] - 3, first - 8, 0) : first]
    return not g.relatives.isdisjoint(words) and any(
        one in g.relatives and two in g.unfinished for one, two in pairwise(words)
    )


def _then(
    dated: DatedScan, sentence: tuple[int, int], bounds: tuple[int, int]
) -> tuple[Moment | None, Mode | None, tuple[str, ...]]:
    """Resolve "since then" to the last day named before; "since the war began" leaves the start unknown."""
    words = dated.scan.words
    if "since" not in words[sentence[0] : sentence[1]]:
        return None, None, ()
    for token in range(sentence[0], sentence[1] - 1):
        if words[token] == "since" and words[token + 1] == "then":
            day = dated.last_day_before(sentence[0])
            period = _open_from(day) if day is not None and day.is_resolved else None
            return period, Mode.CUMULATIVE, ("period:since-then",)
    first = max(bounds[0], sentence[0])
    since = next((token for token in range(first, bounds[1]) if words[token] == "since"), None)
    if since is not None and not is_record(dated, first, since + 1):
        return None, Mode.CUMULATIVE, ("period:since-unknown",)
    return None, None, ()


def _is_simple_past(dated: DatedScan, reading: MeasureReading, sentence: tuple[int, int], told: bool) -> bool:
    """Whether the figure's verb is a simple past ("were killed", "died"), neither present nor perfect.

    In what somebody has ``told`` a past perfect stands for it.
    """
    if reading.trigger is None:
        return False
    if is_at_no_day(dated, reading):
        return False
    words = dated.scan.words
    before = words[max(sentence[0], reading.trigger - 4) : reading.trigger]
    if not dated.grammar.unfinished.isdisjoint([*before, words[reading.trigger]]):
        return False  # "were still missing"
    if "had" in before and not told:
        return False  # "the campaign began on 27 March. India had donated 550,000 doses"; "he said 441 had been hurt"
    return "were" in before or "was" in before or words[reading.trigger].endswith("ed")


def _happened(dated: DatedScan, reading: MeasureReading, sentence: tuple[int, int], told: bool) -> bool:
    """Whether a figure is told of as past: "police counted 6,000 vehicles", not "has sent 400 tents".

    Money, levels and what comes after an event ("doctors treated 320 people") have days of their own.
    """
    if reading.trigger is None or reading.rule in ("level", "factor") or reading.predicate in dated.grammar.direction:
        return False
    if is_at_no_day(dated, reading):
        return False
    if reading.predicate in dated.grammar.aftermath and not (
        reading.predicate in dated.grammar.carried_off and reading.rule == "verb-behind"
    ):
        return False
    unit = reading.unit or ""
    if (reading.counted is None and unit in ("percent", "ratio")) or unit.isupper():
        return False
    words = dated.scan.words
    near = words[max(sentence[0], reading.trigger - 4) : reading.trigger + 1]
    during = near[-2:-1] == ["been"] and near[-1].endswith("ing")  # "the vessel had been carrying 130 people"
    if "had" in near and not told and not during:
        return False
    lasting = "for" in words[sentence[0] : sentence[1]] and any(
        word == "for" and words[sentence[0] + place + 1].removesuffix("s") in dated.grammar.time_units
        for place, word in enumerate(words[sentence[0] : sentence[1] - 1])
    )
    if lasting:
        return False  # "had been stored at the port for years"
    return dated.grammar.unfinished.isdisjoint(near)


def _is_of_an_act(dated: DatedScan, reading: MeasureReading, told: list[str]) -> bool:
    """Whether a sentence dates what a court or parliament did, which a figure of something else does not share.

    "A court on Wednesday fined two men. Amnesty said that police had wounded 40 people": not on Wednesday.
    """
    g = dated.grammar
    acted = reading.predicate in g.of_the_act or dated.scan.words[reading.trigger or 0] in g.acts
    return not acted and not g.acts.isdisjoint(told)


def _carried(dated: DatedScan, reading: MeasureReading, sentence: tuple[int, int]) -> tuple[Moment | None, int | None]:
    """The date of the nearest earlier sentence of the paragraph that names a day or a month, and that sentence."""
    scan = dated.scan
    first = scan.paragraphs[scan.paragraph[sentence[0]]][0]
    for token, date in reversed(dated.between(first, sentence[0], nearest=_CARRYING)):
        if date.start not in dated.spoken and date.value.edtf.count("-") >= 1:
            sentence = scan.sentences[scan.sentence[token]]
            told, near = scan.words[slice(*sentence)], [d for _, d in dated.within(sentence)]
            owner = next((d for d in near if dated.owns_event(d) or dated.names_event(d)), None)
            if owner is not None:
                return owner.value, scan.sentence[token]  # "began to mourn on Tuesday the victims of Sunday's crash"
            if not dated.grammar.searching.isdisjoint(told) or _is_of_an_act(dated, reading, told):
                return None, None
            # "The union said that 34 had died since 1 January. The minister denied that 34 had died"
            counting = dated.is_since(token) and not date.value.is_interval
            return _open_from(date.value) if counting else date.value, scan.sentence[token]
    return None, None
