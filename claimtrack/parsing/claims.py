"""Claims by hand: words or plain numbers -> a claim, without any text.

Enters: a value, a date and a source as a person or a table gives them - words, numbers, or model values. Leaves: a
``Claim`` without evidence. Refused: words that are not wholly a figure or a date, floats, names that no list holds for
stance and mode, fields that contradict each other; each error names the argument.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

from claimtrack.errors import ClaimtrackError, InvalidClaim, InvalidMoment
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim, Statement
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Number, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Stance
from claimtrack.parsing.unit_names import unit_named

__all__ = ["as_moment", "as_quantity", "as_source", "claim"]

When = Moment | dt.date | str
Read = TypeVar("Read")

_DATE = r"[\dX]{4}(?:-[\dX]{2}){0,2}"
_EDTF = re.compile(rf"{_DATE}|(?:{_DATE}|\.\.)/(?:{_DATE}|\.\.)", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_PLAIN = re.compile(r"[+-]?\d{1,1000}(?P<fraction>\.\d{1,1000})?", re.ASCII)


def claim(
    *,
    predicate: str | None,
    value: Quantity | Statement | Number | str | None = None,
    source: Source | str | None = None,
    counted: str | None = None,
    place: str | None = None,
    event: str | None = None,
    period: When | None = None,
    mode: Mode | str | None = None,
    as_of: When | None = None,
    stance: Stance | str = Stance.ASSERTED,
    caveat: str | None = None,
    stated: When | None = None,
    published: When | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    unit: str | None = None,
    low: Number | None = None,
    high: Number | None = None,
    bound: Bound | str | None = None,
    chain: Iterable[Source | str] = (),
    lexicon: Lexicon | None = None,
) -> Claim:
    """A claim entered by hand.

    Args:
        predicate: What happened to what is counted, such as ``killed``; None exactly for a ``Statement``.
        value: The figure: words ("about 1,160 people", read strictly), a number, a ``Quantity``, or a ``Statement``.
        source: Who says so: a name (kind and canonical name come from the lexicon where it lists it) or a ``Source``;
            None is the outlet's own voice.
        counted: What is counted, without the number ("people").
        place: Where.
        event: In which event; any name that you use alike for all claims of one event.
        period: When the counted events happened: a ``Moment``, a date, or words.
        mode: ``stock``, ``flow`` or ``cumulative``.
        as_of: The state of knowledge that the figure reports; its basis is then ``stated``. Without it the publication
            date stands in, with the basis ``published``.
        stance: How the source stands to it: asserted, hedged, denied, disputed, forecast, proposed or conditional.
        caveat: The reservation that was made ("cannot be independently verified").
        stated: When the source spoke.
        published: When it was printed; relative words in the other dates are read against it.
        publisher: Who printed it.
        title: The headline it stood under.
        url: Where it stood.
        unit: The unit of a plain number: ``person``, ``percent``, ``USD``.
        low: The lower end, closed, where a range or "at least" is meant.
        high: The upper end, closed, where a range or "up to" is meant.
        bound: The shape of a plain number where it is not exact: about, at_least, more_than, at_most, less_than.
        chain: From the origin to the outlet, where there are relays between them; else it is source, publisher.
        lexicon: The words to read with; the English ones unless given.

    Raises:
        InvalidClaim: Naming the argument that is wrong, or those that contradict each other.

    >>> killed = claim(predicate="killed", value=1200, unit="person", source="Israel", as_of="2023-11-10")
    >>> killed.value.nominal, str(killed.as_of), str(killed.as_of_basis)
    (1200, '2023-11-10', 'stated')
    """
    lexicon = lexicon or load_lexicon()
    printed = _argument("published", as_moment, published) if published is not None else None
    told = _argument("as_of", as_moment, as_of, printed) if as_of is not None else None
    figure = _argument("value", as_quantity, value, unit, low, high, bound, lexicon)
    who = _argument("source", as_source, source, lexicon) if source is not None else None
    measure = None
    if predicate is not None:
        when = _argument("period", as_moment, period, printed) if period is not None else None
        measure = _argument("measure", Measure, predicate, counted, place, event, when, _or_none(mode))
    document = _document(printed, publisher, title, url)
    attribution = _argument(
        "attribution", _attribution, who, [as_source(link, lexicon) for link in chain], publisher, stance, caveat
    )
    return _argument(
        "claim",
        Claim,
        measure,
        figure,
        attribution,
        told or printed,
        AsOfBasis.STATED if told else AsOfBasis.PUBLISHED if printed else None,
        _argument("stated", as_moment, stated, printed) if stated is not None else None,
        None,
        document,
    )


def _argument(name: str, reader: Callable[..., Read], *values: Any) -> Read:
    """What a reader makes of an argument; its complaint, with the argument's name before it."""
    try:
        return reader(*values)
    except (ClaimtrackError, TypeError, AttributeError) as error:
        message = str(error)
        raise InvalidClaim(message if message.startswith(f"{name} ") else f"{name}: {message}") from error


def _or_none(words: Any) -> Any:
    return None if words == "" else words


def _attribution(
    who: Source | None, chain: list[Source], publisher: str | None, stance: Stance | str, caveat: str | None
) -> Attribution:
    if not chain:
        outlet = [Source(publisher, SourceKind.MEDIA)] if publisher else []
        chain = ([who] if who is not None else []) + outlet
    return Attribution(who, tuple(chain), stance, _or_none(caveat))  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def _document(
    published: Moment | None, publisher: str | None, title: str | None, url: str | None
) -> DocumentRef | None:
    """The document a claim was printed in, as far as it was named; None where nothing was."""
    if not (published or publisher or title or url):
        return None
    return Document(text="", title=title, published=published, publisher=publisher, url=url).ref


def as_quantity(
    value: Quantity | Statement | Number | str | None,
    unit: str | None = None,
    low: Number | None = None,
    high: Number | None = None,
    bound: Bound | str | None = None,
    lexicon: Lexicon | None = None,
) -> Quantity | Statement:
    """A figure from words, a number, or its two ends; a ``Quantity`` or ``Statement`` passes as it is.

    The unit may be written in any of its forms: "km" and "%" as well as ``kilometre`` and ``percent``.

    Raises:
        InvalidQuantity: For numbers that contradict each other.
        ParseError: For words that are not wholly a figure.
        InvalidClaim: For floats, no value at all, and a unit, an end or a bound beside words that hold their own.

    >>> as_quantity(None, low=200, high=300, unit="prisoner")
    Quantity('200 to 300': range 200..300 prisoner)
    """
    if isinstance(value, str):
        value = _number_or_words(value, lexicon)
    if isinstance(unit, str):
        unit = unit_named(unit, lexicon)
    if isinstance(value, float | bool):
        raise InvalidClaim(f"{value!r} is no exact number; give an int, a Decimal or words such as '{value}'")
    if isinstance(value, Quantity | Statement):
        return _with_unit(value, unit, low, high, bound)
    if low is None and high is None:
        if value is None:
            raise InvalidClaim("no figure; give a number, words, or the ends low and high")
        return _point(value, unit, bound or Bound.EXACT)
    if bound is not None and bound != Bound.RANGE:
        raise InvalidClaim(f"the bound {str(bound)!r} beside the ends low and high; give one or the other")
    return _between(value, low, high, unit)


def _number_or_words(words: str, lexicon: Lexicon | None) -> Quantity | Number:
    plain = _PLAIN.fullmatch(words)
    if plain:
        return Decimal(words) if plain["fraction"] else int(words)
    from claimtrack.parsing.quantities import parse_quantity

    return parse_quantity(words, lexicon=lexicon)


def _with_unit(
    value: Quantity | Statement, unit: str | None, low: Number | None, high: Number | None, bound: Bound | str | None
) -> Quantity | Statement:
    """Words say their own unit and ends; a unit may be added where they say none, nothing may be denied."""
    if low is not None or high is not None or bound is not None:
        raise InvalidClaim("low, high and bound go with a plain number; these words say their own")
    if unit is None:
        return value
    if isinstance(value, Statement):
        raise InvalidClaim("a statement has no unit")
    if value.unit is None:
        return Quantity(
            value.low, value.high, value.nominal, value.bound, unit, value.text,
            value.low_open, value.high_open, value.approximate,
        )  # fmt: skip
    if value.unit != unit:
        raise InvalidClaim(f"the words say the unit {value.unit!r}, the unit beside them is {unit!r}")
    return value


def _point(value: Number, unit: str | None, bound: Bound | str) -> Quantity:
    """A number with the shape that was named."""
    lower = bound in (Bound.AT_LEAST, Bound.MORE_THAN)
    upper = bound in (Bound.AT_MOST, Bound.LESS_THAN)
    return Quantity(
        None if upper else value,
        None if lower else value,
        value,
        bound,  # type: ignore[arg-type]
        unit,
        _WORDS.get(bound, "{}").format(_written(value)),
        bound == Bound.MORE_THAN,
        bound == Bound.LESS_THAN,
        bound == Bound.ABOUT,
    )


_WORDS: dict[str, str] = {
    Bound.ABOUT: "about {}",
    Bound.AT_LEAST: "at least {}",
    Bound.MORE_THAN: "more than {}",
    Bound.AT_MOST: "up to {}",
    Bound.LESS_THAN: "fewer than {}",
}


def _between(value: Number | None, low: Number | None, high: Number | None, unit: str | None) -> Quantity:
    """A range, or one end of it; a value beside the ends is the best estimate among them."""
    if low is not None and low == high:
        return Quantity(low, high, low if value is None else value, Bound.EXACT, unit, _written(low))
    if low is None or high is None:
        if value is not None:
            raise InvalidClaim("a value beside only one of low and high; give both ends, or none")
        return _point(low if high is None else high, unit, Bound.AT_LEAST if high is None else Bound.AT_MOST)  # type: ignore[arg-type]
    ends = f"{_written(low)} to {_written(high)}"
    text = ends if value is None else f"{_written(value)} ({ends})"
    return Quantity(low, high, value, Bound.RANGE, unit, text)


def _written(value: object) -> str:
    return str(value) if isinstance(value, int | Fraction) else f"{value:f}" if isinstance(value, Decimal) else ""


def as_moment(value: When, reference: Moment | None = None) -> Moment:
    """A moment from a ``Moment``, a date or datetime, an EDTF string, an ISO 8601 instant, or words.

    Raises:
        InvalidMoment: For a date that no calendar holds.
        ParseError: For words that are not wholly a date.

    >>> as_moment("2020-01-24T14:55")
    Moment('2020-01-24', 14:55:00)
    """
    if isinstance(value, Moment):
        return value
    if isinstance(value, dt.datetime):
        return Moment(value.date().isoformat(), time=value.timetz())
    if isinstance(value, dt.date):
        return Moment(value.isoformat())
    if not isinstance(value, str):
        raise InvalidMoment(f"needs a date or words, not {value!r}")
    return _moment(value.strip(), reference)


@lru_cache(maxsize=4096)
def _moment(words: str, reference: Moment | None) -> Moment:
    if _EDTF.fullmatch(words):
        return Moment(words)
    if _INSTANT.fullmatch(words):
        try:
            return as_moment(dt.datetime.fromisoformat(words.replace(",", ".")))
        except ValueError:
            raise InvalidMoment(f"{words!r} is not in the calendar, or not a time of the day") from None
    from claimtrack.parsing.dates import parse_date

    return parse_date(words, reference=reference)


def as_source(value: Source | str, lexicon: Lexicon | None = None) -> Source:
    """A source from its name: canonical name, kind and side from the lexicon, the edition of a numbered report apart.

    Raises:
        InvalidClaim: For an empty name.

    >>> as_source("Northern Bridge Works situation report 50")
    Source('Northern Bridge Works', unknown, as_written='Northern Bridge Works situation report 50')
    """
    if isinstance(value, Source):
        return value
    if not isinstance(value, str) or not value.strip():
        raise InvalidClaim(f"needs a name, not {value!r}")
    return _source(value.strip(), lexicon or load_lexicon())


@lru_cache(maxsize=4096)
def _source(words: str, lexicon: Lexicon) -> Source:
    match = _edition(lexicon).fullmatch(words) if len(words) <= 200 else None  # a longer one is no name
    name, edition = (match["name"].rstrip(" ,'’"), match["number"]) if match else (words, None)
    bare = name[4:] if name[:4].lower() == "the " else name
    canonical = _known(lexicon).get(bare.casefold())
    if canonical is None:
        return Source(bare or words, as_written=words, edition=edition)
    fields = lexicon.table("sources")[canonical]
    return Source(
        canonical,
        fields.get("kind", SourceKind.UNKNOWN),
        tuple(fields.get("aliases", ())),
        fields.get("affiliation"),
        fields.get("speaks_for"),
        words,
        edition,
    )


@lru_cache(maxsize=16)
def _known(lexicon: Lexicon) -> dict[str, str]:
    """Every listed name and alias, without regard to case, and the canonical name it stands for; the user's win."""
    own = lexicon.additions.get("sources", {})
    table = lexicon.table("sources")
    found: dict[str, str] = {}
    for entries in ({name: fields for name, fields in table.items() if name not in own}, own):
        found |= {alias.casefold(): name for name, fields in entries.items() for alias in fields.get("aliases", ())}
        found |= {name.casefold(): name for name in entries}
    return found


@lru_cache(maxsize=16)
def _edition(lexicon: Lexicon) -> re.Pattern[str]:
    """A numbered report: "WHO situation report 50", "the ministry's bulletin No. 7"."""
    forms = [form for key, fields in lexicon.table("editions").items() for form in (key, *fields.get("forms", ()))]
    reports = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"
    return re.compile(
        rf"(?P<name>\S.*?)(?:['’]s?)?,? (?:{reports})(?: (?:no\.?|nr\.?|number))? ?#?(?P<number>\d{{1,9}})",
        re.IGNORECASE,
    )
