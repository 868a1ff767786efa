"""Page furniture: short lines whose figures nobody claims ("5 min read", "37 comments").

Enters: a scan and a sentence. Leaves: whether its figures are furniture.
"""

from functools import lru_cache

from claimtrack.extraction.scan import Scan
from claimtrack.lexicon.loader import Lexicon

__all__ = ["is_furniture"]


@lru_cache(maxsize=8)
def _phrases(lexicon: Lexicon, group: str) -> tuple[int, dict[str, tuple[tuple[str, ...], ...]]]:
    """How long a paragraph of a group may be, and the group's phrases by their first word."""
    lines = lexicon.table("furniture").get(group, {})
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
    first, last = scan.sentences[sentence]
    begin, end = scan.paragraphs[scan.paragraph[first]]
    words = scan.words
    told = words[end - 1] == "."  # "Shares in the airline lost 11 percent."
    for group, tokens in (("openers", range(begin, begin + 1)), ("lines", range(first, last))):
        longest, phrases = _phrases(lexicon, group)
        if end - begin > longest or (told and group == "lines"):
            continue  # as nearly all
        if any(
            tuple(words[token + 1 : token + 1 + len(rest)]) == rest
            for token in tokens
            for rest in phrases.get(words[token], ())
        ):
            return True
    return False
