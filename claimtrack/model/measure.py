"""A measure: what is counted."""

import re
from enum import StrEnum
from functools import lru_cache

import attrs

from claimtrack.errors import InvalidClaim
from claimtrack.model.invariants import one_of
from claimtrack.model.moment import Moment

__all__ = ["Measure", "Mode"]


class Mode(StrEnum):
    """How a figure stands to time: held at a moment, in a window, or counted from a start and still running."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"


_PREDICATE = re.compile(r"[^\W\d_]\w*", re.UNICODE)


@lru_cache(maxsize=1024)
def _is_predicate(word: str) -> bool:
    """Whether a predicate is lower-case words joined by underscores; a text has few of them, again and again."""
    return _PREDICATE.fullmatch(word) is not None and word == word.lower()


@attrs.frozen
class Measure:
    """What is counted.

    Attributes:
        predicate: A lower-case word from the lexicon, or the head verb's lemma; words are joined by underscores.
        counted: What is counted, in the text's words without the number ("Palestinian prisoners"); whose
            votes or seats they are stands behind "for" ("vote for Amara Diallo"). None if not said.
        place: Where, in a canonical name; None if not said.
        event: In which event, as a user or a table named it; None if not said.
        period: When the counted events happened; None if not said.
        mode: stock, flow or cumulative; None if not said.
    """

    predicate: str
    counted: str | None = None
    place: str | None = None
    event: str | None = None
    period: Moment | None = None
    mode: Mode | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.predicate, str) or not _is_predicate(self.predicate):
            raise InvalidClaim(f"a predicate is lower-case words joined by underscores, not {self.predicate!r}")
        for name, value in (("counted", self.counted), ("place", self.place), ("event", self.event)):
            if value is not None and (not isinstance(value, str) or not value.strip()):
                raise InvalidClaim(f"{name} must be None or words, not {value!r}")
        if self.period is not None and not isinstance(self.period, Moment):
            raise InvalidClaim(f"period must be a Moment, not {self.period!r}")
        if self.mode is not None and type(self.mode) is not Mode:
            object.__setattr__(self, "mode", one_of(Mode, self.mode, "mode"))

    @property
    def is_closed(self) -> bool:
        """Whether the counted events are over: a period with a known end. Such a figure can only be revised."""
        return self.period is not None and not self.period.is_open

    def __str__(self) -> str:
        parts = [self.counted, self.predicate.replace("_", " ")]
        text = " ".join(p for p in parts if p)
        if self.place:
            text += f" in {self.place}"
        if self.event:
            text += f" [{self.event}]"
        if self.period:
            text += f" ({self.period})"
        return text
