"""Full names in a text, by which a surname that stands alone is known later.

Enters: a scan and what the lexicon knows about sources. Leaves: surnames with the full names and where they stand: two
to five capitalised words in a row, without titles. Refused: rows of capitals that hold a word for an institution.
"""

import re
from functools import lru_cache

from claimtrack.extraction.scan import Scan
from claimtrack.extraction.sources import SourceTable

__all__ = ["full_names_of"]

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_UPPER}[\w-]*(?:[’']{_UPPER}[\w-]*)?"


@lru_cache(maxsize=8)
def _capitals(table: SourceTable) -> re.Pattern[str]:
    """Capitalised words in a row, as names are: "Mohammed bin Salman", "Donald J. Trump", "Gen. Lee O’Neill".

    They begin only where a word does: a megabyte of capitals without a space must not be tried at each letter.
    """
    prefixes, links = (table.words[name] for name in ("particles", "name_links"))
    particle = rf"(?:{'|'.join(sorted(prefixes))})-|(?:{'|'.join(sorted(links))}) "
    # The first letter stands before the look behind it, so that a search passes quickly over what is no capital.
    begin = rf"[A-Z\u00c0-\u00de\u0100-\U0010ffff](?<={_UPPER})(?<![\w’'-].)[\w-]*(?:[’']{_UPPER}[\w-]*)?"
    return re.compile(rf"{begin}\.?(?: (?:{particle}){{0,2}}{_NAME}\.?){{1,9}}", re.DOTALL)


def full_names_of(scan: Scan, table: SourceTable) -> dict[str, list[tuple[int, str]]]:
    """The full names of a text by surname, each with its first token, in text order."""
    found: dict[str, list[tuple[int, str]]] = {}
    titles = table.words["titles"]
    for run in _capitals(table).finditer(scan.text):
        offset, name = run.start(), run[0]
        if "." not in name:  # as most
            _add_name(scan, table, found, name.split(" "), offset)
            continue
        words: list[str] = []
        for word in name.split(" "):
            words.append(word)
            # a stop ends a sentence, and the name with it, but for titles and initials
            if word.endswith(".") and len(word) != 2 and word[:-1].lower() not in titles:
                _add_name(scan, table, found, words, offset)
                offset += sum(len(one) + 1 for one in words)
                words = []
        _add_name(scan, table, found, words, offset)
    return found


def _add_name(
    scan: Scan, table: SourceTable, found: dict[str, list[tuple[int, str]]], words: list[str], offset: int
) -> None:
    """Enter a full name under its surname: what stands behind the last title in a run of capitalised words."""
    if len(words) < 2:
        return
    full = " ".join(words)
    lowered = full.lower().split(" ")
    if "." in full:
        lowered = [word.rstrip(".") for word in lowered]
    titles, first = table.words["titles"], 0
    if not titles.isdisjoint(lowered):
        first = max(place + 1 for place, word in enumerate(lowered) if word in titles)
    elif lowered[0] in table.openers:
        first = 1
    name = lowered[first:]
    if 2 <= len(name) <= 5 and table.kinds.keys().isdisjoint(name):
        offset += sum(len(word) + 1 for word in words[:first]) if first else 0
        full = " ".join(words[first:]) if first else full
        found.setdefault(name[-1], []).append((scan.token_at(offset), full.rstrip(".")))
