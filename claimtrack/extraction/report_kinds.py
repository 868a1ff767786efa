"""What kind of report a text is: where its headline ends, and whether it tells of a company's business.

Enters: a scan with its datelines. Leaves: a token; a truth. Refused: a guess from figures alone; a company is known by
the noun before its name, or by profit and revenue in the opening.
"""

from claimtrack.extraction.dated_scan import DatedScan
from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.scan import Scan

__all__ = ["body_of", "is_of_a_company"]

_STOPS = frozenset({".", "!", "?", '"', "”", "’", "'", ")", "…", ":"})  # with which a paragraph of a report ends
_SUBJECT = 8  # tokens of a first sentence among which the noun for its company stands
_OPENING = 3  # sentences behind the headline in which a report on a company speaks of its profit


def body_of(scan: Scan) -> int:
    """The first token behind the headline: a first paragraph without a full stop; 0 where there is none."""
    first, last = scan.paragraphs[0]
    return last if len(scan.paragraphs) > 1 and scan.words[last - 1] not in _STOPS and last > first else 0


def is_of_a_company(dated: DatedScan, body: int, grammar: Grammar) -> bool:
    """Whether a report tells of a company: "The airline Norvik Air made a loss", "Net profit fell to 14 million"."""
    scan = dated.scan
    told = [s for s in scan.sentences if s[0] >= body and s[0] not in dated.dateline][:_OPENING]
    if not told:
        return False
    first, last = told[0]
    for token in range(first, min(last, first + _SUBJECT)):
        word = scan.words[token]
        if word in grammar.companies:
            return True
        if word in grammar.noun_stops and token > first:
            break  # "Gunmen robbed a bank"
    return any(not grammar.business.isdisjoint(scan.words[slice(*sentence)]) for sentence in told)
