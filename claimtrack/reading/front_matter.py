"""Front matter: what a file says about itself, between two ``---`` lines at its head.

Enters: the text of a file. Leaves: the fields that a document has, the sources listed for its figures, and the text
that follows with the line it starts on. Refused: a line outside the form below, a known key that is repeated, or whose
value is not of its kind, a missing end; each names its line.

The form is a small part of YAML, so that other tools read it alike::

    ---
    title: "Hostage talks resume: what is known"
    publisher: Gazette
    published: 2024-02-23
    language: en
    url: https://example.org/talks
    figures:
      - around 1,160 killed: agency tally of official figures, December 2023
      - 130 held: statement of the prime minister's office, 22 February 2024
    ---

* ``key: value`` on one line; the value as it stands, or in double or single quotes. A value that YAML would take for
  something else (``[``, ``{``, ``&``, ``*``, ``|``, ``>``, `` #``) has to be quoted.
* ``figures:`` and ``sources:`` are lists: one ``- item`` a line; deeper indented lines carry the item on.
* Lines that start with ``#`` and empty lines say nothing. The end is ``---`` or ``...``.
* Other keys, with all that is indented below them, are left alone and reported as not read.
"""

import re
from typing import Any

import attrs

from claimtrack.errors import InvalidMoment, ParseError, ReadError
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.parsing.claims import as_moment

__all__ = ["FrontMatter", "read_front_matter"]

_FIELDS = ("title", "publisher", "published", "language", "url")
_LISTS = ("figures", "sources")
_KEY = re.compile(r"(?P<key>[^\W\d][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?", re.UNICODE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DOUBLE = re.compile(r'"(?P<inside>(?:[^"\\]|\\["\\/nt])*)"')
_SINGLE = re.compile(r"'(?P<inside>(?:[^']|'')*)'")
_ESCAPES = {"n": "\n", "t": "\t"}


@attrs.frozen
class FrontMatter:
    """What a file says about itself, and what follows.

    Attributes:
        text: The file's text after the front matter.
        first_line: The line of the file on which ``text`` starts, counted from 1.
        title: Its headline.
        publisher: Who printed it.
        published: When it appeared.
        language: An ISO 639-1 code.
        url: Where it appeared.
        figures: For each figure, the public document it comes from, in the file's words.
        sources: Public documents behind the whole, in the file's words.
        findings: Keys that were not read.
    """

    text: str
    first_line: int = 1
    title: str | None = None
    publisher: str | None = None
    published: Moment | None = None
    language: str | None = None
    url: str | None = None
    figures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_front_matter(text: str, where: str = "front matter") -> FrontMatter:
    r"""Split a file's text into front matter and what follows; a file without any is all text.

    Args:
        text: The file's text, with ``\n`` line ends.
        where: The file's name, for messages.

    Raises:
        ReadError: For broken front matter; names the line.

    >>> read_front_matter("---\ntitle: Talks\n---\nNine people died.").title
    'Talks'
    """
    first, _, _ = text.partition("\n")
    if first.rstrip() != "---":
        return FrontMatter(text)
    lines: list[str] = []
    start = len(first) + 1
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].rstrip()
        start = end + 1
        if line in ("---", "..."):
            reader = _Reader(where)
            for number, content in enumerate(lines, 2):
                reader.take(number, content)
            return reader.result(text[start:], len(lines) + 3)
        lines.append(line)
    if lines and _KEY.fullmatch(lines[0]):
        raise ReadError(f"{where}:1", "the front matter that starts here has no end", "close it with a line ---")
    return FrontMatter(text)  # a rule drawn above a text


class _Reader:
    """Takes the lines between the marks one by one; refuses the first that is out of form."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.fields: dict[str, Any] = {}
        self.lists: dict[str, list[str]] = {}
        self.findings: list[Finding] = []
        self.open: str | None = None  # the key whose indented lines may follow
        self.indent: int | None = None  # of the items of an open list

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        content = line.strip()
        if not content or content.startswith("#"):
            return
        indent = len(line) - len(line.lstrip())
        if "\t" in line[:indent]:
            raise self._error(number, "is indented by a tab", "use spaces")
        if indent or (content.startswith("- ") and self.open):
            self._below(number, indent, content)
            return
        match = _KEY.fullmatch(content)
        if not match:
            raise self._error(number, f"{_shown(content)} is not 'key: value'", "write it so, or remove the --- lines")
        self._key(number, match["key"], (match["value"] or "").strip())

    def _key(self, number: int, key: str, value: str) -> None:
        self.open, self.indent = key, None
        if key in self.fields or key in self.lists:
            raise self._error(number, f"the key {key!r} stands here a second time", "keep one")
        if key in _LISTS:
            if value:
                raise self._error(number, f"{key!r} is a list", "write its items below, each as '- item'")
            self.lists[key] = []
        elif key in _FIELDS:
            self.open = None
            self.fields[key] = self._field(number, key, self._scalar(number, value))
        else:
            known = ", ".join((*_FIELDS, *_LISTS))
            message = f"the front matter key {key!r} is not read; the keys are {known}"
            self.findings.append(Finding("unknown-key", Severity.WARNING, message, f"{self.where}:{number}"))

    def _below(self, number: int, indent: int, content: str) -> None:
        """A list item, its continuation, or what belongs to a key that is not read."""
        if self.open is None:
            raise self._error(number, f"{_shown(content)} is indented, but belongs to no list", "remove the indent")
        if self.open not in self.lists:
            return
        items = self.lists[self.open]
        if content.startswith("- ") and (self.indent is None or indent <= self.indent):
            self.indent = indent
            items.append(self._scalar(number, content[2:].strip()))
        elif items:
            items[-1] += f" {content}"
        else:
            raise self._error(number, f"{_shown(content)} is not an item of {self.open!r}", "write it as '- item'")

    def _scalar(self, number: int, value: str) -> str:
        if value[:1] in ('"', "'"):
            match = (_DOUBLE if value[0] == '"' else _SINGLE).fullmatch(value)
            if not match:
                raise self._error(number, f"{_shown(value)} has no closing quote, or one too many", "quote it whole")
            if value[0] == "'":
                return match["inside"].replace("''", "'")
            return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), match["inside"])
        if value[:1] in tuple("[]{}&*!|>%@`") or " #" in value:
            raise self._error(number, f"{_shown(value)} means something else in YAML", "put the value in quotes")
        return value

    def _field(self, number: int, key: str, value: str) -> object:
        """A known field as its own kind; empty is None."""
        if not value.strip():
            return None
        if key == "language" and not _LANGUAGE.fullmatch(value):
            raise self._error(number, f"{_shown(value)} is not a language code", "write one such as en")
        if key != "published":
            return value
        try:
            return as_moment(value)
        except (InvalidMoment, ParseError) as error:
            raise self._error(number, f"published: {error}", "write it as 2024-02-23") from None

    def _error(self, number: int, problem: str, remedy: str) -> ReadError:
        return ReadError(f"{self.where}:{number}", f"broken front matter: {problem}", remedy)

    def result(self, text: str, first_line: int) -> FrontMatter:
        fields: dict[str, Any] = {**self.fields, **{key: tuple(items) for key, items in self.lists.items()}}
        return FrontMatter(text, first_line, findings=tuple(self.findings), **fields)


def _shown(words: str) -> str:
    return repr(words if len(words) <= 60 else f"{words[:57]}...")
