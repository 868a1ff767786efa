"""What the figures of a text count, for the tests of measures: of one sentence, of the one behind another, of all."""

from collections.abc import Sequence

from claimtrack.extraction.figures import Figure
from claimtrack.extraction.measures import MeasureReading, read_measures
from claimtrack.extraction.scan import Scan, scan
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.parsing.quantities import find_quantities


def _figures(s: Scan, text: str) -> list[Figure]:
    tokens = [(s.tokens_in(q.start, q.end), q) for q in find_quantities(text)]
    return [Figure(span.start, span.stop, q.start, q.end, q.value) for span, q in tokens]


def readings(text: str, earlier: Sequence[MeasureReading] = ()) -> list[MeasureReading]:
    """The measures of a text of one sentence, behind a sentence with some readings."""
    s = scan(text)
    return read_measures(s, 0, len(s), _figures(s, text), load_lexicon(), earlier)


def second(text: str) -> list[MeasureReading]:
    """The readings of the second sentence of a text whose first has no figure."""
    s = scan(text)
    return read_measures(s, *s.sentences[1], _figures(s, text), load_lexicon())


def readings_of(text: str) -> list[MeasureReading]:
    """The readings of all sentences of a text, each with those before it."""
    s, found = scan(text), []
    earlier: list[MeasureReading] = []
    for first, last in s.sentences:
        own = [figure for figure in _figures(s, text) if first <= figure.first < last]
        if own:
            earlier = read_measures(s, first, last, own, load_lexicon(), earlier)
            found += earlier
    return found
