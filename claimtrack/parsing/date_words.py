"""The date words of one language, ready for reading: by word what it means, and the patterns that find where to look.

Enters: a ``Lexicon``. Leaves: ``DateWords``, compiled once per lexicon. Refused: entries with an unknown role or value.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import attrs

from claimtrack.errors import LexiconError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.parsing.number_lexicon import number_lexicon
from claimtrack.parsing.word_places import WordsAt, find_words, first_runs

__all__ = ["DateWords", "date_words"]

_NAMES = ("month", "weekday", "season", "unit", "near", "daypart", "part", "pick", "tell", "holiday", "fiscal", "close")
_COMPANY = (
    "leads",
    "hints",
    "unlike",
    "numbered",
    "street",
    "follows",
    "every",
    "says",
    "joins",
    "zone",
    "aged",
    "warmth",
)
_TENSE = ("future", "past", "befallen")
_ROLES = frozenset((*_NAMES, *_COMPANY, *_TENSE))
_UNITS = ("minute", "hour", "day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade", "century")
_HOLIDAY = re.compile(r"\d\d-\d\d|\d\d-[1-7]-[1-5][+-]\d+|easter[+-]\d+")
# Words of these roles are common enough in dates, and rare enough elsewhere, to start reading at.
_ANCHOR_ROLES = ("month", "weekday", "season", "near", "holiday", "daypart", "close")
_OLDEST = 40
_SMALL_UNITS = frozenset({"hour", "minute"})
# Digits that may hold a date: 2024, 20240223, 12/5, 23.2.2024, Q1, 1Q, '90s, FY23, the 7th. Each begins with a digit,
# so that the scan skips everything else at the speed of one character class.
_DIGITS = re.compile(
    r"\d(?<![\d,$£€]\d)(?:"
    r"\d{3}(?:\d{4})?(?!\d|,\d)"
    r"|(?<!/\d)\d?/\d{1,2}(?!\d|,\d{3}|(?:/\d{1,4}){2})"
    r"|\d?(?:st|nd|rd|th)(?![^\W_])"
    r"|(?<=['’]\d)\d(?!\d)"
    r"|(?<=[QqHh]\d)(?<![^\W_][QqHh]\d)(?!\d)|[QqHh](?!\w)|[Qq]\d\d(?!\w)"
    r"|(?<=[Ff][Yy]\d)\d(?!\d)"
    r")"
)


@attrs.frozen
class _Entry:
    name: str
    role: str = attrs.field(validator=attrs.validators.in_(_ROLES))
    words: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    value: int | str = 0

    def __attrs_post_init__(self) -> None:
        for word in (*self.words, *self.weak):
            if not word or word != word.lower():
                raise ValueError(f"{word!r} must be a word in lower case")
        if self.role == "unit" and self.value not in _UNITS:
            raise ValueError(f"value must be one of {', '.join(_UNITS)}, not {self.value!r}")
        if self.role == "holiday" and not _HOLIDAY.fullmatch(str(self.value)):
            raise ValueError(f"value must be MM-DD, MM-DAY-N+D or easter+N, not {self.value!r}")


@attrs.frozen(eq=False)
class DateWords:
    """What each word means, by role; ``weak`` words name a date only in company.

    Attributes:
        roles: By role, the meaning of each lower-case word.
        numbers: The cardinals below 100 that are one word; "a" is 1.
        ordinals: The ordinals below 100 that are one word.
        decades: The decades of the last century that are one word, "nineties"; the thirties and twenties may be ours.
        weak: The words that everyday language uses for other things too.
        holidays: By first word, each holiday's words and its rule, longest first.
        inside: Every word that can stand inside a date.
        begins: Every word that can begin one; digits can as well.
        firsts: The letters and digits with which each word begins that reading starts at.
        tense: Matches the words that tell a sentence's tense; group ``future`` or ``past`` says which.
        befallen: Matches the genitive of a day with what befell people on it: "'s ferry fire", "'s deadly attack".
    """

    roles: dict[str, dict[str, Any]]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    weak: frozenset[str]
    holidays: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    inside: frozenset[str]
    begins: frozenset[str]
    firsts: frozenset[str]
    tense: re.Pattern[str]
    befallen: re.Pattern[str]
    _anchor: re.Pattern[str]

    def __getitem__(self, role: str) -> dict[str, Any]:
        return self.roles[role]

    def anchors(self, text: str, words_at: WordsAt | None = None) -> list[int]:
        """The offsets at which a date may stand, in order."""
        found = [match.start() for match in find_words(self._anchor, self.firsts, text, words_at)]
        digits = [match.start() for match in _DIGITS.finditer(text)]
        return sorted(found + digits) if digits else found


def _alternatives(words: Iterable[str]) -> str:
    """Any of some words, in either case, as one tree of letters, so that a scan decides by one letter at most places.

    Offsets stay those of the text, which a lower-case copy would not keep ("İ" is longer in lower case).
    """
    tree: dict[str, set[str]] = {}
    for word in words:
        tree.setdefault(word[:1], set()).add(word[1:])
    optional = tree.pop("", None) is not None
    branches = [
        f"{_either_case(letter)}{_alternatives(rests) if rests != {''} else ''}"
        for letter, rests in sorted(tree.items())
    ]
    return f"(?:{'|'.join(branches)})" + ("?" if optional else "") if optional or len(branches) > 1 else branches[0]


def _either_case(letter: str) -> str:
    if letter == " ":
        return r"\s"
    upper = letter.upper()
    return f"[{letter}{upper}]" if len(upper) == 1 and upper != letter else re.escape(letter)


@lru_cache(maxsize=32)
def date_words(lexicon: Lexicon) -> DateWords:
    """The date words of a lexicon, compiled once.

    Raises:
        LexiconError: For an entry that cannot be understood.
    """
    roles: dict[str, dict[str, Any]] = {role: {} for role in _ROLES}
    weak: set[str] = set()
    holidays: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    entries = lexicon.entries("dates", _Entry)
    if not entries:
        raise LexiconError(f"{lexicon.language}/dates.toml", None, "this language has no date words")
    for entry in entries:
        weak.update(entry.weak)
        for word in (*entry.words, *entry.weak):
            roles[entry.role][word] = entry.value
            if entry.role == "holiday":
                parts = tuple(re.findall(r"\w+|[^\w\s]", word))
                holidays.setdefault(parts[0], []).append((parts, str(entry.value)))
    numbers = number_lexicon(lexicon)
    small = {w: v for w, (kind, v) in numbers.cardinals.items() if kind in ("unit", "teen", "ten", "article")}
    ordinals = {word: value for word, value in numbers.ordinals.items() if value < 100}
    anchors = {word for role in _ANCHOR_ROLES for word in roles[role]}
    anchors |= {word for word, unit in roles["unit"].items() if unit not in _SMALL_UNITS}
    tens = {word: value for word, (kind, value) in numbers.cardinals.items() if kind == "ten"}
    decades = {f"{word[:-1]}ies": 1900 + value for word, value in tens.items() if value >= _OLDEST and word[-1] == "y"}
    return DateWords(
        roles=roles,
        numbers=small,
        ordinals=ordinals,
        decades=decades,
        weak=frozenset(weak),
        holidays={first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in holidays.items()},
        inside=_meanings(roles, small, ordinals, holidays).union(roles["joins"], roles["zone"], decades, _SIGNS),
        begins=_meanings(roles, small, ordinals, {}) | frozenset(holidays) | frozenset(decades) | _OPENINGS,
        firsts=first_runs(anchors | set(decades)),
        tense=_tense(lexicon, roles),
        befallen=re.compile(rf"['’]s(?:\s[\w-]{{1,20}}){{0,2}}\s(?:{_alternatives(roles['befallen'])})(?!\w)"),
        anchor=_scan(anchors | set(decades), roles["aged"]),
    )


def _any_of(letters: set[str]) -> str:
    """The class of some letters in either case; a space stands for any white space."""
    both = sorted(letters | {letter.upper() for letter in letters if len(letter.upper()) == 1})
    return "[" + "".join(r"\s" if letter == " " else re.escape(letter) for letter in both) + "]"


def _scan(words: set[str], aged: Iterable[str]) -> re.Pattern[str]:
    """Finds whole words; the classes of their first two letters let the scan pass over most places in one step.

    "35-year-old" is passed over as well: of all the units in news, every third is an age.
    """
    ahead = "".join(_any_of({word[i] for word in words}) for i in range(min(2, *map(len, words))))
    old = "".join(rf"|-{_alternatives([word])}(?!\w)" for word in aged)
    return re.compile(rf"\b(?={ahead})(?:{_alternatives(words)})(?![^\W_]{old})")


_SIGNS = frozenset(",.-‒–—~/:'’+(&")
_OPENINGS = frozenset(
    {"the", "very", "between", "from", "in", "q", "h", "year", "noon", "midday", "midnight", "'", "’"}
)


def _meanings(
    roles: dict[str, dict[str, Any]], numbers: dict[str, int], ordinals: dict[str, int], holidays: dict[str, Any]
) -> frozenset[str]:
    """Every single word that means something in a date."""
    words = {word for role in _NAMES if role != "holiday" for word in roles[role]} | {*numbers, *ordinals}
    return frozenset(words | {part for rows in holidays.values() for parts, _ in rows for part in parts})


def _tense(lexicon: Lexicon, roles: dict[str, dict[str, Any]]) -> re.Pattern[str]:
    """Finds the words of tense; a past form in "-ed" counts unless a future word holds it ("to be freed")."""
    irregular = lexicon.table("verbs").get("irregular", {})
    pasts = {forms[0] for lemma, forms in irregular.items() if forms and forms[0] != lemma and forms[0].isalpha()}
    # Lower case only: "in April and May" is no auxiliary.
    modals = "|".join(re.escape(word) for word, value in roles["future"].items() if value == "modal")
    future = _alternatives(word for word, value in roles["future"].items() if value not in ("modal", "ongoing"))
    plain = _alternatives(word for word, value in roles["past"].items() if value == "unchanged")
    ongoing = _alternatives(word for word, value in roles["future"].items() if value == "ongoing")
    past = _alternatives({*(word for word, value in roles["past"].items() if value != "unchanged"), *pasts})
    return re.compile(
        rf"(?:\b(?=[^\W\d])|(?=['’]))(?:(?P<past>(?:(?-i:{modals})|to)\s+have\s+(?:been|\w{{1,20}}(?:ed|en)|{past})(?!\w)"
        rf"|(?:(?<!\bto\s){plain}|{past})(?!\w)(?!\s+(?:to|due|expected|scheduled|planned|set|going)\b))"
        rf"|(?P<future>(?-i:{modals})(?!\w)(?:\s+not)?(?:\s+be\s+\w+|\s+{plain}(?!\w))?|to\s+be\s+\w+|(?:{future})(?!\w)(?:\s+to\s+be\s+\w+)?"
        rf"|(?:is|are|am|['’]re)\s+(?:\w+ly\s+)?(?:to\s+(?:be\s+)?\w+|(?!{ongoing}\b)\w{{1,20}}ing\b))"
        rf"|(?P<ed>\w{{4,22}}+(?<=ed)))",
        re.IGNORECASE,
    )
