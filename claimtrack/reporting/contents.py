"""Conflicts, revisions and claims as the blocks of a page.

Enters: what comparing claims yields. Leaves: headings, sentences and tables, in neutral order and the text's own words.
Refused: nothing; a table of more than a thousand rows says how many it leaves to the other formats.
"""

from collections.abc import Iterable, Iterator, Sequence

from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Comparison, Conflict, Difference, Timeline
from claimtrack.reporting.blocks import Block, Heading, Paragraph, Table
from claimtrack.reporting.stories import restated, stories
from claimtrack.reporting.words import as_of, figure, measure, notes, plain, source

__all__ = [
    "capped",
    "claims_blocks",
    "comparison_blocks",
    "conflict_blocks",
    "difference_blocks",
    "story_blocks",
    "timeline_blocks",
    "told_blocks",
]

_ROWS = 1000
_POSITION_ROWS = 12


def story_blocks(claims: Sequence[Claim]) -> Iterator[Block]:
    """All claims, by the event they name or the document they stand in."""
    yield from told_blocks(stories(claims))


def told_blocks(by_story: Sequence[tuple[str, tuple[Claim, ...]]]) -> Iterator[Block]:
    """Stories, each under its name."""
    if not by_story:
        yield Paragraph("No claims.")
    for story, claims in by_story:
        yield Heading(story, 3)
        yield from claims_blocks(claims)


def conflict_blocks(conflicts: Sequence[Conflict]) -> Iterator[Block]:
    """Each disagreement: what is counted, how far it goes, the sentence that explains it, and who stands where."""
    if not conflicts:
        yield Paragraph("None found.")
    for place, conflict in enumerate(conflicts, 1):
        yield Heading(f"{place}. {measure(conflict.measure)}", 3)
        yield Paragraph(f"{_strength(conflict)}. {plain(conflict.reason)}")
        yield Table(("position", "figure", "source", "as of", "notes", "where"), tuple(_position_rows(conflict)))
        for finding in conflict.findings:
            yield Paragraph(plain(str(finding)))


def _strength(conflict: Conflict) -> str:
    """The relation in words, soft or not, and its hints; size and grounds are in the reason that follows."""
    words = conflict.relation.replace("_", " ") + (" (soft)" if conflict.soft else "")
    if conflict.hints:
        hints = ", ".join(hint.replace("_", " ") for hint in conflict.hints)
        words += f", hint{'s' if len(conflict.hints) > 1 else ''}: {hints}"
    return words[:1].upper() + words[1:]


def _position_rows(conflict: Conflict) -> Iterator[tuple[str, ...]]:
    again = restated(conflict.claims)
    for place, position in enumerate(conflict.positions, 1):
        told = [claim for claim in position.claims if claim.id not in again]
        for at, claim in enumerate(told[:_POSITION_ROWS]):
            yield (
                str(place) if at == 0 else "",
                figure(claim),
                source(claim),
                as_of(claim),
                notes(claim),
                _where(claim),
            )
        if len(told) > _POSITION_ROWS:
            yield ("", f"and {len(told) - _POSITION_ROWS:,} more", "", "", "", "")


def claims_blocks(claims: Sequence[Claim]) -> Iterator[Block]:
    """All claims of one story, in their order."""
    again = restated(claims)
    rows = [
        (
            figure(claim),
            measure(claim.measure) or "statement",
            source(claim),
            as_of(claim) if claim.measure is not None or claim.as_of is not None else "",
            "; ".join(part for part in (notes(claim), "said again" if claim.id in again else "") if part),
            _where(claim),
        )
        for claim in claims
    ]
    yield from capped(("figure", "measure", "source", "as of", "notes", "where"), rows)


def timeline_blocks(timelines: Sequence[Timeline]) -> Iterator[Block]:
    """One table for each measure and origin, oldest figure first."""
    if not timelines:
        yield Paragraph("No figures to put in order.")
    for line in timelines:
        origin = plain(line.origin.name) if line.origin is not None else "unknown origin"
        yield Heading(f"{measure(line.measure)}: {origin}", 3)
        rows = [
            (
                as_of(entry.claim),
                figure(entry.claim),
                entry.change.replace("_", " "),
                notes(entry.claim),
                _where(entry.claim),
            )
            for entry in line.entries
        ]
        yield from capped(("as of", "figure", "change", "notes", "where"), rows)
        yield from capped(("remarks", "where"), [(plain(found.message), plain(found.where)) for found in line.findings])


def difference_blocks(changed: Difference) -> Iterator[Block]:
    """What is new, revised, withdrawn, newly in conflict and settled; only the kinds there are."""
    if changed.is_empty:
        yield Paragraph("Nothing changed.")
    if changed.new:
        yield Heading("New")
        yield from told_blocks(stories(changed.new))
    if changed.revised:
        yield Heading("Revised")
        yield from comparison_blocks(changed.revised)
    if changed.withdrawn:
        yield Heading("Withdrawn")
        yield from told_blocks(stories(changed.withdrawn))
    if changed.newly_in_conflict:
        yield Heading("Newly in conflict")
        yield from conflict_blocks(changed.newly_in_conflict)
    if changed.settled:
        yield Heading("Settled")
        yield from conflict_blocks(changed.settled)


def comparison_blocks(pairs: Iterable[tuple[Claim, Claim, Comparison]]) -> Iterator[Block]:
    """One row for each pair: read "the second ... the first"."""
    rows = [
        (
            f"{figure(a)}, {source(a)}",
            compared.verdict.replace("_", " ") + (" (soft)" if compared.soft else ""),
            f"{figure(b)}, {source(b)}",
            plain(compared.reason),
            f"{_where(a)} {_where(b)}".strip(),
        )
        for a, b, compared in pairs
    ]
    if not rows:
        yield Paragraph("No pair of figures that can be compared.")
    yield from capped(("first", "verdict", "second", "reason", "where"), rows)


def _where(claim: Claim) -> str:
    return plain(claim.where)


def capped(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    """A table; of a long one the first thousand rows, and how many there are more."""
    yield Table(headings, tuple(rows[:_ROWS]))
    if len(rows) > _ROWS:
        yield Paragraph(f"{len(rows) - _ROWS:,} more rows are left out here; the csv and jsonl formats hold all.")
