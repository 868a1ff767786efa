"""Seasons, quarters, halves, decades, centuries and feasts.

Enters: a ``Reader`` and a place among its tokens. Leaves: what the words say and the place after them, or None.
Refused: "the fall of Rome", "in Spring, Texas", "Christmas Island", "3h".
"""

from claimtrack.parsing.date_reader import Reader, widen
from claimtrack.parsing.date_said import Fixed, Holiday, Said, Season

__all__ = ["read_century", "read_decade", "read_holiday", "read_quarter", "read_season"]

Read = tuple[Said, int] | None
_WINTER = 24  # in EDTF


def read_quarter(r: Reader, i: int) -> Read:
    """Quarters and halves by their signs: Q1 2024, 2024-Q1, 1Q24, H1 2024."""
    t = r.t
    if t.words[i] in ("q", "h") and t.glued(i + 1) and len(t.words[i + 1]) == 1 and t.words[i + 1].isdecimal():
        code, j = _code(t.words[i], int(t.words[i + 1])), i + 2
    elif len(t.words[i]) == 1 and t.words[i].isdecimal() and t.words[i + 1] in ("q", "h") and t.glued(i + 1):
        code, j = _code(t.words[i + 1], int(t.words[i])), i + 2
        if t.glued(j) and len(t.words[j]) == 2 and t.words[j].isdecimal():
            return (Season(code, widen(int(t.words[j]))), j + 1) if code else None
        if not r.year(j) and t.words[i + 1] == "h":
            return None  # "3h" is a duration
    else:
        return _year_quarter(r, i)
    if not code or (r.t.glued(j) and r.words[j].isalnum()):
        return None
    k = j + 1 if r.words[j] in ("-", "/", ",", "of", "in") else j
    year = r.year(k) or r.picked_year(k)
    return (Season(code, year[0]), year[1]) if year else (Season(code), j)


def _year_quarter(r: Reader, i: int) -> Read:
    """The year in front of its quarter: 2024 Q1, 2024-q1."""
    number = r.t.number(i, 4) if len(r.words[i]) == 4 else None
    if number is None or not 1000 <= number <= 2199:
        return None
    year = number, i + 1
    j = year[1] + 1 if r.words[year[1]] in ("-", "/") else year[1]
    if r.words[j] in ("q", "h") and r.t.glued(j + 1) and r.words[j + 1] in ("1", "2", "3", "4"):
        code = _code(r.words[j], int(r.words[j + 1]))
        return (Season(code, year[0]), j + 2) if code else None
    return None


def _code(letter: str, number: int) -> int:
    """The EDTF code of a quarter or half; 0 for one that does not exist."""
    if letter == "q":
        return 32 + number if 1 <= number <= 4 else 0
    return 39 + number if 1 <= number <= 2 else 0


def _is_decade(r: Reader, i: int) -> bool:
    """Whether "nineties" are years: "the (early) nineties", but "his eighties" and "temperatures in the eighties"."""
    k = i - 2 if r.dash(i - 1) and i > 1 else i - 1
    k -= r.words[k] in r.w.roles["part"]
    return r.words[k] == "the" and r.words[k - 2] not in r.w.roles["warmth"]


def read_holiday(r: Reader, i: int) -> Read:
    """A feast, with or without its year."""
    for words, rule in r.w.holidays.get(r.words[i], ()):
        if all(r.words[i + k] == word for k, word in enumerate(words)):
            j = i + len(words)
            tail = r.year_tail(j, after_day=False)
            if tail:
                return Holiday(rule, tail[0]), tail[1]
            # "Christmas Island", "the Easter Rising", "Christmas shopping": a name or a thing, not the day.
            after = r.words[j]
            named = after.isalpha() and after not in r.w.roles["follows"] and after not in r.w.roles["daypart"]
            named = named or (r.words[i - 1] == "the" and len(words) == 1) or (r.dash(j) and r.t.glued(j))
            return None if named and not r.strict else (Holiday(rule), j)
    return None


def read_season(r: Reader, i: int) -> Read:
    """A season with its year, or behind a preposition: "summer 2024", "in the spring", "the winter of 1777-78"."""
    start = i
    i = r.skip(i, "the")
    code = r.w.roles["season"][r.words[i]]
    tail = r.year_tail(i + 1, after_day=False)
    if tail:
        return Season(code, tail[0]), _past_second_year(r, tail[1], tail[0]) if code == _WINTER else tail[1]
    if r.strict:
        return Season(code), i + 1
    before, after, bare = r.words[start - 1], r.words[i + 1], i == start
    led = before in ("in", "during", "by", "until", "since", "over", "through", "throughout", "from", "to")
    # "in Spring" is a town in Texas, "the fall of Rome" no season, "winter quarters" are quarters.
    named = bare and (r.words[i] == "fall" or r.t.raw(i)[0].isupper())
    if r.words[i] == "fall" and (after in ("in", "to", "from", "on", "by") or before in ("by", "to", "from", "since")):
        return None  # "due to the fall in prices"
    if not led or named or after == "of" or (after.isalpha() and after not in r.w.roles["follows"]):
        return None
    return Season(code), i + 1


def _past_second_year(r: Reader, j: int, year: object) -> int:
    """The place after the second of the two years that a winter touches: "winter 2022-23"."""
    joined = (r.dash(j) or r.words[j] == "/") and r.t.glued(j) and r.t.glued(j + 1)
    if not joined or not isinstance(year, int):
        return j
    return j + 2 if r.words[j + 1] in (f"{(year + 1) % 100:02d}", f"{year + 1}") else j


def read_century(r: Reader, i: int) -> Read:
    """A century: "the 19th century", "the nineteenth century"."""
    i = r.skip(i, "the")
    ordinal = r.ordinal(i)
    if not ordinal:
        return None
    j = ordinal[1] + 1 if r.dash(ordinal[1]) else ordinal[1]
    if r.w.roles["unit"].get(r.words[j]) == "century" and 11 <= ordinal[0] <= 22:
        return Fixed(f"{ordinal[0] - 1:02d}XX"), j + 1
    return None


def read_decade(r: Reader, i: int) -> Read:
    """A decade: "the 1990s", "1990's", "the '90s", "the nineties"."""
    i = r.skip(i, "the")
    t = r.t
    if t.words[i] in r.w.decades:
        return (Fixed(f"{r.w.decades[t.words[i]] // 10}X"), i + 1) if _is_decade(r, i) else None
    j = i + 1 if r.apostrophe(i) and t.glued(i + 1) else i
    word = t.words[j]
    if not word.isdecimal() or len(word) not in (2, 4) or int(word) % 10 or (j == i and len(word) == 2):
        return None
    k = j + 2 if r.apostrophe(j + 1) and t.glued(j + 1) else j + 1
    if t.words[k] != "s" or not t.glued(k):
        return None
    year = int(word) if len(word) == 4 else widen(int(word))
    return (Fixed(f"{year // 10}X"), k + 1) if 1000 <= year <= 2199 else None
