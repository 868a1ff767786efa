"""Numbers as newspapers write them, each with its value: digits, words, and the ways between.

Enters: which writings are wanted, and the largest number. Leaves: strategies of (text, value). Refused: nothing; the
options were checked before. The words are English and are put together here, apart from the rules that read them.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from claimtrack.model.quantity import Number

__all__ = ["WRITINGS", "spelled", "written_numbers"]

Written = tuple[str, Number]

_BELOW_20 = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def spelled(number: int, *, british: bool = True) -> str:
    """A whole number in words; ``british`` writes "and" before what is below a hundred.

    >>> spelled(29_512), spelled(29_512, british=False)
    ('twenty-nine thousand five hundred and twelve', 'twenty-nine thousand five hundred twelve')
    """
    if number < 20:
        return _BELOW_20[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return _TENS[tens] + (f"-{_BELOW_20[units]}" if units else "")
    if number < 1000:
        return _joined(f"{_BELOW_20[number // 100]} hundred", number % 100, british)
    for size, name in _SCALES:
        if number >= size:
            return _joined(f"{spelled(number // size, british=british)} {name}", number % size, british)
    raise AssertionError(number)  # pragma: no cover - a thousand is the last scale


def _joined(head: str, rest: int, british: bool) -> str:
    if not rest:
        return head
    return f"{head}{' and' if british and rest < 100 else ''} {spelled(rest, british=british)}"


# Four bare digits from 1000 to 2999 look like a year, so nobody can say what they are.
_BARE = st.integers(2, 999) | st.integers(3000, 999_999)


def _digits() -> st.SearchStrategy[Written]:
    return _BARE.map(lambda n: (str(n), n))


def _grouped() -> st.SearchStrategy[Written]:
    return st.integers(1000, 999_999_999).map(lambda n: (f"{n:,}", n))


def _spaced() -> st.SearchStrategy[Written]:
    """Thin and unbreakable spaces between groups, as the International System of Units asks for."""
    gaps = st.sampled_from(("\u202f", "\u00a0", "\u2009"))
    return st.tuples(st.integers(10_000, 999_999_999), gaps).map(lambda d: (f"{d[0]:,}".replace(",", d[1]), d[0]))


def _decimals() -> st.SearchStrategy[Written]:
    places = st.tuples(st.integers(1, 99), st.integers(1, 9)).map(lambda d: f"{d[0]}.{d[1]}")
    finer = st.tuples(st.integers(0, 999), st.integers(1, 9), st.integers(1, 9)).map(lambda d: f"{d[0]}.{d[1]}{d[2]}")
    return (places | finer).map(lambda text: (text, Decimal(text)))


def _small_words() -> st.SearchStrategy[Written]:
    return st.integers(2, 99).map(lambda n: (spelled(n), n))


def _big_words() -> st.SearchStrategy[Written]:
    size = st.integers(101, 999) | st.integers(1001, 999_999) | st.integers(10**6, 10**9)
    return st.tuples(size, st.booleans()).map(lambda d: (spelled(d[0], british=not d[1]), d[0]))


def _article_words() -> st.SearchStrategy[Written]:
    """The article for one: "a hundred and twelve", "a thousand", "a million"."""
    heads = st.sampled_from((("a hundred", 100), ("a thousand", 1000), ("a million", 10**6), ("a dozen", 12)))
    hundreds = st.integers(1, 99).map(lambda n: (f"a hundred and {spelled(n)}", 100 + n))
    return heads | hundreds


def _scale_words() -> st.SearchStrategy[Written]:
    """Digits and a scale: "1.2 million", "30 thousand"."""
    scales = st.sampled_from((("million", 10**6), ("billion", 10**9), ("thousand", 1000), ("trillion", 10**12)))
    whole = st.integers(2, 999).map(lambda n: (str(n), Decimal(n)))
    tenths = st.tuples(st.integers(1, 99), st.integers(1, 9)).map(
        lambda d: (f"{d[0]}.{d[1]}", Decimal(f"{d[0]}.{d[1]}"))
    )
    return st.tuples(whole | tenths, scales).map(lambda d: (f"{d[0][0]} {d[1][0]}", _whole(d[0][1] * d[1][1])))


def _letter_scales() -> st.SearchStrategy[Written]:
    """Digits and a letter for the scale: "1.2bn", "40k"."""
    scales = st.sampled_from((("k", 1000), ("bn", 10**9)))
    amount = st.integers(2, 999).map(str) | st.tuples(st.integers(1, 99), st.integers(1, 9)).map("{0[0]}.{0[1]}".format)
    return st.tuples(amount, scales).map(lambda d: (f"{d[0]}{d[1][0]}", _whole(Decimal(d[0]) * d[1][1])))


def _halves() -> st.SearchStrategy[Written]:
    """Halves of a scale, and dozens: "half a million", "two and a half million", "three dozen"."""
    scales = st.sampled_from((("million", 10**6), ("billion", 10**9)))
    half = scales.map(lambda scale: (f"half a {scale[0]}", scale[1] // 2))
    mixed = st.tuples(st.integers(2, 9), scales).map(
        lambda d: (f"{spelled(d[0])} and a half {d[1][0]}", d[0] * d[1][1] + d[1][1] // 2)
    )
    dozens = st.integers(2, 9).map(lambda n: (f"{spelled(n)} dozen", 12 * n))
    return half | mixed | dozens


def _whole(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value


#: The ways to write a number, the plainest first.
WRITINGS: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "digits": _digits,
    "grouped": _grouped,
    "spaced": _spaced,
    "decimal": _decimals,
    "small_words": _small_words,
    "big_words": _big_words,
    "article": _article_words,
    "scale": _scale_words,
    "letter_scale": _letter_scales,
    "halves": _halves,
}


def written_numbers(writings: tuple[str, ...]) -> st.SearchStrategy[tuple[str, Number, str]]:
    """Text, value and the name of the writing; shrinks to small digits."""
    return st.one_of([WRITINGS[name]().map(_named(name)) for name in writings])


def _named(name: str) -> Callable[[Written], tuple[str, Number, str]]:
    return lambda written: (*written, name)
