"""Noise that leaves the meaning alone: odd spaces, digits of other scripts, other dashes, other case.

Enters: the parts of a phrase. Leaves: a strategy of functions that write a part noisily. Refused: unknown kinds of
noise.
"""

import re
from collections.abc import Callable, Iterable

from hypothesis import strategies as st

from claimtrack.strategies.options import choice_of

__all__ = ["NOISES", "noises", "noises_of"]

NOISES = ("spaces", "digits", "dashes", "case")

_SPACES = ("\u00a0", "\u2009", "\u202f", "\n")
_ZEROS = ("０", "٠", "०")  # full-width, Arabic-Indic and Devanagari
_DASHES = ("\u2010", "\u2011")  # the hyphen that is nothing else, and the one that does not break
# In capitals a letter scale or a symbol is another one, so a phrase keeps its case where it has one: 40k, $1.2bn, km.
_KEEPS_CASE = re.compile(r"\d[a-z]|[$€£]|\bkm\b|\bkg\b|\bUS\b")

Write = Callable[[str], str]


def noises_of(given: Iterable[str] | None) -> tuple[str, ...]:
    """Some kinds of noise; none for None."""
    return () if given is None else choice_of("noise", given, NOISES)


def noises(kinds: tuple[str, ...]) -> st.SearchStrategy[Write]:
    """Functions that write a part of a phrase, plainly or with one kind of noise; shrinks to plainly."""
    made: list[st.SearchStrategy[Write]] = [st.just(_plain)]
    table = {
        "spaces": st.sampled_from(_SPACES).map(_replacing(" ")),
        "digits": st.sampled_from(_ZEROS).map(_in_script),
        "dashes": st.sampled_from(_DASHES).map(_replacing("-")),
        "case": st.sampled_from((_upper, _capitalised)),
    }
    return st.one_of([*made, *(table[kind] for kind in kinds)])


def _plain(text: str) -> str:
    return text


def _replacing(plain: str) -> Callable[[str], Write]:
    return lambda odd: lambda text: text.replace(plain, odd)


def _in_script(zero: str) -> Write:
    digits = {ord("0") + value: chr(ord(zero) + value) for value in range(10)}
    return lambda text: text.translate(digits)


def _upper(text: str) -> str:
    return text if _KEEPS_CASE.search(text) else text.upper()


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
