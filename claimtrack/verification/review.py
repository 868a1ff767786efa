"""Claims -> the readings that a person should look at, the most doubtful and the most telling first.

Enters: claims, and the decisions already made. Leaves: a queue without what was decided. Refused: nothing.

Doubt is counted, not guessed: the findings that the reader attached, by severity, and what it could not tell. Weight is
whether the figure stands in a disagreement, and how many figures speak of the same thing. The order is by doubt times
weight, then as the claims came.
"""

from collections.abc import Iterable

import attrs

from claimtrack.comparison.alignment import align
from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.decision import Action, Decision
from claimtrack.model.finding import Severity
from claimtrack.model.policy import Policy
from claimtrack.verification.decisions import apply_decisions

__all__ = ["ReviewItem", "review_queue"]

_DOUBT = {Severity.INFO: 1, Severity.WARNING: 3, Severity.ERROR: 6}
_SETTLED = frozenset({Action.ACCEPT, Action.REJECT, Action.AMEND})
_OURS = frozenset({"accepted", "amended", "preferred", "set-aside"})


@attrs.frozen
class ReviewItem:
    """One reading to look at.

    Attributes:
        claim: The claim.
        doubt: How much about the reading is in doubt; 0 where nothing is.
        weight: How much hangs on it, 1 or more.
        reasons: What is in doubt, and what hangs on it, each in a clause.
    """

    claim: Claim
    doubt: int
    weight: int
    reasons: tuple[str, ...]


def review_queue(
    claims: Iterable[Claim],
    decisions: Iterable[Decision] = (),
    *,
    everything: bool = False,
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
) -> list[ReviewItem]:
    """The readings that nobody has decided on yet, the most doubtful and telling first.

    Args:
        claims: As extracted.
        decisions: Those already made; what was accepted, rejected or amended is left out.
        everything: Also those about which there is no doubt; last.
        policy: How figures are compared.
        lexicon: The words.
    """
    claims, decisions = list(claims), list(decisions)
    settled = {decision.claim for decision in decisions if decision.action in _SETTLED}
    # A figure stays in dispute with one that a person has accepted, and no longer is with one that was rejected.
    standing = apply_decisions(claims, decisions, lexicon=lexicon)
    disputed = {claim.id for conflict in find_conflicts(standing, policy, lexicon) for claim in conflict.claims}
    company = {claim.id: len(group) for group in align(standing, policy, lexicon).groups for claim in group}
    left = [claim for claim in claims if claim.id not in settled]
    items = [_item(claim, claim.id in disputed, company.get(claim.id, 1)) for claim in left]
    return sorted((item for item in items if item.doubt or everything), key=lambda item: -item.doubt * item.weight)


def _item(claim: Claim, is_disputed: bool, company: int) -> ReviewItem:
    """Doubt and weight of one claim, with their reasons."""
    findings = [finding for finding in claim.findings if finding.code not in _OURS]
    reasons = [finding.message for finding in findings]
    doubt = sum(_DOUBT[finding.severity] for finding in findings)
    if claim.as_of is None and claim.measure is not None:
        doubt += 1
        reasons.append("no date is known")
    if claim.source is None:
        doubt += 1
        reasons.append("neither source nor publisher is known")
    if is_disputed:
        reasons.append("other figures disagree with it")
    if company > 1:
        reasons.append(f"{company} figures speak of the same thing")
    return ReviewItem(claim, doubt, 1 + 2 * is_disputed + min(company - 1, 3), tuple(reasons))
