"""Figures as bars on an axis: what each allows, where it is open, and which ends are only taken to be there.

Enters: claims and a policy. Leaves: for each figure a bar with two ends and the named number as a point; for several
one axis. Refused: statements; they have no figure.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction

import attrs

from claimtrack.comparison.hierarchy import hierarchy
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.reporting.scales import Scale, number_scale

__all__ = ["Bar", "End", "axis", "bar_of", "bars_of"]


class End(StrEnum):
    """How a bar ends: at a number that belongs to it, before one that does not, softly, or not at all."""

    CLOSED = "closed"
    EXCLUDED = "excluded"
    SOFT = "soft"
    OPEN = "open"


@attrs.frozen
class Bar:
    """What one figure allows.

    Attributes:
        low: The lower end; None where the figure is open downwards for good.
        high: The upper end; None where it is open upwards for good.
        low_end: How it ends below.
        high_end: How it ends above.
        point: The number that was named, where one was.
    """

    low: Fraction | None
    high: Fraction | None
    low_end: End
    high_end: End
    point: Fraction | None = None

    @property
    def ends(self) -> tuple[Fraction, ...]:
        """All numbers that an axis must show."""
        return tuple(end for end in (self.low, self.high, self.point) if end is not None)

    def times(self, factor: Fraction) -> "Bar":
        """The same in another unit."""
        if factor == 1:
            return self
        low, high, point = (None if end is None else end * factor for end in (self.low, self.high, self.point))
        return attrs.evolve(self, low=low, high=high, point=point)

    @property
    def is_point(self) -> bool:
        """Whether it is one number and nothing more."""
        return self.low is not None and self.low == self.high


def bar_of(claim: Claim, policy: Policy | None = None) -> Bar | None:
    """The bar of a figure under a policy; None for a statement.

    >>> from claimtrack.parsing.claims import claim
    >>> bar = bar_of(claim(predicate="killed", value="more than 29,500 people"))
    >>> int(bar.low), str(bar.low_end), int(bar.high), str(bar.high_end)
    (29500, 'excluded', 30000, 'soft')
    """
    value = claim.value
    if not isinstance(value, Quantity):
        return None
    interval = value.interval(policy)
    vague = value.bound is Bound.VAGUE  # "dozens": its ends are the word list's, not the speaker's
    point = None if value.nominal is None else Fraction(value.nominal)
    return Bar(
        interval.low,
        interval.high,
        _end(interval.low, interval.low_open, soft=interval.low_soft or vague),
        _end(interval.high, interval.high_open, soft=interval.high_soft or vague),
        point,
    )


def bars_of(claims: Sequence[Claim], policy: Policy | None = None, lexicon: Lexicon | None = None) -> list[Bar | None]:
    """The bars of figures that share an axis, all in the unit of the first; None for each statement.

    >>> from claimtrack.parsing.claims import claim
    >>> burned = [claim(predicate="burned", value=value) for value in ("2 square kilometres", "300 hectares")]
    >>> [int(bar.point) for bar in bars_of(burned)]
    [2, 3]
    """
    bars = [bar_of(claim, policy) for claim in claims]
    units = [claim.value.unit if isinstance(claim.value, Quantity) else None for claim in claims]
    if len(set(units)) < 2:
        return bars
    factors = [hierarchy(lexicon or load_lexicon()).dimension(unit)[1] for unit in units]
    return [None if bar is None else bar.times(factor / factors[0]) for bar, factor in zip(bars, factors, strict=True)]


def _end(value: Fraction | None, is_open: bool, *, soft: bool) -> End:
    if value is None:
        return End.OPEN
    if soft:
        return End.SOFT
    return End.EXCLUDED if is_open else End.CLOSED


def axis(bars: Iterable[Bar], most: int = 5) -> Scale:
    """One axis on which all bars have room; a bar that is open reaches its end.

    >>> bars = [Bar(Fraction(10), None, End.CLOSED, End.OPEN, Fraction(10))]
    >>> axis(bars).at(10)
    Decimal('66.67')
    """
    listed: Sequence[Bar] = list(bars)
    numbers = [end for bar in listed for end in bar.ends]
    # An arrow needs room to point into: beyond the last number, as much again as a tenth of what is shown.
    if numbers:
        numbers += [Fraction(0)] if min(numbers) == max(numbers) > 0 else []
        room = (max(numbers) - min(numbers)) / 10 or abs(max(numbers)) or Fraction(1)
        numbers += [max(numbers) + room] if any(bar.high is None for bar in listed) else []
        numbers += [max(min(numbers) - room, Fraction(0))] if any(bar.low is None for bar in listed) else []
    return number_scale(numbers, most)
