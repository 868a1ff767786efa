"""Options of strategies, checked when the strategy is made: a typo must not wait for the first example.

Enters: what the caller gave. Leaves: a tuple or the value itself. Refused, as hypothesis' ``InvalidArgument``: unknown
members, empty choices, ends in the wrong order.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from hypothesis.errors import InvalidArgument

__all__ = ["check_choice", "check_flag", "check_name", "check_number", "check_order", "choice_of", "members", "words"]

Member = TypeVar("Member", bound=StrEnum)


def members(name: str, given: Iterable[Member | str] | None, kind: type[Member]) -> tuple[Member, ...]:
    """Members of an enumeration, in its order; all of them for None."""
    if given is None:
        return tuple(kind)
    named = choice_of(name, given, tuple(map(str, kind)))
    return tuple(member for member in kind if str(member) in named)


def choice_of(name: str, given: Iterable[str] | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """Some of the known names, in their order; all of them for None."""
    if given is None:
        return known
    listed = words(name, given)
    unknown = [str(word) for word in listed if word not in known]
    if unknown:
        raise InvalidArgument(f"{name} must be among {', '.join(known)}, not {unknown[0]!r}")
    return tuple(word for word in known if word in listed)


def words(name: str, given: Iterable[Any]) -> tuple[Any, ...]:
    """At least one of whatever is listed; a bare string is a forgotten pair of brackets."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InvalidArgument(f"{name} must be a list or tuple, not {given!r}")
    listed = tuple(given)
    if not listed:
        raise InvalidArgument(f"{name} must not be empty: nothing could be drawn")
    return listed


def check_order(low_name: str, low: Any, high_name: str, high: Any) -> None:
    """Two ends in the right order."""
    if low > high:
        raise InvalidArgument(f"{low_name}={low} must not be greater than {high_name}={high}")


def check_flag(name: str, given: object) -> None:
    """True or False, and nothing that is merely truthy."""
    if not isinstance(given, bool):
        raise InvalidArgument(f"{name} must be True or False, not {given!r}")


def check_choice(name: str, given: object) -> None:
    """True, False, or None for either."""
    if given is not None and not isinstance(given, bool):
        raise InvalidArgument(f"{name} must be True, False or None, not {given!r}")


def check_number(name: str, given: object) -> None:
    """A whole number, and no truth value."""
    if isinstance(given, bool) or not isinstance(given, int):
        raise InvalidArgument(f"{name} must be a whole number, not {given!r}")


def check_name(name: str, given: object) -> None:
    """A name, or None."""
    if given is not None and not isinstance(given, str):
        raise InvalidArgument(f"{name} must be a string or None, not {given!r}")
