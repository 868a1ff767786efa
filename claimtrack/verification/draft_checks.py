"""A draft against its sources: for every figure, whether they bear it out, and where it departs from them.

Enters: a draft - an article, a wiki page, a machine-written summary - and the documents it rests on. Leaves: one
``Checked`` for each figure of the draft, in text order, with the source's figure beside it. Refused: nothing; a draft
without figures has nothing to check.

The verdicts, in the order in which they are looked for:

* ``supported``: a source says it, of the same thing, with the same bound.
* ``contradicted``: they speak of that thing, and give another number, or deny this one.
* ``other_source``: the figure stands, on the word of somebody else.
* ``scope_changed``: the number stands, of something else: the injured, a part, another place.
* ``bound_changed``: "more than 29,500" became "29,500", or a range became one of its ends.
* ``caveat_lost``: the source hedges it or reserves its judgement, the draft does not.
* ``outdated``: the same origin gave a later figure.
* ``not_found``: no source speaks of it.
"""

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Quantity
from claimtrack.parsing.quantities import find_quantities
from claimtrack.verification.draft_matching import Matcher
from claimtrack.verification.draft_verdicts import DraftVerdict, judge

__all__ = ["Checked", "DraftVerdict", "check", "draft_facts"]

# Rules of the reader by which a sentence has a place or time from another.
_LENT = ("paragraph", "opening", "report", "event")


@attrs.frozen
class Checked:
    """One figure of a draft.

    Attributes:
        claim: The figure as the draft states it.
        verdict: What the sources do to it.
        evidence: The figure of the sources that the verdict rests on; None where there is none.
        reason: A sentence that explains it.
    """

    claim: Claim
    verdict: DraftVerdict
    evidence: Claim | None
    reason: str

    @property
    def is_supported(self) -> bool:
        """Whether the sources say just that."""
        return self.verdict is DraftVerdict.SUPPORTED


def check(
    draft: Document | str,
    documents: Document | Iterable[Document],
    *,
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
    on_finding: Callable[[Finding], object] | None = None,
) -> list[Checked]:
    """Check every figure of a draft against its sources.

    Args:
        draft: The draft, or its text.
        documents: What it rests on.
        policy: How figures are compared.
        lexicon: The words to read with.
        on_finding: Called for each number of the draft that was not read as a figure, and so is not checked: often an
            age or a time, sometimes a figure in words that are not understood.

    >>> source = Document("The police said that 47 people died in the mill fire in Leeds.", published="2024-05-06")
    >>> [found] = check("The mill fire in Leeds killed 74 people, police said.", source)
    >>> found.verdict.value, found.reason
    ('contradicted', 'police: 47; two digits changed places')
    """
    policy, lexicon = policy or Policy(), lexicon or load_lexicon()
    reader = Reader(policy, lexicon)
    document = Document(draft) if isinstance(draft, str) else draft
    listed = [documents] if isinstance(documents, Document) else list(documents)
    claims = [claim for one in listed for claim in extract(one, lexicon=lexicon)]
    matcher = Matcher(read_facts(claims, reader), listed, reader, lexicon)
    found = []
    stated = extract(document, lexicon=lexicon)
    for finding in _unread(document, stated, lexicon) if on_finding is not None else ():
        on_finding(finding)  # type: ignore[misc]
    for claim in stated:
        for fact in draft_facts(claim, reader):
            made = judge(fact, matcher, policy, document.text)
            found.append(Checked(claim, made.verdict, made.fact.claim if made.fact else None, made.reason))
    return found


def draft_facts(claim: Claim, reader: Reader) -> list[Facts]:
    """The figure of a draft's claim by its own sentence; none for a statement.

    Reports lend a figure the place and the time of the sentences around it. A summary passes from one event to the next
    within a line, and would lend it those of another.
    """
    if claim.measure is not None:
        lent: dict[str, Any] = {
            field: None for field in ("place", "period") if any(f"{field}:{name}" in claim.rules for name in _LENT)
        }
        claim = attrs.evolve(claim, measure=attrs.evolve(claim.measure, **lent))
    return read_facts([claim], reader)


def _unread(draft: Document, stated: Iterable[Claim], lexicon: Lexicon) -> Iterable[Finding]:
    """The numbers of a draft that no claim has."""
    spans = [claim.evidence for claim in stated if claim.evidence is not None and isinstance(claim.value, Quantity)]
    read = {place for span in spans for place in range(span.figure_start or 0, span.figure_end or 0)}
    for found in find_quantities(draft.text, lexicon=lexicon):
        if read.isdisjoint(range(found.start, found.end)):
            seen = f"{draft.text[found.start : found.end]!r} was not read as a figure, so it is not checked"
            yield Finding("unread-figure", Severity.INFO, seen, f"chars {found.start}-{found.end}")
