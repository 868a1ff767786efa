"""Drafts with known faults against the seeds and the gold articles: each fault is found, and little else is.

``drafts.jsonl`` holds sentences with one fault each, or none, and the verdicts that are right for it. Run this file as
a program to print recall and precision for each fault.
"""

import json
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.document import Document
from claimtrack.model.policy import Policy
from claimtrack.reading.documents import read
from claimtrack.verification.draft_matching import Matcher
from claimtrack.verification.draft_verdicts import judge

HERE = Path(__file__).parent
DRAFTS = [json.loads(line) for line in (HERE / "drafts.jsonl").read_text("utf-8").splitlines()]
FAULTS = sorted({draft["fault"] for draft in DRAFTS} - {"supported"})


def sources():
    """The seeds and the gold articles."""
    seeds = [read(path) for path in sorted((HERE.parents[1] / "seeds").glob("*.md"))]
    articles = [json.loads(line) for line in (HERE.parent / "gold" / "articles.jsonl").read_text("utf-8").splitlines()]
    made = [Document(a["text"], None, a["published"], a["publisher"], path=a["id"]) for a in articles]
    return seeds + made


@cache
def outcome():
    """For each draft the verdict that counts: the right one if any figure has it, else the first that is not support."""
    reader, lexicon, documents = Reader(Policy(), load_lexicon()), load_lexicon(), sources()
    facts = read_facts([claim for document in documents for claim in extract(document)], reader)
    matcher = Matcher(facts, documents, reader, lexicon)
    found = []
    for draft in DRAFTS:
        own = read_facts(extract(Document(draft["text"])), reader)
        verdicts = [str(judge(fact, matcher, Policy()).verdict) for fact in own]
        departures = [verdict for verdict in verdicts if verdict != "supported"]
        right = [verdict for verdict in departures if verdict in draft["expected"]]
        found.append((right or departures or verdicts or ["none"])[0])
    return found


def scores():
    """(found, all) for each fault, and (right, all) for each verdict."""
    recall, precision = defaultdict(Counter), defaultdict(Counter)
    for draft, verdict in zip(DRAFTS, outcome(), strict=True):
        recall[draft["fault"]][verdict in draft["expected"]] += 1
        precision[verdict][verdict in draft["expected"]] += 1
    return recall, precision


def test_the_set_is_large_and_varied():
    """At least 150 sentences, at least ten of each fault that the checks name first."""
    counts = Counter(draft["fault"] for draft in DRAFTS)
    assert len(DRAFTS) >= 150
    assert all(counts[fault] >= 10 for fault in ("digit_slip", "scale_slip", "swapped_source", "invented", "supported"))


def test_faults_are_found():
    """Nine faults in ten are told from what is supported."""
    pairs = [(d, v) for d, v in zip(DRAFTS, outcome(), strict=True) if d["fault"] != "supported"]
    assert sum(verdict not in ("supported", "none") for _, verdict in pairs) / len(pairs) >= 0.9


def test_what_is_flagged_is_a_fault():
    """Hardly any sound sentence is called into question."""
    flagged = [d for d, v in zip(DRAFTS, outcome(), strict=True) if v not in ("supported", "none")]
    assert sum(draft["fault"] != "supported" for draft in flagged) / len(flagged) >= 0.95


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_mostly_called_by_its_name(fault):
    """No kind of fault is passed over."""
    recall, _ = scores()
    assert recall[fault][True] / recall[fault].total() >= 0.5


def main():
    """Print recall for each fault and precision for each verdict."""
    recall, precision = scores()
    for fault, counts in recall.items():
        print(f"{fault:16s} recall    {counts[True]:3d} / {counts.total():3d}  {counts[True] / counts.total():.2f}")  # noqa: T201
    for verdict, counts in precision.items():
        print(f"{verdict:16s} precision {counts[True]:3d} / {counts.total():3d}  {counts[True] / counts.total():.2f}")  # noqa: T201
    pairs = list(zip(DRAFTS, outcome(), strict=True))
    faults = [verdict for draft, verdict in pairs if draft["fault"] != "supported"]
    flagged = [draft for draft, verdict in pairs if verdict not in ("supported", "none")]
    named = sum(verdict in draft["expected"] for draft, verdict in pairs if draft["fault"] != "supported")
    missed = sum(verdict in ("supported", "none") for verdict in faults)
    false = sum(draft["fault"] == "supported" for draft in flagged)
    print(  # noqa: T201
        f"faults flagged {1 - missed / len(faults):.3f}, rightly named {named / len(faults):.3f}; "
        f"flags that are faults {1 - false / len(flagged):.3f}"
    )


if __name__ == "__main__":
    main()
