"""Page furniture: short lines whose figures nobody claims ("5 min read", "37 comments").

Enters: a scan and a sentence. Leaves: whether its figures are furniture.
"""

from functools import lru_cache

from claimtrack.extraction.scan import Scan
from claimtrack.lexicon.loader import Lexicon

__all__ = ["is_furniture"]


@lru_cache(maxsize=8)
def _phrases(lexicon: Lexicon) -> tuple[int, dict[str, tuple[tuple[str, ...], ...]]]:
    lines = lexicon.table("furniture").get("lines", {})
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lines.get("phrases", ()):
        first, *rest = phrase.split()
        phrases.setdefault(first, []).append(tuple(rest))
    return int(lines.get("longest", 0)), {first: tuple(rests) for first, rests in phrases.items()}


def is_furniture(scan: Scan, sentence: int, lexicon: Lexicon) -> bool:
    r"""Whether a sentence is a short line of its own that holds a furniture phrase.

    >>> from claimtrack.extraction.scan import scan
    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> s = scan("5 min read\n\nThe blast killed 5 people, police said, and 37 comments followed.")
    >>> [is_furniture(s, number, load_lexicon()) for number in range(2)]
    [True, False]
    """
    longest, phrases = _phrases(lexicon)
    first, last = scan.sentences[sentence]
    paragraph = scan.paragraphs[scan.paragraph[first]]
    if paragraph[1] - paragraph[0] > longest:
        return False
    words = scan.words
    return any(
        tuple(words[token + 1 : token + 1 + len(rest)]) == rest
        for token in range(first, last)
        for rest in phrases.get(words[token], ())
    )
