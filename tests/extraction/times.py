"""The times of figures in texts published on 23 February 2024, a Friday, for the tests of periods."""

from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim
from claimtrack.model.quantity import Quantity

PUBLISHED = "2024-02-23"


def claims(text: str) -> list[Claim]:
    """The figure claims of a text published on 23 February 2024."""
    return [claim for claim in extract(text, published=PUBLISHED) if isinstance(claim.value, Quantity)]


def times(claim: Claim) -> tuple[str | None, str | None, str | None, str | None]:
    """Period, mode, as-of and basis as strings."""
    measure = claim.measure
    return (
        str(measure.period) if measure.period else None,
        measure.mode.value if measure.mode else None,
        str(claim.as_of) if claim.as_of else None,
        claim.as_of_basis.value if claim.as_of_basis else None,
    )


def periods(text: str) -> dict[str, str | None]:
    """The period of each figure."""
    return {claim.value.text: times(claim)[0] for claim in claims(text)}
