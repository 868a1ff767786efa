"""The noun that a figure counts: the head of the phrase behind it, as its singular.

Enters: a text, the offset where a figure's words end, and the grammar. Leaves: where the phrase stands and the lemma of
its head ("200 to 300 Palestinian prisoners" counts prisoner). Refused: phrases without a plural noun, for without one
nothing tells an adjective from a noun ("12 killed", "2020 hybrid").
"""

import re
from typing import NamedTuple

from claimtrack.parsing.number_lexicon import GAP
from claimtrack.parsing.quantity_bounds import Left
from claimtrack.parsing.quantity_grammar import Grammar

__all__ = ["Noun", "counted_noun", "described_by", "joined_noun", "measured_as", "single_noun", "singular"]

_LONGEST_PHRASE = 6
_WORD = re.compile(rf"{GAP}([^\W\d_]+(?:[-.&][^\W\d_]+|['’](?!s\b)[^\W\d_]+)*)(['’]s?(?!\w))?")
# A name that holds a number, where another word may stand: "40 F-16 jets", "thousands of COVID-19 tests", "12 F-16s".
_NAMED = re.compile(rf"{GAP}([A-Z][^\W\d_]{{0,8}}-?\d{{1,4}}[A-Z]?)(s)?(?![\w.,'’/–-])")
_COMMA = re.compile(rf",(?={GAP}[^\W\d_])")
_SPACED_WORD = re.compile(rf"{GAP}([^\W\d_]+)(?![\w’'-])")
_HYPHEN_WORD = re.compile(r"-([^\W\d_]+)(?![^\W_])")
_OF = re.compile(
    rf"{GAP}of(?:{GAP}(?:the|its|their|his|her|our|my|your|these|those|all|all{GAP}the))?(?={GAP})", re.IGNORECASE
)


class Noun(NamedTuple):
    """A counted noun: where its phrase starts and ends, and the singular of its head in lower case."""

    start: int
    end: int
    lemma: str


def singular(word: str, grammar: Grammar) -> str | None:
    """The singular of a plural noun, lower case; None for a word that is no plural noun.

    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> from claimtrack.parsing.quantity_grammar import grammar_of
    >>> [singular(word, grammar_of(load_lexicon())) for word in ("Prisoners", "people", "cities", "killed", "boxes")]
    ['prisoner', 'person', 'city', None, 'box']
    """
    lower = word.lower()
    if "." in lower:
        return None
    tail = lower.split("-")[-1]
    if (irregular := grammar.pairs["plurals"].get(lower)) is not None:
        return irregular or lower
    if tail != lower and (irregular := grammar.pairs["plurals"].get(tail)) is not None:
        return lower[: -len(tail)] + (irregular or tail)
    if len(tail) < 3 or not tail.endswith("s") or tail.endswith(("ss", "us", "is", "'s", "’s")):
        return None
    if lower in grammar.lists["not_plural"] or tail in grammar.lists["not_plural"]:
        return None
    if tail.endswith("ies") and len(tail) > 4:
        return lower[:-3] + "y"
    if tail.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    return lower[:-1]


def counted_noun(text: str, end: int, grammar: Grammar) -> Noun | None:
    """The noun phrase behind a figure that ends at an offset, "of" and its article between them or not."""
    partitive = _OF.match(text, end) if "of" in text[end : end + 7].lower() else None
    if partitive is not None:
        end = partitive.end()
    stops = grammar.lists["noun_stop"]
    found: Noun | None = None
    start = -1
    for _ in range(_LONGEST_PHRASE):
        word = _WORD.match(text, end)
        if word is None or text[word.end() : word.end() + 2].lstrip("-")[:1].isdigit():
            named = _NAMED.match(text, end)
            if named is None or found is not None:
                break
            start = named.start(1) if start < 0 else start
            end = named.end()
            if named[2]:
                return Noun(start, end, named[1].lower())
            continue
        lower = word[1].lower()
        if lower in grammar.numbers.cardinals or lower in grammar.numbers.scales or lower[0].isdigit():
            break
        if lower in stops:
            # "460 Kia and Hyundai vehicles": before any noun, "and" joins what describes it.
            if lower in ("and", "or") and start >= 0 and found is None:
                end = word.end()
                continue
            break
        start = word.start(1) if start < 0 else start
        lemma = singular(word[1], grammar)
        if lemma is not None:
            found = Noun(start, word.end(1), lemma)
            if word[2] is not None:  # "15 banks' holdings" counts banks
                break
        elif found is not None:  # the word behind a plural noun ends the phrase, unless it is a plural too
            break
        end = word.end()
        if found is None and partitive is not None and (comma := _COMMA.match(text, end)):
            end = comma.end()  # "thousands of small, friendly deals"
    return found


def single_noun(text: str, end: int, grammar: Grammar) -> Noun | None:
    """The noun behind "one": the last word of a phrase that a known word closes, else the first."""
    stops = grammar.lists["noun_stop"]
    words: list[re.Match[str]] = []
    closed = False
    while len(words) < 4 and not closed:
        word = _WORD.match(text, end)
        if word is None or word[2] is not None or word[1].lower() in stops:
            closed = True
        else:
            words.append(word)
            end = word.end()
    if not words:
        return None
    while closed and len(words) > 1 and words[-1][1].endswith(("ed", "ly", "ing", "s")):
        words.pop()
    head = words[-1] if closed else words[0]
    return Noun(words[0].start(1), head.end(1), head[1].lower())


def described_by(text: str, end: int, grammar: Grammar) -> str | None:
    """The noun that a number describes the next noun by: the page of "a 12 page document"; the person of "12 who"."""
    found = _SPACED_WORD.match(text, end)
    word = found[1].lower() if found else ""
    if word == "who":  # "the 12 who died"
        return "person"
    return word if word in grammar.joined else None


def measured_as(left: Left, grammar: Grammar) -> str | None:
    """The measure that is named before a number: "of magnitude 7.8", "a magnitude-7.8 quake"."""
    if left.last in grammar.lists["named_measures"]:
        return left.last
    if left.last == "-" and left.lower[-2:-1] and left.lower[-2] in grammar.lists["named_measures"]:
        return left.lower[-2]
    return None


def joined_noun(text: str, end: int, grammar: Grammar) -> tuple[str, int] | None:
    """The noun of "a 12-member panel", as a counted noun, with its end."""
    found = _HYPHEN_WORD.match(text, end)
    if found is None:
        return None
    word = found[1].lower()
    if word == "strong":
        return "person", found.end()
    if word in grammar.joined:
        return singular(word, grammar) or word, found.end()
    return None
