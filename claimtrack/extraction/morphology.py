"""English verb and noun forms: from a lemma to the forms a text may hold, and back from a form to its lemma.

Enters: lemmas from the lexicon. Leaves: each form with what it can be (base, third person, past, participle, -ing).
Spelling rules are those of Quirk et al., A Comprehensive Grammar of the English Language (1985), sections 3.5-3.10.
"""

from functools import lru_cache

from claimtrack.lexicon.loader import Lexicon

__all__ = ["Form", "guess_lemma", "plural", "verb_forms", "verb_lemmas"]

_VOWELS = "aeiou"
_DROPPED_E = ("c", "v", "u", "zl", "bl", "dl", "gl", "pl", "tl", "kl", "fl", "rs", "ns", "ang", "eng", "rg", "dg")


class Form:
    """What a verb form can be, as bits of one integer: "killed" is both a past and a participle.

    Plain integers, for an ``enum.Flag`` costs a hundred times as much at each of the many tests.
    """

    BASE, THIRD, PAST, PARTICIPLE, ING = (1 << bit for bit in range(5))


@lru_cache(maxsize=8)
def _irregular(lexicon: Lexicon) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    table = lexicon.table("verbs")
    irregular = {lemma: tuple(forms) for lemma, forms in table.get("irregular", {}).items()}
    return irregular, frozenset(table.get("regular", {}).get("doubling", ()))


def _doubles(lemma: str, doubling: frozenset[str]) -> bool:
    """Whether the last consonant is doubled: "stop", "kidnap"; one-syllable verbs are listed like the others."""
    return lemma in doubling


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str, doubled: bool) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return f"{lemma}{lemma[-1]}ed" if doubled else lemma + "ed"


def _ing(lemma: str, doubled: bool) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return f"{lemma}{lemma[-1]}ing" if doubled else lemma + "ing"


def verb_forms(lemma: str, lexicon: Lexicon) -> dict[str, int]:
    """All forms of one verb, each with what it can be.

    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> sorted(verb_forms("stop", load_lexicon()))
    ['stop', 'stopped', 'stopping', 'stops']
    """
    irregular, doubling = _irregular(lexicon)
    doubled = _doubles(lemma, doubling)
    past, participle, ing = _past(lemma, doubled), _past(lemma, doubled), _ing(lemma, doubled)
    if lemma in irregular:
        past, participle, *rest = irregular[lemma]
        ing = rest[0] if rest else ing
    forms: dict[str, int] = {}
    for form, what in (
        (lemma, Form.BASE),
        ("is" if lemma == "be" else "has" if lemma == "have" else _third(lemma), Form.THIRD),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (ing, Form.ING),
    ):
        forms[form] = forms.get(form, what) | what
    if lemma == "be":
        forms |= {"am": Form.BASE, "are": Form.BASE, "were": Form.PAST}
    return forms


@lru_cache(maxsize=8)
def verb_lemmas(lexicon: Lexicon) -> dict[str, tuple[str, int]]:
    """Every form of every verb of the lexicon, to its lemma and what it can be; an irregular verb wins."""
    table = lexicon.table("verbs")
    found: dict[str, tuple[str, int]] = {}
    regular = table.get("regular", {})
    for lemma in [*regular.get("verbs", ()), *regular.get("doubling", ()), *table.get("irregular", {})]:
        for form, what in verb_forms(lemma, lexicon).items():
            found[form] = (lemma, what)
    return found


def plural(noun: str) -> str:
    """The regular plural of a noun (the last word of a phrase).

    >>> plural("fatality"), plural("death"), plural("job loss")
    ('fatalities', 'deaths', 'job losses')
    """
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def guess_lemma(form: str) -> str | None:
    """The lemma that a regular -ed or -ing form of an unlisted verb points to; None for other words.

    >>> guess_lemma("consulted"), guess_lemma("cancelled"), guess_lemma("embezzled"), guess_lemma("red")
    ('consult', 'cancel', 'embezzle', None)
    """
    if not form.endswith(("ed", "ing")):
        return None  # as most
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 3 or not stem.isalpha() or not any(letter in "aeiouy" for letter in stem):
            continue
        if stem.endswith("i"):
            return stem[:-1] + "y"
        if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sfz" and not (stem[-1] == "l" and len(stem) < 6):
            return stem[:-1]
        # a final e was dropped: "embezzle", "raise", "serve", "change", "produce", "include", "rescue"
        if stem.endswith(_DROPPED_E) or (stem[-1] in "sz" and stem[-2] in _VOWELS and stem[-3:-2] in _VOWELS):
            return stem + "e"
        if stem.endswith(("at", "iz", "is", "ut", "oz", "az")) and len(stem) > 4:
            return stem + "e"
        return stem
    return None
