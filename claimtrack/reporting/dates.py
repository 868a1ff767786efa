"""Moments in words for readers.

Enters: a moment. Leaves: a date as a newspaper prints it, as precise as it was said and no more, and the value of an
HTML ``datetime`` attribute where the moment is one. Refused: nothing.
"""

import re

from claimtrack.model.moment import Moment

__all__ = ["dated", "machine_date"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SPANS = {
    "21": "spring {}", "22": "summer {}", "23": "autumn {}", "24": "winter {}", "33": "first quarter of {}",
    "34": "second quarter of {}", "35": "third quarter of {}", "36": "fourth quarter of {}", "40": "first half of {}",
    "41": "second half of {}",
}  # fmt: skip
_OFFSET = re.compile(r"[+-]\d\d:[\d:.]+$", re.ASCII)
_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)


def dated(moment: Moment | None) -> str:
    """A moment in words; "" for None.

    >>> dated(Moment("2023-10-19")), dated(Moment("2023-10-07/..")), dated(Moment("2023-11", part="end"))
    ('19 October 2023', 'since 7 October 2023', 'end of November 2023')
    >>> dated(Moment("2017-09-20/2017-12-31")), dated(Moment("XXXX-10-07")), dated(Moment("199X"))
    ('20 September – 31 December 2017', '7 October, year unknown', '1990s')
    """
    if moment is None:
        return ""
    left, slash, right = moment.edtf.partition("/")
    if slash:
        return _interval(left, right)
    words = _simple(left)
    if moment.time is not None:
        seconds = "seconds" if moment.time.second else "minutes"
        clock = moment.time.isoformat("microseconds" if moment.time.microsecond else seconds)
        offset = _OFFSET.search(clock)
        return f"{words}, {clock if offset is None else f'{clock[: offset.start()]} {offset[0]}'}"
    return words if moment.part is None else f"{moment.part} of {words}"


def _interval(left: str, right: str) -> str:
    if right == "..":
        return f"since {_simple(left)}"
    if left == "..":
        return f"until {_simple(right)}"
    first, last = _simple(left), _simple(right)
    year = left[:4]
    if right.startswith(year) and first.endswith(f" {year}"):
        first = first.removesuffix(f" {year}")
    return f"{first} – {last}"


def _simple(text: str) -> str:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if not rest:
        return {0: year, 1: f"{year[:3]}0s", 2: f"{year[:2]}00s"}[year.count("X")]
    if month == "XX":
        return "a day not known"
    if month in _SPANS:
        return _SPANS[month].format(year)
    words = f"{int(day)} {_MONTHS[int(month) - 1]}" if day else _MONTHS[int(month) - 1]
    return f"{words}, year unknown" if year == "XXXX" else f"{words} {year}"


def machine_date(moment: Moment | None) -> str:
    """A year, month or day as HTML's ``datetime`` takes it; "" for what it cannot say.

    >>> machine_date(Moment("2023-10-19")), machine_date(Moment("2023-10-07/.."))
    ('2023-10-19', '')
    """
    return moment.edtf if moment is not None and _PLAIN.fullmatch(moment.edtf) else ""
