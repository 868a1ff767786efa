"""Documents -> which of them are one text: wire copy, printed by many, trimmed or with another headline.

Enters: texts by name. Leaves: for each name the first name of its text. Refused: nothing; texts of fewer than a dozen
words are nobody's copy.

Each text is cut into runs of five words, and the 200 lowest of their hashes stand for it (Broder 1997, "On the
Resemblance and Containment of Documents"). Two texts are one where enough of the shorter one's runs are in the longer:
containment, not resemblance, for a brief is a copy of the report that it was cut from.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from zlib import crc32

from claimtrack.verification.anchoring import fold

__all__ = ["one_text"]

_WORD = re.compile(r"\w+")
_RUN = 5
_KEPT = 200
_LEAST = 8  # runs in a text of a dozen words
_CONTAINED = 0.6
_COMMON = 50  # texts that share a run before it is taken for a phrase of the trade and tells nothing more


def one_text(texts: Mapping[str, str]) -> dict[str, str]:
    """The first name, in the order given, of each text's near duplicates.

    >>> wire = "Police said on Monday that seventeen people had died in the fire at the mill near the river."
    >>> one_text({"a": wire, "b": "BREAKING " + wire, "c": "A mill burned down near the river, killing seventeen."})
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    runs = {name: _runs(text) for name, text in texts.items()}
    first: dict[str, str] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    for name, hashes in runs.items():
        first[name] = name
        low = sorted(hashes)[:_KEPT]
        shared = Counter(other for run in low for other in holders[run])
        for other, _ in shared.most_common(_LEAST):
            smaller = min(len(hashes), len(runs[other]))
            if smaller >= _LEAST and len(hashes & runs[other]) >= _CONTAINED * smaller:
                first[name] = first[other]
                break
        for run in low:
            if len(holders[run]) < _COMMON:
                holders[run].append(name)
    return first


def _runs(text: str) -> frozenset[int]:
    """The hashes of all runs of five words."""
    words = _WORD.findall(fold(text).text)
    return frozenset(crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1))
