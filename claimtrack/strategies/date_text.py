"""Phrases that state dates, each with the truth beside it.

Enters: which kinds of date, years and noise are wanted, and the day of publication. Leaves: a strategy of ``Phrase``
values that shrinks to a plain day ("1 January 2000"). Refused: options that could yield nothing.

Only forms that can be read in one way: no 12/05/2021, no winter (whose year?), no bare weekday.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.moment import Moment
from claimtrack.parsing.found import Found
from claimtrack.strategies.noise import Write, noises, noises_of
from claimtrack.strategies.number_text import spelled
from claimtrack.strategies.options import check_flag, check_order, choice_of
from claimtrack.strategies.phrases import Phrase, forms, origins_of

__all__ = ["KINDS", "date_phrases"]

KINDS = (
    "day", "iso", "month", "year", "yearless", "part", "quarter", "half", "season", "decade", "century", "range",
    "relative",
)  # fmt: skip
#: Kinds that stand after "on"; the others stand after "in" or "of", and relative ones after nothing.
_DAYS = ("day", "iso", "yearless")

# The text, its meaning, and how it is written.
Dated = tuple[str, Moment, str]


def date_phrases(
    *,
    kinds: Iterable[str] | None = None,
    min_year: int = 1951,
    max_year: int = 2034,
    reference: date | None = None,
    noise: Iterable[str] | None = None,
    origins: Iterable[str] | None = None,
    sentences: bool = False,
    language: str = "en",
) -> st.SearchStrategy[Phrase]:
    """Phrases that state one date or one span of dates each.

    Args:
        kinds: Some of ``day iso month year yearless part quarter half season decade century range relative``; None for
            all that the reference allows: yearless dates need none, relative ones need one.
        min_year: The first year, from 1000.
        max_year: The last year, to 2999.
        reference: The day of publication, for relative dates.
        noise: Some of ``spaces digits dashes case``; None for none.
        origins: ``independent`` for forms written out apart from the parsers' lexicon, ``lexicon`` for its own words;
            None for both.
        sentences: Whether each phrase stands in a sentence.
        language: The language; only ``en`` has forms.

    Raises:
        InvalidArgument: At once, for options that could yield nothing.
    """
    table = forms(language)["dates"]
    unfit = "relative" if reference is None else "yearless"
    chosen = choice_of("kinds", kinds, KINDS)
    if kinds is not None and unfit in chosen:
        raise InvalidArgument(f"kinds: {unfit} dates need {'a' if reference is None else 'no'} reference")
    for name, year in (("min_year", min_year), ("max_year", max_year)):
        if isinstance(year, bool) or not isinstance(year, int) or not 1000 <= year <= 2999:
            raise InvalidArgument(f"{name} must be a year from 1000 to 2999, not {year!r}")
    check_order("min_year", min_year, "max_year", max_year)
    check_flag("sentences", sentences)
    noisy = noises(noises_of(noise))
    made = []
    for origin in origins_of(origins):
        for kind in chosen:
            if kind != unfit:
                dated = _of_kind(origin, kind, language, table, (min_year, max_year), reference)
                made += [_phrases(strategy, kind, noisy, table, sentences) for strategy in dated]
    if not made:
        raise InvalidArgument("the lexicon has no words for such dates")
    return st.one_of(made)


def _phrases(
    dated: st.SearchStrategy[Dated], kind: str, noisy: st.SearchStrategy[Write], table: dict[str, Any], sentences: bool
) -> st.SearchStrategy[Phrase]:
    frames = table[
        {"relative": "loose_frames", "range": "range_frames"}.get(kind, "frames" if kind in _DAYS else "span_frames")
    ]
    around = st.sampled_from([frame.split("{}") for frame in frames]) if sentences else st.just(["", ""])

    def build(drawn: tuple[Dated, Write, list[str]]) -> Phrase:
        (plain, moment, writing), write, frame = drawn
        text = write(plain)
        return Phrase(text, (Found(0, len(text), attrs.evolve(moment)),), writing).within(*frame)

    return st.tuples(dated, noisy, around).map(build)


def _of_kind(
    origin: str, kind: str, language: str, table: dict[str, Any], years: tuple[int, int], reference: date | None
) -> list[st.SearchStrategy[Dated]]:
    """Strategies for one kind of date; none where the origin has no words for it."""
    days = st.dates(date(years[0], 1, 1), date(years[1], 12, 31))
    if origin == "lexicon":
        return _from_lexicon(language, kind, days, reference)
    if kind == "relative":
        assert reference is not None  # noqa: S101 - checked with the options
        return [_relative(reference)]
    if kind in _WRITERS:
        return [st.tuples(days, st.sampled_from(_WRITERS[kind])).map(_written(kind, table))]
    if kind == "range":
        return [_ranges(days, table)]
    return [_parts(days, table)]


def _ordinal(number: int) -> str:
    """A number with its English ending: 1st, 22nd, 13th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _month_part(day: date) -> str:
    return f"{day:%Y-%m}"


# By kind: how a day is written, and what the writing means.
_WRITERS: dict[str, list[tuple[str, Callable[[date], str]]]] = {
    "day": [
        ("{d} {month} {y}", date.isoformat),
        ("{month} {d}, {y}", date.isoformat),
        ("{nth} {month} {y}", date.isoformat),
        ("{month} {nth}, {y}", date.isoformat),
        ("the {nth} of {month} {y}", date.isoformat),
        ("{d} {short} {y}", date.isoformat),
        ("{short} {d}, {y}", date.isoformat),
        ("{weekday}, {d} {month} {y}", date.isoformat),
        ("{weekday}, {month} {d}, {y}", date.isoformat),
    ],
    "iso": [("{y}-{m:02}-{d:02}", date.isoformat)],
    "month": [("{month} {y}", _month_part), ("{short} {y}", _month_part)],
    "year": [("{y}", lambda day: f"{day:%Y}")],
    "yearless": [
        (template, lambda day: f"XXXX-{day:%m-%d}")
        for template in ("{d} {month}", "{month} {d}", "{month} {nth}", "the {nth} of {month}")
    ],
    "quarter": [
        ("the {quarter} quarter of {y}", lambda day: f"{day:%Y}-{33 + (day.month - 1) // 3}"),
        ("Q{q} {y}", lambda day: f"{day:%Y}-{33 + (day.month - 1) // 3}"),
    ],
    "half": [("the {half} half of {y}", lambda day: f"{day:%Y}-{40 + (day.month - 1) // 6}")],
    "season": [
        ("{season} {y}", lambda day: f"{day:%Y}-{21 + day.month % 3}"),
        ("the {season} of {y}", lambda day: f"{day:%Y}-{21 + day.month % 3}"),
    ],
    "decade": [("the {decade}s", lambda day: f"{day:%Y}"[:3] + "X")],
    "century": [("the {century} century", lambda day: f"{day:%Y}"[:2] + "XX")],
}  # fmt: skip


def _written(kind: str, table: dict[str, Any]) -> Callable[[tuple[date, tuple[str, Callable[[date], str]]]], Dated]:
    def write(drawn: tuple[date, tuple[str, Callable[[date], str]]]) -> Dated:
        day, (template, meaning) = drawn
        return template.format(**_fields(day, table)), Moment(meaning(day)), kind

    return write


def _fields(day: date, table: dict[str, Any]) -> dict[str, Any]:
    """Everything that a template may name."""
    month = table["months"][day.month - 1]
    return {
        "y": day.year,
        "m": day.month,
        "d": day.day,
        "nth": _ordinal(day.day),
        "month": month,
        "short": table["short"][day.month - 1] or month,
        "weekday": table["weekdays"][day.weekday()],
        "q": (day.month - 1) // 3 + 1,
        "quarter": table["ordinals"][(day.month - 1) // 3],
        "half": table["ordinals"][(day.month - 1) // 6],
        "season": list(table["seasons"])[day.month % 3],
        "decade": day.year // 10 * 10,
        "century": _ordinal(day.year // 100 + 1),
    }


def _parts(days: st.SearchStrategy[date], table: dict[str, Any]) -> st.SearchStrategy[Dated]:
    """A part of a month or of a year: "the end of November 2023", "mid-2023"."""

    def write(drawn: tuple[date, tuple[str, str], bool]) -> Dated:
        day, (words, part), whole_year = drawn
        span = str(day.year) if whole_year else f"{table['months'][day.month - 1]} {day.year}"
        edtf = f"{day:%Y}" if whole_year else f"{day:%Y-%m}"
        return f"{words}{'' if words.endswith('-') else ' '}{span}", Moment(edtf, part), "part"  # type: ignore[arg-type]

    return st.tuples(days, st.sampled_from(list(table["parts"].items())), st.booleans()).map(write)


def _ranges(days: st.SearchStrategy[date], table: dict[str, Any]) -> st.SearchStrategy[Dated]:
    """Days of one month, months of one year, years; whole dates."""

    def write(drawn: tuple[date, date, str]) -> Dated:
        (a, b), join = sorted(drawn[:2]), drawn[2]
        months = table["months"]
        if join == "days":
            b = a + timedelta(days=1 + (b - a).days % 20)
            b = b if b.month == a.month else a.replace(day=a.day - 1)
            a, b = sorted((a, b))
            text = f"{a.day}-{b.day} {months[a.month - 1]} {a.year}"
            return text, Moment(f"{a}/{b}"), "range of days"
        if join == "months":
            month = a.month % 12 + 1
            first, last = sorted((a.month, month))
            text = f"between {months[first - 1]} and {months[last - 1]} {a.year}"
            return text, Moment(f"{a:%Y}-{first:02}/{a:%Y}-{last:02}"), "range of months"
        if a.year == b.year:
            a = a.replace(year=a.year - 1, day=min(a.day, 28))
        if join == "years":
            return f"between {a.year} and {b.year}", Moment(f"{a:%Y}/{b:%Y}"), "range of years"
        one, other = (f"{day.day} {months[day.month - 1]} {day.year}" for day in (a, b))
        return f"from {one} to {other}", Moment(f"{a}/{b}"), "range of dates"

    return st.tuples(days, days, st.sampled_from(("days", "months", "years", "dates"))).map(write)


def _relative(reference: date) -> st.SearchStrategy[Dated]:
    """Days counted from the day of publication, and the months and years around it."""
    first = reference.replace(day=1)
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    said = [
        ("today", reference.isoformat()),
        ("yesterday", (reference - timedelta(days=1)).isoformat()),
        ("last month", _month_part(before)),
        ("last year", f"{reference.year - 1:04}"),
    ]
    said += [("tomorrow", (reference + timedelta(days=1)).isoformat()), ("next month", _month_part(after))]
    ago = st.tuples(st.integers(2, 12), st.booleans()).map(
        lambda n: (f"{spelled(n[0]) if n[1] else n[0]} days ago", (reference - timedelta(days=n[0])).isoformat())
    )
    return (st.sampled_from(said) | ago).map(lambda pair: (pair[0], Moment(pair[1]), "relative"))


def _from_lexicon(
    language: str, kind: str, days: st.SearchStrategy[date], reference: date | None
) -> list[st.SearchStrategy[Dated]]:
    """Every form of the months, the weekdays, the fixed feasts and the days around today."""
    entries = load_lexicon(language).table("dates").values()

    def forms_of(role: str) -> list[tuple[str, Any]]:
        return [
            (form, entry["value"])
            for entry in entries
            if entry["role"] == role
            for form in [*entry.get("words", ()), *entry.get("weak", ())]
        ]

    if kind == "day":
        months, weekdays = forms_of("month"), [pair for pair in forms_of("weekday") if not pair[0].endswith("days")]
        return [
            st.tuples(days, st.sampled_from(months)).map(_with_month),
            st.tuples(days, st.sampled_from(weekdays)).map(_with_weekday),
        ]
    if kind == "relative" and reference is not None:
        near = [
            (form, (reference + timedelta(days=value)).isoformat())
            for form, value in forms_of("near")
            if not form.startswith("ton")  # tonight is a part of the day
        ]
        return [st.sampled_from(near).map(lambda pair: (pair[0], Moment(pair[1]), f"lexicon: {pair[0]}"))]
    return []


def _with_month(drawn: tuple[date, tuple[str, int]]) -> Dated:
    day, (form, month) = drawn
    moved = day.replace(month=month, day=min(day.day, 28))
    return f"{moved.day} {form.title()} {moved.year}", Moment(moved.isoformat()), f"lexicon: {form}"


def _with_weekday(drawn: tuple[date, tuple[str, int]]) -> Dated:
    day, (form, number) = drawn
    moved = day + timedelta(days=(number - day.isoweekday()) % 7)
    return f"{form.title()}, {moved:%B} {moved.day}, {moved.year}", Moment(moved.isoformat()), f"lexicon: {form}"
