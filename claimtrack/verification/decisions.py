"""Decisions of people, applied to claims; the claims themselves are never touched.

Enters: claims, and decisions from a JSON Lines file or from code. Leaves: new claims, in the order of the old. A later
decision wins over an earlier one on the same matter. Refused: nothing that was decided; a decision on an unknown claim
or with a value that cannot be read is a finding, and so is a line of the file that is none.

The file holds one decision a line, ``{"schema": "claimtrack/decision/1", "action": "reject", "claim": "...", "who":
"...", "when": "2024-02-24", "why": "..."}``, so that it can be read, edited and merged by hand. Claim ids hash the
document and the stated words; so decisions hold when the text is read again by a better reader.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import attrs

from claimtrack.errors import ClaimtrackError, ReadError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import AsOfBasis, Claim, Link, LinkKind, Statement
from claimtrack.model.decision import Action, Decision
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution
from claimtrack.parsing.claims import as_moment, as_quantity, as_source
from claimtrack.record.json_text import json_text

__all__ = ["DECISION_SCHEMA", "append_decision", "apply_decisions", "decision_record", "read_decisions"]

DECISION_SCHEMA = "claimtrack/decision/1"
OnFinding = Callable[[Finding], object]

_LINKS = {Action.SAME_MEASURE: LinkKind.SAME_AS, Action.NOT_SAME: LinkKind.NOT_SAME_AS}
_CONTRARY = {LinkKind.SAME_AS: LinkKind.NOT_SAME_AS, LinkKind.NOT_SAME_AS: LinkKind.SAME_AS}
_MEASURE = ("predicate", "counted", "place", "event", "mode")


def apply_decisions(
    claims: Iterable[Claim],
    decisions: Iterable[Decision],
    *,
    lexicon: Lexicon | None = None,
    on_finding: OnFinding | None = None,
) -> list[Claim]:
    """What the claims are after the decisions.

    Rejected claims are left out; amended ones carry the new value and a finding ``amended`` with the old one; pairs are
    linked ``same_as`` or ``not_same_as`` on both sides; of a preference both claims remain, each with a finding that
    says so. Accepting a rejected claim brings it back.

    Args:
        claims: As extracted or read.
        decisions: In the order in which they were made.
        lexicon: For amended sources and figures.
        on_finding: Called for decisions on unknown claims, and for values that cannot be read.

    >>> from claimtrack.parsing.claims import claim
    >>> killed = claim(predicate="killed", value=17, source="police")
    >>> [put_right] = apply_decisions([killed], [Decision("amend", killed.id, "A. Editor", "2024-02-24",
    ...                                                   field="predicate", value="injured")])
    >>> put_right.measure.predicate, killed.measure.predicate
    ('injured', 'killed')
    """
    report = on_finding or (lambda _: None)
    known, order = _by_first_id(claims)
    rejected: set[str] = set()
    for decision in decisions:
        if _misses(decision, known, report):
            continue
        if decision.action in (Action.ACCEPT, Action.REJECT):
            (rejected.add if decision.action is Action.REJECT else rejected.discard)(decision.claim)
        try:
            _apply(decision, known, lexicon)
        except ClaimtrackError as error:
            message = f"{decision.who} amended {decision.field} to {decision.value!r}, which cannot be: {error}"
            report(Finding("impossible-amendment", Severity.ERROR, message))
    return [known[name][place] for name, place in order if name not in rejected]


def _by_first_id(claims: Iterable[Claim]) -> tuple[dict[str, list[Claim]], list[tuple[str, int]]]:
    """The claims by the id they were read under, and their order.

    A claim without a text hashes all that was entered, so amending it changes its id: all goes by the first one.
    """
    known: dict[str, list[Claim]] = {}
    order: list[tuple[str, int]] = []
    for claim in claims:
        same = known.setdefault(claim.id, [])
        order.append((claim.id, len(same)))
        same.append(claim)
    return known, order


def _misses(decision: Decision, known: dict[str, list[Claim]], report: OnFinding) -> bool:
    """Whether a decision speaks of a claim that is not here; told if so."""
    missing = [name for name in (decision.claim, decision.other) if name is not None and name not in known]
    for name in missing:
        message = f"{decision.who} decided ({decision.action}) on a claim that is not here: {name}"
        report(Finding("unknown-claim", Severity.WARNING, message))
    return bool(missing)


def _apply(decision: Decision, known: dict[str, list[Claim]], lexicon: Lexicon | None) -> None:
    """Change the claims of one decision in place of the earlier ones."""

    def change(name: str, with_: Callable[[Claim], Claim]) -> None:
        known[name] = [with_(claim) for claim in known[name]]

    if decision.action is Action.AMEND:
        change(decision.claim, lambda claim: _amended(claim, decision, lexicon))
    elif decision.action in _LINKS and decision.other is not None:
        kind = _LINKS[decision.action]
        change(decision.claim, lambda claim: _linked(claim, kind, str(decision.other)))
        change(decision.other, lambda claim: _linked(claim, kind, decision.claim))
    elif decision.action is Action.PREFER and decision.other is not None:
        change(decision.claim, lambda claim: _noted(claim, decision, "preferred", f"to {decision.other}"))
        change(decision.other, lambda claim: _noted(claim, decision, "set-aside", f"for {decision.claim}"))
    elif decision.action is Action.ACCEPT:
        change(decision.claim, lambda claim: _noted(claim, decision, "accepted", ""))


def _noted(claim: Claim, decision: Decision, code: str, what: str) -> Claim:
    """The claim with the decision as a finding, in place of an earlier one of the same kind."""
    parts = [f"{code.replace('-', ' ')} {what}".strip(), f"by {decision.who} on {decision.when}"]
    message = " ".join(parts) + (f": {decision.why}" if decision.why else "")
    kept = tuple(finding for finding in claim.findings if finding.code != code)
    return attrs.evolve(claim, findings=(*kept, Finding(code, Severity.INFO, message)))


def _linked(claim: Claim, kind: LinkKind, target: str) -> Claim:
    """The claim with a link, and without its contrary."""
    gone = {Link(kind, target), Link(_CONTRARY[kind], target)}
    return attrs.evolve(claim, links=(*(link for link in claim.links if link not in gone), Link(kind, target)))


def _amended(claim: Claim, decision: Decision, lexicon: Lexicon | None) -> Claim:
    """The claim with one field put right, and the old value in a finding."""
    field, words = decision.field or "", decision.value
    old, new = field_in_words(claim, field), _new(claim, field, words, lexicon)
    what = f"amended {field} from {old!r} to {words!r} by {decision.who} on {decision.when}"
    note = Finding("amended", Severity.INFO, what + (f": {decision.why}" if decision.why else ""))
    return attrs.evolve(new, findings=(*claim.findings, note))


def field_in_words(claim: Claim, field: str) -> str | None:
    """What a field that an amendment may change says now, in words; None where it says nothing."""
    if field == "value":
        return claim.value.text or str(claim.value)
    if field == "source":
        return claim.attribution.source.name if claim.attribution.source is not None else None
    holder: Any = claim.attribution if field in ("stance", "caveat") else claim
    if field in (*_MEASURE, "period"):
        holder = claim.measure
    value = getattr(holder, field, None)
    return None if value is None else str(value)


def _new(claim: Claim, field: str, words: str | None, lexicon: Lexicon | None) -> Claim:
    """The claim with one field read from words."""
    if field == "value":
        if isinstance(claim.value, Statement):
            return attrs.evolve(claim, value=Statement(words or "", claim.value.polarity))
        value = as_quantity(words, lexicon=lexicon)
        if isinstance(value, Quantity) and value.unit is None:  # "42" for "47 people" is still of people
            value = attrs.evolve(value, unit=claim.value.unit)
        return attrs.evolve(claim, value=value)
    if field in (*_MEASURE, "period"):
        if claim.measure is None:
            raise ReadError("a statement", f"has no {field}")
        read: Any = as_moment(words, claim.published) if field == "period" and words is not None else words
        return attrs.evolve(claim, measure=attrs.evolve(claim.measure, **{field: read}))
    if field in ("stance", "caveat"):
        changed: Any = {field: words}
        return attrs.evolve(claim, attribution=attrs.evolve(claim.attribution, **changed))
    if field == "source":
        return attrs.evolve(claim, attribution=_attributed(claim.attribution, words, lexicon))
    moment = as_moment(words, claim.published) if words is not None else None
    if field == "stated":
        return attrs.evolve(claim, stated=moment)
    return attrs.evolve(claim, as_of=moment, as_of_basis=AsOfBasis.STATED if moment is not None else None)


def _attributed(old: Attribution, name: str | None, lexicon: Lexicon | None) -> Attribution:
    """An attribution with another source; the chain keeps its relays and loses its origin."""
    source = as_source(name, lexicon) if name is not None else None
    rest = old.chain[1:] if old.source is not None else old.chain
    chain = (source, *rest) if source is not None else rest
    # The words of the old source are not the words of the new one.
    return attrs.evolve(old, source=source, chain=chain, source_span=None)


def read_decisions(path: str | Path, *, on_finding: OnFinding | None = None) -> list[Decision]:
    """The decisions of a JSON Lines file, in its order; [] where the file does not exist yet.

    Raises:
        ReadError: For a file that cannot be read.
    """
    file = Path(path)
    if not file.exists():
        return []
    try:
        lines = file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), str(error), "decisions are one JSON object a line, in UTF-8") from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(_decision(json.loads(line)))
        except (ClaimtrackError, ValueError, TypeError, RecursionError) as error:
            if on_finding:
                on_finding(
                    Finding("unreadable-decision", Severity.WARNING, f"no decision: {error}", f"{path}:{number}")
                )
    return found


def _decision(record: Any) -> Decision:
    if not isinstance(record, dict) or record.pop("schema", None) != DECISION_SCHEMA:
        raise ReadError("the line", f"is not a record of the schema {DECISION_SCHEMA}")
    return Decision(**record)


def decision_record(decision: Decision) -> dict[str, Any]:
    """One decision as a JSON object, without what it leaves open.

    >>> decision_record(Decision("reject", "1c62", "A. Editor", "2024-02-24"))["action"]
    'reject'
    """
    values = attrs.asdict(decision, recurse=False) | {"action": str(decision.action), "when": decision.when.edtf}
    return {"schema": DECISION_SCHEMA} | {name: value for name, value in values.items() if value not in (None, "")}


def append_decision(path: str | Path, decision: Decision) -> None:
    """Write one decision behind the others; what the file holds stays as it is.

    Raises:
        ReadError: For a file that cannot be written.
    """
    record = decision_record(decision)
    file = Path(path)
    try:
        torn = file.exists() and file.stat().st_size > 0 and not file.read_bytes().endswith(b"\n")
        with file.open("a", encoding="utf-8", newline="\n") as out:
            out.write(("\n" if torn else "") + json_text(record) + "\n")
    except OSError as error:
        raise ReadError(str(path), str(error), "choose a file that can be written") from error
