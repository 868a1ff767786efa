"""What every reader of dates stands on: the tokens, the words, and the smallest pieces - numbers, days, months, years.

Enters: tokens and a place among them. Leaves: a value and the place after it, or None where the words do not say it.
Refused: nothing; a piece that cannot be read is None.
"""

import calendar
import re

import attrs

from claimtrack.parsing.date_said import Calendar, Picked
from claimtrack.parsing.date_tokens import Tokens
from claimtrack.parsing.date_words import DateWords

__all__ = ["Reader"]

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_DASHES = frozenset("-‒–—~")
_APOSTROPHES = frozenset("'’")
# What may be more than something, besides digits: "more than half", "more than a million", "more than $5".
_AMOUNTS = frozenset(("half", "dozen", "third", "quarter", "hundred", "thousand", "million", "billion", *"$£€¥"))


@attrs.frozen(eq=False)
class Reader:
    """Tokens with the words that give them meaning.

    Attributes:
        t: The tokens.
        w: The date words of the language.
        day_first: Whether 3/4/2024 is 3 April.
        strict: Whether the whole text is known to be a date, so that "may" alone is a month.
        words: The lower-case tokens, "" beyond the ends.
    """

    t: Tokens
    w: DateWords
    day_first: bool = False
    strict: bool = False
    words: list[str] = attrs.field(init=False)

    @words.default
    def _words(self) -> list[str]:
        return self.t.words

    def dash(self, i: int) -> bool:
        """Whether the token is a dash of any length."""
        return self.words[i] in _DASHES

    def apostrophe(self, i: int) -> bool:
        """Whether the token is an apostrophe, straight or curly."""
        return self.words[i] in _APOSTROPHES

    def skip(self, i: int, *words: str) -> int:
        """The place after one of the words, or the same place."""
        return i + 1 if self.words[i] in words else i

    def month(self, i: int) -> tuple[int, int] | None:
        """A month's name or abbreviation, with its full stop."""
        month = self.w.roles["month"].get(self.words[i])
        if month is None:
            return None
        dotted = self.words[i + 1] == "." and self.t.glued(i + 1) and len(self.words[i]) <= 4
        # A full stop belongs to the abbreviation only where the sentence goes on: "Sept. 9", not "in Sept. The ...".
        goes_on = dotted and (self.words[i + 2][:1].isdecimal() or self.words[i + 2] in (",", "of", "'", "’"))
        return month, i + 2 if goes_on and self.words[i] != "may" else i + 1

    def cardinal(self, i: int) -> tuple[int, int] | None:
        """A number up to 99 in digits or words; also "a", "a couple of"."""
        t = self.t
        word = t.words[i]
        if word.isdecimal():
            return (int(word), i + 1) if len(word) <= 3 else None
        value = self.w.numbers.get(word)
        if value is None:
            return None
        if t.words[i] in ("a", "an") and t.words[i + 1] == "couple":
            return (2, i + 3) if t.words[i + 2] == "of" else (2, i + 2)
        if value >= 20:
            j = i + 2 if self.dash(i + 1) else i + 1
            units = self.w.numbers.get(t.words[j])
            if units is not None and 0 < units < 10 and t.words[j] not in ("a", "an"):
                return value + units, j + 1
        return (value, i + 1) if value else None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """An ordinal up to 99: "7th", "seventh", "twenty-first"."""
        t = self.t
        word = t.words[i]
        if word[:1].isdecimal():
            match = _ORDINAL.fullmatch(word)
            return (int(match[1]), i + 1) if match else None
        value = self.w.ordinals.get(word)
        if value is not None:
            return value, i + 1
        tens = self.w.numbers.get(word, 0)
        if tens >= 20:
            j = i + 2 if self.dash(i + 1) else i + 1
            units = self.w.ordinals.get(t.words[j])
            if units is not None and units < 10:
                return tens + units, j + 1
        return None

    def day(self, i: int) -> tuple[int, int] | None:
        """A day of the month: "7", "07", "7th", "seventh", "twenty-one"."""
        word = self.words[i]
        if word[:1].isdecimal():
            if not word.isdecimal():
                found = self.ordinal(i)
            else:
                found = (int(word), i + 1) if len(word) <= 2 else self.cardinal(i)
        elif word in ("a", "an") or not (word in self.w.numbers or word in self.w.ordinals):
            return None
        else:
            found = self.ordinal(i) or self.cardinal(i)
        return found if found and 1 <= found[0] <= 31 else None

    def full_year(self, i: int) -> tuple[int, int] | None:
        """A year of four digits, or in words; not one that counts the noun behind it."""
        number = self.t.number(i, 4) if len(self.words[i]) == 4 else None
        if number is not None:
            if not 1000 <= number <= 2199 or (self.t.glued(i + 1) and self.words[i + 1].isalpha()):
                return None
            k = i + 2 if self.words[i + 1] == "or" else i + 1  # "2000 or more"
            counted = self.words[k] in self.w.roles["unlike"] and not self._more_of_others(i)
            return (number, i + 1) if not counted else None
        return self._spoken_year(i)

    def _more_of_others(self, i: int) -> bool:
        """Whether "more" behind four digits counts something else: "In 2003 more than 500", "In 2003 more people"."""
        words = self.words
        if words[i + 1] != "more":
            return False
        # "In 2003 more people fled" opens a sentence; "resulted in 2003 more deaths" does not.
        if self.words[i - 1] in self.w.roles["month"] or (self.words[i - 1] == "in" and self.t.raw(i - 1) == "In"):
            return True
        amount = words[i + 4] if words[i + 3] in ("a", "an") else words[i + 3]
        counts = amount[:1].isdecimal() or amount in _AMOUNTS or (amount in self.w.numbers and amount == words[i + 3])
        return words[i + 2] == "than" and counts

    def _spoken_year(self, i: int) -> tuple[int, int] | None:
        """A year in words: "nineteen eighty-six", "nineteen hundred ninety three", "two thousand and five"."""
        first = self.cardinal(i) if self.words[i] in self.w.numbers else None
        if not first or first[0] not in (2, *range(15, 22)):
            return None
        century, j = first
        if self.words[j] == "thousand" and century == 2:
            j = self.skip(j + 1, "and")
            rest = self.cardinal(j) if self.words[j] not in ("a", "an") else None
            return (2000 + rest[0], rest[1]) if rest and rest[0] < 100 else (2000, j)
        hundred = self.words[j] == "hundred"
        j = self.skip(self.skip(j, "hundred"), "and") if hundred else j
        rest = self.cardinal(j) if self.words[j] not in ("a", "an") else None
        if century >= 15 and rest and (10 <= rest[0] <= 99 or (hundred and rest[0] < 10)):
            return century * 100 + rest[0], rest[1]
        return None

    def short_year(self, i: int) -> tuple[int, int] | None:
        """A year of two digits after its apostrophe: "'87"."""
        if self.apostrophe(i) and self.t.glued(i + 1) and len(self.words[i + 1]) == 2:
            number = self.t.number(i + 1)
            if number is not None:
                return widen(number), i + 2
        return None

    def year(self, i: int) -> tuple[int, int] | None:
        """A year with its century, or behind an apostrophe."""
        return self.full_year(i) or self.short_year(i)

    def pick(self, i: int) -> tuple[int, bool, int] | None:
        """A word that picks: which one, whether it counts from the last date told, and the place after it.

        "the next day" goes on from a story's last date, "next week" from the day of speaking.
        """
        the = self.words[i] == "the"
        j = self.skip(i + the, "very")
        word = self.words[j]
        if word == "this" and self.words[j + 1] in self.w.roles["pick"]:
            return self.w.roles["pick"][self.words[j + 1]], False, j + 2
        if word in self.w.roles["tell"]:
            return self.w.roles["tell"][word], True, self.skip(self.skip(j + 1, "same"), "very")
        if word in self.w.roles["pick"]:
            return self.w.roles["pick"][word], the and word == "next", j + 1
        return None

    def picked_year(self, i: int) -> tuple[Picked, int] | None:
        """A year by its place: "last year", "of that year", "the following year"."""
        found = self.pick(self.skip(i, "of", "in", "the") if self.words[i] in ("of", "in") else i)
        if found and self.words[found[2]] == "year":
            return Picked("year", found[0], told=found[1]), found[2] + 1
        return None

    def year_tail(self, i: int, *, after_day: bool) -> tuple[int | Picked, int] | None:
        """The year behind a month or a day: "2024", ", 2024", "of 2024", "/2024", "'24", "last year"."""
        j = self.skip(i, ",") if self.words[i] == "," else i
        found: tuple[int | Picked, int] | None = self.picked_year(j)
        if found:
            return found
        if self.words[j] in ("of", "in", "/", "-", ".") and (self.words[j] in ("of", "in") or self.t.glued(j)):
            sign = self.words[j]
            j += 1
            short = self.t.number(j) if len(self.words[j]) == 2 and (sign in "of/-.") and not self.dash(j + 1) else None
            if short is not None and (after_day or sign == "of") and sign != ".":
                return widen(short), j + 1
            if sign == "." and not self.t.glued(j):
                return None
        found = self.year(j)
        if found:
            return found
        # "17 NOV 89": wire services' capitals; a two-digit number in running prose counts something.
        if (
            after_day
            and j == i
            and len(self.words[j]) == 2
            and self.t.number(j) is not None
            and self.t.raw(j - 1).isupper()
        ):
            return widen(int(self.words[j])), j + 1
        return None

    def month_day_in_digits(self, i: int, pick: int | None = None, told: bool = False) -> tuple[Calendar, int] | None:
        """A day and month in digits without year: 7/6, 7.6, 23/12; only for readers that know it is a date."""
        first, second = self.t.number(i), self.t.number(i + 2)
        if first is None or second is None or self.words[i + 1] not in ("/", ".", "-"):
            return None
        if not (self.t.glued(i + 1) and self.t.glued(i + 2)):
            return None
        after = self.words[i + 3]
        decimal = after == "." and self.t.glued(i + 4) and self.t.number(i + 4) is not None  # 8/1.5
        if self.t.glued(i + 3) and (after in ("/", "-", "%") or decimal):
            return None
        day_first = second <= 12 and (first > 12 or self.day_first)
        month, day = (second, first) if day_first else (first, second)
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2000, month)[1]:
            return None
        return Calendar(None, month, day, None, pick, told), i + 3


def widen(number: int) -> int:
    """The year that two digits mean: from 40 the 1900s, for "the class of '68" is in no report yet to come."""
    return number + (1900 if number >= 40 else 2000)
