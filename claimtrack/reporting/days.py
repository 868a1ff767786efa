"""The days that a figure may be of, for drawings.

Enters: a claim. Leaves: the first and last day of its as-of date that are known. Refused: nothing.
"""

import datetime as dt

from claimtrack.model.claim import Claim

__all__ = ["days_of"]


def days_of(claim: Claim) -> tuple[dt.date, ...]:
    """The first and last day of an as-of date; one of them where the other is open, () where neither is known.

    >>> from claimtrack.parsing.claims import claim
    >>> [str(day) for day in days_of(claim(predicate="killed", value=1, as_of="2013-05"))]
    ['2013-05-01', '2013-05-31']
    """
    if claim.as_of is None:
        return ()
    return tuple(end for end in (claim.as_of.earliest, claim.as_of.latest) if end is not None)
