"""Figures as intervals on one axis, drawn with letters: why two of them meet, or how far apart they are.

Enters: claims with figures of one unit. Leaves: lines of text, one a claim, and an axis below. Refused: statements, and
figures of different dimensions, which have no axis in common.

A bar stands where a number was named. Brackets are ends that belong, round ones ends that do not; dashes are what the
words allow, waves a stretch of which the policy makes an end, and an arrow goes on for good.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.reasons import shown_figure, shown_number, shown_source
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.policy import Policy

__all__ = ["draw_intervals"]

Column = Callable[[Fraction | int], int]

_MARGIN = 2  # columns on either side, for arrows


def draw_intervals(
    claims: Iterable[Claim], policy: Policy | None = None, lexicon: Lexicon | None = None, width: int = 60
) -> str:
    """The figures of claims on one axis.

    Args:
        claims: Claims with figures, in the order of the lines.
        policy: How wide "about" and "more than" are taken; the default one if None.
        lexicon: The words; the shipped English ones if None.
        width: How many columns the axis has, at least 10.

    Raises:
        TypeError: For statements.
        ValueError: For figures that measure different things, and for no claims at all.

    >>> from claimtrack.parsing.claims import claim
    >>> march = dict(predicate="attended", event="march", as_of="2023-03-23")
    >>> print(draw_intervals([claim(value="35 to 40", source="police", **march),
    ...                       claim(value="at least 38", source="CGT", **march)], width=22))
    35 to 40, police    [----------------]
    at least 38, CGT              [------->
                        35              40
    """
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    facts = [reader.read(claim) for claim in claims]
    if not facts:
        raise ValueError("no claims, no axis")
    if len({fact.dimension for fact in facts}) > 1:
        raise ValueError("figures that measure different things have no axis in common")
    ends = [end for fact in facts for end in (fact.ends.low, fact.ends.high, fact.ends.nominal) if end is not None]
    low, high = Fraction(min(ends)), Fraction(max(ends))
    columns = max(width, 10) - 2 * _MARGIN

    def column(number: Fraction | int) -> int:
        share = (number - low) / (high - low) if high > low else Fraction(1, 2)
        return _MARGIN + round(share * (columns - 1))

    names = [f"{shown_figure(fact.claim)}, {shown_source(fact.claim)}" for fact in facts]
    indent = max(map(len, names)) + 2
    lines = [
        f"{name:<{indent}}{_line(fact, column, columns + 2 * _MARGIN)}".rstrip()
        for name, fact in zip(names, facts, strict=True)
    ]
    first, last = shown_number(low), shown_number(high)
    axis = first if low == high else f"{first}{last:>{columns - len(first)}}"
    return "\n".join([*lines, " " * (indent + (column(low) if low == high else _MARGIN)) + axis])


def _line(fact: Facts, column: Column, size: int) -> str:
    """One figure from its low end to its high end; between the two, waves where an end is made by policy."""
    ends = fact.ends
    left = 1 if ends.low is None else column(ends.low)
    right = size - 2 if ends.high is None else column(ends.high)
    signs = [" "] * size
    for place in range(left, right + 1):
        signs[place] = "~" if ends.low_hinge or ends.high_hinge else "-"
    if ends.nominal is not None:
        signs[column(ends.nominal)] = "|"
    if left < right:
        signs[left] = "<" if ends.low is None else "(" if ends.low_open else "["
        signs[right] = ">" if ends.high is None else ")" if ends.high_open else "]"
    return "".join(signs)
