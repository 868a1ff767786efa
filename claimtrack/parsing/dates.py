"""Dates in English: one strictly, or every one in a text with the place of its words.

Enters: a text, and the day it was published if that is known. Leaves: a ``Moment``, or a list of ``Found``.
Refused: by ``parse_date`` any string that is not one whole date; by ``find_dates`` durations, ages, clock times alone,
and the everyday words "may", "march", "sun".
"""

import re
from datetime import date

from claimtrack.errors import InvalidMoment, ParseError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.moment import Moment
from claimtrack.parsing.date_ranges import read_open, read_range
from claimtrack.parsing.date_reader import Reader
from claimtrack.parsing.date_resolution import resolve
from claimtrack.parsing.date_said import Said
from claimtrack.parsing.date_scan import scan_dates
from claimtrack.parsing.date_setting import Setting, reference_day
from claimtrack.parsing.date_story import resolve_story
from claimtrack.parsing.date_tokens import tokenize
from claimtrack.parsing.date_words import date_words
from claimtrack.parsing.found import Found
from claimtrack.parsing.hyphens import with_plain_hyphens
from claimtrack.parsing.word_places import WordsAt

__all__ = ["find_dates", "parse_date"]

Reference = Moment | str | date | None
_LEADS = ("on", "in", "at", "during", "around")
_LONGEST = 400
# The cheap question before the exact one: most texts with a slash hold no such date.
_MAYBE = re.compile(r"/\d\d?/\d\d", re.ASCII)
_SLASHED = re.compile(r"(?<!\d)(\d\d?)/(\d\d?)/(?:\d{4}|\d\d)(?!\d)", re.ASCII)


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
    text = with_plain_hyphens(text)
    try:
        return Moment(text.strip())
    except InvalidMoment:
        pass  # not EDTF: words, or another order of digits
    tokens = tokenize(text, 0, min(len(text), _LONGEST))
    reader = Reader(tokens, words, day_first=_day_first(language, text), strict=True)
    found = _longest(reader)
    if found is None:
        raise ParseError(text, tokens.starts[0], 'a date, such as "7 October 2023", "last Friday" or "2024-02"')
    said, end = found
    if end < tokens.count or len(text) > _LONGEST:
        raise ParseError(text, tokens.starts[end], f"the end of the date {text[: tokens.ends[end - 1]].strip()!r}")
    moment = resolve(said, Setting(reference=day))
    if moment is None:
        raise ParseError(text, tokens.starts[0], "a date that the calendar has")
    return moment


def _longest(reader: Reader) -> tuple[Said, int] | None:
    """The reading that goes furthest, with or without a preposition before it."""
    led = reader.words[0] in _LEADS or (reader.words[0] in ("over", "by") and not reader.words[1][:1].isdecimal())
    found = [read_range(reader, 0), read_open(reader, 0), read_range(reader, 1) if led else None]
    return max((each for each in found if each), key=lambda each: each[1], default=None)


def _day_first(language: str, text: str) -> bool:
    """Whether 3/4/2024 is 3 April: as the text's other dates show, or else as its region writes.

    Plain "en" reads as American English, as it does in the Unicode locale data; "en-GB" as the rest of the world.
    """
    if _MAYBE.search(text):
        for match in _SLASHED.finditer(text):
            first, second = int(match[1]), int(match[2])
            if (first > 12) != (second > 12):
                return first > 12
    return language.lower() not in ("en", "en-us")


def find_dates(
    text: str,
    *,
    reference: Reference = None,
    language: str = "en",
    lexicon: Lexicon | None = None,
    words_at: WordsAt | None = None,
) -> list[Found[Moment]]:
    """Find every date in a text, in order, none overlapping another.

    Args:
        text: Any text.
        reference: The day of publication; relative words stay unresolved without it.
        language: The language of the text.
        lexicon: The user's words; None for ours.
        words_at: For a caller who has cut the text into words: from some words to the offsets where each of them
            stands, so that the text is not searched for them again.

    Raises:
        InvalidMoment: For a reference that is no date.

    >>> find_dates("They met on Friday.", reference="2024-02-23")
    [Found(start=12, end=18, value=Moment('2024-02-23'))]
    >>> find_dates("The fire of May 3, 2021, may return.")
    [Found(start=12, end=23, value=Moment('2021-05-03'))]
    """
    words = date_words(lexicon or load_lexicon(language))
    day = reference_day(reference)
    text = with_plain_hyphens(text)
    readings = list(scan_dates(text, words, day_first=_day_first(language, text), words_at=words_at))
    return list(resolve_story(text, readings, day, words))
