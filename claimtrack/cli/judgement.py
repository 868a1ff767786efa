"""What commands that compare have in common: the policy, what is compared, and the exit status for a conflict.

Enters: what was read, and the options ``--policy`` and ``--fail-on``. Leaves: conflicts, verdicts on pairs, a status.
Refused: a file that is no policy.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimtrack.cli.intake import Intake
from claimtrack.model.claim import Claim, Statement
from claimtrack.model.comparison import Comparison, Conflict, Verdict
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.policy import Policy

__all__ = ["comparisons", "disagreements", "left_out", "policy_of", "status_of"]

_EVERY_PAIR = 500  # figures up to which every pair is compared; beyond, only those with one predicate


def policy_of(path: str | None) -> Policy:
    """The policy of a file, or the default one."""
    if path is None:
        return Policy()
    from claimtrack.exchange.policies import read_policy

    return read_policy(path)


def disagreements(intake: Intake, policy: Policy) -> list[Conflict]:
    """The conflicts that are disagreements, revisions left out."""
    from claimtrack.comparison.conflicts import find_conflicts
    from claimtrack.reporting.revisions import DISAGREEMENTS

    found = find_conflicts(intake.claims, policy=policy, lexicon=intake.lexicon)
    return [conflict for conflict in found if conflict.relation in DISAGREEMENTS]


def comparisons(intake: Intake, policy: Policy, *, all_pairs: bool) -> list[tuple[Claim, Claim, Comparison]]:
    """Verdicts on pairs of figures, in their order; those that say nothing only if asked for."""
    from claimtrack.comparison.compare import compare

    silent = frozenset() if all_pairs else frozenset({Verdict.INCOMPARABLE, Verdict.UNDETERMINED})
    told = ((a, b, compare(a, b, policy=policy, lexicon=intake.lexicon)) for a, b in _pairs(intake.claims))
    return [pair for pair in told if pair[2].verdict not in silent]


def _figures(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if not isinstance(claim.value, Statement)]


def left_out(claims: Sequence[Claim]) -> Iterator[Finding]:
    """What is not compared, where there are too many figures to hold each against every other."""
    count = len(_figures(claims))
    if count > _EVERY_PAIR:
        message = (
            f"{count:,} figures are too many to compare each with every other; only those of one predicate were "
            "compared; the command conflicts looks at all"
        )
        yield Finding("pairs-left-out", Severity.WARNING, message)


def _pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    figures = _figures(claims)
    if len(figures) <= _EVERY_PAIR:
        yield from combinations(figures, 2)
        return
    groups: dict[str, list[Claim]] = {}
    for claim in figures:
        assert claim.measure is not None  # noqa: S101 - a figure has a measure
        groups.setdefault(claim.measure.predicate, []).append(claim)
    for group in groups.values():
        yield from combinations(group, 2)


def status_of(intake: Intake, fail_on: str | None, conflicts: Sequence[Conflict]) -> int:
    """1 where something could not be read, else 3 where there is what ``--fail-on`` names, else 0."""
    if intake.failed or fail_on is None:
        return intake.status
    return 3 if conflicts else 0
