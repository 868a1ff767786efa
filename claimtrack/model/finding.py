"""A finding: a doubt or a failed check, kept as a value."""

from enum import StrEnum

import attrs

from claimtrack.model.invariants import is_a, one_of

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """How much a finding weighs: a remark, something to look at, something that is wrong."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@attrs.frozen
class Finding:
    """One doubt or failed check.

    Attributes:
        code: A stable, lower-case, hyphenated name, such as ``inferred-year``.
        severity: How much it weighs.
        message: A sentence for people: what was seen and what to do.
        where: The place: ``file:line``, ``chars 3-9`` (half-open), a row, or empty where there is none.
    """

    code: str = attrs.field(validator=is_a(str))
    severity: Severity
    message: str = attrs.field(validator=is_a(str))
    where: str = attrs.field(default="", validator=is_a(str))

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "severity", one_of(Severity, self.severity, "severity"))

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message
