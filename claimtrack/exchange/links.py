"""Links between claims from a table that a person wrote: which two count one thing, which one a part of the other.

Enters: rows of three cells, ``claim``, ``relation``, ``other``, in CSV or by hand; a claim goes by its id, the
beginning of its id, or the ``file:line`` where its figure stands by itself. Leaves: the claims with the links. Refused:
a file that is no such table, by its row; a row that names no claim, or several, is told and left out.
"""

import csv
import io
from collections.abc import Callable, Iterable

import attrs

from claimtrack.errors import ReadError
from claimtrack.model.claim import Claim, Link, LinkKind
from claimtrack.model.finding import Finding, Severity
from claimtrack.reading.decoding import decode
from claimtrack.reading.streams import PathLike, read_bytes, shown

__all__ = ["add_links", "read_links"]

Row = tuple[str, str, str]
_HEADINGS = ["claim", "relation", "other"]
_SHORTEST = 6  # signs of an id that may stand for it


def read_links(path: PathLike) -> list[Row]:
    """The rows of a CSV file with the headings ``claim``, ``relation``, ``other``; read "claim is a part_of other".

    Raises:
        ReadError: For a file that cannot be read, another heading, another number of cells, or an unknown relation.
    """
    where = shown(path)
    text, _ = decode(read_bytes(path), where)
    table = csv.reader(io.StringIO(text, newline=""))
    heading = [cell.strip().casefold() for cell in next(table, [])]
    if heading != _HEADINGS:
        raise ReadError(where, "no table of links", f"its first line must be {','.join(_HEADINGS)}")
    rows: list[Row] = []
    for number, cells in enumerate(table, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(_HEADINGS) or not all(cell.strip() for cell in cells):
            raise ReadError(where, f"row {number} needs three cells, not {cells}")
        claim, relation, other = (cell.strip() for cell in cells)
        if relation not in set(LinkKind):
            raise ReadError(where, f"row {number}: {relation!r} is not among {', '.join(LinkKind)}")
        rows.append((claim, relation, other))
    return rows


def add_links(
    claims: Iterable[Claim], rows: Iterable[Row], on_finding: Callable[[Finding], None] | None = None
) -> list[Claim]:
    """The claims, each with the links that rows give it.

    >>> from claimtrack.parsing.claims import claim
    >>> country = claim(predicate="killed", value=30, source="police", place="Freeland", as_of="2024-05-01")
    >>> town = claim(predicate="killed", value=11, source="mayor", place="Newtown", as_of="2024-05-01")
    >>> [_, linked] = add_links([country, town], [(town.id, "part_of", country.id)])
    >>> str(linked.links[0].kind), linked.links[0].target == country.id
    ('part_of', True)
    """
    kept = list(claims)
    found: dict[str, list[Link]] = {}
    for claim, relation, other in rows:
        ends = [_named(name, kept, on_finding) for name in (claim, other)]
        if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            found.setdefault(ends[0], []).append(Link(LinkKind(relation), ends[1]))
    if not found:
        return kept
    return [_linked(claim, found.get(claim.id, [])) for claim in kept]


def _linked(claim: Claim, links: list[Link]) -> Claim:
    new = tuple(link for link in dict.fromkeys(links) if link not in claim.links)
    return attrs.evolve(claim, links=claim.links + new) if new else claim


def _named(name: str, claims: list[Claim], on_finding: Callable[[Finding], None] | None) -> str | None:
    """The id of the one claim that a name means; a figure is meant where a statement stands on the same line."""
    ids = {claim.id for claim in claims}
    if name in ids:
        return name
    if len(name) >= _SHORTEST and (begun := {known for known in ids if known.startswith(name)}):
        ids = begun
    else:
        ids = {claim.id for claim in claims if name and claim.where == name and claim.measure is not None}
    if len(ids) == 1:
        return ids.pop()
    if on_finding is not None:
        what = "no claim" if not ids else f"{len(ids)} claims"
        on_finding(Finding("unknown-link", Severity.WARNING, f"{name!r} means {what} here; its row is left out"))
    return None
