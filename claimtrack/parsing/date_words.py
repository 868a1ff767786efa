"""The date words of one language, ready for reading: by word what it means, and the pattern that finds where to look.

Enters: a ``Lexicon``. Leaves: ``DateWords``, compiled once per lexicon. Refused: entries with an unknown role.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import attrs

from claimtrack.errors import LexiconError
from claimtrack.lexicon.loader import Lexicon

__all__ = ["DateWords", "date_words"]

_ROLES = frozenset(
    "month weekday season unit near daypart part pick tell number ordinal holiday zone "
    "fiscal future past leads unlike numbered".split()
)
# Words of these roles are common enough in dates, and rare enough elsewhere, to start reading at.
_ANCHOR_ROLES = ("month", "weekday", "season", "near", "holiday")
_ANCHOR_UNITS = frozenset({"day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade", "century"})
# Numbers that may hold a date: four digits on their own, eight digits, 12/5, 12.5.2024, '90s, 20th (century).
_NUMBERS = (
    r"(?<![\d,.$£€])\d{4}(?:\d{4})?(?![\d,]*\d)|(?<![\w/])\d{1,2}[./-]\d{1,2}(?![\d,])|(?<!\w)['’]\d\ds?(?!\w)"
    r"|(?<!\w)[Qq][1-4](?!\w)|(?<!\w)[1-4][QqHh](?!\w)|(?<!\w)[Hh][12](?!\w)|(?<!\w)(?:fy|FY)(?:\d{2}|\d{4})(?!\w)"
)


@attrs.frozen
class _Entry:
    name: str
    role: str = attrs.field(validator=attrs.validators.in_(_ROLES))
    words: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    value: int | str = 0


@attrs.frozen(eq=False)
class DateWords:
    """What each word means, by role; ``weak`` words name a date only in company.

    Attributes:
        roles: By role, the meaning of each lower-case word.
        weak: The words that everyday language uses for other things too.
        holidays: By first word, each holiday's words and its ``MM-DD`` or rule, longest first.
        anchor: Matches where a date may stand; groups nothing.
        future: Matches the words that put a sentence after the day of speaking.
    """

    roles: dict[str, dict[str, Any]]
    weak: frozenset[str]
    holidays: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    anchor: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]

    def __getitem__(self, role: str) -> dict[str, Any]:
        return self.roles[role]


def _words_pattern(words: Iterable[str]) -> str:
    """The words as one alternation that branches on the first letter, in either case, so that most places fail fast."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        by_first.setdefault(word[0], []).append(word[1:])
    branches = []
    for first, rests in sorted(by_first.items()):
        body = "|".join("".join(_either_case(c) for c in rest) for rest in rests)
        branches.append(f"{_either_case(first)}(?:{body})")
    return "|".join(branches)


def _either_case(character: str) -> str:
    upper = character.upper()
    return f"[{character}{upper}]" if len(upper) == 1 and upper != character else re.escape(character)


@lru_cache(maxsize=32)
def date_words(lexicon: Lexicon) -> DateWords:
    """The date words of a lexicon, compiled once.

    Raises:
        LexiconError: For an entry that cannot be understood.
    """
    roles: dict[str, dict[str, Any]] = {role: {} for role in _ROLES}
    weak: set[str] = set()
    holidays: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lexicon.entries("dates", _Entry):
        weak.update(entry.weak)
        for word in (*entry.words, *entry.weak):
            if not word or word != word.lower():
                raise LexiconError(f"{lexicon.language}/dates.toml", entry.name, f"{word!r} must be lower case")
            roles[entry.role][word] = entry.value
            if entry.role == "holiday":
                parts = tuple(re.findall(r"\w+|[^\w\s]", word))
                holidays.setdefault(parts[0], []).append((parts, str(entry.value)))
    anchors = {word.split()[0].split("'")[0].split("’")[0] for role in _ANCHOR_ROLES for word in roles[role]}
    anchors |= {word for word, unit in roles["unit"].items() if unit in _ANCHOR_UNITS}
    anchors |= set(roles["daypart"])
    anchor = rf"(?<![^\W_])(?:{_words_pattern(anchors)})(?![^\W_])|{_NUMBERS}"
    return DateWords(
        roles=roles,
        weak=frozenset(weak),
        holidays={first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in holidays.items()},
        anchor=re.compile(anchor),
        future=re.compile(rf"(?<!\w)(?:{_words_pattern(roles['future'])})(?!\w)"),
        past=re.compile(rf"(?<!\w)(?:{_words_pattern(roles['past'])})(?!\w)"),
    )
