"""Scores extraction on the gold corpus of this project, per phenomenon.

Usage: gold.py [FILE ...] [--errors N] [--field NAME]

Reads ``tests/gold/*.jsonl`` (or the files given): one text a line with its expected claims. A gold claim is found when
an extracted figure overlaps its words. Prints, per phenomenon and in all: precision and recall of claims, and among the
found ones the share whose value, source, predicate and period are right, and who has all four; for sources, separately
where the gold names one and where it abstains; then the same share for what else a claim holds. ``--errors`` shows the
first misses, ``--field`` only those of one field.
"""

import argparse
import collections
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim
from claimtrack.model.moment import Moment, Part
from claimtrack.model.quantity import Quantity

GOLD = Path(__file__).parent.parent / "tests" / "gold"
FIELDS = ("value", "source", "predicate", "period")
BESIDES = ("stance", "caveat", "counted", "place", "mode")


def spans(text: str, claims: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Where each gold figure stands: its next occurrence behind the one before it, else its first."""
    found, position = [], 0
    for claim in claims:
        start = text.find(claim["figure"], position)
        if start < 0:
            start = text.find(claim["figure"])
        found.append((start, start + len(claim["figure"])))
        position = found[-1][1]
    return found


def same_end(gold: Any, end: Any) -> bool:
    """Whether an end is as the gold says; ratios stand there as strings."""
    return end is None if gold is None else end is not None and Fraction(str(gold)) == Fraction(end)


def same_words(gold: str | None, words: str | None) -> bool:
    """Whether two names are one but for their case."""
    return (gold or "").casefold() == (words or "").casefold()


def same_period(gold: str | None, period: Moment | None) -> bool:
    """Whether two periods span the same days, with the same part; the gold writes "2023-11 end"."""
    if gold is None or period is None:
        return gold is None and period is None
    edtf, _, part = gold.partition(" ")
    wanted = Moment(edtf, part=Part(part) if part else None)
    ends = [(m.earliest, m.latest, m.is_open, m.part) for m in (wanted, period)]
    return ends[0] == ends[1] and (wanted.is_resolved or wanted.edtf == period.edtf)


def right(gold: dict[str, Any], claim: Claim) -> dict[str, bool]:
    """Which fields of an extracted claim are as the gold says."""
    value, measure = claim.value, claim.measure
    assert isinstance(value, Quantity)
    assert measure is not None
    ends = all(same_end(gold.get(name), getattr(value, name)) for name in ("low", "high")) or gold["bound"] == "vague"
    source = claim.attribution.source.name.casefold() if claim.attribution.source else None
    return {
        "value": ends and value.bound == gold["bound"] and (not gold.get("unit") or value.unit == gold["unit"]),
        "source": source == (gold["source"].casefold() if gold.get("source") else None),
        "predicate": measure.predicate == gold["predicate"],
        "period": same_period(gold.get("period"), measure.period),
        "stance": claim.attribution.stance == gold["stance"],
        "caveat": bool(claim.attribution.caveat) == bool(gold.get("caveat")),
        "counted": same_words(gold.get("counted"), measure.counted),
        "place": same_words(gold.get("place"), measure.place),
        "mode": measure.mode == gold.get("mode"),
    }


def score(path: Path, counts: dict[str, collections.Counter[str]], errors: int, field: str | None) -> int:
    """Add one file's figures to the counts; shows up to ``errors`` misses and returns how many may still be shown."""
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        claims = extract(case["text"], published=case.get("published"), publisher=case.get("publisher"))
        mine = [c for c in claims if isinstance(c.value, Quantity) and c.evidence is not None]
        n = counts[case.get("phenomenon", path.stem)]
        n["gold"] += len(case["claims"])
        n["extracted"] += len(mine)
        wrong = []
        free = list(mine)
        for gold, (start, end) in zip(case["claims"], spans(case["text"], case["claims"]), strict=True):
            near = [c for c in free if c.evidence.figure_start < end and start < c.evidence.figure_end]
            if not near:
                wrong.append(("missed", gold["figure"], gold["predicate"], ""))
                continue
            free.remove(near[0])
            fields = right(gold, near[0])
            n["found"] += 1
            n["all right"] += all(fields[name] for name in FIELDS)
            for name, good in fields.items():
                n[name] += good
                if not good:
                    wrong.append((name, gold["figure"], gold.get(name, gold), near[0]))
            side = "sourced" if gold.get("source") else "unsourced"
            n[side] += 1
            n[f"{side} right"] += fields["source"]
        wrong += [("needless", c.value.text, "", c) for c in free]
        wrong = [w for w in wrong if (w[0] not in BESIDES if field is None else w[0] == field)]
        if wrong and errors > 0:
            errors -= 1
            print(f"- [{case.get('phenomenon')}] {case['text']}")
            for kind, figure, want, got in wrong:
                print(f"    {kind}: {figure!r} wanted {want!r}, got {shown(kind, got)}")
    return errors


def shown(kind: str, claim: Any) -> str:
    """The field in question of an extracted claim."""
    if not isinstance(claim, Claim):
        return "nothing"
    said = claim.attribution
    of = {"source": said.source, "value": claim.value, "stance": said.stance, "caveat": said.caveat}
    measure = claim.measure
    text = of[kind] if kind in of else getattr(measure, kind, claim)
    return f"{text} {claim.rules}"


def main() -> None:
    """Score the corpus and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--field", choices=(*FIELDS, *BESIDES, "missed", "needless"))
    options = parser.parse_args()
    for path in options.files or sorted(GOLD.glob("*.jsonl")):
        counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        score(path, counts, options.errors, options.field)
        print(f"{path.stem}: precision and recall of claims; shares right among found ones")
        total: collections.Counter[str] = collections.Counter()
        for n in counts.values():
            total += n
        for name, n in [*sorted(counts.items()), ("ALL", total)]:
            share = [f"{key} {100 * n[key] / max(1, n['found']):5.1f}" for key in (*FIELDS, "all right")]
            precision, recall = n["found"] / max(1, n["extracted"]), n["found"] / max(1, n["gold"])
            sides = f"sourced {n['sourced right']}/{n['sourced']} abstains {n['unsourced right']}/{n['unsourced']}"
            print(f"  {name:34s} P {100 * precision:5.1f} R {100 * recall:5.1f}  {'  '.join(share)}  {sides}")
        print("  besides: " + "  ".join(f"{key} {100 * total[key] / max(1, total['found']):.1f}" for key in BESIDES))


if __name__ == "__main__":
    main()
