"""Checks that the model's classes share: each refuses a value of the wrong type, and coerces nothing.

Enters: a value as it was given. Leaves: the same value (the word of an enumeration as its member).
Refused, as ``InvalidClaim`` or the error asked for: anything else.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from claimtrack.errors import InvalidClaim

__all__ = ["are", "is_a", "one_of"]

Member = TypeVar("Member", bound=StrEnum)


def is_a(*kinds: type | None) -> Callable[[Any, Any, Any], None]:
    """An attrs validator: of exactly one of these types, or a subclass; None stands for None, and no bool is an int.

    >>> is_a(str, None)(None, type("Field", (), {"name": "place"}), 5)
    Traceback (most recent call last):
    claimtrack.errors.InvalidClaim: place must be str or None, not 5
    """
    types = tuple(type(None) if kind is None else kind for kind in kinds)
    exact = frozenset(types)

    def check(_: Any, field: Any, value: Any) -> None:
        if type(value) in exact:  # nearly always; a document makes tens of thousands of these checks
            return
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            words = " or ".join("None" if kind is None else kind.__name__ for kind in kinds)
            raise InvalidClaim(f"{field.name} must be {words}, not {value!r}")

    return check


def are(kind: type) -> Callable[[Any, Any, Any], None]:
    """An attrs validator: a tuple of values of this type; a list could change under a frozen value.

    >>> are(str)(None, type("Field", (), {"name": "aliases"}), "abc")
    Traceback (most recent call last):
    claimtrack.errors.InvalidClaim: aliases must be a tuple of str values, not 'abc'
    """

    def check(_: Any, field: Any, values: Any) -> None:
        if isinstance(values, tuple):
            for value in values:
                if not isinstance(value, kind):
                    break
            else:
                return
        raise InvalidClaim(f"{field.name} must be a tuple of {kind.__name__} values, not {values!r}")

    return check


def one_of(kind: type[Member], value: object, name: str, error: type[ValueError] = InvalidClaim) -> Member:
    """The member of an enumeration that a value is or names.

    Raises:
        InvalidClaim: Or ``error``, naming the field and what it could be.
    """
    if type(value) is kind:
        return value
    try:
        return kind(value)  # type: ignore[arg-type]
    except ValueError:
        raise error(f"{name} must be one of {', '.join(kind)}, not {value!r}") from None
