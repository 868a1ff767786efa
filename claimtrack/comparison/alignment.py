"""Alignment: which claims speak of one thing, and why two of them were or were not matched.

Enters: claims. Leaves: their groups, and for any two a match with its reason. Refused: nothing;
statements are left out.
"""

from collections.abc import Iterable

import attrs

from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.grouping import group, neighbours
from claimtrack.comparison.outcome import Outcome
from claimtrack.comparison.reasons import shown_figure, shown_source
from claimtrack.comparison.scope import scope
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Match, ScopeRelation
from claimtrack.model.policy import Policy

__all__ = ["Alignment", "align"]

_SUMS = {
    ScopeRelation.SAME: "they speak of one thing",
    ScopeRelation.PART: "the second counts a part of the first",
    ScopeRelation.WHOLE: "the first counts a part of the second",
    ScopeRelation.OVERLAPPING: "what they count overlaps",
    ScopeRelation.DIFFERENT: "they speak of different things",
    ScopeRelation.UNKNOWN: "it is not known whether they speak of one thing",
}
_HINGES = {
    "event_days": "an undated report is taken to speak of what had just happened",
    "resemblance": "figures alike in size are taken to speak of one thing",
    "scope": "what one leaves out is taken from the report around it",
}


@attrs.frozen(eq=False)
class Alignment:
    """Which claims speak of one thing.

    Attributes:
        groups: The claims of each thing, in input order of their first.
        matches: Why claims that lie near each other in subject and time were or were not matched.
    """

    groups: tuple[tuple[Claim, ...], ...]
    matches: tuple[Match, ...]
    _facts: dict[str, Facts] = attrs.field(repr=False)
    _reader: Reader = attrs.field(repr=False)

    def why(self, a: Claim, b: Claim) -> Match:
        """Why two of the claims, whichever, were or were not matched.

        Raises:
            KeyError: For a claim that is not among those aligned.
        """
        x, y = self._facts[a.id], self._facts[b.id]
        return _match(x, y, scope(x, y, self._reader.policy, self._reader.hierarchy))


def align(claims: Iterable[Claim], policy: Policy | None = None, lexicon: Lexicon | None = None) -> Alignment:
    """Sort claims into groups that speak of one thing, and say why.

    >>> from claimtrack.parsing.claims import claim
    >>> a = claim(predicate="killed", value=12, source="police", place="Kabul", period="2024-05-01")
    >>> b = claim(predicate="killed", value=15, source="mayor", place="Kabul, Afghanistan", period="2024-05-01")
    >>> c = claim(predicate="killed", value=12, source="police", place="Herat", period="2024-05-01")
    >>> found = align([a, b, c])
    >>> [len(group) for group in found.groups]
    [2, 1]
    >>> found.why(a, c).reason
    '12 according to police, 12 according to police: they speak of different places.'
    """
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    facts = read_facts(claims, reader)
    grouping = group(facts, reader)
    matches = tuple(_match(a, b, scope(a, b, reader.policy, reader.hierarchy)) for a, b in neighbours(facts, reader))
    groups = tuple(tuple(fact.claim for fact in members.facts) for members in grouping.groups)
    return Alignment(groups, matches, {fact.id: fact for fact in facts}, reader)


def _match(a: Facts, b: Facts, outcome: Outcome) -> Match:
    named = ", ".join(f"{shown_figure(f.claim)} according to {shown_source(f.claim)}" for f in (a, b))
    why = "a link says so" if outcome.why == "linked" else outcome.why
    text = why or _SUMS[outcome.relation]
    if why and outcome.relation not in (ScopeRelation.DIFFERENT, ScopeRelation.UNKNOWN):
        text = f"{_SUMS[outcome.relation]}, for {why}"
    if outcome.hinge in _HINGES:
        text += f"; {_HINGES[outcome.hinge]}"
    return Match(a.claim, b.claim, outcome.relation, f"{named}: {text}.", outcome.hinge)
