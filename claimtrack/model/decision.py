"""What a person decided about a claim or a source, with who, when and why. Values only; nothing is applied here.

Enters: the words of a person. Leaves: frozen values that survive a better reader, since they point at claim ids and
claim ids hash the document and the stated words, not their interpretation. Refused: decisions without a name or a
date, amendments of fields that no claim has, grades outside the two scales, grades of persons and witnesses.
"""

from enum import StrEnum

import attrs

from claimtrack.errors import InvalidClaim
from claimtrack.model.invariants import is_a, one_of
from claimtrack.model.moment import Moment
from claimtrack.model.source import Source, SourceKind

__all__ = ["AMENDABLE", "Action", "Credibility", "Decision", "Grade", "Reliability"]

#: What an amendment may change, each given in words: a figure, a date, a name, or a word of the model.
AMENDABLE = (
    "value", "predicate", "counted", "place", "event", "period", "mode", "source", "stance", "caveat",
    "as_of", "stated",
)  # fmt: skip


class Action(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"
    SAME_MEASURE = "same_measure"
    NOT_SAME = "not_same"
    PREFER = "prefer"


_OF_A_PAIR = frozenset({Action.SAME_MEASURE, Action.NOT_SAME, Action.PREFER})


def _by_somebody(who: str, when: object, what: str) -> Moment:
    """The date of a decision; its maker and its date are part of it."""
    if not who.strip():
        raise InvalidClaim(f"a {what} needs the name of who made it")
    moment = Moment(when) if isinstance(when, str) else when
    if not isinstance(moment, Moment) or not moment.is_day:
        raise InvalidClaim(f"a {what} needs the day on which it was made, not {when!r}")
    return moment


@attrs.frozen
class Decision:
    """One decision about one claim, or about a pair.

    Attributes:
        action: What was decided.
        claim: The id of the claim.
        who: Who decided.
        when: On which day.
        why: The reason, in a sentence; may be empty.
        other: The id of the other claim, for ``same_measure``, ``not_same``, and ``prefer`` (this claim to the other).
        field: What ``amend`` changes, one of ``AMENDABLE``.
        value: What it should say, in words; None empties the field.

    Raises:
        InvalidClaim: For a decision that lacks a part, or has one that its action does not take.

    >>> Decision("amend", "0a1b", "A. Editor", "2024-02-24", field="predicate", value="injured").action.value
    'amend'
    """

    action: Action
    claim: str = attrs.field(validator=is_a(str))
    who: str = attrs.field(validator=is_a(str))
    when: Moment
    why: str = attrs.field(default="", validator=is_a(str))
    other: str | None = attrs.field(default=None, validator=is_a(str, None))
    field: str | None = attrs.field(default=None, validator=is_a(str, None))
    value: str | None = attrs.field(default=None, validator=is_a(str, None))

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "action", one_of(Action, self.action, "action"))
        object.__setattr__(self, "when", _by_somebody(self.who, self.when, "decision"))
        if not self.claim:
            raise InvalidClaim("a decision needs the id of a claim")
        if (self.action in _OF_A_PAIR) != (self.other is not None):
            raise InvalidClaim(f"{self.action} {'needs' if self.action in _OF_A_PAIR else 'takes no'} other claim")
        if self.other == self.claim:
            raise InvalidClaim(f"{self.action} of a claim and itself says nothing")
        if self.action is Action.AMEND:
            if self.field not in AMENDABLE:
                raise InvalidClaim(f"field must be one of {', '.join(AMENDABLE)}, not {self.field!r}")
            if self.value is None and self.field in ("value", "predicate", "stance"):
                raise InvalidClaim(f"a claim without {self.field} is none; reject it instead")
        elif self.field is not None or self.value is not None:
            raise InvalidClaim(f"{self.action} changes no field; amend does")


class Reliability(StrEnum):
    """How a named person grades a source, on the Admiralty scale (NATO AJP-2.1)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def meaning(self) -> str:
        """The grade in words."""
        words = (
            "completely reliable, usually reliable, fairly reliable, not usually reliable, unreliable, "
            "reliability cannot be judged"
        )
        return words.split(", ")["ABCDEF".index(self.value)]


class Credibility(StrEnum):
    """How a named person grades what a source said, on the Admiralty scale (NATO AJP-2.1)."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"

    @property
    def meaning(self) -> str:
        """The grade in words."""
        words = "confirmed by other sources, probably true, possibly true, doubtful, improbable, truth cannot be judged"
        return words.split(", ")[int(self.value) - 1]


@attrs.frozen
class Grade:
    """A grade that a named person gave a source. The library gives none, and no grade weighs unless a caller asks.

    Attributes:
        source: Whom it is given to: a body, never a private person or a witness.
        who: Who gave it.
        when: On which day.
        why: The reason; a grade without one is refused.
        reliability: A to F.
        credibility: 1 to 6, of what was said.

    Raises:
        InvalidClaim: For a grade without a name, day or reason, without any letter or number, or of a person.
    """

    source: Source = attrs.field(validator=is_a(Source))
    who: str = attrs.field(validator=is_a(str))
    when: Moment
    why: str = attrs.field(validator=is_a(str))
    reliability: Reliability | None = None
    credibility: Credibility | None = None

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "when", _by_somebody(self.who, self.when, "grade"))
        if not self.why.strip():
            raise InvalidClaim("a grade needs its reason")
        if self.source.kind in (SourceKind.PERSON, SourceKind.WITNESS):
            raise InvalidClaim(f"persons and witnesses are not graded: {self.source.name}")
        if self.reliability is None and self.credibility is None:
            raise InvalidClaim("a grade needs a reliability (A-F) or a credibility (1-6)")
        if self.reliability is not None:
            object.__setattr__(self, "reliability", one_of(Reliability, self.reliability, "reliability"))
        if self.credibility is not None:
            object.__setattr__(self, "credibility", one_of(Credibility, self.credibility, "credibility"))
