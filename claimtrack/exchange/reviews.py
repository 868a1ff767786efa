"""What fact-checkers found out about claims, from a table of theirs.

Enters: a CSV file with a row for each review. Leaves: reviews by the ids of claims. Refused, by row and column: reviews
without a claim, a rating or an address. The library rates nothing itself: every rating is a person's, and names them.
"""

import csv
import io
import re
from decimal import Decimal

import attrs

from claimtrack.errors import InvalidClaim, ReadError
from claimtrack.reading.decoding import decode
from claimtrack.reading.streams import PathLike, read_bytes, shown

__all__ = ["Review", "read_reviews"]

_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@attrs.frozen
class Review:
    """One finding of a fact-checker about one claim.

    Attributes:
        claim: The id of the claim.
        rating: The finding in words: "False", "Missing context".
        url: The page with the whole fact check.
        author: Who checked.
        author_url: Their address.
        published: The day of publication, YYYY-MM-DD.
        value: The finding as a number on a scale of the checker's own; needs its ends.
        best: The best number of that scale.
        worst: The worst number of that scale.
        explanation: What the rating rests on, in a sentence.

    Raises:
        InvalidClaim: For a review without a claim, a rating or an address, and a number without its scale.
    """

    claim: str
    rating: str
    url: str
    author: str | None = None
    author_url: str | None = None
    published: str | None = None
    value: int | Decimal | None = None
    best: int | Decimal | None = None
    worst: int | Decimal | None = None
    explanation: str | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("claim", "rating", "url"):
            value = getattr(self, name)
            if not isinstance(value, str) or not value.strip():
                raise InvalidClaim(f"{name}: a review needs one, not {value!r}")
        if self.published is not None and not _DAY.fullmatch(self.published):
            raise InvalidClaim(f"published: a day such as 2024-02-23, not {self.published!r}")
        ends = (self.best, self.worst)
        if self.value is not None and None in ends:
            raise InvalidClaim("value: a number needs best and worst, the ends of its scale")
        if self.value is None and ends != (None, None):
            raise InvalidClaim("best and worst: ends of a scale without a value")
        if self.value is not None and self.best is not None and self.worst is not None:
            low, high = sorted(ends, key=Decimal)  # type: ignore[arg-type]
            if not Decimal(low) <= Decimal(self.value) <= Decimal(high):  # type: ignore[arg-type]
                raise InvalidClaim(f"value: {self.value} lies outside its scale, {self.worst} to {self.best}")


def read_reviews(path: PathLike) -> list[Review]:
    """The reviews of a CSV file whose columns are the fields of ``Review``.

    Raises:
        ReadError: For a file that cannot be read, and for the first row that is no review; names the row.
    """
    where = shown(path)
    text, _ = decode(read_bytes(path), where)
    known = [field.name for field in attrs.fields(Review)]
    reader = csv.DictReader(io.StringIO(text, newline=""))
    unknown = [name for name in reader.fieldnames or () if name not in known]
    if unknown or not reader.fieldnames:
        named = f"{unknown[0]!r} is not a column of reviews" if unknown else "no columns"
        raise ReadError(where, named, f"the columns are {', '.join(known)}")
    found = []
    for number, row in enumerate(reader, 1):
        try:
            found.append(Review(**{name: _cell(name, cell) for name, cell in row.items() if cell}))  # type: ignore[arg-type]
        except (InvalidClaim, TypeError) as error:
            raise ReadError(f"{where}, row {number}", str(error).replace("Review.__init__() ", "")) from None
    return found


def _cell(name: str | None, cell: str) -> str | int | Decimal:
    if name is None:
        raise InvalidClaim("more cells than columns")
    if name not in ("value", "best", "worst"):
        return cell
    if not _NUMBER.fullmatch(cell):
        raise InvalidClaim(f"{name}: a number, not {cell!r}")
    return Decimal(cell) if "." in cell else int(cell)
