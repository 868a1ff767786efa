"""The one cattrs converter: how each value of the model looks in JSON, and how strictly it is read back.

Enters: model values, or the dicts, lists, strings and numbers that a JSON reader yields. Leaves: the other of the two.
Refused: everything that would have to be coerced - a number where words are asked for, a float, an unknown key. Exact
forms: enumerations by their value, spans as ``[start, end]``, moments as EDTF strings (or an object where a part or a
clock time was named), whole and decimal numbers as JSON numbers, ratios as strings such as ``"1/3"``.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from claimtrack.errors import RecordError
from claimtrack.model.claim import AsOfBasis, Link, LinkKind, Polarity, Statement
from claimtrack.model.document import DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Number, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Span, Stance

__all__ = ["structure", "unstructure"]

Value = TypeVar("Value")

_RATIO = re.compile(r"-?\d{1,1000}/\d{1,1000}", re.ASCII)
_ENUMS = (AsOfBasis, Bound, LinkKind, Mode, Polarity, Severity, SourceKind, Stance)
# Keys that a record shows even where they hold nothing, so that every record of a file has the same shape.
_ALWAYS = {
    Source: {"name", "kind", "as_written"},
    Quantity: {"bound", "low", "high", "nominal", "unit", "approximate", "text"},
    Measure: {"predicate", "counted", "place", "event", "period", "mode"},
    Attribution: {"cue", "stance", "caveat"},
    DocumentRef: {"id", "title", "url"},
    Evidence: {"document", "start", "end", "figure_start", "figure_end", "quote", "prefix", "suffix"},
    Statement: {"text", "polarity"},
    Finding: {"code", "severity", "message"},
    Link: {"kind", "target"},
}


def unstructure(value: object) -> Any:
    """A model value as JSON-able data; decimals stay ``Decimal``, so that nothing is rounded.

    >>> unstructure(Moment("2024-02-23"))
    '2024-02-23'
    """
    return _converter().unstructure(value)


def structure(data: object, kind: Any, field: str) -> Any:
    """JSON data as a model value of the kind asked for.

    Args:
        data: What a JSON reader yields.
        kind: A model class, or a type such as ``tuple[Link, ...]``.
        field: The name of the record's field, for the error message.

    Raises:
        RecordError: Naming the field, down to the key inside it.

    >>> structure("asserted", Span, "source_span")
    Traceback (most recent call last):
    claimtrack.errors.RecordError: source_span: needs [start, end], not 'asserted'
    """
    try:
        return _converter().structure(data, kind)
    except (ClassValidationError, IterableValidationError) as error:
        first = transform_error(error, path=field, format_exception=_worded)[0]
        message, _, path = first.rpartition(" @ ")
        raise RecordError(f"{path}: {message}") from error
    except (TypeError, ValueError) as error:
        raise RecordError(f"{field}: {error}") from error


def _worded(error: BaseException, _: type | None) -> str:
    """What is wrong, in words; cattrs knows the path."""
    if isinstance(error, KeyError):
        return f"the key {error.args[0]!r} is missing"
    if isinstance(error, Exception) and hasattr(error, "extra_fields"):
        return f"unknown key {', '.join(sorted(map(repr, error.extra_fields)))}"
    return str(error)


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for plain, words in ((str, "words"), (int, "a whole number"), (bool, "true or false")):
        converter.register_structure_hook(plain, _exactly(plain, words))
    for names in _ENUMS:  # by class: a hook by predicate comes after that for str, which each of them also is
        converter.register_structure_hook(names, _structure_enum)
        converter.register_unstructure_hook(names, str)
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _structure_tuple(converter, kind))
    converter.register_structure_hook(Number | None, lambda value, _: _structure_number(value))
    converter.register_unstructure_hook(Fraction, _unstructure_ratio)
    converter.register_unstructure_hook(Decimal, lambda value: value)
    converter.register_unstructure_hook(Number | None, _unstructure_number)
    converter.register_structure_hook(Moment, lambda value, _: _structure_moment(value))
    converter.register_unstructure_hook(Moment, _unstructure_moment)
    converter.register_structure_hook(Span, lambda value, _: _structure_span(value))
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    for kind, always in _ALWAYS.items():
        _register_class(converter, kind, always)
    return converter


def _register_class(converter: Converter, kind: type, always: set[str]) -> None:
    """Keys in ``always`` are written even at their default, the others only where they say something."""
    overrides: Any = {field.name: override(omit_if_default=field.name not in always) for field in attrs.fields(kind)}
    converter.register_unstructure_hook(kind, make_dict_unstructure_fn(kind, converter, **overrides))
    generated: Callable[[Any, Any], Any] = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, **overrides
    )

    def hook(value: object, _: object) -> Any:
        if not isinstance(value, Mapping):
            raise TypeError(f"needs an object, not {value!r}")
        return generated(value, kind)

    converter.register_structure_hook(kind, hook)


def _exactly(plain: type, words: str) -> Callable[[object, object], object]:
    """A hook that takes a value of exactly this type: ``str(5)`` would hide a wrong record."""

    def hook(value: object, _: object) -> object:
        if type(value) is not plain:
            raise TypeError(f"needs {words}, not {value!r}")
        return value

    return hook


def _structure_enum(value: Any, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"needs one of {', '.join(kind)}, not {value!r}") from None


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _structure_tuple(converter: Converter, kind: Any) -> Callable[[object, object], Any]:
    """A list, and nothing that merely iterates: ``aliases: "abc"`` is not three aliases."""
    item = get_args(kind)[0]
    structured = converter.get_structure_hook(list[item])  # type: ignore[valid-type]

    def hook(value: object, _: object) -> Any:
        if not isinstance(value, list | tuple):
            raise TypeError(f"needs a list, not {value!r}")
        return tuple(structured(value, list[item]))  # type: ignore[valid-type]

    return hook


def _structure_number(value: object) -> Number | None:
    if value is None or type(value) in (int, Decimal):
        return value  # type: ignore[return-value]
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a float; read records with claimtrack.record.claims.loads, which rounds nothing")
    if isinstance(value, str) and _RATIO.fullmatch(value):
        top, _, bottom = value.partition("/")
        if int(bottom) == 0:
            raise ValueError(f"{value!r} divides by zero")
        return Fraction(int(top), int(bottom))
    raise TypeError(f'needs a number or a ratio such as "1/3", not {value!r}')


def _unstructure_ratio(value: Fraction) -> int | str:
    return value.numerator if value.denominator == 1 else str(value)


def _unstructure_number(value: Number | None) -> int | Decimal | str | None:
    return _unstructure_ratio(value) if isinstance(value, Fraction) else value


def _structure_moment(value: object) -> Moment:
    if isinstance(value, str):
        return Moment(value)
    if not isinstance(value, Mapping):
        raise TypeError(f"needs an EDTF date, or an object with edtf, part and time, not {value!r}")
    unknown = set(value) - {"edtf", "part", "time"}
    if unknown or "edtf" not in value:
        raise ValueError(f"a moment has edtf, part and time, not {', '.join(map(repr, value))}")
    time = value.get("time")
    if time is not None and not isinstance(time, str):
        raise TypeError(f"time needs a clock time such as 18:30 or 18:30+02:00, not {time!r}")
    return Moment(value["edtf"], value.get("part"), None if time is None else dt.time.fromisoformat(time))


def _unstructure_moment(moment: Moment) -> str | dict[str, str]:
    if moment.part is None and moment.time is None:
        return moment.edtf
    full = {"edtf": moment.edtf, "part": moment.part, "time": moment.time and moment.time.isoformat()}
    return {key: str(value) for key, value in full.items() if value is not None}


def _structure_span(value: object) -> Span:
    if not isinstance(value, list | tuple) or len(value) != 2 or any(type(offset) is not int for offset in value):
        raise TypeError(f"needs [start, end], not {value!r}")
    return Span(*value)
