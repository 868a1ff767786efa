"""Throws generated and mutated text at every public parser: what comes back must always be sound.

Enters: options only; the same seed gives the same inputs. Leaves: a line for each fault, with the input that shows it,
and the count; the exit status is 1 where there was one. Refused: nothing.

Inputs are pieces of figures, dates, names and cue verbs in any order, sentences of our own and stories from ``seeds``,
then changed: characters taken out, doubled, swapped, put in; words moved; case, digits, spaces and marks of other
scripts; cut anywhere. For every input

- ``parse_number``, ``parse_quantity`` and ``parse_date`` give a value or a ``ParseError`` that points into the text;
- ``find_quantities`` and ``find_dates`` give spans that lie in the text, in order, none overlapping another, and the
  words of every quantity are the text of its span;
- ``find_attributions`` and ``extract`` give spans that lie in the text, quotes that are its words, and figures inside
  their quotes;
- a second call gives the same.

Run: python benchmarks/fuzz.py [--count N] [--seed N] [--parsers NAME,NAME]
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from claimtrack.errors import ParseError
from claimtrack.extraction.attributions import find_attributions
from claimtrack.extraction.extract import extract
from claimtrack.parsing.dates import find_dates, parse_date
from claimtrack.parsing.numbers import parse_number
from claimtrack.parsing.quantities import find_quantities, parse_quantity

SEEDS = Path(__file__).parent.parent / "seeds"
REFERENCE = "2024-02-23"

WORDS = """
0 1 2 7 12 31 45 100 1,160 29,500 1.5 .5 3/4 1/3 ½ 2½ 1.2m 40k $5bn £3 €4.5m US$7 C$9 Rs 5 7% 3pc 10^6 2^-3
one two seven ten twelve twenty thirty-one ninety hundred thousand million billion dozen lakh crore half third thirds
quarter quarters first second fifth twenty-first a an the no none zero minus negative point dozens hundreds tens
thousands several few couple scores handful twice double doubled tripled tenfold single about some nearly around over
under least most than more less fewer up to from between and or of in per people hostages killed wounded dead soldiers
children votes jobs tonnes km metres feet inches hours years dollars pounds percent points degrees C year-old aged
Resolution Flight F-16 G7 COVID-19 No. page Section January May march Oct. December Monday on Friday Sunday yesterday
today tomorrow last next this week month quarter Q1 Q4 H2 FY23 1990s '90s 19th 7th 1st 2023 2019 1941 2044 2023/24
2024-02-23 7/10/2023 10-7-23 8:30 p.m. GMT noon morning night early mid late end beginning spring summer Easter
Christmas ago later Smith said says told reporters according to the ministry officials Hamas Israel UN police Reuters
that who reported reportedly believed denied claimed put toll at estimate expected would could not will if may
. , ; : ! ? - – — ' " “ ” ( ) [ ] / & + ~ < > = % $ … İ ß ǆ ſ ﬁ ١٩٨٠ ７ ² Ⅷ 👍
"""
SPACES = ("\n", "\n\n", "  ", "\t", "\u00a0", "\u2009", "\u200b", "\u2011", "\ufeff", "\u0301")
PIECES = (*WORDS.split(), *SPACES)

SENTENCES = (
    "The ministry said on Thursday that around 1,160 people had been killed since 7 October 2023.",
    'According to two officials, who cannot be named, "between 200 and 300 hostages" were still held in March.',
    "Police put the toll at 47 on Monday, including 12 children; the union said more than $1.2bn was lost.",
    "At least 20 and at most 100 people were missing three days later, Smith, 45, told reporters.",
    "No one was hurt, but one in three homes was damaged, the agency reported, citing its own count.",
    "Unemployment rose from 3 to 5 percent in the second quarter of 2019, from 4.2 percent a year earlier.",
    "A storm over the Sea of Azov killed 12 sailors on 20 January, thirty days after a two-month halt in the search.",
    "Sunday's election gave Ana Reis 52.6 percent of the vote, against 45.9 percent for her rival, Lee Novak.",
    "The hall, which can hold 400 people, is in the capital, Harare; the union counts 31 dead and the mayor 36.",
    "On trial on Monday over the fire in March 2019, the owner denied that 610 names were on the list of those there.",
    "Consumer prices rose 9 percent in the year to June, the bank said, which takes the real rate to 12.",
    "Dozens of rockets were fired overnight, the army said; Hamas denied that 30 fighters had died.",
)

DIGITS = ("０", "٠", "०")


def mutated(random_: random.Random, text: str) -> str:
    """The text with a few changes."""
    for _ in range(random_.choice((0, 0, 1, 1, 2, 4))):
        if not text:
            break
        i, j = sorted((random_.randrange(len(text) + 1), random_.randrange(len(text) + 1)))
        j = min(j, i + random_.choice((1, 1, 2, 5, 20)))
        change = random_.randrange(9)
        if change == 0:
            text = text[:i] + text[j:]
        elif change == 1:
            text = text[:j] + text[i:j] * random_.choice((1, 2, 7)) + text[j:]
        elif change == 2:
            text = text[:i] + random_.choice(PIECES) + text[i:]
        elif change == 3:
            text = text[:i] + text[i:j].swapcase() + text[j:]
        elif change == 4:
            zero = ord(random_.choice(DIGITS))
            text = text.translate({ord("0") + digit: chr(zero + digit) for digit in range(10)})
        elif change == 5:
            text = text.replace(" ", random_.choice(("\u00a0", "\n", "  ", "", "\u2009", " - ")), 2)
        elif change == 6:
            text = text[:i] + chr(random_.randrange(32, random_.choice((0x2FF, 0xD7FF)))) + text[i:]
        elif change == 7:
            text = text.upper() if random_.random() < 0.5 else text.title()
        else:
            text = text[i:] or text
    return text


def inputs(seed: int, count: int) -> Iterator[str]:
    """So many texts, always the same for one seed; most are short."""
    random_ = random.Random(seed)
    stories = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.md"))]
    for _ in range(count):
        kind = random_.random()
        if kind < 0.72:
            pieces = random_.choices(PIECES, k=random_.choice((1, 2, 3, 3, 4, 5, 6, 8, 12)))
            text = random_.choice((" ", " ", " ", "", "-")).join(pieces)
        elif kind < 0.97 or not stories:
            text = random_.choice(SENTENCES)
        else:
            story = random_.choice(stories)
            start = random_.randrange(len(story))
            text = story[start : start + random_.choice((80, 200, 400))]
        yield mutated(random_, text)


def _parsed(parse: Callable[..., object], text: str, **options: str) -> tuple[object, list[str]]:
    try:
        return parse(text, **options), []
    except ParseError as error:
        inside = 0 <= error.position <= len(text)
        return str(error), [] if inside else [f"an error points at {error.position} of {len(text)} characters"]


def _found(hits: list, text: str, *, worded: bool) -> tuple[object, list[str]]:  # type: ignore[type-arg]
    faults = []
    last = 0
    for hit in hits:
        if not last <= hit.start < hit.end <= len(text):
            faults.append(f"span {hit.start}:{hit.end} of {len(text)} characters, after one that ends at {last}")
        elif worded and hit.value.text != text[hit.start : hit.end]:
            faults.append(f"words {hit.value.text!r} at {text[hit.start : hit.end]!r}")
        last = hit.end
    return hits, faults


def check_number(text: str) -> tuple[object, list[str]]:
    """One reading of a number, and its faults."""
    return _parsed(parse_number, text)


def check_quantity(text: str) -> tuple[object, list[str]]:
    """One reading of a quantity, and its faults."""
    return _parsed(parse_quantity, text)


def check_date(text: str) -> tuple[object, list[str]]:
    """One reading of a date, and its faults."""
    return _parsed(parse_date, text, reference=REFERENCE)


def check_quantities(text: str) -> tuple[object, list[str]]:
    """All quantities of a text, and their faults."""
    return _found(find_quantities(text, include=("ages",)), text, worded=True)


def check_dates(text: str) -> tuple[object, list[str]]:
    """All dates of a text, and their faults."""
    return _found(find_dates(text, reference=REFERENCE), text, worded=False)


def check_attributions(text: str) -> tuple[object, list[str]]:
    """All attributions of a text, and their faults."""
    attributions = find_attributions(text)
    spans = [
        span
        for each in attributions
        for span in (each.source_span, each.cue_span, *each.content_spans)
        if span is not None
    ]
    return attributions, [
        f"{span} of {len(text)} characters" for span in spans if not 0 <= span.start < span.end <= len(text)
    ]


def check_claims(text: str) -> tuple[object, list[str]]:
    """All claims of a text, and their faults."""
    claims = extract(text, published=REFERENCE, publisher="Reuters")
    faults = []
    for claim in claims:
        evidence = claim.evidence
        if evidence is None or text[evidence.start : evidence.end] != evidence.quote:
            faults.append(f"the quote of {claim.value!r} is not the text at its place")
        elif evidence.figure_start is not None and not (
            evidence.start <= evidence.figure_start < (evidence.figure_end or 0) <= evidence.end
        ):
            faults.append(f"the figure of {claim.value!r} lies outside its quote")
    return claims, faults


CHECKS: dict[str, Callable[[str], tuple[object, list[str]]]] = {
    "parse_number": check_number,
    "parse_quantity": check_quantity,
    "find_quantities": check_quantities,
    "parse_date": check_date,
    "find_dates": check_dates,
    "find_attributions": check_attributions,
    "extract": check_claims,
}


def faults_of(name: str, text: str) -> list[str]:
    """What is wrong with one parser's answers to one text; nothing, one hopes."""
    try:
        first, faults = CHECKS[name](text)
        second, _ = CHECKS[name](text)
    except Exception as error:  # noqa: BLE001 - any error that is not documented is what is looked for
        return [f"{type(error).__name__}: {error}"[:160]]
    return faults if repr(first) == repr(second) else [*faults, "a second call gives something else"]


def main() -> int:
    """Try and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--count", type=int, default=1_000_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--parsers", default=",".join(CHECKS))
    given = options.parse_args()
    names = given.parsers.split(",")
    found = dict.fromkeys(names, 0)
    began = shown = time.monotonic()
    for tried, text in enumerate(inputs(given.seed, given.count), 1):
        for name in names:
            for fault in faults_of(name, text):
                found[name] += 1
                if found[name] <= 20:
                    print(f"{name}: {fault}\n    {text!r}", flush=True)
        if time.monotonic() - shown > 10:
            shown = time.monotonic()
            left = (shown - began) / tried * (given.count - tried)
            print(f"{tried} of {given.count}, about {left:.0f} s left", file=sys.stderr, flush=True)
    print(", ".join(f"{name} {count}" for name, count in found.items()), f"faults in {given.count} inputs")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
