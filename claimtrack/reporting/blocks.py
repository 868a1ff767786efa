"""The parts a page is made of, before any format is chosen."""

import attrs

__all__ = ["Block", "Heading", "Paragraph", "Table"]


@attrs.frozen
class Heading:
    """A heading; level 1 is the page's, 2 a section's, 3 an item's."""

    words: str
    level: int = 2


@attrs.frozen
class Paragraph:
    """A sentence or more."""

    words: str


@attrs.frozen
class Table:
    """Rows under headings; columns that are empty in every row are left out when it is written."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def filled(self) -> "Table":
        """The same without its empty columns.

        >>> Table(("figure", "caveat"), (("12", ""),)).filled().headings
        ('figure',)
        """
        kept = [at for at in range(len(self.headings)) if any(row[at] for row in self.rows)]
        return Table(tuple(self.headings[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in self.rows))


Block = Heading | Paragraph | Table
