"""Cue words: the verbs that tie words to a source, with the frames each takes, and the nouns that do.

Enters: ``cues.toml`` and ``nominals.toml``. Leaves: an index from word form to cue, and one from noun to its group.
Refused: entries with a frame that does not exist.
"""

from functools import lru_cache

import attrs

from claimtrack.extraction.morphology import Form, verb_forms
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.source import Stance

__all__ = [
    "AGENT_OF",
    "CLAUSE",
    "COUNT",
    "DATA",
    "DOCUMENT",
    "INFINITIVE",
    "ING",
    "LEVEL",
    "NOUN",
    "PASSIVE",
    "QUOTE",
    "REVISION",
    "THAT",
    "Cue",
    "CueEntry",
    "Nominal",
    "cue_index",
    "nominal_index",
]

(QUOTE, THAT, CLAUSE, NOUN, INFINITIVE, ING, LEVEL, PASSIVE, DATA, AGENT_OF, DOCUMENT, COUNT, REVISION) = (
    1 << bit for bit in range(13)
)
_FRAMES = {
    "quote": QUOTE,
    "that": THAT,
    "clause": CLAUSE,
    "noun": NOUN,
    "infinitive": INFINITIVE,
    "ing": ING,
    "level": LEVEL,
    "passive": PASSIVE,
    "data": DATA,
    "agent": AGENT_OF,
    "document": DOCUMENT,
    "count": COUNT,
    "revision": REVISION,
}


def _frames(names: tuple[str, ...] | int) -> int:
    """The frames as bit flags; those of an entry that is made from another are flags already."""
    if isinstance(names, int):
        return names
    unknown = [name for name in names if name not in _FRAMES]
    if unknown:
        raise ValueError(f"unknown frame {unknown[0]!r}; frames are {', '.join(_FRAMES)}")
    return sum(_FRAMES[name] for name in names)


def _particles(table: dict[str, list[str] | int]) -> dict[str, int]:
    """The frames of each particle as bit flags."""
    return {word: _frames(names if isinstance(names, int) else tuple(names)) for word, names in table.items()}


@attrs.frozen
class CueEntry:
    """One verb of ``cues.toml``; see its header for the fields."""

    name: str
    frames: int = attrs.field(converter=_frames)
    particles: dict[str, int] = attrs.field(factory=dict, converter=_particles)
    recipient: bool = False
    past: str | None = None
    participle: str | None = None
    ing: str | None = None
    noun: frozenset[str] = attrs.field(default=frozenset(), converter=frozenset)
    event: bool = False
    inverts: bool = False
    asserts: bool = False
    quotes: bool = False
    stance: Stance = attrs.field(default=Stance.ASSERTED, converter=Stance)
    asks: bool = False
    belies: bool = False

    def forms(self, lexicon: Lexicon) -> dict[str, int]:
        """All forms of the verb with what each can be."""
        if self.past is None:
            return verb_forms(self.name, lexicon)
        forms = dict(verb_forms(self.name, lexicon))
        forms = {form: what & (Form.BASE | Form.THIRD | Form.ING) for form, what in forms.items()}
        forms = {form: what for form, what in forms.items() if what}
        if self.ing is not None:
            forms = {form: what for form, what in forms.items() if not what & Form.ING} | {self.ing: Form.ING}
        for form, what in ((self.past, Form.PAST), (self.participle or self.past, Form.PARTICIPLE)):
            forms[form] = forms.get(form, what) | what
        return forms


@attrs.frozen
class Cue:
    """One form of a cue verb, and what it can be; plain truth values, for they are asked often."""

    entry: CueEntry
    is_base: bool
    is_third: bool
    is_past: bool
    is_participle: bool
    is_ing: bool
    asking: "Cue | None" = None
    """The same with its particle, where that makes a demand of it: "asked for"."""

    @classmethod
    def of(cls, entry: CueEntry, form: int) -> "Cue":
        """The cue of a form."""
        kinds = (Form.BASE, Form.THIRD, Form.PAST, Form.PARTICIPLE, Form.ING)
        base, third, past, participle, ing = (bool(form & kind) for kind in kinds)
        asking = None
        if entry.asks:
            demand = attrs.evolve(entry, stance=Stance.PROPOSED, recipient=False)
            asking = cls(demand, base, third, past, participle, ing)
        return cls(entry, base, third, past, participle, ing, asking)


@lru_cache(maxsize=8)
def cue_index(lexicon: Lexicon) -> dict[str, Cue]:
    """Every form of every cue verb; where two verbs share a form, the one listed first keeps it.

    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> cue_index(load_lexicon())["told"].entry.name
    'tell'
    """
    index: dict[str, Cue] = {}
    for entry in lexicon.entries("cues", CueEntry):
        for form, what in entry.forms(lexicon).items():
            index.setdefault(form, Cue.of(entry, what))
    return index


@attrs.frozen
class Nominal:
    """One group of ``nominals.toml``; see its header for the fields."""

    name: str
    words: tuple[str, ...]
    figures: bool = False
    modal: bool = False
    stance: Stance = attrs.field(default=Stance.ASSERTED, converter=Stance)


@lru_cache(maxsize=8)
def nominal_index(lexicon: Lexicon) -> dict[str, Nominal]:
    """Each listed noun with its group."""
    return {word: group for group in lexicon.entries("nominals", Nominal) for word in group.words}
