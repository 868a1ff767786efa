"""Four digits on their own: a year, or a number of things?

Enters: a ``Reader`` and a place among its tokens. Leaves: the year and the place after it, or None. Refused: counts
("2000 people"), names ("Resolution 1973"), house numbers, times of day ("at 1730") and amounts.
"""

from claimtrack.parsing.date_reader import Reader, widen
from claimtrack.parsing.date_said import Calendar, Said

__all__ = ["read_year"]

Read = tuple[Said, int] | None


def read_year(r: Reader, i: int) -> Read:
    """A year alone, said outright ("the year 2008", "fiscal 2023") or by where it stands ("in 1941")."""
    start = i
    i = r.skip(i, "the")
    if r.words[i] in r.w.roles["fiscal"]:
        i += 1
        if r.words[i - 1] == "fy" and r.t.glued(i) and len(r.words[i]) == 2 and r.words[i].isdecimal():
            return Calendar(widen(int(r.words[i]))), i + 1  # "FY23"
    said_year = r.words[i] == "year"
    if said_year:
        i = r.skip(i + 1, "of")
    year = r.full_year(i) if r.strict or (len(r.words[i]) == 4 and r.words[i].isdecimal()) else None
    if year is None:
        short = r.short_year(i)
        return (Calendar(short[0]), short[1]) if short and r.words[i - 1] in ("in", "since", "of", "until") else None
    if r.words[i + 1] in r.w.roles["fiscal"] and r.words[i + 2] == "year":
        return Calendar(year[0]), i + 3  # "the 2023 financial year"
    the = r.words[start] == "the"
    if said_year or r.strict or i > start + the:
        return Calendar(year[0]), year[1]
    if the:
        return None  # "the 2008 crisis": the crisis, of 2008
    return (Calendar(year[0]), year[1]) if _stands_as_year(r, i) else None


def _stands_as_year(r: Reader, i: int) -> bool:
    """Whether four digits on their own are a year, by the words around them."""
    t = r.t
    before, after, year = r.words[i - 1], r.words[i + 1], int(r.words[i])
    if before == "." and r.words[i - 2] in r.w.roles["numbered"]:
        return False
    if before.isdecimal() and r.words[i - 2] in r.w.roles["month"]:
        return False  # "Feb 30 2019": of a day that no month has
    if (
        before in r.w.roles["numbered"]
        or before == "at"
        or after in r.w.roles["zone"]
        or _address(r, i)
        or (t.glued(i) and before in (".", ",", "$", "£", "€", "#", "+", "@", "_", "="))
    ):
        return before == "="
    if t.glued(i) and i > 0 and (before.isalnum() or before in ("/", "&", "%")):
        return False
    if t.glued(i + 1) and (after in ("%", "/", "@", "_", "°") or after.isalpha()):
        return False
    if t.glued(i + 1) and after in (".", ",", "-", ":") and t.glued(i + 2) and r.words[i + 2].isdecimal():
        return False
    if t.glued(i) and r.dash(i - 1) and i > 1 and t.glued(i - 1) and not r.words[i - 2].isalpha():
        return False
    return _introduced(r, i, year)


def _address(r: Reader, i: int) -> bool:
    """Whether four digits number a house: "1935 West Main Street"."""
    for j in range(i + 1, i + 5):
        if r.words[j] in r.w.roles["street"] and j > i + 1:
            return True
        if not r.words[j].isalnum() or not (r.t.raw(j)[0].isupper() or r.t.raw(j)[0].isdecimal()):
            return False
    return False


def _introduced(r: Reader, i: int, year: int) -> bool:
    """Whether the words around let four digits be a year, and not a number of things."""
    before, after = r.words[i - 1], r.words[i + 1]
    plural = after.isalpha() and after.endswith("s") and len(after) > 3 and r.t.raw(i + 1).islower()
    round_number = year % 100 == 0 and year != 2000
    firm = before in ("in", "since", "of", "during", "circa", "early", "late", "mid", "(", "year", "[")
    if firm or after in (")", "]"):
        return year >= 1100 and not (plural and round_number)
    if before in r.w.roles["leads"] and year >= 1500:
        return not (plural and round_number) and (
            not round_number or year >= 1900
        )  # "after 1400 hours" without the word
    if not 1500 <= year <= 2099 or round_number:
        return False
    if before in r.w.roles["hints"] or before == "the":
        return not (plural and year == 2000)
    # "2000 protesters": a plural noun that nothing introduces is being counted.
    return not (plural and after not in ("was", "does"))
