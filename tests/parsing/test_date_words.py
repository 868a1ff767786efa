"""The date words: every entry can be reached, says one thing, and a wrong one is named."""

import pytest

from claimtrack.errors import LexiconError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.parsing.date_words import date_words
from claimtrack.parsing.dates import find_dates, parse_date

PUBLISHED = "2024-02-23"
# A word may name only one of these; "second" is an ordinal, and "may" a month and a modal.
NAMING = ("month", "weekday", "season", "unit", "near", "daypart", "part", "pick", "tell", "holiday", "close")


def test_no_word_has_two_meanings_of_one_kind():
    """No form stands twice in a role, and no naming word in two naming roles."""
    seen = {}
    for name, entry in load_lexicon().table("dates").items():
        for word in [*entry.get("words", []), *entry.get("weak", [])]:
            assert (entry["role"], word) not in seen, f"{name}: {word!r} stands in {seen[entry['role'], word]} too"
            seen[entry["role"], word] = name
    naming = [word for role, word in seen if role in NAMING]
    assert len(naming) == len(set(naming))


@pytest.mark.parametrize("role", ["month", "weekday", "season", "near", "holiday", "close"])
def test_every_name_is_read(role):
    """Each form of each name is a date by itself, so no entry is out of reach."""
    for word in date_words(load_lexicon())[role]:
        if not word.endswith("days"):
            assert parse_date(word, reference=PUBLISHED).is_resolved, word


@pytest.mark.parametrize("unit", sorted(date_words(load_lexicon())["unit"]))
def test_every_unit_counts(unit):
    """Each unit is counted back from the day of speaking, hours only by whole days."""
    count = {"hour": 48, "hours": 48}.get(unit, 2)
    if not unit.startswith("minute"):
        assert parse_date(f"{count} {unit} ago", reference=PUBLISHED).latest.isoformat() < PUBLISHED


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ({"role": "planet", "words": ["mars"]}, "role"),
        ({"role": "month", "value": 3, "words": ["March"]}, "lower case"),
        ({"role": "month", "value": 3, "words": [""]}, "lower case"),
        ({"role": "holiday", "value": "soon", "words": ["someday"]}, "MM-DD"),
        ({"role": "unit", "value": "moon", "words": ["moon"]}, "fortnight"),
        ({"role": "month", "value": 3, "colour": "red"}, "colour"),
    ],
)
def test_a_wrong_entry_is_named(entry, problem):
    """The error names the entry and what is wrong with it."""
    with pytest.raises(LexiconError, match=problem) as caught:
        date_words(Lexicon("en", {"dates": {"mine": entry}}))
    assert caught.value.entry == "mine"


def test_words_are_compiled_once():
    """The same lexicon gives the same words."""
    assert date_words(load_lexicon()) is date_words(load_lexicon())


def test_a_users_feast_of_two_words_is_found():
    """Additions are found in text as ours are."""
    own = Lexicon("en", {"dates": {"founders": {"role": "holiday", "value": "03-21", "words": ["founders day"]}}})
    assert str(find_dates("On Founders Day 2023 they met.", lexicon=own)[0].value) == "2023-03-21"


def test_a_language_without_date_words_is_refused(monkeypatch):
    """A language whose folder lacks the table cannot be read."""
    empty = Lexicon("en")
    monkeypatch.setattr(Lexicon, "entries", lambda *_: ())
    with pytest.raises(LexiconError, match="no date words"):
        date_words(empty)
