"""Checks that the model's classes share: each refuses a value of the wrong type, and coerces nothing.

Enters: a value as it was given. Leaves: the same value (the word of an enumeration as its member).
Refused, as ``InvalidClaim`` or the error asked for: anything else.
"""

from collections.abc import Callable
from enum import StrEnum
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, TypeVar

from claimtrack.errors import InvalidClaim

__all__ = ["Checks", "are", "is_a", "one_of"]

Member = TypeVar("Member", bound=StrEnum)
Check = Callable[[Any, Any, Any], None]

# More combinations of types than these, nobody makes who does not subclass them in a loop.
_MOST_KNOWN = 256


class Checks:
    """The checks of one class by field, for a class of which a document makes thousands of values.

    Each check of ``is_a`` looks at nothing but the type, so that types which passed together once need no second look;
    the members of tuples are checked every time.
    """

    __slots__ = ("_checks", "_known", "_many", "_values")

    def __init__(self, *, many: dict[str, Check] | None = None, **checks: Check) -> None:
        """The checks of fields that hold one value, two of them or more, and in ``many`` those of tuples."""
        self._checks = {name: (check, SimpleNamespace(name=name)) for name, check in checks.items()}
        self._many = [(attrgetter(name), check, SimpleNamespace(name=name)) for name, check in (many or {}).items()]
        self._values = attrgetter(*checks)
        self._known: set[tuple[type, ...]] = set()

    def __call__(self, owner: object) -> None:
        """Check the fields of one value.

        >>> Checks(start=is_a(int), stop=is_a(int))(slice(0, None))
        Traceback (most recent call last):
        claimtrack.errors.InvalidClaim: stop must be int, not None
        """
        values = self._values(owner)
        kinds = tuple(map(type, values))
        if kinds not in self._known:
            for (check, field), value in zip(self._checks.values(), values, strict=True):
                check(owner, field, value)
            if len(self._known) < _MOST_KNOWN:
                self._known.add(kinds)
        self.members(owner)

    def members(self, owner: object) -> None:
        """Check only the tuples of one value, for an owner who has seen that the other fields are plain."""
        for members, check, field in self._many:
            value = members(owner)
            if value != ():
                check(owner, field, value)


def is_a(*kinds: type | None) -> Check:
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


def are(kind: type) -> Check:
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
