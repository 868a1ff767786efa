"""reservations: which figures a text does not vouch for, by the subject of the sentence that says so."""

import time

import pytest

from claimtrack.extraction.reservations import reservation_of, reservations
from claimtrack.lexicon.loader import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        ("Rebels said that 40 had died. The number could not be verified.", "40", "could not be verified"),
        ("Rebels said that 40 had died, which could not be independently verified.", "40", "could not be independently verified"),
        ("The 40 deaths are unconfirmed.", "40", "unconfirmed"),
        ("It put the toll at 40. The report has not been confirmed by doctors.", "40", "has not been confirmed"),
        ("He counted 40. His account could not be checked.", "40", "could not be checked"),
        ("One said 12 died. Another spoke of 40. The figures cannot be verified.", "12", "cannot be verified"),
        ("He spoke of 12.\n\nShe spoke of 40. None of the figures could be verified.", "12", "None of the figures could be verified"),
        ("It said 40 died. The agency was unable to verify that. Neither was the UN.", "40", None),
        ("It said 40 died. The suspects could not be verified.", "40", None),
        ("Police have not confirmed the names of the 40 dead.", "40", None),
        ("One said 12 died. Another spoke of 40. The number cannot be verified.", "12", None),
        ("He spoke of 12.\n\nShe spoke of 40. The figures could not be verified.", "12", None),
        ("The ministry's 40 were verified.", "40", None),
        ("The figures do not distinguish between civilians and the 40 fighters.", "40", None),
        ("The number could not be verified. It was 40.", "40", None),
        ("It confirmed 40 deaths. It said that the higher figure could not be verified.", "40", None),
        ("Police said that 40 died, but the names could not be confirmed.", "40", None),
        ("Police said that 40 died, but the number could not be confirmed.", "40", "could not be confirmed"),
        ("One side lost 12, the other 40, but the figures could not be verified.", "12", "could not be verified"),
        ("One side lost 12, the other 40. Neither figure could be verified.", "12", "Neither figure could be verified"),
    ],
)  # fmt: skip
def test_what_is_covered(text, figure, words):
    """A reservation covers what its subject speaks of: the last sentence, the paragraph, all before it, or itself."""
    assert reservation_of(text.index(figure), text, LEXICON) == words


def test_nothing_without_words():
    """No text, no reservation."""
    assert reservations("", LEXICON) == ()


@pytest.mark.parametrize(
    "piece", ["not ", "verified ", "not verified. ", "The figures could not be verified.\n\n", "a"]
)
def test_linear(piece):
    """A megabyte of anything takes seconds, not hours."""
    start = time.process_time()
    reservations(piece * (1_000_000 // len(piece)), LEXICON)
    assert time.process_time() - start < 20
