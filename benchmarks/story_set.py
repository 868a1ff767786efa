"""Scores extraction and comparison on the story test set: all stories at once, against gold pairs.

Usage: story_set.py [--errors] [--kind KIND] [--story NAME] [--folder FOLDER]

Reads every report of ``tests/stories`` (or FOLDER), extracts the claims of all of them and compares them as one heap.
A pair counts where the figures of the extracted claims overlap the gold figures. Prints precision and recall

* of conflicts, denials, revisions and parts by ``compare``, pair by pair, each claim as its report leaves it ("alone")
  and with the gaps filled from its report, as ``find_conflicts`` reads them ("in context");
* of conflicts by ``find_conflicts``: claims of different positions whose figures cannot both be true;
* of the steps of ``timeline``, and of the groups of ``align``;

and how many conflicts join different stories, of which there should be none. Growth of a count ("updates") and a
revision upwards are one kind here, as readers do not part them; growth that the gold does not list is no error.
Optional gold pairs count neither way. ``--errors`` shows each miss and each needless pair with both claims as read.
"""

import argparse
import collections
import json
import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs

from claimtrack.comparison.alignment import align
from claimtrack.comparison.compare import compare_facts
from claimtrack.comparison.conflicts import find_conflicts, read_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.timelines import timeline
from claimtrack.comparison.value import is_below
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Change, Verdict
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Quantity
from claimtrack.reading.documents import read

FOLDER = Path(__file__).parent.parent / "tests" / "stories"
KIND = {
    "conflicts": "conflicts",
    "denies": "denials",
    "revises_up": "revisions",
    "updates": "revisions",
    "revises_down": "revisions",
    "part_of": "parts",
    "exceeds_whole": "parts",
}
ONE_THING = {"agrees", "conflicts", "denies", "refines", "restates", "revises_down", "revises_up", "updates"}
Key = tuple[str, str, int]  # story, report, where the figure starts


@attrs.frozen
class Gold:
    """What the gold says.

    Attributes:
        claims: For each figure its span, its words and its source.
        pairs: For each ordered pair its relation.
        optional: Pairs that count neither way.
    """

    claims: dict[Key, tuple[int, int, str, str | None]]
    pairs: dict[tuple[Key, Key], str]
    optional: frozenset[frozenset[Key]]


def read_gold(folder: Path) -> Gold:
    """The gold of all stories, with its figures found in the reports."""
    claims: dict[Key, tuple[int, int, str, str | None]] = {}
    pairs: dict[tuple[Key, Key], str] = {}
    optional = set()
    for story in json.loads((folder / "gold.json").read_text("utf-8")):
        keys: dict[tuple[str, str], Key] = {}
        for claim in story["claims"]:
            text = read(folder / story["story"] / f"{claim['report']}.md").text
            found = re.search(rf"(?<![\w.,]){re.escape(claim['figure'])}(?!\w|[.,]\d)", text)
            assert found, claim
            key = (story["story"], claim["report"], found.start())
            keys[claim["report"], claim["figure"]] = key
            claims[key] = (*found.span(), claim["figure"], claim["source"])
        for pair in story["pairs"]:
            a, b = keys[tuple(pair["a"])], keys[tuple(pair["b"])]
            if pair.get("optional"):
                optional.add(frozenset((a, b)))
            else:
                pairs[a, b] = pair["relation"]
    return Gold(claims, pairs, frozenset(optional))


def read_claims(folder: Path, gold: Gold) -> dict[str, tuple[Claim, Key]]:
    """All claims by id, each with the gold figure that it overlaps most, or else its own place."""
    found: dict[str, tuple[Claim, Key]] = {}
    for path in sorted(folder.glob("*/*.md")):
        for claim in extract(read(path)):
            evidence = claim.evidence
            if not isinstance(claim.value, Quantity) or evidence is None or evidence.figure_start is None:
                continue
            start, end = evidence.figure_start, evidence.figure_end or evidence.figure_start
            shared = {
                key: min(end, high) - max(start, low)
                for key, (low, high, _, _) in gold.claims.items()
                if key[:2] == (path.parent.name, path.stem)
            }
            best = max(shared, key=lambda key: shared[key], default=None)
            meets = best is not None and shared[best] > 0
            found[claim.id] = (claim, best if meets and best is not None else (path.parent.name, path.stem, -1 - start))
    return found


def sense(verdict: str) -> str:
    """A verdict as it is scored: growth and a revision upwards are one."""
    return "revises_up" if verdict == "updates" else verdict


def normal(a: Key, b: Key, verdict: Verdict) -> tuple[Key, Key, str]:
    """The pair the way round in which gold is written."""
    if verdict.value not in KIND and verdict.converse.value in KIND:
        return b, a, verdict.converse.value
    return a, b, verdict.value


class Score:
    """Counts and errors of one way to compare."""

    def __init__(self, gold: Gold) -> None:
        self.gold = gold
        self.hits: dict[str, set[tuple[Key, Key]]] = collections.defaultdict(set)
        self.needless: dict[str, set[tuple[Key, Key, str]]] = collections.defaultdict(set)
        self.across: set[frozenset[Key]] = set()

    def add(self, a: Key, b: Key, verdict: Verdict) -> None:
        """Count one verdict on one pair."""
        a, b, name = normal(a, b, verdict)
        kind = KIND.get(name)
        if kind is None or a == b:
            return
        if a[0] != b[0]:
            self.across |= {frozenset((a, b))} if kind in ("conflicts", "denials") else set()
            return
        for x, y in [(a, b), (b, a)] if kind == "conflicts" else [(a, b)]:
            wanted = self.gold.pairs.get((x, y))
            if wanted is not None and sense(wanted) == sense(name):
                self.hits[kind].add((x, y))
                return
        if frozenset((a, b)) not in self.gold.optional and name != "updates":
            first, second = (b, a) if kind == "conflicts" and b < a else (a, b)
            self.needless[kind].add((first, second, name))

    def rows(self, kinds: Iterable[str]) -> Iterator[str]:
        """Precision and recall of each kind."""
        for kind in kinds:
            wanted = {pair for pair, relation in self.gold.pairs.items() if KIND.get(relation) == kind}
            hits, needless = len(self.hits[kind]), len(self.needless[kind])
            precision, recall = 100 * hits / max(1, hits + needless), 100 * hits / max(1, len(wanted))
            counts = f"{hits} of {len(wanted)} found, {needless} needless"
            yield f"  {kind:12s} P {precision:5.1f}  R {recall:5.1f}   {counts}"


def all_pairs(facts: list[Facts], keys: dict[str, Key], reader: Reader, gold: Gold) -> Score:
    """Every pair of claims, compared one by one."""
    score = Score(gold)
    for a, b in combinations(facts, 2):
        score.add(keys[a.id], keys[b.id], compare_facts(a, b, reader).verdict)
    return score


def conflict_pairs(
    claims: list[Claim], keys: dict[str, Key], gold: Gold, context: Iterable[Facts]
) -> tuple[Score, int, int]:
    """What ``find_conflicts`` sets against each other; how many conflicts it found, and how many across stories.

    Two figures of one voice are in no conflict, whose voice being told by all the reports, as ``find_conflicts`` does.
    """
    score, across = Score(gold), 0
    conflicts, facts = find_conflicts(claims), {fact.id: fact for fact in context}
    for conflict in conflicts:
        across += len({keys[claim.id][0] for claim in conflict.claims}) > 1
        if conflict.relation is Verdict.DENIES and conflict.pair is not None:
            score.add(keys[conflict.pair[0].id], keys[conflict.pair[1].id], Verdict.DENIES)
        if conflict.relation is not Verdict.CONFLICTS:
            continue
        for low, high in combinations(conflict.positions, 2):
            for a in (facts[claim.id] for claim in low.claims):
                for b in (facts[claim.id] for claim in high.claims):
                    if a.origin.key != b.origin.key and (is_below(a.ends, b.ends) or is_below(b.ends, a.ends)):
                        score.add(keys[a.id], keys[b.id], Verdict.CONFLICTS)
    return score, len(conflicts), across


def timeline_steps(claims: list[Claim], keys: dict[str, Key], gold: Gold) -> tuple[int, int, int]:
    """Steps of the timelines: right, wrong, across stories."""
    senses = {Change.GROWN: "revises_up", Change.REVISED_UP: "revises_up", Change.REVISED_DOWN: "revises_down"}
    right = wrong = across = 0
    for line in timeline(claims):
        for before, after in zip(line.entries, line.entries[1:], strict=False):
            a, b = keys[before.claim.id], keys[after.claim.id]
            across += a[0] != b[0]
            wanted = gold.pairs.get((a, b))
            if after.change not in senses or frozenset((a, b)) in gold.optional or a[0] != b[0]:
                continue
            good = wanted is not None and sense(wanted) == senses[after.change]
            right, wrong = right + good, wrong + (not good)
    return right, wrong, across


def alignment(claims: list[Claim], keys: dict[str, Key], gold: Gold) -> str:
    """How well the groups of ``align`` hold what speaks of one thing, and whether any joins stories."""
    groups = align(claims).groups
    together = {
        frozenset((keys[a.id], keys[b.id]))
        for group in groups
        for a, b in combinations(group, 2)
        if keys[a.id] != keys[b.id]
    }
    wanted = {frozenset(pair) for pair, relation in gold.pairs.items() if relation in ONE_THING}
    mixed = sum(len({keys[claim.id][0] for claim in group}) > 1 for group in groups)
    judged = {pair for pair in together if pair not in gold.optional and len({key[0] for key in pair}) == 1}
    hits = len(judged & wanted)
    precision, recall = 100 * hits / max(1, len(judged)), 100 * hits / max(1, len(wanted))
    return f"  one thing    P {precision:5.1f}  R {recall:5.1f}   {len(groups)} groups, {mixed} of them across stories"


def shown(key: Key, read_as: dict[Key, Facts], gold: Gold) -> str:
    """A claim with all that comparison takes from it."""
    fact = read_as.get(key)
    words, source = gold.claims[key][2:] if key in gold.claims else ("", None)
    if fact is None:
        return f"{key[1]}: {words!r} NOT READ (gold source {source})"
    claim, measure = fact.claim, fact.claim.measure
    assert measure is not None
    said = claim.attribution.source.name if claim.attribution.source else None
    parts = {
        "source": f"{said}" + ("" if (said or "").casefold() == (source or "").casefold() else f" (gold {source})"),
        "predicate": measure.predicate,
        "counted": measure.counted,
        "unit": claim.value.unit if isinstance(claim.value, Quantity) else None,
        "place": f"{measure.place} {fact.places if measure.place is None else ''}".strip(),
        "period": f"{measure.period} {fact.window if measure.period is None else ''}".strip(),
        "mode": measure.mode,
        "as_of": f"{claim.as_of} {claim.as_of_basis}",
        "stance": claim.attribution.stance,
    }
    kept = ", ".join(f"{name}={value}" for name, value in parts.items() if value not in (None, "None", ""))
    return f"{key[1]}: {getattr(claim.value, 'text', '')!r} {kept}"


def print_errors(score: Score, facts: list[Facts], keys: dict[str, Key], reader: Reader, only: Any) -> None:
    """Every miss and every needless pair, with what comparison says of it in context."""
    read_as = {keys[fact.id]: fact for fact in reversed(facts)}
    errors: list[tuple[str, str, Key, Key, str]] = [
        ("MISSED", KIND[relation], a, b, relation)
        for (a, b), relation in score.gold.pairs.items()
        if relation in KIND and (a, b) not in score.hits[KIND[relation]]
    ]
    errors += [("NEEDLESS", kind, *one) for kind, found in score.needless.items() for one in sorted(found)]
    errors += [("ACROSS", "conflicts", min(pair), max(pair), "conflicts") for pair in score.across]
    for what, kind, a, b, relation in sorted(errors, key=lambda error: (error[1], error[0], error[2])):
        if (only.kind and kind != only.kind) or (only.story and only.story not in (a[0], b[0])):
            continue
        print(f"\n{what} {relation} [{a[0]}] ({score.gold.pairs.get((a, b)) or score.gold.pairs.get((b, a))} in gold)")
        for key in (a, b):
            print(f"    {shown(key, read_as, score.gold)}")
        if a in read_as and b in read_as:
            found = compare_facts(read_as[a], read_as[b], reader)
            axes = f"scope {found.scope}, time {found.time}, value {found.value}, origin {found.origin}"
            print(f"    -> {found.verdict} ({axes}): {found.reason}")


def main() -> None:
    """Score the set and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--kind", choices=sorted(set(KIND.values())))
    parser.add_argument("--story")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args()
    gold = read_gold(options.folder)
    found = read_claims(options.folder, gold)
    claims, keys = [claim for claim, _ in found.values()], {name: key for name, (_, key) in found.items()}
    reader = Reader(Policy(), load_lexicon())
    met = len({key for key in keys.values() if key in gold.claims})
    kinds = ("conflicts", "denials", "revisions", "parts")
    stories = len({key[0] for key in gold.claims})
    print(f"{stories} stories, {len(claims)} claims; {met} of {len(gold.claims)} gold figures read")
    context = read_facts(claims, reader)
    ways = {"compare, alone": [reader.read(claim) for claim in claims], "compare, in context": context}
    scores = {name: all_pairs(facts, keys, reader, gold) for name, facts in ways.items()}
    for name, score in scores.items():
        print(f"{name} ({len(score.across)} conflicting pairs across stories)", *score.rows(kinds), sep="\n")
    grouped, number, across = conflict_pairs(claims, keys, gold, context)
    print(f"find_conflicts ({number} conflicts, {across} across stories)", *grouped.rows(kinds[:2]), sep="\n")
    right, wrong, joined = timeline_steps(claims, keys, gold)
    print(f"timeline\n  {right} steps right, {wrong} wrong, {joined} across stories")
    print("align", alignment(claims, keys, gold), sep="\n")
    if options.errors:
        print_errors(scores["compare, in context"], context, keys, reader, options)


if __name__ == "__main__":
    main()
