"""Where the words stand at which reading begins: found by a search of the text, or told by who has cut it into words.

Enters: a pattern of whole words, with what each begins with. Leaves: its matches in text order. Refused: nothing; a
place where no such word stands is passed over.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["WordsAt", "find_words", "first_runs"]

# From lower-case words, each a run of letters and digits, to the offsets in order at which these stand as such runs.
WordsAt = Callable[[frozenset[str]], Sequence[int]]

_RUN = re.compile(r"[^\W_]+")


def first_runs(words: Iterable[str]) -> frozenset[str]:
    """The run of letters and digits that each word or phrase begins with.

    >>> sorted(first_runs(["new year's eve", "may"]))
    ['may', 'new']
    """
    return frozenset(run[0] for word in words if (run := _RUN.match(word)))


def find_words(
    pattern: re.Pattern[str], firsts: frozenset[str], text: str, words_at: WordsAt | None
) -> Iterator[re.Match[str]]:
    """The matches of a pattern of whole words in a text, in order, none overlapping another.

    Args:
        pattern: The pattern; each match begins with a whole word.
        firsts: The first runs of letters and digits of all that it matches.
        text: The text.
        words_at: Where such words stand; the text is searched if that is not known.

    >>> [match[0] for match in find_words(re.compile("new year|may"), frozenset({"new", "may"}), "A new year", None)]
    ['new year']
    """
    if words_at is None:
        yield from pattern.finditer(text)
        return
    done = 0
    for place in words_at(firsts):
        if place >= done and (match := pattern.match(text, place)):
            yield match
            done = match.end()
