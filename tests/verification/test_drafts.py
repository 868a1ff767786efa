"""Drafts with known faults against the seeds and the gold articles: each fault is found, and little else is.

Each ``drafts*.jsonl`` holds sentences with one fault each, or none, and the verdicts that are right for it, written
before the first run over them. Run this file as a program to print recall and precision for each fault.
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
from claimtrack.verification.draft_checks import draft_facts
from claimtrack.verification.draft_matching import Matcher
from claimtrack.verification.draft_verdicts import judge

HERE = Path(__file__).parent
SETS = {
    path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for path in sorted(HERE.glob("drafts*.jsonl"))
}
DRAFTS = [draft for drafts in SETS.values() for draft in drafts]
FAULTS = sorted({draft["fault"] for draft in DRAFTS} - {"supported"})


def sources():
    """The seeds and the gold articles."""
    seeds = [read(path) for path in sorted((HERE.parents[1] / "seeds").glob("*.md"))]
    articles = [json.loads(line) for line in (HERE.parent / "gold" / "articles.jsonl").read_text("utf-8").splitlines()]
    made = [Document(a["text"], None, a["published"], a["publisher"], path=a["id"]) for a in articles]
    return seeds + made


@cache
def against():
    """A judge of figures against all sources."""
    reader, lexicon, documents = Reader(Policy(), load_lexicon()), load_lexicon(), sources()
    facts = read_facts([claim for document in documents for claim in extract(document)], reader)
    matcher = Matcher(facts, documents, reader, lexicon)

    def verdicts(document):
        claims = extract(document)
        facts = [fact for claim in claims for fact in draft_facts(claim, reader)]
        return [str(judge(fact, matcher, Policy(), document.text).verdict) for fact in facts]

    return verdicts


@cache
def outcome():
    """For each draft the verdict that counts, by its text."""
    return {draft["text"]: counted(against()(Document(draft["text"])), draft["expected"]) for draft in DRAFTS}


def counted(verdicts, expected):
    """The right verdict if any figure of the sentence has it, else the first that is not support."""
    departures = [verdict for verdict in verdicts if verdict != "supported"]
    right = [verdict for verdict in departures if verdict in expected]
    return (right or departures or verdicts or ["none"])[0]


def pairs(drafts=DRAFTS):
    """The drafts, each with its verdict."""
    return [(draft, outcome()[draft["text"]]) for draft in drafts]


def scores(drafts=DRAFTS):
    """(found, all) for each fault, and (right, all) for each verdict."""
    recall, precision = defaultdict(Counter), defaultdict(Counter)
    for draft, verdict in pairs(drafts):
        recall[draft["fault"]][verdict in draft["expected"]] += 1
        precision[verdict][verdict in draft["expected"]] += 1
    return recall, precision


def test_the_set_is_large_and_varied():
    """At least 150 sentences, at least ten of each fault that the checks name first."""
    counts = Counter(draft["fault"] for draft in DRAFTS)
    assert len(DRAFTS) >= 150
    assert all(counts[fault] >= 10 for fault in ("digit_slip", "scale_slip", "swapped_source", "invented", "supported"))


def test_no_sentence_stands_twice():
    """Each draft is counted once."""
    assert len({draft["text"] for draft in DRAFTS}) == len(DRAFTS)


def test_faults_are_found():
    """Nine faults in ten are told from what is supported."""
    faults = [verdict for draft, verdict in pairs() if draft["fault"] != "supported"]
    assert sum(verdict not in ("supported", "none") for verdict in faults) / len(faults) >= 0.9


def test_what_is_flagged_is_a_fault():
    """Hardly any sound sentence is called into question."""
    flagged = [draft for draft, verdict in pairs() if verdict not in ("supported", "none")]
    assert sum(draft["fault"] != "supported" for draft in flagged) / len(flagged) >= 0.95


def test_every_report_bears_itself_out():
    """Each source as a draft against all of them: it says what it says."""
    verdicts = [verdict for document in sources() for verdict in against()(document)]
    assert len(verdicts) > 300
    assert verdicts.count("supported") / len(verdicts) >= 0.98
    assert not {"contradicted", "not_found"} & set(verdicts)


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_called_by_its_name(fault):
    """No kind of fault is passed over: nine in ten have the right verdict, or all but one where there are few."""
    recall, _ = scores()
    counts = recall[fault]
    assert counts[True] >= min(0.9 * counts.total(), counts.total() - 1)


def report(name, drafts):
    """Print recall for each fault, precision for each verdict, and what was not called by its name."""
    recall, precision = scores(drafts)
    print(f"{name}: {len(drafts)} sentences")  # noqa: T201
    for kind, table in (("recall", recall), ("precision", precision)):
        for what, counts in table.items():
            print(  # noqa: T201
                f"  {what:16s} {kind:9s} {counts[True]:3d} / {counts.total():3d}  {counts[True] / counts.total():.2f}"
            )
    faults = [(draft, verdict) for draft, verdict in pairs(drafts) if draft["fault"] != "supported"]
    flagged = [draft for draft, verdict in pairs(drafts) if verdict not in ("supported", "none")]
    seen = sum(verdict not in ("supported", "none") for _, verdict in faults) / len(faults)
    named = sum(verdict in draft["expected"] for draft, verdict in faults) / len(faults)
    sound = sum(draft["fault"] != "supported" for draft in flagged) / len(flagged)
    print(f"  faults flagged {seen:.3f}, rightly named {named:.3f}; flags that are faults {sound:.3f}")  # noqa: T201
    for draft, verdict in pairs(drafts):
        if verdict not in draft["expected"]:
            print(f"  {draft['fault']} is {verdict}: {draft['text']}")  # noqa: T201


if __name__ == "__main__":
    for set_name, sentences in SETS.items():
        report(set_name, sentences)
    report("together", DRAFTS)
