"""Two claims: the five axes, the verdict that the table gives for them, and the sentence that explains it.

Enters: two claims with figures. Leaves: a ``Comparison`` that reads "b ... a". Refused: statements.
"""

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.hints import find_hints
from claimtrack.comparison.pair import Pair, pair_of
from claimtrack.comparison.reasons import reason
from claimtrack.comparison.verdicts import Row, verdict_row
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim, LinkKind
from claimtrack.model.comparison import Comparison, Hint, OriginRelation, ScopeRelation, TimeRelation, Verdict
from claimtrack.model.policy import Policy

__all__ = ["compare", "compare_facts"]

_APART = (TimeRelation.BEFORE, TimeRelation.AFTER)
# Verdicts that say nothing about the figures hang on nothing either.
_SILENT = frozenset({Verdict.INCOMPARABLE, Verdict.UNDETERMINED})
_ON_ORDER = frozenset({Verdict.UPDATES, Verdict.REVISES_UP, Verdict.REVISES_DOWN})
_ON_VALUE = _ON_ORDER | {
    Verdict.AGREES,
    Verdict.CONSISTENT,
    Verdict.CONFLICTS,
    Verdict.REFINES,
    Verdict.DENIES,
    Verdict.EXCEEDS_WHOLE,
}
_SAID_AGAIN = frozenset({Verdict.AGREES, Verdict.CONSISTENT, Verdict.REFINES, Verdict.COARSENS, Verdict.UNDETERMINED})
_DISAGREE = _ON_ORDER | {Verdict.CONFLICTS, Verdict.EXCEEDS_WHOLE}


def compare(a: Claim, b: Claim, policy: Policy | None = None, lexicon: Lexicon | None = None) -> Comparison:
    """What ``b`` does to ``a``.

    Args:
        a: A claim with a figure.
        b: Another one.
        policy: How figures are read; the default one if None.
        lexicon: The words; the shipped English ones if None.

    Raises:
        TypeError: For statements, which are shown beside the figures but never compared.

    >>> from claimtrack.parsing.claims import claim
    >>> march = dict(predicate="attended", event="march of 23 March 2023", period="2023-03-23", as_of="2023-03-23")
    >>> cgt = claim(value=800_000, source="CGT", **march)
    >>> found = compare(cgt, claim(value=119_000, source="police", **march))
    >>> found.verdict, found.gap
    (<Verdict.CONFLICTS: 'conflicts'>, Fraction(681000, 1))
    """
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    return compare_facts(reader.read(a), reader.read(b), reader)


def compare_facts(a: Facts, b: Facts, reader: Reader) -> Comparison:
    """The same for claims that have been read already."""
    pair = pair_of(a, b, reader.policy, reader.hierarchy)
    row = verdict_row(pair.axes)
    verdict = _with_link(pair, row.verdict)
    hinges = _hinges(pair, verdict, row)
    return Comparison(
        pair.stance,
        pair.scope.relation,
        pair.time.relation,
        pair.value.relation,
        pair.origin,
        verdict,
        pair.value.gap,
        pair.value.ratio,
        bool(hinges),
        reason(pair, verdict, hinges),
        hinges,
        _hints(pair, verdict, reader.policy),
    )


def _with_link(pair: Pair, verdict: Verdict) -> Verdict:
    """A figure that a link calls a restatement restates, unless the two disagree."""
    linked = _restates(pair.a, pair.b)
    agree = pair.value.near or pair.value.gap is None
    if linked and agree and pair.scope.relation is ScopeRelation.SAME and verdict in _SAID_AGAIN:
        return linked
    return verdict


def _restates(a: Facts, b: Facts) -> Verdict | None:
    """What a link says: b restates a, or the other way round."""
    if any(kind is LinkKind.RESTATES and target == a.id for kind, target in b.links):
        return Verdict.RESTATES
    if any(kind is LinkKind.RESTATES and target == b.id for kind, target in a.links):
        return Verdict.RESTATED_BY
    return None


def _hinges(pair: Pair, verdict: Verdict, row: Row) -> tuple[str, ...]:
    """What the verdict hangs on beside the words: policy fields, the days between, the scope, the origin."""
    if verdict in _SILENT:
        return ()
    acting = verdict if verdict in _ON_VALUE else verdict.converse
    found: list[str] = [pair.scope.hinge] if pair.scope.hinge else []
    if acting in _ON_VALUE:
        found += pair.value.hinges
    if row.hinge:
        found.append(row.hinge)
    time = pair.time
    if time.relation in _APART and time.loose and time.within and acting in _ON_ORDER:
        found.append("lag")
    if acting is Verdict.CONFLICTS:
        if pair.origin is OriginRelation.UNKNOWN:
            found.append("origin")
        dated_by_print = any(f.days is not None and f.days.published for f in (pair.a, pair.b))
        if dated_by_print and pair.course != "closed":
            found.append("lag")
    return tuple(dict.fromkeys(found))


def _hints(pair: Pair, verdict: Verdict, policy: Policy) -> tuple[Hint, ...]:
    if verdict not in _DISAGREE and verdict.converse not in _DISAGREE:
        return ()
    loose = pair.scope.relation is ScopeRelation.OVERLAPPING or pair.scope.hinge == "scope"
    return find_hints(pair.a, pair.b, policy, scope=loose and verdict is Verdict.CONFLICTS)
