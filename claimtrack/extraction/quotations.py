"""Where a text quotes: spans of tokens from an opening to a closing quotation mark.

Enters: the token arrays of a text and its paragraphs. Leaves: the outermost quotations in text order, and whether each
was closed. Refused: nothing. A quotation never crosses a paragraph, so that a stray mark costs one paragraph at most.

Marks are matched by type. Double marks come first; single marks count only outside them, and only where an opener has
its closer, for most of them are apostrophes ("the ministers’ talks", "'em").
"""

from functools import lru_cache

from claimtrack.lexicon.loader import Lexicon

__all__ = ["MARKS", "find_quotations"]

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "``": "''", "‘‘": "’’", '"': '"', "''": "''"}
_DOUBLE = frozenset('“”„«»"') | {"``", "''", "‘‘", "’’"}
# Shapes that writers mix, and what stands before a mark that closes speech.
_MIXED = frozenset('“”"')
_SPEECH_ENDS = frozenset(",.?!")
_SINGLE = frozenset("‘’'‚‹›")
_SINGLE_CLOSERS = {"‘": "’'", "'": "'’", "‚": "‘’", "‹": "›"}
MARKS = _DOUBLE | _SINGLE
# A single-quoted stretch longer than this is two apostrophes, not a quotation.
_LONGEST_SINGLE = 120


@lru_cache(maxsize=16)
def _elisions(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.table("abbreviations").get("elisions", {}).get("forms", ()))


def find_quotations(
    text: str,
    starts: list[int],
    ends: list[int],
    words: list[str],
    signs: list[int],
    paragraphs: list[tuple[int, int]],
    lexicon: Lexicon,
) -> tuple[list[tuple[int, int]], list[bool]]:
    """The outermost quotations as token spans with their marks, and whether each one is closed.

    Args:
        text: The text.
        starts: The offset of each token.
        ends: The offset after each token.
        words: The tokens in lower case.
        signs: The tokens among which all marks are.
        paragraphs: Token spans that no quotation crosses.
        lexicon: Whose elisions ("'em") open nothing.
    """
    marks = [sign for sign in signs if words[sign] in MARKS]
    elisions = _elisions(lexicon)
    spans: list[tuple[int, int]] = []
    closed: list[bool] = []
    at = 0
    for _, last in paragraphs:
        if at == len(marks):
            break
        first_mark = at
        while at < len(marks) and marks[at] < last:
            at += 1
        if at > first_mark:
            own = marks[first_mark:at]
            found = _doubles(text, starts, ends, words, own, last)
            found += _singles(text, starts, ends, words, own, found, elisions)
            for begin, end, whole in sorted(found):
                spans.append((begin, end))
                closed.append(whole)
    return spans, closed


def _doubles(
    text: str, starts: list[int], ends: list[int], words: list[str], marks: list[int], last: int
) -> list[tuple[int, int, bool]]:
    """The quotations in double marks within one paragraph."""
    found: list[tuple[int, int, bool]] = []
    opened = -1
    closers = ""
    for mark in marks:
        word = words[mark]
        if word not in _DOUBLE:
            continue
        mixed = (
            opened >= 0 and word in _MIXED and words[opened] in _MIXED and _ends_speech(text, words, mark, ends[mark])
        )
        if opened >= 0 and (word in closers or mixed):
            # '"a" b "c"': a straight mark between a space and a word opens anew: the closer before was lost
            found.append((opened, mark + 1, True))
            opened = -1
        elif word in _CLOSERS and not (word == '"' and _is_measure(text, starts[mark])):
            if opened >= 0 and word != "“":
                continue  # a quotation within one of another type
            if opened >= 0:
                found.append((opened, mark, False))
            opened, closers = mark, _CLOSERS[word]
            if word == "''" and not _opens(text, starts[mark], ends[mark]):
                opened = -1
    if opened >= 0:
        found.append((opened, last, False))
    return found


def _ends_speech(text: str, words: list[str], mark: int, end: int) -> bool:
    """Whether a mark of another shape than the opener closes all the same: '“Twelve are missing," she said'."""
    return words[mark - 1] in _SPEECH_ENDS and (end == len(text) or text[end].isspace())


def _is_measure(text: str, offset: int) -> bool:
    """Whether a straight mark that is not needed as a closer says inches: '6-foot-2" tall'."""
    return offset > 0 and text[offset - 1].isdigit()


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a mark stands where a quotation can begin: after a space or a bracket, before something else."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in '([{—–-:"“') and not after.isspace()


def _singles(
    text: str,
    starts: list[int],
    ends: list[int],
    words: list[str],
    marks: list[int],
    doubles: list[tuple[int, int, bool]],
    elisions: frozenset[str],
) -> list[tuple[int, int, bool]]:
    """The quotations in single marks that stand outside those in double marks."""
    found: list[tuple[int, int, bool]] = []
    own = [mark for mark in marks if words[mark] in _SINGLE]
    quoted = iter(doubles)
    within = next(quoted, None)
    at = 0
    while at < len(own):
        mark = own[at]
        at += 1
        while within is not None and within[1] <= mark:
            within = next(quoted, None)
        if within is not None and within[0] <= mark:
            continue
        if words[mark] not in _SINGLE_CLOSERS or not _opens(text, starts[mark], ends[mark]):
            continue
        if mark + 1 < len(words) and (words[mark + 1] in elisions or words[mark + 1][0].isdigit()):
            continue  # "'em", "'90s"
        limit = min(mark + _LONGEST_SINGLE, within[0] if within is not None else len(words))
        close = _closing_single(text, ends, words, own, at, mark, limit)
        if close is not None:
            found.append((mark, own[close] + 1, True))
            at = close + 1
    return found


def _closing_single(
    text: str, ends: list[int], words: list[str], own: list[int], at: int, mark: int, limit: int
) -> int | None:
    """The place in ``own`` of the mark that closes a single quotation opened at ``mark``.

    A mark after punctuation closes for certain; one after a word may be a plural possessive ("the ministers’ talks"),
    so the first such closes only if no certain one follows before the next opener.
    """
    possible = None
    closers = _SINGLE_CLOSERS[words[mark]]
    while at < len(own) and own[at] < limit:
        token = own[at]
        end = ends[token]
        after = text[end] if end < len(text) else " "
        if words[token] in closers and not after.isalnum():
            if not words[token - 1][-1].isalnum() or not words[token - 1].endswith("s"):
                return at
            possible = at if possible is None else possible
        elif words[token] in _SINGLE_CLOSERS and possible is not None:
            return possible
        at += 1
    return possible
