"""Times of a figure: when the counted events happened, in which mode, as of when, and when the source spoke.

Enters: a scan, the dates of a document, a figure with its verb and its attribution. Leaves: a ``Timing`` with the rule
for each part. Unknown stays None: a date is taken over from an earlier sentence only within its paragraph and only for
a simple past.
"""

from itertools import pairwise

import attrs

from claimtrack.extraction.dated_scan import DatedScan
from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.measures import MeasureReading
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
    for token, date in dated.between(*sentence):
        before = _words_before(dated, sentence[0], token)
        if before[-1:] == ("until",) and "had" in dated.scan.words[sentence[0] : sentence[1]]:
            replaced = True  # "until this week the ministry had put the toll at 64": since when is not said
            dated.spoken.add(date.start)
            continue
        if date.start in dated.spoken:
            stated = date.value
            continue
        if dated.is_window(token) or _is_of_a_thing(dated, sentence[0], token, date, reading):
            continue  # "in the past week": the mode says it
        if dated.is_since(token) and not date.value.is_interval:
            if _is_record(dated, sentence[0], token):
                continue  # "the lowest since 1946"
            if token >= bounds[1] and not dated.grammar.totals.isdisjoint(dated.scan.words[bounds[1] : token]):
                continue  # "73 cases within a week, bringing the total to 412 since January"
            if bounds[0] <= token < bounds[1] or (period is None and not _has_window(dated, bounds)):
                period, mode = _open_from(date.value), Mode.CUMULATIVE
                rules.append("period:since")
        elif _is_as_of(before, date.value, dated.grammar):
            as_of = date.value
            dated.spoken.add(date.start)
            rules.append("as-of:stated")
        elif token < reading.figure.first and _is_definite(dated, reading):
            continue  # "held a day of mourning on Thursday for the 46 miners killed": not on Thursday
        elif not _is_base(before, dated, reading) and not _is_of_the_speaker(dated, attribution, date):
            candidates.append((token, date))
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
            _dates_the_count(dated, reading, chosen)
            or _dates_the_report(dated, reading, chosen, attribution)
            or (_is_day(chosen.value) and dated.is_of_account(reading.figure.last, dated.scan.token_at(chosen.start)))
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
        period, carried_from = _carried(dated, sentence)
        if period is not None:
            rules.append("period:paragraph")
    if stated is None and as_of is None and attribution is not None and not previous:
        stated = dated.said_before(attribution)
    if as_of is None and stated is not None and not previous:
        as_of = stated
        rules.append("as-of:said")
    mode = mode or _mode(dated, reading, bounds, sentence, period)
    period, as_of, stated = _known(period), _known(as_of), _known(stated)
    happened = not candidates and not previous and as_of is stated and _happened(dated, reading, sentence, told)
    return Timing(period, mode, as_of, stated, tuple(rules), carried_from, previous, happened)


def _is_definite(dated: DatedScan, reading: MeasureReading) -> bool:
    """Whether a figure counts those who are known, with a participle of what befell them: "the 46 miners killed"."""
    befallen = reading.rule == "behind-figure" and reading.predicate in dated.grammar.befalling
    return befallen and dated.scan.words[reading.figure.first - 1] == "the"


def _is_base(before: tuple[str, ...], dated: DatedScan, reading: MeasureReading) -> bool:
    """Whether a date is a goal or what is compared with: "by 2040", "more than a year before", "rose from January"."""
    word = before[-1] if before else ""
    return word in dated.grammar.bases or (word == "from" and reading.predicate in dated.grammar.direction)


def _is_of_the_speaker(dated: DatedScan, attribution: Attribution | None, date: Found[Moment]) -> bool:
    """Whether a date only tells of who spoke: '"... was lost," said the minister, who toured the region on Tuesday'."""
    source = attribution.source_span if attribution is not None else None
    if attribution is None or source is None or date.start < source.end:
        return False
    if any(span.start <= date.start < span.end for span in attribution.content_spans):
        return False
    scan, first, token = dated.scan, dated.scan.token_at(source.end), dated.scan.token_at(date.start)
    if first + 1 >= token or scan.sentence[first] != scan.sentence[token]:
        return False
    return scan.words[first] == "," and scan.words[first + 1] in dated.grammar.relatives


def _is_of_a_thing(dated: DatedScan, first: int, token: int, date: Found[Moment], reading: MeasureReading) -> bool:
    """Whether a date stands in commas behind a participle, and so dates only a thing: "the dam, built in 1962,"."""
    words, behind = dated.scan.words, dated.scan.token_at(date.end - 1) + 1
    closed = words[behind : behind + 1] == [","] and reading.figure.first >= behind
    if closed and dated.is_in_clause(first, token):
        return True  # "The monitors, whose mandate runs out in August, raised their figure to 20"
    if behind >= len(words) or words[behind] != "," or reading.figure.first < behind:
        return False
    comma = next((t for t in range(token - 1, max(first, token - 5), -1) if words[t] == ","), -1)
    participle = words[comma + 1] if comma > first else ""
    return participle in dated.grammar.made or (participle.endswith("ed") and len(participle) > 4)


def _has_window(dated: DatedScan, bounds: tuple[int, int]) -> bool:
    """Whether a figure's own stretch names a window: "104 died in the past 24 hours"."""
    words = dated.scan.words[slice(*bounds)]
    return not dated.grammar.windows.isdisjoint(words) and not dated.grammar.window_units.isdisjoint(words)


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
    if _has_window(dated, sentence) or not dated.grammar.fresh.isdisjoint(words):
        return False  # "240 new cases, up from 190 a day earlier"
    return reading.rule == "level" or _is_day(date)


def _same_quarter(dated: DatedScan, reading: MeasureReading, date: Found[Moment]) -> Moment:
    """The date; for a company's figure "a year earlier" the quarter of the report in the year before."""
    if dated.quarter is None or dated.grammar.quarterly.isdisjoint((reading.predicate, reading.counted or "")):
        return date.value
    year = date.value.edtf
    return Moment(year + dated.quarter.edtf[4:]) if year.isdecimal() and dated.is_earlier(date) else date.value


def _known(moment: Moment | None) -> Moment | None:
    """The moment, or None for a day of which nothing is known."""
    return None if moment is None or moment == _UNKNOWN_DAY else moment


def _words_before(dated: DatedScan, first: int, token: int) -> tuple[str, ...]:
    """The two words before a date, over "the", "late", "early" and commas."""
    scan, before = dated.scan, token - 1
    while before >= first and scan.words[before] in dated.grammar.date_fillers:
        before -= 1
    return tuple(scan.words[max(first, before - 1) : before + 1])


def _is_record(dated: DatedScan, first: int, token: int) -> bool:
    """Whether a "since" only dates a record: "the lowest since 1946", "the first since March"."""
    words = dated.scan.words
    since = next((t for t in range(token - 1, first - 1, -1) if words[t] == "since"), first)
    near = words[max(first, since - 3) : since]
    if any(word in dated.grammar.superlatives or _is_superlative(word) for word in near):
        return True
    clause = next((t for t in range(since - 1, first - 1, -1) if words[t] in dated.grammar.boundaries), first)
    before = words[max(clause, since - 9) : since]
    return any(one == "the" and _is_superlative(two) for one, two in pairwise(before))  # "the highest figure ... since"


def _is_superlative(word: str) -> bool:
    """Whether a word looks like a superlative in -est."""
    return word.endswith("est") and len(word) > 4


def _is_as_of(before: tuple[str, ...], date: Moment, grammar: Grammar) -> bool:
    """Whether "as of", "as at", "up to", "until", "through" or "by" stands before a date."""
    if not before or before[-1] not in grammar.as_of:
        return False
    if before[-1] == "by":
        return date.edtf.count("-") >= 2  # "by 2030" is a goal, not a state of knowledge
    if before[-1] == "through" and before[0] in grammar.passing:
        return False  # "nine lorries got through last week"
    return before[-1] in ("through", "until") or before in (("as", "of"), ("as", "at"), ("up", "to"))


def _open_from(date: Moment) -> Moment:
    return Moment(f"{date.edtf}/..") if date.is_resolved else date


def _dates_the_count(dated: DatedScan, reading: MeasureReading, date: Found[Moment]) -> bool:
    """Whether a date behind the name of a running figure says when it was counted, not when it happened."""
    if reading.rule != "level" or reading.predicate not in dated.grammar.running:  # a crowd does not grow for days
        return False
    name = reading.figure.last if reading.trigger is None else reading.trigger
    return dated.scan.token_at(date.start) > name and _is_day(date.value)


def _is_day(moment: Moment) -> bool:
    """Whether a moment is one day, its year known or not."""
    return not moment.is_interval and moment.edtf.count("-") == 2


def _dates_the_report(
    dated: DatedScan, reading: MeasureReading, date: Found[Moment], attribution: Attribution | None
) -> bool:
    """Whether a day behind a figure that a verb of saying governs is that of the saying: "spoke of 21 dead on Friday".

    A day behind the noun of a happening stays with it: "put the number killed in the crash on 8 March at 57"; so does
    one in a clause on what was counted: "spoke of nine hikers who died on Friday".
    """
    if attribution is None or attribution.source is None or attribution.rule not in ("level", "noun phrase", "count"):
        return False
    if attribution.rule == "count" and reading.predicate in dated.grammar.gathering:
        return False  # "police counted 119,000 demonstrators on Thursday": a crowd is counted while it is there
    token = dated.scan.token_at(date.start)
    near = dated.scan.words[max(reading.figure.last, token - 4) : token]
    behind = token >= reading.figure.last and _is_day(date.value)
    own = dated.grammar.relatives.isdisjoint(dated.scan.words[reading.figure.last : token])
    return behind and own and dated.grammar.happenings.isdisjoint(near)


def _is_previous(dated: DatedScan, reading: MeasureReading, bounds: tuple[int, int]) -> bool:
    """Whether a figure is the one before: "down from 1,400", "an earlier count of 1,400"."""
    words, first = dated.scan.words, reading.figure.first
    pairs = pairwise(words[max(bounds[0], first - 8) : first])
    if any("had" in pair and not dated.grammar.sooner.isdisjoint(pair) for pair in pairs):
        return True  # "the fire service had earlier reported 12 dead"
    before = words[max(bounds[0], first - 5) : first]
    if before[-1:] == ["of"] and not dated.grammar.former.isdisjoint(before):
        return True  # "raising an earlier estimate of 90 million"
    return not dated.grammar.comparatives.isdisjoint(before) and "since" not in before and "range" not in before


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
    behind = [c for c in candidates if dated.grammar.comparatives.isdisjoint(words[reading.figure.last : c[0]])]
    if not previous:
        # "8 percent less than in the previous quarter", "twice as many as in 2021"
        compared = {"than", "as"} if reading.unit == "factor" else {"than"}
        inside = [c for c in inside if compared.isdisjoint(words[reading.figure.last : c[0]])]
    for group in (inside, [c for c in candidates if c[0] < figure], behind):
        if group:
            return min(group, key=lambda c: abs(c[0] - figure))[1]
    return None


def _is_standing(dated: DatedScan, reading: MeasureReading, bounds: tuple[int, int]) -> bool:
    """Whether a figure stands in an aside in the present: "the hall, which has room for 400, held 6,700 on Friday"."""
    g, first = dated.grammar, reading.figure.first
    words = dated.scan.words[max(bounds[0] - 3, first - 8, 0) : first]
    return any(one in g.relatives and two in g.unfinished for one, two in pairwise(words))


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
    if since is not None and not _is_record(dated, first, since + 1):
        return None, Mode.CUMULATIVE, ("period:since-unknown",)
    return None, None, ()


def _is_simple_past(dated: DatedScan, reading: MeasureReading, sentence: tuple[int, int], told: bool) -> bool:
    """Whether the figure's verb is a simple past ("were killed", "died"), neither present nor perfect.

    In what somebody has ``told`` a past perfect stands for it.
    """
    if reading.trigger is None:
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
    if reading.trigger is None or reading.rule in ("level", "factor"):
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


def _carried(dated: DatedScan, sentence: tuple[int, int]) -> tuple[Moment | None, int | None]:
    """The date of the nearest earlier sentence of the paragraph that names a day or a month, and that sentence."""
    scan = dated.scan
    first = scan.paragraphs[scan.paragraph[sentence[0]]][0]
    for token, date in reversed(dated.between(first, sentence[0], nearest=_CARRYING)):
        if date.start not in dated.spoken and date.value.edtf.count("-") >= 1:
            sentence = scan.sentences[scan.sentence[token]]
            told, near = scan.words[slice(*sentence)], [d for _, d in dated.between(*sentence)]
            owner = next((d for d in near if dated.owns_event(d) or dated.names_event(d)), None)
            if owner is not None:
                return owner.value, scan.sentence[token]  # "began to mourn on Tuesday the victims of Sunday's crash"
            if not dated.grammar.searching.isdisjoint(told):
                return None, None
            # "The union said that 34 had died since 1 January. The minister denied that 34 had died"
            counting = dated.is_since(token) and not date.value.is_interval
            return _open_from(date.value) if counting else date.value, scan.sentence[token]
    return None, None


def _mode(
    dated: DatedScan, reading: MeasureReading, bounds: tuple[int, int], sentence: tuple[int, int], period: Moment | None
) -> Mode | None:
    """The mode, from the words of the figure's stretch."""
    g, words = dated.grammar, dated.scan.words[max(bounds[0], sentence[0]) : bounds[1]]
    near = frozenset() if g.timely.isdisjoint(words) else frozenset(words)
    per = (reading.unit or "").partition("_per_")[2]
    rated = near & g.rates and any(one in g.rates and two not in g.bulletins for one, two in pairwise([*words, ""]))
    if (near & g.windows and near & g.window_units) or rated or per in g.time_units:
        return Mode.FLOW  # in the past 24 hours, within two weeks, daily, "94,000 deaths a year"
    if period is not None and period.is_open:
        return Mode.CUMULATIVE
    if reading.rule == "level" and reading.predicate in dated.grammar.running:
        return Mode.CUMULATIVE
    if near & g.cumulative or ("far" in near and "so far" in " ".join(words)):
        return Mode.CUMULATIVE
    if reading.predicate in g.events:  # "14 were killed, and rescuers were still digging"
        near &= frozenset(
            dated.scan.words[max(bounds[0], sentence[0]) : max(reading.figure.last, reading.trigger or 0)]
        )
    if reading.predicate == "held" or near & g.stock or (near & g.present and near & {"being", "now"}):
        return Mode.CUMULATIVE if reading.predicate in g.events and "now" in near else Mode.STOCK  # "now 73 deaths"
    gathered = reading.predicate in g.gathering  # "in 2003 more than 500,000 people marched" is one march
    named = any(date.value == period and dated.names_event(date) for _, date in dated.between(*sentence))
    if named or (period is not None and period == dated.event):
        return None  # "the 2022 fire, in which 63 people died" is one fire
    if (
        period is not None
        and period.part is None
        and not gathered
        and (period.is_interval or period.edtf.count("-") <= 1)
    ):
        return Mode.FLOW
    return None
