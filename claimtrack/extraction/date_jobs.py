"""What a date in a figure's sentence is the date of: of the count, the report, the speaker, a thing, a record, a goal.

Enters: a scan with its dates, a figure with what it counts, a date. Leaves: yes or no to one question each; what is
none of these is left to ``periods.py`` as the time at which the counted events happened.
"""

import re
from itertools import pairwise

import attrs

from claimtrack.errors import ParseError
from claimtrack.extraction.dated_scan import DatedScan
from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.measures import MeasureReading
from claimtrack.model.moment import Moment
from claimtrack.model.source import Attribution
from claimtrack.parsing.found import Found
from claimtrack.parsing.numbers import parse_number

__all__ = [
    "dates_the_count",
    "dates_the_report",
    "is_as_of",
    "is_at_no_day",
    "is_base",
    "is_day",
    "is_death_later",
    "is_definite",
    "is_of_a_cause",
    "is_of_a_thing",
    "is_of_the_speaker",
    "is_record",
    "months_up_to",
    "words_before",
]

_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])(?!/)")
_YEAR = 12  # months


def is_definite(dated: DatedScan, reading: MeasureReading) -> bool:
    """Whether a figure counts those who are known, with a participle of what befell them: "the 46 miners killed"."""
    befallen = reading.rule == "behind-figure" and reading.predicate in dated.grammar.befalling
    return befallen and dated.scan.words[reading.figure.first - 1] == "the"


def is_at_no_day(dated: DatedScan, reading: MeasureReading) -> bool:
    """Whether a figure is told of without a day of its own, whatever day its report names.

    What lasts ("the mill employs 340 people", "the dam held 5 million cubic metres", "27 were missing", "20 were in
    hospital"), and who died later of what happened ("four of whom later died").
    """
    g, words, trigger = dated.grammar, dated.scan.words, reading.trigger
    if trigger is None:
        return False
    if words[trigger] in g.asked or reading.predicate in g.standing or reading.predicate == "missing":
        return True  # a poll has days of its own
    if words[trigger] == "in":
        return True
    if is_death_later(dated, reading):
        return True
    # a verb in the present: a noun of happening ends in -s as well, and stands under other rules
    verbal = reading.rule.startswith("verb-") and trigger < reading.figure.first
    present = words[trigger].endswith("s") and not words[trigger].endswith("ss")
    return verbal and present and words[trigger] not in g.auxiliaries


def is_death_later(dated: DatedScan, reading: MeasureReading) -> bool:
    """Whether a death came after the day of what caused it: "four of whom later died", "died of their wounds"."""
    g, words, trigger = dated.grammar, dated.scan.words, reading.trigger
    if trigger is None or words[trigger] not in g.dying:
        return False
    return not g.lingering.isdisjoint(words[max(0, trigger - 2) : trigger + 5])


def is_base(before: tuple[str, ...], dated: DatedScan, reading: MeasureReading, date: Found[Moment]) -> bool:
    """Whether a date is a goal or what is compared with: "by 2040", "more than a year before", "rose from January".

    "Buried by Tuesday's earthquake" is neither.
    """
    word = before[-1] if before else ""
    if dated.owns_event(date):
        return False
    return word in dated.grammar.bases or (word == "from" and reading.predicate in dated.grammar.direction)


def is_of_a_cause(dated: DatedScan, token: int, reading: MeasureReading) -> bool:
    """Whether a date is that of the reason for what is still to come: "will shed 800 jobs after a loss last year"."""
    g, words, trigger = dated.grammar, dated.scan.words, reading.trigger
    if trigger is None or token < reading.figure.last or g.past_joints.isdisjoint(words[reading.figure.last : token]):
        return False
    before = words[max(0, trigger - 3) : trigger]
    return not g.coming.isdisjoint(before) or before[-1:] == ["to"]


def is_of_the_speaker(dated: DatedScan, attribution: Attribution | None, date: Found[Moment]) -> bool:
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


def is_of_a_thing(dated: DatedScan, first: int, token: int, date: Found[Moment], reading: MeasureReading) -> bool:
    """Whether a date stands in commas behind a participle, and so dates only a thing: "the dam, built in 1962,"."""
    words, behind = dated.scan.words, dated.scan.token_at(date.end - 1) + 1
    closed = words[behind : behind + 1] == [","] and reading.figure.first >= behind
    if closed and dated.is_in_clause(first, token):
        return True  # "The monitors, whose mandate runs out in August, raised their figure to 20"
    ended = words[behind : behind + 1] == [","] and reading.trigger is not None and reading.trigger > behind
    if ended and words[reading.figure.last : token].count(",") == 1 and dated.is_in_clause(first, token):
        return True  # "40 houses, which burned down on Tuesday, had been insured"
    if behind >= len(words) or words[behind] != "," or reading.figure.first < behind:
        return False
    comma = next((t for t in range(token - 1, max(first, token - 5), -1) if words[t] == ","), -1)
    participle = words[comma + 1] if comma > first else ""
    return participle in dated.grammar.made or (participle.endswith("ed") and len(participle) > 4)


def months_up_to(dated: DatedScan, token: int, date: Found[Moment]) -> Found[Moment]:
    """The months that a date closes, "in the three months to June", "in the year to March"; else the date."""
    words, g = dated.scan.words, dated.grammar
    joint = token - 1 - (words[token - 1] == "the")
    if joint < 3 or words[joint] not in g.up_to or not _MONTH.match(date.value.edtf) or date.value.is_interval:
        return date
    unit = words[joint - 1]
    if unit == "year" and words[joint - 2] == "the":
        months = _YEAR
    elif unit == "months":
        try:
            months = int(parse_number(words[joint - 2]))
        except ParseError:
            return date
    else:
        return date
    if not 1 < months <= 2 * _YEAR:
        return date
    year, month = int(date.value.edtf[:4]), int(date.value.edtf[5:7])
    first = _YEAR * year + month - months
    if first < _YEAR:
        return date  # before year 1, where the calendar begins
    opening = f"{first // _YEAR:04d}-{first % _YEAR + 1:02d}"
    return attrs.evolve(date, value=Moment(f"{opening}/{year:04d}-{month:02d}"))


def words_before(dated: DatedScan, first: int, token: int) -> tuple[str, ...]:
    """The two words before a date, over "the", "late", "early" and commas."""
    scan, before = dated.scan, token - 1
    while before >= first and scan.words[before] in dated.grammar.date_fillers:
        before -= 1
    return tuple(scan.words[max(first, before - 1) : before + 1])


def is_record(dated: DatedScan, first: int, token: int) -> bool:
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


def is_as_of(before: tuple[str, ...], date: Moment, grammar: Grammar) -> bool:
    """Whether "as of", "as at", "up to", "until", "through" or "by" stands before a date."""
    if not before or before[-1] not in grammar.as_of:
        return False
    if before[-1] == "by":
        return date.edtf.count("-") >= 2  # "by 2030" is a goal, not a state of knowledge
    if before[-1] == "through" and before[0] in grammar.passing:
        return False  # "nine lorries got through last week"
    return before[-1] in ("through", "until") or before in (("as", "of"), ("as", "at"), ("up", "to"))


def dates_the_count(dated: DatedScan, reading: MeasureReading, date: Found[Moment]) -> bool:
    """Whether a date behind the name of a running figure says when it was counted, not when it happened."""
    if reading.rule != "level" or reading.predicate not in dated.grammar.running:  # a crowd does not grow for days
        return False
    name = reading.figure.last if reading.trigger is None else reading.trigger
    return dated.scan.token_at(date.start) > name and is_day(date.value) and not dated.owns_event(date)


def is_day(moment: Moment) -> bool:
    """Whether a moment is one day, its year known or not."""
    return not moment.is_interval and moment.edtf.count("-") == 2


def dates_the_report(
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
    behind = token >= reading.figure.last and is_day(date.value)
    own = dated.grammar.relatives.isdisjoint(dated.scan.words[reading.figure.last : token])
    return behind and own and dated.grammar.happenings.isdisjoint(near)
