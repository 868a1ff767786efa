"""A policy from a TOML file, so that a newsroom can keep its own.

Enters: a TOML file whose keys are the fields of ``Policy``. Leaves: the policy; fields left out keep their defaults.
Refused: unknown keys and values of another kind, each by its name.
"""

import tomllib
from decimal import Decimal
from typing import Any

import attrs

from claimtrack.errors import ReadError
from claimtrack.model.policy import Policy
from claimtrack.reading.decoding import decode
from claimtrack.reading.streams import PathLike, read_bytes, shown

__all__ = ["read_policy"]


def read_policy(path: PathLike) -> Policy:
    """The policy that a file states; see ``Policy`` for its fields.

    Raises:
        ReadError: For a file that cannot be read, is not TOML, or states what is no policy; names the key.
    """
    where = shown(path)
    text, _ = decode(read_bytes(path), where)
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError, ArithmeticError) as error:
        raise ReadError(where, f"not TOML: {error}") from None
    names = [field.name for field in attrs.fields(Policy)]
    for key, value in data.items():
        if key not in names:
            raise ReadError(where, f"{key!r} is not a field of the policy", f"the fields are {', '.join(names)}")
        _check(where, key, value)
    return Policy(**data)


def _check(where: str, key: str, value: Any) -> None:
    """Refuse a value by its key; the fields of a policy do not depend on each other."""
    if isinstance(value, Decimal) and not value.is_finite():
        raise ReadError(where, f"{key} must be a number, not {value}")
    if isinstance(attrs.fields_dict(Policy)[key].default, bool) and not isinstance(value, bool):
        raise ReadError(where, f"{key} must be true or false, not {value!r}")
    try:
        Policy(**{key: value})
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise ReadError(where, f"{key}: {error}") from None
