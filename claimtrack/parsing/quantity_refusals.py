"""What looks like a figure and is none: years, dates, times, ages, scores, names, places in a list, telephone numbers.

Enters: an amount in its text with the words before it and the noun behind it. Leaves: the name of what it is instead,
or None where it is a quantity. A strict parser does not ask.
"""

import re

from claimtrack.parsing.number_lexicon import GAP, JOINT
from claimtrack.parsing.quantity_amounts import Amount
from claimtrack.parsing.quantity_bounds import Left
from claimtrack.parsing.quantity_grammar import Grammar
from claimtrack.parsing.quantity_nouns import Noun, singular

__all__ = ["is_age", "joined_refusal", "no_figure", "refusal", "touching"]

_CLOCK = re.compile(r"\s?([ap]\.?m|o['’]clock|[^\W\d_]{2,8})(?!\w)", re.IGNORECASE)
_OLD = re.compile(
    rf"{JOINT}(?:year|month|week|day|yr)s?{JOINT}olds?(?!\w)|{JOINT}?olds?(?!\w)|{GAP}of{GAP}age(?!\w)",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"{GAP}(?:of{GAP})?([^\W\d_]+)")
_DAY_OF = re.compile(rf"{GAP}([^\W\d_]+)(?![\w’'])")
_CAPITALS = re.compile(rf"(?:{GAP}[A-Z][\w.'’-]{{0,24}}){{1,4}}")
_LIST = re.compile(r"[.)](?=\s)")
_AGE_UNITS = frozenset({"year", "month", "week", "day", "decade", "century"})
_PREFIX = re.compile(r"(?<!\w)([^\W\d_]+)-\Z")
_DASHES = frozenset("-–/:")
_CAMEL = re.compile(r"[a-z][A-Z]")


def touching(text: str, start: int, end: int, grammar: Grammar) -> str | None:
    """What a number is by the characters that touch it: part of a name ("F-16"), of an address, or an ordinal."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_#@&%\\^":
        return "name"
    if (
        before == "-"
        and (prefix := _PREFIX.search(text, max(0, start - 12), start))
        and (prefix[1].lower() in grammar.before or prefix[1] in grammar.lists["named_measures"])
    ):
        return None  # "sub-500", "magnitude-7.8"
    if (
        before in "-–/.,:'’="
        and start > 1
        and (text[start - 2].isalnum() or (before in "-/" and text[start - 2] in "-/)^"))
    ):
        return "name"
    after = text[end : end + 1]
    if before == "[" and after == "]":
        return "name"  # an index or a note
    if after and (after.isalnum() or after in "_@\\"):
        return "ordinal" if re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE).match(text, end) else "name"
    if after in "'’" and text[end + 1 : end + 2].isalpha() and text[end : end + 2] not in ("''", "’’"):
        return "name"
    return None


def no_figure(text: str, start: int, grammar: Grammar) -> int:
    """Where digits end that need no further look: inside a name ("F16"), or a year after its preposition; else 0."""
    before = text[start - 1] if start else ""
    if text[start] == "0" or before == "+":
        phone = _PHONE.match(text, start - (before == "+"))
        if phone and (before != "+" or any(len(group) != 3 for group in re.split("[ -]", phone[0])[1:])):
            return phone.end()
    if not start:
        return 0
    if before.isalpha() or before == "_":
        low = max(0, start - 7)
        letters = _LETTERS.search(text, low, start)
        if letters and letters[0] in grammar.money_words:
            return 0
        end = start
        while end < len(text) and text[end].isalnum():
            end += 1
        return end
    if before in ":/-–" and text[start - 2 : start - 1].isdigit():
        run = _RUN.match(text, start)
        return run.end() if run else start + 1
    if quick := _QUICK.match(text, start):
        return quick.end()
    if before != " ":
        return 0
    low = start - 14 if start > 14 else 0
    word = text[text.rfind(" ", low, start - 1) + 1 or low : start - 1]
    if word[-1:] == "," and word[:-1].isdigit() and len(word) < 4 and (year := _YEAR.match(text, start)):
        return year.end()  # "July 9, 2014"
    lower = word.strip("(,.").lower()
    if lower in grammar.months:
        day = _DAY.match(text, start) if lower in grammar.strong_months or word[0].isupper() else None
        follow = _DAY_OF.match(text, day.end()) if day else None
        if follow and (follow[1].lower() in grammar.unit_starts or follow[1].lower() in grammar.numbers.scales):
            return 0
        if follow and singular(follow[1], grammar):
            return 0
        return day.end() if day else 0
    if lower in grammar.lists["year_before"] and lower not in grammar.before and lower not in grammar.openers:
        year = _YEAR.match(text, start)
        if year and not grammar.unit_words.match(text, year.end()) and not _SCALED.match(text, year.end()):
            return year.end()
    return 0


_RUN = re.compile(r"\d[\d,]*")
_PHONE = re.compile(r"(?:\+\d{1,3}|0\d{2,4})(?:[ -]\d{2,4}){2,4}(?!\w|[.,]\d)")  # "0800 555 0199"; "+5 000 000" is none
_QUICK = re.compile(r"\d{1,2}:\d\d|\d{1,2}(?:\.\d\d)? ?(?:[ap]\.m\b|[ap]m\b|[AP]M\b)|\d{1,7}(?:st|nd|rd|th)\b")
# A day, or a year, behind the name of a month: "Oct. 30 on", "March 2016."; not "May 12-14", "in May 300 people".
_DAY = re.compile(r"(?:(?:19|20)\d\d|[0-3]?\d)(?=[.,;:)]?\s|[.,;:)]*\Z)(?! ?[-–%$€£])")


_LETTERS = re.compile(r"[$A-Za-z.=]{1,6}\Z")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\w%°$€£+]|[,.]\d|[-–/]\w| ?[-–%°$€£/] ?\w?)")
_SCALED = re.compile(r"\s(?:hundred|thousand|million|billion|trillion|dozen|m²|km|kg|m|g)\b")


def is_age(text: str, amount: Amount, left: Left, noun: Noun | None, grammar: Grammar, *, alone: bool = False) -> bool:
    """Whether an amount is somebody's age: "25-year-old", "aged 25", "Smith, 25,", "he is 25".

    ``alone`` says that the word behind the number is not "old" or the like.
    """
    if amount.unit is None and 0 < amount.low < 120 and _is_age_of(text, amount, left, noun, grammar):
        return True
    if amount.base in _AGE_UNITS or amount.unit is None:
        if not alone and _OLD.match(text, amount.end):
            return True
        if left.last in grammar.lists["age_before.between"] and left.lower[-2:-1] == ["aged"]:
            return noun is None  # "aged just 13"
        if left.last in grammar.lists["age_before"] and amount.base in (None, "year", "month", "week"):
            return noun is None or left.last in ("aged", "ages")
        if left.last == "of" and left.lower[-2:] == ["age", "of"] and amount.base in (None, "year"):
            return noun is None
        if left.last in grammar.lists["age_before.follow"] and amount.base in (None, "year"):
            near = left.lower[-_AGED:-1]
            return noun is None and "," not in near and not grammar.lists["age_before"].isdisjoint(near)
    if amount.unit is not None or noun is not None or not 0 < amount.low < 120:
        return False
    before = text[max(0, amount.start - 16) : amount.start].lower().split()
    if before[-1:] == ["than"] and before[-2:-1] and before[-2] in grammar.lists["older"]:
        return True  # "most victims were younger than five"
    if not amount.numeral.plain:
        return False
    if left.last in (",", "(") and len(left.words) > 1 and left.words[-2][:1].isupper():
        closing = text[amount.end : amount.end + 1]
        follow = _NEXT.match(text, amount.end + 1)
        if left.last == "(":
            return closing == ")"
        return (
            (closing in ",.;\n" or (closing == " " and text[amount.end + 1 : amount.end + 2] in "–—-"))
            and not (follow and follow[1].lower() in grammar.months)
            and left.words[-2].rstrip(".").lower() not in grammar.months
        )
    return _is_predicated_age(left, grammar)


def _is_age_of(text: str, amount: Amount, left: Left, noun: Noun | None, grammar: Grammar) -> bool:
    """Whether an age is meant: "a boy of eleven", "nobody under 18", "under-21 sides", "half of them were over 65"."""
    limit = None
    if text[max(0, amount.start - 6) : amount.start - 1].lower().endswith(_LIMITS):
        limit = _LIMIT.search(text, max(0, amount.start - 8), amount.start)
    if limit and limit[1] == "-":
        return amount.numeral.plain
    if noun is not None:
        return False
    if limit:
        shared = left.last in grammar.lists["age_people.between"] and "of" in left.lower[-_AGED:]
        return shared or left.last in grammar.lists["age_people.follow"]
    return left.last == "of" and len(left.words) > 1 and left.lower[-2] in grammar.lists["age_people"]


_AGED = 6  # words up to a number that hold its "age": "the retirement age from 62 to 65"
_LIMITS = ("under", "over", "below", "above")
_LIMIT = re.compile(r"(?<!\w)(?:under|over|below|above)(-| )\Z", re.IGNORECASE)


def _is_predicated_age(left: Left, grammar: Grammar) -> bool:
    """Whether "he is", "who will be" stand before it: "He is 35"."""
    between = grammar.lists["age_subjects.between"]
    if left.last not in between:
        return False
    words = left.words
    index = len(words) - 1
    while index >= 0 and len(words) - index < 5 and words[index].lower() in between:
        index -= 1
    return 0 <= index < len(words) - 1 and words[index].lower() in grammar.lists["age_subjects"]


def refusal(
    text: str, amount: Amount, left: Left, noun: Noun | None, bounds: tuple[str, ...], grammar: Grammar
) -> str | None:
    """What an amount is instead of a quantity: year, date, time, name, list; None where it is one."""
    numeral = amount.numeral
    if amount.base == "degree" and _POINT.match(text, amount.end):
        return "name"  # "34.5 degrees south"
    if numeral.digits:
        if amount.unit is None and text[numeral.end + 1 : numeral.end + 2] in "ABC" and _ERA.match(text, numeral.end):
            return "year"
        if _is_time(text, amount):
            return "time"
        clock = _CLOCK.match(text, numeral.end)
        if clock and clock[1].lower() in grammar.lists["clock"]:
            return "time"
        if amount.unit is None and numeral.plain:
            return _plain_refusal(text, amount, left, noun, bounds, grammar)
        return None
    return _word_refusal(text, amount, left, noun, grammar)


_POINT = re.compile(rf"{GAP}(?:north|south|east|west|latitude|longitude)(?!\w)", re.IGNORECASE)
_ERA = re.compile(rf"{GAP}(?:BCE?(?!\w)|B\.C\.|AD(?!\w)|A\.D\.|CE(?!\w))")
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_PART_OF_DAY = re.compile(
    rf"{GAP}(?:(?:(?:on{GAP})?[^\W\d_]{{3,6}}day|in{GAP}the|this|tomorrow){GAP}(?:morning|afternoon|evening|night)|tonight)(?!\w)",
    re.IGNORECASE,
)


def _is_time(text: str, amount: Amount) -> bool:
    """Whether digits tell the time without a mark of it: "at 4.21 on Tuesday morning", "at 0540 hours"."""
    start, end = amount.numeral.start, amount.numeral.end
    if amount.base == "hour":
        return amount.numeral.plain and text[start] == "0" and end - start == 4
    if amount.unit is not None or amount.numeral.plain:
        return False
    return bool(_HOUR.fullmatch(text, start, end) and _PART_OF_DAY.match(text, end))


def _plain_refusal(
    text: str, amount: Amount, left: Left, noun: Noun | None, bounds: tuple[str, ...], grammar: Grammar
) -> str | None:
    start, end, value = amount.numeral.start, amount.numeral.end, int(amount.low)
    if text[start] == "0" and end - start > 1:
        return "time" if end - start == 4 else "name"
    if 1 <= value <= 31 and _is_day(text, end, left, noun, grammar):
        return "date"
    if (
        31 < value < 100
        and len(left.words) > 1
        and left.last.rstrip(".") in grammar.strong_months
        and left.words[-2].isdigit()
    ):
        return "date"  # "12 NOV 88"
    if end - start == 4 and 1000 <= value <= 2100 and _is_year(value, left, noun, bounds, grammar):
        return "year"
    last = left.last
    label = last[:-1] if last.endswith(".") and last not in grammar.lists["numbered"] else last
    if (
        not bounds
        and label in grammar.lists["numbered"]
        and (noun is None or label not in grammar.lists["numbered.loose"])
    ):
        follow = _DAY_OF.match(text, end)
        counted = follow and follow[1] in grammar.lists["crowd_verbs"] and left.words[-2:][0][:1].isupper()
        return None if counted else "name"  # "in the Lipa district 14 were killed"
    if (start == 0 or text[start - 1] == "\n") and end - start < 3 and _LIST.match(text, end):
        return "list"
    if bounds:
        return None
    follow = _DAY_OF.match(text, end)
    if follow and follow[1].lower() in grammar.lists["numbered_after"]:
        return "name"
    if follow and follow[1][0].isupper() and (capitals := _CAPITALS.match(text, end)):
        if any(word.lower() in grammar.lists["street"] for word in capitals[0].split()):
            return "name"
        opener = follow[1].lower()
        plain = opener in grammar.lists["plain_openers"] or opener in grammar.lists["noun_stop"]
        if noun is None and not plain and opener not in grammar.months:
            return "name"
    if left.tail and (_is_name(left.tail, grammar) if noun is None else _CAMEL.match(left.tail)):
        if follow and follow[1] in grammar.lists["crowd_verbs"] and _is_behind_place(left, grammar):
            return None
        return None if follow and _all_capitals(left.tail, follow[1]) else "name"
    return None


def _is_behind_place(left: Left, grammar: Grammar) -> bool:
    """Whether the name before a number is that of a place: "in Nice 12 were arrested", "in Old Square 22 were hurt"."""
    for index in range(len(left.words) - 2, max(-1, len(left.words) - 6), -1):
        if left.lower[index] in grammar.lists["crowd_verbs.between"]:
            return True
        if not left.words[index][:1].isupper() and left.lower[index] != "the":
            break
    return False


def _all_capitals(*words: str) -> bool:
    """Whether capitals are no sign of a name, for all is in capitals: "STORM LEAVES 12 DEAD"."""
    return all(len(word) > 1 and word.isupper() for word in words)


def _is_name(word: str, grammar: Grammar) -> bool:
    """Whether a number behind a word would be part of a name: "iPhone 14", "Apollo 11", "Planet 9"."""
    lower = word.lower().rstrip(".")
    if not any(letter.isupper() for letter in word) or word.endswith("."):
        return False
    return (
        lower not in grammar.lists["noun_stop"]
        and lower not in grammar.lists["plain_openers"]
        and lower not in grammar.months
    )


def _is_day(text: str, end: int, left: Left, noun: Noun | None, grammar: Grammar) -> bool:
    """Whether a number from 1 to 31 is a day: "May 5", "5 May", "the 5th of May"."""
    last = left.tail.rstrip(".")
    if not last and len(left.words) > 1:  # "oct . 13", in text with a space before every mark
        last = left.words[-2]
        return last.lower() in grammar.months and len(last) in (3, 4)
    if (
        last.lower() in grammar.months
        and noun is None
        and left.lower[-2:-1]
        and left.lower[-2] in ("on", "of", "by", "until", "since")
    ):
        return True  # "on march 15", where case tells nothing
    if last.lower() in grammar.months and (last.lower() in grammar.strong_months or last[0].isupper()):
        return noun is None or left.lower[-2:-1] != ["in"]  # "in March 12 people", but "on March 12 people"
    follow = _DAY_OF.match(text, end)
    return bool(
        follow
        and follow[1].lower() in grammar.months
        and (follow[1].lower() in grammar.strong_months or follow[1][0].isupper() or left.last == "on")
    )


def _is_year(value: int, left: Left, noun: Noun | None, bounds: tuple[str, ...], grammar: Grammar) -> bool:
    if value < 1900:
        return noun is None and not bounds and left.last in grammar.lists["old_year_before"]
    if bounds:
        return noun is None and left.last in grammar.lists["comparing"]
    if noun is None:
        return True
    return left.last in grammar.lists["year_before"] or (1990 <= value <= 2050 and value % 100 != 0)


def _word_refusal(text: str, amount: Amount, left: Left, noun: Noun | None, grammar: Grammar) -> str | None:
    """Number words that count nothing: "Formula One", "one another", "zero" alone."""
    start = amount.numeral.start
    if amount.unit is None and _SAID_HOUR.match(text, amount.end):
        return "time"
    if text[start].isupper() and left.words and left.starts[-1] + len(left.words[-1]) < start:
        before = left.words[-1]
        own = text[start : amount.numeral.end].split()[0]
        if before[:1].isupper() and _is_name(before, grammar) and not _all_capitals(before, own):
            return "name"
    if amount.low == 0 and amount.unit is None and noun is None:
        return "nothing"
    return None


_SAID_HOUR = re.compile(rf"{GAP}(?:o['’]clock|[ap]\.m\.|pm(?!\w))", re.IGNORECASE)  # "three o'clock"


def joined_refusal(
    text: str, low: Amount, high: Amount, end: int, noun: Noun | None, unit: str | None, outer: Left, grammar: Grammar
) -> str | None:
    """Scores, addresses, and words that a hyphen joins to a number: "2-1", "two-way", "one-sided"."""
    if unit is None and text[end : end + 1] in _DASHES and end + 1 < len(text) and text[end + 1].isalnum():
        return "name"
    if low.low < 0 and noun is not None:
        return "name"
    if low is not high and low.numeral.plain and high.numeral.plain and unit is None and noun is None:
        joint = text[low.end : high.start].strip()
        if joint in ("-", "–", "—", "−") and (
            high.low <= 15
            or (high.numeral.end - high.numeral.start, low.numeral.end - low.numeral.start) == (4, 3)
            or any(word in grammar.lists["score_words"] for word in outer.lower[-10:])
        ):
            return "score"
        if 1900 <= low.low <= 2100 and 1900 <= high.low <= 2100:
            return "year"
        follow = _DAY_OF.match(text, high.end) if 1 <= low.low < high.low <= 31 else None
        if follow and follow[1][0].isupper() and follow[1].lower() in grammar.months:
            return "date"  # "between 3 and 9 August"
    return None
