"""Dates in English: one strictly, or every one in a text with the place of its words.

Enters: a text, and the day it was published if that is known. Leaves: a ``Moment``, or a list of ``Found``.
Refused: by ``parse_date`` any string that is not one whole date; by ``find_dates`` durations, ages, clock times alone,
and the everyday words "may", "march", "sun".
"""

from datetime import date

from claimtrack.errors import ParseError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.moment import Moment
from claimtrack.parsing.date_ranges import read_range
from claimtrack.parsing.date_reader import Reader
from claimtrack.parsing.date_resolution import Setting, reference_day, resolve
from claimtrack.parsing.date_tokens import Tokens, tokenize
from claimtrack.parsing.date_words import DateWords, date_words
from claimtrack.parsing.found import Found

__all__ = ["find_dates", "parse_date"]

Reference = Moment | str | date | None
_BACK, _AHEAD = 64, 120


def parse_date(
    text: str, *, reference: Reference = None, language: str = "en", lexicon: Lexicon | None = None
) -> Moment:
    """Read a string that is one date and nothing else.

    Args:
        text: The date, as a newspaper or ISO 8601 writes it.
        reference: The day of publication, against which "on Friday" or "October 7" are resolved.
        language: The language of the text.
        lexicon: The user's words; None for ours.

    Raises:
        ParseError: Where the string stops being a date; says what was expected there.
        InvalidMoment: For a reference that is no date.

    >>> parse_date("7 October 2023")
    Moment('2023-10-07')
    >>> parse_date("October 7th")
    Moment('XXXX-10-07')
    >>> parse_date("October 7th", reference="2024-02-23")
    Moment('2023-10-07')
    """
    words = date_words(lexicon or load_lexicon(language))
    day = reference_day(reference)
    try:
        return Moment(text.strip())
    except ValueError:
        pass
    tokens = tokenize(text, 0, min(len(text), 400))
    reader = Reader(tokens, words, day_first=_day_first(language), strict=True)
    found = read_range(reader, _lead(reader))
    if found is None:
        raise ParseError(text, tokens.starts[0], 'a date, such as "7 October 2023", "last Friday" or "2024-02"')
    said, end = found
    if end < tokens.count or tokens.ends[tokens.count - 1] < len(text.rstrip()):
        raise ParseError(text, tokens.starts[end], f"the end of the date after {text[: tokens.ends[end - 1]]!r}")
    moment = resolve(said, Setting(reference=day))
    if moment is None:
        raise ParseError(text, tokens.starts[0], "a date that the calendar has")
    return moment


def _lead(reader: Reader) -> int:
    return 1 if reader.word(0) in ("on", "in", "at", "during", "around") and reader.word(1) != "the" else 0


def _day_first(language: str) -> bool:
    """Whether 3/4/2024 is 3 April: everywhere but in American English, which plain "en" stands for in CLDR."""
    return language.lower() not in ("en", "en-us")


def find_dates(
    text: str, *, reference: Reference = None, language: str = "en", lexicon: Lexicon | None = None
) -> list[Found[Moment]]:
    """Find every date in a text, in order, none overlapping another.

    Args:
        text: Any text.
        reference: The day of publication; relative words stay unresolved without it.
        language: The language of the text.
        lexicon: The user's words; None for ours.

    Raises:
        InvalidMoment: For a reference that is no date.

    >>> find_dates("They met on Friday.", reference="2024-02-23")
    [Found(start=12, end=18, value=Moment('2024-02-23'))]
    >>> find_dates("The fire of May 3, 2021, may return.")
    [Found(start=12, end=23, value=Moment('2021-05-03'))]
    """
    words = date_words(lexicon or load_lexicon(language))
    day = reference_day(reference)
    found: list[Found[Moment]] = []
    then: Moment | None = None
    for tokens, anchors in _regions(text, words):
        reader = Reader(tokens, words, day_first=_day_first(language))
        done = 0
        for anchor in anchors:
            if anchor < done:
                continue
            for i in range(max(done, _left(reader, anchor)), anchor + 1):
                read = read_range(reader, i)
                if read is None or read[1] <= anchor:
                    continue
                start = tokens.starts[i]
                setting = Setting(
                    day, then, future=_future(text, tokens, i, read[1], words), narrative=_narrative(day, then)
                )
                moment = resolve(read[0], setting)
                if moment is None:
                    continue
                found.append(Found(start, tokens.ends[read[1] - 1], moment))
                done = read[1]
                if moment.is_resolved and not moment.is_interval:
                    then = moment
                break
    return found


def _regions(text: str, words: DateWords) -> list[tuple[Tokens, list[int]]]:
    """The stretches of text around places where a date may stand, cut into tokens, with those places."""
    regions = []
    spans: list[tuple[int, int, list[int]]] = []
    for match in words.anchor.finditer(text):
        place = match.start()
        start, end = max(0, place - _BACK), place + _AHEAD
        if spans and start <= spans[-1][1] and len(spans[-1][2]) < 200:
            spans[-1] = (spans[-1][0], end, spans[-1][2])
            spans[-1][2].append(place)
        else:
            spans.append((start, end, [place]))
    for start, end, places in spans:
        while start > 0 and text[start - 1].isalnum() and start > places[0] - 2 * _BACK:
            start -= 1
        while end < len(text) and text[end].isalnum() and end < places[-1] + 2 * _AHEAD:
            end += 1
        tokens = tokenize(text, start, min(end, len(text)))
        by_start = {s: i for i, s in enumerate(tokens.starts[: tokens.count])}
        regions.append((tokens, [by_start[p] for p in places if p in by_start]))
    return regions


def _left(reader: Reader, anchor: int) -> int:
    """The first token from which a date that holds the anchor could begin."""
    i = anchor
    while i > 0 and anchor - i < 14 and _in_dates(reader, i - 1):
        i -= 1
    return i


_SMALL = frozenset(
    "the of a an in on at between from to and through till until ago later earlier before after very o' , . - – — / : ' ’ q h am pm p m t couple hundred thousand".split()
)


def _in_dates(reader: Reader, i: int) -> bool:
    word = reader.word(i)
    if word in _SMALL or word[0].isdecimal():
        return True
    roles = reader.w.roles
    return any(
        word in roles[role]
        for role in (
            "number",
            "ordinal",
            "unit",
            "pick",
            "tell",
            "part",
            "month",
            "weekday",
            "daypart",
            "fiscal",
            "near",
            "holiday",
            "season",
        )
    )


def _future(text: str, tokens: Tokens, i: int, end: int, words: DateWords) -> bool:
    start = max(text.rfind(". ", max(0, tokens.starts[i] - 150), tokens.starts[i]), tokens.starts[i] - 150, 0)
    stop = text.find(".", tokens.ends[end - 1], tokens.ends[end - 1] + 80)
    stop = stop if stop >= 0 else tokens.ends[end - 1] + 80
    return bool(words.future.search(text, start, stop))


def _narrative(day: date | None, then: Moment | None) -> bool:
    if then is None or then.earliest is None:
        return False
    return day is None or then.earliest.year < day.year - 1
