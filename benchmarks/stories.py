"""Reads every report of a folder at once and scores what is compared against what a reader finds in them.

Usage: stories.py [FOLDER] [-v]. The folder holds reports with front matter and a gold.toml, whose header explains it.
For every pair of figures of one story the verdict of ``compare`` is held against the gold; pairs across stories, and
whole conflicts across stories from ``find_conflicts``, must not be there at all.
"""

import sys
import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path

import claimtrack as ct

KINDS = {
    "conflicts": "conflicts",
    "revises_up": "revisions",
    "revises_down": "revisions",
    "revised_up_by": "revisions",
    "revised_down_by": "revisions",
    "part_of": "parts",
    "whole_of": "parts",
    "exceeds_whole": "parts",
    "exceeded_by_part": "parts",
}
MIRRORED = {"revised_up_by", "revised_down_by", "whole_of", "exceeded_by_part"}


def name(claim: ct.Claim) -> str:
    """A figure as the gold names it."""
    return f"{Path(claim.where.split(':')[0]).stem}: {claim.value.text}"


def is_named(claim: ct.Claim, gold: str) -> bool:
    """Whether the gold means this figure: the report is the same and the words begin alike, or hold the number."""
    report, _, words = gold.partition(": ")
    own, _, text = name(claim).partition(": ")
    mine = text.casefold()
    wanted = words.casefold()
    return own == report and (mine == wanted or wanted.split()[0] == mine or mine.startswith(f"{wanted} "))


def story(claim: ct.Claim) -> str:
    """The story of a report, look-alikes being stories of their own."""
    stem = Path(claim.where.split(":")[0]).stem
    head, _, tail = stem.rpartition("-")
    return head if tail.isdigit() else stem


def score(folder: Path, verbose: bool) -> dict[str, tuple[int, int, int]]:
    """True, predicted and wanted pairs for each kind; conflicts across stories under "across"."""
    gold = tomllib.loads((folder / "gold.toml").read_text("utf-8"))
    claims = [c for path in sorted(folder.glob("*.md")) for c in ct.extract(ct.read(path)) if c.measure is not None]
    counts = {kind: Counter() for kind in ("conflicts", "revisions", "parts")}
    across = 0
    found: dict[str, set[tuple[str, tuple[str, str]]]] = {}
    for a, b in combinations(claims, 2):
        comparison = ct.compare(a, b)
        kind = KINDS.get(comparison.verdict)
        if story(a) != story(b):
            across += kind == "conflicts"
            if verbose and kind == "conflicts":
                print("ACROSS", name(a), "|", name(b), "|", comparison.reason)
            continue
        if kind is None:
            continue
        first, second = (b, a) if comparison.verdict in MIRRORED else (a, b)
        found.setdefault(story(a), set()).add((kind, first, second))
    for title, wanted in gold.items():
        mine = found.get(title, set())
        for kind in counts:
            pairs = wanted.get(kind, [])
            hit = [False] * len(pairs)
            for got, a, b in mine:
                if got != kind:
                    continue
                match = next((i for i, (x, y) in enumerate(pairs) if _fits(a, b, x, y, kind)), None)
                if match is not None:
                    counts[kind]["true"] += not hit[match]
                    counts[kind]["found"] += not hit[match]
                    hit[match] = True
                elif not any(_fits(a, b, x, y, "conflicts") for x, y in wanted.get("either", [])):
                    counts[kind]["found"] += 1
                    if verbose:
                        print("EXTRA ", kind, name(a), "|", name(b), "|", ct.compare(a, b).reason)
            counts[kind]["wanted"] += len(pairs)
            if verbose:
                for (x, y), ok in zip(pairs, hit, strict=True):
                    if not ok:
                        print("MISSED", kind, x, "|", y, "|", _why(claims, x, y))
    groups = sum(len({story(c) for c in conflict.claims}) > 1 for conflict in ct.find_conflicts(claims))
    scores = {kind: (c["true"], c["found"], c["wanted"]) for kind, c in counts.items()}
    return {**scores, "across": (across, groups, len(claims))}


def _fits(a: ct.Claim, b: ct.Claim, x: str, y: str, kind: str) -> bool:
    straight = is_named(a, x) and is_named(b, y)
    return straight or (kind == "conflicts" and is_named(a, y) and is_named(b, x))


def _why(claims: list[ct.Claim], x: str, y: str) -> str:
    """What the pair came out as, or which figure was not read."""
    a = next((c for c in claims if is_named(c, x)), None)
    b = next((c for c in claims if is_named(c, y)), None)
    if a is None or b is None:
        return f"not read: {x if a is None else y}"
    comparison = ct.compare(a, b)
    return f"{comparison.verdict}: {comparison.reason} [{a.measure} / {b.measure}]"


def main() -> None:
    """Print precision and recall for each kind."""
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    folder = Path(arguments[0]) if arguments else Path(__file__).parent.parent / "tests/stories"
    scores = score(folder, "-v" in sys.argv)
    across, groups, claims = scores.pop("across")
    for kind, (true, found, wanted) in scores.items():
        print(
            f"{kind:10s} precision {true / max(found, 1):.2f}  recall {true / max(wanted, 1):.2f}  ({true} of {wanted})"
        )
    print(f"{claims} figures; pairs in conflict across stories {across}, conflicts across stories {groups}")


if __name__ == "__main__":
    main()
