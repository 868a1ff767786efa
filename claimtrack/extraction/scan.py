"""One tokenising pass over a text: parallel arrays of tokens, with their sentences, quotations and paragraphs.

Enters: any string. Leaves: a ``Scan``. Refused: nothing; odd characters are tokens of their own, NUL and lone
surrogates included. Offsets are code points of the text as given. The work is linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, chain, compress, count, filterfalse, repeat
from operator import itemgetter

import attrs

from claimtrack.extraction.quotations import MARKS, find_quotations
from claimtrack.extraction.sentences import STOPS, find_lines, find_sentences
from claimtrack.lexicon.loader import Lexicon, load_lexicon

__all__ = ["NUMBER", "PUNCTUATION", "WORD", "Scan", "scan"]

WORD, NUMBER, PUNCTUATION = 1, 2, 3

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    # nearly every token, told by what follows it; whatever else begins like these is tried below
    r"([A-Za-z]{2,}+(?=[ ,.\n])|[,.](?=[ \n])"
    # Decomposed accents and joiners are no word characters to ``re``, but they split no word.
    # words: dotted initials ("U.S.", "a.m."), then letters with inner apostrophes and hyphens ("O'Neill", "Hamas-run")
    rf"|(?:{_LETTER}\.){{2,}}"
    r"|https?://[^\s<>\"“”]+"
    r"|[^\W\d_][^\W_]*(?:[\u0300-\u036f\u00ad\u200c\u200d]+[^\W_]*)*"
    r"(?:(?:[’'](?![sS]\b)(?=[^\W\d_])|-(?=[^\W_]))[^\W_]+)*"
    r"|(?<=[\w.])[’'][sS]\b"
    # numbers: anything that begins with a digit ("1,160", "7:10", "4.5bn", "20th", "54-year-old")
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*(?:-[^\W\d_][^\W_]*)*"
    # punctuation: runs of dots and dashes, doubled apostrophes, else any one character
    r"|\.{2,}|(?<=[\w,.?!])'(?=''(?!'))|-{2,}|''|``|‘‘|’’|[^\s\w]|_)"
    # taken along, for a search from a space on would try all of the above there
    r"( ?)"
)
_RUN = re.compile(r"[^\W_]+")
_POSSESSIVES = frozenset({"'s", "’s"})
# The last characters of the tokens that sentences and quotations are looked for at.
_SIGNS = frozenset(word[-1] for word in MARKS | STOPS)


class _Kinds(dict[str, int]):
    """The kind of a token by its first character, filled as characters are met."""

    def __missing__(self, character: str) -> int:
        kind = NUMBER if character.isdecimal() else WORD if character.isalnum() else PUNCTUATION
        self[character] = kind
        return kind


_KINDS = _Kinds()


@attrs.frozen(eq=False)
class Scan:
    """A text as parallel arrays, one place per token; the readers that follow look only at these.

    Token arrays (equal length; index = token number):

    Attributes:
        text: The text as given.
        starts: Offset of the first character of each token, in code points of ``text``.
        ends: Offset after its last character.
        words: The token in lower case. A possessive or contracted ``'s`` is a token of its own ("Israel" "'s", with
            the apostrophe as written: "'s" or "’s"); other contractions are one token ("don't"), so are hyphenated
            words ("six-week", "Hamas-run"), dotted initials ("u.s.", with its stops) and anything that begins with a
            digit ("1,160", "54-year-old", "4.5bn", "20th", "7:10"). "%", "$" and "-" between digits ("200-300": three
            tokens) stand alone. The full stop of "Mr." is a token of its own.
        kinds: ``WORD``, ``NUMBER`` (begins with a digit; number words are words) or ``PUNCTUATION``.
        sentence: The number of the sentence of each token.
        quotation: The number of the outermost quotation a token stands in, its marks included; -1 outside.
        paragraph: The number of the paragraph of each token.
        capital: Whether the token begins with an upper-case letter.

    And the numbers of some tokens:

        marked: Those that hold other signs than letters and digits.
        mixed: Those that hold other signs beside letters and digits, each with its runs of these in lower case.

    And all ``words``, each once, to be asked first for those that few texts hold:

        vocabulary: The set of them.

    Span arrays (index = the numbers above), each entry a pair of token numbers, half-open:

        sentences: Sentences never cross a paragraph and never exceed ``sentences.LONGEST`` tokens.
        quotations: Outermost quotations with their marks; they never cross a paragraph.
        quotation_closed: Whether the closing mark was there, per quotation.
        paragraphs: Paragraphs: blocks between blank lines, and lines of their own (headings) where the text is not
            hard-wrapped.

    >>> s = scan('The ministry said “at least 47 died.” It gave no names.')
    >>> s.words[:4], s.sentences, [s.text_of(*q) for q in s.quotations]
    (['the', 'ministry', 'said', '“'], [(0, 10), (10, 15)], ['“at least 47 died.”'])
    """

    text: str = attrs.field(repr=False)
    starts: list[int] = attrs.field(repr=False)
    ends: list[int] = attrs.field(repr=False)
    words: list[str]
    kinds: list[int] = attrs.field(repr=False)
    sentence: list[int] = attrs.field(repr=False)
    quotation: list[int] = attrs.field(repr=False)
    paragraph: list[int] = attrs.field(repr=False)
    capital: list[bool] = attrs.field(repr=False)
    marked: list[int] = attrs.field(repr=False)
    sentences: list[tuple[int, int]]
    quotations: list[tuple[int, int]]
    quotation_closed: list[bool] = attrs.field(repr=False)
    paragraphs: list[tuple[int, int]]
    # No cached properties: the hook that attrs makes for them would slow down every other attribute.
    vocabulary: frozenset[str] = attrs.field(repr=False)
    mixed: list[tuple[int, list[str]]] = attrs.field(init=False, repr=False)

    @mixed.default
    def _mixed(self) -> list[tuple[int, list[str]]]:
        words = self.words
        return [(token, _RUN.findall(words[token])) for token in self.marked if len(words[token]) > 1]

    def __len__(self) -> int:
        return len(self.words)

    def text_of(self, first: int, last: int) -> str:
        """The text of the tokens ``first`` up to and without ``last``; "" for an empty range."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def span_of(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of the tokens ``first`` up to and without ``last``, which must not be empty."""
        return self.starts[first], self.ends[last - 1]

    def token_at(self, offset: int) -> int:
        """The number of the first token that ends after ``offset``; ``len(self)`` behind the last one."""
        return bisect_right(self.ends, offset)

    def tokens_in(self, start: int, end: int) -> range:
        """The numbers of the tokens that overlap the half-open offsets ``start`` to ``end``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def words_at(self, words: frozenset[str]) -> list[int]:
        """The offsets at which some words begin, parts of longer tokens among them: the May of "mid-May".

        >>> scan("May and mid-May, but not Mayor").words_at(frozenset({"may"}))
        [0, 12]
        """
        found = list(compress(self.starts, map(words.__contains__, self.words)))
        for token, parts in self.mixed:
            if not words.isdisjoint(parts):
                runs = _RUN.finditer(self.text, self.starts[token], self.ends[token])
                found += [run.start() for run in runs if run[0].lower() in words]
        return sorted(found)

    def commas_in(self, first: int, last: int) -> list[int]:
        """The commas among the tokens ``first`` up to and without ``last``."""
        words = self.words
        return [token for token in self.marked_in(first, last) if words[token] == ","]

    def marked_in(self, first: int, last: int) -> list[int]:
        """Those of the ``marked`` that are among the tokens ``first`` up to and without ``last``."""
        return self.marked[bisect_left(self.marked, first) : bisect_left(self.marked, last)]


def scan(text: str, lexicon: Lexicon | None = None) -> Scan:
    r"""Cut a text into tokens, sentences, quotations and paragraphs.

    Args:
        text: Any string.
        lexicon: Whose abbreviations to respect; English by default.

    >>> scan("Dr. Lee met U.S. envoys.\n\nToll rises").sentences
    [(0, 7), (7, 9)]
    """
    lexicon = lexicon or load_lexicon()
    pieces = _TOKEN.split(text)  # what stands between tokens, a token, and the space behind it, in turn
    offsets = list(accumulate(map(len, pieces)))
    starts, ends, tokens = offsets[:-1:3], offsets[1::3], pieces[1::3]
    words = list(map(str.lower, tokens))
    initials = list(map(itemgetter(0), tokens))
    kinds = list(map(_KINDS.__getitem__, initials))
    vocabulary = frozenset(words)
    signed = frozenset(filterfalse(str.isalnum, vocabulary))
    marked = list(compress(range(len(words)), map(signed.__contains__, words)))
    signs = [number for number in marked if words[number][-1] in _SIGNS]
    for possessive in _POSSESSIVES & vocabulary:
        number = -1
        for _ in range(words.count(possessive)):
            number = words.index(possessive, number + 1)
            kinds[number] = WORD
    paragraphs = find_lines(text, starts)
    quotations, closed = find_quotations(text, starts, ends, words, signs, paragraphs, lexicon)
    sentences = find_sentences(text, starts, ends, words, signs, paragraphs, lexicon)
    quotation = [-1] * len(words)
    for number, (first, last) in enumerate(quotations):
        quotation[first:last] = repeat(number, last - first)
    return Scan(
        text,
        starts,
        ends,
        words,
        kinds,
        _numbers(sentences),
        quotation,
        _numbers(paragraphs),
        list(map(str.isupper, initials)),
        marked,
        sentences,
        quotations,
        closed,
        paragraphs,
        vocabulary,
    )


def _numbers(spans: list[tuple[int, int]]) -> list[int]:
    """The number of its span for each token, where the spans cover all tokens in order."""
    return list(chain.from_iterable(map(repeat, count(), [last - first for first, last in spans])))
