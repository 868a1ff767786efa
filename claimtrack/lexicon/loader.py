"""Word lists as data: one loader that names the file and the entry when one is wrong.

Enters: a language code, and the user's own TOML files. Leaves: a ``Lexicon`` whose tables are read on first use.
Refused: files that are not TOML, entries with unknown or missing fields, languages that have no folder here.

A table is a TOML file ``<table>.toml``; each of its top-level keys is one entry, a table of fields. The user's file
holds the same under the name of the table::

    [sources."Northern Relief Network"]
    kind = "ngo"
    aliases = ["NRN"]

and its entries win over ours.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import attrs

from claimtrack.errors import LexiconError

__all__ = ["Lexicon", "load_lexicon"]

Entry = TypeVar("Entry")


@attrs.frozen(eq=False)
class Lexicon:
    """The words of one language; equal only to itself, so that what is compiled from it can be cached on it.

    Attributes:
        language: An ISO 639-1 code.
        additions: The user's tables, by table name; their entries win.
        where: A name for the additions, for error messages.
    """

    language: str
    additions: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    where: str = "lexicon additions"

    def table(self, name: str) -> dict[str, Any]:
        """All entries of one table as plain data, the user's last and winning; {} where the language has none."""
        return {**_shipped(self.language, name), **self.additions.get(name, {})}

    def entries(self, name: str, kind: Callable[..., Entry]) -> tuple[Entry, ...]:
        """All entries of one table as ``kind(name=key, **fields)``; lists arrive as tuples.

        Raises:
            LexiconError: For an entry that ``kind`` refuses; names the file and the entry.
        """
        own = self.additions.get(name, {})
        found = []
        for key, fields in self.table(name).items():
            file = self.where if key in own else f"{self.language}/{name}.toml"
            if not isinstance(fields, Mapping):
                raise LexiconError(file, key, f"needs a table of fields, not {fields!r}")
            known = getattr(kind, "__annotations__", None) or fields
            unknown = [field for field in fields if field not in known or field == "name"]
            if unknown:
                names = ", ".join(field for field in known if field != "name")
                raise LexiconError(file, key, f"has no field {unknown[0]!r}; the fields are {names}")
            try:
                found.append(kind(name=key, **{k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()}))
            except (TypeError, ValueError) as error:
                raise LexiconError(file, key, str(error)) from error
        return tuple(found)


@cache
def _shipped(language: str, name: str) -> Mapping[str, Any]:
    """One of our own tables; cached, for it never changes while the program runs."""
    folder = files("claimtrack.lexicon") / language
    if not folder.is_dir():
        raise LexiconError(language, None, "no lexicon for this language; claimtrack reads: en")
    file = folder / f"{name}.toml"
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{language}/{name}.toml", None, str(error)) from error


@cache
def _plain(language: str) -> Lexicon:
    return Lexicon(language)


def load_lexicon(language: str = "en", additions: Iterable[str | Path] = ()) -> Lexicon:
    """The lexicon of a language, with the user's own files on top.

    Args:
        language: An ISO 639-1 code; regional parts are ignored ("en-GB" reads as "en").
        additions: TOML files of the user's; a later file wins over an earlier one.

    Raises:
        LexiconError: For an unknown language, or a file that cannot be read or is not TOML.

    >>> load_lexicon() is load_lexicon("en")
    True
    """
    language = language.split("-")[0].lower()
    _shipped(language, "")
    paths = [Path(path) for path in additions]
    if not paths:
        return _plain(language)
    tables: dict[str, dict[str, Any]] = {}
    for path in paths:
        try:
            own = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise LexiconError(str(path), None, str(error)) from error
        for name, entries in own.items():
            if not isinstance(entries, Mapping):
                raise LexiconError(str(path), name, "needs to be a table of entries, such as [sources.NAME]")
            tables.setdefault(name, {}).update(entries)
    return Lexicon(language, tables, ", ".join(map(str, paths)))
